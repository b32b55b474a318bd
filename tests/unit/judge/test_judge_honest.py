"""What honest papers print and no rule may hold (heads of columns, references, prices per hundred), and what stands there that must be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import only

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.examples import ASIN, Example, case_of
from evidence.judge.reserved import paragraphs, strange_lines
from evidence.match import match
from evidence.model import FlaggedItem

if TYPE_CHECKING:
    from drawn_papers import Line

PACK = load_pack("amazon-365")
GERMAN: tuple[Line, ...] = (
    *((60, 40, "Rabenfels Handels GmbH", 14), (60, 56, "Hauptstraße 7"), (60, 68, "95028 Hof")),
    *((400, 40, "Rechnung", 18), (340, 100, "Rechnungsnummer:"), (460, 100, "S-118")),
    *((340, 114, "Rechnungsdatum:"), (460, 114, "02.07.2026")),
    *((380, 250, "Gesamtbetrag"), (480, 250, "20,00 €")),
)
HEADS: tuple[Line, ...] = (
    *((60, 200, "ASIN"), (160, 200, "Bezeichnung"), (300, 200, "Menge")),
    *((380, 200, "Preis"), (480, 200, "Betrag")),
)
ROW: tuple[Line, ...] = (
    *((60, 216, ASIN), (160, 216, "Wanduhr"), (300, 216, "10")),
    *((380, 216, "2,00"), (480, 216, "20,00")),
)


def verdict(*rows: Line) -> str:
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=10)), PACK)
    records = (only(*rows),)
    return judge(case, records, (), match(case.items, records)).verdicts[0].verdict


def test_the_plain_paper_covers() -> None:
    assert verdict(*GERMAN, *HEADS, *ROW) == "covered"


@pytest.mark.parametrize(("size", "expected"), [(9, "covered"), (16, "review")])
def test_the_label_of_an_orders_number_below_is_no_title(size: float, expected: str) -> None:
    reference: tuple[Line, ...] = ((340, 140, "Ihre Bestellung", size), (340, 154 if size < 12 else 160, "094727", 9))
    assert verdict(*GERMAN, *reference, *HEADS, *ROW) == expected


def test_an_order_page_is_held_where_nothing_numbers_the_order() -> None:
    assert verdict(*GERMAN, (340, 140, "Ihre Bestellung", 9), *HEADS, *ROW) == "review"


@pytest.mark.parametrize(
    ("number", "expected"),
    [("Inv. No", "covered"), ("Leeds.  No", "review")],
    ids=["a label", "a sentence"],
)
def test_a_points_of_a_label_ends_no_sentence(number: str, expected: str) -> None:
    rows: tuple[Line, ...] = (
        *((60, 40, "Summit Gear Inc.", 14), (60, 56, "6500 Quebec St"), (60, 68, "Denver, CO 80216")),
        *((400, 40, "INVOICE", 18), (60, 150, f"{number} Date Issued"), (60, 163, "S-118"), (120, 163, "July 2, 2026")),
        *((60, 200, "ASIN"), (160, 200, "Description"), (300, 200, "Qty"), (380, 200, "Price"), (480, 200, "Amount")),
        *((60, 216, ASIN), (160, 216, "Clock"), (300, 216, "10"), (380, 216, "2.00"), (480, 216, "20.00")),
        *((380, 250, "Total"), (480, 250, "$20.00")),
    )
    assert verdict(*rows) == expected


@pytest.mark.parametrize("apart", [True, False], ids=["in columns", "in one line"])
def test_heads_of_columns_in_a_language_not_known_are_no_sentence(apart: bool) -> None:
    words = ("Šifra", "Naziv artikla", "Količina", "Cena", "Buc")
    heads: tuple[Line, ...] = tuple(zip((60, 160, 300, 380, 480), (202,) * 5, words, strict=True))
    record = only(*GERMAN, *(heads if apart else ((60, 202, " ".join(words)),)), *ROW)
    found = [text for _, text, _ in strange_lines(record, tuple(paragraphs(record)))]
    assert found == ([] if apart else [" ".join(words)])


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("Lastwagen verbrannte unterwegs nach Leeds und alles ging verloren", "review"),
        ("Diese Ware wurde nicht geliefert", "review"),
        ("Uhren und Wecker", "covered"),
    ],
)
@pytest.mark.parametrize("left", [60, 160])
def test_what_stands_between_heads_and_the_first_line_is_asked(above: str, left: int, expected: str) -> None:
    row = tuple((x, y + 13, *rest) for x, y, *rest in ROW)
    assert verdict(*GERMAN, *HEADS, (left, 214, above), *row) == expected


@pytest.mark.parametrize(
    ("count", "per", "expected"),
    [("10", "100", "covered"), ("10", "", "review"), ("20", "100", "review")],
    ids=["per hundred", "no unit of the price", "another count"],
)
def test_a_price_for_the_hundred_makes_the_amount(count: str, per: str, expected: str) -> None:
    heads: tuple[Line, ...] = ((60, 200, "ASIN"), (160, 200, "Bezeichnung"), (300, 200, "Menge"), (380, 200, "Preis"))
    more: tuple[Line, ...] = ((430, 200, "PE"), (480, 200, "Betrag"))
    row: tuple[Line, ...] = ((60, 216, ASIN), (160, 216, "Wanduhr"), (300, 216, count), (380, 216, "200,00"))
    unit: tuple[Line, ...] = ((430, 216, per),) if per else ()
    assert verdict(*GERMAN, *heads, *more, *row, *unit, (480, 216, "20,00")) == expected
