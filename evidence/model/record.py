"""What a document says: values with the place each was read from, all candidates kept.

In: nothing. Out: frozen types. Never: I/O, heavy imports, a decision between candidates beyond their order.
"""

from __future__ import annotations

from functools import cache, cached_property
from operator import attrgetter
from typing import Literal

import msgspec

from evidence.model.document import Box, Origin, Quad, Sign
from evidence.texts import Text

Kind = Literal[
    "invoice",
    "receipt",
    "credit_note",
    "proforma",
    "quote",
    "order",
    "delivery_note",
    "packing_slip",
    "statement",
    "authorization",
    "terms",
    "test_report",
    "identity",
    "other",
]
Field = Literal[
    "supplier_name",
    "supplier_address",
    "supplier_phone",
    "supplier_email",
    "supplier_website",
    "supplier_vat",
    "buyer_name",
    "buyer_address",
    "buyer_vat",
    "invoice_number",
    "invoice_date",
    "order_number",
    "order_date",
    "delivery_date",
    "due_date",
    "other_date",
    "currency",
    "total",
    "kind",
    "clause",
]
Topic = Literal["returns", "warranty", "authenticity", "resale"]
Cell = Literal["description", "quantity", "unit", "price", "amount", "gtin", "asin", "sku", "mpn"]

_CONFIDENCE = attrgetter("confidence")


@cache
def _as_kind(value: str) -> Kind:
    kind: Kind = msgspec.convert(value, Kind)
    return kind


class Span(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where something stands: the one way to say it.

    `words` are indexes into the page's words. `box` is around all of them; `quads` has one piece per printed
    line (empty: the box itself is the one piece).
    """

    document: str
    page: int
    words: tuple[int, ...]
    box: Box
    quads: tuple[Quad, ...] = ()


class Found(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One candidate value of one field, with its place and how sure the finder is (0 to 1).

    `value` is canonical text: dates ISO 8601; amounts and quantities plain decimals with a point ("1234.50");
    currency ISO 4217; GTIN digits as printed; ASIN upper case as read; VAT id without blanks; phone as printed;
    kind one of `Kind`; a clause of terms one of `Topic`, its text the whole sentence. `text` is as printed. A date that can be read two ways is two Founds with one span.
    `span` is None only for values stated outside any page.
    """

    field: Field | Cell
    value: str
    text: str
    span: Span | None
    confidence: float
    finder: str
    origin: Origin = "text"


class TextLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One printed line as read, so that later stages can look for names and codes without the page."""

    text: str
    span: Span
    origin: Origin = "text"


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of a document's table. `cells` hold candidates, best first per field; `text` is all of it.

    `code_cells` are the whole cells of columns whose heading says that they hold codes (article number, SKU,
    reference), as printed: the only place where a SKU or MPN is strong evidence.
    """

    span: Span
    text: str
    cells: tuple[Found, ...]
    code_cells: tuple[Found, ...] = ()
    confidence: float = 0.0
    origin: Origin = "text"

    def best(self, field: Cell) -> Found | None:
        """Return the most confident candidate of a cell."""
        return max(self.all(field), key=_CONFIDENCE, default=None)

    def all(self, field: Cell) -> tuple[Found, ...]:
        """Return every candidate of a cell, in the finder's order."""
        return tuple([f for f in self.cells if f.field == field])


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Something that decides and is missing or unsure: which pages to read again, and why (for a user)."""

    pages: tuple[int, ...]
    field: Field | Cell | Literal["text"]
    why: Text


class Record(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One business paper found in a document: an invoice, a letter, ...

    `document` is the id of the report (unique, from path and part). `part` names the pages ("pages 2-3") where
    a file holds several papers, or the attachment. `codes` are product codes outside any item (letters, notes
    written beside a table). `lines` are all printed lines, visible ones only; `hidden` is text that a reader
    of the page cannot see: never evidence. `struck` is text with a line drawn through it. `signs` are those of the
    file as a whole and of these pages. `pictures` are hashes of the pages that are one picture. `unread` are pages of
    the file, among these or right beside them, that could not be read: what they say of this paper is not known.
    `also` names path and part of the other files where its pages lie, while it is judged: extract leaves it empty.
    """

    document: str
    path: str
    part: str | None
    sha256: str
    first_page: int
    last_page: int
    read_by: str
    language: str | None
    founds: tuple[Found, ...]
    items: tuple[Item, ...]
    codes: tuple[Found, ...]
    lines: tuple[TextLine, ...]
    hidden: tuple[TextLine, ...] = ()
    struck: tuple[TextLine, ...] = ()
    signs: tuple[Sign, ...] = ()
    pictures: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    warnings: tuple[Text, ...] = ()
    also: tuple[tuple[str, str | None], ...] = ()

    def best(self, field: Field) -> Found | None:
        """Return the most confident candidate of a field."""
        return self._best.get(field)

    @property
    def likeliest(self) -> tuple[Found, ...]:
        """The most confident candidate of each field: others may be a stamp that was taken for a name."""
        return tuple(self._best.values())

    def all(self, field: Field) -> tuple[Found, ...]:
        """Return every candidate of a field, in the finder's order."""
        return self._by_field.get(field, ())

    @cached_property
    def _by_field(self) -> dict[str, tuple[Found, ...]]:
        """The candidates by field: judging asks for them hundreds of times a paper."""
        found: dict[str, list[Found]] = {}
        for one in self.founds:
            found.setdefault(one.field, []).append(one)
        return {field: tuple(many) for field, many in found.items()}

    @cached_property
    def _best(self) -> dict[str, Found]:
        return {field: max(many, key=_CONFIDENCE) for field, many in self._by_field.items()}

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        """Travel between processes as MessagePack, which takes a sixth of the time of so many objects one by one."""
        return _unpacked, (msgspec.msgpack.encode(self),)

    @cached_property
    def kind(self) -> Kind:
        """The document kind, `other` where nothing tells."""
        best = self.best("kind")
        return _as_kind(best.value) if best else "other"


def _unpacked(data: bytes) -> Record:
    return msgspec.msgpack.decode(data, type=Record)
