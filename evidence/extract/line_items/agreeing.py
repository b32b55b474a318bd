"""Whether a row's numbers agree: quantity x price = amount, less a discount, plus a tax, for one piece or for a hundred.

In: the readings of a row's cells. Out: those that agree, what all rows of a table are multiplied by. Never: items.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import combinations, product
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.column_names import PER as PER_PIECES
from evidence.extract.line_items.column_names import PER_SAID
from evidence.extract.line_items.readings import amounts_in, quantities_in
from evidence.extract.page.runs import text_of
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.readings import Reading
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout
    from evidence.model import Page

_PERCENT = Decimal(100)
LEAST, MOST = Decimal("0.4"), Decimal("1.3")  # of a factor that may be a discount or a tax
PER = (Decimal(1), Decimal(100), Decimal(1000))
PER_MANY = frozenset({Decimal("0.01"), Decimal("0.001")})


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """The readings of a row's numbers that agree with each other; `agrees` None where nothing could be checked."""

    quantity: Decimal | None
    price: Decimal | None
    amount: Decimal | None
    agrees: bool | None


def shared_factor(laid: PageLayout, rows: Sequence[Row], mark: str | None) -> Decimal | None:
    """Return what most rows' quantity x price must be multiplied by to make the amount: one tax or discount for all."""
    seen: Counter[Decimal] = Counter()
    for row in rows:
        first = [amounts_in(laid, row.cells.get(role, []), mark)[:1] for role in ("price", "amount")]
        count = quantities_in(laid, row.cells.get("quantity", []), mark)[:1]
        if count and all(first) and (whole := count[0][0] * first[0][0][0]):
            seen[(first[1][0][0] / whole).quantize(Decimal("0.001"))] += 1
    factor, times = seen.most_common(1)[0] if seen else (Decimal(1), 0)
    usual = (LEAST < factor < MOST and factor != 1) or (factor in PER_MANY and _priced_by_many(laid, rows[0]))
    return factor if times > 1 and times * 2 > len(rows) and usual else None


def _priced_by_many(laid: PageLayout, row: Row) -> bool:
    """Tell whether one of the lines above a table's first row says that prices are for 100 or 1000 pieces."""
    return any(PER_PIECES.search(n.text) for n in laid.lines[max(0, row.anchor.number - 4) : row.anchor.number])


def rates_of(page: Page, row: Row) -> list[Decimal]:
    """Return factors between quantity x price and amount that the row's discount and tax columns allow, or its rates."""
    factors = [Decimal(1)]
    for role, sign in (("discount", -1), ("tax", 1)):
        text = text_of(page, row.cells.get(role, ()))  # type: ignore[call-overload] # roles by name
        for amount in find_amounts(text):
            rate = abs(amount.readings[0])
            if rate < _PERCENT:
                factors += [f * (1 + sign * rate / _PERCENT) for f in factors]
    aside = text_of(page, (*row.cells.get("other", ()), *row.extra))
    rates = [abs(a.readings[0]) / _PERCENT for a in find_amounts(aside) if a.percent]
    return factors[:8] + [1 + sign * rate for rate in rates[:2] if rate < 1 for sign in (-1, 1)]


def pers_of(page: Page, row: Row) -> tuple[Decimal, ...]:
    """Return for how many pieces a price may be: 100 or 1000 only where the row prints that number by itself.

    Else "24.000" pieces read without its point would agree with the amount of 24, as they would where a name has that
    number ("Puzzle 1000").
    """
    count = {*row.cells.get("quantity", ()), *row.cells.get("description", ())}
    printed = {page.words[i].text.strip("/%.,()") for i in row.words if i not in count}
    printed |= set(PER_SAID.findall(text_of(page, row.cells.get("description", ()))))
    return tuple(per for per in PER if per == 1 or not printed.isdisjoint({str(per), f"{per:,}", f"per{per}"}))


def settle(
    quantities: Sequence[Reading],
    prices: Sequence[Reading],
    amounts: Sequence[Reading],
    factors: Sequence[Decimal],
    pers: Sequence[Decimal] = PER[:1],
) -> Sums:
    """Return the first readings for which quantity x price, less discount or plus tax, is the amount."""
    if quantities and amounts and not prices and (pair := _price_and_amount(quantities, amounts)):
        return pair
    if not (quantities and prices and amounts):
        return Sums(quantity=_only(quantities), price=_only(prices), amount=_only(amounts), agrees=None)
    for factor, (q, _, _), per in product(
        factors, quantities[:4], pers
    ):  # "1.500" at 34.50 for 1000 before 1.5 at 34.50
        for (p, _, _), (a, _, _) in product(prices[:4], amounts[:4]):
            if (a or (q == 0 and p)) and abs(q * p * factor / per - a) <= max(
                Decimal("0.011"), _rounding(p) * abs(q) / per
            ):
                return Sums(quantity=q, price=p, amount=a, agrees=True)
    return Sums(quantity=quantities[0][0], price=prices[0][0], amount=amounts[0][0], agrees=False)


def _price_and_amount(quantities: Sequence[Reading], amounts: Sequence[Reading]) -> Sums | None:
    """Return what two numbers under names of amounts are ("Net", "Ext."): the quantity times the first is the second."""
    for (q, _, _), ((p, _, price), (a, _, amount)) in product(quantities[:4], combinations(amounts[:6], 2)):
        if q > 1 and p and price != amount and abs(q * p - a) <= Decimal("0.011"):
            return Sums(quantity=q, price=p, amount=a, agrees=True)
    return None


def _rounding(price: Decimal) -> Decimal:
    """Return half a unit in the price's last place: what its rounding may hide per piece."""
    exponent = price.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else Decimal(0)


def _only(readings: Sequence[Reading]) -> Decimal | None:
    return readings[0][0] if readings else None


def in_thousands(quantities: Sequence[Reading], sums: Sums) -> bool:
    """Tell whether a count makes its amount only as the thousandth of what the document's own separators say: prices may be for 1000."""
    return sums.quantity is not None and bool(quantities) and sums.quantity * PER[-1] == quantities[0][0]
