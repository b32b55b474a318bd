"""report.json and the lines of documents.jsonl, from what the stages answered.

In: records, problems, a Report and the names of its highlighted copies. Out: the contract's objects and their bytes.
Never: a decision, an order of its own beyond the Report's, a value that a stage did not state.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from evidence.model import attachment_of, document_id
from evidence.report.calibration import LINES, calibrated, rest_right, share_right
from evidence.report.shapes import (
    SCHEMA,
    AlternativeEntry,
    AsinEntry,
    CaseEntry,
    DocumentEntry,
    EvidenceEntry,
    FieldEntry,
    FieldsEntry,
    LineEntry,
    PlanEntry,
    PlanFindingEntry,
    ReasonEntry,
    ReportEntry,
    SettingEntry,
    SummaryEntry,
    WindowEntry,
)
from evidence.texts import speaker
from evidence.values.codes import scanned_asin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from msgspec import UnsetType

    from evidence.model import (
        Box,
        Case,
        Field,
        Finding,
        Found,
        Item,
        Plan,
        Problem,
        Proof,
        Record,
        Report,
        Span,
        Verdict,
    )
    from evidence.report.shapes import Corners
    from evidence.texts import Text

FIELDS: tuple[Field, ...] = (
    "supplier_name",
    "supplier_address",
    "supplier_phone",
    "supplier_email",
    "supplier_website",
    "supplier_vat",
    "buyer_name",
    "buyer_address",
    "buyer_vat",
    "invoice_number",
    "invoice_date",
    "order_number",
    "order_date",
    "delivery_date",
    "due_date",
    "currency",
    "total",
)
_PAGELESS = frozenset(
    (
        ".csv",
        ".doc",
        ".docx",
        ".eml",
        ".htm",
        ".html",
        ".json",
        ".md",
        ".msg",
        ".odt",
        ".ods",
        ".rtf",
        ".txt",
        ".xls",
        ".xlsm",
        ".xlsx",
        ".xml",
        ".zip",
    )
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")


def paged(path: str, part: str | None) -> bool:
    """Say whether a paper has pages that a reader can open: not bare XML, mail text or an office file."""
    name = attachment_of(part) or path
    return PurePosixPath(name).suffix.casefold() not in _PAGELESS


def document_entry(
    record: Record,
    *,
    highlighted_pdf: str | None = None,
    notes: Iterable[Text] = (),
    spoken: str | None = None,
    pages_in: tuple[str, ...] = (),
) -> DocumentEntry:
    """Return the contract's object of one paper; `notes` are added to its warnings, told in the language `spoken`.

    `pages_in` are the documents that hold its pages, where these are several.
    """
    said = speaker(spoken)
    has_pages = paged(record.path, record.part)
    fields = {name: _field(name, record, has_pages=has_pages) for name in FIELDS}
    return DocumentEntry(
        id=record.document,
        sha256=record.sha256,
        path=record.path,
        part=record.part,
        status="ok",
        error=None,
        warnings=tuple(said.tell(w) for w in (*record.warnings, *notes)),
        kind=record.kind,
        pages=record.last_page - record.first_page + 1 if has_pages else 0,
        pages_in=pages_in or UNSET,
        read_by=record.read_by,
        language=record.language,
        fields=FieldsEntry(**{name: entry for name, entry in fields.items() if entry}),
        line_items=tuple(_line(item, has_pages=has_pages) for item in record.items),
        highlighted_pdf=highlighted_pdf,
    )


def problem_entry(problem: Problem, *, spoken: str | None = None) -> DocumentEntry:
    """Return the contract's object of a file that could not be read."""
    source = problem.source
    return DocumentEntry(
        id=document_id(source.path, source.part),
        sha256=source.sha256,
        path=source.path,
        part=source.part,
        status="failed",
        error=speaker(spoken).tell(problem.error),
        warnings=(),
        kind="other",
        pages=0,
        read_by="",
        language=None,
        fields=FieldsEntry(),
        line_items=(),
        highlighted_pdf=None,
    )


def report_entry(
    report: Report, copies: Mapping[str, str] | None = None, notes: Mapping[str, tuple[Text, ...]] | None = None
) -> ReportEntry:
    """Return report.json as an object; `copies` and `notes` are by document id."""
    named, said, spoken = copies or {}, notes or {}, report.case.spoken
    wholes = {document: whole.documents for whole in report.wholes for document in whole.documents}
    entries = [
        document_entry(
            r,
            highlighted_pdf=named.get(r.document),
            notes=said.get(r.document, ()),
            spoken=spoken,
            pages_in=wholes.get(r.document, ()),
        )
        for r in report.records
    ]
    entries += [problem_entry(p, spoken=spoken) for p in report.problems]
    documents = tuple(sorted(entries, key=lambda d: d.path))
    flat = frozenset(r.document for r in report.records if not paged(r.path, r.part))
    asins = tuple(_asin(v, named, flat) for v in report.verdicts)
    return ReportEntry(
        schema=SCHEMA,
        tool=report.tool,
        case=_case(report.case),
        documents=documents,
        asins=asins,
        plan=_plan(report.plan),
        findings=tuple(_reason(f, flat) for f in report.document_findings),
        summary=_summary(asins, documents),
    )


def encode(entry: ReportEntry | DocumentEntry, *, indent: int = 0) -> bytes:
    """Return one object of the contract as UTF-8 JSON."""
    return dumps(entry, indent=indent)


def dumps(entry: msgspec.Struct, *, indent: int = 0) -> bytes:
    """Return UTF-8 JSON; text that no encoding can hold (a lone surrogate in a file name) becomes U+FFFD."""
    try:
        data = msgspec.json.encode(entry)
    except UnicodeEncodeError:
        plain = json.dumps(msgspec.to_builtins(entry), ensure_ascii=False, separators=(",", ":"))
        data = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    return msgspec.json.format(data, indent=indent) if indent else data


def schema_bytes() -> bytes:
    """Return the JSON schema of report.json, generated from the types."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(ReportEntry)}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def box_of(span: Span | None, *, has_pages: bool = True) -> Corners | None:
    """Return a place's rectangle, rounded to hundredths of a point; None where there is no page."""
    return _corners(span.box) if span and has_pages and span.page else None


def page_of(span: Span | None, *, has_pages: bool = True) -> int | None:
    """Return a place's page, from 1 in the file; None where there is no page."""
    return span.page if span and has_pages and span.page else None


def proof_span(proof: Proof) -> Span | None:
    """Return where a proof stands: its line, or the code itself when that lies outside of the line."""
    line, code = proof.match.span, proof.match.found.span
    if line is None or code is None or line == code:
        return line or code
    inside = line.page == code.page and line.box.intersect(code.box).area >= 0.5 * code.box.area
    return line if inside else code


def _corners(box: Box) -> Corners:
    return round(box.left, 2), round(box.top, 2), round(box.right, 2), round(box.bottom, 2)


def _field(name: Field, record: Record, *, has_pages: bool) -> FieldEntry | None:
    best = record.best(name)
    if best is None:
        return None
    others: dict[str, Found] = {}
    for found in sorted(record.all(name), key=lambda f: -f.confidence):
        if found.value != best.value:
            others.setdefault(found.value, found)
    sure = share_right(best, record.all(name))
    return FieldEntry(
        value=best.value,
        text=best.text,
        confidence=round(sure, 3),
        page=page_of(best.span, has_pages=has_pages),
        box=box_of(best.span, has_pages=has_pages),
        alternatives=tuple(
            AlternativeEntry(value=f.value, text=f.text, confidence=round(rest_right(f, best, sure), 3))
            for f in others.values()
        ),
    )


def _number(found: Found | None) -> float | int | UnsetType:
    if found is None or not _NUMBER.match(found.value):
        return UNSET
    number = float(found.value)
    return int(number) if number.is_integer() else number


def _asin_text(found: Found | None) -> str | UnsetType:
    value = _text(found)
    return scanned_asin(value) if found and found.origin == "ocr" and isinstance(value, str) else value


def _text(found: Found | None) -> str | UnsetType:
    return found.value if found else UNSET


def _line(item: Item, *, has_pages: bool) -> LineEntry:
    return LineEntry(
        description=_text(item.best("description")),
        unit=_text(item.best("unit")),
        quantity=_number(item.best("quantity")),
        price=_number(item.best("price")),
        amount=_number(item.best("amount")),
        gtin=_text(item.best("gtin")),
        asin=_asin_text(item.best("asin")),
        sku=_text(item.best("sku")),
        mpn=_text(item.best("mpn")),
        page=page_of(item.span, has_pages=has_pages),
        box=box_of(item.span, has_pages=has_pages),
        confidence=round(calibrated(LINES, item.origin, item.confidence), 3),
    )


def _asin(verdict: Verdict, copies: Mapping[str, str], flat: frozenset[str]) -> AsinEntry:
    return AsinEntry(
        asin=verdict.item.asin,
        title=verdict.item.title,
        verdict=verdict.verdict,
        units_needed=verdict.units_needed,
        units_proven=verdict.units_proven,
        reasons=tuple(_reason(f, flat) for f in verdict.findings),
        evidence=tuple(_evidence(p, copies, flat) for p in verdict.proofs),
    )


def _reason(finding: Finding, flat: frozenset[str]) -> ReasonEntry:
    has_pages = finding.document not in flat
    return ReasonEntry(
        rule=finding.rule,
        status=finding.status,
        message=finding.message,
        document=finding.document,
        page=page_of(finding.span, has_pages=has_pages),
        box=box_of(finding.span, has_pages=has_pages),
    )


def _evidence(proof: Proof, copies: Mapping[str, str], flat: frozenset[str]) -> EvidenceEntry:
    match, span = proof.match, proof_span(proof)
    has_pages, copy = match.document not in flat, copies.get(match.document)
    page = page_of(span, has_pages=has_pages)
    return EvidenceEntry(
        document=match.document,
        page=page,
        box=box_of(span, has_pages=has_pages),
        text=match.found.text,
        matched_by=match.matched_by,
        repaired=match.repaired,
        score=round(match.score, 3),
        state=proof.state,
        units=UNSET if proof.units is None else proof.units,
        highlighted_pdf=copy if page else None,
        highlighted_page=page if copy else None,
    )


def _case(case: Case) -> CaseEntry:
    window = case.window
    return CaseEntry(
        name=case.name,
        window=WindowEntry(
            start=window.start.isoformat() if window.start else None,
            end=window.end.isoformat() if window.end else None,
            days=window.days,
            mode=window.mode,
            source=window.source,
        ),
        case_type=case.case_type,
        marketplace=case.marketplace,
        pack=case.pack.name,
        language=case.spoken,
        account_given=case.account is not None,
        answer_by=last.isoformat() if (last := case.answer_by) else None,
        quantity=case.quantity,
        settings=tuple(
            SettingEntry(key=s.key, value=s.value, source=s.source, overruled=s.overruled) for s in case.settings
        ),
        notes=tuple(speaker(case.spoken).tell(n) for n in (*case.notes, *case.conflicts)),
    )


def _plan(plan: Plan | None) -> PlanEntry | None:
    if plan is None:
        return None
    found = (PlanFindingEntry(rule=f.rule, status=f.status, message=f.message, text=f.text) for f in plan.findings)
    return PlanEntry(path=plan.path, findings=tuple(found))


def _summary(asins: tuple[AsinEntry, ...], documents: tuple[DocumentEntry, ...]) -> SummaryEntry:
    verdicts = [a.verdict for a in asins]
    return SummaryEntry(
        covered=verdicts.count("covered"),
        review=verdicts.count("review"),
        insufficient=verdicts.count("insufficient"),
        missing=verdicts.count("missing"),
        documents=len(documents),
        failed=sum(d.status == "failed" for d in documents),
    )
