"""The other commands as a user runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Evidence = Callable[..., subprocess.CompletedProcess[str]]

HEAVY = {"pymupdf", "numpy", "onnxruntime", "tesserocr", "lxml", "PIL", "rich", "jinja2", "msgspec", "pebble"}


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, evidence.cli; print(' '.join(m for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_version(evidence: Evidence) -> None:
    assert evidence("--version").stdout.startswith("evidence, version ")


def test_extract_gives_one_line_a_document(case: Path, evidence: Evidence, tmp_path: Path) -> None:
    (case / "documents" / "empty.png").write_bytes(b"")
    out = tmp_path / "fields.jsonl"
    done = evidence("extract", case / "documents", "--out", out)
    assert done.returncode == 3
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["status"] for row in rows] == ["failed", "ok"]
    fields = rows[1]["fields"]
    assert fields["invoice_number"]["value"] == "NT-20417"
    assert fields["invoice_date"]["value"] == "2026-03-14"
    assert fields["supplier_name"]["value"] == "Northfield Trading Ltd"
    assert fields["buyer_name"]["value"] == "Harrow Goods Ltd"
    assert fields["total"]["value"] == "210.00"
    assert [i["quantity"] for i in rows[1]["line_items"]] == [40, 10]


def test_extract_to_stdout_keeps_talk_apart(case: Path, evidence: Evidence) -> None:
    done = evidence("extract", case / "documents" / "invoice.pdf")
    assert done.returncode == 0
    assert json.loads(done.stdout)["status"] == "ok"


def test_extract_of_nothing_is_two(tmp_path: Path, evidence: Evidence) -> None:
    assert evidence("extract", tmp_path / "nowhere.pdf").returncode == 2


def test_verify_finds_an_altered_copy(case: Path, evidence: Evidence) -> None:
    evidence("check", case)
    out = case.with_name("my-case-evidence")
    assert evidence("verify", out).returncode == 0
    assert evidence("verify", out, "--originals", case).returncode == 0
    copy = next((out / "highlighted").rglob("*.pdf"))
    body = bytearray(copy.read_bytes())
    body[len(body) // 3] ^= 0xFF
    copy.write_bytes(bytes(body))
    done = evidence("verify", out)
    assert done.returncode == 1
    assert copy.name in done.stderr


def test_doctor_tells_what_reads(evidence: Evidence) -> None:
    done = evidence("doctor")
    assert done.returncode == 0
    assert "eng" in done.stdout


@pytest.mark.slow
def test_demo_reads_digital_scan_and_photo(evidence: Evidence, tmp_path: Path) -> None:
    done = evidence("demo", "--out", tmp_path / "demo")
    assert done.returncode in {1, 3}, done.stderr
    found = json.loads((tmp_path / "demo" / "report.json").read_text("utf-8"))
    assert {a["verdict"] for a in found["asins"]} >= {"covered", "missing"}
    assert any(
        "tesseract" in d["read_by"].lower() or "pp-ocr" in d["read_by"].lower()
        for d in found["documents"]
        if d["read_by"]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the time of child processes is told on POSIX alone")
def test_help_costs_less_than_three_tenths_of_a_second() -> None:
    spent = []
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, "-m", "evidence", "--help"], capture_output=True, check=True)
        after = os.times()
        spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(spent) < 0.3
