"""An upright or turned gray picture of a page -> words on the page.

In: gray pixels, their dpi, the map from pixels to points. Out: words in points, who read them, and why so.
Never: a decision whether a page needs OCR.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.model import Reading, Word
from evidence.read import engines, prepare
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
    return PictureWords(words_of(seen, reader, where), label(reader))


def label(reader: Engine) -> str:
    """Return how a report names a reader."""
    return f"{reader.name} {'.'.join(reader.version.split('.')[:2])}"


def words_of(seen: tuple[Seen, ...], reader: Engine, where: Affine) -> tuple[Word, ...]:
    """Return words on the page."""
    return tuple(_word(one, reader.name, where) for one in seen)


def _word(one: Seen, reader: str, where: Affine) -> Word:
    box, quad = place(where, one.left, one.top, one.right, one.bottom)
    confidence = min(1.0, max(0.0, one.confidence))
    height = box.height if quad is None else abs(one.bottom - one.top) * abs(where.a + where.b)
    return Word(
        readings=(Reading(text=one.text, confidence=round(confidence, 3), reader=reader),),
        box=box,
        quad=quad,
        origin="ocr",
        size=round(height * _FONT_SIZE_OF_BOX, 1),
    )
