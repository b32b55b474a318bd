"""What a person is told, before it is known in which language: an English sentence with named places, and its values.

In: literals of our code and values of a case. Out: frozen values that hash, pickle and are kept in a cache.
Never: text of a document used as anything but a value; a translation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import msgspec

from evidence.texts.catalogue import LANGUAGES

if TYPE_CHECKING:
    from datetime import date

_PAGES = re.compile(r"(?:(?P<file>.+), )?pages? (?P<numbers>\d+(?:-\d+)?)", re.DOTALL)
_Key = TypeVar("_Key")
Texts = dict[_Key, str]
"""A table whose every value is a sentence for a person: `scripts/make_catalogues` finds it by this annotation."""


Pairs = tuple[tuple[str, str], ...]
"""Sentences of one and of many, by the ids that a library asks gettext for: found by this annotation."""


Sentences = tuple[str, ...]
"""Sentences of which no table is made: found by this annotation."""


Sentence = str
"""A constant that is a sentence for a person: `scripts/make_catalogues` finds it by this annotation."""


class _Told(msgspec.Struct, frozen=True):
    def __str__(self) -> str:
        """Render in English, for logs, tests and tracebacks."""
        from evidence.texts.speakers import speaker

        return speaker("en").tell(self)  # type: ignore[arg-type] # each of its subclasses is a Text

    def __contains__(self, words: str) -> bool:
        """Say whether the English sentence holds these words."""
        return words in str(self)


class Message(_Told, frozen=True, tag="message"):
    """A sentence: `text` is the id in the catalogues; `many` and `count` where the number decides between two."""

    text: str
    values: tuple[tuple[str, Value], ...] = ()
    many: str | None = None
    count: int = 0
    context: str | None = None


class Joined(_Told, frozen=True, tag="joined"):
    """Texts one after the other."""

    parts: tuple[Text, ...]
    between: str = " "


class Listed(_Told, frozen=True, tag="listed"):
    """A list in a sentence: "a, b or c"; `last` is `or`, `and` or nothing."""

    parts: tuple[Text, ...]
    last: str = "or"


class Capital(_Told, frozen=True, tag="capital"):
    """A text that begins a sentence."""

    text: Text


class Day(_Told, frozen=True, tag="day"):
    """A date with its month as a word, from ISO 8601."""

    iso: str


class Amount(_Told, frozen=True, tag="amount"):
    """A decimal number ("1234.50"), written as the language writes it."""

    number: str


Text = str | Message | Joined | Listed | Capital | Day | Amount
Value = Text | int


def message(text: str, /, **values: Value) -> Message:
    """Return a sentence with its values; `{name}` in it is the place of the value of this name."""
    return Message(text, tuple(values.items()))


def sentence(text: Text) -> Text:
    """Return a sentence that its maker gave as a plain string; data of a case stays as it is whichever way."""
    return Message(text) if isinstance(text, str) and text else text


def plural(one: str, many: str, count: int, /, **values: Value) -> Message:
    """Return a sentence of one or many; `{count}` is the place of the number."""
    return Message(one, (("count", count), *values.items()), many, count)


def among(context: str, text: str, /, **values: Value) -> Message:
    """Return a word whose meaning needs a context, such as the role it plays."""
    return Message(text, tuple(values.items()), context=context)


def part_named(part: str) -> Text:
    """Return how a text names a part of a file: the name of an attachment as it is, "page 3" in the reader's words."""
    pages = _PAGES.fullmatch(part)
    if pages is None:
        return part
    numbers = pages["numbers"]
    told = plural("page {pages}", "pages {pages}", numbers.count("-") + 1, pages=numbers)
    return Joined((pages["file"], told), ", ") if pages["file"] else told


def no_papers() -> Message:
    """Return what is told where a case holds no papers: the first thing to do about it."""
    return message("Papers: none; put invoices into the folder documents.")


def unspoken(wish: str) -> Message:
    """Return what is told to somebody who asks for a language that is not spoken."""
    return message(
        'There are no texts in the language "{wish}", only in {languages}.',
        wish=wish,
        languages=Listed(LANGUAGES, "and"),
    )


def day(when: date) -> Day:
    """Return a date to be told in words."""
    return Day(when.isoformat())
