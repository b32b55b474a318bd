from __future__ import annotations

import pytest

from evidence.judge.addresses import same_address


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("12 Mill Lane\nLeeds LS1 4AB\nUnited Kingdom", True),
        ("12, MILL LANE, LEEDS, LS1 4AB", True),
        ("21 Mill Lane, Leeds LS1 4AB", False),
        ("12 Mill Lane, Leeds LS2 4AB", False),
        ("12 Harbour Street, Dover LS1 4AB", False),
        ("Purchasing Department, 12 Mill Lane, Leeds LS1 4AB", True),
    ],
)
@pytest.mark.parametrize("country", ["", ", United Kingdom"])
def test_addresses_need_their_numbers(printed: str, same: bool, country: str) -> None:
    assert same_address(printed, f"12 Mill Lane, Leeds LS1 4AB{country}") is same
