"""Parties without headings, numbers and sums of small papers of unknown vendors: one case for each cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import Line, only, page, paper, value
from msgspec import structs

from evidence.extract import extract
from evidence.values.names import same_party

if TYPE_CHECKING:
    from evidence.model import Document

INVOICE: tuple[Line, ...] = (
    (60, 300, "Invoice No. 25-1044", 13),
    (60, 340, "Item"), (480, 340, "Amount"),
    (60, 354, "Advice"), (480, 354, "945.00"),
    (60, 368, "Total EUR"), (480, 368, "945.00"),
)  # fmt: skip
BUYER: tuple[Line, ...] = ((340, 60, "Orlova Metal AG"), (340, 73, "Industriestrasse 55"), (340, 86, "8610 Uster"))
SELLER: tuple[Line, ...] = (
    (340, 112, "Zander & Partner"),
    (340, 125, "Bankweg 8, 8613 Uster"),
    (340, 138, "mail@zander-partner.example"),
)


def test_of_two_blocks_the_one_that_can_be_reached_is_the_supplier() -> None:
    record = only(*BUYER, *SELLER, *INVOICE)
    assert value(record, "supplier_name") == "Zander & Partner"
    assert value(record, "buyer_name") == "Orlova Metal AG"


def test_a_block_with_the_second_of_two_tax_ids_is_the_buyers() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "Lavender, crafts and tours"),
        (60, 53, "12 Harbour Lane, 21460 Stari Grad"),
        (60, 66, "VAT no. DE136695976, phone 021 551 820"),
    )
    block: tuple[Line, ...] = (
        (60, 110, "Blue Anchor Charter GmbH"),
        (60, 123, "Hafenstrasse 44"),
        (60, 136, "21000 Spalt"),
        (60, 149, "VAT no. DE129273398"),
    )
    record = only(*head, *block, *INVOICE)
    assert value(record, "buyer_name") == "Blue Anchor Charter GmbH"
    assert value(record, "supplier_vat") == "DE136695976"


def test_a_sentence_of_the_foot_names_the_company_of_a_logo() -> None:
    said = "Larkfield Safety Surfaces Limited is registered in England. Registered office: Unit 18, Burn Lane, Hexham."
    record = only((60, 40, "Larkfield", 22), *INVOICE, (60, 790, said))
    assert value(record, "supplier_name") == "Larkfield Safety Surfaces Limited"


def test_a_tip_on_a_subtotal_makes_the_total() -> None:
    lines: tuple[Line, ...] = (
        (60, 20, "The Anchor Bar"), (60, 46, "2 Chowder"), (190, 46, "19.00"), (60, 59, "1 Fish"), (190, 59, "30.10"),
        (60, 72, "Subtotal"), (190, 72, "49.10"), (60, 85, "Gratuity 10%"), (190, 85, "4.91"),
        (60, 98, "Amount Due"), (190, 98, "54.01"),
    )  # fmt: skip
    assert value(only(*lines), "total") == "54.01"


@pytest.mark.parametrize(
    ("told", "number"),
    [("Serie y folio: A 447", "A 447"), ("Uso CFDI: G03 Gastos en general", None)],
)
def test_a_letter_may_be_a_series_and_what_an_invoice_is_for_is_no_number(told: str, number: str | None) -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "Comercial Encina SA de CV"), (60, 80, told), (60, 110, "Descripción"), (400, 110, "Importe"),
        (60, 124, "Servicio de limpieza"), (400, 124, "1,160.00"), (60, 150, "Total"), (400, 150, "1,160.00"),
    )  # fmt: skip
    assert value(only(*lines), "invoice_number") == number


def test_a_tax_that_is_said_to_be_included_labels_no_id() -> None:
    lines: tuple[Line, ...] = (
        (60, 20, "SUNRISE MART"), (60, 33, "(VAT Included)"), (60, 46, "E0447118204"),
        (60, 72, "Noodles"), (190, 72, "30.00"), (60, 85, "Total"), (190, 85, "30.00"),
    )  # fmt: skip
    assert value(only(*lines), "supplier_vat") is None


def test_the_digits_of_a_tax_id_begin_no_telephone_number() -> None:
    lines: tuple[Line, ...] = (
        (60, 20, "Frituur Anker"), (60, 33, "Dorpsplein 4 - 9280 Lebbeke"), (60, 46, "BE 0926.053.456 052 55 18 20"),
        (60, 85, "Friet"), (190, 85, "4,20"), (60, 98, "Totaal"), (190, 98, "4,20"),
    )  # fmt: skip
    assert value(only(*lines), "supplier_phone") in {None, "052 55 18 20"}


def _scaled(document: Document, by: float) -> Document:
    from evidence.model import Box

    def sized(box: Box) -> Box:
        return Box(box.left * by, box.top * by, box.right * by, box.bottom * by)

    return structs.replace(
        document,
        pages=tuple(
            structs.replace(
                p,
                width=p.width * by,
                height=p.height * by,
                words=tuple(structs.replace(w, box=sized(w.box), size=w.size * by) for w in p.words),
            )
            for p in document.pages
        ),
    )


@pytest.mark.parametrize("by", [0.4, 0.7, 1.4, 2.5])
def test_the_size_that_a_page_is_printed_at_changes_no_confidence(by: float) -> None:
    lines: tuple[Line, ...] = (
        *BUYER, *SELLER, (60, 243, "Invoice No."), (300, 243, "25-1044"), (60, 256, "Date"), (160, 256, "14.02.2026"),
        (60, 20, "Rechnung", 20), (400, 243, "x", 3), *INVOICE[1:],
    )  # fmt: skip
    document = paper(page(*lines))
    one, other = extract(document)[0], extract(_scaled(document, by))[0]
    told = [(f.field, f.value, f.confidence) for f in one.founds]
    assert told == [(f.field, f.value, f.confidence) for f in other.founds]
    assert same_party(value(one, "supplier_name") or "", "Zander & Partner")


def test_a_short_slip_in_a_scan_is_told_by_the_size_of_its_letters() -> None:
    rows = ("TAX INVOICE 4711", "Flat White L", "Big Brekkie", "TOTAL inc GST", "EFTPOS", "GST")
    money = ("", "6.00", "24.00", "30.00", "30.00", "2.73")
    lines: list[Line] = [(60, 20, "Dusty Roo Cafe", 6), (50, 34, "18 Argent St, Broken Hill NSW 2880", 5)]
    for n, (said, amount) in enumerate(zip(rows, money, strict=True)):
        lines.append((12, 60 + 11 * n, said, 5))
        lines += [(200, 60 + 11 * n, amount, 5)] if amount else []
    slip = structs.replace(page(*lines, origin="ocr"), width=235.0, height=330.0)
    assert extract(paper(slip))[0].kind == "receipt"
