"""Which pages of a file make one business paper.

In: the pages of a document, laid out. Out: groups of them.
Never: a cut that the pages do not prove: each part begins with a number of its own, or with a title and an issue date or
a supplier's address on the network that the part before does not have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract import dates, kind, numbers
from evidence.extract.labels import hits_in
from evidence.extract.language import language
from evidence.extract.paper import Paper, make_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.layout import PageLayout

_SURE = 0.85
_MOST_PAGES = 200
_DOMAIN = re.compile(r"(?:@|\bwww\.)([\w-]+(?:\.[\w-]+)+)")
_COUNT = re.compile(r"(?P<page>\d{1,3})(?:\s*(?:/|\S{1,4})\s*(?P<of>\d{1,3}))?")


class _Proof(NamedTuple):
    """What a page says of itself: its invoice number (empty: none), its own page number (0: none)."""

    number: str
    page: int
    paper: Paper


class _Head(NamedTuple):
    """What a page that bears a title says of its paper: issue dates as labelled, and domains of mail and websites."""

    titled: bool = False
    dates: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def differs(self, other: _Head) -> bool:
        """Tell whether both begin papers, and these cannot be one."""
        if not (self.titled and other.titled):
            return False
        dates = bool(self.dates and other.dates) and self.dates.isdisjoint(other.dates)
        return dates or (bool(self.domains and other.domains) and self.domains.isdisjoint(other.domains))


def papers(pages: Sequence[PageLayout]) -> tuple[tuple[int, int], ...]:
    """Return first and one past last index of the pages of each paper."""
    if len(pages) < 2 or len(pages) > _MOST_PAGES:  # noqa: PLR2004 -- nothing to part
        return ((0, len(pages)),)
    proofs = [_proof(page) for page in pages]
    starts = [0]
    number, first = proofs[0].number, proofs[0].paper
    for i, proof in enumerate(proofs[1:], start=1):
        if proof.page in {0, 1}:
            known = bool(number and proof.number)
            other = proof.number != number if known else _head(proof.paper).differs(_head(first))
            if other:
                starts.append(i)
                number, first = proof.number, proof.paper
        number = proof.number or number
    return tuple(zip(starts, [*starts[1:], len(pages)], strict=True))


def _proof(page: PageLayout) -> _Proof:
    sheet = make_sheet(page, language([page]))
    paper = Paper(document="", sheets=(sheet,))
    found = [f for f in numbers.find(paper) if f.field == "invoice_number" and f.confidence >= _SURE]
    best = max(found, key=lambda f: f.confidence, default=None)
    return _Proof(best.value if best else "", _page_number(paper), paper)


def _head(paper: Paper) -> _Head:
    titles = kind.find(paper)
    if not titles or titles[0].confidence < _SURE:
        return _Head()
    issued = (f for f in dates.find(paper) if f.field == "invoice_date" and f.confidence >= _SURE)
    domains = (d.lower() for piece in paper.pieces for d in _DOMAIN.findall(piece.text))
    return _Head(titled=True, dates=frozenset(f.value for f in issued), domains=frozenset(domains))


def _page_number(paper: Paper) -> int:
    for piece in paper.pieces:
        for hit in hits_in(piece):
            m = _COUNT.match(piece.text[hit.end :].lstrip(" :.")) if hit.is_any("page") else None
            if m:
                return int(m["page"])
    return 0
