"""Pictures of pages: a page that is one scan is decoded small, any other is rendered; both look alike."""

# mypy: disallow-untyped-calls=False
from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageDraw

from evidence.report import pictures

if TYPE_CHECKING:
    from collections.abc import Callable

WIDE, HIGH = 2480, 3508


def scan(mode: str, change: Callable[[Any], object] | None = None) -> bytes:
    """Return a PDF of one page that a JPEG fills."""
    image = Image.new("L", (WIDE, HIGH), 250)
    draw = ImageDraw.Draw(image)
    for row in range(200, HIGH - 200, 90):
        draw.rectangle((200, row, 200 + (row * 7) % 1900, row + 40), fill=40)
    data = io.BytesIO()
    image.convert(mode).save(data, "JPEG", quality=80)
    with pymupdf.open() as made:
        page = made.new_page(width=595.2, height=841.92)
        page.insert_image(page.rect, stream=data.getvalue())
        if change:
            change(page)
        out: bytes = made.tobytes()
    return out


def shown(data: bytes) -> Image.Image:
    page = pictures.draw_pages(data, "a.pdf", {1: ()})[1].page
    return Image.open(io.BytesIO(base64.b64decode(page.uri.split(",")[1])))


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_scan_looks_as_if_it_were_rendered(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = scan(mode)
    with monkeypatch.context() as without:
        without.setattr(pictures, "filling", lambda _: None)
        rendered = shown(data)
    monkeypatch.setattr(pictures, "_rendered", lambda *_: pytest.fail("rendered"))
    taken = shown(data)
    assert taken.mode == mode
    assert max(abs(a - b) for a, b in zip(taken.size, rendered.size, strict=True)) <= 1
    gray = [np.asarray(i.convert("L").resize((450, 637)), dtype=np.int16) for i in (taken, rendered)]
    assert np.abs(gray[0] - gray[1]).mean() < 2
    assert np.corrcoef(gray[0].ravel(), gray[1].ravel())[0, 1] > 0.99


def test_a_page_that_shows_more_than_its_scan_is_rendered() -> None:
    plain = np.asarray(shown(scan("L")).convert("L"), dtype=np.int16)
    written = np.asarray(
        shown(scan("L", lambda page: page.draw_rect((100, 20, 400, 40), fill=(0, 0, 0)))).convert("L"), dtype=np.int16
    )
    assert plain[45, 300] > 200
    assert written[45, 300] < 50


def test_a_broken_scan_is_left_to_the_renderer() -> None:
    def cut(page: Any) -> None:  # noqa: ANN401 -- PyMuPDF has no types
        xref = page.get_images()[0][0]
        page.parent.update_stream(xref, page.parent.xref_stream_raw(xref)[:3000], new=False, compress=False)
        page.parent.xref_set_key(xref, "Filter", "/DCTDecode")

    assert 1 in pictures.draw_pages(scan("L", cut), "a.pdf", {1: ()})
