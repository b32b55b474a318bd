"""Worker processes on this machine, each of which can be killed.

In: one source at a time. Out: a future of its Outcome. Never: a worker that outlives its parent, a crash that costs
more than its document, a time limit that a jump of the clock could trip.
"""

from __future__ import annotations

import contextlib
import os
import sys
import types
from multiprocessing.context import SpawnContext, SpawnProcess
from time import monotonic
from typing import TYPE_CHECKING

import msgspec

from evidence.pipeline.machine import (
    BOUNDS_MEMORY,
    bound_time,
    confine_worker,
    ran_out_of_time,
    stop_outgrown,
    was_killed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from evidence.model import Source
    from evidence.pipeline.fates import Fate
    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.reading import Outcome

    Work = Callable[[Source, RunOptions], Outcome]

_LOOK = 0.5  # seconds between two looks at how much memory the workers take
_TASKS_PER_WORKER = 200  # a worker is replaced after as many documents, so that leaks of C libraries stay bounded


class LocalHands:
    """A pool of worker processes, started with the first document."""

    def __init__(self, workers: int, work: Work, cache: Path | None) -> None:
        from pebble import ProcessPool

        if cache is not None:  # before the workers, who may make no folder beside it
            with contextlib.suppress(OSError):
                cache.mkdir(parents=True, exist_ok=True)

        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # two OpenMP engines at once cost six times the CPU
        self.room = 2 * workers  # as many in hand as keep all workers busy while a report is written
        self._work = work
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=_TASKS_PER_WORKER,
            initializer=confine_worker,
            initargs=((cache,) if cache else (),),
            context=QuietContext(),  # type: ignore[arg-type, unused-ignore] # pipes of Windows are another class
        )
        self._outgrown: set[int] = set()
        self._next_look = 0.0

    def submit(self, source: Source, options: RunOptions) -> Future[Outcome]:
        """Give one document to whichever worker is free next."""
        if options.split is None:  # all workers of this machine share its cache
            options = msgspec.structs.replace(options, split=True)
        # Without pebble's own time limit: it reads the wall clock, and a clock that jumps would kill every document.
        future: Future[Outcome] = self._pool.schedule(_bounded, (self._work, source, options))
        return future

    def fate(self, error: BaseException) -> Fate | None:
        """Tell how the worker ended; None where the error is another."""
        from pebble import ProcessExpired

        if not isinstance(error, ProcessExpired):
            return None
        if error.pid in self._outgrown:
            return "outgrew"
        code = int(error.exitcode)
        return "overran" if ran_out_of_time(code) else "killed" if was_killed(code) else "crashed"

    def check(self) -> None:
        """Stop workers that take too much memory, where no limit of the platform does; the pool starts others."""
        now = monotonic()
        if BOUNDS_MEMORY or now < self._next_look:
            return
        self._next_look = now + _LOOK
        self._outgrown.update(stop_outgrown())

    def close(self, *, kill: bool) -> None:
        """End the workers: when idle, or at once."""
        if kill:
            self._pool.stop()
        else:
            self._pool.close()
        self._pool.join()


def _bounded(work: Work, source: Source, options: RunOptions) -> Outcome:
    """Do one document in a worker, which ends when the document has used up its time."""
    bound_time(options.limits.max_seconds)
    return work(source, options)


class _QuietProcess(SpawnProcess):
    """A spawned process that does not import the caller's main script.

    Without this a script that calls `run()` outside an `if __name__ == "__main__"` would start itself again
    in each worker. Nothing of ours lives in `__main__`, so nothing is lost.
    """

    def start(self) -> None:
        with _bare_main():
            super().start()


class QuietContext(SpawnContext):
    """How processes of ours are begun."""

    Process = _QuietProcess


@contextlib.contextmanager
def _bare_main() -> Iterator[None]:
    main = sys.modules["__main__"]
    bare = types.ModuleType("__main__")
    sys.modules["__main__"] = bare
    try:
        yield
    finally:
        sys.modules["__main__"] = main
