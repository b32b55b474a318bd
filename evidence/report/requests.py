"""Notes to suppliers: for each one a short text in its language that names what is missing on which of its papers.

In: the contract's report, the account and the rule pack of the case. Out: `requests/*.txt`, ready to be sent.
Never: an ask that no reason of the report stands behind; an ask about papers that nothing depends on.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from evidence.model import attachment_of
from evidence.report.advice import worth_mending
from evidence.report.folder import Artifact
from evidence.report.letters import Letter, letters
from evidence.report.names import free_name, safe_name
from evidence.report.plain import shown
from evidence.report.shapes import AsinEntry, DocumentEntry
from evidence.report.sheet import dated_in_words
from evidence.report.tables import stated
from evidence.report.wording import paper_named
from evidence.texts import speaker
from evidence.values.names import normal_name, split_legal_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidence.model import Account, Case, Kind, Originals, Report
    from evidence.report.options import ReportOptions
    from evidence.report.shapes import EvidenceEntry, ReasonEntry, ReportEntry
    from evidence.texts import Speaker

FOLDER = "requests"
_NOBODY = "any supplier"
_NAMELESS = "unknown supplier"
_FALLBACK = "en"
_LINE = 120
_ASKS = {
    "document.type": "kind",
    "quantity.unreadable": "quantity",
    "match.weak": "code",
    "match.conflict": "conflict",
    "arithmetic.total": "total",
    "document.altered": "file",
    "document.format": "file",
    "document.xml_mismatch": "data",
    "authorization.content": "letter",
    "compliance.content": "report",
    "window.undated": "date_missing",
    "window.ambiguous": "date_unclear",
    "supplier.contact": "contact",
    "supplier.inconsistent": "details",
    "buyer.missing": "buyer",
    "buyer.mismatch": "buyer",
}
_FURTHER = frozenset(("quantity.short", "window.expired", "window.future"))
# Asked for even where the item is proven: what reviewers check by hand, and refuse most often.
_ALWAYS = frozenset(
    (
        "supplier.contact",
        "supplier.inconsistent",
        "buyer.missing",
        "buyer.mismatch",
        "arithmetic.total",
        "document.format",  # such a file cannot be sent
    )
)
_NO_INVOICES: tuple[Kind, ...] = ("authorization", "test_report")
_CONTACT = ("supplier_name", "supplier_address", "supplier_phone", "supplier_email", "supplier_website")


class _Paper(msgspec.Struct, kw_only=True):
    """A paper of a supplier, what is asked for, each sentence once, and the items that it is asked for."""

    document: DocumentEntry
    asks: dict[str, None]
    items: dict[str, AsinEntry]


class _Note(msgspec.Struct, kw_only=True):
    """All that is asked of one supplier; `products` are items for which further invoices are needed."""

    supplier: str
    language: str
    papers: dict[str, _Paper]
    products: dict[str, AsinEntry]


def write_requests(
    report: Report,
    entry: ReportEntry,
    originals: Originals,  # noqa: ARG001 -- every writer gets the same
    options: ReportOptions,  # noqa: ARG001 -- as above
) -> Iterator[Artifact]:
    """Write one note for each supplier of whom something is asked, and one about items that no paper names."""
    taken: set[str] = set()
    for note in _notes(report, entry):
        name = free_name(safe_name(note.supplier.lstrip("-. ")), ".txt", taken)
        letter = letters()[note.language]
        t = speaker(note.language)
        text = "\n".join(_text(note, letter, report.case, entry, t))
        yield Artifact(path=f"{FOLDER}/{name}", data=f"{text}\n".encode("utf-8", "replace"))


def _notes(report: Report, entry: ReportEntry) -> list[_Note]:
    groups = _suppliers(entry)
    notes = {
        key: _empty(key, [d for d in entry.documents if groups[d.id] == key]) for key in sorted({*groups.values()})
    }
    documents = {d.id: d for d in entry.documents}
    versions = _versions(entry, groups)
    for item in entry.asins:
        for reason, document in _relevant(item, documents):
            if _is_no_paper(document):
                continue
            note = notes[groups[document.id]]
            if reason.rule in _FURTHER:
                note.products[item.asin] = item
            letter = letters()[note.language]
            twice = reason.rule == "document.altered" and document.id in versions
            for sentence in [letter.asks["versions"]] if twice else _asks(reason, document, item, letter, report.case):
                paper = note.papers.setdefault(document.id, _Paper(document=document, asks={}, items={}))
                paper.asks[sentence], paper.items[item.asin] = None, item
        if item.verdict != "covered" and any(r.rule == "quantity.short" for r in item.reasons):
            for line in item.evidence:
                if line.state == "accepted":
                    notes[groups[line.document]].products[item.asin] = item
    missing = {i.asin: i for i in entry.asins if i.verdict != "covered" and _is_named_by_none(i, documents)}
    lost = _Note(supplier=_NOBODY, language=_spoken([entry.case.language]), papers={}, products=missing)
    return [n for n in (*notes.values(), lost) if n.papers or n.products]


def _relevant(item: AsinEntry, documents: dict[str, DocumentEntry]) -> Iterator[tuple[ReasonEntry, DocumentEntry]]:
    """Yield the reasons that a supplier can mend, on papers that name the item."""
    accepted = {e.document for e in item.evidence if e.state == "accepted"}
    naming = {e.document for e in item.evidence}
    copies = {r.document for r in item.reasons if r.rule == "document.duplicate"} - accepted
    for reason in worth_mending(item.reasons):
        document = documents.get(reason.document or "")
        if document is None or document.id not in naming or (reason.status == "warn" and document.id in copies):
            continue
        if item.verdict != "covered" or (document.id in accepted and reason.rule in _ALWAYS):
            yield reason, document


def _is_no_paper(document: DocumentEntry) -> bool:
    """Tell whether a document is no supplier's paper about goods, as far as is known: a chat, a contract, a mail that speaks of one."""
    priced = any(line.price is not UNSET or line.amount is not UNSET for line in document.line_items)
    return document.kind == "other" and not priced and not stated(document, "invoice_number")


def _is_named_by_none(item: AsinEntry, documents: dict[str, DocumentEntry]) -> bool:
    """Tell whether no supplier's paper names an item, so that nobody else is asked for it."""
    return all(_is_no_paper(documents[e.document]) for e in item.evidence if e.document in documents)


def _suppliers(entry: ReportEntry) -> dict[str, str]:
    """Return each paper's supplier as a key: one VAT number or one name is one supplier; "" where none is named."""
    by_vat: dict[str, str] = {}
    groups: dict[str, str] = {}
    for document in entry.documents:
        name = stated(document, "supplier_name")
        vat = "".join(c for c in stated(document, "supplier_vat").upper() if c.isalnum())
        key = normal_name(split_legal_form(name)[0]).replace(" ", "") if name else ""
        if vat:
            key = by_vat.setdefault(vat, key or vat.casefold())
        groups[document.id] = key
    return groups


def _versions(entry: ReportEntry, groups: dict[str, str]) -> frozenset[str]:
    """Return the papers that have one supplier and number with another, and another date or total."""
    told = {d.id: (groups[d.id], d.kind, stated(d, "invoice_number")) for d in entry.documents}
    said = {d.id: (stated(d, "invoice_date"), stated(d, "total")) for d in entry.documents}
    return frozenset(i for i in told for j in told if told[i][2] and told[i] == told[j] and said[i] != said[j])


def _empty(key: str, documents: list[DocumentEntry]) -> _Note:
    names = Counter(n for d in documents if (n := stated(d, "supplier_name")))
    name = max(sorted(names), key=lambda n: names[n]) if key and names else _NAMELESS
    return _Note(supplier=name, language=_spoken([d.language for d in documents]), papers={}, products={})


def _spoken(codes: list[str | None]) -> str:
    """Return the commonest of the languages that letters are written in, English where there is none."""
    known = Counter(c for c in codes if c in letters())
    return str(max(sorted(map(str, known)), key=lambda c: known[c], default=_FALLBACK))


def _asks(reason: ReasonEntry, document: DocumentEntry, item: AsinEntry, letter: Letter, case: Case) -> Iterator[str]:
    """Yield in the supplier's language what is asked because of a reason; nothing for what no supplier can mend."""
    key = _ASKS.get(reason.rule)
    if reason.rule == "document.format" and _file(document).endswith(".pdf"):
        return  # some complaints want pictures: a PDF is the supplier's file, the seller turns its pages into them
    if key == "buyer":
        yield from _buyer(reason, document, letter, case.account)
    elif key == "contact":
        if missing := _missing_contact(document, letter, case):
            yield letter.asks[key].format(parts=_listed(missing, letter.conjunction))
    elif key == "details":
        fields = ("supplier_address", "supplier_phone")
        if values := "; ".join(v for f in fields if (v := shown(stated(document, f), _LINE))):
            yield letter.asks[key].format(values=values)
    elif key:
        dated = document.fields.invoice_date
        printed = shown(dated.text, 40) if dated is not UNSET else ""
        key = "date_missing" if key == "date_unclear" and not printed else key
        key = _kind_asked(case) if key == "kind" else key
        yield letter.asks[key].format(line=_line(document, item), printed=printed)


def _kind_asked(case: Case) -> str:
    """Return which paper to ask for instead of one that does not count: the case says what counts."""
    counts = case.pack.evidence_kinds
    if "invoice" in counts:
        return "kind_letter" if "authorization" in counts else "kind"
    return f"kind_{_instead(case)}"


def _instead(case: Case) -> Kind | None:
    """Return the kind of paper that is asked for where no invoice counts."""
    counts = case.pack.evidence_kinds
    return next((kind for kind in _NO_INVOICES if kind in counts), None) if "invoice" not in counts else None


def _file(document: DocumentEntry) -> str:
    return (attachment_of(document.part) or document.path).casefold()


def _buyer(reason: ReasonEntry, document: DocumentEntry, letter: Letter, account: Account | None) -> Iterator[str]:
    """Yield what to correct of the buyer: of name and address the one that the reason's place shows, both where it shows neither."""
    wanted = (
        ("buyer_name", account.legal_name or account.trading_name if account else None),
        ("buyer_address", account.address if account else None),
    )
    for field, expected in wanted:
        printed = stated(document, field)
        if printed and _elsewhere(reason, document, field):
            continue
        if expected and printed.casefold() != expected.casefold():
            key = f"{field}_other" if printed else field
            yield letter.asks[key].format(printed=shown(printed, _LINE), expected=shown(expected, 2 * _LINE))


def _elsewhere(reason: ReasonEntry, document: DocumentEntry, field: str) -> bool:
    """Tell whether a reason's place is that of the other of the buyer's two fields."""
    places = {name: getattr(document.fields, name) for name in ("buyer_name", "buyer_address")}
    boxes = {name: None if found is UNSET else found.box for name, found in places.items()}
    return reason.box is not None and reason.box in boxes.values() and boxes[field] != reason.box


def _missing_contact(document: DocumentEntry, letter: Letter, case: Case) -> list[str]:
    """Return what the rule asks for and the paper does not show; fields parted by a bar stand for one another."""
    rule = next((r for r in case.pack.rules if r.id == "supplier.contact"), None)
    wanted = (rule.options.fields if rule else None) or _CONTACT
    lacking = [e.split("|") for e in wanted if not any(stated(document, f) for f in e.split("|"))]
    words = [[letter.parts[f] for f in fields if f in letter.parts] for fields in lacking]
    return [f" {letter.disjunction} ".join(w) for w in words if w]


def _line(document: DocumentEntry, item: AsinEntry) -> str:
    """Return how the paper names the item: its line's description, else the code as printed."""
    found: EvidenceEntry | None = next((e for e in item.evidence if e.document == document.id), None)
    for line in document.line_items:
        if found and line.page == found.page and line.box == found.box and line.description is not UNSET:
            return shown(line.description, _LINE)
    return shown(found.text if found else item.title or item.asin, _LINE)


def _text(note: _Note, letter: Letter, case: Case, entry: ReportEntry, t: Speaker) -> Iterator[str]:
    marketplace = shown(case.marketplace or "", 60) or letter.a_marketplace
    yield from (letter.subject, "")
    named = note.supplier not in {_NOBODY, _NAMELESS}
    yield letter.greeting.format(supplier=shown(note.supplier, _LINE)) if named else letter.greeting_unknown
    yield from ("", letter.opening.format(marketplace=marketplace[:1].upper() + marketplace[1:]))
    if note.papers:
        yield letter.corrected
    for number, paper in enumerate(sorted(note.papers.values(), key=lambda p: p.document.id), 1):
        yield from ("", f"{number}. {_called(paper.document, letter, t)}")
        if not stated(paper.document, "invoice_number"):
            yield f"   {letter.about.format(products='; '.join(_product(i, case) for i in paper.items.values()))}"
        yield from (f"   - {ask}" for ask in paper.asks)
    if note.products:
        kind = _instead(case)
        head, ask, closing = (
            letter.instead[kind] if kind else (letter.further, _window(letter, entry, t), letter.closing)
        )
        yield from ("", head, ask)
        yield from (f"   - {_product(i, case) if kind else _further(i, letter, case)}" for i in note.products.values())
        yield from (letter.sale, "", closing)
    yield from ("", letter.regards)
    if case.account and case.account.legal_name:
        yield shown(case.account.legal_name, _LINE)


def _called(document: DocumentEntry, letter: Letter, t: Speaker) -> str:
    number, date = shown(stated(document, "invoice_number"), 60), stated(document, "invoice_date")
    kind = letter.kinds[document.kind]
    sure = document.fields.invoice_date is not UNSET and not document.fields.invoice_date.alternatives
    if number and date and sure:
        return letter.paper_number_date.format(kind=kind, number=number, date=dated_in_words(date, t))
    if number:
        return letter.paper_number.format(kind=kind, number=number)
    file = t.tell(paper_named(PurePosixPath(document.path).name, document.part))
    return letter.paper_file.format(kind=kind, file=shown(file, _LINE))


def _window(letter: Letter, entry: ReportEntry, t: Speaker) -> str:
    window = entry.case.window
    if window.mode == "none" or not (window.start or window.end):
        return letter.further_any
    start, end = (dated_in_words(d or "", t) for d in (window.start, window.end))
    if start and end:
        return letter.further_window.format(start=start, end=end)
    return letter.further_from.format(start=start) if start else letter.further_until.format(end=end)


def _further(item: AsinEntry, letter: Letter, case: Case) -> str:
    told = _product(item, case)
    short = item.units_needed - item.units_proven if item.units_needed else 0
    return f"{told}: {letter.units.format(units=short)}" if short > 0 else told


def _product(item: AsinEntry, case: Case) -> str:
    """Return a product as a supplier knows it: its title, ASIN and barcodes."""
    listed = next((i for i in case.items if i.asin == item.asin), None)
    codes = [f"ASIN {shown(item.asin, 20)}"]
    codes += [f"EAN/UPC {shown(g, 20)}" for g in (listed.gtins[:2] if listed else ())]
    title = shown(item.title or "", _LINE)
    return f"{title} ({', '.join(codes)})" if title else ", ".join(codes)


def _listed(words: Iterable[str], last: str) -> str:
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end
