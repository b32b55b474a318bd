"""The virtual environment of a checkout, made from the lock and kept current.

In: a checkout with uv.lock and requirements*.lock. Out: `.venv` with the locked packages and the program.
Never: a Python package that is not locked. Outside the checkout it installs one thing, Chromium for the browser tests,
and only where root runs all tests on Debian. Needs Python 3.11 and pip (or uv) only.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
_STAMP = VENV / ".locked"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def bin_path(name: str) -> Path:
    """Return where the environment keeps the command `name`."""
    return VENV / ("Scripts" if os.name == "nt" else "bin") / (name + (".exe" if os.name == "nt" else ""))


def ensure(*, dev: bool) -> Path:
    """Make the environment if it is absent or older than the lock; return its Python."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- this script is what an older Python meets first
        sys.exit("Evidence needs Python 3.11 or newer; this is " + sys.version.split()[0])
    wanted = _wanted(dev=dev)
    have = _STAMP.read_text(encoding="utf-8").split() if _STAMP.exists() else []
    if wanted in have and bin_path("python").exists():
        return bin_path("python")
    print("Setting up .venv from the lock (once, about a minute) ...", file=sys.stderr)
    if shutil.which("uv"):
        _run(["uv", "sync", "--quiet", "--locked", *(["--all-extras"] if dev else ["--no-dev"])])
    else:
        _pip(dev=dev)
    # An environment for development serves users too.
    _STAMP.write_text("\n".join({wanted, _wanted(dev=False)}), encoding="utf-8")
    return bin_path("python")


def inside(script: str, needs: tuple[str, ...]) -> None:
    """Go on if this Python has the packages that a script needs; else run the script in the environment and end."""
    if all(importlib.util.find_spec(package) for package in needs):
        return
    python = ensure(dev=True)
    sys.exit(subprocess.run([str(python), script, *sys.argv[1:]], cwd=Path.cwd(), check=False).returncode)


def ensure_browser() -> None:
    """Install Debian's Chromium for the browser tests where that can be done; without it they skip and say so."""
    if any(shutil.which(name) for name in CHROMIUMS) or os.environ.get("EVIDENCE_CHROMIUM"):
        return
    if not shutil.which("apt-get") or os.name != "posix" or os.geteuid() != 0:
        print("No Chromium: the browser tests will be skipped (Debian: apt-get install chromium).", file=sys.stderr)
        return
    print("Installing Chromium for the browser tests (once) ...", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        if subprocess.run(["apt-get", *command], env=quiet, check=False, stdout=subprocess.DEVNULL).returncode:
            print("Chromium could not be installed: the browser tests will be skipped.", file=sys.stderr)
            return


def _wanted(*, dev: bool) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]} {dev} {ROOT}".encode())
    for name in ("pyproject.toml", "uv.lock"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _pip(*, dev: bool) -> None:
    """Without uv: a virtual environment without its own pip (Debian splits ensurepip off), filled from outside."""
    if not bin_path("python").exists():
        venv.create(VENV, with_pip=False, symlinks=os.name != "nt", clear=VENV.exists())
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(bin_path("python")), "install"]
    lock = ROOT / ("requirements-dev.lock" if dev else "requirements.lock")
    _run([*pip, "--require-hashes", "-r", str(lock)])
    _run([*pip, "--no-deps", "-e", str(ROOT)])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"Setting up failed: {' '.join(command)} ended with {done.returncode}. See the lines above.")
