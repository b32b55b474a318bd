"""Documents of one case or many, read by hands that work in parallel: fair, bounded in time, none lost.

In: Sources, asked for by whoever waits for them. Out: one Outcome for each. Never: a result that depends on the number
of workers; a batch that dies of one document; a case that waits until a larger one is through.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

import msgspec

from evidence.errors import Interrupted, UsageError
from evidence.pipeline.cache import Cache
from evidence.pipeline.fates import lost
from evidence.pipeline.machine import wall_seconds
from evidence.pipeline.progress import SILENCE, Progress
from evidence.pipeline.reading import Outcome, known, process, remember
from evidence.pipeline.tasks import Done, Flight, Long, Task, Wanted
from evidence.texts import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from concurrent.futures import Future
    from types import TracebackType

    from evidence.model import Source
    from evidence.pipeline.fates import Fate
    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.workers import Work

    Hire = Callable[[RunOptions, int], "Hands"]

_RENEWALS = 3
_LARGE = 600_000  # bytes
_GLANCE = 0.2  # seconds between two looks at the time limits


class Hands(Protocol):
    """Whatever does the work: processes here, or machines elsewhere."""

    @property
    def room(self) -> int:
        """How many documents may be in hand now."""
        ...

    def submit(self, source: Source, options: RunOptions) -> Future[Outcome]:
        """Begin one document."""
        ...

    def fate(self, error: BaseException) -> Fate | None:
        """Tell how its worker ended where an error of a future is the end of its worker."""
        ...

    def check(self) -> None:
        """Raise UsageError where nobody has been there to work for long."""
        ...

    def close(self, *, kill: bool) -> None:
        """End: when idle, or at once."""
        ...


class Log(Protocol):
    """Who writes down what happens to the documents of one case."""

    def known(self, source: Source, options: RunOptions) -> Outcome | None:
        """Return what became of it in a run that was cut off, where no cache tells it."""
        ...

    def found(self, source: Source, outcome: Outcome) -> None:
        """Hear that what becomes of it was known before."""
        ...

    def running(self, source: Source) -> None:
        """Hear that it is in hand."""
        ...

    def finished(self, source: Source, options: RunOptions, outcome: Outcome, seconds: float) -> None:
        """Hear what became of it."""
        ...


class Crew:
    """A context manager around the hands: ask for documents, take them as they are done."""

    def __init__(self, options: RunOptions, hire: Hire | None = None, *, knowing: bool = True) -> None:
        self._knowing = knowing
        self._options, self._hire = options, hire or hands
        self._hands: Hands | None = None
        self._queues: dict[str, deque[Task]] = {}
        self._flying: dict[Future[Outcome], Flight] = {}
        self._ready: deque[Done] = deque()
        self._logs: dict[str, Log | None] = {}
        self._broken = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._hands is not None:
            self._hands.close(kill=kind is not None)
            self._hands = None
        if isinstance(error, KeyboardInterrupt):
            what = "Stopped on request; what was read is kept, no results were written."
            raise Interrupted(what, then="Run again for the rest.") from error

    def ask(self, asker: str, wanted: Wanted, log: Log | None = None) -> None:
        """Want these documents; those known already are ready at once: to start a worker costs more than to look."""
        options = wanted.options
        self._logs[asker] = log
        queue = self._queues.setdefault(asker, deque())
        with Cache(options.cache_path if self._knowing else None) as cache:
            for index, source in enumerate(wanted.sources):
                before = (log and log.known(source, options)) or known(source, options, cache)
                if before is None:
                    how = Task(
                        asker=asker, index=index, source=source, asked=options, options=options, retry=wanted.retry
                    )
                    queue.append(how)
                    continue
                if log:
                    log.found(source, before)
                self._ready.append(Done(asker=asker, index=index, outcome=before))

    def drop(self, asker: str) -> None:
        """Want nothing more for this asker: what is in hand is read to its end and thrown away."""
        self._queues.pop(asker, None)
        self._logs.pop(asker, None)
        self._ready = deque(done for done in self._ready if done.asker != asker)

    def take(self, asker: str | None = None) -> Done:
        """Wait for the next document that is done, of one asker or of any."""
        while True:
            done = self.take_or_hear((), asker)
            if done is not None:
                return done

    def take_or_hear(self, others: Collection[Future[None]], asker: str | None = None) -> Done | None:
        """Wait a moment for the next document; None where there is none yet, or one of the others is done."""
        for done in self._ready:
            if asker is None or done.asker == asker:
                self._ready.remove(done)
                return done
        self._fill()
        self._look(others)
        return None

    def all(
        self, asker: str, wanted: Wanted, progress: Progress = SILENCE, log: Log | None = None
    ) -> tuple[Outcome, ...]:
        """Read these documents and wait for them; the order is that of the sources."""
        self.ask(asker, wanted, log)
        outcomes: dict[int, Outcome] = {}
        while len(outcomes) < len(wanted.sources):
            done = self.take(asker)
            outcomes[done.index] = done.outcome
            progress.finished(done.outcome)
        return tuple(outcomes[index] for index in range(len(wanted.sources)))

    def _fill(self) -> None:
        """Give out documents, one of each asker in turn."""
        waiting = sum(map(len, self._queues.values()))
        if not waiting:
            return
        if self._hands is None:
            large = any(_large(task.source) for queue in self._queues.values() for task in queue)
            self._hands = self._hire(self._options, self._options.workers if large else waiting)
        while len(self._flying) < self._hands.room:
            task = self._next()
            if task is None:
                return
            if task.of is not None and task.of.lost:
                self._portion(task, task.of, None)
                continue
            if (log := self._logs.get(task.asker)) and not task.long:
                log.running(task.source)
            self._flying[self._hands.submit(task.source, task.options)] = Flight(task)

    def _next(self) -> Task | None:
        for asker in tuple(self._queues):
            queue = self._queues.pop(asker)
            if queue:
                task = queue.popleft()
                self._queues[asker] = queue  # at the end of the line
                return task
        return None

    def _look(self, others: Collection[Future[None]] = ()) -> None:
        """Wait a moment; take what is done, stop what takes too long."""
        awaited: tuple[Future[Any], ...] = (*self._flying, *others)
        done, _ = wait(awaited, timeout=_GLANCE, return_when=FIRST_COMPLETED)
        if self._hands is not None:
            self._hands.check()
        now = time.monotonic()
        for future, flight in tuple(self._flying.items()):
            if flight.began is None and future.running():
                flight.began = now
            most = wall_seconds(flight.task.options.limits.max_seconds)
            late = flight.began is not None and now - flight.began > most
            if future not in done and late:
                flight.overdue = future.cancel()  # pebble ends the worker that has it
            if future in done or flight.overdue:
                del self._flying[future]
                self._finish(flight, future, 0.0 if flight.began is None else now - flight.began)

    def _finish(self, flight: Flight, future: Future[Outcome], seconds: float) -> None:
        task = flight.task
        outcome = self._outcome(flight, future)
        if outcome is None:
            self._queues.setdefault(task.asker, deque()).appendleft(task)
            return
        if task.of is not None:
            self._portion(task, task.of, outcome)
            return
        if outcome.portions:
            self._part(task, outcome.portions)
            return
        self._judge(task, outcome, seconds)

    def _part(self, task: Task, portions: tuple[tuple[int, ...], ...]) -> None:
        """Give out the portions of a long document: they go into the cache, and the whole is made of them."""
        if task.asker not in self._logs:  # dropped
            return
        long = Long(task, len(portions), len(portions))
        queue = self._queues.setdefault(task.asker, deque())
        if task.options.by_page and len(portions) == 1:
            queue.appendleft(long.whole())
            return
        for place, pages in reversed(tuple(enumerate(portions))):
            queue.appendleft(long.portion(place, pages))

    def _portion(self, task: Task, long: Long, outcome: Outcome | None) -> None:
        """Take a portion that is through, or not wanted any more; go on with the whole after the last one."""
        long.out -= 1
        if outcome is not None and outcome.problem:
            long.failed(task.place, outcome)
        if long.out or task.asker not in self._logs:
            return
        if long.failures and (not long.task.options.by_page or len(long.lost_pages()) == long.count):
            self._judge(long.task, long.failures[min(long.failures)], 0.0)
            return
        self._queues.setdefault(task.asker, deque()).appendleft(long.whole())

    def _judge(self, task: Task, outcome: Outcome, seconds: float) -> None:
        """Hand over what became of a document; what was too costly is tried once more, page by page with less effort."""
        pages = task.source.kind == "pdf"
        if outcome.costly and task.retry and not task.options.by_page and (pages or task.options.effort != "fast"):
            less = msgspec.structs.replace(task.options, effort="fast", split=task.asked.split, by_page=True)
            error = outcome.problem.error if outcome.problem else ""
            again = msgspec.structs.replace(task, options=less, spent=error, long=False)
            self._queues.setdefault(task.asker, deque()).appendleft(again)
            return
        if task.spent:
            outcome = _with_less_effort(task, outcome)
        if task.asked.cluster and self._knowing:
            remember(task.source, task.asked, outcome)
        if log := self._logs.get(task.asker):
            log.finished(task.source, task.asked, outcome, seconds)
        self._ready.append(Done(asker=task.asker, index=task.index, outcome=outcome))

    def _outcome(self, flight: Flight, future: Future[Outcome]) -> Outcome | None:
        """Return what became of it; None when it must be done again because all workers are gone."""
        source = flight.task.source
        limits = flight.task.options.limits
        if flight.overdue:
            return lost(source, "late", limits)
        try:
            outcome = future.result()
        except (BrokenExecutor, CancelledError) as error:  # also a scheduler that is lost
            self._renew(error)
            return None
        except Exception as error:
            if self._hands is not None and (fate := self._hands.fate(error)):
                return lost(source, fate, limits)
            raise
        problem = outcome.problem and msgspec.structs.replace(outcome.problem, source=source)
        return msgspec.structs.replace(outcome, source=source, problem=problem)

    def _renew(self, error: BaseException) -> None:
        """Let go of hands that are all gone; new ones are taken with the next document."""
        self._broken += self._hands is not None
        if self._broken > _RENEWALS:
            what = "Worker processes cannot be kept running on this machine."
            raise UsageError(what, then="Free some memory, or run with --jobs 1.") from error
        if self._hands is not None:
            self._hands.close(kill=True)
            self._hands = None


def _large(source: Source) -> bool:
    """Whether a document may be long enough to keep more than one worker busy."""
    if source.kind != "pdf":
        return False
    if source.data is not None:
        return len(source.data) > _LARGE
    with contextlib.suppress(OSError):
        return Path(source.location or "").stat().st_size > _LARGE
    return False


def process_all(
    sources: tuple[Source, ...], options: RunOptions, progress: Progress, work: Work = process
) -> tuple[Outcome, ...]:
    """Do the work (read and extract) on every source; Ctrl-C stops the workers and raises Interrupted."""

    def hire(options: RunOptions, waiting: int) -> Hands:
        return hands(options, waiting) if work is process else local_hands(options, waiting, work)

    with Crew(options, hire, knowing=work is process) as crew:
        progress.started(len(sources))
        return crew.all("", Wanted(sources=sources, options=options), progress)


def hands(options: RunOptions, waiting: int) -> Hands:
    """Return the hands asked for: of a cluster, or of this machine."""
    if options.cluster:
        from evidence.pipeline.cluster import ClusterHands

        return ClusterHands(options)
    return local_hands(options, waiting)


def local_hands(options: RunOptions, waiting: int, work: Work = process) -> Hands:
    """Return worker processes on this machine, no more than there are documents waiting."""
    from evidence.pipeline.workers import LocalHands

    return LocalHands(min(options.workers, waiting), work, options.cache_folder)


def _with_less_effort(task: Task, outcome: Outcome) -> Outcome:
    """Say on each record that it was read with less effort, and why: never a silently poorer reading."""
    if outcome.problem:
        error = task.spent if outcome.costly else outcome.problem.error
        return msgspec.structs.replace(outcome, problem=msgspec.structs.replace(outcome.problem, error=error))
    note = message("Read with less effort, because the full reading failed: {why}", why=task.spent)
    notes = (note,) if task.asked.effort != "fast" else ()
    records = tuple(msgspec.structs.replace(r, warnings=(*r.warnings, *notes)) for r in outcome.records)
    unsettled = outcome.unsettled or task.unsettled
    return msgspec.structs.replace(outcome, records=records, rereadable=False, lessened=True, unsettled=unsettled)
