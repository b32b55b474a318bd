"""Rows below a heading become a table; columns are known by their headings.

In: a path, and which heading must be there. Out: `Table`. Never: a cell's meaning.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from evidence.ingest.sheets import Row, read_sheets
from evidence.texts import Text, message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence.ingest.sheets import Sheet

_HEADING_ROWS = 30


class Table(NamedTuple):
    """Rows below a heading row; `headings` as printed."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def where(self, row: Row, column: int | None = None) -> Text:
        """Return file and row, and a column by its heading, as messages name them."""
        if column is None:
            return message("{file}, row {row}", file=self.name, row=str(row.number))
        return message("{file}, row {row}, {column}", file=self.name, row=str(row.number), column=self.headings[column])

    def cell(self, row: Row, column: int | None) -> str:
        """Return a row's text in a column, "" where the row is short or there is no such column."""
        return row.cells[column] if column is not None and column < len(row.cells) else ""


def read_table(file: Path, is_heading: Callable[[tuple[str, ...]], bool]) -> Table | None:
    """Return the first table whose heading row passes the test, None when there is none.

    Raises UsageError for a file that cannot be read at all. The heading row stands in the first 30 rows.
    """
    for sheet in read_sheets(file):
        head = heading_row(sheet, lambda rows, at: is_heading(rows[at].cells))
        if head is not None:
            return table_below(file.name, sheet, head)
    return None


def heading_row(sheet: Sheet, is_heading: Callable[[list[Row], int], bool]) -> int | None:
    """Return which of a sheet's first rows passes the test, counted from 0."""
    return next((at for at in range(min(len(sheet.rows), _HEADING_ROWS)) if is_heading(sheet.rows, at)), None)


def table_below(name: str, sheet: Sheet, head: int) -> Table:
    """Return the filled rows below a heading row."""
    return Table(name, sheet.rows[head].cells, tuple(r for r in sheet.rows[head + 1 :] if any(r.cells)))


def heading_key(heading: str) -> str:
    """Return a heading's key: letter case, blanks, hyphens and underscores do not count."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(c for c in plain if c.isalnum())
