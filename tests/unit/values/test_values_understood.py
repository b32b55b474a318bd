from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from evidence.values.reserved import sentences
from evidence.values.understood import strange_note, strange_stamp, strange_words

GOLDEN = Path(__file__).parents[2] / "golden"
TERMS = tomllib.loads((GOLDEN / "usual_terms.toml").read_text(encoding="utf-8"))
REMARKS = tomllib.loads((GOLDEN / "usual_remarks.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", sorted(REMARKS))
def test_remarks_of_honest_papers_are_understood_and_stories_are_not(language: str) -> None:
    said = [s for text in REMARKS[language]["honest"] for s in sentences(text)]
    assert [s for s in said if strange_words(s, language)] == []
    assert [s for s in REMARKS[language]["strange"] if not strange_words(s, language)] == []


def test_a_language_without_words_is_asked_in_none() -> None:
    assert not strange_words("Kaup kuulub müüjale kuni arve täieliku tasumiseni", "et")
    assert strange_words("The lorry burnt out near Leeds and nothing could be rescued", "et")


@pytest.mark.parametrize("language", sorted(TERMS))
def test_usual_terms_are_understood(language: str) -> None:
    said = [s for text in TERMS[language] for s in sentences(text)]
    assert [s for s in said if strange_words(s, language)] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The lorry burnt out near Leeds and nothing could be rescued."),
        ("de", "Die Ware steht beim Spediteur, weil niemand sie haben wollte."),
        ("fr", "Un voleur est parti avec la camionnette pendant la nuit."),
        ("es", "El granizo rompió el tejado y se echó a perder todo."),
        ("pl", "Stodoła spaliła się zeszłej nocy do ziemi."),
    ],
)
def test_a_story_is_not_understood(language: str, sentence: str) -> None:
    assert strange_words(sentence, language)


def test_a_usual_sentence_of_another_language_is_understood() -> None:
    assert not strange_words("Wir danken für Ihren Einkauf und freuen uns auf Ihren nächsten Auftrag", "en")


def test_names_and_addresses_are_no_strange_words() -> None:
    assert not strange_words("Packed by Oswin Tharpe and Quilla Benbow, see www.zorble.example/krunk", "en")


def test_a_description_may_use_any_words() -> None:
    assert not strange_note("matte frobwood with dovetail trivets", "en")
    assert strange_note("pulled from a dovetail hedge", "en")
    assert strange_note("these were brought in again", "en")


def test_a_stamp_that_is_not_understood() -> None:
    assert strange_stamp("SCRAPHEAP", "en") == ("scrapheap",)
    assert not strange_stamp("PAID", "en")
    assert not strange_stamp("THARPE", "en", frozenset({"tharpe"}))


def test_a_word_with_capitals_inside_is_a_name() -> None:
    assert not strange_words("Inhalt ZUGFeRD vers 2.4.0 Extended", "de")


def test_pieces_of_an_address_that_a_scan_tore_are_no_story() -> None:
    names, torn = frozenset({"savonnerie", "port"}), "+33 4 91 99 60 44 France cc nerievp savonneriev"
    assert strange_words(torn, "fr", names)
    assert not strange_words(torn, "fr", names, scanned=True)
    assert strange_words("Un voleur est parti avec la camionnette pendant la nuit.", "fr", names, scanned=True)


@pytest.mark.parametrize(
    ("language", "sentence", "asked"),
    [
        ("en", "The racks wait in our barn for now", True),
        ("en", "Your order was shipped by DHL on 12 May", False),
        ("en", "So you have something to show them", True),
        ("en", "Please mind the barn at our warehouse", False),
        ("de", "Die Preise wurden mit Frau Lenz vereinbart", False),
        ("ja", "箱は雨で全部だめになりました", True),
        ("ja", "代金完済まで所有権は当社に帰属します", False),
        ("ja", "株式会社北星物産", False),
        ("zh", "货还在我们仓库", True),
        ("zh", "感谢您对我们的支持", False),
        ("zh", "广州云帆日用品有限公司", False),
    ],
)
def test_a_sentence_without_a_word_of_the_terms_is_asked(language: str, sentence: str, *, asked: bool) -> None:
    assert bool(strange_words(sentence, language)) == asked


ABROAD = tomllib.loads((GOLDEN / "remarks_abroad.toml").read_text(encoding="utf-8"))


def _asked(texts: list[str], language: str) -> list[str]:
    return [t for t in texts if any(strange_words(s, language) for s in sentences(t))]


@pytest.mark.parametrize("language", sorted(ABROAD))
def test_terms_of_seven_more_languages_are_known(language: str) -> None:
    said = ABROAD[language]
    assert len(_asked(said["usual"], language)) <= len(said["usual"]) // 15
    assert len(_asked(said["trap"], language)) >= len(said["trap"]) - 2
    assert len(_asked(said["later_usual"], language)) <= 2
    assert len(_asked(said["later_trap"], language)) >= 2


def test_a_phrase_is_usual_where_its_words_are_not() -> None:
    assert not strange_words("The racks were received in good condition.", "en", frozenset({"racks"}))
    assert not strange_words("Your parcel left our warehouse on Monday.", "en")
    assert strange_words("The driver left our boxes on the quay.", "en")
