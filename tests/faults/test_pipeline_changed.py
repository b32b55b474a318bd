"""Files that change or vanish between being found and being read: told, never kept, read by the next run."""

from __future__ import annotations

import zipfile
from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest

from evidence.ingest import unpack
from evidence.ingest.sources import discover
from evidence.model import Answers, Source
from evidence.pipeline.cache import Cache
from evidence.pipeline.cluster import ClusterHands
from evidence.pipeline.crew import Crew
from evidence.pipeline.job import Job, Place
from evidence.pipeline.ledger import Ledger
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import SILENCE
from evidence.pipeline.reading import Outcome, process
from evidence.pipeline.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST, SECOND = b"Invoice 1, first of its name, 14 March 2026", b"Invoice 2, quite another, 15 March 2026"


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(jobs=1, effort="fast", cache_dir=str(tmp_path / "cache"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "a.txt").write_bytes(FIRST)
    (folder / "flagged.csv").write_text("asin\nB0X4KQ81ZD\n", encoding="utf-8")
    (folder / "case.toml").write_text("notified_on = 2026-11-03\n", encoding="utf-8")
    return folder


def found(file: Path) -> Source:
    (source,), problems = discover((file,), file.parent)
    assert not problems
    return source


def why(outcome: Outcome) -> str:
    assert outcome.problem is not None
    assert outcome.unsettled
    return str(outcome.problem.error)


def test_other_bytes_are_not_kept_under_the_hash_of_the_first(case: Path, options: RunOptions) -> None:
    paper = case / "documents" / "a.txt"
    source = found(paper)
    paper.write_bytes(SECOND)
    told = "The file changed while the case was read. Run again when nobody writes to it."
    assert why(process(source, options)) == told
    with Cache(options.cache_path) as cache:
        assert cache.get(source, "fast", None, options.limits) is None
        assert cache.records(source, "fast", options.limits) is None
    (record,) = process(found(paper), options).records
    assert "another" in record.lines[0].text
    paper.write_bytes(FIRST)
    (record,) = process(source, options).records
    assert "first" in record.lines[0].text


def test_a_file_that_vanished_is_told(case: Path, options: RunOptions) -> None:
    source = found(case / "documents" / "a.txt")
    (case / "documents" / "a.txt").unlink()
    assert "vanished" in why(process(source, options))


def test_an_archive_that_changes_while_it_is_unpacked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as box:
        box.writestr("a.txt", FIRST)
    source = found_archive(tmp_path, monkeypatch)
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 no longer")
    parts, (problem,) = unpack.unpack((source,))
    assert parts == []
    assert "changed while" in problem.error


def found_archive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    with monkeypatch.context() as patch:
        patch.setattr("evidence.ingest.sources.unpack", lambda sources: (list(sources), []))
        return found(folder / "a.zip")


class Here:
    """Hands of this process, which do something to the folder before they read."""

    room = 1

    def __init__(self, before: Callable[[], object]) -> None:
        self._before = before

    def submit(self, source: Source, options: RunOptions) -> Future[Outcome]:
        self._before()
        future: Future[Outcome] = Future()
        future.set_result(process(source, options))
        return future

    def fate(self, error: BaseException) -> None:
        raise AssertionError from error

    def check(self) -> None:
        pass

    def close(self, *, kill: bool) -> None:
        pass


def checked(case: Path, options: RunOptions, before: Callable[[], object], *, only_changed: bool = False) -> Job:
    place = Place(name=".", case=case, out=case.with_name("out"))
    with (
        Ledger(options.cache_folder) as ledger,
        Job(place, options, Answers(), ledger) as job,
        Crew(options, lambda *_: Here(before)) as crew,
        Writer(place.out) as writer,
    ):
        job.begin(crew, only_changed=only_changed)
        while job.report is None and not job.unchanged:
            job.take(crew.take(), crew, SILENCE)
        if job.report is not None:
            job.written(job.begin_writing(writer), crew, SILENCE)
        return job


@pytest.mark.parametrize("back", [FIRST, SECOND], ids=["as it was", "as it became"])
def test_the_next_run_reads_it_even_where_only_what_changed_is_run(
    case: Path, options: RunOptions, back: bytes
) -> None:
    paper = case / "documents" / "a.txt"
    job = checked(case, options, lambda: paper.write_bytes(SECOND))
    assert job.report is not None
    (problem,) = job.report.problems
    assert "changed while" in problem.error
    assert job.exit_code == 3
    paper.write_bytes(back)
    again = checked(case, options, lambda: None, only_changed=True)
    assert again.report is not None
    assert again.report.problems == ()
    third = checked(case, options, lambda: None, only_changed=True)
    assert third.unchanged


def test_a_run_cut_off_after_such_a_failure_reads_it_too(case: Path, options: RunOptions) -> None:
    paper = case / "documents" / "a.txt"
    source = found(paper)
    with Ledger(options.cache_folder) as ledger:
        log = ledger.case(case, case.with_name("out"))
        paper.write_bytes(SECOND)
        log.finished(source, options, process(source, options), 0.0)
        log.cut_off = True
        assert log.known(source, options) is None


def test_a_plan_that_vanishes_is_a_problem_and_no_crash(case: Path, options: RunOptions) -> None:
    plan = case / "plan.txt"
    plan.write_text("We will check every supplier.\n", encoding="utf-8")
    job = checked(case, options, lambda: plan.unlink(missing_ok=True))
    assert job.report is not None
    assert [p.source.path for p in job.report.problems] == ["plan.txt"]
    assert "vanished" in job.report.problems[0].error


def test_a_cluster_is_not_sent_other_bytes(case: Path, options: RunOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    source = found(case / "documents" / "a.txt")
    (case / "documents" / "a.txt").write_bytes(SECOND)
    monkeypatch.setattr(ClusterHands, "__init__", lambda *_: None)
    assert "changed while" in why(ClusterHands(options).submit(source, options).result())
