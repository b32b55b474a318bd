"""A CSV, TSV, spreadsheet or saved web page becomes sheets of rows, each with the row number that its user sees.

In: a path. Out: `Sheet`s. Never: a cell's meaning, a formula, more than `MAX_ROWS` rows; a row left out because it
is hidden: whoever reads a list says what is to become of it.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from evidence.errors import UsageError
from evidence.ingest.decode import decode_text
from evidence.ingest.hidden import hidden_rows
from evidence.texts import message
from evidence.values.extent import refuse_too_wide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
MAX_ROWS = 1_000_000
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_MARKS = "\t;,"
_SPREADSHEET_TEXT = ('="', '"')
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Row(NamedTuple):
    """One row: its number in the file, counted from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """The rows of a file, or of one sheet of it; the numbers of its hidden rows, and whether it is shown itself."""

    name: str
    rows: list[Row]
    hidden: frozenset[int] = frozenset()
    shown: bool = True


def read_sheets(file: Path) -> Iterator[Sheet]:
    """Yield the sheets of a file in its order. Raises UsageError for a file that cannot be read at all."""
    try:
        data = file.read_bytes()
    except OSError as err:
        raise UsageError("The file could not be read.", where=file.name, then="Check its permissions.") from err
    if not data.strip():
        raise UsageError("The file is empty.", where=file.name, then="Fill it in or remove it.")
    text = "" if data.startswith(_BOOKS) else decode_text(data)
    if text.lstrip()[:1] == "<":
        yield from _web_page(file.name, text)
    elif not text or file.suffix.lower() in SPREADSHEETS:
        yield from _spreadsheet(file, data)
    else:
        yield Sheet("", _delimited(file.name, text))


def _web_page(name: str, text: str) -> Iterator[Sheet]:
    """Yield each table of a web page: many an export named .xls is one."""
    from lxml import etree, html

    try:
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, ValueError):
        return
    for number, table in enumerate(page.iter("table"), start=1):
        rows, hidden = [], set()
        for at, line in enumerate((tr for tr in table.iter("tr") if next(tr.iterancestors("table")) is table), start=1):
            rows.append(
                Row(
                    at,
                    tuple(
                        clean(" ".join("".join(map(str, c.itertext())).split())) for c in line.iterchildren("td", "th")
                    ),
                )
            )
            if "display:none" in line.get("style", "").replace(" ", "").lower():
                hidden.add(at)
            _guard(name, at)
        yield Sheet(str(number), rows, frozenset(hidden))


def _delimited(name: str, text: str) -> list[Row]:
    lines = [line for line in text.splitlines() if line.strip()]
    first = next((line for line in lines if any(mark in line for mark in _MARKS)), "".join(lines[:1]))
    told = first.lower().startswith("sep=") and len(first.strip()) == len("sep=,")
    mark = first.strip()[-1] if told else max(_MARKS, key=first.count)
    stream = io.StringIO(text, newline="")
    # Exports with tabs leave inch marks in titles as they are: quotes mean nothing there.
    tabbed = csv.reader(stream, delimiter=mark, quoting=csv.QUOTE_NONE)
    reader = tabbed if mark == "\t" else csv.reader(stream, delimiter=mark)
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


def _spreadsheet(file: Path, data: bytes) -> Iterator[Sheet]:
    import python_calamine

    try:
        refuse_too_wide(data)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        hidden = hidden_rows(data)
        for sheet in book.sheets_metadata:
            if sheet.typ == python_calamine.SheetTypeEnum.ChartSheet:
                continue
            cells = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            _guard(file.name, len(cells))
            rows = [Row(i, tuple(clean(_shown(c)) for c in row)) for i, row in enumerate(cells, start=1)]
            shown = sheet.visible == python_calamine.SheetVisibleEnum.Visible
            yield Sheet(sheet.name, rows, hidden.get(sheet.name, frozenset()), shown)
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
