"""What numbers of papers look like: tokens with digits, groups behind letters, initials behind a number and its year.

In: a text and places in it. Out: places, or whether a token can be a number. Never: what a number numbers.
"""

from __future__ import annotations

import re

from evidence.values.amounts import find_amounts, find_currencies
from evidence.values.dates import find_dates
from evidence.values.text import label_key, label_roles

TOKEN = re.compile(r"[^\s:;,|()\[\]\"'“”„*=~<>{}]+")
TRIM = ".,-_#/"
_MOST = 30
_GOODS = re.compile(r"\d{1,2}-[a-z]{3,}")  # "3-ply", "12-pack"
_GROUPS = re.compile(r"\d{1,4}(?: \d{2,4}){2,}(?!\d)")
_LETTERED_GROUPS = re.compile(r"[A-Z]{1,3} \d{2,4}(?: \d{3,5})+(?=\s*$|\s{2}|\s+[^\W\d_]{2})")
_HALVES = re.compile(
    r"\d{2,4} \d{3,4}\s*$|\d{1,6} / (?:19|20)\d\d\s*$|[A-Z] \d{2,10}\s*$"
)  # "2025 0447", "12 / 2025", "A 4471"
_MONTHLY = re.compile(r"\d{1,2} (?:19|20)\d\d")
_SIGNED = re.compile(r"\d{1,6}/(?:\d{2}|(?:19|20)\d\d)")  # a running number and its year
_INITIALS = re.compile(r" ([A-Z]{2,3})\s*$")


def reference(rest: str) -> bool:
    """Tell whether what stands right behind a title is a number: one with digits, no date, no amount."""
    text = rest.strip(" :#.-")
    token = TOKEN.match(text)
    return token is not None and is_number(token.group()) and (text[0].isupper() or text[0].isdigit())


def is_number(token: str) -> bool:
    """Tell whether a token can be a number: one with digits, no goods, share or price."""
    plain = token.strip(TRIM)
    digits = [c for c in plain if c.isdigit()]
    return (
        any(c != "0" for c in digits)  # noughts alone: nobody filled it in
        and not _GOODS.fullmatch(plain)
        and len(plain) <= _MOST
        and "@" not in plain
        and "%" not in plain
        and "€" not in plain
        and "$" not in plain
    )


def dated(text: str, start: int, end: int) -> bool:
    """Tell whether a place is one of a date."""
    return any(d.start < end and start < d.end and d.start <= start for d in find_dates(text))


def money(text: str, start: int, end: int) -> bool:
    """Tell whether a place holds an amount: one with cents or with a currency."""
    return any(a.start <= start and end <= a.end and (a.decimals == 2 or a.currency) for a in find_amounts(text))  # noqa: PLR2004 -- cents


def grouped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a number in groups of digits stands, with the letters before two or more: "0447 118 824", "HP 1184 4471"."""
    found = _GROUPS.match(text, start, end) or _LETTERED_GROUPS.match(text, start, end)
    return found.span() if found and not dated(text, *found.span()) else None


def lettered(text: str) -> bool:
    """Tell whether a text is nothing but letters and groups of digits: its "HP" is then no handphone, its "A" no "to"."""
    return _LETTERED_GROUPS.fullmatch(text.strip()) is not None


def in_halves(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a number in two parts stands that is all of its text: "2025 0447", "12 / 2025", "A 4471"."""
    found = _HALVES.match(text, start, end) if end == len(text) else None
    if found is None or _MONTHLY.match(text, start) or dated(text, *found.span()):
        return None
    return start, start + len(found.group().rstrip())


def signed(text: str, start: int, end: int, limit: int) -> int:
    """Return where a number ends with the initials of who wrote it, as offices sign theirs: "447/24 MT"."""
    behind = _INITIALS.match(text, end, limit) if _SIGNED.fullmatch(text, start, end) else None
    told = behind is not None and label_key(behind[1]) not in label_roles() and not find_currencies(behind[1])
    return behind.end(1) if behind and told else end
