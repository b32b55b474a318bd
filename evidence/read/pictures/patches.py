"""Patches of a picture that are half ink: bars that lean or lie, codes of dots.

In: gray pixels. Out: where they lie, and by how much the stripes in one are to be turned to stand upright. Never: what
they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray

# Tiles of so many pixels; a window of so many tiles each way is half ink where its darkness lies between these. Lines
# of text with the paper between them reach .25, headings more: what is no code costs half a millisecond.
_TILE, _WINDOW, _SAMPLES, _INK = 8, 5, 8, 128
_LIGHT, _DARK = 0.30, 0.75
_MOST = 6
_QUIET = 24  # pixels beyond the ink
_LARGEST = 1200  # pixels: larger is a photo
_COHERENT, _LEANS = 0.5, 10.0  # share of the edges that run one way; degrees from upright

Area = tuple[int, int, int, int]  # left, top, right, bottom in pixels


def patches(gray: Gray) -> tuple[Area, ...]:
    """Return the areas that are half ink, the largest first; 1.4 ms for a page of text."""
    rows, columns = gray.shape[0] // _TILE, gray.shape[1] // _TILE
    if min(rows, columns) < _WINDOW:
        return ()
    areas = [_around(tiles, gray.shape) for tiles in _groups(_half_ink(_ink(gray, rows, columns)))]
    fitting = [a for a in areas if max(a[2] - a[0], a[3] - a[1]) <= _LARGEST]
    return tuple(sorted(fitting, key=lambda a: (-(a[2] - a[0]) * (a[3] - a[1]), a))[:_MOST])


def _ink(gray: Gray, rows: int, columns: int) -> NDArray[np.uint8]:
    """Return how many of each tile's eight samples are ink; gray grounds are none."""
    import numpy as np

    some = (gray[: rows * _TILE : _TILE // 2, : columns * _TILE : 2] < _INK).view(np.uint8)
    pairs = some[:, ::2] + some[:, 1::2]
    strips = pairs[:, ::2] + pairs[:, 1::2]
    return np.asarray(strips[::2] + strips[1::2])


def _half_ink(ink: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return the tiles within a window that is half ink, every second one each way."""
    import numpy as np

    size = _WINDOW
    sums = np.zeros((ink.shape[0] + 1, ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(np.cumsum(ink, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    windows = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    full = size**2 * _SAMPLES
    half = (windows > _LIGHT * full) & (windows < _DARK * full)
    within = np.zeros(ink.shape, dtype=np.bool_)
    if half.any():
        for y, x in np.ndindex(size, size):
            within[y : y + half.shape[0], x : x + half.shape[1]] |= half
    return within[::2, ::2]


def _groups(half: NDArray[np.bool_]) -> list[list[tuple[int, int]]]:
    """Return the tiles that touch one another."""
    import numpy as np

    left = set(zip(*(map(int, axis) for axis in np.nonzero(half)), strict=True))
    groups = []
    while left:
        group, edge = [], [left.pop()]
        while edge:
            y, x = edge.pop()
            group.append((y, x))
            beside = {(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)} & left
            left -= beside
            edge.extend(beside)
        groups.append(group)
    return groups


def _around(tiles: list[tuple[int, int]], shape: tuple[int, ...]) -> Area:
    ys, xs = [2 * y for y, _ in tiles], [2 * x for _, x in tiles]
    return (
        max(0, min(xs) * _TILE - _QUIET),
        max(0, min(ys) * _TILE - _QUIET),
        min(shape[1], (max(xs) + 2) * _TILE + _QUIET),
        min(shape[0], (max(ys) + 2) * _TILE + _QUIET),
    )


def lean_of(patch: Gray) -> float | None:
    """Return by how many degrees stripes must be turned counter-clockwise to stand upright, None where none lean or lie."""
    import numpy as np

    level = patch.astype(np.float32)
    across = (level[1:-1, 2:] - level[1:-1, :-2]).ravel()
    down = (level[2:, 1:-1] - level[:-2, 1:-1]).ravel()
    xx, yy, xy = float(across @ across), float(down @ down), float(across @ down)
    if xx + yy <= 0 or np.hypot(xx - yy, 2 * xy) / (xx + yy) < _COHERENT:
        return None
    degrees = float(np.degrees(np.arctan2(2 * xy, xx - yy)) / 2)
    return degrees if abs(degrees) > _LEANS else None
