"""A count that is said to be about so much."""

from __future__ import annotations

import pytest

from evidence.extract.line_items import readings


@pytest.mark.parametrize("printed", ["ca. 40", "approx. 40", "up to 40", "jusqu'à 40", "bis zu 40", "~ 40", "約40"])
def test_about_so_much_is_told(printed: str) -> None:
    assert readings._about().search(printed)


@pytest.mark.parametrize(
    "printed", ["40", "N. 40", "n 40", "40 pcs", "Box 40"]
)  # "n." is Italian for a number of pieces
def test_a_count_is_no_estimate(printed: str) -> None:
    assert readings._about().search(printed) is None
