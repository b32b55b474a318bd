"""Which pages of a file make one business paper.

In: the pages of a document, laid out. Out: groups of them.
Never: a cut that the pages do not prove: each part begins with a number of its own, or with a title and what the part
before does not have: an issue date, a supplier's address on the network, another kind, its own page 1, its own sum.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract import dates, kind, numbers
from evidence.extract.language import language
from evidence.extract.page.labels import hits_in
from evidence.extract.page.paper import Paper, make_sheet
from evidence.extract.totals import find as find_totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import PageLayout
    from evidence.model import Found, Span

_SURE, _LIKELY = 0.85, 0.6
_LARGE = 1.25  # times the usual size
_UPPER = 0.5
_SIGN = 3  # letters of "Nr."
_MOST_PAGES = 200
_DOMAIN = re.compile(r"(?:@|\bwww\.)([\w-]+(?:\.[\w-]+)+)")
_COUNT = re.compile(r"(?P<page>\d{1,3})(?:\s*(?:/|\S{1,4})\s*(?P<of>\d{1,3}))?")

_BARE, _EDGE = re.compile(r"[-\u2013]?\s*(?P<page>\d{1,2})\s*/\s*(?P<of>\d{1,2})\s*[-\u2013]?"), 0.1


class _Proof:
    """What a page says of itself: its invoice number (empty: none), its own page number (0: none), its head if asked.

    `counted` is its number with that of all pages, also as a bare "2/3" at its edge: a month may look so.
    """

    def __init__(self, page: PageLayout) -> None:
        sheet = make_sheet(page, language([page]))
        self.paper = Paper(document="", sheets=(sheet,))
        found = [f for f in numbers.find(self.paper) if f.field == "invoice_number" and f.confidence >= _SURE]
        best = max(found, key=lambda f: f.confidence, default=None)
        self.number = best.value if best else ""
        self.page, of = _page_number(self.paper)
        self.counted = (self.page, of) if of else _bare_count(self.paper)

    def is_of_another(self, own: str, begun: set[str], known: set[str]) -> bool:
        """Tell whether a page bears the number of a paper that began before the one it follows, or names another alone."""
        if not own or self.number:
            return bool(own) and self.number != own and self.number in begun
        others = known - {own, ""}
        if not others:
            return False
        printed = {word.strip(".,:;()") for piece in self.paper.pieces for word in piece.text.split()}
        return own not in printed and not others.isdisjoint(printed)

    @cached_property
    def head(self) -> _Head:
        return _head(self.paper)


class _Head(NamedTuple):
    """What a page that bears a title says of its paper.

    `kind` is empty without a sure one, `other` a kind that stands alone and large above the page; `dates` are all readings
    of the issue date as labelled, `domains` those of mail and websites, `total` the sum.
    """

    kind: str = ""
    other: str = ""
    dates: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    total: str = ""

    def differs(self, first: _Head) -> bool:
        """Tell whether both begin papers, and these cannot be one."""
        before = first.kind or first.other
        if before and self.other and self.other != before:
            return True
        if not (self.kind and first.kind):
            return False
        dates = bool(self.dates and first.dates) and self.dates.isdisjoint(first.dates)
        return dates or (bool(self.domains and first.domains) and self.domains.isdisjoint(first.domains))


def papers(pages: Sequence[PageLayout]) -> tuple[tuple[int, int], ...]:
    """Return first and one past last index of the pages of each paper."""
    if len(pages) < 2 or len(pages) > _MOST_PAGES:  # noqa: PLR2004 -- nothing to part
        return ((0, len(pages)),)
    proofs = [_Proof(page) for page in pages]
    starts, known = [0], {proof.number for proof in proofs}
    number, first, begun = proofs[0].number, proofs[0], {proofs[0].number}
    for i, proof in enumerate(proofs[1:], start=1):
        last = proofs[i - 1]
        stray = _is_beyond(proof, last) or proof.is_of_another(number, begun, known)
        if stray or (proof.page in {0, 1} and _begins(proof, number, first, last)):
            starts.append(i)
            number, first = proof.number, proof
        number = proof.number or number
        begun.add(number)
    return tuple(zip(starts, [*starts[1:], len(pages)], strict=True))


def _is_beyond(proof: _Proof, before: _Proof) -> bool:
    """Tell whether a page counts itself to another paper than the last page of one, whose own first page is not here."""
    (page, of), (last, all_of) = proof.counted, before.counted
    return last == all_of > 0 and of > all_of and page > 1


def _begins(proof: _Proof, number: str, first: _Proof, before: _Proof) -> bool:
    """Tell whether a page begins another paper than the one whose first page and number are given."""
    if proof.page == 1 and first.page > 1 and before.page > 0:
        return True  # the pages before it are of a paper whose own first page is not here
    if number and proof.number:
        return proof.number != number or proof.head.differs(first.head)
    if proof.head.differs(first.head):
        return True
    if not (proof.head.kind and first.head.kind):
        return False
    again = proof.page == 1 and before.page > 0
    return again or bool(first.head.total and proof.head.total not in {"", first.head.total})


def _head(paper: Paper) -> _Head:
    titles = kind.find(paper)
    if not titles:
        return _Head()
    sure = titles[0].value if titles[0].confidence >= _SURE else ""
    other = titles[0].value if _stands_above(paper, titles[0]) else ""
    if not sure:
        return _Head(other=other)
    domains = (d.lower() for piece in paper.pieces for d in _DOMAIN.findall(piece.text))
    totals = [f for f in find_totals(paper, ()) if f.field == "total" and f.confidence >= _SURE]
    return _Head(
        kind=sure,
        other=other,
        dates=_issued(paper),
        domains=frozenset(domains),
        total=max(totals, key=lambda f: f.confidence).value if totals else "",
    )


def _issued(paper: Paper) -> frozenset[str]:
    """Return all readings of the places that surely hold an issue date: which of day and month is first does not matter."""
    places: dict[Span | None, list[Found]] = defaultdict(list)
    for found in dates.find(paper):
        if found.field == "invoice_date":
            places[found.span].append(found)
    sure = (group for group in places.values() if sum(f.confidence for f in group) >= _SURE)
    return frozenset(f.value for group in sure for f in group)


def _stands_above(paper: Paper, title: Found) -> bool:
    """Tell whether a title is all that its line's piece says but for a number or year, large, and in the upper half of the page."""
    (sheet,) = paper.sheets
    piece = next((p for p in sheet.pieces if title.span and set(title.span.words) <= set(p.words)), None)
    if piece is None or title.confidence < _LIKELY:
        return False
    rest = piece.text.replace(title.text, "", 1).split()
    words = [word for word in rest if any(map(str.isalpha, word)) and not any(map(str.isdigit, word))]
    alone = not any(len(word) > _SIGN for word in words)
    return alone and piece.size >= _LARGE * sheet.size and piece.box.center[1] < _UPPER * sheet.page.height


def _bare_count(paper: Paper) -> tuple[int, int]:
    """Return the page and the count of a "2/3" that stands alone at the upper or lower edge."""
    for piece in paper.pieces:
        m = _BARE.fullmatch(piece.text.strip())
        edge = piece.box.center[1] / paper.sheets[0].page.height
        if m and min(edge, 1 - edge) < _EDGE and 0 < int(m["page"]) <= int(m["of"]):
            return int(m["page"]), int(m["of"])
    return 0, 0


def _page_number(paper: Paper) -> tuple[int, int]:
    for piece in paper.pieces:
        for hit in hits_in(piece):
            m = _COUNT.match(piece.text[hit.end :].lstrip(" :.")) if hit.is_any("page") else None
            if m:
                return int(m["page"]), int(m["of"] or 0)
    return 0, 0
