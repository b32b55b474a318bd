"""Measures whole runs of `evidence check`: the second run of an unchanged case, a large digital folder, memory.

In: `python -m bench.runs again|digital|memory [--pages N] [--effort fast]`. Out: a few lines on stdout.
Never: a file outside a temporary folder, a cache that was there before.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pymupdf

from bench.pages import FIXTURES, pages_of

PAGES_A_FILE = 5
FLAGGED = "asin,title\nB0C1234567,Karaffe\nB0D7654321,Becher\n"


class Run(NamedTuple):
    """What one run took: CPU seconds of it and its workers, wall seconds, the largest worker in megabytes."""

    cpu: float
    wall: float
    largest: float
    code: int


def check(case: Path, cache: Path, effort: str) -> Run:
    """Run the main job in a process of its own and measure it."""
    command = [sys.executable, "-m", "evidence", "check", str(case), "--quiet", "--effort", effort, "--jobs", "2"]
    command += ["--cache-dir", str(cache), "--notified-on", "2026-06-01", "--out", str(case.with_name("out"))]
    cpu, wall = _cpu(), time.monotonic()
    code = subprocess.run(command, check=False).returncode
    return Run(_cpu() - cpu, time.monotonic() - wall, _largest(), code)


def _cpu() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def _largest() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def scans(folder: Path, pages: int) -> None:
    """Write a case of scanned invoices, one page each."""
    (folder / "documents").mkdir(parents=True)
    (folder / "flagged.csv").write_text(FLAGGED, encoding="utf-8")
    for number, (data, _) in enumerate(pages_of(pages, [FIXTURES])):
        (folder / "documents" / f"{number:04}.pdf").write_bytes(data)


def one_long_scan(folder: Path, pages: int) -> None:
    """Write a case of one document with many scanned pages; a few scans stand in it again and again."""
    (folder / "documents").mkdir(parents=True)
    (folder / "flagged.csv").write_text(FLAGGED, encoding="utf-8")
    few = [data for data, _ in pages_of(10, [FIXTURES])]
    with pymupdf.open() as long:
        for number in range(pages):
            with pymupdf.open(stream=few[number % len(few)]) as one:
                long.insert_pdf(one)
        long.save(folder / "documents" / "long.pdf")


def digital(folder: Path, pages: int) -> None:
    """Write a case of digital invoices, no two alike, a few pages a file."""
    (folder / "documents").mkdir(parents=True)
    (folder / "flagged.csv").write_text(FLAGGED, encoding="utf-8")
    papers = []
    for file in sorted(FIXTURES.glob("*/*.pdf")):
        with pymupdf.open(file) as pdf:
            papers += [(file, n) for n, page in enumerate(pdf) if len(page.get_text()) > 200]  # noqa: PLR2004 -- no scan
    for first in range(0, pages, PAGES_A_FILE):
        with pymupdf.open() as many:
            for number in range(first, min(pages, first + PAGES_A_FILE)):
                file, page = papers[number % len(papers)]
                with pymupdf.open(file) as one:
                    many.insert_pdf(one, from_page=page, to_page=page)
                many[-1].insert_text((40, 20), f"Sheet {number}", fontsize=6)
            many.save(folder / "documents" / f"{first:05}.pdf")


def main() -> None:
    """Print what was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("again", "digital", "memory"))
    parser.add_argument("--pages", type=int)
    parser.add_argument("--effort", default="fast")
    asked = parser.parse_args()
    make, pages = {"again": (scans, 50), "digital": (digital, 1000), "memory": (one_long_scan, 500)}[asked.what]
    pages = asked.pages or pages
    with tempfile.TemporaryDirectory() as name:
        case, cache = Path(name) / "case", Path(name) / "cache"
        make(case, pages)
        first = check(case, cache, asked.effort)
        line = f"{first.cpu:.1f} CPU s, {first.wall:.1f} s, largest worker {first.largest:.0f} MB, exit {first.code}"
        print(f"{asked.what}, {pages} pages, {asked.effort}: {line}", flush=True)
        if asked.what != "memory":
            second = check(case, cache, asked.effort)
            share = second.cpu / first.cpu
            print(f"the second run: {second.cpu:.1f} CPU s ({share:.1%} of the first), {second.wall:.1f} s", flush=True)


if __name__ == "__main__":
    main()
