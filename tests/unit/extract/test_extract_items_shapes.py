"""Items as further papers print them: cards of labels, slips, cartons multiplied out, names of columns at the foot."""

from __future__ import annotations

import pytest
from drawn_tables import GTINS, Put, printed, read, table, values

CARD = ((40.0, False), (130.0, False), (300.0, False), (400.0, False))
GOODS = (("Blue widget", "AB-1201", "12", "3.50", "42.00"), ("Red widget", "AB-1302", "7", "2.00", "14.00"), ("Old lamp", "AB-1403", "3", "9.00", "27.00"))  # fmt: skip


def cards(*left_out: int) -> list[Put]:
    """Print each item as a card, the last ones without their bar codes."""
    puts: list[Put] = []
    for n, (name, sku, count, price, amount) in enumerate(GOODS):
        ean = ("", "") if n in left_out else ("EAN", GTINS[n])
        rows = [("Product", name, "", ""), ("Article no.", sku, *ean), ("Quantity", count, "", ""), ("Unit price", price, "Amount", amount)]  # fmt: skip
        puts += table(CARD, rows, top=300 + 80 * n, lead=13)
    return [p for p in puts if p.text]


@pytest.mark.parametrize("left_out", [(), (1,)])
def test_labels_and_values_in_turn_are_items(left_out: tuple[int, ...]) -> None:
    found = read(printed(*cards(*left_out)))
    assert [values(i, "description", "quantity", "sku") for i in found] == [(g[0], g[2], g[1]) for g in GOODS]


def test_cards_that_do_not_begin_alike_are_no_items() -> None:
    puts = [p for p in cards() if p.text not in {"Product", "Red widget"}]
    assert all(i.best("price") is None for i in read(printed(*puts)))


SLIP = [Put(40, 300, "Blue widget"), Put(40, 312, "AB-1201"), Put(120, 312, "2 @ 40.10"), Put(260, 312, "80.20", right=True)]  # fmt: skip
SLIP += [Put(40, 326, "Red widget"), Put(40, 338, "AB-1302"), Put(120, 338, "4 @ 2.00"), Put(260, 338, "8.00", right=True)]  # fmt: skip


def test_codes_in_front_of_a_slips_figures_are_its_items() -> None:
    found = read(printed(*SLIP))
    assert [values(i, "description", "quantity", "sku") for i in found] == [("Blue widget", "2", "AB-1201"), ("Red widget", "4", "AB-1302")]  # fmt: skip


def test_the_same_code_on_every_line_of_a_slip_is_none() -> None:
    puts = [Put(p.x, p.y, "AB-1201" if p.text == "AB-1302" else p.text, p.right) for p in SLIP]
    assert all(i.best("sku") is None for i in read(printed(*puts)))


COLUMNS = ((40.0, False), (120.0, False), (400.0, True), (470.0, True), (545.0, True))
NAMES = ("Code", "Description", "Quantity", "Price", "Amount")


@pytest.mark.parametrize(("count", "below", "made"), [("5 ctn x 24", "", "120"), ("5 ctn x 24", "= 120 pcs", "120")])
def test_cartons_times_pieces_count_pieces_where_the_amount_says_so(count: str, below: str, made: str) -> None:
    rows = [NAMES, ("AB-1201", "Blue widget", count, "1.10", "132.00"), ("AB-1302", "Red widget", "2 ctn x 12", "2.00", "48.00")]  # fmt: skip
    aside = [Put(400, 324, below, right=True)] if below else []
    found = read(printed(*table(COLUMNS, rows, lead=18), *aside))
    assert [values(i, "quantity") for i in found] == [(made,), ("24",)]


def test_cartons_times_pieces_are_a_guess_where_nothing_is_made() -> None:
    rows = [NAMES, ("AB-1201", "Blue widget", "5 ctn x 24", "", ""), ("AB-1302", "Red widget", "2 ctn x 12", "", "")]
    best = [i.best("quantity") for i in read(printed(*table(COLUMNS, rows)))]
    assert all(b is None or b.confidence < 0.45 for b in best)


def test_names_of_columns_at_the_foot_are_no_text() -> None:
    rows = [("AB-1201", "Blue widget", "12", "3.50", "42.00"), ("AB-1302", "Red widget", "7", "2.00", "14.00"), NAMES]
    assert [values(i, "description") for i in read(printed(*table(COLUMNS, rows)))] == [("Blue widget",), ("Red widget",)]  # fmt: skip


def test_a_count_set_against_the_code_behind_it_is_no_part_of_it() -> None:
    columns = ((60.0, True), (100.0, True), (158.0, True), (162.0, False), (240.0, False), (470.0, True), (545.0, True))
    rows = [("Ordered", "Supplied", "", "Code", "Product", "Price", "Amount")]
    rows += [(f"{n + 8}", f"{n + 2}", "6", f"AB{n}12", f"Widget number {'ABC'[n]}", "2.00", f"{2 * (n + 2)}.00") for n in range(3)]  # fmt: skip
    found = read(printed(*table(columns, rows), Put(139, 300, "Rest")))
    assert [values(i, "quantity", "sku") for i in found] == [(f"{n + 2}", f"AB{n}12") for n in range(3)]
