"""What the sums that a paper prints say for and against an amount as its total.

In: an amount above nought, the amounts of a paper by the roles of their labels, the paper. Out: odds. Never: an amount
found, a label read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.paper import Paper, Piece
    from evidence.extract.unnamed import Summed

_CENT = Decimal("0.011")
_ROUNDING = Decimal("0.05")
_CENTS = 2
_WHOLE, _MOST_TAX = Decimal(100), Decimal("0.3")
_LEFT, _LED_TO = -3.0, 2.0  # odds of a sum that the lines under it lead on from, and of what they lead to
_STEPS = {"tax": 1, "shipping": 1, "discount": -1}
_UNTAXED = 2.5  # odds
_TAX, _LESS = 3.0, 3.0  # odds against a tax, and against one below what a line costs, too


def borne_out(value: Decimal, sums: dict[str, set[Decimal]]) -> float:
    """Return what sums say for a value: net and tax make it, cash less change is it, it is its own net otherwise."""
    odds = 0.0
    nets = sums["subtotal"] | sums["total"]
    taxes = taxes_of(sums["tax"])
    larger = sums["total"] | sums["computed"]
    rounded = {g - r for g in larger | sums["subtotal"] for r in sums["rounding"] if r}
    if _is_gross(value, nets, taxes) or any(_is_gross(value - r, nets, taxes) for r in sums["rounding"] if r):
        odds += 1.4
    elif any(abs(value + t - g) <= _CENT for g in larger | rounded for t in taxes if g > value > t):
        odds -= 1.6  # it is the net of a larger one
    if any(less != value and abs(less - value) <= _CENT for less in _lowered(larger, taxes, sums)):
        odds += 1.4
    if _lowered({value}, taxes, sums) & larger:
        odds -= 1.6  # a discount goes off, and taxes come to the rest
    if any(abs(n - value) <= _ROUNDING for n in sums["subtotal"]):
        odds += 0.3
    return odds + _handed(value, sums, taxes)


def _lowered(values: set[Decimal], taxes: set[Decimal], sums: dict[str, set[Decimal]]) -> set[Decimal]:
    """Return what values make less a printed discount and more by a tax, rounded as is told."""
    off = {abs(d) for d in sums["discount"] if d}
    return {v - d + t + r for v in values for d in off if d < v for t in taxes for r in {*sums["rounding"], Decimal(0)}}


def taxes_of(printed: set[Decimal]) -> set[Decimal]:
    """Return the sums that taxes can be: each alone, twice (CGST and SGST are equal), all together."""
    taxes = {abs(t) for t in printed if t}
    return taxes | {2 * t for t in taxes} | ({sum(taxes, Decimal(0))} if taxes else set())


def _is_gross(value: Decimal, nets: set[Decimal], taxes: set[Decimal]) -> bool:
    return any(abs(n + t - value) <= _CENT for n in nets if n < value for t in taxes if t < value)


def _handed(value: Decimal, sums: dict[str, set[Decimal]], taxes: set[Decimal]) -> float:
    """Return what payments say: cash less change, what was handed over, what is left after a deposit."""
    tendered = sorted({abs(t) for t in sums["tendered"]})
    nets = sums["subtotal"] | sums["total"]
    odds = 0.0
    before_tip = (
        value in sums["subtotal"] - sums["total"]
    )  # no more than that, and what it makes with a tip is the total
    whole = {*tendered} if before_tip else {*tendered, *sums["total"]}
    if value in tendered or any(abs(a - b - value) <= _CENT for a in whole for b in tendered if a > b):
        odds += 1.0
    named = value in sums["total"] and value not in tendered
    due = sums["total"] if named else nets
    if any(value - c in due for c in tendered if 0 < c < value) and not _is_gross(value, nets, taxes):
        odds -= 1.0  # it was handed over: change was given
    left = {a - b for a in tendered for b in tendered if a > b}
    paid = {value - d for d in map(abs, sums["discount"]) if 0 < d < value} & {*tendered, *left}
    if paid & nets and not _is_gross(value, nets, taxes):
        odds -= 2.0  # a discount goes off, and the rest was paid
    if any(value + d in sums["total"] for d in map(abs, sums["discount"]) if d) and value in tendered:
        odds += 0.8
    if any(t - value in tendered and _is_gross(t, nets, taxes) for t in sums["total"] if t > value):
        odds -= 2.5  # it is what is left to be paid
    return odds


def denied(paper: Paper, piece: Piece, value: Decimal, sums: dict[str, set[Decimal]]) -> float:
    """Return what speaks against a value: it is a tax, of a sum at the rate or beside the base in its row, all the more below what a line costs.

    What is less than a line costs and no tax stays: it contradicts the lines, and the judge must see it.
    """
    amounts = [Decimal(f.value) for item in paper.items if (f := item.best("amount")) is not None]
    less = max(amounts, default=value) - value > _ROUNDING and not sums["discount"]
    whole = {s for role in ("total", "subtotal") for s in sums[role] if s > value} | {sum(amounts, Decimal(0))}
    row = [a for p in paper.sheet(piece.page).lines[piece.line] for a in find_amounts(p.text)]
    rates = {a.readings[0] for a in row if a.percent and 0 < a.readings[0] < _WHOLE / 2}
    taxed = any(abs(s * r / (_WHOLE + extra) - value) <= _CENT for s in whole for r in rates for extra in (0, r))
    bases = (a.readings[0] for a in row if a.decimals == _CENTS)
    based = any(value < base * _MOST_TAX and base in whole for base in bases)
    return _TAX + _LESS * less if taxed or based else 0.0


def untaxed(paper: Paper, piece: Piece, value: Decimal, sums: dict[str, set[Decimal]]) -> float:
    """Return what an amount loses whose label says that no tax is in it, where the paper prints a tax: "Rechnungssumme ohne USt."."""
    if not any(0 < t < value * _MOST_TAX for t in sums["tax"]):
        return 0.0
    row = paper.sheet(piece.page).lines[piece.line]
    at = row.index(piece)
    told = [h for p in (*row[max(0, at - 1) : at], piece) for h in hits_in(p)]
    return _UNTAXED if any(h.is_any("excluded") for h in told) and not any(h.is_any("included") for h in told) else 0.0


def led_on(summed: Sequence[Summed]) -> dict[Decimal, float]:
    """Return odds where taxes and discounts printed under a total lead line by line to another sum: "Total", "GST", "Net".

    Against the first, for the last. Roundings between count either way; alone they lead nowhere.
    """
    rows = {(s.piece.page, s.piece.line): s for s in summed if s.how in {"same", "right"}}
    column = [rows[at] for at in sorted(rows)]
    odds: dict[Decimal, float] = {}
    for at, first in enumerate(column):
        if "total" in first.roles and "tendered" not in first.roles:
            start = first.amount.readings[0]
            end = _end_of(start, column[at + 1 :])
            if end is not None and end != start:
                odds[start], odds[end] = _LEFT, _LED_TO
    return odds


def _end_of(value: Decimal, column: Sequence[Summed]) -> Decimal | None:
    """Return the sum that steps from a value lead to; None where they do not."""
    steps, rounding = 0, Decimal(0)
    for one in column:
        amount = one.amount.readings[0]
        step = next((sign for role, sign in _STEPS.items() if role in one.roles), 0)
        if {"total", "subtotal"} & one.roles:
            told = any(abs(value + r - amount) <= _CENT for r in (Decimal(0), rounding, -rounding))
            return amount if steps and told and amount > 0 and not step and "tendered" not in one.roles else None
        if "rounding" in one.roles:
            rounding = abs(amount)
        elif step:
            value += step * abs(amount)
            steps += 1
        else:
            return None
    return None
