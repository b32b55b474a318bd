"""A picture of noise is given up before the first reader spends a minute on it; text among noise is read."""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageFilter

from evidence.read import engines
from evidence.read.geometry import scale
from evidence.read.pictures import noise
from evidence.read.pictures.picture import Picture, read_picture

if TYPE_CHECKING:
    from evidence.read.engines import Gray

SHAPE = (1100, 800)
WORDS = ("Invoice", "number", "4711", "Delivery", "address", "Quantity", "description")
PICTURES = ("grain", "static", "specks", "spots", "clouds")


def made(kind: str, seed: int = 3) -> Gray:
    """Return a picture of noise."""
    chance = np.random.default_rng(seed)
    if kind == "grain":
        return engines.gray_of(np.clip(200 + chance.normal(0, 40, SHAPE), 0, 255))
    if kind in {"specks", "spots"}:
        pixels = engines.gray_of(255 * (chance.random(SHAPE) > (0.02 if kind == "specks" else 0.004)))
        return pixels if kind == "specks" else engines.gray_of(Image.fromarray(pixels).filter(ImageFilter.MinFilter(5)))
    size = {"static": 1, "clouds": 12}[kind]
    small = Image.fromarray(engines.gray_of(chance.integers(0, 256, (SHAPE[0] // size, SHAPE[1] // size))))
    return engines.gray_of(small.resize((SHAPE[1], SHAPE[0]), Image.Resampling.BICUBIC))


def text() -> Gray:
    """Return a picture of a few lines."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=288, height=396)
        for number in range(6):
            page.insert_text((20, 60 + 50 * number), " ".join(WORDS[: 4 + number % 4]), fontsize=10)
        pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    return engines.gray_of(
        np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    )


@pytest.fixture(autouse=True)
def _with_detector() -> None:
    if engines.ENGINES["ppocr"].missing() or engines.ENGINES["tesseract"].missing():
        pytest.skip("needs both readers")


@pytest.mark.parametrize("kind", PICTURES)
def test_noise_is_told_and_not_read(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object, **__: object) -> None:
        raise AssertionError("the first reader was asked")

    monkeypatch.setattr(type(engines.first_reader()), "recognise", asked)
    read = read_picture(Picture(made(kind), 200, scale(0.36, 0.36)), "fast")
    assert read.words == ()
    assert read.steps == ("no line of text was found among noise",)


def test_print_is_no_noise_any_way_up() -> None:
    page = text()
    for quarters in range(4):
        assert not noise.is_noise(engines.gray_of(np.rot90(page, quarters)))


@pytest.mark.parametrize("kind", ["grain", "specks"])
def test_text_among_noise_is_read(kind: str) -> None:
    mixed = np.minimum(text()[: SHAPE[0], : SHAPE[1]].astype(np.int16), made(kind).astype(np.int16))
    read = read_picture(Picture(engines.gray_of(mixed), 200, scale(0.36, 0.36)), "fast")
    words = [word.text for word in read.words]
    assert words.count("Invoice") >= 5
    assert words.count("4711") >= 5
