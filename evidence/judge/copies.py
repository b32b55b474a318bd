"""Which papers are one paper: the same bytes, the same picture, or the same supplier, number, date and lines; and which are versions.

In: all records. Out: for each record its copies and its versions. Never: a paper dropped without a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.doubt import number, values
from evidence.judge.outcome import Paper
from evidence.values.codes import fold
from evidence.values.names import normal_name, same_party, split_legal_form
from evidence.values.phrases import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidence.judge.outcome import Near
    from evidence.model import Field, Found, Item, Record

_SAME_SUPPLIER = 0.85
_CLEAR = 0.6
_NEARLY = 75.0
_SAME_PAGE = 0.5
# Behind an invoice's number: "-R1", "/REV2", "-B", "(COPY)".
_REVISION = re.compile(
    r"[\s\-_/.(]*(?:R|V|K|C|REV|VER|REVISED|REVISION|CORR|CORRECTED|AMENDED|KORR|COPY|KOPIE|COPIA|COPIE|DUP|DUPLICATE|NEW|NEU|BIS|TER)"
    r"[\s\-_.]*\d{0,2}\)?|[\s\-_/.][A-F]"
)


class Said(NamedTuple):
    """What a record says that two papers are compared by, worked out once; None and empty where it says nothing."""

    record: Record
    supplier: str | None
    vats: frozenset[str]
    numbered: bool
    scanned: bool
    numbers: frozenset[str]
    dates: frozenset[str]
    totals: frozenset[str]
    lines: frozenset[tuple[str, str]]
    buyer: str | None  # where it is said clearly
    buyer_words: frozenset[str]

    @property
    def keys(self) -> Iterator[tuple[str, str]]:
        """What two records must share one of to be copies or versions: bytes, a picture, a number, a day, a total."""
        yield "bytes", self.record.sha256
        yield from (("picture", p) for p in self.record.pictures)
        yield from (("number", n) for n in self.numbers)
        yield from (("date", d) for d in self.dates)
        yield from (("total", t) for t in self.totals)


def papers(
    records: tuple[Record, ...],
    beside: Mapping[str, tuple[Near, ...]] = MappingProxyType({}),
    again: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Paper, ...]:
    """Return each record beside the others, with its copies and versions, in the order of the records.

    `beside` are records that may hold other pages of it, `again` tells of which paper of several files a record is a copy of a page.
    """
    said = [said_of(record) for record in records]
    buckets = _buckets(said)
    peers = _peers(records)
    pages = _copied_pages(records, again)
    found = []
    for one in said:
        document = one.record.document
        near = {o.record.document: o for key in one.keys for o in buckets[key]}
        others = [near[d] for d in sorted(near) if d != document]
        copies = tuple(o.record for o in others if _same_paper(one, o) and not _other_buyer(one, o))
        copies += tuple(r for r in pages.get(document, ()) if r not in copies)
        versions = tuple(o.record for o in others if o.record not in copies and _version(one, o))
        rivals = tuple(r for r in peers.get(_supplier(one.record), ()) if r.document != document)
        parts = tuple(o.record for o in others if _one_file(one, o) or not one.numbers.isdisjoint(o.numbers))
        found.append(
            Paper(
                record=one.record,
                others=rivals,
                copies=copies,
                versions=versions,
                parts=parts,
                near=beside.get(document, ()),
            )
        )
    return tuple(found)


def _copied_pages(records: tuple[Record, ...], again: Mapping[str, str]) -> dict[str, list[Record]]:
    """Return for a paper of several files the records that show one of its pages once more, and for these the paper."""
    known, found = {r.document: r for r in records}, defaultdict(list)
    for document, paper in sorted(again.items()):
        found[document].append(known[paper])
        found[paper].append(known[document])
    return found


def _one_file(one: Said, other: Said) -> bool:
    return (one.record.path, one.record.sha256) == (other.record.path, other.record.sha256)


def said_of(record: Record) -> Said:
    """Return what a record says that two papers are compared by."""
    named, bought = record.best("supplier_name"), record.best("buyer_name")
    buyer = bought.value if bought and bought.confidence >= _CLEAR else None
    words = normal_name(split_legal_form(buyer)[0]).split() if buyer is not None else ()
    numbers = record.all("invoice_number")
    return Said(
        record=record,
        supplier=named.value if named else None,
        vats=frozenset(f.value for f in record.all("supplier_vat")),
        numbered=bool(numbers),
        scanned=any(f.origin == "ocr" for f in numbers),
        numbers=frozenset(key for v in values(numbers) if (key := fold(re.sub(r"[\W_]", "", v)))),
        dates=frozenset(values(record.all("invoice_date"))),
        totals=frozenset(map(number, values(record.all("total")))),
        lines=frozenset(map(code_and_count, record.items)),
        buyer=buyer,
        buyer_words=frozenset(words) - folded("trade"),
    )


def _buckets(said: list[Said]) -> dict[tuple[str, str], list[Said]]:
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        for key in one.keys:
            found[key].append(one)
    return found


def _supplier(record: Record) -> str:
    named = record.best("supplier_name")
    return normal_name(named.value) if named else ""


def _peers(records: tuple[Record, ...]) -> dict[str, list[Record]]:
    """Return for each supplier one record for each address and phone that its papers show."""
    found: dict[str, list[Record]] = defaultdict(list)
    seen: set[tuple[str, ...]] = set()
    for record in records:
        shown = (record.best("supplier_address"), record.best("supplier_phone"))
        key = (_supplier(record), *(f.value if f else "" for f in shown))
        if key[0] and key not in seen:
            seen.add(key)
            found[key[0]].append(record)
    return found


def groups(all_papers: tuple[Paper, ...]) -> dict[str, str]:
    """Return for each document the first document (in order) of the copies that it belongs to."""
    leader: dict[str, str] = {}
    for paper in all_papers:
        known = [leader[c.document] for c in paper.copies if c.document in leader]
        first = min([paper.record.document, *known])
        leader[paper.record.document] = first
        if joined := set(known) - {first}:
            leader.update((document, first) for document, old in list(leader.items()) if old in joined)
    return leader


def _same_paper(one: Said, other: Said) -> bool:
    """Tell whether two records are one paper; where a value is missing on one side, the rest decides."""
    a, b = one.record, other.record
    if a.sha256 == b.sha256:
        return (a.first_page, a.last_page) == (b.first_page, b.last_page)
    return not set(a.pictures).isdisjoint(b.pictures) or _tell_the_same(one, other)


def _tell_the_same(one: Said, other: Said) -> bool:
    """Tell whether what two papers say makes them one: supplier, number, date, lines and total."""
    numbered = one.numbered and other.numbered
    same_number = not one.numbers.isdisjoint(other.numbers)
    scanned = one.scanned or other.scanned
    if numbered and not scanned and not same_number:
        return False
    if not _agree(one.dates, other.dates) or not same_supplier(one, other):
        return False
    lines = _share_lines(one, other)
    totals = bool(one.totals and other.totals) and _agree(one.totals, other.totals)
    if numbered:
        return (lines or totals) if same_number else (lines and totals and _nearly(one, other))
    return bool(one.dates and other.dates) and lines and (totals or not (one.totals and other.totals))


def _version(one: Said, other: Said) -> bool:
    """Tell whether two records have one supplier and number, but clearly another date or total; or one revises the other."""
    if one.record.sha256 == other.record.sha256:
        return False
    if one.record.kind != other.record.kind or one.supplier is None or other.supplier is None:
        return False
    if not same_supplier(one, other) or _only_named(one, other):
        return False
    if one.numbers.isdisjoint(other.numbers):
        return _revises(one.record, other.record) and _share_lines(one, other)
    if _other_buyer(one, other):
        return True
    dates = not _agree(one.dates, other.dates) and _clear(one.record, other.record, "invoice_date")
    return dates or (not _agree(one.totals, other.totals) and _clear(one.record, other.record, "total"))


def _only_named(one: Said, other: Said) -> bool:
    """Tell whether two papers have numbers of their own, one names the other's, and they bill nothing alike: a deposit on the final invoice."""
    best = [r.best("invoice_number") for r in (one.record, other.record)]
    told = all(b is not None and b.confidence >= _CLEAR for b in best)
    return (
        told
        and len({b.value for b in best if b}) > 1
        and bool(one.lines and other.lines)
        and not _share_lines(one, other)
    )


def _other_buyer(one: Said, other: Said) -> bool:
    """Tell whether two papers clearly name buyers that have nothing in common."""
    if one.buyer is None or other.buyer is None or not one.buyer_words.isdisjoint(other.buyer_words):
        return False
    return same_party(one.buyer, other.buyer) < _SAME_SUPPLIER


def _revises(one: Record, other: Record) -> bool:
    """Tell whether the number of one paper is that of the other with a sign of revision behind it."""
    numbers = [values(r.all("invoice_number")) for r in (one, other)]
    pairs = [(a, b) for a in numbers[0] for b in numbers[1]]
    return any(
        longer.startswith(shorter) and _REVISION.fullmatch(longer[len(shorter) :])
        for a, b in pairs
        for shorter, longer in [sorted((a.upper(), b.upper()), key=len)]
    )


def _clear(one: Record, other: Record, field: Field) -> bool:
    """Tell whether both papers say a value clearly."""
    best = (one.best(field), other.best(field))
    return all(f is not None and f.confidence >= _CLEAR for f in best)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two papers share a plausible value of a field, or one of them has none."""
    return not one or not other or not one.isdisjoint(other)


def _nearly(one: Said, other: Said) -> bool:
    from rapidfuzz import fuzz

    return any(fuzz.ratio(a, b) >= _NEARLY for a in one.numbers for b in other.numbers)


def same_supplier(one: Said, other: Said) -> bool:
    """Tell whether two papers name one supplier, by name or VAT number, or one of them names none."""
    if one.supplier is None or other.supplier is None or same_party(one.supplier, other.supplier) >= _SAME_SUPPLIER:
        return True
    return not one.vats.isdisjoint(other.vats)


def alike(one: Said, other: Said) -> bool:
    """Tell whether two papers have one supplier and share most of their lines."""
    return same_supplier(one, other) and bool(one.lines) and _share_lines(one, other)


def _share_lines(one: Said, other: Said) -> bool:
    """Tell whether two papers share a line: most of the shorter one's, by code and quantity, or by text."""
    if not one.lines or not other.lines:
        return not one.lines and not other.lines
    return len(one.lines & other.lines) * 2 >= min(len(one.lines), len(other.lines))


@lru_cache(maxsize=4096)
def repeated_pages(record: Record) -> tuple[tuple[int, int], ...]:
    """Return pages that show what an earlier page of the same paper shows, each with that page: (again, first)."""
    items: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for item in record.items:
        items[item.span.page].add(code_and_count(item))
    texts: dict[int, set[str]] = defaultdict(set)
    for line in record.lines if len(items) > 1 else ():
        texts[line.span.page].add(fold(re.sub(r"\W", "", line.text)))
    found: list[tuple[int, int]] = []
    for again in sorted(items):
        for first in sorted(p for p in items if p < again):
            shared = len(items[first] & items[again]) * 2 >= max(len(items[first]), len(items[again]))
            alike = len(texts[first] & texts[again]) >= _SAME_PAGE * len(texts[first] | texts[again])
            if shared and alike:
                found.append((again, first))
                break
    return tuple(found)


def codes_of(item: Item) -> frozenset[str]:
    """Return all codes of a line, folded: those of its product and of its article columns."""
    found = (*item.all("gtin"), *item.all("asin"), *item.code_cells)
    return frozenset(fold(f.value) for f in found)


def code_and_count(item: Item) -> tuple[str, str]:
    """Return what a line is compared by: its code, else its text, folded, and its quantity."""
    quantity = item.best("quantity")
    code: Found | None = item.best("gtin") or item.best("asin") or (item.code_cells[0] if item.code_cells else None)
    what = fold(code.value) if code else fold(re.sub(r"\W", "", _described(item)))
    return what, quantity.value if quantity else ""


def _described(item: Item) -> str:
    found = item.best("description")
    return found.value if found else item.text
