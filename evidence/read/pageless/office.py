"""Word and Excel files (DOCX, XLSX) -> their text with tables kept, and the warning that marketplaces refuse them.

In: bytes of a zip container. Out: a Document without places. Never: a macro, a link, an entity, an unpacked size beyond
the caps. Deleted text is left out; hidden text and hidden sheets are kept as hidden.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from evidence.errors import ReadError
from evidence.read.pageless import flat
from evidence.read.pageless.spaced import in_order
from evidence.values.extent import MOST_CELLS, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.model import Document, Effort, Limits, Source
    from evidence.read.pageless.flat import Block
    from evidence.texts import Sentence

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BODY = "word/document.xml"
_MOST_BYTES = 200_000_000
_MOST_XML = 40_000_000
_MOST_PARTS = 20_000
_MOST_CELLS = 400_000
_DAMAGED: Sentence = "The Office file is damaged and cannot be opened."
_SAVE: Sentence = "Save it as PDF."
_TOO_LARGE: Sentence = "The Office file is larger than any invoice."
_TOO_WIDE: Sentence = "The cells of a sheet lie too far apart to be read."
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")}
_GONE |= {f"{_MC}Fallback"}
_BREAKS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OFF = {"0", "false", "off"}
_DEEPEST = 20  # tables within each other


def read_office(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    """Return the document of a DOCX or XLSX file; ReadError when damaged or larger than the caps."""
    del effort
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            _check(box)
            names = box.namelist()
            if _BODY in names:
                return flat.document(source, [_word(box)], "Word file", limits, pages)
            if cells_of(data) > MOST_CELLS:  # the reader of workbooks would end the process
                raise ReadError(_TOO_WIDE, then=_SAVE)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ReadError(_DAMAGED, then=_SAVE) from error
    return flat.document(source, list(_sheets(data)), "Excel file", limits, pages)


def _check(box: zipfile.ZipFile) -> None:
    members = box.infolist()
    if len(members) > _MOST_PARTS or sum(m.file_size for m in members) > _MOST_BYTES:
        raise ReadError(_TOO_LARGE, then=_SAVE)


def _word(box: zipfile.ZipFile) -> Block:
    """Return headers, body, foot notes and footers of a Word file, one below the other."""
    parts = sorted(n for n in box.namelist() if n.startswith("word/") and n.endswith(".xml") and "/_rels/" not in n)
    headers = [n for n in parts if n.startswith("word/header")]
    footers = [n for n in parts if n.startswith(("word/footnotes", "word/footer"))]
    return flat.stack(_story(_root(box, name)) for name in (*headers, _BODY, *footers))


def _root(box: zipfile.ZipFile, name: str) -> Any:  # noqa: ANN401 -- lxml elements
    from lxml import etree

    with box.open(name) as stream:
        data = stream.read(_MOST_XML + 1)
    if len(data) > _MOST_XML:
        raise ReadError(_TOO_LARGE, then=_SAVE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(_DAMAGED, then=_SAVE) from error


def _story(element: Any, depth: int = 0) -> Block:  # noqa: ANN401 -- lxml elements
    """Return paragraphs and tables below an element, which may wrap them (content controls, sections)."""
    blocks: list[Block] = []
    typed: Block = []  # lines since the last table: cells that blanks part belong to the same columns
    for child in element:
        if child.tag == f"{_W}p":
            typed += flat.paragraph("".join(t for t, seen in _runs(child) if seen))
            apart = [*_boxes(child, depth), flat.paragraph("".join(t for t, s in _runs(child) if not s), shown=False)]
            if any(apart):
                blocks += [in_order(typed), *apart]
                typed = []
            continue
        blocks.append(in_order(typed))
        typed = []
        if child.tag == f"{_W}tbl" and depth < _DEEPEST:
            blocks.append(flat.table([_cells(row, depth) for row in child.iterchildren(f"{_W}tr", f"{_W}sdt")]))
        elif child.tag not in _GONE:
            blocks.append(_story(child, depth + 1) if depth < _DEEPEST else [])
    return flat.stack([*blocks, in_order(typed)])


def _cells(row: Any, depth: int) -> list[Block]:  # noqa: ANN401 -- lxml elements
    """Return a row's cells; one over several columns leaves the others empty."""
    cells: list[Block] = []
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row and row.tag == f"{_W}tr":
            continue  # of a table within this one
        spans = cell.find(f"{_W}tcPr/{_W}gridSpan")
        cells.append(_story(cell, depth + 1))
        wide = spans.get(f"{_W}val", "1") if spans is not None else "1"
        cells += [[] for _ in range(min(int(wide), 60) - 1)] if wide.isdigit() else []
    return cells


def _runs(element: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 -- lxml elements
    """Yield the text of a paragraph in pieces, and whether it is shown; text boxes are not part of it."""
    for child in element:
        if child.tag in _GONE or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}r":
            hidden = _vanishes(child)
            for text, seen in _runs(child):
                yield text, seen and not hidden
        elif child.tag == f"{_W}t":
            yield child.text or "", True
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], True
        else:
            yield from _runs(child)


def _vanishes(run: Any) -> bool:  # noqa: ANN401 -- lxml elements
    marks = [run.find(f"{_W}rPr/{_W}{name}") for name in ("vanish", "webHidden")]
    return any(mark is not None and mark.get(f"{_W}val", "true") not in _OFF for mark in marks)


def _boxes(paragraph: Any, depth: int) -> list[Block]:  # noqa: ANN401 -- lxml elements
    """Return what stands in the text boxes of a paragraph; the copy for old programs is left out."""
    if depth >= _DEEPEST:
        return []
    found = [
        b for b in paragraph.iter(f"{_W}txbxContent") if not any(a.tag == f"{_MC}Fallback" for a in b.iterancestors())
    ]
    outer = [b for b in found if not any(a in found for a in b.iterancestors(f"{_W}txbxContent"))]
    return [_story(box, depth + 1) for box in outer]


def _sheets(data: bytes) -> Iterator[Block]:
    """Yield each sheet of a workbook as a table; a hidden sheet as hidden text."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, ZipError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for meta in book.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.height * sheet.width > _MOST_CELLS:
                raise ReadError(_TOO_LARGE, then=_SAVE)
            shown = meta.visible == SheetVisibleEnum.Visible
            yield _sheet(sheet.to_python(), shown=shown)
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise ReadError(_DAMAGED, then=_SAVE) from error


def _sheet(rows: Sequence[Sequence[object]], *, shown: bool) -> Block:
    """Return a sheet as a table; one of a single column as the lines that somebody typed into it."""
    cells = [[flat.paragraph(_said(value), shown=shown) for value in row] for row in rows]
    if all(sum(map(bool, row)) <= 1 for row in cells):
        return in_order(flat.stack(cell or [()] for row in cells for cell in [next(filter(None, row), [])]))
    return flat.table(cells)


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
