"""The outline of one printed line: level, turned, or sloping as a photo shows it.

In: the words of a line, left to right. Out: Quads around them and little else. Never: a slope that noise alone makes.
"""

from __future__ import annotations

from math import dist
from statistics import median
from typing import TYPE_CHECKING

from evidence.extract.page.level import MAX_SKEW
from evidence.model import Box, Quad, around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Word

_LEAST_WORDS = 3
_LEAST_DRIFT = 0.3  # of a word's height, from one end of the line to the other
_MOST_BEND = 0.5  # of the words' height, between a word and a straight line along all of them
_ONE_LINE = 1.7  # word heights that the words of one line keep within


def pieces(row: Sequence[Word]) -> tuple[Quad, ...]:
    """Return the outline of the words of one line, in more than one piece where the line bends away from a straight one."""
    if all(w.quad is None for w in row):
        return (sloping(row) or _upright(around(w.box for w in row)),)
    runs: list[list[Quad]] = []
    for quad in (w.quad or _upright(w.box) for w in row):
        if runs and _is_straight([*runs[-1], quad]):
            runs[-1].append(quad)
        else:
            runs.append([quad])
    return tuple(_from_to(run[0], run[-1]) for run in runs)


def _from_to(first: Quad, last: Quad) -> Quad:
    return Quad(first.x0, first.y0, last.x1, last.y1, last.x2, last.y2, first.x3, first.y3)


def _is_straight(run: list[Quad]) -> bool:
    """Say whether the middles of all words lie near the line from the first's to the last's: a sheet may be curled."""
    (x, y), (x1, y1) = _middle(run[0]), _middle(run[-1])
    long = dist((x, y), (x1, y1))
    height = median(dist((q.x0, q.y0), (q.x3, q.y3)) for q in run)
    off = (abs((x1 - x) * (v - y) - (y1 - y) * (u - x)) for u, v in map(_middle, run))
    return not long or max(off) <= _MOST_BEND * height * long


def _middle(quad: Quad) -> tuple[float, float]:
    return (quad.x0 + quad.x1 + quad.x2 + quad.x3) / 4, (quad.y0 + quad.y1 + quad.y2 + quad.y3) / 4


def sloping(words: Sequence[Word]) -> Quad | None:
    """Return the outline along the drift of OCR's upright boxes; None where they stand level, or on several lines."""
    boxes = [w.box for w in words if w.origin == "ocr" and w.quad is None]
    if len(boxes) < max(_LEAST_WORDS, len(words)):
        return None
    whole, height, slope = around(boxes), median(b.height for b in boxes), _slope(boxes)
    if abs(slope) > MAX_SKEW or abs(slope) * whole.width < _LEAST_DRIFT * height:
        return None
    above = min(b.top - slope * (b.center[0] - whole.left) for b in boxes)
    below = max(b.bottom - slope * (b.center[0] - whole.left) for b in boxes)
    if below - above > _ONE_LINE * height:
        return None
    rise = slope * whole.width
    return Quad(whole.left, above, whole.right, above + rise, whole.right, below + rise, whole.left, below)


def _upright(box: Box) -> Quad:
    return Quad(box.left, box.top, box.right, box.top, box.right, box.bottom, box.left, box.bottom)


def _slope(boxes: Sequence[Box]) -> float:
    """Return the slope of the straight line through the middles, long words weighing more."""
    weighed = [(b.center, max(b.width, 0.01)) for b in boxes]
    total = sum(w for _, w in weighed)
    x = sum(c[0] * w for c, w in weighed) / total
    y = sum(c[1] * w for c, w in weighed) / total
    spread = sum((c[0] - x) ** 2 * w for c, w in weighed)
    return sum((c[0] - x) * (c[1] - y) * w for c, w in weighed) / spread if spread else 0.0
