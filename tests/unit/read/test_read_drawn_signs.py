"""Codes drawn by plain fonts are known by their signs, others never are."""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest

from evidence.read.engines import gray_of
from evidence.read.text_layer.drawn_signs import shows

if TYPE_CHECKING:
    from evidence.read.engines import Gray

CODE = "B0C9K2S54H"


def drawn(text: str, font: str, size: float = 9.0) -> Gray:
    """Return a word as a page at 200 dpi shows it."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=120, height=30)
        page.insert_text((10, 20), text, fontname=font, fontsize=size)
        pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
        return gray_of(np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride))


@pytest.mark.parametrize("font", ["helv", "hebo", "tiro", "cour", "cobo"])
@pytest.mark.parametrize("size", [9.0, 11.0])
def test_a_code_is_known_in_plain_fonts(font: str, size: float) -> None:
    assert shows(drawn(CODE, font, size), CODE)


@pytest.mark.parametrize("said", ["B0C9K2S711", "B0K1M8R5XQ", "B0C9K2S54", "B0C9K2S54HH", "b0c9k2s54h", ""])
def test_another_code_is_never_known(said: str) -> None:
    assert not shows(drawn(CODE, "helv"), said)


@pytest.mark.parametrize("said", ["B0C9K2S54M", "B0C7K2S54H", "B0C9X2S54H", "R0C9K2S54H"])
def test_one_sign_that_differs_is_too_many(said: str) -> None:
    assert not shows(drawn(CODE, "helv"), said)


def test_a_digit_that_looks_like_another_is_too_much() -> None:
    assert shows(drawn("B0DK3N7QXA", "helv"), "B0DK3N7QXA")
    assert not shows(drawn("B0DK3N7QXA", "helv"), "B0DK8N7QXA")


def test_nothing_is_known_where_nothing_is_drawn() -> None:
    assert not shows(drawn("", "helv"), CODE)


def test_look_alikes_count_as_one() -> None:
    assert shows(drawn("B0COK2S54H", "helv"), "B0C0K2S54H")
