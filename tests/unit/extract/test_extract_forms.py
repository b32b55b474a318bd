# ruff: noqa: RUF001 -- Greek letters
"""Fields of papers set in forms of their own, on small papers of words placed at coordinates."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only, value

from evidence.values.amounts import find_amounts
from evidence.values.registers import find_vat_ids

HEAD: tuple[Line, ...] = (
    (60, 40, "Quill and Anvil Ltd", 16),
    (60, 62, "12 Mill Lane, Leeds LS1 4AB"),
    (400, 40, "INVOICE", 20),
)
ROWS: tuple[Line, ...] = (
    (60, 300, "Description"),
    (300, 300, "Qty"),
    (380, 300, "Unit Price"),
    (480, 300, "Amount"),
    (60, 316, "Hammer"),
    (300, 316, "10"),
    (380, 316, "12.00"),
    (480, 316, "120.00"),
)


def test_a_party_stands_right_of_its_heading_where_nothing_stands_under_it() -> None:
    form: tuple[Line, ...] = (
        (60, 120, "INV#"),
        (160, 120, "5518204-7"),
        (60, 134, "SOLD TO"),
        (160, 134, "PIER HOUSE"),
        (160, 148, "18 WHARF ST"),
        (160, 162, "YORK YO1 7AA"),
    )
    assert value(only(*HEAD, *form, *ROWS), "buyer_name") == "PIER HOUSE"


def test_a_form_of_name_address_and_tax_id_under_the_letterheads_is_the_buyers() -> None:
    form: tuple[Line, ...] = (
        (60, 40, "ΑΦΟΙ ΠΑΠΑΔΑΚΗ Ο.Ε.", 14),
        (60, 60, "ΛΕΩΦ. ΚΝΩΣΟΥ 118, 714 09 ΗΡΑΚΛΕΙΟ"),
        (60, 76, "ΑΦΜ: 031089846"),
        (60, 100, "ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ"),
        (60, 120, "Επωνυμία"),
        (160, 120, "ΞΕΝΟΔΟΧΕΙΑ ΜΑΤΑΛΑ Α.Ε."),
        (60, 134, "Διεύθυνση"),
        (160, 134, "ΜΑΤΑΛΑ, 702 00 ΤΥΜΠΑΚΙ"),
        (60, 148, "ΑΦΜ"),
        (160, 148, "076226540"),
        (60, 300, "ΦΕΤΑ ΔΟΧΕΙΟ ΚΑΙ ΕΛΑΙΟΛΑΔΟ"),
    )
    record = only(*form)
    assert value(record, "buyer_name") == "ΞΕΝΟΔΟΧΕΙΑ ΜΑΤΑΛΑ Α.Ε."
    assert value(record, "supplier_vat") == "031089846"


@pytest.mark.parametrize("mark", ["/", " / ", "&"])
def test_one_number_may_be_for_telephone_and_fax(mark: str) -> None:
    record = only(*HEAD, (60, 76, f"Ph.{mark}Fax: 0113 496 0182"), *ROWS)
    assert value(record, "supplier_phone") == "0113 496 0182"


def test_an_international_number_beside_a_mail_address_counts_in_a_sentence() -> None:
    record = only(
        *HEAD, *ROWS, (60, 420, "Questions? office@quill.example or +44 113 496 0182"), (60, 700, "Thank you")
    )
    assert value(record, "supplier_phone") == "+44 113 496 0182"


def test_a_thai_companys_tax_id_is_that_of_its_vat() -> None:
    record = only(
        (60, 40, "CHAO PACKAGING CO., LTD.", 14), (60, 60, "Tax ID 0105450218272"), (400, 40, "INVOICE"), *ROWS
    )
    assert value(record, "supplier_vat") == "0105450218272"
    assert value(only((60, 40, "Any Firm Ltd", 14), (60, 60, "Tax ID 0105450218271"), *ROWS), "supplier_vat") is None


def test_rands_stand_right_before_an_amount_with_cents() -> None:
    assert [(str(a.readings[0]), a.currency) for a in find_amounts("R9,479.45")] == [("9479.45", "ZAR")]
    assert not [a for a in find_amounts("R3 GEL PEN") if a.currency]


def test_an_irish_id_without_its_countrys_letters_is_known_behind_a_label() -> None:
    assert [(v.value, v.country) for v in find_vat_ids("4519484HH", labelled=True)] == [("4519484HH", "IE")]


def test_a_street_and_a_county_are_no_firm() -> None:
    record = only((60, 40, "Geraghty Pharmacy"), (60, 54, "18 O'Connell Street, Ennis, Co. Clare"), *ROWS)
    assert value(record, "supplier_name") == "Geraghty Pharmacy"
    record = only((60, 40, "Knihy U Ruze"), (60, 54, "Kaprova 18, 110 00 Praha 1"), *ROWS)
    assert value(record, "supplier_name") == "Knihy U Ruze"


def test_a_firm_whose_form_is_a_village_elsewhere_heads_its_sender_line() -> None:
    record = only(
        (60, 40, "Dachdeckerbedarf Ostheim KG, Bahnhofstr. 18, 36093 Künzell", 8),
        (60, 110, "Bedachungen Schlitzer GmbH"),
        (60, 124, "Am Weiher 44"),
        (60, 138, "36037 Fulda"),
        (60, 200, "Rechnung", 14),
    )
    assert value(record, "supplier_name") == "Dachdeckerbedarf Ostheim KG"


def test_what_a_reminder_lists_is_not_its_own() -> None:
    record = only(
        (60, 40, "Quill Werkzeug GmbH", 14),
        (60, 60, "Bahnhofstr. 18, 36093 Künzell"),
        (400, 100, "Künzell, 11.03.2025"),
        (60, 180, "2. Mahnung", 14),
        (60, 250, "Rechnung-Nr."),
        (160, 250, "vom"),
        (260, 250, "Betrag"),
        (360, 250, "offen"),
        (60, 264, "24-11820"),
        (160, 264, "14.12.2024"),
        (260, 264, "447,18"),
        (360, 264, "447,18"),
        (60, 278, "24-11904"),
        (160, 278, "20.12.2024"),
        (260, 278, "118,20"),
        (360, 278, "118,20"),
    )
    assert value(record, "invoice_number") is None
    assert value(record, "invoice_date") == "2025-03-11"


def test_a_date_without_its_marks_is_no_number() -> None:
    record = only(*HEAD, (60, 120, "Document No."), (60, 134, "1 2 02"), (160, 134, "99999999"), *ROWS)
    assert value(record, "invoice_number") != "1"


def test_what_was_paid_after_a_discount_is_the_total() -> None:
    record = only(
        (20, 40, "Noor Pharmacy LLC"),
        (20, 54, "TAX INVOICE"),
        (20, 68, "Inv No: NS2-0055182"),
        (20, 82, "PANADOL 24S"),
        (180, 82, "61.50"),
        (20, 96, "Gross"),
        (180, 96, "61.50"),
        (20, 110, "Discount"),
        (180, 110, "-1.50"),
        (20, 124, "Net AED"),
        (180, 124, "60.00"),
        (20, 138, "Visa"),
        (180, 138, "60.00"),
    )
    assert value(record, "total") == "60.00"
