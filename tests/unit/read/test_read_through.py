"""Words of a scan that a line is drawn through, and rules of a table that only touch a word."""

from __future__ import annotations

from typing import Any

import numpy as np
import pymupdf
import pytest

from evidence.read.engines import Seen
from evidence.read.pictures.through import struck

mupdf: Any = pymupdf
TEXT = "Kettle brushed B0X4KQ81ZD 4006381333931 illumination"
DPI, BASE, SIZE = 300, 100.0, 10.0


def told(*heights: float, rise: float = 0.0, font: str = "helv") -> list[str]:
    """Return the words told as struck where lines are drawn at these heights (a share of the font's size) above the text's foot."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=420, height=160)
        page.insert_text((40, BASE), TEXT, fontsize=SIZE, fontname=font)
        words = page.get_text("words")
        for height in heights:
            y = BASE - height * SIZE
            page.draw_line((30, y), (400, y - rise), width=0.8)
        pixels = mupdf.Pixmap(mupdf.csGRAY, page.get_pixmap(dpi=DPI))
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    zoom = DPI / 72
    tops = (BASE - 0.75 * SIZE, BASE + 0.1 * SIZE)  # as a reader bounds a word: its ink
    seen = [Seen(w[4], 0.9, w[0] * zoom, tops[0] * zoom, w[2] * zoom, tops[1] * zoom) for w in words]
    return [seen[i].text for i in sorted(struck(gray, seen))]


@pytest.mark.parametrize("font", ["helv", "tiro", "cour", "hebo"])
@pytest.mark.parametrize("height", [0.25, 0.35, 0.45])
def test_a_line_through_the_middle_strikes_every_word(font: str, height: float) -> None:
    assert told(height, font=font) == TEXT.split()


def test_a_line_that_rises_a_little_strikes_too() -> None:
    assert len(told(0.2, rise=3)) >= 3


@pytest.mark.parametrize("heights", [(), (-0.15,), (1.1,), (-0.15, 1.1)])
def test_print_rules_and_underlines_strike_nothing(heights: tuple[float, ...]) -> None:
    assert told(*heights) == []


def test_short_words_and_empty_pixels_strike_nothing() -> None:
    gray = np.full((40, 200), 255, dtype=np.uint8)
    gray[20] = 0
    assert struck(gray, [Seen("Eff", 0.9, 10, 5, 60, 35), Seen("nowhere", 0.9, 300, 5, 360, 35)]) == frozenset()
