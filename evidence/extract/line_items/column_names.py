"""What the words of a heading name: the role of a column, in any language, misread or shortened.

In: a heading's text. Out: roles, likelier first. Never: where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from evidence.values.amounts import is_currency, is_unit
from evidence.values.text import fold_label, label_key, label_roles, means, same_label

Role = Literal[
    "description",
    "quantity",
    "price",
    "amount",
    "gtin",
    "asin",
    "sku",
    "mpn",
    "unit",
    "tax",
    "discount",
    "position",
    "other",
]
PRIORITY: tuple[Role, ...] = (
    "description", "quantity", "price", "amount", "gtin", "asin", "sku", "mpn", "unit", "tax", "discount", "position", "other",
)  # fmt: skip
NUMBERS = frozenset({"quantity", "price", "amount"})
OF_PAPER = frozenset(
    {
        "invoice_number",
        "order_number",
        "customer_number",
        "delivery_number",
        "invoice_date",
        "order_date",
        "delivery_date",
        "due_date",
    }
)
SHORTEST, LONGEST = 6, 48  # letters of a heading that may be misread, and of any heading
_SHAPED = 5  # letters of a heading that may be read without a language's own letters
_SHAPES = str.maketrans(
    "0152|!8tiecg", "olszllbllooo"
)  # Tesseract reads "Ilo\u015b\u0107" as "llos\u00e9", "\u00e7\u00e3" as "g\u00e4", "z\u0142" as "zt"
_ASIDE = re.compile(r"\([^)]*\)?|\b(?:EUR|USD|GBP|CHF|RM|MYR|PLN|SEK|in)\b|[€$£¥:]")
PER = re.compile(
    r"[ /](?:\b(?:per|je|pro|pour|por|pr|voor|za|\u00e0)\b )?(?:100|1[.,]?000)\b"
)  # "Price/1000": for so many pieces
PER_SAID = re.compile(
    r"(?:/|\b(?:per|je|pro|pour|por|pr|voor|za|\u00e0)) ?(100|1[.,]?000)\b", re.IGNORECASE
)  # in a text
_PARTS = re.compile(r"[/|\n]")
FACTORS = re.compile(r"[^\W\d_]\D*\s[x×*]\s\D*[^\W\d_]", re.IGNORECASE)  # noqa: RUF001 -- "cartons x units": how goods are packed


@lru_cache(maxsize=8192)
def roles_of(text: str) -> tuple[Role, ...]:
    """Return the column roles that a heading's text can name, likelier first; () for none."""
    if len(text) > LONGEST or not text.strip():
        return ()
    if FACTORS.fullmatch(text.strip(" .:")):
        return ("other",)
    sign, _, unit = text.partition("/")
    if unit and is_currency(sign) and is_unit(unit):
        return ("price",)  # "EUR/kg", "USD/PCS"
    if unit and is_unit(unit) and _known(label_key(sign))[:1] == ("amount",):
        return ("price",)  # "Netto/Stk."
    for variant in dict.fromkeys((text, _ASIDE.sub(" ", text), PER.sub("", text))):
        roles = _known(label_key(variant)) or _by_parts(variant)
        if roles:
            return roles
    return ()


def _by_parts(text: str) -> tuple[Role, ...]:
    """Return what both halves of a heading in two languages say ("Menge / Quantity"), or that it lists what stands below a text."""
    listed = [_known(label_key(p)) for p in text.split(",")]
    if len(listed) > 1 and all(listed) and ("description",) in [r[:1] for r in listed]:
        return () if any(r[0] in NUMBERS for r in listed) else ("description",)  # "Name, code, EAN"
    parts = [p for p in _PARTS.split(text) if fold_label(p)]
    if len(parts) < 2:  # noqa: PLR2004 -- halves
        return ()
    each = [_known(label_key(p)) for p in parts]
    shared = tuple(r for r in PRIORITY if all(r in roles for roles in each))
    short = all(r or (len(p.strip()) <= 4 and " " not in p.strip()) for p, r in zip(parts, each, strict=True))  # noqa: PLR2004 -- "QTY/HR"
    sure = {*NUMBERS, "gtin"}  # "CUP/UPC": the other half is a short word of another language
    numbers = next((r for r in each if r and r[0] in sure), ()) if short else ()
    return shared or numbers or (each[0] if all(each) else ())


@lru_cache(maxsize=4096)
def _known(key: str) -> tuple[Role, ...]:
    found = {r.role for r in label_roles().get(key, ()) if r.group == "columns"}
    return tuple(r for r in PRIORITY if r in found)


@lru_cache(maxsize=8192)
def begins(word: str) -> bool:
    """Tell whether a heading can begin with this word."""
    key = label_key(_ASIDE.sub(" ", word))
    keys = _sorted_keys()
    at = bisect_left(keys, key)
    return not key or (at < len(keys) and keys[at].startswith(key)) or "/" in word


@lru_cache(maxsize=1)
def _sorted_keys() -> list[str]:
    return sorted(key for key, roles in label_roles().items() if any(r.group == "columns" for r in roles))


def misread(text: str) -> tuple[Role, ...]:
    """Return the roles of the one known heading that a misreading of at least five letters is nearest to."""
    return _known(nearest(text))


@lru_cache(maxsize=4096)
def nearest(text: str) -> str:
    """Return the key of the heading that a misreading is nearest to: one letter in six wrong, or all of its shape; "" for none."""
    key = label_key(text) if len(text) < LONGEST else ""
    if len(key) < _SHAPED or any(map(str.isdigit, key[2:-2])):
        return ""
    if known := label_roles().get(key):
        return key if any(r.group == "columns" for r in known) else ""
    if len(key) >= SHORTEST:
        for size in (len(key), len(key) - 1, len(key) + 1):
            near = (*_long_keys().get((key[:1], size), ()), *_long_keys().get((key[-2:], size), ()))
            if label := same_label(key, near):
                return label
    return _by_shape().get(key.translate(_SHAPES), "")


@lru_cache(maxsize=1)
def _by_shape() -> dict[str, str]:
    """Return headings by the shape of their letters, those that mean one thing."""
    found: dict[str, list[str]] = {}
    for key in _sorted_keys():
        found.setdefault(key.translate(_SHAPES), []).append(key)
    return {shape: keys[0] for shape, keys in found.items() if len({_known(key) for key in keys}) == 1}


@lru_cache(maxsize=1)
def _long_keys() -> dict[tuple[str, int], tuple[str, ...]]:
    """Return long headings by their first letter, and by their last two, with their length."""
    found: dict[tuple[str, int], list[str]] = {}
    for key in _sorted_keys():
        if len(key) >= SHORTEST:
            found.setdefault((key[:1], len(key)), []).append(key)
            found.setdefault((key[-2:], len(key)), []).append(key)
    return {first: tuple(keys) for first, keys in found.items()}


def is_lesser(text: str) -> bool:
    """Tell whether a heading counts cartons, packs or what was ordered."""
    parts = text.split("/")
    pack = len(parts) == 2 and all(is_unit(p.strip(" .()")) for p in parts)  # noqa: PLR2004 -- "PCS/CTN": pieces of a carton
    return pack or means(text, "columns", "lesser")


def is_name(text: str) -> bool:
    """Tell whether a text as a whole is the name of a column, and nothing that could be goods as well."""
    return bool(_known(label_key(text)))


@lru_cache(maxsize=8192)
def is_of_paper(text: str) -> bool:
    """Tell whether a heading names a number or a date of the whole paper, such as the customer's number."""
    roles = label_roles().get(label_key(text), ())
    return any(r.group == "labels" and r.role in OF_PAPER for r in roles) and not any(
        r.group == "columns" for r in roles
    )
