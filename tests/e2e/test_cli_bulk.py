"""Batch, status, purge and watch as an agency calls them."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from evidence.pipeline.watch import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

NOTICE = """Hello,

We removed these products on November 3, 2026. Please send invoices within 10 days.
"""


@pytest.fixture
def root(case: Path, tmp_path: Path) -> Path:
    """Two clients of one case each, and one whose list is wrong."""
    root = tmp_path / "clients"
    shutil.copytree(case, root / "anna")
    shutil.move(case, root / "bert")
    (root / "bert" / "documents" / "broken.pdf").write_bytes(b"%PDF-1.7 cut short")
    (root / "carl").mkdir()
    (root / "carl" / "flagged.csv").write_text("asin\nB0X4KQ81ZD\n", encoding="utf-8")
    return root


def files(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_a_batch_its_state_and_its_end(root: Path, tmp_path: Path, evidence: Run) -> None:
    cache = ("--cache-dir", tmp_path / "cache")
    out = tmp_path / "out"
    planned = evidence("batch", root, "--out", out, "--dry-run")
    assert planned.returncode == 0
    assert [line.split(":")[0] for line in planned.stdout.splitlines()] == ["anna", "bert", "carl"]
    assert not out.exists()

    done = evidence("batch", root, "--out", out, "--jobs", 1)
    assert done.returncode == 2, done.stderr  # carl gives no date
    rows = {r["case"]: r for r in csv.DictReader((out / "portfolio.csv").read_text("utf-8-sig").splitlines())}
    assert [rows[n]["covered"] for n in ("anna", "bert", "carl")] == ["2", "2", "0"]
    assert rows["bert"]["failed"] == "1"
    assert "notified" in rows["carl"]["error"]
    first = files(out)
    assert not [name for name in first if ".evidence" in name]

    told = evidence("status", root, *cache)
    assert "anna: done" in told.stdout
    assert "1 failed" in told.stdout
    assert "broken.pdf" in told.stdout
    assert "carl: failed" in told.stdout

    again = evidence("batch", root, "--out", out, "--jobs", 1, "--only-changed")
    assert "anna: unchanged" in again.stderr
    assert files(out) == first
    (root / "anna" / "documents" / "note.txt").write_text("Invoice 7", encoding="utf-8")
    again = evidence("batch", root, "--out", out, "--jobs", 1, "--only-changed")
    assert "anna: unchanged" not in again.stderr
    assert "bert: unchanged" in again.stderr

    (out / "anna" / "mine.txt").write_text("kept", encoding="utf-8")
    gone = evidence("purge", root / "anna", "--yes", *cache)
    assert gone.returncode == 0, gone.stderr
    assert [p.name for p in (out / "anna").rglob("*")] == ["mine.txt"]
    assert (out / "bert" / "report.json").exists()
    assert (root / "anna" / "documents" / "invoice.pdf").exists()
    assert "anna" not in evidence("status", root, *cache).stdout
    assert all(b"clients/anna" not in p.read_bytes() for p in (tmp_path / "cache").rglob("*") if p.is_file())


def test_fail_fast_begins_nothing_after_a_failure(root: Path, tmp_path: Path, evidence: Run) -> None:
    shutil.move(root / "carl", root / "aaron")
    for number in range(20):  # more than run side by side
        shutil.copytree(root / "aaron", root / f"z{number:02}")
    done = evidence("batch", root, "--out", tmp_path / "out", "--jobs", 1, "--fail-fast")
    assert done.returncode == 2
    rows = list(csv.DictReader((tmp_path / "out" / "portfolio.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 23
    assert "--fail-fast" in rows[-1]["error"]


def test_watching_waits_until_files_have_settled(tmp_path: Path) -> None:
    paper = tmp_path / "a.pdf"
    seen: list[int] = []

    def changes() -> Iterator[None]:
        paper.write_bytes(b"half")
        yield
        yield  # nothing new
        paper.write_bytes(b"all of it")
        yield

    for _ in watched(tmp_path, 0.1, tmp_path / "out", changes()):
        seen.append(paper.stat().st_size if paper.exists() else 0)
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / "out" / f"{len(seen)}.json").write_bytes(b"results are no papers")
    assert seen == [0, 4, 9]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_a_new_paper_renews_the_report(case: Path, tmp_path: Path) -> None:
    out, invoice = tmp_path / "out", case / "documents" / "invoice.pdf"
    later = invoice.read_bytes()
    invoice.unlink()
    command = [sys.executable, "-m", "evidence", "watch", case, "--out", out, "--settle", "0.5", "--no-cache"]
    watching = subprocess.Popen([*map(str, command)], stderr=subprocess.DEVNULL)
    try:
        _until((out / "report.json").exists)
        assert b'"covered": 0' in (out / "report.json").read_bytes()
        invoice.write_bytes(later)
        _until(lambda: b'"covered": 2' in (out / "report.json").read_bytes())
        os.kill(watching.pid, signal.SIGINT)
        assert watching.wait(60) == 130
    finally:
        watching.kill()
        watching.wait()


def _until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 240
    while not there():
        assert time.monotonic() < end
        time.sleep(0.5)
