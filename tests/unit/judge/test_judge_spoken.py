"""What a sentence below a table says of one of its lines: asked of that line, by its number, its whole name or its noun, and of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import verdicts
from trap_papers import Case, Change, folder_of

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Verdict

TWO = ("@", "#")  # the flagged goods, then linen towels
TOTAL = "Total GBP 300.00"


def _answered(
    tmp_path: Path, *below: str, rows: tuple[str | tuple[str, ...], ...] = TWO, total: str = TOTAL
) -> Verdict:
    case = Case(land="en", layout=0, page=Change(rows=rows, total=total, below=below))
    (found,) = verdicts(folder_of(tmp_path / "case", case, "spoken"))
    return found


@pytest.mark.parametrize(
    "said",
    [
        "Item 1 is out of stock.",
        "Position 1 was not delivered.",
        "Out of stock: Corvane dish rack 45 cm.",
        "The 40 racks were taken back on 20 May 2026.",
    ],
)
def test_what_is_said_of_a_line_holds_it(said: str, tmp_path: Path) -> None:
    assert _answered(tmp_path, said).verdict == "review"


@pytest.mark.parametrize("said", ["Item 2 is out of stock.", "Out of stock: Linen tea towel."])
def test_what_is_said_of_another_line_does_not(said: str, tmp_path: Path) -> None:
    assert _answered(tmp_path, said).verdict == "covered"


@pytest.mark.parametrize(
    ("back", "total", "verdict"),
    [
        (("Returned: Linen tea towel", "", "", "-10", "4.00", "-40.00"), "Total GBP 260.00", "covered"),
        (("Pallets returned", "", "", "-2", "3.00", "-6.00"), "Total GBP 294.00", "covered"),
        (("Pallets returned", "", "", "-2", "6.50", "-13.00"), "Total GBP 287.00", "review"),  # at the rack's own price
        (("Returned", "", "", "-10", "6.50", "-65.00"), "Total GBP 235.00", "review"),  # of what?
    ],
)
def test_a_line_without_a_code_that_says_of_what_takes_back_that(
    back: tuple[str, ...], total: str, verdict: str, tmp_path: Path
) -> None:
    assert _answered(tmp_path, rows=("@", "#", back), total=total).verdict == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Bought for the account of Norvel Stores Ltd.", "review"),
        ("End customer: Norvel Stores Ltd, who is invoiced separately.", "review"),
        ("Signed on behalf of Calder & Finch Wholesale Ltd.", "covered"),
    ],
)
def test_a_dealing_for_a_company_that_is_no_party(said: str, verdict: str, tmp_path: Path) -> None:
    assert _answered(tmp_path, said).verdict == verdict
