"""A cluster of one machine: a scheduler and two workers over TLS, one of them killed on the way."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from raw_pdfs import slow_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytest.importorskip("distributed")
trustme = pytest.importorskip("trustme")


PATH = os.environ.get("PYTHONPATH", "")


@pytest.fixture
def certificates(tmp_path: Path) -> Path:
    folder = tmp_path / "certificates"
    folder.mkdir()
    authority = trustme.CA()
    ours = authority.issue_cert("localhost", "127.0.0.1")
    authority.cert_pem.write_to_path(folder / "ca.pem")
    ours.private_key_pem.write_to_path(folder / "key.pem")
    ours.cert_chain_pems[0].write_to_path(folder / "cert.pem")
    return folder


@pytest.fixture
def start(certificates: Path, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    begun: list[subprocess.Popen[bytes]] = []

    def started(program: str, *arguments: str, path: Path | None = None) -> subprocess.Popen[bytes]:
        files = [
            f"--tls-{name}={certificates / file}.pem"
            for name, file in (("ca-file", "ca"), ("cert", "cert"), ("key", "key"))
        ]
        with (tmp_path / f"{program}-{len(begun)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments, *files],
                cwd=tmp_path,
                stderr=log,
                env=os.environ if path is None else {**os.environ, "PYTHONPATH": f"{path}{os.pathsep}{PATH}"},
            )
        begun.append(process)
        return process

    yield started
    for process in reversed(begun):
        process.terminate()
    for process in begun:
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


PLAIN = ("--nthreads", "1", "--no-dashboard")


def scheduler(start: Callable[..., subprocess.Popen[bytes]]) -> str:
    port = free_port()
    start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--protocol", "tls", "--no-dashboard")
    return f"tls://127.0.0.1:{port}"


RUNS: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def _no_run_outlives_its_test() -> Iterator[None]:
    yield
    for run in RUNS:
        run.kill()
        run.wait()
        if run.stderr is not None:
            run.stderr.close()
    RUNS.clear()


def begun(case: Path, out: Path, *more: object) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "evidence", "check", case, "--out", out, *more]
    run = subprocess.Popen([*map(str, line)], stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"})
    RUNS.append(run)
    return run


def files(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_an_unencrypted_cluster_is_refused(
    case: Path, evidence: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = evidence("check", case, "--cluster", "tcp://127.0.0.1:8786")
    assert done.returncode == 2
    assert "not encrypted" in done.stderr


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_bytes_of_a_local_run(
    case: Path,
    tmp_path: Path,
    certificates: Path,
    start: Callable[..., subprocess.Popen[bytes]],
    evidence: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    for number in range(12):
        shutil.copy(case / "documents" / "invoice.pdf", case / "documents" / f"copy {number}.pdf")
    (case / "documents" / "broken.pdf").write_bytes(b"%PDF-1.7 cut short")
    here = evidence("check", case, "--out", tmp_path / "here", "--no-cache", "--jobs", 1)
    assert here.returncode == 3, here.stderr

    address = scheduler(start)
    workers = [start("worker", address, *PLAIN, "--no-nanny") for _ in range(2)]
    more = ("--cluster", address, "--cluster-certs", certificates)
    run = begun(case, tmp_path / "there", "--cache-dir", tmp_path / "cache", *more)
    assert run.stderr is not None
    told = [run.stderr.readline()]
    while told[-1] and not told[-1].startswith("2/14"):
        told.append(run.stderr.readline())
    workers[0].kill()
    began = time.monotonic()
    _, rest = run.communicate(timeout=400)
    assert run.returncode == 3, "".join(told) + rest
    assert time.monotonic() - began < 400
    assert files(tmp_path / "there") == files(tmp_path / "here")

    for worker in workers:
        worker.kill()
    run = begun(case, tmp_path / "again", "--cache-dir", tmp_path / "cache", *more)  # what was read there is known here
    assert run.stderr is not None
    while "13/14" not in (line := run.stderr.readline()):
        assert line
    run.kill()
    run.communicate()


@pytest.mark.slow
def test_a_run_on_a_cluster_is_stopped_like_a_local_one(
    case: Path, tmp_path: Path, certificates: Path, start: Callable[..., subprocess.Popen[bytes]]
) -> None:
    for number in range(30):
        shutil.copy(case / "documents" / "invoice.pdf", case / "documents" / f"copy {number}.pdf")
        with (case / "documents" / f"copy {number}.pdf").open("ab") as paper:
            paper.write(b"\n%" + str(number).encode())
    address = scheduler(start)
    start("worker", address, *PLAIN, "--no-nanny")
    run = begun(case, tmp_path / "out", "--no-cache", "--cluster", address, "--cluster-certs", certificates)
    assert run.stderr is not None
    while not (told := run.stderr.readline()).startswith("2/31"):
        assert told
    run.send_signal(signal.SIGINT)
    _, rest = run.communicate(timeout=120)
    assert run.returncode == 130, rest
    assert "Stopped on request" in rest
    assert "Traceback" not in rest
    assert not (tmp_path / "out").exists()


POISON = """
import os
import evidence.pipeline.cluster as cluster

_real = cluster.distant

def distant(source, options, version):
    if source.name == "poison.pdf":
        os._exit(9)
    return _real(source, options, version)

cluster.distant = distant
"""


@pytest.mark.slow
def test_a_paper_that_kills_every_worker_fails_alone(
    case: Path, tmp_path: Path, certificates: Path, start: Callable[..., subprocess.Popen[bytes]]
) -> None:
    (tmp_path / "poison").mkdir()
    (tmp_path / "poison" / "sitecustomize.py").write_text(POISON, encoding="utf-8")
    for name in ("poison.pdf", "other.pdf", "third.pdf"):
        shutil.copy(case / "documents" / "invoice.pdf", case / "documents" / name)
        with (case / "documents" / name).open("ab") as paper:
            paper.write(f"\n%{name}".encode())
    address = scheduler(start)
    for _ in range(2):  # with nannies, which start them again
        start("worker", address, *PLAIN, path=tmp_path / "poison")
    more = ("--effort", "fast", "--cluster", address, "--cluster-certs", certificates)
    run = begun(case, tmp_path / "out", "--no-cache", *more)
    _, told = run.communicate(timeout=400)
    assert run.returncode == 3, told
    documents = json.loads((tmp_path / "out" / "report.json").read_bytes())["documents"]
    failed = {d["path"]: d["error"] for d in documents if d["status"] == "failed"}
    assert list(failed) == ["documents/poison.pdf"]
    assert "crashed" in failed["documents/poison.pdf"]
    assert len(documents) == 4


def test_a_cluster_without_workers_is_told_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence.errors import UsageError
    from evidence.pipeline import cluster

    class Client:
        workers: ClassVar[dict[str, object]] = {}

        def scheduler_info(self, n_workers: int) -> dict[str, dict[str, object]]:
            assert n_workers == -1
            return {"workers": self.workers}

    clock = [0.0]
    monkeypatch.setattr("evidence.pipeline.cluster.monotonic", lambda: clock[0])
    hands = object.__new__(cluster.ClusterHands)
    hands._client, hands._address, hands._seen, hands._next_look = Client(), "tls://x", 0.0, 0.0
    clock[0] = 200.0
    hands.check()
    Client.workers["a"] = {}
    clock[0] = 290.0
    hands.check()
    Client.workers.clear()
    clock[0] = 580.0
    hands.check()
    clock[0] = 600.0
    with pytest.raises(UsageError, match="has no workers"):
        hands.check()


def _endless_within(paper: Path, word: str) -> None:
    """Put a page that never ends into a paper, and lock it."""
    pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
    with pymupdf.open(paper) as doc, pymupdf.open(stream=slow_pdf()) as other:
        doc.insert_pdf(doc.__class__(stream=doc.tobytes()))
        doc.insert_pdf(other, start_at=1)
        data = doc.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=word, owner_pw="owner")
    paper.write_bytes(data)


@pytest.mark.slow
@pytest.mark.parametrize("word", ["", "open it"])
def test_an_endless_page_of_a_locked_paper_is_lost_alone_here_and_on_a_cluster(
    case: Path, tmp_path: Path, certificates: Path, start: Callable[..., subprocess.Popen[bytes]], word: str
) -> None:
    shutil.copy(case / "documents" / "invoice.pdf", case / "documents" / "honest.pdf")
    _endless_within(case / "documents" / "invoice.pdf", word)
    words = tmp_path / "words.txt"
    words.write_text("open it\n", encoding="utf-8")
    address = scheduler(start)
    start("worker", address, *PLAIN)
    limits = ("--no-cache", "--max-seconds", 20, "--passwords", words)
    cluster = ("--cluster", address, "--cluster-certs", certificates)
    proven: dict[str, list[tuple[str, int]]] = {}
    for name, more in (("here", ("--jobs", 2)), ("there", cluster)):
        run = begun(case, tmp_path / name, *limits, *more)
        _, told = run.communicate(timeout=400)
        report = json.loads((tmp_path / name / "report.json").read_bytes())
        documents = report["documents"]
        locked = [d for d in documents if d["path"] == "documents/invoice.pdf"]
        assert [d["status"] for d in documents] == ["ok"] * len(documents), told
        assert any("Page 2 was not read: Reading " in w for d in locked for w in d["warnings"])
        assert {d["fields"]["invoice_date"]["value"] for d in locked} == {"2026-03-14"}, locked
        proven[name] = [(a["verdict"], a["units_proven"]) for a in report["asins"]]
    assert proven["here"] == proven["there"]
