"""A CSV, TSV or spreadsheet file becomes rows of text, each with the row number that its user sees.

In: a path, and which heading must be there. Out: `Table`. Never: a cell's meaning, a formula, more than
`MAX_ROWS` rows.
"""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from evidence.errors import UsageError
from evidence.ingest.decode import decode_text
from evidence.texts import Text, message
from evidence.values.extent import refuse_too_wide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
MAX_ROWS = 1_000_000
_HEADING_ROWS = 30
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPREADSHEET_TEXT = ('="', '"')


class Row(NamedTuple):
    """One row: its number in the file, counted from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


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
    for rows in _sheets(file):
        head = next((i for i, row in enumerate(rows[:_HEADING_ROWS]) if is_heading(row.cells)), None)
        if head is not None:
            filled = (r for r in rows[head + 1 :] if any(r.cells))
            return Table(file.name, rows[head].cells, tuple(filled))
    return None


def heading_key(heading: str) -> str:
    """Return a heading's key: letter case, blanks, hyphens and underscores do not count."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(c for c in plain if c.isalnum())


def columns(headings: Iterable[str], names: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return the first column of each role whose heading is one of the role's names, in the names' order."""
    keys = [heading_key(h) for h in headings]
    found: dict[str, int] = {}
    for role, accepted in names.items():
        places = (keys.index(key) for key in map(heading_key, accepted) if key in keys)
        place = next(places, None)
        if place is not None:
            found[role] = place
    return found


def _sheets(file: Path) -> Iterator[list[Row]]:
    try:
        data = file.read_bytes()
    except OSError as err:
        raise UsageError("The file could not be read.", where=file.name, then="Check its permissions.") from err
    if not data.strip():
        raise UsageError("The file is empty.", where=file.name, then="Fill it in or remove it.")
    if file.suffix.lower() in SPREADSHEETS or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield from _spreadsheet(file, data)
    else:
        yield _delimited(file.name, decode_text(data))


def _delimited(name: str, text: str) -> list[Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    told = first.lower().startswith("sep=") and len(first.strip()) == len("sep=,")
    mark = first.strip()[-1] if told else max("\t;,", key=first.count)
    lines = io.StringIO(text, newline="")
    # Exports with tabs leave inch marks in titles as they are: quotes mean nothing there.
    tabbed = csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE)
    reader = tabbed if mark == "\t" else csv.reader(lines, delimiter=mark)
    rows: list[Row] = []
    number = 1
    try:
        for cells in reader:
            if not (told and number == 1):
                rows.append(Row(number, tuple(clean(c) for c in cells)))
            number = reader.line_num + 1
            _guard(name, number)
    except csv.Error as err:
        raise UsageError(
            message("The row cannot be read ({why}).", why=str(err)), where=f"{name}, row {number}"
        ) from err
    return rows


def _spreadsheet(file: Path, data: bytes) -> Iterator[list[Row]]:
    import python_calamine

    try:
        refuse_too_wide(data)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            _guard(file.name, len(rows))
            yield [Row(i, tuple(clean(_shown(c)) for c in cells)) for i, cells in enumerate(rows, start=1)]
    except (
        python_calamine.CalamineError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as err:
        then = "Open it and save it again without a password, or as CSV."
        raise UsageError("The spreadsheet cannot be read.", where=file.name, then=then) from err


def _guard(name: str, rows: int) -> None:
    if rows > MAX_ROWS:
        raise UsageError(
            message("The file has more than {count} rows.", count=MAX_ROWS),
            where=name,
            then="Leave out what is not needed.",
        )


def _shown(cell: float | str | bool | time | date | datetime | timedelta) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004 -- exact in a float
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def clean(cell: str) -> str:
    """Return a cell without what spreadsheets and copying put around it: quotes, `="..."`, invisible signs."""
    text = cell.translate(_INVISIBLE).replace("\u00a0", " ").strip()
    start, end = _SPREADSHEET_TEXT
    if text.startswith(start) and text.endswith(end) and len(text) > len(start):
        text = text[len(start) : -1]
    elif len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"')
    return text.removeprefix("'").strip() if text[1:2].isdigit() else text.strip()
