"""Whether a line counts what a product holds, or measures it, and not the product: "40 capsules" of a tin of 60, "40" under "kg".

In: a listing's title, the words behind a line's count, the heads of a table. Out: the words that say so. Never: how many products that makes.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.values.added import one_word
from evidence.values.conditions import measured
from evidence.values.phrases import folded
from evidence.values.text import fold_label
from evidence.values.traits import pack_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORT, _ENDING = 2, 2
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")


def contents(title: str, counted: str) -> str | None:
    """Return the words of a title that count what the unit of a line names: "60 Kapseln" beside "40 Kapseln"; None for a box, a piece or a set."""
    words = _TOKEN.findall(fold_label(title))
    for number, word in pairwise(words):
        if number.isdigit() and int(number) > 1 and _is_one(word, counted) and counted not in folded("pieces"):
            return f"{number} {word}"
    whole = folded("containers", "parcels", "pieces") | _packing()
    pack = pack_of(title)
    inner = pack and len(counted) > _SHORT and counted not in whole and any(_is_one(w, counted) for w in words)
    return pack[1] if pack and inner else None


def head_of_measure(words: Iterable[str]) -> str | None:
    """Return the head of a column that measures goods: "kg", "Litros"; a letter alone may be anything."""
    return next((w for w in words if len(w.strip(" .:()")) >= _SHORT and measured(w)), None)


def _is_one(word: str, counted: str) -> bool:
    """Tell whether two words are one but for their ending: "filtre", "filtres"."""
    short, long = sorted((word, counted), key=len)
    inflected = len(short) > _SHORT and len(long) - len(short) <= _ENDING and long.startswith(short)
    return inflected or (len(short) > _SHORT and one_word(word, counted) and word[0] == counted[0])


@cache
def _packing() -> frozenset[str]:
    return frozenset(w for p in folded("packs") for w in p.split() if w.isalpha())
