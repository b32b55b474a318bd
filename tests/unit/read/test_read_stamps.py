"""Coloured stamps over print: harmless ones are taken off, voiding ones told, others left as they are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from evidence.model import Effort, Limits, Source
from evidence.read import read
from evidence.read.engines import crops
from evidence.read.geometry import Projection
from evidence.read.pictures import stamped
from evidence.read.pictures.inks import pixels_of
from evidence.read.pictures.picture import Picture, read_picture
from evidence.read.pictures.stamped import signs, stamps

if TYPE_CHECKING:
    from evidence.read.engines.seam import Gray

RED, BLUE = (200, 35, 45), (45, 60, 170)
ROWS = (
    ("Steel tea infuser", "4006381333931", "40", "120.00"),
    ("Oak breakfast tray", "4006381333962", "10", "90.00"),
    ("Linen napkin set", "4006381333900", "24", "132.00"),
    ("Stoneware jug", "4006381333955", "16", "84.00"),
)
COLUMNS = (130, 560, 900, 1100)
needs_second_reader = pytest.mark.skipif(not crops.available(), reason="the second reader is not installed")


def sheet() -> Image.Image:
    image = Image.new("RGB", (1300, 1700), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(30)
    draw.text((130, 120), "Northfield Trading Ltd, invoice NT-20417, 14 March 2026", "black", font)
    for n, row in enumerate(ROWS):
        for left, text in zip(COLUMNS, row, strict=True):
            draw.text((left, 600 + 60 * n), text, "black", font)
    return image


def inked(image: Image.Image, mask: Image.Image, at: tuple[int, int], colour: tuple[int, int, int]) -> Image.Image:
    """Return the image with ink over its print, as a stamp lays it: print under it stays dark."""
    from PIL import ImageChops

    layer = Image.new("RGB", image.size, "white")
    layer.paste(Image.new("RGB", mask.size, colour), at, mask)
    return ImageChops.multiply(image, layer)


def stamp(word: str, colour: tuple[int, int, int] = RED) -> Image.Image:
    mask = Image.new("L", (620, 260))
    draw = ImageDraw.Draw(mask)
    draw.rectangle((8, 8, 611, 251), outline=255, width=12)
    draw.text((310, 130), word, 255, ImageFont.load_default(130), anchor="mm")
    return inked(sheet(), mask.rotate(9, expand=True), (430, 560), colour)


def test_no_stamp_is_seen_on_plain_and_on_coloured_print() -> None:
    assert pixels_of(sheet()).bare is None
    coloured = sheet()
    draw = ImageDraw.Draw(coloured)
    for n in range(8):
        draw.text((130, 900 + 60 * n), "Terms in coloured letters, all over the page", BLUE, ImageFont.load_default(30))
    draw.rectangle((100, 300, 1200, 380), fill=BLUE)
    assert pixels_of(coloured).bare is None


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (2, 2), (5, 900)])
def test_a_picture_of_a_pixels_width_holds_no_stamp(size: tuple[int, int]) -> None:
    pixels = pixels_of(Image.new("RGB", size, RED))
    assert pixels.bare is None
    assert not read_picture(Picture(pixels.gray, 150, Projection()), "fast").words


@needs_second_reader
def test_print_that_a_pen_crosses_out_is_not_shown() -> None:
    mask = Image.new("L", (900, 200))
    points = [(90 * n, 20 if n % 2 else 180) for n in range(11)]
    ImageDraw.Draw(mask).line(points, 255, 9)
    pixels = pixels_of(inked(sheet(), mask, (200, 590), RED))
    assert pixels.bare is None or stamps(pixels.gray, pixels.bare) == ((), None)


@needs_second_reader
@pytest.mark.parametrize(("word", "colour"), [("PAID", RED), ("RECEIVED", BLUE)])
def test_print_under_a_harmless_stamp_is_read(word: str, colour: tuple[int, int, int]) -> None:
    pixels = pixels_of(stamp(word, colour))
    assert pixels.bare is not None
    read = read_picture(Picture(pixels.gray, 150, Projection(), 1, pixels.bare), "auto")
    texts = {word.text for word in read.words}
    assert texts >= {code for _, code, _, _ in ROWS}
    assert texts >= {count for _, _, count, _ in ROWS}
    assert not read.signs
    assert any("coloured stamp" in step for step in read.steps)


@needs_second_reader
def test_a_voiding_stamp_is_told_and_stays() -> None:
    pixels = pixels_of(stamp("VOID"))
    assert pixels.bare is not None
    seen = stamps(pixels.gray, pixels.bare)
    assert [sign.before for sign in signs(seen, Projection(), 1)] == ["void"]
    assert seen.without is None


@needs_second_reader
def test_print_under_a_stamp_that_nobody_reads_is_not_shown() -> None:
    pixels = pixels_of(stamp("XQ-KZ"))
    assert pixels.bare is not None
    assert stamps(pixels.gray, pixels.bare) == ((), None)


@needs_second_reader
def test_a_stamp_on_a_page_that_is_rendered_is_taken_off_too_and_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = io.BytesIO()
    stamp("PAID").save(picture, "png")  # only a JPEG is taken out of its page
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=624, height=816)
        page.insert_image(page.rect, stream=picture.getvalue())
        source = Source(sha256="0", name="a.pdf", kind="pdf", path="a.pdf", data=pdf.tobytes())
    asked: list[int] = []

    def counted(gray: Gray, bare: Gray) -> stamped.Stamps:
        asked.append(1)
        return stamps(gray, bare)

    monkeypatch.setattr(stamped, "stamps", counted)
    efforts: tuple[Effort, ...] = ("auto", "closer")
    for effort in efforts:
        (sheet,) = read(source, effort=effort, limits=Limits()).pages
        assert {word.text for word in sheet.words} >= {code for _, code, _, _ in ROWS}
        assert "coloured stamp" in sheet.reason
    assert len(asked) == 1
