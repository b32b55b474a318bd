"""The printed lines of a page as a record keeps them: all that is seen, what nobody sees, what is struck through.

In: a page, or a page laid out. Out: lines with their spans, top to bottom. Never: what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.page.layout import layout_of, span_of
from evidence.model import TextLine

if TYPE_CHECKING:
    from evidence.extract.page.layout import PageLayout
    from evidence.model import Page


def hidden_lines(document_id: str, page: Page) -> tuple[TextLine, ...]:
    """Return the printed lines that a reader of the page cannot see."""
    hidden = tuple(i for i, w in enumerate(page.words) if not w.visible and w.text.strip())
    return text_lines(document_id, layout_of(page, hidden)) if hidden else ()


def struck_lines(document_id: str, page: Page) -> tuple[TextLine, ...]:
    """Return the visible words, line by line, that a line is drawn through."""
    struck = tuple(i for i, w in enumerate(page.words) if w.struck and w.visible and w.text.strip())
    return text_lines(document_id, layout_of(page, struck)) if struck else ()


def text_lines(document_id: str, laid: PageLayout) -> tuple[TextLine, ...]:
    """Return the lines of a page, top to bottom, with their spans."""
    return tuple(
        TextLine(text=line.text, span=span_of(document_id, laid.page, line.words), origin=line.origin)
        for line in laid.lines
    )
