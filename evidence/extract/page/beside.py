"""What the pieces beside one in its row ask for.

In: a paper and a piece. Out: whether a label beside it is another's, which of several labels is first. Never: a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in

if TYPE_CHECKING:
    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece


def left_label(paper: Paper, piece: Piece) -> bool:
    """Tell whether the piece to the left ends in a label: the number is then that label's."""
    hit = _last_left(paper, piece)
    return hit is not None and not hit.is_any("included", "excluded", "of", "name")


def asked_left(paper: Paper, piece: Piece) -> bool:
    """Tell whether the piece to the left ends in the label of a value, which no title is: "Table | 9"."""
    hit = _last_left(paper, piece)
    return hit is not None and not any(r.startswith("kinds.") for r in hit.roles) and left_label(paper, piece)


def _last_left(paper: Paper, piece: Piece) -> Hit | None:
    row = paper.sheet(piece.page).lines[piece.line]
    at = row.index(piece)
    found = hits_in(row[at - 1]) if at > 0 else ()
    return found[-1] if found and not any(map(str.isalnum, row[at - 1].text[found[-1].end :])) else None


def numbered_beside(paper: Paper, hit: Hit) -> bool:
    """Tell whether a label goes on in the piece to the right: "Bill | No: | 1182"."""
    row = paper.sheet(hit.piece.page).lines[hit.piece.line]
    right = next(iter(row[row.index(hit.piece) + 1 :]), None)
    return right is not None and any(h.alone and h.is_any("plain_number") for h in hits_in(right))


def first_of(hit: Hit) -> Hit:
    """Return the first of several labels for one value: "Invoice date/Delivery date"."""
    found = hits_in(hit.piece)
    at = found.index(hit)
    slash = hit.piece.text.rfind("/", 0, hit.start)
    if slash < 0:
        return hit
    first = at
    while first and hit.piece.text[found[first - 1].end : found[first].start].strip() in {"", "/"}:
        first -= 1
    return found[first] if found[first].start < slash else hit
