"""Barcodes on pages with a text layer: as small pictures and as drawn stripes; and codes on pages that lie on their side."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pymupdf
import pytest
import zxingcpp
from PIL import Image

from evidence.model import Document, Limits, Source, Word
from evidence.read import read
from evidence.read.pictures import barcodes

PDF: Any = pymupdf
EAN, OTHER = "4006381333931", "4006381333962"
BOX = (60.0, 300.0, 200.0, 340.0)


def bars(digits: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    code: Any = zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.EAN13)
    return np.asarray(code.to_image(scale=2, add_quiet_zones=True))


def page_with(draw: Any, *lines: str, turn: int = 0) -> Document:  # noqa: ANN401 -- PyMuPDF has no types
    with PDF.open() as document:
        page = document.new_page(width=595, height=842)
        for n, line in enumerate(("INVOICE 2026-118 of 14 March 2026", "Halvorsen steel tea infuser", *lines)):
            page.insert_text((60, 100 + 16 * n), line, fontsize=10)
        draw(page)
        page.set_rotation(turn)
        data = document.tobytes()
    return read(
        Source(sha256="0" * 64, name="i", kind="pdf", path="i", data=data),
        effort="fast",
        limits=Limits(),
    )


def picture(page: Any) -> None:  # noqa: ANN401 -- as above
    file = io.BytesIO()
    Image.fromarray(bars(EAN)).save(file, "png")
    page.insert_image(BOX, stream=file.getvalue(), keep_proportion=False)


def stripes(page: Any) -> None:  # noqa: ANN401 -- as above
    line = bars(EAN)[10] < 128
    unit = (BOX[2] - BOX[0]) / len(line)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], line, [False])).astype(int)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        page.draw_rect((BOX[0] + start * unit, BOX[1], BOX[0] + end * unit, BOX[3]), color=None, fill=(0, 0, 0))


def of_bars(document: Document) -> list[Word]:
    return [w for w in document.pages[0].words if w.origin == "barcode"]


@pytest.mark.parametrize("draw", [picture, stripes])
@pytest.mark.parametrize("turn", [0, 90])
def test_a_number_in_bars_alone_is_read_with_its_place(draw: Any, turn: int) -> None:  # noqa: ANN401 -- as above
    document = page_with(draw, turn=turn)
    (word,) = of_bars(document)
    assert word.text == EAN
    x, y = word.box.center
    if turn:
        x, y = y, 842 - x
    assert BOX[0] < x < BOX[2]
    assert BOX[1] < y < BOX[3]
    assert document.pages[0].read_by == "text layer"


@pytest.mark.parametrize("printed", [EAN, "4 006381 333931"])
def test_a_number_that_is_printed_is_not_doubled(printed: str) -> None:
    def both(page: Any) -> None:  # noqa: ANN401 -- as above
        picture(page)
        page.insert_text((70, 352), printed, fontsize=10)

    assert of_bars(page_with(both)) == []


def test_no_drawn_number_is_overruled() -> None:
    def both(page: Any) -> None:  # noqa: ANN401 -- as above
        picture(page)
        page.insert_text((70, 352), OTHER[:-1] + "9", fontsize=10)

    document = page_with(both)
    assert OTHER[:-1] + "9" in [w.text for w in document.pages[0].words]
    assert [w.text for w in of_bars(document)] == [EAN]


def test_a_logo_and_a_ruled_table_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked(_: object) -> tuple[()]:
        raise AssertionError

    def drawing(page: Any) -> None:  # noqa: ANN401 -- as above
        logo = io.BytesIO()
        Image.radial_gradient("L").resize((300, 100)).save(logo, "png")
        page.insert_image((400, 40, 520, 80), stream=logo.getvalue(), keep_proportion=False)
        for x in range(60, 540, 60):
            page.draw_line((x, 400), (x, 600))

    monkeypatch.setattr(barcodes, "found", looked)
    assert of_bars(page_with(drawing)) == []


def test_a_code_of_dots_on_a_page_that_lies_is_found() -> None:
    code: Any = zxingcpp.create_barcode(f"https://id.example/01/0{EAN}", zxingcpp.BarcodeFormat.DataMatrix)
    with PDF.open() as document:
        page = document.new_page(width=595, height=842)
        for n in range(24):
            page.insert_text((60, 100 + 20 * n), "Halvorsen steel tea infuser, forty pieces, as ordered", fontsize=11)
        pixels = page.get_pixmap(dpi=200, colorspace=PDF.csGRAY)
    sheet = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.width).copy()
    dots = np.asarray(code.to_image(scale=5, add_quiet_zones=True))
    sheet[1700 : 1700 + dots.shape[0], 300 : 300 + dots.shape[1]] = dots
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(np.rot90(sheet))).save(file, "png", dpi=(200, 200))
    source = Source(sha256="0" * 64, name="i.png", kind="image", path="i.png", data=file.getvalue())
    document = read(source, effort="fast", limits=Limits())
    assert [w.text for w in document.pages[0].words if w.origin == "barcode"] == [f"0{EAN}"]
