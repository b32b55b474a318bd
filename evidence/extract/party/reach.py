"""Where a party's contacts stand: what a place on the page tells of whose they are.

In: a paper and the names found on it. Out: `Reach`es, the lines of the supplier's own block, odds of a place.
Never: a contact from the buyer's part of the page as the supplier's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.page.no_headings import in_name_of
from evidence.extract.page.territory import section_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.paper import Paper, Piece, Sheet
    from evidence.model import Field, Found

_HEAD, _FOOT = 0.3, 0.85
_NAMED, _OWN = 0.5, 1.1  # confidence of a name whose block counts; odds of what stands in it
_MOST_LINES, _GAP = 9, 1.6  # of a block; em between its lines


class Reach(NamedTuple):
    """A value with its place and odds, before it is a Found; `rest`: pieces right of it in which a number goes on."""

    field: Field
    value: str
    piece: Piece
    start: int
    end: int
    odds: float
    rest: tuple[Piece, ...] = ()


def own_block(paper: Paper, known: tuple[Found, ...]) -> frozenset[tuple[int, int]]:
    """Return the pieces that stand right under the supplier's name in one block, outside the buyer's part."""
    best = max((f for f in known if f.field == "supplier_name"), key=lambda f: f.confidence, default=None)
    if best is None or best.span is None or best.confidence < _NAMED:
        return frozenset()
    sheet = paper.sheet(best.span.page)
    words = set(best.span.words)
    name = next((p for p in sheet.pieces if words & set(p.words)), None)
    return frozenset((p.page, p.number) for p in block_under(sheet, name)) if name else frozenset()


def block_under(sheet: Sheet, head: Piece) -> Iterator[Piece]:
    """Yield the lines under a piece that share an edge or the middle with it, as far as they go without a gap."""
    last = head
    for row in sheet.lines[head.line + 1 : head.line + _MOST_LINES * 2]:
        beside = [p for p in row if not p.turn and _one_edge(head, p)]
        if not beside:
            continue
        piece = beside[0]
        if piece.box.top - last.box.bottom > max(head.size, piece.size) * _GAP:
            return
        last = piece
        yield piece


def is_agents(paper: Paper) -> bool:
    """Tell whether an agent invoices for the supplier, whose part of the page his sentence heads: what stands elsewhere is the agent's."""
    heads = (s.heading for s in paper.sections if s.party == "supplier" and s.heading is not None)
    return any(h.is_any("supplier") and in_name_of(h.piece) is not None for h in heads)


def _one_edge(a: Piece, b: Piece) -> bool:
    apart = (a.box.left - b.box.left, a.box.right - b.box.right, a.box.center[0] - b.box.center[0])
    return min(map(abs, apart)) < b.size and min(a.box.right, b.box.right) > max(a.box.left, b.box.left)


def standing_of(paper: Paper, piece: Piece, own: frozenset[tuple[int, int]], *, agents: bool = False) -> float | None:
    """Return the odds that the place gives to the supplier: None in the buyer's part of the page."""
    section = section_of(paper, piece)
    if section is not None:
        return 1.6 if section.party == "supplier" else None
    if (piece.page, piece.number) in own:
        return _OWN
    if agents:
        return None
    sheet = paper.sheet(piece.page)
    height = sheet.height_of(piece)
    odds = 0.5 if height < _HEAD else (0.4 if height > _FOOT else 0.0)
    return odds - (0.0 if piece.page == paper.sheets[0].page.number else 0.3)
