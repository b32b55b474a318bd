"""Contacts that are somebody else's: another company's in a sentence that names it, an authority's for look-ups.

In: a line that holds a contact, and the supplier's name. Out: whether the line tells that it is not the supplier's.
Never: a contact.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.values.names import may_end_form, split_legal_form
from evidence.values.phrases import holds
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from evidence.extract.page.paper import Paper, Piece

_WORD, _LETTERS = re.compile(r"\S+"), re.compile(r"[^\W\d_]{4,}")
_CLOSE = 1.2  # em between the lines of one sentence
_FORM = 2  # letters of a form at least


def is_lookup(paper: Paper, piece: Piece) -> bool:
    """Tell whether a line, or the one right above, says where a paper can be looked up: "Consulte pela chave de acesso em"."""
    if holds("lookups", fold_label(piece.text)):
        return True
    above = paper.sheet(piece.page).lines[piece.line - 1] if piece.line else ()
    return any(
        holds("lookups", fold_label(other.text))
        for other in above
        if min(other.box.right, piece.box.right) > max(other.box.left, piece.box.left)
        and piece.box.top - other.box.bottom < _CLOSE * piece.size
    )


def names_another(text: str, seller: str) -> bool:
    """Tell whether a sentence names another company, by its legal form, and has no word of the supplier's name."""
    own = {w.casefold() for w in _LETTERS.findall(split_legal_form(seller)[0])}
    if not own or any(w in text.casefold() for w in own):
        return False
    return any(_company_in(part) for part in re.split(r"[,;:|\u00b7\u2022]\s", text))


def _company_in(part: str) -> bool:
    """Tell whether a company stands in a part of a line: words with capitals that end in a form with one."""
    words = [m.span() for m in _WORD.finditer(part)]
    for (_, before), (start, end) in pairwise(words):
        word = part[start:end]
        told = word[0].isupper() and sum(map(str.isalpha, word)) >= _FORM and may_end_form(word)
        first = part.rfind(" ", 0, before) + 1
        if told and part[first].isupper() and split_legal_form(part[first:end])[1]:
            return True
    return False
