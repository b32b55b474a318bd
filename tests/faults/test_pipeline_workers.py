"""Workers that crash, hang or run out of memory cost one document and say so."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from evidence.model import Limits, Source
from evidence.pipeline.crew import process_all
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import SILENCE

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = """
import os, time
from evidence.pipeline.reading import Outcome

def crash(source, options):
    if source.name == "bad":
        os._exit(11)
    return Outcome(source=source)

def hang(source, options):
    if source.name == "bad":
        time.sleep(60)
    return Outcome(source=source)
"""


def source(name: str) -> Source:
    return Source(sha256=name.ljust(64, "0"), name=name, kind="pdf", path=name, data=b"")


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    (tmp_path / "faulty_work.py").write_text(FAULTY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))  # spawned workers get this process's path
    import faulty_work  # type: ignore[import-not-found]  # written just above

    yield faulty_work
    del sys.modules["faulty_work"]


SOURCES = tuple(source(name) for name in ("a", "bad", "c", "d"))


def test_a_crash_costs_one_document(faulty: object) -> None:
    outcomes = process_all(SOURCES, RunOptions(jobs=1), SILENCE, faulty.crash)  # type: ignore[attr-defined]  # a module
    assert [o.source.name for o in outcomes] == ["a", "bad", "c", "d"]
    assert [o.problem is not None for o in outcomes] == [False, True, False, False]
    assert outcomes[1].problem is not None
    assert "crashed" in outcomes[1].problem.error


def test_a_hang_ends_at_its_limit(faulty: object) -> None:
    options = RunOptions(jobs=2, limits=Limits(max_seconds=3))
    began = time.monotonic()
    outcomes = process_all(SOURCES, options, SILENCE, faulty.hang)  # type: ignore[attr-defined]  # a module
    assert time.monotonic() - began < 30
    assert [o.problem is not None for o in outcomes] == [False, True, False, False]
    assert outcomes[1].problem is not None
    assert "3 seconds" in outcomes[1].problem.error


def test_a_script_without_a_guard_does_not_start_itself_again(tmp_path: Path) -> None:
    script = tmp_path / "plain.py"
    script.write_text(
        "from evidence.model import Source\n"
        "from evidence.pipeline.options import RunOptions\n"
        "from evidence.pipeline.progress import SILENCE\n"
        "from evidence.pipeline.crew import process_all\n"
        "print('started')\n"
        "s = Source(sha256='0' * 64, name='x', kind='unknown', path='x', data=b'')\n"
        "print(len(process_all((s,), RunOptions(jobs=1, use_cache=False), SILENCE)))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == ["started", "1"], done.stderr
