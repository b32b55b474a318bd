"""The table over a batch: every case a row, hostile names stay text, what needs work first."""

from __future__ import annotations

import csv
import re
from datetime import date
from typing import TYPE_CHECKING

from evidence.model import Portfolio, PortfolioRow
from evidence.report.portfolio import write_portfolio

if TYPE_CHECKING:
    from pathlib import Path

PORTFOLIO = Portfolio(
    root="clients",
    rows=(
        PortfolioRow(name="anna", folder="anna", covered=2, missing=1, documents=4, mend="match.none", mend_items=1),
        PortfolioRow(name="=cmd()", folder="b/<script>alert(1)</script>", error="<b>case.toml</b>: unknown key"),
        PortfolioRow(name="carl", folder="carl", covered=3, documents=2),
        PortfolioRow(name="dora", folder="dora", review=1, failed=2, answer_by=date(2026, 12, 1)),
    ),
)


def page(tmp_path: Path, language: str | None = None) -> str:
    write_portfolio(PORTFOLIO, tmp_path, language)
    return (tmp_path / "portfolio.html").read_text("utf-8")


def test_csv_has_a_row_a_case_and_no_formula(tmp_path: Path) -> None:
    write_portfolio(PORTFOLIO, tmp_path)
    rows = list(csv.reader((tmp_path / "portfolio.csv").read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows] == ["case", "anna", "'=cmd()", "carl", "dora"]
    assert rows[1][1:7] == ["2", "0", "0", "1", "4", "0"]


def test_html_shows_hostile_text_as_text(tmp_path: Path) -> None:
    told = page(tmp_path)
    assert "<script>" not in told
    assert "<b>case.toml" not in told
    assert "5 of 7 flagged items proven in 4 cases" in told
    assert 'href="anna/report.html"' in told


def test_what_needs_work_stands_first_by_the_day_to_answer(tmp_path: Path) -> None:
    rows = re.findall(r'<th scope="row">(?:<a [^>]*>)?([^<\n]+)', page(tmp_path))
    assert rows == ["=cmd()", "dora", "anna", "carl"]


def test_all_cases_together_are_told_above_the_table(tmp_path: Path) -> None:
    badges = re.findall(r'<li class="badge (\w+)">([^<]+)', page(tmp_path))
    assert badges == [
        ("covered", "one case ready"),
        ("review", "2 cases with something to fix"),
        ("missing", "one case not run"),
        ("insufficient", "2 files not read"),
    ]


def test_one_language_for_all_cases(tmp_path: Path) -> None:
    told = page(tmp_path, "fr")
    assert "(1 article)" in told
    assert "Find or request" not in told
