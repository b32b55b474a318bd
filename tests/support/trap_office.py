"""The same papers as files of an office: a text document, a workbook, a web page, a mail.

In: a `Plan`. Out: bytes. Never: a place on a page.
"""

from __future__ import annotations

import html
import io
import zipfile
from typing import TYPE_CHECKING

from trap_files import mailed

if TYPE_CHECKING:
    from collections.abc import Callable

    from trap_sheets import Plan


def _types(part: str, kind: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/></Types>'
    )


def _rels(kind: str, target: str) -> str:
    space = "http://schemas.openxmlformats.org"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{space}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{space}/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
    )


def _zipped(*parts: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts:
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


def _blocks(plan: Plan) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Return the lines above the table, its rows, and the lines below it."""
    before = (*plan.supplier, plan.title, *plan.facts, plan.bill_to, *plan.buyer, *plan.above)
    return before, (plan.heads, *plan.rows), tuple(t for t in (plan.total, *plan.below, *plan.foot) if t)


def _docx(plan: Plan) -> bytes:
    def line(text: str) -> str:
        return f"<w:p><w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>"

    before, rows, after = _blocks(plan)
    table = "".join("<w:tr>" + "".join(f"<w:tc>{line(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    body = "".join(map(line, before)) + f"<w:tbl>{table}</w:tbl>" + "".join(map(line, after))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return _zipped(
        ("[Content_Types].xml", _types("word/document.xml", "wordprocessingml.document.main")),
        ("_rels/.rels", _rels("officeDocument", "word/document.xml")),
        ("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'),
    )


def _xlsx(plan: Plan) -> bytes:
    before, rows, after = _blocks(plan)

    def cell(text: str) -> str:
        return f'<c t="inlineStr"><is><t>{html.escape(text)}</t></is></c>'

    lines = (*((t,) for t in before), *rows, *((t,) for t in after))
    data = "".join("<row>" + "".join(map(cell, line)) + "</row>" for line in lines)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return _zipped(
        ("[Content_Types].xml", _types("xl/workbook.xml", "spreadsheetml.sheet.main")),
        ("_rels/.rels", _rels("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
        ("xl/_rels/workbook.xml.rels", _rels("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>'),
    )


def _html(plan: Plan) -> bytes:
    before, rows, after = _blocks(plan)
    above, under = ("".join(f"<p>{html.escape(t)}</p>" for t in part) for part in (before, after))
    table = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in rows)
    page = f"<html><head><meta charset='utf-8'></head><body>{above}<table>{table}</table>{under}</body></html>"
    return page.encode()


def _eml(plan: Plan) -> bytes:
    before, rows, after = _blocks(plan)
    return mailed("\n".join((*before, *("   ".join(c for c in row if c) for row in rows), *after)))


MAKERS: dict[str, Callable[[Plan], bytes]] = {"docx": _docx, "xlsx": _xlsx, "html": _html, "eml": _eml}
