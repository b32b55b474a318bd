"""Pages that mix a text layer with a large picture of text.

In: a PyMuPDF page, the words of its layer and of an OCR pass. Out: picture areas without words, and OCR's words there.
Never: an OCR word where the layer has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidence.model import Box
from evidence.read.drawn import pictures
from evidence.read.geometry import Projection, place, rotation

if TYPE_CHECKING:
    from evidence.model import Word

REASON = "the page has a text layer; its large picture, which the layer says nothing about, was read by OCR"
_LARGE = 0.35  # of the page; letterheads and logos are smaller
_FEW = 40  # layer words inside it: more, and the picture is a background
_TOUCH = 0.2


def picture_areas(page: Any, words: tuple[Word, ...]) -> tuple[Box, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the large pictures that hold next to no words of the layer, as the reader sees the page."""
    boxes = pictures(page)
    if not boxes:
        return ()
    turn = Projection(*rotation(page))
    whole = Box(0.0, 0.0, page.rect.width, page.rect.height)
    areas = (place(turn, *box)[0].intersect(whole) for box in boxes)
    large = (area for area in areas if area.area > _LARGE * whole.area)
    return tuple(area for area in large if sum(_inside(w, area) for w in words if w.visible) < _FEW)


def added(read: tuple[Word, ...], layer: tuple[Word, ...], areas: tuple[Box, ...]) -> tuple[Word, ...]:
    """Return OCR's words inside the areas that no visible word of the layer stands in the way of."""
    inside = (w for w in read if any(_inside(w, area) for area in areas))
    shown = tuple(w.box for w in layer if w.visible)
    return tuple(w for w in inside if not any(w.box.intersect(s).area > _TOUCH * w.box.area for s in shown))


def _inside(word: Word, area: Box) -> bool:
    x, y = word.box.center
    return area.left < x < area.right and area.top < y < area.bottom
