"""A batch that is killed again and again ends with the bytes of one that was left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "interrupt"


@pytest.mark.slow
def test_a_killed_batch_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    command = [sys.executable, SCRIPT, "--documents", 40, "--clients", 3, "--kills", 4, "--jobs", 1, "--work", tmp_path]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 differ" in done.stdout
