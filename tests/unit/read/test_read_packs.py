"""A page in a language without data is told, and its unsure words are read again."""

from __future__ import annotations

import pytest

from evidence.read import packs
from evidence.read.engines import Seen
from evidence.read.pictures import rereading

FRENCH = [
    "Facture",
    "numéro",
    "du",
    "fournisseur",
    "adresse",
    "de",
    "livraison",
    "quantité",
    "désignation",
    "montant",
    "total",
    "à",
    "payer",
    "règlement",
]
GERMAN = [
    "Rechnung",
    "Nummer",
    "Lieferant",
    "Anschrift",
    "Lieferung",
    "Menge",
    "Bezeichnung",
    "Betrag",
    "Gesamtsumme",
    "zahlbar",
    "Mehrwertsteuer",
]


def seen(words: list[str], confidence: float = 0.9) -> tuple[Seen, ...]:
    return tuple(Seen(word, confidence, 0.0, 20.0 * n, 80.0, 20.0 * n + 12) for n, word in enumerate(words))


@pytest.mark.parametrize(
    ("words", "read_with", "lacks"),
    [
        (FRENCH, ("eng", "deu"), "fra"),
        (FRENCH, ("eng", "deu", "fra"), None),
        (GERMAN, ("eng", "deu"), None),
        (GERMAN, ("eng",), "deu"),
        (["4711", "12,50"], ("eng",), None),
    ],
)
def test_a_lacking_language_is_named(words: list[str], read_with: tuple[str, ...], lacks: str | None) -> None:
    assert packs.lacking(seen(words), read_with) == lacks


def test_words_read_badly_say_nothing() -> None:
    assert packs.lacking(seen(FRENCH, 0.4), ("eng",)) is None


def test_what_is_told_names_the_pack_and_the_way_to_it() -> None:
    told = str(packs.told("fra"))
    assert "fra" in told
    assert "evidence doctor" in told


def test_more_words_are_worth_a_second_look_without_their_language() -> None:
    (word,) = seen(["référence"], 0.8)
    assert not rereading.worth(word)
    assert not rereading.worth(word, 0.85)
    assert rereading.worth(word, 0.85, 0.85)
