"""What differs between operating systems, in one place: limits of a worker, locks on files, the death of a parent.

In: nothing, or an open file. Out: whether the platform did it. Never: a limit on the process that the user started;
an error where a platform does not know such a thing: there the time limit alone guards.
"""

from __future__ import annotations

import contextlib
import errno
import math
import os
import signal
import sys
import tempfile
import threading
import time
from multiprocessing import connection, parent_process
from typing import TYPE_CHECKING

from evidence.pipeline.sandbox import forbid_network
from evidence.pipeline.writable import write_only_below

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import psutil

# Address space, of which a good part is never touched: reading by the slow reader takes 1.8 GB of it (1.0 resident),
# a colour picture of 256 megapixels 3.9 GB.
MOST_BYTES = 6_000_000_000
# Resident, where the platform bounds no address space: the colour picture takes 3.1 GB.
MOST_RESIDENT = 4_000_000_000
_MOST_WRITTEN = 4_000_000_000  # bytes of one file: the cache's database is the largest
_ORPHANED = 3
_PATIENCE = (
    4  # by the clock a document may take as many times its processor time: other programs want the processor too
)
BOUNDS_MEMORY = sys.platform == "linux"  # macOS takes the limit and does not keep it
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


def confine_worker(writable: Iterable[Path]) -> None:
    """Make this process a worker: no more memory than it may have, no network, no core dump, no life of its own.

    It writes below the folders named and the temporary one alone. Ctrl-C is the parent's to understand; when the
    parent is gone, whatever the reason, so is the worker: a document must not be read on by a process that nobody hears.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound_memory()
    forbid_network()
    write_only_below((*writable, tempfile.gettempdir()))
    _bound("RLIMIT_CORE", 0)
    _bound("RLIMIT_FSIZE", _MOST_WRITTEN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def bound_time(seconds: float) -> bool:
    """Let this process take that much more processor time and no more; return whether the platform does that."""
    return _bound("RLIMIT_CPU", math.ceil(time.process_time() + seconds))


def wall_seconds(seconds: float) -> float:
    """Return what the clock may show where the processor may be used for that long."""
    return seconds if sys.platform == "win32" else _PATIENCE * seconds


def ran_out_of_time(code: int) -> bool:
    """Tell whether a process that ended with this code had used up its processor time."""
    return sys.platform != "win32" and code == -signal.SIGXCPU


def was_killed(code: int) -> bool:
    """Tell whether somebody else ended the process with this code: the system does so when memory runs out."""
    return sys.platform != "win32" and code == -signal.SIGKILL


def bound_memory(most: int = MOST_BYTES) -> bool:
    """Bound the address space of this process to `most` bytes; return whether the platform does that."""
    return _bound("RLIMIT_AS", most)


def _bound(name: str, most: int) -> bool:
    if sys.platform == "win32":
        return False
    import resource

    limit = getattr(resource, name)
    _, hard = resource.getrlimit(limit)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(limit, (wanted, hard))
    except (OSError, ValueError):
        return False
    return True


def stop_outgrown(most: int = MOST_RESIDENT) -> tuple[int, ...]:
    """Kill the workers of this process that hold more than `most` bytes with their children; return their numbers."""
    import psutil

    return tuple(child.pid for child in psutil.Process().children() if _resident(child) > most and _stopped(child))


def _resident(process: psutil.Process) -> int:
    import psutil

    try:
        return sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))
    except psutil.Error:  # it ended while it was looked at
        return 0


def _stopped(process: psutil.Process) -> bool:
    import psutil

    with contextlib.suppress(psutil.Error):
        process.kill()
        return True
    return False


def _follow(parent: int) -> None:
    connection.wait([parent])
    os._exit(_ORPHANED)


def hold(file: int) -> bool:
    """Lock an open file for this process until it ends or closes it; False when another process holds it.

    The operating system lets go of it whatever ends the process. On a file system that knows no locks every holder
    is told that it holds.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def let_go(file: int) -> None:
    """Unlock an open file before it is closed."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_UN)
