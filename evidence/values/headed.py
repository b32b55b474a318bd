"""What stands in front of a product's name and makes another thing of it: "spare lid for", "Lagergebühr", "tester".

In: a line's description, the listing's title. Out: those words. Never: words that the title has itself, a pack or its number.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.phrases import any_of, first_in, folded
from evidence.values.text import fold_label
from evidence.values.traits import is_size_unit

_WHOLE, _HALF = 0.75, 0.5  # of a title's words: its name follows; it is named at all
_SHORT_WORD = 2
_CODE = 8
_PART_WORDS = 3
_LONG = 6  # letters of a word that may be inflected, or of which one may be misread


def other_head(text: str, title: str, brands: tuple[str, ...] = (), *, scanned: bool = False) -> str | None:
    """Return the words in front of a product's name, where a preposition joins them or they name a service or a part.

    A scan may show one letter of a long word of the title otherwise: "balanga de cozinha" is the title's own "balança".
    """
    words, names = fold_label(text).split(), fold_label(title).split()
    telling = {w for w in names if len(w) > _SHORT_WORD}
    words = [_of_title(w, telling, scanned=scanned) for w in words]
    first = next((n for n, w in enumerate(words) if w in telling), len(words))
    brand = {fold_label(b).partition(" ")[0] for b in brands} or set(names[:1])
    rest = words[first:]
    last = max((n for n, w in enumerate(rest) if w in telling), default=-1)
    if len(telling & set(rest)) >= _HALF * len(telling) and (part := _appended(rest[last + 1 :])):
        return part
    if not rest or not (rest[0] in brand or len(telling & set(rest)) >= _WHOLE * len(telling)):
        return None
    if rest[last + 1 : last + 2] and rest[last + 1] in folded("joins_behind"):
        return " ".join(rest[last + 1 : last + 4])
    return _in_front([w for w in words[:first] if not _is_code(w)])


def _in_front(head: list[str]) -> str | None:
    """Return the words in front of a product's name that make another thing of it."""
    if not head:
        return None
    plain = " ".join(head)
    if len(head) > 1 and head[-1] in folded("joins"):
        return plain
    held = any(map(str.isdigit, plain)) or not folded("containers", "sales").isdisjoint(head)
    if len(head) > 1 and head[-1] in folded("joins_of") and not held:
        return plain
    return first_in("heads", plain)


def _appended(rest: list[str]) -> str | None:
    """Return what stands behind a product's whole name and is nothing but a part of it, its box or a service: "dish rack - lid only"."""
    words = [w for w in rest if w not in folded("mere")]
    while words and (words[0].isdigit() or is_size_unit(words[0])):
        words.pop(0)
    if not 0 < len(words) <= _PART_WORDS:
        return None
    plain = " ".join(words)
    alone = not folded("mere").isdisjoint(rest) and words[0] not in folded("joins") and plain.replace(" ", "").isalpha()
    return plain if alone or _parts().fullmatch(plain) else None


def _of_title(word: str, telling: set[str], *, scanned: bool) -> str:
    """Return the title's word that a long one is a form of ("suszarki", "suszarka") or, on a scan, with one letter misread; else the word."""
    alike = (t for t in sorted(telling) if len(t) == len(word) >= _LONG and not word[-1].isdigit())
    return next((t for t in alike if t[:-1] == word[:-1] or (scanned and sum(map(str.__ne__, t, word)) == 1)), word)


def _is_code(word: str) -> bool:
    return len(word) >= _CODE and any(map(str.isdigit, word))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('parts')})(?: \w+)?")
