"""Items of papers that print each as labels with values: "Product: ...", "Qty: 10", "Price: 23.84", side by side or below.

In: a page laid out that has no heading row. Out: Items, as those of a table's rows. Never: an item without a quantity and
a price or an amount, each behind its own label; values of the whole paper, such as its number.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.extract.line_items.cells import items_of_rows
from evidence.extract.line_items.column_names import NUMBERS, Role, is_name, roles_of
from evidence.extract.line_items.stacked import WHAT
from evidence.extract.line_items.sums import is_remark
from evidence.extract.line_items.tables import Row, label_end
from evidence.extract.page.runs import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.layout import LayoutLine, PageLayout
    from evidence.model import Item

LEAST_NUMBERS = 2
_MONEY = re.compile(r"[^\W\d]{0,3}\s?[€$£]?\s?\d[\d.,' ]*[.,]\d\d\s?(?:[€$£]|[^\W\d]{1,3})?")
_GAP = 1.2  # ems between the lines of one item
_TORN = 1.0  # ems between words of a text that a scan tears
_FAR = 1.5  # ems between a text and the labels below it


def paired_items(document_id: str, laid: PageLayout, mark: str | None) -> list[Item]:
    """Return the items of a page that are printed as labels and values; [] for anything else."""
    rows: list[Row] = []
    above: LayoutLine | None = None
    for line in laid.lines:
        pairs = [] if line.turn or is_remark(line.text) else list(_pairs(laid, line))
        for role, words in pairs:
            if above is not None or not rows or role in rows[-1].cells or _apart(rows[-1], line):
                rows.append(_begun(laid, above, line, role))
                above = None
            _put(rows[-1], line, role, words)
        above = None if pairs else line
    whole = [row for row in rows if len(NUMBERS & set(row.cells)) >= LEAST_NUMBERS and "quantity" in row.cells]
    whole = [row for row in whole if WHAT & set(row.cells)]
    orders = {tuple(row.cells) for row in whole}
    most = max(orders, key=len, default=())
    if any(order[0] != most[0] or list(order) != [r for r in most if r in order] for order in orders):
        return []  # where one item ends and the next begins is not sure
    return items_of_rows(document_id, laid, whole, mark)


def _begun(laid: PageLayout, above: LayoutLine | None, line: LayoutLine, role: Role) -> Row:
    """Return a new row; a text right above its first label is its description, money beside that its price."""
    near = above is not None and line.level.top - above.level.bottom < _FAR * line.size
    segments = laid.segments_of(above) if above is not None and near and role != "description" else ()
    priced = len(segments) > 1 and bool(_MONEY.fullmatch(segments[-1].text))
    texts = segments[:-1] if priced else segments
    gaps = (b.level.left - a.level.right for a, b in pairwise(texts))
    if above is None or not texts or max(gaps, default=0.0) > _TORN * line.size:
        return Row(page=laid.page.number, anchor=line, lines=[], cells={}, extra=[])
    cells: dict[Role, list[int]] = {"description": [i for s in texts for i in s.words]}
    cells |= {"price": list(segments[-1].words)} if priced else {}
    return Row(page=laid.page.number, anchor=line, lines=[above], cells=cells, extra=[])


def _apart(row: Row, line: LayoutLine) -> bool:
    return bool(row.lines) and line.level.top - row.lines[-1].level.bottom > _GAP * line.size


def _put(row: Row, line: LayoutLine, role: Role, words: list[int]) -> None:
    row.cells[role] = words
    row.anchor = line if role == "quantity" else row.anchor
    if line not in row.lines:
        row.lines.append(line)


def _pairs(laid: PageLayout, line: LayoutLine) -> Iterator[tuple[Role, list[int]]]:
    """Yield the values of a line behind labels that name columns, each with its role."""
    parts = [list(s.words) for s in laid.segments_of(line)]
    named = [bool(roles_of(text_of(laid.page, part))) for part in parts]
    in_turn = named == [True, False] * (len(parts) // 2)  # labels and values, without colons
    at = 0
    while at < len(parts):
        end = label_end(laid, parts[at])
        end = end or (len(parts[at]) if in_turn and named[at] else _before_money(laid, parts[at]))
        roles = roles_of(text_of(laid.page, parts[at][:end])) if end else ()
        value = parts[at][end:]
        if roles and not value and at + 1 < len(parts):
            at += 1
            value = parts[at]
        if roles and value:
            role = _role(laid, roles, value)
            if role != "description" or any(map(str.isalpha, laid.page.words[value[0]].text)):
                yield role, value
        at += 1


def _before_money(laid: PageLayout, words: list[int]) -> int:
    """Return how many words a name without a colon has in front of money that ends a run ("Total $447.00"); 0 for none."""
    *name, last = words
    return len(name) if _MONEY.fullmatch(laid.page.words[last].text) and is_name(text_of(laid.page, name)) else 0


def _role(laid: PageLayout, roles: tuple[Role, ...], value: list[int]) -> Role:
    """Return what a label with several meanings names: an article number is one word with digits."""
    texts = [laid.page.words[i].text for i in value]
    code: tuple[Role, ...] = tuple(r for r in roles if r in {"sku", "mpn"})
    coded = len(texts) == 1 and any(map(str.isdigit, texts[0]))
    if code and "description" in roles:
        return code[0] if coded else "description"
    return roles[0]
