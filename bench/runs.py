"""Measures whole runs of `evidence check`: the second run of an unchanged case, a large digital folder, memory.

In: `python -m bench.runs again|digital|memory|worker [--pages N] [--scans N] [--effort fast]`. Out: a few lines on stdout.
Never: a file outside a temporary folder, a cache that was there before.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import argparse
import compileall
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pymupdf

import evidence
from bench.pages import FIXTURES, pages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGES_A_FILE = 5
_EVERY_SECONDS = 0.5
FLAGGED = "asin,title\nB0C1234567,Karaffe\nB0D7654321,Becher\n"


class Run(NamedTuple):
    """What one run took: CPU seconds of it and its workers, wall seconds, the largest worker in megabytes.

    `curve`: the largest process of the run at each moment looked at, in megabytes (Linux).
    """

    cpu: float
    wall: float
    largest: float
    code: int
    curve: tuple[float, ...]


def check(case: Path, cache: Path, effort: str) -> Run:
    """Run the main job in a process of its own and measure it."""
    command = [sys.executable, "-m", "evidence", "check", str(case), "--quiet", "--effort", effort, "--jobs", "2"]
    command += ["--cache-dir", str(cache), "--notified-on", "2026-06-01", "--out", str(case.with_name("out"))]
    cpu, wall = _cpu(), time.monotonic()
    curve = []
    with subprocess.Popen(command) as run:
        while run.poll() is None:
            curve.append(_resident(run.pid))
            time.sleep(_EVERY_SECONDS)
    return Run(_cpu() - cpu, time.monotonic() - wall, _largest(), run.returncode, tuple(curve))


def _resident(parent: int) -> float:
    """Return the memory that the largest of a process and its children holds now, in megabytes; 0 where unknown."""
    most = 0.0
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError, ValueError):
            said = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines() if ":" in line)
            if parent in {int(said["Pid"]), int(said["PPid"])} and "VmRSS" in said:
                most = max(most, int(said["VmRSS"].split()[0]) / 1024)
    return most


def tenths(curve: Sequence[float]) -> tuple[float, ...]:
    """Return the most of each tenth of a curve."""
    ends = [round(len(curve) * tenth / 10) for tenth in range(11)]
    return tuple(max(curve[first:last], default=0.0) for first, last in pairwise(ends))


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


def one_long_paper(folder: Path, pages: int, scanned: int) -> None:
    """Write a case of one document with many pages, `scanned` of them scans, evenly spread over it.

    Ten scans and the digital fixtures stand in it again and again.
    """
    (folder / "documents").mkdir(parents=True)
    (folder / "flagged.csv").write_text(FLAGGED, encoding="utf-8")
    few = [data for data, _ in pages_of(10, [FIXTURES])]
    papers = _digital_pages()
    with pymupdf.open() as long:
        for number in range(pages):
            before, now = (n * scanned // pages for n in (number, number + 1))
            if now > before:
                with pymupdf.open(stream=few[now % len(few)]) as one:
                    long.insert_pdf(one)
            else:
                file, page = papers[number % len(papers)]
                with pymupdf.open(file) as one:
                    long.insert_pdf(one, from_page=page, to_page=page)
        long.save(folder / "documents" / "long.pdf")


def _digital_pages() -> list[tuple[Path, int]]:
    papers = []
    for file in sorted(FIXTURES.glob("*/*.pdf")):
        with pymupdf.open(file) as pdf:
            papers += [(file, n) for n, page in enumerate(pdf) if len(page.get_text()) > 200]  # noqa: PLR2004 -- no scan
    return papers


def digital(folder: Path, pages: int) -> None:
    """Write a case of digital invoices, no two alike, a few pages a file."""
    (folder / "documents").mkdir(parents=True)
    (folder / "flagged.csv").write_text(FLAGGED, encoding="utf-8")
    papers = _digital_pages()
    for first in range(0, pages, PAGES_A_FILE):
        with pymupdf.open() as many:
            for number in range(first, min(pages, first + PAGES_A_FILE)):
                file, page = papers[number % len(papers)]
                with pymupdf.open(file) as one:
                    many.insert_pdf(one, from_page=page, to_page=page)
                many[-1].insert_text((40, 20), f"Sheet {number}", fontsize=6)
            many.save(folder / "documents" / f"{first:05}.pdf")


def worker(pages: int, distinct: int, effort: str) -> None:
    """Read scans one after the other as one worker does, and tell what memory it holds after each quarter.

    A few scans are made and read again and again: nothing is kept between them.
    """
    from evidence.ingest.sources import discover
    from evidence.pipeline.machine import bound_memory
    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.reading import process

    bound_memory()
    with tempfile.TemporaryDirectory() as name:
        for number, (data, _) in enumerate(pages_of(min(distinct, pages), [FIXTURES])):
            (Path(name) / f"{number:04}.pdf").write_bytes(data)
        sources, _ = discover([Path(name)], Path(name))
        options = RunOptions(effort="thorough" if effort == "thorough" else "fast", use_cache=False)
        before = time.process_time()
        for number in range(pages):
            outcome = process(sources[number % len(sources)], options)
            if outcome.problem:
                raise SystemExit(str(outcome.problem.error))
            if (number + 1) * 8 % pages < 8:  # noqa: PLR2004 -- eighths
                told = f"{_resident(os.getpid()):.0f} MB, at most {_most():.0f}"
                print(f"after {number + 1} scans: {told}, {time.process_time() - before:.0f} CPU s", flush=True)


def _most() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    """Print what was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("again", "digital", "memory", "worker"))
    parser.add_argument("--pages", type=int)
    parser.add_argument("--scans", type=int, help="of the long paper: all unless given; worker: how many are made")
    parser.add_argument("--effort", default="fast")
    asked = parser.parse_args()
    pages = asked.pages or {"again": 50, "digital": 1000, "memory": 500, "worker": 200}[asked.what]
    if asked.what == "worker":
        worker(pages, asked.scans or 20, asked.effort)
        return
    compileall.compile_dir(
        Path(evidence.__file__).parent, quiet=2
    )  # as an installed program is: else each process does it
    with tempfile.TemporaryDirectory() as name:
        case, cache = Path(name) / "case", Path(name) / "cache"
        if asked.what == "memory":
            one_long_paper(case, pages, pages if asked.scans is None else asked.scans)
        else:
            {"again": scans, "digital": digital}[asked.what](case, pages)
        first = check(case, cache, asked.effort)
        line = f"{first.cpu:.1f} CPU s, {first.wall:.1f} s, largest worker {first.largest:.0f} MB, exit {first.code}"
        print(f"{asked.what}, {pages} pages, {asked.effort}: {line}", flush=True)
        if asked.what == "memory":
            print("largest process, by tenths of the run:", *(f"{most:.0f}" for most in tenths(first.curve)), "MB")
        else:
            second = check(case, cache, asked.effort)
            share = second.cpu / first.cpu
            print(f"the second run: {second.cpu:.1f} CPU s ({share:.1%} of the first), {second.wall:.1f} s", flush=True)


if __name__ == "__main__":
    main()
