"""The contract's report -> what report.html shows.

In: report.json as an object, pictures by document and page. Out: a Sheet of harmless texts.
Never: a judgement; what is told was decided before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.report.advice import step_for, title_of, worth_mending
from evidence.report.contract import FIELDS
from evidence.report.marks import STYLES
from evidence.report.page import Cell, FieldView, ItemView, Line, PageView, PaperView, Reason, Rect, Row, Sheet, Step
from evidence.report.plain import shown
from evidence.report.tables import best_lines, first_page, stated
from evidence.report.wording import (
    BY,
    COUNTED,
    FIELD_NAMES,
    KINDS,
    MEANINGS,
    SIGNS,
    STATES,
    WORDS,
    case_named,
    file_named,
    headline,
    readers,
    voice,
    window_words,
)
from evidence.texts import Amount, Day, part_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from evidence.model import State, VerdictName
    from evidence.report.pictures import Drawn
    from evidence.report.shapes import AsinEntry, Corners, DocumentEntry, EvidenceEntry, ReasonEntry, ReportEntry
    from evidence.texts import Speaker

    Papers = Mapping[str, DocumentEntry]
    Place = Callable[[str, int | None], str]  # a document's id and a page -> where a link leads

_FIRST: dict[VerdictName, int] = {"missing": 0, "insufficient": 1, "review": 2, "covered": 3}
_ISO = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_SURE = 0.8
_MOST_LINES, _MOST_COLUMNS, _MOST_ASINS = 6, 40, 12
_ROLES = {"invoice_number": "number", "invoice_date": "date"}
Pictures = dict[tuple[str, int], "Drawn"]


class _Shows:
    """What is shown of one paper: findings about it, pictures by page, places of flagged items (ASIN, state, page, box)."""

    def __init__(self) -> None:
        self.findings: list[ReasonEntry] = []
        self.pictures: dict[int, Drawn] = {}
        self.lines: list[tuple[str, State, int, Corners]] = []


def sheet(entry: ReportEntry, pictures: Pictures, t: Speaker) -> Sheet:
    """Return everything the page shows, in the language of `t`."""
    place = _places(entry, pictures)
    names = {d.id: _name(d, t) for d in entry.documents}
    shows = _shown(entry, pictures)
    papers = tuple(_paper(d, shows.get(d.id, _Shows()), place, t) for d in entry.documents)
    columns = _columns(entry)
    summary = entry.summary
    counts = tuple(
        (key, t(word), count := getattr(summary, key), t.many(*told, count))
        for (key, word), told in zip(WORDS.items(), COUNTED, strict=True)
    )
    order = sorted(enumerate(entry.asins, 1), key=lambda pair: _FIRST[pair[1].verdict])
    return Sheet(
        tool=shown(entry.tool),
        case=shown(entry.case.name, 120),
        language=t.language,
        headline=headline(entry, t),
        counts=counts,
        facts=tuple(_facts(entry, t)),
        notes=tuple(shown(n) for n in _notes(entry, t)),
        steps=(*_unread(entry, place, t), *_steps(entry, t)),
        columns=tuple((names[c], place(c, None)) for c in columns[:_MOST_COLUMNS]),
        left_out=max(0, len(columns) - _MOST_COLUMNS),
        rows=tuple(_row(item, n, columns[:_MOST_COLUMNS], place, entry, t) for n, item in enumerate(entry.asins, 1)),
        items=tuple(_item(item, n, entry, pictures, place, t) for n, item in order),
        papers=tuple(p for p in papers if not p.failed),
        failed=tuple(p for p in papers if p.failed),
        settings=tuple(
            (shown(s.key), shown(s.value), t.tell(voice(s.source)), "; ".join(_overruled(o, t) for o in s.overruled))
            for s in entry.case.settings
        ),
        plan=tuple(
            Reason(
                status=f.status,
                title=t(title_of(f.rule)),
                rule=f.rule,
                message=shown(f.message),
                where=shown(f.text),
                anchor="",
            )
            for f in (entry.plan.findings if entry.plan else ())
        ),
        plan_path=shown(entry.plan.path) if entry.plan else "",
        legend=tuple((role, t(word)) for role, word in MEANINGS.items()),
    )


def _facts(entry: ReportEntry, t: Speaker) -> Iterator[tuple[str, str]]:
    if entry.case.answer_by:
        yield t("Answer by"), t.tell(Day(entry.case.answer_by))
    label = t("Issue dates") if entry.case.window.mode == "none" else t("Issue dates must lie in")
    yield label, f"{window_words(entry, t)} ({t.tell(voice(entry.case.window.source))})"
    yield t("Rule pack"), shown(entry.case.pack)
    if entry.case.case_type:
        yield t("Case type"), t.tell(case_named(entry.case.case_type))
    if entry.case.marketplace:
        yield t("Marketplace"), shown(entry.case.marketplace)
    failed = entry.summary.failed
    not_read = f", {t.many('one could not be read', '{count} could not be read', failed)}" if failed else ""
    yield t("Papers"), f"{entry.summary.documents}{not_read}"


def _overruled(told: str, t: Speaker) -> str:
    """Return a value that did not count, with who said it: "30 (the notice)"."""
    value, _, source = told.removesuffix(")").rpartition(" (")
    return t("{value} ({source})", value=shown(value), source=voice(source)) if value else shown(told)


def _notes(entry: ReportEntry, t: Speaker) -> Iterator[str]:
    yield from entry.case.notes
    if entry.case.quantity != "none" and entry.asins and all(a.units_needed is None for a in entry.asins):
        yield t("Quantities were not checked: nobody said how many units are needed.")
    if not entry.case.account_given:
        yield t("No selling account was given: the rules about the buyer did not run.")


def _steps(entry: ReportEntry, t: Speaker) -> Iterator[Step]:
    """Yield what to do next: first what helps most items. What a paper lacks that is of no use anyway helps nobody."""
    helped: dict[str, list[tuple[str, str]]] = {}
    for number, item in enumerate(entry.asins, 1):
        if item.verdict != "covered":
            told = [r.rule for r in worth_mending(item.reasons) if r.status != "warn" and not _follows(r, item)]
            for rule in dict.fromkeys(told):
                helped.setdefault(rule, []).append((shown(item.asin, 20), f"i{number}"))
    for rule, items in sorted(helped.items(), key=lambda pair: -len(pair[1])):
        yield Step(
            told=f"{t(step_for(rule))}.",
            count=t.many("one item", "{count} items", len(items)),
            asins=tuple(items[:_MOST_ASINS]),
            more=max(0, len(items) - _MOST_ASINS),
        )


def _follows(reason: ReasonEntry, item: AsinEntry) -> bool:
    """Tell whether units are short only until what else is told of the item is settled: no further invoice is needed then."""
    rest = (r for r in item.reasons if r.rule != reason.rule and r.status != "warn")
    return reason.rule == "quantity.short" and reason.status == "unsure" and any(True for _ in rest)


def _unread(entry: ReportEntry, place: Place, t: Speaker) -> Iterator[Step]:
    """Yield the step about files that could not be read, before all others: what they hold may settle those."""
    failed = [(_name(d, t), place(d.id, None)) for d in entry.documents if d.status == "failed"]
    if failed:
        yield Step(
            told=t("Provide better copies of the papers that could not be read."),
            count=t.many("one file", "{count} files", len(failed)),
            asins=tuple(failed[:_MOST_ASINS]),
            more=max(0, len(failed) - _MOST_ASINS),
        )


def _columns(entry: ReportEntry) -> list[str]:
    proving = {e.document for item in entry.asins for e in item.evidence}
    return [d.id for d in entry.documents if d.id in proving]


def _row(item: AsinEntry, number: int, columns: list[str], place: Place, entry: ReportEntry, t: Speaker) -> Row:
    documents = {d.id: d for d in entry.documents}
    return Row(
        asin=shown(item.asin, 20),
        anchor=f"i{number}",
        verdict=item.verdict,
        word=t(WORDS[item.verdict]),
        cells=tuple(_cell(item, documents[c], place, t) for c in columns),
    )


def _cell(item: AsinEntry, document: DocumentEntry, place: Place, t: Speaker) -> Cell | None:
    """Return the best that a paper says of an item; a click leads to its page."""
    for state, sign in SIGNS.items():
        line = next((e for e in item.evidence if e.document == document.id and e.state == state), None)
        if line:
            where = _where(document, line.page, t)
            label = t("{asin} in {where}: {state}", asin=shown(item.asin, 20), where=where, state=t(STATES[state]))
            return Cell(state=state, sign=sign, label=label, anchor=place(document.id, line.page))
    return None


def _units(item: AsinEntry, entry: ReportEntry, t: Speaker) -> str:
    if entry.case.quantity == "none" and item.units_needed is None:
        return t("no quantity is asked for")
    return t.many(
        "one unit proven, needed: {needed}",
        "{count} units proven, needed: {needed}",
        item.units_proven,
        needed=t("not checked") if item.units_needed is None else t.number(item.units_needed),
    )


def _item(item: AsinEntry, number: int, entry: ReportEntry, pictures: Pictures, place: Place, t: Speaker) -> ItemView:
    documents = {d.id: d for d in entry.documents}
    first = best_lines(item)
    lines = (*first, *(e for e in item.evidence if e not in first))
    return ItemView(
        anchor=f"i{number}",
        asin=shown(item.asin, 20),
        title=shown(item.title or "", 200),
        verdict=item.verdict,
        word=t(WORDS[item.verdict]),
        units=_units(item, entry, t),
        reasons=tuple(_reason(r, documents, place, t) for r in item.reasons),
        lines=tuple(_evidence(e, documents, pictures, place, t) for e in lines[:_MOST_LINES]),
        more=max(0, len(lines) - _MOST_LINES),
    )


def _evidence(line: EvidenceEntry, documents: Papers, pictures: Pictures, place: Place, t: Speaker) -> Line:
    head, document = first_page(documents, line.document), documents[line.document]
    drawn = pictures.get((line.document, line.page)) if line.page else None
    repaired = f", {t('look-alike letters repaired')}" if line.repaired else ""
    dated, supplier = stated(head, "invoice_date"), stated(head, "supplier_name")
    facts = (
        head and head is not document and t("first page: {file}", file=shown(file_named(head), 120)),
        dated and t("issued {date}", date=dated_in_words(dated, t)),
        supplier and t("by {supplier}", supplier=supplier),
        "" if not line.units else t.many("one unit", "{count} units", line.units),
    )
    printed = t('"{text}"', text=shown(line.text, 120))
    return Line(
        state=line.state,
        told=t("{what}: {why}", what=t(STATES[line.state]), why=f"{t(BY[line.matched_by])} {printed}{repaired}"),
        anchor=place(document.id, line.page),
        where=_where(document, line.page, t),
        copy=t("{file}, page {page}", file=line.highlighted_pdf, page=line.highlighted_page or 1)
        if line.highlighted_pdf
        else "",
        facts=shown(", ".join(f for f in facts if f)),
        picture=drawn.lines.get(line.box) if drawn and line.box else None,
    )


def _reason(reason: ReasonEntry, documents: Papers, place: Place, t: Speaker) -> Reason:
    document = documents.get(reason.document) if reason.document else None
    return Reason(
        status=reason.status,
        title=t(title_of(reason.rule)),
        rule=reason.rule,
        message=shown(reason.message),
        where=_where(document, reason.page, t) if document else "",
        anchor=place(document.id, reason.page) if document else "",
    )


def _shown(entry: ReportEntry, pictures: Pictures) -> dict[str, _Shows]:
    """Return by paper what is shown of it: looked for once, not once a paper."""
    found: dict[str, _Shows] = {}
    for reason in entry.findings:
        if reason.document:
            found.setdefault(reason.document, _Shows()).findings.append(reason)
    for (document, page), drawn in sorted(pictures.items(), key=lambda pair: pair[0]):
        found.setdefault(document, _Shows()).pictures[page] = drawn
    for item in entry.asins:
        for line in item.evidence:
            if line.page and line.box:
                found.setdefault(line.document, _Shows()).lines.append((item.asin, line.state, line.page, line.box))
    return found


def _paper(document: DocumentEntry, shows: _Shows, place: Place, t: Speaker) -> PaperView:
    documents = {document.id: document}
    findings = tuple(_reason(f, documents, place, t) for f in shows.findings)
    return PaperView(
        anchor=place(document.id, None),
        name=_name(document, t),
        kind=t(KINDS[document.kind]),
        read=shown(
            t.many(
                "one page, read by {reader}",
                "{count} pages, read by {reader}",
                document.pages,
                reader=readers(document.read_by),
            )
        ),
        copy=document.highlighted_pdf or "",
        failed=shown(document.error or "") or (t("It could not be read.") if document.status == "failed" else ""),
        warnings=tuple(shown(w) for w in document.warnings),
        fields=tuple(_fields(document, t)),
        findings=findings,
        lines=t.many("one line of goods read", "{count} lines of goods read", len(document.line_items)),
        pages=tuple(
            PageView(
                anchor=place(document.id, page),
                label=t("Page {page}", page=page),
                alt=t("Page {page} of {paper}", page=page, paper=_name(document, t)),
                picture=drawn.page,
                boxes=tuple(_boxes(document, page, shows, t)),
            )
            for page, drawn in shows.pictures.items()
        ),
    )


def _fields(document: DocumentEntry, t: Speaker) -> Iterator[FieldView]:
    for name in FIELDS:
        found = getattr(document.fields, name)
        if found:
            yield FieldView(
                name=t(FIELD_NAMES[name]),
                value=shown(_in_words(name, found.value, t), 240),
                sure=f"{min(99, round(found.confidence * 100))} %",
                unsure=found.confidence < _SURE,
                page=str(found.page or ""),
                others="; ".join(shown(a.value, 80) for a in found.alternatives[:3]),
            )


def _boxes(document: DocumentEntry, page: int, shows: _Shows, t: Speaker) -> Iterator[Rect]:
    for asin, state, at, box in shows.lines:
        if at == page:
            told = t("Flagged item {asin}: {state}", asin=shown(asin, 20), state=t(STATES[state]))
            yield _rect(box, "item", told)
    for name in FIELDS:
        found = getattr(document.fields, name)
        if found and found.page == page and found.box:
            role = _ROLES.get(name, name.partition("_")[0])
            if role in STYLES:
                told = t("{what}: {why}", what=t(FIELD_NAMES[name]), why=shown(found.value, 120))
                yield _rect(found.box, role, told)


def _rect(box: tuple[float, float, float, float], role: str, title: str) -> Rect:
    return Rect(
        left=box[0],
        top=box[1],
        width=round(box[2] - box[0], 2),
        height=round(box[3] - box[1], 2),
        role=role,
        title=title,
    )


def _name(document: DocumentEntry, t: Speaker) -> str:
    path = document.path.removeprefix("documents/")
    return shown(f"{path} ({t.tell(part_named(document.part))})" if document.part else path, 120)


def _where(document: DocumentEntry, page: int | None, t: Speaker) -> str:
    if not page:
        return _name(document, t)
    return t("{file}, page {page}", file=shown(file_named(document), 120), page=page)


def _places(entry: ReportEntry, pictures: Pictures) -> Place:
    """Return how links are made: to a page that has a picture, else to its paper."""
    numbers = {d.id: n for n, d in enumerate(entry.documents, 1)}

    def place(document: str, page: int | None) -> str:
        paper = f"d{numbers[document]}"
        return f"{paper}p{page}" if page and (document, page) in pictures else paper

    return place


def _in_words(name: str, value: str, t: Speaker) -> str:
    """Return a field's value as the language writes it; what is no date or amount stays as it is."""
    if name.endswith("_date"):
        return dated_in_words(value, t)
    return t.tell(Amount(value)) if name == "total" and _PLAIN.fullmatch(value) else value


def dated_in_words(iso: str, t: Speaker) -> str:
    """Return an ISO date in words, any other text as it is."""
    return t.tell(Day(iso)) if _ISO.fullmatch(iso) else iso
