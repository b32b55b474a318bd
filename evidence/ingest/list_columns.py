"""Which column of a flagged list holds what, by headings as people write them: "ASIN / Link", "UPC Code", "Units Sold (12 months)".

In: rows of a sheet, a heading row. Out: `Place`. Never: a guess between two columns; units of another span than a year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.ingest.cells import listed_asin, read_gtins, read_units
from evidence.ingest.headings import (
    ASINS,
    GTINS,
    LISTING_REPORT,
    MPNS,
    PARENTS,
    SALES_WORDS,
    SKUS,
    SMALL_WORDS,
    SOLD,
    SOLD_UNITS,
    SOLD_WORDS,
    STOCK,
    TITLES,
    UNIT_WORDS,
)
from evidence.ingest.tables import heading_key
from evidence.values.text import means

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.ingest.sheets import Row
    from evidence.ingest.tables import Table

# A name in Latin letters is a word of its own beside letters of a script without blanks: "JAN" of "JANコード".
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+|[^\W\d_A-Za-z\u00c0-\u024f]+")
_ASIN_WORDS = frozenset({"asin", "asins"})
_GTIN_WORDS = frozenset({"ean", "gtin", "upc", "isbn", "jan", "barcode", "strichcode"})
_REMARK = re.compile(r"[(\[][^)\]]*[)\]]")
_YEAR = frozenset({"12", "365", "1"})
_MOST = 0.8


class Place(NamedTuple):
    """The columns of a flagged list; `passed_over` are headings of units that speak of another span.

    `counts` are headings of numbers that do not say what they count ("Qty"): one is taken as `units`, of several none.
    `stock`: the units are those in stock.
    """

    asin: int
    title: int | None = None
    gtins: tuple[int, ...] = ()
    skus: tuple[int, ...] = ()
    mpn: int | None = None
    brand: int | None = None
    units: int | None = None
    passed_over: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    stock: bool = False


def asin_column(rows: list[Row], at: int) -> int | None:
    """Return the column of ASINs below a row of headings, None where it is no such row, or several may be."""
    keys = [heading_key(h) for h in rows[at].cells]
    exact = [keys.index(k) for k in map(heading_key, ASINS) if k in keys]
    if exact:
        return exact[0]
    below = next((r.cells for r in rows[at + 1 :] if any(r.cells)), ())
    named = [i for i, h in enumerate(rows[at].cells) if _ASIN_WORDS & _words(h) and not PARENTS & _words(h)]
    held = [i for i in named if i < len(below) and listed_asin(below[i]).asin]
    return held[0] if len(held) == 1 else None


def parent_columns(table: Table) -> tuple[int, ...]:
    """Return the columns whose heading speaks of parents: "Parent", "(Parent) ASIN", "ASIN padre"."""
    return tuple(i for i, heading in enumerate(table.headings) if PARENTS & _words(heading))


def place(table: Table, asin: int, *, stock: bool = False) -> Place:
    """Return what the other columns hold; `stock`: what is needed are the units in stock."""
    keys = [heading_key(h) for h in table.headings]
    others = [i for i in range(len(keys)) if i != asin]
    units = _first(keys, SOLD_UNITS)
    spans = [i for i in _of_spans(table.headings) if i != asin]
    sold = units if units is not None else next(iter(yearly(table.headings)), None)
    bare = [i for i in others if sold is None and not spans and _counts(table, i)]
    held = [i for i in others if stock and _stocks(table, i)]
    named = _first(keys, TITLES)
    return Place(
        asin=asin,
        title=named if named is not None else next((i for i in others if _describes(table, i)), None),
        gtins=tuple(i for i in others if keys[i] in map(heading_key, GTINS) or _holds_gtins(table, i)),
        skus=tuple(i for i in others if keys[i] in map(heading_key, SKUS) or "sku" in _words(table.headings[i])),
        mpn=_first(keys, MPNS),
        brand=_first(keys, ("brand",)),
        units=held[0] if len(held) == 1 else bare[0] if len(bare) == 1 else sold,
        stock=len(held) == 1,
        passed_over=() if sold is not None else tuple(table.headings[i] for i in spans),
        counts=() if len(held) == 1 else tuple(table.headings[i] for i in bare),
    )


def _first(keys: list[str], names: Iterable[str]) -> int | None:
    return next((keys.index(k) for k in map(heading_key, names) if k in keys), None)


def _words(heading: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(heading)}


def yearly(headings: Sequence[str]) -> list[int]:
    """Return the columns of units sold in a year, by headings that say so: "Units Sold (12 months)"."""
    return [i for i in _of_spans(headings) if set(re.findall(r"\d+", headings[i])) <= _YEAR]


def _of_spans(headings: Sequence[str]) -> list[int]:
    named = frozenset(map(heading_key, SOLD_UNITS))
    bare = frozenset(map(heading_key, SOLD)) - named  # taken as what they do not say, and told
    plain = {i: _REMARK.sub("", h) for i, h in enumerate(headings) if heading_key(h) not in bare}
    return [i for i, h in plain.items() if heading_key(h) in named or _sells(headings[i]) or _sells(h)]


def _sells(heading: str) -> bool:
    """Tell whether a heading says in words that it counts what was sold: "Verkochte stuks", "Sales (units)"; "Sales" may be money."""
    words = _words(heading)
    told = words & SOLD_WORDS or (words & SALES_WORDS and words & UNIT_WORDS)
    return bool(told) and words <= SOLD_WORDS | SALES_WORDS | UNIT_WORDS | SMALL_WORDS


def _counts(table: Table, column: int) -> bool:
    """Tell whether a column's heading counts something that it does not name, and all its cells are whole numbers.

    In a listing report such a column is the stock.
    """
    key = heading_key(_REMARK.sub("", table.headings[column]))
    if key not in map(heading_key, SOLD) and not _is_column(table.headings[column], "quantity"):
        return False
    cells = [table.cell(row, column) for row in table.rows]
    reports = set(map(heading_key, table.headings)) & set(map(heading_key, LISTING_REPORT))
    return not reports and any(cells) and all(map(_is_number, cells))


def _stocks(table: Table, column: int) -> bool:
    """Tell whether a column counts what is in stock, as notices about the inventory ask for."""
    cells = [table.cell(row, column) for row in table.rows]
    named = heading_key(_REMARK.sub("", table.headings[column])) in map(heading_key, STOCK)
    return named and any(cells) and all(map(_is_number, cells))


def _is_number(cell: str) -> bool:
    try:
        read_units(cell)
    except ValueError:
        return False
    return True


def _describes(table: Table, column: int) -> bool:
    """Tell whether a column's heading is that of descriptions on papers, and words stand under it."""
    cells = [c for row in table.rows if (c := table.cell(row, column))]
    words = [c for c in cells if sum(map(str.isalpha, c)) * 2 > len(c)]
    return _is_column(table.headings[column], "description") and len(words) >= _MOST * max(1, len(cells))


def _is_column(heading: str, role: str) -> bool:
    return means(_REMARK.sub("", heading), "columns", role)


def _holds_gtins(table: Table, column: int) -> bool:
    """Tell whether a column whose heading speaks of such numbers holds them: "UPC exempt" does not."""
    if not _GTIN_WORDS & _words(table.headings[column]):
        return False
    cells = [c for c in (table.cell(r, column) for r in table.rows) if c]
    return sum(bool(read_gtins(c).gtins) for c in cells) >= _MOST * max(1, len(cells))
