"""Which papers are one paper: the same bytes, the same picture, or the same supplier, number, date and lines; and which are versions.

In: all records. Out: for each record its copies and its versions. Never: a paper dropped without a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.judge.doubt import values
from evidence.judge.outcome import Paper
from evidence.values.codes import fold
from evidence.values.names import normal_name, same_party

if TYPE_CHECKING:
    from evidence.model import Field, Found, Item, Record

_SAME_SUPPLIER = 0.85
_CLEAR = 0.6
_NEARLY = 75.0
_SAME_PAGE = 0.5


def papers(records: tuple[Record, ...]) -> tuple[Paper, ...]:
    """Return each record beside the others, with its copies and versions, in the order of the records."""
    buckets = _buckets(records)
    peers = _peers(records)
    found = []
    for record in records:
        near = {r.document: r for key in _keys(record) for r in buckets[key] if r.document != record.document}
        others = tuple(near[d] for d in sorted(near))
        copies = tuple(r for r in others if same_paper(record, r))
        versions = tuple(r for r in others if r not in copies and _version(record, r))
        rivals = tuple(r for r in peers.get(_supplier(record), ()) if r.document != record.document)
        found.append(Paper(record=record, others=rivals, copies=copies, versions=versions))
    return tuple(found)


def _keys(record: Record) -> tuple[tuple[str, str], ...]:
    """Return what two records must share one of to be copies or versions: bytes, a number, a day, a total."""
    days = (("date", v) for v in values(record.all("invoice_date")))
    totals = (("total", v) for v in values(record.all("total")))
    pictures = (("picture", p) for p in record.pictures)
    return (("bytes", record.sha256), *pictures, *(("number", n) for n in sorted(_numbers(record))), *days, *totals)


def _buckets(records: tuple[Record, ...]) -> dict[tuple[str, str], list[Record]]:
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        for key in _keys(record):
            found[key].append(record)
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
        for document, old in list(leader.items()):
            if old in known:
                leader[document] = first
    return leader


def same_paper(one: Record, other: Record) -> bool:
    """Tell whether two records are one paper; where a value is missing on one side, the rest decides."""
    if one.sha256 == other.sha256:
        return (one.first_page, one.last_page) == (other.first_page, other.last_page)
    return bool(set(one.pictures) & set(other.pictures)) or _tell_the_same(one, other)


def _tell_the_same(one: Record, other: Record) -> bool:
    """Tell whether what two papers say makes them one: supplier, number, date, lines and total."""
    numbered = _both(one, other, "invoice_number")
    scanned = any(f.origin == "ocr" for r in (one, other) for f in r.all("invoice_number"))
    if numbered and not scanned and not _numbers(one) & _numbers(other):
        return False
    if not _same_supplier(one, other) or not _agree(one, other, "invoice_date"):
        return False
    lines = _share_lines(one, other)
    totals = _both(one, other, "total") and _agree(one, other, "total")
    if numbered:
        if _numbers(one) & _numbers(other):
            return lines or (totals and _agree(one, other, "total"))
        return scanned and lines and totals and _nearly(one, other)
    return _both(one, other, "invoice_date") and lines and (totals or not _both(one, other, "total"))


def _version(one: Record, other: Record) -> bool:
    """Tell whether two records have one supplier and number, but clearly another date or total."""
    if one.sha256 == other.sha256 or one.kind != other.kind or not _both(one, other, "supplier_name"):
        return False
    if not (_same_supplier(one, other) and _numbers(one) & _numbers(other)):
        return False
    return any(_clearly_differ(one, other, field) for field in ("invoice_date", "total"))


def _clearly_differ(one: Record, other: Record, field: Field) -> bool:
    a, b = one.best(field), other.best(field)
    if a is None or b is None or min(a.confidence, b.confidence) < _CLEAR:
        return False
    return not _agree(one, other, field)


def _both(one: Record, other: Record, field: Field) -> bool:
    return bool(one.all(field)) and bool(other.all(field))


def _agree(one: Record, other: Record, field: Field) -> bool:
    """Tell whether two papers share a plausible value of a field, or one of them has none."""
    return not _both(one, other, field) or bool(set(values(one.all(field))) & set(values(other.all(field))))


def _numbers(record: Record) -> set[str]:
    return {key for v in values(record.all("invoice_number")) if (key := fold(re.sub(r"[\W_]", "", v)))}


def _nearly(one: Record, other: Record) -> bool:
    from rapidfuzz import fuzz

    return any(fuzz.ratio(a, b) >= _NEARLY for a in _numbers(one) for b in _numbers(other))


def _same_supplier(one: Record, other: Record) -> bool:
    a, b = one.best("supplier_name"), other.best("supplier_name")
    if a is None or b is None or same_party(a.value, b.value) >= _SAME_SUPPLIER:
        return True
    vats = {f.value for f in one.all("supplier_vat")} & {f.value for f in other.all("supplier_vat")}
    return bool(vats)


def _share_lines(one: Record, other: Record) -> bool:
    """Tell whether two papers share a line: most of the shorter one's, by code and quantity, or by text."""
    mine, theirs = {_line(i) for i in one.items}, {_line(i) for i in other.items}
    if not mine or not theirs:
        return not mine and not theirs
    return len(mine & theirs) * 2 >= min(len(mine), len(theirs))


@lru_cache(maxsize=4096)
def repeated_pages(record: Record) -> tuple[tuple[int, int], ...]:
    """Return pages that show what an earlier page of the same paper shows, each with that page: (again, first)."""
    items: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for item in record.items:
        items[item.span.page].add(_line(item))
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


def _line(item: Item) -> tuple[str, str]:
    quantity = item.best("quantity")
    code: Found | None = item.best("gtin") or item.best("asin") or (item.code_cells[0] if item.code_cells else None)
    what = fold(code.value) if code else fold(re.sub(r"\W", "", _described(item)))
    return what, quantity.value if quantity else ""


def _described(item: Item) -> str:
    found = item.best("description")
    return found.value if found else item.text
