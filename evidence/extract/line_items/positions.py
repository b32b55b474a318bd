"""A column of positions that is none: article numbers under "Item no.", counts under "#".

In: rows of a table. Out: the same rows, such cells renamed. Never: numbers that count the lines, or cartons, taken for codes.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.extract.line_items.sums import has_money
from evidence.extract.page.runs import text_of
from evidence.values.amounts import find_amounts, quantity_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.headings import Heading
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout

_NUMBERED = re.compile(r"(?=.*\d)[\w/-]{5,}|(?=.*\d{3})[\w./-]{6,}|[A-Z\d]+(?:-[A-Z\d]+)+")  # no table has so many rows
_PAIR = 2  # words: a number of the line, a code
_UNITED = re.compile(r"\d{1,5} ?[^\W\d_]{1,4}\.?")  # "1EA" under "No." counts
_RANGE = re.compile(r"(\d{1,4})\s*[-\u2013]\s*(\d{1,4})")  # cartons 12 to 15


def _coded_position(laid: PageLayout, rows: list[Row]) -> list[Row]:
    """Return rows with what stands under "Item no." as an article number, where it is longer than a count."""
    texts = ["".join(laid.page.words[i].text for i in row.cells.get("position", ())) for row in rows]
    if _numbering(texts) or _counts_on(texts):
        return rows
    for row, text in zip(rows, texts, strict=True):
        if text and "sku" not in row.cells and _NUMBERED.fullmatch(text) and not has_money(text):
            row.cells["sku"] = row.cells.pop("position")
    return rows


def _parted(laid: PageLayout, rows: list[Row]) -> list[Row]:
    """Return rows with numbers that count the lines parted from the code behind them in most cells ("7 732.773")."""
    cells = [row.cells.get("position", []) for row in rows]
    pairs = [c for c in cells if len(c) == _PAIR]
    counts = [laid.page.words[c[0]].text for c in pairs]
    codes = ["".join(laid.page.words[c[-1]].text) for c in pairs]
    coded = len(pairs) > 1 and len(pairs) == len(rows) and not any("sku" in row.cells for row in rows)
    if not (coded and all(map(str.isdecimal, counts)) and _numbering(counts) and all(map(_NUMBERED.fullmatch, codes))):
        return rows
    for row, (count, code) in zip(rows, pairs, strict=True):
        row.cells |= {"position": [count], "sku": [code]}
    return rows


def _numbering(texts: Sequence[str]) -> bool:
    """Tell whether positions count up by one or ten from there, however many noughts they are printed with."""
    each = [int(text) for text in texts if text.isdecimal()]
    steps = {b - a for a, b in itertools.pairwise(each)}
    return len(each) == len([t for t in texts if t]) and (
        steps in ({1}, {10}) or (len(each) == 1 and each[0] in {1, 10})
    )


def _counts_on(texts: Sequence[str]) -> bool:
    """Tell whether ranges go up from row to row ("1-12", "13-15"): cartons, no codes."""
    ends = [int(end) for text in texts if (m := _RANGE.fullmatch(text)) for end in m.groups()]
    return bool(ends) and ends == sorted(ends)


def counted(laid: PageLayout, heading: Heading, rows: list[Row]) -> list[Row]:
    """Return rows with the column headed "#" as their quantity, where nothing else is and price makes amount by it."""
    rows = _coded_position(laid, _parted(laid, rows))
    units = [text_of(laid.page, row.cells.get("position", ())) for row in rows]
    if rows and not heading.has("quantity") and all(_UNITED.fullmatch(t) and quantity_readings(t) for t in units):
        for row in rows:
            row.cells["quantity"] = row.cells.pop("position")
        return rows
    if heading.has("quantity") or not (heading.has("position") and heading.has("price") and heading.has("amount")):
        return rows
    if rows and all(_multiplies(laid, row) for row in rows):
        for row in rows:
            row.cells["quantity"] = row.cells.pop("position")
    return rows


def _multiplies(laid: PageLayout, row: Row) -> bool:
    values = []
    for role in ("position", "price", "amount"):
        found = find_amounts(text_of(laid.page, row.cells.get(role, ())))
        if len(found) != 1:
            return False
        values.append(found[0].readings[0])
    return abs(values[0] * values[1] - values[2]) < Decimal("0.011")
