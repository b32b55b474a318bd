"""The output folder: all files of a run appear together or not at all, and only below it.

In: relative names and bytes. Out: files, and what was written. Never: a write outside the folder, a foreign file
removed, a half-written result: files are made in a hidden folder inside it, a list of them is written last, and only
then is each moved to its name. A run cut off before the list leaves the earlier results as they were; one cut off
after it is finished by whoever opens the folder next.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Self

import msgspec

from evidence.errors import OutputError
from evidence.texts import message

if TYPE_CHECKING:
    from types import TracebackType

    from evidence.texts import Text

MANIFEST = "manifest.json"
STAGE = ".evidence-part"
_NEW, _MOVES = "new", "moves.json"
_TEMPORARY = ".part"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_ROOM = 1_000_000  # bytes; with less, whatever failed failed for want of room
_MAKE_ROOM = "Make room on the disk and run again: what was read is kept."


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the output folder: its name relative to it, hash and size in bytes."""

    path: str
    sha256: str
    bytes: int


class Artifact(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be written: its name relative to the output folder, and its bytes."""

    path: str
    data: bytes


class _Old(msgspec.Struct, frozen=True):
    files: tuple[Written, ...] = ()
    made_of: str | None = None


class _Moves(msgspec.Struct, frozen=True):
    files: tuple[str, ...]
    stale: tuple[Written, ...]


class Folder:
    """An output folder while it is filled: a context manager; nothing appears before `commit`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: list[Written] = []
        self.stage = root / STAGE / _NEW
        try:
            root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                message("The output folder cannot be made ({why}).", why=error.strerror or ""),
                where=str(root),
                then="Choose another --out.",
            ) from error
        finish_moves(root)
        self._old = _earlier(root).files

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away what was not committed; a list of moves that is complete stays for the next run."""
        abandon(self.root)

    def path(self, name: str) -> Path:
        """Return where a name of ours is made, its folder made; OutputError when a link leads out of the folder."""
        target = self.stage.joinpath(*PurePosixPath(name).parts)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(_why(error), where=str(target), then=_then(error)) from error
        for parent in (target.parent, self.root.joinpath(*PurePosixPath(name).parts).parent):
            if not parent.resolve().is_relative_to(self.root.resolve()):
                raise OutputError("A link in the output folder leads out of it.", where=str(parent))
        return target

    def put(self, artifact: Artifact) -> None:
        """Make one file."""
        part = self.part(artifact.path)
        try:
            part.write_bytes(artifact.data)
        except OSError as error:
            raise OutputError(_why(error), where=artifact.path, then=_then(error)) from error
        self.keep(artifact.path, part)

    def part(self, name: str) -> Path:
        """Return the place beside a name where a file may be built before `keep`."""
        return self.path(name + _TEMPORARY)

    def keep(self, name: str, part: Path) -> Written:
        """Note a finished file under its name."""
        data = part.read_bytes()
        part.replace(self.path(name))
        written = Written(path=name, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
        self.written.append(written)
        return written

    def refuse_if_full(self, error: Exception) -> None:
        """Raise OutputError where a library failed because the disk is full: that is no fault of the document."""
        full = isinstance(error, OSError) and error.errno in _FULL
        if full or shutil.disk_usage(self.root).free < _ROOM:
            raise OutputError("The disk is full.", where=str(self.root), then=_MAKE_ROOM) from error

    def commit(self, *, renew: bool = True) -> None:
        """Let everything appear."""
        self.ready(renew=renew)
        finish_moves(self.root)

    def ready(self, *, renew: bool = True) -> None:
        """Write down what is to appear: `finish_moves` does the rest, whoever calls it.

        With `renew` what an earlier run wrote, this one did not, and nobody changed is taken away. The manifest comes
        last: where it is new, everything is.
        """
        names = [w.path for w in self.written if w.path != MANIFEST]
        names += [w.path for w in self.written if w.path == MANIFEST]
        stale = tuple(w for w in self._old if w.path not in {*names, MANIFEST}) if renew else ()
        moves = self.root / STAGE / (_MOVES + _TEMPORARY)
        try:
            for name in names:
                _flush(self.stage.joinpath(*PurePosixPath(name).parts))
            moves.parent.mkdir(exist_ok=True)
            moves.write_bytes(msgspec.json.encode(_Moves(tuple(names), stale)))
            _flush(moves)
            moves.replace(moves.with_name(_MOVES))
        except OSError as error:
            raise OutputError(_why(error), where=str(self.root), then=_then(error)) from error


def finish_moves(root: Path) -> None:
    """Move what a run had ready to its names, and remove what a run that was cut off before left half made."""
    try:
        moves = msgspec.json.decode(_opened(root).read_bytes(), type=_Moves)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        _remove_stage(root)
        return
    for name in filter(_is_inside, moves.files):
        _move(root, name)
    for old in moves.stale:
        _remove_stale(root, old)
    _remove_stage(root)


def abandon(root: Path) -> None:
    """Take away what a writer that is gone left half made; a list of moves that is complete stays for the next run."""
    if not is_unfinished(root):
        _remove_stage(root)


def is_unfinished(root: Path) -> bool:
    """Tell whether a run was cut off while its files were moved to their names."""
    return (root / STAGE / _MOVES).exists()


def is_whole(root: Path) -> bool:
    """Tell whether everything the manifest lists is there, in its size."""
    files = _earlier(root).files
    try:
        return bool(files) and all(root.joinpath(*PurePosixPath(f.path).parts).stat().st_size == f.bytes for f in files)
    except OSError:
        return False


def holds(root: Path, made_of: str) -> bool:
    """Tell whether a run made all files here of the same, and each is there, byte for byte."""
    earlier = _earlier(root)
    try:
        return earlier.made_of == made_of and all(
            hashlib.sha256(root.joinpath(*PurePosixPath(f.path).parts).read_bytes()).hexdigest() == f.sha256
            for f in earlier.files
        )
    except OSError:
        return False


def remove_results(root: Path) -> int:
    """Remove what runs wrote into a folder and nobody changed since, and the folder where nothing else is in it."""
    finish_moves(root)
    files = _earlier(root).files
    there = [f for f in files if (root / f.path).is_file()]
    for file in there:
        _remove_stale(root, file)
    gone = sum(not (root / f.path).exists() for f in there)
    if files and gone == len(there):
        (root / MANIFEST).unlink(missing_ok=True)
        gone += 1
    with contextlib.suppress(OSError):
        root.rmdir()
    return gone


def _opened(root: Path) -> Path:
    """Return where the list of moves lies; a link in place of our folder is nobody's list."""
    if (root / STAGE).is_symlink():
        raise FileNotFoundError
    return root / STAGE / _MOVES


def _move(root: Path, name: str) -> None:
    parts = PurePosixPath(name).parts
    ready, target = root.joinpath(STAGE, _NEW, *parts), root.joinpath(*parts)
    if not ready.exists():  # moved before the run was cut off
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.parent.resolve().is_relative_to(root.resolve()):
            ready.replace(target)
    except OSError as error:
        then = "Close the program that shows it, and run again."
        raise OutputError(
            message("It cannot be replaced ({why}).", why=error.strerror or ""), where=str(target), then=then
        ) from error


def _remove_stale(root: Path, old: Written) -> None:
    target = root.joinpath(*PurePosixPath(old.path).parts)
    if not _is_inside(old.path) or target.is_symlink() or not target.is_file():
        return
    inside = target.resolve().is_relative_to(root.resolve())
    if inside and hashlib.sha256(target.read_bytes()).hexdigest() == old.sha256:
        target.unlink()
        _remove_empty(target.parent, root)


def _is_inside(name: str) -> bool:
    pure = PurePosixPath(name)
    return not pure.is_absolute() and ".." not in pure.parts and ":" not in name and "\\" not in name


def _remove_stage(root: Path) -> None:
    stage = root / STAGE
    if stage.is_symlink():
        stage.unlink()
    elif stage.exists():
        # The list goes first: a removal that is cut off must not leave a list of files that are gone.
        (stage / _MOVES).unlink(missing_ok=True)
        shutil.rmtree(stage, ignore_errors=True)


def _flush(path: Path) -> None:
    """Bring a file to the disk before its name is: after a power cut there is the old file or the whole new one."""
    with path.open("rb+") as stream, contextlib.suppress(OSError):
        os.fsync(stream.fileno())


def _why(error: OSError) -> Text:
    return message("It cannot be written ({why}).", why=error.strerror or "")


def _then(error: OSError) -> str:
    return _MAKE_ROOM if error.errno in _FULL else "Choose another --out."


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _earlier(root: Path) -> _Old:
    """Return what the manifest of an earlier run tells."""
    try:
        return msgspec.json.decode((root / MANIFEST).read_bytes(), type=_Old)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return _Old()
