"""Words that their neighbours or their own letters give away as misread."""

from __future__ import annotations

import numpy as np
import pytest

from evidence.read.engines import Seen, crops
from evidence.read.pictures import rereading
from evidence.read.pictures.odd_ones import is_better, odd_ones


def column(*texts: str, left: float = 100.0, confidence: float = 0.9) -> tuple[Seen, ...]:
    return tuple(
        Seen(text, confidence, left, 30 * n, left + 10 * len(text), 30 * n + 20) for n, text in enumerate(texts)
    )


def test_a_code_of_digits_among_codes_with_a_letter_is_looked_at_again() -> None:
    assert odd_ones(column("3X096", "77117", "5U629", "9T370")) == {1: "9A999"}
    assert odd_ones(column("TH-065", "HS-3O2", "XJ-422")) == {1: "AA-999"}


@pytest.mark.parametrize(
    "texts",
    [
        ("3X096", "77117"),  # two show no shape
        ("3X096", "77117", "AB123", "55AB1"),  # no shape is that of most
        ("3X096", "771170", "5U629", "9T370"),  # longer
        ("40077", "40078", "40079", "40080"),
        ("12.50", "19.95", "99.00"),
    ],
)
def test_codes_that_differ_by_nature_or_not_at_all_are_not(texts: tuple[str, ...]) -> None:
    assert odd_ones(column(*texts)) == {}


def test_a_code_elsewhere_on_the_page_is_of_no_column() -> None:
    assert odd_ones((*column("3X096", "5U629", "9T370"), *column("77117", left=300))) == {}


def test_a_capital_b_inside_small_letters_may_be_a_sharp_s() -> None:
    words = column("FuBmatte", "GroB", "Baum", "USB", "A5B2")
    assert odd_ones(words) == {0: "", 1: ""}
    assert is_better(words[0], "Fußmatte", 0.95, "")
    assert not is_better(words[0], "Fulmatte", 0.99, "")


def test_one_digit_gives_way_to_another_only_where_that_is_sure() -> None:
    shaky, sure = Seen("8", 0.8, 0, 0, 8, 20), Seen("8", 0.95, 0, 0, 8, 20)
    assert odd_ones((shaky, sure)) == {0: ""}
    assert is_better(shaky, "3", 0.99, "")
    assert not is_better(shaky, "1", 0.9, "")
    assert not is_better(shaky, "B", 0.99, "")


def test_both_readings_are_kept_and_the_one_of_the_columns_shape_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    page = np.full((200, 200), 255, np.uint8)
    words = column("3X096", "77117", "5U629", "9T370")
    for read, first in (("7T117", "7T117"), ("77117", "77117"), ("7117", "77117")):
        monkeypatch.setattr(crops, "available", lambda: True)
        monkeypatch.setattr(crops, "read_crops", lambda asked, read=read: [(read, 0.93) for _ in asked])
        readings = rereading.read_again(page, tuple(words), "tesseract")
        assert readings[1][0].text == first
        assert [len(r) for r in readings] == [1, 2, 1, 1]
