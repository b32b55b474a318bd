"""Tables for other programs: report.json, documents.jsonl, coverage.csv.

In: the contract's objects. Out: bytes, LF line ends in JSON, CRLF in CSV. Never: a cell that a spreadsheet would run.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from evidence.report.contract import encode
from evidence.report.folder import Artifact
from evidence.report.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidence.model import Originals, Report
    from evidence.report.options import ReportOptions
    from evidence.report.shapes import AsinEntry, DocumentEntry, EvidenceEntry, ReportEntry

_FORMULA = re.compile(r"[=+\-@\t\r\n|%]")
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")
_CELL = 32_000  # spreadsheets refuse longer cells

COLUMNS = (
    "asin",
    "title",
    "verdict",
    "units_needed",
    "units_proven",
    "documents",
    "pages",
    "invoice_numbers",
    "issue_dates",
    "suppliers",
    "matched_by",
    "rules",
    "reasons",
    "highlighted_pdfs",
)


def write_json(report: Report, entry: ReportEntry, originals: Originals, options: ReportOptions) -> Iterator[Artifact]:  # noqa: ARG001 -- every writer gets the same
    """Write report.json."""
    yield Artifact(path="report.json", data=encode(entry, indent=1) + b"\n")


def write_jsonl(report: Report, entry: ReportEntry, originals: Originals, options: ReportOptions) -> Iterator[Artifact]:  # noqa: ARG001 -- every writer gets the same
    """Write documents.jsonl, one object a line."""
    yield Artifact(path="documents.jsonl", data=b"".join(encode(d) + b"\n" for d in entry.documents))


def write_csv(report: Report, entry: ReportEntry, originals: Originals, options: ReportOptions) -> Iterator[Artifact]:  # noqa: ARG001 -- every writer gets the same
    """Write coverage.csv: one row per flagged item, UTF-8 with a byte order mark so that spreadsheets read it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in coverage(entry))
    data = text.getvalue().encode("utf-8-sig", "replace")
    yield Artifact(path="coverage.csv", data=data)


def coverage(entry: ReportEntry) -> Iterator[tuple[str | int | None, ...]]:
    """Yield one row of COLUMNS per flagged item, text as it is."""
    documents = {d.id: d for d in entry.documents}
    for item in entry.asins:
        yield _row(item, documents)


def harmless(cell: str | float | None) -> str | float:
    """Return a cell that no spreadsheet takes for a formula, on one line."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = one_line(cell)[:_CELL]
    return f"'{text}" if _FORMULA.match(text.lstrip()) and not _PLAIN_NUMBER.match(text) else text


def best_lines(item: AsinEntry) -> tuple[EvidenceEntry, ...]:
    """Return the accepted lines, else the open ones, else those rejected."""
    for state in ("accepted", "open", "rejected"):
        lines = tuple(e for e in item.evidence if e.state == state)
        if lines:
            return lines
    return ()


def first_page(documents: Mapping[str, DocumentEntry], document: str) -> DocumentEntry | None:
    """Return the document that shows number, day and parties of a paper: the one with its first page, mostly itself."""
    own = documents.get(document)
    return documents.get(own.pages_in[0], own) if own and own.pages_in else own


def stated(document: DocumentEntry | None, field: str) -> str:
    """Return a field's value, empty when not found."""
    found = getattr(document.fields, field) if document else None
    return found.value if found else ""


def _row(item: AsinEntry, documents: dict[str, DocumentEntry]) -> tuple[str | int | None, ...]:
    lines = best_lines(item)
    papers = [first_page(documents, e.document) for e in lines]
    files = [(e.document, *((d.pages_in or ()) if (d := documents.get(e.document)) else ())) for e in lines]
    return (
        item.asin,
        item.title,
        item.verdict,
        item.units_needed,
        item.units_proven,
        _joined(file for each in files for file in each),
        _joined(str(e.page) for e in lines if e.page),
        _joined(stated(d, "invoice_number") for d in papers),
        _joined(stated(d, "invoice_date") for d in papers),
        _joined(stated(d, "supplier_name") for d in papers),
        _joined(e.matched_by for e in lines),
        _joined(r.rule for r in item.reasons),
        _joined(r.message for r in item.reasons),
        _joined(e.highlighted_pdf or "" for e in lines),
    )


def _joined(values: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(v for v in values if v))
