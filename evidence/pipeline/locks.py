"""Two runs on one case would overwrite each other: the second is refused, politely.

In: the output folder, the case, the cache folder. Out: a context in which this run is the only one.
Never: a lock that outlives its process (the operating system lets go of it), a lock file left in the output folder.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from evidence.errors import OutputError, UsageError
from evidence.pipeline.machine import hold, let_go
from evidence.texts import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".evidence-lock"
_PAST_THE_LOCK = 1  # Windows locks bytes: the first is the lock, the text behind it stays readable for others


@contextmanager
def only_run(case: Path | None, out: Path, cache: Path | None) -> Iterator[None]:
    """Hold the output folder and the case; UsageError when another run does."""
    with ExitStack() as held:
        held.enter_context(_only_writer(out))
        if case is not None and cache is not None:
            name = hashlib.sha256(os.fsencode(case.resolve())).hexdigest()[:32]
            held.enter_context(_locked(cache / "locks" / name, case.resolve().name, keep=True))
        yield


@contextmanager
def _only_writer(out: Path) -> Iterator[None]:
    """Hold an output folder. One that was not there and got nothing in it is taken away again."""
    missing = [p for p in (out, *out.parents) if not p.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = message("The output folder cannot be made ({why}).", why=error.strerror or "")
        raise OutputError(what, where=str(out), then="Choose another with --out.") from error
    try:
        with _locked(out / LOCK, str(out), keep=False):
            yield
    finally:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _locked(path: Path, what: str, *, keep: bool) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = _taken(path)
    except OSError as error:
        if keep:  # the cache folder: without it there is no lock, and nothing else of it either
            yield
            return
        told = message("It cannot be written ({why}).", why=error.strerror or "")
        raise OutputError(told, where=str(path.parent), then="Choose another with --out.") from error
    if file is None:
        who = _who(path)
        told = (
            message("Another run (process {number}) is at work here: {what}.", number=who, what=what)
            if who
            else message("Another run is at work here: {what}.", what=what)
        )
        raise UsageError(told, then="Wait for it, or stop it.")
    try:
        yield
    finally:
        removed = keep or _removed(path)  # while it is held: who waits sees that its file is gone, and takes a new one
        let_go(file)
        os.close(file)
        if not removed:  # Windows removes no open file
            _removed(path)


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _taken(path: Path) -> int | None:
    """Return the open and locked file, None when another process has it."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not hold(file):
            os.close(file)
            return None
        if _is_still(path, file):
            break
        os.close(file)  # its holder removed it between our opening and our locking
    with suppress(OSError):  # no room: it is locked all the same, only who has it cannot be told
        os.ftruncate(file, 0)
        os.lseek(file, _PAST_THE_LOCK, os.SEEK_SET)
        os.write(file, str(os.getpid()).encode())
    return file


def _is_still(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except OSError:
        return False


def _who(path: Path) -> str:
    """Return the number of the process that holds it, nothing where it cannot be told."""
    try:
        with path.open("rb") as stream:
            stream.seek(_PAST_THE_LOCK)
            number = stream.read(20).decode("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return number if number.isdigit() else ""
