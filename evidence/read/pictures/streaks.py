"""Bare streaks down a page: a drum without toner, a fold that lost its print, tape that took it off.

In: gray pixels of a level page, the words found in them with their readings. Out: the same readings, as guesses those of
figures that a streak (or the picture's side) may have taken a sign from. Never: another text; a gap between columns.

A streak is told by a rule that it breaks: a level stroke, long on both sides of a gap no wider than a letter, above or
below which nothing at all is printed there, though lines stand close to it on both sides.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from evidence.read import cut_off
from evidence.values import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.model import Reading
    from evidence.read.engines import Gray, Seen

    Mask = NDArray[np.bool_]
    Band = tuple[float, float]
    Readings = tuple[Reading, ...]

_FEW = 8  # words: less is no page
_DARK = 50  # gray levels below the paper
_ROW = 0.08  # of a row's pixels that are dark where a rule runs
_MOST_ROWS = 400  # a picture of more dark rows is no page with rules
_LONG = 3.0  # of the letters' height: what a rule has on both sides of a streak
_NARROW, _WIDE = 3, 1.4  # pixels; of the letters' height
_BARE = 0.002  # of a streak's pixels may be dark
_FLANKED, _BESIDE = 3, 1.0  # rows that stand on both sides of it, so near (of the letters' height)
_NEAR = 0.6  # of the letters' height: a word that ends so near may have lost a sign
_LONG_GTIN = 12  # digits: of the pieces of a code one in ten has a right check digit
_CENTS, _ASIN = re.compile(r"[.,]\d\d\W*$"), re.compile(r"B[0O][0-9A-Z]{8}")


def doubted(gray: Gray, seen: tuple[Seen, ...], readings: tuple[Readings, ...]) -> tuple[Readings, ...]:
    """Return the readings of words; those of figures at a streak, or at the picture's left or right side, are guesses."""
    told = cut_off.doubted(gray, seen, readings)
    found = bands(gray, seen)
    if not found:
        return told
    height = _height(seen)
    pairs = zip(seen, told, strict=True)
    return tuple(
        cut_off.guessed(r) if any(_takes(band, one, r[0].text, height) for band in found) else r for one, r in pairs
    )


def bands(gray: Gray, seen: Sequence[Seen]) -> tuple[Band, ...]:
    """Return the left and right of each bare streak, in pixels."""
    if len(seen) < _FEW:
        return ()
    import numpy as np

    height = _height(seen)
    dark = gray < float(np.percentile(gray[::16, ::16], 80)) - _DARK
    top, bottom = (int(f(getattr(w, side) for w in seen)) for f, side in ((min, "top"), (max, "bottom")))
    bare: list[Band] = []
    for left, right in _gaps(dark, height):
        inside = dark[max(0, top) : bottom, left + 1 : right - 1]
        if not any(a < right and left < b for a, b in bare) and inside.size and inside.mean() <= _BARE:
            bare.append((left, right))
    # Where one streak is sure, other gaps are of the same drum: one before a column took first signs, and leaves no flank.
    sure = any(_flanking(seen, left, right, height) >= _FLANKED for left, right in bare)
    return tuple(bare) if sure else ()


def _height(seen: Sequence[Seen]) -> float:
    return median(w.bottom - w.top for w in seen)


def _gaps(dark: Mask, height: float) -> Iterator[tuple[int, int]]:
    """Yield the narrow gaps in level rules."""
    import numpy as np

    rows = np.flatnonzero(dark.mean(axis=1) > _ROW)
    if len(rows) > _MOST_ROWS:
        return
    for row in rows:
        level = dark[max(0, row - 1) : row + 2].any(axis=0)  # a rule a little aslant is a stair
        steps = np.diff(np.pad(level.astype(np.int8), 1))
        first, last = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
        long = last - first >= _LONG * height
        wide = first[1:] - last[:-1]
        for at in np.flatnonzero(long[:-1] & long[1:] & (wide >= _NARROW) & (wide <= _WIDE * height)):
            yield int(last[at]), int(first[at + 1])


def _flanking(seen: Sequence[Seen], left: float, right: float, height: float) -> int:
    """Return how many words to the left of a gap have a word close to its right on their row, or reach across it."""
    near = _BESIDE * height
    before = [w for w in seen if left - near < w.right < right and w.left < left]
    after = [w for w in seen if left < w.left < right + near and w.right > right]
    across = sum(w.left < left - near / 2 and w.right > right + near / 2 for w in seen)
    return across + sum(any(w.top < o.bottom and o.top < w.bottom for o in after) for w in before)


def _takes(band: Band, word: Seen, text: str, height: float) -> bool:
    """Tell whether a streak may have taken a sign from a word's end, beginning or middle."""
    left, right = band
    near = _NEAR * height
    if not (word.left < right + near and left - near < word.right) or not any(map(str.isdigit, text)):
        return False
    if len(text) >= _LONG_GTIN and codes.is_gtin(text):
        return False
    if word.left < left and word.right > right:
        return True
    ends = word.left < left  # at the streak; else it begins there
    return not _ASIN.fullmatch(text) and not (ends and _CENTS.search(text))
