"""Blocks that layouts share: who a party is, sums, remarks. Each still differs by ink and place.

In: a paper. Out: rows of (text, tag), "label|value" where only the value is tagged. Never: a layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.fixture_maker.canvas import BLACK, Canvas, Ink

if TYPE_CHECKING:
    from scripts.fixture_maker.paper import Paper, Party

Tagged = list[tuple[str, str]]


def address(party: Party, who: str = "supplier") -> Tagged:
    """Return the address lines."""
    return [(row, f"{who}_address") for row in party.address]


def contact(paper: Paper, *, labels: bool = True, parts: str = "phone email web vat") -> Tagged:
    """Return the supplier's phone, e-mail, website and VAT id, those that it has, in the order of `parts`."""
    who = paper.supplier
    values = {"phone": who.phone, "email": who.email, "web": who.web, "vat": who.vat}
    names = {"phone": "phone", "email": "email", "web": "web", "vat": "vatid"}
    tags = {"phone": "supplier_phone", "email": "supplier_email", "web": "supplier_website", "vat": "supplier_vat"}
    said = [(k, f"{paper.word(names[k])}|" if labels or k == "vat" else "") for k in parts.split() if values[k]]
    return [(f"{label}{values[k]}", tags[k]) for k, label in said]


def buyer(paper: Paper) -> Tagged:
    """Return the buyer's name and address lines."""
    if not paper.buyer:
        return []
    vat = [(f"{paper.word('vatid')}|{paper.buyer.vat}", "buyer_vat")] if paper.buyer.vat else []
    return [(paper.buyer.name, "buyer_name"), *address(paper.buyer, "buyer"), *vat]


def ship(paper: Paper) -> Tagged:
    """Return where the goods went, where that is printed."""
    return [(paper.ship.name, "ship"), *[(row, "ship") for row in paper.ship.address]] if paper.ship else []


def facts(paper: Paper, order: str = "number date customer order delivered due") -> list[tuple[str, str, str]]:
    """Return (label, value, tag) of numbers and dates that the paper has."""
    values = {
        "number": ("number", paper.number, "invoice_number"),
        "date": ("date", paper.dated, "invoice_date"),
        "customer": ("customer", paper.customer, "customer"),
        "order": ("ordered", paper.order, "order_number"),
        "delivered": ("delivered", paper.delivered, "delivered"),
        "due": ("due", paper.due, "due"),
    }
    picked = (values[key] for key in order.split())
    return [(paper.word(key), value, tag) for key, value, tag in picked if value]


def sums(
    canvas: Canvas, paper: Paper, at: tuple[float, float, float], ink: Ink, bold: Ink, *, ruled: bool = True
) -> float:
    """Print subtotal, tax and total between a left and a right edge, from a baseline down; return the next baseline."""
    left, right, y = at
    if not any(line.price for line in paper.lines):
        return y
    rows = [
        (paper.word("subtotal"), paper.money(paper.net), "", ink),
        (f"{paper.word('tax')} {paper.rate} %", paper.money(paper.tax), "", ink),
        (paper.word("total"), paper.due_amount(), "total", bold),
    ]
    for label, value, tag, look in rows:
        if tag and ruled:
            canvas.line(left, y - look.size - 1, right, y - look.size - 1)
        canvas.text(left, y, label, look.but(align="l"))
        if paper.hidden:
            canvas.box((right - 66, y - look.size, right, y + 3), fill=BLACK)
        else:
            canvas.text(right, y, value, look.but(align="r"), tag)
        y += look.size * 1.6
    return y


def remarks(canvas: Canvas, paper: Paper, at: tuple[float, float], width: float, ink: Ink) -> float:
    """Print remarks and terms of payment, wrapped; return the next baseline."""
    x, y = at
    pay = (paper.word("pay"),) if paper.kind in {"invoice", "credit_note"} else ()
    for text in (*paper.remarks, *pay):
        y = canvas.column(x, y, ink.wrap(text, width), ink) + 3
    return y
