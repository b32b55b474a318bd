"""A handful of mutated fixtures, as `scripts/fuzz` puts them through in thousands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "fuzz"


@pytest.mark.slow
def test_mutated_fixtures_crash_and_hang_nothing(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "--inputs", "60", "--seed", "7", "--keep", str(tmp_path / "finds")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
