"""Headings, numbers and kinds on small papers of words placed at coordinates, as hosts, hauliers, shops and tills print them."""

from __future__ import annotations

from drawn_papers import Line, only, page, paper, value
from msgspec import structs

from evidence.extract import extract

SURE = 0.6  # no mere guess by goods and a sum
ROWS: tuple[Line, ...] = (
    (60, 300, "Description"), (300, 300, "Qty"), (380, 300, "Unit Price"), (480, 300, "Amount"),
    (60, 316, "Hammer"), (300, 316, "10"), (380, 316, "12.00"), (480, 316, "120.00"),
    (60, 330, "Chisel"), (300, 330, "2"), (380, 330, "7.50"), (480, 330, "15.00"), (380, 360, "Total"), (480, 360, "135.00"),
)  # fmt: skip
BUYER: tuple[Line, ...] = ((60, 150, "Bill to"), (60, 163, "Dunmore Surgical Ltd"), (60, 176, "Whitby YO21 3HP"))


def test_sold_by_stands_before_a_company_in_one_line() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "Invoice", 16),
        (320, 80, "Sold by Lumen Trading Limited"),
        (320, 93, "VAT # GB152187124"),
    )
    assert value(only(*head, *BUYER, *ROWS), "supplier_name") == "Lumen Trading Limited"


def test_columns_from_and_to_head_no_party() -> None:
    head: tuple[Line, ...] = ((60, 40, "Redgum Haulage Pty Ltd", 14), (400, 40, "TAX INVOICE", 12))
    route: tuple[Line, ...] = (
        (60, 300, "Date"), (130, 300, "Con Note"), (220, 300, "From"), (320, 300, "To"), (420, 300, "Items"), (500, 300, "Total"),
        (60, 316, "06/05/24"), (130, 316, "RH118"), (220, 316, "Stawell"), (320, 316, "Dandenong"), (420, 316, "4"), (500, 316, "200.20"),
    )  # fmt: skip
    record = only(*head, *BUYER, *route)
    assert value(record, "supplier_name") == "Redgum Haulage Pty Ltd"
    assert value(record, "buyer_name") == "Dunmore Surgical Ltd"


def test_who_is_paid_may_collect_for_who_sells() -> None:
    paid: tuple[Line, ...] = ((60, 700, "REMIT TO:"), (60, 713, "Fabrivane Billing"), (60, 726, "118 Remit St"))
    head: tuple[Line, ...] = (
        (60, 40, "Fabrivane Water Treatment, Inc."),
        (60, 53, "123 118th Street"),
        (400, 40, "INVOICE", 20),
    )
    assert value(only(*head, *BUYER, *ROWS, *paid), "supplier_name") == "Fabrivane Water Treatment, Inc."
    assert value(only((400, 40, "INVOICE", 20), *BUYER, *ROWS, *paid), "supplier_name") == "Fabrivane Billing"


def test_another_company_under_a_letterhead_is_the_buyer() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "Northmoor Kitchenware Ltd", 16), (400, 40, "STATEMENT", 14),
        (60, 120, "Kettle & Crumb Ltd"), (60, 133, "Unit 8, Airedale Park"), (60, 146, "Keighley BD21 4BZ"),
    )  # fmt: skip
    record = only(*head, *ROWS)
    assert value(record, "buyer_name") == "Kettle & Crumb Ltd"
    assert value(record, "supplier_name") == "Northmoor Kitchenware Ltd"
    branch: tuple[Line, ...] = (*head[:2], (60, 120, "Northmoor Sales Ltd"), *head[3:])
    assert value(only(*branch, *ROWS), "buyer_name") is None  # its own, maybe


def test_a_form_with_its_capital_behind_ends_the_name() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "Armorweb SAS au capital de 100 000 €"),
        (60, 53, "29200 Brest"),
        (60, 90, "Facture FA-12", 14),
    )
    assert (
        value(only(*head, (60, 150, "Client:"), (60, 163, "Paul Morel"), (60, 176, "69001 Lyon")), "supplier_name")
        == "Armorweb SAS"
    )


def test_labels_made_of_the_title_make_an_invoice_where_nothing_else_may_be_a_title() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "De Graanschuur B.V.", 16), (60, 100, "Factuuradres"), (60, 113, "Bakkerij Het Stoepje"), (60, 126, "4561 GR Hulst"),
        (380, 100, "Factuurnummer"), (470, 100, "24701182"), (380, 113, "Factuurdatum"), (470, 113, "05-11-2024"),
        (60, 200, "Omschrijving"), (300, 200, "Aantal"), (380, 200, "Prijs"), (480, 200, "Bedrag"),
        (60, 216, "Tarwebloem"), (300, 216, "10"), (380, 216, "18,75"), (480, 216, "187,50"),
        (380, 260, "Te betalen"), (480, 260, "187,50"), (60, 300, "Wij verzoeken u het bedrag over te maken op onze rekening"),
    )  # fmt: skip
    kind = only(*lines).best("kind")
    assert kind is not None
    assert (kind.value, kind.confidence >= SURE) == ("invoice", True)
    for title in (
        (60, 160, "CONCEPT", 16),
        (60, 160, "CONCEPT"),
        (300, 40, "Voorlopig", 20),
        (60, 160, "Ter controle"),
    ):
        kind = only(*lines, title).best("kind")
        assert kind is None or kind.confidence < SURE, title  # "ENTWURF" above such labels was covered
    kind = only(*(x for x in lines if x[2] not in {"Factuurdatum", "05-11-2024"})).best("kind")
    assert kind is None or kind.confidence < SURE


def test_a_torn_number_of_a_scan_is_whole_and_a_time_is_none() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "Quill and Anvil Ltd", 16),
        (400, 40, "INVOICE", 20),
        (320, 100, "Invoice No:"),
        (400, 100, "R0051 187334"),
    )
    assert value(extract(paper(page(*lines, *ROWS, origin="ocr")))[0], "invoice_number") == "R0051187334"
    timed = (*lines[:3], (400, 100, "11:18:04"))
    assert value(extract(paper(page(*timed, *ROWS, origin="ocr")))[0], "invoice_number") is None
    dated = (*lines[:3], (400, 100, "INV18 2024"))
    assert value(extract(paper(page(*dated, *ROWS, origin="ocr")))[0], "invoice_number") == "INV18"


def test_a_number_with_its_country_alone_is_no_telephone() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "Quill and Anvil B.V.", 16),
        (60, 60, "Tel: +31 10"),
        (60, 76, "3012 CN Rotterdam"),
    )
    assert value(only(*head, *BUYER, *ROWS), "supplier_phone") is None


def test_on_a_roll_headed_invoice_a_registered_shop_stands_before_a_note_over_it() -> None:
    rows = (
        (20, 4, "3180404"), (20, 16, "jasmin", 11), (20, 34, "Corner Deli"), (110, 34, "(1206674-T)"), (20, 46, "No 37-1, Plaza Danau Desa,"), (20, 58, "58100 Kuala Lumpur"),
        (20, 70, "GST Reg No: 000435761152"), (20, 90, "TAX INVOICE"), (20, 104, "Bill No: V031"), (20, 130, "Green Tea"), (180, 130, "2.00"),
        (20, 144, "Shiro Ramen"), (180, 144, "12.80"), (20, 164, "Total"), (180, 164, "14.80"),
    )  # fmt: skip
    roll = structs.replace(page(*rows, origin="ocr"), width=230, height=460)
    assert value(extract(paper(roll))[0], "supplier_name") == "Corner Deli"


def test_noughts_are_nobodys_numbers() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "INVOICE", 16), (60, 80, "Invoice No: 00/00/0000"), (60, 95, "Invoice Date: 31/02/2026"),
        (60, 110, "VAT No: 000000000"), (60, 125, "Tel: 0000000000"), (60, 140, "Total: 0.00"),
    )  # fmt: skip
    record = only(*lines)
    told = ("invoice_number", "invoice_date", "supplier_vat", "supplier_phone", "total")
    assert [value(record, field) for field in told] == [None] * len(told)


def test_signs_of_noise_are_no_name() -> None:
    noise: tuple[Line, ...] = ((60, 40, "INVOICE", 16), (60, 100, "Bill to: bY($ Z%aY%"), (60, 140, "q#9$ %b=c"))
    record = only(*noise)
    assert value(record, "buyer_name") is None
    assert value(record, "supplier_name") is None
    assert (
        value(only((60, 40, "INVOICE", 16), (60, 100, "Bill to: C# Coaching & Co")), "buyer_name") == "C# Coaching & Co"
    )
