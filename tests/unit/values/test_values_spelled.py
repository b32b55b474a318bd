"""Sums written in words: what they spell in each language, and what is no sum."""

from __future__ import annotations

import pytest

from evidence.values.spelled import han_number, spelled_sums


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Amount in words: two hundred and sixty pounds only", 260),
        ("Rupees in words: One Lakh Twelve Thousand Three Hundred Forty Five Only", 112345),
        ("In words: rupees two hundred sixty and fifty paise", 260),
        ("SON: DOSCIENTOS SESENTA EUROS CON CINCUENTA CÉNTIMOS", 260),
        ("Słownie: dwa tysiące sto dwanaście złotych", 2112),
        ("Yalniz iki yüz altmis lira", 260),
        ("Arrêtée la présente facture à la somme de deux cent quatre-vingt-cinq euros", 285),
        ("Valor por extenso: mil duzentos e sessenta euros", 1260),
        ("In Worten: zweihundertsechzig Euro", 260),
        ("In Worten: zweitausend fünfhundertdrei Euro", 2503),
        ("In lettere: duecentosessanta/00", 260),
        ("Zegge: tweehonderdzesentwintig euro", 226),
        ("azaz kettőszázhatvan forint", 260),
        ("Slovy: dvě stě šedesát korun českých", 260),
    ],
)
def test_a_sum_in_words_is_spelled(line: str, value: int) -> None:
    assert spelled_sums(line)[-1] == value


@pytest.mark.parametrize(
    "line",
    [
        "Say hello to our new range",
        "Słownie: jeden dwa zero",
        "In words: one",
        "azaz a vevő fizet",
        "Zegge: twee euro",
        "Two hundred pieces",
    ],
)
def test_what_is_no_sum_spells_none(line: str) -> None:
    assert spelled_sums(line) == ()


def test_numerals_of_contracts_in_chinese_and_japanese() -> None:
    assert (han_number("肆拾件"), han_number("壱百弐拾個"), han_number("件数")) == (40, 120, None)
