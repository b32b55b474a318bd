"""What a worker loads: it reads and extracts, and does without judge and report (a third of a CPU second)."""

from __future__ import annotations

import subprocess
import sys

_TELL = (
    "import sys, evidence.pipeline.workers, evidence.pipeline.reading\n"
    "print(*(n for n in sys.modules if n.split('.')[:2] in (['evidence', 'judge'], ['evidence', 'report'])))"
)


def test_a_worker_loads_neither_judge_nor_report() -> None:
    told = subprocess.run([sys.executable, "-c", _TELL], capture_output=True, text=True, check=True)
    assert not told.stdout.split()
