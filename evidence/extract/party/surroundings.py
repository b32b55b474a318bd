"""What stands around a name: above, under and before it on its page.

In: a sheet and a piece that may be a name. Out: odds. Never: what the name itself says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in
from evidence.extract.party.names import former_keys, next_below
from evidence.values.addresses import looks_like_address
from evidence.values.contacts import find_emails, find_websites
from evidence.values.names import split_legal_form
from evidence.values.registers import find_vat_ids
from evidence.values.text import label_key

if TYPE_CHECKING:
    from evidence.extract.page.paper import Piece, Sheet

SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?]\s+[A-Z]|[!?]$|\b(?:you|your|we|our|please|thank|(?<=\S )the|is|are|bitte|wir|ihr|vous|nous|gracias|grazie)\b",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"welcome|willkommen|bienven|benvenut|welkom|witamy|bem-vind|v[äa]lkommen|velkommen|v[íi]t[áa]me|ho[şs] geldin|thank|dank|merci|gracias|grazie",
    re.IGNORECASE,
)
_READABLE, _WORD = 0.6, 3  # confidence and letters of what reads as words, not dirt
_SECOND, _AS_LARGE = 0.5, 0.8  # odds; share of a size
_SMALLER = 0.75  # of a headline: what stands over it in letters so small is a motto, a greeting
_OLDER = 3.0  # odds of a name that is said to be an older one


def is_first(sheet: Sheet, piece: Piece) -> bool:
    """Tell whether nothing that reads as words stands above a piece, but for small letters over a headline."""
    below = next_below(sheet, piece)
    if below and below.size * _SMALLER > piece.size and _reads(below) and not hits_in(below):
        return False
    for row in sheet.lines[: piece.line]:
        for other in row:
            above = other.turn == 0 and _reads(other) and other.box.center[1] < piece.box.top
            if above and not _is_title(other) and other.size > piece.size * _SMALLER:
                return False
    return True


def _reads(piece: Piece) -> bool:
    """Tell whether a piece reads as words, not dirt."""
    return piece.confidence > _READABLE and sum(map(str.isalpha, piece.text)) > _WORD


def _is_title(piece: Piece) -> bool:
    """Tell whether a piece is the word for what the paper is: a name under it still comes first."""
    return any(h.alone and any(r.startswith("kinds.") for r in h.roles) for h in hits_in(piece)[:1])


def under_odds(sheet: Sheet, piece: Piece) -> float:
    """Return what the two lines under a name tell: an address, a registration, a telephone number."""
    odds = 0.0
    below: Piece | None = piece
    for step in range(3):
        below = next_below(sheet, below) if below else None
        if below is None:
            break
        if looks_like_address(below.text) >= 0.3:  # noqa: PLR2004 -- likely an address
            return odds + (1.5 if step == 0 else 1.1)
        roles = hits_in(below)
        if (
            below.text.startswith("(")
            or any(h.is_any("company_number", "vat") for h in roles)
            or find_vat_ids(below.text)
        ):
            odds = max(odds, 0.9)
        elif any(h.is_any("phone") for h in roles) or find_emails(below.text) or find_websites(below.text):
            odds = max(odds, 0.6)
        elif roles and roles[0].heads:
            break
    return odds


def says_former(text: str) -> bool:
    """Tell whether a line only says that an older name follows ("formerly known as")."""
    return label_key(text.strip("() ")) in former_keys()


def over_odds(sheet: Sheet, piece: Piece) -> float:
    """Return what a name loses under an address or a registration number: it is then the rest of them; or under "formerly"."""
    for row in reversed(sheet.lines[max(0, piece.line - 2) : piece.line]):
        for other in row:
            shared = min(other.box.right, piece.box.right) - max(other.box.left, piece.box.left)
            if shared > 0 and piece.box.top - other.box.bottom < piece.size:
                if says_former(other.text):
                    return _OLDER
                return 2.0 if looks_like_address(other.text) >= 0.3 and not split_legal_form(other.text)[1] else 0.0  # noqa: PLR2004 -- likely an address
    return 0.0


def second_odds(sheet: Sheet, piece: Piece) -> float:
    """Return what a name loses right under the first line of a paper where that is as large and may be one too."""
    for other in sheet.lines[piece.line - 1] if piece.line else ():
        shared = other.box.left < piece.box.right and piece.box.left < other.box.right
        close = piece.box.top - other.box.bottom < piece.size and other.size > piece.size * _AS_LARGE
        if not (shared and close):
            continue
        words = sum(map(str.isalpha, other.text)) > _WORD + 1 and other.confidence > _READABLE
        if words and is_first(sheet, other) and not (hits_in(other) and hits_in(other)[0].heads):
            greets = SENTENCE.search(other.text) or GREETING.match(other.text)
            owner = hits_in(piece)[:1]  # "DI ROSSI ANNA" right under the shop's name
            goes_on = any(h.heads and h.end - h.start < _WORD and h.is_any("of", "supplier") for h in owner)
            return 0.0 if greets or split_legal_form(piece.text)[1] else _SECOND + 1.0 * goes_on
    return 0.0
