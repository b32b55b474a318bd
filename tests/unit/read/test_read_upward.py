"""Lines in the margin that run upwards, of two readers; specks above a number."""

from __future__ import annotations

import numpy as np

from evidence.model import Box, Reading, Word
from evidence.read.engines import Seen
from evidence.read.engines.tesseract import _without_noise
from evidence.read.pictures import upward


def word(text: str, left: float, top: float, width: float, height: float) -> Word:
    box = Box(left, top, left + width, top + height)
    return Word(readings=(Reading(text=text, confidence=0.9, reader="t"),), box=box, origin="ocr")


def margin(*texts: str, left: float = 20) -> tuple[Word, ...]:
    words, bottom = [], 700.0
    for text in texts:
        words.append(word(text, left, bottom - 5.0 * len(text), 7.0, 5.0 * len(text)))
        bottom -= 5.0 * len(text) + 3
    return tuple(words)


BODY = tuple(word("ordinary", 60, 40.0 + 14 * n, 40, 10) for n in range(40))
LINE = margin("Registered", "office", "Paris", "VAT-ID", "FR", "03", "552", "081", "317")
SIGNS = (word("0", 19, 690, 10, 4), word("ED-", 18, 560, 11, 9), word("-2:", 19, 600, 10, 9))


def kept(words: tuple[Word, ...], firsts: tuple[Word, ...]) -> tuple[Word, ...]:
    return upward.kept(words, firsts, upward.bands(firsts))


def test_the_first_readers_line_stands_in_place_of_signs() -> None:
    assert kept((*BODY, *SIGNS), (*BODY, *LINE)) == (*BODY, *LINE)


def test_a_single_upright_word_or_headings_side_by_side_change_nothing() -> None:
    heads = tuple(word("Quantity", 100 + 12 * n, 100, 8, 44) for n in range(6))
    slow = (*BODY, *SIGNS)
    assert kept(slow, (*BODY, *margin("CONFIDENTIAL"))) == slow
    assert kept(slow, (*BODY, *heads)) == slow


def test_specks_above_a_number_are_no_part_of_its_box() -> None:
    gray = np.full((40, 120), 255, np.uint8)
    gray[20:34, 10:110:4] = gray[20:34, 11:110:4] = 0
    gray[8, 15] = gray[9, 70] = 0
    tall = Seen("9520015996385", 0.9, 10, 8, 110, 33)
    assert _without_noise(gray, tall).top == 20
    level = Seen("9520015996385", 0.9, 10, 20, 110, 33)
    assert _without_noise(gray, level) == level
    named = Seen("Description", 0.9, 10, 8, 110, 33)
    assert _without_noise(gray, named) == named
