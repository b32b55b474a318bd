"""A heading put to the test of its rows: what multiplies in most of them is quantity, price and amount, whatever it is called.

In: a page laid out, a heading, the rows read under it. Out: the heading, with roles and columns that the rows bear out.
Never: a heading changed whose own columns multiply; a choice between two sets of columns that are borne out alike.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from evidence.extract.line_items.agreeing import LEAST, MOST
from evidence.extract.line_items.figures import (
    FIGURES,
    LEAST_ROWS,
    NO_FACTORS,
    borne_out_by,
    columns_of,
    factors_on,
    figures_of,
    fits,
    same,
    values_of,
)
from evidence.extract.line_items.headings import columns_between
from evidence.extract.line_items.readings import decimal_mark
from evidence.extract.line_items.stacked import HeadCell
from evidence.extract.line_items.sums import has_money, sum_of
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.line_items.figures import Column, Values
    from evidence.extract.line_items.headings import Column as Named
    from evidence.extract.line_items.headings import Heading
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import LayoutLine, PageLayout

_MOST_ROWS = 20
_WHAT = frozenset({"description", "gtin", "asin", "sku", "mpn"})
_BLANK = 1.5  # times the usual blank between words
_PERS = {"100": Decimal(100), "1000": Decimal(1000), "1.000": Decimal(1000), "1,000": Decimal(1000)}


class _Way(NamedTuple):
    """A choice of columns: how many rows multiply, whether the amounts' sum is printed below, how many names agree."""

    right: int
    summed: bool
    agreeing: int
    chosen: tuple[Column, ...]


def borne_out(laid: PageLayout, heading: Heading, rows: Sequence[Row], until: int) -> Heading:
    """Return a heading whose columns of numbers are those that multiply in two rows of three; until: the table's last line."""
    heading = heading if heading.beside else _with_whole_names(laid, heading, rows)
    own = 0 if heading.beside else _multiply(laid, rows)
    if heading.beside or own >= max(LEAST_ROWS, len(rows)):
        return heading
    lines = [
        n for n in laid.lines[heading.last + 1 : until] if has_money(n.text) and not n.turn and sum_of(laid, n) is None
    ][:_MOST_ROWS]
    mark = decimal_mark([laid.page])
    each = [figures_of(laid, n, mark=mark) for n in lines]
    kept = [(n, f) for n, f in zip(lines, each, strict=True) if len(f) >= len(FIGURES)]
    lines, each = [n for n, _ in kept], [f for _, f in kept]
    if len(lines) < LEAST_ROWS:
        return heading
    columns = columns_of(lines, each)
    ways = next(
        (w for factors in _factors(laid, lines, rows, columns) if (w := _ways(laid, heading, lines, columns, factors))),
        [],
    )
    ways.sort(key=lambda w: w[:3], reverse=True)
    mostly = (
        own * 3 >= max(LEAST_ROWS, len(rows)) * 2
    )  # what most rows bear out gives way to what two thirds of the others do, too
    left = (len(lines) - ways[0].right) * len(rows) if ways else 0  # of as many rows as there are lines
    if not ways or (left * 3 > (len(rows) - own) * len(lines) if mostly else ways[0].right <= own):
        return heading
    rivals = [w.chosen for w in ways if w[:3] == ways[0][:3]]
    return _renamed(laid, heading, ways[0].chosen) if len(rivals) == 1 or same(rivals) else heading


def _with_whole_names(laid: PageLayout, heading: Heading, rows: Sequence[Row]) -> Heading:
    """Return a heading whose texts' name goes on where a blank behind it a name of numbers stands that has none below ("Produit livré").

    Another column has that name's numbers, and no row begins one below the word.
    """
    columns = heading.columns
    blank = _BLANK * laid.space * laid.lines[heading.first].size
    roles = [c.role for c in columns]
    parts = [
        c
        for before, c in pairwise(columns)
        if before.role == "description"
        and c.role in FIGURES
        and roles.count(c.role) > 1
        and 0 <= c.left - before.right < blank
    ]
    begun = [s.level.left for row in rows for s in laid.segments_of(row.anchor)]
    parts = [c for c in parts if not any(c.left - blank < left < c.right + blank for left in begun)]
    if not parts or not rows:
        return heading
    ends = {id(columns[columns.index(c) - 1]): c for c in parts}
    each = (
        msgspec.structs.replace(c, right=ends[id(c)].right, end=ends[id(c)].end) if id(c) in ends else c
        for c in columns
        if c not in parts
    )
    return msgspec.structs.replace(heading, columns=tuple(each))


def _multiply(laid: PageLayout, rows: Sequence[Row]) -> int:
    """Return in how many rows quantity and price make the amount, reduced by a printed rate or all by one factor."""
    right = 0
    ratios: Counter[Decimal] = Counter()
    for row in rows:
        quantities, prices, amounts = (values_of(laid, row, role) for role in FIGURES)
        rates = [r for role in ("discount", "tax", "other") for r in values_of(laid, row, role) if 0 < abs(r) < 100]  # noqa: PLR2004 -- percent
        factors = [Decimal(1), *(1 - abs(r) / 100 for r in rates[:4]), *(1 + abs(r) / 100 for r in rates[:4])]
        made = [(q * p, a) for q, p, a in product(quantities[:4], prices[:4], amounts[:4])]
        right += any(abs(whole * f - a) <= Decimal("0.02") for whole, a in made for f in factors)
        for ratio in {(a / whole).quantize(Decimal("0.001")) for whole, a in made[:1] if whole}:
            ratios[ratio] += 1
    shared = max((n for ratio, n in ratios.items() if LEAST < ratio < MOST), default=0)
    return max(right, shared if shared > 1 else 0)


def _factors(
    laid: PageLayout, lines: Sequence[LayoutLine], rows: Sequence[Row], columns: Sequence[Column]
) -> Iterator[Mapping[int, Values]]:
    """Yield what the lines' amounts may be multiplied by: nothing, printed rates, numbers under the name of a discount, or under none in some rows."""
    yield NO_FACTORS
    yield factors_on(lines)
    off = {row.anchor.number: values_of(laid, row, "discount") for row in rows}
    each = (tuple(1 - abs(r) / 100 for r in off.get(n.number, ()) if 0 < abs(r) < 100) for n in lines)  # noqa: PLR2004 -- percent
    yield {at: factors for at, factors in enumerate(each) if factors}
    some = [c for c in columns if len(c) < len(lines) and all(_is_rate(f.values[0]) for f in c.values())]
    loose = {at: tuple(1 - c[at].values[0] / 100 for c in some if at in c) for at in range(len(lines))}
    yield {at: factors for at, factors in loose.items() if factors}
    full = [c for c in columns if len(c) == len(lines) and all(_is_rate(f.values[0]) for f in c.values())]
    differing = [c for c in full if len({f.values[0] for f in c.values()}) > 1]
    yield {at: tuple(1 - c[at].values[0] / 100 for c in differing) for at in range(len(lines) if differing else 0)}


def _is_rate(value: Decimal) -> bool:
    return 0 < value < 100 and value == value.to_integral_value()  # noqa: PLR2004 -- percent


def _ways(
    laid: PageLayout,
    heading: Heading,
    lines: Sequence[LayoutLine],
    columns: Sequence[Column],
    factors: Mapping[int, Values] = NO_FACTORS,
) -> list[_Way]:
    """Return the choices of columns that multiply in two rows of three."""
    columns = [c for c in columns if len(c) * 2 >= len(lines)]
    cands = [[c for c in columns if fits({role: c})] for role in FIGURES]
    below = {v for n in laid.lines[lines[-1].number + 1 :] for a in find_amounts(n.text) for v in a.readings[:2]}
    pers = {Decimal(1)} | {
        _PERS[w]
        for n in laid.lines[heading.first : heading.last + 1]
        for w in n.text.replace("/", " ").split()
        if w in _PERS
    }
    pers |= {
        per for per in _PERS.values() if any({v for f in c.values() for v in f.values[:1]} == {per} for c in columns)
    }
    found = []
    for chosen in product(*cands):
        if len({id(c) for c in chosen}) < len(FIGURES):
            continue
        values: dict[Role, Mapping[int, Values]] = {
            role: {at: f.values for at, f in c.items()} for role, c in zip(FIGURES, chosen, strict=True)
        }
        _, right, telling = max(borne_out_by(values, per, factors) for per in pers)
        if right * 3 >= len(lines) * 2 and telling >= LEAST_ROWS:
            total = sum((f.values[-1] for f in chosen[2].values()), Decimal(0))
            agreeing = sum(_named(heading, c, role) for role, c in zip(FIGURES, chosen, strict=True))
            found.append(_Way(right, total in below, agreeing, chosen))
    return found


def _extent(column: Column) -> tuple[float, float]:
    return min(f.left for f in column.values()), max(f.right for f in column.values())


def _named(heading: Heading, column: Column, role: Role) -> bool:
    return any(c.role == role and _under(c, column) for c in heading.columns)


def _under(named: Named, column: Column) -> bool:
    """Tell whether a column of numbers stands below a name, or in the territory of its cells."""
    left, right = _extent(column)
    return (named.left < right and left < named.right) or named.start < (left + right) / 2 < named.end


def _renamed(laid: PageLayout, heading: Heading, chosen: Sequence[Column]) -> Heading:
    """Return a heading with these columns as quantity, price and amount; where no name stands above one, it is put in."""
    cells = [(HeadCell(c.left, c.right, "", ()), c.role) for c in heading.columns]
    taken: dict[int, Role] = {}
    added: list[tuple[HeadCell, Role]] = []
    for role, column in zip(FIGURES, chosen, strict=True):
        left, right = _extent(column)
        own = next(
            (n for n, c in enumerate(heading.columns) if c.role == role and n not in taken and _under(c, column)), -1
        )
        over = [
            (min(c.right, right) - max(c.left, left), n)
            for n, (c, had) in enumerate(cells)
            if n not in taken and (had not in _WHAT or had in {r for _, r in cells[:n]} & {"description"})  # "Goods €"
        ]
        best = max(over, default=(0.0, -1))
        if own >= 0:
            taken[own] = role
        elif best[0] > 0:
            taken[best[1]] = role
            cells[best[1]] = (
                HeadCell(left, right, "", ()),
                role,
            )  # where its numbers stand, whatever is named beside them
        else:
            added.append((HeadCell(left, right, "", ()), role))
    kept = [(cell, taken.get(n, "other" if had in FIGURES else had)) for n, (cell, had) in enumerate(cells)]
    both = sorted([*kept, *added], key=lambda c: c[0].left)
    columns = columns_between([c for c, _ in both], [role for _, role in both], laid.page.width)
    return msgspec.structs.replace(heading, columns=columns)
