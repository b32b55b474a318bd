from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner

from evidence.cli import cli
from evidence.errors import UsageError
from evidence.model import Finding
from evidence.report import report
from evidence.report.contract import report_entry
from evidence.report.diff import compared, diff, difference_json

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.report.shapes import ReportEntry
    from tests.unit.report.conftest import Desk

ONE, TWO, THREE = "B0TESTAB01", "B0TESTAB02", "B0TESTAB03"


@pytest.fixture
def old(small: Desk) -> ReportEntry:
    return report_entry(small.report())


def _turned(desk: Desk, *, covered: bool) -> ReportEntry:
    """Return the same case where the second item became proven (or the first one lost its line)."""
    record = desk.records[0]
    if covered:
        verdict = msgspec.structs.replace(desk.verdicts[1], verdict="covered", units_proven=12, findings=())
        desk.verdicts[1] = verdict
    else:
        expired = Finding(rule="window.expired", status="fail", message="Too old.", document=record.document)
        desk.verdicts[0] = msgspec.structs.replace(
            desk.verdicts[0], verdict="missing", units_proven=0, findings=(expired,), proofs=()
        )
    return report_entry(desk.report())


def test_nothing_differs_from_itself(old: ReportEntry) -> None:
    found = compared(old, old)
    assert not found.items
    assert not found.papers
    assert not found.lost
    assert [str(line) for line in found.lines()] == ["0 became proven, 0 lost, 0 better, 0 worse; 1 of 3 proven now."]


def test_what_became_proven_says_which_reason_is_gone(small: Desk, old: ReportEntry) -> None:
    found = compared(old, _turned(small, covered=True))
    (change,) = found.items
    assert (change.asin, change.turn, change.old, change.new) == (TWO, "proven", "insufficient", "covered")
    assert tuple(map(str, change.gained)) == ("No longer stands against it: 3 of 10 units are proven.",)
    assert not found.lost
    assert [str(line) for line in found.lines()][:2] == [
        f"PROVEN {TWO}: not enough before, proven now.",
        "    Units proven: 0 before, 12 now.",
    ]


def test_what_was_lost_says_which_line_and_why(small: Desk, old: ReportEntry) -> None:
    found = compared(old, _turned(small, covered=False))
    (change,) = found.items
    assert change.turn == "lost"
    assert tuple(map(str, change.lost)) == (
        'No longer proof: documents/one.pdf, page 1, "B0TESTAB01".',
        "Now stands against it: Too old.",
    )
    assert found.lost


def test_items_and_papers_that_came_and_went(old: ReportEntry) -> None:
    fewer = msgspec.structs.replace(old, asins=old.asins[1:], documents=old.documents[:1])
    gone, back = compared(old, fewer), compared(fewer, old)
    assert [(c.asin, c.turn) for c in gone.items] == [(ONE, "removed")]
    assert gone.lost, "a proven item that is asked no more is told as lost"
    assert [(p.document, p.turn) for p in gone.papers] == [("documents/photo.jpg", "removed")]
    assert [(c.asin, c.turn) for c in back.items] == [(ONE, "added")]
    assert not back.lost


def test_a_paper_that_can_no_longer_be_read_and_one_that_changed(old: ReportEntry) -> None:
    one, photo = old.documents
    failed = msgspec.structs.replace(one, status="failed", error="It is damaged.")
    other = msgspec.structs.replace(photo, sha256="0" * 64)
    found = compared(old, msgspec.structs.replace(old, documents=(failed, other)))
    assert [(p.document, p.turn) for p in found.papers] == [
        ("documents/one.pdf", "unreadable"),
        ("documents/photo.jpg", "changed"),
    ]
    assert "The paper documents/one.pdf can no longer be read: It is damaged." in [str(line) for line in found.lines()]


def test_another_window_case_or_pack_is_told(old: ReportEntry) -> None:
    window = msgspec.structs.replace(old.case.window, start="2026-01-01")
    case = msgspec.structs.replace(old.case, window=window, pack="trademark", name="\x1b[31mother")
    found = compared(old, msgspec.structs.replace(old, case=case))
    assert len(found.notes) == 3
    assert not any("\x1b" in str(line) for line in found.lines())


def test_order_of_items_does_not_matter(old: ReportEntry) -> None:
    turned = msgspec.structs.replace(old, asins=old.asins[::-1], documents=old.documents[::-1])
    assert compared(old, turned).items == ()


@pytest.mark.parametrize("content", [None, b"{", b'{"schema": 2}', b"[]", b"\xff"])
def test_what_is_no_report_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "report.json").write_bytes(content)
    with pytest.raises(UsageError, match=r"report\.json"):
        diff(tmp_path, tmp_path)


def test_the_command_line_tells_and_exits(small: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report(small.report(), tmp_path / "old", small.originals)
    _turned(small, covered=False)
    report(small.report(), tmp_path / "new", small.originals)
    told = CliRunner().invoke(cli, ["diff", "old", "new"])
    assert told.exit_code == 1
    assert f"LOST {ONE}: proven before, missing now." in told.stdout
    as_json = CliRunner().invoke(cli, ["diff", "new/report.json", "old", "--json"])
    assert as_json.exit_code == 0
    assert json.loads(as_json.stdout)["items"][0]["turn"] == "proven"
    assert as_json.stdout_bytes == difference_json(diff(tmp_path / "new", tmp_path / "old"))
    assert CliRunner().invoke(cli, ["diff", "old", "nowhere"]).exit_code == 2
