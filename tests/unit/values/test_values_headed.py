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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Corvane dish rack 45 cm - injection mould", "injection mould"),
        ("Corvane dish rack 45 cm, lid only", "lid"),
        ("Corvane dish rack - reservedel", "reservedel"),
        ("Corvane dish rack 45 cm with lid", None),
        ("Corvane dish rack 45 cm lid", None),
        ("Corvane dish rack 45 cm steel", None),
    ],
)
def test_a_part_behind_the_whole_name_is_the_thing_sold(text: str, told: str | None) -> None:
    assert other_head(text, "Corvane dish rack 45 cm") == told
