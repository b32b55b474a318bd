"""What the text layer says of glyphs: hyphens that are drawn are hyphens, lines through words are told."""

from __future__ import annotations

import hashlib
import importlib
from typing import Any

import pytest

from evidence.model import Limits, Source, Word
from evidence.read import read

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types


def words(pdf: Any) -> dict[str, Word]:  # noqa: ANN401 -- PyMuPDF has no types
    data = pdf.tobytes()
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name="p.pdf", kind="pdf", path="p.pdf", data=data)
    return {w.text: w for w in read(source, effort="fast", limits=Limits()).pages[0].words}


@pytest.mark.parametrize("hyphen", ["\u00ad", "\u2010", "\u2011"])
def test_a_drawn_hyphen_is_a_hyphen(hyphen: str) -> None:
    pdf = pymupdf.open()
    writer = pymupdf.TextWriter(pdf.new_page().rect)
    writer.append((72, 100), f"TW{hyphen}4410{hyphen}BL of the supplier Northwind")
    writer.write_text(pdf[0])
    assert "TW-4410-BL" in words(pdf)


def test_a_line_through_a_word_is_told() -> None:
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.insert_text((72, 100), "B0C4KT7Q2X Hammer of good steel", fontsize=10)
    page.insert_text((72, 120), "B0C4KT7Q2Y Hammer of bad steel", fontsize=10)
    page.draw_line((70, 97), (140, 97))
    page.draw_line((70, 122), (140, 122))
    found = words(pdf)
    assert found["B0C4KT7Q2X"].struck
    assert not found["B0C4KT7Q2Y"].struck
    assert not found["steel"].struck


@pytest.mark.parametrize("ink", [(1, 1, 1), (0, 0, 0)])
def test_what_a_smaller_cover_hides_is_hidden(ink: tuple[int, int, int]) -> None:
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.insert_text((72, 100), "B0C4KT7Q2X", fontsize=9)
    page.insert_text((200, 100), "Hammer of good steel, in a shaded cell", fontsize=9)
    box = page.search_for("B0C4KT7Q2X")[0]
    page.draw_rect((box.x0 + 1, box.y0 + 2, box.x1 - 3, box.y1 - 2), fill=ink, color=ink)
    found = words(pdf)
    assert not found["B0C4KT7Q2X"].visible
    assert found["Hammer"].visible


def test_text_in_a_shaded_cell_is_seen_and_a_hair_is_not() -> None:
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.draw_rect((60, 80, 400, 110), fill=(0.85, 0.88, 0.95), color=None)
    page.insert_text((72, 100), "Description of B0C4KT7Q2X - 12 pcs.", fontsize=9)
    page.insert_text((72, 140), "B0C4KT7Q2Y", fontsize=0.4)
    found = words(pdf)
    assert all(w.visible for text, w in found.items() if text != "B0C4KT7Q2Y")
    assert not found["B0C4KT7Q2Y"].visible
