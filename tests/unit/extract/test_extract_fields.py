"""Fields of small papers that nobody printed: words placed at coordinates."""

from __future__ import annotations

import msgspec
import pytest
from drawn_papers import Line, only, page, paper, value

from evidence.extract import extract
from evidence.model import Stated, attachment_of

ENGLISH: tuple[Line, ...] = (
    (60, 40, "Northwind Tools Ltd", 16),
    (60, 64, "12 Mill Lane"),
    (60, 78, "Leeds LS1 4AB"),
    (60, 92, "Tel: 0113 496 0000"),
    (400, 40, "INVOICE", 20),
    (60, 150, "Bill to:"),
    (60, 164, "Larch Home GmbH"),
    (60, 178, "Am Kanal 5"),
    (60, 192, "10115 Berlin"),
    (60, 206, "Tel: 030 5550 1234"),
    (60, 220, "VAT ID: DE136695976"),
    (320, 150, "Invoice No:"),
    (420, 150, "NW-2026/118"),
    (320, 164, "Invoice Date:"),
    (420, 164, "21/03/2026"),
    (320, 178, "Order Number:"),
    (420, 178, "PO-7781"),
    (320, 192, "Due Date:"),
    (420, 192, "20/04/2026"),
    (60, 300, "Description"),
    (300, 300, "Qty"),
    (380, 300, "Unit Price"),
    (480, 300, "Amount"),
    (60, 316, "Hammer"),
    (300, 316, "10"),
    (380, 316, "12.00"),
    (480, 316, "120.00"),
    (380, 360, "Subtotal"),
    (480, 360, "120.00"),
    (380, 374, "VAT 20%"),
    (480, 374, "24.00"),
    (380, 388, "Total"),
    (480, 388, "£144.00"),
    (60, 780, "www.northwindtools.co.uk", 8),
    (260, 780, "sales@northwindtools.co.uk", 8),
    (440, 780, "VAT Reg. No. GB 980 7806 84", 8),
)


def test_an_english_invoice_gives_every_field_of_its_supplier_and_none_of_its_buyer() -> None:
    record = only(*ENGLISH)
    expected = {
        "supplier_name": "Northwind Tools Ltd",
        "supplier_address": "12 Mill Lane, Leeds LS1 4AB",
        "supplier_phone": "0113 496 0000",
        "supplier_email": "sales@northwindtools.co.uk",
        "supplier_website": "www.northwindtools.co.uk",
        "supplier_vat": "GB980780684",
        "buyer_name": "Larch Home GmbH",
        "buyer_vat": "DE136695976",
        "invoice_number": "NW-2026/118",
        "order_number": "PO-7781",
        "invoice_date": "2026-03-21",
        "due_date": "2026-04-20",
        "total": "144.00",
        "currency": "GBP",
        "kind": "invoice",
    }
    assert {field: value(record, field) for field in expected} == expected


def test_every_value_stands_on_its_words() -> None:
    record = only(*ENGLISH)
    placed = paper(page(*ENGLISH)).pages[0].words
    for found in record.founds:
        assert found.span is not None
        assert 0.0 < found.confidence < 1.0
        shown = " ".join(placed[i].text for i in found.span.words)
        assert found.text.split(",")[0].strip() in shown or found.field in {"supplier_address", "buyer_address"}


@pytest.mark.parametrize(
    ("lines", "number", "issued", "total"),
    [
        (
            [(60, 200, "Rechnungsnummer: R-2026-17"), (60, 214, "Rechnungsdatum: 5. März 2026"), (60, 228, "Lieferdatum: 03.03.2026"),
             (60, 400, "Nettobetrag"), (480, 400, "1.000,00"), (60, 414, "zzgl. 19% MwSt."), (480, 414, "190,00"), (60, 428, "Gesamtbetrag"), (480, 428, "1.190,00 €")],
            "R-2026-17", "2026-03-05", "1190.00",
        ),
        (
            [(60, 200, "Facture N° F26-0042"), (60, 214, "Date de facture : 07/04/2026"), (60, 228, "Date d'échéance : 30/04/2026"),
             (60, 400, "Total HT"), (480, 400, "200,00 €"), (60, 414, "TVA 20%"), (480, 414, "40,00 €"), (60, 428, "Total TTC"), (480, 428, "240,00 €")],
            "F26-0042", "2026-04-07", "240.00",
        ),
        (
            [(60, 200, "Factura nº: 2026/311"), (60, 214, "Fecha de factura: 12 de enero de 2026"), (60, 228, "Vencimiento: 12/02/2026"),
             (60, 400, "Base imponible"), (480, 400, "100,00 €"), (60, 414, "IVA 21%"), (480, 414, "21,00 €"), (60, 428, "Total factura"), (480, 428, "121,00 €")],
            "2026/311", "2026-01-12", "121.00",
        ),
        (
            [(60, 200, "Fattura n. 88/A"), (60, 214, "Data fattura: 09/02/2026"), (60, 228, "Scadenza: 11/03/2026"),
             (60, 400, "Imponibile"), (480, 400, "50,00 €"), (60, 414, "IVA 22%"), (480, 414, "11,00 €"), (60, 428, "Totale fattura"), (480, 428, "61,00 €")],
            "88/A", "2026-02-09", "61.00",
        ),
    ],
    ids=["de", "fr", "es", "it"],
)  # fmt: skip
def test_numbers_dates_and_totals_in_four_languages(lines: list[Line], number: str, issued: str, total: str) -> None:
    record = only((60, 40, "Arbor S.A.", 16), (60, 62, "Calle Mayor 5"), *lines)
    assert value(record, "invoice_number") == number
    assert value(record, "invoice_date") == issued
    assert value(record, "total") == total


def test_an_open_order_of_day_and_month_stays_two_dates_at_one_place() -> None:
    record = only((60, 40, "Plain Goods"), (60, 80, "Invoice Date: 03/04/2026"))
    dates = record.all("invoice_date")
    assert {d.value for d in dates} == {"2026-04-03", "2026-03-04"}
    assert len({d.span for d in dates}) == 1
    assert len({d.confidence for d in dates}) == 1


@pytest.mark.parametrize(
    ("other", "settled"),
    [
        ("Due Date: 28/04/2026", {"2026-04-03"}),
        ("Due Date: 04/28/2026", {"2026-03-04"}),
        ("Vat Reg. No. GB 980 7806 84", {"2026-04-03"}),
        ("Due Date: 05/05/2026", {"2026-04-03", "2026-03-04"}),
    ],
)
def test_what_settles_the_order_of_day_and_month(other: str, settled: set[str]) -> None:
    record = only((60, 40, "Plain Goods"), (60, 80, "Invoice Date: 03/04/2026"), (60, 110, other))
    assert {d.value for d in record.all("invoice_date")} == settled


def test_sources_that_disagree_settle_nothing() -> None:
    lines: list[Line] = [(60, 80, "Invoice Date: 03/04/2026"), (60, 110, "Due Date: 04/28/2026")]
    record = only((60, 40, "Plain Goods"), *lines, (60, 140, "Vat Reg. No. GB 980 7806 84"))
    assert {d.value for d in record.all("invoice_date")} == {"2026-04-03", "2026-03-04"}


def test_the_buyers_country_settles_nothing() -> None:
    record = only(
        (60, 40, "Plain Goods"), (60, 80, "Invoice Date: 03/04/2026"),
        (60, 120, "Bill to:"), (60, 134, "Larch Home GmbH"), (60, 148, "Am Kanal 5"), (60, 162, "10115 Berlin"), (60, 176, "Germany"),
    )  # fmt: skip
    assert len({d.value for d in record.all("invoice_date")}) == 2


def test_order_and_delivery_dates_are_never_the_issue_date() -> None:
    record = only((60, 40, "Plain Goods"), (60, 80, "Order Date: 21/03/2026"), (60, 100, "Delivery Date: 22/03/2026"))
    assert record.best("order_date") is not None
    assert record.best("delivery_date") is not None
    assert all(d.confidence < 0.5 for d in record.all("invoice_date"))


def test_values_under_their_headings() -> None:
    record = only(
        (60, 100, "Invoice No."), (180, 100, "Invoice Date"), (320, 100, "Order No."),
        (60, 116, "A-1007"), (180, 116, "17/05/2026"), (320, 116, "PO-88"),
    )  # fmt: skip
    assert value(record, "invoice_number") == "A-1007"
    assert value(record, "invoice_date") == "2026-05-17"
    assert value(record, "order_number") == "PO-88"


def test_a_window_address_under_a_sender_line_is_the_buyer() -> None:
    record = only(
        (60, 120, "Kiefer Handel GmbH - Waldweg 3 - 80331 München", 6),
        (60, 140, "Anna Schmidt"), (60, 154, "Seestr. 9"), (60, 168, "20095 Hamburg"),
        (60, 240, "Rechnung Nr. 77-1", 14), (60, 780, "Kiefer Handel GmbH, Waldweg 3, 80331 München USt-IdNr. DE136695976", 7),
    )  # fmt: skip
    assert value(record, "buyer_name") == "Anna Schmidt"
    assert value(record, "supplier_name") == "Kiefer Handel GmbH"
    assert value(record, "supplier_vat") == "DE136695976"


def test_a_till_roll_names_the_legal_entity_and_the_sum_not_the_cash() -> None:
    record = only(
        (200, 40, "Maple Mart Sdn Bhd"), (205, 54, "(778812-K)"), (200, 68, "No 4, Jalan Indah 2"), (200, 82, "43300 Seri Kembangan"),
        (200, 110, "Date: 18/02/2026 14:22"), (200, 140, "Soap"), (330, 140, "7.30"), (200, 154, "Rope"), (330, 154, "4.70"),
        (200, 180, "TOTAL"), (330, 180, "12.00"), (200, 194, "CASH"), (330, 194, "20.00"), (200, 208, "CHANGE"), (330, 208, "8.00"),
    )  # fmt: skip
    assert value(record, "supplier_name") == "Maple Mart Sdn Bhd"
    assert value(record, "total") == "12.00"
    assert value(record, "invoice_date") == "2026-02-18"
    assert value(record, "buyer_name") is None


def test_the_total_is_before_a_deposit_and_after_rounding() -> None:
    deposit = only(
        (60, 40, "Plain Goods"), (60, 100, "Net amount"), (300, 100, "100.00"), (60, 114, "VAT 20%"), (300, 114, "20.00"),
        (60, 128, "Total"), (300, 128, "120.00"), (60, 142, "Deposit"), (300, 142, "50.00"), (60, 156, "Balance due"), (300, 156, "70.00"),
    )  # fmt: skip
    assert value(deposit, "total") == "120.00"
    rounded = only(
        (60, 40, "Plain Goods"), (60, 100, "Total"), (300, 100, "87.08"), (60, 114, "Rounding"), (300, 114, "0.02"),
        (60, 128, "Grand total"), (300, 128, "87.10"),
    )  # fmt: skip
    assert value(rounded, "total") == "87.10"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("INVOICE", "invoice"), ("RECHNUNG", "invoice"), ("PRO FORMA INVOICE", "proforma"), ("CREDIT NOTE", "credit_note"), ("Gutschrift", "credit_note"),
        ("DELIVERY NOTE", "delivery_note"), ("Lieferschein", "delivery_note"), ("PACKING SLIP", "packing_slip"), ("QUOTATION", "quote"), ("Bon de livraison", "delivery_note"),
    ],
)  # fmt: skip
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    record = only(
        (60, 40, "Northwind Tools Ltd"), (350, 60, title, 20), (60, 120, "No. 5512"), (60, 200, "12 boxes of goods")
    )
    assert record.kind == kind


def test_two_invoices_in_one_file_are_two_records() -> None:
    first = page((60, 40, "Northwind Tools Ltd", 16), (60, 90, "Invoice No: A-1001"), (60, 110, "Page 1 of 1"))
    second = page(
        (60, 40, "Northwind Tools Ltd", 16), (60, 90, "Invoice No: A-1002"), (60, 110, "Page 1 of 1"), number=2
    )
    records = extract(paper(first, second))
    assert [(r.part, value(r, "invoice_number")) for r in records] == [("page 1", "A-1001"), ("page 2", "A-1002")]
    assert len({r.document for r in records}) == 2


def test_invoices_in_an_attachment_keep_its_name() -> None:
    pages = [page((60, 40, "Northwind Tools Ltd", 16), (60, 90, f"Invoice No: A-100{n}"), number=n) for n in (1, 2)]
    document = paper(*pages)
    mailed = msgspec.structs.replace(document, source=msgspec.structs.replace(document.source, part="may.pdf"))
    records = extract(mailed)
    assert [r.part for r in records] == ["may.pdf, page 1", "may.pdf, page 2"]
    assert [attachment_of(r.part) for r in records] == ["may.pdf", "may.pdf"]


def test_one_invoice_over_two_pages_stays_one_record() -> None:
    first = page((60, 40, "Northwind Tools Ltd", 16), (60, 90, "Invoice No: A-1001"), (60, 110, "Page 1 of 2"))
    second = page((60, 90, "Invoice No: A-1001"), (60, 110, "Page 2 of 2"), number=2)
    assert len(extract(paper(first, second))) == 1


def test_what_an_e_invoice_states_is_found_on_its_page() -> None:
    root = "/CrossIndustryInvoice"
    trade = f"{root}/SupplyChainTradeTransaction"
    line = f"{trade}/IncludedSupplyChainTradeLineItem"
    stated = (
        Stated(path=f"{root}/ExchangedDocument/ID", text="A-1001"),
        Stated(path=f"{root}/ExchangedDocument/TypeCode", text="380"),
        Stated(path=f"{root}/ExchangedDocument/IssueDateTime/DateTimeString", text="20260321"),
        Stated(path=f"{trade}/ApplicableHeaderTradeAgreement/SellerTradeParty/Name", text="Northwind Tools Ltd"),
        Stated(path=f"{trade}/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount", text="144.00"),
        Stated(path=f"{line}/SpecifiedTradeProduct/GlobalID", text="4006381333931"),
        Stated(path=f"{line}/SpecifiedTradeProduct/Name", text="Hammer"),
        Stated(path=f"{line}/SpecifiedLineTradeDelivery/BilledQuantity", text="10.0000"),
    )  # fmt: skip
    shown = page(
        (60, 40, "Northwind Tools Ltd"),
        (60, 90, "Invoice No: A-1001"),
        (60, 104, "21/03/2026"),
        (60, 200, "Hammer 4006381333931"),
    )
    record = extract(paper(shown, stated=stated))[0]
    best = record.best("invoice_number")
    assert best is not None
    assert (best.value, best.origin) == ("A-1001", "xml")
    assert best.span is not None
    assert best.span.words == (5,)
    assert value(record, "invoice_date") == "2026-03-21"
    assert value(record, "total") == "144.00"
    assert [i.best("gtin").value for i in record.items] == ["4006381333931"]  # type: ignore[union-attr]  # the test is that it is there
    assert record.items[0].span.page == 1


def test_a_bare_e_invoice_has_values_without_places() -> None:
    stated = (Stated(path="/Invoice/ID", text="U-1"), Stated(path="/Invoice/IssueDate", text="2026-01-05"))
    record = extract(paper(stated=stated))[0]
    assert value(record, "invoice_number") == "U-1"
    assert all(f.span is None for f in record.founds)


def test_doubts_only_where_a_page_was_read_by_ocr() -> None:
    lines: tuple[Line, ...] = ((60, 40, "Plain Goods"), (60, 80, "INVOICE", 20))
    assert extract(paper(page(*lines)))[0].doubts == ()
    doubts = extract(paper(page(*lines, origin="ocr")))[0].doubts
    assert {"invoice_date", "total"} <= {d.field for d in doubts}
    assert all(d.pages == (1,) and d.why for d in doubts)


def test_terms_of_payment_make_no_receipt() -> None:
    lines: tuple[Line, ...] = (
        *((60, y, t) for y, t in ((40, "Aceros Lizana S.A."), (54, "Calle del Rio 4"), (68, "46001 Valencia"))),
        (60, 120, "FACTURA N.º A/26/118"),
        *((60, 140, "Fecha de factura: 10/02/2026"), (60, 170, "Comercial Anaya S.L."), (60, 184, "50001 Zaragoza")),
        *((60, 240, "Descripción"), (300, 240, "Cant."), (380, 240, "Precio"), (480, 240, "Importe")),
        *((60, 256, "Martillo"), (300, 256, "10"), (380, 256, "2,00"), (480, 256, "20,00")),
        *((380, 290, "Total factura"), (480, 290, "20,00 €"), (60, 330, "Forma de pago: Giro 60 días")),
    )
    assert {f.value for f in only(*lines).founds if f.field == "kind"} == {"invoice"}


def test_a_speck_above_a_letter_hides_no_website_of_a_scan() -> None:
    lines: tuple[Line, ...] = (
        *((60, 40, "Northwind Tools Ltd", 16), (60, 60, "12 Mill Lane"), (60, 74, "Leeds LS1 4AB")),
        *((60, 90, "Web: www.northwindtools.éxample"), (400, 40, "INVOICE", 20)),
    )
    assert value(extract(paper(page(*lines, origin="ocr")))[0], "supplier_website") == "www.northwindtools.example"


def test_nothing_is_found_on_an_empty_page() -> None:
    record = extract(paper(page()))[0]
    assert record.founds == ()
    assert record.kind == "other"


FOOT: tuple[Line, ...] = (
    (50, 50, "FACTURE", 18),
    (50, 154, "SARL Les Trois Chênes"),
    (50, 167, "18 rue des Tilleuls"),
    (50, 180, "59800 Lille"),
    (340, 154, "Facture n° : 48418"),
    (340, 167, "Date : 16/12/2026"),
    (50, 400, "Total TTC"),
    (480, 400, "120,00 €"),
    (50, 778, "Verrerie Castagnol", 7),
    (50, 788, "3 place du Marché", 7),
    (50, 798, "35000 Rennes", 7),
    (200, 778, "Tél. : 01 99 00 12 34", 7),
    (200, 788, "info@verrerie-castagnol.example", 7),
)


def test_an_address_in_the_window_is_the_buyers_where_the_foot_holds_the_supplier() -> None:
    record = only(*FOOT)
    assert value(record, "buyer_name") == "SARL Les Trois Chênes"
    assert value(record, "supplier_name") == "Verrerie Castagnol"


def test_a_gentleman_under_a_company_is_its_contact() -> None:
    lines = [line for line in FOOT if line[2] not in {"SARL Les Trois Chênes", "18 rue des Tilleuls", "59800 Lille"}]
    window: tuple[Line, ...] = (
        (50, 154, "Kornblum & Partner KG"),
        (50, 167, "Herrn Jens Ulrich"),
        (50, 180, "Lindenallee 48a"),
        (50, 193, "90402 Nürnberg"),
    )
    assert value(only(*window, *lines), "buyer_name") == "Kornblum & Partner KG"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (((80, 10, "LUMO", 20), (60, 36, "Oranta Handel GmbH", 8), (60, 47, "Hauptstr. 7, 20095 Hamburg", 8)), "Oranta Handel GmbH"),
        (
            (
                (80, 10, "LUMO", 20),
                (60, 36, "Hauptstr. 7, 20095 Hamburg", 8),
                (60, 90, "Summe", 8),
                (160, 90, "12,50", 8),
                (60, 104, "Bar", 8),
                (160, 104, "20,00", 8),
                (60, 118, "Rückgeld", 8),
                (160, 118, "7,50", 8),
                (60, 200, "Betreiber: Oranta Handel GmbH", 8),
            ),
            "Oranta Handel GmbH",
        ),
        (
            ((50, 30, "CONFEITARIA ROSA", 20), (50, 778, "Confeitaria Rosa Brava", 7), (50, 788, "7000-509 Évora", 7)),
            "Confeitaria Rosa Brava",
        ),
    ],
)  # fmt: skip
def test_the_company_in_full_goes_before_its_brand_or_logo(lines: tuple[Line, ...], name: str) -> None:
    assert value(only(*lines), "supplier_name") == name


def test_a_bare_number_over_the_date_of_the_invoice_is_the_invoices() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "Veenstra Gereedschap B.V.", 16),
        (60, 64, "Molenweg 14"),
        (60, 78, "9401 AB Assen"),
    )
    meta: tuple[Line, ...] = (
        (340, 150, "Nummer:"),
        (440, 150, "F26-42630"),
        (340, 163, "Factuurdatum:"),
        (440, 163, "21-03-2026"),
    )
    rest: tuple[Line, ...] = ((60, 500, "Totaal te betalen"), (480, 500, "12,50 €"))
    assert value(only(*head, *meta, *rest), "invoice_number") == "F26-42630"
