"""Lands that a text names, and the land of a marketplace.

In: printed text, a marketplace's address. Out: ISO 3166 codes, "EU", "EUROPE", "WORLD". Never: a land guessed from an address.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.languages import languages
from evidence.values.text import fold_label

_MARKETS = (
    "AE", "AU", "BE", "BR", "CA", "CN", "DE", "EG", "ES", "FR", "GB", "IE", "IN", "IT", "JP", "MX", "NL", "PL", "SA", "SE", "SG", "TR", "US", "ZA",
)  # fmt: skip
_UNION = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
_EUROPE = _UNION | {"GB", "CH", "NO", "TR", "IS"}
_SITE = re.compile(r"(?<![\w.-])(?:www\.)?(?:amazon|ebay)(?P<end>(?:\.[a-z]{2,3}){1,2})(?![\w-])")
_OWN = {"uk": "GB", "com": "US"}


def land_of(marketplace: str) -> str | None:
    """Return the land of a marketplace by the end of its address: "amazon.co.uk" is GB, "amazon.com" US; None where it has none."""
    found = _SITE.search(marketplace.strip().casefold())
    return _ended(found["end"]) if found else None


def lands_in(text: str, language: str | None) -> frozenset[str]:
    """Return the lands, unions of lands and marketplaces' lands that a text names; by names in its language and in English."""
    plain = f" {fold_label(text)} "
    named = {code for words, code in _names(language).items() if f" {words} " in plain}
    return frozenset(named | {_ended(m["end"]) for m in _SITE.finditer(text.casefold())})


def includes(lands: frozenset[str], land: str) -> bool:
    """Tell whether a land is one of some, or in a union that is."""
    unions = {"WORLD"} | ({"EU"} if land in _UNION else set()) | ({"EUROPE"} if land in _EUROPE else set())
    return land in lands or not unions.isdisjoint(lands)


def _ended(end: str) -> str:
    last = end.rpartition(".")[2]
    return _OWN.get(last, last.upper())


@cache
def _names(language: str | None) -> dict[str, str]:
    """Return the names of lands with marketplaces -> their codes; a table of 250 lands in many languages is read once (0.7 s)."""
    from phonenumbers.geodata.locale import LOCALE_DATA

    found: dict[str, str] = {}
    for spoken in dict.fromkeys(("en", *([language] if language else []))):
        for code in _MARKETS:
            name = LOCALE_DATA[code].get(spoken, "")
            name = LOCALE_DATA[code].get(name[1:], "") if name.startswith("*") else name
            if name:
                found[fold_label(name)] = code
        says = languages()[spoken].says if spoken in languages() else None
        for code, words in says.lands.items() if says else ():
            found |= {fold_label(w): code for w in words}
    return found
