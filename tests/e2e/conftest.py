"""A small case drawn on the spot, and the command line as a user calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pymupdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

os.environ.update(LANGUAGE="", LC_ALL="C.UTF-8")  # what is told is compared in English, whoever runs the tests

INVOICE = (
    (50, 60, "Northfield Trading Ltd", 16),
    (50, 78, "12 Harbour Road, Leeds LS1 4AB, United Kingdom", 9),
    (50, 90, "Phone +44 113 496 0123   sales@northfield-trading.example   www.northfield-trading.example", 9),
    (50, 102, "VAT Reg No GB 123 4567 82", 9),
    (400, 60, "INVOICE", 18),
    (360, 130, "Invoice No: NT-20417", 10),
    (360, 144, "Invoice date: 14 March 2026", 10),
    (50, 130, "Bill to", 10),
    (50, 144, "Harrow Goods Ltd", 10),
    (50, 156, "3 Mill Lane, York YO1 9TX, United Kingdom", 10),
    (50, 220, "Description", 10),
    (260, 220, "ASIN", 10),
    (350, 220, "Qty", 10),
    (410, 220, "Unit price", 10),
    (500, 220, "Amount", 10),
    (50, 240, "Steel tea infuser", 10),
    (260, 240, "B0X4KQ81ZD", 10),
    (350, 240, "40", 10),
    (410, 240, "3.00", 10),
    (500, 240, "120.00", 10),
    (50, 258, "Glass teapot 1.2 l", 10),
    (260, 258, "B0X7M2OTRI", 10),
    (350, 258, "10", 10),
    (410, 258, "9.00", 10),
    (500, 258, "90.00", 10),
    (410, 300, "Total GBP", 10),
    (500, 300, "210.00", 10),
)


def _draw(path: Path, lines: tuple[tuple[float, float, str, float], ...] = INVOICE) -> Path:
    """Draw one digital page of (x, baseline, text, size) and save it."""
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        for x, y, text, size in lines:
            page.insert_text((x, y), text, fontsize=size)
        path.parent.mkdir(parents=True, exist_ok=True)
        document.save(path)
    return path


@pytest.fixture
def draw() -> Callable[[Path], Path]:
    """Draw one more copy of the invoice at a path."""
    return _draw


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Two flagged items, both proven by one digital invoice of March 2026."""
    folder = tmp_path / "my-case"
    _draw(folder / "documents" / "invoice.pdf")
    (folder / "flagged.csv").write_text(
        "asin,title,units_sold\nB0X4KQ81ZD,Steel tea infuser,40\nB0X7M2OTRI,Glass teapot,10\n", encoding="utf-8"
    )
    (folder / "case.toml").write_text("notified_on = 2026-11-03\n", encoding="utf-8")
    return folder


@pytest.fixture
def evidence(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line with a cache of its own, away from any terminal."""
    environment = {**os.environ, "PYTHONUTF8": "1", "EVIDENCE_DEBUG": ""}

    def run(*arguments: object, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "evidence", *map(str, arguments)]
        if arguments and arguments[0] in {"check", "extract", "demo", "batch"} and "--help" not in arguments:
            command += ["--cache-dir", str(tmp_path / "cache")]
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
        )

    return run
