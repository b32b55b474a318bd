"""cover.pdf: which line of which paper stands for which flagged item, and who the suppliers are.

In: the contract's report. Out: one PDF, the same bytes each time. Never: a value that no paper shows.
Only accepted lines stand here: the sheet goes to the marketplace together with the papers.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from evidence.report.folder import Artifact
from evidence.report.plain import shown
from evidence.report.sheet import dated_in_words, window_words
from evidence.report.tables import stated
from evidence.report.wording import BY
from evidence.texts import speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from evidence.model import Originals, Report
    from evidence.report.shapes import DocumentEntry, EvidenceEntry, ReportEntry
    from evidence.texts import Speaker, Texts

    Place = Callable[[EvidenceEntry], tuple[str, int] | None]

_PAGE = (0, 0, 842, 595)  # A4, lying: the table is wide
_MARGIN = 40
_MOST_PAGES = 500
_CELL = 90
_CSS = """
body { font-family: sans-serif; font-size: 9pt; color: #111; }
h1 { font-size: 16pt; margin: 0 0 4pt 0; } h2 { font-size: 12pt; margin: 12pt 0 4pt 0; }
table { border-collapse: collapse; } th { text-align: left; background-color: #e6eaee; }
th, td { border: 0.5pt solid #999; padding: 2pt 4pt; font-size: 8pt; } .quiet { color: #555; font-size: 8pt; }
"""
_HEADS: Texts[str] = {
    "asin": "ASIN",
    "title": "Product",
    "code": "Code on the paper",
    "document": "Document",
    "number": "Number",
    "page": "Page",
    "quantity": "Quantity",
    "date": "Issue date",
    "supplier": "Supplier",
}
_CONTACT: Texts[str] = {
    "supplier_name": "Supplier",
    "supplier_address": "Address",
    "supplier_phone": "Phone",
    "supplier_email": "E-mail",
    "supplier_website": "Website",
    "supplier_vat": "VAT number",
}
_LONG_WORD = re.compile(r"\S{26}(?=\S{6})")
_ROWS_A_TABLE = 22  # Story does not repeat a table's head: each table gets its own


def write_cover(report: Report, entry: ReportEntry, originals: Originals) -> Iterator[Artifact]:  # noqa: ARG001 -- every writer gets the same
    """Write cover.pdf."""
    yield Artifact(path="cover.pdf", data=cover_pdf(entry))


def cover_pdf(entry: ReportEntry, place: Place | None = None) -> bytes:
    """Return the sheet; `place` gives the file and page under which a line is sent, where it is another than its own."""
    return _laid_out(_story(entry, place))


def _laid_out(story: Any) -> bytes:  # noqa: ANN401 -- pymupdf has no types
    import pymupdf

    mupdf: Any = pymupdf
    out = io.BytesIO()
    writer = mupdf.DocumentWriter(out)
    frame = mupdf.Rect(_MARGIN, _MARGIN, _PAGE[2] - _MARGIN, _PAGE[3] - _MARGIN)
    for _ in range(_MOST_PAGES):
        device = writer.begin_page(mupdf.Rect(_PAGE))
        more, _filled = story.place(frame)
        story.draw(device)
        writer.end_page()
        if not more:
            break
    writer.close()
    with mupdf.open(stream=out.getvalue(), filetype="pdf") as document:
        document.subset_fonts()
        document.set_metadata({"title": "Cover sheet"})
        return bytes(document.tobytes(garbage=3, deflate=True, no_new_id=True))


def _story(entry: ReportEntry, place: Place | None) -> Any:  # noqa: ANN401 -- pymupdf has no types
    """Build the page element by element: text is never parsed as markup."""
    import pymupdf

    mupdf: Any = pymupdf
    story = mupdf.Story(user_css=_CSS)
    t = speaker(entry.case.language)
    body = story.body
    body.add_header(1).add_text(t("Cover sheet: {case}", case=shown(entry.case.name, 100)))
    _paragraph(body, t("Issue dates asked for: {window}", window=window_words(entry, t)))
    if entry.case.marketplace:
        _paragraph(body, t("Marketplace: {name}", name=shown(entry.case.marketplace, 60)))
    rows = list(_rows(entry, place, t))
    body.add_header(2).add_text(t("Flagged items and where the papers name them"))
    for start in range(0, len(rows), _ROWS_A_TABLE):
        _table(body, tuple(map(t, _HEADS.values())), rows[start : start + _ROWS_A_TABLE])
    if not rows:
        _paragraph(body, t("No paper names a flagged item."))
    suppliers = list(_suppliers(entry))
    if suppliers:
        body.add_header(2).add_text(t("Suppliers, as their papers name them"))
        _table(body, tuple(map(t, _CONTACT.values())), suppliers)
    _paragraph(
        body,
        t("The marked copies show the papers as they were given; every mark is an annotation that can be removed."),
        quiet=True,
    )
    return story


def _paragraph(body: Any, text: str, *, quiet: bool = False) -> None:  # noqa: ANN401 -- pymupdf has no types
    paragraph = body.add_paragraph()
    if quiet:
        paragraph.set_properties(cls="quiet")
    paragraph.add_text(text)


def _table(body: Any, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:  # noqa: ANN401 -- pymupdf has no types
    table = _child(body, "table")
    for kind, cells in (("th", heads), *(("td", row) for row in rows)):
        line = _child(table, "tr")
        for cell in cells:
            _child(line, kind).append_child(body.create_text_node(_breakable(cell) or " "))


def _breakable(cell: str) -> str:
    """Return a cell whose long words may break: one without a blank would push the table off the page."""
    return _LONG_WORD.sub(lambda m: f"{m[0]}\u200b", cell)


def _child(parent: Any, kind: str) -> Any:  # noqa: ANN401 -- pymupdf has no types
    parent.append_child(parent.create_element(kind))
    return parent.last_child


def _rows(entry: ReportEntry, place: Place | None, t: Speaker) -> Iterator[tuple[str, ...]]:
    documents = {d.id: d for d in entry.documents}
    for item in entry.asins:
        for line in item.evidence:
            if line.state == "accepted":
                document = documents[line.document]
                file, page = (place(line) if place else None) or (_name(document), line.page)
                told = _line(line, document, (file, page), t)
                yield (shown(item.asin, 20), shown(item.title or "", _CELL), *told)


def _line(line: EvidenceEntry, document: DocumentEntry, place: tuple[str, int | None], t: Speaker) -> tuple[str, ...]:
    file, page = place
    return (
        f"{t(BY[line.matched_by])} {shown(line.text, 60)}",
        shown(file, _CELL),
        shown(stated(document, "invoice_number"), 40),
        str(page or ""),
        str(line.units or ""),
        dated_in_words(stated(document, "invoice_date"), t),
        shown(stated(document, "supplier_name"), 60),
    )


def _suppliers(entry: ReportEntry) -> Iterator[tuple[str, ...]]:
    """Yield the contacts of each supplier whose papers prove something, each way they are stated once."""
    used = {e.document for item in entry.asins for e in item.evidence if e.state == "accepted"}
    rows = [tuple(shown(stated(d, f), 120) for f in _CONTACT) for d in entry.documents if d.id in used]
    yield from sorted({row for row in rows if any(row)})


def _name(document: DocumentEntry) -> str:
    path = document.path.removeprefix("documents/")
    return f"{path} ({document.part})" if document.part else path
