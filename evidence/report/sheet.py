"""The contract's report -> what report.html shows.

In: report.json as an object, pictures by document and page. Out: a Sheet of harmless texts.
Never: a judgement; what is told was decided before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.report.advice import step_for, title_of
from evidence.report.contract import FIELDS
from evidence.report.marks import STYLES
from evidence.report.page import Cell, FieldView, ItemView, Line, PageView, PaperView, Reason, Rect, Row, Sheet, Step
from evidence.report.plain import shown
from evidence.report.tables import best_lines, stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidence.report.pictures import Drawn
    from evidence.report.shapes import AsinEntry, DocumentEntry, EvidenceEntry, ReasonEntry, ReportEntry

WORDS = {"covered": "Proven", "review": "To review", "insufficient": "Not enough", "missing": "Missing"}
_STATES = {"accepted": ("✓", "accepted"), "open": ("?", "to be checked"), "rejected": ("✕", "not accepted")}
_BY = {"asin": "ASIN", "gtin": "EAN/UPC", "sku": "SKU", "mpn": "model number", "title": "title", "brand": "brand"}
_SURE = 0.8
_MOST_LINES = 6
_MOST_COLUMNS = 40
_MOST_ASINS = 12
_ROLES = {"invoice_number": "number", "invoice_date": "date"}
Pictures = dict[tuple[str, int], "Drawn"]


def sheet(entry: ReportEntry, pictures: Pictures) -> Sheet:
    """Return everything the page shows."""
    number = {d.id: n for n, d in enumerate(entry.documents, 1)}
    names = {d.id: _name(d) for d in entry.documents}
    papers = tuple(_paper(d, number[d.id], entry, pictures) for d in entry.documents)
    columns = _columns(entry)
    summary = entry.summary
    counts = tuple((key, word, getattr(summary, key)) for key, word in WORDS.items())
    return Sheet(
        tool=shown(entry.tool),
        case=shown(entry.case.name, 120),
        headline=headline(entry),
        counts=counts,
        facts=tuple(_facts(entry)),
        notes=tuple(shown(n) for n in _notes(entry)),
        steps=tuple(_steps(entry)),
        columns=tuple((names[c], f"d{number[c]}") for c in columns[:_MOST_COLUMNS]),
        left_out=max(0, len(columns) - _MOST_COLUMNS),
        rows=tuple(_row(item, n, columns[:_MOST_COLUMNS], names) for n, item in enumerate(entry.asins, 1)),
        items=tuple(_item(item, n, entry, number, pictures) for n, item in enumerate(entry.asins, 1)),
        papers=tuple(p for p in papers if not p.failed),
        failed=tuple(p for p in papers if p.failed),
        settings=tuple(
            (shown(s.key), shown(s.value), shown(s.source), "; ".join(shown(o) for o in s.overruled))
            for s in entry.case.settings
        ),
        plan=tuple(
            Reason(
                status=f.status,
                title=title_of(f.rule),
                rule=f.rule,
                message=shown(f.message),
                where=shown(f.text),
                anchor="",
            )
            for f in (entry.plan.findings if entry.plan else ())
        ),
        plan_path=shown(entry.plan.path) if entry.plan else "",
        legend=tuple(
            (role, style.title) for role, style in STYLES.items() if role != "clause"
        ),  # boxes it does not draw
    )


def headline(entry: ReportEntry) -> str:
    """Return the answer in one line."""
    total, proven = len(entry.asins), entry.summary.covered
    word = "ASIN" if total == 1 else "ASINs"
    rest = f"{total - proven} to fix" if total > proven else "nothing left to fix"
    return f"{proven} of {total} flagged {word} proven; {rest}"


def window_words(entry: ReportEntry) -> str:
    """Return the window in words."""
    window = entry.case.window
    if window.mode == "none":
        return "no window"
    start, end = window.start or "open", window.end or "open"
    days = f", {window.days} days" if window.days is not None else ""
    return f"{start} to {end}, both included{days}"


def _facts(entry: ReportEntry) -> Iterator[tuple[str, str]]:
    yield "Issue dates must lie in", f"{window_words(entry)} ({shown(entry.case.window.source, 120)})"
    yield "Rule pack", shown(entry.case.pack)
    if entry.case.case_type:
        yield "Case type", shown(entry.case.case_type)
    if entry.case.marketplace:
        yield "Marketplace", shown(entry.case.marketplace)
    failed = f", {entry.summary.failed} of them could not be read" if entry.summary.failed else ""
    yield "Papers", f"{entry.summary.documents}{failed}"


def _notes(entry: ReportEntry) -> Iterator[str]:
    yield from entry.case.notes
    told = " ".join(entry.case.notes).casefold()
    if "quantit" not in told and entry.asins and all(a.units_needed is None for a in entry.asins):
        yield "Quantities were not checked: nobody said how many units are needed."
    if "account" not in told and not entry.case.account_given:
        yield "No selling account was given: the rules about the buyer did not run."


def _steps(entry: ReportEntry) -> Iterator[Step]:
    """Yield what to do next: first what helps most items."""
    helped: dict[str, list[tuple[str, str]]] = {}
    for number, item in enumerate(entry.asins, 1):
        if item.verdict != "covered":
            for rule in dict.fromkeys(r.rule for r in item.reasons if r.status != "warn"):
                helped.setdefault(rule, []).append((shown(item.asin, 20), f"i{number}"))
    for rule, items in sorted(helped.items(), key=lambda pair: -len(pair[1])):
        count = f"{len(items)} item{'s' if len(items) > 1 else ''}"
        yield Step(
            told=f"{step_for(rule)}.",
            count=count,
            asins=tuple(items[:_MOST_ASINS]),
            more=max(0, len(items) - _MOST_ASINS),
        )
    if entry.summary.failed:
        failed = entry.summary.failed
        yield Step(
            told="Provide better copies of the papers that could not be read.",
            count=f"{failed} file{'s' if failed > 1 else ''}",
            asins=(),
            more=0,
        )


def _columns(entry: ReportEntry) -> list[str]:
    proving = {e.document for item in entry.asins for e in item.evidence}
    return [d.id for d in entry.documents if d.id in proving]


def _row(item: AsinEntry, number: int, columns: list[str], names: Mapping[str, str]) -> Row:
    cells = tuple(_cell(item, column, number, names[column]) for column in columns)
    return Row(
        asin=shown(item.asin, 20), anchor=f"i{number}", verdict=item.verdict, word=WORDS[item.verdict], cells=cells
    )


def _cell(item: AsinEntry, document: str, number: int, name: str) -> Cell | None:
    for state, (sign, word) in _STATES.items():
        lines = [e for e in item.evidence if e.document == document and e.state == state]
        if lines:
            page = f" page {lines[0].page}" if lines[0].page else ""
            return Cell(
                state=state, sign=sign, label=f"{shown(item.asin, 20)} in {name}{page}: {word}", anchor=f"i{number}"
            )
    return None


def _item(item: AsinEntry, number: int, entry: ReportEntry, numbers: Mapping[str, int], pictures: Pictures) -> ItemView:
    documents = {d.id: d for d in entry.documents}
    first = best_lines(item)
    lines = (*first, *(e for e in item.evidence if e not in first))
    needed = "not checked" if item.units_needed is None else str(item.units_needed)
    return ItemView(
        anchor=f"i{number}",
        asin=shown(item.asin, 20),
        title=shown(item.title or "", 200),
        verdict=item.verdict,
        word=WORDS[item.verdict],
        units=f"{item.units_proven} units proven, needed: {needed}",
        reasons=tuple(_reason(r, documents, numbers) for r in item.reasons),
        lines=tuple(_evidence(e, documents[e.document], numbers[e.document], pictures) for e in lines[:_MOST_LINES]),
        more=max(0, len(lines) - _MOST_LINES),
    )


def _evidence(line: EvidenceEntry, document: DocumentEntry, number: int, pictures: Pictures) -> Line:
    drawn = pictures.get((line.document, line.page)) if line.page else None
    repaired = ", look-alike letters repaired" if line.repaired else ""
    dated, supplier = stated(document, "invoice_date"), stated(document, "supplier_name")
    facts = (
        dated and f"issued {dated}",
        supplier and f"by {supplier}",
        "" if not line.units else f"{line.units} units",
    )
    return Line(
        state=line.state,
        told=f"{_STATES[line.state][1]}: {_BY[line.matched_by]} “{shown(line.text, 120)}”{repaired}",
        anchor=f"d{number}",
        where=_where(document, line.page),
        copy=f"{line.highlighted_pdf}, page {line.highlighted_page}" if line.highlighted_pdf else "",
        facts=shown(", ".join(f for f in facts if f)),
        picture=drawn.lines.get(line.box) if drawn and line.box else None,
    )


def _reason(reason: ReasonEntry, documents: Mapping[str, DocumentEntry], numbers: Mapping[str, int]) -> Reason:
    document = documents.get(reason.document) if reason.document else None
    return Reason(
        status=reason.status,
        title=title_of(reason.rule),
        rule=reason.rule,
        message=shown(reason.message),
        where=_where(document, reason.page) if document else "",
        anchor=f"d{numbers[document.id]}" if document else "",
    )


def _paper(document: DocumentEntry, number: int, entry: ReportEntry, pictures: Pictures) -> PaperView:
    documents, numbers = {document.id: document}, {document.id: number}
    findings = tuple(_reason(f, documents, numbers) for f in entry.findings if f.document == document.id)
    own = sorted((page, drawn) for (key, page), drawn in pictures.items() if key == document.id)
    return PaperView(
        anchor=f"d{number}",
        name=_name(document),
        kind=document.kind.replace("_", " "),
        read=shown(f"{document.pages} page{'s' if document.pages != 1 else ''}, read by {document.read_by}"),
        copy=document.highlighted_pdf or "",
        failed=shown(document.error or "") or ("It could not be read." if document.status == "failed" else ""),
        warnings=tuple(shown(w) for w in document.warnings),
        fields=tuple(_fields(document)),
        findings=findings,
        lines=len(document.line_items),
        pages=tuple(
            PageView(
                anchor=f"d{number}p{page}",
                label=f"Page {page}",
                picture=drawn.page,
                boxes=tuple(_boxes(document, page, entry)),
            )
            for page, drawn in own
        ),
    )


def _fields(document: DocumentEntry) -> Iterator[FieldView]:
    for name in FIELDS:
        found = getattr(document.fields, name)
        if found:
            yield FieldView(
                name=name.replace("_", " "),
                value=shown(found.value, 240),
                sure=f"{found.confidence * 100:.0f} %",
                unsure=found.confidence < _SURE,
                page=str(found.page or ""),
                others="; ".join(shown(a.value, 80) for a in found.alternatives[:3]),
            )


def _boxes(document: DocumentEntry, page: int, entry: ReportEntry) -> Iterator[Rect]:
    for item in entry.asins:
        for line in item.evidence:
            if line.document == document.id and line.page == page and line.box:
                yield _rect(line.box, "item", f"Flagged item {shown(item.asin, 20)}: {_STATES[line.state][1]}")
    for name in FIELDS:
        found = getattr(document.fields, name)
        if found and found.page == page and found.box:
            role = _ROLES.get(name, name.partition("_")[0])
            if role in STYLES:
                yield _rect(found.box, role, f"{name.replace('_', ' ')}: {shown(found.value, 120)}")


def _rect(box: tuple[float, float, float, float], role: str, title: str) -> Rect:
    return Rect(
        left=box[0],
        top=box[1],
        width=round(box[2] - box[0], 2),
        height=round(box[3] - box[1], 2),
        role=role,
        title=title,
    )


def _name(document: DocumentEntry) -> str:
    path = document.path.removeprefix("documents/")
    return shown(f"{path} ({document.part})" if document.part else path, 120)


def _where(document: DocumentEntry, page: int | None) -> str:
    return f"{_name(document)}, page {page}" if page else _name(document)
