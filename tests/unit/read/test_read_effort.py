"""Effort: who reads a picture when, and that both readers' words stand in the same places."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image, ImageFilter

from evidence.read.geometry import scale
from evidence.read.picture import Picture, read_picture

if TYPE_CHECKING:
    from evidence.model import Effort, Word
    from evidence.read.engines import Gray

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
CODE = "4006381333931"
TO_PAGE = scale(72 / 150, 72 / 150)


def drawn() -> Gray:
    page = pymupdf.open().new_page(width=340, height=220)
    for y, text in enumerate(("Invoice date 14.03.2026", f"Article {CODE}", "Total amount 129.95", "Thank you")):
        page.insert_text((30, 50 + 35 * y), text, fontsize=13)
    pixels = page.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY, alpha=False)
    return np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width].copy()


def code(gray: Gray, effort: Effort) -> tuple[Word, str]:
    read = read_picture(Picture(gray, 150, TO_PAGE), effort)
    return next(w for w in read.words if CODE in w.text), read.read_by


@pytest.mark.parametrize("effort", ["fast", "auto"])
def test_a_clear_page_is_left_to_the_first_reader(effort: Effort) -> None:
    assert code(drawn(), effort)[1].startswith("tesseract")


def test_an_unclear_page_goes_to_the_slow_reader_in_auto() -> None:
    small = Image.fromarray(drawn()).resize((240, 155)).resize((709, 459)).filter(ImageFilter.GaussianBlur(1.6))
    rough = np.asarray(small) + np.random.default_rng(1).normal(0, 25, (459, 709))
    gray = np.clip(rough, 0, 255).astype(np.uint8)
    fast = read_picture(Picture(gray, 150, TO_PAGE), "fast")
    auto = read_picture(Picture(gray, 150, TO_PAGE), "auto")
    assert fast.read_by.startswith("tesseract")
    assert auto.read_by.startswith("pp-ocr")
    assert "hard to read" in auto.steps[-1]


@pytest.mark.slow
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_both_readers_agree_about_places_on_turned_pages(quarters: int) -> None:
    gray = np.rot90(drawn(), -quarters).copy()
    first, slow = code(gray, "fast")[0], code(gray, "thorough")[0]
    assert max(abs(a - b) for a, b in zip(first.box.center, slow.box.center, strict=True)) < 3
    assert (slow.quad is None) == (quarters == 0)
    assert {r.reader for r in slow.readings} == {"pp-ocr", "tesseract"}
