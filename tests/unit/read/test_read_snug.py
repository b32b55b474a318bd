"""Boxes of words lie on their ink, and never grow."""

from __future__ import annotations

import numpy as np
import pytest

from evidence.read.engines import Seen
from evidence.read.pictures.snug import long_snug, near, parted, snug, tall_snug


def letters(paper: int = 240, ink: int = 20) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Return a line whose letters stand in rows 20 to 33 of 60."""
    gray = np.full((60, 200), paper, np.uint8)
    for at in range(10, 190, 8):
        gray[20:34, at : at + 3] = ink
    return gray


def word(top: float, bottom: float, left: float = 10) -> Seen:
    return Seen("FBT-2207", 0.9, left, top, left + 90, bottom)


@pytest.mark.parametrize(("paper", "ink"), [(240, 20), (60, 230), (235, 150)])
def test_empty_rows_above_and_below_go(paper: int, ink: int) -> None:
    assert snug(letters(paper, ink), word(6, 45)) == word(20, 34)


def test_a_speck_and_the_edge_of_a_stripe_are_no_ink() -> None:
    gray = letters()
    gray[:14] = 200
    gray[9, 40] = 10
    assert snug(gray, word(6, 45)) == word(20, 34)


def test_a_rule_above_or_another_line_s_feet_are_no_ink_of_the_word() -> None:
    gray = letters()
    gray[8:10], gray[44:46, ::3] = 20, 20
    assert snug(gray, word(6, 48)) == word(20, 34)
    gray[17:19, 30:33] = 20  # the dots of an i
    assert snug(gray, word(6, 48)) == word(17, 34)


def test_where_lines_may_be_tilted_a_quarter_of_the_ink_s_height_stays() -> None:
    assert near(letters(), word(6, 45)) == word(16.5, 37.5)
    assert near(letters(), word(18, 45)) == word(18, 37.5)


def test_a_box_on_its_ink_a_blank_one_and_one_around_a_rule_stay() -> None:
    for gray, one in (
        (letters(), word(22, 31)),
        (letters(), word(20.5, 33.5)),
        (np.full((60, 200), 240, np.uint8), word(6, 45)),
        (letters(), Seen("x", 0.9, 300, 6, 340, 45)),
    ):
        assert snug(gray, one) == one
    rule = np.full((60, 200), 240, np.uint8)
    rule[30:32] = 0
    assert snug(rule, word(6, 45)) == word(6, 45)


def test_only_words_taller_than_the_others_are_looked_at() -> None:
    gray = letters()
    slack = word(18, 36)
    assert tall_snug(gray, (slack, slack, slack, word(6, 45, left=90))) == (slack, slack, slack, word(20, 34, left=90))
    assert tall_snug(gray, ()) == ()


def test_paper_as_wide_as_a_sign_before_and_behind_a_number_goes() -> None:
    gray = letters()
    ink = np.flatnonzero((gray < 130).any(axis=0))
    first, last = int(ink[0]), int(ink[-1])
    wide = Seen("4711", 0.9, max(0, first - 14), 20, last + 1 + 14, 34)
    assert long_snug(gray, (wide,)) == (Seen("4711", 0.9, first - 1, 20, last + 2, 34),)
    near = Seen("4711", 0.9, first - 3, 20, last + 4, 34)
    name = Seen("Smith", 0.9, wide.left, 20, wide.right, 34)
    assert long_snug(gray, (near, name)) == (near, name)


def test_an_upright_word_keeps_all_its_signs() -> None:
    gray = np.full((60, 40), 240, np.uint8)
    for top in (6, 24, 44):  # "317" from bottom to top
        gray[top : top + 8, 12:20] = 20
    assert snug(gray, Seen("317", 0.9, 10, 2, 22, 56)) == Seen("317", 0.9, 10, 6, 22, 52)


def test_a_short_number_with_paper_around_is_no_upright_word() -> None:
    gray = np.full((60, 40), 240, np.uint8)
    gray[10:14, 8:26] = 20  # the line above
    gray[24:38, 10:14] = gray[24:38, 18:22] = 20
    assert snug(gray, Seen("14", 0.9, 8, 10, 24, 40)) == Seen("14", 0.9, 8, 24, 24, 38)


def line_of(*stretches: tuple[int, int]) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Return a line with a letter every eight pixels of some stretches, in rows 20 to 33 of 60."""
    gray = np.full((60, 260), 240, np.uint8)
    for start, end in stretches:
        for at in range(start, end - 4, 8):
            gray[20:34, at : at + 5] = 20
    return gray


@pytest.mark.parametrize("told", [52, 60, 68])
def test_words_of_a_line_are_parted_at_the_blank_of_their_ink(told: float) -> None:
    gray = line_of((10, 58), (66, 130))
    one, other = Seen("Poland", 0.9, 8, 16, told - 2, 38), Seen("Alphabet", 0.8, told + 2, 16, 131, 38)
    assert parted(gray, (one, other)) == (
        Seen("Poland", 0.9, 8, 16, 55, 38),
        Seen("Alphabet", 0.8, 66, 16, 131, 38),
    )


def test_words_that_no_blank_parts_and_those_of_other_lines_or_columns_stay() -> None:
    gray = line_of((10, 130))
    one, other = Seen("Poland", 0.9, 8, 16, 58, 38), Seen("Alphabet", 0.8, 60, 16, 131, 38)
    assert parted(gray, (one, other)) == (one, other)
    gray = line_of((10, 58), (66, 130))
    below = Seen("Alphabet", 0.8, 60, 40, 131, 58)
    assert parted(gray, (one, below)) == (one, below)
    far = Seen("Alphabet", 0.8, 120, 16, 190, 38)
    assert parted(gray, (one, far)) == (one, far)
    assert parted(gray, ()) == ()
