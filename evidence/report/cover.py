"""cover.pdf: which line of which paper stands for which flagged item, and who the suppliers are.

In: the contract's report. Out: one PDF, the same bytes each time. Never: a value that no paper shows.
Only accepted lines stand here: the sheet goes to the marketplace together with the papers.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from evidence.report.folder import Artifact
from evidence.report.plain import shown
from evidence.report.sheet import dated_in_words
from evidence.report.tables import first_page, stated
from evidence.report.wording import BY, file_named, window_words
from evidence.texts import Capital, speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from evidence.model import Originals, Report
    from evidence.report.options import ReportOptions
    from evidence.report.shapes import DocumentEntry, EvidenceEntry, ReportEntry
    from evidence.texts import Speaker, Texts

    Place = Callable[[EvidenceEntry], tuple[str, int] | None]

_PAGE = (0, 0, 842, 595)  # A4, lying: the table is wide
_MARGIN = 40
_FRAME = (_MARGIN, _MARGIN, _PAGE[2] - _MARGIN, _PAGE[3] - _MARGIN)
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
_LONG_WORD = re.compile(r"\S{22,}")
_SOFT = re.compile(r"(?<=[-./@_])(?=\w{3})")  # where a long word may break
_HARD = re.compile(r"[^\s\u200b]{26}(?=[^\s\u200b]{6})")
_BREAK = "\\g<0>\u200b"
_MOST_PARTS = 60  # more never fit on a page


def write_cover(report: Report, entry: ReportEntry, originals: Originals, options: ReportOptions) -> Iterator[Artifact]:  # noqa: ARG001 -- every writer gets the same
    """Write cover.pdf."""
    yield Artifact(path="cover.pdf", data=cover_pdf(entry))


def cover_pdf(entry: ReportEntry, place: Place | None = None, *, marked: bool = True) -> bytes:
    """Return the sheet; `place` gives the file and page under which a line is sent, where it is another than its own.

    `marked` tells that the papers go out with marks.
    """
    return _laid_out(list(_parts(entry, place, marked=marked)))


class _Part(msgspec.Struct, frozen=True):
    """What stands on one page as a whole: a heading, a paragraph, a row of a table under the table's heads."""

    kind: Literal["h1", "h2", "p", "quiet", "row"]
    cells: tuple[str, ...]
    heads: tuple[str, ...] = ()


def _laid_out(parts: list[_Part]) -> bytes:
    """Draw the parts page by page: a row is never cut, a table's heads stand on each of its pages."""
    import pymupdf

    mupdf: Any = pymupdf
    out = io.BytesIO()
    writer = mupdf.DocumentWriter(out)
    for start, end in _pages(parts):
        story = _story(parts[start:end])
        more = True
        while more:  # once, but for a part that alone is taller than a page
            device = writer.begin_page(mupdf.Rect(_PAGE))
            more, _filled = story.place(mupdf.Rect(_FRAME))
            story.draw(device)
            writer.end_page()
    writer.close()
    with mupdf.open(stream=out.getvalue(), filetype="pdf") as document:
        document.subset_fonts()
        document.set_metadata({"title": "Cover sheet"})
        return bytes(document.tobytes(garbage=3, deflate=True, no_new_id=True))


def _pages(parts: list[_Part]) -> Iterator[tuple[int, int]]:
    """Yield which parts stand on each page: as many as fit; a heading never stands at a page's foot."""
    start = guess = 0
    while start < len(parts):
        guess = _fitting(parts[start : start + _MOST_PARTS], guess)
        end = start + guess
        while end < len(parts) and end > start + 1 and parts[end - 1].kind == "h2":
            end -= 1
        yield start, end
        start = end


def _fitting(parts: list[_Part], guess: int) -> int:
    """Return how many parts fit on a page, one at least; mostly about as many as on the page before."""
    sure, over = 1, len(parts) + 1
    for tried in (guess, guess + 1, guess - 1):
        if sure < tried < over:
            sure, over = (tried, over) if _fits(parts[:tried]) else (sure, tried)
    while over - sure > 1:
        tried = (sure + over) // 2
        sure, over = (tried, over) if _fits(parts[:tried]) else (sure, tried)
    return sure


def _fits(parts: list[_Part]) -> bool:
    import pymupdf

    mupdf: Any = pymupdf
    more, _filled = _story(parts).place(mupdf.Rect(_FRAME))
    return not more


def _story(parts: list[_Part]) -> Any:  # noqa: ANN401 -- pymupdf has no types
    """Build a page element by element: text is never parsed as markup."""
    import pymupdf

    mupdf: Any = pymupdf
    story = mupdf.Story(user_css=_CSS)
    body = story.body
    for heads, together in groupby(parts, key=lambda part: part.heads):
        if heads:
            _table(body, heads, [part.cells for part in together])
        for part in together if not heads else ():
            if part.kind in {"h1", "h2"}:
                body.add_header(int(part.kind[1])).add_text(part.cells[0])
            else:
                _paragraph(body, part.cells[0], quiet=part.kind == "quiet")
    return story


def _parts(entry: ReportEntry, place: Place | None, *, marked: bool) -> Iterator[_Part]:
    t = speaker(entry.case.language)
    yield _Part("h1", (t("Cover sheet: {case}", case=shown(entry.case.name, 100)),))
    yield _Part("p", (t("Issue dates asked for: {window}", window=window_words(entry, t)),))
    if entry.case.marketplace:
        yield _Part("p", (t("Marketplace: {name}", name=shown(entry.case.marketplace, 60)),))
    yield _Part("h2", (t("Flagged items and where the papers name them"),))
    rows = list(_rows(entry, place, t))
    yield from _filled(tuple(map(t, _HEADS.values())), rows)
    if not rows:
        yield _Part("p", (t("No paper names a flagged item."),))
    suppliers = list(_suppliers(entry))
    if suppliers:
        yield _Part("h2", (t("Suppliers, as their papers name them"),))
        heads = tuple(t.tell(Capital(t(head))) for head in _CONTACT.values())
        yield from _filled(heads, suppliers)
    if marked:
        told = t(
            "The marked copies show the papers as they were given; every mark is an annotation that can be removed."
        )
    else:
        told = t("The papers are sent as they were received: nothing was added to them.")
    yield _Part("quiet", (told,))


def _filled(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[_Part]:
    """Return a table's rows without the columns in which none of them has anything."""
    used = [n for n in range(len(heads)) if any(row[n] for row in rows)]
    for row in rows:
        yield _Part("row", tuple(row[n] for n in used), tuple(heads[n] for n in used))


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
    """Return a cell whose long words may break, behind a sign if they can: else they push the table off the page."""
    return _LONG_WORD.sub(lambda m: _HARD.sub(_BREAK, _SOFT.sub(_BREAK, m[0])), cell)


def _child(parent: Any, kind: str) -> Any:  # noqa: ANN401 -- pymupdf has no types
    child = parent.create_element(kind)
    parent.append_child(child)  # pymupdf's `last_child` would walk along all of them
    return child


def _rows(entry: ReportEntry, place: Place | None, t: Speaker) -> Iterator[tuple[str, ...]]:
    documents = {d.id: d for d in entry.documents}
    for item in entry.asins:
        for line in item.evidence:
            if line.state == "accepted":
                document = documents[line.document]
                file, page = (place(line) if place else None) or (file_named(document), line.page)
                head = first_page(documents, line.document) or document
                if head is not document:
                    at = msgspec.structs.replace(line, document=head.id, page=_page_of_date(head))
                    first, _ = (place(at) if place else None) or (file_named(head), None)
                    file = f"{file}; {t('first page: {file}', file=first)}"
                told = _line(line, head, (file, page), t)
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


def _page_of_date(document: DocumentEntry) -> int:
    dated = document.fields.invoice_date
    return (dated.page or 1) if dated else 1


def _suppliers(entry: ReportEntry) -> Iterator[tuple[str, ...]]:
    """Yield the contacts of each supplier whose papers prove something, each way they are stated once."""
    documents = {d.id: d for d in entry.documents}
    lines = (e for item in entry.asins for e in item.evidence if e.state == "accepted")
    used = {head.id for e in lines if (head := first_page(documents, e.document))}
    rows = Counter(tuple(shown(stated(d, f), 120) for f in _CONTACT) for d in entry.documents if d.id in used)
    told: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in sorted(rows, key=lambda r: (-rows[r], r)):  # points and blanks make no other supplier
        told.setdefault(tuple("".join(filter(str.isalnum, cell)).casefold() for cell in row), row)
    yield from sorted(row for key, row in told.items() if any(key))
