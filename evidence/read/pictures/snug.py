"""Boxes that lie on the ink: what a reader left empty above and below a word is no part of it.

In: level gray pixels and the words that a reader saw there. Out: the words, none of them higher than before.
Never: a box that grows, a word that is left without most of what was dark.

The slow reader boxes whole lines with paper around; the first one takes specks and the edge of a coloured stripe along.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from evidence.read.engines import cut_out

if TYPE_CHECKING:
    from evidence.read.engines import Gray, Seen

_TALL = 1.4  # of the page's usual word: more is not a word's own
_STROKE = 2  # pixels in a row of letters; one is a speck
_LOWEST = 0.3  # of the box: what is lower is a stroke or a rule, and the box stays
_CONTRAST = 40  # gray levels between paper and ink


def tall_snug(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words, those higher than most of the page's brought down to their ink."""
    if not words:
        return words
    high = sorted(word.bottom - word.top for word in words)[len(words) // 2]
    return tuple(snug(gray, word) if word.bottom - word.top > _TALL * high else word for word in words)


def snug(gray: Gray, word: Seen) -> Seen:
    """Return a word whose box begins and ends with its ink, from top to bottom."""
    import numpy as np

    piece = cut_out(gray, (word.left, word.top, word.right - 1, math.ceil(word.bottom) - 1))
    if min(piece.shape) < _STROKE:
        return word
    paper, low, high = int(np.median(piece)), int(piece.min()), int(piece.max())
    light = high - paper > paper - low  # letters lighter than what they stand on
    ink = high if light else low
    if abs(ink - paper) < _CONTRAST:
        return word
    middle = (paper + ink) / 2
    rows = np.flatnonzero(((piece > middle) if light else (piece < middle)).sum(axis=1) >= _STROKE)
    if not len(rows) or rows[-1] - rows[0] < _LOWEST * len(piece):
        return word
    top = max(word.top, int(word.top) + int(rows[0]))
    return msgspec.structs.replace(word, top=top, bottom=min(word.bottom, int(word.top) + int(rows[-1]) + 1))
