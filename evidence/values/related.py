"""Words in front of a product code that say that it is another product's: the one replaced, or a neighbour.

In: the text in front of a code. Out: whether it says so. Never: what the line's own product is.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.phrases import words_of
from evidence.values.text import fold_label

_KIND = r"(?:\W+(?:asin|ean|upc|gtin|sku|ref|art|artikel|item|model|modell|modele|modelo|modello|code|no|nr))*\W*"
_BETWEEN = r"(?:\W+[^\W\d]{1,9}\.?){0,2}\W*"  # a label: "Art.-Nr.", "the ASIN"
_NUMBER = re.compile(
    r"(?<!\w)(?:item|article|artikel|art|part|model|product|prod|code|ref|stock|style)[. -]{1,2}no\b[\s.:#]*$"
)
_CODED = re.compile(r"\b\d+-[A-Z]{1,3}\b")  # the end of "718-EX" is no word
_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@cache
def _pattern() -> re.Pattern[str]:
    words = {fold_label(p) for p in words_of("another")}
    longest_first = sorted((p for p in words if not _SCRIPT.search(p)), key=lambda p: (-len(p), p))
    close = "|".join(re.escape(fold_label(w)) for w in words_of("another_close"))
    return re.compile(rf"(?<!\w)(?:(?:{'|'.join(map(re.escape, longest_first))}){_BETWEEN}|(?:{close}){_KIND})$")


@cache
def _without_blanks() -> re.Pattern[str]:
    words = sorted({fold_label(p) for p in words_of("another") if _SCRIPT.search(p)}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\W*(?:asin|ean|jan|upc)?\W*$")


def names_another(before: str) -> bool:
    """Tell whether the text in front of a code says that the code is another product's.

    Counted only right in front of it: "replacement for kettles" is a title, "replacement for B0..." names another. Of some
    words only the code itself, or the name of its kind, may stand behind: "stand for phones, ASIN B0..." is a title.
    """
    text = _NUMBER.sub("", fold_label(_CODED.sub(" ", before)))  # "Item no.: MX-20" is its number
    return bool(_pattern().search(text) or (not text.isascii() and _without_blanks().search(text)))
