"""The output folder: files appear whole or not at all, and only below it.

In: relative names and bytes. Out: files, and what was written. Never: a write outside the folder, a foreign file removed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

import msgspec

from evidence.errors import OutputError
from evidence.texts import message

MANIFEST = "manifest.json"
_TEMPORARY = ".evidence-part"


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


class Folder:
    """An output folder while it is filled."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: list[Written] = []
        try:
            root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                message("The output folder cannot be made ({why}).", why=error.strerror or ""),
                where=str(root),
                then="Choose another --out.",
            ) from error
        self._old = _listed(root / MANIFEST)

    def path(self, name: str) -> Path:
        """Return where a name of ours lies, its folder made; OutputError when a link leads out of the folder."""
        target = self.root.joinpath(*PurePosixPath(name).parts)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                message("It cannot be written ({why}).", why=error.strerror or ""), where=str(target)
            ) from error
        if not target.parent.resolve().is_relative_to(self.root.resolve()):
            raise OutputError("A link in the output folder leads out of it.", where=str(target.parent))
        return target

    def put(self, artifact: Artifact) -> None:
        """Write one file: beside its place first, then moved there in one step."""
        part = self.path(artifact.path + _TEMPORARY)
        try:
            part.write_bytes(artifact.data)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise OutputError(
                message("It cannot be written ({why}).", why=error.strerror or ""), where=str(part)
            ) from error
        self.keep(artifact.path, part)

    def part(self, name: str) -> Path:
        """Return the place beside a name where a file may be built before `keep`."""
        return self.path(name + _TEMPORARY)

    def keep(self, name: str, part: Path) -> Written:
        """Move a finished file to its name, and note it."""
        data, target = part.read_bytes(), self.path(name)
        try:
            part.replace(target)
        except OSError as error:
            part.unlink(missing_ok=True)
            then = "Close the program that shows it, and run again."
            raise OutputError(
                message("It cannot be replaced ({why}).", why=error.strerror or ""), where=str(target), then=then
            ) from error
        written = Written(path=name, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
        self.written.append(written)
        return written

    def clear_stale(self) -> None:
        """Remove what an earlier run wrote, this one did not, and nobody changed since."""
        now = {w.path for w in self.written} | {MANIFEST}
        for old in self._old:
            pure = PurePosixPath(old.path)
            target = self.root.joinpath(*pure.parts)
            safe = not pure.is_absolute() and ".." not in pure.parts and ":" not in old.path and "\\" not in old.path
            if not safe or old.path in now or target.is_symlink() or not target.is_file():
                continue
            inside = target.resolve().is_relative_to(self.root.resolve())
            if inside and hashlib.sha256(target.read_bytes()).hexdigest() == old.sha256:
                target.unlink()
                _remove_empty(target.parent, self.root)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _listed(manifest: Path) -> tuple[Written, ...]:
    try:
        return msgspec.json.decode(manifest.read_bytes(), type=_Old).files
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return ()
