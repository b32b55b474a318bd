"""Pages turned, skewed, shadowed, noisy and photographed give the codes and dates of the clean page, at their places."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from worn_pages import HARMS, Harm, Worn

from evidence.read.geometry import scale
from evidence.read.pictures.picture import Picture, read_picture
from evidence.values.codes import fold

if TYPE_CHECKING:
    from evidence.model import Box, Effort, Word

ROOT = Path(__file__).resolve().parents[2]
pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
DPI = 200
POINT = 72 / DPI
OFF = 3.0  # points
LONG = 8
# The last two have striped rows, and codes with points in letters of one width each.
PAPERS = ("en-letterhead", "fr-rotated-asin", "de-window-footer", "en-band-upc", "it-crop-box")
Quad = tuple[float, float, float, float]


@cache
def printed(slug: str) -> tuple[Any, tuple[tuple[str, Quad], ...]]:
    """Return a clean page's pixels, and its codes and dates with their boxes in points."""
    from scripts.fixture_maker.documents import specimens

    paper = next(s for s in specimens() if s.slug == slug)
    canvas = paper.draw(paper.paper)
    with pymupdf.open(stream=canvas.pdf()) as pdf:
        pixels = pdf[0].get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    clean = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width)
    first = [m for m in canvas.marks if m.page == 1]
    return clean, tuple((m.text, m.box) for m in first if m.tag == "invoice_date" or is_code(m.tag, m.text))


def is_code(tag: str, text: str) -> bool:
    return tag.startswith("item") and len(text) >= LONG and sum(c.isdigit() for c in text) > 2


def tidy(text: str) -> str:
    return fold(text.strip(".,:;|'()[]"))


@cache
def read(slug: str, name: str | None) -> dict[int, float]:
    return places(slug, HARMS[name] if name else Harm(), "fast")


def places(slug: str, harm: Harm, effort: Effort) -> dict[int, float]:
    """Return how far from its true place each printed code or date was read, in points, by its number."""
    clean, texts = printed(slug)
    worn = Worn(clean, harm, seed=7)
    words = read_picture(Picture(worn.gray, DPI, scale(POINT, POINT)), effort).words
    found: dict[int, float] = {}
    for number, (text, box) in enumerate(texts):
        left, top, right, bottom = (v / POINT for v in box)
        corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
        off = nearest(text, words, tuple(v * POINT for v in worn.box(corners)))  # type: ignore[arg-type]  # four
        if off is not None:
            found[number] = off
    return found


def nearest(text: str, words: tuple[Word, ...], at: Quad) -> float | None:
    """Return how far the nearest word of that text lies off a place; 0 where it was read as part of a longer word."""
    around = [w for w in words if at[0] - 5 < w.box.center[0] < at[2] + 5 and at[1] - 5 < w.box.center[1] < at[3] + 5]
    exact = [distance(w.box, at) for w in around if tidy(w.text) == tidy(text)]
    part = any(tidy(text) in tidy(w.text) for w in around)
    return min(exact) if exact else (0.0 if part else None)


def distance(box: Box, at: Quad) -> float:
    return max(abs(box.left - at[0]), abs(box.top - at[1]), abs(box.right - at[2]), abs(box.bottom - at[3]))


@pytest.mark.slow
@pytest.mark.parametrize("slug", PAPERS)
@pytest.mark.parametrize("harm", HARMS)
def test_a_worn_page_gives_what_the_clean_one_gives(harm: str, slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    _, texts = printed(slug)
    clean, worn = read(slug, None), read(slug, harm)
    assert clean
    assert [texts[i][0] for i in clean if i not in worn] == []
    assert [(texts[i][0], round(off, 1)) for i, off in worn.items() if off > OFF] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [None, "skewed 5"])
def test_the_slow_reader_s_words_lie_on_their_ink(name: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    slug = PAPERS[0]  # with a date in three words
    off = places(slug, HARMS[name] if name else Harm(), "thorough")
    assert len(off) == len(printed(slug)[1])
    assert max(off.values()) <= OFF
