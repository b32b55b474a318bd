"""Dates of one paper that contradict each other: an order after its invoice, a due date before it, a payment of the year before.

In: a paper. Out: Results, a warning for days, to be reviewed for a year: who changes a date changes one, and the others still tell.
Never: a date of terms, of a contract, of a price list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.judge.dates import as_date
from evidence.judge.doubt import UNSURE_BELOW, plausible
from evidence.judge.explain import day, name, say, short
from evidence.judge.noted import line_at
from evidence.judge.outcome import Paper, Result
from evidence.texts import message
from evidence.values.phrases import holds
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from datetime import date

    from evidence.model import Case, Field, Found, Record, RuleOptions
    from evidence.texts import Texts

_ORDERED: tuple[tuple[Field, Field], ...] = (
    ("order_date", "invoice_date"),
    ("order_date", "delivery_date"),
    ("invoice_date", "due_date"),
)
_DATE_NAMES: Texts[str] = {
    "order_date": "order date", "invoice_date": "issue date", "delivery_date": "delivery date", "due_date": "due date",
}  # fmt: skip
_A_YEAR = (270, 430)  # days: about the same time of the year before, a term of payment later
_LONG = 3660  # a due date or a delivery has its own label: any year before, but not a founder's
_WHOLE_YEAR = re.compile(r"\d{4}")
_CLAUSE = re.compile(r"[.,;:!?](?:\s|$)|\s{3,}")
_IN_FRONT = 40  # letters before a date that say what happened then


def chronology(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when an order lies after its invoice or delivery, or an invoice after its due date, in every reading; be unsure for a year."""
    results = []
    for first, second in _ORDERED:
        ones, twos = _dates(paper.record, first), _dates(paper.record, second)
        if ones and twos and min(ones) > max(twos):
            told = say(
                "chronology.order", paper=name(paper.record), first=message(_DATE_NAMES[first]),
                second=message(_DATE_NAMES[second]),
                one=day(min(ones)), two=day(max(twos)),
            )  # fmt: skip
            spans = [f.span for f in (*paper.record.all(first), *paper.record.all(second)) if f.span]
            results.append(Result(message=told, span=spans[0] if spans else None, related=tuple(spans[1:])))
    return _of_another_year(paper.record) or tuple(results)


def _of_another_year(record: Record) -> tuple[Result, ...]:
    """Return a due date or a delivery that lies a year or more before the day of issue, a payment or a print of the year before."""
    issued = _dates(record, "invoice_date")
    if not issued:
        return ()
    first = min(issued)
    for found in record.founds:
        when = as_date(found) if found.span and found.confidence >= UNSURE_BELOW else None
        if when is None or not _is_grave(found, (first - when).days, record):
            continue
        if any(_near(as_date(other), first) for other in _same_place(found, record)):
            continue
        told = say(
            "chronology.year", paper=name(record), issued=day(first), when=day(when), text=short(_text(found, record))
        )
        return (Result(message=told, status="unsure", span=found.span, at_least="review"),)
    return ()


def _is_grave(found: Found, days: int, record: Record) -> bool:
    least, most = _A_YEAR
    if found.field in {"due_date", "delivery_date"}:
        torn = found.origin == "ocr" and not _WHOLE_YEAR.search(found.text)  # "20.04.20: 26"
        return least <= days <= (most if torn else _LONG)
    return found.field == "other_date" and least <= days <= most and _happened(found, record)


def _near(when: date | None, first: date) -> bool:
    return when is not None and abs((first - when).days) < _A_YEAR[0]


def _same_place(found: Found, record: Record) -> list[Found]:
    """Return the other readings of a printed date."""
    place = found.span
    return [
        f
        for f in record.founds
        if f.field == found.field and f is not found and f.span and place and f.span.words == place.words
    ]


def _happened(found: Found, record: Record) -> bool:
    """Tell whether the words around a date say that the paper, its goods or its payment went their way then."""
    before, _, behind = _text(found, record).partition(found.text)
    rest = _CLAUSE.split(behind)[0]
    return any(holds("happened", fold_label(text)) for text in (before[-_IN_FRONT:], rest) if text)


def _text(found: Found, record: Record) -> str:
    line = line_at(found.span, record) if found.span else None
    return line.text if line else found.text


def _dates(record: Record, field: Field) -> list[date]:
    return [when for f in plausible(record.all(field)) if (when := as_date(f))]
