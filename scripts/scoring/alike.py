"""When a value that was found is the one that stands on the paper.

In: the name of a field and two texts. Out: yes or no. Never: a file.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from evidence.values.names import split_legal_form

_NAME = 90  # of 100: one letter of ten may differ
_CENT = Decimal("0.005")
_PHONE = 8  # last digits: what stands before is written in many ways


def alike(field: str, found: str, wanted: str) -> bool:
    """Tell whether two values of a field mean the same."""
    if field == "total":
        return _same_sum(found, wanted)
    if field.endswith("_date"):
        return found[:10] == wanted[:10]
    if field.endswith("_phone"):
        return _digits(found) == _digits(wanted) != ""
    if field.endswith("_website"):
        return _host(found) == _host(wanted) != ""
    if field.endswith("_name"):
        return _same_name(found, wanted)
    return _letters(found) == _letters(wanted)


def _same_sum(found: str, wanted: str) -> bool:
    try:
        return abs(Decimal(found.replace(",", "")) - Decimal(wanted.replace(",", ""))) < _CENT
    except InvalidOperation:
        return False


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())[-_PHONE:]


def _host(text: str) -> str:
    address = text.strip().casefold()
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:  # what is printed need not be an address: "[www.a.de"
        return ""
    return (host or "").removeprefix("www.")


def _same_name(found: str, wanted: str) -> bool:
    first, second = (_words(split_legal_form(t)[0] or t) for t in (found, wanted))
    return bool(first) and fuzz.ratio(first, second) >= _NAME


def _words(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in apart if not unicodedata.combining(c))))


def _letters(text: str) -> str:
    return _words(text).replace(" ", "")
