"""Which files hold the pages of one invoice: a first page without a total, further pages without a head, and sums that prove it.

In: all records. Out: groups of records, each the pages of one paper in their order; for others what speaks for a group that is not proven.
Never: a group without arithmetic: the lines of all pages make, to the cent, a sum that the last page prints, and those of
the last page alone do not; a record in two groups.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import combinations
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.copies import code_and_count, said_of, same_supplier
from evidence.judge.doubt import UNSURE_BELOW, plausible, values
from evidence.judge.outcome import Near
from evidence.judge.page_sums import roles, sums_a_page, whole_totals
from evidence.judge.sums import number, numbers
from evidence.model import attachment_of
from evidence.values.amounts import find_amounts, find_currencies
from evidence.values.names import same_party
from evidence.values.pagination import page_of
from evidence.values.text import means

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidence.judge.copies import Said
    from evidence.model import Field, Found, Item, Record, TextLine

_MOST_PAIRS = 20_000
_MOST_MIDDLE = 6  # candidates for pages between the first and the last
_MOST_NEAR = 3
_MOST_COUNT = 20  # pages of a bare "2/3": more may be a month
_SAME = 0.85
_CLEAR = 0.6
_MOST_LABEL = 4
_SUMS = frozenset({"total", "subtotal", "tax", "shipping", "discount", "rounding"})
_PAGED = frozenset(
    (".pdf", ".jpg", ".jpeg", ".jfif", ".png", ".gif", ".tif", ".tiff", ".webp", ".heic", ".heif", ".bmp")
)
_OTHER = 0.3  # of a kind: what a further page calls itself
_CENTS = re.compile(r"[.,]\d\d$")
_BARE = re.compile(r"[-\u2013]?\s*(\d{1,2})\s*/\s*(\d{1,2})\s*[-\u2013]?")


class Group(NamedTuple):
    """The pages of one paper, in order, and the sum of their lines that the last one prints."""

    records: tuple[Record, ...]
    added: Decimal


class _Sheet(NamedTuple):
    """What a record says that its place in a paper is proven by. `added` is the sum of its lines, None where one is unsure.

    `printed` are the amounts outside of the lines, `named` those called a total or subtotal, `carried` what was carried over or sums up a page, all readings of each; `free` are the lines outside of the table.
    """

    record: Record
    said: Said
    added: Decimal | None
    total: Decimal | None
    printed: frozenset[Decimal]
    named: frozenset[Decimal]
    carried: tuple[frozenset[Decimal], ...]
    counts: tuple[tuple[int, int], ...]
    money: frozenset[str]
    content: tuple[object, ...]
    free: tuple[str, ...]

    @property
    def pages(self) -> int:
        return self.record.last_page - self.record.first_page + 1

    @property
    def place(self) -> tuple[int, str]:
        return min((page for page, _ in self.counts), default=_MOST_COUNT * 10), self.record.document


class Proofs(NamedTuple):
    """Groups that are proven; second copies of their pages, each with the first page; what else may belong together."""

    groups: tuple[Group, ...] = ()
    again: Mapping[str, str] = MappingProxyType({})
    near: Mapping[str, tuple[Near, ...]] = MappingProxyType({})


def belonging(records: tuple[Record, ...]) -> Proofs:
    """Return which records are pages of one paper, by their document."""
    first = [_sheet(r) for r in records if _is_first(r)]
    known = [s.said.numbers for s in first]
    others = [_sheet(r) for r in records if known and _may_be_further(r) and _may_have(said_of(r).numbers, known)]
    if not others or len(first) * len(others) > _MOST_PAIRS:
        return Proofs()
    (heads, same), (further, again) = _single(first), _single(others)
    pairs = {h.record.document: [f for f in further if _may_belong(h, f)] for h in heads}
    proofs: dict[frozenset[str], tuple[_Sheet, ...]] = {}
    for head in heads:
        for found in _proven(head, pairs[head.record.document]):
            proofs.setdefault(frozenset(s.record.document for s in found), found)
    times = Counter(document for known in proofs for document in known)
    sure = [found for known, found in proofs.items() if all(times[d] == 1 for d in known)]
    groups = tuple(Group(tuple(s.record for s in found), _sum(found)) for found in sure)
    done = {r.document: group.records[0].document for group in groups for r in group.records}
    copies = {document: done[one] for document, one in (same | again).items() if one in done and document not in done}
    return Proofs(groups, copies, _nearest(heads, pairs, set(done)))


def _nearest(heads: list[_Sheet], pairs: dict[str, list[_Sheet]], done: set[str]) -> dict[str, tuple[Near, ...]]:
    found: dict[str, list[Near]] = {}
    for head in heads:
        for last in pairs[head.record.document]:
            if last.total is None or not done.isdisjoint({head.record.document, last.record.document}):
                continue
            if last.added and _makes(last.added, last, frozenset()):
                continue
            added = _sum((head, last))
            holds = _makes(added, last, frozenset())
            for one, other in ((head, last), (last, head)):
                near = Near(record=other.record, added=added, total=last.total, holds=holds)
                found.setdefault(one.record.document, []).append(near)
    return {document: tuple(near[:_MOST_NEAR]) for document, near in found.items()}


def _single(sheets: list[_Sheet]) -> tuple[list[_Sheet], dict[str, str]]:
    """Return the sheets without second copies (the same lines, sums, numbers and days), and of which one each is a copy.

    A copy that says less is the first: what an archive, a stamp or a fax adds is on the others.
    """
    kept: dict[object, _Sheet] = {}
    again: dict[str, str] = {}
    for sheet in sorted(sheets, key=lambda s: (len(s.record.lines), s.record.document)):
        one = kept.setdefault((sheet.content, sheet.total, sheet.said.numbers, sheet.said.dates), sheet)
        if one is not sheet:
            again[sheet.record.document] = one.record.document
    return sorted(kept.values(), key=lambda s: s.record.document), again


def _may_have(numbers: frozenset[str], known: list[frozenset[str]]) -> bool:
    """Tell whether a record's numbers are those of some first page, or one of the two shows none."""
    return not numbers or any(not own or own & numbers for own in known)


def _is_first(record: Record) -> bool:
    """Tell whether a record is an invoice's beginning: title, day, supplier, number or buyer, lines, no total."""
    likely = plausible(record.all("kind"))
    return (
        bool(likely and record.items and _is_paged(record))
        and {f.value for f in likely} == {"invoice"}
        and not _totals(record)
        and bool(record.all("invoice_date") and record.all("supplier_name"))
        and bool(record.all("invoice_number") or record.all("buyer_name"))
    )


def _may_be_further(record: Record) -> bool:
    """Tell whether a record may be a further page: of no other kind, without a head of its own or without its end; lines or sums."""
    kinds = {f.value for f in record.all("kind") if f.confidence >= _OTHER}
    return _is_paged(record) and kinds <= {"invoice"} and bool(record.items or _totals(record))


def _is_paged(record: Record) -> bool:
    """Tell whether a record has pages that can be shown, of a file that cannot be written in."""
    return record.first_page > 0 and PurePosixPath(attachment_of(record.part) or record.path).suffix.lower() in _PAGED


def _totals(record: Record) -> list[Decimal]:
    return [n for f in plausible(whole_totals(record)) if (n := number(f.value)) is not None]


def _may_belong(head: _Sheet, other: _Sheet) -> bool:
    """Tell whether nothing that a page says is of another paper than the first page, and it is in another file."""
    if _file(head.record) == _file(other.record) or other.added is None or head.added is None:
        return False
    one, two = head.said, other.said
    pairs = (
        (one.numbers, two.numbers),
        (one.vats, two.vats),
        (_sites(head.record), _sites(other.record)),
        (_orders(head.record), _orders(other.record)),
    )
    if any(a and b and a.isdisjoint(b) for a, b in pairs) or _names_another(head, other):
        return False
    if (issued := _issued(other.record)) and one.dates.isdisjoint(issued):
        return False
    if not _same_money(head.money, other.money):
        return False
    named = (_clear(other.record, "supplier_name") is None or same_supplier(one, two), _same_buyer(head, other))
    return all(named)


def _issued(record: Record) -> frozenset[str]:
    """Return all readings of the places that likely hold an issue date; a bank's sort code may be read as one."""
    places: dict[object, list[Found]] = {}
    for found in record.all("invoice_date"):
        places.setdefault(found.span, []).append(found)
    likely = (group for group in places.values() if sum(f.confidence for f in group) >= UNSURE_BELOW)
    return frozenset(f.value for group in likely for f in group)


def _names_another(head: _Sheet, other: _Sheet) -> bool:
    """Tell whether a page prints a number that looks like the first page's, or stands behind a word for an invoice, and is not on that page."""
    own = {word for line in head.record.lines for word in _words(line.text)}
    alike = {re.sub(r"\d", "9", word) for f in head.record.all("invoice_number") for word in _words(f.text)}
    for line in other.free:
        words = _words(line)
        for at, word in enumerate(words):
            if word in own or len(re.findall(r"\d", word)) < _MOST_LABEL or _CENTS.search(word):
                continue
            if (not word.isdecimal() and re.sub(r"\d", "9", word) in alike) or any(
                map(_is_invoice, words[max(0, at - 3) : at])
            ):
                return True
    return False


def _words(text: str) -> list[str]:
    return [word.strip(".,:;()#").upper() for word in text.split()]


def _is_invoice(word: str) -> bool:
    return means(word, "kinds", "invoice")


def _clear(record: Record, field: Field) -> str | None:
    best = record.best(field)
    return best.value if best and best.confidence >= UNSURE_BELOW else None


def _same_buyer(head: _Sheet, other: _Sheet) -> bool:
    buyer, own = _clear(other.record, "buyer_name"), _clear(head.record, "buyer_name")
    return buyer is None or (own is not None and same_party(own, buyer) >= _SAME)


def _same_money(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two pages are in one currency; a bare dollar may be any country's."""
    if not one or not other or one & other:
        return True
    return any(a == "USD" and b.endswith("D") for x, y in ((one, other), (other, one)) for a in x for b in y)


def _file(record: Record) -> tuple[str, str | None]:
    return record.path, attachment_of(record.part)


def _sites(record: Record) -> frozenset[str]:
    found = (f for field in ("supplier_email", "supplier_website") for f in record.all(field) if f.confidence >= _CLEAR)
    return frozenset(f.value.lower().rpartition("@")[2].removeprefix("www.") for f in found)


def _orders(record: Record) -> frozenset[str]:
    return frozenset(values([f for f in record.all("order_number") if f.confidence >= _CLEAR]))


def _proven(head: _Sheet, others: list[_Sheet]) -> Iterator[tuple[_Sheet, ...]]:
    """Yield each choice of further pages whose sums, counts and carried sums prove that they are the first page's."""
    middle = [s for s in others if s.total is None and s.record.items]
    for last in (s for s in others if s.total is not None):
        rest = [s for s in middle if s is not last][: _MOST_MIDDLE + 1]
        most = 0 if len(rest) > _MOST_MIDDLE else len(rest)
        for count in range(most + 1):
            for between in combinations(rest, count):
                found = (head, *sorted(between, key=lambda s: s.place), last)
                if len({_file(s.record) for s in found}) == len(found) and _is_proven(found):
                    yield found


def _is_proven(sheets: tuple[_Sheet, ...]) -> bool:
    """Tell whether sums, counts of pages and carried sums of pages in this order hold."""
    last = sheets[-1]
    added = _sum(sheets)
    if not _makes(added, last, frozenset()) or not _counts_fit(sheets) or not _carried_fit(sheets):
        return False
    own = last.added or Decimal(0)
    return not (last.record.items and _leads(own, last, frozenset({added - own})))


def _sum(sheets: tuple[_Sheet, ...]) -> Decimal:
    return sum((s.added or Decimal(0) for s in sheets), Decimal(0))


def _makes(added: Decimal, last: _Sheet, without: frozenset[Decimal]) -> bool:
    """Tell whether the lines make a sum of the last page to the cent: one that is called so, or one that leads to the total."""
    total = last.total or Decimal(0)
    called = added in last.named and total <= 2 * added <= 4 * total
    return added > 0 and (called or _leads(added, last, without))


def _leads(added: Decimal, last: _Sheet, without: frozenset[Decimal]) -> bool:
    """Tell whether a sum is the total, or a tax or charge apart from it; two of them where the sum itself is printed."""
    if last.total is None or added <= 0:
        return False
    gap = last.total - added
    others = {x for x in last.printed if x < added} - {added, last.total} - without
    if not gap or abs(gap) in others:
        return True
    return added in last.printed and any(abs(gap - x) in others or abs(gap + x) in others for x in others)


def _counts_fit(sheets: tuple[_Sheet, ...]) -> bool:
    whole, first = sum(s.pages for s in sheets), 1
    for sheet in sheets:
        end = first + sheet.pages - 1
        if not all(first <= page <= end and of in {0, whole} for page, of in sheet.counts):
            return False
        first = end + 1
    return True


def _carried_fit(sheets: tuple[_Sheet, ...]) -> bool:
    before = Decimal(0)
    for sheet in sheets:
        own = sheet.added or Decimal(0)
        through = before + own
        if any(readings.isdisjoint({before, own, through, Decimal(0)}) for readings in sheet.carried):
            return False
        before = through
    return True


def _sheet(record: Record) -> _Sheet:
    owned = {(i.span.page, w) for i in record.items for w in i.span.words}
    free = [x for x in record.lines if owned.isdisjoint((x.span.page, w) for w in x.span.words)]
    printed: set[Decimal] = set()
    named: set[Decimal] = set()
    carried: list[frozenset[Decimal]] = []
    for line in free:
        said, of_page = roles(line.text), sums_a_page(line.text)
        for found in find_amounts(line.text):
            if found.percent or not (found.decimals or said & _SUMS):
                continue
            readings = frozenset(abs(v) for v in found.readings)
            if of_page:
                carried.append(readings)
                continue
            printed |= readings
            if said & {"total", "subtotal"}:
                named |= readings
    totals = _totals(record)
    cells = (f.text for i in record.items for cell in ("price", "amount") for f in i.all(cell))
    money = {c.code for text in cells for c in find_currencies(text)} | set(values(record.all("currency")))
    added = _added(record.items)
    return _Sheet(
        record=record,
        said=said_of(record),
        added=added,
        total=totals[0] if totals else None,
        printed=frozenset(printed),
        named=frozenset(named),
        carried=tuple(carried),
        counts=tuple(dict.fromkeys(count for line in free for count in _count(line))),
        money=frozenset(money),
        content=(tuple((code_and_count(i), numbers(i, "amount")[:1]) for i in record.items), frozenset(printed)),
        free=tuple(line.text for line in free),
    )


def _added(items: tuple[Item, ...]) -> Decimal | None:
    """Return the sum of lines, None where an amount is missing, or is read in several ways that the line does not settle."""
    amounts = [_amount(item) for item in items]
    return None if None in amounts else sum((a for a in amounts if a is not None), Decimal(0))


def _amount(item: Item) -> Decimal | None:
    readings = numbers(item, "amount")
    made = {q * p for q in numbers(item, "quantity") for p in numbers(item, "price")}
    if len(readings) > 1 and readings[0] not in made:
        return None
    return readings[0] if readings else None


def _count(line: TextLine) -> Iterator[tuple[int, int]]:
    """Yield (page, of) as a line says: "Page 2 of 3", a bare "2/3", "Page 2" (of: 0)."""
    text = line.text.strip()
    if at := page_of(text):
        yield at
        return
    bare = _BARE.fullmatch(text)
    if bare and 0 < int(bare[1]) <= int(bare[2]) <= _MOST_COUNT:
        yield int(bare[1]), int(bare[2])
        return
    words = text.rstrip(" .-").split()
    plain = 1 < len(words) <= _MOST_LABEL and words[-1].isdecimal() and 0 < int(words[-1]) <= _MOST_COUNT
    label = " ".join(words[:-1]).rstrip(":") if plain else ""
    if label and means(label, "labels", "page"):
        yield int(words[-1]), 0
