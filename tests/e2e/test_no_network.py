"""Nothing leaves the machine: no process of a run opens or resolves a network address."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Every Python process of the run imports this first. Socket pairs and pipes between workers stay allowed.
WATCH = """
import os, socket

def _caught(what):
    with open(os.environ["NETWORK_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{what}\\n")
    raise OSError(f"network forbidden: {what}")

class Watched(socket.socket):
    def connect(self, address):
        return super().connect(address) if self.family == getattr(socket, "AF_UNIX", None) else _caught(address)
    connect_ex = connect
    def sendto(self, *args):
        _caught(args[-1])

socket.socket = Watched
socket.getaddrinfo = lambda *args, **kwargs: _caught(args)
socket.create_connection = lambda *args, **kwargs: _caught(args)
"""


def run(arguments: list[str], tmp_path: Path) -> tuple[subprocess.CompletedProcess[str], str]:
    watch = tmp_path / "watch"
    watch.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    log = tmp_path / "network.log"
    environment = {**os.environ, "PYTHONPATH": str(watch), "NETWORK_LOG": str(log)}
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    return done, log.read_text("utf-8") if log.exists() else ""


def test_the_watch_catches(tmp_path: Path) -> None:
    code = "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')"
    done, log = run(["-c", code], tmp_path)
    assert done.returncode != 0
    assert "127.0.0.1" in log


@pytest.mark.slow
@pytest.mark.parametrize("effort", ["fast", "thorough"])
def test_a_run_over_scans_opens_no_network(tmp_path: Path, effort: str) -> None:
    arguments = ["-m", "evidence", "demo", "--out", str(tmp_path / "out"), "--no-cache", "--effort", effort]
    done, log = run(arguments, tmp_path)
    assert log == ""
    assert done.returncode in {0, 1, 3}, done.stderr
    assert (tmp_path / "out" / "report.json").exists()
