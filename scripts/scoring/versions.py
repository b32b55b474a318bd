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


@contextmanager
def code_of(root: Path, ref: str) -> Iterator[Path]:
    """Give a temporary folder with the files of a git revision; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="evidence-score-") as folder:
        archive = Path(folder) / "code.zip"
        git = ("git", "-C", str(root), "archive", "--format=zip", "--output", str(archive), ref, "evidence", "rules")
        subprocess.run(git, check=True)
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        yield Path(folder)


def found_by(code: Path, manifest: Path, papers: tuple[Paper, ...], work: Path) -> dict[str, dict[str, str]]:
    """Run a version of the code over papers with a cache of its own; return its values by file."""
    work.mkdir(parents=True, exist_ok=True)
    out = work / "found.jsonl"
    out.unlink(missing_ok=True)
    files = {str(manifest.parent / p.file): p.file for p in papers}
    command = (
        sys.executable,
        "-m",
        "evidence",
        "extract",
        *files,
        "--out",
        str(out),
        "--cache-dir",
        str(work / "cache"),
    )
    environment = os.environ | {"PYTHONPATH": str(code)}
    ran = subprocess.run((*command, "--quiet"), env=environment, cwd=code, check=False)
    if not out.is_file():
        message = f"the code in {code} wrote no {out}: exit {ran.returncode}; what it said stands above"
        raise RuntimeError(message)
    found: dict[str, dict[str, str]] = {}
    for line in out.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        values = {k: str(v["value"]) for k, v in row["fields"].items() if v and v["value"] is not None}
        found.setdefault(files.get(row["path"], row["path"]), values)  # the first part stands for a file that was split
    return found
