"""What a version of the code finds on real documents.

In: a manifest, a folder of code, a folder for caches. Out: values by file. Never: a change to the checkout.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.scoring.difference import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = ("evidence", "rules")  # what a version needs to run
_UNSCORED = ("line_items", "invoice_date_raw")  # not one value


def manifest_papers(manifest: Path, limit: int | None) -> tuple[Paper, ...]:
    """Return the papers that a manifest names, with their single values."""
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(
        Paper(
            file=row["file"],
            kind=row["doc_type"],
            vendor=row["vendor_group"],
            truth={k: str(v) for k, v in row["truth"].items() if k not in _UNSCORED and v},
        )
        for row in rows[:limit]
    )


class VersionError(Exception):
    """A version that cannot be run: one sentence that says why, and what to do."""


@contextmanager
def code_of(root: Path, ref: str) -> Iterator[Path]:
    """Give a temporary folder with the files of a git revision; it is gone afterwards."""
    if _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").returncode:
        message = f"git knows no {ref!r} here: name a branch, a tag or a commit"
        raise VersionError(message)
    there = _git(root, "ls-tree", "--name-only", ref).stdout.split("\n")
    with tempfile.TemporaryDirectory(prefix="evidence-score-") as folder:
        archive = Path(folder) / "code.zip"
        parts = [p for p in _PARTS if p in there]
        if (
            _PARTS[0] not in parts
            or _git(root, "archive", "--format=zip", f"--output={archive}", ref, *parts).returncode
        ):
            message = f"{ref!r} holds no program yet: name a later revision"
            raise VersionError(message)
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        yield Path(folder)


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(("git", "-C", str(root), *arguments), check=False, capture_output=True, text=True)


def found_by(code: Path, manifest: Path, papers: tuple[Paper, ...], work: Path) -> dict[str, dict[str, str]]:
    """Run a version of the code over papers with a cache of its own; return its values by file."""
    work.mkdir(parents=True, exist_ok=True)
    out = work / "found.jsonl"
    out.unlink(missing_ok=True)
    files = {str(manifest.parent / p.file): p.file for p in papers}
    extract = (sys.executable, "-m", "evidence", "extract", *files)
    options = ("--out", str(out), "--cache-dir", str(work / "cache"), "--quiet")
    environment = os.environ | {"PYTHONPATH": str(code)}
    ran = subprocess.run(
        (*extract, *options), env=environment, cwd=code, check=False, text=True, stderr=subprocess.PIPE
    )
    if not out.is_file():
        last = ran.stderr.strip().split("\n")[-1]
        message = (
            f"the code of that revision cannot extract documents (exit {ran.returncode}: {last.rstrip('.')}). It may be older than "
            "the command `extract`, or than a package installed here: name a later revision"
        )
        raise VersionError(message)
    found: dict[str, dict[str, str]] = {}
    for line in out.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        values = {k: str(v["value"]) for k, v in row.get("fields", {}).items() if v and v["value"] is not None}
        found.setdefault(files.get(row["path"], row["path"]), values)  # the first part stands for a file that was split
    return found
