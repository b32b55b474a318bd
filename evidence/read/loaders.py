"""Which loader reads which kind of source.

In: nothing. Out: `LOADERS`. Never: a guess of the kind: that is settled where sources are collected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from evidence.read.images import read_image
from evidence.read.pageless.einvoice import read_xml
from evidence.read.pageless.office import read_office
from evidence.read.pageless.plain import read_text
from evidence.read.pageless.webpage import read_html
from evidence.read.pdf import read_pdf

if TYPE_CHECKING:
    from evidence.model import Document, Effort, Limits, Source, SourceKind


class Loader(Protocol):
    """Turns the bytes of one kind of file into a document."""

    def __call__(
        self, source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None
    ) -> Document:
        """Return the document with the wanted pages (None: all); ReadError says in one sentence what is wrong."""
        ...


LOADERS: dict[SourceKind, Loader] = {
    "pdf": read_pdf,
    "image": read_image,
    "xml": read_xml,
    "office": read_office,
    "html": read_html,
    "text": read_text,
}
