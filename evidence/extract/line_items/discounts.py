"""A discount in percent under a name that nobody knows: the number that takes quantity x price down to the amount.

In: rows of a table. Out: the same rows, such numbers in a cell of their own. Never: fewer than two rows that it explains; a
column with a number in a row that multiplies without it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from evidence.extract.line_items.figures import FIGURES, values_of
from evidence.extract.page.runs import text_of
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout

_LEAST = 2
_APART = 0.8  # ems by which the edges of one column may differ
_CENTS = Decimal("0.011")
_WHOLE = Decimal(100)
_MAYBE: tuple[Role, ...] = ("other", "tax", "unit")


def name_discounts(laid: PageLayout, rows: Sequence[Row]) -> None:
    """Put the numbers that reduce quantity x price to the amount, in every row where these do not make it, into a discount's cell."""
    if len(rows) < _LEAST or any(row.cells.get("discount") for row in rows):
        return
    priced = [row for row in rows if all(row.cells.get(role) for role in FIGURES)]
    odd = [row for row in priced if not _makes(laid, row, Decimal(0))]
    if len(odd) < _LEAST:
        return
    hits = [[i for i in _numbers(row) if (rate := _rate(laid, i)) and _makes(laid, row, rate)] for row in odd]
    if any(len(hit) != 1 for hit in hits):
        return
    boxes = [b for hit in hits if (b := laid.levels[hit[0]])]
    left, right = min(b.left for b in boxes), max(b.right for b in boxes)
    edges = ([b.left for b in boxes], [b.right for b in boxes], [b.left + b.right for b in boxes])
    plain = [row for row in priced if not any(row is other for other in odd)]
    others = (b for row in plain for i in _numbers(row) if _rate(laid, i) and (b := laid.levels[i]))
    if min(max(e) - min(e) for e in edges) > _APART * rows[0].anchor.size or any(
        left < b.right and b.left < right for b in others
    ):
        return
    for row, (word,) in zip(odd, hits, strict=True):
        for role in _MAYBE:
            row.cells[role] = [i for i in row.cells.get(role, ()) if i != word]
        row.cells["discount"] = [word]


def _numbers(row: Row) -> list[int]:
    own = set(row.anchor.words)
    return [i for role in _MAYBE for i in row.cells.get(role, ()) if i in own]


def _rate(laid: PageLayout, word: int) -> Decimal | None:
    """Return the rate that a word is, None for none and for no reduction."""
    found = find_amounts(text_of(laid.page, [word]))
    value = found[0].readings[0] if len(found) == 1 else Decimal(0)
    return value if 0 < value < _WHOLE else None


def _makes(laid: PageLayout, row: Row, rate: Decimal) -> bool:
    """Tell whether quantity x price less a rate is the amount."""
    quantities, prices, amounts = (values_of(laid, row, role) for role in FIGURES)
    every = product(quantities[:4], prices[:4], amounts[:4])
    return any(abs(q * p * (1 - rate / _WHOLE) - a) <= _CENTS for q, p, a in every)
