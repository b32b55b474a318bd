"""Words on shaded rows are seen without a rendering; what hides them still does, whatever lies below."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import pytest

from evidence.read.text_layer import layer, visibility

if TYPE_CHECKING:
    from collections.abc import Callable

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
ROW = (40, 84, 380, 104)
SHADE, DARK = (0.9, 0.93, 1), (0.03, 0.03, 0.05)


def shaded(page: Any, fill: tuple[float, ...] = SHADE) -> None:  # noqa: ANN401 -- as above
    page.draw_rect(pymupdf.Rect(ROW), color=None, fill=fill)


def written(page: Any, color: tuple[float, ...] = (0, 0, 0), opacity: float = 1) -> None:  # noqa: ANN401 -- as above
    page.insert_text((60, 100), "B0DK3N7QXA", fontsize=11, color=color, fill_opacity=opacity)


def _stroked(page: Any) -> None:  # noqa: ANN401 -- as above
    shaded(page)
    written(page)
    page.draw_line((40, 96), (380, 96), color=SHADE, width=24)


def _overwritten(page: Any) -> None:  # noqa: ANN401 -- as above
    shaded(page)
    written(page)
    thick: dict[str, Any] = {"color": SHADE, "fill": SHADE, "render_mode": 2, "border_width": 0.6}
    page.insert_text((56, 100), "X" * 14, fontsize=11, **thick)


def _patched(page: Any) -> None:  # noqa: ANN401 -- as above
    shaded(page)
    written(page)
    shaded(page)


def _pictured(page: Any) -> None:  # noqa: ANN401 -- as above
    shaded(page)
    written(page)
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 20, 20), 0)
    pixels.clear_with(230)
    page.insert_image(pymupdf.Rect(ROW), pixmap=pixels, keep_proportion=False)


def _faint(page: Any) -> None:  # noqa: ANN401 -- as above
    shaded(page)
    written(page, opacity=0.11)


def _dark(page: Any) -> None:  # noqa: ANN401 -- as above
    shaded(page, DARK)
    written(page)


def _dark_below(page: Any) -> None:  # noqa: ANN401 -- as above
    shaded(page, DARK)
    page.draw_rect(pymupdf.Rect(ROW), color=None, fill=SHADE, fill_opacity=0.04)
    written(page)


@pytest.mark.parametrize("draw", [_stroked, _overwritten, _patched, _pictured, _faint, _dark, _dark_below])
@pytest.mark.parametrize("turn", [0, 90])
def test_what_nobody_sees_is_hidden_on_a_shaded_row_too(draw: Callable[[Any], None], turn: int) -> None:
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=420, height=420)
        draw(page)
        page.set_rotation(turn)
        (word,) = (w for w in layer.words(page) if w.text == "B0DK3N7QXA")
        assert not word.visible


@pytest.mark.parametrize("turn", [0, 90])
def test_dark_words_on_light_rows_are_seen_without_a_rendering(monkeypatch: pytest.MonkeyPatch, turn: int) -> None:
    monkeypatch.delattr(visibility, "_rendered")
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=420, height=420)
        page.draw_rect(page.rect, color=None, fill=(1, 1, 1))
        page.draw_rect(pymupdf.Rect(30, 70, 390, 130), color=(0, 0, 0), fill=(1, 1, 1))
        shaded(page)
        page.insert_text((60, 100), "Teapots", fontsize=11)  # a code is looked at wherever it stands
        page.set_rotation(turn)
        assert [w.visible for w in layer.words(page)] == [True]


def test_light_words_on_a_dark_row_are_seen() -> None:
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=420, height=420)
        shaded(page, DARK)
        written(page, (1, 1, 1))
        assert [w.visible for w in layer.words(page)] == [True]
