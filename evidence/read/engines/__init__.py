"""OCR engines behind one seam: a gray image in, words with pixel boxes out.

In: nothing on import. Out: `ENGINES`, name -> Maker, and `engine()`, one object per process and name.
Never: a download, more than one thread, a decision about which page is read by whom.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from evidence.errors import ReadError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]


class Seen(msgspec.Struct, frozen=True, gc=False):
    """A word as an engine saw it: text, confidence 0 to 1, left, top, right, bottom in pixels."""

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float


class Engine(Protocol):
    """Reads the words of an image; one object per process, not to be shared between threads."""

    name: str
    version: str
    languages: tuple[str, ...]

    def recognise(self, gray: Gray, dpi: int, *, receipt: bool = False) -> tuple[Seen, ...]:
        """Return the words of an upright image (height x width, 0 is black) in reading order.

        `dpi` is what the pixels measure; `receipt` says that the page is one narrow column.
        """
        ...


class Maker(Protocol):
    """Says whether an engine can work here, and makes it."""

    def missing(self) -> str | None:
        """Return what is missing in words for a user, None when the engine can work."""
        ...

    def make(self) -> Engine:
        """Return a new engine object."""
        ...


def _makers() -> dict[str, Maker]:
    from evidence.read.engines import ppocr, system, tesseract

    # The order is that of first readers: the fastest that can work here finds the words.
    return {"tesseract": tesseract.MAKER, "system": system.MAKER, "ppocr": ppocr.MAKER}


ENGINES: dict[str, Maker] = _makers()


@cache
def engine(name: str) -> Engine:
    """Return the engine of that name, made once per process; ReadError says what is missing."""
    missing = ENGINES[name].missing()
    if missing:
        raise ReadError("This page is a picture and cannot be read.", then=missing)
    return ENGINES[name].make()


@cache
def first_reader() -> Engine:
    """Return the engine that finds words on a page: the fastest that can work here."""
    return engine(next((name for name, maker in ENGINES.items() if maker.missing() is None), "tesseract"))


def gray_of(image: Any) -> Gray:  # noqa: ANN401 -- whatever numpy takes for an array
    """Return an image as contiguous bytes, which the engines' C interfaces need."""
    import numpy as np

    return np.ascontiguousarray(image, dtype=np.uint8)
