"""Styles of a text layer are collected where they matter: struck words, words printed twice."""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest

from evidence.read.text_layer import layer

if TYPE_CHECKING:
    from collections.abc import Callable


def page_with(draw: Callable[[pymupdf.Page], object]) -> pymupdf.Page:
    page = pymupdf.open().new_page()
    page.insert_text((72, 100), "Karaffe 12 Stk", fontsize=11)
    page.insert_text((72, 130), "Becher 7 Stk", fontsize=11)
    draw(page)
    return pymupdf.open(stream=page.parent.tobytes())[0]


def two_lines(page: pymupdf.Page) -> None:
    """Strike both lines by one path whose box tells nothing of the lines."""
    shape = page.new_shape()
    shape.draw_line((70, 96.5), (150, 96.5))
    shape.draw_line((70, 126.5), (150, 126.5))
    shape.finish()
    shape.commit()


@pytest.mark.parametrize(
    ("draw", "struck"),
    [
        (lambda page: page.draw_line((70, 96.5), (150, 96.5)), {"Karaffe", "12", "Stk"}),
        (lambda page: page.draw_rect((70, 96.2, 150, 96.9), fill=(0, 0, 0), color=None), {"Karaffe", "12", "Stk"}),
        (two_lines, {"Karaffe", "12", "Stk", "Becher", "7"}),
        (lambda page: page.draw_line((70, 103), (150, 103)), set()),
        (lambda _: None, set()),
    ],
    ids=["line", "bar", "one path", "underline", "nothing"],
)
def test_a_line_across_strikes_words(draw: Callable[[pymupdf.Page], object], struck: set[str]) -> None:
    assert {w.text for w in layer.words(page_with(draw)) if w.struck} == struck


def test_words_printed_twice_are_read_once() -> None:
    page = page_with(lambda page: page.insert_text((72.3, 100), "Karaffe 12 Stk", fontsize=11))
    assert [w.text for w in layer.words(page)].count("Karaffe") == 1
