"""What is marked on which page, in which colour and with which words.

In: a Report. Out: marks by file. Never: a mark on identity papers, a mark where nothing was found.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.model import Box, Quad, attachment_of
from evidence.report.contract import paged, proof_span
from evidence.report.plain import shown
from evidence.texts import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.model import Field, Found, MatchedBy, Proof, Record, Report, Span, State, Verdict
    from evidence.texts import Sentence, Speaker, Texts

Role = Literal["item", "quantity", "date", "number", "supplier", "buyer", "clause"]
Outline = Literal["solid", "dashed", "dotted", "under", "under dashed", "under dotted", "bar"]
_UNMARKED = ("identity",)
_NEED_PROOF = ("identity", "other")
_AIR, _MOST_AIR = 0.13, 1.5  # around what was recognised: of its height, points
_BY: Texts[MatchedBy] = {
    "asin": "its ASIN",
    "gtin": "its EAN/UPC",
    "sku": "its SKU",
    "mpn": "its model number",
    "title": "its title",
    "brand": "its brand",
}
_STATES: Texts[State] = {"accepted": "", "open": "To be checked by a person.", "rejected": "Not accepted as proof."}
_FIELDS: dict[Field, Role] = {
    "supplier_name": "supplier",
    "supplier_address": "supplier",
    "supplier_phone": "supplier",
    "supplier_email": "supplier",
    "supplier_website": "supplier",
    "supplier_vat": "supplier",
    "buyer_name": "buyer",
    "buyer_address": "buyer",
    "invoice_number": "number",
    "invoice_date": "date",
}
_TITLES: Texts[Field] = {
    "supplier_name": "Supplier: name",
    "supplier_address": "Supplier: address",
    "supplier_phone": "Supplier: phone",
    "supplier_email": "Supplier: e-mail",
    "supplier_website": "Supplier: website",
    "supplier_vat": "Supplier: VAT number",
    "buyer_name": "Buyer: name",
    "buyer_address": "Buyer: address",
    "invoice_number": "Document number",
    "invoice_date": "Issue date",
}
_TOPICS: Texts[str] = {
    "returns": "Clause on returns",
    "warranty": "Clause on warranty",
    "authenticity": "Clause on authenticity",
    "resale": "Clause on resale",
}
_CLAUSE: Sentence = "Clause"
_SURE_CLAUSE = 0.8


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """A light colour to fill, a dark one to draw with, and an outline that tells the roles apart in black and white."""

    color: tuple[float, float, float]
    pen: tuple[float, float, float]
    outline: Outline
    title: str


STYLES: dict[Role, Style] = {
    "item": Style(color=(1.0, 0.88, 0.3), pen=(0.84, 0.37, 0.0), outline="solid", title="Flagged item"),
    "quantity": Style(color=(1.0, 0.75, 0.5), pen=(0.72, 0.45, 0.0), outline="dotted", title="Quantity"),
    "date": Style(color=(0.68, 0.92, 0.64), pen=(0.0, 0.5, 0.36), outline="dashed", title="Issue date"),
    "number": Style(color=(0.62, 0.92, 0.92), pen=(0.0, 0.5, 0.56), outline="under dotted", title="Document number"),
    "supplier": Style(color=(0.68, 0.84, 1.0), pen=(0.0, 0.45, 0.7), outline="under", title="Supplier"),
    "buyer": Style(color=(0.88, 0.78, 1.0), pen=(0.52, 0.28, 0.68), outline="under dashed", title="Buyer"),
    "clause": Style(color=(1.0, 0.78, 0.84), pen=(0.72, 0.1, 0.38), outline="bar", title="Clause"),
}


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One highlight: its page, its pieces in a reader's coordinates, what it means and what the pop-up says."""

    page: int
    role: Role
    box: Box
    quads: tuple[Quad, ...]
    text: str


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be marked: any document id of it, all of them, and the marks in the order of the pages."""

    path: str
    attachment: str | None
    sha256: str
    documents: tuple[str, ...]
    marks: tuple[Mark, ...]


def papers(report: Report) -> tuple[Paper, ...]:
    """Return the files that carry marks, in the order of the records."""
    files: dict[tuple[str, str | None, str], list[Record]] = {}
    for record in report.records:
        if paged(record.path, record.part):
            files.setdefault((record.path, attachment_of(record.part), record.sha256), []).append(record)
    proofs: dict[str, list[tuple[Verdict, Proof]]] = {}
    for verdict in report.verdicts:
        for proof in verdict.proofs:
            proofs.setdefault(proof.match.document, []).append((verdict, proof))
    t = speaker(report.case.spoken)
    made = (
        Paper(
            path=path,
            attachment=part,
            sha256=sha256,
            documents=tuple(r.document for r in records),
            marks=_merged(m for r in records for m in _record_marks(r, proofs.get(r.document, ()), t)),
        )
        for (path, part, sha256), records in files.items()
    )
    return tuple(p for p in made if p.marks)


def _record_marks(record: Record, proofs: Sequence[tuple[Verdict, Proof]], t: Speaker) -> Iterator[Mark]:
    if record.kind in _UNMARKED or (record.kind in _NEED_PROOF and not proofs):
        return
    for verdict, proof in proofs:
        yield from _proof_marks(verdict, proof, t)
    for field, role in _FIELDS.items():
        found = record.best(field)
        if found:
            yield from _mark(found, role, f"{t(_TITLES[field])}: {shown(found.text, 120)}")
    for clause in record.all("clause"):
        if clause.confidence >= _SURE_CLAUSE:
            told = t(_TOPICS.get(clause.value, _CLAUSE))
            yield from _mark(clause, "clause", f"{told}: {shown(clause.text, 200)}")


def _proof_marks(verdict: Verdict, proof: Proof, t: Speaker) -> Iterator[Mark]:
    match, asin = proof.match, verdict.item.asin
    how = t(_BY[match.matched_by])
    told = t("Flagged item {asin}, found by {how} {text}.", asin=asin, how=how, text=shown(match.found.text, 80))
    state = f" {t(_STATES[proof.state])}" if _STATES[proof.state] else ""
    rules = [f"{f.rule}: {shown(f.message, 200)}" for f in verdict.findings if f.document == match.document]
    yield from _mark(match.found, "item", "\n".join([told + state, *rules]), proof_span(proof))
    quantity: Found | None = match.item.best("quantity") if match.item else None
    if quantity:
        yield from _mark(
            quantity, "quantity", t("Quantity of {asin}: {text}", asin=asin, text=shown(quantity.text, 40))
        )


def _mark(found: Found, role: Role, text: str, where: Span | None = None) -> Iterator[Mark]:
    """Mark a value, or what stands around it. What was recognised has boxes as high as its ink: a frame needs air."""
    span = where or found.span
    if span and span.page > 0 and span.box.area > 0:
        quads = span.quads or (_level(span.box),)
        air = tuple(map(_aired, quads)) if found.origin == "ocr" else quads
        yield Mark(page=span.page, role=role, box=span.box, quads=air, text=text)


def _aired(quad: Quad) -> Quad:
    """Return a quad a little higher, upwards and downwards along its sides."""
    side = (quad.x3 - quad.x0, quad.y3 - quad.y0)
    length = math.hypot(*side)
    share = min(_AIR, _MOST_AIR / length) if length else 0.0
    x, y = side[0] * share, side[1] * share
    return Quad(quad.x0 - x, quad.y0 - y, quad.x1 - x, quad.y1 - y, quad.x2 + x, quad.y2 + y, quad.x3 + x, quad.y3 + y)


def _level(box: Box) -> Quad:
    return Quad(box.left, box.top, box.right, box.top, box.right, box.bottom, box.left, box.bottom)


def _merged(marks: Iterator[Mark]) -> tuple[Mark, ...]:
    """Return marks in page order; what stands on one place with one meaning becomes one mark with all the words."""
    places: dict[tuple[int, Role, Box], Mark] = {}
    for mark in marks:
        key = (mark.page, mark.role, mark.box)
        known = places.get(key)
        if known is None:
            places[key] = mark
        elif mark.text not in known.text.split("\n\n"):
            places[key] = msgspec.structs.replace(known, text=f"{known.text}\n\n{mark.text}")
    order = tuple(STYLES)
    return tuple(sorted(places.values(), key=lambda m: (m.page, order.index(m.role), m.box)))
