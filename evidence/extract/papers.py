"""Which pages of a file make one business paper.

In: the pages of a document, laid out. Out: groups of them.
Never: a cut that the pages do not prove: each part begins with a number of its own, or with its own "page 1".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract import numbers
from evidence.extract.labels import hits_in
from evidence.extract.language import language
from evidence.extract.paper import Paper, make_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.layout import PageLayout

_SURE = 0.85
_MOST_PAGES = 200
_COUNT = re.compile(r"(?P<page>\d{1,3})(?:\s*(?:/|\S{1,4})\s*(?P<of>\d{1,3}))?")


class _Proof(NamedTuple):
    """What a page says of itself: its invoice number (empty: none), its own page number (0: none)."""

    number: str
    page: int


def papers(pages: Sequence[PageLayout]) -> tuple[tuple[int, int], ...]:
    """Return first and one past last index of the pages of each paper."""
    if len(pages) < 2 or len(pages) > _MOST_PAGES:  # noqa: PLR2004 -- nothing to part
        return ((0, len(pages)),)
    proofs = [_proof(page) for page in pages]
    starts = [0]
    number = proofs[0].number
    for i, proof in enumerate(proofs[1:], start=1):
        other = bool(number and proof.number and proof.number != number)
        if other and proof.page in {0, 1}:
            starts.append(i)
        number = proof.number or number
    if not proofs[0].number:
        return ((0, len(pages)),)
    return tuple(zip(starts, [*starts[1:], len(pages)], strict=True))


def _proof(page: PageLayout) -> _Proof:
    sheet = make_sheet(page, language([page]))
    paper = Paper(document="", sheets=(sheet,))
    found = [f for f in numbers.find(paper) if f.field == "invoice_number" and f.confidence >= _SURE]
    best = max(found, key=lambda f: f.confidence, default=None)
    return _Proof(best.value if best else "", _page_number(paper))


def _page_number(paper: Paper) -> int:
    for piece in paper.pieces:
        for hit in hits_in(piece):
            m = _COUNT.match(piece.text[hit.end :].lstrip(" :.")) if hit.is_any("page") else None
            if m:
                return int(m["page"])
    return 0
