"""Boxes that lie on the ink: what a reader left empty around a word is no part of it.

In: level gray pixels and the words that a reader saw there. Out: the words, none of them higher or longer than before.
Never: a box that grows, a word that is left without most of what was dark.

The slow reader boxes whole lines with paper around; the first one takes specks and the edge of a coloured stripe along,
and beside a rule that a tilted line is near to the paper before a word.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from evidence.read.engines import cut_out

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray, Seen

_TALL = 1.4  # of the page's usual word: more is not a word's own
_STROKE = 2  # pixels in a row of letters; one is a speck
_LOWEST = 0.3  # of the box: what is lower is a stroke or a rule, and the box stays
_BLANK, _MOST_OF = 0.4, 0.5  # of its height, of its length
_AWAY = 0.15  # of the box: what lies so far above or below the most of the ink is a rule, or another line
_SLACK = 0.25  # of the ink's height
_UPRIGHT = 2  # times as high as long: signs stand one above the other; "14" with paper around it is half of that
_CONTRAST = 40  # gray levels between paper and ink
_SAME_LINE = 0.5  # of the height: two words' middles
_NEAR = 1.5  # of the height: words further apart were told apart by what stands between them
_SIGNS = 2  # by which a line's words are parted wrongly: no further off is their blank sought
_THIN = 0.15  # of the height: between letters of one word


def within_ink(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words of the first reader, none of them with paper that it took along: see `tall_snug` and `long_snug`."""
    return long_snug(gray, tall_snug(gray, words))


def tall_snug(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words, those higher than most of the page's brought down to their ink."""
    if not words:
        return words
    high = sorted(word.bottom - word.top for word in words)[len(words) // 2]
    return tuple(snug(gray, word) if word.bottom - word.top > _TALL * high else word for word in words)


def long_snug(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words, those with a digit without the paper that a rule near a tilted line left before or behind them."""
    return tuple(_shorter(gray, word) if any(map(str.isdigit, word.text)) else word for word in words)


def parted(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words of a reader that reads whole lines, neighbours parted where the ink between them leaves a blank.

    It tells where a word ends by the share of its signs in the line: a letter and more beside the place.
    """
    placed = list(words)
    for number, (one, other) in enumerate(pairwise(words)):
        blank = _blank_between(gray, one, other)
        if blank is not None:
            placed[number] = msgspec.structs.replace(placed[number], right=blank[0])
            placed[number + 1] = msgspec.structs.replace(placed[number + 1], left=blank[1])
    return tuple(placed)


def _blank_between(gray: Gray, one: Seen, other: Seen) -> tuple[float, float] | None:
    """Return the pixels between which the widest blank near the end of one word and the start of the next lies."""
    import numpy as np

    high = min(one.bottom - one.top, other.bottom - other.top)
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    if apart > _SAME_LINE * high or not -high < other.left - one.right < _NEAR * high:
        return None
    slack = _SIGNS * (one.right - one.left + other.right - other.left) / (len(one.text) + len(other.text))
    first = max(one.left, one.right - slack, (one.left + one.right) / 2)
    last = min(other.right, other.left + slack, (other.left + other.right) / 2)
    ink = _ink(gray, (first, max(one.top, other.top), last, min(one.bottom, other.bottom)))
    if ink is None:
        return None
    hanging = len(ink) // 4  # what lines above and below let hang in
    inked = np.flatnonzero(ink[hanging : len(ink) - hanging].any(axis=0))
    if len(inked) < 2:  # noqa: PLR2004 -- of both words
        return None
    widest = int(np.diff(inked).argmax())
    start, end = int(inked[widest]) + 1, int(inked[widest + 1])
    at = max(0, int(first))
    return (float(at + start), float(at + end)) if end - start > _THIN * high else None


def near(gray: Gray, word: Seen) -> Seen:
    """Return a word whose box ends a quarter of its ink's height above and below it, where more was empty.

    The boxes of words in a line that is not level must overlap to be told as one line: brought down all the way they fell
    apart on some scans.
    """
    close = snug(gray, word)
    slack = _SLACK * (close.bottom - close.top)
    top, bottom = max(word.top, close.top - slack), min(word.bottom, close.bottom + slack)
    return msgspec.structs.replace(word, top=top, bottom=bottom)


def _shorter(gray: Gray, word: Seen) -> Seen:
    """Return a word whose box begins and ends with its ink, where paper as wide as a sign lies before or behind it."""
    import numpy as np

    ink = _ink(gray, (word.left, word.top, word.right, word.bottom))
    if ink is None:
        return word
    columns = np.flatnonzero(ink.sum(axis=0) >= _STROKE)
    if not len(columns) or columns[-1] - columns[0] < _MOST_OF * ink.shape[1]:
        return word
    blank = _BLANK * (word.bottom - word.top)
    start = float(max(0, int(word.left)))
    left, right = start + int(columns[0]) - 1, start + int(columns[-1]) + 2
    left = left if left > word.left + blank else word.left
    right = right if right < word.right - blank else word.right
    return msgspec.structs.replace(word, left=left, right=right)


def snug(gray: Gray, word: Seen) -> Seen:
    """Return a word whose box begins and ends with its ink, from top to bottom."""
    import numpy as np

    ink = _ink(gray, (word.left, word.top, word.right, word.bottom))
    if ink is None:
        return word
    rows = np.flatnonzero(ink.sum(axis=1) >= _STROKE)
    if word.bottom - word.top < _UPRIGHT * (word.right - word.left):
        rows = max(np.split(rows, np.flatnonzero(np.diff(rows) > _AWAY * len(ink)) + 1), key=len)
    if not len(rows) or rows[-1] - rows[0] < _LOWEST * len(ink):
        return word
    top = max(word.top, int(word.top) + int(rows[0]))
    return msgspec.structs.replace(word, top=top, bottom=min(word.bottom, int(word.top) + int(rows[-1]) + 1))


def _ink(gray: Gray, bounds: tuple[float, float, float, float]) -> NDArray[np.bool_] | None:
    """Return where a box (left, top, right, bottom) shows letters, darker or lighter than what they stand on; None where nothing stands out."""
    import numpy as np

    left, top, right, bottom = bounds
    piece = cut_out(gray, (left, top, right - 1, math.ceil(bottom) - 1))
    if min(piece.shape) < _STROKE:
        return None
    paper, low, high = int(np.median(piece)), int(piece.min()), int(piece.max())
    light = high - paper > paper - low  # letters lighter than what they stand on
    ink = high if light else low
    if abs(ink - paper) < _CONTRAST:
        return None
    middle = (paper + ink) / 2
    return (piece > middle) if light else (piece < middle)
