"""A line of text without the rules drawn under, over, around or through it.

In: the gray crop of one level line. Out: the same without its rules, where it has any. Never: a stroke of a letter, as
far as it stands out of the rule.

A rule that touches the feet of letters makes one piece of them, which no reader knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray

    Mask = NDArray[np.bool_]

_LONG = 1.6  # of the crop's height: no bar of a letter is as long
_THICK = 0.2  # of the crop's height: what is thicker is a ground that letters stand on
_FULL = 0.96  # of the height between the two rules of a box: its side
_CONTRAST = 40  # gray levels between paper and ink
_INK = 0.4  # of the way from paper to ink
_FRINGE = 2  # pixels beside a rule that are gray for its sake


def without_rules(crop: Gray) -> Gray:
    """Return the crop with its rules painted over with paper, the same crop where there are none."""
    import numpy as np

    if min(crop.shape) == 0:
        return crop
    dark, light = (float(v) for v in np.percentile(crop, (2, 90)))
    if light - dark < _CONTRAST or float(np.median(crop)) < (dark + light) / 2:
        return crop
    ink = crop < light - _INK * (light - dark)
    height = crop.shape[0]
    level = _runs(ink, int(_LONG * height))
    level &= _thickness(level) <= max(2, _THICK * height)
    sides = ink & _full(ink, level)[None, :]
    if not level.any() and not sides.any():
        return crop
    bare = crop.copy()
    bare[_grown(level) & ~_strokes(ink, level)] = round(light)
    bare[_grown(sides.T).T] = round(light)
    return bare


def _full(ink: Mask, level: Mask) -> Mask:
    """Tell which columns are a box's side: ink all the way between rules that are the first and the last ink of the crop."""
    import numpy as np

    rows, ruled = (np.flatnonzero(mask.any(axis=1)) for mask in (ink, level))
    if not len(ruled) or ruled[0] - rows[0] > _FRINGE or rows[-1] - ruled[-1] > _FRINGE or np.ptp(ruled) < len(ink) / 2:
        return np.zeros(ink.shape[1], dtype=np.bool_)
    return np.asarray(ink[rows[0] : rows[-1] + 1].mean(axis=0) >= _FULL)


def _runs(mask: Mask, least: int) -> Mask:
    """Return what of a mask lies in level runs of so many pixels or more."""
    import numpy as np

    steps = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    row, first = np.nonzero(steps == 1)
    last = np.nonzero(steps == -1)[1]
    long = last - first >= least
    out = np.zeros((mask.shape[0], mask.shape[1] + 1), dtype=np.int32)
    np.add.at(out, (row[long], first[long]), 1)
    np.add.at(out, (row[long], last[long]), -1)
    return np.asarray(np.cumsum(out, axis=1)[:, :-1] > 0)


def _thickness(mask: Mask) -> NDArray[np.int64]:
    """Return for each pixel of a mask how many of the mask's pixels hang together above and below it."""
    import numpy as np

    down = np.zeros(mask.shape, dtype=np.int64)
    up = np.zeros(mask.shape, dtype=np.int64)
    for row in range(mask.shape[0]):
        down[row] = (down[row - 1] + 1 if row else 1) * mask[row]
    for row in range(mask.shape[0] - 1, -1, -1):
        up[row] = (up[row + 1] + 1 if row + 1 < mask.shape[0] else 1) * mask[row]
    return down + up - 1


def _strokes(ink: Mask, rule: Mask) -> Mask:
    """Return the pixels of a rule that a letter's stroke crosses: ink above and below it."""
    import numpy as np

    other = ink & ~_grown(rule, 1)
    above, below = np.zeros_like(ink), np.zeros_like(ink)
    for row in range(1, len(ink)):
        above[row] = _near(rule, row) & (other[row - 1] | above[row - 1])
    for row in range(len(ink) - 2, -1, -1):
        below[row] = _near(rule, row) & (other[row + 1] | below[row + 1])
    return above & below


def _near(rule: Mask, row: int) -> Mask:
    """Tell in which columns a row is part of a rule or its fringe."""
    import numpy as np

    first, last = max(0, row - _FRINGE), row + _FRINGE + 1
    return np.asarray(rule[first:last].any(axis=0))


def _grown(mask: Mask, by: int = _FRINGE) -> Mask:
    """Return a mask with so many rows more above and below."""
    grown = mask.copy()
    for step in range(1, by + 1):
        grown[step:] |= mask[:-step]
        grown[:-step] |= mask[step:]
    return grown
