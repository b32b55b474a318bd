"""Words of the report's tables: verdicts, states, fields, kinds of papers, who said what.

In: nothing, or who said something. Out: English texts, to be said in any language; the headline and the window, said. Never: a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.model import attachment_of
from evidence.report.plain import shown
from evidence.texts import Day, Joined, message, part_named

if TYPE_CHECKING:
    from evidence.model import Kind, MatchedBy, State, VerdictName
    from evidence.report.marks import Role
    from evidence.report.shapes import DocumentEntry, ReportEntry
    from evidence.texts import Pairs, Speaker, Text, Texts

WORDS: Texts[VerdictName] = {
    "covered": "Proven",
    "review": "To review",
    "insufficient": "Not enough",
    "missing": "Missing",
}
COUNTED: Pairs = (
    ("{count} proven", "{count} proven"),
    ("{count} to review", "{count} to review"),
    ("{count} not enough", "{count} not enough"),
    ("{count} missing", "{count} missing"),
)
SIGNS: dict[State, str] = {"accepted": "✓", "open": "?", "rejected": "✕"}
STATES: Texts[State] = {"accepted": "accepted", "open": "to be checked", "rejected": "not accepted"}
BY: Texts[MatchedBy] = {
    "asin": "ASIN",
    "gtin": "EAN/UPC",
    "sku": "SKU",
    "mpn": "model number",
    "title": "title",
    "brand": "brand",
}
FIELD_NAMES: Texts[str] = {
    "supplier_name": "supplier: name",
    "supplier_address": "supplier: address",
    "supplier_phone": "supplier: phone",
    "supplier_email": "supplier: e-mail",
    "supplier_website": "supplier: website",
    "supplier_vat": "supplier: VAT number",
    "buyer_name": "buyer: name",
    "buyer_address": "buyer: address",
    "buyer_vat": "buyer: VAT number",
    "invoice_number": "document number",
    "invoice_date": "issue date",
    "order_number": "order number",
    "order_date": "order date",
    "delivery_date": "delivery date",
    "due_date": "due date",
    "currency": "currency",
    "total": "total",
}
KINDS: Texts[Kind] = {
    "invoice": "invoice",
    "receipt": "receipt",
    "credit_note": "credit note",
    "proforma": "pro-forma invoice",
    "quote": "quote",
    "order": "order",
    "delivery_note": "delivery note",
    "packing_slip": "packing slip",
    "statement": "account statement",
    "authorization": "letter of authorization",
    "terms": "terms of sale",
    "test_report": "test report or certificate",
    "identity": "identity paper",
    "other": "paper of unknown kind",
}
CASES: Texts[str] = {
    "inauthentic": "authenticity complaint",
    "may_be_inauthentic": "items that may be inauthentic",
    "used_sold_as_new": "used sold as new",
    "new_supplier": "invoices of a new supplier",
    "supply_chain": "supply chain",
    "ungating": "application to sell",
    "ip_trademark": "trademark complaint",
    "ip_counterfeit": "counterfeit complaint",
    "ip_copyright": "copyright complaint",
    "ip_patent": "patent complaint",
    "ip_design": "design complaint",
    "compliance_documents": "product safety papers",
    "appeal_refused": "refused appeal",
    "listing_removed": "removed listing",
    "account_review": "account review",
}
_READERS: Texts[str] = {"text layer": "text layer", "e-invoice xml": "e-invoice XML"}
VOICES: Texts[str] = {"command line": "the command line", "notice": "the notice", "default": "default"}
_PACK = re.compile(r"pack (\S+)")
_CASE_TYPE = re.compile(r"case type (\S+) \((.+)\)")
MEANINGS: Texts[Role] = {
    "item": "Flagged item",
    "quantity": "Quantity",
    "date": "Issue date",
    "number": "Document number",
    "supplier": "Supplier",
    "buyer": "Buyer",
}
SHEETS: Texts[str] = {
    "Coverage": "Coverage",
    "Lines": "Lines",
    "Reasons": "Reasons",
    "Papers": "Papers",
    "Goods": "Goods",
}


def voice(source: str) -> Text:
    """Return who said something: a known voice in words, a file as it is."""
    if source in VOICES:
        return message(VOICES[source])
    if pack := _PACK.fullmatch(source):
        return message("rule pack {name}", name=shown(pack[1], 60))
    if kind := _CASE_TYPE.fullmatch(source):
        return message("case type {name}, said by {source}", name=case_named(kind[1]), source=voice(kind[2]))
    return shown(source, 120)


def case_named(case_type: str) -> Text:
    """Return what a case is about in words; a type of a pack of one's own as it is."""
    return message(CASES[case_type]) if case_type in CASES else shown(case_type, 60)


def readers(read_by: str) -> Text:
    """Return who read a paper: what a person knows in words, a program by its own name."""
    return Joined(tuple(message(_READERS[r]) if r in _READERS else r for r in read_by.split(", ")), ", ")


def paper_named(path: str, part: str | None) -> Text:
    """Return a paper's file and its part, the pages in the reader's words, as one name."""
    return Joined((shown(path, 120), part_named(shown(part, 120))), ", ") if part else shown(path, 120)


def file_named(document: DocumentEntry) -> str:
    """Return the file of a paper, and the attachment in it, where its pages are told beside it."""
    path = document.path.removeprefix("documents/")
    attachment = attachment_of(document.part)
    return f"{path} ({attachment})" if attachment else path


def headline(entry: ReportEntry, t: Speaker) -> str:
    """Return the answer in one line."""
    total, proven = len(entry.asins), entry.summary.covered
    left = t("{count} to fix", count=total - proven) if total > proven else t("nothing left to fix")
    told = t.many(
        "{proven} of {count} flagged ASIN proven", "{proven} of {count} flagged ASINs proven", total, proven=proven
    )
    return t("{first}; {second}", first=told, second=left)


def window_words(entry: ReportEntry, t: Speaker) -> str:
    """Return the window in words."""
    window = entry.case.window
    if window.mode == "none":
        return t("any day")
    if window.start and window.end:
        both = t("{start} to {end}, both included", start=Day(window.start), end=Day(window.end))
        return f"{both}, {t.many('one day', '{count} days', window.days)}" if window.days is not None else both
    return t("from {start}", start=Day(window.start)) if window.start else t("up to {end}", end=Day(window.end or ""))
