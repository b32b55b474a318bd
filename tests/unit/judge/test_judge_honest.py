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


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (((525, 216, "nie gekommen"),), "review"),
        (((330, 216, "Stk."),), "covered"),
    ],
    ids=["words", "a unit"],
)
def test_words_among_a_lines_figures_that_are_in_no_cell_are_asked(rows: tuple[Line, ...], expected: str) -> None:
    assert verdict(*GERMAN, *HEADS, *ROW, *rows) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Die Uhren liegen weiter im kalten Stollen.", "review"),
        ("Unser Lager ist am Montag geschlossen.", "covered"),
        ("Bitte beachten Sie den kalten Stollen.", "covered"),
        ("Memo: vorgegaukelt", "review"),
        ("Memo: telefonisch", "covered"),
        ("Memo: Vorgegaukelt", "covered"),
    ],
)
def test_a_sentence_without_terms_is_asked_for_one_word(said: str, expected: str) -> None:
    assert verdict(*GERMAN, *HEADS, *ROW, (60, 300, said)) == expected


OTHERS: tuple[Line, ...] = (
    *((60, 232, "B0D5RTW7KM"), (160, 232, "Lampe"), (300, 232, "5")),
    *((380, 232, "4,00"), (480, 232, "20,00")),
)


@pytest.mark.parametrize(
    ("taken", "total", "expected"),
    [("-20,00 €", "20,00 €", "review"), ("-2,00 €", "38,00 €", "covered")],
    ids=["all of a line", "a part of it"],
)
def test_a_line_that_is_taken_off_whole_is_asked(taken: str, total: str, expected: str) -> None:
    rebate: tuple[Line, ...] = ((160, 248, "Rabatt"), (480, 248, taken))
    whole: tuple[Line, ...] = ((380, 280, "Gesamtbetrag"), (480, 280, total))
    assert verdict(*GERMAN[:-2], *HEADS, *ROW, *OTHERS, *rebate, *whole) == expected


@pytest.mark.parametrize(("total", "expected"), [("20,00 €", "review"), ("40,00 €", "covered")])
def test_a_line_that_sums_up_those_above_is_none_of_the_total(total: str, expected: str) -> None:
    parts: tuple[Line, ...] = (
        *((60, 216, "B0D5RTW7KM"), (160, 216, "Lampe"), (300, 216, "6"), (380, 216, "2,00"), (480, 216, "12,00")),
        *((60, 232, "B0D5RTW7KX"), (160, 232, "Vase"), (300, 232, "4"), (380, 232, "2,00"), (480, 232, "8,00")),
        *((60, 248, ASIN), (160, 248, "Uhren"), (300, 248, "10"), (380, 248, "2,00"), (480, 248, "20,00")),
        *((380, 280, "Gesamtbetrag"), (480, 280, total)),
    )
    assert verdict(*GERMAN[:-2], *HEADS, *parts) == expected


@pytest.mark.parametrize(("note", "expected"), [("Monatsmiete Mai", "review"), ("Versandkosten 0,00 €", "covered")])
def test_a_service_in_a_note_beside_a_line_is_asked(note: str, expected: str) -> None:
    assert verdict(*GERMAN, *HEADS, *ROW, (160, 229, note)) == expected
