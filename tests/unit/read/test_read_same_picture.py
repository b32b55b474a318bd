"""One scan has one key, as a picture and inside a PDF; another scan, and a page with more on it, have another or none."""

from __future__ import annotations

import io

import numpy as np
import pymupdf
import pytest
from PIL import Image

from evidence.read.pictures.same_picture import key_of_image, key_of_page


def scan(seed: int = 1, mode: str = "RGB") -> Image.Image:
    return Image.fromarray(np.random.default_rng(seed).integers(0, 255, (700, 500), dtype=np.uint8)).convert(mode)


def saved(image: Image.Image, form: str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form)
    return buffer.getvalue()


def inside_pdf(data: bytes, text: str = "") -> str:
    with pymupdf.open() as made:
        page = made.new_page(width=500, height=700)
        page.insert_image(page.rect, stream=data)
        if text:
            page.insert_image((0, 0, 50, 50), stream=saved(scan(9), "PNG"))
        with pymupdf.open(stream=made.tobytes(), filetype="pdf") as document:
            return key_of_page(document[0])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_scan_and_the_same_scan_in_a_pdf(form: str, mode: str) -> None:
    data = saved(scan(mode=mode), form)
    assert inside_pdf(data) == key_of_image(Image.open(io.BytesIO(data)))


def test_another_scan_has_another_key_and_a_page_with_more_has_none() -> None:
    data = saved(scan(), "PNG")
    assert key_of_image(scan(2)) != key_of_image(scan())
    assert inside_pdf(data, "more") == ""
