"""Do the numbers of a paper add up, where its prices are visible.

In: a paper. Out: Results. Never: a corrected number, a doubt where prices are blacked out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.judge.doubt import UNSURE_BELOW, plausible
from evidence.judge.explain import name, say, short
from evidence.judge.outcome import Paper, Result
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from evidence.model import Case, Cell, Item, Record, RuleOptions

_TOLERANCE = 0.01
_CENT = Decimal("0.05")
_MOST_AMOUNTS = 60
_PER = frozenset({"100", "1000"})  # a column beside the price: "PE 100"
# Discounts and taxes inside a line make it differ from quantity x price; far outside of these it is another number.
_LEAST, _MOST = Decimal("0.4"), Decimal("1.3")
_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)(?![\d.,])")


def arithmetic(paper: Paper, _case: Case, options: RuleOptions) -> tuple[Result, ...]:
    """Fail when a line is not quantity x price, or nothing printed leads from the lines to the total."""
    share = Decimal(str(_TOLERANCE if options.tolerance is None else options.tolerance))
    return (*_lines(paper, share), *_total(paper, share))


def numbers(item: Item, cell: Cell) -> tuple[Decimal, ...]:
    """Return the plausible values of a cell, best first."""
    found = (number(f.value) for f in plausible(item.all(cell)))
    return tuple(dict.fromkeys(n for n in found if n is not None))


@lru_cache(maxsize=16384)
def number(text: str) -> Decimal | None:
    """Return canonical text as a number, None where it is none."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _fits(one: Decimal, two: Decimal, share: Decimal) -> bool:
    return abs(one - two) <= max(_CENT, abs(two) * share)


def _lines(paper: Paper, share: Decimal) -> tuple[Result, ...]:
    results = []
    items = paper.record.items
    exact = sum(_explained(item, share) is True for item in items)
    for item in items:
        fits = _explained(item, share)
        if fits is not False or not (exact >= 1 or _far(item)) or _discounted(item) or priced_per(item):
            continue
        quantity, price, amount = (numbers(item, c)[0] for c in ("quantity", "price", "amount"))
        told = say(
            "arithmetic.line", paper=name(paper.record), quantity=quantity, price=price, amount=amount,
            text=short(item.text),
        )  # fmt: skip
        results.append(Result(message=told, span=item.span))
    return tuple(results)


def _explained(item: Item, share: Decimal) -> bool | None:
    """Tell whether some plausible reading of the line multiplies out; None where a number is missing."""
    quantities, prices, amounts = (numbers(item, c) for c in ("quantity", "price", "amount"))
    if not quantities or not prices or not amounts:
        return None
    return any(_fits(q * p, a, share) for q in quantities for p in prices for a in amounts)


def priced_per(item: Item) -> bool:
    """Tell whether the price is for the hundred or thousand that is printed right behind it, and the line multiplies out so."""
    for price in plausible(item.all("price")):
        behind = item.text.partition(price.text)[2].split()
        each, amount = number(price.value), numbers(item, "amount")
        if each is None or not behind or behind[0] not in _PER:
            continue
        products = [q * each / int(behind[0]) for q in numbers(item, "quantity")]
        if any(abs(a - p) <= _CENT for a in amount for p in products) or _less_a_rate(item, products):
            return True
    return False


def _discounted(item: Item) -> bool:
    """Tell whether a rate printed on the line, taken from quantity x price, makes the amount to the cent."""
    return _less_a_rate(item, [q * p for q in numbers(item, "quantity") for p in numbers(item, "price")])


def _less_a_rate(item: Item, products: list[Decimal]) -> bool:
    rates = [Decimal(m[1].replace(",", ".")) for m in _RATE.finditer(item.text)]
    left = [product * (100 - rate) / 100 for product in products for rate in rates]
    return any(abs(amount - net) <= _CENT for amount in numbers(item, "amount") for net in left)


def _far(item: Item) -> bool:
    quantity, price, amount = (numbers(item, c)[0] for c in ("quantity", "price", "amount"))
    product = quantity * price
    return product != 0 and not _LEAST <= amount / product <= _MOST


def adds_up(paper: Paper, *, total_explains: bool = True) -> bool:
    """Tell whether every line has an amount and these lead to the total that is printed, which may explain the gap itself (a row of it read as a line)."""
    known = _added(paper)
    if known is None:
        return False
    extra, share = printed_amounts(paper.record), Decimal(str(_TOLERANCE))
    return any(
        leads(known[0], t, tuple(p for p in extra if total_explains or abs(p - t) > _CENT), share) for t in known[1]
    )


def _added(paper: Paper) -> tuple[Decimal, list[Decimal]] | None:
    """Return the sum of the lines and the plausible totals, None where one of them is not known."""
    record = paper.record
    amounts = [numbers(item, "amount") for item in record.items]
    totals = [n for f in plausible(record.all("total")) if (n := number(f.value)) is not None]
    if not amounts or not totals or not all(amounts):
        return None
    return sum((a[0] for a in amounts), Decimal(0)), totals


def _total(paper: Paper, share: Decimal) -> tuple[Result, ...]:
    record = paper.record
    known = _added(paper)
    if known is None or not record.first_page:  # bare e-invoice XML: its taxes stand on no page
        return ()
    added, totals = known
    extra = printed_amounts(record)
    if any(leads(added, total, extra, share) for total in totals):
        return ()
    best = record.best("total")
    if best is None or best.confidence < UNSURE_BELOW:  # a guess contradicts nobody
        return ()
    told = say("arithmetic.total", paper=name(record), sum=added, total=totals[0])
    return (Result(message=told, span=best.span),)


def printed_amounts(record: Record) -> tuple[Decimal, ...]:
    """Return the amounts printed outside of the lines of items: taxes, charges, discounts."""
    inside = {(i.span.page, w) for i in record.items for w in i.span.words}
    found: dict[Decimal, None] = {}
    for line in record.lines:
        if not any((line.span.page, w) in inside for w in line.span.words):
            found.update({abs(v): None for a in find_amounts(line.text) if not a.percent for v in a.readings})
    return tuple(found)[-_MOST_AMOUNTS:]


def leads(added: Decimal, total: Decimal, extra: tuple[Decimal, ...], share: Decimal) -> bool:
    """Tell whether the total is the sum of the lines, or that with one or two printed amounts added or taken off."""
    gap = total - added
    if _fits(total, added, share / 10) or any(abs(abs(gap) - e) <= _CENT for e in extra):
        return True
    ordered = sorted(extra)
    return any(_other_near(ordered, x, gap - x) or _other_near(ordered, x, x + abs(gap)) for x in ordered)


def _other_near(ordered: list[Decimal], one: Decimal, wanted: Decimal) -> bool:
    """Tell whether an amount beside this one is the wanted one, a few cents apart."""
    first, last = bisect_left(ordered, wanted - _CENT), bisect_right(ordered, wanted + _CENT)
    return any(other != one for other in ordered[first:last])
