"""A gray picture of a page, upright or not -> words on the page.

In: gray pixels, their dpi, the map from pixels to points. Out: words in points, who read them, what was done.
Never: a decision whether a page needs OCR.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.model import Reading, Word
from evidence.read import engines, prepare, rereading, turning
from evidence.read.geometry import place

if TYPE_CHECKING:
    from evidence.model import Effort
    from evidence.read.engines import Engine, Gray, Seen
    from evidence.read.geometry import Affine
    from evidence.read.prepare import Prepared

_FONT_SIZE_OF_BOX = 0.95  # a word's box has ascenders or descenders, seldom both
# Measured on 97 real scans and photos: above it the first reader misses a total or date on 1 page in 10, below
# on more than half, where the slow reader finds 99 in 100.
_CLEAR = 0.87
_HOPELESS = 0.55
_RECEIPT = 1.55  # height to width


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels to be read: gray (height x width), dpi, and where a pixel lies on the page."""

    gray: Gray
    dpi: int
    to_page: Affine


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What a picture says: words in points, the reader's label, and what was done to read it."""

    words: tuple[Word, ...]
    read_by: str
    steps: tuple[str, ...] = ()


def read_picture(picture: Picture, effort: Effort) -> PictureWords:
    """Read a picture: `fast` by the first reader, `thorough` by both, `auto` by both where the first is unsure."""
    ready, seen = _first_look(picture.gray)
    first = engines.first_reader()
    sure = confidence(seen)
    where = ready.to_original.then(picture.to_page)
    slow = engines.ENGINES["ppocr"].missing() is None and first.name != "pp-ocr"
    if slow and (effort == "thorough" or (effort == "auto" and sure < _CLEAR)):
        reader = engines.engine("ppocr")
        better = reader.recognise(ready.gray, ready.dpi)
        readings = rereading.witnessed(better, reader.name, seen, first.name)
        why = ("read by two readers",) if sure >= _CLEAR else (f"hard to read ({sure:.0%}): read by two readers",)
        return PictureWords(_words(better, readings, where), label(reader), ready.steps + why)
    readings = rereading.read_again(ready.gray, seen, first.name)
    return PictureWords(_words(seen, readings, where), label(first), ready.steps)


def _first_look(gray: Gray) -> tuple[Prepared, tuple[Seen, ...]]:
    """Return the prepared picture and the first reader's words, turned until they make sense."""
    if prepare.looks_vertical(gray):
        quarters = turning.upright(gray, (0, 1, 3))
        return _looked(gray, quarters)
    ready, seen = _looked(gray, 0)
    if confidence(seen) < _HOPELESS:
        quarters = turning.upright(gray, (0, 1, 2, 3))
        if quarters:
            return _looked(gray, quarters)
    return ready, seen


def _looked(gray: Gray, quarters: int) -> tuple[Prepared, tuple[Seen, ...]]:
    upright = prepare.turned(gray, quarters)
    height, width = upright.gray.shape
    ready = prepare.prepared(upright.gray, enlarge=True)
    seen = engines.first_reader().recognise(ready.gray, ready.dpi, receipt=height > width * _RECEIPT)
    steps = (f"turned by {quarters * 90} degrees", *ready.steps) if quarters else ready.steps
    back = ready.to_original.then(upright.to_original)
    return prepare.Prepared(ready.gray, ready.dpi, back, steps), seen


def confidence(seen: tuple[Seen, ...]) -> float:
    """Return the mean confidence of the words; nothing read is 0."""
    return sum(w.confidence for w in seen) / len(seen) if seen else 0.0


def label(reader: Engine) -> str:
    """Return how a report names a reader."""
    return f"{reader.name} {'.'.join(reader.version.split('.')[:2])}"


def _words(seen: tuple[Seen, ...], readings: tuple[tuple[Reading, ...], ...], where: Affine) -> tuple[Word, ...]:
    return tuple(_word(one, all_of, where) for one, all_of in zip(seen, readings, strict=True))


def _word(one: Seen, readings: tuple[Reading, ...], where: Affine) -> Word:
    box, quad = place(where, one.left, one.top, one.right, one.bottom)
    across = (where.c**2 + where.d**2) ** 0.5
    return Word(
        readings=readings,
        box=box,
        quad=quad,
        origin="ocr",
        size=round((one.bottom - one.top) * across * _FONT_SIZE_OF_BOX, 1),
    )
