"""The seller's exports: listings tell EAN, SKU and title of an ASIN, sales how many units were sold or in stock.

In: a path and the flagged ASINs. Out: what is known of each, and notes. Never: an error for a row about another
product; a column is known by its documented name in the seller's language, else by the values that stand in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evidence.errors import UsageError
from evidence.ingest.cells import read_asin, read_gtins, read_units
from evidence.ingest.headings import (
    ASINS,
    CANCELLED,
    GTINS,
    MPNS,
    ORDERS,
    PRODUCT_ID,
    SKUS,
    SOLD,
    SOLD_UNITS,
    STATUS,
    STOCK,
    TITLES,
)
from evidence.ingest.list_columns import yearly
from evidence.ingest.tables import Table, heading_key, read_table
from evidence.texts import Text, message
from evidence.values.codes import is_gtin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from evidence.ingest.sheets import Row
    from evidence.model import QuantityMode

_PROBE_ROWS = 500
_MOST = 0.8


class Known(NamedTuple):
    """What an export says about one ASIN, and the row that said so first."""

    where: Text
    title: str | None = None
    gtins: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    mpns: tuple[str, ...] = ()


class Units(NamedTuple):
    """Units of one ASIN summed over its rows; `where` names file, column and rows."""

    units: int
    where: Text


class Roles(NamedTuple):
    """The columns of an export by what they hold; several may hold ASINs or GTINs, SKUs and FNSKUs."""

    asins: tuple[int, ...]
    gtins: tuple[int, ...]
    skus: tuple[int, ...]
    mpns: tuple[int, ...]
    title: int | None


def read_listings(file: Path, wanted: Iterable[str]) -> tuple[dict[str, Known], tuple[Text, ...]]:
    """Return what a listing export knows of the wanted ASINs, and notes. Raises UsageError when it is none."""
    asins = frozenset(wanted)
    table = _table(file, asins)
    roles = _roles(table, asins)
    found: dict[str, Known] = {}
    notes: list[Text] = []
    for row in table.rows:
        for asin in _asins_of(table, row, roles.asins, asins):
            known = _known(table, row, roles, asin, notes)
            found[asin] = _joined(found[asin], known) if asin in found else known
    return found, tuple(dict.fromkeys(notes))


def read_sales(file: Path, wanted: Iterable[str], mode: QuantityMode) -> tuple[dict[str, Units], tuple[Text, ...]]:
    """Return units sold (or in stock, for the mode "inventory") of the wanted ASINs, and notes."""
    asins = frozenset(wanted)
    table = _table(file, asins)
    roles = _roles(table, asins)
    column = _units_column(table, mode)
    if column is None:
        then = "Name one column `units_sold` (or `in_stock`)."
        raise UsageError("The file has no column of units.", where=file.name, then=then)
    found: dict[str, Units] = {}
    in_stock = _tells_stock(table, column)
    where = message("{file}, column {column}", file=table.name, column=table.headings[column])
    notes: list[Text] = []
    if in_stock != (mode == "inventory"):
        told = {"file": table.name, "column": table.headings[column]}
        stock = message("{file}: the column {column} tells units in stock; they are taken as needed.", **told)
        sold = message("{file}: the column {column} tells units sold; they are taken as needed.", **told)
        notes.append(stock if in_stock else sold)
    for row in _standing(table):
        owned = _asins_of(table, row, roles.asins[:1], asins)
        try:
            units = read_units(table.cell(row, column)) if owned else None
        except ValueError as err:
            place = table.where(row, column)
            raise UsageError(
                message('"{text}" is no number of units.', text=str(err)), where=place, then="Correct the cell."
            ) from err
        for asin in owned if units is not None else ():
            before = found[asin].units if asin in found else 0
            found[asin] = Units(before + (units or 0), where)
    return found, tuple(notes)


def _table(file: Path, wanted: frozenset[str]) -> Table:
    names = frozenset(map(heading_key, (*ASINS, *PRODUCT_ID)))
    table = read_table(file, lambda cells: not names.isdisjoint(map(heading_key, cells)))
    table = table or read_table(file, lambda cells: len([c for c in cells if c]) > 1)
    if table is None or not _roles(table, wanted).asins:
        then = (
            "Give an export with a column of ASINs (All Listings, Inventory, Business Report), or leave the file out."
        )
        raise UsageError("No column holds ASINs.", where=file.name, then=then)
    return table


def _roles(table: Table, wanted: frozenset[str]) -> Roles:
    keys = [heading_key(h) for h in table.headings]
    width = range(len(keys))
    values = {i: [table.cell(r, i) for r in table.rows[:_PROBE_ROWS] if table.cell(r, i)] for i in width}
    named = [keys.index(k) for k in map(heading_key, ASINS) if k in keys]
    known = [i for i in width if i not in named and "fnsku" not in keys[i] and _shares(values[i], wanted)]
    codes = [i for i in width if keys[i] in map(heading_key, (*GTINS, *PRODUCT_ID)) or _all_gtins(values[i])]
    titles = [keys.index(k) for k in map(heading_key, TITLES) if k in keys]
    return Roles(
        asins=tuple(named) or tuple(i for i in known if keys[i] not in map(heading_key, SKUS)),
        gtins=tuple(i for i in codes if i not in named),
        skus=tuple(i for i in width if "sku" in keys[i] or keys[i] in map(heading_key, SKUS)),
        mpns=tuple(i for i in width if keys[i] in map(heading_key, MPNS)),
        title=titles[0] if titles else _wordiest(values),
    )


def _shares(values: list[str], wanted: frozenset[str]) -> bool:
    """Tell whether wanted ASINs stand in a column, and nothing that is no ASIN."""
    read = [read_asin(v).asin for v in values]
    return any(a in wanted for a in read) and all(read)


def _all_gtins(values: list[str]) -> bool:
    good = sum(is_gtin(v) for v in values)
    return bool(values) and good >= _MOST * len(values)


def _wordiest(values: dict[int, list[str]]) -> int | None:
    """Return the column of titles where no heading tells: the one with most words in its rows."""
    words = {i: sum(len(v.split()) for v in column) / len(column) for i, column in values.items() if column}
    best = max(words, key=lambda i: words[i], default=None)
    return best if best is not None and words[best] > 2 else None  # noqa: PLR2004 -- a title has several words


def _asins_of(table: Table, row: Row, places: tuple[int, ...], wanted: frozenset[str]) -> tuple[str, ...]:
    read = (read_asin(table.cell(row, p)).asin for p in places)
    return tuple(dict.fromkeys(a for a in read if a in wanted and a is not None))


def _known(table: Table, row: Row, roles: Roles, asin: str, notes: list[Text]) -> Known:
    gtins: list[str] = []
    for place in roles.gtins:
        cell = table.cell(row, place)
        if read_asin(cell).asin == asin:
            continue
        codes = read_gtins(cell)
        gtins.extend(codes.gtins)
        notes.extend(message("{where}: {note}.", where=table.where(row, place), note=note) for note in codes.notes)
    # A warehouse label (FNSKU) is a code like any SKU, unless it is the ASIN itself.
    skus = tuple(s for s in dict.fromkeys(table.cell(row, p) for p in roles.skus) if s and s.upper() != asin)
    mpns = tuple(m for m in dict.fromkeys(table.cell(row, p) for p in roles.mpns) if m)
    return Known(table.where(row), table.cell(row, roles.title) or None, tuple(dict.fromkeys(gtins)), skus, mpns)


def _joined(known: Known, again: Known) -> Known:
    return Known(
        known.where,
        known.title or again.title,
        tuple(dict.fromkeys((*known.gtins, *again.gtins))),
        tuple(dict.fromkeys((*known.skus, *again.skus))),
        tuple(dict.fromkeys((*known.mpns, *again.mpns))),
    )


def _tells_stock(table: Table, column: int) -> bool:
    """Tell whether units are in stock: listings have a column "quantity" as well as orders, which are sold."""
    orders = not {heading_key(h) for h in table.headings}.isdisjoint(map(heading_key, ORDERS))
    return heading_key(table.headings[column]) in map(heading_key, STOCK) and not orders


def _standing(table: Table) -> list[Row]:
    """Return the rows of orders that were not cancelled; of other exports all."""
    states = [i for i, h in enumerate(table.headings) if heading_key(h) in map(heading_key, STATUS)]
    gone = frozenset(map(heading_key, CANCELLED))
    return [row for row in table.rows if not any(heading_key(table.cell(row, i)) in gone for i in states)]


def _units_column(table: Table, mode: QuantityMode) -> int | None:
    keys = [heading_key(h) for h in table.headings]
    told = tuple(table.headings[i] for i in yearly(table.headings))
    sold = (*SOLD_UNITS, *told, *SOLD)
    order = (STOCK, sold) if mode == "inventory" else (sold, STOCK)
    return next((keys.index(k) for names in order for k in map(heading_key, names) if k in keys), None)
