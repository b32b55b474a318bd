"""Sentences that deny or limit a sale in words that no list holds, and the usual terms, which do not."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from evidence.judge.reserved import is_odd
from evidence.values.fewer import speaks_of_fewer
from evidence.values.headed import other_head
from evidence.values.reserved import denies, reservation, settled

TERMS = msgspec.toml.decode(
    (Path(__file__).resolve().parents[2] / "golden" / "usual_terms.toml").read_bytes(), type=dict[str, list[str]]
)
TITLE = "Corvane dish rack 45 cm"


@pytest.mark.parametrize("language", TERMS)
def test_the_usual_terms_reserve_nothing(language: str) -> None:
    said = [t for t in TERMS[language] if reservation(t, language) or is_odd(t)]
    assert not said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Stock movement between warehouses, no sale."),
        ("en", "Sale becomes binding only when we confirm shipment."),
        ("en", "Status: order closed without delivery"),
        ("de", "Alternativposition, nicht in Summe enthalten"),
        ("fr", "option, non comprise dans le total"),
        ("pl", "próbka, nie do sprzedaży"),
        ("da", "vareprøve, ikke til salg"),
        (None, "option, non comprise dans le total"),
    ],
)
def test_a_denial_near_a_dealing_is_a_reservation(language: str | None, text: str) -> None:
    assert reservation(text, language)


@pytest.mark.parametrize(
    "text", ["N.º de factura Fecha de factura", "FACTURA N.º A/26/118", "factura n.º 118 de venta"]
)
def test_a_number_sign_with_a_point_denies_nothing(text: str) -> None:
    assert reservation(text, "es") is None


@pytest.mark.parametrize("text", ["Invoice No: 12", "Factura nº DE-30518", "No. of packages: 3", "Order No 4711 total"])
def test_a_number_sign_denies_nothing(text: str) -> None:
    assert reservation(text) is None


def test_what_a_mail_says_of_an_invoice() -> None:
    assert denies("The consignment has not left yet.", "en")
    assert not denies("Please find it attached. Returns are not accepted after 14 days.", "en")
    assert settled("Carriage refunded")


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (f"Spare lid for {TITLE}", "spare lid for"),
        (f"Barcode labels for B0D5RTW7KM {TITLE}", "barcode labels for"),
        (f"TESTER {TITLE}", "tester"),
        (f"Lagergebühr {TITLE}", "lagergebuhr"),
        (f"Pack of 2 {TITLE}", None),
        (f"Box of {TITLE}", None),
        (f"Kitchen {TITLE}", None),
        ("Dish rack Corvane", None),
        ("Garden hose", None),
    ],
)
def test_what_stands_in_front_of_a_product(text: str, head: str | None) -> None:
    assert other_head(text, TITLE) == head


def test_a_listing_that_is_the_part_itself_is_no_other_thing() -> None:
    assert other_head("Spare lid for Corvane rack", "Spare lid for Corvane rack") is None


@pytest.mark.parametrize(
    ("note", "fewer"),
    [
        ("10 shipped, 30 on back order", True),
        ("requested 40, allocated 10", True),
        ("2 cartons x 6 pcs = 12 pcs", True),
        ("うち30個は輸送中に紛失、10個は納品", True),
        ("tampa, 4 peças", False),
        ("2 cartons x 20 pcs = 40 pcs", False),
        ("20 pcs per carton", False),
        ("pack of 6", False),
        ("Size 45 x 30 cm", False),
        ("Lieferung vom 12.05.2026", False),
        ("Lotto 22A117", False),
    ],
)
def test_notes_of_fewer_pieces(note: str, *, fewer: bool) -> None:
    assert speaks_of_fewer(note, 40) is fewer


@pytest.mark.parametrize(
    "text", ["货物没有送到。", "货物到现在还没有收到。", "荷物は到着していません。", "代金は支払われていません。"]
)
def test_goods_that_did_not_come_are_told_without_blanks_too(text: str) -> None:
    assert reservation(text, "ja" if "は" in text else "zh")


@pytest.mark.parametrize(
    "text",
    ["未付款前货物所有权归卖方所有。", "银行手续费不包含在内。", "お支払いが確認できない場合は出荷を停止します。"],
)
def test_terms_without_blanks_reserve_nothing(text: str) -> None:
    assert not reservation(text, "ja" if "は" in text else "zh")
