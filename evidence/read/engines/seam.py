"""The seam of OCR engines: what each is given and gives.

In: nothing. Out: types, and pixels in the form that engines take. Never: an engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import msgspec

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


def cut_out(gray: Gray, bounds: tuple[float, float, float, float]) -> Gray:
    """Return the pixels within left, top, right and bottom, as far as there are any."""
    height, width = gray.shape
    left, top, right, bottom = bounds
    return gray[max(0, int(top)) : min(height, int(bottom) + 1), max(0, int(left)) : min(width, int(right) + 1)]


class Engine(Protocol):
    """Reads the words of an image; one object per process, not to be shared between threads.

    `languages` are those it reads with, `installed` all that it could be made with.
    """

    name: str
    version: str
    languages: tuple[str, ...]
    installed: tuple[str, ...]

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

    def make(self, language: str | None = None) -> Engine:
        """Return a new engine object, for papers in one language (its code is Tesseract's) where that is given."""
        ...


def gray_of(image: Any) -> Gray:  # noqa: ANN401 -- whatever numpy takes for an array
    """Return an image as contiguous bytes, which the engines' C interfaces need."""
    import numpy as np

    return np.ascontiguousarray(image, dtype=np.uint8)


def shrunk(gray: Gray, longest: int) -> tuple[Gray, float, float]:
    """Return an image no longer than `longest`, and how many of the given pixels one of its own stands for."""
    from PIL import Image

    height, width = gray.shape
    share = longest / max(gray.shape)
    if share >= 1:
        return gray, 1.0, 1.0
    size = (max(1, round(width * share)), max(1, round(height * share)))
    small = gray_of(Image.fromarray(gray).resize(size, Image.Resampling.BILINEAR))
    return small, width / size[0], height / size[1]


def grown(word: Seen, x: float, y: float) -> Seen:
    """Return a word of a shrunk image in the pixels of the larger one."""
    return Seen(word.text, word.confidence, word.left * x, word.top * y, word.right * x, word.bottom * y)
