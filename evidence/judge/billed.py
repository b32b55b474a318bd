"""Whether a line was billed at all: whether the printed total holds its amount, in the same money.

In: a matching line and its paper. Out: Results. Never: a corrected number, a doubt where a printed discount explains the gap.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.judge.counted import counted
from evidence.judge.doubt import UNSURE_BELOW, plausible
from evidence.judge.explain import name, say, short
from evidence.judge.kinds import is_letter
from evidence.judge.noted import above_table, columns, overlaps
from evidence.judge.outcome import Paper, Result
from evidence.judge.payable import paid_less
from evidence.judge.sums import adds_up, leads, number, numbers, printed_amounts
from evidence.texts import Amount
from evidence.values.amounts import find_amounts, find_currencies
from evidence.values.spelled import spelled_sums
from evidence.values.text import fold_label, label_key, label_roles

if TYPE_CHECKING:
    from evidence.model import Case, Item, Match, Record, RuleOptions, TextLine
    from evidence.values.amounts import CurrencyFound

_SHARE = Decimal("0.01")
_CENT = Decimal("0.02")
_TRIPLE = 3
_WHOLE = 100  # "30 x 20, 50 pcs" is no money; money without cents is more
_DOLLAR = re.compile(r"[A-Z]{2}D")  # a bare dollar may be any country's


def unbilled(match: Match, record: Record, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where the total does not hold the line: it is less, it is reached without the line, or it is in other money."""
    if match.item is None or is_letter(record):
        return ()
    return (
        counted(match, record)
        or _unbilled(match, match.item, record)
        or _spelled(record)
        or paid_less(match, match.item, record)
    )


def _unbilled(match: Match, item: Item, record: Record) -> tuple[Result, ...]:
    asin = match.asin
    if money := _other_money(item, record):
        told = say("quantity.unbilled.currency", paper=name(record), asin=asin, one=money[0], two=money[1])
        return (Result(message=told, status="unsure", span=match.span),)
    paper = Paper(record=record, others=())
    amounts, totals = numbers(item, "amount"), _totals(record)
    if not amounts and not item.all("price") and not item.all("amount"):
        return _free(match, record, totals)
    if not amounts or not totals or not all(numbers(i, "amount") for i in record.items):
        return ()
    values = {"amount": Amount(f"{amounts[0]:f}"), "total": Amount(f"{totals[0]:f}")}
    if adds_up(paper) and not _taken_off(item, record, totals):
        return _taxed(match, record)
    if any(leads(_rest(item, record, back), t, (), _SHARE) for t in totals for back in (True, False)):
        told = say("quantity.unbilled", paper=name(record), asin=asin, **values)
    elif max(totals) < min(amounts) * (1 - _SHARE):
        told = say("quantity.unbilled.less", paper=name(record), asin=asin, **values)
    else:
        return ()
    return (Result(message=told, status="unsure", span=match.span),)


def _free(match: Match, record: Record, totals: list[Decimal]) -> tuple[Result, ...]:
    """Be unsure where a line shows no price, and the lines that do make the total without it: given, or of a slip behind the invoice."""
    added = [n[0] for i in record.items if (n := numbers(i, "amount"))]
    paid = sum(added, Decimal(0))
    extra = printed_amounts(record) if added else ()
    if not added or not any(leads(paid, total, extra, _SHARE) for total in totals):
        return ()
    told = say("quantity.unbilled.free", paper=name(record), asin=match.asin, total=Amount(f"{totals[0]:f}"))
    return (Result(message=told, status="unsure", span=match.span),)


def _taken_off(item: Item, record: Record, totals: list[Decimal]) -> bool:
    """Tell whether the other lines alone make the total, and the line's own amount is printed again as a sum taken off: "discount 100 %", a line below zero."""
    amounts, back = numbers(item, "amount"), [n[0] for i in record.items if (n := numbers(i, "amount")) and n[0] < 0]
    others = _rest(item, record, back=False)
    if any(-a in back and leads(others + a, t, (), _SHARE) for a in amounts for t in totals):
        return [numbers(i, "amount")[:1] for i in record.items].count(amounts[:1]) == 1
    if not any(leads(others, t, (), _SHARE) for t in totals):
        return False
    lines = (x for x in record.lines if not overlaps(x.span, item.span))
    taken = {v for x in lines for a in find_amounts(x.text) for v in a.readings if v < 0}
    return any(-a in taken for a in amounts)


def _totals(record: Record, rows: tuple[TextLine, ...] = ()) -> list[Decimal]:
    """Return the sure totals, the best first; what stands on the rows of taxes says nothing about these."""
    sure = [f for f in plausible(record.all("total")) if f.confidence >= UNSURE_BELOW]
    sure = [f for f in sure if not any(f.span and overlaps(f.span, row.span) for row in rows)] or sure
    return [n for f in sure if (n := number(f.value)) is not None and n > 0]


def _rest(item: Item, record: Record, back: bool) -> Decimal:
    """Return the sum of the lines above an item, or of all lines but it; zero where there is none."""
    place = (item.span.page, item.span.box.top)
    above = [i for i in record.items if (i.span.page, i.span.box.top) < place]
    others = above if back else [i for i in record.items if i is not item]
    return sum((numbers(i, "amount")[0] for i in others), Decimal(0))


def _other_money(item: Item, record: Record) -> tuple[str, str] | None:
    """Return the currency of a line and that of the total where both are printed and differ.

    A product's name holds none: a cord of "50 ft" costs no forint.
    """
    text = item.text
    for name_of_it in item.all("description"):
        for printed in name_of_it.text.split("\n"):
            text = text.replace(printed, " ")
    line = {c.code for c in find_currencies(text) if not _of_code(text, c, item)} or _of_heads(record)
    best = record.best("total")
    place = best.span if best else None
    total = {c.code for x in record.lines if place and overlaps(x.span, place) for c in find_currencies(x.text)}
    if len(line) != 1 or len(total) != 1 or line == total:
        return None
    (one,), (two,) = line, total
    return None if one == "USD" and _DOLLAR.fullmatch(two) else (one, two)


def _of_code(text: str, sign: CurrencyFound, item: Item) -> bool:
    """Tell whether letters set close to digits are no money but a lot or an article: "TL627" on a line of which 627 is no price."""
    front = text[: sign.start].rpartition(" ")[2]
    token = front + text[sign.start :].split(maxsplit=1)[0]
    if not any(map(str.isdigit, token)):
        return False
    money = {n for cell in ("price", "amount") for f in item.all(cell) if (n := number(f.value)) is not None}
    return not any(v in money for a in find_amounts(token) for v in a.readings)


def _of_heads(record: Record) -> set[str]:
    """Return the currencies that the heads of the columns name: "Price GBP"."""
    return {c.code for text in above_table(record) if columns(text) for c in find_currencies(text)}


def _taxed(match: Match, record: Record) -> tuple[Result, ...]:
    """Be unsure where the taxes are worked out of other sums than lines and total: net + tax = gross, of none of which there is a line."""
    rows = [(x, row) for x in record.lines if (row := _net_tax_gross(x.text))]
    if not rows:
        return ()
    totals = _totals(record, tuple(line for line, _ in rows))
    lines = sum((numbers(i, "amount")[0] for i in record.items), Decimal(0))
    nets, gross = (sum((row[n] for _, row in rows), Decimal(0)) for n in (0, 2))
    known = [*totals, lines]
    if any(abs(k - s) <= max(_CENT, k * _SHARE) for k in known for s in (nets, gross)):
        return ()
    if any(abs(row[n] - k) <= _CENT for _, row in rows for n in (0, 2) for k in known):
        return ()
    told = say("quantity.unbilled.tax", paper=name(record), text=short(rows[0][0].text))
    return (Result(message=told, status="unsure", span=match.span),)


def _spelled(record: Record) -> tuple[Result, ...]:
    """Be unsure where the paper writes its sum in words, and no total is that sum."""
    totals = _totals(record)
    for line in record.lines if totals else ():
        sums = spelled_sums(line.text)
        if sums and not any(abs(t - s) <= 1 for t in totals for s in sums):
            told = say("quantity.unbilled.words", paper=name(record), text=short(line.text))
            return (Result(message=told, status="unsure", span=line.span),)
    return ()


def _net_tax_gross(text: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """Return net, tax and gross of a line that names a tax and holds three amounts, the third the sum of the others."""
    roles = {r.role for word in fold_label(text).split() for r in label_roles().get(label_key(word), ())}
    found = [a for a in find_amounts(text) if not a.percent] if "tax" in roles else []
    for at in range(len(found) - _TRIPLE + 1):
        three = found[at : at + _TRIPLE]
        net, tax, gross = (a.readings[0] for a in three)
        alike = len({a.decimals for a in three}) == 1 and (three[0].decimals or gross >= _WHOLE)
        if alike and net > tax > 0 and abs(net + tax - gross) <= _CENT:
            return net, tax, gross
    return None
