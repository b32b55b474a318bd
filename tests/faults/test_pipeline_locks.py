"""Two runs on one case: the second is refused; a run that was killed keeps nobody out."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from evidence.errors import OutputError, UsageError
from evidence.pipeline.locks import LOCK, only_run

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys, time
from pathlib import Path
from evidence.pipeline.locks import only_run
with only_run(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(case: Path, out: Path, cache: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(case), str(out), str(cache)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_run_is_refused_and_a_killed_one_keeps_nobody_out(tmp_path: Path) -> None:
    case, out, other, cache = (tmp_path / name for name in ("case", "out", "other", "cache"))
    process = hold(case, out, cache)
    try:
        with pytest.raises(UsageError, match=f"process {process.pid}"), only_run(None, out, None):
            pass
        with pytest.raises(UsageError, match="at work here: case"), only_run(case, other, cache):
            pass
        assert not other.exists()
        with only_run(tmp_path / "another case", other, cache):
            assert (other / LOCK).exists()
    finally:
        process.kill()
        process.communicate()
    with only_run(case, out, cache):
        pass
    assert not out.exists() or not list(out.iterdir())


def test_a_folder_made_for_nothing_is_taken_away_again(tmp_path: Path) -> None:
    with only_run(None, tmp_path / "a" / "b", None):
        pass
    assert not (tmp_path / "a").exists()
    with only_run(None, tmp_path / "c", None):
        (tmp_path / "c" / "report.html").write_text("kept", encoding="utf-8")
    assert [p.name for p in (tmp_path / "c").iterdir()] == ["report.html"]


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be made"), only_run(None, tmp_path / "out", None):
        pass
