"""One case on its way: begun, fed with what was read, answered, its files written, every step in the ledger.

In: a case folder, an output folder, a crew, a ledger. Out: a Report and its files, or that nothing changed.
Never: two runs on one case at once, files of one case in the folder of another.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from evidence.ingest import ingest
from evidence.model import PortfolioRow
from evidence.pipeline.digests import case_digest
from evidence.pipeline.locks import only_run
from evidence.pipeline.notices import reading
from evidence.pipeline.originals import ChangedError
from evidence.pipeline.outcome import exit_code, portfolio_row
from evidence.pipeline.progress import tell_closer_look
from evidence.pipeline.spine import answering, refuse_output_among_papers
from evidence.report.folder import is_whole
from evidence.texts import message, speaker

if TYPE_CHECKING:
    from concurrent.futures import Future

    from evidence.errors import EvidenceError
    from evidence.model import Answers, Report
    from evidence.pipeline.crew import Crew
    from evidence.pipeline.ledger import CaseLog, Ledger
    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.progress import Progress
    from evidence.pipeline.reading import Outcome
    from evidence.pipeline.spine import Steps
    from evidence.pipeline.tasks import Done, Wanted
    from evidence.pipeline.writing import Writer

ALONE = "."  # the name of a case that is not one of several
_TRIES = 2  # a file that changes while it is read is read again once; one that goes on changing is told


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Which case goes where: `name` is its folder as the batch calls it, unique in a run."""

    name: str
    case: Path
    out: Path


class Job:
    """A context manager: it holds case and output folder while it runs.

    `unchanged`: it is left as it is; `foreseen`: its answer will hardly be another, and its files are there.
    """

    def __init__(self, place: Place, options: RunOptions, answers: Answers, ledger: Ledger) -> None:
        self.place, self.report, self.total = place, None, 0
        self.row: PortfolioRow | None = None
        self.exit_code = 0
        self.unchanged = False
        self.foreseen = False
        self._options, self._answers, self._ledger = options, answers, ledger
        self._t = speaker(options.language)
        self._held = ExitStack()
        self._log: CaseLog | None = None
        self._began = time.monotonic()
        self._tries = 0
        self._unsettled = False

    report: Report | None

    def __enter__(self) -> Self:
        refuse_output_among_papers(self.place.out, self.place.case)
        self._held.enter_context(only_run(self.place.case, self.place.out, self._options.cache_folder))
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def begin(self, crew: Crew, *, only_changed: bool = False) -> None:
        """Find out what is asked and begin to read; with `only_changed` leave what is answered already."""
        self._unsettled = False
        asked = ingest(self.place.case, self._answers, reading(self._options, crew))
        self._digest = case_digest(asked, self._options)
        before = self._ledger.state(asked.root)
        answer = before.answer if before and before.digest == self._digest and self._is_there(before.out) else None
        self.foreseen = answer is not None
        if only_changed and before and answer:
            self.row, self.exit_code, self.unchanged = answer, before.exit_code or 0, True
            return
        self._log = self._ledger.case(asked.root, self.place.out)
        self._log.queued(asked.documents)
        for problem in asked.problems:
            self._log.unread(problem.source, problem.error)
        self.total = len(asked.documents) if self._tries == 0 else 0
        self._steps: Steps = answering(asked, self._options)
        self._advance(crew, next(self._steps))

    def take(self, done: Done, crew: Crew, meter: Progress) -> None:
        """Take one outcome; with the last of those waited for the next step begins."""
        if self._wanted.first or self._wanted.closer:
            meter.finished(done.outcome, self._told_as)
        self._got[done.index] = done.outcome
        self._unsettled = self._unsettled or done.outcome.unsettled
        if len(self._got) == len(self._wanted.sources):
            self._advance(crew, self._answer())
            if self.report is None and self._wanted.closer:
                tell_closer_look(meter, len(self._wanted.sources), self._told_as)

    def foresee_writing(self, writer: Writer) -> None:
        """Have those ready who write when the last paper is in: what is read is judged first, by one process alone."""
        if len(self._got) + 1 == len(self._wanted.sources) and not self.foreseen:
            writer.start_both(self.total, self._options)

    def begin_writing(self, writer: Writer) -> Future[None]:
        """Have the files of the report written."""
        assert self.report is not None  # noqa: S101 -- who calls has seen the report
        return writer.begin(self.report, self.place.out, self._options)

    def written(self, files: Future[None], crew: Crew, meter: Progress) -> bool:
        """Wait for the files; False when a document changed since it was read: then it is read again."""
        assert self.report is not None  # noqa: S101 -- as above
        try:
            files.result()
        except ChangedError as error:
            self._tries += 1
            if self._tries == _TRIES:
                raise
            told = message("{file}: it changed while the case was read; the case is read again.", file=error.where)
            meter.note(told)
            self.report = None
            self.begin(crew)
            return False
        self._end(portfolio_row(self.report, self.place.name), exit_code(self.report))
        return True

    def fail(self, error: EvidenceError) -> None:
        """Note why the case could not be answered."""
        if self._log is None and self.place.case.is_dir():
            self._log = self._ledger.case(self.place.case.resolve(), self.place.out)
        self._end(
            PortfolioRow(name=self.place.name, folder=self.place.name, error=self._t.tell(error.told)), error.exit_code
        )

    @property
    def _told_as(self) -> str:
        return "" if self.place.name == ALONE else self.place.name

    @property
    def seconds(self) -> float:
        """Seconds since the job began."""
        return time.monotonic() - self._began

    def _end(self, row: PortfolioRow, code: int) -> None:
        self.row, self.exit_code = row, code
        if self._log is not None:
            settled = not row.error and not self._unsettled  # what another run may read is not left by --only-changed
            self._log.ended(row, code, self.seconds, self._digest if settled else "")

    def _is_there(self, out: str) -> bool:
        return out == str(self.place.out.resolve()) and is_whole(self.place.out)

    def _answer(self) -> Wanted | None:
        outcomes = tuple(self._got[index] for index in range(len(self._wanted.sources)))
        try:
            return self._steps.send(outcomes)
        except StopIteration as end:
            self.report = end.value
            return None

    def _advance(self, crew: Crew, wanted: Wanted | None) -> None:
        while wanted is not None:
            self._wanted = wanted
            self._got: dict[int, Outcome] = {}
            if wanted.sources:
                log = self._log if wanted.first or self._log is None else self._log.aside()
                crew.ask(self.place.name, wanted, log)
                return
            wanted = self._answer()
