"""Commands about single things: documents without a case, a notice, an output folder, this machine.

In: paths. Out: bytes or lines ready to print. Never: a verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.ingest.notice import read_notice
from evidence.ingest.packs import shipped
from evidence.model import attachment_of
from evidence.pipeline.notices import reading
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import SILENCE, Progress
from evidence.pipeline.spine import extract_paths
from evidence.read.doctor import inspect
from evidence.report.contract import document_entry, encode, problem_entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def extract_lines(paths: Iterable[Path], options: RunOptions, progress: Progress = SILENCE) -> tuple[bytes, int]:
    """Return one JSON object a line for each document, sorted by path, and how many could not be read."""
    records, problems = extract_paths(paths, options, progress)
    entries = [*map(document_entry, records), *map(problem_entry, problems)]
    entries.sort(key=lambda entry: (entry.path, attachment_of(entry.part) or ""))
    return b"".join(encode(entry) + b"\n" for entry in entries), len(problems)


def notice_json(file: Path) -> bytes:
    """Return what a notice asks for, as the contract's JSON."""
    understood = read_notice(file, reading(RunOptions()))
    return msgspec.json.format(msgspec.json.encode(understood.notice), indent=2) + b"\n"


def demo_case() -> Path:
    """Return the case that ships with the program."""
    return shipped("demo")


def doctor_lines() -> tuple[str, ...]:
    """Return what this machine reads with, a line a fact, each with what to install where something is missing."""
    return tuple(
        f"{'ok     ' if fact.found else 'missing'} {fact.topic:8} {fact.name:12} {fact.detail}"
        + (f"\n{' ' * 30}{fact.install}" if fact.install and not fact.found else "")
        for fact in inspect()
    )
