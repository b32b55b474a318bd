"""Fields of counter slips: whose number is told, what a sum is without a word, which date is the paper's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import Line, only, page, paper, value

from evidence.extract import extract
from evidence.values.contacts import is_helpline
from evidence.values.dates import find_dates
from evidence.values.registers import find_vat_ids

if TYPE_CHECKING:
    from evidence.model import Record

SHOP: tuple[Line, ...] = ((60, 40, "Quill Stores Ltd", 14), (60, 60, "12 Mill Lane, Leeds LS1 4AB"))
ROWS: tuple[Line, ...] = (
    (60, 140, "INK BLACK"), (220, 140, "8.50"), (60, 154, "NIBS"), (220, 154, "4.00"), (60, 168, "BLOTTER"), (220, 168, "2.00"),
)  # fmt: skip


def till(*lines: Line, head: tuple[Line, ...] = SHOP, foot: float = 320) -> Record:
    """Return the record of a narrow column of print."""
    return only(*head, *lines, *ROWS, (60, foot, "Thank you"))


@pytest.mark.parametrize("order", [(76, 260), (260, 76)])
def test_a_shops_own_number_comes_before_its_helpline(order: tuple[int, int]) -> None:
    own, free = order
    record = till((60, own, "Tel 0113 496 0182"), (60, free, "Tel 0800 111 0182"))
    assert value(record, "supplier_phone") == "0113 496 0182"


def test_a_helpline_alone_is_told() -> None:
    assert value(till((60, 76, "Tel 0800 111 0182")), "supplier_phone") == "0800 111 0182"
    assert is_helpline("1-800-55-0182", ()) and not is_helpline("0113 496 0182", ("GB",))  # noqa: PT018 -- two ends of one rule


def test_lines_of_a_telephone_are_none_of_its_digits() -> None:
    assert value(till((60, 76, "Tel: 0113 496 0182 (3 lines)")), "supplier_phone") == "0113 496 0182"


@pytest.mark.parametrize("under", ["(Brightquay Catering LLC)", "Brightquay Catering LLC t/a The Mug"])
def test_the_company_under_a_brand_stands_in_brackets_or_before_it(under: str) -> None:
    head: tuple[Line, ...] = ((60, 40, "The Mug House", 16), (60, 60, under), (60, 76, "12 Mill Lane, Leeds LS1 4AB"))
    assert value(till(head=head), "supplier_name") == "Brightquay Catering LLC"


def test_a_shops_room_is_no_name() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "Two Herons Coffee"), (60, 54, "Shop 3, 48 Lygon St, Carlton VIC 3053"), (60, 68, "ABN 23 113 640 179")
    )  # fmt: skip
    sums: tuple[Line, ...] = (
        (60, 190, "Total"), (220, 190, "14.50"), (60, 204, "CASH"), (220, 204, "20.00"), (60, 218, "CHANGE"), (220, 218, "5.50")
    )  # fmt: skip
    assert value(till((60, 110, "21/08/2025 14:22"), *sums, head=head), "supplier_name") == "Two Herons Coffee"


def test_who_made_the_till_is_not_the_shop() -> None:
    head: tuple[Line, ...] = (
        (60, 40, "THE PILL BOX", 14), (60, 60, "Operated by: Narra Botica Inc."), (60, 76, "12 Mill Lane, Cainta"),
        (60, 96, "OFFICIAL RECEIPT"), (60, 110, "21/08/2025 14:22"),
    )  # fmt: skip
    sums: tuple[Line, ...] = ((60, 190, "Total"), (220, 190, "14.50"), (60, 204, "CASH"), (220, 204, "14.50"))
    maker = (60, 290, "Supplier: Tindig Till Systems Corp, TIN 007-118-229-000")
    assert value(till(*sums, maker, head=head), "supplier_name") == "Narra Botica Inc."


def test_a_column_makes_a_total_that_no_word_names() -> None:
    rows: tuple[Line, ...] = (
        (60, 100, "12 spoons at 9.50"), (300, 100, "114.00"), (60, 115, "6 bowls"), (305, 115, "72.00"),
        (60, 130, "Carriage"), (310, 130, "8.00"), (300, 145, "194.00"),
    )  # fmt: skip
    assert value(only(*SHOP, *rows), "total") == "194.00"


def test_the_one_payment_at_a_till_is_its_total() -> None:
    lines = (
        "STATION CAR PARK",
        "IN 11/02/2025 08:55",
        "OUT 11/02/2025 17:20",
        "PAID (CARD) £9.60",
        "incl. VAT 20% £1.60",
    )
    rows: list[Line] = [(60, 60 + 15 * n, text) for n, text in enumerate(lines)]
    assert value(only((60, 40, "Quill Parking Ltd", 14), *rows, (60, 290, "Queries")), "total") == "9.60"


def test_what_was_given_back_tells_what_was_to_be_paid() -> None:
    sums: tuple[Line, ...] = (
        (60, 190, "Gross"), (220, 190, "14.50"), (60, 204, "Discount"), (220, 204, "1.50"), (60, 218, "NET"), (220, 218, "13.00"),
        (60, 232, "Cash"), (120, 232, "20.00"), (170, 232, "Bal"), (220, 232, "7.00"),
    )  # fmt: skip
    assert value(till(*sums), "total") == "13.00"


def test_a_tip_comes_to_the_total_printed_above_it() -> None:
    sums: tuple[Line, ...] = (
        (60, 190, "Amount"), (220, 190, "$14.50"), (60, 204, "Tip"), (220, 204, "3.00"), (60, 218, "Total"), (220, 218, "17.50")
    )  # fmt: skip
    assert value(till(*sums), "total") == "17.50"


@pytest.mark.parametrize(
    "line", ["21/08/2025 14:22 #004418", "21/08/2025 14:22 Nr. 004418", "Cash bill no. 004418", "Docket 004418"]
)
def test_a_tills_number_stands_behind_its_time_or_its_title(line: str) -> None:
    assert value(till((60, 110, line)), "invoice_number") == "004418"


def test_a_pads_number_stands_in_one_row_with_its_date() -> None:
    record = only(*SHOP, (60, 100, "No. 1184"), (420, 100, "Date: 21/08/2025"), *ROWS)
    assert value(record, "invoice_number") == "1184"


def test_a_houses_number_under_a_title_is_not_the_papers() -> None:
    record = till((60, 94, "Tax Invoice", 14), (60, 112, "18 Esplanade"), (60, 126, "Cairns"))
    assert all(f.confidence < 0.2 for f in record.founds if f.field == "invoice_number")


@pytest.mark.parametrize("foot", ["Date Issued 05/11/2021", "Tax invoice - keep for returns by 21/11/2025"])
def test_a_date_in_a_rolls_foot_is_not_the_papers(foot: str) -> None:
    sums: tuple[Line, ...] = ((60, 190, "Total"), (220, 190, "14.50"))
    assert value(till((60, 110, "21/08/2025 14:22"), *sums, (60, 290, foot)), "invoice_date") == "2025-08-21"


@pytest.mark.parametrize("text", ["21.08.25-14:22", "21/08/2025 - 14:22:03"])
def test_a_hyphen_may_stand_between_day_and_time(text: str) -> None:
    assert [str(d.readings[0].value) for d in find_dates(text)] == ["2025-08-21"]


def test_canadian_tax_ids_are_printed_in_threes() -> None:
    assert [v.value for v in find_vat_ids("HST 118 442 771 RT0001")] == ["118442771RT0001"]


def test_a_scans_tall_i_is_an_l_in_labels_and_forms() -> None:
    lines: tuple[Line, ...] = (
        (60, 40, "Lucente Bellavista S.r.I", 14),
        (60, 60, "Via Roma 12, 20121 Milano"),
        (60, 76, "TeI 02 555 0418"),
    )
    record = extract(paper(page(*lines, *ROWS, (60, 320, "Grazie"), origin="ocr")))[0]
    assert (value(record, "supplier_name") or "").endswith("S.r.l")
    assert value(record, "supplier_phone") == "02 555 0418"


def test_a_label_that_shortens_invoice_comes_before_the_tables_check() -> None:
    lines: tuple[Line, ...] = ((60, 80, "TAX INVOICE"), (60, 96, "Chk 7731"), (150, 96, "Tbl 14"), (60, 122, "Inv No: R0100027"))  # fmt: skip
    assert value(till(*lines), "invoice_number") == "R0100027"


def test_a_bare_number_stands_alone_with_its_title_whatever_parts_it_from_its_colon() -> None:
    lines: tuple[Line, ...] = ((60, 100, "TAX INVOICE", 12), (400, 100, "No."), (450, 100, ": TI-0048817"))
    assert value(only(*SHOP, *lines, *ROWS, (60, 320, "Thank you")), "invoice_number") == "TI-0048817"


def test_what_a_discount_and_taxes_make_another_total_of_is_none() -> None:
    sums = (("Gross", "14.50"), ("Disc 10%", "1.45"), ("CGST 9%", "1.17"), ("SGST 9%", "1.17"), ("Bill Amount", "15.39"))  # fmt: skip
    lines = tuple(one for n, (a, b) in enumerate(sums) for one in ((60, 190 + 14 * n, a), (220, 190 + 14 * n, b)))
    assert value(till(*lines), "total") == "15.39"


def test_an_official_receipts_number_is_its_own() -> None:
    assert (
        value(till((60, 80, "OFFICIAL RECEIPT"), (60, 96, "OR# 00118-00447182")), "invoice_number") == "00118-00447182"
    )


def test_the_only_sum_of_a_receipt_is_what_was_paid() -> None:
    lines: tuple[Line, ...] = (
        (250, 110, "OFFICIAL RECEIPT", 12), (60, 140, "Received From : Ms Ida Quill"), (60, 156, "The sum of : Ringgit Two Hundred Sixty only"), (60, 220, "RM 260.00", 12)
    )  # fmt: skip
    assert value(only(*SHOP, *lines), "total") == "260.00"


@pytest.mark.parametrize(("other", "sure"), [("280.00", False), ("281.00", True)])
def test_a_scanned_total_that_lost_its_point_is_not_sure(other: str, *, sure: bool) -> None:
    lines: tuple[Line, ...] = (*SHOP, (60, 140, "FRAME"), (220, 140, other), (60, 180, "TOTAL"), (220, 180, "28000"))
    found = extract(paper(page(*lines, origin="ocr")))[0].best("total")
    assert found is not None
    assert (found.confidence > 0.5) == sure


@pytest.mark.parametrize(("more", "told"), [("", "2026-03-09"), ("Printed 2026-03-11", None)])
def test_a_tills_only_day_is_the_sales_though_it_says_printed(more: str, told: str | None) -> None:
    lines: tuple[Line, ...] = ((60, 100, "Printed : 2026-03-09 09:12:44"), (60, 240, "TOTAL"), (220, 240, "14.50"))
    record = till(*lines, *(((60, 280, more),) if more else ()))
    found = record.best("invoice_date")
    assert (found.value if found else None) == told
