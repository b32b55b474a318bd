"""Every fixture case through the command line: accepted verdicts, reasons, unreadable files, boxes on their words."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "cases"
TRUTH: dict[str, Any] = json.loads((CASES / "truth.json").read_text(encoding="utf-8"))
WORDS: dict[str, Any] = json.loads((CASES / "words.json").read_text(encoding="utf-8"))
DRAWN = {"new-supplier-forward", "codici-it", "broken"}  # without scans, quick
EVERY = [pytest.param(c, marks=() if c in DRAWN else (pytest.mark.slow, pytest.mark.timeout(900))) for c in TRUTH]


@cache
def report(case: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = [
            sys.executable,
            "-m",
            "evidence",
            "check",
            str(CASES / case),
            "--out",
            str(out),
            "--no-cache",
            "--quiet",
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=880, check=False)
        assert (out / "report.json").is_file(), f"exit {done.returncode}: {done.stderr[-500:]}"
        return {"exit": done.returncode, **json.loads((out / "report.json").read_text(encoding="utf-8"))}


def answers(case: str) -> dict[str, Any]:
    return {entry["asin"]: entry for entry in report(case)["asins"]}


@pytest.mark.parametrize("case", EVERY)
def test_every_verdict_is_accepted_and_none_falsely_covered(case: str) -> None:
    got = {asin: entry["verdict"] for asin, entry in answers(case).items()}
    want = {asin: told["verdicts"] for asin, told in TRUTH[case]["asins"].items()}
    false = [a for a, verdict in got.items() if verdict == "covered" and "covered" not in want[a]]
    wrong = {
        a: (got.get(a), want[a], [r["rule"] for r in answers(case).get(a, {}).get("reasons", [])])
        for a in want
        if got.get(a) not in want[a]
    }
    assert not false, f"false covered: {false}"
    assert not wrong
    assert set(got) == set(want)


@pytest.mark.parametrize("case", EVERY)
def test_the_rule_that_decides_is_named(case: str) -> None:
    unnamed = {}
    for asin, want in TRUTH[case]["asins"].items():
        rules = {r["rule"] for r in answers(case)[asin]["reasons"]}
        if want["reasons_any"] and not rules & set(want["reasons_any"]):
            unnamed[asin] = (want["reasons_any"], sorted(rules))
    assert not unnamed


@pytest.mark.parametrize("case", EVERY)
def test_unreadable_files_are_reported_and_no_others(case: str) -> None:
    failed = {Path(d["path"]).name for d in report(case)["documents"] if d["status"] == "failed"}
    assert failed == set(TRUTH[case]["unreadable"])
    assert all(d["error"] for d in report(case)["documents"] if d["status"] == "failed")
    assert (report(case)["exit"] == 3) == bool(failed)


@pytest.mark.parametrize("case", EVERY)
def test_fields_of_drawn_papers_are_right(case: str) -> None:
    got: dict[str, Any] = {}
    for document in report(case)["documents"]:
        got.setdefault(Path(document["path"]).name, document["fields"])
    wrong = {
        (name, field): ((got[name].get(field) or {}).get("value"), value)
        for name, fields in TRUTH[case]["documents"].items()
        for field, value in fields.items()
        if field == "invoice_date" and name.endswith(".pdf")
        if str((got[name].get(field) or {}).get("value")) != value
    }
    assert not wrong


def within(point: tuple[float, float], box: list[float], slack: float = 1.0) -> bool:
    return box[0] - slack <= point[0] <= box[2] + slack and box[1] - slack <= point[1] <= box[3] + slack


def middle(box: list[float]) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def around(boxes: list[list[float]]) -> list[float]:
    return [min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)]


def misplaced(case: str, entry: dict[str, Any], proof: dict[str, Any]) -> str | None:
    """Say what is wrong with the box of one proof, None when it lies on its line's words and little else."""
    paths = {d["id"]: d["path"] for d in report(case)["documents"]}
    name = Path(paths[proof["document"]]).name
    lines = WORDS[case].get(name, {})
    words = [box for page, box in lines.get(entry["asin"], ()) if page == proof["page"]]
    if not words:
        return f"{entry['asin']}: nothing of it on page {proof['page']} of {name}"
    box = proof["box"]
    if not any(within(middle(word), box) for word in words):
        return f"{entry['asin']}: box {box} misses its words in {name}"
    others = [w for asin, boxes in lines.items() if asin != entry["asin"] for page, w in boxes if page == proof["page"]]
    # On a photo that is askew the level box around a row holds words of its neighbours: so does that of its own words.
    row = around(words)
    apart = [w for w in others if w not in words and not within(middle(w), row)]
    if any(within(middle(word), box, -1.0) for word in apart):
        return f"{entry['asin']}: box {box} covers another item's words in {name}"
    return None


@pytest.mark.parametrize("case", EVERY)
def test_every_box_lies_on_the_words_it_is_about(case: str) -> None:
    found = [
        misplaced(case, entry, proof)
        for entry in answers(case).values()
        for proof in entry["evidence"]
        if proof["state"] == "accepted"
    ]
    assert not [text for text in found if text]
