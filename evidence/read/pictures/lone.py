"""Small numbers in the rows of a table that the first reader went past: a count of one digit far from other words.

In: gray pixels, all but level, and the first reader's words. Out: the words that stay, and numbers where ink stands that none of
them covers, with their units; as guesses those that a pen's stroke may have taken a digit of. Never: a word of letters; a
number beside which another one stands; a reading that the reader of crops is not sure of.

The first reader leaves out a whole column of lone digits, or of "50 st.", or takes several below each other for one
word ("NWA").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from evidence.read import spots
from evidence.read.engines import Seen, crops, cut_out
from evidence.values.amounts import is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray

    Bounds = tuple[float, float, float, float]

_DIGIT = 9  # pixels: small enough for speed, and no digit falls apart
_DARKER = 40  # gray levels below the paper around
_LOW, _HIGH = 0.5, 1.8  # of the height of the page's numbers
_TALL, _UNSURE = 1.8, 0.6  # a word so much higher than its row's numbers, and so unsure, is several below each other
_ONE_UNSURE = 0.8
_FEW = 3  # letters and signs that a number is misread as ("=)", "ow")
_HEAPED = 1.3  # times as high as wide: no word of several letters that is level
_LEVEL = 0.5  # of a spot's height that lies within a number's
_NEAR, _BLANK = 0.7, 0.2  # of its height: digits that stand nearer belong together; no word stands nearer to another
_FURTHER = 1.4  # of its height: digits with a point or a hyphen between them belong together still
_SURE, _SURE_ALONE = 0.75, 0.97  # of a number; of one digit, as which strokes and points are read up to .97
_SURE_CODE = 0.95
_MOST, _UTMOST = 60, 240  # numbers: where more are left over, and two for each amount of the page, they are noise
_COLUMN, _EDGE, _FAR = (
    2,
    0.4,
    20,
)  # other numbers of a column; of their height, how far edges differ, how far the next may be
_LONG = 2.0  # times as high as its letters could be, one below the other: a word of several rows, however surely read
_REACH, _LEAST_PAIRS, _MOST_NUMBERS = (
    20,
    8,
    300,
)  # of their height: how far the next number of a row may be; pairs that tell how a page lies; numbers looked at
_PAD = 0.25
_PENNED = 6.0  # of a number's height: what is longer is a line through the table, no pen's mark at one count
_TOUCHED = 0.4  # of its height: a stroke that begins so near holds the digit that would stand there
_GUESS = 0.01
_AROUND = re.compile(r"[\s()|.,'\"\[\]]+")  # as which a ring's sides are read
_NUMBER = re.compile(r"\d{1,4}(?:[., ]\d{1,3}){0,2}")
_WITH_UNIT = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?) ?([^\W\d_]{1,5}\.?)")
_WHOLE = re.compile(r"-?\d{1,4}(?:[.,]\d{1,3})?")
_SIGNS = re.compile(
    r"[^\w\s.,:;'\"|!/\\\u2013\u2014\u2026\u00b7*+%&$\u20ac\u00a3\u00a5-]{1,3}"
)  # no strokes, no specks, no currencies
_CODE = re.compile(r"(?=(?:.*\d){3})[A-Z\d][A-Z\d./-]{4,19}")
_MONEY = re.compile(r"\d[.,]\d\d(?:\d\d)?\b")


def lone_numbers(gray: Gray, words: tuple[Seen, ...]) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Return words and the lone numbers of their rows; misread single signs and heaps of digits give way to those."""
    rows = [w for w in words if _MONEY.search(w.text) and w.right - w.left > w.bottom - w.top]
    if not rows or not crops.available():
        return words, ()
    high = sorted(w.bottom - w.top for w in rows)[len(rows) // 2]
    vague = {i for i, w in enumerate(words) if _is_vague(w, high)}
    column = [w for i, w in enumerate(words) if i in vague or _WHOLE.fullmatch(w.text)]
    vague |= {i for i, w in enumerate(words) if _is_for_count(w, column)}
    heaps = [words[i] for i in vague if _is_heap(words[i], high)]
    sure = [w for i, w in enumerate(words) if i not in vague]
    counts = [w for w in sure if _WHOLE.fullmatch(w.text)]
    slope = _slope([w for w in sure if any(map(str.isdigit, w.text))], high)
    slope = slope or _slope([w for w in sure if w.text == w.text.upper()], high)  # capitals are as high as digits
    stand, strokes = _places(gray, sure, high)
    places = [
        place
        for place in stand
        if (_in_row(place, rows, slope) or _in_column(place, counts)) and not _beside(place, sure)
    ]
    if len(places) > min(_UTMOST, max(_MOST, 2 * len(rows))):
        return words, ()
    read = crops.read_crops([cut_out(gray, _padded(place)) for place in places]) if places else ()
    found = _column_of_codes(places, read)
    for at, (text, by) in zip(places, read, strict=True):
        heaped = any(_holds(h, at) for h in heaps)  # or letters of a line that runs upwards
        numbers = _numbers(text.strip("|"), by, at) if not heaped or by >= _SURE_ALONE else []
        found += [replace(one, confidence=_GUESS) for one in numbers] if _marred(gray, text, at, strokes) else numbers
    gone = {i for i in vague if any(_meets(words[i], one) for one in found)}
    return tuple(w for i, w in enumerate(words) if i not in gone), tuple(found)


def with_lone(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return a reader's words with the lone digits of a table's rows that it saw no line in."""
    _, numbers = lone_numbers(gray, words)
    return (*words, *numbers)


def _is_vague(word: Seen, high: float) -> bool:
    """Tell whether a word may be a lone digit misread, or lone digits of several rows."""
    if _is_heap(word, high):
        return True
    return len(word.text) <= _FEW and not any(map(str.isdigit, word.text)) and word.confidence < _ONE_UNSURE


def _is_for_count(word: Seen, counts: Sequence[Seen]) -> bool:
    """Tell whether a word is one letter or signs in a column of counts and misread ones, however surely read: "a" for 5, "=" for 1."""
    one = (len(word.text) == 1 and word.text.isalpha()) or bool(_SIGNS.fullmatch(word.text))
    return one and _in_column((word.left, word.top, word.right, word.bottom), counts)


def _column_of_codes(places: Sequence[Bounds], read: Sequence[tuple[str, float]]) -> list[Seen]:
    """Return the codes among readings that begin where two others do: the first reader went past their column."""
    codes = [
        Seen(text, by, *at)
        for at, (text, by) in zip(places, read, strict=True)
        if by >= _SURE_CODE and _CODE.fullmatch(text) and not _NUMBER.fullmatch(text)
    ]
    return [c for c in codes if sum(abs(c.left - o.left) < _EDGE * (c.bottom - c.top) for o in codes) > _COLUMN]


def _is_heap(word: Seen, high: float) -> bool:
    """Tell whether a word is so high that it may be several below each other."""
    tall = word.bottom - word.top
    if len(word.text) > 1 and tall > _LONG * max(high, len(word.text) * (word.right - word.left)):
        return True
    narrow = len(word.text) > 1 and tall > _HEAPED * (word.right - word.left)
    # A word of a line that runs upwards is as narrow, but surely read.
    return tall > _TALL * high and word.confidence < (_ONE_UNSURE if narrow else _UNSURE)


def _numbers(text: str, sure: float, at: Bounds) -> list[Seen]:
    """Return what a crop holds: a number, or a number and its unit; [] for anything else."""
    if _is_number(text, sure):
        return [Seen(text, sure, *at)]
    both = _WITH_UNIT.fullmatch(text)
    if not both or sure < _SURE or not is_unit(both[2]):
        return []
    left, top, right, bottom = at
    each = (right - left) / len(text)
    ends = left + each * len(both[1])
    return [
        Seen(both[1], sure, left, top, ends, bottom),
        Seen(both[2], sure, right - each * len(both[2]), top, right, bottom),
    ]


def _is_number(text: str, sure: float) -> bool:
    return bool(_NUMBER.fullmatch(text)) and sure >= (_SURE if len(text) > 1 else _SURE_ALONE)


def _places(gray: Gray, words: Sequence[Seen], high: float) -> tuple[list[Bounds], list[Bounds]]:
    """Return where ink of a number's height stands that no word covers, near spots of one row as one, and what is higher."""
    share = max(1, round(high / _DIGIT))
    darker = spots.darker(gray, words, share)
    merged: list[Bounds] = []
    strokes: list[Bounds] = []
    for left, top, right, bottom in sorted((spots.letters(darker > _DARKER).T * share).tolist()):
        if bottom - top > _HIGH * high:
            strokes.append((left, top, right, bottom))
        if not _LOW * high <= bottom - top <= _HIGH * high:
            continue
        near = (n for n, m in enumerate(merged) if left - m[2] < _FURTHER * high and _level(m, top, bottom))
        at = next((n for n in near if left - merged[n][2] < _NEAR * high or _speck(darker, share, merged[n], left)), -1)
        if at < 0:
            merged.append((left, top, right, bottom))
        else:
            m = merged[at]
            merged[at] = (m[0], min(m[1], top), max(m[2], right), max(m[3], bottom))
    return merged, strokes


def _marred(gray: Gray, text: str, place: Bounds, strokes: Sequence[Bounds]) -> bool:
    """Tell whether a stroke around or beside a number holds a digit more of it: a pen's tick or ring that touches one."""
    left, top, right, bottom = place
    near = _TOUCHED * (bottom - top)
    reach = [s for s in strokes if s[0] - near < right and left < s[2] + near and _level(place, s[1], s[3])]
    reach = [s for s in reach if s[2] - s[0] < _PENNED * (bottom - top)]
    if not reach:
        return False
    whole = min(left, *(s[0] for s in reach)), top, max(right, *(s[2] for s in reach)), bottom
    ((wider, _),) = crops.read_crops([cut_out(gray, _padded(whole))])
    return _AROUND.sub("", wider) != _AROUND.sub("", text)


def _speck(darker: NDArray[np.int16], share: int, place: Bounds, until: int) -> bool:
    """Tell whether a point or a hyphen stands between a place and what follows: a typewriter gives it a letter's room."""
    _, top, right, bottom = (round(side / share) for side in place)
    return bool((darker[top:bottom, right + 1 : until // share - 1] > _DARKER).any())


def _level(place: Bounds, top: float, bottom: float) -> bool:
    return min(place[3], bottom) - max(place[1], top) > _LEVEL * min(place[3] - place[1], bottom - top)


def _slope(numbers: Sequence[Seen], high: float) -> float:
    """Return by how much rows go down to the right, from the tops of numbers (all are of one height) and of those next in their rows.

    A page one degree aslant brings a count a whole row away from its amount.
    """
    falls: list[tuple[float, float]] = []
    ordered = sorted(numbers[:: 1 + len(numbers) // _MOST_NUMBERS], key=lambda w: w.left)
    for at, a in enumerate(ordered):
        for b in ordered[at + 1 :]:
            if b.left - a.left > _REACH * high:
                break
            if b.left > a.right and _level((a.left, a.top, a.right, a.bottom), b.top, b.bottom):
                falls.append(((b.top - a.top) / (b.left - a.left), b.left - a.left))
                break
    if len(falls) < _LEAST_PAIRS:
        return 0.0
    falls.sort()
    half, passed = sum(far for _, far in falls) / 2, 0.0
    return next(fall for fall, far in falls if (passed := passed + far) >= half)


def _in_row(place: Bounds, numbers: Sequence[Seen], slope: float) -> bool:
    """Tell whether a number stands beside a place, at whatever distance, on rows that lie aslant."""
    return any(_level(place, w.top - by, w.bottom - by) for w in numbers for by in [slope * (w.left - place[0])])


def _in_column(place: Bounds, numbers: Sequence[Seen]) -> bool:
    """Tell whether a place begins, ends or is centred where numbers above or below it are."""
    high = place[3] - place[1]
    found = 0
    for w in numbers:
        off = min(abs(w.left - place[0]), abs(w.right - place[2]), abs(w.left + w.right - place[0] - place[2]) / 2)
        away = max(abs(w.top - place[1]), abs(w.bottom - place[3]))  # one that is several reaches further down
        found += off < _EDGE * high and high / 2 < away < _FAR * high
    return found >= _COLUMN


def _holds(word: Seen, place: Bounds) -> bool:
    """Tell whether a place's middle lies within a word."""
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return word.left <= x <= word.right and word.top <= y <= word.bottom


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
