"""Editable papers that hide a part of what they hold from who reads them, in the ways that their programs offer.

In: nothing. Out: bytes of workbooks, text documents and web pages by what is done to them. The line in question is
always the last of two.
"""

from __future__ import annotations

import html
import io
import zipfile
from typing import TYPE_CHECKING, Any

import xlsxwriter
from trade_papers import ASIN, BUYER, EAN, HEADS, LINE, STRANGE, SUPPLIER, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DATE = "Invoice date: 14 March 2026"
BEFORE = (*SUPPLIER, "INVOICE", "Invoice No: NT-20417", DATE, "Bill to", *BUYER)
CODES = (1, 2)
BARE = (TITLE, "", "", *LINE[3:])
_HEAD = len(BEFORE) + 1  # the row of a sheet that holds the table's headings
_ROW = _HEAD + 2
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DARK = "#1F3864"


def workbook(paint: Callable[[Any, Any], None] | None = None, **formats: Any) -> bytes:  # noqa: ANN401 -- xlsxwriter's own
    """Return a workbook; `formats` are those of the last line's codes, or of whole lines (`all_`, `last_`)."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Invoice")
    for row, text in enumerate(BEFORE):
        sheet.write(row, 0, text)
    everywhere = {k.removeprefix("all_"): v for k, v in formats.items() if k.startswith("all_")}
    last = {k.removeprefix("last_"): v for k, v in formats.items() if k.startswith("last_")}
    codes = {k: v for k, v in formats.items() if not k.startswith(("all_", "last_"))}
    for row, cells in enumerate((HEADS, STRANGE, LINE), _HEAD):
        for column, text in enumerate(cells):
            said = {**everywhere, **(last if row == _ROW else {}), **(codes if row == _ROW and column in CODES else {})}
            number = row > _HEAD and column > CODES[-1]
            sheet.write(row, column, float(text) if number else text, book.add_format(said) if said else None)
    sheet.write_row(_ROW + 2, 4, ("Total GBP", 210.0))
    if paint:
        paint(book, sheet)
    book.close()
    return out.getvalue()


def _closed(row: int, **options: Any) -> Callable[[Any, Any], None]:  # noqa: ANN401 -- as above
    return lambda _, sheet: sheet.set_row(row, options.pop("height", None), None, options)


def _opened(_: Any, sheet: Any) -> None:  # noqa: ANN401 -- as above
    sheet.set_row(_ROW, None, None, {"level": 1})
    sheet.set_column(6, 9, 0, None, {"hidden": 1})


WORKBOOKS: dict[str, bytes] = {
    "row hidden": workbook(_closed(_ROW, hidden=True)),
    "row without height": workbook(lambda _, sheet: sheet.set_row(_ROW, 0)),
    "row of less than a point": workbook(lambda _, sheet: sheet.set_row(_ROW, 0.75)),
    "group closed": workbook(_closed(_ROW, level=1, hidden=True)),
    "columns of codes hidden": workbook(lambda _, sheet: sheet.set_column(1, 2, None, None, {"hidden": True})),
    "columns of codes without width": workbook(lambda _, sheet: sheet.set_column(1, 2, 0)),
    "line in white": workbook(last_font_color="#FFFFFF"),
    "codes in white": workbook(font_color="#FFFFFF"),
    "codes black on black": workbook(font_color="#000000", bg_color="#000000"),
    "codes in a format that shows nothing": workbook(num_format=";;;"),
    "line struck out": workbook(last_font_strikeout=True),
    "codes of one point": workbook(font_size=1),
    "date hidden": workbook(_closed(BEFORE.index(DATE), hidden=True)),
    "footer says what it is": workbook(lambda _, sheet: sheet.set_footer("&CPro forma - not an invoice")),
    "text box across": workbook(lambda _, sheet: sheet.insert_textbox(_ROW + 3, 0, "CANCELLED")),
}
HONEST_WORKBOOKS: dict[str, bytes] = {
    "plain": workbook(),
    "white on blue": workbook(all_font_color="#FFFFFF", all_bg_color=_DARK),
    "group open, empty columns hidden": workbook(_opened),
}


def run(text: str, mark: str = "") -> str:
    return f'<w:r><w:rPr>{mark}</w:rPr><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def _word_row(cells: Sequence[str], mark: str = "", *, of_row: str = "", only: Sequence[int] = range(9)) -> str:
    each = "".join(f"<w:tc><w:tcPr/><w:p>{run(c, mark if i in only else '')}</w:p></w:tc>" for i, c in enumerate(cells))
    return f"<w:tr><w:trPr>{of_row}</w:trPr>{each}</w:tr>"


def word(last: str, *, date: str = "", **parts: str) -> bytes:
    """Return a Word file with a last row of the table; `parts` are others of its parts."""
    above = "".join(date if date and t == DATE else f"<w:p>{run(t)}</w:p>" for t in BEFORE)
    table = f"<w:tbl>{_word_row(HEADS)}{_word_row(STRANGE)}{last}</w:tbl>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("[Content_Types].xml", "<Types/>")
        body = f"{above}{table}<w:p>{run('Total GBP 210.00')}</w:p>"
        box.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            box.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def _styles(kind: str) -> str:
    base = f'<w:style w:type="{kind}" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
    ghost = f'<w:style w:type="{kind}" w:styleId="Ghost"><w:basedOn w:val="Base"/></w:style>'
    return f"<w:styles {_W}>{base}{ghost}</w:styles>"


def _taken(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _put(text: str) -> str:
    return f"<w:ins>{run(text)}</w:ins>"


_PALE = '<w:color w:val="FFFFFF"/>'
_MARK = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>'
WORDS: dict[str, bytes] = {
    "row deleted": word(_word_row(LINE, of_row="<w:del/>")),
    "row hidden": word(_word_row(LINE, of_row="<w:hidden/>")),
    "style that hides": word(_word_row(LINE, '<w:rStyle w:val="Ghost"/>'), styles=_styles("character")),
    "paragraphs in a style that hides": word(
        _word_row(LINE).replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Ghost"/></w:pPr>'), styles=_styles("paragraph")
    ),
    "line in white": word(_word_row(LINE, _PALE)),
    "codes in white": word(_word_row(LINE, _PALE, only=CODES)),
    "codes of one point": word(_word_row(LINE, '<w:sz w:val="2"/>', only=CODES)),
    "line struck out": word(_word_row(LINE, "<w:strike/>")),
    "line struck out twice": word(_word_row(LINE, "<w:dstrike/>")),
    "date changed": word(
        _word_row(LINE), date=f"<w:p>{run('Invoice date: ')}{_taken('14 March 2024')}{_put('14 March 2026')}</w:p>"
    ),
    "quantity changed": word(_word_row(LINE).replace(run("40"), _taken("4") + _put("40"))),
    "nought put in": word(_word_row(LINE).replace(run("40"), run("4") + _put("0"))),
    "watermark": word(_word_row(LINE), header1=f"<w:hdr {_W}>{_MARK}</w:hdr>"),
}
HONEST_WORDS: dict[str, bytes] = {
    "plain": word(_word_row(LINE)),
    "white on dark": word(
        _word_row(LINE, _PALE).replace("<w:tcPr/>", '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>')
    ),
    "another part changed": word(
        _word_row(LINE), footer1=f"<w:ftr {_W}><w:p>{_taken('Our bank')}{_put('Thank you.')}</w:p></w:ftr>"
    ),
}


def web(last: str = "", *, sheet: str = "", below: str = "", line: Sequence[str] = LINE, code: str = "{}") -> bytes:
    """Return a web page; `last` are attributes of the last row, `code` what stands around its codes."""
    above = "".join(f"<p>{html.escape(t)}</p>" for t in BEFORE)
    each = "".join(f"<td>{code.format(c) if i in CODES else html.escape(c)}</td>" for i, c in enumerate(line))
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in (HEADS, STRANGE))
    return (
        f"<html><head><meta charset='utf-8'><style>{sheet}</style></head><body>{above}<table>{rows}<tr {last}>{each}</tr></table>"
        f"<p>Total GBP 210.00</p>{below}</body></html>"
    ).encode()


_DEEP = "<div>" * 90 + f"<span style='display:none'>{ASIN} {EAN}</span>" + "</div>" * 90
WEB: dict[str, bytes] = {
    "class": web("class='x h'", sheet=".h { display: none }"),
    "id": web("id='zz'", sheet="#zz{visibility:hidden}"),
    "place": web(sheet="tr:nth-child(3){display:none}"),
    "inside of another": web("class='q'", sheet="table tr.q > td{display:none}"),
    "behind another": web(sheet="tr + tr ~ tr{display:none}"),
    "attribute": web("data-x='1'", sheet="[data-x='1']{display:none}"),
    "wide window": web("class='h'", sheet="@media screen and (min-width: 300px) { .h { display: none } }"),
    "important": web("class='h' style='display:table-row'", sheet=".h { display: none !important }"),
    "not understood": web("class='h'", sheet=".h:not(.y) { display: none }"),
    "white": web("style='color:#fff'"),
    "white by class": web("class='w'", sheet=".w td{color:rgb(255 255 255)}"),
    "white by an old element": web(code="<font color=white>{}</font>"),
    "no colour": web(code="<i style='color:transparent'>{}</i>"),
    "hardly there": web("style='opacity:0.01'"),
    "tiny": web(code="<i style='font-size:1px'>{}</i>"),
    "off the page": web(code="<i style='position:absolute;left:-9999px'>{}</i>"),
    "indented away": web(code="<i style='text-indent:-9999px;display:block;overflow:hidden'>{}</i>"),
    "clipped": web(code="<i style='position:absolute;clip:rect(0,0,0,0)'>{}</i>"),
    "scaled to nothing": web(code="<i style='display:block;transform:scale(0)'>{}</i>"),
    "no room": web(code="<div style='height:0;overflow:hidden'>{}</div>"),
    "not opened": web(code="<details><summary>code</summary>{}</details>"),
    "collapsed": web("style='visibility:collapse'"),
    "deleted": web(code="<del>{}</del>"),
    "struck": web(code="<s>{}</s>"),
    "line through": web("style='text-decoration: line-through red'"),
    "hidden deep below": web(line=BARE, below=_DEEP),
    "the sheet writes": web(sheet="body::before{content:'PRO FORMA'}"),
}
HONEST_WEB: dict[str, bytes] = {
    "plain": web(),
    "usual sheet": web(
        sheet="body{font-family:Arial;color:#333} td{padding:4px;color:#000} .no{display:none} tr:hover{opacity:0}"
        "@media print{table{display:none}} @media (max-width:600px){td{display:none}} td:nth-child(9n+8){display:none}"
    ),
    "white on dark": web("style='color:#fff;background:#123'"),
    "white on a picture": web("style='color:#fff;background:url(x.png)'"),
    "white on an old ground": web("bgcolor='#123456' style='color:#fff'"),
    "size told again": web("style='font-size:0'", code="<i style='font-size:12px'>{}</i>").replace(
        b"<td>", b"<td style='font-size:12px'>"
    ),
}
