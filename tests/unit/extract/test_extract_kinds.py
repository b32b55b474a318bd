"""Kinds of papers drawn from tables: every kind in many languages, read and extracted as a user's files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kind_papers import PROOF, found_kinds, kind_papers

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("batch", ["first", "second", "third"])
def test_papers_are_of_the_kind_that_their_table_says(tmp_path: Path, batch: str) -> None:
    papers = kind_papers(batch)
    found = found_kinds(tmp_path / "case", papers)
    wrong = {p.name: (p.kind, found[p.name]) for p in papers if found[p.name] != p.kind}
    taken = [name for name, (kind, seen) in wrong.items() if seen in PROOF and kind not in PROOF]
    assert not taken, f"papers that prove nothing are taken for proof: {taken}"
    assert not wrong
