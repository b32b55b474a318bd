"""Lines that a paper's own sums settle, and what suppliers of marketplaces set beside or around their lines."""

from __future__ import annotations

import msgspec
import pytest
from drawn_tables import GTINS, Put, printed, read, table, values

from evidence.extract.line_items.items import items_of
from evidence.extract.page.layout import layout
from evidence.model import Box, Page

COLUMNS = ((40.0, False), (120.0, False), (300.0, True), (350.0, True), (400.0, True), (470.0, True), (545.0, True))
HEADS = ("Code", "Description", "Ordered", "Qty", "Disc %", "Price", "Amount")
GOODS = (("AB-1201", "Blue widget", "15", "12", "", "3.50", "42.00"), ("AB-1302", "Red widget", "7", "7", "", "2.00", "14.00"), ("AB-1403", "Old lamp", "4", "3", "", "9.00", "27.00"))  # fmt: skip


def told(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> list[tuple[str | None, ...]]:
    found = read(printed(*table(COLUMNS, [heads, *rows])))
    return [values(i, "description", "quantity", "amount") for i in found]


WIDGETS = [("Blue widget", "12", "42.00"), ("Red widget", "7", "14.00"), ("Old lamp", "3", "27.00")]


@pytest.mark.parametrize("foot", [("", "", "", "22", "", "", "83.00"), ("", "Pieces shipped", "", "22", "", "", ""), ("83.00", "", "", "", "9.96", "0.00", "92.96")])  # fmt: skip
def test_a_line_of_sums_without_a_name_is_no_item(foot: tuple[str, ...]) -> None:
    assert told(*GOODS, foot) == WIDGETS


@pytest.mark.parametrize("foot", [("", "Pieces free", "", "21", "", "", ""), ("AB-1509", "Free pieces", "", "22", "", "", "")])  # fmt: skip
def test_a_count_that_is_not_that_of_all_above_or_has_a_code_stays(foot: tuple[str, ...]) -> None:
    assert len(told(*GOODS, foot)) == len(GOODS) + 1


TILL = (("Tea", "2.00"), ("Cake", "3.50"), ("Flan", "1.10"))


def bill(*rows: tuple[str, str], total: str) -> list[tuple[str | None, ...]]:
    puts = table(((40.0, False), (300.0, True)), [("Description", "Amount"), *rows])
    at = max(p.y for p in puts)
    puts += [Put(40, at + 16, "TOTAL"), Put(300, at + 16, total, right=True)]
    return [values(i, "description", "amount") for i in read(printed(*puts))]


def test_a_line_that_says_the_sum_again_in_words_nobody_knows_is_no_item() -> None:
    assert bill(*TILL[:1], ("Eaten here", "2.00"), total="2.00") == [("Tea", "2.00")]


def test_a_part_of_another_lines_price_costs_nothing() -> None:
    assert bill(*TILL, ("Copying fee within", "0.40"), total="6.60") == [*TILL, ("Copying fee within", None)]


@pytest.mark.parametrize("total", ["7.00", "8.80"])
def test_lines_that_make_a_printed_sum_or_less_stay(total: str) -> None:
    rows = (*TILL, ("Bag", "0.40"))
    assert bill(*rows, total=total) == list(rows)


def test_what_a_name_is_borne_out_by_in_most_rows_gives_way_to_what_all_bear_out() -> None:
    heads = ("Code", "Description", "Qty", "Moved", "Disc %", "Price", "Amount")
    rows = [(f"AB-12{n}1", f"Widget {'ABCDEF'[n]}", str(n + 2 + 6 * (n == 5)), str(n + 2), "", "2.00", f"{2 * n + 4}.00") for n in range(6)]  # fmt: skip
    found = read(printed(*table(COLUMNS, [heads, *rows])))
    assert [values(i, "quantity") for i in found] == [(str(n + 2),) for n in range(6)]
    best = found[-1].best("quantity")
    assert best is not None
    assert best.confidence < 0.45  # another number stands under the name


def test_a_discount_without_a_sign_of_percent_bears_pieces_out_beside_cartons() -> None:
    heads = ("Code", "Description", "Cartons", "Unit", "Disc", "Price", "Amount")
    rows = [("AB-1201", "Blue widget", "2", "24", "5", "3.00", "68.40"), ("AB-1302", "Red widget", "1", "12", "10", "2.00", "21.60"), ("AB-1403", "Old lamp", "3", "36", "5", "1.00", "34.20")]  # fmt: skip
    assert [values(i, "quantity") for i in read(printed(*table(COLUMNS, [heads, *rows])))] == [("24",), ("12",), ("36",)]  # fmt: skip


def test_texts_behind_bar_codes_under_their_name_are_the_goods() -> None:
    columns = ((60.0, True), (110.0, False), (470.0, True), (545.0, True))
    rows = [("Qty", "EAN / Article", "Price", "Amount")]
    rows += [(str(n + 2), f"{GTINS[n]} {name} wide", "2.00", f"{2 * n + 4}.00") for n, name in enumerate(("Mug", "Lamp", "Hose"))]  # fmt: skip
    found = read(printed(*table(columns, rows)))
    assert [values(i, "description", "gtin") for i in found] == [(f"{name} wide", GTINS[n]) for n, name in enumerate(("Mug", "Lamp", "Hose"))]  # fmt: skip


def test_figures_without_a_name_stay_a_line_where_their_amount_was_misread() -> None:
    columns = ((60.0, True), (90.0, False), (300.0, False), (470.0, True), (545.0, True))
    heads = ("Qty", "Code and description", "Unit", "Price", "Amount")
    rows = [("12", "AB-1201", "EA", "3.50", "42.00"), ("", "Blue widget", "", "", ""), ("7", "AB-1302", "PR", "2.00", "14:00"), ("", "Red widget", "", "", ""), ("3", "AB-1403", "EA", "9.00", "27.00"), ("", "Old lamp", "", "", "")]  # fmt: skip
    found = read(printed(*table(columns, [heads, *rows], lead=14)))
    assert [i.text.split("\n")[-1] for i in found] == ["Blue widget", "Red widget", "Old lamp"]


def scanned(page: Page) -> Page:
    return msgspec.structs.replace(
        page, words=tuple(msgspec.structs.replace(w, origin="ocr") for w in page.words), read_by="tesseract"
    )


def test_a_word_that_was_read_over_three_lines_does_not_take_the_next_lines_text() -> None:
    rows = [HEADS]
    more = ("Steel handle", "Wooden feet", "Cloth shade")
    for good, text in zip(GOODS, more, strict=True):
        rows += [good, ("", text, "", "", "", "", "")]
    puts = table(COLUMNS, rows, lead=13)
    puts = [Put(p.x, p.y + 2 * ((round(p.y - 300) // 13 - 1) // 2), p.text, p.right) for p in puts]
    page = scanned(printed(*puts))
    tall = next(n for n, w in enumerate(page.words) if w.text == "15")
    box = page.words[tall].box
    heap = msgspec.structs.replace(page.words[tall], box=Box(box.left, box.top - 11, box.right, box.bottom))
    words = (*page.words[:tall], heap, *page.words[tall + 1 :])
    found = items_of("doc", [layout(msgspec.structs.replace(page, words=words))])
    assert [values(i, "description") for i in found] == [
        (f"{good[1]} {text}",) for good, text in zip(GOODS, more, strict=True)
    ]


def test_a_speck_behind_a_scanned_count_is_none_of_it() -> None:
    rows = [HEADS, ("AB-1201", "Blue widget", "15", "12.", "", "3.50", "42.00"), *GOODS[1:]]
    found = items_of("doc", [layout(scanned(printed(*table(COLUMNS, rows))))])
    assert values(found[0], "quantity") == ("12",)
