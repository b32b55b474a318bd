"""The process that writes results crashes, hangs or loops at one paper: the others are shown, and the run goes on."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import msgspec
import pymupdf
import pytest
from kernels import landlocked

from evidence.errors import InternalError, OutputError
from evidence.model import Answers, Limits
from evidence.pipeline import digests, writing
from evidence.pipeline.check import check
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import SILENCE
from evidence.pipeline.spine import run, write
from evidence.pipeline.writing import Writer, make_aside
from evidence.report import ReportOptions
from evidence.report.folder import STAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from evidence.model import Report

FAULTY = """
import ctypes, os, sys, time
from evidence.pipeline.writing import make_aside, make_ready
from evidence.report.folder import Artifact

class Trap:
    def __init__(self, originals, spring):
        self.originals, self.spring = originals, spring

    def read(self, document):
        return self.bad(self.originals.read(document))

    def unlocked(self, document):
        return self.bad(self.originals.unlocked(document))

    def aside(self):
        return self.originals.aside()

    def bad(self, data):
        if b"/Bad true" in data:
            self.spring()
        return data

def spin():
    while True:
        pass

def crash(order, originals):
    make_ready(order, Trap(originals, lambda: ctypes.string_at(0)))

def hang(order, originals):
    make_ready(order, Trap(originals, lambda: time.sleep(600)))

def loop(order, originals):
    make_ready(order, Trap(originals, spin))

def odd(order, originals):
    raise RuntimeError("what stands in a paper")

def gone(order, originals):
    os._exit(1)

def told(order, originals):
    made = make_aside(order, originals)
    made.files["html"] = (Artifact(path="report.html", data=b"by the second"),)
    return made

def hang_alone(order, originals):
    time.sleep(600)

def outside(order, originals):
    (order.out.parent / "elsewhere").write_bytes(b"x")
"""


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "faulty_writing.py").write_text(FAULTY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))  # a spawned process gets this one's path
    import faulty_writing  # type: ignore[import-not-found]  # written just above

    yield faulty_writing
    del sys.modules["faulty_writing"]


def paper(number: int, *, bad: bool = False) -> bytes:
    lines = (
        "Northfield Trading Ltd",
        f"Invoice number: NT-{number}",
        "Invoice date: 14 March 2026",
        "ASIN          Quantity   Price   Amount",
        f"B0X4KQ81ZD    {number}         3.00    {number * 3}.00",
    )
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for place, line in enumerate(lines):
            page.insert_text((40, 60 + 20 * place), line)
        if bad:
            pdf.xref_set_key(pdf.pdf_catalog(), "Bad", "true")
        data: bytes = pdf.tobytes(no_new_id=True)
        return data


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "documents").mkdir(parents=True)
    for number in (41, 42, 43):
        (folder / "documents" / f"{number}.pdf").write_bytes(paper(number, bad=number == 42))
    (folder / "flagged.csv").write_text("asin\nB0X4KQ81ZD\n", encoding="utf-8")
    (folder / "case.toml").write_text("notified_on = 2026-04-03\n", encoding="utf-8")
    return folder


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    limits = Limits(max_seconds=3)
    return RunOptions(jobs=1, effort="fast", cache_dir=str(tmp_path / "cache"), limits=limits)


@pytest.fixture
def report(case: Path, tmp_path: Path) -> Report:
    return run(case, RunOptions(jobs=1, effort="fast", cache_dir=str(tmp_path / "cache")))


def files(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("fault", ["crash", "hang", "loop"])
def test_a_paper_that_ends_the_process_costs_its_own_copy(
    tmp_path: Path, options: RunOptions, report: Report, faulty: ModuleType, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # By the clock what hangs alone: a busy machine would end the others first.
    monkeypatch.setattr(writing, "wall_seconds", lambda _: 15.0 if fault == "hang" else 300.0)
    with Writer(tmp_path, getattr(faulty, fault)) as writer:
        writer.write(report, tmp_path / "out", options)
    told = json.loads((tmp_path / "out" / "report.json").read_bytes())
    copies = {d["path"]: d["highlighted_pdf"] for d in told["documents"]}
    assert [bool(copies[f"documents/{n}.pdf"]) for n in (41, 42, 43)] == [True, False, True]
    (warned,) = [d["warnings"] for d in told["documents"] if not d["highlighted_pdf"]]
    assert "No highlighted copy of this file could be made." in warned
    assert not (tmp_path / "out" / STAGE).exists()


def test_the_process_writes_what_this_one_would(case: Path, tmp_path: Path, options: RunOptions) -> None:
    told = check(case, tmp_path / "a", options, SILENCE, Answers())
    write(told, tmp_path / "b", options.form)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_one_process_writes_many_reports(tmp_path: Path, options: RunOptions, report: Report) -> None:
    with Writer(tmp_path) as writer:
        begun = [writer.begin(report, tmp_path / name, options) for name in "abc"]
        for future in begun:
            future.result()
        process = writer._scribe.process
        writer.write(report, tmp_path / "d", options)
        assert writer._scribe.process is process
    assert files(tmp_path / "a") == files(tmp_path / "d") != {}


def test_files_that_are_there_already_are_left_alone(tmp_path: Path, options: RunOptions, report: Report) -> None:
    out = tmp_path / "out"
    with Writer(tmp_path) as writer:
        writer.write(report, out, options)
    made = files(out)
    with Writer(tmp_path) as writer:
        writer.write(report, out, options)
        assert writer._scribe.process is None
    assert files(out) == made


@pytest.mark.parametrize("changed", ["edited", "gone", "form", "answer", "program"])
def test_files_are_made_again_where_one_is_not_as_it_was_or_would_be_another(
    tmp_path: Path, options: RunOptions, report: Report, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    with Writer(tmp_path) as writer:
        writer.write(report, out, options)
        made = files(out)
        if changed == "edited":
            (out / "coverage.csv").write_bytes(b"x" * len(made["coverage.csv"]))
        elif changed == "gone":
            next((out / "highlighted").rglob("41*.pdf")).unlink()
        elif changed == "form":
            options = msgspec.structs.replace(options, form=ReportOptions(mark="circle"))
        elif changed == "answer":
            report = msgspec.structs.replace(report, verdicts=())
        else:
            monkeypatch.setattr(digests, "version_digest", lambda: "another")
        writer.write(report, out, options)
    if changed in {"edited", "gone"}:
        assert files(out) == made
    else:
        assert files(out)["manifest.json"] != made["manifest.json"]


def test_a_report_without_a_copy_is_written_again(
    tmp_path: Path, options: RunOptions, report: Report, faulty: ModuleType
) -> None:
    out = tmp_path / "out"
    with Writer(tmp_path, faulty.crash) as writer:
        writer.write(report, out, options)
    assert not list((out / "highlighted").rglob("42*.pdf"))
    with Writer(tmp_path) as writer:
        writer.write(report, out, options)
    assert list((out / "highlighted").rglob("42*.pdf"))


def test_a_second_run_starts_no_process_for_files_that_are_there(
    case: Path, tmp_path: Path, options: RunOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    check(case, out, options, SILENCE, Answers())
    made = files(out)
    started: list[int] = []
    monkeypatch.setattr(writing._Scribe, "start", lambda _: started.append(1))
    check(case, out, options, SILENCE, Answers())
    assert not started
    assert files(out) == made


@pytest.mark.parametrize("aside", ["made", "gone", "odd", "hang_alone"])
def test_a_second_process_changes_no_byte_of_a_large_report(
    tmp_path: Path, options: RunOptions, report: Report, faulty: ModuleType, aside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(report, tmp_path / "a", options.form)
    work = make_aside if aside == "made" else getattr(faulty, aside)
    if aside == "hang_alone":
        monkeypatch.setattr(writing, "wall_seconds", lambda _: 8.0)
    two = msgspec.structs.replace(options, jobs=2)
    with Writer(tmp_path, aside=work, large=1) as writer:
        writer.start_both(1, two)
        ahead = writer._second.process
        assert ahead is not None
        writer.write(report, tmp_path / "b", two)
        assert writer._second.process is None
        assert not ahead.is_alive()
    assert files(tmp_path / "a") == files(tmp_path / "b") != {}


def test_what_a_second_process_takes_for_granted_is_made_again_where_a_copy_is_lost(
    tmp_path: Path, options: RunOptions, report: Report, faulty: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "wall_seconds", lambda _: 300.0)
    for name, jobs in (("a", 1), ("b", 2)):
        with Writer(tmp_path, faulty.crash, large=1) as writer:
            writer.write(report, tmp_path / name, msgspec.structs.replace(options, jobs=jobs))
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert "No highlighted copy of this file could be made." in (tmp_path / "b" / "report.html").read_text("utf-8")


def test_a_second_process_is_started_ahead_for_large_reports_alone(tmp_path: Path, options: RunOptions) -> None:
    with Writer(tmp_path, large=2) as writer:
        writer.start_both(1, msgspec.structs.replace(options, jobs=2))
        writer.start_both(2, msgspec.structs.replace(options, jobs=1))
        assert writer._second.process is None


def test_the_second_process_makes_files_that_are_used(
    tmp_path: Path, options: RunOptions, report: Report, faulty: ModuleType
) -> None:
    with Writer(tmp_path, aside=faulty.told, large=1) as writer:
        writer.write(report, tmp_path / "b", msgspec.structs.replace(options, jobs=2))
    assert (tmp_path / "b" / "report.html").read_bytes() == b"by the second"


def test_an_error_of_the_program_is_told_without_a_papers_text(
    tmp_path: Path, options: RunOptions, report: Report, faulty: ModuleType
) -> None:
    with Writer(tmp_path, faulty.odd) as writer, pytest.raises(InternalError, match="RuntimeError in") as told:
        writer.write(report, tmp_path / "out", options)
    assert "what stands in a paper" not in str(told.value)


def test_a_process_that_ends_at_no_paper_is_told_and_earlier_results_stay(
    tmp_path: Path, options: RunOptions, report: Report, faulty: ModuleType
) -> None:
    write(report, tmp_path / "out", ReportOptions(mark="circle"))
    before = files(tmp_path / "out")
    with Writer(tmp_path, faulty.gone) as writer, pytest.raises(OutputError, match="came to an end"):
        writer.write(report, tmp_path / "out", options)
    assert files(tmp_path / "out") == before


@pytest.mark.skipif(not landlocked(), reason="the kernel keeps no process from writing")
def test_the_process_writes_below_the_output_folder_alone(
    tmp_path: Path, options: RunOptions, report: Report, faulty: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))  # where a process may write, too
    (tmp_path / "out").mkdir()
    with Writer(tmp_path / "out", faulty.outside) as writer, pytest.raises(InternalError, match="PermissionError"):
        writer.write(report, tmp_path / "out", options)
