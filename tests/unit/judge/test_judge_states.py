"""What stands behind a label of a paper's state, and a paper told as a sheet that somebody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import CONFIG, LIST, Sheet, draw, verdicts

from evidence.judge.reserved import is_odd

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("fact", "verdict"),
    [
        ("Mode: rehearsal", "review"),
        ("Status: shelved", "review"),
        ("Status: paid in full", "covered"),
        ("Mode: road freight", "covered"),
        ("Purpose: resale", "covered"),
        ("Status: Nuevo Leon", "covered"),
    ],
)
def test_a_state_is_one_that_invoices_have(fact: str, verdict: str, tmp_path: Path) -> None:
    (tmp_path / "flagged.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "case.toml").write_text(CONFIG, encoding="utf-8")
    draw(tmp_path / "documents" / "a.pdf", Sheet(facts=("Invoice No: NT-20417", "Invoice date: 14 March 2026", fact)))
    assert verdicts(tmp_path)[0].verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "odd"),
    [
        ("Please ignore this sheet and use the one we post on Friday", True),
        ("Bitte vernichten Sie dieses Blatt nach dem Lesen", True),
        ("This paper is made from recycled fibres", False),
        ("Please think of the environment before you print this invoice", False),
    ],
)
def test_a_paper_told_as_a_sheet_is_odd(sentence: str, odd: bool) -> None:
    assert is_odd(sentence) is odd
