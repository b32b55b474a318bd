"""An invoice whose pages are files of their own, by the command line: what is proven, what is sent, what is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from trap_papers import batch, folder_of

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Evidence = Callable[..., subprocess.CompletedProcess[str]]


def _checked(evidence: Evidence, tmp_path: Path, name: str, worn: str = "") -> tuple[Path, dict[str, object]]:
    case = batch("pages").honest.get(name) or batch("pages").trap[name]
    out = tmp_path / "out"
    done = evidence("check", folder_of(tmp_path / "case", case, name, worn), "--out", out)
    assert done.returncode in {0, 1}, done.stderr
    told: dict[str, object] = json.loads((out / "report.json").read_text("utf-8"))
    return out, told


def _verdicts(told: dict[str, object]) -> list[str]:
    return [a["verdict"] for a in told["asins"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("worn", ["", pytest.param("photo", marks=pytest.mark.slow)])
def test_two_files_prove_their_items_together(evidence: Evidence, tmp_path: Path, worn: str) -> None:
    out, told = _checked(evidence, tmp_path, "two sheets", worn)
    assert _verdicts(told) == ["covered", "covered"]
    first, last = (p.name for p in sorted((tmp_path / "case" / "documents").iterdir()))
    pair = [f"documents/{first}", f"documents/{last}"]
    documents = {d["id"]: d for d in told["documents"]}  # type: ignore[attr-defined]
    assert all(documents[d]["pages_in"] == pair for d in pair)
    assert all("415" in documents[d]["warnings"][-1] and last in documents[d]["warnings"][-1] for d in pair)
    proofs = [a["evidence"][0] for a in told["asins"]]  # type: ignore[attr-defined]
    assert [p["document"] for p in proofs] == pair
    assert [(p["page"], p["highlighted_pdf"]) for p in proofs] == [(1, documents[d]["highlighted_pdf"]) for d in pair]
    sent = {p.name: p.read_bytes() for p in (out / "upload").iterdir()}
    for number, name in ((2, first), (3, last)):
        assert sent[f"{number:02d}-{name}"] == (tmp_path / "case" / "documents" / name).read_bytes()
    assert f"documents/{first} and documents/{last}" in (out / "upload.txt").read_text("utf-8")
    assert f"{pair[1]}; {pair[0]}" in (out / "coverage.csv").read_text("utf-8-sig")
    assert f"first page: {first}" in (out / "report.html").read_text("utf-8")
    explained = evidence("explain", out, "B0C7TT2APR")
    assert f"first page: {pair[0]}" in explained.stdout
    assert evidence("verify", out, "--originals", tmp_path / "case").returncode == 0


def test_the_report_keeps_its_schema_and_a_second_run_leaves_its_files(evidence: Evidence, tmp_path: Path) -> None:
    from evidence.report.contract import schema_bytes

    out, told = _checked(evidence, tmp_path, "Übertrag")
    jsonschema.validate(told, json.loads(schema_bytes()))
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in out.rglob("*") if p.is_file()}
    evidence("check", tmp_path / "case", "--out", out)
    assert {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in out.rglob("*") if p.is_file()} == before


def test_sums_alone_on_the_last_page_go_out_with_the_lines(evidence: Evidence, tmp_path: Path) -> None:
    out, told = _checked(evidence, tmp_path, "sums alone on page two")
    assert _verdicts(told) == ["covered"]
    assert len([p for p in (out / "upload").iterdir() if "photo" in p.name]) == 2


def test_what_does_not_fit_is_told_with_both_files(evidence: Evidence, tmp_path: Path) -> None:
    out, told = _checked(evidence, tmp_path, "page two of another invoice")
    assert _verdicts(told) == ["review"]
    reasons = [r["message"] for a in told["asins"] for r in a["reasons"]]  # type: ignore[attr-defined]
    assert any("IMG_2041.pdf" in r and "IMG_2042.pdf" in r and "put all pages into one file" in r for r in reasons)
    assert not (out / "upload").exists()
