"""Libraries that would report to their makers are kept from it: no file of theirs, no word to a server."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

READ = """
import evidence
from evidence.read.engines.crops import available, read_crops
import numpy as np
if available():
    read_crops([np.full((40, 200), 255, dtype=np.uint8)])
    print("read")
"""
PLACES = ("TMPDIR", "TEMP", "TMP", "HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_DATA_HOME")


def written(code: str, folder: Path) -> tuple[list[str], str]:
    """Return what a process leaves in places that belong to nobody, and what it says."""
    folder.mkdir()
    environment = {**os.environ, **dict.fromkeys(PLACES, str(folder)), "ORT_DISABLE_TELEMETRY": ""}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()), done.stdout


def test_the_second_reader_reports_to_nobody(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    files, told = written(READ, tmp_path / "with us")
    assert told == "read\n"
    assert files == []
