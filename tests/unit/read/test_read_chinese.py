"""Chinese and Japanese lines: signs become words, numbers stay whole, the slow reader reads such pages."""

# ruff: noqa: RUF001 -- fullwidth colons are what such papers print
from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest

from evidence.read.engines import Seen
from evidence.read.engines.ppocr import joined
from evidence.read.geometry import scale
from evidence.read.pictures.picture import Picture, read_picture

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types


def signs(text: str, pitch: float = 30.0, width: float = 28.0) -> list[Seen]:
    return [Seen(c, 0.9, n * pitch, 0.0, n * pitch + width, 40.0) for n, c in enumerate(text) if c != " "]


def test_signs_become_words_parted_by_gaps() -> None:
    assert [w.text for w in joined(signs("陶瓷杯 4006381333931 120"))] == ["陶瓷杯", "4006381333931", "120"]
    assert [w.text for w in joined(signs("开票日期：2026年3月14日"))] == ["开票日期：2026年3月14日"]
    assert list(joined(())) == []


def test_signs_set_wide_apart_are_one_word_all_the_same() -> None:
    (word,) = joined(signs("4006381333931", pitch=50.0, width=20.0))
    assert word.text == "4006381333931"
    assert (word.left, word.right) == (0.0, 620.0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("font", "lines"),
    [
        ("china-s", ("发票号码：20260417", "开票日期：2026年3月14日", "4006381333931", "不锈钢勺子")),
        ("japan", ("請求書番号：20260417", "発行日：2026年3月14日", "4006381333931", "東京都港区芝公園")),
    ],
)
def test_the_slow_reader_reads_them_though_no_pack_is_there(font: str, lines: tuple[str, ...]) -> None:
    pdf = pymupdf.open()
    page = pdf.new_page(width=400, height=260)
    for number, text in enumerate(lines):
        page.insert_text((40, 60 + 45 * number), text, fontname="helv" if text.isdigit() else font, fontsize=13)
    pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
    gray = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width)
    read = read_picture(Picture(gray, 200, scale(0.36, 0.36)), "auto")
    assert read.read_by.startswith("pp-ocr")
    assert set(lines) <= {w.text for w in read.words}
