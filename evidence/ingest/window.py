"""The window in which documents must have been issued, by the first voice that says anything about it.

In: the voices, the rule pack. Out: Window. Never: a clock; when the date it needs is nowhere, it asks for it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from evidence.errors import UsageError
from evidence.ingest.precedence import Said, pick
from evidence.model import Window
from evidence.texts import Listed, Texts, day, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import RulePack
    from evidence.texts import Text

_LONGEST = 36500
_NAMED_MOST = 3  # days of the notice's text
_ASKED: Texts[str] = {
    "notified_on": "Say when the notification arrived: --notified-on 2026-11-03, or `notified_on` in case.toml.",
    "submit_on": "Say when the documents are sent in: --submit-on 2026-11-03, or `submit_on` in case.toml.",
    "issued_after": "Say after which date they must be issued: --issued-after 2026-11-03, or in case.toml.",
}


def settle_window(voices: Sequence[Said], pack: RulePack, case: str, days: tuple[date, ...] = ()) -> Window:
    """Return the window. Raises UsageError that asks for the date which nobody gave, and names `days` of the notice's text."""
    for voice in voices:
        said = voice.answers
        if said.window_from or said.window_to:
            return _between(voices, pack, voice, case)
        if said.issued_after:
            return _after(voices, said.issued_after, voice.source)
        if said.window_days is not None:
            return _back(voices, pack, said.window_days, voice.source, case, days)
    source = f"pack {pack.name}"
    if pack.window.mode == "none":
        return Window(start=None, end=None, days=None, mode="none", source=source)
    if pack.window.mode == "forward":
        raise _ask("issued_after", case)
    return _back(voices, pack, pack.window.days, source, case, days)


def _between(voices: Sequence[Said], pack: RulePack, voice: Said, case: str) -> Window:
    """Both ends as given; an end that is not given is the window's usual end."""
    start, end = voice.answers.window_from, voice.answers.window_to
    if end is None:
        end = _date(voices, pack.window.anchor)
    if start is None:
        days = pick(voices, "window_days")
        start = _earlier(end, days.value if days else pack.window.days, case) if end else None
    if start and end and start > end:
        told = message("The window begins on {start} and ends on {end}.", start=day(start), end=day(end))
        raise UsageError(told, where=voice.source, then="Correct window_from or window_to.")
    days_between = (end - start).days if start and end else None
    return Window(start=start, end=end, days=days_between, mode="backward", source=voice.source)


def _after(voices: Sequence[Said], issued_after: date, source: str) -> Window:
    start, end = issued_after + timedelta(days=1), _date(voices, "submit_on")
    if end and end < start:
        told = message(
            "Documents must be issued after {issued_after}, but are sent in on {end}.",
            issued_after=day(issued_after),
            end=day(end),
        )
        raise UsageError(told, where=source, then="Correct issued_after or submit_on.")
    return Window(start=start, end=end, days=None, mode="forward", source=source)


def _back(
    voices: Sequence[Said], pack: RulePack, days: int | None, source: str, case: str, named: tuple[date, ...]
) -> Window:
    end = _date(voices, pack.window.anchor)
    if end is None:
        raise _ask(pack.window.anchor, case, named)
    start = _earlier(end, days, source)
    return Window(start=start, end=end, days=days, mode="backward", source=source)


def _earlier(end: date, days: int | None, where: str) -> date | None:
    if days is None:
        return None
    if not 0 < days <= _LONGEST:
        raise UsageError(
            message("A window of {days} days is none.", days=days), where=where, then="Give window_days from 1 upward."
        )
    return end - timedelta(days=days)


def _date(voices: Sequence[Said], key: str) -> date | None:
    picked = pick(voices, key)
    return picked.value if picked else None


def _ask(key: str, case: str, named: tuple[date, ...] = ()) -> UsageError:
    what: Text = "The case says nowhere which date its window counts from."
    if key == "notified_on" and named:
        days = Listed(tuple(map(day, named[:_NAMED_MOST])), "and")
        what = message("The notice does not say when it was sent; its text names {days}.", days=days)
    return UsageError(what, where=case, then=_ASKED[key])
