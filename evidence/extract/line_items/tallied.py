"""Lines of a table that are no goods, whatever they are called: sums of those above, how a price came about, a discount.

In: the items of a paper in order, the sums it prints. Out: the items without those. Never: a line with a code dropped, or with
a quantity other than that of all above; one that takes back a whole line; one of lines that add up to a printed sum.
"""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.column_names import roles_of
from evidence.extract.line_items.marks import CODES
from evidence.extract.line_items.sums import has_money, sum_role
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evidence.extract.page.layout import PageLayout
    from evidence.model import Found, Item

Place = tuple[int, float]  # a page and how far down it, in points
_LEAST = 2
_FOOTED = 3  # items above a line that counts them all
MOST_NAME = 3  # words of a line that only names a price
_CENT = Decimal("0.02")


def without_tallies(items: Sequence[Item], printed: Mapping[Decimal, Place] | None = None) -> tuple[Item, ...]:
    """Return items without those whose amount is the sum of all above, or of those since the last such sum.

    `printed` are the paper's labelled sums and where each stands first: lines that lead past the largest are none of its items.
    """
    items = _without_levies(items)
    kept: list[Item] = []
    whole = since = Decimal(0)
    count = 0
    ended = False  # the sum of all lines was met, each with a count
    for item in items:
        amount = _amount(item)
        if ended and item.best("quantity") is None and not _coded(item):
            continue
        if kept and (_about(kept[-1], item) or _is_share(item, whole) or _counts_all(kept, item, whole)):
            continue
        bare = item.best("quantity") is None and (item.best("price") is None or len(kept) >= _FOOTED)
        if (
            amount
            and bare
            and not _coded(item)
            and len(kept) >= _LEAST
            and amount in {whole, since if count > 1 else None}
        ):
            since, count = Decimal(0), 0
            ended = amount == whole and all(i.best("quantity") for i in kept)
            continue
        kept.append(item)
        whole, since, count = whole + amount, since + amount, count + 1
    return _as_summed(_as_amounts(kept, printed or {}), whole, printed or {})


def _without_levies(items: Sequence[Item]) -> Sequence[Item]:
    """Return items without lines that say the same below several goods, count what those count, and have no code as they have."""
    below: dict[str, list[int]] = {}
    for at, (above, item) in enumerate(itertools.pairwise(items), 1):
        what, count, counted = item.best("description"), item.best("quantity"), above.best("quantity")
        levied = what and count and counted and Decimal(count.value) == Decimal(counted.value)
        if what and levied and _coded(above) and not _coded(item):
            below.setdefault(what.value, []).append(at)
    levies = {at for places in below.values() if len(places) >= _LEAST for at in places}
    return [item for at, item in enumerate(items) if at not in levies] if levies else items


def sums_of(layouts: Sequence[PageLayout]) -> dict[Decimal, Place]:
    """Return the amounts of lines that are labelled as sums, and where each stands first."""
    found: dict[Decimal, Place] = {}
    for laid in layouts:
        for line in (n for n in laid.lines if sum_role(n.text) in {"total", "subtotal"}):
            for amount in find_amounts(line.text):
                if amount.decimals and not amount.percent:
                    found.setdefault(amount.readings[0], (laid.page.number, laid.page.words[line.words[0]].box.top))
    return found


def _as_summed(items: tuple[Item, ...], whole: Decimal, printed: Mapping[Decimal, Place]) -> tuple[Item, ...]:
    """Return items up to the one with which they make the paper's largest sum, where the others say it again or stand below it.

    Else take the amount from the one line that has neither price nor code and without which they make it: it is part of
    another's ("incl. levy 4.24"), or none ("7.62M").
    """
    total = max(printed, default=Decimal(0))
    if whole in printed or whole <= total or not total:
        return items
    for at, made in enumerate(itertools.accumulate(map(_amount, items)), 1):
        if made == total and all(_is_behind(i, total, printed[total]) for i in items[at:]):
            return items[:at]
    one = (i for i in items if len(items) > _LEAST and whole - _amount(i) == total)
    extra = [i for i in one if not (i.best("price") or _coded(i))]
    return tuple(_unpaid(i) if [i] == extra else i for i in items)


def _as_amounts(items: Sequence[Item], printed: Mapping[Decimal, Place]) -> tuple[Item, ...]:
    """Return items whose prices are amounts where a paper has no other, their sum is printed, and that by count is not."""
    prices = [Decimal(b.value) if (b := item.best("price")) else None for item in items]
    counts = [Decimal(b.value) if (b := item.best("quantity")) else Decimal(1) for item in items]
    if None in prices or len(items) < _LEAST or any(c.field == "amount" for item in items for c in item.cells):
        return tuple(items)
    known = [p for p in prices if p is not None]
    by_count = sum((p * n for p, n in zip(known, counts, strict=True)), Decimal(0))
    if sum(known) not in printed or by_count in printed:
        return tuple(items)
    return tuple(map(_with_amount, items))


def _with_amount(item: Item) -> Item:
    cells = (msgspec.structs.replace(c, field="amount") if c.field == "price" else c for c in item.cells)
    return msgspec.structs.replace(item, cells=tuple(cells))


def _is_behind(item: Item, total: Decimal, place: Place) -> bool:
    """Tell whether a line without count and code says a sum, or nothing, or stands below the sum's own line."""
    if item.best("quantity") or _coded(item):
        return False
    return _amount(item) in {0, total} or (item.span.page, item.span.box.top) > place


def _unpaid(item: Item) -> Item:
    return msgspec.structs.replace(item, cells=tuple(c for c in item.cells if c.field != "amount"))


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


def _counts_all(kept: Sequence[Item], item: Item, whole: Decimal) -> bool:
    """Tell whether a line is figures alone and prints the sum of all above, or their count without a price ("24 pieces shipped").

    Words without a digit in a column of codes are no code, where no price stands beside the sum ("Bit TOTAL" for a sign misread).
    """
    if len(kept) < _FOOTED:
        return False
    codes = [c.value for c in _codes(item)]
    worded = bool(codes) and item.best("price") is None and not any(map(str.isdigit, "".join(codes)))
    if item.best("description") is None and (worded or all(map(has_money, codes))):
        printed = (text for cell in item.cells for text in (cell.text, item.text))
        return whole > 0 and any(whole in a.readings for text in printed for a in find_amounts(text))
    count = item.best("quantity")
    other = _amount(item) not in {Decimal(0), whole}
    if count is None or _coded(item) or item.best("price") or other or not all(map(_amount, kept)):
        return False
    return sum(Decimal(c.value) for above in kept if (c := above.best("quantity"))) == Decimal(count.value)


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


def _codes(item: Item) -> list[Found]:
    return [*item.code_cells, *(c for c in item.cells if c.field in CODES)]


def _coded(item: Item) -> bool:
    return bool(_codes(item))
