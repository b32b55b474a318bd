"""What a line's name adds to a listing's: parts are told, what a supplier says of the same goods is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from evidence.values.added import added

NAMES = tomllib.loads((Path(__file__).parents[2] / "golden" / "added_names.toml").read_text(encoding="utf-8"))


def asked(group: str) -> list[str]:
    return [printed for language, listed, printed in NAMES[group] if added(listed, printed, language)]


def test_the_same_goods_in_other_words_are_let_pass() -> None:
    held = asked("same")
    assert len(held) <= 4, held  # "bare tool", "lame 20cm", "UK plug", "toile bleue" of 239


def test_parts_and_accessories_are_told() -> None:
    told = asked("parts")
    assert len(told) >= 116, sorted({p for _, _, p in NAMES["parts"]} - set(told))  # of 122


def test_words_in_front_of_the_same_goods_seldom_matter() -> None:
    held = asked("in_front")
    assert len(held) <= 9, held  # of 40: a shop's department, a jar


@pytest.mark.parametrize(
    ("listed", "printed", "language"),
    [
        ("Rotfuchs Bohrmaschine 750 W", "Rotfuchs Bohrmaschinenkoffer 750 W", "de"),  # grown together
        ("Cafetera Arriero 9 tazas", "Junta cafetera Arriero 9 tazas", "es"),  # nouns come first
        ("Piano digital Tecla P5", "Banqueta piano digital Tecla P5", "es"),  # whatever the noun
        ("Tent Waddenzee 4 personen", "Tent Waddenzee 4 personen stormhaken", "nl"),  # a noun's own end
    ],
)
def test_a_part_is_told_by_where_its_noun_stands(listed: str, printed: str, language: str) -> None:
    assert added(listed, printed, language)


@pytest.mark.parametrize(
    ("listed", "printed", "language"),
    [
        ("Uhland Messer 20 cm", "Uhland Kochmesser 20 cm", "de"),  # the thing ends the word
        ("Handtuch Wiesental", "Handtuchset Wiesental", "de"),
        ("Casque vélo Tarvas", "Nouveau casque vélo Tarvas", "fr"),
        ("Dovecote stapler", "Dovecote stapler 25 sheets", "en"),  # a number counts them
        ("Velmora drill", "Velmora drill with belt clip", "en"),
        ("Velmora drill", "Velmora drill battery included", "en"),
        ("Belt clip for Velmora drill", "Velmora drill belt clip", "en"),  # the listing is the part
    ],
)
def test_other_words_are_no_part(listed: str, printed: str, language: str) -> None:
    assert added(listed, printed, language) is None


def test_a_case_of_so_many_is_how_goods_are_packed_and_a_case_with_some_is_a_part() -> None:
    assert added("Lakestone Dish Sponge", "Lakestone Dish Sponge (case of 6)", "en") is None
    assert added("Tallgrass drill", "Tallgrass drill case with 2 bits", "en") == "case"


def test_a_small_word_shortens_no_name_and_an_adjective_is_no_part() -> None:
    assert added("Scolapiatti Corvane 45 cm", "Scolapiatti Corvane con viti", "it") is None
    assert added("Suszarka Corvane chrom", "Suszarka Corvane chromowana", "pl") is None
    assert added("Bohrmaschine Corvane", "Bohrmaschinenkoffer Corvane", "de")
