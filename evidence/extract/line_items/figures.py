"""Columns of numbers known by what they make: quantity x price = amount, over the rows, where no heading says which is which.

In: lines of numbers of a table, the columns that are known already. Out: for each role the number of each line.
Never: a column that only some lines bear out; one row's coincidence for a table; a role that two columns could play.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.page.runs import runs, text_of
from evidence.values.amounts import find_amounts, quantity_readings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import LayoutLine, PageLayout

_APART = 0.8  # ems by which the edges of one column may differ
_CENTS = Decimal("0.011")
_DECIMALS = re.compile(r"[.,]\d{2,4}\D*$")
_RATE = re.compile(r"%|^\W*\d+[.,]?\d*\s*[x×*]", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
_TIMES = re.compile(r"\d{1,5} ?[x×]", re.IGNORECASE)  # noqa: RUF001 -- "2x" by itself is a count
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_THOUSAND, _PERCENT, _WHOLE = 1000, Decimal(100), Decimal(1)
_CURRENCY = 3  # letters that no currency's sign has
_MOST = 12  # numbers of a line that are looked at
LEAST_ROWS = 2
FIGURES: tuple[Role, ...] = ("quantity", "price", "amount")

Values = tuple[Decimal, ...]
NO_FACTORS: Mapping[int, Values] = MappingProxyType({})


class Figure(NamedTuple):
    """A number by itself on a line: its words, its edges, what it can be, whether it is printed with decimals."""

    words: tuple[int, ...]
    left: float
    right: float
    values: Values
    money: bool


Column = dict[int, Figure]  # by the place of the line


def figures_of(
    laid: PageLayout, line: LayoutLine, words: Sequence[int] | None = None, mark: str | None = None
) -> list[Figure]:
    """Return the numbers that stand by themselves on a line (among `words`), with their units and currencies.

    `mark` is the sign in front of a document's cents: the other one parts thousands.
    """
    chosen = set(line.words if words is None else words)
    found: list[Figure] = []
    for segment in laid.segments_of(line):
        own = [i for i in segment.words if i in chosen]
        parts = [own] if own and _values(laid, own) else _apart(laid, runs(laid, own))
        found += [f for part in parts if (f := _figure(laid, part, mark))]
    return found[-_MOST:]


def _apart(laid: PageLayout, parts: Sequence[list[int]]) -> list[list[int]]:
    """Return runs of words, those that are several numbers with a blank between them as single words ("30 9785924916576")."""
    texts = [[laid.page.words[i].text for i in part] for part in parts]
    several = [len(t) > 1 and all(any(map(str.isdigit, w)) for w in t) for t in texts]
    return [p for part, split in zip(parts, several, strict=True) for p in ([[i] for i in part] if split else [part])]


def _figure(laid: PageLayout, words: Sequence[int], mark: str | None) -> Figure | None:
    if len(words) == 2 and len(laid.page.words[words[1]].text) == 1:  # noqa: PLR2004 -- an amount and a code of its tax
        words = words[:1] if laid.page.words[words[1]].text.isalpha() else words
    values = _values(laid, words) if words else ()
    boxes = [b for i in words if (b := laid.levels[i]) is not None]
    if not values or not boxes:
        return None
    text = text_of(laid.page, words)
    grouped = _GROUPED.fullmatch(text)
    if grouped and mark and grouped[1] != mark:
        values = tuple(v for v in values if abs(v) >= _THOUSAND) or values
        return Figure(tuple(words), boxes[0].left, boxes[-1].right, values, money=False)
    return Figure(tuple(words), boxes[0].left, boxes[-1].right, values, bool(_DECIMALS.search(text)))


def _values(laid: PageLayout, words: Sequence[int]) -> Values:
    text = text_of(laid.page, words)
    if not any(map(str.isdigit, text)) or (_RATE.search(text) and not _TIMES.fullmatch(text)):
        return ()
    counts = tuple(q.value for q in quantity_readings(text))
    amounts = find_amounts(text)
    rest = "".join(filter(str.isalnum, text[: amounts[0].start] + text[amounts[0].end :])) if amounts else ""
    currency = 0 < len(rest) < _CURRENCY and rest.isalpha() and amounts[0].decimals  # misread, or of no language here
    whole = len(amounts) == 1 and (not rest or currency)
    return tuple(dict.fromkeys((*counts, *(amounts[0].readings if whole else ()))))


def values_of(laid: PageLayout, row: Row, role: Role) -> Values:
    """Return what a row's cell of a role can say, as numbers."""
    words = [*row.cells.get(role, []), *(row.below if role == "quantity" else ())]
    texts = [text_of(laid.page, run) for run in runs(laid, words)]
    if role == "quantity":
        return tuple(q.value for text in texts for q in quantity_readings(text))
    return tuple(
        v for text in texts for a in find_amounts(text) if not a.percent or role not in FIGURES for v in a.readings
    )


def columns_of(lines: Sequence[LayoutLine], each: Sequence[Sequence[Figure]]) -> list[Column]:
    """Return the numbers of lines by column: those with an edge or the middle in common."""
    em = max(4.0, min((line.size for line in lines), default=4.0))
    found: list[Column] = []
    for at, row in enumerate(each):
        taken: set[int] = set()
        for figure in row:
            best = min(
                (n for n, column in enumerate(found) if n not in taken and at not in column),
                key=lambda n: _off(found[n], figure),
                default=-1,
            )
            if best >= 0 and _off(found[best], figure) < _APART * em:
                found[best][at] = figure
                taken.add(best)
            else:
                found.append({at: figure})
                taken.add(len(found) - 1)
    return found


def _off(column: Column, figure: Figure) -> float:
    """Return how far a number stands off a column's numbers, at the nearest of both edges and the middle."""
    others = list(column.values())[-3:]
    return min(
        min(
            abs(o.left - figure.left),
            abs(o.right - figure.right),
            abs(o.left + o.right - figure.left - figure.right) / 2,
        )
        for o in others
    )


def factors_on(lines: Sequence[LayoutLine]) -> dict[int, Values]:
    """Return, by the place of a line, what its printed rates may multiply an amount by: a discount or a tax."""
    each = ([abs(a.readings[0]) / _PERCENT for a in find_amounts(n.text) if a.percent][:2] for n in lines)
    return {
        at: tuple(1 + sign * r for r in rates if r < 1 for sign in (-1, 1)) for at, rates in enumerate(each) if rates
    }


def named_by_figures(
    known: Mapping[Role, Mapping[int, Values]],
    others: Sequence[Column],
    rows: int,
    factors: Mapping[int, Values] = NO_FACTORS,
) -> dict[Role, Column]:
    """Return the columns that are the missing roles of quantity, price and amount; {} where nothing is sure.

    `known` are the values of named columns by row. What is found must hold in two rows of three, in two at least
    unless the table has one row only and misses one role.
    """
    missing: list[Role] = [r for r in FIGURES if r not in known]
    best: list[tuple[int, tuple[Column, ...]]] = []
    for chosen in permutations(others, len(missing)):
        columns: dict[Role, Mapping[int, Values]] = dict(known)
        columns |= {role: {at: f.values for at, f in c.items()} for role, c in zip(missing, chosen, strict=True)}
        if not fits(dict(zip(missing, chosen, strict=True))):
            continue
        whole, right, telling = borne_out_by(columns, factors=factors)
        if right * 3 >= whole * 2 and telling and (right >= LEAST_ROWS or (rows == 1 and len(missing) == 1)):
            best.append((right, chosen))
    if not best:
        return {}
    most = max(right for right, _ in best)
    winners = [chosen for right, chosen in best if right == most]
    if len(winners) > 1 and not same(winners):
        return {}
    return dict(zip(missing, winners[0], strict=True))


def fits(chosen: Mapping[str, Column]) -> bool:
    """Tell whether prices and amounts are printed with decimals and quantities are whole numbers."""
    for role, column in chosen.items():
        if role == "quantity":
            if not all(any(v == v.to_integral_value() for v in f.values) for f in column.values()):
                return False
        elif sum(f.money for f in column.values()) * 2 < len(column):
            return False
    return True


def borne_out_by(
    columns: Mapping[Role, Mapping[int, Values]],
    per: Decimal = Decimal(1),
    factors: Mapping[int, Values] = NO_FACTORS,
) -> tuple[int, int, int]:
    """Return how many rows have all three and an amount that is not nothing, how many of them multiply, and how many of those tell more than 1 x p = p.

    `factors` are a row's printed rates, by which it may multiply as well.
    """
    shared = {at for at in set.intersection(*(set(columns[r]) for r in FIGURES)) if any(columns["amount"][at])}
    right = telling = 0
    for at in shared:
        made = next(
            (
                (q, p)
                for q in columns["quantity"][at]
                for p in columns["price"][at]
                for a in columns["amount"][at]
                for f in (_WHOLE, *factors.get(at, ()))
                if a
                and q == q.to_integral_value()
                and abs(q * p * f / per - a) <= max(_CENTS, _rounding(p) * abs(q) / per)
            ),
            None,
        )
        right += made is not None
        telling += made is not None and made[0] != 1 and made[1] != 1
    return len(shared), right, telling


def _rounding(price: Decimal) -> Decimal:
    """Return half a unit in the price's last place."""
    exponent = price.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < -1 else Decimal(0)


def same(winners: Sequence[tuple[Column, ...]]) -> bool:
    """Tell whether columns that could all play a role say the same in every row."""
    told = [[{at: f.values for at, f in c.items()} for c in chosen] for chosen in winners]
    return all(other == told[0] for other in told[1:])
