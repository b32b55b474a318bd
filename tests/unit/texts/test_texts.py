"""Messages and speakers: what is said is the same sentence in every language, and values stay what they are."""

from __future__ import annotations

import pickle

import msgspec
import pytest

from evidence.errors import ReadError
from evidence.texts import (
    LANGUAGES,
    Amount,
    Capital,
    Day,
    Joined,
    Listed,
    Message,
    Text,
    message,
    part_named,
    plural,
    sentence,
    speaker,
    spoken,
)


class Kept(msgspec.Struct, frozen=True):
    """What a cache holds."""

    warnings: tuple[Text, ...]


NESTED = message(
    "{first} {rest}",
    first=Capital(plural("one day", "{count} days", 3)),
    rest=Joined((Day("2026-03-01"), Amount("1234.50"), Listed(("a", "b", "c"))), "; "),
)


def test_a_message_survives_workers_and_the_cache() -> None:
    kept = Kept((NESTED, "plain"))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(kept), type=Kept) == kept
    assert pickle.loads(pickle.dumps(kept)) == kept  # noqa: S301 -- our own bytes
    assert len({NESTED, NESTED}) == 1
    error = ReadError(message("The PDF has {count} pages.", count=3), where="a.pdf", then="Split it.")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own bytes
    assert str(again) == str(error) == "a.pdf: The PDF has 3 pages. Split it."


def test_numbers_dates_and_lists_are_written_as_the_language_writes_them() -> None:
    assert str(NESTED) == "3 days 1 March 2026; 1,234.50; a, b or c"
    assert speaker("de").tell(Amount("1234.50")) == "1.234,50"
    assert speaker("fr").tell(Amount("-1234567.5")) == "-1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567,5"
    assert [speaker(lang).tell(12_000) for lang in ("en", "de", "it")] == ["12,000", "12.000", "12.000"]
    assert speaker("en").tell(2026) == "2026"
    assert [str(plural("one day", "{count} days", n)) for n in (0, 1, 2)] == ["0 days", "one day", "2 days"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_never_taken_for_sentences(language: str) -> None:
    hostile = "{0.__class__} {x!r} {"
    said = speaker(language)
    assert hostile in said.tell(message("{file}, {part}", file=hostile, part="p"))
    assert said.tell(hostile) == hostile
    assert said.tell(sentence(hostile)) == hostile
    assert said.tell("January") == "January"


def test_a_place_without_a_value_stays() -> None:
    assert str(Message("{a} and {b}", (("a", "x"),))) == "x and {b}"


def test_the_language_is_the_first_that_is_spoken() -> None:
    assert spoken("fr_BE", "de") == "fr"
    assert spoken(None, "pl", "IT-it") == "it"
    assert spoken("ja", None, "C") == "en"
    assert speaker("nl").language == "en"
    assert speaker("fr") is speaker("fr")


@pytest.mark.parametrize(
    ("template", "name", "said"),
    [
        ("Compared with {name}. Ask again.", "Rossi S.r.l.", "Compared with Rossi S.r.l. Ask again."),
        ("It is {name}.", "Acme Inc.", "It is Acme Inc."),
        ("It is {name}.", "Acme", "It is Acme."),
        ("{name}.pdf", "a.", "a..pdf"),
    ],
)
def test_a_name_that_ends_with_a_point_ends_its_sentence(template: str, name: str, said: str) -> None:
    assert str(message(template, name=name)) == said


def test_parts_of_a_file_are_named_in_the_readers_language() -> None:
    german = speaker("de")
    told = [german.tell(part_named(p)) for p in ("page 3", "pages 2-3", "bills.pdf, page 4", "bills.pdf")]
    assert told == ["Seite 3", "Seiten 2-3", "bills.pdf, Seite 4", "bills.pdf"]
