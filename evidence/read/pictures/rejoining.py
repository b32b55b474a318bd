"""A product code or date that the first reader took for several words is one word again; so is a comma with its word.

In: gray pixels and the first reader's words. Out: the words, such pieces joined. Never: a join that the second reader
does not see too, a sign changed.

In letters of one width each the point of "BTL.43.10" stands so far from its neighbours that the code falls apart there.
"""

from __future__ import annotations

import re
from itertools import count, pairwise
from typing import TYPE_CHECKING

import msgspec

from evidence.read.engines import Seen, crops
from evidence.read.pictures.rereading import crop_of
from evidence.values.codes import fold_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.read.engines import Gray

_CODE = re.compile(r"[B8][O0QD](?=[A-Z]*\d)[A-Z0-9]{8}")
# A number of letters, points and digits; a date. No money: its currency may stand before it as a word of its own.
_DOTTED = re.compile(r"[A-Z]{2,}[./-](?=[A-Z./-]*\d)[A-Z0-9./-]{2,}|\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})")
_BROKEN, _SURE = (
    0.5,
    0.8,
)  # all pieces of such a word are below the first; the second reader of the whole above the other
_PIECES, _MOST = 5, 20  # of one word; words of one page: where more have fallen apart the page is noise
_GAP, _GAP_BROKEN = 0.6, 1.4  # of the height
_COMMA, _LOW, _BESIDE = 0.7, 0.5, 1.2  # of the height of the word before it: its own, how far down it begins, gaps
_LEVEL = 0.6  # of the lower one's height


def rejoined(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words, neighbours joined where both readers see one ASIN there, or one alone anything that makes sense."""
    return _mended(gray, _asins(gray, _with_commas(words)))


def _with_commas(words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words, a comma that stands by itself between two of them joined to the one before: "3 , 2014"."""
    between = [i for i in range(1, len(words) - 1) if words[i].text == "," and _is_comma(*words[i - 1 : i + 2])]
    if not between:
        return words
    out = list(words)
    for i in reversed(between):
        out[i - 1 : i + 1] = [msgspec.structs.replace(_joined(*out[i - 1 : i + 1]), confidence=out[i - 1].confidence)]
    return tuple(out)


def _is_comma(before: Seen, comma: Seen, after: Seen) -> bool:
    high = before.bottom - before.top
    if comma.bottom - comma.top > _COMMA * high or not before.text[-1:].isalnum():
        return False
    low = before.top + _LOW * high < comma.top < before.bottom
    level = min(before.bottom, after.bottom) - max(before.top, after.top) > _LEVEL * min(high, after.bottom - after.top)
    near = 0 <= comma.left - before.right < _BESIDE * high and 0 <= after.left - comma.right < _BESIDE * high
    return low and level and near


def _mended(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words, pieces that the first reader makes nothing of joined where the second sees one code or date."""
    runs = list(_broken(words))
    if not 0 < len(runs) <= _MOST or not crops.available():
        return words
    wholes = {first: (last, _joined(*words[first:last])) for first, last in runs}
    seen = crops.read_crops([crop_of(gray, whole) for _, whole in wholes.values()])
    out = list(words)
    for (first, (last, whole)), (text, sure) in reversed(list(zip(wholes.items(), seen, strict=True))):
        if sure >= _SURE and _DOTTED.fullmatch(text):
            out[first:last] = [whole]
    return tuple(out)


def _broken(words: tuple[Seen, ...]) -> Iterator[tuple[int, int]]:
    """Yield where runs of unsure neighbours begin and end, digits among them."""
    first = 0
    for at in count(1):
        if at < len(words) and _hang_together(words[at - 1], words[at]):
            continue
        if 1 < at - first <= _PIECES and any(map(str.isdigit, "".join(w.text for w in words[first:at]))):
            yield first, at
        if at >= len(words):
            return
        first = at


def _hang_together(one: Seen, two: Seen) -> bool:
    return max(one.confidence, two.confidence) < _BROKEN and _level(one, two, _GAP_BROKEN)


def _asins(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    pieces = [i for i, (one, two) in enumerate(pairwise(words)) if _may_be_one(one, two)]
    if not pieces or not crops.available():
        return words
    wholes = {i: _joined(words[i], words[i + 1]) for i in pieces}
    seen = crops.read_crops([crop_of(gray, whole) for whole in wholes.values()])
    sure: set[int] = set()
    for i, (text, _) in zip(pieces, seen, strict=True):
        if fold_wide(text) == fold_wide(wholes[i].text) and i - 1 not in sure:
            sure.add(i)
    return tuple(wholes[i] if i in sure else word for i, word in enumerate(words) if i - 1 not in sure)


def _may_be_one(one: Seen, two: Seen) -> bool:
    return bool(_CODE.fullmatch(one.text + two.text)) and _level(one, two, _GAP)


def _level(one: Seen, two: Seen, gap: float) -> bool:
    """Tell whether two words stand side by side, no further from each other than a share of their height."""
    height = min(one.bottom - one.top, two.bottom - two.top)
    level = min(one.bottom, two.bottom) - max(one.top, two.top) > _LEVEL * height
    return level and 0 <= two.left - one.right + height < (1 + gap) * height


def _joined(*words: Seen) -> Seen:
    return Seen(
        "".join(w.text for w in words),
        min(w.confidence for w in words),
        words[0].left,
        min(w.top for w in words),
        words[-1].right,
        max(w.bottom for w in words),
    )
