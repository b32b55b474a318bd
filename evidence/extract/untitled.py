"""A paper without a title whose labels name an invoice in one word: "Rechnungsnummer" and "Rechnungsdatum".

In: a paper without any sign of a kind. Out: the label of its number. Never: a paper on which anything stands that may be a
title of no list ("ENTWURF"): every line over the goods, and every large one, must be told by what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits, hits_in, is_label, places
from evidence.extract.party.names import is_no_name
from evidence.values.addresses import is_country, looks_like_address, postcode_of
from evidence.values.contacts import domain_names, find_emails, find_phones, find_websites
from evidence.values.languages import languages
from evidence.values.names import domain_odds, looks_like_company, split_legal_form
from evidence.values.text import label_key

if TYPE_CHECKING:
    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece

_STEM = 6  # letters of the word for an invoice
_LETTERS, _FEW = 4, 4  # a title has so many letters, and hardly more words
_LARGE = 1.2
_ADDRESS, _COMPANY = 0.3, 0.5


def invoice_label(paper: Paper) -> Hit | None:
    """Return the label of an untitled invoice's number; None where its date has no such label or a line is not explained."""
    number = next((h for h in hits(paper, "invoice_number") if _names_invoice(paper, h)), None)
    dated = any(_names_invoice(paper, h) for h in hits(paper, "invoice_date"))
    if number is None or not dated or not paper.items:
        return None
    top = min((i.span.box.top for i in paper.items if i.span.page == paper.sheets[0].page.number), default=0.0)
    domains = domain_names(p.text for p in paper.pieces)
    return number if all(_is_explained(paper, p, top, domains) for p in paper.pieces) else None


def _names_invoice(paper: Paper, hit: Hit) -> bool:
    """Tell whether a label is one word that begins with the word for an invoice, and has a value with digits."""
    text = hit.piece.text[hit.start : hit.end]
    spoken = languages().get(paper.language or "")
    stems = (
        [label_key(t) for t in spoken.kinds.get("invoice", ()) if len(t) >= _STEM and " " not in t] if spoken else []
    )
    key = label_key(text)
    worded = hit.exact and hit.heads and " " not in text.strip() and any(key.startswith(s) and key != s for s in stems)
    value = next(iter(places(paper, hit, rows=1)), None) if worded else None
    return value is not None and any(map(str.isdigit, value.text))


def _is_explained(paper: Paper, piece: Piece, top: float, domains: tuple[str, ...]) -> bool:
    """Tell whether a line is a label or its value, an address, a contact, a company, a part of a table, or text."""
    text = piece.text.strip()
    if sum(map(str.isalpha, text)) < _LETTERS:
        return True
    sheet = paper.sheet(piece.page)
    large = piece.turn != 0 or piece.size > sheet.size * _LARGE
    if not large and (piece.box.center[1] > top or piece.page != paper.sheets[0].page.number):
        return True
    named = split_legal_form(text)[1] or looks_like_company(text) >= _COMPANY or domain_odds(text, domains) > 0
    if named or large or text.isupper():
        return bool(named) and not piece.turn
    return _is_told(paper, piece) or len(text.split()) > _FEW


def _is_told(paper: Paper, piece: Piece) -> bool:
    """Tell whether a plain line is a contact, an address, a label, its value, a department, or one of several words in a party's part."""
    text = piece.text
    if find_emails(text) or find_websites(text) or find_phones(text) or looks_like_address(text) >= _ADDRESS:
        return True
    if is_no_name(text) or is_country(text) or any(h.heads for h in hits_in(piece)[:1]) or _over_place(paper, piece):
        return True
    row = paper.sheet(piece.page).lines[piece.line]
    at = row.index(piece)
    return at > 0 and is_label(row[at - 1])


def _over_place(paper: Paper, piece: Piece) -> bool:
    """Tell whether several words stand in a party's part over its place: a name, a street."""
    section = paper.section_of(piece)
    below = section.pieces if section is not None and " " in piece.text.strip() else ()
    return any(p.box.top > piece.box.top and postcode_of(p.text) for p in below)
