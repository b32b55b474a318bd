"""`evidence extract` over the fixture documents: a share of each field must be right, and no distractor a code."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

PAPERS = sorted(p.parent for p in (Path(__file__).resolve().parents[2] / "fixtures" / "documents").glob("*/truth.json"))
REQUIRED = {
    "supplier_name": 0.8,
    "supplier_vat": 0.9,
    "supplier_phone": 0.8,
    "supplier_email": 0.95,
    "supplier_website": 0.9,
    "buyer_name": 0.8,
    "invoice_number": 0.8,
    "invoice_date": 0.9,
    "total": 0.9,
}


def truth(slug: str) -> dict[str, Any]:
    return dict(json.loads((PAPERS[0].parent / slug / "truth.json").read_text(encoding="utf-8")))


@cache
def extracted() -> dict[str, dict[str, Any]]:
    """Return what is read of each drawn document, by slug; the first part stands for a file that was split."""
    with TemporaryDirectory() as folder:
        inputs, out = Path(folder) / "in", Path(folder) / "out.jsonl"
        inputs.mkdir()
        for paper in PAPERS:
            shutil.copyfile(paper / "document.pdf", inputs / f"{paper.name}.pdf")
        command = [sys.executable, "-m", "evidence", "extract", str(inputs), "--out", str(out), "--no-cache", "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr[-500:]
        rows = [json.loads(row) for row in out.read_text(encoding="utf-8").splitlines()]
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        found.setdefault(Path(row["path"]).stem, row)
    return found


def folded(text: object) -> str:
    """Return letters and digits alone, without accents, scheme and www."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", str(text).casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", re.sub(r"https?://|www\.", "", bare))


def agrees(field: str, got: object, want: str) -> bool:
    if got is None:
        return False
    if field == "total":
        return abs(float(str(got)) - float(want)) < 0.005
    if field.endswith("phone"):
        return re.sub(r"\D", "", str(got))[-7:] == re.sub(r"\D", "", want)[-7:]
    return folded(got) == folded(want)


def test_every_document_has_a_row() -> None:
    assert {p.name for p in PAPERS} == set(extracted())
    assert all(row["status"] == "ok" for row in extracted().values())


@pytest.mark.parametrize("field", REQUIRED)
def test_enough_values_of_each_field_are_right(field: str) -> None:
    right, wrong = 0, []
    for paper in PAPERS:
        want = truth(paper.name)["fields"].get(field)
        if want is None:
            continue
        got = (extracted()[paper.name]["fields"].get(field) or {}).get("value")
        if agrees(field, got, want):
            right += 1
        else:
            wrong.append((paper.name, got, want))
    assert right / (right + len(wrong)) >= REQUIRED[field], wrong


def test_kinds_are_told_apart() -> None:
    wrong = {p.name: (extracted()[p.name]["kind"], truth(p.name)["kind"]) for p in PAPERS}
    assert not {name: pair for name, pair in wrong.items() if pair[0] != pair[1]}


def test_boxes_of_fields_lie_on_the_words_of_the_truth() -> None:
    astray = []
    for paper in PAPERS:
        words = truth(paper.name)["words"]["document.pdf"]
        for field, want in truth(paper.name)["fields"].items():
            found = extracted()[paper.name]["fields"].get(field) or {}
            if field not in REQUIRED or not agrees(field, found.get("value"), want):
                continue
            left, top, right, bottom = found["box"]
            boxes = [box for page, tag, _, box in words if tag == field and page == found["page"]]
            if not any(b[0] < right and left < b[2] and b[1] < bottom and top < b[3] for b in boxes):
                astray.append((paper.name, field, found["box"]))
    assert not astray


def test_no_distractor_and_no_invented_number_is_a_product_code() -> None:
    invented = {}
    for paper in PAPERS:
        known = {item["gtin"].lstrip("0") for item in truth(paper.name)["line_items"] if "gtin" in item}
        read = {str(item["gtin"]).lstrip("0") for item in extracted()[paper.name]["line_items"] if item.get("gtin")}
        if read - known:
            invented[paper.name] = sorted(read - known)
    assert not invented


def test_codes_and_quantities_of_lines_are_read() -> None:
    seen: Counter[str] = Counter()
    missed = []
    for paper in PAPERS:
        rows = extracted()[paper.name]["line_items"]
        if truth(paper.name)["kind"] == "authorization":
            continue  # codes in sentences are no line items
        for item in truth(paper.name)["line_items"]:
            for code in ("gtin", "asin"):
                if code not in item:
                    continue
                hits = [r for r in rows if str(r.get(code) or "").lstrip("0") == item[code].lstrip("0")]
                seen[code] += 1
                seen[f"{code} read"] += bool(hits)
                quantity = item["quantity"] is None or any(r.get("quantity") == item["quantity"] for r in hits)
                seen["quantity"] += 1
                seen["quantity read"] += quantity
                if not hits or not quantity:
                    missed.append((paper.name, item[code], item["quantity"], [r.get("quantity") for r in hits]))
    assert seen["gtin read"] >= 0.95 * seen["gtin"], missed
    assert seen["asin read"] >= 0.9 * seen["asin"], missed
    assert seen["quantity read"] >= 0.9 * seen["quantity"], missed
