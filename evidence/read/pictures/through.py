"""Words of a scan that a line is drawn through.

In: level gray pixels and the words that a reader saw there. Out: which of them are struck out. Never: a word of less than
four letters and digits: a line through it looks like the bar of one of its letters.

Print leaves gaps between letters. In a word that is struck out each gap is bridged, by something thin, at heights that
lie on one straight line through the middle of the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read.engines import cut_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray, Seen

_LETTERS = 4
_TOP, _BOTTOM = 0.2, 0.8  # of a word's height: what runs above or below is a rule of the table, or underlines
_BRIDGED = 0.98  # of the columns
_THIN = 0.22  # of the height: what is there between the letters
_GAPS = 0.1  # of the columns, at least
_STRAIGHT = 0.06  # of the height: how far from their line they may lie
_SLOPE = 0.06
_ON_LINE = 0.75  # of those columns: the rest hold an edge of a letter
_FAINT = 0.35  # of the way from paper to ink: a thin line is paler than letters
_PAPER = 0.9  # of a word's pixels are as dark as its paper or darker
_CONTRAST = 40  # gray levels between paper and ink


def struck(gray: Gray, words: Sequence[Seen]) -> frozenset[int]:
    """Return the numbers of the words that a line runs through."""
    long = ((i, cut_out(gray, _bounds(word))) for i, word in enumerate(words) if _long_enough(word))
    return frozenset(i for i, crop in long if _runs_through(crop))


def _long_enough(word: Seen) -> bool:
    return sum(map(str.isalnum, word.text)) >= _LETTERS and word.right - word.left > word.bottom - word.top


def _bounds(word: Seen) -> tuple[float, float, float, float]:
    return word.left, word.top, word.right, word.bottom


def _runs_through(crop: Gray) -> bool:
    import numpy as np

    height = crop.shape[0]
    if min(crop.shape) == 0:
        return False
    at = int(_PAPER * (crop.size - 1))
    paper, ink = int(np.partition(crop, at, axis=None)[at]), int(crop.min())
    if paper - ink < _CONTRAST:
        return False
    dark = crop < paper - _FAINT * (paper - ink)
    middle = dark[int(_TOP * height) : int(np.ceil(_BOTTOM * height))]
    if middle.any(axis=0).mean() < _BRIDGED:
        return False
    much = dark.sum(axis=0)
    gaps = np.flatnonzero((much > 0) & (much <= max(2, _THIN * height)) & middle.any(axis=0))
    return len(gaps) >= _GAPS * crop.shape[1] and _on_one_line(middle[:, gaps], gaps, height)


def _on_one_line(columns: NDArray[np.bool_], where: NDArray[np.intp], height: int) -> bool:
    """Tell whether what is dark in these columns lies on a line that is all but level and goes on through the word."""
    import numpy as np

    rows = (columns * np.arange(len(columns))[:, None]).sum(axis=0) / columns.sum(axis=0)
    slope, level = np.polyfit(where, rows, 1)
    near = max(1.0, _STRAIGHT * height)
    nearest = np.argsort(np.abs(rows - (slope * where + level)), kind="stable")[: max(2, int(_ON_LINE * len(rows)))]
    slope, level = np.polyfit(where[nearest], rows[nearest], 1)
    on = np.abs(rows - (slope * where + level)) <= near
    return bool(abs(slope) <= _SLOPE and on.mean() >= _ON_LINE and np.ptp(where[on]) >= height)
