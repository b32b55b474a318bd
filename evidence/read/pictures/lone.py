"""Small numbers in the rows of a table that the first reader went past: a count of one digit far from other words.

In: level gray pixels and the first reader's words. Out: the words that stay, and numbers where ink stands that none of
them covers. Never: a word of letters; a number beside which another one stands; a reading that the reader of crops is not sure of.

The first reader leaves out a whole column of lone digits, or takes several below each other for one word ("NWA").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.read import spots
from evidence.read.engines import Seen, crops, cut_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.read.engines import Gray

    Bounds = tuple[float, float, float, float]

_DIGIT = 9  # pixels: small enough for speed, and no digit falls apart
_DARKER = 40  # gray levels below the paper around
_LOW, _HIGH = 0.5, 1.8  # of the height of the page's numbers
_TALL, _UNSURE = 1.8, 0.6  # a word so much higher than its row's numbers, and so unsure, is several below each other
_ONE_UNSURE = 0.8
_LEVEL = 0.5  # of a spot's height that lies within a number's
_NEAR, _BLANK = 0.7, 0.2  # of its height: digits that stand nearer belong together; no word stands nearer to another
_SURE, _SURE_ALONE = 0.75, 0.97  # of a number; of one digit, as which strokes and points are read up to .97
_MOST = 60  # numbers: where more are left over they are noise
_PAD = 0.25
_NUMBER = re.compile(r"\d{1,4}(?:[., ]\d{1,3}){0,2}")
_MONEY = re.compile(r"\d[.,]\d\d\b")


def lone_numbers(gray: Gray, words: tuple[Seen, ...]) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Return words and the lone numbers of their rows; misread single signs and heaps of digits give way to those."""
    rows = [w for w in words if _MONEY.search(w.text) and w.right - w.left > w.bottom - w.top]
    if not rows or not crops.available():
        return words, ()
    high = sorted(w.bottom - w.top for w in rows)[len(rows) // 2]
    vague = {i for i, w in enumerate(words) if _is_vague(w, high)}
    sure = [w for i, w in enumerate(words) if i not in vague]
    places = [place for place in _places(gray, sure, high) if _in_row(place, rows) and not _beside(place, sure)]
    if len(places) > _MOST:
        return words, ()
    read = crops.read_crops([cut_out(gray, _padded(place)) for place in places]) if places else ()
    found = [Seen(text, by, *at) for at, (text, by) in zip(places, read, strict=True) if _is_number(text, by)]
    gone = {i for i in vague if any(_meets(words[i], one) for one in found)}
    return tuple(w for i, w in enumerate(words) if i not in gone), tuple(found)


def _is_vague(word: Seen, high: float) -> bool:
    """Tell whether a word may be a lone digit misread, or lone digits of several rows."""
    if word.confidence < _UNSURE and word.bottom - word.top > _TALL * high:
        return True
    return len(word.text) == 1 and not word.text.isdigit() and word.confidence < _ONE_UNSURE


def _is_number(text: str, sure: float) -> bool:
    return bool(_NUMBER.fullmatch(text)) and sure >= (_SURE if len(text) > 1 else _SURE_ALONE)


def _places(gray: Gray, words: Sequence[Seen], high: float) -> list[Bounds]:
    """Return where ink of a number's height stands that no word covers, near spots of one row as one."""
    share = max(1, round(high / _DIGIT))
    darker = spots.darker(gray, words, share)
    merged: list[Bounds] = []
    for left, top, right, bottom in sorted((spots.letters(darker > _DARKER).T * share).tolist()):
        if not _LOW * high <= bottom - top <= _HIGH * high:
            continue
        at = next((n for n, m in enumerate(merged) if left - m[2] < _NEAR * high and _level(m, top, bottom)), -1)
        if at < 0:
            merged.append((left, top, right, bottom))
        else:
            m = merged[at]
            merged[at] = (m[0], min(m[1], top), max(m[2], right), max(m[3], bottom))
    return merged


def _level(place: Bounds, top: float, bottom: float) -> bool:
    return min(place[3], bottom) - max(place[1], top) > _LEVEL * min(place[3] - place[1], bottom - top)


def _in_row(place: Bounds, numbers: Sequence[Seen]) -> bool:
    """Tell whether a number stands beside a place, at whatever distance."""
    return any(_level(place, w.top, w.bottom) for w in numbers)


def _beside(place: Bounds, words: Sequence[Seen]) -> bool:
    """Tell whether a place is so near to a word that it may be a part of it."""
    high = place[3] - place[1]
    for w in words:
        near = high * (_NEAR if any(map(str.isdigit, w.text)) else _BLANK)
        if w.left - near < place[2] and place[0] < w.right + near and _level(place, w.top, w.bottom):
            return True
    return False


def _padded(place: Bounds) -> Bounds:
    left, top, right, bottom = place
    by = max(3.0, _PAD * (bottom - top))
    return max(0.0, left - by), max(0.0, top - by), right + by, bottom + by


def _meets(word: Seen, other: Seen) -> bool:
    return word.left < other.right and other.left < word.right and word.top < other.bottom and other.top < word.bottom
