"""Texts said in one language: sentences from the catalogues, numbers, dates and lists as the language writes them.

In: messages and a language. Out: strings. Never: a state that one case could leave to the next; a value looked up or
changed as if it were a sentence of ours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from evidence.texts.catalogue import catalogue, spoken
from evidence.texts.messages import Amount, Capital, Day, Joined, Listed, Message, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evidence.texts.messages import Value

_GROUPED_FROM = 10_000
_GROUPS = {"en": ",", "fr": "\N{NARROW NO-BREAK SPACE}", "de": ".", "es": ".", "it": "."}
_MONTHS: Texts[str] = {
    "01": "January",
    "02": "February",
    "03": "March",
    "04": "April",
    "05": "May",
    "06": "June",
    "07": "July",
    "08": "August",
    "09": "September",
    "10": "October",
    "11": "November",
    "12": "December",
}
_LISTS: Texts[str] = {"or": "{most} or {last}", "and": "{most} and {last}", "": "{most}, {last}"}
_DATES: Texts[str] = {"day": "{day} {month} {year}"}
_FIRST = "1"


@cache
def speaker(language: str | None) -> Speaker:
    """Return who speaks this language, or English; the same for everybody who asks, and it never changes."""
    return Speaker(spoken(language))


class Speaker:
    """Says texts in one language. `t("…")` is for literals of our code, `t.tell(text)` for texts made elsewhere."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = catalogue(language)

    def __call__(self, text: str, /, **values: Value) -> str:
        """Say a sentence with its values."""
        return self.tell(Message(text, tuple(values.items())))

    def many(self, one: str, many: str, count: int, /, **values: Value) -> str:
        """Say a sentence of one or many."""
        return self.tell(Message(one, (("count", count), *values.items()), many, count))

    def among(self, context: str, text: str, /) -> str:
        """Say a word whose meaning needs a context."""
        return self.tell(Message(text, context=context))

    def tell(self, text: Value) -> str:  # noqa: PLR0911 -- one for each kind of text
        """Say a text; a plain string is data and stays as it is."""
        match text:
            case str():
                return text
            case int():
                return self.number(text)
            case Message():
                values = {name: self.tell(value) for name, value in text.values}
                return _filled(self._sentence(text), values)
            case Joined():
                return text.between.join(self.tell(part) for part in text.parts)
            case Listed():
                return self._list([self.tell(part) for part in text.parts], text.last)
            case Capital():
                said = self.tell(text.text)
                return said[:1].upper() + said[1:]
            case Day():
                return self._day(text.iso)
            case Amount():
                return self._amount(text.number)

    def number(self, count: int) -> str:
        """Return a whole number, grouped by thousands where it is long."""
        return f"{count:,}".replace(",", _GROUPS[self.language]) if abs(count) >= _GROUPED_FROM else str(count)

    def _sentence(self, text: Message) -> str:
        if text.many is not None:
            return self._catalogue.ngettext(text.text, text.many, text.count)
        if text.context is not None:
            return self._catalogue.pgettext(text.context, text.text)
        return self._catalogue.gettext(text.text)

    def _list(self, parts: list[str], last: str) -> str:
        if len(parts) < 2:  # noqa: PLR2004 -- one needs no conjunction
            return "".join(parts)
        return _filled(self._catalogue.gettext(_LISTS[last]), {"most": ", ".join(parts[:-1]), "last": parts[-1]})

    def _day(self, iso: str) -> str:
        year, month, number = iso.split("-")
        number = number.lstrip("0")
        if self.language == "fr" and number == _FIRST:
            number = "1er"
        told = {"day": number, "month": self._catalogue.gettext(_MONTHS[month]), "year": year}
        return _filled(self._catalogue.gettext(_DATES["day"]), told)

    def _amount(self, number: str) -> str:
        whole, point, part = number.partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        if not digits.isdecimal():
            return number
        mark = "." if self.language == "en" else ","
        grouped = f"{int(digits):,}".replace(",", _GROUPS[self.language])
        return f"{sign}{grouped}{mark}{part}" if point else f"{sign}{grouped}"


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    """Put the values into their places; a place without a value stays, so that no text ever raises.

    A value that ends with a point ends the sentence with it: "Rossi S.r.l.", never "Rossi S.r.l..".
    """
    if not values:
        return sentence
    for name, value in values.items():
        if value.endswith("."):
            sentence = re.sub(rf"(\{{{name}\}})\.(?=\s|$)", r"\1", sentence)
    return sentence.format_map(_Kept(values))


class _Kept(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"
