"""Workers that crash, hang or run out of memory cost one document and say so."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import msgspec
import pytest
from kernels import landlocked

from evidence.model import Limits, Source
from evidence.pipeline import crew, workers
from evidence.pipeline.crew import process_all
from evidence.pipeline.machine import stop_outgrown
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

def spin(source, options):
    while source.name == "bad":
        pass
    return Outcome(source=source)

def wait(source, options):
    time.sleep(3)
    return Outcome(source=source)

def killed(source, options):
    if source.name == "bad":
        os.kill(os.getpid(), 9)
    return Outcome(source=source)

def call(source, options):
    import ctypes, socket, subprocess, sys, threading
    told = []
    libc = ctypes.CDLL(None)
    native = lambda: told.append("refused" if libc.socket(2, 1, 0) == -1 else "made")
    native()
    thread = threading.Thread(target=native)
    thread.start()
    thread.join()
    child = subprocess.run([sys.executable, "-c", "import socket; socket.socket()"], stderr=subprocess.DEVNULL)
    told.append("refused" if child.returncode else "made")
    told.append("made" if socket.socketpair() else "refused")
    from evidence.pipeline.reading import failed
    return failed(source, " ".join(told))

def write(source, options):
    import ctypes, pathlib, shutil, subprocess, sys, tempfile, threading
    from evidence.pipeline.reading import failed
    told = []
    def tried(work):
        try:
            work()
            told.append("done")
        except (OSError, subprocess.CalledProcessError):
            told.append("refused")
    elsewhere = pathlib.Path(source.location)
    new, old = elsewhere / "new", elsewhere / "old"
    tried(lambda: new.write_bytes(b"x"))
    thread = threading.Thread(target=tried, args=(lambda: old.write_bytes(b"x"),))
    thread.start()
    thread.join()
    tried(lambda: os.truncate(old, 0))
    tried(old.unlink)
    tried(lambda: old.rename(elsewhere / "moved"))
    tried(lambda: (elsewhere / "folder").mkdir())
    tried(lambda: new.symlink_to(old))
    child = "import sys; open(sys.argv[1], 'ab').write(b'x')"
    tried(lambda: subprocess.run([sys.executable, "-c", child, str(old)], check=True, stderr=subprocess.DEVNULL))
    with tempfile.TemporaryDirectory() as folder:
        tried(lambda: pathlib.Path(folder, "x").write_bytes(b"x"))
    tried(lambda: (options.cache_folder / "x").write_bytes(b"x"))
    tried(lambda: pathlib.Path(os.devnull).write_bytes(b"x"))
    return failed(source, " ".join(told))

def swell(source, options):
    if source.name == "bad":
        much = bytearray(700_000_000)
        much[::4096] = b"x" * len(much[::4096])
        time.sleep(60)
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
    assert "did not end within" in outcomes[1].problem.error
    assert outcomes[1].unsettled  # a machine that is overloaded looks the same


@pytest.mark.skipif(sys.platform == "win32", reason="counts no processor time")
def test_a_loop_without_end_ends_when_its_processor_time_is_up(faulty: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "wall_seconds", lambda _: 300.0)  # on a busy machine the clock would come first
    options = RunOptions(jobs=1, limits=Limits(max_seconds=2))
    outcomes = process_all(SOURCES, options, SILENCE, faulty.spin)  # type: ignore[attr-defined]  # a module
    assert [o.problem is not None for o in outcomes] == [False, True, False, False]
    assert outcomes[1].problem is not None
    assert "2 seconds of processor time" in outcomes[1].problem.error
    assert not outcomes[1].unsettled


@pytest.mark.skipif(sys.platform == "win32", reason="counts no processor time")
def test_a_paper_that_must_wait_for_the_processor_is_not_stopped(faulty: object) -> None:
    options = RunOptions(jobs=1, limits=Limits(max_seconds=2))
    outcomes = process_all(SOURCES[:2], options, SILENCE, faulty.wait)  # type: ignore[attr-defined]  # a module
    assert [o.problem for o in outcomes] == [None, None]


@pytest.mark.skipif(sys.platform == "win32", reason="knows no such signal")
def test_a_worker_that_the_system_stops_is_told_as_that(faulty: object) -> None:
    outcomes = process_all(SOURCES, RunOptions(jobs=1), SILENCE, faulty.killed)  # type: ignore[attr-defined]  # a module
    assert [o.problem is not None for o in outcomes] == [False, True, False, False]
    assert outcomes[1].problem is not None
    assert "The system stopped the reader" in outcomes[1].problem.error
    assert outcomes[1].unsettled


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such filters")
def test_a_worker_reaches_no_network_by_any_way(faulty: object) -> None:
    """Also from C, from another thread and from a child; sockets between processes of this machine stay."""
    outcomes = process_all(SOURCES[:1], RunOptions(jobs=1), SILENCE, faulty.call)  # type: ignore[attr-defined]  # a module
    (problem,) = (o.problem for o in outcomes)
    assert problem is not None
    assert str(problem.error).split() == ["refused", "refused", "refused", "made"]


def test_a_worker_writes_to_the_cache_and_the_temporary_folder_alone(
    faulty: object, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also from another thread and from a child; nothing is made, changed, moved or removed elsewhere."""
    if not landlocked():
        pytest.skip("the kernel has no Landlock")
    (tmp_path / "old").write_bytes(b"kept")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    options = RunOptions(jobs=1, cache_dir=str(tmp_path_factory.mktemp("cache") / "made"))
    one = msgspec.structs.replace(SOURCES[0], location=str(tmp_path))
    (outcome,) = process_all((one,), options, SILENCE, faulty.write)  # type: ignore[attr-defined]  # a module
    assert outcome.problem is not None
    assert str(outcome.problem.error).split() == ["refused"] * 8 + ["done"] * 3
    assert (tmp_path / "old").read_bytes() == b"kept"
    assert not (tmp_path / "new").exists()


def test_a_worker_that_outgrows_its_memory_costs_one_document(faulty: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no limit of the platform bounds a worker, the parent looks at what it holds."""
    monkeypatch.setattr(workers, "BOUNDS_MEMORY", False)
    monkeypatch.setattr(workers, "stop_outgrown", lambda: stop_outgrown(500_000_000))
    outcomes = process_all(SOURCES, RunOptions(jobs=1), SILENCE, faulty.swell)  # type: ignore[attr-defined]  # a module
    assert [o.problem is not None for o in outcomes] == [False, True, False, False]
    assert outcomes[1].problem is not None
    assert "needs more memory than there is" in outcomes[1].problem.error
    assert outcomes[1].costly


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
