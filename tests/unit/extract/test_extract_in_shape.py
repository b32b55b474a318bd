"""Values that their shape tells: numbers of letters and groups, tax ids of a country, mails without "@", parted cents; and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import Line, page, paper, value
from msgspec.structs import replace

from evidence.extract import extract
from evidence.model import Reading
from evidence.values.addresses import is_american_place, postcode_of
from evidence.values.registers import has_shape, is_right

if TYPE_CHECKING:
    from evidence.model import Origin, Record

SELLER: tuple[Line, ...] = ((60, 40, "Quill Stores Ltd", 14), (60, 60, "12 Mill Lane, Leeds LS1 4AB"))
BUYER: tuple[Line, ...] = ((60, 200, "Bill to"), (60, 214, "Marrow Hall Ltd"), (60, 228, "4 Hill Road, York YO1 7AA"))
ROWS: tuple[Line, ...] = ((60, 300, "Ink black"), (400, 300, "8.50"), (60, 320, "Total"), (400, 320, "8.50"))


def bill(*lines: Line, origin: Origin = "text") -> Record:
    """Return the record of an invoice with some lines of its own."""
    return extract(paper(page(*SELLER, *lines, *BUYER, *ROWS, origin=origin)))[0]


@pytest.mark.parametrize("number", ["HP 1184 4471", "A 25 01184", "TEL 118 4471"])
def test_letters_before_groups_are_a_number_even_where_they_are_a_label(number: str) -> None:
    record = bill((350, 110, "INVOICE", 16), (350, 140, "Invoice No"), (450, 140, number), (350, 155, "Date"))
    assert value(record, "invoice_number") == number
    assert value(record, "supplier_phone") is None


def test_a_telephone_beside_another_label_is_no_number() -> None:
    record = bill((350, 110, "INVOICE A-118", 16), (350, 140, "Contact"), (450, 140, "HP 1184 4471"))
    assert value(record, "invoice_number") == "A-118"


@pytest.mark.parametrize("printed", ["N°12 345 678 901", "N° 12 345 678 901"])
def test_a_number_right_under_the_title_with_its_day(printed: str) -> None:
    lines = ((350, 110, "Facture du 11/12/2025", 12), (350, 126, printed), (60, 400, "Montant de la facture"))
    assert value(bill(*lines), "invoice_number") == "12 345 678 901"


@pytest.mark.parametrize(
    ("value_", "shape", "right"),
    [
        ("IE6935207O", True, True),
        ("IE69352070", False, False),
        ("DE12345678", False, False),
        ("BE367724822", True, True),
        ("CHE123456788", None, False),
    ],
)
def test_the_shape_of_a_countrys_ids(value_: str, shape: bool | None, right: bool) -> None:
    assert (has_shape(value_), is_right(value_)) == (shape, right)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("IE69352070", "IE6935207O"),  # its last sign is a letter there
        ("NL487082412801", "NL487082412B01"),
        ("DE12345678", "DE12345678"),  # nothing tells which digit is missing
    ],
)
def test_a_scanned_id_is_read_in_its_countrys_shape(printed: str, told: str) -> None:
    record = bill((350, 60, f"VAT No. {printed}"), origin="ocr")
    assert value(record, "supplier_vat") == told
    assert value(bill((350, 60, f"VAT No. {printed}")), "supplier_vat") == printed  # drawn glyphs are what they are


def test_an_id_short_of_a_digit_is_told_as_unsure() -> None:
    best = [
        bill((350, 60, f"VAT No. {told}"), origin="ocr").best("supplier_vat") for told in ("DE12345678", "DE714703577")
    ]
    assert best[0]
    assert best[1]
    assert best[0].confidence < best[1].confidence


def test_an_id_is_what_another_reading_of_it_makes_right() -> None:
    document = paper(page(*SELLER, (350, 60, "VAT No. DE714703571"), *BUYER, *ROWS, origin="ocr"))
    words = [
        replace(w, readings=(*w.readings, Reading(text="DE714703577", confidence=0.6, reader="u")))
        if w.text.startswith("DE7")
        else w
        for w in document.pages[0].words
    ]
    read = replace(document, pages=(replace(document.pages[0], words=tuple(words)),))
    assert value(extract(read)[0], "supplier_vat") == "DE714703577"


@pytest.mark.parametrize("siren", ["882 330 020", "882 330 121"])
def test_a_french_id_is_mended_by_the_companys_number_alone(siren: str) -> None:
    lines = ((60, 780, f"SIREN {siren}"), (60, 795, "N° TVA FR43882330021"))
    told = value(bill(*lines, origin="ocr"), "supplier_vat")
    assert told == ("FR43882330020" if siren.endswith("020") else "FR43882330021")


def test_an_address_asked_for_as_a_mail_is_no_website() -> None:
    lines = ((60, 400, "For feedback, e-mail to"), (60, 413, "quillstoresequill.example.com"))
    record = bill(*lines, origin="ocr")
    assert (value(record, "supplier_email"), value(record, "supplier_website")) == (
        "quillstores@quill.example.com",
        None,
    )
    assert value(bill((60, 413, "quillstores.example.com"), origin="ocr"), "supplier_website") is not None


def test_cents_that_a_scan_parts_from_their_point() -> None:
    lines = ((60, 340, "Amount due"), (400, 340, "RM96."), (430, 340, "20"))
    assert value(bill(*lines, origin="ocr"), "total") == "96.20"


def test_a_name_whose_word_a_scan_tears_is_the_whole_one() -> None:
    lines: tuple[Line, ...] = (
        (60, 100, "uillstor | Mill Lane 12 | LS1 4AB Leeds", 6),
        (60, 110, "Marrow Hall Ltd"),
        (60, 124, "4 Hill Road"),
        (60, 138, "York YO1 7AA"),
        (60, 180, "INVOICE", 16),
        (60, 780, "Quillstores Ltd, info@quillstores.example"),
    )
    assert value(extract(paper(page(*lines, *ROWS, origin="ocr")))[0], "supplier_name") == "Quillstores Ltd"


@pytest.mark.parametrize(
    ("text", "told"), [("CHICAGO, IL", True), ("Dubuque, IA", True), ("Perth WA", False), ("Total, EA", False)]
)
def test_a_place_and_its_state(text: str, told: bool) -> None:
    assert is_american_place(text) is told


def test_a_day_on_an_american_slip_without_a_postcode() -> None:
    lines: tuple[Line, ...] = ((60, 40, "MEGA LARDER", 20), (60, 70, "CHICAGO, IL"), (60, 200, "12/07/2025 12:22 PM"))
    assert value(extract(paper(page(*lines, *ROWS)))[0], "invoice_date") == "2025-12-07"


def test_a_postcode_with_a_telephone_behind_it() -> None:
    assert postcode_of("Havnevej 118 · 6960 Hvide Sande · Tlf. 97 55 04 47") is not None
    assert postcode_of("118 - 6960 - 44") is None


@pytest.mark.parametrize(
    ("printed", "total"),
    [
        (("RM", "86 00"), "86.00"),
        (("RM86 00",), "86.00"),
        (("R M 1. 3 8",), "1.38"),
        (("12 05",), "12.05"),
        (("12 050",), "12050"),
    ],
)
def test_a_total_that_lost_its_point(printed: tuple[str, ...], total: str | None) -> None:
    cells: tuple[Line, ...] = tuple((380 + 60 * n, 340, text) for n, text in enumerate(printed))
    record = extract(paper(page(*SELLER, (60, 340, "Amount due"), *cells, origin="ocr")))[0]
    assert value(record, "total") == total


def test_a_sum_without_the_tax_that_is_printed_is_unsure() -> None:
    lines: tuple[Line, ...] = (
        (60, 100, "RECHNUNG 118", 16),
        (60, 340, "Rechnungssumme ohne USt."),
        (400, 340, "214,09"),
    )
    sure = [
        extract(paper(page(*SELLER, *lines, *more)))[0].best("total")
        for more in ((), ((60, 355, "Steuerbetrag"), (400, 355, "16,39")))
    ]
    assert sure[0]
    assert sure[1]
    assert sure[1].confidence < sure[0].confidence - 0.2


@pytest.mark.parametrize(
    ("printed", "number"), [("No. 425.552", "425.552"), ("No. 4.5", None), ("No. 425.552 kg", None)]
)
def test_a_number_with_a_point_for_its_thousands_under_its_title(printed: str, number: str | None) -> None:
    lines: tuple[Line, ...] = ((350, 40, "TAX INVOICE", 12), (350, 56, printed))
    assert value(extract(paper(page(*SELLER, *lines, *BUYER, *ROWS)))[0], "invoice_number") == number
