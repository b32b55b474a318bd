"""Lands that a letter names, and whether a marketplace's is one of them."""

from __future__ import annotations

import pytest

from evidence.values.lands import includes, land_of, lands_in


def test_a_marketplace_has_the_land_of_its_address() -> None:
    assert [land_of(m) for m in ("amazon.co.uk", "www.amazon.com", "Amazon.com.mx", "amazon.fr", "a shop")] == [
        "GB", "US", "MX", "FR", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "land", "named"),
    [
        ("in the United States of America only", "en", "GB", False),
        ("in Germany, France and the UK", "en", "GB", True),
        ("within the European Union", "en", "GB", False),
        ("within the European Union", "en", "FR", True),
        ("weltweit", "de", "US", True),
        ("en Allemagne", "fr", "DE", True),
        ("on Amazon.de", "en", "DE", True),
    ],
)
def test_lands_by_their_names_and_unions(text: str, language: str, land: str, named: bool) -> None:
    found = lands_in(text, language)
    assert found
    assert includes(found, land) is named
