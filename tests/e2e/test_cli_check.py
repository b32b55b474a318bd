"""`evidence check` as a user runs it: files, exit codes, messages, refusals."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[Path], Path]
    Evidence = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).resolve().parents[2]


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def report(folder: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return loaded


def verdicts(folder: Path) -> dict[str, str]:
    return {a["asin"]: a["verdict"] for a in json.loads((folder / "report.json").read_text("utf-8"))["asins"]}


def test_everything_covered_is_zero_and_all_files_stand_beside_the_case(case: Path, evidence: Evidence) -> None:
    before = tree(case)
    done = evidence("check", case)
    assert done.returncode == 0, done.stderr
    out = case.with_name("my-case-evidence")
    assert verdicts(out) == {"B0X4KQ81ZD": "covered", "B0X7M2OTRI": "covered"}
    expected = {"report.json", "report.html", "coverage.csv", "coverage.xlsx", "cover.pdf", "documents.jsonl"}
    assert expected | {"manifest.json", "highlighted"} <= {p.name for p in out.iterdir()}
    assert tree(case) == before
    assert {p.name for p in case.parent.iterdir()} == {"my-case", "my-case-evidence", "cache"}


def test_report_json_keeps_its_schema(case: Path, evidence: Evidence) -> None:
    evidence("check", case)
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
    jsonschema.validate(report(case.with_name("my-case-evidence")), schema)


def test_plain_lines_away_from_a_terminal_and_nothing_on_stdout(case: Path, evidence: Evidence) -> None:
    done = evidence("check", case)
    assert "1/1 documents/invoice.pdf: done" in done.stderr
    assert "covered 2" in done.stderr
    assert done.stdout == ""


def test_a_case_without_papers_says_where_they_go(case: Path, evidence: Evidence) -> None:
    for paper in (case / "documents").iterdir():
        paper.unlink()
    done = evidence("check", case)
    assert done.returncode == 1
    assert "put invoices into the folder documents" in done.stderr
    page = (case.with_name("my-case-evidence") / "report.html").read_text("utf-8")
    assert "put invoices into the folder documents" in page


def test_quiet_says_nothing(case: Path, evidence: Evidence) -> None:
    done = evidence("check", case, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_gap_is_one(case: Path, evidence: Evidence) -> None:
    with (case / "flagged.csv").open("a", encoding="utf-8") as flagged:
        flagged.write("B0Y15SB8G6,Filter basket,5\n")
    assert evidence("check", case).returncode == 1
    assert verdicts(case.with_name("my-case-evidence"))["B0Y15SB8G6"] == "missing"


@pytest.mark.parametrize(
    ("name", "body"),
    [("empty.pdf", b""), ("broken.pdf", b"%PDF-1.7\nnothing more"), ("letter.pdf", b"Dear Sirs, this is text.")],
)
def test_an_unreadable_paper_is_three_and_stands_in_the_report(
    case: Path, evidence: Evidence, name: str, body: bytes
) -> None:
    (case / "documents" / name).write_bytes(body)
    done = evidence("check", case)
    assert done.returncode == 3
    out = case.with_name("my-case-evidence")
    documents = json.loads((out / "report.json").read_text("utf-8"))["documents"]
    row = next(d for d in documents if d["path"] == f"documents/{name}")
    assert row["status"] == "failed"
    assert row["error"]
    assert verdicts(out)["B0X4KQ81ZD"] == "covered"


def test_an_unknown_key_is_two_and_named(case: Path, evidence: Evidence) -> None:
    (case / "case.toml").write_text("notified_on = 2026-11-03\nwindow_dayz = 90\n", encoding="utf-8")
    done = evidence("check", case)
    assert done.returncode == 2
    assert "case.toml" in done.stderr
    assert "window_dayz" in done.stderr
    assert not case.with_name("my-case-evidence").exists()


def test_no_date_at_all_is_asked_for(case: Path, evidence: Evidence) -> None:
    (case / "case.toml").unlink()
    done = evidence("check", case)
    assert done.returncode == 2
    assert "--notified-on" in done.stderr
    assert evidence("check", case, "--notified-on", "2026-11-03").returncode == 0


def test_a_list_without_asins_names_the_file(case: Path, evidence: Evidence) -> None:
    (case / "flagged.csv").write_text("product\nTeapot\n", encoding="utf-8")
    done = evidence("check", case)
    assert done.returncode == 2
    assert "flagged.csv" in done.stderr


def test_a_case_that_is_not_there_is_two(tmp_path: Path, evidence: Evidence) -> None:
    assert evidence("check", tmp_path / "nowhere").returncode == 2


@pytest.mark.parametrize("place", ["", "documents", "documents/out", "documents/../documents/x"])
def test_an_output_among_the_papers_is_refused(case: Path, evidence: Evidence, place: str) -> None:
    before = tree(case)
    done = evidence("check", case, "--out", case / place)
    assert done.returncode == 2
    assert tree(case) == before


def test_bytes_do_not_depend_on_jobs_or_cache(case: Path, evidence: Evidence, draw: Draw, tmp_path: Path) -> None:
    draw(case / "documents" / "ünïcode näme (2).pdf")
    draw(case / "documents" / "deep" / "invoice.pdf")
    evidence("check", case, "--out", tmp_path / "one", "--jobs", "1", "--no-cache")
    evidence("check", case, "--out", tmp_path / "two", "--jobs", "2")
    evidence("check", case, "--out", tmp_path / "three", "--jobs", "2")
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "three")


def test_the_same_paper_twice_counts_once(case: Path, evidence: Evidence, draw: Draw) -> None:
    draw(case / "documents" / "copy.pdf")
    (case / "flagged.csv").write_text("asin,units_sold\nB0X4KQ81ZD,60\n", encoding="utf-8")
    assert evidence("check", case).returncode == 1
    assert verdicts(case.with_name("my-case-evidence"))["B0X4KQ81ZD"] == "insufficient"


def test_the_readme_example_runs(case: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 1
    script = tmp_path / "example.py"
    script.write_text(blocks[0], encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=case.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert verdicts(case.with_name("my-case-evidence"))["B0X4KQ81ZD"] == "covered"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a POSIX signal here")
def test_ctrl_c_is_130_and_writes_nothing(case: Path, draw: Draw) -> None:
    for number in range(40):
        draw(case / "documents" / f"{number}.pdf")
    command = [sys.executable, "-m", "evidence", "check", str(case), "--jobs", "1", "--no-cache"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "1/41" in line:
                break
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
        code = running.wait(30)
    assert code == 130, rest
    assert "Traceback" not in rest
    assert not case.with_name("my-case-evidence").exists()
