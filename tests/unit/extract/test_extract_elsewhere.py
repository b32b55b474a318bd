"""Contacts of agents, platforms, banks and authorities beside the supplier's, and senders that run upwards at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import Line, only, page, paper, value, words
from msgspec import structs

from evidence.extract import extract
from evidence.extract.party.others import names_another
from evidence.model import Box, Quad
from evidence.values.names import split_legal_form

if TYPE_CHECKING:
    from evidence.model import Record

HEAD: tuple[Line, ...] = ((60, 40, "Quill Stores Ltd", 14), (60, 60, "12 Mill Lane, Leeds LS1 4AB"))
BODY: tuple[Line, ...] = (
    (400, 40, "INVOICE", 16),
    (400, 64, "Invoice No. 4711"),
    (400, 78, "Date 3 May 2026"),
    (60, 200, "Bill to"),
    (60, 214, "Marrow Hall Ltd"),
    (60, 228, "4 Hill Road"),
    (60, 242, "York YO1 7AA"),
    (60, 300, "Ink black"),
    (400, 300, "8.50"),
    (60, 320, "Total"),
    (400, 320, "8.50"),
)
BANK = (
    "Payment must be made to our assignee Harbour Factors PLC, 4 Quay Street, Hull HU1 1AA, phone 020 7946 0447 only."
)


def bill(*lines: Line) -> Record:
    """Return the record of an invoice with some lines of its own."""
    return only(*HEAD, *BODY, *lines)


def test_a_telephone_in_a_sentence_that_names_another_company_is_that_companys() -> None:
    assert value(bill((60, 760, BANK, 6)), "supplier_phone") is None
    own = BANK.replace("our assignee Harbour Factors PLC", "Quill Stores Ltd")
    assert value(bill((60, 760, own, 6)), "supplier_phone") == "020 7946 0447"


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("shopmart is a name of Weide Commerce B.V., Dorpsweg 4, Utrecht. Service 030 555 4471", True),
        ("For questions about this invoice please call us AS soon as possible on 020 7946 0447", False),
        ("Quill Stores Ltd is a company of Harbour Group PLC, telephone 020 7946 0447", False),
        ("Open Monday to Saturday, Sunday by appointment, telephone 020 7946 0447", False),
    ],
)
def test_a_sentence_names_another_company_by_its_form_alone(text: str, *, another: bool) -> None:
    assert names_another(text, "Quill Stores Ltd") is another


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("Verify this invoice at www.taxportal.example", None),
        ("Visit us at www.quillstores.example", "www.quillstores.example"),
        ("Order again at www.taxportal.example", "www.taxportal.example"),
    ],
)
def test_where_a_paper_is_looked_up_is_not_the_suppliers_site(line: str, site: str | None) -> None:
    assert value(bill((60, 760, line)), "supplier_website") == site


AGENT: tuple[Line, ...] = (
    (60, 40, "Lonja Directa", 16),
    (60, 62, "help@lonjadirecta.example"),
    (400, 40, "FACTURA", 16),
    (400, 64, "Factura 4711"),
    (400, 78, "Fecha 3 mayo 2026"),
    (60, 110, "Factura expedida por Lonja Directa en nombre y por cuenta de:"),
    (60, 124, "Conservas del Norte, S.L."),
    (60, 138, "Muelle Sur 18"),
    (60, 152, "36950 Moaña"),
    (330, 124, "Facturar a"),
    (330, 138, "Gastroteca del Pez, S.L."),
    (330, 152, "Calle del Pez 44"),
    (330, 166, "28004 Madrid"),
    (60, 320, "Total"),
    (400, 320, "8,50"),
)


def test_an_agent_that_invoices_for_another_is_not_the_supplier() -> None:
    record = only(*AGENT)
    assert value(record, "supplier_name") == "Conservas del Norte, S.L."
    assert value(record, "buyer_name") == "Gastroteca del Pez, S.L."
    assert value(record, "supplier_email") is None
    plain = only(*((*line[:2], "Gracias por su compra de hoy:") if "cuenta" in line[2] else line for line in AGENT))
    assert value(plain, "supplier_email") == "help@lonjadirecta.example"


def test_care_of_is_no_legal_form() -> None:
    assert split_legal_form("Larkmoor Wholesale c/o")[1] is None
    assert split_legal_form("Larkmoor Wholesale & Co")[1] == "co"
    paid: tuple[Line, ...] = (
        (60, 700, "Remit to:"),
        (60, 714, "Quill c/o Harbour Finance"),
        (60, 728, "PO Box 4, Hull HU1 1AA"),
    )
    assert value(bill(*paid), "supplier_name") == "Quill Stores Ltd"


def test_a_shop_at_its_company_is_known_by_the_company() -> None:
    slip: tuple[Line, ...] = (
        (60, 40, "THE HAYLOFT", 14),
        (60, 58, "at Quill Farms Ltd"),
        (60, 72, "12 Mill Lane, Leeds LS1 4AB"),
        (60, 100, "Receipt 4711"),
        (60, 114, "03/05/2026 12:51"),
        (60, 140, "Pork pie"),
        (220, 140, "8.50"),
        (60, 160, "Total"),
        (220, 160, "8.50"),
        (60, 174, "CASH"),
        (220, 174, "10.00"),
    )
    assert value(only(*slip), "supplier_name") == "Quill Farms Ltd"


def upright(*texts: str) -> Record:
    """Return the record of an invoice whose sender runs upwards at the left side, one line beside the other."""
    lines = (*BODY[:3], (120, 110, "Marrow Hall Ltd"), (120, 124, "4 Hill Road"), (120, 138, "York YO1 7AA"), *BODY[7:])
    drawn = page(*lines)
    turned = []
    for n, text in enumerate(texts):
        for word in words(0, 0, text):
            left, right, low, high = 20 + 14 * n, 31 + 14 * n, 700 - word.box.left, 700 - word.box.right
            quad = Quad(left, low, left, high, right, high, right, low)
            turned.append(structs.replace(word, box=Box(left, high, right, low), quad=quad))
    return extract(paper(structs.replace(drawn, words=(*drawn.words, *turned))))[0]


def test_a_company_that_runs_upwards_at_the_side_with_its_address_is_the_supplier() -> None:
    told = upright("Quill Stores Ltd", "12 Mill Lane, Leeds LS1 4AB, phone 020 7946 0447")
    assert (value(told, "supplier_name"), value(told, "buyer_name")) == ("Quill Stores Ltd", "Marrow Hall Ltd")
    assert value(told, "supplier_phone") == "020 7946 0447"


def test_who_printed_a_form_is_no_supplier_at_its_side() -> None:
    assert value(upright("Harbour Print Ltd", "Form 4711 B"), "supplier_name") != "Harbour Print Ltd"
