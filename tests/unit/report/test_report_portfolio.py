"""The table over a batch: every case a row, hostile names stay text."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from evidence.model import Portfolio, PortfolioRow
from evidence.report.portfolio import write_portfolio

if TYPE_CHECKING:
    from pathlib import Path

PORTFOLIO = Portfolio(
    root="clients",
    rows=(
        PortfolioRow(name="anna", folder="anna", covered=2, missing=1, documents=4, first="No paper names B0X7M2OTRI."),
        PortfolioRow(name="=cmd()", folder="b/<script>alert(1)</script>", error="<b>case.toml</b>: unknown key"),
    ),
)


def test_csv_has_a_row_a_case_and_no_formula(tmp_path: Path) -> None:
    write_portfolio(PORTFOLIO, tmp_path)
    rows = list(csv.reader((tmp_path / "portfolio.csv").read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows] == ["case", "anna", "'=cmd()"]
    assert rows[1][1:7] == ["2", "0", "0", "1", "4", "0"]


def test_html_shows_hostile_text_as_text(tmp_path: Path) -> None:
    write_portfolio(PORTFOLIO, tmp_path)
    page = (tmp_path / "portfolio.html").read_text("utf-8")
    assert "<script>" not in page
    assert "<b>case.toml" not in page
    assert "2 of 3 flagged items proven in 2 cases" in page
    assert 'href="anna/report.html"' in page
