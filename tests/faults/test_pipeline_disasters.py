"""What goes wrong around a run: full or read-only disks, damaged databases, a clock that jumps, faults of our own."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence.cli import options as talk
from evidence.errors import OutputError, internal
from evidence.model import Answers
from evidence.pipeline.batch import BatchOptions, batch
from evidence.pipeline.cache import Cache
from evidence.pipeline.check import check
from evidence.pipeline.job import Job
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import Silence
from evidence.pipeline.purge import purge
from evidence.pipeline.spine import run as answered
from evidence.pipeline.spine import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.texts import Text

PRINTED = "Northfield Trading, 14 March"
LIST = "asin\nB0X4KQ81ZD\n"


class Notes(Silence):
    def __init__(self) -> None:
        self.notes: list[Text] = []

    def note(self, line: Text) -> None:
        self.notes.append(line)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return made(tmp_path / "clients" / "anna")


def made(folder: Path, text: str = f"Invoice 1\n{PRINTED}\nB0X4KQ81ZD 40") -> Path:
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "a.txt").write_text(text, encoding="utf-8")
    (folder / "flagged.csv").write_text(LIST, encoding="utf-8")
    (folder / "case.toml").write_text("notified_on = 2026-11-03\n", encoding="utf-8")
    return folder


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(jobs=1, effort="fast", cache_dir=str(tmp_path / "cache"))


def run(case: Path, out: Path, options: RunOptions, meter: Notes | None = None) -> dict[str, bytes]:
    check(case, out, options, meter or Notes(), Answers())
    return files(out)


def files(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="rights of folders are others there")
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(case: Path, tmp_path: Path, options: RunOptions) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        run(case, tmp_path / "out", options)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc takes no files, from root neither")
def test_a_file_system_that_takes_nothing_is_told(case: Path, options: RunOptions) -> None:
    with pytest.raises(OutputError, match="output folder cannot be made"):
        run(case, Path("/proc/evidence"), options)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False)
    if mounted.returncode:
        pytest.skip("this machine mounts nothing")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_told_and_what_was_there_stays(case: Path, small_disk: Path, options: RunOptions) -> None:
    before = run(case, small_disk / "out", options)
    with (small_disk / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while filler.write(b"x" * 4096):
            pass
    (case / "flagged.csv").write_text(f"{LIST}B0X7M2OTRI\n", encoding="utf-8")
    with pytest.raises(OutputError, match="Make room on the disk"):
        run(case, small_disk / "out", options)
    assert files(small_disk / "out") == before
    (small_disk / "filler").unlink()
    assert run(case, small_disk / "out", options) != before


def test_a_disk_that_takes_no_writing_is_told_and_what_was_there_stays(
    case: Path, small_disk: Path, options: RunOptions
) -> None:
    before = run(case, small_disk / "out", options)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(OutputError, match="Read-only file system"):
        run(case, small_disk / "out", options)
    assert files(small_disk / "out") == before


def test_a_full_disk_under_the_cache_costs_the_cache_alone(
    case: Path, tmp_path: Path, small_disk: Path, options: RunOptions
) -> None:
    (small_disk / "filler").write_bytes(b"x" * 1_040_000)
    full = RunOptions(jobs=1, effort="fast", cache_dir=str(small_disk / "cache"))
    assert run(case, tmp_path / "a", full) == run(case, tmp_path / "b", options)


def test_no_room_while_a_file_is_written_is_told(
    case: Path, tmp_path: Path, options: RunOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same as on a small disk, on any machine: no byte of a result can be written."""

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))

    report = answered(case, options)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OutputError, match="Make room on the disk"):
            write(report, tmp_path / "out")
    assert files(tmp_path / "out") == {}
    assert run(case, tmp_path / "out", options)


def spoil(path: Path) -> None:
    """Overwrite all pages but the first: the file still opens as a database."""
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    data = bytearray(path.read_bytes())
    assert len(data) > 8192
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)


@pytest.mark.parametrize("how", ["inside", "whole"])
def test_a_damaged_cache_and_ledger_cost_time_and_nothing_else(
    case: Path, tmp_path: Path, options: RunOptions, how: str
) -> None:
    first = run(case, tmp_path / "out", options)
    for name in ("documents.sqlite", "ledger.sqlite"):
        path = tmp_path / "cache" / name
        spoil(path) if how == "inside" else path.write_bytes(b"no database" * 1000)
    assert run(case, tmp_path / "out", options) == first
    assert run(case, tmp_path / "out", options) == first
    notes = Notes()
    assert run(case, tmp_path / "out", options, notes) == first
    assert notes.notes == []  # both were begun anew and are sound
    for name in ("documents.sqlite", "ledger.sqlite"):
        with sqlite3.connect(tmp_path / "cache" / name) as db:
            assert db.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        db.close()


def test_an_entry_of_another_paper_is_no_entry(case: Path, tmp_path: Path, options: RunOptions) -> None:
    """Should a damaged index lead to another's row, nobody's papers come out as somebody else's."""
    run(case, tmp_path / "out", options)
    other = made(tmp_path / "clients" / "bert", "Invoice 2\nQuite Another Ltd\nB0X4KQ81ZD 7")
    run(other, tmp_path / "bert", options)
    with sqlite3.connect(tmp_path / "cache" / "documents.sqlite") as db:
        rows = db.execute("SELECT d.key, c.sha256, body FROM documents d JOIN contents c USING (key)").fetchall()
        for key, sha256, body in rows:
            alien = next(b for _, s, b in rows if s != sha256 and abs(len(b) - len(body)) < 200)
            db.execute("UPDATE documents SET body = ? WHERE key = ?", (alien, key))
    db.close()
    run(case, tmp_path / "out", options)
    assert b"Quite Another" not in b"".join(files(tmp_path / "out").values())


def test_a_clock_that_jumps_changes_nothing(
    case: Path, tmp_path: Path, options: RunOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(case, tmp_path / "out", options)
    real = time.time
    jumps = iter(range(10**9))
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: real() - 86_400 * (next(jumps) % 7))
        patch.setattr(time, "time_ns", lambda: 0)
        uncached = RunOptions(jobs=1, effort="fast", cache_dir=str(tmp_path / "other"))
        assert run(case, tmp_path / "b", uncached) == first
        out = tmp_path / "portfolio"
        portfolio, _ = batch(case.parent, out, options, BatchOptions(times=True), Notes())
        (row,) = portfolio.rows
        assert row.seconds is not None
        assert 0 <= row.seconds < 600


def test_purge_takes_what_older_versions_kept_too(case: Path, tmp_path: Path, options: RunOptions) -> None:
    """They did not note whose content a reading is of: such readings go with the first client who asks."""
    run(case, tmp_path / "out", options)
    path = tmp_path / "cache" / "documents.sqlite"
    with sqlite3.connect(path) as db:
        (before,) = db.execute("SELECT COUNT(*) FROM documents").fetchone()
        assert before > 0
        db.execute("DELETE FROM contents")
    db.close()
    purge(case, options)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT COUNT(*) FROM documents").fetchone() == (0,)
    db.close()
    with Cache(options.cache_path) as cache:
        assert cache.keeps


def odd(*_: object, **__: object) -> object:
    raise RuntimeError(PRINTED)


def test_a_fault_of_the_program_in_one_case_is_that_cases_alone(
    case: Path, tmp_path: Path, options: RunOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(case.with_name("bert"))
    real = Job.written

    def written(self: Job, *others: object) -> object:
        return odd() if self.place.name == "anna" else real(self, *others)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(Job, "written", written)
    monkeypatch.delenv("EVIDENCE_DEBUG", raising=False)
    notes = Notes()
    portfolio, code = batch(case.parent, tmp_path / "out", options, BatchOptions(), notes)
    anna, bert = portfolio.rows
    assert code == 70
    assert anna.error is not None
    assert "Internal error: RuntimeError in" in anna.error
    assert bert.error is None
    assert (tmp_path / "out" / "bert" / "report.html").exists()
    everything = b"".join(files(tmp_path / "out").values()) + "".join(map(str, notes.notes)).encode()
    assert PRINTED.encode() not in everything.replace((tmp_path / "out" / "bert" / "report.json").read_bytes(), b"")


def test_an_internal_error_tells_kind_and_place_and_no_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("EVIDENCE_DEBUG", raising=False)
    assert talk._guarded(lambda: int(PRINTED), "en") == 70
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "ValueError in " in told
    assert "report this line" in told
    assert PRINTED not in told
    monkeypatch.setenv("EVIDENCE_DEBUG", "1")
    with pytest.raises(ValueError, match=PRINTED):
        talk._guarded(lambda: int(PRINTED), "en")


def test_the_place_is_the_last_one_of_ours() -> None:
    with pytest.raises(AttributeError) as caught:
        Cache(Path("x")).get(None, "fast", None, None)  # type: ignore[arg-type]  # on purpose
    assert "pipeline/cache.py, " in str(internal(caught.value))
