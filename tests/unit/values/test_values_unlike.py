"""Two names of goods with nothing in common, and names that share a beginning, a shortening, a number."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from evidence.values.unlike import unlike

NAMES = tomllib.loads((Path(__file__).parents[2] / "golden" / "added_names.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("group", ["same", "parts", "in_front"])
def test_no_pair_of_names_of_one_product_is_unlike(group: str) -> None:
    assert [printed for _, listed, printed in NAMES[group] if unlike(listed, printed)] == []


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Pick & pack, standard size", True),
        ("Lagerung B0D5RTW7KM", True),
        ("CRV DR 45", False),  # shortened
        ("Rack, drying", False),
        ("Item 45 cm", False),  # a number
        ("B0D5RTW7KM", False),  # names nothing
    ],
)
def test_a_word_its_beginning_or_a_number_is_enough(printed: str, told: bool) -> None:
    assert unlike("Corvane dish rack 45 cm", printed) is told


def test_a_scans_reading_of_a_word_is_that_word() -> None:
    assert unlike("Corvane dish rack", "Gorvanc dlsh")
    assert not unlike("Corvane dish rack", "Gorvanc dlsh", scanned=True)
    assert unlike("Corvane dish rack", "Pick & pack", scanned=True)


def test_scripts_without_blanks_share_two_signs() -> None:
    assert unlike("科凡沥水架45厘米", "仓储费用")
    assert not unlike("科凡沥水架45厘米", "沥水架 45cm")
