"""Boxes land on the ink however a page is turned, cropped, shifted and enlarged, and hold all of it."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pymupdf
import pytest

from evidence.model import Limits, Source
from evidence.read import read

_ZOOM = 2


def _page(turn: int, unit: str | None, box: str | None) -> bytes:
    with pymupdf.open() as pdf:
        page: Any = pdf.new_page(width=420, height=600)
        for row in range(12):
            page.insert_text((80, 120 + 26 * row), f"Steel tea infuser {row} B0DK3N7QXA 12 3.00 36.00", fontsize=10)
        if unit:
            pdf.xref_set_key(page.xref, "UserUnit", unit)
        if box:
            pdf.xref_set_key(page.xref, *box.split("="))
        page.set_rotation(turn)
        return bytes(pdf.tobytes())


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("unit", [None, "2", "0.5"])
@pytest.mark.parametrize("box", [None, "CropBox=[40 60 400 560]", "MediaBox=[-60 -30 420 600]"])
def test_boxes_land_on_the_ink(turn: int, unit: str | None, box: str | None) -> None:
    data = _page(turn, unit, box)
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=data)
    (page,) = read(source, effort="fast", limits=Limits()).pages
    with pymupdf.open(stream=data) as pdf:
        shown: Any = pdf[0]
        assert (page.width, page.height) == (shown.rect.width, shown.rect.height)
        pixels = shown.get_pixmap(matrix=pymupdf.Matrix(_ZOOM, _ZOOM), colorspace=pymupdf.csGRAY)
    ink = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width] < 128
    assert page.words
    assert all(word.visible for word in page.words)
    for word in page.words:
        left, top, right, bottom = (round(side * _ZOOM) for side in msgspec.structs.astuple(word.box.grow(1)))
        there = np.s_[max(0, top) : bottom, max(0, left) : right]
        assert ink[there].any(), word.text
        ink = ink.copy()
        ink[there] = False
    assert not ink.any()
