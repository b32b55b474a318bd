"""Spots of a small picture that may be letters of one word: connected ink, grouped by size, tone and nearness.

In: ink (0 is paper) of a small picture. Out: groups of points, boxes. Never: what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray, Seen

    Whole = NDArray[np.int64]
    Real = NDArray[np.float32]

INK = 10  # levels below paper
_LEAST, _MOST = 8, 0.5  # pixels of a letter's longer side; share of the picture's longer side
_LEAST_AREA, _LEAST_SHORT, _LEAST_FILL = 14, 3, 0.12
_MOST_SPOTS = 400
_LOW, _SPECK = 4, 6  # pixels: what is lower or has less ink is no letter
# What is thin and so many times as long is a rule; what is large and all but empty a frame, or a rule aslant.
_THIN, _RULE, _FRAME, _FRAME_FILL = 8, 8, 50, 0.15
_NEAR, _ALIKE, _SAME_TONE = 1.9, 0.42, 0.6


_AROUND = 8  # pixels around a spot that are its paper
_BESIDE = 0.25  # of a word's height: marks and tails beside its box are its own


class Group(NamedTuple):
    """Points of spots that belong together, how many spots, and their mean ink."""

    x: Real
    y: Real
    spots: int
    tone: float


class _Runs(NamedTuple):
    """Runs of ink: row, first column, the column behind the last, and the number of the spot each belongs to."""

    row: Whole
    first: Whole
    last: Whole
    spot: Whole


def darker(gray: Gray, words: Iterable[Seen], share: int) -> NDArray[np.int16]:
    """Return by how many levels each point of a picture, made so many times smaller, is darker than the paper around; words are blotted out."""
    import numpy as np
    from PIL import Image, ImageFilter

    small = np.array(Image.fromarray(gray).reduce(share))
    for word in words:
        beside = _BESIDE * (word.bottom - word.top)
        top, bottom = (max(0, round(v / share)) for v in (word.top - beside, word.bottom + beside))
        left, right = (max(0, round(v / share)) for v in (word.left - beside, word.right + beside))
        covered = small[top:bottom, left:right]
        if covered.size:
            covered[:] = np.median(covered)  # most of it is paper
    around = np.asarray(Image.fromarray(small).filter(ImageFilter.BoxBlur(_AROUND)), dtype=np.int16)
    by: NDArray[np.int16] = around - small
    return by


def groups(ink: Gray, most: int) -> list[Group]:
    """Return the groups with most ink, most first."""
    import numpy as np

    runs = _runs(ink > INK)
    if not len(runs.row):
        return []
    count = int(runs.spot.max()) + 1
    area = np.bincount(runs.spot, runs.last - runs.first, count).astype(np.float64)
    tone = np.bincount(runs.spot, _inked(ink, runs), count) / area
    bounds = _bounds(runs, count)
    letters = np.flatnonzero(_may_be_letters(bounds, area, ink.shape))
    letters = letters[np.argsort(-area[letters], kind="stable")[:_MOST_SPOTS]]
    if not len(letters):
        return []
    label = _linked(bounds[:, letters], tone[letters])
    weight = np.bincount(label, area[letters], len(letters))
    heaviest = [int(i) for i in np.argsort(-weight, kind="stable")[:most] if weight[i]]
    return [_group(ink, runs, letters[label == i]) for i in heaviest]


def letters(mask: NDArray[np.bool_]) -> Whole:
    """Return left, top, right, bottom, as four rows, of spots that may be letters: no specks, rules or frames."""
    import numpy as np

    runs = _runs(mask)
    if not len(runs.row):
        return np.zeros((4, 0), dtype=np.int64)
    count = int(runs.spot.max()) + 1
    area = np.bincount(runs.spot, runs.last - runs.first, count)
    bounds = _bounds(runs, count)
    left, top, right, bottom = bounds
    width, height = right - left, bottom - top
    long, short = np.maximum(width, height), np.minimum(width, height)
    rule = (long > _RULE * short) & (short <= _THIN)
    frame = (long > _FRAME) & (area < _FRAME_FILL * width * height)
    return bounds[:, (height >= _LOW) & (area >= _SPECK) & ~rule & ~frame]


def pieces(mask: NDArray[np.bool_]) -> Whole:
    """Return left, top, right, bottom, as four rows, of all that hangs together in a mask."""
    import numpy as np

    runs = _runs(mask)
    return _bounds(runs, int(runs.spot.max()) + 1) if len(runs.row) else np.zeros((4, 0), dtype=np.int64)


def across(mask: NDArray[np.bool_], rows: slice | None = None) -> float:
    """Return how much of a mask, 0 to 1, hangs together from its first column to its last, and is in `rows` too; 0 where nothing does."""
    import numpy as np

    if not mask.size or not mask[:, 0].any() or not mask[:, -1].any():
        return 0.0
    runs = _runs(mask)
    count = int(runs.spot.max()) + 1
    left, top, right, bottom = _bounds(runs, count)
    area = np.bincount(runs.spot, runs.last - runs.first, count)
    first, last = (0, len(mask)) if rows is None else (rows.start, rows.stop)
    whole = (left == 0) & (right == mask.shape[1]) & (top < last) & (bottom > first)
    return float(area[whole].max(initial=0) / area.sum())


def _runs(mask: NDArray[np.bool_]) -> _Runs:
    """Return the runs of a mask row by row, those that touch (corners too) with one number."""
    import numpy as np

    steps = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    row, first = np.nonzero(steps == 1)
    last = np.nonzero(steps == -1)[1]
    root = _joined(row.tolist(), first.tolist(), last.tolist())
    return _Runs(row, first, last, np.unique(np.asarray(root, dtype=np.int64), return_inverse=True)[1].reshape(-1))


def _joined(rows: list[int], firsts: list[int], lasts: list[int]) -> list[int]:
    """Return for each run the first run that it hangs together with."""
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    begins: dict[int, int] = {}
    for i, row in enumerate(rows):
        begins.setdefault(row, i)
    above = 0
    for i, row in enumerate(rows):
        if begins[row] == i:
            above = begins.get(row - 1, len(rows))
        while above < len(rows) and rows[above] == row - 1 and lasts[above] < firsts[i]:
            above += 1
        touching = above
        while touching < len(rows) and rows[touching] == row - 1 and firsts[touching] <= lasts[i]:
            one, other = root(i), root(touching)
            parent[max(one, other)] = min(one, other)
            touching += 1
    return [root(i) for i in range(len(rows))]


def _inked(ink: Gray, runs: _Runs) -> NDArray[np.float64]:
    """Return the sum of the ink of each run."""
    import numpy as np

    sums = np.pad(np.cumsum(ink, axis=1, dtype=np.int64), ((0, 0), (1, 0)))
    return np.asarray(sums[runs.row, runs.last] - sums[runs.row, runs.first], dtype=np.float64)


def _bounds(runs: _Runs, count: int) -> Whole:
    """Return left, top, right, bottom of each spot, as four rows."""
    import numpy as np

    far = np.iinfo(np.int64).max
    left, top = np.full(count, far), np.full(count, far)
    right, bottom = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    np.minimum.at(left, runs.spot, runs.first)
    np.minimum.at(top, runs.spot, runs.row)
    np.maximum.at(right, runs.spot, runs.last)
    np.maximum.at(bottom, runs.spot, runs.row + 1)
    return np.stack((left, top, right, bottom))


def _may_be_letters(bounds: Whole, area: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    import numpy as np

    left, top, right, bottom = bounds
    width, height = right - left, bottom - top
    long = np.maximum(width, height)
    inside = (left > 0) & (top > 0) & (right < shape[1]) & (bottom < shape[0])
    sized = (long >= _LEAST) & (long <= max(shape) * _MOST) & (np.minimum(width, height) >= _LEAST_SHORT)
    return np.asarray(inside & sized & (area >= _LEAST_AREA) & (area >= _LEAST_FILL * width * height))


def _linked(bounds: Whole, tone: NDArray[np.float64]) -> Whole:
    """Return for each spot the lowest number of those that it is linked with, by one or by many."""
    import numpy as np

    left, top, right, bottom = bounds
    x, y, long = (left + right) / 2, (top + bottom) / 2, np.maximum(right - left, bottom - top)
    larger, smaller = np.maximum(long[:, None], long), np.minimum(long[:, None], long)
    near = np.hypot(x[:, None] - x, y[:, None] - y) < _NEAR * larger
    toned = np.minimum(tone[:, None], tone) > _SAME_TONE * np.maximum(tone[:, None], tone)
    link = near & (smaller > _ALIKE * larger) & toned
    label = np.arange(len(tone))
    while True:
        lowest = np.minimum(label, np.where(link, label, len(tone)).min(axis=1))
        if (lowest == label).all():
            return label
        label = lowest


def _group(ink: Gray, runs: _Runs, members: Whole) -> Group:
    import numpy as np

    chosen = np.isin(runs.spot, members)
    row, first = runs.row[chosen], runs.first[chosen]
    length = runs.last[chosen] - first
    ends = np.cumsum(length)
    y = np.repeat(row, length)
    x = np.repeat(first, length) + np.arange(len(y)) - np.repeat(ends - length, length)
    return Group(x.astype(np.float32), y.astype(np.float32), len(members), float(ink[y, x].mean()))
