"""The phrases of marketplace notices: one TOML file a language, data and never code.

In: nothing. Out: `phrases()`, ISO 639-1 code -> Phrases. Never: regular expressions in data; a pattern is words with
`{n}` for a number, `{d}` for a date and `{name}` for one of the file's own word lists.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class CaseType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of case and what tells it; the first that is told is the notice's."""

    type: str
    phrases: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What notices of one language say. Entries are lower case, as printed; parts of words are allowed."""

    code: str
    marks: tuple[str, ...]  # frequent words that tell the language
    titles: tuple[str, ...]  # labels of the list, each followed by a colon or heading a column
    asins: tuple[str, ...]
    skus: tuple[str, ...]
    other_labels: tuple[str, ...]
    complaint_ids: tuple[str, ...]
    dates: tuple[str, ...]
    notices: tuple[str, ...] = ()  # what a notice calls itself: with a date behind it, or in the label of one
    documents: tuple[str, ...]  # words for the papers that are asked for
    issued: tuple[str, ...]
    issued_after: tuple[str, ...]  # patterns with {d}: that day itself does not count
    issued_from: tuple[str, ...]  # patterns with {d}: that day counts
    between: tuple[str, ...] = ()  # patterns with {d} and {e}: both days count
    openers: tuple[str, ...] = ()  # how sentences begin that follow a list on the same line
    window: tuple[str, ...]  # patterns with {n}; {days} stands for weeks, months and years too
    window_year: tuple[str, ...]
    submission: tuple[str, ...]  # the window counts back from the application
    min_units: tuple[str, ...]
    response: tuple[str, ...]  # {days} stands for hours and weeks too
    response_date: tuple[str, ...]
    not_response: tuple[str, ...]
    sales: tuple[str, ...]
    inventory: tuple[str, ...]
    events: tuple[str, ...] = ()  # complaints and the like: a span of theirs is no window
    deadline: tuple[str, ...] = ()  # right before a number of days: a time to answer, no window
    account_check: tuple[str, ...]  # what a window of an account check is asked for
    authenticity: tuple[str, ...]  # what a window of the flagged list is asked for
    not_flagged: tuple[str, ...]
    examples: tuple[str, ...] = ()  # begin a clause that goes on with the one before it
    conditions: tuple[str, ...] = ()  # a clause with one says what would be, not what is not flagged
    states: tuple[str, ...] = ()  # labels of a column that tells how a product stands
    settled: tuple[str, ...] = ()  # what a column of states says of a product that nothing is asked for
    points_back: tuple[str, ...] = ()  # begin a clause that speaks of the product just named: "that one"
    papers_own: tuple[str, ...] = ()  # behind a label of a code: it stands on the seller's paper, "on invoice"
    seller_text: tuple[str, ...]  # what stands before text that the seller wrote
    wrote: tuple[str, ...]  # what stands before a quoted or forwarded message
    teams: tuple[str, ...] = ()  # what the marketplace's departments sign with
    not_enough: tuple[str, ...] = ()  # says of invoices that they are not what is asked for
    words: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    cases: tuple[CaseType, ...]


@cache
def phrases() -> dict[str, Phrases]:
    """Return every language that has a file here, in the order of the codes."""
    found = sorted((f for f in files(__name__).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {one.code: _spelled(one) for one in (msgspec.toml.decode(f.read_bytes(), type=Phrases) for f in found)}


def _spelled(one: Phrases) -> Phrases:
    """Return phrases with each `{already}` of what is not flagged left out, and filled with each word of that list."""
    words = ("", *(f"{word} " for word in one.words.get("already", ())))
    spelled = (p.replace("{already} ", word) for p in one.not_flagged for word in words)
    return msgspec.structs.replace(one, not_flagged=tuple(dict.fromkeys(spelled)))
