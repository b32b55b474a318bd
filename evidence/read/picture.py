"""An upright or turned gray picture of a page -> words on the page.

In: gray pixels, their dpi, the map from pixels to points. Out: words in points, who read them, and why so.
Never: a decision whether a page needs OCR.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.model import Reading, Word
from evidence.read import engines, prepare, rereading
from evidence.read.geometry import place

if TYPE_CHECKING:
    from evidence.model import Effort
    from evidence.read.engines import Engine, Gray, Seen
    from evidence.read.geometry import Affine

_FONT_SIZE_OF_BOX = 0.95  # a word's box has ascenders or descenders, seldom both


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
    """Read a picture; `auto` is read as `fast`."""
    reader = engines.engine("ppocr") if effort == "thorough" else engines.first_reader()
    ready = prepare.scaled(picture.gray, thorough=effort == "thorough")
    where = ready.to_original.then(picture.to_page)
    seen = reader.recognise(ready.gray, ready.dpi)
    readings = rereading.read_again(ready.gray, seen, reader.name) if effort != "thorough" else _alone(seen, reader)
    words = tuple(_word(one, all_of, where) for one, all_of in zip(seen, readings, strict=True))
    return PictureWords(words, label(reader))


def label(reader: Engine) -> str:
    """Return how a report names a reader."""
    return f"{reader.name} {'.'.join(reader.version.split('.')[:2])}"


def _alone(seen: tuple[Seen, ...], reader: Engine) -> tuple[tuple[Reading, ...], ...]:
    return tuple((Reading(text=w.text, confidence=round(w.confidence, 3), reader=reader.name),) for w in seen)


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
