"""Documents in parallel, each in a worker process that can be killed.

In: Sources. Out: one Outcome for each, in the order given. Never: a result that depends on the number of
workers; a batch that dies of one document.
"""

from __future__ import annotations

import os
import signal
import sys
import types
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures import as_completed
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import TYPE_CHECKING

from evidence.errors import Interrupted
from evidence.pipeline.cache import Cache
from evidence.pipeline.limits import bound_memory
from evidence.pipeline.reading import Outcome, failed, known, process
from evidence.texts import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from pebble import ProcessPool

    from evidence.model import Source
    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.progress import Progress

    Work = Callable[[Source, RunOptions], Outcome]

_TASKS_PER_WORKER = 200  # a worker is replaced after as many documents, so that leaks of C libraries stay bounded


def process_all(
    sources: tuple[Source, ...], options: RunOptions, progress: Progress, work: Work = process
) -> tuple[Outcome, ...]:
    """Do the work (read and extract) on every source; Ctrl-C stops the workers and raises Interrupted."""
    progress.started(len(sources))
    before = _known(sources, options, progress) if work is process else {}
    done = _worked(tuple(s for i, s in enumerate(sources) if i not in before), options, progress, work)
    rest = iter(done)
    return tuple(before[i] if i in before else next(rest) for i in range(len(sources)))


def _known(sources: tuple[Source, ...], options: RunOptions, progress: Progress) -> dict[int, Outcome]:
    """Return what the cache knows, by place: to start a worker costs more than to look."""
    found: dict[int, Outcome] = {}
    with Cache(options.cache_path) as cache:
        for index, source in enumerate(sources):
            outcome = known(source, options, cache)
            if outcome is not None:
                found[index] = outcome
                progress.finished(outcome)
    return found


def _worked(sources: tuple[Source, ...], options: RunOptions, progress: Progress, work: Work) -> tuple[Outcome, ...]:
    if not sources:
        return ()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # two OpenMP engines at once cost six times the CPU
    pool = _pool(min(options.workers, len(sources)))
    try:
        with pool:
            futures = [pool.schedule(work, (s, options), timeout=options.limits.max_seconds) for s in sources]
            outcomes = _collect(sources, futures, options, progress)
    except KeyboardInterrupt as stop:
        pool.stop()
        pool.join()
        raise Interrupted(message("Stopped on request; nothing was written.")) from stop
    return outcomes


def _collect(
    sources: tuple[Source, ...], futures: Sequence[Future[Outcome]], options: RunOptions, progress: Progress
) -> tuple[Outcome, ...]:
    """Tell progress of each as it comes; give them back in the order of the sources."""
    place: dict[Future[Outcome], int] = {future: index for index, future in enumerate(futures)}
    outcomes: dict[int, Outcome] = {}
    for future in as_completed(futures):
        index = place[future]
        outcomes[index] = _result(sources[index], future, options)
        progress.finished(outcomes[index])
    return tuple(outcomes[index] for index in range(len(sources)))


def _result(source: Source, future: Future[Outcome], options: RunOptions) -> Outcome:
    from pebble import ProcessExpired

    try:
        outcome: Outcome = future.result()
    except FutureTimeoutError:
        limit = f"{options.limits.max_seconds:g}"
        return failed(
            source,
            message("Reading took longer than {limit} seconds. Split the file, or raise --max-seconds.", limit=limit),
        )
    except ProcessExpired:
        return failed(
            source, message("The reader crashed on this file: it is damaged or hostile. Save it anew as PDF.")
        )
    return outcome


def _pool(workers: int) -> ProcessPool:
    from pebble import ProcessPool

    return ProcessPool(max_workers=workers, max_tasks=_TASKS_PER_WORKER, initializer=_start, context=_QuietContext())


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    bound_memory()


class _QuietProcess(SpawnProcess):
    """A spawned process that does not import the caller's main script.

    Without this a script that calls `run()` outside an `if __name__ == "__main__"` would start itself again
    in each worker. Nothing of ours lives in `__main__`, so nothing is lost.
    """

    def start(self) -> None:
        with _bare_main():
            super().start()


class _QuietContext(SpawnContext):
    Process = _QuietProcess


@contextmanager
def _bare_main() -> Iterator[None]:
    main = sys.modules["__main__"]
    bare = types.ModuleType("__main__")
    sys.modules["__main__"] = bare
    try:
        yield
    finally:
        sys.modules["__main__"] = main
