"""Papers that lie on one scan or photo beside each other, told by what they say: each has a title, a number, a date.

In: a sheet of words that were read from a picture. Out: the titles of the papers on it, where there are several. Never: a
page with a text layer; a payment slip, which has a title of another kind; whose words are whose.

Sheets that touch, overlap or lie on a white bed look like one: `read.pictures.beside` sees those that a table parts.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from evidence.model import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Sheet
    from evidence.model import Box

_TITLES = frozenset({"kinds.invoice", "kinds.receipt"})
_LARGE = 1.2  # times the usual size
_TWO = 2
_BESIDE = ("invoice_number", "invoice_date")
_BELOW = (*_BESIDE, "total")  # a slip at the foot says all but its lines


def signs(sheets: Sequence[Sheet]) -> tuple[Sign, ...]:
    """Return a sign for each of several papers on one page."""
    return tuple(
        Sign(kind="beside", page=sheet.page.number, box=title.piece.box, now=str(len(titles)))
        for sheet in sheets
        if not any(sign.kind == "beside" for sign in sheet.page.signs)
        for titles in (_titles(sheet),)
        for title in titles
    )


def _titles(sheet: Sheet) -> tuple[Hit, ...]:
    """Return the titles of two papers of which each has labels of its own on its side; none for one paper."""
    if not any(p.origin == "ocr" for p in sheet.pieces):
        return ()
    large = (p for p in sheet.pieces if not p.turn and p.size >= _LARGE * sheet.size)
    titles = [h for p in large for h in p.hits[:1] if h.heads and h.exact and not h.roles.isdisjoint(_TITLES)]
    if len(titles) < _TWO:
        return ()
    told = {role: [h.piece.box for p in sheet.pieces for h in p.hits if h.is_any(role)] for role in (*_BESIDE, *_BELOW)}
    pairs = combinations(titles, _TWO)
    return next((pair for pair in pairs if _are_apart(pair[0].piece.box, pair[1].piece.box, told)), ())


def _are_apart(one: Box, other: Box, told: dict[str, list[Box]]) -> bool:
    """Tell whether two titles are those of papers beside each other or one below the other."""
    left, right = sorted((one, other), key=lambda box: box.left)
    if left.right < right.left and all(
        any(b.right < right.left for b in told[role]) and any(b.left > left.right for b in told[role])
        for role in _BESIDE
    ):
        return True
    upper, lower = sorted((one, other), key=lambda box: box.top)
    return upper.bottom < lower.top and all(
        any(upper.top <= b.bottom < lower.top for b in told[role]) and any(b.bottom > lower.top for b in told[role])
        for role in _BELOW
    )
