"""Names of the highlighted copies: safe on every system, sub-folders kept, never two alike.

In: paths and parts as users and mails name them. Out: relative names with `/`. Never: a way out of the folder.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from evidence.report.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = "highlighted"
PAPERS = "documents"
_REFUSED = re.compile(r'[<>:"|?*\\/]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|\Z)", re.IGNORECASE)
_MOST_BYTES = 90  # of one name: room for the suffix, a temporary ending, and long folders above
_MOST_FOLDERS = 4
Place = tuple[str, str | None, str]


def copy_names(places: Iterable[Place]) -> dict[Place, str]:
    """Return the copy's name for each file (path, attachment or None, hash), in the order given.

    PDF files keep their names; a name that is taken gets the suffix into the stem, then a number.
    """
    given = tuple(dict.fromkeys(places))
    names: dict[Place, str] = {}
    taken: set[str] = set()
    for place in sorted(given, key=lambda p: not _file(p).casefold().endswith(".pdf")):
        pure = PurePosixPath(*_segments(place))
        stem = pure.with_suffix("") if pure.suffix else pure
        choices = [f"{stem}.pdf", f"{pure}.pdf", *(f"{pure} {n}.pdf" for n in range(2, len(given) + 3))]
        name = next(c for c in choices if _key(c) not in taken)
        taken.add(_key(name))
        names[place] = f"{FOLDER}/{name}"
    return names


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _file(place: Place) -> str:
    path, part, _ = place
    return part or path


def _segments(place: Place) -> list[str]:
    path, part, _ = place
    pieces = [p for p in path.split("/") if p not in {"", "."}]
    if len(pieces) > 1 and pieces[0] == PAPERS:
        pieces = pieces[1:]
    pieces += [part.replace("/", "_")] if part else []
    safe = [safe_name(p) for p in pieces] or ["document"]
    if len(safe) > _MOST_FOLDERS + 1:
        safe = [_digest("/".join(pieces[:-1])), safe[-1]]
    return safe


def free_name(stem: str, suffix: str, taken: set[str]) -> str:
    """Return a name that no system takes for one of `taken`, and note it there."""
    choices = (f"{stem}{suffix}", *(f"{stem} {n}{suffix}" for n in range(2, len(taken) + 3)))
    name = next(c for c in choices if _key(c) not in taken)
    taken.add(_key(name))
    return name


def safe_name(piece: str) -> str:
    """Return a name of one file or folder that every system takes."""
    text = _REFUSED.sub("_", one_line(unicodedata.normalize("NFC", piece))).rstrip(". ")
    if not text.strip("._ ") or _DEVICES.match(text):
        text = f"_{text.strip('.')}"
    if len(text.encode()) <= _MOST_BYTES:
        return text
    suffix = PurePosixPath(text).suffix
    suffix = suffix if len(suffix.encode()) < 10 else ""  # noqa: PLR2004 -- longer is no suffix
    room = _MOST_BYTES - len(suffix.encode()) - 10
    return f"{text.encode()[:room].decode(errors='ignore').rstrip()}~{_digest(piece)}{suffix}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
