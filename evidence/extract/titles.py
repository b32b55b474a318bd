"""Titles that speak to their reader: "Your invoice of 3 May" in large letters says what a paper is; in a text it does not.

In: a label on a sheet. Out: whether it is such a title. Never: a kind beside "invoice".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Sheet

_LARGE, _UPPER = 1.2, 0.4
_MOST_BEHIND = 6  # words: "of 20 November 2026", "no. 4471"


def is_your_invoice(sheet: Sheet, hit: Hit) -> bool:
    """Tell whether "your invoice" heads a line in the upper part, larger than the text or bold, with a day or number behind."""
    piece = hit.piece
    stands = piece.bold or piece.size > sheet.size * _LARGE
    if not stands or sheet.height_of(piece) > _UPPER:
        return False
    rest = piece.text[hit.end :].split()
    if len(rest) > _MOST_BEHIND or (rest and not any(c.isdigit() for w in rest for c in w)):
        return False
    return speaks_of_invoice(hit)


def speaks_of_invoice(hit: Hit) -> bool:
    """Tell whether "your" and the word for an invoice begin a piece."""
    words = hit.piece.text[hit.start : hit.end].split()
    if "not_kinds.not" not in hit.roles or not hit.heads or len(words) < 2:  # noqa: PLR2004 -- "your" and a title
        return False
    return any(r.group == "kinds" and r.role == "invoice" for r in label_roles().get(label_key(words[-1]), ()))
