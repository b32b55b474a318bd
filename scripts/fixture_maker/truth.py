"""What a drawn paper truly says, from the generator's own marks.

In: a paper, its marks, a worn copy. Out: plain data for `truth.json`. Never: what a reader of the file found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.fixture_maker.canvas import Mark, Quad
    from scripts.fixture_maker.paper import Paper

Words = list[tuple[int, str, str, list[float]]]


class Truth(TypedDict):
    """One document's truth; `words` by file: page, tag, text, box in points as the contract counts them."""

    language: str
    kind: str
    about: str
    fields: dict[str, str]
    line_items: list[dict[str, str | int | None]]
    distractors: list[str]
    words: dict[str, Words]


def fields(paper: Paper, marks: list[Mark]) -> dict[str, str]:
    """Return the values that are printed, as the contract writes them."""
    known = {
        "supplier_name": paper.supplier.name,
        "supplier_phone": paper.supplier.phone,
        "supplier_email": paper.supplier.email,
        "supplier_website": paper.supplier.web,
        "supplier_vat": paper.supplier.vat,
        "supplier_address": ", ".join(paper.supplier.address),
        "buyer_name": paper.buyer.name if paper.buyer else "",
        "buyer_address": ", ".join(paper.buyer.address) if paper.buyer else "",
        "invoice_number": paper.number,
        "invoice_date": paper.date,
        "order_number": paper.order,
        "total": f"{paper.total:.2f}" if paper.priced else "",
        "currency": paper.currency if paper.priced else "",
    }
    printed = {mark.tag for mark in marks} | ({"currency"} if paper.priced else set())
    return {key: value for key, value in known.items() if value and key in printed}


def items(paper: Paper, marks: list[Mark]) -> list[dict[str, str | int | None]]:
    """Return the line items with what is printed of each."""
    out: list[dict[str, str | int | None]] = []
    for index, line in enumerate(paper.lines):
        seen = "".join(mark.text for mark in marks if mark.tag == f"item:{index}")
        codes = {"gtin": line.ean, "sku": line.sku, "mpn": line.mpn, "asin": line.asin or line.note}
        shown = {key: code for key, code in codes.items() if code and code in seen}
        price = None if paper.hidden or not line.price else line.price
        amount = f"{line.amount:.2f}" if price else None
        out.append({"description": line.text, "quantity": line.qty or None, "price": price, "amount": amount, **shown})
    return out


def words(marks: list[Mark], place: Callable[[int, Quad], Quad] | None = None) -> Words:
    """Return every tagged word with its box, moved by `place` where the file shows it elsewhere."""
    out: Words = []
    for mark in marks:
        box = place(mark.page, mark.box) if place else mark.box
        out.append((mark.page, mark.tag, mark.text, [round(side, 1) for side in box]))
    return out
