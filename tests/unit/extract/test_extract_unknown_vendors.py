"""Names, numbers and kinds on small papers of vendors that no rule was written for: one case for each cause."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only, page, paper, value

from evidence.extract import extract

HEAD: tuple[Line, ...] = (
    (60, 40, "Quill and Anvil Ltd", 16),
    (60, 62, "12 Mill Lane"),
    (60, 76, "Leeds LS1 4AB"),
    (400, 40, "INVOICE", 20),
)
FOOT: Line = (280, 800, "1 / 1")


@pytest.mark.parametrize(
    "said", ["CASH", "Walk-in customer", "Laufkundschaft", "Accounts Payable", "Service comptable"]
)
def test_words_that_stand_for_nobody_or_a_department_buy_nothing(said: str) -> None:
    assert value(only(*HEAD, (60, 150, "Bill to:"), (60, 164, said)), "buyer_name") is None
    named: tuple[Line, ...] = (
        (60, 164, "Harrow Tea Rooms"),
        (60, 177, said),
        (60, 190, "5 Quay Street"),
        (60, 203, "Leeds LS2 8JB"),
    )
    assert value(only(*HEAD, (60, 150, "Bill to:"), *named), "buyer_name") == "Harrow Tea Rooms"


def test_a_legal_form_apart_from_its_name_belongs_to_it() -> None:
    lines: tuple[Line, ...] = (
        (60, 20, "Panggang Restaurants"), (190, 20, "Sdn Bhd"), (60, 33, "(118220-K)"), (60, 46, "10400 Georgetown"),
        (60, 59, "TAX INVOICE"), (60, 100, "Total"), (160, 100, "23.40"), (60, 113, "Cash"), (160, 113, "25.00"), (60, 126, "Change"), (160, 126, "1.60"),
    )  # fmt: skip
    record = extract(paper(page(*lines, origin="ocr")))[0]
    assert value(record, "supplier_name") == "Panggang Restaurants Sdn Bhd"


def test_a_block_that_ends_with_its_heading_begins_with_its_longest_line() -> None:
    block = ("Service Provider:", "Nimbus Grid Services, Inc.", "900 Terry Loop", "Tacoma, WA 98402")
    ends: list[Line] = []
    for n, text in enumerate(block):
        width = sum(5 * len(word) + 3 for word in text.split()) - 3
        ends.append((545 - width, 700 + 13 * n, text))
    lines: tuple[Line, ...] = ((60, 40, "INVOICE", 20), (60, 100, "Bill to:"), (60, 113, "Polder Ltd"))
    assert value(only(*lines, *ends), "supplier_name") == "Nimbus Grid Services, Inc."


def test_the_number_of_an_invoice_comes_before_that_of_a_ticket() -> None:
    record = only(*HEAD, (60, 110, "Ticket No: 0041187"), (60, 600, "Invoice No: MLT-88120471"))
    assert value(record, "invoice_number") == "MLT-88120471"


def test_your_invoice_in_large_letters_is_a_title() -> None:
    rows: tuple[Line, ...] = (
        (300, 316, "Abonnement"),
        (480, 316, "31,20 €"),
        (300, 330, "Montant TTC"),
        (480, 330, "31,20 €"),
    )
    titled = only(
        (60, 40, "Les Eaux du Roc"),
        (300, 200, "Votre facture du 20 novembre 2025", 15),
        (300, 222, "N° 4118 2025 07"),
        *rows,
        FOOT,
    )
    assert (value(titled, "kind"), value(titled, "invoice_number")) == ("invoice", "4118 2025 07")
    said = only((60, 40, "Les Eaux du Roc"), (60, 200, "Merci de joindre votre facture du 20 novembre 2025 au dossier"))
    assert value(said, "kind") != "invoice"


def test_a_paper_named_by_its_number_alone_is_what_the_label_says() -> None:
    offer: tuple[Line, ...] = (
        (60, 40, "Gartenbau Wendelin KG"),
        (360, 130, "Angebot Nr. AN-25-0117"),
        (360, 144, "Datum: 18.03.2025"),
    )
    assert value(only(*offer, FOOT), "kind") == "quote"
    assert (
        value(only(*offer, (60, 200, "Rechnung", 16), (360, 158, "Rechnungsnummer: 4711"), FOOT), "kind") == "invoice"
    )


def test_what_a_till_prints_behind_day_and_time_is_no_telephone() -> None:
    lines: tuple[Line, ...] = (
        (60, 20, "GREENSPIRE MARKET"), (60, 33, "STORE #0412"), (160, 33, "(414) 555-0117"), (60, 46, "2250 N LAKE DR MILWAUKEE WI 53202"),
        (60, 100, "BALANCE"), (160, 100, "13.79"), (60, 113, "VISA"), (160, 113, "13.79"), (60, 140, "08/30/25 05:44PM 0412 07 0188 221"),
    )  # fmt: skip
    assert {f.value for f in only(*lines).all("supplier_phone")} == {"(414) 555-0117"}


def test_the_end_of_a_torn_address_is_no_website() -> None:
    lines: tuple[Line, ...] = (*HEAD, (60, 95, "www.quillan"), (130, 95, "dhammer.com"))
    assert value(extract(paper(page(*lines, origin="ocr")))[0], "supplier_website") is None


def test_a_telephone_number_is_no_tax_id() -> None:
    record = only(*HEAD, (60, 110, "VAT"), (60, 123, "+33 4 50 44 68 99"))
    assert value(record, "supplier_vat") is None


TILL: tuple[Line, ...] = (
    (60, 20, "GOLDEN KEY MAKER"), (60, 36, "(Subang Jasa)"), (60, 49, "4243 JALAN SUBANG JASA 3"), (60, 62, "40150 SHAH ALAM, SELANGOR"),
    (60, 75, "GST ID: 001627654144"), (60, 110, "Total"), (160, 110, "23.40"), (60, 123, "Cash"), (160, 123, "25.00"), (60, 136, "Change"), (160, 136, "1.60"),
)  # fmt: skip


def till(*lines: Line) -> str | None:
    return value(extract(paper(page(*lines, origin="ocr")))[0], "supplier_name")


def test_a_place_in_brackets_and_a_stamp_are_no_names_of_a_shop() -> None:
    assert till(*TILL) == "GOLDEN KEY MAKER"
    assert till(*TILL, (200, 20, "POSTED", 24)) == "GOLDEN KEY MAKER"


def test_the_first_line_of_a_till_comes_before_what_the_shop_is() -> None:
    renamed: tuple[Line, ...] = ((60, 20, "WING HUP"), (60, 30.5, "KOREAN RESTAURANT"), *TILL[2:])
    assert till(*renamed) == "WING HUP"


def test_a_shop_may_begin_with_a_number() -> None:
    renamed: tuple[Line, ...] = ((60, 20, "99 FRESH MART"), (60, 33, "AUTOROUTE RABAT MEKNES"), *TILL[2:])
    assert till(*renamed) == "99 FRESH MART"


def test_who_owns_a_shop_is_its_seller_and_who_owned_it_is_not() -> None:
    assert till((60, 20, "Roti Manis"), (60, 36, "OWN BY: SIN LIAN HAP"), *TILL[2:]) == "SIN LIAN HAP"
    former: tuple[Line, ...] = (
        (60, 4, "MEE TARIK HOUSE"),
        (60, 17, "(65351-M)"),
        (60, 30, "formerly known as"),
        (60, 43, "Golden Gates Restaurants Sdn Bhd"),
    )
    assert till(*former, *((x, y + 20, *rest) for x, y, *rest in TILL[2:])) == "MEE TARIK HOUSE"


def test_a_print_of_a_till_on_a_wide_sheet_addresses_nobody() -> None:
    wide = page(*TILL, origin="ocr")
    record = extract(paper(wide))[0]
    assert value(record, "buyer_name") is None


def test_a_motto_beside_the_name_is_no_name() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "Dr. med. Silke Arndt", 20), (330, 44, "Innovation drives progress", 11), (270, 90, "INVOICE", 14), (60, 130, "Customer: Sharp Consulting"),
        (60, 150, "Invoice Number: 3847193"), (60, 800, "Page 1"),
    )  # fmt: skip
    assert value(only(*lines), "supplier_name") == "Dr. med. Silke Arndt"


def test_of_two_addresses_the_registered_one_is_the_sellers() -> None:
    lines: tuple[Line, ...] = (
        (40, 40, "FACTUUR", 20), (40, 90, "Sommer & Kraus OHG"), (40, 103, "Sesamstraat 32"), (40, 116, "1025 RX Amsterdam"),
        (380, 40, "mietwagen24", 9), (380, 52, "Weena 664", 9), (380, 64, "3012 CN Rotterdam", 9), (380, 76, "www.laptopwinkel.example", 9), (380, 88, "KvK Rotterdam 24330087", 9),
        (380, 100, "BTW NL914663987B01", 9), (40, 160, "Factuurnummer: 992288600"), (40, 174, "Factuurdatum: 29 maart 2025"), (40, 800, "Pagina 1"),
    )  # fmt: skip
    assert value(only(*lines), "buyer_name") == "Sommer & Kraus OHG"


@pytest.mark.parametrize("number", ["A12B-7781", "A-10477", "A/104"])
def test_the_letter_before_a_number_is_the_numbers(number: str) -> None:
    record = only(
        (60, 40, "Moulin SARL", 14),
        (60, 120, f"Facture {number}", 16),
        (60, 150, "Date de facture"),
        (160, 150, "16/11/2025"),
        FOOT,
    )
    assert value(record, "invoice_number") == number


def test_a_tax_representative_is_neither_party() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "Rechnung", 16), (60, 100, "Verkäufer"), (60, 113, "Mediahaus Brückner e.K."), (60, 126, "28217 Musterhafen"), (60, 139, "USt.-Id.-Nr.: DE123456780"),
        (60, 180, "Steuerbevollmächtigter"), (60, 193, "Kanzlei Wohlers GmbH"), (60, 206, "28195 Musterhafen"), (60, 219, "USt.-Id.-Nr.: DE446648576"),
        (60, 260, "Käufer"), (60, 273, "Kreisverband Obstbau"), (60, 286, "21635 Musterdorf"), FOOT,
    )  # fmt: skip
    record = only(*lines)
    assert value(record, "supplier_vat") == "DE123456780"
    assert (value(record, "supplier_name"), value(record, "buyer_name")) == (
        "Mediahaus Brückner e.K.",
        "Kreisverband Obstbau",
    )


def test_a_label_that_names_an_invoice_makes_a_paper_one() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "Olamóvil", 18),
        (60, 110, "Nº de factura: M2403-0081927"),
        (60, 124, "Fecha de emisión: 01/03/2025"),
    )
    rows: tuple[Line, ...] = (
        (60, 230, "Cuota"),
        (480, 230, "14,46 €"),
        (60, 244, "IVA (21%)"),
        (480, 244, "3,04 €"),
        (60, 258, "Importe total a pagar"),
        (480, 258, "17,50 €"),
    )
    assert value(only(*lines, *rows, FOOT), "kind") == "invoice"


def test_a_title_of_a_receipt_with_a_colon_labels_its_number() -> None:
    record = extract(paper(page(*TILL[:5], (60, 90, "Cash Bill : CB1-00044718"), *TILL[5:], origin="ocr")))[0]
    assert value(record, "invoice_number") == "CB1-00044718"


def test_the_name_in_full_may_begin_a_line_of_the_foot() -> None:
    foot = (
        "Skerry Networks Limited. Registered office: 5 Baxtergate, Whitby YO21 1BW. Registered in England no. 09118820"
    )
    lines: tuple[Line, ...] = (
        (60, 40, "Skerry", 20),
        (60, 100, "Mrs A Hollis"),
        (60, 113, "14 Cliff Terrace"),
        (60, 126, "Whitby YO21 3HP"),
        (300, 100, "Invoice number: SK00418823"),
    )
    assert value(only(*lines, (60, 800, foot, 7)), "supplier_name") == "Skerry Networks Limited"


def test_a_doctor_is_no_drive_and_thanks_are_no_name() -> None:
    rows: tuple[Line, ...] = (
        (60, 62, "TVA : FR20867237653 - SIRET : 86723765300014", 8),
        (60, 120, "Facture FA-2025-7", 16),
        (60, 150, "Client:"),
        (60, 163, "Paul Morel"),
        (60, 176, "69001 Lyon"),
    )
    sender: Line = (60, 40, "Dr. med. Silke Arndt - 1242 chemin de l'olive - 84340 Malaucène - France", 8)
    assert value(only(sender, *rows, FOOT), "supplier_name") == "Dr. med. Silke Arndt"
    thanks: Line = (60, 780, "Thanks for choosing Quill and Anvil Ltd")
    assert value(only(*HEAD, thanks, (60, 150, "Bill to: Harrow Tea Rooms")), "supplier_name") == "Quill and Anvil Ltd"
