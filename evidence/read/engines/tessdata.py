"""Where Tesseract's language data lies and which languages of it a page is read with.

In: nothing. Out: a folder and language codes. Never: a download.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Each further language costs about 0.15 CPU seconds a page, and from the fifth on wins nothing measurable.
WANTED = ("eng", "deu", "fra", "spa", "ita", "nld", "pol", "swe", "por", "tur")
# Languages in letters of their own: never used beside the others, whose reading they harm.
SCRIPTS = ("ell", "rus", "ukr", "bul")
OF_LETTERS = {"Greek": ("ell",), "Cyrillic": ("rus", "ukr", "bul")}
MOST_AT_ONCE = 5
FEW = 2  # languages that are read with together without asking first which of them a page is in
_EVERYWHERE = "eng"

_SYSTEM = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


def candidates() -> tuple[Path, ...]:
    """Return the folders looked at, in order: the user's, the system's, the one installed with the program."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    mine = (Path(prefix), Path(prefix) / "tessdata") if prefix else ()
    return (*mine, *(Path(p) for p in _SYSTEM), Path(sys.prefix) / "share" / "tessdata")


def packs(folder: Path) -> tuple[str, ...]:
    """Return the languages whose data lies in a folder, sorted, without orientation data."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(p.stem for p in folder.glob("*.traineddata") if p.stem not in {"osd", "equ"}))


@cache
def best_folder() -> Path | None:
    """Return the folder with most of the wanted languages, the earlier one where two are equal."""
    score = {folder: len(set(packs(folder)) & set(WANTED)) for folder in candidates()}
    best = max(score, key=lambda folder: score[folder], default=None)
    return best if best is not None and score[best] else None


def folder_of(name: str) -> Path | None:
    """Return the first folder that holds some data."""
    return next((folder for folder in candidates() if (folder / f"{name}.traineddata").is_file()), None)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages a page is read with unless it is in another; empty when there is no data."""
    folder = best_folder()
    return used(wanted(packs(folder)), None) if folder else ()


def wanted(present: Iterable[str]) -> tuple[str, ...]:
    """Return those of the present languages that papers are read in, the likelier first."""
    return tuple(code for code in WANTED if code in set(present))


def known(present: Iterable[str]) -> tuple[str, ...]:
    """Return those of the present languages that a paper may be read in, those in letters of their own last."""
    there = set(present)
    return (*wanted(there), *(code for code in SCRIPTS if code in there))


def used(installed: tuple[str, ...], language: str | None) -> tuple[str, ...]:
    """Return what to read with: the first few, or for a paper in one language (or some, with a plus) that, and English."""
    if language is None:
        return wanted(installed)[:MOST_AT_ONCE]
    return tuple(dict.fromkeys((*language.split("+"), *(code for code in installed if code == _EVERYWHERE))))
