"""OCR engines behind one seam: a gray image in, words with pixel boxes out.

In: nothing on import. Out: `ENGINES`, name -> Maker, and `engine()`, one object per process and name.
Never: a download, more than one thread, a decision about which page is read by whom.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from evidence.errors import ReadError
from evidence.read.engines import ppocr, system, tesseract
from evidence.read.engines.seam import Engine, Maker, Seen, cut_out, gray_of

if TYPE_CHECKING:
    from evidence.read.engines.ppocr import PPOCR
    from evidence.read.engines.seam import Gray as Gray

__all__ = [
    "ENGINES",
    "Engine",
    "Maker",
    "Seen",
    "cut_out",
    "engine",
    "first_reader",
    "first_reader_in",
    "gray_of",
    "slow_reader",
]

# The order is that of first readers: the fastest that can work here finds the words.
ENGINES: dict[str, Maker] = {"tesseract": tesseract.MAKER, "system": system.MAKER, "ppocr": ppocr.MAKER}


@cache
def engine(name: str) -> Engine:
    """Return the engine of that name, made once per process; ReadError says what is missing."""
    missing = ENGINES[name].missing()
    if missing:
        raise ReadError("This page is a picture and cannot be read.", then=missing)
    return slow_reader() if name == "ppocr" else ENGINES[name].make()


def first_reader() -> Engine:
    """Return the engine that finds words on a page: the fastest that can work here."""
    return engine(_first())


@lru_cache(maxsize=4)  # a batch may hold ten languages: some 20 MB each, .1 to .3 s to make
def first_reader_in(language: str) -> Engine:
    """Return that engine for pages in one language, or in some, with a plus: with its data and that of English."""
    return ENGINES[_first()].make(language)


@cache
def slow_reader() -> PPOCR:
    """Return the slow reader, which also tells where text stands; made once per process."""
    return ppocr.PPOCR()


@cache
def _first() -> str:
    return next((name for name, maker in ENGINES.items() if maker.missing() is None), "tesseract")
