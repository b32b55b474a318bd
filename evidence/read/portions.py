"""A long document in portions of pages: each can be read apart, together they are the document.

In: a Source; Documents of its portions in order. Out: the page numbers of each portion; the whole Document.
Never: a page read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.errors import ReadError
from evidence.read import source_bytes
from evidence.read.unread import checked

if TYPE_CHECKING:
    from evidence.model import Document, Limits, Source

PAGES = 16  # few enough for one worker's time limit, enough that opening the file again does not matter


def portions(source: Source, limits: Limits) -> tuple[tuple[int, ...], ...]:
    """Return the pages of each portion; nothing where the document is read in one go."""
    count = _count(source, limits)
    if count <= PAGES:
        return ()
    return tuple(tuple(range(first, min(first + PAGES, count + 1))) for first in range(1, count + 1, PAGES))


def single_pages(source: Source, limits: Limits) -> tuple[tuple[int, ...], ...]:
    """Return each page as a portion of its own; nothing where a document has no pages that can be read apart."""
    return tuple((page,) for page in range(1, _count(source, limits) + 1))


def _count(source: Source, limits: Limits) -> int:
    if source.kind != "pdf":
        return 0
    from evidence.read.pdf import count_pages

    try:
        return count_pages(source_bytes(source), limits)
    except ReadError:  # whoever reads it will say so
        return 0


def joined(documents: tuple[Document, ...]) -> Document:
    """Return the whole document; what it says outside its pages stands in the first portion."""
    pages = tuple(page for document in documents for page in document.pages)
    return msgspec.structs.replace(documents[0], pages=checked(pages))
