"""Words in front of a product code that say that it is another product's: the one replaced, or a neighbour.

In: the text in front of a code. Out: whether it says so. Never: what the line's own product is.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.text import fold_label

# Counted only right in front of a code: "replacement for kettles" is a title, "replacement for B0..." names another.
PHRASES: dict[str, tuple[str, ...]] = {
    "en": (
        "replaces", "replaced", "replaced by", "replacing", "replacement for", "substitute for", "instead of", "in place of",
        "successor of", "successor to", "predecessor", "formerly", "previously", "compatible with", "fits", "for use with",
        "accessory for", "spare part for", "see also", "see", "similar to", "alternative to", "alternative",
    ),
    "de": (
        "ersetzt", "ersetzt durch", "ersatz für", "anstelle von", "anstatt", "statt", "nachfolger von", "nachfolger für",
        "vorgänger", "vormals", "früher", "passend zu", "passend für", "kompatibel mit", "zubehör für", "zubehör zu",
        "siehe auch", "siehe", "alternative zu", "alternativ",
    ),
    "fr": (
        "remplace", "remplacé par", "remplacée par", "en remplacement de", "à la place de", "au lieu de", "successeur de",
        "anciennement", "compatible avec", "accessoire pour", "voir aussi", "voir", "alternative à",
    ),
    "es": ("sustituye a", "sustituye", "reemplaza", "reemplaza a", "en lugar de", "compatible con", "accesorio para", "véase"),
    "it": ("sostituisce", "sostituito da", "al posto di", "invece di", "compatibile con", "accessorio per", "vedi anche"),
    "nl": ("vervangt", "vervangen door", "in plaats van", "opvolger van", "geschikt voor", "zie ook"),
}  # fmt: skip
_BETWEEN = r"(?:\W+[^\W\d]{1,9}\.?){0,2}\W*"  # a label: "Art.-Nr.", "the ASIN"


@cache
def _pattern() -> re.Pattern[str]:
    folded = {fold_label(p) for phrases in PHRASES.values() for p in phrases}
    longest_first = sorted(folded, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))}){_BETWEEN}$")


def names_another(before: str) -> bool:
    """Tell whether the text in front of a code says that the code is another product's."""
    return bool(_pattern().search(fold_label(before)))
