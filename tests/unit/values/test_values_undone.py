"""What became of a purchase afterwards, in the languages that had no words for it, and sentences of terms that undo nothing."""

from __future__ import annotations

import pytest

from evidence.values.languages import languages
from evidence.values.reserved import reservation
from evidence.values.undone import in_part, undone

WITHOUT = {"id"}  # no paper of the fixtures is in it
ROLES = (
    "things", "undone", "undone_phrases", "undelivered", "negators", "dealings", "order_status", "pending", "used", "used_apart", "denials",
)  # fmt: skip


@pytest.mark.parametrize("code", sorted(set(languages()) - WITHOUT))
def test_every_language_can_say_that_a_purchase_was_undone(code: str) -> None:
    says = languages()[code].says
    assert not [role for role in ROLES if not getattr(says, role)]


UNDONE = [
    ("cs", "Objednávka byla stornována na žádost kupujícího."),
    ("cs", "Zásilka byla odmítnuta a vrací se k nám."),
    ("cs", "Zboží nebylo dodáno."),
    ("sk", "Objednávka bola zrušená na žiadosť odberateľa."),
    ("sk", "Tovar bol vrátený 22.05.2026."),
    ("sk", "Tovar nebol dodaný."),
    ("hr", "Narudžba je stornirana na zahtjev kupca."),
    ("hr", "Roba je vraćena 22.05.2026."),
    ("hr", "Roba nije isporučena."),
    ("sl", "Naročilo je preklicano na željo kupca."),
    ("sl", "Blago je bilo vrnjeno 22.05.2026."),
    ("sl", "Blago ni bilo dobavljeno."),
    ("hu", "A rendelés a vevő kérésére törölve."),
    ("hu", "Az áru 2026.05.22-én visszaérkezett a raktárba."),
    ("hu", "Az árut nem szállítottuk ki."),
    ("ro", "Comanda a fost anulată la cererea clientului."),
    ("ro", "Produsele au fost refuzate la recepție."),
    ("ro", "Marfa nu a fost livrată."),
    ("fi", "Tilaus peruttiin asiakkaan pyynnöstä."),
    ("fi", "Tavarat palautettiin 22.5.2026."),
    ("fi", "Tavaraa ei ole toimitettu."),
    ("no", "Bestillingen ble kansellert etter ønske fra kunden."),
    ("no", "Varene er sendt tilbake 22.05.2026."),
    ("no", "Varene er ikke levert."),
]
FINE = [
    ("cs", "Zboží může být vráceno do 14 dnů od převzetí."),
    ("cs", "Zboží bylo předáno dopravci 15.05.2026."),
    ("cs", "Objednávka byla vyřízena v plném rozsahu."),
    ("sk", "Tovar môže byť vrátený do 14 dní od prevzatia."),
    ("sk", "Tovar bol odovzdaný dopravcovi 15.05.2026."),
    ("sk", "Objednávka bola vybavená v plnom rozsahu."),
    ("hr", "Roba se može vratiti u roku od 14 dana."),
    ("hr", "Roba je isporučena 15.05.2026."),
    ("hr", "Ako je roba vraćena oštećena, odobrenje se ne izdaje."),
    ("sl", "Blago se lahko vrne v 14 dneh."),
    ("sl", "Blago je bilo dobavljeno 15.05.2026."),
    ("sl", "Če je blago vrnjeno poškodovano, dobropisa ne izdamo."),
    ("hu", "Az áru 14 napon belül visszaküldhető."),
    ("hu", "Az árut 2026.05.15-én kiszállítottuk."),
    ("hu", "Amennyiben az áru sérülten érkezik, kérjük jelezze."),
    ("ro", "Produsele pot fi returnate în termen de 14 zile."),
    ("ro", "Marfa a fost livrată la data de 15.05.2026."),
    ("ro", "Dacă marfa este returnată deteriorată, nu se acordă credit."),
    ("fi", "Tuotteet voidaan palauttaa 14 päivän kuluessa."),
    ("fi", "Tavarat toimitettiin 15.5.2026."),
    ("fi", "Jos tuote on palautettu vaurioituneena, hyvitystä ei anneta."),
    ("no", "Varene kan returneres innen 14 dager."),
    ("no", "Varene ble levert 15.05.2026."),
    ("no", "Hvis varen er returnert skadet, gis ingen kreditering."),
]


@pytest.mark.parametrize(("language", "text"), UNDONE)
def test_what_became_of_a_purchase_is_told(language: str, text: str) -> None:
    assert undone(text) or reservation(text, language)


@pytest.mark.parametrize(("language", "text"), FINE)
def test_terms_and_deliveries_undo_nothing(language: str, text: str) -> None:
    assert undone(text) is None
    assert reservation(text, language) is None


@pytest.mark.parametrize(
    "text",
    ["Dodáno 25 ks, zbytek později", "Dodané 25 ks, zvyšok neskôr", "Isporučeno 25 kom, ostatak slijedi", "Dobavljeno 25 kos, ostanek sledi",
     "Kiszállítva 25 db, hátralék 15 db", "Livrate 25 buc, restul ulterior", "Toimitettu 25 kpl, loput myöhemmin", "Levert 25 stk, resten følger"],
)  # fmt: skip
def test_a_part_that_came_is_told(text: str) -> None:
    assert in_part(text)
