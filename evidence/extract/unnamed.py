"""Totals that no word names: what the items, a column or a payment make of an amount.

In: a paper. Out: amounts as `Summed`. Never: a label read, an amount that nothing on the paper bears out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.page.labels import hits_in
from evidence.extract.page.rolls import is_till
from evidence.values.amounts import find_amounts
from evidence.values.dates import find_dates

if TYPE_CHECKING:
    from evidence.extract.page.paper import Paper, Piece
    from evidence.values.amounts import AmountFound

LABELS = ("total", "subtotal", "tax", "rounding", "tendered", "discount", "shipping", "carried")
_CENTS = 2
_NEAR = 2  # lines between the sum and what was paid
_SUMMED, _COLUMN, _PAID = -0.2, 0.4, -0.4  # odds of the sum of the items, of a column, of the one amount that was paid
_PARTS = tuple(r for r in LABELS if r not in {"total", "tendered"})
_FEWEST = 3  # amounts of a column of which one can be the others' sum


class Summed(NamedTuple):
    """An amount with the labels of its line; `readings` likelier first."""

    piece: Piece
    amount: AmountFound
    roles: frozenset[str]
    odds: float
    how: str


def handed_back(paper: Paper) -> set[Decimal]:
    """Return payments and what can be their change: right of one or in the row under it, where no label says otherwise."""
    found: set[Decimal] = set()
    for sheet in paper.sheets:
        for at, row in enumerate(sheet.lines):
            heads = hits_in(row[0])[:1]
            if not heads or not heads[0].heads or not heads[0].is_any("tendered"):
                continue
            paid, *more = [a.readings[0] for p in row for a in _money(p)] or [Decimal(0)]
            under = sheet.lines[at + 1 : at + 2]
            if not more and under and not any(h.is_any(*LABELS) for p in under[0] for h in hits_in(p)):
                more = [a.readings[0] for p in under[0] for a in _money(p)]
            found |= {m for m in more if 0 < m < paid} | ({paid} if more and paid > 0 else set())
    return found


def _money(piece: Piece) -> list[AmountFound]:
    """Return the amounts with cents in a piece that are no date's, unless it stands upright."""
    if piece.turn:
        return []
    dates = find_dates(piece.text)
    return [
        a
        for a in find_amounts(piece.text)
        if a.decimals == _CENTS and not a.percent and not any(d.start < a.end and a.start < d.end for d in dates)
    ]


def _column_sums(paper: Paper) -> list[Summed]:
    """Return the amounts that are the sum of all that stands over them up to one right edge, three of them at least."""
    found: list[Summed] = []
    for sheet in paper.sheets:
        columns: list[list[tuple[Piece, AmountFound]]] = []
        for row in sheet.lines:
            for piece in row:
                amounts = _money(piece)
                if not amounts or amounts[-1].end < len(piece.text.rstrip()):
                    continue
                mine = next((c for c in columns if abs(c[-1][0].box.right - piece.box.right) < piece.size), None)
                if mine is None:
                    columns.append(mine := [])
                mine.append((piece, amounts[-1]))
        for column in columns:
            above = Decimal(0)
            for count, (piece, amount) in enumerate(column, start=1):
                value = amount.readings[0]
                if count >= _FEWEST and value == above > 0 and not _of_parts(paper, piece):
                    found.append(Summed(piece, amount, frozenset({"total"}), _COLUMN, "computed"))
                    break
                above += value
    return found


def _paid_alone(paper: Paper) -> list[Summed]:
    """Return the one amount that was paid at a till, where no other on the paper is as large."""
    if not is_till(paper):
        return []
    every = [(p, a) for p in paper.pieces for a in _money(p)]
    paid = [(p, a) for p, a in every if any(h.heads and h.is_any("tendered") for h in hits_in(p)[:1])]
    largest = max((a.readings[0] for _, a in every), default=None)
    if len({a.readings[0] for _, a in paid}) != 1 or paid[0][1].readings[0] != largest or len(every) == len(paid):
        return []
    return [Summed(*paid[0], frozenset({"total"}), _PAID, "computed")]


def _stated_alone(paper: Paper) -> list[Summed]:
    """Return the only sum of money on a receipt, where it stands apart with its currency: "RM 260.00" under the sum in words."""
    if not any(h.heads and "kinds.receipt" in h.roles for p in paper.pieces for h in hits_in(p)[:1]):
        return []
    every = [(p, a) for p in paper.pieces for a in _money(p)]
    apart = [(p, a) for p, a in every if a.currency and a.start <= 1 and len(p.text.strip()) <= a.end]
    if len(apart) != 1 or len({a.readings[0] for _, a in every}) != 1 or apart[0][1].readings[0] <= 0:
        return []
    return [Summed(*apart[0], frozenset({"total"}), _PAID, "computed")]


def summed_up(paper: Paper) -> list[Summed]:
    """Return amounts below the items that are their sum, where no word beside them says that they are something else."""
    amounts = [Decimal(f.value) for i in paper.items if (f := i.best("amount")) is not None]
    if len(amounts) < 2 or len(amounts) < len(paper.items):  # noqa: PLR2004 -- one amount is its own sum
        return []
    page, low = max((i.span.page, i.span.box.bottom) for i in paper.items)
    whole = sum(amounts)
    return [
        Summed(piece, amount, frozenset({"total"}), _SUMMED, "computed")
        for piece in paper.sheet(page).pieces
        if not piece.turn and piece.box.top > low - piece.size
        for amount in find_amounts(piece.text)
        if amount.readings[0] == whole and not amount.percent and not _of_parts(paper, piece)
    ]


def _of_parts(paper: Paper, piece: Piece) -> bool:
    """Tell whether a word in a piece's line names a part of the total."""
    row = paper.sheet(piece.page).lines[piece.line]
    return any(h.is_any(*_PARTS) for p in row for h in hits_in(p))


def unlabelled(paper: Paper) -> list[Summed]:
    """Return what can be the total where none is named: a column's sum, what stands over the first payment, what was paid, the only one."""
    return [*_column_sums(paper), *(_over_payment(paper) or _paid_alone(paper) or _stated_alone(paper))]


def _over_payment(paper: Paper) -> list[Summed]:
    """Return what stands over the first payment where the items, another line or the payment say the same."""
    paid = next(
        (
            p
            for p in paper.pieces
            if not p.turn and hits_in(p)[:1] and hits_in(p)[0].heads and hits_in(p)[0].is_any("tendered")
        ),
        None,
    )
    if paid is None:
        return []
    lines = [line for line in paper.sheet(paid.page).lines[: paid.line] if find_amounts(line[-1].text)]
    amounts = [(line[-1], find_amounts(line[-1].text)[-1]) for line in lines]
    money = [(p, a) for p, a in amounts if a.decimals == _CENTS and not a.percent and a.readings[0] > 0]
    if not money or paid.line - money[-1][0].line > _NEAR:
        return []
    piece, amount = money[-1]
    handed = [a for a in _money(paper.sheet(paid.page).lines[paid.line][-1]) if a.readings == amount.readings]
    agrees = bool(handed) or any(a.readings[0] == amount.readings[0] for _, a in money[:-1])
    items = sum(Decimal(f.value) for i in paper.items if (f := i.best("amount")) is not None)
    return (
        [Summed(piece, amount, frozenset({"total"}), 0.0, "computed")] if agrees or items == amount.readings[0] else []
    )
