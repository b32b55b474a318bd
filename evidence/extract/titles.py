"""Titles that speak to their reader: "Your invoice of 3 May" in large letters says what a paper is; in a text it does not.

In: a label on a sheet. Out: whether it is such a title. Never: a kind beside "invoice".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.values.names import split_legal_form
from evidence.values.phrases import folded
from evidence.values.text import fold_label, label_key, label_roles
from evidence.values.understood import is_usual
from evidence.values.unfinished import stamp

if TYPE_CHECKING:
    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece, Sheet

_LARGE, _UPPER = 1.2, 0.4
_LARGER = 1.3
_TITLE_WORDS = 4
_MOST = 0.7
_TELLING = 3  # letters of a word that a name's other mention shares
_MOST_BEHIND = 6  # words: "of 20 November 2026", "no. 4471"


def titled_otherwise(paper: Paper, *, plainly: bool) -> Piece | None:
    """Return a title of the first page, larger than the text, that says another thing than "invoice": a draft, a specimen.

    Where nothing but a label says "invoice" (`plainly` is false), any title in usual words is one; names are not usual.
    """
    sheet = paper.sheets[0]
    for piece in sheet.pieces:
        if piece.turn or piece.size <= sheet.size * _LARGER or sheet.height_of(piece) > _UPPER:
            continue
        if stamp(piece.text) or (not (plainly or _is_label(piece)) and _names_a_paper(paper, piece)):
            return piece
    return None


def _is_label(piece: Piece) -> bool:
    """Tell whether a label makes up most of a piece: "Bill to", "AMOUNT DUE"."""
    return any((hit.end - hit.start) >= _MOST * len(piece.text) for hit in piece.hits)


def _names_a_paper(paper: Paper, piece: Piece) -> bool:
    """Tell whether large letters are a title: a few words, all usual ones, or none that the paper says again as it does its sender's name."""
    words = fold_label(piece.text).split()
    if (
        not 1 <= len(words) <= _TITLE_WORDS
        or not all(w.isalpha() for w in words)
        or " ".join(words) in folded("harmless")
    ):
        return False
    if is_usual(words, paper.language):
        return True
    if split_legal_form(piece.text)[1]:
        return False
    others = " ".join(fold_label(p.text) for s in paper.sheets for p in s.pieces if p is not piece)
    return not any(w in others for w in words if len(w) >= _TELLING)


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
