"""E-mail addresses of a line, and those whose "@" a scan's reader took for a letter.

In: a piece of a paper, what its place tells, the supplier's name. Out: `Reach`es. Never: a website that a label of mails asks for.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in, label_before
from evidence.extract.party.reach import Reach
from evidence.values.contacts import find_emails, find_websites, is_mailbox, mended_host, registered_domain
from evidence.values.names import normal_name, split_legal_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.paper import Paper, Piece

_CLOSE = 1.2  # em between the lines of one sentence
_LONG = 100  # signs of a sentence
_AT = frozenset("eaoqgc0")  # what readers make of "@"
_NAME = 5  # letters of a name that tells


def emails(piece: Piece, standing: float) -> Iterator[Reach]:
    """Yield the e-mail addresses of a line."""
    for mail in find_emails(unaccented(piece)):
        told = labelled(piece, mail.start, "email")
        odds = standing + 1.3 + (0.5 if told else 0.0) - (0.4 if mail.repaired else 0.0)
        odds -= 0.6 if len(piece.text) > _LONG else 0.0
        odds += 0.7 if is_mailbox(mail.value) else 0.0
        value = mended_host(mail.value) if piece.origin == "ocr" else mail.value
        yield Reach("supplier_email", value, piece, mail.start, mail.end, odds)


def unmarked(paper: Paper, piece: Piece, standing: float, seller: str) -> Iterator[Reach]:
    """Yield the address whose "@" is read as a letter: a label asks for it, and it begins with the supplier's name."""
    name = re.sub(r"\W", "", normal_name(split_legal_form(seller)[0])) if piece.origin == "ocr" else ""
    for site in find_websites(unaccented(piece)) if len(name) >= _NAME else ():
        box, host = site.value[: len(name)], site.value[len(name) + 1 :]
        told = site.bare and box == name and site.value[len(name) : len(name) + 1] in _AT and registered_domain(host)
        if told and mailed_to(paper, piece, site.start):
            yield Reach("supplier_email", f"{box}@{host}", piece, site.start, site.end, standing + 1.0)


def mailed_to(paper: Paper, piece: Piece, start: int) -> bool:
    """Tell whether a scan's line, or the one right above, asks for a mail address: what stands there lost its "@"."""
    own = label_before(hits_in(piece), start)
    if piece.origin != "ocr" or own is not None:
        return piece.origin == "ocr" and own is not None and own.is_any("email")
    above = paper.sheet(piece.page).lines[piece.line - 1] if piece.line and not start else ()
    near = (p for p in above if piece.box.top - p.box.bottom < _CLOSE * piece.size)
    ends = (h[-1] for p in near if (h := hits_in(p)))
    return any(h.is_any("email") and not any(map(str.isalnum, h.piece.text[h.end :])) for h in ends)


def unaccented(piece: Piece) -> str:
    """Return a piece's text, of a scan sign by sign without accents: in addresses a speck above a letter makes them."""
    if piece.origin != "ocr" or piece.text.isascii():
        return piece.text
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in piece.text)


def labelled(piece: Piece, start: int, *roles: str) -> bool:
    """Tell whether the label before a place in a piece has one of some roles."""
    before = label_before(hits_in(piece), start)
    return before is not None and before.is_any(*roles)
