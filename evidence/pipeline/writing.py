"""The files of reports are made by a process of their own, which can be killed: drawing a paper may crash or never end.

In: Reports, one after the other. Out: their files, moved to their names by this process when all are ready. Never: a
report that is lost to one of its papers (it is written without the copy and the pictures of that one), a process that
may write anywhere but below the output folder.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import connection
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

import msgspec

from evidence.errors import DEBUG, EvidenceError, Interrupted, OutputError, ReadError, internal
from evidence.model import Report
from evidence.pipeline.machine import BOUNDS_MEMORY, bound_time, confine_worker, stop_outgrown, wall_seconds
from evidence.pipeline.options import RunOptions
from evidence.pipeline.originals import FileOriginals
from evidence.pipeline.workers import QuietContext
from evidence.report.folder import abandon, finish_moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

    Work = Callable[["Order", "Attended"], None]

_GLANCE = 0.5  # seconds between two looks at time and memory
_MOST_TO_START = 120.0  # seconds by the clock until the process first says something
_MOST_LOST = 20  # papers of one report that may cost a process each


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A report to be written below `out`; the papers of `without` have no copy and no picture."""

    report: Report
    out: Path
    options: RunOptions
    without: frozenset[str] = frozenset()


class _InHand(msgspec.Struct, frozen=True):
    """From here on this document is looked into; none yet where it is empty."""

    document: str


class _Ready(msgspec.Struct, frozen=True):
    """All files are ready."""


class Attended:
    """The originals of an order, watched: which one is in hand is told before its bytes are given away."""

    def __init__(self, order: Order, tell: Callable[[_InHand], None]) -> None:
        self._papers = FileOriginals(order.report, order.options.passwords)
        self._without, self._tell = order.without, tell
        self._seconds = order.options.limits.max_seconds

    def read(self, document: str) -> bytes:
        """Return the bytes; ReadError for a paper that ended a process before."""
        self._attend(document)
        return self._papers.read(document)

    def unlocked(self, document: str) -> bytes:
        """Return the bytes without their lock; ReadError for a paper that ended a process before."""
        self._attend(document)
        return self._papers.unlocked(document)

    def _attend(self, document: str) -> None:
        if document in self._without:
            raise ReadError("No highlighted copy of this file could be made.", where=document)
        bound_time(self._seconds)
        self._tell(_InHand(document))


def make_ready(order: Order, originals: Attended) -> None:
    """Make all files of a report ready; they appear when their moves are finished."""
    from evidence.report import prepare

    prepare(order.report, order.out, originals, order.options.form)


class Writer:
    """A context manager around the process; it starts with the first report, or when told to."""

    def __init__(self, root: Path, work: Work = make_ready) -> None:
        self._root, self._work = root, work
        self._thread = ThreadPoolExecutor(1)
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        self._end()
        self._thread.shutdown(cancel_futures=True)

    def start(self) -> None:
        """Start the process, so that it is there when the first report is."""
        if self._process is None:
            here, there = connection.Pipe()
            context = QuietContext()
            self._pipe = here  # type: ignore[assignment, unused-ignore] # pipes of Windows are another class
            self._process = context.Process(target=_serve, args=(there, self._root, self._work))
            self._process.start()
            there.close()

    def begin(self, report: Report, out: Path, options: RunOptions) -> Future[None]:
        """Begin to write a report, after those begun before; the future raises what `write` raises."""
        return self._thread.submit(self.write, report, out, options)

    def write(self, report: Report, out: Path, options: RunOptions) -> None:
        """Write a report. OutputError when it cannot be, ChangedError when a document is not what was read."""
        order = Order(report=report, out=out, options=options)
        finish_moves(out)  # of a run that was cut off
        try:
            while (lost := self._lost_to(order)) is not None:
                order = _without(order, lost)
        except BaseException:
            abandon(out)
            raise
        finish_moves(out)

    def _lost_to(self, order: Order) -> str | None:
        """Have the files made; return None when they are ready, else the document at which the process ended."""
        if self._closed:
            raise Interrupted("Stopped on request; what was read is kept, no results were written.")
        self.start()
        in_hand = ""
        with contextlib.suppress(EOFError, OSError):  # the process is gone
            for told in self._conversation(order):
                if isinstance(told, EvidenceError):
                    raise told
                if isinstance(told, _Ready):
                    return None
                in_hand = told.document
        self._end()
        return in_hand

    def _conversation(self, order: Order) -> Iterator[_InHand | _Ready | EvidenceError]:
        """Yield what the process tells, as long as it tells something in time."""
        assert self._pipe is not None  # noqa: S101 -- it was started
        self._pipe.send(order)
        limit = wall_seconds(order.options.limits.max_seconds)
        most, heard = max(limit, _MOST_TO_START), monotonic()
        while monotonic() - heard < most:
            if self._pipe.poll(_GLANCE):
                yield self._pipe.recv()
                most, heard = limit, monotonic()
            elif not BOUNDS_MEMORY:
                stop_outgrown()

    def _end(self) -> None:
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = None


def _without(order: Order, document: str) -> Order:
    """Return the order without that document, and without those found in the same file: they are opened with it.

    Raises OutputError where the process ended at none, or at too many.
    """
    if not document or len(order.without) > _MOST_LOST:
        what = "The results could not be written: the process that writes them came to an end."
        raise OutputError(what, where=str(order.out), then="Free some memory, or run with --jobs 1.")
    files = {r.document: (r.path, r.sha256) for r in order.report.records}
    same = (other for other, file in files.items() if file == files[document])
    return msgspec.structs.replace(order, without=order.without.union(same))


def _serve(pipe: Connection, root: Path, work: Work) -> None:
    """Write what is asked for until nobody asks any more; runs in the process."""
    confine_worker((root,))
    import pymupdf  # noqa: F401 -- loaded while papers are still being read

    import evidence.report  # noqa: F401 -- as above

    with contextlib.suppress(EOFError):
        while True:
            pipe.send(_answer(pipe.recv(), work, pipe.send))


def _answer(order: Order, work: Work, tell: Callable[[_InHand], None]) -> _Ready | EvidenceError:
    bound_time(order.options.limits.max_seconds)
    tell(_InHand(""))
    try:
        work(order, Attended(order, tell))
    except EvidenceError as error:
        return error
    except Exception as error:  # noqa: BLE001 -- it is told where the run is
        if os.environ.get(DEBUG):
            traceback.print_exc(file=sys.stderr)
        return internal(error)
    return _Ready()
