"""Words of a text layer that a pen's path runs through: ink annotations, drawn zigzags, waves, slashes.

In: a PyMuPDF page and its words' bounds in unrotated points. Out: which words such a path runs through. Never: a path that
was drawn before the word (a background), level and upright lines, what runs around a word or below it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from evidence.read.drawn import drawings, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.drawn import Bounds

    Points = NDArray[np.float64]

_MOST_DRAWN, _MOST_PATHS = 3000, 100
_LEAST, _BENT = 1.6, 0.5  # points either way, with the stroke's own width and without: thinner is a rule
_STEP = 0.6  # points between two places of a path
_CORE = 0.25  # of a word's height at its upper and lower edge does not count
_EDGE = 0.15  # of its width at either end: a ring around it may touch it there
_ALONG, _ACROSS, _SLANT = 0.6, 0.85, 0.1  # of the width; of the core's height; of the height
_FLAT = 0.005  # points: a line is level or upright; a hand is noted point by point
_CURVE = 12  # places on a curve


def struck(page: Any, boxes: Sequence[Bounds]) -> frozenset[int]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the numbers of the words that a pen's path runs through."""
    log = drawn(page)
    texts = [(i, box) for i, (kind, box) in enumerate(log) if kind.endswith("-text")]
    if not texts or len(log) > _MOST_DRAWN or not any(_may_scrawl(*one) for one in log[texts[0][0] :]):
        return frozenset()
    paths = [d for d in drawings(page) if d.get("seqno", -1) > texts[0][0] and _is_penned(d)]
    if len(paths) > _MOST_PATHS:
        return frozenset()
    found: set[int] = set()
    for path in paths:
        near = [i for i, box in enumerate(boxes) if i not in found and _meet(box, path["rect"])]
        below = [i for i in near if any(n < path["seqno"] and _meet(boxes[i], box) for n, box in texts)]
        places = _places(path["items"]) if below else []
        found.update(i for i in below if any(_through(one, boxes[i]) for one in places))
    return frozenset(found)


def _may_scrawl(kind: str, box: Bounds) -> bool:
    return kind in {"stroke-path", "fill-path"} and _thinner(box) > _LEAST


def _thinner(box: Bounds) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _is_penned(path: Any) -> bool:  # noqa: ANN401 -- PyMuPDF's own dicts
    """Tell whether a path has curves or sloping lines, as a stroke or as the outline of one."""
    return _thinner(path["rect"]) > _BENT and any(_slopes(item) for item in path["items"])


def _slopes(item: Any) -> bool:  # noqa: ANN401 -- as above
    if item[0] == "l":
        (x0, y0), (x1, y1) = item[1:3]
        return bool(abs(x1 - x0) > _FLAT and abs(y1 - y0) > _FLAT)
    return bool(item[0] == "c")


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _places(items: Sequence[Any]) -> list[Points]:
    """Return the places along each unbroken part of a path, as near to each other as a step."""
    import numpy as np

    parts: list[list[tuple[float, float]]] = []
    for item in items:
        if item[0] not in {"l", "c"}:
            continue
        points = _bent(item[1:5]) if item[0] == "c" else list(item[1:3])
        if parts and parts[-1][-1] == points[0]:
            parts[-1] += points[1:]
        else:
            parts.append(points)
    return [np.concatenate([_between(a, b) for a, b in pairwise(part)]) for part in parts if len(part) > 1]


def _bent(corners: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    out = [(ax, ay)]
    for n in range(1, _CURVE):
        t = n / _CURVE
        w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        out.append((w[0] * ax + w[1] * bx + w[2] * cx + w[3] * dx, w[0] * ay + w[1] * by + w[2] * cy + w[3] * dy))
    return [*out, (dx, dy)]


def _between(one: tuple[float, float], other: tuple[float, float]) -> Points:
    import numpy as np

    steps = 2 + int(np.hypot(other[0] - one[0], other[1] - one[1]) / _STEP)
    return np.linspace(one, other, steps)


def _through(places: Points, box: Bounds) -> bool:
    """Tell whether a path runs along most of a word's middle, or through it from head to foot, aslant."""
    import numpy as np

    left, top, right, bottom = box
    high, wide = bottom - top, right - left
    x, y = places.T
    core = (y > top + _CORE * high) & (y < bottom - _CORE * high) & (x > left) & (x < right)
    if not core.any():
        return False
    if len(np.unique(((x[core] - left) / _STEP).astype(int))) * _STEP > _ALONG * wide:
        return True
    inner = core & (x > left + _EDGE * wide) & (x < right - _EDGE * wide)
    runs = np.split(np.flatnonzero(inner), np.flatnonzero(np.diff(np.flatnonzero(inner)) > 1) + 1)
    tall = _ACROSS * (1 - 2 * _CORE) * high
    return any(len(run) > 1 and np.ptp(y[run]) > tall and np.ptp(x[run]) > _SLANT * high for run in runs)
