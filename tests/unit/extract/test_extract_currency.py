"""A sign that several currencies share is read by the language of its paper."""

from __future__ import annotations

import pytest
from drawn_papers import only, value


@pytest.mark.parametrize(
    ("title", "total", "currency"),
    [
        ("商业发票 购买方 数量 单价", "合计金额", "CNY"),
        ("請求書 御中 ご請求金額のお知らせ", "合計金額", "JPY"),
        ("INVOICE", "Total", "JPY"),
    ],
)
def test_a_sign_of_two_currencies_is_that_of_the_language(title: str, total: str, currency: str) -> None:
    record = only((60, 40, title, 20), (60, 100, total), (160, 100, "¥649.80"))
    assert value(record, "currency") == currency
