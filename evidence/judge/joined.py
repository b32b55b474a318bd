"""The pages of one invoice that lie in several files, judged as one paper; and the answer told of the files they lie in.

In: records and matches; a Judgement. Out: records and matches in which such pages are one record of the first page's file,
and the Judgement in the places of the files. Never: a join that `belonging` does not prove; a value taken from nowhere.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from evidence.judge.belonging import Group, belonging
from evidence.judge.explain import file_of, listed
from evidence.model import Finding, Found, Item, Judgement, Match, Record, Span, TextLine, Verdict, Whole
from evidence.texts import Amount, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from evidence.judge.outcome import Near
    from evidence.texts import Text

_FROM_FIRST = frozenset({"invoice_number", "invoice_date", "buyer_name", "buyer_address", "buyer_vat", "supplier_name"})
_REACH = frozenset({"supplier_address", "supplier_phone", "supplier_email", "supplier_website", "supplier_vat"})
_Placed = TypeVar("_Placed", Found, TextLine)


class _Piece(NamedTuple):
    """Where the pages of a file stand in the paper: its pages from `first` to `last` are `shift` more there."""

    document: str
    first: int
    last: int
    shift: int


class Joins(NamedTuple):
    """Records and matches to be judged, what may belong together and is not proven, copies of pages, the way back to the files."""

    records: tuple[Record, ...]
    matches: tuple[Match, ...]
    near: Mapping[str, tuple[Near, ...]]
    again: Mapping[str, str] = MappingProxyType({})
    wholes: tuple[Whole, ...] = ()
    pieces: Mapping[str, tuple[_Piece, ...]] = MappingProxyType({})

    def told(self, judgement: Judgement) -> Judgement:
        """Return the judgement with every place in the file where it is printed."""
        if not self.wholes:
            return judgement
        return Judgement(
            verdicts=tuple(self._verdict(v) for v in judgement.verdicts),
            documents=tuple(
                sorted(map(self._finding, judgement.documents), key=lambda f: (f.document or "", f.rule, f.message))
            ),
            wholes=self.wholes,
        )

    def _verdict(self, verdict: Verdict) -> Verdict:
        proofs = tuple(msgspec.structs.replace(p, match=self._match(p.match)) for p in verdict.proofs)
        findings = tuple(map(self._finding, verdict.findings))
        return msgspec.structs.replace(verdict, proofs=proofs, findings=findings)

    def _match(self, match: Match) -> Match:
        if match.document not in self.pieces:
            return match
        place = match.span
        document = self._back(place).document if place else match.document
        item = match.item and _moved_item(match.item, self._back)
        return msgspec.structs.replace(match, document=document, found=_moved(match.found, self._back), item=item)

    def _finding(self, finding: Finding) -> Finding:
        if finding.document not in self.pieces:
            return finding
        span = finding.span and self._back(finding.span)
        related = tuple(map(self._back, finding.related))
        document = span.document if span else finding.document
        return msgspec.structs.replace(finding, document=document, span=span, related=related)

    def _back(self, span: Span) -> Span:
        for piece in self.pieces.get(span.document, ()):
            if piece.first <= span.page - piece.shift <= piece.last:
                return msgspec.structs.replace(span, document=piece.document, page=span.page - piece.shift)
        return span


def joined(records: tuple[Record, ...], matches: tuple[Match, ...]) -> Joins:
    """Return what is judged: each proven group of pages as one record that stands in the first page's place."""
    groups, again, near = belonging(records)
    if not groups:
        return Joins(records, matches, near)
    pieces = {g.records[0].document: _pieces(g.records) for g in groups}
    made = {g.records[0].document: _paper(g.records, pieces[g.records[0].document]) for g in groups}
    further = {p.document: (head, p) for head, each in pieces.items() for p in each[1:]}
    kept = tuple(made.get(r.document, r) for r in records if r.document not in further)
    moved = tuple(_moved_match(m, *further[m.document]) if m.document in further else m for m in matches)
    return Joins(kept, moved, near, again, tuple(map(_whole, groups)), pieces)


def told_wholes(records: tuple[Record, ...], wholes: tuple[Whole, ...]) -> tuple[Record, ...]:
    """Return the records, each page of a paper in several files with a warning that names all of them and what proves it."""
    known = {r.document: r for r in records}
    told = {d: _together(tuple(known[x] for x in w.documents), w) for w in wholes for d in w.documents}
    return tuple(
        msgspec.structs.replace(r, warnings=(*r.warnings, told[r.document])) if r.document in told else r
        for r in records
    )


def _together(records: tuple[Record, ...], whole: Whole) -> Text:
    return message(
        "These files hold the pages of one invoice, in this order: {files}. The lines of all of them make {added}, which the last "
        "one prints. They are judged as one paper: send them together.",
        files=listed(tuple(file_of(r.path, r.part) for r in records), "and"),
        added=Amount(whole.added),
    )


def _whole(group: Group) -> Whole:
    return Whole(documents=tuple(r.document for r in group.records), added=f"{group.added:f}")


def _pieces(records: tuple[Record, ...]) -> tuple[_Piece, ...]:
    end, found = records[0].last_page, []
    for n, record in enumerate(records):
        shift = end + 1 - record.first_page if n else 0
        found.append(_Piece(record.document, record.first_page, record.last_page, shift))
        end = record.last_page + shift
    return tuple(found)


def _paper(records: tuple[Record, ...], pieces: tuple[_Piece, ...]) -> Record:
    """Return the pages as one record: the first page says who, when and what; the last what it comes to."""
    head, *others = records
    founds = [f for f in head.founds if f.field != "total"]
    moved = [_moved_record(r, head.document, p) for r, p in zip(others, pieces[1:], strict=True)]
    for record in moved:
        again = bool(record.all("invoice_number"))
        left = set() if again else _FROM_FIRST | {f for f in _REACH if any(x.field == f for x in founds)}
        if record is not moved[-1]:
            left = left | {"total"}
        founds += [f for f in record.founds if f.field not in left]
    every = (head, *moved)
    return msgspec.structs.replace(
        head,
        also=tuple((r.path, r.part) for r in others),
        last_page=pieces[-1].last + pieces[-1].shift,
        founds=tuple(founds),
        items=tuple(i for r in every for i in r.items),
        codes=tuple(f for r in every for f in r.codes),
        lines=tuple(x for r in every for x in r.lines),
        hidden=tuple(x for r in every for x in r.hidden),
        struck=tuple(x for r in every for x in r.struck),
        signs=tuple(s for r in every for s in r.signs),
        pictures=tuple(p for r in every for p in r.pictures),
        unread=tuple(n for r in every for n in r.unread),
    )


def _moved_record(record: Record, document: str, piece: _Piece) -> Record:
    def move(span: Span) -> Span:
        return msgspec.structs.replace(span, document=document, page=span.page + piece.shift)

    return msgspec.structs.replace(
        record,
        founds=tuple(_moved(f, move) for f in record.founds),
        items=tuple(_moved_item(i, move) for i in record.items),
        codes=tuple(_moved(f, move) for f in record.codes),
        lines=tuple(_moved(x, move) for x in record.lines),
        hidden=tuple(_moved(x, move) for x in record.hidden),
        struck=tuple(_moved(x, move) for x in record.struck),
        signs=tuple(msgspec.structs.replace(s, page=s.page + piece.shift) if s.page else s for s in record.signs),
        unread=tuple(page + piece.shift for page in record.unread),
    )


def _moved_match(match: Match, document: str, piece: _Piece) -> Match:
    def move(span: Span) -> Span:
        return msgspec.structs.replace(span, document=document, page=span.page + piece.shift)

    item = match.item and _moved_item(match.item, move)
    return msgspec.structs.replace(match, document=document, found=_moved(match.found, move), item=item)


def _moved_item(item: Item, move: Callable[[Span], Span]) -> Item:
    return msgspec.structs.replace(
        item,
        span=move(item.span),
        cells=tuple(_moved(f, move) for f in item.cells),
        code_cells=tuple(_moved(f, move) for f in item.code_cells),
    )


def _moved(placed: _Placed, move: Callable[[Span], Span]) -> _Placed:
    return placed if placed.span is None else msgspec.structs.replace(placed, span=move(placed.span))
