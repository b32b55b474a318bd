"""coverage.xlsx: items, lines, reasons and papers, each on its own sheet.

In: the contract's report. Out: one workbook, codes as text, the same bytes each time.
Never: a formula, a link to anything but our own copies.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from evidence.report.contract import FIELDS
from evidence.report.folder import Artifact
from evidence.report.plain import one_line
from evidence.report.tables import COLUMNS, coverage, first_page, stated
from evidence.report.wording import SHEETS, WORDS
from evidence.texts import speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidence.model import Originals, Report
    from evidence.report.options import ReportOptions
    from evidence.report.shapes import ReportEntry
    from evidence.texts import Speaker

    Content = tuple[str, tuple[str, ...], Iterable[tuple["Value", ...]]]

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # xlsxwriter wants a plain one
_CELL = 32_000
_MOST_LINKS = 60_000  # a sheet holds 65,530
_LINK = "highlighted_pdf"
_WIDTHS = {"title": 40, "reasons": 60, "message": 70, "description": 40, "text": 24, "error": 50, "path": 32}
_COLORS = {"covered": "#DAFBE1", "review": "#FFF3C4", "insufficient": "#FFE3D1", "missing": "#FFE1E0"}
Value = str | int | float | None
_LINES = ("asin", "state", "document", "page", "text", "matched_by", "repaired", "units", "issue_date", _LINK)
_REASONS = ("asin", "rule", "status", "message", "document", "page")
_PAPERS = ("path", "part", "status", "kind", "error", "pages", "language", *FIELDS, _LINK)
_GOODS = ("document", "page", "asin", "gtin", "sku", "mpn", "description", "quantity", "price", "amount")


def write_xlsx(report: Report, entry: ReportEntry, originals: Originals, options: ReportOptions) -> Iterator[Artifact]:  # noqa: ARG001 -- every writer gets the same
    """Write coverage.xlsx."""
    import xlsxwriter

    out = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(out, plain)
    book.set_properties({"created": _MADE, "author": "", "title": "Coverage"})
    t = speaker(report.case.spoken)
    for name, columns, rows in (
        ("Coverage", COLUMNS, coverage(entry)),
        ("Lines", _LINES, _lines(entry)),
        ("Reasons", _REASONS, _reasons(entry)),
        ("Papers", _PAPERS, _papers(entry)),
        ("Goods", _GOODS, _goods(entry)),
    ):
        _sheet(book, (t(SHEETS[name]), columns, rows), t)
    book.close()
    yield Artifact(path="coverage.xlsx", data=out.getvalue())


def _sheet(book: Any, content: Content, t: Speaker) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    name, columns, rows = content
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#EAEEF2", "text_wrap": True})
    plain = book.add_format({"valign": "top", "text_wrap": True, "num_format": "@"})
    number = book.add_format({"valign": "top"})
    link = book.add_format({"valign": "top", "font_color": "#0A58AD", "underline": 1})
    words: dict[str, str] = {key: t(word) for key, word in WORDS.items()}
    tinted = {v: book.add_format({"valign": "top", "bg_color": c}) for v, c in _COLORS.items()}
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, head)
        sheet.set_column(at, at, _WIDTHS.get(column, 16))
    sheet.freeze_panes(1, 1)
    last = 0
    for last, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, (int, float)):
                sheet.write_number(last, at, value, number)
            elif value:
                text = one_line(value)[:_CELL]
                if columns[at] == _LINK and last < _MOST_LINKS:
                    sheet.write_url(last, at, f"external:{_linked(value)}", link, string=text)
                else:
                    verdict = columns[at] == "verdict"
                    sheet.write_string(last, at, words[value] if verdict else text, tinted[value] if verdict else plain)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _lines(entry: ReportEntry) -> Iterator[tuple[Value, ...]]:
    documents = {d.id: d for d in entry.documents}
    for item in entry.asins:
        for e in item.evidence:
            units = e.units or None
            dated = stated(first_page(documents, e.document), "invoice_date")
            repaired = "yes" if e.repaired else ""
            place = (e.document, e.page, e.text, e.matched_by, repaired, units, dated, e.highlighted_pdf)
            yield (item.asin, e.state, *place)


def _reasons(entry: ReportEntry) -> Iterator[tuple[Value, ...]]:
    for item in entry.asins:
        for r in item.reasons:
            yield item.asin, r.rule, r.status, r.message, r.document, r.page
    for r in entry.findings:
        yield None, r.rule, r.status, r.message, r.document, r.page


def _papers(entry: ReportEntry) -> Iterator[tuple[Value, ...]]:
    for d in entry.documents:
        head = (d.path, d.part, d.status, d.kind, d.error, d.pages, d.language)
        yield (*head, *(stated(d, name) for name in FIELDS), d.highlighted_pdf)


def _goods(entry: ReportEntry) -> Iterator[tuple[Value, ...]]:
    for d in entry.documents:
        for line in d.line_items:
            codes = (line.asin or None, line.gtin or None, line.sku or None, line.mpn or None)
            told = (line.description or None, *(_known(n) for n in (line.quantity, line.price, line.amount)))
            yield (d.id, line.page, *codes, *told)


def _linked(path: str) -> str:
    """Return a path as a link has it; the library escapes the rest."""
    return path.replace("%", "%25").replace("#", "%23")


def _known(value: object) -> int | float | None:
    return value if isinstance(value, (int, float)) else None
