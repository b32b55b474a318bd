"""Traps told in plain words that no list holds: what the demand that a paper be understood finds of them by itself.

No table was mended for word by word: the limits are what is still covered, and may only sink.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import verdicts
from trap_papers import batch, folder_of

if TYPE_CHECKING:
    from pathlib import Path


def _covered(table: str, part: str, root: Path) -> list[str]:
    found = {
        n: verdicts(folder_of(root / str(k), c, n)) for k, (n, c) in enumerate(getattr(batch(table), part).items())
    }
    return [n for n, v in found.items() if all(x.verdict == "covered" for x in v)]


@pytest.mark.parametrize(
    ("table", "most"), [("sixth", 16), ("seventh", 3), ("twelfth", 5), ("fourteenth", 7), ("twenty_ninth", 4)]
)
def test_few_plain_traps_cover(table: str, most: int, tmp_path: Path) -> None:
    covered = _covered(table, "trap", tmp_path)
    assert len(covered) <= most, covered


@pytest.mark.parametrize(
    ("table", "least"), [("sixth", 39), ("seventh", 12), ("twelfth", 47), ("fourteenth", 11), ("twenty_ninth", 21)]
)
def test_honest_papers_with_unusual_notes_cover(table: str, least: int, tmp_path: Path) -> None:
    assert len(_covered(table, "honest", tmp_path)) >= least
