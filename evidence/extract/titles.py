"""Titles that speak to their reader: "Your invoice of 3 May" in large letters says what a paper is; in a text it does not.

In: a label on a sheet. Out: whether it is such a title. Never: a kind beside "invoice".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.values.languages import languages
from evidence.values.names import split_legal_form
from evidence.values.phrases import folded
from evidence.values.text import fold_label, label_key, means
from evidence.values.understood import is_usual
from evidence.values.unfinished import stamp

if TYPE_CHECKING:
    from collections.abc import Collection

    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece, Sheet

_LARGE, _UPPER = 1.2, 0.4
_LARGER = 1.3
_TITLE_WORDS = 4
_TITLE = 1.5  # times the usual size: larger than a label
_REACH, _UNDER = 6.0, 2.5  # times its size: where the value of a label begins, beside it or below
_MOST = 0.7
_TELLING = 3  # letters of a word that a name's other mention shares
_BROKEN_OFF = 3  # letters that are left of a word
_MOST_BEHIND = 6  # words: "of 20 November 2026", "no. 4471"


def titled_otherwise(paper: Paper, *, plainly: bool) -> Piece | None:
    """Return a title of the first page, larger than the text, that says another thing than "invoice": a draft, a specimen.

    Where nothing but a label says "invoice" (`plainly` is false), any title in usual words is one; names are not usual.
    """
    sheet = paper.sheets[0]
    for piece in sheet.pieces:
        if piece.turn or piece.size <= sheet.size * _LARGER or sheet.height_of(piece) > _UPPER:
            continue
        if stamp(piece.text):
            return piece
        named = not plainly and (not _is_label(piece) or _labels_nothing(piece, sheet)) and _names_a_paper(paper, piece)
        if named:
            return piece
    return None


def _is_label(piece: Piece) -> bool:
    """Tell whether a label makes up most of a piece: "Bill to", "AMOUNT DUE"."""
    return any((hit.end - hit.start) >= _MOST * len(piece.text) for hit in piece.hits)


def _labels_nothing(piece: Piece, sheet: Sheet) -> bool:
    """Tell whether a label stands as a title does: the largest words of its page, in nothing's front and over nothing."""
    if piece.size < _TITLE * sheet.size or any(p.size > piece.size for p in sheet.pieces):
        return False
    roles = {r for hit in piece.hits for r in hit.roles}
    if any(r.startswith(("kinds.", "not_kinds.")) for r in roles):
        return False
    box, reach = piece.box, _REACH * piece.size
    near = (p.box for p in sheet.pieces if p is not piece and not p.turn)
    return not any(
        (b.top < box.bottom and b.bottom > box.top and 0 <= b.left - box.right <= reach)
        or (b.left < box.right + reach / 2 and b.right > box.left and 0 <= b.top - box.top <= _UNDER * piece.size)
        for b in near
    )


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
    return means(words[-1], "kinds", "invoice")


def shortens(hit: Hit, titles: Collection[str]) -> bool:
    """Tell whether the first of a label's words is one of a title's broken off: "Inv No", "Fact. nr"."""
    first, *more = hit.piece.text[hit.start : hit.end].casefold().replace(".", " ").split() or [""]
    words = {w for title in titles for w in title.casefold().split()}
    return bool(more) and len(first) >= _BROKEN_OFF and first not in words and any(w.startswith(first) for w in words)


def offers(hit: Hit) -> bool:
    """Tell whether a label begins with the title of an offer: "Devis n°", "Quote no" on an invoice number what came before it."""
    key = label_key(hit.piece.text[hit.start : hit.end])
    known = languages().get(hit.piece.language or "en") or languages()["en"]
    return any(key.startswith(label_key(title)) for title in known.kinds.get("quote", ()))
