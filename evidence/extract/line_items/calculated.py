"""Items whose numbers stand as a sum worked out: "144 x 7.57 = 1,090.08", each in one run of words.

In: a page laid out on which no heading of quantities was found. Out: the rows of such lines, their texts beside or above.
Never: a sum that does not work out; one such line alone.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.line_items.columns import WORDS
from evidence.extract.line_items.sums import has_money, sum_of
from evidence.extract.line_items.tables import Row
from evidence.extract.page.runs import text_of
from evidence.values.amounts import find_amounts, quantity_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import LayoutLine, PageLayout

_TIMES = re.compile(r"[x×*@·]", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
_CENTS = Decimal("0.011")
_LEAST = 2
_LONGEST = 12  # words


class _Sum(NamedTuple):
    """The words of a count with its unit, of a price and of an amount."""

    units: list[int]
    price: list[int]
    amount: list[int]


def calculated(laid: PageLayout) -> list[Row]:
    """Return the rows of a page whose lines end with sums worked out; [] for fewer than two."""
    found = [(line, s) for line in laid.lines if not line.turn and (s := _sum_in(laid, line))]
    rows = [_row(laid, line, worked) for line, worked in found]
    whole = len(rows) >= _LEAST and all(row.cells["description"] for row in rows)
    return rows if whole else []


def _row(laid: PageLayout, line: LayoutLine, worked: _Sum) -> Row:
    own = set(itertools.chain(*worked))
    first = min(line.words.index(i) for i in own)
    text = list(line.words[:first])
    lines = [line]
    above = laid.lines[line.number - 1] if line.number else None
    if not text and above is not None and _is_text(laid, above, line):
        text, lines = list(above.words), [above, line]
    cells = {"description": text, "quantity": worked.units, "price": worked.price, "amount": worked.amount}
    return Row(page=laid.page.number, anchor=line, lines=lines, cells=cells, extra=[])  # type: ignore[arg-type] # roles by name


def _is_text(laid: PageLayout, above: LayoutLine, line: LayoutLine) -> bool:
    near = line.level.top - above.level.bottom < line.size
    return near and bool(WORDS.search(above.text)) and not (has_money(above.text) or sum_of(laid, above))


def _sum_in(laid: PageLayout, line: LayoutLine) -> _Sum | None:
    """Return the sum that a line ends with: a count and a price in either order, a sign between, "=", and what they make."""
    words = line.words[-_LONGEST:]
    texts = [laid.page.words[i].text for i in words]
    equals = [n for n, t in enumerate(texts) if t == "="]
    if len(equals) != 1:
        return None
    at = equals[0]
    times = [n for n, t in enumerate(texts[:at]) if _TIMES.fullmatch(t)]
    if not times:
        return None
    sign = times[-1]
    behind, amount = list(words[sign + 1 : at]), list(words[at + 1 :])
    for start in range(sign - 1, max(-1, sign - 4), -1):  # no more words than needed: sizes stand before
        before = list(words[start:sign])
        for count, price in ((before, behind), (behind, before)):
            if _works_out(laid, count, price, amount):
                return _Sum(count, price, amount)
    return None


def _works_out(laid: PageLayout, count: Sequence[int], price: Sequence[int], amount: Sequence[int]) -> bool:
    counts = quantity_readings(text_of(laid.page, count))
    prices, amounts = (find_amounts(text_of(laid.page, part)) for part in (price, amount))
    if not counts or len(prices) != 1 or len(amounts) != 1:
        return False
    made = itertools.product(counts[:4], prices[0].readings[:3], amounts[0].readings[:3])
    return any(q.value == q.value.to_integral_value() and abs(q.value * p - a) < _CENTS for q, p, a in made if a)
