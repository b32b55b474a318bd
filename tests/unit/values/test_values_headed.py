"""What stands in front of a product's name, as printed and as a scan shows it."""

from __future__ import annotations

import pytest

from evidence.values.headed import other_head


@pytest.mark.parametrize(("scanned", "told"), [(True, None), (False, "balanga de")])
def test_a_letter_of_the_title_that_a_scan_misread_makes_no_other_thing(told: str | None, *, scanned: bool) -> None:
    assert other_head("Balanga de cozinha vidro preta", "Balança de cozinha vidro preta", scanned=scanned) == told


def test_another_thing_in_front_of_the_name_is_told_of_a_scan_too() -> None:
    title = "Balança de cozinha vidro preta"
    assert other_head("Tampa para balanga de cozinha vidro preta", title, scanned=True) == "tampa para"
