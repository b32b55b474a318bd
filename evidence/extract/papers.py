"""Which pages of a file make one business paper.

In: a document. Out: its pages in groups, with the part's name ("pages 2-3") where there are several.
Never: a cut that the pages do not prove: another number and a first page each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.model import Document, Page


def papers(document: Document) -> tuple[tuple[tuple[Page, ...], str | None], ...]:
    """Return groups of pages, each with the name of its part, None for the whole file."""
    return ((document.pages, document.source.part),)
