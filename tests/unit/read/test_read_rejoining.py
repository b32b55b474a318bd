"""A code in two pieces is joined where the second reader sees one code, and left where it does not."""

from __future__ import annotations

import numpy as np
import pytest

from evidence.read.engines import Seen
from evidence.read.pictures import rejoining

PAPER = np.full((60, 400), 255, dtype=np.uint8)


def pieces(*texts: str, gap: float = 7, sure: float = 0.6) -> tuple[Seen, ...]:
    """Return words of one line, 17 pixels high."""
    words, left = [], 10.0
    for text in texts:
        words.append(Seen(text, sure, left, 20, left + 12 * len(text), 37))
        left += 12 * len(text) + gap
    return tuple(words)


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the second reader will say of each crop; it says that no more often than it is asked."""
    says: list[str] = []
    monkeypatch.setattr(
        "evidence.read.engines.crops.read_crops", lambda asked: tuple((says.pop(0), 0.9) for _ in asked)
    )
    return says


def test_two_pieces_of_one_code_are_joined(second: list[str]) -> None:
    second.append("B0YVL6Q6L5")
    words = rejoining.rejoined(PAPER, pieces("12", "BOY", "VL6Q6L5", "pcs"))
    assert [w.text for w in words] == ["12", "BOYVL6Q6L5", "pcs"]
    assert (words[1].left, words[1].right) == (41, 168)


def test_they_stay_apart_where_the_second_reader_sees_something_else(second: list[str]) -> None:
    second.append("B0Y VL6Q6L5")
    assert [w.text for w in rejoining.rejoined(PAPER, pieces("BOY", "VL6Q6L5"))] == ["BOY", "VL6Q6L5"]


@pytest.mark.parametrize(
    ("texts", "gap"),
    [(("BOY", "VL6Q6L5"), 12), (("BO", "12345"), 7), (("BOOK", "SELLER"), 7), (("Boy", "VL6Q6L5"), 7)],
)
def test_others_are_not_even_looked_at(texts: tuple[str, ...], gap: float, second: list[str]) -> None:
    assert not second
    assert rejoining.rejoined(PAPER, pieces(*texts, gap=gap)) == pieces(*texts, gap=gap)


def test_a_piece_belongs_to_one_code_only(second: list[str]) -> None:
    second.extend(["B0B01", "B0B01"])
    words = rejoining.rejoined(PAPER, pieces("BO123", "BO456", "BO789"))
    assert [w.text for w in words] == ["BO123", "BO456", "BO789"]
    second.extend(["B0123B0456", "B0456B0789"])
    assert [w.text for w in rejoining.rejoined(PAPER, pieces("BO123", "BO456", "BO789"))] == ["BO123BO456", "BO789"]


def test_what_the_first_reader_makes_nothing_of_is_one_code_where_the_second_sees_one(second: list[str]) -> None:
    broken = pieces("BTL", "Sis}.", "41", gap=17, sure=0.3)
    second.append("BTL.33.10")
    (word,) = rejoining.rejoined(PAPER, broken)
    assert (word.left, word.right, word.confidence) == (broken[0].left, broken[-1].right, 0.3)
    for other in ("BTL 33.10", "RM12.50", "1.234.00", "BTL.Sis"):
        second.append(other)
        assert rejoining.rejoined(PAPER, broken) == broken
    second.append("12/03/2026")
    assert len(rejoining.rejoined(PAPER, broken)) == 1


def test_surer_or_more_distant_pieces_are_not_looked_at(second: list[str]) -> None:
    for words in (
        pieces("BTL.", "43.10", sure=0.55),
        pieces("BTL.", "43.10", gap=40, sure=0.1),
        pieces("BTL", "x", sure=0.1),
    ):
        assert not second
        assert rejoining.rejoined(PAPER, words) == words


def test_a_comma_between_two_words_belongs_to_the_first() -> None:
    august, three, year = pieces("August", "3", "2014", gap=18)
    comma = Seen(",", 0.4, three.right + 7, 34, three.right + 9, 40)
    joined = rejoining.rejoined(PAPER, (august, three, comma, year))
    assert [w.text for w in joined] == ["August", "3,", "2014"]
    assert (joined[1].right, joined[1].bottom, joined[1].confidence) == (comma.right, comma.bottom, three.confidence)
    high = Seen(",", 0.4, three.right + 7, 20, three.right + 9, 24)
    for others in ((august, three, high, year), (august, three, comma), (comma, year), (year, comma, august)):
        assert rejoining.rejoined(PAPER, others) == others
