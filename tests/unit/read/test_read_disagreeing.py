"""Whole numbers of a scan's hidden layer against those of its picture."""

from __future__ import annotations

from evidence.model import Box, Reading, Word
from evidence.read.text_layer.disagreeing import other_numbers


def word(text: str, row: int, *, hidden: bool = False, sure: float = 0.95, more: tuple[str, ...] = ()) -> Word:
    texts = (text, *more)
    readings = tuple(Reading(text=t, confidence=sure, reader="r") for t in texts)
    return Word(readings=readings, box=Box(300, 20.0 * row, 320, 20.0 * row + 9), visible=not hidden)


def page(*texts: str) -> tuple[Word, ...]:
    return tuple(word(text, row) for row, text in enumerate(texts))


def layer(*texts: str) -> tuple[Word, ...]:
    return tuple(word(text, row, hidden=True) for row, text in enumerate(texts))


def test_a_count_that_differs_is_told_with_its_place() -> None:
    (sign,) = other_numbers(layer("40", "7", "3.00", "12"), page("4", "7", "9.00", "12"), 3)
    assert (sign.kind, sign.page, sign.now, sign.before) == ("layer", 3, "4", "40")
    assert sign.box == Box(300, 0, 320, 9)


def test_a_layer_that_errs_all_over_is_a_bad_reading_and_no_sign() -> None:
    assert other_numbers(layer("1", "2", "3", "4"), page("15", "16", "17", "18"), 1) == ()


def test_an_unsure_reading_or_one_that_agrees_at_second_sight_is_no_sign() -> None:
    assert other_numbers(layer("40"), (word("4", 0, sure=0.5),), 1) == ()
    assert other_numbers(layer("40"), (word("4", 0, more=("40",)),), 1) == ()
    assert other_numbers(layer("007"), page("7"), 1) == ()
    assert other_numbers(layer("128"), page("123"), 1) == ()


def test_drawn_words_and_other_places_are_left_alone() -> None:
    assert other_numbers(page("40"), page("4"), 1) == ()
    assert other_numbers((word("40", 1, hidden=True),), (word("4", 0),), 1) == ()
