"""Whether two names of goods have nothing in common: a fee or a carriage beside a product's code, other goods under it.

In: the listing's name, a line's. Out: yes or no. Never: yes where one word, its beginning, its shortening or a number is shared.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from evidence.values.added import one_word
from evidence.values.languages import languages
from evidence.values.text import fold_label, label_roles

_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+")
_CODE = 8  # signs of a word with digits that is a code
_TELLS, _BEGINS, _HELD = (
    4,
    3,
    3,
)  # letters of a word that names something; that two words begin with; of a word inside another
_ALIKE, _LONG = 66, 5  # of 100: a scan's reading of a word of so many letters; "pack" is none of "rack"


def unlike(listed: str, printed: str, *, scanned: bool = False) -> bool:
    """Tell whether a line's name names something, and nothing of what the listing names."""
    names, said = _words(listed), _words(printed)
    if not names or not any(_names(w) for w in said):
        return False
    return not any(_shares(a, b) or (scanned and _alike(a, b)) for a, b in product(names, said))


def _words(text: str) -> list[str]:
    words = _WORD.findall(fold_label(text))
    return [w for w in words if not (len(w) >= _CODE and w.isascii() and any(map(str.isdigit, w)))]


def _names(word: str) -> bool:
    """Tell whether a word names something: long enough, and neither grammar nor the label of a code."""
    if _SCRIPT.search(word):
        return True
    return len(word) >= _TELLS and word.isalpha() and word not in _grammar() and word not in label_roles()


@cache
def _grammar() -> frozenset[str]:
    return frozenset(fold_label(w) for one in languages().values() for w in one.stopwords)


def _shares(one: str, other: str) -> bool:
    if one == other:
        return len(one) > 1 and one not in _grammar()
    if _SCRIPT.search(one) or _SCRIPT.search(other):
        return any(one[at : at + 2] in other for at in range(len(one) - 1))
    short, long = sorted((one, other), key=len)
    if len(short) < _BEGINS:
        return False
    return short[:_BEGINS] == long[:_BEGINS] or one_word(short, long) or (len(short) > _HELD and short in long)


def _alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return min(len(one), len(other)) >= _LONG and bool(fuzz.ratio(one, other) >= _ALIKE)
