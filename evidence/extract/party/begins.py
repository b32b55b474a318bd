"""Where a company's name begins inside a line: behind a word that says whose a shop is.

In: a line, and the page it stands on. Out: places in it. Never: whether the name is anybody's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in, is_label
from evidence.values.addresses import looks_like_address
from evidence.values.languages import languages
from evidence.values.names import split_legal_form

if TYPE_CHECKING:
    from evidence.extract.page.paper import Piece, Sheet

_LEAST = 3  # letters: shorter words stand in names, too
_ADDRESS = 0.45  # surely one
_CLOSE = 1.2  # sizes of text between a shop's name and whose it is
_LINK = re.compile(r"[a-z\u00df-\u00ff]{2,4} (?=[A-Z\u00c0-\u00de])")
_LONGEST_LINK = 4  # letters of "di", "de", "von"


@cache
def _owned(language: str) -> re.Pattern[str]:
    """Return what begins a line that says whose a shop is: "Inh. ", "Prop: ", "dba of "."""
    known = languages()
    spoken = [known[name] for name in {language, "en"} if name in known]
    said = (w.rstrip(".") for one in spoken for w in (*one.says.owned, *one.labels.division))
    words = {w for w in said if sum(map(str.isalpha, w)) >= _LEAST}
    links = {w for one in spoken for w in one.labels.of if w.isalpha()}
    owned, linked = ("|".join(map(re.escape, sorted(some, key=len, reverse=True))) for some in (words, links))
    return re.compile(rf"\W*(?:{owned})\b\.?(?:\s*:)?(?:\s+(?:{linked})\b)?\s*(?=[^\W\d_])", re.IGNORECASE)


@cache
def _owning(language: str) -> re.Pattern[str]:
    """Return what ends a line that names a shop's owner: " - Prop.", ", Proprietor", " (Inh.)"."""
    known = languages()
    said = {w.rstrip(".") for name in {language, "en"} if name in known for w in known[name].says.owned}
    words = "|".join(map(re.escape, sorted((w for w in said if len(w) > _LEAST), key=len, reverse=True)))
    return re.compile(rf"\s*[-\u2013,(/]\s*(?:{words})\.?\)?\s*$", re.IGNORECASE)


def owner_end(piece: Piece) -> int:
    """Return where an owner's name ends before the word that he owns the shop: "Nena R. Cruz - Prop."; 0 where none follows."""
    told = _owning(piece.language or "en").search(piece.text)
    return told.start() if told else 0


def name_start(sheet: Sheet, piece: Piece) -> int:
    """Return where a name begins behind a word for whose it is; 0 where none stands before it."""
    found = _owned(piece.language or "en").match(piece.text)
    if found and piece.text[found.end()].isupper():
        return found.end()
    told = _LINK.match(piece.text)  # "at Any Farms Ltd"
    linked = told.end() if told and split_legal_form(piece.text[told.end() :])[1] else link_end(piece)
    return linked if linked and shop_above(sheet, piece) else 0


def link_end(piece: Piece) -> int:
    """Return where a company begins behind a small word that joins it to the line above: "di Rossi Luca S.n.c."; else 0."""
    first = next(iter(hits_in(piece)), None)
    if first is None or not first.heads or not first.is_any("of") or first.end - first.start > _LONGEST_LINK:
        return 0
    rest = piece.text[first.end :].lstrip()
    small = piece.text[first.start : first.end].islower() and rest[:1].isupper()
    return len(piece.text) - len(rest) if small else 0


def respect_end(piece: Piece) -> int:
    """Return where a company begins behind a shortened word that addresses it: "Spett. Bar Centrale S.a.s."; else 0."""
    first = next(iter(hits_in(piece)), None)
    if first is None or not first.heads or not first.is_any("buyer") or piece.text[first.end - 1] != ".":
        return 0
    rest = piece.text[first.end :]
    told = rest[:1] == " " and rest.strip()[:1].isupper() and split_legal_form(rest)[1] is not None
    return first.end if told else 0


def shop_above(sheet: Sheet, piece: Piece) -> Piece | None:
    """Return the line right above that can be a shop's name; None where it is a label, an address or a company itself."""
    for other in (p for row in reversed(sheet.lines[max(0, piece.line - 2) : piece.line]) for p in row):
        shared = min(other.box.right, piece.box.right) - max(other.box.left, piece.box.left)
        close = shared > 0 and piece.box.top - other.box.bottom < _CLOSE * max(piece.size, other.size)
        if close and not other.turn:
            named = not is_label(other) and not split_legal_form(other.text)[1] and other.text[:1].isupper()
            return other if named and looks_like_address(other.text) < _ADDRESS else None
    return None
