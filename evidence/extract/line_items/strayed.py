"""Words that lie in a neighbour's cell: numbers behind a text that are a column of their own, counts beside or inside a code.

In: rows of a table. Out: the same rows, such words in cells of their own. Never: a word moved that neither stands apart in
most rows nor makes its row's amount.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.extract.page.runs import text_of
from evidence.values.amounts import find_amounts, is_unit, quantity_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout

_EDGE = 0.5  # ems by which what stands behind texts may differ
_LEAST = 2
_CENTS = Decimal("0.011")
_CODES: tuple[Role, ...] = ("sku", "mpn")
_NEAR: tuple[Role, ...] = ("quantity", "sku", "mpn", "position")  # no other count: a named one never gives way surely


def part_tails(laid: PageLayout, rows: Sequence[Row]) -> None:
    """Take numbers and units behind the texts out of them where they stand apart, in columns of their own."""
    while _part_tail(laid, rows):
        pass


def _part_tail(laid: PageLayout, rows: Sequence[Row]) -> bool:
    """Take the last such column out of the texts; tell whether there was one."""
    tails = [_tail(laid, row) for row in rows]
    boxes = [(laid.levels[t[0]], laid.levels[t[-1]]) for t in tails if t]
    placed = [(a.left, b.right, (a.left + b.right) / 2) for a, b in boxes if a and b]
    em = min((row.anchor.size for row in rows), default=0.0)
    if len(placed) < max(_LEAST, len(rows) * 2 / 3):
        return False
    if min(max(p) - min(p) for p in zip(*placed, strict=True)) > _EDGE * em:
        return False
    for row, tail in zip(rows, tails, strict=True):
        if tail:
            row.cells["description"] = [i for i in row.cells["description"] if i not in tail]
            role: Role = "unit" if is_unit(text_of(laid.page, tail)) else "other"
            row.cells.setdefault(role, []).extend(tail)
    return True


def _tail(laid: PageLayout, row: Row) -> tuple[int, ...]:
    """Return the words of a number or a unit that ends a row's text on its line of numbers, more than a blank behind the rest."""
    text = row.cells.get("description", ())
    parts = [[i for i in s.words if i in text] for s in laid.segments_of(row.anchor)]
    parts = [part for part in parts if part]
    said = text_of(laid.page, parts[-1]) if len(parts) > 1 else ""
    told = is_unit(said) or quantity_readings(said) or (" " not in said and said.isdecimal())
    return tuple(parts[-1]) if said and told else ()


def find_counts(laid: PageLayout, rows: Sequence[Row]) -> None:
    """Move the one number that makes a row's amount into its count's cell, be it beside or inside a code, before the text or below it.

    Only where every row of the table multiplies then: "VP 1182 4471 10" has 10 pieces where the others say so, too.
    """
    priced = [row for row in rows if row.cells.get("price") and row.cells.get("amount")]
    wrong = [row for row in priced if not _makes(laid, row, row.cells.get("quantity", ()))]
    if not wrong or len(priced) < _LEAST:
        return
    for candidates in (_candidates, _below) if len(wrong) > _LEAST else (_candidates,):
        hits = [[i for i in candidates(row) if _makes(laid, row, [i])] for row in wrong]
        if all(len(hit) == 1 for hit in hits):
            for row, (hit,) in zip(wrong, hits, strict=True):
                _move(row, hit)
            return


def _makes(laid: PageLayout, row: Row, words: Sequence[int]) -> bool:
    """Tell whether words are a whole number that makes a row's amount with its price."""
    counts = {q.value for q in quantity_readings(text_of(laid.page, words))}
    prices, amounts = (
        [v for a in find_amounts(text_of(laid.page, row.cells.get(role, ()))) for v in a.readings[:1]]
        for role in ("price", "amount")
    )
    whole = [q for q in counts if q > 0 and q == q.to_integral_value()]
    return any(abs(q * p - a) < _CENTS for q in whole for p in prices for a in amounts)


def _candidates(row: Row) -> list[int]:
    """Return the words of a row's line of numbers that may be its count: those near it, and the first of its text."""
    own = set(row.anchor.words)
    text = [i for i in row.cells.get("description", ()) if i in own][:1]
    return [i for i in (*(i for role in _NEAR for i in row.cells.get(role, ())), *text) if i in own]


def _below(row: Row) -> list[int]:
    """Return the words below a row's line of numbers, where cases are counted there and pieces here ("24 units in all")."""
    lower = [] if row.cells.get("quantity") else [n for n in row.lines if n.number > row.anchor.number]
    return [i for n in lower for i in n.words]


def _move(row: Row, count: int) -> None:
    """Put a word into the count's cell; what else was there goes on with the code that it stands behind."""
    left = [i for i in row.cells.get("quantity", ()) if i != count]
    for role, words in list(row.cells.items()):
        row.cells[role] = [i for i in words if i != count]
    row.cells["quantity"] = [count]
    order = list(row.anchor.words)
    code = next((role for role in _CODES if left and _ends_before(order, row.cells.get(role, ()), left[0])), None)
    row.cells.setdefault(code or "other", []).extend(left)


def _ends_before(order: Sequence[int], code: Sequence[int], word: int) -> bool:
    """Tell whether a word follows a code's last one on its line."""
    return bool(code) and code[-1] in order and word in order and order.index(code[-1]) + 1 == order.index(word)
