"""Words of a text layer that a broken matrix blows up."""

from __future__ import annotations

from typing import Any

import pymupdf

from evidence.read.text_layer import layer

mupdf: Any = pymupdf


def test_words_larger_than_any_page_are_left_out() -> None:
    with mupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 120), "blown", morph=(mupdf.Point(60, 120), mupdf.Matrix(1e6, 1e6)))
        flags = mupdf.TEXTFLAGS_WORDS & ~mupdf.TEXT_MEDIABOX_CLIP
        assert page.get_textpage(flags=flags).extractWORDS()
        assert layer.words(page) == ()
