"""Words of a scan, and of a text layer, that a pen runs through however it runs; what runs beside a word is none."""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFilter

from evidence.read.engines import Seen, gray_of
from evidence.read.pictures.penned import crossed
from evidence.read.text_layer import layer

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT, COUNT, SIZE, BASE = "Kettle brushed 4006381333931", "40", 10.0, 100.0
LEFT, AT, RIGHT = 40.0, 212.0, 223.1  # of the text, of the count
MIDDLE = BASE - 0.36 * SIZE
Line = list[tuple[float, float]]


def wave(high: float, long: float, y: float = MIDDLE, sharp: bool = False) -> Line:
    places = np.arange(LEFT - 6, RIGHT + 6, long / 4 if sharp else 1.0)
    return [(float(x), y + high * math.sin(2 * math.pi * (x - LEFT + 1) / long)) for x in places]


def ring(left: float, top: float, right: float, bottom: float) -> Line:
    turns = (2 * math.pi * n / 40 for n in range(43))
    return [
        ((left + right) / 2 + (right - left) / 2 * math.cos(t), (top + bottom) / 2 + (bottom - top) / 2 * math.sin(t))
        for t in turns
    ]


THROUGH: dict[str, Line] = {
    "zigzag": wave(5.5, 14, sharp=True),
    "narrow zigzag": wave(4, 9, sharp=True),
    "wave": wave(2, 40),
    "line by hand": wave(0.7, 300),
    "aslant over all": [(LEFT - 5, BASE), (RIGHT + 5, BASE - 0.72 * SIZE)],
}
BESIDE: dict[str, Line] = {
    "underline": wave(0.5, 120, BASE + 0.32 * SIZE),
    "wavy underline": wave(1, 15, BASE + 0.45 * SIZE),
    "over it": wave(0.5, 90, BASE - 0.95 * SIZE),
    "ring": ring(LEFT - 8, BASE - 2.4 * SIZE, RIGHT + 8, BASE + 1.7 * SIZE),
    "ring around the count": ring(AT - 7, BASE - 1.15 * SIZE, RIGHT + 7, BASE + 0.4 * SIZE),
    "tick behind": [(RIGHT + 5, BASE - 5), (RIGHT + 8, BASE), (RIGHT + 16, BASE - 14)],
    "upright rule": [(LEFT - 2.5, BASE - 30), (LEFT - 2.5, BASE + 30)],
}


def told(
    line: Line | None, dpi: int = 200, tone: int = 30, wide: float = 1.2, *, swallowed: float = 0.0, high: float = 0.0
) -> list[str]:
    """Return the words of a scan that the pen is said to run through; the count's box may hold more, all may be too high."""
    zoom = dpi / 72
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=160)
        page.insert_text((LEFT, BASE), TEXT, fontsize=SIZE)
        page.insert_text((AT, BASE), COUNT, fontsize=SIZE)
        words: Sequence[Any] = page.get_text("words")
        pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    image = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
    if line:
        points = [(x * zoom, y * zoom) for x, y in line]
        ImageDraw.Draw(image).line(points, tone, round(wide * zoom), joint="curve")
    gray = gray_of(image.filter(ImageFilter.GaussianBlur(0.6)))
    tops = (BASE - 0.73 * SIZE - high, BASE + 0.02 * SIZE + high / 2)  # as a reader bounds a word: its ink
    more = [swallowed if w[4] == COUNT else 0.0 for w in words]
    seen = [
        Seen(w[4], 0.9, (w[0] - by) * zoom, tops[0] * zoom, (w[2] + by) * zoom, tops[1] * zoom)
        for w, by in zip(words, more, strict=True)
    ]
    return [seen[i].text for i in sorted(crossed(gray, seen))]


@pytest.mark.parametrize(("dpi", "tone"), [(200, 20), (200, 110), (300, 60)])
@pytest.mark.parametrize("name", THROUGH)
def test_a_pen_through_a_line_is_told_however_it_runs(name: str, dpi: int, tone: int) -> None:
    assert told(THROUGH[name], dpi, tone)


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("name", [None, *BESIDE])
def test_print_and_what_runs_beside_it_is_none(name: str | None, dpi: int) -> None:
    assert told(BESIDE[name] if name else None, dpi) == []


def test_a_slash_through_a_count_is_told() -> None:
    assert told([(RIGHT - 15, BASE + 4), (RIGHT + 1, BASE - 11)]) == ["40"]


def test_a_line_whose_ends_the_readers_box_holds_is_told() -> None:
    assert told([(AT - 5, MIDDLE), (RIGHT + 5, MIDDLE)], swallowed=5.5) == [COUNT]


@pytest.mark.parametrize(("above", "high"), [(0.85, 0.3), (1.0, 0.45), (1.2, 0.7)])
def test_a_dark_head_above_words_whose_boxes_reach_into_it_strikes_none(above: float, high: float) -> None:
    middle = BASE - (above + 1) * SIZE
    assert told([(LEFT - 20, middle), (RIGHT + 20, middle)], wide=2 * SIZE, high=high * SIZE) == []


def test_a_thin_line_at_few_dots_is_told() -> None:
    assert len(told([(LEFT - 3, MIDDLE), (RIGHT + 3, MIDDLE)], 200, 40, 0.4)) >= 3


def test_nothing_is_told_of_no_words_and_beyond_the_pixels() -> None:
    gray = np.full((40, 200), 255, dtype=np.uint8)
    assert crossed(gray, []) == frozenset()
    assert crossed(gray, [Seen("nowhere", 0.9, 300, 5, 360, 35), Seen("", 0.9, 5, 5, 5, 5)]) == frozenset()


def struck(line: Line, *, under: bool = False, note: bool = False) -> set[str]:
    """Return the struck words of a page on which a path is drawn over or under the text, or noted as ink."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=160)
        page.insert_text((LEFT, 40), "Invoice of these goods", fontsize=SIZE)
        page.insert_text((LEFT, BASE), TEXT, fontsize=SIZE)
        page.insert_text((AT, BASE), COUNT, fontsize=SIZE)
        if note:
            page.add_ink_annot([line])
        else:
            shape = page.new_shape()
            shape.draw_polyline(line)
            shape.finish(width=1.1, closePath=False)
            shape.commit(overlay=not under)
        data = pdf.tobytes()
    with pymupdf.open(stream=data) as pdf:
        return {w.text for w in layer.words(pdf[0]) if w.struck}


@pytest.mark.parametrize("note", [False, True], ids=["path", "ink"])
@pytest.mark.parametrize("name", THROUGH)
def test_a_path_through_words_of_a_layer_strikes_them(name: str, note: bool) -> None:
    assert struck(THROUGH[name], note=note) >= {"Kettle", "brushed", "4006381333931"}


@pytest.mark.parametrize("name", BESIDE)
def test_a_path_beside_words_of_a_layer_strikes_none(name: str) -> None:
    assert struck(BESIDE[name]) == set()


def test_a_path_below_the_print_strikes_none() -> None:
    assert struck(THROUGH["zigzag"], under=True) == set()
