"""What papers say of one another: an invoice undone by a letter, one purchase billed by two papers.

In: all papers. Out: for a paper the lines of others that undo it; for pairs of papers why they may be one purchase.
Never: a paper dropped, two purchases made one because they are alike: same goods on another day are bought again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.copies import alike, codes_of, said_of
from evidence.judge.doubt import values
from evidence.judge.explain import name, say, short
from evidence.judge.outcome import Paper, Result, Undoing
from evidence.judge.sums import numbers as numbers_of
from evidence.texts import message
from evidence.values.amounts import find_amounts
from evidence.values.codes import fold
from evidence.values.phrases import folded
from evidence.values.reserved import denies, settled
from evidence.values.text import fold_label, means
from evidence.values.undone import undoing_word
from evidence.values.unfinished import instalment, taken_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.judge.copies import Said
    from evidence.model import Case, Item, Record, RuleOptions, TextLine
    from evidence.texts import Text

_PARTS = re.compile(r"[\s,;:()\[\]]+")
_NO_SIGNS = re.compile(r"[\W_]")
_LEAST_SIGNS = 4
_MOST_LABEL = 4
_DELIVERY = "delivery"
_DELIVERIES: frozenset[str] = frozenset({"delivery_note", "packing_slip"})


class _Named(NamedTuple):
    """A paper that prints an invoice's number, where, and the invoice."""

    note: Record
    line: TextLine
    invoice: Record


class Twice(NamedTuple):
    """A paper that may bill what another one bills, and what says so."""

    paper: Record
    other: Record
    why: Text


def with_undoings(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """Return the papers, each with the lines of others that name its number and say that it does not hold."""
    numbers = _numbers(papers)
    found: dict[str, list[Undoing]] = defaultdict(list)
    for paper in papers:
        lines = paper.record.lines
        for at, line in enumerate(lines):
            if not (taken_back(line.text) or _speaks_against(line, paper.record)):
                continue
            near = " ".join(x.text for x in lines[max(0, at - 1) : at + 2])
            for record in (r for key in sorted(_keys(near)) for r in numbers.get(key, ())):
                if record.document != paper.record.document:
                    found[record.document].append(Undoing(record=paper.record, line=line))
    for record, undoing in (*_credited_whole(papers, numbers), *_delivered_less(papers, numbers)):
        found[record.document].append(undoing)
    return tuple(p.undone_by(tuple(found[p.record.document])) if p.record.document in found else p for p in papers)


def _speaks_against(line: TextLine, record: Record) -> bool:
    """Tell whether a mail's or statement's line uses a word of undoing at all, or denies a dealing.

    Invoices speak of themselves; what a credit note takes back is counted by its lines.
    """
    if record.kind in {"invoice", "credit_note"}:
        return False
    return bool(undoing_word(line.text) or denies(line.text, record.language))


def _naming(papers: tuple[Paper, ...], numbers: dict[str, list[Record]], kinds: frozenset[str]) -> Iterator[_Named]:
    """Yield papers of some kinds with each invoice whose number they print, and the line that prints it."""
    for paper in papers:
        if paper.record.kind not in kinds:
            continue
        seen: set[str] = set()
        for line in paper.record.lines:
            for record in (r for key in sorted(_keys(line.text)) for r in numbers.get(key, ())):
                if record.document != paper.record.document and record.document not in seen:
                    seen.add(record.document)
                    yield _Named(paper.record, line, record)


def _credited_whole(papers: tuple[Paper, ...], numbers: dict[str, list[Record]]) -> Iterator[tuple[Record, Undoing]]:
    """Yield invoices that a credit note names without a product's code, and not for carriage or a discount: nobody can tell what is left of them."""
    for note, line, invoice in _naming(papers, numbers, frozenset({"credit_note"})):
        of_charges = note.items and all(settled(item.text) for item in note.items) and not _at_its_price(note, invoice)
        if not of_charges and not any(codes_of(item) for item in note.items):
            yield invoice, Undoing(record=note, line=line)


def _at_its_price(note: Record, invoice: Record) -> bool:
    """Tell whether a credit note counts pieces at the price of one of the invoice's goods: "return of goods, -30 at 6.50"."""
    prices = {p for item in invoice.items for p in numbers_of(item, "price")}
    counted = (item for item in note.items if any(abs(q) > 1 for q in numbers_of(item, "quantity")))
    return any(abs(p) in prices for item in counted for p in numbers_of(item, "price"))


def _delivered_less(papers: tuple[Paper, ...], numbers: dict[str, list[Record]]) -> Iterator[tuple[Record, Undoing]]:
    """Yield invoices of which the delivery notes that name them deliver fewer pieces of a product than are billed."""
    notes: dict[str, list[_Named]] = defaultdict(list)
    for named in _naming(papers, numbers, _DELIVERIES):
        notes[named.invoice.document].append(named)
    for same in notes.values():
        delivered = {n.note.document: n.note for n in same}.values()
        for item in same[0].invoice.items:
            billed, came = _pieces([item]), [i for r in delivered for i in r.items if codes_of(i) & codes_of(item)]
            if came and billed is not None and (n := _pieces(came)) is not None and n < billed:
                lines = (x for x in same[0].note.lines if set(x.span.words) & set(came[0].span.words))
                yield same[0].invoice, Undoing(record=same[0].note, line=next(lines, same[0].line))
                break


def _pieces(items: list[Item]) -> Decimal | None:
    """Return how many pieces lines name; None where one cannot be read, or is read in several ways."""
    readings = [numbers_of(i, "quantity") for i in items]
    return sum((r[0] for r in readings), Decimal(0)) if all(len(r) == 1 for r in readings) else None


def undone_elsewhere(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where another paper names this one's number and says that it was cancelled, replaced or paid back."""
    for by in paper.undoings:
        told = say(
            "document.undone_elsewhere", paper=name(paper.record), other=name(by.record), text=short(by.line.text)
        )
        return (Result(message=told, status="unsure"),)
    return ()


def twice(papers: tuple[Paper, ...]) -> tuple[Twice, ...]:
    """Return pairs of papers that may bill one purchase, each pair once, in the order of the documents."""
    numbers = _numbers(papers)
    said = {p.record.document: said_of(p.record) for p in papers if p.record.kind == "invoice"}
    copies = {p.record.document: {c.document for c in p.copies} for p in papers}
    found: dict[tuple[str, str], Twice] = {}
    for one, other, why in (
        *_mentions(papers, numbers),
        *_same_day(said),
        *_same_order(said),
        *_same_delivery(said),
        *_in_parts(papers),
    ):
        first, second = sorted((one, other), key=lambda r: r.document)
        key = (first.document, second.document)
        if key[0] == key[1] or key in found or key[1] in copies[key[0]] or not all(d in said for d in key):
            continue
        if alike(said[key[0]], said[key[1]]):
            found[key] = Twice(second, first, why)
    return tuple(found[k] for k in sorted(found))


def _numbers(papers: tuple[Paper, ...]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for paper in papers:
        for key in _own_numbers(paper.record) if paper.record.kind == "invoice" else ():
            found[key].append(paper.record)
    return found


def _own_numbers(record: Record) -> frozenset[str]:
    return frozenset(k for v in values(record.all("invoice_number")) if _telling(k := _key(v)))


def _key(text: str) -> str:
    return fold(_NO_SIGNS.sub("", text))


def _telling(key: str) -> bool:
    return len(key) >= _LEAST_SIGNS and any(map(str.isdigit, key))


@lru_cache(maxsize=65536)
def _keys(text: str) -> frozenset[str]:
    """Return what in a text could be an invoice's number: words with digits, and each with the word in front of it."""
    if not any(map(str.isdigit, text)):
        return frozenset()
    words = [w.strip(".") for w in _PARTS.split(text)]
    found = set()
    for at, word in enumerate(words):
        if any(map(str.isdigit, word)):
            found |= {_key(word), _key(words[at - 1] + word) if at else ""}
    return frozenset(k for k in found if _telling(k))


def _mentions(papers: tuple[Paper, ...], numbers: dict[str, list[Record]]) -> Iterator[tuple[Record, Record, Text]]:
    for paper in papers:
        if paper.record.kind != "invoice" or len(numbers) < 2:  # noqa: PLR2004 -- its own alone
            continue
        own = _own_numbers(paper.record)
        for line in paper.record.lines:
            for key in sorted(_keys(line.text) - own):
                for other in numbers.get(key, ()):
                    yield paper.record, other, message('it says "{text}"', text=short(line.text))


def _same_day(said: dict[str, Said]) -> Iterator[tuple[Record, Record, Text]]:
    """Yield papers of one supplier, day and total with the same lines under different numbers."""
    groups: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for one in said.values():
        if one.dates and one.totals and one.lines and one.numbered:
            groups[one.dates, one.totals, one.lines].append(one)
    for group in groups.values():
        for at, one in enumerate(group):
            for other in group[:at]:
                yield one.record, other.record, message("the same day, lines and total")


def _same_order(said: dict[str, Said]) -> Iterator[tuple[Record, Record, Text]]:
    """Yield papers of one supplier and order with the same lines whose sums to pay make up one total: a deposit and the balance."""
    groups: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for one in said.values():
        orders = {k for v in values(one.record.all("order_number")) if _telling(k := _key(v))}
        for order in orders if one.lines and one.numbered else ():
            groups[order, one.lines].append(one)
    for group in groups.values():
        for at, one in enumerate(group):
            for other in group[:at]:
                if _make_up_one(one.record, other.record):
                    yield one.record, other.record, message("the same order and lines")


def _same_delivery(said: dict[str, Said]) -> Iterator[tuple[Record, Record, Text]]:
    """Yield papers of one supplier with the same lines under different numbers that name one delivery note, serial number or payment: goods come once."""
    groups: dict[tuple[object, ...], list[tuple[Said, Text]]] = defaultdict(list)
    for one in said.values():
        for key, why in _delivered_and_paid(one.record).items() if one.lines and one.numbered else ():
            groups[key, one.lines].append((one, why))
    for group in groups.values():
        for at, (one, why) in enumerate(group):
            for other, _ in group[:at]:
                yield one.record, other.record, why


def _delivered_and_paid(record: Record) -> dict[str, Text]:
    """Return what stands right behind a label of a delivery note's, a serial number's or a payment's number, folded, and why it tells; of a kind with several none."""
    found: dict[str, dict[str, Text]] = defaultdict(dict)
    for line in record.lines:
        words = line.text.split()
        for at, word in enumerate(words[1:], 1):
            if _telling(key := _key(word)) and (kind := _labelled(words[:at])):
                note = message("the same delivery note and lines")
                found[kind][key] = (
                    note if kind == _DELIVERY else message('the same lines and "{text}"', text=short(line.text))
                )
    return {key: why for keys in found.values() if len(keys) == 1 for key, why in keys.items()}


def _labelled(words: list[str]) -> str | None:
    """Return of which number the last words are a label."""
    for n in range(1, _MOST_LABEL + 1):
        front = " ".join(words[-n:])
        if means(front, "labels", "delivery_number"):
            return _DELIVERY
        if (plain := fold_label(front)) in folded("once"):
            return plain
    return None


def _make_up_one(one: Record, other: Record) -> bool:
    """Tell whether a sum printed below one paper's lines and one below the other's add up to what all lines of either cost."""
    ones, others = _printed(one), _printed(other)
    whole = sum((numbers_of(i, "amount")[0] for i in one.items if numbers_of(i, "amount")), Decimal(0))
    return whole > 0 and any(0 < a < whole and whole - a in others for a in ones)


def _printed(record: Record) -> set[Decimal]:
    owned = {(i.span.page, w) for i in record.items for w in i.span.words}
    free = (x for x in record.lines if owned.isdisjoint((x.span.page, w) for w in x.span.words))
    return {value for x in free for found in find_amounts(x.text) for value in found.readings}


def _in_parts(papers: tuple[Paper, ...]) -> Iterator[tuple[Record, Record, Text]]:
    parts = [(p.record, line) for p in papers if (line := _instalment(p.record))]
    for at, (one, line) in enumerate(parts):
        for other, _ in parts[:at]:
            yield one, other, message('it says "{text}"', text=short(line.text))


def _instalment(record: Record) -> TextLine | None:
    return next((x for x in record.lines if instalment(x.text)), None)
