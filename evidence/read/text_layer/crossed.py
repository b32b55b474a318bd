"""Sloping lines drawn through print: a row crossed out, or a whole page.

In: a PyMuPDF page and its words' bounds in unrotated points. Out: which words are crossed, and long lines over text.
Never: a line beside text (a bookkeeper's stroke through empty rows), a chart's lines beside words, a level line.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.model import Sign
from evidence.read.drawn import drawings, drawn
from evidence.read.geometry import Projection, place, rotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.read.drawn import Bounds

_LEAST_RISE, _LEAST_LONG = 4.0, 60.0  # points
_MOST_LINES, _MOST_DRAWN = 40, 3000
_ACROSS = 0.4  # of the page's diagonal
_ROWS = 3
_CORE = 0.25  # of a word's height at its upper and lower edge does not count


class Line(NamedTuple):
    """A straight sloping line, from left to right, in unrotated points."""

    x0: float
    y0: float
    x1: float
    y1: float

    def crosses(self, box: Bounds) -> bool:
        """Tell whether the line runs through the middle of a box."""
        left, top, right, bottom = box
        inset = (bottom - top) * _CORE
        start, end = max(left, self.x0), min(right, self.x1)
        if end <= start:
            return False
        slope = (self.y1 - self.y0) / (self.x1 - self.x0)
        one, two = self.y0 + (start - self.x0) * slope, self.y0 + (end - self.x0) * slope
        return min(one, two) < bottom - inset and max(one, two) > top + inset


def sloping(page: Any) -> tuple[Line, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the sloping lines of a page; none where it is a drawing."""
    log = drawn(page)
    if not any(kind == "stroke-path" and _may_slope(box) for kind, box in log) or len(log) > _MOST_DRAWN:
        return ()
    found = []
    for drawing in drawings(page):
        if "s" in drawing["type"] and _may_slope(drawing["rect"]):
            for item in drawing["items"]:
                if item[0] == "l":
                    (x0, y0), (x1, y1) = sorted(item[1:3])
                    if x1 - x0 > 1 and abs(y1 - y0) > _LEAST_RISE and math.hypot(x1 - x0, y1 - y0) > _LEAST_LONG:
                        found.append(Line(x0, y0, x1, y1))
    return tuple(found) if len(found) <= _MOST_LINES else ()


def _may_slope(box: Bounds) -> bool:
    return box[3] - box[1] > _LEAST_RISE and box[2] - box[0] > _LEAST_RISE and _long(box) > _LEAST_LONG


def _long(box: Bounds) -> float:
    return math.hypot(box[2] - box[0], box[3] - box[1])


def struck(lines: Sequence[Line], boxes: Sequence[Bounds]) -> frozenset[int]:
    """Return the numbers of the words that a line runs through."""
    if not lines:
        return frozenset()
    return frozenset(i for i, box in enumerate(boxes) if any(line.crosses(box) for line in lines))


def signs(page: Any, number: int) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return a sign where a line runs across the page through several rows of its text."""
    long = [s for s in sloping(page) if _long(s) > _ACROSS * _long(tuple(page.rect))]
    if not long:
        return ()
    words = [word[:4] for word in page.get_text("words")]
    for line in long:
        rows = {round(box[1] / 6) for box in words if line.crosses(box)}
        if len(rows) >= _ROWS:
            top, bottom = min(line.y0, line.y1), max(line.y0, line.y1)
            box = place(Projection(*rotation(page)), line.x0, top, line.x1, bottom)[0]
            return (Sign(kind="crossed", page=number, box=box),)
    return ()
