"""Numbers of pieces in a note beside a line: fewer than its quantity, or the parts that it is made of.

In: a note, the line's quantity. Out: whether it speaks of fewer. Never: a date, a size, a code, what a pack holds.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.conditions import measured
from evidence.values.dates import find_dates
from evidence.values.phrases import folded, words_of
from evidence.values.text import fold_label
from evidence.values.undone import came_counts

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z\u00c0-\u024f_.,/:#+-])(?P<n>\d{1,6})(?![.,]\d|[/:%\u00b0-]|\d)\s?(?P<unit>[\u4e2a\u4ef6\u500b\u70b9\u53f0\u672c\u53ea]|[^\W\d_]{1,12})?"
)
_TIMES = re.compile(r"\d\s*(?:[^\W\d_]+\s*)?[x\u00d7*]\s*\d")
_EACH = re.compile(r"(?<!\w)(?:per|par|pro|je|por|a|each|/)(?!\w)|/")
_LEAST_LETTERS = 4


def speaks_of_fewer(note: str, quantity: int) -> bool:
    """Tell whether a note names a number of pieces that is not the line's, where nothing multiplies out to it."""
    for day in reversed(find_dates(note)):
        note = note[: day.start] + note[day.end :]
    if sum(map(str.isalpha, note)) < _LEAST_LETTERS:
        return False
    found = [(int(m["n"]), m["unit"] or "") for m in _NUMBER.finditer(note)]
    counts = [(n, unit) for n, unit in found if n and not (unit and measured(unit))]
    if _TIMES.search(note):
        return _multiplied(counts, quantity)
    if _EACH.search(note.casefold()) or not folded("containers").isdisjoint(fold_label(note).split()):
        return False
    numbers = [n for n, _ in counts]
    smaller = [n for n in numbers if n < quantity]
    if (
        quantity not in numbers
        and any(n < quantity for n in came_counts(note))
        and folded("parcels").isdisjoint(fold_label(note).split())
    ):
        return True  # "Received: 20 pieces"
    parts = any(a + b == quantity for at, a in enumerate(smaller) for b in smaller[at + 1 :])
    return parts or (quantity in numbers and bool(smaller))  # a number alone is what a set holds: "lid, 4 pieces"


def packed_pieces(text: str) -> int | None:
    """Return how many pieces a line says that its parcels hold together: "1 parcel of 4 pieces"; the larger reading, None where it does not say."""
    plain = fold_label(text)
    if folded("containers", "parcels").isdisjoint(plain.split()):
        return None
    counts = [(int(m["n"]), fold_label(m["unit"] or "")) for m in _NUMBER.finditer(text)]
    pieces = [n for n, unit in counts if unit in _pieces()]
    parcels = [n for n, unit in counts if unit not in _pieces() and not (unit and measured(unit))]
    return max(pieces[0], pieces[0] * parcels[0]) if len(pieces) == len(parcels) == 1 else None


def _multiplied(counts: list[tuple[int, str]], quantity: int) -> bool:
    """Tell whether pieces are multiplied out, and to another number than the line's."""
    numbers = [n for n, _ in counts]
    if quantity in numbers or any(a * b == quantity for at, a in enumerate(numbers) for b in numbers[at + 1 :]):
        return False
    return sum(fold_label(unit) in _pieces() for _, unit in counts) > 1


@cache
def _pieces() -> frozenset[str]:
    return frozenset(fold_label(w) for w in words_of("pieces"))
