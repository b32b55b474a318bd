"""What stands in one place of two names of a product and is not the same; never what one leaves out or says in another way."""

from __future__ import annotations

import pytest

from evidence.values.swapped import swapped


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("Corvane hedge trimmer left-handed", "Hedge trimmer Corvane right-handed"),
        ("Corvane radio US plug black", "Corvane radio UK plug black"),
        ("Corvane Fahrradhelm Größe 54", "Corvane Fahrradhelm Größe 58"),
        ("Corvane calendrier 2026", "Corvane calendrier 2024"),
        ("Corvane cargador 2ª generación", "Corvane cargador 1ª generación"),
        ("Corvane matto 80x150", "Corvane matto 60x120"),
        ("Corvane cat food tuna", "Corvane cat food chicken"),
        ("Corvane Kanne 1,7 l", "Corvane Kanne 1,2"),
        ("Corvane kuivausteline kaksikerroksinen", "Corvane kuivausteline yksikerroksinen"),
        ("Szafa Corvane dwudrzwiowa biała", "Szafa Corvane trzydrzwiowa biała"),
    ],
)
def test_another_variation_is_told(listed: str, printed: str) -> None:
    assert swapped(listed, printed)


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("Corvane water bottle 500 ml", "Corvane water bottle 0.5 L"),
        ("Corvane water bottle 1.7 L", "Corvane water bottle 1,70 l"),
        ("Corvane LED lamp black", "Corvane LED Lampe schwarz"),
        ("Corvane dish rack 45 cm steel", "Corvane dish rack 45 cm"),
        ("Corvane dish rack 45 cm", "Corvane dish rack steel"),
        ("Corvane steel mug black", "Corvane steel mug BLK"),
        ("Corvane candles vanilla", "Corvane candle vanila"),
        ("Corvane dish rack 45 cm", "Abtropfgestell Corvane 45 cm"),
        ("Corvane mug 2 pieces", "Corvane mug 6 cartons"),
        ("Égouttoir Corvane 45 cm lot de 2", "Égouttoir Corvane 45 cm (x2)"),
        ("Corvane liner for dish rack", "Corvane liner fits dish rack"),
    ],
)
def test_what_is_left_out_or_written_otherwise_is_none(listed: str, printed: str) -> None:
    assert swapped(listed, printed) is None


def test_two_letters_in_front_make_another_word_and_a_compound_is_none() -> None:
    assert swapped("Corvane socks men grey", "Corvane socks women grey")
    assert swapped("Corvane socks women grey", "Corvane socks men grey", scanned=True)
    assert swapped("Corvane Glas Teekanne 1 l", "Corvane Glas Kanne 1 l") is None


def test_a_short_word_of_a_scan_may_be_misread() -> None:
    assert swapped("Corvane flaske stor rod", "Corvane flaske stor red", scanned=True) is None
    assert swapped("Corvane kettle pro", "Corvane kettle lite", scanned=True)


def test_in_another_language_words_are_translations_and_numbers_are_not() -> None:
    assert swapped("Corvane Nova table", "Corvane Nova Tisch", translated=True) is None
    assert swapped("Corvane matto 80x150", "Corvane matto 60x120", translated=True)
