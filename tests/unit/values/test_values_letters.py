"""Letters of authorization that leave marketplaces out, in the words of many languages."""

from __future__ import annotations

import pytest

from evidence.values.letters import exclusion, revocation

LEFT_OUT = (
    "The distributor may not sell on Amazon.", "Sprzedaż z wyłączeniem Amazon i Allegro.", "Amazon und eBay sind ausgeschlossen",
    "Prodej na internetu není povolen.", "Salg på markedspladser er ikke tilladt", "Verkoop via Amazon is niet toegestaan",
    "Venda autorizada, exceto na Amazon", "Értékesítés kivéve Amazon", "Amazon'da izin verilmez", "La vente en ligne est interdite",
)  # fmt: skip
ALLOWED = (
    "We authorise Example Ltd to sell on Amazon.", "Zboží lze prodávat na internetu.", "Vi autoriserer at sælge på Amazon",
    "Wir gestatten den Verkauf auf Amazon.", "Firma może sprzedawać w serwisie Amazon", "Şirket ürünleri Amazon'da satabilir",
)  # fmt: skip


@pytest.mark.parametrize("line", LEFT_OUT)
def test_marketplaces_left_out_are_told(line: str) -> None:
    assert exclusion(line)


@pytest.mark.parametrize("line", ALLOWED)
def test_an_allowed_marketplace_is_none(line: str) -> None:
    assert exclusion(line) is None


def test_words_of_two_sentences_are_not_joined() -> None:
    assert exclusion("Returns are excluded. Sales on Amazon are welcome.") is None


def test_a_letter_that_is_revoked_is_told() -> None:
    assert revocation("This authorization has been revoked.")
