"""A product code that the first reader took for two words is one word again.

In: gray pixels and the first reader's words. Out: the words, such pieces joined. Never: a join that the second reader
does not see too, a sign changed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.read.engines import Seen, crops
from evidence.read.pictures.rereading import crop_of
from evidence.values.codes import fold_wide

if TYPE_CHECKING:
    from evidence.read.engines import Gray

_CODE = re.compile(r"[B8][O0QD](?=[A-Z]*\d)[A-Z0-9]{8}")
_GAP = 0.6  # of the height
_LEVEL = 0.6  # of the lower one's height


def rejoined(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the words, two neighbours joined where both readers see one ASIN there."""
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
    if not _CODE.fullmatch(one.text + two.text):
        return False
    height = min(one.bottom - one.top, two.bottom - two.top)
    level = min(one.bottom, two.bottom) - max(one.top, two.top) > _LEVEL * height
    return level and two.left - one.right < _GAP * height


def _joined(one: Seen, two: Seen) -> Seen:
    sure = min(one.confidence, two.confidence)
    top, bottom = min(one.top, two.top), max(one.bottom, two.bottom)
    return Seen(one.text + two.text, sure, min(one.left, two.left), top, max(one.right, two.right), bottom)
