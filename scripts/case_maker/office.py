"""A paper as a word processor's file.

In: a `Paper` and its parties. Out: DOCX bytes. Never: other numbers than the paper's.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from scripts.case_maker.sheets import filled, sums

if TYPE_CHECKING:
    from scripts.case_maker.model import Paper, Party

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def _line(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(paper: Paper, by: Party, to: Party) -> bytes:
    """Return the paper as a DOCX: paragraphs, the goods in a table."""
    cols, rows, net = filled(paper)
    body = "".join(map(_line, [*by.address(), *by.contact(), "", paper.title]))
    body += "".join(_line(f"{label}: {value}") for label, value in paper.facts)
    body += "".join(map(_line, ["", paper.to_label, *to.address(), ""]))
    cells = [[head for _, head in cols], *rows] if cols else []
    table = "".join(f"<w:tr>{''.join(f'<w:tc>{_line(c)}</w:tc>' for c in row)}</w:tr>" for row in cells)
    body += f"<w:tbl>{table}</w:tbl>" if table else ""
    body += "".join(_line(f"{label}: {value}") for label, value in sums(paper, net))
    body += "".join(map(_line, paper.notes))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        parts = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS,
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>',
        }
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    return out.getvalue()
