"""E-invoices made here: what they state, bare and inside a PDF, and what hostile XML may not do."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import pytest

from evidence.errors import ReadError
from evidence.model import Document, Limits, Source, SourceKind
from evidence.read import read
from evidence.read.pageless.einvoice import stated_by

if TYPE_CHECKING:
    from pathlib import Path

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
UBL = b"""<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:c="urn:c">
  <c:ID>RE-7</c:ID><c:IssueDate>2026-03-14</c:IssueDate><!-- a remark -->
  <c:InvoiceLine><c:ID>1</c:ID><c:InvoicedQuantity unitCode="C62">12</c:InvoicedQuantity></c:InvoiceLine>
  <c:InvoiceLine><c:ID>2</c:ID><c:Price currencyID="EUR"> 3.50 </c:Price></c:InvoiceLine>
</Invoice>"""


def load(data: bytes, kind: SourceKind) -> Document:
    source = Source(sha256="0" * 64, name="i", kind=kind, path="i", data=data)
    return read(source, effort="fast", limits=Limits())


def test_leaves_are_stated_with_their_paths() -> None:
    document = load(UBL, "xml")
    assert document.pages == ()
    assert [(s.path, s.text) for s in document.stated] == [
        ("/Invoice/ID", "RE-7"),
        ("/Invoice/IssueDate", "2026-03-14"),
        ("/Invoice/InvoiceLine[1]/ID", "1"),
        ("/Invoice/InvoiceLine[1]/InvoicedQuantity", "12"),
        ("/Invoice/InvoiceLine[1]/InvoicedQuantity/@unitCode", "C62"),
        ("/Invoice/InvoiceLine[2]/ID", "2"),
        ("/Invoice/InvoiceLine[2]/Price", "3.50"),
        ("/Invoice/InvoiceLine[2]/Price/@currencyID", "EUR"),
    ]


def with_attachment(name: str, data: bytes) -> bytes:
    pdf = pymupdf.open()
    pdf.new_page().insert_text((50, 50), "Invoice RE-7 with an attachment inside")
    pdf.embfile_add(name, data)
    return bytes(pdf.tobytes())


def test_the_attachment_of_a_pdf_is_stated_beside_its_pages() -> None:
    document = load(with_attachment("factur-x.xml", UBL), "pdf")
    assert len(document.stated) == 8
    assert document.pages[0].words


def test_other_attachments_state_nothing() -> None:
    assert load(with_attachment("note.txt", UBL), "pdf").stated == ()
    assert load(with_attachment("other.xml", b"<a><b>1</b></a>"), "pdf").stated == ()


def test_a_damaged_attachment_is_a_warning() -> None:
    document = load(with_attachment("factur-x.xml", b"<Invoice"), "pdf")
    assert document.stated == ()
    assert "damaged" in document.warnings[0]
    assert document.pages[0].words


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    data = f'<!DOCTYPE Invoice [<!ENTITY x SYSTEM "{secret.as_uri()}">]><Invoice><ID>a&x;</ID></Invoice>'.encode()
    assert "secret" not in repr(stated_by(data))


def test_an_entity_bomb_ends_soon() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE Invoice [<!ENTITY a0 "aaaa">{entities}]><Invoice><ID>&a11;</ID></Invoice>'.encode()
    try:
        assert len(repr(stated_by(data))) < 1000
    except ReadError as error:
        assert "damaged" in str(error)  # noqa: PT017 -- either way is right, a hang is not


def test_xml_that_is_no_invoice_fails_with_a_sentence() -> None:
    with pytest.raises(ReadError, match="no e-invoice"):
        load(b"<html/>", "xml")
    with pytest.raises(ReadError, match="damaged"):
        load(b"<html", "xml")
