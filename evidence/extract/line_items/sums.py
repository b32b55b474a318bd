"""Lines that are no items: sums below a table, and the remarks, bank details and register entries around it.

In: lines of a page laid out. Out: which sum a line states; whether it is a remark. Never: the sum's value.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.values.amounts import find_amounts
from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import LayoutLine, PageLayout

SUMS = frozenset({"total", "subtotal", "tax", "carried", "rounding", "tendered", "shipping", "discount"})
ENDS = SUMS - {"shipping", "discount", "carried"}
_NOT_LETTERS = re.compile(r"[\d%€$£.,:()*=+_|-]+")
_REMARK = re.compile(
    r"\bIBAN\b|\b[A-Z]{2}\d\d(?: ?[\dA-Z]{4}){3,}|\bBIC\b|\bSWIFT\b|\bHR[AB]\b\W*\d|\bREA\b\W*[A-Z]{2}\b|\bR\.?C\.?S\.?\b|\bSIRET\b|\bKvK\b"
    r"|\bwww\.|https?:|[\w.-]+@[\w-]+\.\w|(?<!\w)\+\d{2,3}[ (]\d|\bGLN\b|\bILN\b|\bP\. ?IVA\b|\bUSt-?Id|\bVAT (?:no|reg|id|number)\b"
)
OTHERS = frozenset({"delivery_number", "order_number", "delivery_date", "order_date"})
CODED = frozenset({"sku", "mpn", "gtin", "asin"})
LEAST_DIGITS = 3  # of the number of a paper
LINKS = frozenset({"de", "di", "da", "du", "do"})
_MONEY = re.compile(r"\d[.,]\d\d(?!\d|\s?%)")
_NO = re.compile(r"[Nn][^\w.]")  # "N°" as OCR reads it: "N?", "N®"
_SHORT = 4  # letters
_GROUPED_CODE = re.compile(r"\d([.,])\d{3}\1\d\d(?!\d)")
_CODE = re.compile(r"[A-Z]{2,4}[/-]?\d{3,}[A-Z\d/-]*")  # "EC534", "CB-008-6" alone: no sum's name with a figure
_WEIGHT = re.compile(r"^\D*\d[\d.,]* ?(?:kgs?|gr?|lbs?|oz|l|ml|t|m[23]?|cbm)\.?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_RATE, _CENT = 30, Decimal("0.011")
_ENDING = frozenset({"total", "subtotal", "tax"})


def sum_of(laid: PageLayout, line: LayoutLine) -> str | None:
    """Return which sum a line states, be it behind a remark on the same line; None for anything else.

    Names of two sums beside each other, without a figure, head a summary: no item's text goes on there.
    """
    role = sum_role(line.text)
    if role:
        return role
    parts = laid.segments_of(line)
    if sum(_is_sum(p.text) for p in parts) > 1 and not any(map(str.isdigit, line.text)):
        return "total"
    for before, after in itertools.pairwise(parts):
        if before is not parts[0] and _is_sum(before.text) and any(map(str.isdigit, after.text)):
            return sum_role(before.text)
    last = parts[-1] if len(parts) > 1 else None
    return sum_role(last.text) if last and _is_sum(last.text) and any(map(str.isdigit, last.text)) else None


def _is_sum(text: str) -> bool:
    return sum_role(text) in _ENDING


@lru_cache(maxsize=4096)
def has_money(text: str) -> bool:
    """Tell whether a line holds a number with cents; "922.283.36" has one sign for thousands and cents, and is a code."""
    return len(_MONEY.findall(text)) > len(_GROUPED_CODE.findall(text))


@lru_cache(maxsize=4096)
def is_remark(text: str) -> bool:
    """Tell whether a line holds what stands in footers: bank, register, tax and contact details."""
    return bool(_REMARK.search(text))


@lru_cache(maxsize=4096)
def is_reference(text: str) -> bool:
    """Tell whether a line between items names another paper by its number ("Delivery note 80123 of 12/03/2026").

    A short word may stand in front ("Rif. DDT n. 1193").
    """
    words = [w for w in text.split() if any(map(str.isalnum, w))]  # not the signs that noise is read as
    return _refers(words) or (len(words) > 2 and len(words[0]) <= _SHORT and _refers(words[1:]))  # noqa: PLR2004 -- label and number


def _refers(words: Sequence[str]) -> bool:
    for size in range(1, min(5, len(words))):
        if sum(map(str.isdigit, words[size])) >= LEAST_DIGITS:
            name = words[: size - (size > 1 and bool(_NO.fullmatch(words[size - 1])))]
            roles = label_roles().get(label_key(" ".join(name)), ())
            return any(r.group == "labels" and r.role in OTHERS for r in roles) and not any(
                r.role in CODED for r in roles
            )
    return False


@lru_cache(maxsize=4096)
def sum_role(text: str) -> str | None:
    """Return which sum a line states ("total", "subtotal", "shipping" ...), None for anything else."""
    key = label_key(_NOT_LETTERS.sub(" ", text))
    if not key or _CODE.fullmatch(text):
        return None
    if taxes(text):
        return "tax"
    role = _sum_roles().get(key)
    if role:
        return role
    words = _NOT_LETTERS.sub(" ", text).split()
    for size in range(min(5, len(words) - 1), 0, -1):
        name = " ".join(words[:size])
        role = _sum_roles().get(label_key(name))
        if role and words[size].casefold() in LINKS and not _romance(name):
            continue  # "Balance de cuisine" weighs
        if role in {"total", "subtotal", "carried", "tax"} and len(words) <= size + 3 + 2 * (size > 1):
            return role
    return None


@lru_cache(maxsize=4096)
def taxes(text: str) -> bool:
    """Tell whether a line is a rate, an amount and the tax that they make, and no word: "SR 6 95.17 5.71"."""
    if _WORD.search(text):
        return False
    rate, *money = [f.readings[0] for word in text.split() for f in find_amounts(word)] or [Decimal(0)]
    made = len(money) in {2, 3} and 0 < rate < _MOST_RATE and abs(money[0] * rate / 100 - money[1]) <= _CENT
    return made and money[1] > 0 and (len(money) == 2 or abs(money[0] + money[1] - money[2]) <= _CENT)  # noqa: PLR2004 -- with or without both together


@lru_cache(maxsize=4096)
def weighs(text: str) -> bool:
    """Tell whether a line ends with its only number and a measure: "Net weight 4.44 kg" is no sum."""
    return bool(_WEIGHT.search(text))


def _romance(name: str) -> bool:
    """Tell whether a label names a sum in a language that goes on with "de" or "di"."""
    roles = label_roles().get(label_key(name), ())
    return any(r.group == "labels" and r.role in SUMS and r.language in {"fr", "es", "it", "pt"} for r in roles)


def multiplies_out(text: str) -> bool:
    """Tell whether three numbers in a row are a count, a price and their product: labels of a line may say "total"."""
    values = [f.readings[0] for f in find_amounts(text)]
    triples = zip(values, values[1:], values[2:], strict=False)
    return any(a > 0 and a == a.to_integral_value() and abs(a * b - c) < Decimal("0.011") for a, b, c in triples)


@lru_cache(maxsize=1)
def _sum_roles() -> dict[str, str]:
    order = ("carried", "subtotal", "total", "tax", "rounding", "shipping", "discount", "tendered")
    found = {}
    for key, roles in label_roles().items():
        named = {r.role for r in roles if r.group == "labels"}
        role = next((r for r in order if r in named), None)
        if role:
            found[key] = role
    return found
