"""Lines of a table that are no goods, whatever they are called: sums of those above, how a price came about, a discount.

In: the items of a paper in order. Out: the items without those. Never: a line with a quantity or a code dropped, or one
that takes back a whole line.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.extract.line_items.column_names import roles_of
from evidence.extract.line_items.sums import sum_role
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Item

_LEAST = 2
MOST_NAME = 3  # words of a line that only names a price
_CENT = Decimal("0.02")


def without_tallies(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items without those whose amount is the sum of all above, or of those since the last such sum."""
    kept: list[Item] = []
    whole = since = Decimal(0)
    count = 0
    for item in items:
        amount = _amount(item)
        if kept and (_about(kept[-1], item) or _is_share(item, whole)):
            continue
        bare = item.best("quantity") is None and item.best("price") is None
        if (
            amount
            and bare
            and not _coded(item)
            and len(kept) >= _LEAST
            and amount in {whole, since if count > 1 else None}
        ):
            since, count = Decimal(0), 0
            continue
        kept.append(item)
        whole, since, count = whole + amount, since + amount, count + 1
    return tuple(kept)


def _about(above: Item, item: Item) -> bool:
    """Tell whether a line states the price and the amount above once more, or takes a part of that amount off."""
    if item.best("quantity") is not None or _coded(item):
        return False
    price, amount = item.best("price"), _amount(item)
    whole = _amount(above)
    if whole == amount > 0 and _names_figure(item):
        return True
    if price is None:
        what = item.best("description")
        named = "%" in item.text or (what is not None and sum_role(what.value) == "discount")
        return named and -whole < amount < 0
    before = above.best("price")
    name = item.best("description")
    if name and (len(name.value.split()) > MOST_NAME or any(map(str.isdigit, name.value))):
        return False
    return before is not None and (price.value, amount) == (before.value, whole) and amount > 0


def _is_share(item: Item, whole: Decimal) -> bool:
    """Tell whether a line is a printed part of all above: a tax or a fee in percent ("CGST 9%")."""
    if item.best("quantity") or _coded(item) or not whole:
        return False
    rates = [abs(a.readings[0]) for a in find_amounts(item.text) if a.percent]
    if (price := item.best("price")) and Decimal(price.value) not in rates:
        return False  # "9 %" may stand under the price's name
    return any(abs(abs(_amount(item)) - whole * rate / 100) <= _CENT for rate in rates if rate)


def _names_figure(item: Item) -> bool:
    """Tell whether a line's text is what a column of prices would be headed with ("Gross price")."""
    what = item.best("description")
    return what is not None and bool(set(roles_of(what.value)) & {"price", "amount"})


def _amount(item: Item) -> Decimal:
    best = item.best("amount")
    return Decimal(best.value) if best else Decimal(0)


def _coded(item: Item) -> bool:
    return bool(item.code_cells) or any(item.best(field) for field in ("gtin", "asin", "sku", "mpn"))
