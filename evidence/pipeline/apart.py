"""One piece of work on a file from a stranger, in a process of its own that can be killed.

In: a function that another process can be sent. Out: what it returns. Never: a write by it but in the temporary folder; a crash or
a hang that costs more than the piece.
"""

from __future__ import annotations

from concurrent.futures import TimeoutError as Overdue
from typing import TYPE_CHECKING, TypeVar

from evidence.errors import ReadError
from evidence.pipeline.machine import bound_time, confine_worker, wall_seconds
from evidence.pipeline.workers import QuietContext

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def apart(work: Callable[[], T], seconds: float) -> T:
    """Return what the work returns, or raise what it raises; ReadError where it crashes or takes too long."""
    from pebble import ProcessExpired, ProcessPool

    pool = ProcessPool(
        max_workers=1,
        initializer=confine_worker,
        initargs=((),),
        context=QuietContext(),  # type: ignore[arg-type, unused-ignore] # pipes of Windows are another class
    )
    try:
        done: T = pool.schedule(_bounded, (work, seconds)).result(timeout=wall_seconds(seconds))
    except (ProcessExpired, Overdue) as error:
        what = "The reader crashed on this file: it is damaged or hostile. Save it anew as PDF."
        raise ReadError(what) from error
    finally:
        pool.stop()
        pool.join()
    return done


def _bounded(work: Callable[[], T], seconds: float) -> T:
    bound_time(seconds)
    return work()
