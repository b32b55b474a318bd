"""Files and folders become Sources: what is there, what each file is, and a Problem for what cannot be read.

In: paths of files and folders, any depth. Out: Sources and Problems, sorted by path; attachments as their own.
Never: following links out of a folder, trusting a suffix, dropping a file without a word (but for the files that
operating systems and office programs leave behind).
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from evidence.errors import UsageError
from evidence.ingest.complaint import complaint, is_junk
from evidence.ingest.sniff import HEAD, KINDS, Format, sniff
from evidence.ingest.unpack import unpack
from evidence.model import Problem, Source
from evidence.texts import Sentence, message, sentence

if TYPE_CHECKING:
    import io
    from collections.abc import Iterable, Iterator

_EMPTY: Sentence = "The file is empty (0 bytes): copy or download it again."
_LINK: Sentence = "The file is a link that leads out of the folder and is not followed: put a copy in its place."
_LINKED_FOLDER: Sentence = (
    "The folder is a link that leads out of the folder and is not followed: put a copy in its place."
)
_FORBIDDEN: Sentence = "The folder may not be opened: change its permissions or copy its files."
_ODD: Sentence = "This is no ordinary file and is not read: remove it from the folder."


def discover(paths: Iterable[Path], base: Path | None) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return the documents below the paths, and what cannot be one, each sorted by path and part.

    With `base`, paths are named relative to it; without, as given. Raises UsageError for a path that is not there.
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for given in paths:
        if not os.path.lexists(given):
            raise UsageError("There is no such file or folder.", where=str(given), then="Check the path.")
        for file, why in _walk(given):
            label = _label(file, base)
            if label in sources:
                continue
            found = Problem(source=_unknown(file, label), error=sentence(why)) if why else look(file, label)
            if isinstance(found, Source):
                sources[label] = found
            else:
                problems.append(found)
    parts, bad = unpack(sources.values())
    return (
        tuple(sorted(parts, key=lambda s: (s.path, s.part or ""))),
        tuple(sorted((*problems, *bad), key=lambda p: (p.source.path, p.source.part or ""))),
    )


def look(file: Path, label: str) -> Source | Problem:
    """Return the file as a Source with its hash and kind, or the reason why it cannot be a document."""
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
            if not head:
                return Problem(source=_unknown(file, label), error=message(_EMPTY))
            found = sniff(head, stream)
            source = _source(file, label, stream, found)
    except PermissionError:
        error = message("The file may not be read: change its permissions or copy it.")
        return Problem(source=_unknown(file, label), error=error)
    except OSError as err:
        failure = message("The file could not be read ({why}): copy it again.", why=err.strerror or "I/O")
        return Problem(source=_unknown(file, label), error=failure)
    why = complaint(label, found)
    return Problem(source=source, error=why) if why else source


def _source(file: Path, label: str, stream: io.BufferedReader, found: Format | None) -> Source:
    stream.seek(0)
    kind = KINDS.get(found, "unknown") if found else "unknown"
    source = Source(
        sha256=hashlib.file_digest(stream, "sha256").hexdigest(),
        name=PurePosixPath(label).name,
        kind=kind,
        path=label,
        location=str(file.absolute()),
    )
    if _printable(str(file)) == str(file):
        return source
    # A name whose bytes are no text cannot stand in JSON: such a file travels as bytes.
    stream.seek(0)
    data = stream.read()
    return msgspec.structs.replace(source, location=None, data=data, sha256=hashlib.sha256(data).hexdigest())


def _unknown(file: Path, label: str) -> Source:
    location = str(file.absolute()) if _printable(str(file)) == str(file) else None
    return Source(sha256="", name=PurePosixPath(label).name, kind="unknown", path=label, location=location)


def _label(file: Path, base: Path | None) -> str:
    path = file.relative_to(base) if base is not None and file.is_relative_to(base) else file
    return _printable(path.as_posix())


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _walk(given: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield every file below a path, with the reason when it must not be opened."""
    if not given.is_dir():
        yield given, _forbidden(given, None)
        return
    failed: list[OSError] = []
    inside = given.resolve()
    for folder, names, files in os.walk(given, onerror=failed.append):
        links = sorted(n for n in names if Path(folder, n).is_symlink() and not is_junk(n))
        names[:] = sorted(n for n in names if not is_junk(n) and n not in links)
        for name in links:
            if not _leads_into(Path(folder, name), inside):
                yield Path(folder, name), _LINKED_FOLDER
        for name in sorted(files):
            if not is_junk(name):
                yield Path(folder, name), _forbidden(Path(folder, name), inside)
    for err in failed:
        yield Path(os.fsdecode(err.filename)), _FORBIDDEN


def _forbidden(file: Path, inside: Path | None) -> str | None:
    if inside is not None and file.is_symlink() and not _leads_into(file, inside):
        return _LINK
    try:
        mode = file.stat().st_mode
    except OSError:
        return None  # opening it tells more
    return None if stat.S_ISREG(mode) else _ODD


def _leads_into(link: Path, inside: Path) -> bool:
    try:
        return link.resolve().is_relative_to(inside)
    except (OSError, RuntimeError):
        return False
