"""A cluster of one machine: a scheduler and two workers over TLS, one of them killed on the way."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytest.importorskip("distributed")
trustme = pytest.importorskip("trustme")


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

    def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
        files = [
            f"--tls-{name}={certificates / file}.pem"
            for name, file in (("ca-file", "ca"), ("cert", "cert"), ("key", "key"))
        ]
        with (tmp_path / f"{program}-{len(begun)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments, *files],
                cwd=tmp_path,
                stderr=log,
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

    port = free_port()
    address = f"tls://127.0.0.1:{port}"
    start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--protocol", "tls", "--no-dashboard")
    workers = [start("worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny") for _ in range(2)]
    line = [sys.executable, "-m", "evidence", "check", case, "--out", tmp_path / "there", "--no-cache"]
    line += ["--cluster", address, "--cluster-certs", certificates]
    run = subprocess.Popen([*map(str, line)], stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"})
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
