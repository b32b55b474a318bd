"""How many units a line proves at least and at most, and how many are needed.

In: a line, the case. Out: counts. Never: a pack size guessed, a reading chosen where several are plausible.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.denied import signs
from evidence.judge.doubt import guessed
from evidence.judge.explain import listed, name, say, short
from evidence.judge.kinds import is_letter
from evidence.judge.outcome import Result
from evidence.judge.sums import numbers, priced_per
from evidence.texts import Amount
from evidence.values.text import label_key, label_roles
from evidence.values.traits import pack_of

if TYPE_CHECKING:
    from evidence.model import Case, FlaggedItem, Item, Match, Record, RuleOptions


_NUMBER = re.compile(r"\d+")
# A line's amount below half of quantity x price is no discount: one of the three numbers is misread.
_FAR = 2


class Units(NamedTuple):
    """What a line proves: at least, at most. At most is None where no number is readable."""

    least: int
    most: int | None


def units(match: Match) -> Units:
    """Return the units of a matching line; parts of a unit are dropped, negative quantities prove none."""
    readings = _readings(match.item) if match.item else ()
    if not readings:
        return Units(0, None)
    whole = [max(0, int(r)) for r in readings]
    if match.item and guessed(match.item.all("quantity")):
        return Units(0, max(whole))
    return Units(min(whole), max(whole))


def _readings(item: Item) -> tuple[Decimal, ...]:
    """Return every plausible quantity; amount / price speaks too where the line does not multiply out.

    In a scan any other whole number is a reading; on a drawn page a discount or tax explains what is not far off.
    """
    readings = numbers(item, "quantity")
    prices, amounts = numbers(item, "price"), numbers(item, "amount")
    pairs = [(p, a) for p in prices for a in amounts if p > 0 and a > 0]
    made = [q for q in readings for p, a in pairs if abs(q * p - a) <= a / 100]
    if made and item.origin != "ocr":
        return _without_packs(item, readings, made[0])
    if not readings or not pairs or made:
        return readings
    if priced_per(item):
        return readings
    quotient = pairs[0][1] / pairs[0][0]
    whole = quotient.to_integral_value()
    scanned = item.origin == "ocr" and whole > 0 and abs(quotient - whole) < Decimal("0.005")
    far = readings[0] >= quotient * _FAR
    return (*readings, whole if scanned else Decimal(int(quotient))) if scanned or far else readings


def _without_packs(item: Item, readings: tuple[Decimal, ...], made: Decimal) -> tuple[Decimal, ...]:
    """Return readings without what a pack holds: times another number of the line it is the quantity that makes the amount, "4 cases x 12 = 48"."""
    printed = {Decimal(w) for w in item.text.split() if w.isdecimal()}
    return tuple(q for q in readings if q == made or not any(n > 1 and q * n == made for n in printed - {q, made}))


def needed(case: Case, item: FlaggedItem) -> int | None:
    """Return the units that papers must cover, None where nobody gave a number or none is asked for."""
    least = case.min_units if case.min_units is not None else case.pack.min_units
    if case.quantity == "none":
        return None
    if case.quantity == "minimum":
        return least
    known = [n for n in (item.units, case.min_units) if n is not None]
    return max(known, default=None)


def unreadable(match: Match, record: Record, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure when a number is needed and known, and the line's own is not readable."""
    item = next((i for i in case.items if i.asin == match.asin), None)
    need = needed(case, item) if item else None
    if not need or is_letter(record) or units(match).most is not None:
        return ()
    told = say("quantity.unreadable", paper=name(record), asin=match.asin)
    return (Result(message=told, status="unsure", span=match.span),)


def in_cartons(match: Match, title: str) -> str | None:
    """Return the unit of a line that is counted in cartons, cases or the like, of which each holds one piece at least.

    A name says so, too, where the listing's title does not: "sponge (case of 6)" of a "sponge".
    """
    unit, what = (match.item.best(field) for field in ("unit", "description")) if match.item else (None, None)
    roles = label_roles().get(label_key(unit.text), ()) if unit else ()
    if unit and any((r.group, r.role) == ("columns", "lesser") for r in roles):
        return unit.text
    pack = pack_of(what.value) if what and title else None
    return pack[1] if pack and str(pack[0]) not in _NUMBER.findall(title) else None


def doubted(match: Match, record: Record, title: str) -> Result | None:
    """Return the doubt in a quantity: read in several ways, as less than is printed, or counted in cartons; None without one."""
    if cartons := in_cartons(match, title):
        told = say("quantity.cartons", paper=name(record), asin=match.asin, unit=short(cartons))
        return Result(message=told, status="unsure", span=match.span)
    proven = units(match)
    if proven.most is None or proven.least == proven.most or is_letter(record) or match.item is None:
        return None
    readings = tuple(Amount(f"{r:f}") for r in _readings(match.item))
    key = "quantity.unsure" if len(readings) > 1 else "quantity.guessed"
    told = say(key, paper=name(record), asin=match.asin, readings=listed(readings))
    return Result(message=told, status="unsure", span=match.span)


def taken_back(match: Match, record: Record, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when the line's quantity is zero or negative; be unsure where something says that its goods did not come."""
    readings = numbers(match.item, "quantity") if match.item else ()
    if match.item and (not readings or all(r > 0 for r in readings)):
        what = signs(match.item, record)
        told = say("quantity.denied", paper=name(record), asin=match.asin, what=listed(what, "and"))
        return (Result(message=told, status="unsure", span=match.span),) if what else ()
    if not readings:
        return ()
    status = "fail" if all(r <= 0 for r in readings) else "unsure"
    told = say(
        "quantity.taken_back", paper=name(record), asin=match.asin, units=listed([Amount(f"{r:f}") for r in readings])
    )
    return (Result(message=told, status="fail" if status == "fail" else "unsure", span=match.span),)
