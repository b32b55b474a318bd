"""Sums below the lines that are of fewer goods than these: a second sum to pay, a tax worked out of less. Who changes a count seldom changes them all.

In: a matching line and its record. Out: Results. Never: a doubt where a deposit, a discount, a rate or other lines that are printed lead there.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.explain import name, say, short
from evidence.judge.noted import line_at, overlaps
from evidence.judge.outcome import Result
from evidence.judge.sums import leads, number, numbers, printed_amounts
from evidence.values.amounts import find_amounts, find_currencies
from evidence.values.languages import languages
from evidence.values.text import means

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import Item, Match, Record, TextLine

_SURE = 0.85  # of a total with a label of its own
_SHARE = Decimal("0.01")
_CENT = Decimal("0.05")
_LESS = Decimal("0.98")  # of a line's amount: less does not pay for it
_FAR_LESS = Decimal("0.75")  # of it: a tax by 20 % under the words "23 %" is of more
_MOST_RATE = 30
_BASE_AND_TAX = 2
_MOST_LINES = 10  # of which every sum is tried
_MOST_LABEL = 4


class _Tax(NamedTuple):
    line: TextLine
    rate: Decimal
    tax: Decimal


def paid_less(match: Match, item: Item, record: Record) -> tuple[Result, ...]:
    """Be unsure where a second sum to pay or the only tax is of less than the line, and nothing printed leads there."""
    amounts = numbers(item, "amount")
    if not amounts or amounts[0] <= 0 or not all(numbers(i, "amount") for i in record.items):
        return ()
    if found := _second_sum(amounts[0], record):
        line, first, second = found
        told = say(
            "quantity.unbilled.second", paper=name(record), one=first, other=second, text=short(line.text),
        )  # fmt: skip
        return (Result(message=told, status="unsure", span=line.span),)
    if taxed := _tax_of_less(amounts[0], record) or _table_of_less(amounts[0], record):
        told = say("quantity.unbilled.tax", paper=name(record), text=short(taxed.text))
        return (Result(message=told, status="unsure", span=match.span),)
    return ()


def _second_sum(amount: Decimal, record: Record) -> tuple[TextLine, Decimal, Decimal] | None:
    """Return the line of a sum to pay that is less than the line's amount beside a total that holds it, and both sums."""
    sure = [(f, n) for f in record.all("total") if f.confidence >= _SURE and f.span and (n := number(f.value))]
    added = _added(record)
    whole = [n for _, n in sure if n >= amount * _LESS] or [added]
    for found, second in sure:
        line = line_at(found.span, record) if found.span else None
        if (
            line is None
            or not 0 < second < amount * _LESS
            or not _alone(line, record)
            or not _is_total(line, record.language)
        ):
            continue
        if _in_other_money(line, record) and not any(
            second % p == 0 for i in record.items for p in numbers(i, "price") if p > 1
        ):
            continue  # the same sum told in it; a few pieces' price is none
        if not any(_led(first, second, added, record) for first in (*whole, added)):
            return line, whole[0], second
    return None


def _alone(line: TextLine, record: Record) -> bool:
    """Tell whether a line holds one amount and stands above or below all lines of goods: between them it is the total of some."""
    places = [(i.span.page, i.span.box.top) for i in record.items]
    outside = not min(places) < (line.span.page, line.span.box.top) < max(places)
    return outside and sum(not a.percent for a in find_amounts(line.text)) == 1


def _is_total(line: TextLine, language: str | None) -> bool:
    """Tell whether all words in front of an amount are a total's label: "WEEE total" and "Total saved today" are of something."""
    start = min(a.start for a in find_amounts(line.text))
    before = line.text[:start]
    for money in reversed(find_currencies(before)):
        before = f"{before[: money.start]} {before[money.end :]}"
    small = languages()[language].stopwords if language in languages() else ()
    words = before.strip(" :").split()
    label = next((n for n in range(len(words), 0, -1) if means(" ".join(words[:n]), "labels", "total")), 0)
    return label > 0 and all(w.lower() in small for w in words[label:])  # "Amount now due from you"


def _in_other_money(line: TextLine, record: Record) -> bool:
    """Tell whether a line names a currency that no other total's line names."""
    others = [x for f in record.all("total") if f.span and (x := line_at(f.span, record)) and x is not line]
    mine, theirs = (
        {c.code for c in find_currencies(line.text)},
        {c.code for x in others for c in find_currencies(x.text)},
    )
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _led(first: Decimal, second: Decimal, added: Decimal, record: Record) -> bool:
    """Tell whether what is printed leads from a total to another one: amounts, rates, equal parts, some of the lines, or it counts the pieces."""
    extra = tuple(e for e in _printed(record) if e not in {first, second, added})
    if leads(first, second, extra, _SHARE) or abs(abs(first - added) - second) <= _CENT:
        return True
    parts = sum(second in a.readings for x in record.lines for a in find_amounts(x.text))
    if parts > 1 and any(abs(first - second * n) <= _CENT for n in range(2, parts + 1)):
        return True
    rates = {a.readings[0] for x in record.lines for a in find_amounts(x.text) if a.percent}
    if any(abs(x - second) <= _CENT for r in rates for x in _by_rate(first, r)):
        return True
    counted = sum((q[0] for i in record.items if (q := numbers(i, "quantity"))), Decimal(0))
    return second == counted or any(abs(s - second) <= _CENT for s in _sums(record))


def _by_rate(total: Decimal, rate: Decimal) -> tuple[Decimal, ...]:
    """Return what a rate makes of a total: the part, the rest, the tax in it, the net."""
    part, gross = total * rate / 100, total * 100 / (100 + rate)
    return part, total - part, total - gross, gross


def _tax_of_less(amount: Decimal, record: Record) -> TextLine | None:
    """Return the only tax of a paper where its rate makes it of less than the line, and of no sum that is printed."""
    taxes = list(_taxes(record))
    if len({(t.rate, t.tax) for t in taxes}) != 1:
        return None
    tax, added = taxes[0], _added(record)
    totals = [n for f in record.all("total") if (n := number(f.value))]
    scanned = tax.line.origin == "ocr"
    if tax.tax * 100 / tax.rate >= amount * _FAR_LESS or (
        scanned and not any(abs(added + tax.tax - t) <= _CENT for t in totals)
    ):
        return None
    printed = [p for p in _printed(record) if p != tax.tax]
    whole = [t for t in totals if t >= amount * _LESS]
    bases = {added, *whole, *(t - tax.tax for t in whole), *printed, *_sums(record)} - {
        t for t in totals if t not in whole
    }
    bases |= {added + sign * p for p in printed for sign in (1, -1)}
    near = max(_CENT, tax.tax * _SHARE)
    return None if any(abs(x - tax.tax) <= near for b in bases for x in _by_rate(b, tax.rate)[::2]) else tax.line


def _table_of_less(amount: Decimal, record: Record) -> TextLine | None:
    """Return the first row of a table of taxes ("22 % 65.00 14.30") whose bases are of less than the line, and of no sum of lines."""
    rows: dict[tuple[Decimal, ...], TextLine] = {}
    printed: set[Decimal] = set()
    for line in record.lines:
        found = [a for a in find_amounts(line.text) if a.readings]
        rates, sums = ([a.readings[0] for a in found if a.percent is told] for told in (True, False))
        if any(overlaps(line.span, item.span) for item in record.items):
            continue
        printed |= set(rates)
        if len(rates) == 1 and len(sums) == _BASE_AND_TAX and 0 < rates[0] < _MOST_RATE:
            base, tax = max(sums), min(sums)
            if tax > 0 and abs(base * rates[0] / 100 - tax) <= _CENT:
                rows.setdefault((rates[0], base, tax), line)
    bases = sum((base for _, base, _ in rows), Decimal(0))
    if not rows or printed != {rate for rate, _, _ in rows}:  # another rate's row may be of another form
        return None
    if bases >= amount * _FAR_LESS or any(abs(s - bases) <= _CENT for s in _sums(record)):
        return None
    others = [p for p in _printed(record) if not any(p in row for row in rows)]
    added = _added(record)
    return None if any(abs(added - p - bases) <= _CENT for p in others) else next(iter(rows.values()))


def _taxes(record: Record) -> Iterator[_Tax]:
    """Yield the lines below the table that name a tax with one rate and one sum."""
    for line in record.lines:
        if any(overlaps(line.span, item.span) for item in record.items):
            continue
        words = line.text.split()
        labels = (" ".join(words[:n]).rstrip(":") for n in range(1, min(len(words), _MOST_LABEL) + 1))
        if not any(means(t, "labels", "tax") for t in labels):
            continue
        found = find_amounts(line.text)
        rates, sums = ([a.readings[0] for a in found if a.percent is told and a.readings] for told in (True, False))
        if len(rates) == len(sums) == 1 and 0 < rates[0] < _MOST_RATE and sums[0] > 0:
            yield _Tax(line, rates[0], sums[0])


def _added(record: Record) -> Decimal:
    return sum((numbers(i, "amount")[0] for i in record.items), Decimal(0))


@lru_cache(maxsize=64)
def _printed(record: Record) -> tuple[Decimal, ...]:
    return printed_amounts(record)


@lru_cache(maxsize=64)
def _sums(record: Record) -> frozenset[Decimal]:
    """Return the sums of some of the lines; of many lines those of the first, and each alone."""
    amounts = [numbers(i, "amount")[0] for i in record.items]
    if len(amounts) > _MOST_LINES:
        return frozenset(amounts) | {sum(amounts[:n], Decimal(0)) for n in range(1, len(amounts))}
    return frozenset(sum(some, Decimal(0)) for n in range(1, len(amounts)) for some in combinations(amounts, n))
