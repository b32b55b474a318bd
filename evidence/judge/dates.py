"""The window: what each plausible issue date of a paper leads to.

In: a paper and the case. Out: Results. Never: a clock, a choice between readings.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from evidence.judge.doubt import UNSURE_BELOW, guessed, plausible
from evidence.judge.explain import day, days, listed, name, say
from evidence.judge.explain import window as in_words
from evidence.judge.outcome import Paper, Result
from evidence.texts import message, plural

if TYPE_CHECKING:
    from evidence.model import Case, Found, RuleOptions, Window
    from evidence.texts import Message

Place = Literal["expired", "inside", "future"]
_EDGE_DAYS = 7


class Dated(NamedTuple):
    """A candidate issue date, and where it lies."""

    found: Found
    when: date
    place: Place


def place_of(when: date, asked: Window) -> Place:
    """Return where a date lies; both ends of a window are inside, a missing end is open."""
    if asked.mode == "none":
        return "inside"
    if asked.start and when < asked.start:
        return "expired"
    return "future" if asked.end and when > asked.end else "inside"


def dated(paper: Paper, asked: Window) -> tuple[Dated, ...]:
    """Return every plausible issue date of a paper, best first."""
    found = ((f, as_date(f)) for f in plausible(paper.record.all("invoice_date")))
    return tuple(Dated(f, when, place_of(when, asked)) for f, when in found if when)


def as_date(found: Found) -> date | None:
    """Return a Found's ISO 8601 value as a date, None where it is none."""
    try:
        return date.fromisoformat(found.value)
    except ValueError:
        return None


def expired(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when every plausible date lies outside, the best one before the window."""
    best = _outside(paper, case.window)
    if not best or best.place != "expired" or not case.window.start:
        return ()
    gap = days((case.window.start - best.when).days)
    return (_result("window.expired", paper, case, best, gap),)


def future(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when every plausible date lies outside, the best one after the window."""
    best = _outside(paper, case.window)
    if not best or best.place != "future" or not case.window.end:
        return ()
    gap = days((best.when - case.window.end).days)
    return (_result("window.future", paper, case, best, gap),)


def _outside(paper: Paper, asked: Window) -> Dated | None:
    candidates = dated(paper, asked)
    doubtful = guessed(paper.record.all("invoice_date"))
    return candidates[0] if candidates and not doubtful and all(c.place != "inside" for c in candidates) else None


def _result(key: str, paper: Paper, case: Case, best: Dated, gap: Message) -> Result:
    told = say(key, paper=name(paper.record), date=day(best.when), days=gap, window=in_words(case.window))
    return Result(message=told, span=best.found.span)


def ambiguous(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure when plausible dates lead to different outcomes, or the only one is a guess."""
    if case.window.mode == "none":
        return ()
    candidates = dated(paper, case.window)
    places = {c.place for c in candidates}
    related = tuple(dict.fromkeys(c.found.span for c in candidates[1:] if c.found.span))
    if "inside" in places and len(places) > 1:
        shown = listed(tuple(dict.fromkeys(day(c.when) for c in candidates)))
        told = say("window.ambiguous", paper=name(paper.record), dates=shown, window=in_words(case.window))
        return (Result(message=told, status="unsure", span=candidates[0].found.span, related=related),)
    if candidates and guessed(paper.record.all("invoice_date")):
        told = say("window.guessed", paper=name(paper.record), date=day(candidates[0].when))
        return (Result(message=told, status="unsure", span=candidates[0].found.span),)
    return ()


def undated(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when no issue date was found."""
    if case.window.mode == "none" or dated(paper, case.window):
        return ()
    return (Result(message=say("window.undated", paper=name(paper.record))),)


def edge(paper: Paper, case: Case, options: RuleOptions) -> tuple[Result, ...]:
    """Fail when a date inside lies within some days of the first or last day of a backward window."""
    start = case.window.start
    if case.window.mode != "backward" or not start:
        return ()
    limit = _EDGE_DAYS if options.days is None else options.days
    for best in (d for d in dated(paper, case.window) if d.place == "inside"):
        if (best.when - start).days <= limit:
            return (_result("window.edge", paper, case, best, _after_first((best.when - start).days)),)
        if case.window.end and (case.window.end - best.when).days <= limit:
            gap = _before_last((case.window.end - best.when).days)
            return (_result("window.edge", paper, case, best, gap),)
    return ()


def _after_first(count: int) -> Message:
    if not count:
        return message("on the first day")
    return plural("one day after the first day", "{count} days after the first day", count)


def _before_last(count: int) -> Message:
    if not count:
        return message("on the last day")
    return plural("one day before the last day", "{count} days before the last day", count)


def delivered_late(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when every plausible delivery date lies after the notice: goods that came later were not those complained about."""
    notice = case.notified_on
    found = [f for f in paper.record.all("delivery_date") if f.confidence >= UNSURE_BELOW]
    when = [d for f in plausible(found) if (d := as_date(f))]
    if case.window.mode != "backward" or notice is None or not when or min(when) <= notice:
        return ()
    told = say("window.delivered_late", paper=name(paper.record), date=day(min(when)), notice=day(notice))
    return (Result(message=told, span=found[0].span),)
