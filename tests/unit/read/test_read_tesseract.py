"""A large page is read small, and whole where the small reading is unsure; places stay those of the large page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from evidence.read.engines import Seen, tesseract

if TYPE_CHECKING:
    from evidence.read.engines.seam import Gray


class Paper(tesseract.Tesseract):
    """The reader without its engine: each look gives one word with the confidence that is set for its size."""

    def __init__(self, sure: dict[int, float]) -> None:
        self.sure, self.looks = sure, list[tuple[int, int]]()

    def _words(self, gray: Gray, dpi: int, *, receipt: bool) -> tuple[Seen, ...]:
        del receipt
        height, width = gray.shape
        self.looks.append((height, dpi))
        return (Seen("Karaffe", self.sure[height], width / 4, height / 2, width / 2, height),)


def page(height: int, width: int) -> Gray:
    return np.full((height, width), 255, dtype=np.uint8)


def test_a_large_page_is_read_small_and_its_places_are_those_of_the_page() -> None:
    reader = Paper({2340: 0.95})
    assert reader.recognise(page(3508, 2480), 300) == (Seen("Karaffe", 0.95, 620, 1754, 1240, 3508),)
    assert reader.looks == [(2340, 200)]


@pytest.mark.parametrize("whole", [0.95, 0.5])
def test_where_the_small_reading_is_unsure_the_whole_page_is_read(whole: float) -> None:
    reader = Paper({2340: 0.7, 3508: whole})
    (word,) = reader.recognise(page(3508, 2480), 300)
    assert word.confidence == whole
    assert (word.left, word.bottom) == (620, 3508)
    assert reader.looks == [(2340, 200), (3508, 300)]


@pytest.mark.parametrize(("height", "receipt"), [(2800, False), (3508, True)])
def test_smaller_pages_and_receipts_are_read_whole(height: int, receipt: bool) -> None:
    reader = Paper({height: 0.1})
    reader.recognise(page(height, 900), 300, receipt=receipt)
    assert reader.looks == [(height, 300)]
