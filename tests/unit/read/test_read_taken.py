"""A scan that fills its page is taken out as it is stored; a page that shows anything else is rendered."""

# mypy: disallow-untyped-calls=False
from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pymupdf
import pytest
from PIL import Image

from evidence.read.pictures.taken import taken

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, HEIGHT = 1000, 1400  # at 200 dots per inch
FILLED = (0, 0, WIDTH * 0.36, HEIGHT * 0.36)


def picture(form: str = "JPEG", mode: str = "L") -> bytes:
    shades = np.add.outer(np.arange(HEIGHT), np.arange(WIDTH)) % 200
    buffer = io.BytesIO()
    Image.fromarray(shades.astype(np.uint8)).convert(mode).save(buffer, form)
    return buffer.getvalue()


def page_of(data: bytes, change: Callable[[Any], object] | None = None) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the page of a saved PDF with one picture on it, changed before it is saved."""
    made = pymupdf.open()
    page = made.new_page(width=FILLED[2], height=FILLED[3])
    page.insert_image(page.rect, stream=data)
    if change:
        change(page)
    return pymupdf.open(stream=made.tobytes(), filetype="pdf")[0]


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_scan_is_taken_as_it_is_stored(mode: str) -> None:
    data = picture(mode=mode)
    own = taken(page_of(data), 150, 400)
    assert own is not None
    assert own.bare is None
    assert np.array_equal(own.gray, np.asarray(Image.open(io.BytesIO(data)).convert("L")))


def clip(page: Any) -> None:  # noqa: ANN401 -- as above
    xref = page.get_contents()[0]
    page.parent.update_stream(xref, b"q 0 0 100 100 re W n " + page.parent.xref_stream(xref) + b" Q")


def image_key(key: str, value: str) -> Callable[[Any], object]:
    return lambda page: page.parent.xref_set_key(page.get_images()[0][0], key, value)


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.insert_text((50, 50), "VOID"),
        lambda page: page.draw_rect((50, 50, 200, 90), fill=(1, 1, 1)),
        lambda page: page.add_freetext_annot((50, 50, 200, 90), "VOID"),
        lambda page: page.set_rotation(90),
        lambda page: page.set_cropbox((0, 0, 200, 300)),
        lambda page: page.insert_image((10, 10, 60, 60), stream=picture("PNG")),
        clip,
        image_key("Decode", "[1 0]"),
        image_key("Mask", "[0 9]"),
    ],
    ids=["text", "patch", "note", "turned", "cropped", "second picture", "clipped", "inverted", "masked"],
)
def test_a_page_that_shows_anything_else_is_rendered(change: Callable[[Any], object]) -> None:
    assert taken(page_of(picture()), 150, 400) is not None
    assert taken(page_of(picture(), change), 150, 400) is None


def test_other_forms_other_sizes_and_damaged_pictures_are_rendered() -> None:
    assert taken(page_of(picture("PNG")), 150, 400) is None
    assert taken(page_of(picture()), 250, 400) is None
    assert taken(page_of(picture()), 100, 150) is None

    def damage(page: Any) -> None:  # noqa: ANN401 -- as above
        page.parent.update_stream(page.get_images()[0][0], picture()[:200], compress=False)
        page.parent.xref_set_key(page.get_images()[0][0], "Filter", "/DCTDecode")

    assert taken(page_of(picture(), damage), 150, 400) is None
