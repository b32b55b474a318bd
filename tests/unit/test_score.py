"""scripts/score: when two values are the same, and what the comparison of two versions tells."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from scripts.scoring.alike import alike
from scripts.scoring.difference import Paper, changes, report, shares
from scripts.scoring.versions import VersionError, code_of, found_by

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("field", "found", "wanted", "same"),
    [
        ("supplier_name", "Brightwell Trading Ltd", "BRIGHTWELL TRADING LIMITED", True),
        ("supplier_name", "Müller Werkzeuge GmbH", "Muller Werkzeuge", True),
        ("supplier_name", "Brightwell Trading Ltd", "Harrow Supplies Ltd", False),
        ("supplier_name", "", "Ltd", False),
        ("invoice_date", "2026-03-04", "2026-03-04T00:00:00", True),
        ("invoice_date", "2026-03-04", "2026-04-03", False),
        ("total", "1,810.46", "1810.464", True),
        ("total", "1810.46", "1810.47", False),
        ("total", "about ten", "10.00", False),
        ("supplier_phone", "+44 20 7946 0123", "(020) 7946 0123", True),
        ("supplier_phone", "020 7946 0123", "020 7946 0124", False),
        ("supplier_phone", "-", "none", False),
        ("supplier_website", "https://www.brightwell.example/shop", "Brightwell.example", True),
        ("supplier_website", "brightwell.example", "harrow.example", False),
        ("supplier_website", "[www.a.example", "[www.b.example", False),
        ("invoice_number", "INV 33-37", "inv-3337", True),
        ("invoice_number", "INV-3337", "INV-3338", False),
    ],
)
def test_values_are_compared_by_what_they_mean(field: str, found: str, wanted: str, *, same: bool) -> None:
    assert alike(field, found, wanted) is same


_PAPERS = (
    Paper("a.pdf", "invoice", "x", {"total": "1.00"}),
    Paper("b.pdf", "invoice", "x", {"total": "2.00"}),
    Paper("c.pdf", "invoice", "y", {"total": "3.00"}),
    Paper("d.pdf", "receipt", "z", {"total": "4.00"}),
)
_BEFORE = {"a.pdf": {"total": "1.00"}, "b.pdf": {"total": "9.00"}, "c.pdf": {}, "d.pdf": {"total": "5.00"}}
_AFTER = {"a.pdf": {"total": "7.00"}, "b.pdf": {"total": "9.00"}, "c.pdf": {"total": "3.00"}}


def test_each_vendor_counts_once() -> None:
    found = shares(_PAPERS, _BEFORE)
    assert found["invoice", "total"] == {"right": 0.25, "wrong": 0.25, "none": 0.5}
    assert found["receipt", "total"] == {"right": 0.0, "wrong": 1.0, "none": 0.0}


def test_each_value_gained_or_lost_is_told_once() -> None:
    assert changes(_PAPERS, _BEFORE, _AFTER) == [
        "changed d.pdf total: '5.00' (wrong) > '' (none), true is '4.00'",
        "gained  c.pdf total: '' (none) > '3.00' (right), true is '3.00'",
        "lost    a.pdf total: '1.00' (right) > '7.00' (wrong), true is '1.00'",
    ]


def test_the_report_shows_figures_before_and_after() -> None:
    lines = list(report(_PAPERS, _BEFORE, _AFTER))
    assert lines[1].split() == ["invoice", "total", "0.250", ">", "0.500", "0.250", ">", "0.500", "0.500", ">", "0.000"]
    assert list(report(_PAPERS, _AFTER, _AFTER))[-1] == "no value changed its mark"


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", "-C", str(folder), *who, *arguments), check=True, capture_output=True)


def test_a_revision_that_cannot_be_run_is_told_in_one_sentence(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    _git(root, "init", "--quiet")
    (root / "README.md").write_text("Nothing yet.\n", encoding="utf-8")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message=Begin")
    with pytest.raises(VersionError, match="git knows no 'v9' here"), code_of(root, "v9"):
        pass
    with pytest.raises(VersionError, match="holds no program yet"), code_of(root, "HEAD"):
        pass
    (root / "evidence").mkdir()
    (root / "evidence" / "__init__.py").touch()
    (root / "evidence" / "__main__.py").write_text("raise SystemExit('too old')\n", encoding="utf-8")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message=A program that cannot extract")
    with (
        code_of(root, "HEAD") as code,
        pytest.raises(VersionError, match=r"cannot extract documents \(exit 1: too old\)"),
    ):
        found_by(code, tmp_path / "manifest.jsonl", (), tmp_path / "work")
