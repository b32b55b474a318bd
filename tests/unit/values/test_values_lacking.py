"""What goods come without, and what a line counts of what they hold."""

from __future__ import annotations

import pytest

from evidence.values.lacking import lacking
from evidence.values.unfinished import numbered_in_words
from evidence.values.within import contents, head_of_measure


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("Drill with 2 batteries", "Drill w/o battery"),
        ("Lampe Malven mit Batterien", "Lampe Malven ohne Batterie"),
        ("Galletas con azúcar", "Galletas s/azúcar"),
        ("Casserole sans couvercle", "Casserole avec couvercle"),
        ("Peanuts unsalted", "Peanuts salted"),
        ("Erdnüsse gesalzen", "Erdnüsse nicht gesalzen"),
        ("Bulb dimmable", "Bulb non-dimmable"),
        ("Reçel şekerli", "Reçel şekersiz"),
        ("Telefon kablosuz", "Telefon kablolu"),
        ("Pähkinä suolattu", "Pähkinä suolaton"),
        ("Póló ujjas fehér", "Póló ujjatlan fehér"),
        ("Blind corded", "Blind cordless"),
    ],
)
def test_one_name_lacks_what_the_other_has(listed: str, printed: str) -> None:
    assert lacking(listed, printed)


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("Men's boots brown", "Mens boots brown"),
        ("Wok without handle", "Wok w/o handle"),
        ("Bottle BPA-free with straw", "Bottle w/o BPA"),
        ("Leinwand rahmenlos", "Leinwand ohne Rahmen"),
        ("Candle unscented", "Candle non-scented"),
        ("Orzeszki niesolone", "Orzeszki nie solone"),
        ("Peanuts unsalted", "Peanuts"),
        ("Brush No 5 round", "Brush 5 round"),
        ("Telefon kablosuz", "Telefon kablosuz, beyaz kablosu"),
        ("Towel cotton cot size", "Towel cotton"),
        ("Rack stain resistant stainless", "Rack stainless"),
        ("Kartonki valkoinen", "Karton valkoinen"),
        ("Galletas de avena", "Galletas sin azúcar"),  # the listing does not say
    ],
)
def test_both_names_lack_the_same_or_one_does_not_say(listed: str, printed: str) -> None:
    assert lacking(listed, printed) is None


@pytest.mark.parametrize(
    ("title", "unit", "held"),
    [
        ("Magnesium 60 Kapseln", "kapseln", "60 kapseln"),
        ("Bloc A4 50 feuilles", "feuille", "50 feuilles"),
        ("Tabletki do zmywarki 60 szt.", "tabletka", "60 szt"),
        ("Magnesium 60 Kapseln", "dosen", None),
        ("Sirop Mistrou bouteille 70 cl", "bouteilles", None),
        ("Krem w tubie 75 ml", "tuba", None),
        ("Handtuch 1 Rolle", "rollen", None),
    ],
)
def test_a_unit_that_counts_the_contents(title: str, unit: str, held: str | None) -> None:
    assert contents(title, unit) == held


def test_a_head_that_measures() -> None:
    assert head_of_measure(["Popis", "ASIN", "Kg", "Tutar"]) == "Kg"
    assert head_of_measure(["Description", "ASIN", "Qty", "m"]) is None  # a letter may be anything


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Facture n° : attribué à la validation", True),
        ("Fatturare a Fattura n.: assegnato alla registrazione", True),
        ("Facture n° CP-30518", False),
        ("Rechnungsnummer bei Zahlungen angeben", False),  # a noun among them
        ("Invoice number Date Customer", False),
    ],
)
def test_a_number_told_in_words(line: str, told: bool) -> None:
    assert bool(numbered_in_words(line)) is told
