"""The files of reports are made by a process of their own, which can be killed: drawing a paper may crash or never end.

In: Reports, one after the other. Out: their files, moved to their names by this process when all are ready. Never: a
report that is lost to one of its papers (it is written without the copy and the pictures of that one), a process that
may write anywhere but below the output folder, a file that is another because a second process helped.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor, wait
from multiprocessing import connection
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

import msgspec

from evidence.errors import DEBUG, EvidenceError, Interrupted, OutputError, ReadError, internal
from evidence.model import Report
from evidence.pipeline.digests import answer_digest
from evidence.pipeline.machine import BOUNDS_MEMORY, bound_time, confine_worker, stop_outgrown, wall_seconds
from evidence.pipeline.options import RunOptions
from evidence.pipeline.originals import FileOriginals
from evidence.pipeline.workers import QuietContext
from evidence.report.folder import abandon, finish_moves, holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

    from evidence.report.aside import Aside

    Work = Callable[["Order", "Attended"], Aside | None]

_GLANCE = 0.5  # seconds between two looks at time and memory
_MOST_TO_START = 120.0  # seconds by the clock until the process first says something
_MOST_LOST = 20  # papers of one report that may cost a process each
_LARGE = 60  # papers: from here on a second process pays, which takes half a second to start


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A report to be written below `out`; the papers of `without` have no copy and no picture.

    `shared` where a second process makes a part of it at the same time; `made_of` is a digest of what the files depend on.
    """

    report: Report
    out: Path
    options: RunOptions
    made_of: str
    without: frozenset[str] = frozenset()
    shared: bool = False


class _InHand(msgspec.Struct, frozen=True):
    """From here on this document is looked into; none yet where it is empty."""

    document: str


class _Waiting(msgspec.Struct, frozen=True):
    """What the second process makes is wanted now."""


class _Ready(msgspec.Struct, frozen=True):
    """All files are ready; `made` is what the second process gives to the first, packed."""

    made: bytes | None = None


class Attended:
    """The originals of an order, watched: which one is in hand is told before its bytes are given away."""

    def __init__(self, order: Order, pipe: Connection) -> None:
        self._papers = FileOriginals(order.report, order.options.passwords)
        self._without, self._pipe = order.without, pipe
        self._seconds = order.options.limits.max_seconds

    def read(self, document: str) -> bytes:
        """Return the bytes; ReadError for a paper that ended a process before."""
        self._attend(document)
        return self._papers.read(document)

    def unlocked(self, document: str) -> bytes:
        """Return the bytes without their lock; ReadError for a paper that ended a process before."""
        self._attend(document)
        return self._papers.unlocked(document)

    def aside(self) -> Aside | None:
        """Wait for what the second process makes; None where it came to nothing."""
        self._pipe.send(_Waiting())
        made: bytes | None = self._pipe.recv()
        return pickle.loads(made) if made else None  # noqa: S301 -- by our own process, which had it from another of ours

    def _attend(self, document: str) -> None:
        if document in self._without:
            raise ReadError("No highlighted copy of this file could be made.", where=document)
        bound_time(self._seconds)
        self._pipe.send(_InHand(document))


def make_ready(order: Order, originals: Attended) -> None:
    """Make all files of a report ready; they appear when their moves are finished."""
    from evidence.report.writers import prepare

    aside = originals.aside if order.shared else None
    prepare(order.report, order.out, originals, order.options.form, aside, order.made_of)


def make_aside(order: Order, originals: Attended) -> Aside:
    """Make a part of a report's files in memory."""
    from evidence.report.aside import prepare_aside
    from evidence.report.writers import WRITERS

    return prepare_aside(order.report, originals, order.options.form, WRITERS)


class _Scribe:
    """A process that works on orders, and the pipe to it."""

    def __init__(self, root: Path, work: Work) -> None:
        self._root, self._work = root, work
        self.process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Start the process where it does not run."""
        if self.process is None:
            here, there = connection.Pipe()
            context = QuietContext()
            self._pipe = here  # type: ignore[assignment, unused-ignore] # pipes of Windows are another class
            self.process = context.Process(target=_serve, args=(there, self._root, self._work))
            self.process.start()
            there.close()

    def converse(self, order: Order) -> Iterator[_InHand | _Waiting | _Ready | EvidenceError]:
        """Yield what the process tells, as long as it tells something in time."""
        pipe = self._pipe
        assert pipe is not None  # noqa: S101 -- it was started
        pipe.send(order)
        limit = wall_seconds(order.options.limits.max_seconds)
        most, heard = max(limit, _MOST_TO_START), monotonic()
        while monotonic() - heard < most:
            if pipe.poll(_GLANCE):
                yield pipe.recv()
                most, heard = limit, monotonic()
            elif not BOUNDS_MEMORY:
                stop_outgrown()

    def give(self, made: bytes | None) -> None:
        """Give the process what it waits for."""
        assert self._pipe is not None  # noqa: S101 -- it told that it waits
        self._pipe.send(made)

    def end(self) -> None:
        """End the process."""
        process, pipe = self.process, self._pipe
        self.process = self._pipe = None
        if process is not None and pipe is not None:
            process.kill()
            process.join()
            pipe.close()


class Writer:
    """A context manager around the process; it starts with the first report, or when told to.

    A report of `large` many papers is shared with a second process, which ends with it.
    """

    def __init__(self, root: Path, work: Work = make_ready, aside: Work = make_aside, large: int = _LARGE) -> None:
        self._scribe, self._second, self._large = _Scribe(root, work), _Scribe(root, aside), large
        self._thread, self._beside = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        self._scribe.end()
        self._second.end()
        self._thread.shutdown(cancel_futures=True)
        self._second.end()  # one that was just being started
        self._beside.shutdown(cancel_futures=True)

    def start(self) -> None:
        """Start the process, so that it is there when the first report is."""
        self._scribe.start()

    def start_both(self, papers: int, options: RunOptions) -> None:
        """Start the second process, too, where a report on so many papers will be shared: it loads while they are judged."""
        if self._is_shared(papers, options):
            self._second.start()

    def begin(self, report: Report, out: Path, options: RunOptions) -> Future[None]:
        """Begin to write a report, after those begun before; the future raises what `write` raises."""
        return self._thread.submit(self.write, report, out, options)

    def write(self, report: Report, out: Path, options: RunOptions) -> None:
        """Write a report, unless its files are there already.

        OutputError when it cannot be, ChangedError when a document is not what was read.
        """
        made_of = answer_digest(report, options.form)
        finish_moves(out)  # of a run that was cut off
        if holds(out, made_of):
            return
        shared = self._is_shared(len(report.records), options)
        order = Order(report=report, out=out, options=options, made_of=made_of, shared=shared)
        try:
            while (lost := self._lost_to(order)) is not None:
                order = _without(order, lost)
        except BaseException:
            abandon(out)
            raise
        finish_moves(out)

    def _is_shared(self, papers: int, options: RunOptions) -> bool:
        return options.workers > 1 and papers >= self._large

    def _lost_to(self, order: Order) -> str | None:
        """Have the files made; return None when they are ready, else the document at which the process ended."""
        made = self._beside.submit(self._made, order) if order.shared else None
        try:
            told = self._told(self._scribe, order, made)
        finally:
            if made is not None:
                self._second.end()
                wait([made])
        return None if isinstance(told, _Ready) else told

    def _made(self, order: Order) -> bytes | None:
        """Have the second process make its part; None where that comes to nothing: the first does without, and tells why."""
        try:
            told = self._told(self._second, order, None)
        except EvidenceError:
            return None
        return told.made if isinstance(told, _Ready) else None

    def _told(self, scribe: _Scribe, order: Order, made: Future[bytes | None] | None) -> _Ready | str:
        """Have an order worked on; return the document at which the process ended where it does not come to its end."""
        if self._closed:
            raise Interrupted("Stopped on request; what was read is kept, no results were written.")
        in_hand = ""
        with contextlib.suppress(EOFError, OSError):  # the process is gone
            scribe.start()
            for told in scribe.converse(order):
                if isinstance(told, EvidenceError):
                    raise told
                if isinstance(told, _Ready):
                    return told
                if isinstance(told, _InHand):
                    in_hand = told.document
                else:
                    scribe.give(made.result() if made else None)
        scribe.end()
        return in_hand


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

    import evidence.report.writers  # noqa: F401 -- as above

    with contextlib.suppress(EOFError):
        while True:
            pipe.send(_answer(pipe.recv(), work, pipe))


def _answer(order: Order, work: Work, pipe: Connection) -> _Ready | EvidenceError:
    bound_time(order.options.limits.max_seconds)
    pipe.send(_InHand(""))
    try:
        made = work(order, Attended(order, pipe))
    except EvidenceError as error:
        return error
    except Exception as error:  # noqa: BLE001 -- it is told where the run is
        if os.environ.get(DEBUG):
            traceback.print_exc(file=sys.stderr)
        return internal(error)
    return _Ready(None if made is None else pickle.dumps(made))
