"""Long sloping strokes drawn through a scanned page: one from corner to corner, or the two of a cross.

In: a page's pixels with the paper's light taken out. Out: where such strokes run. Never: a level or upright line, a
signature, the edge of a dark field.

A stroke is sought as what much ink lies on straight, then followed: print on its way has gaps between its rows, a
stroke has none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from evidence.model import Box, Sign, around
from evidence.read.pictures.overprint import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray, Seen
    from evidence.read.geometry import Way
    from evidence.read.pictures.overprint import Even

    Real = NDArray[np.float32]

_PAPER = 245
_SMALL = 3  # pixels a small one is made of, either way
_INK, _FAINT = 14, 12  # levels below paper: of small pixels, of the stroke itself
_FLAT = 12.0  # degrees to the page's sides
_STEP = 1.5  # degrees
_ACROSS = 0.4  # of the page's diagonal
_STANDS_OUT, _MOST_TRIED = 0.14, 4  # of the page's diagonal: ink on the line above that beside it
_BESIDE, _STRAY = 14, 8  # pixels to either side in which a hand may stray, steps it takes for one of them
_WHOLE, _GAP = 0.93, 12  # of the way that is inked; pixels of it that may be bare at a time
_SIDE, _LIGHT, _LINED = 10, 0.5, 0.6  # pixels; of the stroke's ink; of the way where both sides are that light

_MOST_POINTS = 8000
_ROWS = 3


class Stroke(NamedTuple):
    """A line from end to end, in the pixels that were given."""

    x0: float
    y0: float
    x1: float
    y1: float


class _Way(NamedTuple):
    """A straight way across the page: where it enters, its direction, how many pixels it is long, what speaks for it."""

    x: float
    y: float
    across: float
    down: float
    steps: int
    worth: float


def crossing(page: Even | None, printed: Sequence[Seen]) -> Stroke | None:
    """Return the first stroke through the text of an upright page, if any; `printed` are the words read on it."""
    if page is None:
        return None
    back = page.long / LONG
    through = (Stroke(*(side * back for side in stroke)) for stroke in strokes(page.pixels))
    return next((line for line in through if _rows(line, printed) >= _ROWS), None)


def signs(line: Stroke | None, to_page: Way, number: int) -> tuple[Sign, ...]:
    """Return the sign of a stroke through the text of a page."""
    if line is None:
        return ()
    ends = (to_page.at(line.x0, line.y0), to_page.at(line.x1, line.y1))
    return (Sign(kind="crossed", page=number, box=around(Box(x, y, x, y) for x, y in ends)),)


def _rows(line: Stroke, printed: Sequence[Seen]) -> int:
    """Return how many rows of text a line runs through, between their first and last word."""
    if not printed:
        return 0
    heights = sorted(word.bottom - word.top for word in printed)
    high = max(1.0, heights[len(heights) // 2])
    rows: dict[int, list[Seen]] = defaultdict(list)
    for word in printed:
        rows[int((word.top + word.bottom) / 2 / high)].append(word)
    slope = (line.x1 - line.x0) / (line.y1 - line.y0)
    low, lowest = sorted((line.y0, line.y1))
    crossed = 0
    for at, row in rows.items():
        y = (at + 0.5) * high
        x = line.x0 + (y - line.y0) * slope
        crossed += low < y < lowest and min(w.left for w in row) < x < max(w.right for w in row)
    return crossed


def strokes(page: Gray) -> tuple[Stroke, ...]:
    """Return the long sloping strokes of a page, the surest first."""
    import numpy as np

    ink = np.clip(_PAPER - page.astype(np.float32), 0, None)
    found = (_followed(ink, way) for way in _ways(ink))
    return tuple(stroke for stroke in found if stroke is not None)


def _ways(ink: Real) -> Iterator[_Way]:
    """Yield straight ways that much more ink lies on than beside them: the best of each of some directions."""
    import numpy as np

    height, width = (side // _SMALL * _SMALL for side in ink.shape)
    small = ink[:height, :width].reshape(height // _SMALL, _SMALL, width // _SMALL, _SMALL).mean(axis=(1, 3))
    y, x = (side.astype(np.float32) for side in np.nonzero(small > _INK))
    thinned = len(x) // _MOST_POINTS + 1
    y, x = y[::thinned], x[::thinned]
    diagonal = math.hypot(*small.shape)
    found = []
    for degrees in np.arange(_FLAT, 180 - _FLAT, _STEP):
        if abs(degrees - 90) < _FLAT:
            continue
        across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        away = x * down - y * across
        low = float(away.min()) if len(away) else 0.0
        counts = np.bincount(((away - low) / 2).astype(np.int32), minlength=16).astype(np.float32)
        pairs = counts[:-1] + counts[1:]
        beside = _beside(pairs)
        at = int(np.argmax(pairs - beside))
        worth = float(pairs[at] - beside[at]) * thinned / diagonal
        if worth >= _STANDS_OUT:
            found.append((worth, degrees, low + 2 * (at + 1), across, down))
    found.sort(key=lambda one: -one[0])
    for worth, _, away_of, across, down in found[:_MOST_TRIED]:
        way = _across_page(ink.shape, away_of * _SMALL, across, down, worth)
        if way.steps > _ACROSS * math.hypot(*ink.shape):
            yield way


def _beside(pairs: Real) -> Real:
    """Return how much ink lies to both sides of each line, the more of the two."""
    import numpy as np

    wide = np.pad(pairs, 8)
    left = (wide[2:-14] + wide[3:-13] + wide[4:-12]) / 3
    right = (wide[12:-4] + wide[13:-3] + wide[14:-2]) / 3
    return np.maximum(left, right)


def _across_page(shape: tuple[int, ...], away: float, across: float, down: float, worth: float) -> _Way:
    """Return the way over the page along the line whose points all have x * down - y * across = away."""
    import numpy as np

    height, width = shape
    x0, y0 = away * down, -away * across
    at = np.arange(-(height + width), height + width, 1.0)
    x, y = x0 + at * across, y0 + at * down
    inside = np.flatnonzero((x >= 0) & (x < width - 1) & (y >= 0) & (y < height - 1))
    if not len(inside):
        return _Way(0, 0, across, down, 0, worth)
    first = inside[0]
    return _Way(float(x[first]), float(y[first]), across, down, len(inside), worth)


def _followed(ink: Real, way: _Way) -> Stroke | None:
    """Return the stroke along a way, where it is there without a gap and thin."""
    import numpy as np

    height, width = ink.shape
    at = np.arange(way.steps)[:, None]
    off = np.arange(-_BESIDE, _BESIDE + 1)[None, :]
    columns = np.clip(np.rint(way.x + at * way.across + off * way.down), 0, width - 1).astype(np.int32)
    rows = np.clip(np.rint(way.y + at * way.down - off * way.across), 0, height - 1).astype(np.int32)
    strip = ink[rows, columns]
    path = _path(_smooth(np.minimum(strip, 60)))
    on = strip[np.arange(way.steps), path]
    inked = on > max(_FAINT, 0.3 * float(np.median(on)))
    start, end = _longest(inked)
    if end - start < _ACROSS * math.hypot(height, width) or inked[start:end].mean() < _WHOLE:
        return None
    steps = np.arange(start, end)
    middle = path[start:end]
    sides = [strip[steps, np.clip(middle + by, 0, 2 * _BESIDE)] for by in (-_SIDE, _SIDE)]
    light = np.maximum(*sides) < _LIGHT * on[start:end]
    if light.mean() < _LINED:
        return None
    ends = [(float(columns[n, path[n]]), float(rows[n, path[n]])) for n in (start, end - 1)]
    return Stroke(*ends[0], *ends[1])


def _smooth(strip: Real) -> Real:
    """Return the mean of five pixels across: of a broad stroke its middle is best."""
    import numpy as np

    wide = np.pad(strip, ((0, 0), (2, 2)), mode="edge")
    mean: Real = np.mean([wide[:, n : n + strip.shape[1]] for n in range(5)], axis=0, dtype=np.float32)
    return mean


def _path(strip: Real) -> NDArray[np.int32]:
    """Return the column in each row of a strip such that most ink lies on the way, which strays slowly."""
    import numpy as np

    count = len(strip) // _STRAY
    blocks = strip[: count * _STRAY].reshape(count, _STRAY, -1).sum(axis=1)
    came = np.zeros((count, blocks.shape[1]), dtype=np.int32)
    edged = np.full(blocks.shape[1] + 2, -1.0, dtype=np.float32)
    best = blocks[0]
    for n in range(1, count):
        edged[1:-1] = best
        left, right = edged[:-2], edged[2:]
        most = np.maximum(np.maximum(left, right), best)
        came[n] = np.where(most == best, 0, np.where(most == left, -1, 1))
        best = most + blocks[n]
    at = int(best.argmax())
    path = np.empty(count, dtype=np.int32)
    for n in range(count - 1, -1, -1):
        path[n] = at
        at += int(came[n, at])
    whole = np.repeat(path, _STRAY)
    return np.concatenate((whole, np.full(len(strip) - len(whole), whole[-1], dtype=np.int32)))


def _longest(inked: NDArray[np.bool_]) -> tuple[int, int]:
    """Return the longest stretch without a gap that is too wide."""
    import numpy as np

    places = np.flatnonzero(inked)
    if not len(places):
        return 0, 0
    breaks = np.flatnonzero(np.diff(places) > _GAP)
    starts, ends = np.concatenate(([0], breaks + 1)), np.concatenate((breaks, [len(places) - 1]))
    longest = int(np.argmax(places[ends] - places[starts]))
    return int(places[starts[longest]]), int(places[ends[longest]]) + 1
