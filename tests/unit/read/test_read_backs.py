"""What shows through from the back of a sheet is taken off; pale print that reads as it stands is none."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest

from evidence.read.engines import Seen, gray_of
from evidence.read.pictures.backs import without_back

if TYPE_CHECKING:
    from evidence.read.engines import Gray

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
SCALE = 200 / 72
FRONT = [(60, 100 + 40 * n, f"Wall clock {n} walnut 4006381{n}33931 24 pieces") for n in range(8)]
BACK = [(60, 120 + 40 * n, f"Goods remain ours until they are paid, section {n} of the terms") for n in range(8)]


def drawn(lines: list[tuple[int, int, str]]) -> tuple[Gray, tuple[Seen, ...]]:
    page = pymupdf.open().new_page(width=595, height=500)
    for x, y, text in lines:
        page.insert_text((x, y), text, fontsize=11)
    pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    words = (Seen(w[4], 0.95, w[0] * SCALE, w[1] * SCALE, w[2] * SCALE, w[3] * SCALE) for w in page.get_text("words"))
    return gray, tuple(msgspec.structs.replace(w, top=w.top + 6, bottom=w.bottom - 6) for w in words)


def sheet(strong: float, *, mirrored: bool) -> tuple[Gray, Gray, tuple[Seen, ...]]:
    """Return the front, the front with the back's print on it, and the front's words."""
    front, words = drawn(FRONT)
    back = drawn(BACK)[0].astype(np.float64)
    through = 1 - strong * (1 - (back[:, ::-1] if mirrored else back) / 255)
    return front, gray_of((front * through).astype(np.uint8)), words


@pytest.mark.parametrize("strong", [0.25, 0.45])
def test_the_back_s_print_is_taken_off_and_the_front_s_stays(strong: float) -> None:
    front, both, words = sheet(strong, mirrored=True)
    bare = without_back(both, words)
    assert bare is not None
    paper = front > 250
    assert (bare[paper] > 200).mean() > 0.999
    assert (bare[front < 60] < 120).mean() > 0.98


@pytest.mark.parametrize(("strong", "mirrored"), [(0.45, False), (1.0, True), (0.0, True)])
def test_pale_print_as_it_stands_and_print_as_dark_as_the_front_s_stay(strong: float, *, mirrored: bool) -> None:
    _, both, words = sheet(strong, mirrored=mirrored)
    assert without_back(both, words) is None
