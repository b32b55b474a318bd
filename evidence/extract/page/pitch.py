"""The pitch of a typewriter's face on a scan: how far its letters stand apart, and so how wide a blank is.

In: the words of a page that a reader saw, where they stand. Out: points from letter to letter, or none; whether a word keeps
to it. Never: words of a text layer, whose sizes are known; a face whose letters differ in width.

A scan tells a word's height, which is half of what a typewriter gives a letter: beside a letterhead in a face with narrow
blanks each blank of the roll below would part a label ("Amount | Due").
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.model import Word

_LETTERS = 4  # signs of a word that tells a pitch
_LEAST = 12  # words
_TELLING = 3  # signs of a line's word that tells its pitch
_LEAST_OF_ROW, _LETTERED = 3, 2  # such words; those with letters
_SHARE = 0.53  # of them, of a page in a typewriter's face; of other pages' words a quarter to a half do
_NEAR = 0.05
_SIDES = 0.3  # of a pitch: paper before the first and behind the last letter of a word
BLANK = 1.8  # pitches from letter to letter that one blank takes at most; two take 2.2 and more


def pitch_of(words: Iterable[Word]) -> float:
    """Return the points from letter to letter that most words of a page's scan share; 0 where they share none."""
    own = sorted(_own(w) for w in words if w.origin == "ocr" and len(w.text) >= _LETTERS)
    if len(own) < _LEAST:
        return 0.0
    best: list[float] = []
    for least in own:
        near = [p for p in own if least <= p <= least * (1 + 2 * _NEAR)]
        best = max(best, near, key=len)
    return median(best) if len(best) >= _SHARE * len(own) else 0.0


def pitch_of_row(words: Sequence[Word]) -> float:
    """Return the points from letter to letter that all words of a scan's line share; 0 where they share none.

    Two lines of a slip may be in a typewriter's face ("15 Mar 2025   Served by: Kel") among others in print. Digits are as wide
    as each other in every face: words of letters must keep to the pitch, too.
    """
    if any(w.origin != "ocr" for w in words):
        return 0.0
    telling = [w for w in words if len(w.text) >= _TELLING]
    pitch = median(map(_own, telling)) if len(telling) >= _LEAST_OF_ROW else 0.0
    lettered = sum(any(map(str.isalpha, w.text)) for w in telling)
    alike = lettered >= _LETTERED and all(keeps_to(w, pitch) for w in words if len(w.text) > 1)
    return pitch if alike else 0.0


def keeps_to(word: Word, pitch: float) -> bool:
    """Tell whether a word is as wide as its letters are at a pitch; a letter alone is no wider ("Serie A"), a digit tells nothing."""
    letters = len(word.text)
    if letters == 1:
        return word.text.isalpha() and word.box.width <= pitch
    return abs(_own(word) - pitch) <= pitch * max(2 * _NEAR, _SIDES / letters)


def _own(word: Word) -> float:
    return word.box.width / (len(word.text) - _SIDES)
