"""Records without the names of their file, and with them: what is kept by content bears no names.

In: Records of a nameless Source, and the Source they are wanted for. Out: the same Records under its names.
Never: another change to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.model import Found, Item, Record, Source, Span, TextLine, document_id, part_of

if TYPE_CHECKING:
    from evidence.model import Document

_replace = msgspec.structs.replace


def nameless(document: Document) -> Document:
    """Return a document whose source has nothing but its content's hash and kind."""
    known = document.source
    return _replace(document, source=Source(sha256=known.sha256, name="", kind=known.kind, path=""))


def unnamed(records: tuple[Record, ...], source: Source) -> tuple[Record, ...]:
    """Return records under the names of `source` as they are without: the other way round of `named`."""
    bare = Source(sha256=source.sha256, name="", kind=source.kind, path="")
    pages = "pages"  # what stands there does not matter: it says that the record is some pages of its file
    return tuple(_named(_replace(r, part=None if r.part == source.part else pages), bare) for r in records)


def named(records: tuple[Record, ...], source: Source) -> tuple[Record, ...]:
    """Return records of a nameless document under the names of `source`."""
    return tuple(_named(record, source) for record in records)


def _named(record: Record, source: Source) -> Record:
    pages = record.part is not None
    part = part_of(source.part, record.first_page, record.last_page) if pages else source.part
    identity = document_id(source.path, part)
    return _replace(
        record,
        document=identity,
        path=source.path,
        part=part,
        founds=_founds(record.founds, identity),
        items=tuple(_item(item, identity) for item in record.items),
        codes=_founds(record.codes, identity),
        lines=_lines(record.lines, identity),
        hidden=_lines(record.hidden, identity),
        struck=_lines(record.struck, identity),
    )


def _item(item: Item, identity: str) -> Item:
    cells, codes = _founds(item.cells, identity), _founds(item.code_cells, identity)
    return _replace(item, span=_span(item.span, identity), cells=cells, code_cells=codes)


def _founds(founds: tuple[Found, ...], identity: str) -> tuple[Found, ...]:
    return tuple(_replace(f, span=_span(f.span, identity)) if f.span else f for f in founds)


def _lines(lines: tuple[TextLine, ...], identity: str) -> tuple[TextLine, ...]:
    return tuple(_replace(line, span=_span(line.span, identity)) for line in lines)


def _span(span: Span, identity: str) -> Span:
    return _replace(span, document=identity)
