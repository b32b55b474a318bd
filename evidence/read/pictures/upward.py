"""Lines that run upwards beside level text: the first reader reads them, the slow one makes signs of them.

In: words of both readers on one page. Out: the slow reader's words, with the first one's in the bands of such lines.
Never: a band for a single word, or for headings of a table that stand side by side.
"""

from __future__ import annotations

import itertools
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Box, Word

_TALL, _LETTERS = 1.8, 4  # times its width; what is less tall or shorter may stand level
_LONG_ONES = 4  # tall words that make a line of a band
_BESIDE, _BEYOND = 0.8, 3.0  # ems that a band is wider than its tall words, and between words that go on
_ALONG = 0.7  # ems by which the middles of neighbours differ


class Band(NamedTuple):
    """A stripe of the page, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, box: Box) -> bool:
        """Tell whether the middle of a box lies in it."""
        x, y = box.center
        return self.left < x < self.right and self.top < y < self.bottom


def kept(words: tuple[Word, ...], firsts: tuple[Word, ...], bands: Sequence[Band]) -> tuple[Word, ...]:
    """Return the words with those of the first reader where its lines run upwards."""
    level = (word for word in words if not any(band.holds(word.box) for band in bands))
    return (*level, *(word for word in firsts if any(band.holds(word.box) for band in bands)))


def bands(firsts: tuple[Word, ...]) -> tuple[Band, ...]:
    """Return where the first reader's lines run upwards."""
    tall = sorted((w for w in firsts if _is_tall(w)), key=lambda w: w.box.center[0])
    runs: list[list[Word]] = []
    for word in tall:
        near = runs and word.box.center[0] - runs[-1][-1].box.center[0] < _ALONG * word.box.width
        runs[-1].append(word) if near else runs.append([word])
    return tuple(_band(run, firsts) for run in runs if len(run) >= _LONG_ONES and not _side_by_side(run))


def _is_tall(word: Word) -> bool:
    letters = sum(map(str.isalnum, word.text))
    return letters >= _LETTERS and word.box.height > _TALL * word.box.width


def _side_by_side(run: list[Word]) -> bool:
    """Say whether words of a run share heights: then they stand beside each other, not in one line."""
    rows = sorted((w.box for w in run), key=lambda b: b.top)
    return any(two.top < (one.top + one.bottom) / 2 for one, two in itertools.pairwise(rows))


def _band(run: list[Word], firsts: tuple[Word, ...]) -> Band:
    """Return the band of a run, as far as words go on above and below that are no wider than such a line is high."""
    em = median(w.box.width for w in run)
    left, right = min(w.box.left for w in run) - _BESIDE * em, max(w.box.right for w in run) + _BESIDE * em
    top, bottom = min(w.box.top for w in run), max(w.box.bottom for w in run)
    inside = [w.box for w in firsts if left < w.box.left and w.box.right < right]
    for box in sorted(inside, key=lambda b: -b.bottom):
        top = min(top, box.top) if box.bottom > top - _BEYOND * em else top
    for box in sorted(inside, key=lambda b: b.top):
        bottom = max(bottom, box.bottom) if box.top < bottom + _BEYOND * em else bottom
    return Band(left, top - _BESIDE * em, right, bottom + _BESIDE * em)
