"""Days of one paper that lie a year before its day of issue: who changes a date changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import CONFIG, LIST, Sheet, draw, verdicts

if TYPE_CHECKING:
    from pathlib import Path


def _asked(root: Path, *facts: str, below: tuple[str, ...] = ()) -> str:
    (root / "documents").mkdir(parents=True)
    (root / "flagged.csv").write_text(LIST, encoding="utf-8")
    (root / "case.toml").write_text(CONFIG, encoding="utf-8")
    draw(
        root / "documents" / "a.pdf",
        Sheet(facts=("Invoice No: NT-20417", "Invoice date: 14 March 2026", *facts), below=below),
    )
    found = verdicts(root)[0]
    return found.verdict


@pytest.mark.parametrize("fact", ["Payment due: 13 April 2025", "Delivery date: 12 March 2025"])
def test_a_day_of_the_year_before_is_reviewed(fact: str, tmp_path: Path) -> None:
    assert _asked(tmp_path / "case", fact) == "review"


@pytest.mark.parametrize(
    "fact",
    [
        "Payment due: 13 April 2026",
        "Delivery date: 12 March 2026",
        "Order date: 2 April 2025",
        "Payment due: 1 February 2026",
    ],
)
def test_other_days_are_not(fact: str, tmp_path: Path) -> None:
    assert _asked(tmp_path / "case", fact) == "covered"


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Printed on 14 March 2025 at 16:02", "review"),
        ("Payment received on 20 March 2025", "review"),
        ("Printed on 15 March 2026 at 16:02", "covered"),
        ("Terms and conditions of 1 March 2025 apply.", "covered"),
        ("Total pieces: 12", "review"),
        ("Total pieces: 40", "covered"),
        ("Total quantity: 2 cartons", "covered"),
    ],
)
def test_what_the_foot_says(line: str, verdict: str, tmp_path: Path) -> None:
    assert _asked(tmp_path / "case", below=(line,)) == verdict
