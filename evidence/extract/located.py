"""Where on the pages a known value is printed: the same words, the same date, the same amount.

In: a paper and a value. Out: a Span, None where the pages do not show it. Never: a place that only resembles it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.extract.page.paper import span
from evidence.model import Box, Span
from evidence.values.amounts import find_amounts
from evidence.values.dates import find_dates

if TYPE_CHECKING:
    from evidence.extract.page.paper import Paper, Piece

_SHORT = 2


def nowhere(paper: Paper) -> Span:
    """Return the span of what no page of a paper shows."""
    return unplaced(paper.document)


def unplaced(document: str) -> Span:
    """Return a span that is nowhere: page 0, no words, an empty box."""
    return Span(document=document, page=0, words=(), box=Box(0.0, 0.0, 0.0, 0.0))


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def locate(paper: Paper, text: str) -> Span | None:
    """Return the first place where the words of a text stand one after the other."""
    wanted = _plain(text)
    if len(wanted) < _SHORT:
        return None
    for piece in paper.pieces:
        found = _in_piece(piece, wanted)
        if found:
            return span(paper, piece, *found)
    return None


def _in_piece(piece: Piece, wanted: str) -> tuple[int, int] | None:
    if wanted not in _plain(piece.text):
        return None
    ends = [*piece.starts[1:], len(piece.text) + 1]
    for i, start in enumerate(piece.starts):
        for end in ends[i:]:
            plain = _plain(piece.text[start:end])
            glued = end == ends[i] and plain.endswith(wanted) and ":" in piece.text[start:end]
            if plain == wanted or glued:
                return start, end - 1
            if len(plain) > len(wanted) + 20:
                break
    return None


def locate_date(paper: Paper, iso: str) -> Span | None:
    """Return the first place where a date can be read that way."""
    for piece in paper.pieces:
        for found in find_dates(piece.text):
            if any(r.value.isoformat() == iso for r in found.readings):
                return span(paper, piece, found.start, found.end)
    return None


def locate_amount(paper: Paper, value: str) -> Span | None:
    """Return the last place where an amount is printed: totals stand below what they sum."""
    wanted = Decimal(value)
    last = None
    for piece in paper.pieces:
        for found in find_amounts(piece.text):
            if wanted in found.readings and not found.percent:
                last = span(paper, piece, found.start, found.end)
    return last
