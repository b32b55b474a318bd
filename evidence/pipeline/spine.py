"""The spine: from a case to its report, one stage after the other.

In: a case (a folder or a Case) and options. Out: a Report, or the objects of documents alone.
Never: a decision of its own; each stage decides what is its to decide.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from evidence import __version__
from evidence.errors import OutputError
from evidence.ingest import ingest
from evidence.ingest.sources import discover
from evidence.judge import judge, told_wholes, validate
from evidence.match import match
from evidence.model import Answers, Case, Judgement, Problem, Record, Report, attachment_of
from evidence.pipeline.crew import Crew, process_all
from evidence.pipeline.digests import answer_digest
from evidence.pipeline.lacking import told_once
from evidence.pipeline.notices import reading
from evidence.pipeline.options import Passwords, RunOptions
from evidence.pipeline.originals import FileOriginals
from evidence.pipeline.plan import judged_plan
from evidence.pipeline.progress import SILENCE, Progress, tell_closer_look
from evidence.pipeline.tasks import Wanted
from evidence.report import ReportOptions
from evidence.report import report as write_files
from evidence.texts import spoken

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from evidence.pipeline.reading import Outcome

    Steps = Generator[Wanted, tuple[Outcome, ...], Report]


def run(
    case: Case | Path | str,
    options: RunOptions | None = None,
    progress: Progress = SILENCE,
    answers: Answers | None = None,
) -> Report:
    """Answer one case: read its documents, match, judge. UsageError for a case that cannot be asked."""
    options = options or RunOptions()
    with Crew(options) as crew:
        asked = case if isinstance(case, Case) else ingest(Path(case), answers or Answers(), reading(options, crew))
        progress.started(len(asked.documents))
        steps, outcomes = answering(asked, options), None
        while True:
            try:
                wanted = next(steps) if outcomes is None else steps.send(outcomes)
            except StopIteration as end:
                report: Report = end.value
                return report
            if wanted.closer:
                tell_closer_look(progress, len(wanted.sources))
            outcomes = crew.all("", wanted, progress if wanted.first or wanted.closer else SILENCE)


def answering(asked: Case, options: RunOptions) -> Steps:
    """Answer a case step by step: yields what must be read, is sent the outcomes, returns the Report."""
    asked = msgspec.structs.replace(asked, spoken=spoken(asked.language, options.language))
    validate(asked.pack)
    outcomes = yield Wanted(sources=asked.documents, options=options, first=True)
    records, problems = _sorted(outcomes, asked.problems)
    judgement = _judge(asked, records, problems)
    missing = any(v.verdict == "missing" for v in judgement.verdicts)
    if options.effort == "auto" and missing and any(o.rereadable for o in outcomes):
        better = yield from _reread(outcomes, options)
        records, problems = _sorted(better, asked.problems)
        judgement = _judge(asked, records, problems)
    judged = yield from judged_plan(asked, records, options)
    records, lacking = told_once(told_wholes(records, judgement.wholes))
    return Report(
        tool=f"evidence {__version__}",
        case=msgspec.structs.replace(asked, notes=(*asked.notes, *lacking)),
        records=records,
        problems=(*problems, *([judged.problem] if judged.problem else [])),
        plan=judged.plan,
        verdicts=judgement.verdicts,
        document_findings=judgement.documents,
        wholes=judgement.wholes,
    )


def write(
    report: Report, out: Path | str, options: ReportOptions | None = None, passwords: Passwords | None = None
) -> None:
    """Write every file of the report below `out`; OutputError when `out` would touch the case's own papers."""
    folder = Path(out)
    refuse_output_among_papers(folder, Path(report.case.root))
    made_of = answer_digest(report, options or ReportOptions())
    write_files(report, folder, FileOriginals(report, passwords or Passwords()), options, made_of=made_of)


def default_out(case: Path) -> Path:
    """Return `<CASE>-evidence` beside the case."""
    resolved = case.resolve()
    return resolved.with_name(f"{resolved.name}-evidence")


def refuse_output_among_papers(out: Path, case: Path) -> None:
    """Raise OutputError when `out` is the case folder, or lies where its documents are searched."""
    papers = case / "documents"
    searched = papers if papers.is_dir() else case
    inside = out.resolve().is_relative_to(searched.resolve())
    if inside or out.resolve() == case.resolve():
        raise OutputError(
            "The output folder lies among the case's own papers.", where=str(out), then="Choose another with --out."
        )


def extract_paths(
    paths: Iterable[Path], options: RunOptions, progress: Progress = SILENCE
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Read and extract files and folders without a case, sorted by path."""
    sources, unreadable = discover(paths, None)
    return _sorted(process_all(sources, options, progress), unreadable)


def _judge(case: Case, records: tuple[Record, ...], problems: tuple[Problem, ...]) -> Judgement:
    return judge(case, records, problems, match(case.items, records))


def _reread(
    outcomes: tuple[Outcome, ...], options: RunOptions
) -> Generator[Wanted, tuple[Outcome, ...], tuple[Outcome, ...]]:
    """Read once more, thoroughly, what OCR read fast: a flagged item was found nowhere."""
    again = tuple(o.source for o in outcomes if o.rereadable)
    thorough = msgspec.structs.replace(options, effort="thorough")
    read = yield Wanted(sources=again, options=thorough, closer=True, retry=False)
    better = {o.source: o for o in read if o.problem is None}
    return tuple(better.get(o.source, o) for o in outcomes)


def _sorted(
    outcomes: tuple[Outcome, ...], problems: tuple[Problem, ...]
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    records = sorted(
        (r for o in outcomes for r in o.records), key=lambda r: (r.path, attachment_of(r.part) or "", r.first_page)
    )
    all_problems = (*problems, *(o.problem for o in outcomes if o.problem))
    return tuple(records), tuple(sorted(all_problems, key=lambda p: (p.source.path, p.source.part or "")))
