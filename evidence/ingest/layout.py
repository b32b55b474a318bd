"""Which file of a case folder is what.

In: a case folder. Out: `CaseFiles`. Never: the content of a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evidence.errors import UsageError
from evidence.ingest.complaint import is_junk
from evidence.ingest.sheets import SPREADSHEETS, TEXTS
from evidence.texts import Listed, message

if TYPE_CHECKING:
    from pathlib import Path

CASE_FILE = "case.toml"
DOCUMENTS = "documents"
_TABLES = (*TEXTS, *SPREADSHEETS)
_SUFFIXES: dict[str, tuple[str, ...]] = {
    "notification": (
        *(".txt", ".md", ".eml", ".msg", ".html", ".htm", ".pdf", ".docx"),
        *(".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".heic", ".bmp"),
    ),
    "flagged": _TABLES,
    "listings": _TABLES,
    "sales": _TABLES,
    "plan": (".md", ".txt", ".docx", ".pdf"),
}


class CaseFiles(NamedTuple):
    """The files of a case by their part in it; `papers` is what documents are searched in."""

    case_file: Path | None
    notification: Path | None
    flagged: Path | None
    listings: Path | None
    sales: Path | None
    plan: Path | None
    papers: tuple[Path, ...]
    unread: tuple[str, ...]


def is_case(folder: Path) -> bool:
    """Tell whether a folder is a case: it holds case.toml, flagged.* or notification.*."""
    names = _named(folder) if folder.is_dir() else {}
    return (folder / CASE_FILE).is_file() or bool(names.get("flagged") or names.get("notification"))


def case_files(folder: Path) -> CaseFiles:
    """Sort the files of a case folder. Raises UsageError when it is none, or holds two of one kind."""
    if not folder.is_dir():
        raise UsageError("There is no such case folder.", where=str(folder), then="Check the path.")
    named = _named(folder)
    for role, files in named.items():
        if len(files) > 1:
            both = Listed(tuple(f.name for f in files), "and")
            then = "Keep one, or put each into a case folder of its own."
            raise UsageError(
                message("There are several {role} files: {both}.", role=role, both=both), where=folder.name, then=then
            )
    one = {role: files[0] for role, files in named.items()}
    case_file = next((f for f in _entries(folder) if f.name.lower() == CASE_FILE and f.is_file()), None)
    others = tuple(f for f in _entries(folder) if f not in one.values() and f != case_file)
    papers = next(((f,) for f in others if f.name == DOCUMENTS and f.is_dir()), None)
    return CaseFiles(
        case_file=case_file,
        notification=one.get("notification"),
        flagged=one.get("flagged"),
        listings=one.get("listings"),
        sales=one.get("sales"),
        plan=one.get("plan"),
        papers=others if papers is None else papers,
        unread=() if papers is None else tuple(f.name for f in others if f not in papers),
    )


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(f for f in folder.iterdir() if not is_junk(f.name))
    except OSError as err:
        raise UsageError("The case folder cannot be opened.", where=str(folder), then="Check its permissions.") from err


def _named(folder: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for file in _entries(folder):
        role = file.stem.lower()
        if file.suffix.lower() in _SUFFIXES.get(role, ()) and file.is_file():
            found.setdefault(role, []).append(file)
    return found
