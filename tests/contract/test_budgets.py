"""The size budgets are held by a script that sees an excess."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def budgets(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "budgets"), str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def tree(root: Path, name: str, body: str) -> Path:
    for folder in ("evidence", "scripts", "bench", "tests"):
        (root / folder).mkdir()
    (root / "evidence" / name).write_text(body, encoding="utf-8")
    return root


def test_a_small_tree_passes(tmp_path: Path) -> None:
    assert budgets(tree(tmp_path, "a.py", "def f() -> None:\n    pass\n")).returncode == 0


def test_a_long_function_is_named(tmp_path: Path) -> None:
    done = budgets(tree(tmp_path, "a.py", "def lengthy() -> None:\n" + "    x = 1\n" * 60))
    assert done.returncode == 1
    assert "lengthy has 61 lines" in done.stdout


def test_a_long_module_is_named(tmp_path: Path) -> None:
    done = budgets(tree(tmp_path, "a.py", "x = 1\n" * 401))
    assert done.returncode == 1
    assert "evidence/a.py: 401 lines" in done.stdout
