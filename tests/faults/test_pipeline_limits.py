"""A document that eats memory without end fails alone, where the platform can bound a process."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from evidence.model import Source
from evidence.pipeline.crew import process_all
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import SILENCE

if TYPE_CHECKING:
    from pathlib import Path

HUNGRY = """
import evidence.pipeline.reading as reading

def eat(source, *, effort, limits, pages=None):
    return bytearray(20_000_000_000)

def work(source, options):
    if source.name == "hungry":
        reading.read = eat
    return reading.process(source, options)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_a_hungry_document_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hungry_work.py").write_text(HUNGRY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))  # spawned workers get this process's path
    import hungry_work  # type: ignore[import-not-found]  # written just above

    names = ("a.txt", "hungry")
    sources = tuple(Source(sha256=n.ljust(64, "0"), name=n, kind="text", path=n, data=b"Invoice 1") for n in names)
    outcomes = process_all(sources, RunOptions(jobs=1, use_cache=False), SILENCE, hungry_work.work)
    assert outcomes[0].problem is None
    assert outcomes[1].problem is not None
    assert "memory" in outcomes[1].problem.error
