"""Strokes drawn through a scan from side to side are signs; print, tables, frames and short strokes are none."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFilter
from sample_pages import CORPUS, first_pages
from trade_papers import Sheet, draw
from worn_pages import HARMS, Worn

from evidence.model import Limits, Source
from evidence.read import read
from evidence.read.pictures.overprint import even
from evidence.read.pictures.strokes import strokes

if TYPE_CHECKING:
    from numpy.typing import NDArray

Ends = tuple[float, float, float, float]
DOWN, UP = (0.12, 0.1, 0.9, 0.85), (0.12, 0.85, 0.9, 0.12)  # shares of width and height


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> NDArray[np.uint8]:
    rows = [
        (f"Halvorsen steel tea infuser {n}", "B0X4KQ81ZD", "4006381333931", "4", "3.00", "12.00") for n in range(24)
    ]
    file = draw(tmp_path_factory.mktemp("page") / "a.pdf", Sheet(rows=rows))
    with pymupdf.open(file) as document:
        pixels = document[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
    return np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]


def penned(
    page: NDArray[np.uint8], *lines: Ends, wide: float = 5, tone: int = 60, bent: float = 0.006
) -> NDArray[np.uint8]:
    """Return the page with strokes of a pen, which stray from the straight line by a share of their length."""
    height, width = page.shape
    ink = Image.new("L", (width, height), 0)
    for left, top, right, bottom in lines:
        x0, y0, across, down = left * width, top * height, (right - left) * width, (bottom - top) * height
        away = [(n / 40, bent * math.sin(math.pi * n / 40)) for n in range(41)]
        points = [(x0 + t * across - off * down, y0 + t * down + off * across) for t, off in away]
        ImageDraw.Draw(ink).line(points, fill=255, width=round(wide))
    share = np.asarray(ink.filter(ImageFilter.GaussianBlur(1)), dtype=np.float32) / 255
    return np.clip(page * (1 - share * (1 - tone / 255)), 0, 255).astype(np.uint8)


def found(gray: NDArray[np.uint8]) -> int:
    looked_at = even(gray)
    assert looked_at is not None
    return len(strokes(looked_at.pixels))


@pytest.mark.parametrize("lines", [(DOWN, UP), (DOWN,), (UP,)], ids=["cross", "down", "up"])
@pytest.mark.parametrize(("wide", "tone"), [(3, 0), (5, 90), (12, 150), (6, 190)])
@pytest.mark.parametrize("bent", [0, 0.01])
def test_strokes_across_a_page_are_found(
    page: NDArray[np.uint8], lines: tuple[Ends, ...], wide: float, tone: int, bent: float
) -> None:
    assert found(penned(page, *lines, wide=wide, tone=tone, bent=bent))


def test_print_has_none(page: NDArray[np.uint8]) -> None:
    assert found(page) == 0


@pytest.mark.parametrize(
    "line", [(0.1, 0.5, 0.9, 0.52), (0.5, 0.1, 0.52, 0.9), (0.5, 0.7, 0.8, 0.9)], ids=["level", "upright", "short"]
)
def test_rules_and_short_strokes_are_none(page: NDArray[np.uint8], line: Ends) -> None:
    assert found(penned(page, line)) == 0


def test_the_edge_of_a_dark_field_is_none(page: NDArray[np.uint8]) -> None:
    height, width = page.shape
    corner = Image.fromarray(page.copy())
    ImageDraw.Draw(corner).polygon([(0, 0), (width, 0), (0, height)], fill=120)
    assert found(np.asarray(corner)) == 0


def signs(gray: NDArray[np.uint8]) -> tuple[str, ...]:
    file = io.BytesIO()
    Image.fromarray(gray).save(file, "png", dpi=(200, 200))
    source = Source(sha256="0", name="a.png", kind="image", path="a.png", data=file.getvalue())
    (sheet,) = read(source, effort="fast", limits=Limits()).pages
    return tuple(sign.kind for sign in sheet.signs if sign.kind == "crossed")


@pytest.mark.parametrize("harm", ["turned 90", "skewed 5", "noisy", "photo"])
def test_a_crossed_page_however_worn_is_told(page: NDArray[np.uint8], harm: str) -> None:
    assert signs(Worn(penned(page, DOWN, UP), HARMS[harm], 1).gray) == ("crossed",)


def test_a_stroke_through_empty_paper_is_none(page: NDArray[np.uint8]) -> None:
    below = np.full((page.shape[0], page.shape[1]), 255, dtype=np.uint8)
    below[: page.shape[0] // 3] = page[: page.shape[0] // 3]
    assert signs(penned(below, (0.1, 0.4, 0.9, 0.95))) == ()


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the public sample documents beside the repository")
def test_honest_papers_have_none() -> None:
    assert not [name for name, gray in first_pages() if found(gray)]
