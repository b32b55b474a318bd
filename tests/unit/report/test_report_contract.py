from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from evidence.report import report
from evidence.report.contract import document_entry, encode, paged, report_entry, schema_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.report.conftest import Desk


def test_entry_has_the_contract_keys_and_leaves_out_what_was_not_found(small: Desk) -> None:
    record = small.records[0]
    entry = json.loads(encode(document_entry(record, highlighted_pdf="highlighted/one.pdf")))
    assert list(entry) == [
        "id", "sha256", "path", "part", "status", "error", "warnings", "kind", "pages", "read_by", "language",
        "fields", "line_items", "highlighted_pdf",
    ]  # fmt: skip
    assert set(entry["fields"]) == {
        "supplier_name", "supplier_email", "buyer_name", "invoice_number", "invoice_date", "total",
    }  # fmt: skip
    assert entry["fields"]["supplier_email"]["page"] is None
    assert entry["fields"]["total"]["value"] == "63.00"
    dated = entry["fields"]["invoice_date"]
    assert (dated["value"], dated["page"]) == ("2026-03-04", 1)
    (other,) = dated["alternatives"]
    assert (other["value"], other["text"]) == ("2026-04-03", "2026-03-04")
    assert 0 <= other["confidence"] <= 1 - dated["confidence"] + 0.001
    first = entry["line_items"][0]
    assert (first["quantity"], first["price"], first["asin"]) == (12, 4, "B0TESTAB01")
    assert "gtin" not in first


def test_report_agrees_with_its_schema(small: Desk) -> None:
    entry = json.loads(encode(report_entry(small.report())))
    jsonschema.validate(entry, json.loads(schema_bytes()))
    assert entry["case"]["window"]["from"] == "2025-10-05"
    assert entry["summary"] == {
        "covered": 1, "review": 0, "insufficient": 1, "missing": 1, "documents": 2, "failed": 1,
    }  # fmt: skip
    failed = entry["documents"][1]
    assert (failed["status"], failed["error"], failed["pages"]) == (
        "failed", "The image is damaged and cannot be opened.", 0,
    )  # fmt: skip


def test_evidence_stands_where_the_line_stands(small: Desk) -> None:
    entry = report_entry(small.report(), {"documents/one.pdf": "highlighted/one.pdf"})
    proof = entry.asins[0].evidence[0]
    assert proof.box is not None
    line = small.records[0].items[0].span.box
    assert proof.box == pytest.approx((line.left, line.top, line.right, line.bottom), abs=0.01)
    assert (proof.highlighted_pdf, proof.highlighted_page, proof.text) == ("highlighted/one.pdf", 1, "B0TESTAB01")


@pytest.mark.parametrize(
    ("path", "part", "expected"),
    [
        ("a.pdf", None, True),
        ("a.JPG", "pages 2-3", True),
        ("a.xml", None, False),
        ("a.docx", "page 1", False),
        ("mail.eml", "b.pdf", True),
        ("mail.eml", None, False),
    ],
)
def test_pages_exist_only_where_a_reader_sees_them(path: str, part: str | None, expected: bool) -> None:
    assert paged(path, part) is expected


def test_no_page_no_place(desk: Desk, draw: Callable[..., bytes]) -> None:
    desk.paper("documents/bare.xml", draw())
    entry = document_entry(desk.records[0])
    assert entry.pages == 0
    assert entry.line_items[0].box is None
    assert getattr(entry.fields.supplier_name, "page", 0) is None


def test_lone_surrogates_in_names_do_not_stop_the_report(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    desk.paper("documents/bad\udce9name.pdf", draw())
    report(desk.report(), tmp_path, desk.originals)
    assert json.loads((tmp_path / "report.json").read_bytes())["documents"][0]["path"].endswith("name.pdf")


def test_bytes_are_the_same_twice(small: Desk, tmp_path: Path) -> None:
    for run in ("one", "two"):
        report(small.report(), tmp_path / run, small.originals)
    names = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file())
    assert names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
