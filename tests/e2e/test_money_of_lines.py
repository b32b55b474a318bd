"""Letters in front of digits on a line: another currency than the total's, or a lot that only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import verdicts
from trap_papers import Case, Change, folder_of, told

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("Description", "ASIN", "Lot", "Qty", "Price", "Amount")


def _paper(lot: str, price: str, amount: str) -> Case:
    return Case(land="en", page=Change(heads=HEADS, rows=(("{goods}", "{asin}", lot, "40", price, amount),)))


@pytest.mark.parametrize("lot", ["TL627", "RM1200", "KR45"])
def test_a_lot_is_no_money(lot: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", _paper(lot, "6.50", "260.00"), lot))
    assert all(v.verdict == "covered" for v in found), told(found)


@pytest.mark.parametrize(
    ("price", "amount"), [("TL6.50", "TL260.00"), ("RM 6.50", "RM 260.00"), ("6.50", "260.00 EUR")]
)
def test_other_money_than_the_total_is_asked_about(price: str, amount: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", _paper("A-44", price, amount), price))
    assert all(v.verdict != "covered" for v in found), told(found)
