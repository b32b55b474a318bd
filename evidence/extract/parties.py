"""Supplier and buyer: names and addresses, told apart by evidence that adds up.

In: a paper. Out: Founds for supplier_name, supplier_address, buyer_name, buyer_address. Never: one name for both;
where the evidence does not part them, the weaker one is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.labels import hits_in, is_label
from evidence.extract.odds import confidence
from evidence.extract.paper import Piece, span_of_pieces
from evidence.extract.weights import buyers, suppliers
from evidence.model import Field, Found
from evidence.values.addresses import looks_like_address, postcode_of
from evidence.values.contacts import find_emails, find_phones, find_websites
from evidence.values.names import same_party

if TYPE_CHECKING:
    from evidence.extract.names import Named
    from evidence.extract.paper import Paper, Sheet

_SAME = 0.9
_MOST = 6  # candidates kept of each party
_LINES = 7
_ADDRESS = 0.25


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:  # noqa: ARG001 -- one shape for all finders
    """Return both parties' names and addresses, the likelier candidates first."""
    sold = suppliers(paper)
    bought = buyers(paper, sold[0] if sold else None)
    if sold and bought and same_party(sold[0].value, bought[0].value) >= _SAME:
        weaker = sold if sold[0].odds < bought[0].odds else bought
        weaker.pop(0)
    founds = [_name(paper, "supplier_name", n) for n in sold[:_MOST]]
    founds += [_name(paper, "buyer_name", n) for n in bought[:_MOST]]
    if sold:
        founds += _address(paper, "supplier_address", sold[0])
    if bought:
        founds += _address(paper, "buyer_address", bought[0])
    return tuple(founds)


def _name(paper: Paper, field: Field, named: Named) -> Found:
    return Found(
        field=field,
        value=named.value,
        text=named.value,
        span=named.span(paper),
        confidence=confidence(named.odds),
        finder=f"parties.{named.why}",
        origin=named.pieces[0].origin,
    )


def _address(paper: Paper, field: Field, named: Named) -> list[Found]:
    """Return the lines under a name that are its postal address."""
    sheet = paper.sheet(named.pieces[0].page)
    lines = _lines_under(sheet, named.pieces[-1])
    while lines and not (postcode_of(lines[-1].text) or looks_like_address(lines[-1].text) >= _ADDRESS):
        lines.pop()
    text = ", ".join(p.text.strip(" ,;") for p in lines)
    score = looks_like_address("\n".join(p.text for p in lines)) if lines else 0.0
    if score < _ADDRESS * 2:
        return []
    return [
        Found(
            field=field,
            value=text,
            text=text,
            span=span_of_pieces(paper, lines),
            confidence=round(min(0.95, 0.35 + 0.6 * score) * min(1.0, confidence(named.odds) + 0.2), 3),
            finder="parties.address",
            origin=lines[0].origin,
        )
    ]


def _lines_under(sheet: Sheet, name: Piece) -> list[Piece]:
    lines: list[Piece] = []
    above = name
    for row in sheet.lines[name.line + 1 : name.line + 1 + _LINES * 2]:
        piece = next((p for p in row if _aligned(above, p) or _aligned(name, p)), None)
        if piece is None:
            continue
        if piece.box.top - above.box.bottom > max(above.size, piece.size) * 1.6 or len(lines) >= _LINES:
            break
        if _is_other(piece):
            if lines or not piece.text.startswith("("):
                break
            above = piece
            continue
        lines.append(piece)
        above = piece
    return lines


def _aligned(upper: Piece, lower: Piece) -> bool:
    slack = max(upper.size, lower.size)
    return (
        abs(upper.box.left - lower.box.left) < slack or abs(upper.box.center[0] - lower.box.center[0]) < slack
    ) and not lower.turn


def _is_other(piece: Piece) -> bool:
    """Tell whether a line under a name is no address any more: a label, a contact, a registration number."""
    text = piece.text
    if is_label(piece) or find_emails(text) or find_websites(text) or text.startswith("("):
        return True
    roles = (
        "phone",
        "fax",
        "mobile",
        "vat",
        "company_number",
        "email",
        "website",
        "bank",
        "tax_number",
        "invoice_number",
        "invoice_date",
    )
    if any(h.is_any(*roles) and h.heads for h in hits_in(piece)):
        return True
    return bool(find_phones(text)) and looks_like_address(text) < _ADDRESS
