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
