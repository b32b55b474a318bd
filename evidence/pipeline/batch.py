"""Every case below a folder, by one crew, and one table over all.

In: a root folder. Out: each case's own report as soon as it is answered, and a Portfolio. Never: one case's failure
in another's way; papers of one case in the folder of another; a case that waits until a larger one is through.
"""

from __future__ import annotations

import os
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from evidence.errors import DEBUG, EvidenceError, Exit, Interrupted, OutputError, UsageError, internal
from evidence.ingest.layout import is_case
from evidence.model import Answers, Portfolio, PortfolioRow
from evidence.pipeline.crew import Crew
from evidence.pipeline.job import Job, Place
from evidence.pipeline.ledger import DAMAGED, STATES, Ledger
from evidence.pipeline.locks import only_run
from evidence.pipeline.writing import Writer
from evidence.report.portfolio import write_portfolio
from evidence.texts import Amount, Joined, message, plural, speaker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.progress import Progress
    from evidence.texts import Sentence, Text

_WORST_FIRST = (Exit.INTERNAL, Exit.USAGE, Exit.UNREADABLE, Exit.GAPS, Exit.OK)
_AT_ONCE = 16  # cases whose documents wait side by side: their records are held in memory
_STOPPED: Sentence = "The batch stopped at the first failure (--fail-fast)."


class BatchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`only_changed` leaves cases whose answer would be the same; `times` puts seconds into the portfolio.

    `answers` are said about every case alike.
    """

    only_changed: bool = False
    fail_fast: bool = False
    times: bool = False
    answers: Answers = Answers()


def find_cases(root: Path) -> tuple[Path, ...]:
    """Return the case folders below `root`, sorted; what lies inside a case is not searched."""
    if not root.is_dir():
        raise UsageError("There is no such folder.", where=str(root), then="Give the folder that holds the cases.")
    found: list[Path] = []
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        if is_case(folder):
            found.append(folder)
        else:
            waiting += [p for p in folder.iterdir() if p.is_dir() and not p.is_symlink()]
    return tuple(sorted(found, key=lambda p: p.relative_to(root).as_posix()))


def places(root: Path, out: Path) -> tuple[Place, ...]:
    """Return where each case below `root` goes: to the same place below `out`, which no other case has."""
    cases = find_cases(root)
    if not cases:
        raise UsageError("No case folder lies here.", where=str(root), then="A case holds flagged.csv or case.toml.")
    if out.resolve().is_relative_to(root.resolve()):
        raise OutputError("The output folder lies among the cases.", where=str(out), then="Choose another with --out.")
    names = {case: case.relative_to(root).as_posix() for case in cases}
    folded: dict[str, Path] = {}
    for case, name in names.items():
        if name.casefold() in folded:  # one folder on Windows and macOS
            what = message(
                "Two cases differ only in upper and lower case: {one} and {other}.",
                one=names[folded[name.casefold()]],
                other=name,
            )
            raise UsageError(what, where=str(root), then="Rename one of them.")
        folded[name.casefold()] = case
    return tuple(
        Place(name=name, case=case, out=out.joinpath(*case.relative_to(root).parts)) for case, name in names.items()
    )


def batch(root: Path, out: Path, options: RunOptions, how: BatchOptions, meter: Progress) -> tuple[Portfolio, int]:
    """Run every case below `root` into the same place below `out`; return the table and the worst exit code."""
    wanted = places(root, out)
    with Ledger(options.cache_folder) as ledger, only_run(None, out, None):
        if ledger.damaged:
            meter.note(DAMAGED)
        resumed = ledger.begin_batch(root, out)
        if resumed:
            meter.note(message("The run before was cut off: what it finished is kept."))
        with Crew(options) as crew, Writer(out) as writer:
            how = msgspec.structs.replace(how, only_changed=how.only_changed or resumed)
            run = _Batch((crew, writer), ledger, options, how)
            run.work(wanted, meter)
        rows = tuple(run.rows[place.name] for place in wanted)
        portfolio = Portfolio(root=root.resolve().name, rows=rows)
        write_portfolio(portfolio, out, options.language)
        ledger.end_batch(root)
    codes = run.codes.values()
    return portfolio, next((worst for worst in _WORST_FIRST if worst in codes), max(codes))


def planned(root: Path, out: Path, options: RunOptions) -> tuple[Text, ...]:
    """Return what a batch would do, a line a case: nothing is read or written."""
    lines: list[Text] = []
    with Ledger(options.cache_folder) as ledger:
        for place in places(root, out):
            files = sum(p.is_file() for p in place.case.rglob("*"))
            before = ledger.state(str(place.case.resolve()))
            lines.append(
                plural(
                    "{case}: one file to {folder} (before: {state})",
                    "{case}: {count} files to {folder} (before: {state})",
                    files,
                    case=place.name,
                    folder=str(place.out),
                    state=message(STATES[before.state] if before else "never run"),
                )
            )
    return tuple(lines)


class _Batch:
    """A batch while it runs: which cases are on their way, and what became of the others."""

    def __init__(self, hands: tuple[Crew, Writer], ledger: Ledger, options: RunOptions, how: BatchOptions) -> None:
        self.rows: dict[str, PortfolioRow] = {}
        self.codes: dict[str, int] = {}
        self._crew, self._writer = hands
        self._ledger, self._options, self._how = ledger, options, how
        self._jobs: dict[str, Job] = {}
        self._writing: dict[Future[None], Job] = {}
        self._stop = False

    def work(self, wanted: tuple[Place, ...], meter: Progress) -> None:
        """Run all; at most `_AT_ONCE` side by side."""
        waiting = deque(wanted)
        while waiting or self._jobs:
            while waiting and not self._stop and len(self._jobs) < _AT_ONCE:
                self._begin(waiting.popleft(), meter)
            if self._stop:
                self._skip(waiting)
            if self._jobs:
                self._step(meter)

    def _begin(self, place: Place, meter: Progress) -> None:
        job = Job(place, self._options, self._how.answers, self._ledger)
        with self._guarded(job, meter):
            job.__enter__()
            self._jobs[place.name] = job
            job.begin(self._crew, only_changed=self._how.only_changed)
            meter.started(job.total, job.place.name)
            self._settle(job, meter)

    def _step(self, meter: Progress) -> None:
        done = self._crew.take_or_hear(self._writing)
        for files in [files for files in self._writing if files.done()]:
            self._written(self._writing.pop(files), files, meter)
        job = self._jobs.get(done.asker) if done else None
        if done is None or job is None:  # of a case that failed in the meantime
            return
        with self._guarded(job, meter):
            job.take(done, self._crew, meter)
            self._settle(job, meter)

    @contextmanager
    def _guarded(self, job: Job, meter: Progress) -> Iterator[None]:
        """Let an error of one case be that case's alone, also one that nobody thought of."""
        try:
            yield
        except Interrupted:
            raise
        except EvidenceError as error:
            self._failed(job, error, meter)
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            self._failed(job, internal(error), meter)

    def _settle(self, job: Job, meter: Progress) -> None:
        """Have the files of a case written that is answered; note one that nothing changed in."""
        if job.unchanged:
            self._ended(job, meter)
        elif job.report is not None:
            self._writing[job.begin_writing(self._writer)] = job
        elif not job.foreseen:
            self._writer.start()

    def _written(self, job: Job, files: Future[None], meter: Progress) -> None:
        """Note a case whose files are there; one that must be read again goes on."""
        with self._guarded(job, meter):
            if job.written(files, self._crew, meter):
                self._ended(job, meter)
            else:
                self._settle(job, meter)

    def _failed(self, job: Job, error: EvidenceError, meter: Progress) -> None:
        job.fail(error)
        self._crew.drop(job.place.name)
        self._ended(job, meter)

    def _ended(self, job: Job, meter: Progress) -> None:
        name, row = job.place.name, job.row
        assert row is not None  # noqa: S101 -- a job that ended has its row
        self._jobs.pop(name, None)
        job.__exit__()
        self.rows[name] = msgspec.structs.replace(row, seconds=round(job.seconds, 1)) if self._how.times else row
        self.codes[name] = job.exit_code
        self._stop = self._stop or (self._how.fail_fast and job.exit_code in {Exit.USAGE, Exit.UNREADABLE})
        meter.note(message("{case}: {told}", case=name, told=_told(row, job)))

    def _skip(self, waiting: deque[Place]) -> None:
        """Leave the cases that have not begun; those on their way are finished."""
        why = speaker(self._options.language)(_STOPPED)
        for place in waiting:
            self.rows[place.name] = PortfolioRow(name=place.name, folder=place.name, error=why)
            self._ledger.skip(place.case.resolve(), place.out, why)
        waiting.clear()


def _told(row: PortfolioRow, job: Job) -> Text:
    if row.error:
        return message("not run: {why}", why=row.error)
    counts = Joined(
        (
            plural("{proven} of one item proven", "{proven} of {count} items proven", row.items, proven=row.covered),
            plural("one paper", "{count} papers", row.documents),
            message("{count} not read", count=row.failed),
        ),
        ", ",
    )
    if job.unchanged:
        return message("unchanged: {what}", what=counts)
    return Joined((counts, message("{count} s", count=Amount(f"{job.seconds:.1f}"))), ", ")
