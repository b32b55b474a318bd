"""The wheel alone is the program: built, installed beside the locked packages, it runs the demo."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_wheel_brings_rules_and_demo_and_runs(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    ignored = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*_cache", "tests", "documents.sqlite")
    shutil.copytree(ROOT, tree, ignore=ignored)
    shutil.copytree(ROOT / "fixtures" / "cases" / "demo", tree / "fixtures" / "cases" / "demo", dirs_exist_ok=True)
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        pip = [shutil.which("python3") or sys.executable, "-m", "pip"]
    subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "-w", str(tmp_path), str(tree)], check=True)
    wheel = next(tmp_path.glob("evidence-*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert "evidence/_shipped/rules/amazon-365/pack.toml" in names
    assert "evidence/_shipped/demo/flagged.csv" in names
    assert any(n.startswith("evidence/values/languages/") and n.endswith(".toml") for n in names)
    done = _run_installed(wheel, tmp_path)
    assert done.returncode in {1, 3}, done.stderr
    assert (tmp_path / "out" / "report.html").exists()


def _run_installed(wheel: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Unpack the wheel away from the checkout; the packages come from this environment."""
    place = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(place)
    packages = os.pathsep.join(p for p in sys.path if "site-packages" in p)
    code = (
        "import sys; sys.path[:0] = [sys.argv[1], *sys.argv[2].split(__import__('os').pathsep)]\n"
        "import evidence; assert evidence.__file__.startswith(sys.argv[1]), evidence.__file__\n"
        "sys.argv[1:] = ['demo', '--no-cache', '--out', 'out']\n"
        "from evidence.cli import main; main()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, str(place), packages], cwd=tmp_path, capture_output=True, text=True, check=False
    )
