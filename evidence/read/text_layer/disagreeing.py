"""A scan's own OCR layer against the reading of its picture: product codes that nobody sees, counts that differ.

In: the words of the layer and those read of the picture. Out: the layer's words with such codes, as words nobody sees;
signs where its whole numbers differ. Never: a code for what either reader merely misread: right forms only, look-alikes
folded; a sign on a layer that errs all over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from evidence.model import Sign
from evidence.values.codes import find_asins, find_gtins, fold, gtin_key

if TYPE_CHECKING:
    from evidence.model import Word

_LIKE = 80  # a reading of the same print
_DIGITS = 5  # of a count
_SURE = 0.85
_FEW, _ERRORS = 2, 0.1  # numbers that differ where most agree
_SHARED = 0.5


def unseen_codes(layer: tuple[Word, ...], read: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the layer's words with a product code that is not in the picture, whatever its reader made of it."""
    from rapidfuzz import fuzz, process

    named = [(word, code) for word in layer for code in _codes(word.text)]
    if not named:
        return ()
    shown = [fold(text) for word in read for text in (r.text.upper() for r in word.readings) if len(text) > 7]  # noqa: PLR2004 -- shorter than any code
    found = [
        w for w, code in named if process.extractOne(code, shown, scorer=fuzz.partial_ratio, score_cutoff=_LIKE) is None
    ]
    return tuple(replace(word, visible=False) for word in dict.fromkeys(found))


def _codes(text: str) -> list[str]:
    asins = [fold(c.value) for c in find_asins(text) if c.value.startswith("B0")]
    return asins + [fold(c.value) for c in find_gtins(text) if gtin_key(c.value)]


def other_numbers(layer: tuple[Word, ...], read: tuple[Word, ...], page: int) -> tuple[Sign, ...]:
    """Return where a hidden layer has another whole number than its picture surely shows; none where it errs all over."""
    shown = [w for w in read if _is_count(w.text) and w.confidence >= _SURE]
    pairs = [
        (mine, theirs)
        for mine in shown
        for theirs in layer
        if not theirs.visible and _is_count(theirs.text) and _one_place(mine, theirs)
    ]
    differing = [(m, t) for m, t in pairs if all(_far(r.text, t.text) for r in m.readings)]
    if len(differing) > max(_FEW, len(pairs) * _ERRORS):
        return ()
    return tuple(Sign(kind="layer", page=page, box=m.box, now=m.text, before=t.text) for m, t in differing)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS


def _far(one: str, other: str) -> bool:
    """Tell whether two readings are of different numbers: one digit alone may be misread."""
    a, b = one.lstrip("0"), other.lstrip("0")
    return len(a) != len(b) or sum(x != y for x, y in zip(a, b, strict=True)) > 1


def _one_place(one: Word, other: Word) -> bool:
    """Tell whether two words are of one print: each lies on half of the other and of its height."""
    shared = one.box.intersect(other.box)
    return shared.area > _SHARED * min(one.box.area, other.box.area) and shared.height > _SHARED * one.box.height
