"""Numbers that a title alone tells: beneath it in its box, or behind it in the shape of a day.

In: a paper and a title on it. Out: whether a number stands there. Never: a date, a tax id, a telephone as a number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.number_shapes import dated, is_number, lettered, money, reference
from evidence.extract.page.labels import Place, hits, hits_in, is_label, label_before
from evidence.values.dates import find_dates
from evidence.values.registers import find_vat_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece

_SLASHED = re.compile(r"\W*(\d{1,4})/(\d{1,2})/((?:19|20)\d\d)\W*")
_BOXED = re.compile(r"(?=\S*[A-Za-z])[A-Z0-9][\w/-]*\d{3}")  # "F001-00004471"
_POINTED = re.compile(r"[\s:.]*\d{2,3}\.\d{3}\s*")
_PLACED = re.compile(r"[^\d,:]+,\s*(?:\w{1,3}\.?\s*)?")
_CLOSE, _LEVEL = 1.6, 0.6  # em between a title and what stands in its box; em between two edges
_ISSUED = ("invoice_date", "plain_date")


def numbered_by_month(paper: Paper, hit: Hit) -> bool:
    """Tell whether what looks like a day behind a title is a number with its month: "FAKTURA 7/03/2025" beside "Gdynia, 21.03.2025".

    So it is where the paper states a day of issue in that very month elsewhere.
    """
    shaped = _SLASHED.fullmatch(hit.piece.text[hit.end :])
    if shaped is None or not hit.heads or "kinds.invoice" not in hit.roles:
        return False
    month = (int(shaped[3]), int(shaped[2]))
    for piece in paper.sheets[0].pieces:
        for found in find_dates(piece.text) if piece is not hit.piece and not piece.turn else ():
            days = {r.value for r in found.readings if (r.value.year, r.value.month) == month}
            if days and _issues(paper, piece, found.start):
                return True
    return False


def _issues(paper: Paper, piece: Piece, start: int) -> bool:
    """Tell whether a date is one of issue: behind such a label, or behind a place."""
    own = label_before(hits_in(piece), start)
    if own is None and not piece.text[:start].strip():
        row = paper.sheet(piece.page).lines[piece.line]
        at = row.index(piece)
        left = hits_in(row[at - 1]) if at else ()
        own = left[-1] if left else None
    if own is not None:
        return own.is_any(*_ISSUED) and not own.is_any("due_date", "delivery_date", "order_date")
    return _PLACED.fullmatch(piece.text[:start]) is not None


def lettered_beside(paper: Paper, hit: Hit) -> Iterator[Place]:
    """Yield the cell right of a label of its own where it is letters and groups of digits, whatever label they spell."""
    row = paper.sheet(hit.piece.page).lines[hit.piece.line]
    after = row[row.index(hit.piece) + 1 :][:1] if hit.alone and hit.is_any("invoice_number") else ()
    for piece in after:
        if lettered(piece.text):
            yield Place(piece, 0, len(piece.text), "right", piece.box.left - hit.piece.box.right)


def in_box(paper: Paper, title: Piece) -> bool:
    """Tell whether a number stands alone right under a title with one edge or the middle in common, as tax offices' boxes have it."""
    under = [p for row in paper.sheet(title.page).lines[title.line + 1 : title.line + 3] for p in row if not p.turn]
    near = [p for p in under if min(p.box.right, title.box.right) > max(p.box.left, title.box.left)]
    if not near:
        return False
    first, text = near[0], near[0].text.strip()
    edges = (first.box.left - title.box.left, first.box.center[0] - title.box.center[0])
    level = min(map(abs, edges)) < title.size * _LEVEL
    close = first.box.top - title.box.bottom < _CLOSE * max(first.size, title.size)
    told = _BOXED.fullmatch(text) is not None and is_number(text) and not hits_in(first)
    other = dated(text, 0, len(text)) or money(text, 0, len(text)) or any(v.valid for v in find_vat_ids(text))
    return level and close and told and not other


def number_beside(paper: Paper, piece: Piece) -> bool:
    """Tell whether a title is the label in a row of two: "Sales invoice | SIN-9441", over another such row."""
    lines = paper.sheet(piece.page).lines
    at = lines[piece.line].index(piece)
    right = lines[piece.line][at + 1 : at + 2]
    under = (p for row in lines[piece.line + 1 : piece.line + 3] for p in row)
    level = any(abs(p.box.left - piece.box.left) < piece.size / 2 and is_label(p) for p in under)
    told = [p.text for p in right if reference(p.text) and " " not in p.text.strip()]
    return level and any(not (dated(t, 0, len(t)) or money(t, 0, len(t))) for t in told)


def is_bill(paper: Paper, hit: Hit) -> bool:
    """Tell whether a title is that of a utility's bill, "Bolletta", rather than of a passport: it has a total."""
    told = "kinds.identity" in hit.roles and not hit.is_any("tax_number", "vat", "company_number")
    return told and any(True for _ in hits(paper, "total"))


def is_pointed(hit: Hit) -> bool:
    """Tell whether nothing but a number with a point for its thousands stands behind a "No." that heads its line: "N\u00ba 425.552"."""
    return hit.heads and hit.is_any("plain_number") and _POINTED.fullmatch(hit.piece.text, hit.end) is not None
