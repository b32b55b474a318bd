"""Phrases of the language files: whole words, signs, scripts without blanks; and what terms say undoes nothing."""

from __future__ import annotations

import pytest

from evidence.values.languages import languages
from evidence.values.phrases import all_in, behind, prepared
from evidence.values.undone import undone
from evidence.values.unfinished import instalment, stamp, taken_back, unnumbered


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [("on hold", "put on hold today", "on hold"), ("on hold", "on holder", None), ("*kosten", "die versandkosten", "versandkosten"),
     ("*kosten", "kosten", None), ("testow*", "tryb testowy", "testowy"), ("rate # von #", "rate 1 von 3", "rate 1 von 3"),
     ("nota ~ emitida", "nota de abono ya emitida", "nota de abono ya emitida"), ("未发货", "订单状态未发货", "未发货")],
)  # fmt: skip
def test_phrases_are_found_as_their_signs_say(phrase: str, text: str, found: str | None) -> None:
    assert next(all_in(prepared([phrase]), text), None) == found


def test_the_longest_phrase_wins_and_none_is_found_inside_another() -> None:
    assert list(all_in(prepared(["not", "not delivered", "delivered"]), "not delivered")) == ["not delivered"]


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "tr", "zh", "ja"])
def test_every_language_that_matters_says_what_does_not_count(code: str) -> None:
    says = languages()[code].says
    assert all(
        (
            says.stamps_exact,
            says.denials,
            says.advances,
            says.undelivered,
            says.used,
            says.services,
            says.undone,
            says.pending,
        )
    )


@pytest.mark.parametrize(
    "text",
    ["Ordern har annullerats den 20 maj", "Ordren er blevet annulleret", "A encomenda foi cancelada em 20/05", "Bestelling is geannuleerd",
     "Faktura została anulowana", "Sipariş iptal edildi", "订单已取消", "ご注文はキャンセルされました", "The goods have not yet been dispatched.",
     "Die Lieferung steht noch aus.", "Merce non ancora spedita."],
)  # fmt: skip
def test_a_purchase_undone_is_told_in_many_languages(text: str) -> None:
    assert undone(text)


@pytest.mark.parametrize(
    "text",
    ["Om ordern har annullerats debiteras en avgift", "Hvis ordren er blevet annulleret, kan gebyr opkræves", "Goods not yet dispatched may be cancelled",
     "Se a encomenda foi cancelada, o valor será devolvido", "The payment is then refunded"],
)  # fmt: skip
def test_terms_undo_nothing(text: str) -> None:
    assert undone(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Invoice number: DRAFT",
        "Rechnungsnummer: wird noch vergeben",
        "Facture n° : XXXXXX",
        "Factura nº: 00000",
        "Tax invoice: pending",
        "Számla: pending",
    ],
)
def test_a_number_that_is_none_is_told(text: str) -> None:
    assert unnumbered(text)


@pytest.mark.parametrize(
    "text",
    ["Invoice number: CF-30518", "Invoice draft beer", "Facture n° : 12000", "Rechnung neu", "Invoice no. 100000"],
)
def test_a_number_is_a_number(text: str) -> None:
    assert unnumbered(text) is None


@pytest.mark.parametrize(
    "text", ["RASCUNHO", "MAKULERAD", "KLADDE", "SZKIC", "GEÇERSİZ", "ONGELDIG", "草稿", "無効", "REJECTED"]
)
def test_stamps_of_many_languages_are_known(text: str) -> None:
    assert stamp(text)


def test_instalments_are_known_by_their_numbers() -> None:
    assert instalment("Instalment 1 of 2")
    assert instalment("Rate 2 von 3")
    assert instalment("The first instalment is due in May") is None


@pytest.mark.parametrize(
    "text", ["TAX INVOICE", "Invoice", "Free delivery on orders over 100", "Returns accepted within 28 days"]
)
def test_honest_lines_take_nothing_back(text: str) -> None:
    assert taken_back(text) is None
    assert stamp(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("account holder name north pier ltd", "north pier ltd"),
        ("majitel uctu severni molo", "severni molo"),
        ("口座名義 北桟橋商会", "北桟橋商会"),
        ("iban de00", None),
    ],
)
def test_what_stands_behind_a_phrase_is_given_back(text: str, rest: str | None) -> None:
    assert behind("account_holders", text) == rest
