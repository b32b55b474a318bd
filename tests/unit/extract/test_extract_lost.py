"""Papers of which a part was not read: what stands beside a lost value is not told in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import Line, only, value

if TYPE_CHECKING:
    from evidence.model import Field, Record

SURE = 0.45

TILL: tuple[Line, ...] = (
    (60, 60, "No 8, Jalan Kemboja 2"), (60, 74, "43000 Kajang"), (60, 88, "GST No: 001234567890"), (60, 120, "TAX INVOICE"),
    (60, 150, "Mop head"), (60, 164, "9550011 2 X 5.30"), (300, 164, "10.60"),
    (60, 178, "Bucket 9l"), (60, 192, "9550012 1 X 7.90"), (300, 192, "7.90"),
)  # fmt: skip


def _sure(record: Record, field: Field) -> str | None:
    best = record.best(field)
    return best.value if best and best.confidence >= SURE else None


@pytest.mark.parametrize("tax", ["GST @6% included in total RM 1.05", "GST 06% included in total RM 1.05"])
def test_the_tax_in_a_total_is_none_where_the_total_was_not_read(tax: str) -> None:
    assert _sure(only(*TILL, (60, 240, tax), (60, 270, "6.11.2017 16:20")), "total") is None


def test_a_total_may_be_a_rounding_less_than_its_one_line() -> None:
    lines: tuple[Line, ...] = ((60, 150, "Mop head"), (60, 164, "9550011 1 X 7.42"), (300, 164, "7.42"), (60, 240, "TOTAL"), (300, 240, "7.40"))  # fmt: skip
    assert _sure(only(*TILL[:4], *lines), "total") == "7.40"


def test_a_tax_beside_its_base_is_no_total() -> None:
    lines: tuple[Line, ...] = (
        (60, 240, "Total Sales (Excluding GST)"), (300, 240, "17.45"), (60, 280, "Tax Code"), (200, 280, "Amt"), (300, 280, "Tax"),
        (60, 294, "Total"), (200, 294, "17.45"), (300, 294, "1.05"),
    )  # fmt: skip
    assert _sure(only(*TILL[:4], *lines), "total") != "1.05"


@pytest.mark.parametrize(
    "first",
    [
        "Kemboja Link, Taman Seroja,",
        "formerly known as",
        "(M) SDN BHD",
        "CO. (M) SDN BHD",
        "Selangor",
        "GST Reg · 001234567890",
    ],
)
def test_what_is_left_of_a_lost_letterhead_is_no_name(first: str) -> None:
    found = only((60, 46, first), *TILL, (60, 240, "TOTAL"), (300, 240, "18.50"))
    assert _sure(found, "supplier_name") is None


@pytest.mark.parametrize("first", ["Seroja Link", "D.I.N. (M) SDN BHD", "3K SDN BHD"])
def test_a_short_letterhead_is_a_name(first: str) -> None:
    assert value(only((60, 46, first), *TILL, (60, 240, "TOTAL"), (300, 240, "18.50")), "supplier_name") == first
