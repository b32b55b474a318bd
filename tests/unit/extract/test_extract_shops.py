"""Whose a shop is: companies behind a word, under their brand, before their branch; what stands over and under a name."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only, page, paper, value, words
from msgspec import structs

from evidence.extract import extract

ROWS: tuple[Line, ...] = (
    (60, 140, "21/08/2025 14:22"), (60, 168, "INK BLACK"), (220, 168, "8.50"), (60, 182, "NIBS"), (220, 182, "4.00"),
    (60, 200, "Total"), (220, 200, "12.50"), (60, 214, "CASH"), (220, 214, "20.00"), (60, 228, "CHANGE"), (220, 228, "7.50"),
)  # fmt: skip


def supplier(*head: Line) -> str | None:
    """Return whose a narrow print with this head is."""
    return value(only(*head, *ROWS, (60, 320, "Thank you")), "supplier_name")


@pytest.mark.parametrize(
    ("under", "name"),
    [
        ("di Bassani Piero & Figli S.n.c.", "FERRAMENTA BASSANI di Bassani Piero & Figli S.n.c."),
        ("Prop. Bassani Trading Ltd", "Bassani Trading Ltd"),
        ("dba of Bassani & Sons Inc.", "Bassani & Sons Inc."),
        ("(Unit of Bassani Foods Pvt Ltd)", "Bassani Foods Pvt Ltd"),
    ],
)
def test_a_company_begins_behind_the_word_for_whose_a_shop_is(under: str, name: str) -> None:
    head: tuple[Line, ...] = (
        (60, 40, "FERRAMENTA BASSANI", 13), (60, 58, under), (60, 72, "Via Garibaldi 18, 26013 Crema (CR)"),
        (60, 86, "DOCUMENTO COMMERCIALE" if under.startswith("di") else "CASH RECEIPT"), (60, 100, "di vendita o prestazione"),
    )  # fmt: skip
    assert supplier(*head) == name


def test_a_company_with_a_small_word_of_its_own_keeps_it() -> None:
    head: tuple[Line, ...] = ((60, 40, "van Dijk Metaal B.V.", 13), (60, 58, "Pollaan 118, 7202 BX Zutphen"))
    assert supplier(*head) == "van Dijk Metaal B.V."


@pytest.mark.parametrize("behind", [" · Filiale Nord", " Innovation drives progress"])
def test_a_company_ends_before_its_branch_and_its_motto(behind: str) -> None:
    head: tuple[Line, ...] = ((60, 40, f"Ostmark Werkzeug GmbH{behind}"), (60, 54, "Bonner Wall 31, 50677 Köln"))
    assert supplier(*head) == "Ostmark Werkzeug GmbH"


def test_small_letters_over_a_headline_are_no_name() -> None:
    head: tuple[Line, ...] = (
        (60, 32, "|| Shree ||", 7), (60, 44, "AMBIKA SWEETS", 11), (60, 62, "Opp. Bus Stand, Anand - 388001"), (60, 76, "M: 98250 44718"),
    )  # fmt: skip
    assert supplier(*head) == "AMBIKA SWEETS"


@pytest.mark.parametrize("room", ["Shop 4", "Gala No. 18"])
def test_a_rooms_number_before_a_place_is_no_name(room: str) -> None:
    head: tuple[Line, ...] = (
        (60, 40, "BALAJI MEDICOS"), (60, 54, f"{room}, Laxmi Nagar, Pune 411009"), (60, 68, "GSTIN 27AABCK8613M1Z7"), (60, 100, "CASH RECEIPT"),
    )  # fmt: skip
    assert supplier(*head) == "BALAJI MEDICOS"


def test_a_name_may_begin_with_an_article() -> None:
    head: tuple[Line, ...] = ((60, 40, "THE DROVERS REST"), (60, 54, "Main Street, Kettleby"), (60, 68, "BD23 5QZ"))
    assert supplier(*head) == "THE DROVERS REST"


def centred(top: float, text: str, size: float = 10.0) -> Line:
    placed = words(0, top, text, size)
    return (120 - placed[-1].box.right / 2, top, text, size)


def test_a_family_under_the_name_of_its_inn_is_no_buyer() -> None:
    head = (
        centred(40, "Gasthof zum Pflug", 12), centred(58, "Familie Obermoser"), centred(72, "Obermoser Gastronomie KG"),
        centred(86, "Dorfplatz 4, 6370 Kitzbühel"), centred(100, "Rechnung Nr. 118447"),
    )  # fmt: skip
    roll = structs.replace(page(*head, *ROWS, (60, 420, "Vielen Dank")), width=240, height=460)
    record = extract(paper(roll))[0]
    assert (value(record, "supplier_name"), value(record, "buyer_name")) == ("Obermoser Gastronomie KG", None)


def test_an_offers_number_is_not_the_invoices() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "SARL Ferrand Plomberie", 15), (60, 60, "14 chemin du Lavoir - 63200 Riom"), (60, 140, "FACTURE F2024-118", 13),
        (60, 160, "Date : 11/04/2024"), (60, 172, "Devis n° D2024-044 du 02/03/2024"), (60, 200, "Net à payer"), (300, 200, "1 023,00 €"),
    )  # fmt: skip
    assert value(only(*head), "invoice_number") == "F2024-118"


def test_plies_are_no_number() -> None:
    rows: tuple[Line, ...] = (
        (60, 140, "Receipt book 3-ply"),
        (300, 140, "68.00"),
        (60, 154, "Total"),
        (300, 154, "68.00"),
    )
    record = only(
        (60, 40, "Quill Stores Ltd", 14), (60, 60, "12 Mill Lane, Leeds LS1 4AB"), (60, 90, "Date 12/05/2024"), *rows
    )
    assert value(record, "invoice_number") is None


def test_a_company_begins_behind_a_shortened_word_of_respect() -> None:
    lines: tuple[Line, ...] = (
        (40, 36, "Autofficina Ronchi S.r.l.", 14), (40, 54, "Via Emilia 118 - 43036 Fidenza (PR)"), (330, 110, "Spett. Bar Centrale S.a.s."),
        (330, 124, "Piazza Garibaldi 4"), (330, 138, "43036 Fidenza (PR)"), (40, 160, "Fattura n. 118/A"), (40, 174, "Data 27/06/2024"),
        (40, 220, "Totale documento"), (300, 220, "366,00"),
    )  # fmt: skip
    assert value(only(*lines), "buyer_name") == "Bar Centrale S.a.s."


def test_an_owner_in_brackets_or_behind_a_dash_gives_way_to_the_shop() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "NENA'S EATERY"), (60, 54, "MAGDALENA R. OCAMPO - Prop."), (60, 68, "Non-VAT Reg. TIN 118-447-204-00000"),
        (60, 82, "14 J.P. Rizal St., Marikina City"), (60, 100, "OFFICIAL RECEIPT"),
    )  # fmt: skip
    assert supplier(*head) == "NENA'S EATERY"


SHOP: tuple[Line, ...] = (
    (60, 40, "Quill Stores Ltd", 14),
    (60, 60, "12 Mill Lane, Leeds LS1 4AB"),
    (60, 74, "21/08/2025 14:22"),
)


@pytest.mark.parametrize(
    ("sums", "total"),
    [
        (("TOTAL|370.00", "CGST2.5%:|9.25", "SGST2.5%:|9.25", "ROUNDOFF|0.50", "NET|389.00"), "389.00"),
        (("Total|151.60", "Less Disc 10%|15.16", "Round off|0.56", "NET AMT|137.00"), "137.00"),
        (("Total|121.00", "VAT 21 %|21.00", "Net|100.00"), "121.00"),
        (("Total|80.00", "Discount|80.00", "Net|0.00"), "80.00"),
    ],
)
def test_taxes_and_discounts_under_a_total_lead_on_to_another(sums: tuple[str, ...], total: str) -> None:
    rows = [row.split("|") for row in sums]
    lines = [
        (x, 140.0 + 14 * at, text) for at, row in enumerate(rows) for x, text in zip((60.0, 220.0), row, strict=True)
    ]
    assert value(only(*SHOP, *lines), "total") == total


def test_a_tills_only_day_behind_an_orders_number_is_the_sales() -> None:
    rows: tuple[Line, ...] = (
        (60, 82, "Order 447 23/02/24 18:47"), (60, 110, "1 Egg Fried Rice"), (220, 110, "3.60"), (60, 130, "TOTAL"), (220, 130, "3.60"),
        (60, 144, "CASH"), (220, 144, "3.60"),
    )  # fmt: skip
    record = only(
        (60, 40, "GOLDEN DRAGON", 12), (60, 58, "44 Bridge Street, Morpeth NE61 1NL"), *rows, (60, 320, "Thank you")
    )
    assert value(record, "invoice_date") == "2024-02-23"
