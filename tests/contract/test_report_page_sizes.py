"""The page that is read and the page that is marked have one size: an image's boxes mean the same on both."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from evidence.model import Limits, Source
from evidence.read import read
from evidence.report.images import as_pdf
from evidence.values.pictures import EXIF_TURN, dots_per_inch, upright_dots

mupdf: Any = pymupdf
DPI = [None, (72, 72), (300, 300), (203, 98), (204.5, 391.25), (1, 1), (0, 0), (96, 100000), (20, 2400)]


def _sizes(data: bytes, name: str) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name=name, kind="image", path=name, data=data)
    pages = read(source, effort="fast", limits=Limits()).pages
    base = as_pdf(data, name)
    with mupdf.open(stream=base, filetype="pdf") as document:
        marked = [(page.rect.width, page.rect.height) for page in document]
    return [(page.width, page.height) for page in pages], marked


def _saved(form: str, dpi: tuple[float, float] | None, turn: int | None, frames: int = 1) -> bytes:
    image = Image.new("L", (60, 40), 255)
    options: dict[str, Any] = {} if dpi is None else {"dpi": dpi}
    if turn:
        exif = Image.Exif()
        exif[EXIF_TURN] = turn
        options["exif"] = exif
    if frames > 1:
        options |= {"save_all": True, "append_images": [Image.new("L", (40, 80), 255)] * (frames - 1)}
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP"])
@pytest.mark.parametrize("dpi", DPI)
def test_reader_and_marks_agree_on_the_size_of_a_page(form: str, dpi: tuple[float, float] | None) -> None:
    try:
        data = _saved(form, dpi, None)
    except Exception as error:  # noqa: BLE001 -- Pillow refuses to write some densities in some formats
        pytest.skip(f"Pillow cannot write {dpi} into {form}: {error}")
    seen, marked = _sizes(data, f"a.{form.lower()}")
    assert marked == [pytest.approx(size, abs=0.01) for size in seen]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_they_agree_on_every_turn_that_a_camera_notes(form: str, turn: int) -> None:
    seen, marked = _sizes(_saved(form, (200, 100), turn), f"a.{form.lower()}")
    assert marked == [pytest.approx(size, abs=0.01) for size in seen]


def test_they_agree_on_the_turn_of_known_pixels() -> None:
    seen, marked = _sizes(_saved("JPEG", (200, 100), 6), "a.jpg")
    assert seen == [pytest.approx((40 * 72 / 100, 60 * 72 / 200), abs=0.01)]
    assert marked == [pytest.approx(seen[0], abs=0.01)]


def test_they_agree_on_each_page_of_a_fax() -> None:
    seen, marked = _sizes(_saved("TIFF", (204, 98), None, frames=3), "a.tiff")
    assert len(seen) == 3
    assert marked == [pytest.approx(size, abs=0.01) for size in seen]


@given(
    st.one_of(
        st.none(),
        st.text(),
        st.lists(st.one_of(st.none(), st.floats(), st.text())),
        st.tuples(st.floats(), st.floats()),
    )
)
def test_whatever_a_header_states_the_dots_are_plausible(stated: object) -> None:
    dpi = dots_per_inch(stated)
    assert all(10 <= value <= 4800 for value in dpi)
    assert upright_dots(upright_dots(dpi, 5), 8) == dpi
