"""Addresses: how much a text looks like one, its postcode, its country.

In: a line or block of text. Out: scores from 0 to 1, ISO 3166 codes. Never: a gazetteer, the network.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from evidence.values.languages import languages
from evidence.values.text import strip_accents

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_CAP = r"[^\W\d_a-zß-öø-ÿ]"  # a capital with an accent, too: "7000-509 Évora", "400 01 Ústí"
_UK = r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})"
# Postcodes as printed; the number is how far the shape alone tells that it is an address.
_POSTCODES: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("GB", 0.6, re.compile(rf"(?<![A-Za-z0-9]){_UK}(?![A-Za-z0-9])")),
    ("CA", 0.6, re.compile(r"(?<![A-Za-z0-9])[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?![A-Za-z0-9])")),
    ("IE", 0.5, re.compile(r"(?<![A-Za-z0-9])[AC-FHKNPRTV-Y]\d[\dW] (?=\d*[A-Z])[A-Z0-9]{4}(?![A-Za-z0-9])")),
    ("NL", 0.55, re.compile(rf"(?<![A-Za-z0-9])(?:NL-)?[1-9]\d{{3}} ?[A-Z]{{2}}\s+{_CAP}[\w' -]{{2,}}")),
    ("US", 0.55, re.compile(r"(?<![A-Za-z0-9])(?:A[KLRZ]|C[AOT]|DC|DE(?![., ]+\d{5}\s+[^\W\d_])|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])[., ]+\d{5}(?:-\d{4})?(?![\d.,])")),
    ("AU", 0.5, re.compile(r"(?<![A-Za-z0-9])(?:NSW|VIC|QLD|TAS|ACT|(?<=[a-zA-Z][ ,])(?:SA|WA|NT))[, ]+\d{4}(?!\d)")),
    ("PL", 0.5, re.compile(rf"(?<![\d-])\d{{2}}-\d{{3}}\s+{_CAP}[\w' -]{{2,}}")),
    ("PT", 0.5, re.compile(rf"(?<![\d-])\d{{4}}-\d{{3}}\s+{_CAP}[\w' -]{{2,}}")),
    ("JP", 0.6, re.compile(r"〒?\s?(?<!\d)\d{3}-\d{4}(?=\s*[一-鿿])|〒\s?\d{3}-?\d{4}")),
    ("BR", 0.4, re.compile(r"(?<!\d)\d{5}-\d{3}(?!\d)")),
    ("IN", 0.4, re.compile(r"(?<![A-Za-z0-9])[A-Z][a-z]+\s?[-–]\s?\d{3} ?\d{3}(?!\d)")),
    ("SE", 0.45, re.compile(rf"(?<!\d)(?:SE?-)?\d{{3}} \d{{2}}\s+{_CAP}[\w' -]{{2,}}(?!\d)")),
    ("", 0.45, re.compile(r"(?<![\d.,/-])(?:(?:D|DE|A|AT|F|FR|I|IT|E|ES|CH|B|BE|L|DK|N|NO|FIN?|CZ|SK|PT)[- ])?\d{4,6}[ ,]\s*(?:[^\W\d_]\.? )?[^\W\d_]{2,30}[^\d]*$", re.MULTILINE)),
    ("", 0.3, re.compile(rf"(?<![\d.,/-])\d{{5,6}},?\s+{_CAP}[^\W\d_]{{2,30}}")),
    ("", 0.3, re.compile(r"[^\W\d_]{3,30},?\s+\d{5,6}(?![\d.,/-])(?!\s*\d)")),
)  # fmt: skip
_HOUSE = re.compile(
    r"(?:[^\W\d_]{3,30}\.?,?\s+\d{1,4}(?:\s?[a-zA-Z])?(?![\w/:]|[.,]\d))|^\s*(?:(?:(?:Plot|Shop|Flat|Door|House|Office)\s+)?No\.?\s*|(?:Plot|Shop|Flat)\s+)?\d{1,5}[A-Z]?(?:[-/]\d{1,5}[A-Z]?)*,?\s+(?:\d{1,2}(?:st|nd|rd|th)\s+)?[^\W\d_]{3,30}",
    re.MULTILINE,
)
# Signs that end the parts of an address in Chinese and Japanese, where no blank parts its words.
_PARTS_CJK = re.compile(
    r"(?<=[一-鿿])(?:省|市|区|區|县|縣|镇|鎮|乡|路|街|巷|弄|道|号|號|都|府|県|郡|町|村|丁目|番地|楼|樓|层|室|栋|棟|大厦|ビル)"
)
_PO_BOX = re.compile(
    r"(?i)\b(?:p\.?\s?o\.?\s?box|postfach|bo[iî]te postale|b\.?p\.? \d|apartado|casella postale|postbus|unit \d|lot (?:[a-z]{1,2} ?)?\d|suite \d|\d(?:st|nd|rd|th) (?:cross|main|block|stage|phase)|sector[ -]\d|floor|jalan|jln|taman)\b"
)
_PREFIX = re.compile(
    r"(?<![A-Za-z0-9])(DE|AT|FR|IT|ES|CH|BE|LU|DK|NO|FI|CZ|SK|PT|SE|NL|PL|D|A|F|I|E|B|L)-\s?\d{4,5}(?!\d)"
    r"|(?<![A-Za-z0-9])(DE) \d{5}(?=\s+[^\W\d_])"  # a place behind it: Germany's, not Delaware's
)
_PREFIX_COUNTRY = {"D": "DE", "A": "AT", "F": "FR", "I": "IT", "E": "ES", "B": "BE", "L": "LU"}


_POSTCODES_LIKELIEST = tuple(sorted(_POSTCODES, key=lambda p: -p[1]))
_SHORT_POSTCODES = tuple(
    p for p in _POSTCODES_LIKELIEST if p[0] in {"GB", "CA", "IE"}
)  # without three digits side by side
_STATED = re.compile(
    r"[A-Z][A-Za-z.' -]{2,25}, ?(?:A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])\.?"
)
_PARTED = re.compile(
    r"\s*[|\u00b7\u2022\u25cf]\s*|\s[-\u2013]\s(?=[^\W\d_]{3})"
)  # an address, and what else a line tells
_THREE_DIGITS = re.compile(r"\d{3}")


def _postcode(text: str) -> tuple[str, float, re.Match[str]] | None:
    """Return the country, the worth and the place of the most telling postcode in a text with digits."""
    text = _PARTED.sub("\n", text)
    shapes = _POSTCODES_LIKELIEST if _THREE_DIGITS.search(text) else _SHORT_POSTCODES
    return next(((c, w, m) for c, w, p in shapes if (m := p.search(text))), None)


@lru_cache(maxsize=8192)
def _words(folded: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded))


def _first_words(names: Iterable[str]) -> frozenset[str]:
    """Return the first word of each name: a text that holds none of these words holds none of the names."""
    return frozenset(m.group() for name in names if (m := _WORD.search(name)))


@cache
def _street_words() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """Return street words that stand alone by their first word and as a pattern, and a pattern of "...strasse"."""
    words = sorted({strip_accents(w).rstrip(".") for language in languages().values() for w in language.street_words})
    alone = "|".join(map(re.escape, words))
    named = {w for language in languages().values() for w in language.street_endings}
    read = {w.replace("ß", "b") for w in named}  # a reader takes "ß" for "B"
    endings = "|".join(sorted(map(strip_accents, named | read)))
    return (
        _first_words(words),
        re.compile(rf"(?<![^\W_])(?:{alone or 'street'})(?![^\W_]|/)"),  # "v/Bente Holm": by whom, no way
        re.compile(rf"[^\W\d_]{{3,30}}(?:{endings})\b\.?\s*\d"),
    )


@cache
def _countries() -> tuple[frozenset[str], frozenset[str], re.Pattern[str], dict[str, str]]:
    """Return the first words of the names of countries, the first signs of those in other letters, one pattern, and folded name -> code."""
    named: dict[str, str] = {}
    for language in languages().values():
        for code, names in language.countries.items():
            named.update({strip_accents(name): code.upper() for name in names})
    order = sorted(named, key=lambda n: (-len(n), n))
    latin = "|".join(re.escape(n) for n in order if n.isascii())
    others = "|".join(re.escape(n) for n in order if not n.isascii())
    pattern = rf"(?<![^\W_])(?:{latin or 'x^'})(?![^\W_])" + (f"|{others}" if others else "")
    signs = frozenset(n[0] for n in order if not n.isascii())
    return _first_words(n for n in order if n.isascii()), signs, re.compile(pattern), named


_COUNTRY_WORDS = 5  # of the longest name that an address ends with
_TITLE = re.compile(
    r"^(?:dr|st)\.?\s+(?=[^\W\d_]{2})"
)  # "Dr. Example", "St. Mary Bakery": a drive or street stands behind its name


@lru_cache(maxsize=8192)
def postcode_of(text: str) -> tuple[str, str] | None:
    """Return (country or "", the text that holds the postcode) of the most telling postcode in a text, else None."""
    if not any(map(str.isdigit, text)):
        return None
    best = _postcode(text)
    return (best[0], best[2].group()) if best else None


@lru_cache(maxsize=8192)
def looks_like_address(text: str) -> float:
    """Return how much a text looks like (part of) a postal address, 0 to 1."""
    digits = any(map(str.isdigit, text))
    folded = strip_accents(text) if digits else _TITLE.sub("", strip_accents(text))
    score = best[1] if digits and (best := _postcode(text)) else 0.0
    first, alone, ending = _street_words()
    if digits and ending.search(folded):
        score += 0.5
    elif not first.isdisjoint(_words(folded)) and alone.search(folded):
        score += 0.35
    if _PO_BOX.search(text):
        score += 0.3
    if not folded.isascii():
        parts = len(set(_PARTS_CJK.findall(text)))
        score += (0.5 if parts > 1 else 0.25 if parts and digits else 0.0) + (0.15 if parts > 1 and digits else 0.0)
    if digits and _HOUSE.search(text):
        score += 0.15
    if len(text) < 40 and country_of(text):  # noqa: PLR2004 -- a country in a sentence says nothing
        score += 0.2
    if "@" in text or not any(map(str.isalpha, text)):
        score *= 0.4
    return round(min(1.0, score), 3)


@lru_cache(maxsize=8192)
def country_of(text: str) -> str | None:
    """Return the ISO 3166 code of the country that an address names, by name, prefix or a telling postcode."""
    folded = strip_accents(text)
    first, signs, pattern, named = _countries()
    foreign = not folded.isascii() and not signs.isdisjoint(folded)
    printed = pattern.findall(folded) if foreign or not first.isdisjoint(_words(folded)) else ()
    if printed:
        return named[printed[-1]]
    if prefix := _PREFIX.search(text):
        code = prefix[1] or prefix[2]
        return _PREFIX_COUNTRY.get(code, code)
    found = postcode_of(text)
    return found[0] or None if found and found[0] in {"GB", "CA", "IE", "US", "AU", "JP", "NL", "PL", "PT"} else None


@lru_cache(maxsize=1024)
def is_country(text: str) -> bool:
    """Tell whether a text is the name of a country and nothing else."""
    return strip_accents(text).strip(" .,()") in _countries()[3]


def is_american_place(text: str) -> bool:
    """Tell whether a text is a place and the letters of its state, as American papers write them without a postcode: "CHICAGO, IL"."""
    return _STATED.fullmatch(text.strip()) is not None


def split_country(address: str) -> tuple[str, str | None]:
    """Return an address without the name of a country at its end, and that country's ISO 3166 code."""
    words = address.split()
    for count in range(min(_COUNTRY_WORDS, len(words) - 1), 0, -1):
        code = _countries()[3].get(strip_accents(" ".join(words[-count:])).strip(" .,()"))
        if code:
            return " ".join(words[:-count]).rstrip(" ,(-"), code
    return address, None
