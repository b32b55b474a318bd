"""What a scanner or another language does to fields, on small papers of words placed at coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import Line, only, page, paper, value
from msgspec import structs

from evidence.extract import extract
from evidence.model import Reading

if TYPE_CHECKING:
    from evidence.model import Origin, Record

HEAD: tuple[Line, ...] = (
    (60, 40, "Quill and Anvil Ltd", 16),
    (60, 62, "12 Mill Lane"),
    (60, 76, "Leeds LS1 4AB"),
    (400, 40, "INVOICE", 20),
)


def read(*lines: Line, origin: Origin = "ocr") -> Record:
    return extract(paper(page(*lines, origin=origin)))[0]


@pytest.mark.parametrize(
    ("printed", "words", "day"),
    [
        (
            "18. listopada 2026.",
            ("Račun br. 318", "Kupac: Delikatese", "Ukupno za platiti", "Rok plaćanja"),
            "2026-10-18",
        ),
        (
            "18 listopada 2026",
            ("Račun br. 318", "Kupac: Delikatese", "Ukupno za platiti", "Rok plaćanja"),
            "2026-10-18",
        ),
        ("18 listopada 2026 r.", ("Faktura nr 318", "Nabywca: Sklep", "Do zapłaty", "Termin płatności"), "2026-11-18"),
    ],
)
def test_a_month_is_what_the_language_of_the_paper_calls_so(printed: str, words: tuple[str, ...], day: str) -> None:
    lines: list[Line] = [(60, 100 + 20 * n, text) for n, text in enumerate(words)]
    record = only(*lines, (300, 100, printed))
    assert {f.value for f in record.all("invoice_date")} == {day}


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("18 listopada 2026", {"2026-10-18", "2026-11-18"}),
        ("18. listopadu 2026", {"2026-11-18"}),
        ("18 srp 2026", {"2026-07-18", "2026-08-18"}),
        ("18 listopada 2026 r.", {"2026-11-18"}),
    ],
)
def test_a_month_of_two_meanings_stays_open_where_no_language_tells(printed: str, days: set[str]) -> None:
    record = only(
        (60, 60, "Invoice 318"), (60, 100, "Quill and Anvil Ltd"), (300, 60, "Invoice date:"), (400, 60, printed)
    )
    assert {f.value for f in record.all("invoice_date")} == days


def test_a_version_or_a_weight_is_no_invoice_number() -> None:
    rows = (
        (60, 120, "Standard: Factur-x 1.0 Profil"),
        (60, 140, "urn:factur-x.eu:1p0:extended"),
        (60, 160, "Invoice 2.230"),
    )
    assert value(read(*HEAD, *rows), "invoice_number") is None
    assert value(read(*HEAD, (60, 120, "Invoice nunber 60000483")), "invoice_number") == "60000483"


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("GST ID: 000817093317", "000817093317"),
        ("GST Re9 #000817093317", "000817093317"),
        ("GST ID: 00081709331", None),
        ("GST ID: 0340437678", None),
    ],
)
def test_a_malaysian_id_that_lost_a_digit_is_none(printed: str, found: str | None) -> None:
    rows: tuple[Line, ...] = (
        (60, 40, "KEDAI PAPAN SDN BHD", 12),
        (60, 56, "12 Jalan Ipoh, 51200 Kuala Lumpur"),
        (60, 70, "Tel: 03-4043 1178"),
        (60, 84, printed),
    )
    assert value(read(*rows), "supplier_vat") == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("03-4043", 0.9), ("03-4048", 0.85), None),
        (("03-4043", 0.98), ("03-4048", 0.3), "03-4043 1178"),
        (("03-4043", 0.6), ("", 0.0), None),
    ],
)
def test_a_telephone_number_that_two_readers_see_otherwise_is_none(
    first: tuple[str, float], second: tuple[str, float], found: str | None
) -> None:
    rows = (
        (60, 40, "KEDAI PAPAN SDN BHD", 12.0),
        (60, 56, "12 Jalan Ipoh, 51200 Kuala Lumpur"),
        (60, 70, "Tel: 03-4043 1178"),
    )
    sheet = page(*rows, origin="ocr")
    readings = tuple(Reading(text=t, confidence=c, reader=t) for t, c in (first, second) if t)
    words = tuple(structs.replace(w, readings=readings) if w.text == "03-4043" else w for w in sheet.words)
    record = extract(paper(structs.replace(sheet, words=words)))[0]
    assert value(record, "supplier_phone") == found


def test_a_sender_whose_points_are_read_as_letters_still_stands_over_the_buyer() -> None:
    rows: tuple[Line, ...] = (
        (60, 120, "Kiefer Handel GmbH e Waldweg 3 e 80331 München", 6),
        (60, 140, "Anna Schmidt"),
        (60, 154, "Seestr. 9"),
        (60, 168, "20095 Hamburg"),
        (60, 240, "Rechnung Nr. 77-1", 14),
        (60, 780, "Kiefer Handel GmbH, Waldweg 3, 80331 München USt-IdNr. DE136695976", 7),
    )
    assert value(read(*rows), "buyer_name") == "Anna Schmidt"


def test_the_other_street_of_one_town_is_another_firm() -> None:
    block: tuple[Line, ...] = (
        (60, 110, "Hotel Jadran d.d."),
        (60, 124, "Obala Tomislava 4"),
        (60, 138, "22000 Šibenik"),
    )
    foot: tuple[Line, ...] = (
        (60, 780, "Hladnjak obrt", 7),
        (60, 790, "Put Bioca 31, 22000 Šibenik", 7),
        (300, 780, "mob. +385 91 555 01 22", 7),
        (300, 790, "OIB 53965857749", 7),
    )
    rest: tuple[Line, ...] = (
        (60, 200, "Račun", 16),
        (400, 110, "Broj računa: 77/P1/1"),
        (400, 300, "Za platiti: 742,00 €"),
    )
    record = read(*block, *rest, *foot, origin="text")
    assert value(record, "buyer_name") == "Hotel Jadran d.d."
    assert value(record, "supplier_name") != "Hotel Jadran d.d."


def test_a_word_amid_a_torn_line_heads_nobody() -> None:
    rows: tuple[Line, ...] = (
        (300, 140, "MAELLE GUERIN"),
        (300, 155, "12 RUE"),
        (340, 155, "DE"),
        (360, 155, "LONDRES"),
        (300, 170, "75009 PARIS"),
    )
    record = read(
        (60, 60, "Electra SA"), (60, 75, "3 rue Haute, 69001 Lyon"), (60, 250, "Facture du 11/12/2022"), *rows
    )
    assert value(record, "supplier_name") != "LONDRES"


def test_a_sentence_is_no_name_and_hides_none() -> None:
    rows: tuple[Line, ...] = (
        (60, 100, "Dat betaal ik zelf wel."),
        (60, 114, "Pino Duifjes"),
        (60, 128, "Sessamestraat 32"),
        (60, 142, "1025 RX Amsterdam"),
        (400, 40, "Blauw B.V."),
        (400, 54, "Weena 1, 3012 CN Rotterdam"),
        (400, 68, "Tel: 010 798 8999"),
        (60, 400, "Factuurnummer: 99354"),
    )
    assert value(read(*rows, origin="text"), "buyer_name") == "Pino Duifjes"


def test_a_short_roll_of_paper_is_a_receipt_without_any_title() -> None:
    roll: tuple[Line, ...] = (
        (60, 20, "Dot's Corner Diner", 18),
        (60, 44, "401 E Main St, Elkhorn WI", 16),
        (60, 70, "Server: Kim  05/30/2026", 16),
        (60, 100, "Denver Omelet", 16),
        (420, 100, "11.95", 16),
        (60, 122, "Short Stack", 16),
        (420, 122, "7.25", 16),
        (60, 150, "Total", 16),
        (420, 150, "19.20", 16),
    )
    assert value(read(*roll, origin="text"), "kind") == "receipt"
