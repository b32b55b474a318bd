"""Line items of printed tables in many layouts and languages: floors under what is reached, on a sample of every table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections import Counter

ROOT = Path(__file__).resolve().parents[2]
# Share of lines exact in description, quantity and codes; sure but wrong quantities per hundred lines.
FLOORS = {
    ("first", False): (0.98, 0.0),
    ("second", False): (0.98, 0.0),
    ("third", False): (0.98, 0.0),
    ("ninth", False): (0.96, 0.0),
}
SAMPLE = {False: 3}


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("batch", "scanned"), FLOORS)
def test_lines_of_printed_tables_stay_above_their_floors(
    monkeypatch: pytest.MonkeyPatch, batch: str, *, scanned: bool
) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    from scripts.paper_maker.goods import printed
    from scripts.paper_maker.measure_goods import measure

    counts, faults = measure(printed(batch, 0, SAMPLE[scanned]), scanned=scanned)
    exact, misled = FLOORS[batch, scanned]
    told = "\n".join(faults)
    assert _sum(counts, "exact") >= exact * _sum(counts, "wanted"), told
    assert _sum(counts, "misled") * 100 <= misled * _sum(counts, "wanted"), told
    assert _sum(counts, "false_codes") == 0, told


def _sum(counts: dict[str, Counter[str]], name: str) -> int:
    return sum(c[name] for c in counts.values())
