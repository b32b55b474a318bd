"""Supplier and buyer: names and addresses, told apart by evidence that adds up.

In: a paper. Out: Founds for supplier_name, supplier_address, buyer_name, buyer_address. Never: one name for both;
where the evidence does not part them, the weaker one is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.odds import confidence
from evidence.extract.page.labels import hits_in, is_label
from evidence.extract.page.paper import Piece, span, span_of_pieces
from evidence.extract.page.rolls import is_roll, is_till
from evidence.extract.page.territory import section_of
from evidence.extract.party.bought import buyers
from evidence.extract.party.weights import suppliers
from evidence.model import Field, Found
from evidence.values.addresses import country_of, looks_like_address, postcode_of
from evidence.values.contacts import find_emails, find_phones, find_websites
from evidence.values.names import same_party

if TYPE_CHECKING:
    from evidence.extract.page.paper import Paper, Sheet
    from evidence.extract.party.names import Named
    from evidence.model import Span

_SAME = 0.9
_LEAST = -1.4  # odds under which a name is noise
_MOST = 6  # candidates kept of each party
_LINES = 7
_BEGIN = 14  # so much of a name tells that it is the same
_MARKS = re.compile(r"\s[-\u2013\u2014|\u00b7\u2022*/]\s|[|\u00b7\u2022\u25cf]|,\s")
_ADDRESS = 0.25
_BAND, _NEXT_LINE = 5.0, 1.6  # heights of a line between a name and its address, and between two lines of it
_MOST_REGISTERED = 3  # lines of registrations between a name and its address
_CALLED = re.compile(r"^[^\W\d_]{3,12}:\s+(?=\S)")  # "Street: ", "Town: "
# A number alone, or a word and its number: "002062543-P", "Site: 1046".
_NUMBER_LINE = re.compile(r"(?:[^\W\d_]{2,12}\.?\s*:\s*)?(?=[\w./-]*\d{3})[\w./-]+")


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:
    """Return both parties' names and addresses, the likelier candidates first."""
    kinds = [f for f in known if f.field == "kind"]
    till = bool(kinds) and max(kinds, key=lambda f: f.confidence).value == "receipt"
    till = till or (
        bool(paper.sheets) and is_roll(paper.sheets[0].page) and is_till(paper)
    )  # headed "Tax invoice", too
    sold = suppliers(paper, _LEAST, till=till)
    bought = buyers(paper, sold[0] if sold else None, _LEAST)
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
        text=named.pieces[0].text[named.start : named.end] if len(named.pieces) == 1 else named.value,
        span=named.span(paper),
        confidence=confidence(named.odds),
        finder=f"parties.{named.why}",
        origin=named.pieces[0].origin,
    )


def _address(paper: Paper, field: Field, named: Named) -> list[Found]:
    """Return the lines under a name that are its postal address, at the best of the places where the name stands."""
    best: tuple[float, list[Piece]] = (0.0, [])
    for piece in (named.pieces[-1], *_again(paper, field, named)):
        lines = _postal(paper, field, piece)
        score = looks_like_address("\n".join(p.text for p in lines)) if lines else 0.0
        if score > best[0]:
            best = (score, lines)
    score, lines = best[0], [p for p in best[1] if any(map(str.isalnum, p.text))]  # a point torn off the name above
    if not _is_address(lines) and (beside := _beside_name(paper, field, named)):
        return beside
    if not _is_address(lines):
        lines = _flush_right(paper, named.pieces[-1]) if field == "supplier_address" else []
        score = looks_like_address("\n".join(p.text for p in lines)) if _is_address(lines) else 0.0
        if not score:
            return []
    text = ", ".join((p.text if _is_for(p) else _CALLED.sub("", p.text)).strip(" ,;") for p in lines)
    sure = min(0.95, 0.35 + 0.6 * score) * min(1.0, confidence(named.odds) + 0.2)
    return [_addressed(paper, field, text, span_of_pieces(paper, lines), sure)]


def _is_for(piece: Piece) -> bool:
    """Tell whether a line names whom a letter is for: "Attn: Accounts Payable"."""
    return any(h.heads and h.is_any("attention") for h in hits_in(piece)[:1])


def _addressed(paper: Paper, field: Field, text: str, place: Span, sure: float) -> Found:
    word = paper.sheet(place.page).page.words[place.words[0]]
    return Found(
        field=field,
        value=text,
        text=text,
        span=place,
        confidence=round(sure, 3),
        finder="parties.address",
        origin=word.origin,
    )


def _again(paper: Paper, field: Field, named: Named) -> list[Piece]:
    """Return other pieces that begin with the same name, outside the other party's part of the page."""
    found = []
    for piece in paper.pieces:
        if piece is named.pieces[-1] or not piece.text.startswith(named.value[:_BEGIN]):
            continue
        section = section_of(paper, piece)
        if section is None or section.party == field.partition("_")[0]:
            found.append(piece)
    return found


def _postal(paper: Paper, field: Field, name: Piece) -> list[Piece]:
    """Return the lines of the address under a name, without what follows it, never the other party's."""
    lines = []
    for piece in _lines_under(paper.sheet(name.page), name):
        section = section_of(paper, piece)
        if section is not None and section.party != field.partition("_")[0] and field == "supplier_address":
            break
        lines.append(piece)
    while lines and not _ends_address(lines[-1].text):
        lines.pop()
    return lines


def _flush_right(paper: Paper, name: Piece) -> list[Piece]:
    """Return the lines of an address set flush right some way below a name, as under a band across the head of a page."""
    lines: list[Piece] = []
    above = name
    for row in paper.sheet(name.page).lines[name.line + 1 : name.line + 1 + _LINES * 2]:
        piece = next((p for p in row if abs(p.box.right - name.box.right) < p.size / 2 and not p.turn), None)
        if piece is None:
            continue
        if piece.box.top - above.box.bottom > (_BAND if above is name else _NEXT_LINE) * above.size or _is_other(piece):
            break
        lines.append(piece)
        above = piece
    while lines and not _ends_address(lines[-1].text):
        lines.pop()
    return lines if any(abs(p.box.left - name.box.left) > name.size for p in lines) else []


def _is_address(lines: list[Piece]) -> bool:
    """Tell whether lines are a whole address: several that end with a postcode and a place are, in whatever words."""
    whole = len(lines) > 1 and postcode_of(lines[-1].text) is not None
    return whole or looks_like_address("\n".join(p.text for p in lines)) >= _ADDRESS * 2


def _ends_address(text: str) -> bool:
    return bool(postcode_of(text)) or looks_like_address(text) >= _ADDRESS or country_of(text) is not None


def _beside_name(paper: Paper, field: Field, named: Named) -> list[Found]:
    """Return the rest of the line that a name begins, where that is an address: sender lines, footers."""
    for piece in (named.pieces[0], *_again(paper, field, named)):
        row = paper.sheet(piece.page).lines[piece.line]
        at = row.index(piece)
        start = piece.text.find(named.value) + len(named.value)
        parts = [p for p in _MARKS.split(piece.text[start:]) if p.strip()]
        rest = _until_contact(parts)
        score = looks_like_address(rest) if postcode_of(rest) else 0.0
        if score >= _ADDRESS * 2:
            end = piece.text.find(rest[-4:], start) + 4
            return [
                _addressed(paper, field, rest, span(paper, piece, start + 1, max(end, start + 2)), 0.5 * score + 0.3)
            ]
        pieces = [p for p in row[at + 1 :] if any(map(str.isalnum, p.text))]
        rest = _until_contact([p.text for p in pieces])
        if postcode_of(rest) and looks_like_address(rest) >= _ADDRESS * 2:
            kept = [p for p in pieces if p.text.strip() in rest]
            return [_addressed(paper, field, rest, span_of_pieces(paper, kept), 0.6)]
    return []


def _until_contact(parts: list[str]) -> str:
    """Return the parts of a line joined, up to a telephone number, an e-mail address or a website."""
    kept: list[str] = []
    for part in parts:
        plain = part.strip(" ,;")
        if (
            find_emails(plain)
            or find_websites(plain)
            or (find_phones(plain) and not postcode_of(plain))
            or ":" in plain
        ):
            break
        kept.append(plain)
    return ", ".join(kept)


def _lines_under(sheet: Sheet, name: Piece) -> list[Piece]:
    lines: list[Piece] = []
    above, skipped = name, 0
    for row in sheet.lines[name.line + 1 : name.line + 1 + _LINES * 2]:
        piece = next((p for p in row if _aligned(above, p) or _aligned(name, p)), None)
        if piece is None:
            continue
        if piece.box.top - above.box.bottom > max(above.size, piece.size) * 1.6 or len(lines) >= _LINES:
            break
        registered = _is_registration(piece) and not _is_address(lines)
        if registered or _is_other(piece):
            skipped += 1
            if not registered or skipped > _MOST_REGISTERED:
                break
            lines.clear()  # another of its names
            above = piece
            continue
        lines.append(piece)
        above = piece
    return lines


def _aligned(upper: Piece, lower: Piece) -> bool:
    slack = max(upper.size, lower.size)
    edges = (
        abs(upper.box.left - lower.box.left),
        abs(upper.box.center[0] - lower.box.center[0]),
        abs(upper.box.right - lower.box.right),
    )
    return min(edges) < slack and not lower.turn


def _is_registration(piece: Piece) -> bool:
    """Tell whether a line right under a name tells a register's or tax office's number: the address may follow it."""
    if piece.text.startswith("(") or _NUMBER_LINE.fullmatch(piece.text):
        return True
    found = hits_in(piece)[:1]
    return any(h.heads and h.is_any("company_number", "vat", "tax_number") for h in found) and not postcode_of(
        piece.text
    )


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
