"""Words that head a party elsewhere and do not here: routes, contacts, cashiers, payment slips.

In: a label. Out: whether it heads nothing, or another party. Never: a section.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.page.labels import Hit, hits_in, is_label
from evidence.extract.page.rolls import is_roll
from evidence.values.languages import languages
from evidence.values.names import split_legal_form
from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from evidence.extract.page.paper import Piece, Sheet

PARTIES = ("third", "ship_to", "buyer", "supplier")
SHORT = 4  # "to", "from", "an": party labels only alone or before a colon
_LOWER = 0.5
_FORMULA = 4  # blanks in the words of the law for an agent's invoice: "im Namen und f\u00fcr Rechnung der"
_DIGIT = re.compile(r"\d")


def in_name_of(piece: Piece) -> Hit | None:
    """Return the heading that an agent's sentence ends in, over or before whom it invoices for: "... au nom et pour le compte de :"."""
    last = next((h for h in reversed(hits_in(piece)) if h.is_any("supplier")), None)
    if last is None or last.heads or last.piece.text.count(" ", last.start, last.end) < _FORMULA:
        return None
    rest = piece.text[last.end :].strip(" :")
    if not any(map(str.isalnum, rest)):
        return Hit(piece, 0, len(piece.text), last.roles, last.exact)
    company = rest.partition(",")[0]
    return last if company[:1].isupper() and split_legal_form(company)[1] else None


def owns(hit: Hit) -> bool:
    """Tell whether something of a party's is named: "Buyer's reference"."""
    return hit.piece.text[hit.end - 1] in "'\u2019" and bool(hit.piece.text[hit.end :].strip())


def is_route(hit: Hit) -> bool:
    """Tell whether a line says where goods travel: "From: Ningbo, China To: Hamburg"."""
    text = hit.piece.text
    behind = (h for h in hits_in(hit.piece) if h.start > hit.end and h.end - h.start <= SHORT)
    return hit.end - hit.start <= SHORT and any(
        h.is_any(*PARTIES) and text[h.start - 1] == " " and text[hit.end : h.start].strip(" :") for h in behind
    )


def telling(sheet: Sheet, heads: list[Hit]) -> list[Hit]:
    """Return a buyer's headings, beside fuller ones without words of respect ("M/s. Firm") and a form's labels ("For | May service")."""

    def is_respect(hit: Hit) -> bool:
        return hit.end - hit.start <= SHORT and not hit.alone and ":" not in hit.piece.text

    def is_row(hit: Hit) -> bool:
        row = sheet.lines[hit.piece.line]
        beside = row[row.index(hit.piece) + 1 :]
        return hit.end - hit.start <= SHORT and hit.alone and bool(beside) and not is_label(beside[0])

    blocks = any(h.alone and h.end - h.start > SHORT and not is_row(h) for h in heads)
    kept = [h for h in heads if not (blocks and is_row(h))]
    others = any(not is_respect(h) for h in kept)
    return [h for h in kept if not (others and is_respect(h))]


def amid(sheet: Sheet, hit: Hit) -> bool:
    """Tell whether a short word without a colon stands amid a line whose pieces a reader has parted: "RUE | DE | LONDRES"."""
    if hit.end - hit.start > SHORT or hit.piece.origin != "ocr" or hit.piece.text[hit.end :].lstrip()[:1] == ":":
        return False
    row = sheet.lines[hit.piece.line]
    at = row.index(hit.piece)
    return at > 0 and hit.piece.box.left - row[at - 1].box.right < hit.piece.size * 1.5 and not is_label(row[at - 1])


def salutes(sheet: Sheet, hit: Hit) -> bool:
    """Tell whether "Mr Smith" stands right under a name: he is a contact there and heads nothing."""
    head = hit.piece
    if hit.alone or head.text[hit.end :].lstrip()[:1] in set(":=/("):
        return False
    for row in sheet.lines[max(0, head.line - 2) : head.line]:
        for other in row:
            near = 1.0 if head.origin == "ocr" else 0.8  # a scan tells letters smaller
            close = -head.size / 2 < head.box.top - other.box.bottom < head.size * near
            level = abs(other.box.left - head.box.left) < head.size * 0.5
            centred = is_roll(sheet.page) and abs(other.box.center[0] - head.box.center[0]) < head.size * 0.5
            level = level or centred  # "Familie Obermoser" under the name of their inn
            same = centred or abs(other.size - head.size) < 1
            formed = split_legal_form(other.text)[1] is not None
            named = formed or (_is_line(other) and same)
            told = hits_in(other)  # "e.K." is the head of a column, too
            if close and level and named and (not told or (formed and same and not told[0].heads)):
                return True
    return False


def _is_line(piece: Piece) -> bool:
    """Tell whether a line may be a name: words that begin with a capital, no digits."""
    return piece.text[:1].isupper() and not _DIGIT.search(piece.text)


def names_cashier(hit: Hit) -> bool:
    """Tell whether a heading has a name without a legal form behind it: "Vendeur : MELANIE" on a till roll is a person."""
    behind = hit.piece.text[hit.end :].strip(" :")
    return behind.isupper() != behind.istitle() and split_legal_form(behind)[1] is None


def is_foreign(hit: Hit) -> bool:
    """Tell whether only languages that the paper is not in know a label: "Zakład" of a Polish firm, "základ" in Czech."""
    language = hit.piece.language
    found = label_roles().get(label_key(hit.piece.text[hit.start : hit.end]), ())
    return language is not None and hit.exact and not any(r.language in {language, "en"} for r in found)


def names_keeper(hit: Hit) -> bool:
    """Tell whether a word that can mean whose a shop is has a company behind it: "Titular: Any Firm S.L." on a till roll."""
    said = label_key(hit.piece.text[hit.start : hit.end])
    known = languages().get(hit.piece.language or "en")
    keeps = known is not None and said in {label_key(w) for w in known.says.owned}
    return keeps and split_legal_form(hit.piece.text[hit.end :].strip(" :"))[1] is not None


def on_slip(sheet: Sheet, hit: Hit) -> bool:
    """Tell whether a heading stands in the lower half under the title of a payment slip ("remittance advice")."""
    if sheet.height_of(hit.piece) < _LOWER:
        return False
    above = (p for row in sheet.lines[max(0, hit.piece.line - 4) : hit.piece.line] for p in row)
    return any("kinds.statement" in h.roles and h.heads for p in above for h in hits_in(p)[:1])


def under_contact(sheet: Sheet, piece: Piece) -> bool:
    """Tell whether the label of whom to ask for stands right above, with the same left edge: "Ihr Ansprechpartner" over "Herrn Jens Ulrich"."""
    above = sheet.lines[piece.line - 1] if piece.line else ()
    over = (p for p in above if abs(p.box.left - piece.box.left) < piece.size / 2 and is_label(p))
    return any(h.is_any("attention") and not h.is_any(*PARTIES) for p in over for h in hits_in(p))
