"""Several voices, one value: command line before case.toml before notice before pack.

In: what each voice said. Out: the value that counts, a Setting for the report, conflicts in words.
Never: a value that nobody said.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.model import Account, Answers, Setting
from evidence.texts import Text, message

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND_LINE, CASE_FILE, NOTICE = "command line", "case.toml", "notice"
_EDGE_DAYS = 7
_WINDOWS = ("window_from", "window_to", "issued_after", "window_days")
_DECIDING = ("notified_on", "window_days", "issued_after", "min_units")


class Said(NamedTuple):
    """One voice: its name and what it said."""

    source: str
    answers: Answers


class Picked(NamedTuple):
    """The value that counts, who said it, and which others it overruled."""

    value: Any
    source: str
    overruled: tuple[str, ...]


def pick(voices: Sequence[Said], key: str) -> Picked | None:
    """Return the first voice's value of a key, None when nobody said one."""
    said = [(getattr(v.answers, key), v.source) for v in voices if getattr(v.answers, key) is not None]
    if not said:
        return None
    value, source = said[0]
    return Picked(value, source, tuple(f"{shown(other)} ({who})" for other, who in said[1:] if other != value))


def settings(voices: Sequence[Said]) -> tuple[Setting, ...]:
    """Return where each value of the case came from, in the order of the keys; the account is no setting."""
    picked = ((key, pick(voices, key)) for key in Answers.__struct_fields__ if key != "account")
    return tuple(
        Setting(key=key, value=shown(p.value), source=p.source, overruled=p.overruled) for key, p in picked if p
    )


def conflicts(voices: Sequence[Said]) -> tuple[Text, ...]:
    """Return in words where the notice asks for something else than what was set for the case.

    A date of the notice within a week of the one given is the usual way of mails, and no conflict.
    """
    found = []
    for key in _DECIDING:
        picked = pick(voices, key)
        notice = next((getattr(v.answers, key) for v in voices if v.source == NOTICE), None)
        if picked is None or notice in (None, picked.value) or (key == "notified_on" and _close(notice, picked.value)):
            continue
        found.append(
            message(
                "The notice says {key} = {there}, {source} says {here}: {source} was used.",
                key=key,
                there=shown(notice),
                source=_voice(picked.source),
                here=shown(picked.value),
            )
        )
    return (*found, *_other_window(voices))


def _other_window(voices: Sequence[Said]) -> tuple[Text, ...]:
    """Tell where the notice asks for a window of another kind than the one that was set (back, forward, fixed)."""
    kinds = [(v, k) for v in voices for k in _WINDOWS if getattr(v.answers, k) is not None]
    decided = next(((v, k) for v, k in kinds), None)
    asked = next(((v, k) for v, k in kinds if v.source == NOTICE), None)
    if decided is None or asked is None or decided[1] == asked[1] or decided[0].source == NOTICE:
        return ()
    return (
        (
            message(
                "The notice says {asked} = {there}, {source} sets {key} = {here}: {source} was used.",
                asked=asked[1],
                there=shown(getattr(asked[0].answers, asked[1])),
                source=_voice(decided[0].source),
                key=decided[1],
                here=shown(getattr(decided[0].answers, decided[1])),
            )
        ),
    )


def _voice(source: str) -> Text:
    return message("the command line") if source == COMMAND_LINE else source


def _close(one: date, other: date) -> bool:
    return abs((one - other).days) <= _EDGE_DAYS


def shown(value: object) -> str:
    """Return a value as the report writes it."""
    return value.isoformat() if isinstance(value, date) else "given" if isinstance(value, Account) else str(value)
