"""What a paper's own structure says against a line: sums below it, units, heads of its columns, its number, its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import ASIN, EAN, LINE, LIST, OTHER, STRANGE, Sheet, answered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MISSED = ("A towel", OTHER, "", "10", "4.00", "40.00")


def asked(root: Path, sheet: Sheet, title: str = "") -> tuple[str, set[str]]:
    listed = LIST.replace("Halvorsen steel tea infuser", title) if title else LIST
    found = answered(root / "case", {"a.pdf": [sheet]}, listed)[0]
    return found.verdict, {f.rule for f in found.findings if f.status in {"fail", "unsure"}}


@pytest.mark.parametrize(
    ("below", "total"),
    [
        (("Amount payable GBP 30.00",), "Total GBP 120.00"),  # ten pieces'
        (("Amount payable EUR 30.00",), "Total GBP 120.00"),  # the same in other money
        (("VAT 20% 6.00",), "Total GBP 126.00"),  # of ten pieces
        (("Rate Net VAT", "20% 30.00 6.00"), "Total GBP 126.00"),
    ],
)
def test_sums_of_fewer_pieces_are_reviewed(below: tuple[str, ...], total: str, tmp_path: Path) -> None:
    verdict, rules = asked(tmp_path, Sheet(below=below, total=total))
    assert verdict == "review"
    assert "quantity.unbilled" in rules


@pytest.mark.parametrize(
    ("below", "total", "rows"),
    [
        (("Deposit paid 90.00", "Amount payable GBP 30.00"), "Total GBP 120.00", (LINE,)),
        (("Amount payable GBP 60.00", "Amount payable GBP 60.00"), "Total GBP 120.00", (LINE,)),  # two instalments
        (("Amount payable EUR 101.43",), "Total GBP 120.00", (LINE,)),  # the same sum
        (("VAT 20% 24.00",), "Total GBP 144.00", (LINE,)),
        (("of which VAT 20% 20.00",), "Total GBP 120.00", (LINE,)),
        (("VAT 20% 8.00",), "Total GBP 168.00", (LINE, MISSED)),  # the other line's alone
        (("Rate Net VAT", "20% 40.00 8.00"), "Total GBP 168.00", (LINE, MISSED)),
    ],
)
def test_sums_that_something_printed_leads_to_are_not(
    below: tuple[str, ...], total: str, rows: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    assert asked(tmp_path, Sheet(below=below, total=total, rows=rows)) == ("covered", set())


def test_a_line_taken_off_by_another_is_reviewed(tmp_path: Path) -> None:
    rows = (LINE, STRANGE, ("Credit for item 1", "", "", "-1", "120.00", "-120.00"))
    verdict, rules = asked(tmp_path, Sheet(rows=rows, total="Total GBP 90.00"))
    assert verdict == "review"
    assert "quantity.unbilled" in rules


@pytest.mark.parametrize(
    ("name", "count", "verdict"),
    [
        ("Halvorsen tea infuser", "40 pcs", "review"),
        ("Halvorsen tea infuser tin", "40", "review"),
        ("Halvorsen tea infuser 6s", "40 pcs", "covered"),
        ("Halvorsen tea infuser", "40 sets", "covered"),
        ("Halvorsen tea infuser", "40", "covered"),
    ],
)
def test_pieces_counted_for_packs_are_reviewed(name: str, count: str, verdict: str, tmp_path: Path) -> None:
    sheet = Sheet(rows=((name, ASIN, EAN, count, "3.00", "120.00"),))
    assert asked(tmp_path, sheet, '"Halvorsen tea infuser, pack of 6"')[0] == verdict


@pytest.mark.parametrize(
    ("head", "name", "verdict"),
    [
        ("Fits model", "Drip tray for tea", "review"),
        ("Code Halvorsen", "Brand X steel tea infuser", "review"),
        ("Your code", "Halvorsen steel tea infuser", "covered"),
    ],
)
def test_a_column_of_other_goods_codes_is_reviewed(head: str, name: str, verdict: str, tmp_path: Path) -> None:
    heads = ("Description", "Item no.", head, "Qty", "Unit price", "Amount")
    assert asked(tmp_path, Sheet(heads=heads, rows=((name, "BX-118", ASIN, "40", "3.00", "120.00"),)))[0] == verdict


@pytest.mark.parametrize(("brand", "verdict"), [("Generic", "review"), ("HALVORSEN", "covered")])
def test_another_brand_in_the_column_of_brands_is_reviewed(brand: str, verdict: str, tmp_path: Path) -> None:
    heads = ("Description", "Brand", "EAN", "Qty", "Unit price", "Amount")
    sheet = Sheet(heads=heads, rows=(("Steel tea infuser", brand, EAN, "40", "3.00", "120.00"),))
    assert asked(tmp_path, sheet)[0] == verdict


def test_a_name_with_nothing_of_the_listing_is_reviewed(tmp_path: Path) -> None:
    verdict, rules = asked(tmp_path, Sheet(rows=(("Warehousing", ASIN, "", "40", "3.00", "120.00"),)))
    assert (verdict, rules) == ("review", {"match.described"})


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (("Invoice No: PI-2026-118", "Invoice date: 14 March 2026"), "review"),
        (("Quote no.: 20417", "Date: 14 March 2026"), "review"),
        (("Invoice No: 20417", "Invoice date: 14 March 2026", "Valid until: 13 April 2026"), "review"),
        (("Invoice No: 20417", "Invoice date: 14 March 2026", "Quote no.: 118"), "covered"),
        (("Invoice No: NT-2026-118", "Invoice date: 14 March 2026"), "covered"),
        (("Invoice No: 20417", "Invoice date: 14 March 2026", "Delivery date: 11 March 2023"), "review"),
    ],
)
def test_an_offers_number_or_end_and_days_of_other_years_are_reviewed(
    facts: tuple[str, ...], verdict: str, tmp_path: Path
) -> None:
    assert asked(tmp_path, Sheet(facts=facts))[0] == verdict


def test_a_number_that_begins_as_its_supplier_is_the_suppliers(tmp_path: Path) -> None:
    supplier = ("Penrose Imports Ltd", "12 Harbour Road, Leeds LS1 4AB, United Kingdom", "Phone +44 113 496 0123")
    facts = ("Invoice No: PI-2026-118", "Invoice date: 14 March 2026")
    assert asked(tmp_path, Sheet(supplier=supplier, facts=facts))[0] == "covered"


@pytest.mark.parametrize(("first", "total", "verdict"), [("7", "912.00", "review"), ("1", "210.00", "covered")])
def test_lines_that_begin_late_are_reviewed(first: str, total: str, verdict: str, tmp_path: Path) -> None:
    heads = ("Description", "Pos.", "ASIN", "Qty", "Unit price", "Amount")
    rows = (
        (LINE[0], first, ASIN, "40", "3.00", "120.00"),
        (STRANGE[0], str(int(first) + 1), STRANGE[1], "10", "9.00", "90.00"),
    )
    assert asked(tmp_path, Sheet(heads=heads, rows=rows, total=f"Total GBP {total}"))[0] == verdict


@pytest.mark.parametrize(("note", "verdict"), [("DN-7710", "review"), ("DN-7782", "covered")])
def test_one_delivery_billed_twice_is_reviewed(note: str, verdict: str, tmp_path: Path) -> None:
    def paper(number: str, day: str, delivery: str) -> Sheet:
        return Sheet(facts=(f"Invoice No: {number}", f"Invoice date: {day}", f"Delivery note: {delivery}"))

    papers: dict[str, Sequence[Sheet]] = {
        "a.pdf": [paper("NT-20417", "14 March 2026", "DN-7710")],
        "b.pdf": [paper("NT-20533", "2 April 2026", note)],
    }
    found = answered(tmp_path / "case", papers, LIST.replace(",40\n", ",80\n"))[0]
    assert found.verdict == verdict


@pytest.mark.parametrize(("whole", "verdict"), [("8.0", "review"), ("80.0", "covered"), ("80.4", "covered")])
def test_a_weight_of_fewer_pieces_is_reviewed(whole: str, verdict: str, tmp_path: Path) -> None:
    below = ("Unit weight 2.0 lb", f"Total net weight {whole} lb")
    assert asked(tmp_path, Sheet(below=below))[0] == verdict
