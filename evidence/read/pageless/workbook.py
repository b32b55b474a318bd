"""A workbook (XLSX) -> each sheet as a table, and what a reader of it cannot see told apart.

In: its bytes and open archive. Out: lines of runs, a block a sheet. Never: a formula followed. Rows and columns that are
hidden or all but closed, pale and tiny letters, formats that show nothing and hidden sheets are kept as hidden; headers,
footers and text boxes are read.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.errors import ReadError
from evidence.read.pageless import flat
from evidence.read.pageless.look import Look, luma
from evidence.read.pageless.parts import DAMAGED, SAVE, TOO_LARGE, named_by, root
from evidence.read.pageless.spaced import in_order

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

    from evidence.read.pageless.flat import Block

_MOST_CELLS = 400_000
_BOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_CODES = re.compile(r"&(?:[LCRPNDTAFZGBIUSEXYOH]|\"[^\"]*\"|\d{1,3}|K[0-9A-Fa-f+-]{6})")
_LEAST_HIGH, _LEAST_WIDE = 2.0, 0.5  # points, and letters
_WIDEST = 1 << 14  # columns
_SOLID, _INDEXED = "solid", {0: 0.0, 1: 255.0, 8: 0.0, 9: 255.0, 64: 0.0, 65: 255.0}
_LIGHT, _DARK, _UNTINTED = "0", "1", 0.01  # colours of a theme that are paper and ink unless somebody changed them
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SHOWING = re.compile(r"[0#?@a-zA-Z]")
_GENERAL = Look()


class _Cells(NamedTuple):
    """Which rows and columns (from 0) are closed, and the look of each cell that has one of its own."""

    rows: frozenset[int]
    columns: frozenset[int]
    looks: dict[tuple[int, int], Look]

    def at(self, row: int, column: int) -> Look:
        """Return the look of a cell."""
        look = self.looks.get((row, column), _GENERAL)
        return look._replace(shown=False) if row in self.rows or column in self.columns else look


def sheets(data: bytes, box: zipfile.ZipFile) -> Iterator[Block]:
    """Yield each sheet of a workbook as a table; a hidden sheet as hidden text."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, ZipError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        files, looks = _files(box), _looks(box)
        for meta in book.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.height * sheet.width > _MOST_CELLS:
                raise ReadError(TOO_LARGE, then=SAVE)
            shown = meta.visible == SheetVisibleEnum.Visible
            part = root(box, files[meta.name]) if meta.name in files else None
            worn = _cells(part, looks)
            block = _sheet(sheet.to_python(), sheet.start or (0, 0), worn, shown=shown)
            yield flat.stack([block, *(_around(box, files[meta.name], part) if shown and part is not None else ())])
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise ReadError(DAMAGED, then=SAVE) from error


def _files(box: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    if _BOOK not in box.namelist():
        return {}
    named = named_by(box, _BOOK)
    each = (
        (str(sheet.get("name", "")), named.get(sheet.get(_ID, ""))) for sheet in root(box, _BOOK).iter(f"{_S}sheet")
    )
    return {name: part for name, part in each if part}


def _sheet(rows: Sequence[Sequence[object]], start: tuple[int, int], worn: _Cells, *, shown: bool) -> Block:
    """Return a sheet as a table; one of a single column as the lines that somebody typed into it."""
    top, left = start
    cells = []
    for y, row in enumerate(rows, top):
        looks = [worn.at(y, x) for x in range(left, left + len(row))]
        cells.append([_cell(_said(value), look, shown=shown) for value, look in zip(row, looks, strict=True)])
    if all(sum(map(bool, row)) <= 1 for row in cells):
        return in_order(flat.stack(cell or [()] for row in cells for cell in [next(filter(None, row), [])]))
    return flat.table(cells)


def _cell(text: str, look: Look, *, shown: bool) -> Block:
    lines = flat.paragraph(text, shown=shown and look.seen)
    return [tuple(run._replace(struck=True) for run in line) for line in lines] if look.struck else lines


def _said(value: object) -> str:
    """Return a cell as a person would write it: whole numbers without a point, dates as ISO."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 -- beyond, a float holds no whole number
            return str(int(value))
        return f"{value:.2f}" if abs(value - round(value, 2)) < 1e-9 else repr(value)  # noqa: PLR2004 -- rounding noise
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _cells(sheet: Any, looks: Sequence[Look]) -> _Cells:  # noqa: ANN401 -- lxml elements
    """Return what a sheet says of its rows, columns and cells."""
    rows, columns, worn = set[int](), set[int](), dict[tuple[int, int], Look]()
    for column in sheet.iter(f"{_S}col") if sheet is not None else ():
        if _is_on(column, "hidden") or _number(column, "width", _LEAST_WIDE) < _LEAST_WIDE:
            columns.update(range(int(_number(column, "min", 1)) - 1, min(_WIDEST, int(_number(column, "max", 1)))))
    number = -1
    for row in sheet.iter(f"{_S}row") if sheet is not None else ():
        number = int(_number(row, "r", number + 2)) - 1
        if _is_on(row, "hidden") or _number(row, "ht", _LEAST_HIGH) < _LEAST_HIGH:
            rows.add(number)
        at = -1
        for cell in row.iterchildren(f"{_S}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            at = _column(place[1]) if place else at + 1
            style = int(_number(cell, "s", 0))
            if 0 <= style < len(looks) and looks[style] != _GENERAL:
                worn[number, at] = looks[style]
    return _Cells(frozenset(rows), frozenset(columns), worn)


def _looks(box: zipfile.ZipFile) -> list[Look]:
    """Return the looks that cells name by number."""
    if _STYLES not in box.namelist():
        return []
    styles = root(box, _STYLES)
    fonts, fills = ([*styles.iterfind(f"{_S}{name}")] for name in ("fonts/" + _S + "font", "fills/" + _S + "fill"))
    formats = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter(f"{_S}numFmt")}
    found = []
    for xf in styles.iterfind(f"{_S}cellXfs/{_S}xf"):
        font, fill = int(_number(xf, "fontId", 0)), int(_number(xf, "fillId", 0))
        look = _lettered(fonts[font]) if 0 <= font < len(fonts) else _GENERAL
        look = look._replace(ground=_ground(fills[fill])) if 0 <= fill < len(fills) else look
        found.append(look if _shows(formats.get(xf.get("numFmtId"))) else look._replace(shown=False))
    return found


def _lettered(font: Any) -> Look:  # noqa: ANN401 -- as above
    struck, size, colour = (font.find(f"{_S}{name}") for name in ("strike", "sz", "color"))
    ink = 0.0 if colour is None else _colour(colour)
    return Look(
        struck=struck is not None and struck.get("val", "1") not in {"0", "false"},
        size=None if size is None else _number(size, "val", 11),
    ).inked(ink)


def _ground(fill: Any) -> float | None:  # noqa: ANN401 -- as above
    pattern = fill.find(f"{_S}patternFill")
    kind = "none" if pattern is None else pattern.get("patternType", "none")
    if kind == "none":
        return 255.0 if fill.find(f"{_S}gradientFill") is None else None
    colour = pattern.find(f"{_S}fgColor")
    return _colour(colour) if kind == _SOLID and colour is not None else None


def _colour(colour: Any) -> float | None:  # noqa: ANN401 -- as above
    """Return how light a colour is; None for one of a theme or palette that is neither paper nor ink."""
    if rgb := colour.get("rgb"):
        return luma(rgb[-6:])
    if abs(_number(colour, "tint", 0)) > _UNTINTED:
        return None
    if theme := colour.get("theme"):
        return {_LIGHT: 255.0, _DARK: 0.0}.get(theme)
    return _INDEXED.get(int(_number(colour, "indexed", -1)), 0.0 if colour.get("auto") else None)


def _shows(code: str | None) -> bool:
    """Tell whether a number format shows the value: ";;;" shows nothing, '"4"' something else."""
    return code is None or bool(_SHOWING.search(_LITERAL.sub("", code.split(";")[0])))


def _around(box: zipfile.ZipFile, name: str, sheet: Any) -> list[Block]:  # noqa: ANN401 -- as above
    """Return the headers and footers of a sheet, and what its text boxes say."""
    said = [_CODES.sub(" ", part.text or "") for part in sheet.iterfind(f"{_S}headerFooter/*")]
    for part in named_by(box, name).values():
        if "/drawings/" in part and part.endswith(".xml"):
            boxes = root(box, part).iter(f"{_A}p")
            said += ["".join(piece.text or "" for piece in paragraph.iter(f"{_A}t")) for paragraph in boxes]
    return [flat.paragraph(" ".join(text.split())) for text in said if text.strip()]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _is_on(element: Any, name: str) -> bool:  # noqa: ANN401 -- as above
    return element.get(name, "0") in {"1", "true"}


def _number(element: Any, name: str, other: float) -> float:  # noqa: ANN401 -- as above
    try:
        return float(element.get(name, other))
    except ValueError:
        return other
