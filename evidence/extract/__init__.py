"""Document -> Records: layout, labels, values, parties, line items, document kind, with the place of each value.

In: a Document as read. Out: one Record for each business paper in it, all candidates kept, doubts told.
Never: the file itself, the network, a template of one supplier, a choice between two readings that the paper leaves open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from evidence.extract.page.layout import layout
from evidence.extract.papers import papers
from evidence.extract.record import record
from evidence.extract.stated import stated_on
from evidence.model import part_of

if TYPE_CHECKING:
    from evidence.model import Document, Record

__all__ = ["extract"]


def extract(document: Document) -> tuple[Record, ...]:
    """Return the papers of a document in page order: several where one file holds several invoices."""
    laid = tuple(layout(page) for page in document.pages)
    groups = papers(laid)
    attachment = document.source.part
    if len(groups) == 1:
        return (record(document, laid, attachment),)
    own = stated_on(document.stated, [laid[a:b] for a, b in groups])
    return tuple(
        record(
            document if n == own else replace(document, stated=()),
            laid[a:b],
            part_of(attachment, document.pages[a].number, document.pages[b - 1].number),
        )
        for n, (a, b) in enumerate(groups)
    )
