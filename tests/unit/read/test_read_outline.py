"""The outline of a photographed sheet: found on dark ground, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from worn_pages import HARMS, Harm, Worn, moved

from evidence.read.geometry import Projection, Trail, scale
from evidence.read.pictures import outline

WIDTH, HEIGHT = 620, 877
PHOTOS = [name for name in HARMS if name.startswith("photo")]


def clean() -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Return a sheet with lines of short strokes, as text looks from afar."""
    page = np.full((HEIGHT, WIDTH), 250, dtype=np.uint8)
    for top in range(80, 800, 22):
        for left in range(60, 540 - top % 5 * 40, 14):
            page[top : top + 8, left : left + 9 - left % 4] = 30
    return page


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photographed_sheet_is_found_and_the_way_back_is_right(name: str) -> None:
    worn = Worn(clean(), HARMS[name], seed=3)
    sheet = outline.flattened(worn.gray)
    assert sheet is not None
    back = Trail((sheet.sag, sheet.to_photo))
    height, width = sheet.gray.shape
    turn = HARMS[name].turn
    for u, v in ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9), (0.5, 0.5), (0.5, 0.06), (0.3, 0.94)):
        bent = HARMS[name].curl * HEIGHT * np.sin(np.pi * u)
        there = moved(worn.map, np.array([(u * WIDTH, v * HEIGHT + bent)]))[0]
        x, y = (1 - v, u) if turn else (u, v)
        here = back.at(x * width, y * height)
        assert np.hypot(*(there - here)) < 0.012 * HEIGHT


@pytest.mark.parametrize("name", ["photo", "photo curled"])
def test_the_page_leads_to_the_flat_sheet(name: str) -> None:
    sheet = outline.flattened(Worn(clean(), HARMS[name], seed=3).gray)
    assert sheet is not None
    points = 0.5
    flat = sheet.flat(scale(points, points))
    back = Trail((sheet.sag, sheet.to_photo, scale(points, points)))
    for x, y in ((30.0, 40.0), (300.0, 100.0), (310.0, 450.0), (550.0, 800.0)):
        assert np.allclose(flat.at(*back.at(x, y)), (x * points, y * points), atol=1.5)


@pytest.mark.parametrize("name", [n for n in HARMS if n not in PHOTOS])
def test_scans_have_no_outline(name: str) -> None:
    assert outline.flattened(Worn(clean(), HARMS[name], seed=3).gray) is None


def test_a_sheet_cut_off_by_the_picture_is_left_alone() -> None:
    corners = ((0.1, 0.08), (0.9, 0.08), (1.1, 1.2), (-0.1, 1.2))
    assert outline.flattened(Worn(clean(), Harm(corners=corners), seed=3).gray) is None


def test_dark_pictures_without_a_sheet_have_none() -> None:
    chance = np.random.default_rng(1)
    noise = chance.integers(0, 255, (700, 500)).astype(np.uint8)
    assert outline.flattened(noise) is None
    assert outline.flattened(np.zeros((700, 500), dtype=np.uint8)) is None
    assert outline.flattened(np.zeros((3, 3), dtype=np.uint8)) is None


def test_a_projection_is_undone() -> None:
    way = Projection(1.1, 0.2, -0.1, 0.9, 30.0, 40.0, 1e-4, 2e-4)
    assert np.allclose(way.back().at(*way.at(120.0, 340.0)), (120.0, 340.0))
    assert np.allclose(way.then(scale(2, 3)).at(5, 7), scale(2, 3).at(*way.at(5, 7)))
