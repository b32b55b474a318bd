"""The flagged list: a CSV, TSV or spreadsheet file becomes FlaggedItems.

In: a path. Out: items in the list's order, and notes about what was mended or left out. Never: a row that is no
ASIN passed over: a list that is wrong is a UsageError with its row.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from evidence.errors import UsageError
from evidence.ingest.cells import listed_asin, read_gtins, read_units
from evidence.ingest.list_columns import Place, asin_column, parent_columns, place
from evidence.ingest.sheets import Row, Sheet, read_sheets
from evidence.ingest.tables import Table, heading_key, heading_row, table_below
from evidence.model import FlaggedItem
from evidence.texts import Joined, Listed, Text, message, plural
from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from pathlib import Path

_BAR = "|"
_SHOWN = 10
_COLUMNS, _WORDS = 3, 2  # of a list in which a row of one cell is a remark, and of the remark
_CODE = 8
_BEGINS = re.compile(r"\bB[0O]", re.IGNORECASE)


class FlaggedList(NamedTuple):
    """A list as read: its items, and sentences for the report."""

    items: tuple[FlaggedItem, ...]
    notes: tuple[Text, ...]


def read_flagged(file: Path, *, stock: bool = False) -> FlaggedList:
    """Read the flagged list; `stock`: what is needed are the units in stock. Raises UsageError with file, row and what to do for a list that is wrong."""
    tables, notes = _tables(file)
    items: dict[str, FlaggedItem] = {}
    wrong: list[UsageError] = []
    for table, asins in tables:
        columns = place(table, asins, stock=stock)
        notes.extend((*_passed_over(table, columns), *_counted(table, columns)))
        for row in _items_rows(table, columns, notes):
            try:
                item = _item(table, row, columns, notes)
            except UsageError as err:
                wrong.append(err)
                continue
            known = items.get(item.asin)
            items[item.asin] = _joined(known, item, notes) if known else item
    if wrong:
        raise _together(wrong)
    if not items:
        raise UsageError("The list has no rows.", where=file.name, then="Give one row for each flagged ASIN.")
    return FlaggedList(tuple(items.values()), tuple(notes))


def _tables(file: Path) -> tuple[list[tuple[Table, int]], list[Text]]:
    """Return the tables of the list with their columns of ASINs: sheets with the same headings are one list in parts."""
    found = [(sheet, head) for sheet in read_sheets(file) if (head := heading_row(sheet, _is_heading)) is not None]
    shown = [part for part in found if part[0].shown] or found
    if not shown:
        then = "Name the columns in the first row; one of them must be `asin`."
        raise UsageError("The list has no column `asin`.", where=file.name, then=then)
    alike = [part for part in shown if _keys(*part) == _keys(*shown[0])]
    notes = [_left_out(file, sheet) for sheet, head in found if (sheet, head) not in alike]
    tables = []
    for sheet, head in alike:
        name = file.name if len(alike) == 1 else f"{file.name}, {sheet.name}"
        table = table_below(name, sheet, head)
        notes.extend(_hidden(table, sheet))
        tables.append((table, asin_column(sheet.rows, head) or 0))
    return tables, notes


def _is_heading(rows: list[Row], at: int) -> bool:
    return asin_column(rows, at) is not None


def _keys(sheet: Sheet, head: int) -> list[str]:
    return [key for key in map(heading_key, sheet.rows[head].cells) if key]


def _left_out(file: Path, sheet: Sheet) -> Text:
    if not sheet.shown:
        return message("{file}: the sheet {sheet} holds ASINs too, but is hidden; it was not read.", file=file.name, sheet=sheet.name)  # fmt: skip
    return message(
        "{file}: the sheet {sheet} holds ASINs too, but has other columns; it was not read. Put all that is flagged into one sheet.",
        file=file.name,
        sheet=sheet.name,
    )


def _hidden(table: Table, sheet: Sheet) -> tuple[Text, ...]:
    rows = [str(row.number) for row in table.rows if row.number in sheet.hidden]
    if not rows:
        return ()
    return (
        plural(
            "{file}: row {rows} is hidden, and counts as flagged like the others. Delete it if it is settled.",
            "{file}: {count} rows are hidden ({rows}), and count as flagged like the others. Delete those that are settled.",
            len(rows),
            file=table.name,
            rows=", ".join(rows[:_SHOWN]) + (" \N{HORIZONTAL ELLIPSIS}" if len(rows) > _SHOWN else ""),
        ),
    )


def _counted(table: Table, columns: Place) -> tuple[Text, ...]:
    if columns.stock:
        told = {"file": table.name, "column": table.headings[columns.units or 0]}
        return (message("{file}: the column {column} tells units in stock; they are taken as needed.", **told),)
    if not columns.counts:
        return ()
    if len(columns.counts) > 1:
        several: Text = message(
            "{file}: {columns} count something, none was taken as units sold. Name one `units_sold`.",
            file=table.name,
            columns=Listed(columns.counts, "and"),
        )
        return (several,)
    taken: Text = message(
        "{file}: the column {column} was taken as the units sold, which papers must prove. If it counts something else, name it otherwise.",
        file=table.name,
        column=columns.counts[0],
    )
    return (taken,)


def _passed_over(table: Table, columns: Place) -> tuple[Text, ...]:
    return tuple(
        message(
            "{file}: the column {column} speaks of another span than a year and was not taken as units sold. Name a column `units_sold`.",
            file=table.name,
            column=heading,
        )
        for heading in columns.passed_over
    )


def _items_rows(table: Table, columns: Place, notes: list[Text]) -> tuple[Row, ...]:
    """Return the rows that are items: no last one that only sums up ("Total", and numbers), no remark between them, no parent."""
    *others, last = table.rows or (None,)
    rows = table.rows
    if last is not None and others and _sums_up(table, last, columns.asin):
        word = table.cell(last, columns.asin)
        notes.append(message('{where}: "{text}" sums the list up; it is no item.', where=table.where(last), text=word))
        rows = tuple(row for row in others if row is not None)
    parents = parent_columns(table)
    kept = []
    for row, below in zip_longest(rows, rows[1:]):
        if text := _remark(table, row, columns.asin):
            notes.append(message('{where}: "{text}" is a remark, and no item.', where=table.where(row), text=text))
        elif below and table.cell(below, columns.asin) and (parent := _parent(table, row, columns.asin, parents)):
            notes.append(message("{where}: {asin} is the parent of the variations below it, and no item.", where=table.where(row), asin=parent))  # fmt: skip
        else:
            kept.append(row)
    return tuple(kept)


def _remark(table: Table, row: Row, asin: int) -> str | None:
    """Return the words of a row that holds nothing but words, in one cell of a list with several columns; None with a code in them."""
    filled = [cell for cell in row.cells if cell]
    text = table.cell(row, asin) or (filled[0] if filled and row.cells[0] else "")
    if len(filled) != 1 or not text or sum(map(bool, table.headings)) < _COLUMNS:
        return None
    words = text.split()
    codes = any(len(w) >= _CODE and any(map(str.isdigit, w)) for w in words) or _BEGINS.search(text)
    return None if codes or sum(any(map(str.isalpha, w)) for w in words) < _WORDS else text


def _parent(table: Table, row: Row, asin: int, parents: tuple[int, ...]) -> str | None:
    """Return the ASIN of a row that has one in the column of parents alone."""
    if table.cell(row, asin):
        return None
    named = (listed_asin(table.cell(row, column)).asin for column in parents)
    return next((code for code in named if code), None)


def _sums_up(table: Table, row: Row, asin: int) -> bool:
    word = label_key(table.cell(row, asin))
    rest = [cell for n, cell in enumerate(row.cells) if n != asin and cell]
    numbers = all(cell.replace(",", "").replace(".", "").replace(" ", "").isdecimal() for cell in rest)
    return numbers and any(r.group == "labels" and r.role in {"total", "subtotal"} for r in label_roles().get(word, ()))


def _together(wrong: list[UsageError]) -> UsageError:
    """Return all that is wrong as one error, so that a list is mended in one go."""
    first, *others = wrong
    if not others:
        return first
    more = plural(
        "One more row is wrong: {rows}.", "{count} more rows are wrong: {rows}.", len(others), rows=_rows(others)
    )
    return UsageError(first.what, where=first.where, then=Joined((first.then, more)))


def _rows(wrong: list[UsageError]) -> Text:
    shown = tuple(err.where for err in wrong[:_SHOWN])
    return Listed(shown, "and") if len(wrong) <= _SHOWN else Joined((Listed(shown, ""), "\N{HORIZONTAL ELLIPSIS}"))


def _item(table: Table, row: Row, columns: Place, notes: list[Text]) -> FlaggedItem:
    where = table.where(row)
    cell = table.cell(row, columns.asin)
    asin, note = listed_asin(cell)
    if asin is None:
        raise UsageError(note if cell else "The cell `asin` is empty.", where=where, then="Correct or delete the row.")
    codes = read_gtins(_BAR.join(table.cell(row, p) for p in columns.gtins))
    notes.extend(message("{where}: {note}.", where=where, note=text) for text in (note, *codes.notes) if text)
    units = _units(table, row, columns.units)
    skus = _several(_BAR.join(table.cell(row, p) for p in columns.skus))
    return FlaggedItem(
        asin=asin,
        title=table.cell(row, columns.title) or None,
        gtins=codes.gtins,
        skus=tuple(sku for sku in skus if sku.upper() != asin),
        mpns=_several(table.cell(row, columns.mpn)),
        brands=_several(table.cell(row, columns.brand)),
        units=units,
        units_source=where if units is not None else None,
        source=where,
    )


def _units(table: Table, row: Row, column: int | None) -> int | None:
    try:
        return read_units(table.cell(row, column))
    except ValueError as err:
        where = table.where(row, column or 0)
        then = "Write a whole number, or leave the cell empty."
        raise UsageError(message('"{text}" is no number of units.', text=str(err)), where=where, then=then) from err


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.strip() for piece in cell.split(_BAR) if piece.strip()))


def _joined(known: FlaggedItem, again: FlaggedItem, notes: list[Text]) -> FlaggedItem:
    """Return one item of two rows; each of its SKUs may have its own units, other numbers must not differ."""
    if known.title and again.title and known.title != again.title:
        notes.append(
            message(
                "{where}: {asin} stands here with another title than in {source}; the first is used.",
                where=again.source,
                asin=known.asin,
                source=known.source,
            )
        )
    else:
        notes.append(
            message(
                "{where}: {asin} already stands in {source}; counted once.",
                where=again.source,
                asin=known.asin,
                source=known.source,
            )
        )
    units = known.units if again.units is None else again.units
    if known.units is not None and again.units is not None and again.units != known.units:
        if not (known.skus and again.skus) or set(known.skus) & set(again.skus):
            then = "Keep one of the two rows, with the right number."
            told = message(
                "{asin} has {units} units here and {other} in {source}.",
                asin=known.asin,
                units=again.units,
                other=known.units,
                source=known.source,
            )
            raise UsageError(told, where=again.source, then=then)
        units = known.units + again.units
    return msgspec.structs.replace(
        known,
        title=known.title or again.title,
        gtins=merged(known.gtins, again.gtins),
        skus=merged(known.skus, again.skus),
        mpns=merged(known.mpns, again.mpns),
        brands=merged(known.brands, again.brands),
        units=units,
        units_source=known.units_source or again.units_source,
    )


def merged(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of both, each once, in order."""
    return tuple(dict.fromkeys((*first, *second)))
