"""Where many languages are installed, a piece of the page tells which of them it is read with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from evidence.read import engines
from evidence.read.engines import Seen, tessdata
from evidence.read.pictures import languages

if TYPE_CHECKING:
    from evidence.read.engines import Gray

PAPER = engines.gray_of(np.full((900, 700), 255))
MANY = ("eng", "deu", "fra", "pol")
FRENCH = "Facture du client, adresse de livraison, quantité et désignation des articles, montant total à payer"
ENGLISH = "Invoice to the customer, delivery address, quantity and description of the goods, total amount due"


class Saying:
    """A reader that sees these words wherever it looks."""

    name, version = "tesseract", "0"

    def __init__(self, text: str, read_with: tuple[str, ...], installed: tuple[str, ...] = MANY) -> None:
        self.text, self.languages, self.installed, self.looks = text, read_with, installed, 0

    def recognise(self, gray: Gray, dpi: int, *, receipt: bool = False) -> tuple[Seen, ...]:
        del dpi, receipt
        assert gray.size < PAPER.size
        self.looks += 1
        return tuple(Seen(word, 0.9, 0.0, 0.0, 9.0, 9.0) for word in self.text.split())


def reader_of(text: str, monkeypatch: pytest.MonkeyPatch, installed: tuple[str, ...] = MANY) -> tuple[str, ...]:
    """Return the languages that a page of this text is read with."""

    def made(language: str) -> Saying:
        return Saying(text, tessdata.used(installed, language), installed)

    monkeypatch.setattr(engines, "first_reader", lambda: Saying("", tessdata.used(installed, None), installed))
    monkeypatch.setattr(engines, "first_reader_in", made)
    return languages.reader_of(PAPER).languages


def test_a_page_is_read_in_its_language_with_english(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader_of(FRENCH, monkeypatch) == ("fra", "eng")


def test_an_english_page_is_read_with_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader_of(ENGLISH, monkeypatch) == ("eng", "deu")


@pytest.mark.parametrize("text", ["", "4711 12,00 B0AB12CD34", "Sie ist"])
def test_where_nothing_tells_all_are_read_with_together(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader_of(text, monkeypatch) == MANY


def test_a_language_that_is_not_installed_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    three = ("eng", "deu", "pol")
    assert reader_of(FRENCH, monkeypatch, three) == three


def test_of_two_languages_none_is_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    two = ("eng", "deu")
    monkeypatch.setattr(languages, "densest", lambda *_: pytest.fail("looked at"))
    assert reader_of(FRENCH, monkeypatch, two) == two
