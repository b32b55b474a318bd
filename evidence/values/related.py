"""Words in front of a product code that say that it is another product's: the one replaced, or a neighbour.

In: the text in front of a code. Out: whether it says so. Never: what the line's own product is.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import re
from functools import cache

from evidence.values.text import fold_label

# Counted only right in front of a code: "replacement for kettles" is a title, "replacement for B0..." names another.
PHRASES: dict[str, tuple[str, ...]] = {
    "en": (
        "replaces", "replaced", "replaced by", "replacing", "replacement for", "substitute for", "instead of", "in place of",
        "successor of", "successor to", "predecessor", "formerly", "previously", "compatible with", "fits", "for use with",
        "accessory for", "spare part for", "see also", "see", "similar to", "alternative to", "alternative", "designed for", "made for", "suitable for",
        "part for", "parts for", "spare for", "spares for", "refill for", "supersedes", "superseded by", "equivalent to", "equivalent of",
        "same as", "upgrade from", "upgrade of", "predecessor of", "new version of",
    ),
    "de": (
        "ersetzt", "ersetzt durch", "ersatz für", "anstelle von", "anstatt", "statt", "nachfolger von", "nachfolger für",
        "vorgänger", "vormals", "früher", "passend zu", "passend für", "kompatibel mit", "zubehör für", "zubehör zu",
        "siehe auch", "siehe", "alternative zu", "alternativ", "geeignet für", "ersatzteil für", "nachfolger zu", "ähnlich wie",
        "vergleichbar mit", "entspricht", "nachfolgemodell von",
    ),
    "fr": (
        "remplace", "remplacé par", "remplacée par", "en remplacement de", "à la place de", "au lieu de", "successeur de",
        "anciennement", "compatible avec", "accessoire pour", "voir aussi", "voir", "alternative à",
    ),
    "es": (
        "sustituye a", "sustituye", "reemplaza", "reemplaza a", "en lugar de", "compatible con", "accesorio para", "véase",
        "alternativa a", "alternativo a", "sucesor de", "sustituto de", "repuesto para", "recambio para", "válido para", "apto para",
        "adecuado para", "anteriormente", "sustituido por", "sustituida por", "similar a", "equivalente a", "ver también",
    ),
    "it": (
        "sostituisce", "sostituito da", "sostituita da", "al posto di", "invece di", "compatibile con", "accessorio per", "vedi anche",
        "alternativa a", "alternativo a", "successore di", "ricambio per", "adatto a", "adatto per", "adatta a", "adatta per",
        "in sostituzione di", "precedentemente", "simile a", "equivalente a",
    ),
    "nl": (
        "vervangt", "vervangen door", "in plaats van", "opvolger van", "geschikt voor", "zie ook", "passend voor", "passend op",
        "compatibel met", "alternatief voor", "vervanging voor", "onderdeel voor", "accessoire voor", "voorheen", "gelijk aan",
    ),
    "pl": (
        "zastępuje", "zastąpiony przez", "zastąpione przez", "zamiennik", "zamiast", "następca", "pasuje do", "pasujący do", "kompatybilny z",
        "kompatybilne z", "akcesorium do", "część do", "dawniej", "poprzednio", "zobacz", "podobny do", "alternatywa dla",
    ),
    "tr": ("ile uyumlu", "uyumlu", "yedek parçası", "aksesuarı", "eski kod", "benzeri"),
    "pt": ("substitui", "substituído por", "em vez de", "compatível com", "acessório para", "ver também", "alternativa a"),
    "sv": ("ersätter", "ersatt av", "istället för", "passar till", "kompatibel med", "tillbehör till", "se även", "alternativ till"),
}  # fmt: skip
# Of these only the code itself, or the name of its kind, may stand behind: "stand for phones, ASIN B0..." is a title.
_CLOSE: tuple[str, ...] = (
    "for", "fits", "was", "old", "ex", "not", "like", "replaces", "without", "excluding", "für", "zu", "alt", "bisher", "ohne", "statt",
    "pour", "sans", "ancien", "ancienne", "para", "sin", "antes", "per", "senza", "già", "voor", "oud", "zonder", "do", "bez", "için",
)  # fmt: skip
_CJK = re.compile(
    r"(?:适用于|適用於|兼容|替代|代替|取代|配件|适配|対応|互換|代替品|後継|旧品番|旧型番)\W*(?:asin|ean|jan|upc)?\W*$"
)
_KIND = r"(?:\W+(?:asin|ean|upc|gtin|sku|ref|art|artikel|item|model|modell|modele|modelo|modello|code|no|nr))*\W*"
_BETWEEN = r"(?:\W+[^\W\d]{1,9}\.?){0,2}\W*"  # a label: "Art.-Nr.", "the ASIN"


@cache
def _pattern() -> re.Pattern[str]:
    folded = {fold_label(p) for phrases in PHRASES.values() for p in phrases}
    longest_first = sorted(folded, key=lambda p: (-len(p), p))
    close = "|".join(re.escape(fold_label(w)) for w in _CLOSE)
    return re.compile(rf"(?<!\w)(?:(?:{'|'.join(map(re.escape, longest_first))}){_BETWEEN}|(?:{close}){_KIND})$")


def names_another(before: str) -> bool:
    """Tell whether the text in front of a code says that the code is another product's."""
    folded = fold_label(before)
    return bool(_pattern().search(folded) or _CJK.search(folded))
