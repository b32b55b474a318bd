"""Values that a likelier looking one rivals: totals below nought, dates of rows, words that go on to another label."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only, value

HEAD: tuple[Line, ...] = (
    (60, 40, "Quill and Anvil Ltd", 16),
    (60, 62, "12 Mill Lane"),
    (60, 76, "Leeds LS1 4AB"),
)
ROWS: tuple[Line, ...] = (
    (60, 300, "Description"), (300, 300, "Qty"), (380, 300, "Unit Price"), (480, 300, "Amount"),
    (60, 316, "Hammer"), (300, 316, "10"), (380, 316, "12.00"), (480, 316, "120.00"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        (("-100.00", "-20.00", "-120.00"), "-120.00"),
        (("100.00", "20.00", "120.00"), "120.00"),
        (("(100.00)", "(20.00)", "(120.00)"), "-120.00"),
    ],
)
def test_a_total_below_nought_is_one_where_no_other_stands(amounts: tuple[str, ...], total: str) -> None:
    net, vat, whole = amounts
    sums: tuple[Line, ...] = (
        (380, 340, "Subtotal"), (480, 340, net), (380, 354, "VAT 20%"), (480, 354, vat), (380, 368, "Total"), (480, 368, whole),
    )  # fmt: skip
    assert value(only(*HEAD, (400, 40, "CREDIT NOTE", 20), *sums), "total") == total


def test_a_discount_below_nought_is_no_total() -> None:
    sums: tuple[Line, ...] = (
        (380, 340, "Total discount"),
        (480, 340, "-5.00"),
        (380, 368, "Total"),
        (480, 368, "120.00"),
    )
    assert value(only(*HEAD, (400, 40, "INVOICE", 20), *ROWS, *sums), "total") == "120.00"


def test_a_rounding_leads_from_net_and_taxes_to_the_total() -> None:
    sums: tuple[Line, ...] = (
        (380, 340, "Gross Amt."), (480, 340, "2306.00"), (380, 354, "CGST 6%"), (480, 354, "138.36"), (380, 368, "SGST 6%"), (480, 368, "138.36"),
        (380, 382, "Round Off"), (480, 382, "0.28"), (380, 396, "Net Amount"), (480, 396, "2583.00"),
    )  # fmt: skip
    assert value(only(*HEAD, (250, 20, "TAX INVOICE", 14), *sums), "total") == "2583.00"


def test_a_date_of_a_row_gives_way_to_a_letters_own() -> None:
    letter: tuple[Line, ...] = (
        (60, 40, "Eisenlohr GmbH", 16), (60, 150, "1. Mahnung", 14), (400, 150, "Bad Urach, 14.04.2025"),
        (60, 220, "Rechnung Nr."), (200, 220, "Datum"), (300, 220, "fällig am"), (420, 220, "offener Betrag"),
        (60, 234, "251182"), (200, 234, "03.03.2025"), (300, 234, "17.03.2025"), (420, 234, "118,20"),
    )  # fmt: skip
    assert value(only(*letter), "invoice_date") == "2025-04-14"
    assert value(only(*letter[:2], *letter[3:]), "invoice_date") == "2025-03-03"


@pytest.mark.parametrize(
    ("line", "buyer"),
    [("Guest Relations Center: 1-300-88-5518", None), ("Guest: Martha Quimby", "Martha Quimby")],
)
def test_words_that_go_on_to_a_colon_are_another_label(line: str, buyer: str | None) -> None:
    assert (
        value(only(*HEAD, (400, 40, "INVOICE", 20), (60, 150, line), (60, 163, "Azman Rashid"), *ROWS), "buyer_name")
        == buyer
    )


def test_a_word_of_respect_before_the_seller_heads_no_buyer() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "M/s. Maruti Pharma Distributors", 12), (60, 56, "Shop No. 18, Gala Market, Thane 421302"), (60, 70, "GSTIN : 27AAKFM5066R1ZF"),
        (340, 44, "To,"), (340, 58, "Shree Sai Medical Stores"), (340, 72, "Kalyan (W)"), (250, 20, "TAX INVOICE", 14),
    )  # fmt: skip
    record = only(*lines, *ROWS)
    assert value(record, "buyer_name") == "Shree Sai Medical Stores"
    assert value(record, "supplier_vat") == "27AAKFM5066R1ZF"
    alone = only(
        (60, 40, "Quill and Anvil Ltd", 16),
        (60, 150, "M/s. Shree Sai Medical Stores"),
        (250, 20, "TAX INVOICE", 14),
        *ROWS,
    )
    assert value(alone, "buyer_name") == "Shree Sai Medical Stores"


@pytest.mark.parametrize(
    ("label", "text", "field", "wanted"),
    [
        ("FAKTURA NR", "FV/18/04/2025", "invoice_date", None),
        ("P.O. Box 118", "", "order_number", None),
        ("P.O. 118-C", "", "order_number", "118-C"),
    ],
)
def test_what_only_looks_like_a_value_is_none(label: str, text: str, field: str, wanted: str | None) -> None:
    assert value(only(*HEAD, (60, 150, f"{label} {text}".strip())), field) == wanted


def test_a_word_before_a_label_makes_it_another_one() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "Studio Ferraris S.r.l.", 16), (60, 90, "Fattura"), (60, 150, "Tipologia documento"), (200, 150, "Numero documento"), (340, 150, "Data documento"),
        (60, 163, "TD06 parcella"), (200, 163, "18/2025"), (340, 163, "27-02-2025"),
    )  # fmt: skip
    assert value(only(*lines), "invoice_number") == "18/2025"


@pytest.mark.parametrize(
    "line",
    ["1820 BELTLINE RD, IRVING TX 75038 (972) 555-0118", "18 route de Gaillac, 81150 Cestayrols - 05 63 55 01 82"],
)
def test_a_telephone_number_may_end_the_line_of_an_address(line: str) -> None:
    assert (
        value(only((60, 40, "Depotly", 16), (60, 62, line), (400, 100, "INVOICE", 20), *ROWS), "supplier_phone")
        is not None
    )


def test_the_number_of_a_tables_first_row_is_none_of_the_paper() -> None:
    heads = ((50, "#"), (72, "Code"), (150, "Description"), (420, "Qty"), (470, "Price"), (530, "Amount"))
    cells = ((50, "1"), (72, "LC-26"), (150, "Griddle pan"), (420, "24"), (470, "8.40"), (530, "201.60"))
    record = only(
        (350, 40, "Larkfield Cookware Ltd", 16), (50, 150, "Oakhob Trading Ltd"), (50, 164, "22 Station Road"),
        (50, 178, "Exeter EX4 3RD"), (50, 232, "INVOICE INV-20418", 15), (50, 258, "Invoice date: 17/02/2026"),
        *((x, 278, text) for x, text in heads), *((x, 298, text) for x, text in cells),
        (400, 330, "Total"), (530, 330, "201.60"),
    )  # fmt: skip
    assert [f.value for f in record.all("invoice_number")] == ["INV-20418"]


def test_terms_of_payment_make_no_receipt_of_a_sheet_in_large_letters() -> None:
    record = only(
        (48, 50, "FACTURE", 26), (48, 100, "Facture n°"), (160, 100, "FA-26-0098"), (48, 113, "Date de facture"),
        (160, 113, "12 février 2026"), (48, 145, "SARL Distrib Sud"), (48, 158, "13400 Aubagne"),
        (300, 145, "Adresse de facturation"), (300, 158, "SAS Les Paniers"), (300, 171, "69002 Lyon"),
        (48, 285, "Désignation"), (300, 285, "Qté"), (380, 285, "P.U. HT"), (470, 285, "Montant HT"),
        (48, 305, "Sel 1 kg"), (300, 305, "60"), (380, 305, "1,80 €"), (470, 305, "108,00 €"),
        (300, 340, "Total TTC"), (470, 340, "129,60 €"),
        (48, 700, "Règlement à 30 jours date de facture par virement."),
    )  # fmt: skip
    assert [f.value for f in record.all("kind")] == ["invoice"]
