"""Numbers that a title, a box or a till's word alone tells, in groups, signed, or in the shape of a day; and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import Line, only, value

from evidence.values.dates import find_dates
from evidence.values.registers import find_vat_ids

if TYPE_CHECKING:
    from evidence.model import Record

SELLER: tuple[Line, ...] = ((60, 40, "Quill Stores Ltd", 14), (60, 60, "12 Mill Lane, Leeds LS1 4AB"))
BUYER: tuple[Line, ...] = (
    (60, 200, "Bill to"),
    (60, 214, "Marrow Hall Ltd"),
    (60, 228, "4 Hill Road"),
    (60, 242, "York YO1 7AA"),
)
ROWS: tuple[Line, ...] = ((60, 300, "Ink black"), (400, 300, "8.50"), (60, 320, "Total"), (400, 320, "8.50"))


def bill(*lines: Line) -> Record:
    """Return the record of an invoice with some lines of its own."""
    return only(*SELLER, *lines, *BUYER, *ROWS)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("118/24 MT", "118/24 MT"),  # signed by who wrote it
        ("118/24 EUR", "118/24"),
        ("VP 1182 4471", "VP 1182 4471"),
        ("VP 1182", "VP 1182"),
    ],
)
def test_letters_beside_a_number_are_part_of_it(printed: str, number: str) -> None:
    record = bill((60, 110, "INVOICE", 16), (60, 140, f"Invoice No. {printed}"), (60, 160, "Date 3 May 2026"))
    assert value(record, "invoice_number") == number


def test_a_number_with_its_month_behind_a_title_is_no_day() -> None:
    record = bill((60, 110, "FAKTURA 7/03/2025", 14), (400, 110, "Gdynia, 21.03.2025"))
    assert (value(record, "invoice_number"), value(record, "invoice_date")) == ("7/03/2025", "2025-03-21")


@pytest.mark.parametrize("other", ["Due date 21/03/2025", "Gdynia, 21.04.2025", "Delivery date 21/03/2025"])
def test_a_day_behind_a_title_stays_a_day_where_no_other_is_of_its_month(other: str) -> None:
    record = bill((60, 110, "INVOICE 17/03/2025", 14), (400, 110, other))
    assert value(record, "invoice_number") != "17/03/2025"


def test_a_number_alone_in_the_box_of_its_title() -> None:
    box: tuple[Line, ...] = (
        (350, 40, "R.U.C. 20574662720"),
        (350, 60, "FACTURA ELECTRÓNICA"),
        (350, 76, "F001-00004471"),
    )
    assert value(bill(*box, (60, 140, "FECHA DE EMISIÓN: 09/08/2024")), "invoice_number") == "F001-00004471"


@pytest.mark.parametrize("under", ["09/08/2024", "GB643161656", "AB1 2CD", "Order A-4471"])
def test_what_else_stands_under_a_title_is_no_number(under: str) -> None:
    box: tuple[Line, ...] = ((350, 60, "FACTURA ELECTRÓNICA"), (350, 76, under))
    assert value(bill(*box), "invoice_number") != under


TAKEN: tuple[Line, ...] = ((60, 190, "Total"), (220, 190, "14.50"), (60, 204, "CASH"), (220, 204, "20.00"))
GOODS: tuple[Line, ...] = ((60, 140, "INK BLACK"), (220, 140, "8.50"), (60, 154, "NIBS"), (220, 154, "6.00"))


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Kassabon 118-03-4471", "118-03-4471"),
        ("Salgskvittering 44718 Terminal 2", "44718"),
        ("Kassabon 12", None),
        ("Salgskvittering 12/05/2026", None),
        ("Salgskvittering 118 gjester", None),
    ],
)
def test_a_tills_title_has_its_number_behind_it(title: str, number: str | None) -> None:
    record = only(*SELLER, (60, 90, title), (60, 104, "14.05.2026 08:15"), *GOODS, *TAKEN, (60, 320, "Thank you"))
    assert value(record, "invoice_number") == number


def test_a_price_is_no_telephone() -> None:
    record = only(
        (60, 40, "Quill Stores Ltd", 14),
        (60, 60, "12 Mill Lane, Leeds LS1 4AB"),
        (60, 90, "INVOICE"),
        (60, 320, "Total"),
        (400, 320, "P 3060.00"),
    )
    assert value(record, "supplier_phone") is None


def test_what_a_bill_is_for_is_nobody() -> None:
    record = bill((60, 110, "INVOICE", 16), (60, 140, "FOR"), (160, 140, "May service"))
    assert value(record, "buyer_name") == "Marrow Hall Ltd"


def test_a_latvian_day_stands_between_year_and_month() -> None:
    assert [d.readings[0].value.isoformat() for d in find_dates("Rīgā, 2024. gada 24. oktobris")] == ["2024-10-24"]


def test_a_kenyan_id_is_one_behind_its_word_alone() -> None:
    assert [v.value for v in find_vat_ids("PIN P051184471K")] == ["P051184471K"]
    assert not find_vat_ids("Ref P051184471K")


def test_an_order_numbers_a_tills_sale_beside_its_day_and_time_alone() -> None:
    slip = (*GOODS, *TAKEN, (60, 320, "Thank you"))
    assert value(only(*SELLER, (60, 90, "Order 447"), (220, 90, "14.05.2026 18:47"), *slip), "invoice_number") == "447"
    assert (
        value(only(*SELLER, (60, 90, "P.O. No. 447"), (220, 90, "14.05.2026 18:47"), *slip), "invoice_number") is None
    )
    told = only(*SELLER, (60, 76, "Receipt No. 118"), (60, 90, "Order 447"), (220, 90, "14.05.2026 18:47"), *slip)
    assert value(told, "invoice_number") == "118"


def test_the_only_day_of_a_receipt_may_be_the_one_on_which_it_was_paid() -> None:
    paid = only(
        *SELLER,
        (60, 110, "RECEIPT", 16),
        (60, 140, "Receipt No. R-118"),
        (60, 160, "Paid on 2 November 2024"),
        *BUYER,
        *ROWS,
    )
    assert value(paid, "invoice_date") == "2024-11-02"
    due = only(
        *SELLER,
        (60, 110, "RECEIPT", 16),
        (60, 140, "Receipt No. R-118"),
        (60, 160, "Due date 2 November 2024"),
        *BUYER,
        *ROWS,
    )
    assert value(due, "invoice_date") is None


def test_a_code_beside_a_label_heads_no_buyer() -> None:
    rows: tuple[Line, ...] = (
        (60, 140, "Invoice date"),
        (180, 140, "3 May 2026"),
        (60, 154, "Customer"),
        (180, 154, "C1188"),
    )
    record = only(
        *SELLER,
        (60, 110, "INVOICE", 16),
        *rows,
        (60, 186, "Leaflets A5"),
        (400, 186, "8.50"),
        (60, 206, "Total"),
        (400, 206, "8.50"),
    )
    assert value(record, "buyer_name") is None


def test_two_large_lines_of_one_size_are_a_shops_name() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "SHREE VENKATESH", 14),
        (60, 57, "MEDICAL STORES", 14),
        (60, 76, "12 Mill Lane, Leeds LS1 4AB"),
    )
    assert (
        value(only(*head, (60, 104, "14.05.2026 08:15"), *GOODS, *TAKEN, (60, 320, "Thank you")), "supplier_name")
        == "SHREE VENKATESH MEDICAL STORES"
    )
    brand: tuple[Line, ...] = (
        (60, 40, "SHREE VENKATESH", 18),
        (60, 60, "MEDICAL STORES", 12),
        (60, 76, "12 Mill Lane, Leeds LS1 4AB"),
    )
    assert (
        value(only(*brand, (60, 104, "14.05.2026 08:15"), *GOODS, *TAKEN, (60, 320, "Thank you")), "supplier_name")
        != "SHREE VENKATESH MEDICAL STORES"
    )


def test_the_bank_that_takes_a_card_is_not_the_shop() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "BANK OF MARROW VALLEY"),
        (60, 56, "THE MUG HOUSE"),
        (60, 72, "12 Mill Lane, Leeds LS1 4AB"),
    )
    assert (
        value(only(*head, (60, 104, "14.05.2026 08:15"), *GOODS, *TAKEN, (60, 320, "Thank you")), "supplier_name")
        == "THE MUG HOUSE"
    )


def test_a_forms_values_stand_behind_a_column_of_colons() -> None:
    form = (("CLIENT", "Marrow Hall Ltd"), ("TIN", "118-447-204"), ("ADDRESS", "4 Hill Road, York YO1 7AA"))
    rows = tuple(
        line for i, (label, said) in enumerate(form)
        for line in ((60, 140 + 14 * i, label), (260, 140 + 14 * i, ":"), (275, 140 + 14 * i, said))
    )  # fmt: skip
    record = only(*SELLER, (60, 110, "SERVICE INVOICE", 16), *rows, *ROWS)
    assert value(record, "buyer_name") == "Marrow Hall Ltd"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("2025 0447", "2025 0447"),
        ("12 / 2025", "12 / 2025"),
        ("10 447", "10 447"),
        ("A 4471", "A 4471"),
        ("12 2025", "12"),  # a month and its year
        ("1 / 2", "1"),  # a page of two
        ("32,118 L", None),
    ],
)
def test_a_number_in_two_parts_is_all_that_stands_behind_its_label(printed: str, number: str | None) -> None:
    record = bill((60, 110, "INVOICE", 16), (60, 140, "Invoice No."), (160, 140, printed), (60, 160, "Date 3 May 2026"))
    assert value(record, "invoice_number") == number


def test_a_months_name_amid_a_number_is_no_day() -> None:
    assert not find_dates("FS 118/MAG/03/2025")
    assert not find_dates("FS 18/MAG/03/2025")
    assert [d.readings[0].value.isoformat() for d in find_dates("Mag 3, 2025")] == ["2025-05-03"]
    assert [d.readings[0].value.isoformat() for d in find_dates("18/mag/2025")] == ["2025-05-18"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Sale 118447", "118447"),
        ("Ref 118447", None),  # a card's
        ("SLIP 118/0447", "118/0447"),
    ],
)
def test_a_tills_number_over_its_day_and_time(line: str, number: str | None) -> None:
    record = only(*SELLER, (60, 90, line), (60, 104, "14.05.2026 08:15"), *GOODS, *TAKEN, (60, 320, "Thank you"))
    assert value(record, "invoice_number") == number


def test_the_letters_of_a_series_lead_to_its_number() -> None:
    head: tuple[Line, ...] = (*SELLER, (60, 80, "TIQUE"), (60, 94, "Serie A Nro 0003-000123"))
    slip: tuple[Line, ...] = (
        (60, 108, "Fecha 14/05/2026 Hora 18:40"),
        (60, 140, "PAN DE MESA"),
        (220, 140, "8,50"),
        (60, 190, "TOTAL A PAGAR"),
        (220, 190, "8,50"),
        (60, 204, "EFECTIVO"),
        (220, 204, "10,00"),
        (60, 218, "VUELTO"),
        (220, 218, "1,50"),
    )
    assert value(only(*head, *slip), "invoice_number") == "0003-000123"
    assert value(only(*head[:-1], (60, 94, "Caja A Nro 0003-000123"), *slip), "invoice_number") is None


def test_a_receipt_for_an_order_may_have_no_other_number() -> None:
    head: tuple[Line, ...] = (*SELLER, (60, 110, "Betaalbewijs bestelling #TK-4471", 12), (60, 140, "Datum 3 mei 2026"))
    goods: tuple[Line, ...] = (
        (60, 300, "Garen met zijde van het huis"),
        (400, 300, "8,50"),
        (60, 320, "Totaal te betalen"),
        (400, 320, "8,50"),
    )
    assert value(only(*head, *goods), "invoice_number") == "TK-4471"
    assert value(only(*head, (60, 160, "Bonnummer R-118"), *goods), "invoice_number") == "R-118"
