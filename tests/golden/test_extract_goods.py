"""Line items of printed tables in many layouts and languages: floors under what is reached, on a sample of every table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections import Counter

ROOT = Path(__file__).resolve().parents[2]
# Papers of each table, and the share of lines exact in description, quantity and codes; a wrong quantity never looks sure.
FLOORS = {"first": (3, 0.98), "second": (3, 0.98), "third": (3, 0.98), "ninth": (3, 0.96), "eleventh": (1, 0.98), "twelfth": (1, 0.97), "thirteenth": (1, 0.96), "fourteenth": (1, 0.95), "fifteenth": (1, 0.96), "sixteenth": (1, 0.98), "seventeenth": (1, 0.96), "eighteenth": (1, 0.98), "nineteenth": (1, 0.97), "twentieth": (1, 0.97), "twentyfirst": (1, 0.98), "twentysecond": (1, 0.97), "twentythird": (1, 0.98), "twentyfourth": (1, 0.97), "twentyfifth": (1, 0.98)}  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("batch", FLOORS)
def test_lines_of_printed_tables_stay_above_their_floors(monkeypatch: pytest.MonkeyPatch, batch: str) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    from scripts.paper_maker.goods import printed
    from scripts.paper_maker.measure_goods import measure

    papers, exact = FLOORS[batch]
    counts, faults = measure(printed(batch, 0, papers))
    told = "\n".join(faults)
    assert _sum(counts, "exact") >= exact * _sum(counts, "wanted"), told
    assert _sum(counts, "misled") == _sum(counts, "miscoded") == _sum(counts, "false_codes") == 0, told


def _sum(counts: dict[str, Counter[str]], name: str) -> int:
    return sum(c[name] for c in counts.values())
