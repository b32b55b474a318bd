"""Only what is certain of a scanned ASIN is put right: it begins with B0."""

from __future__ import annotations

import pytest

from evidence.values.codes import scanned_asin


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("BODPJ41MHT", "B0DPJ41MHT"),
        ("80DPJ41MHT", "B0DPJ41MHT"),
        ("8ODPJ41MHT", "B0DPJ41MHT"),
        ("B0ZZ22S5B8", "B0ZZ22S5B8"),
        ("BOOKSHELVE", "BOOKSHELVE"),
        ("XODPJ41MHT", "XODPJ41MHT"),
        ("0998712345", "0998712345"),
    ],
)
def test_the_first_two_characters_and_no_others(read: str, told: str) -> None:
    assert scanned_asin(read) == told
