"""Days of one paper that lie a year before its day of issue: who changes a date changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
import pytest
from trade_papers import CONFIG, LIST, Sheet, draw, verdicts

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import FlaggedItem

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


@pytest.mark.parametrize(
    ("text", "origin", "verdict"),
    [
        ("20.04.20", "ocr", "covered"),  # "20.04.20: 26", a scan's torn year
        ("20.04.2020", "ocr", "review"),
        ("20.04.20", "text", "review"),
    ],
)
def test_a_delivery_of_years_before_on_a_scan_needs_its_whole_year(
    text: str, origin: Literal["ocr", "text"], verdict: str
) -> None:
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=5)), load_pack("amazon-365"))
    made = record_of(ExamplePaper(lines=(ExampleLine(asin=(ASIN,), quantity=("10",)),)))
    issued = made.best("invoice_date")
    assert issued
    delivered = msgspec.structs.replace(
        issued, field="delivery_date", value="2020-04-20", text=text, origin=origin, confidence=0.9
    )
    record = msgspec.structs.replace(made, founds=(*made.founds, delivered))
    assert judge(case, (record,), (), match(case.items, (record,))).verdicts[0].verdict == verdict
