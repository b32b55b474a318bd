"""A scan's own OCR layer against the reading of its picture: product codes that the layer has and nobody sees.

In: the words of the layer and those read of the picture. Out: the layer's words with such codes, as words nobody sees.
Never: a word for what either reader merely misread: codes with a right form only, look-alikes folded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from evidence.values.codes import find_asins, find_gtins, fold, gtin_key

if TYPE_CHECKING:
    from evidence.model import Word

_LIKE = 80  # a reading of the same print


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
