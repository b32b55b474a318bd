"""Document -> Records: layout, labels, values, parties, line items, document kind, with the place of each value.

In: a Document as read. Out: one Record for each business paper in it, all candidates kept, doubts told.
Never: the file itself, the network, a template of one supplier, a choice between two readings that the paper leaves open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.layout import layout
from evidence.extract.papers import papers, part_name
from evidence.extract.record import record

if TYPE_CHECKING:
    from evidence.model import Document, Record

__all__ = ["extract"]


def extract(document: Document) -> tuple[Record, ...]:
    """Return the papers of a document in page order: several where one file holds several invoices."""
    laid = tuple(layout(page) for page in document.pages)
    groups = papers(laid)
    if len(groups) == 1:
        return (record(document, laid, document.source.part),)
    return tuple(
        record(document, laid[a:b], part_name(document.pages[a].number, document.pages[b - 1].number))
        for a, b in groups
    )
