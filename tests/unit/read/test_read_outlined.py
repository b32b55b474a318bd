"""Text drawn as outlines is read by OCR where the layer lacks it, and ordinary pages are left alone."""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path
from typing import Any

import pytest

from evidence.model import Limits, Page, Source
from evidence.read import read
from evidence.read.text_layer import layer, outlined

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "documents"
BODY = ("INVOICE 2026-0417", "Invoice date 14.03.2026", "4006381333931 marker black", "Total amount 129,95")
FOOTER = "Kestrel Trading Ltd, Leeds, www.kestrel.example"


def drawn(*, turn: int = 0) -> bytes:
    """Return a page whose body is outlines and whose footer is text."""
    plain = pymupdf.open()
    page = plain.new_page(width=420, height=400)
    for number, text in enumerate(BODY):
        page.insert_text((40, 80 + 30 * number), text, fontsize=13)
    svg = page.get_svg_image(text_as_path=True)
    pdf = pymupdf.open("pdf", pymupdf.open(stream=svg.encode(), filetype="svg").convert_to_pdf())
    pdf[0].insert_text((40, 370), FOOTER, fontsize=10)
    pdf[0].set_rotation(turn)
    return bytes(pdf.tobytes())


def page_of(data: bytes) -> Page:
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name="a.pdf", kind="pdf", path="a.pdf", data=data)
    return read(source, effort="fast", limits=Limits()).pages[0]


def test_outlined_text_is_read_and_the_layer_kept() -> None:
    page = page_of(drawn())
    origins = {w.text: w.origin for w in page.words}
    assert origins["4006381333931"] == "ocr"
    assert origins["14.03.2026"] == "ocr"
    assert origins["Kestrel"] == "text"
    assert sum(w.text == "Leeds," for w in page.words) == 1
    assert "outlines" in page.reason
    (code,) = (w.box for w in page.words if w.text == "4006381333931")
    assert abs(code.left - 40) < 3
    assert abs(code.bottom - 140) < 4


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_too(turn: int) -> None:
    data = drawn(turn=turn)
    with pymupdf.open(stream=data) as pdf:
        (area,) = outlined.areas(pdf[0], layer.words(pdf[0]))
        x, y = pymupdf.Point(100, 120) * pdf[0].rotation_matrix
    assert area.left < x < area.right
    assert area.top < y < area.bottom


@pytest.mark.parametrize("paper", sorted(p.parent.name for p in FIXTURES.glob("*/document.pdf")))
def test_drawn_papers_have_no_outlined_text(paper: str) -> None:
    with pymupdf.open(FIXTURES / paper / "document.pdf") as pdf:
        assert all(outlined.areas(page, layer.words(page)) == () for page in pdf)


def test_a_form_of_empty_boxes_is_no_text() -> None:
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.insert_text((40, 60), "A form with many boxes to fill in", fontsize=12)
    for row in range(12):
        for column in range(8):
            box = pymupdf.Rect(40 + 60 * column, 100 + 20 * row, 95 + 60 * column, 116 + 20 * row)
            page.draw_rect(box, fill=(0.9, 0.9, 0.8), color=None)
    assert outlined.areas(page, layer.words(page)) == ()
