"""A bare streak down a page makes figures beside it guesses; a gap between columns is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from evidence.model import Reading
from evidence.read.engines import Seen, gray_of
from evidence.read.pictures import streaks

if TYPE_CHECKING:
    from evidence.read.engines import Gray

HEIGHT = 20
ROWS = range(200, 500, 50)
RULES = ((100, 900),)


def page(words: list[Seen], rules: tuple[tuple[int, int], ...] = RULES, *bare: tuple[int, int]) -> Gray:
    """Return a page with blots for words, rules of so many stretches, and streaks without ink."""
    gray = np.full((600, 1000), 245, dtype=np.uint8)
    for word in words:
        gray[int(word.top) : int(word.bottom), int(word.left) : int(word.right)] = 40
    for left, right in rules:
        gray[160:163, left:right] = 40
    for left, right in bare:
        gray[:, left:right] = 250
    return gray_of(gray)


def rows(*columns: tuple[str, int, int]) -> list[Seen]:
    return [Seen(text, 0.95, left, top, right, top + HEIGHT) for top in ROWS for text, left, right in columns]


def sure(gray: Gray, words: list[Seen]) -> list[bool]:
    """Tell of the first row's words which are no guesses."""
    readings = tuple((Reading(text=w.text, confidence=0.95, reader="t"),) for w in words)
    told = streaks.doubted(gray, tuple(words), readings)
    return [r[0].confidence > 0.5 for r in told[: len(words) // len(ROWS)]]


TORN = rows(("Kettle", 100, 200), ("1", 300, 318), ("38", 330, 360), ("3.45", 500, 560))


def test_figures_at_a_streak_that_breaks_a_rule_are_guesses() -> None:
    gray = page(TORN, RULES, (318, 330))
    assert streaks.bands(gray, TORN) == ((318, 330),)
    assert sure(gray, TORN) == [True, False, False, True]


def test_a_gap_between_columns_below_a_whole_rule_is_no_streak() -> None:
    gray = page(TORN)
    assert streaks.bands(gray, TORN) == ()
    assert sure(gray, TORN) == [True] * 4


def test_a_rule_a_piece_for_each_column_is_no_streak_where_lines_keep_their_distance() -> None:
    words = rows(("Kettle", 100, 200), ("138", 300, 345), ("3.45", 500, 560))
    gray = page(words, ((100, 280), (292, 480), (492, 900)))
    assert streaks.bands(gray, words) == ()


def test_a_broken_rule_below_which_something_is_printed_is_no_streak() -> None:
    gray = page([*TORN, Seen("Harrow", 0.9, 280, 80, 400, 100)], ((100, 318), (330, 900)))
    assert streaks.bands(gray, TORN) == ((318, 330),)  # as if nobody had read it
    assert streaks.bands(gray, [*TORN, Seen("Harrow", 0.9, 280, 80, 400, 100)]) == ()


def test_a_streak_before_a_column_is_told_where_another_is_sure() -> None:
    words = rows(("1", 300, 318), ("38", 330, 360), ("85", 712, 740))
    alone, both = page(words, RULES, (700, 712)), page(words, RULES, (318, 330), (700, 712))
    assert sure(alone, words) == [True, True, True]
    assert sure(both, words) == [False, False, False]


@pytest.mark.parametrize(
    ("text", "left", "right", "whole"),
    [
        ("4006381333931", 200, 460, True),  # its check digit is right
        ("4006381333932", 200, 460, False),
        ("B0CW1X7RPD", 335, 460, True),
        ("B0CW1X7RPD", 200, 460, False),  # its missing sign was guessed
        ("13.45", 250, 316, True),
        ("13.45", 332, 400, False),  # "113.45"
        ("Kettle", 200, 316, True),
        ("Linnet", 200, 460, True),
    ],
)
def test_what_is_whole_by_its_own_form_stays(text: str, left: int, right: int, whole: bool) -> None:
    words = rows(("1", 300, 318), ("38", 330, 360))
    gray = page(words, RULES, (318, 330))
    assert streaks.bands(gray, words)
    odd = Seen(text, 0.95, left, 540, right, 560)
    readings = tuple((Reading(text=w.text, confidence=0.95, reader="t"),) for w in (*words, odd))
    assert (streaks.doubted(gray, (*words, odd), readings)[-1][0].confidence > 0.5) is whole
