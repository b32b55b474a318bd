"""Text says what a reader sees of it: nothing where nothing shows, digits of any script as digits."""
# ruff: noqa: RUF001 -- letters that look like Latin ones

from __future__ import annotations

import pytest

from evidence.values.shown import shown


@pytest.mark.parametrize(
    "sign",
    "\u200b \u200d \u200e \u202e \u2060 \u2068 \ufeff \u034f \ufe0f \U000e0020".split(),  # noqa: SIM905 -- they do not show
)
def test_what_shows_nothing_goes(sign: str) -> None:
    assert shown(f"{sign}B0DK3{sign}N7QXA{sign}") == "B0DK3N7QXA"
    assert shown(sign) == sign


@pytest.mark.parametrize("digits", ["١٢٠", "۱۲۰", "१२०", "１２０", "\U0001d7cf\U0001d7d0\U0001d7ce"])
def test_digits_of_any_script_are_digits(digits: str) -> None:
    assert shown(digits) == "120"
    assert shown(f"{digits}٫٥") == "120.5"


def test_full_width_letters_and_the_soft_hyphen() -> None:
    assert shown("ＡＢ－１") == "AB-1"
    assert shown("BTL\u00ad43") == "BTL-43"
    assert shown("，（") == "，（"


def test_marks_beside_a_number_are_no_digits() -> None:
    assert shown("12²") == "12²"
    assert shown("①") == "①"


def test_letters_of_another_alphabet_are_latin_in_an_asin_alone() -> None:
    assert shown("В0DК3N7QХА") == "B0DK3N7QXA"
    assert shown("Β0DK3N7QXA") == "B0DK3N7QXA"
    for other in ("ВОДА", "АВ123456", "В0ДК3N7QXA"):
        assert shown(other) == other


def test_words_stay_the_same() -> None:
    for text in ("plain", "Prénom", "Größe", "№", "中文", "€", "Ł"):
        assert shown(text) == text
    assert shown("e\u0301") == "é"
