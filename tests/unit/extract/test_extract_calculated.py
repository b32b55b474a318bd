"""Lines that work their amounts out, and what the first word of every text is."""

from __future__ import annotations

import msgspec
import pytest
from drawn_tables import Put, printed, read, table, values

SURE = 0.45
FOUR = ((40.0, False), (330.0, True), (430.0, True), (550.0, True))
HEAD = ("Description", "Qty", "Price", "Amount")
GOODS = (
    ("Blue widget", "12", "2.50", "30.00"),
    ("Red widget", "7", "1.10", "7.70"),
    ("Green widget", "40", "3.00", "120.00"),
)
CODES = ("W91594-YV", "Z9451-YF", "N37031-FM")


@pytest.mark.parametrize("form", ["{0} x {1} = {2}", "{0} pcs x {1} = {2}", "{1} EUR @ {0} = {2} EUR"])
def test_a_sum_worked_out_is_a_count_a_price_and_an_amount(form: str) -> None:
    rows = [(f"{c} {text}", form.format(*n)) for c, (text, *n) in zip(CODES, GOODS, strict=True)]
    found = read(printed(*table(((40.0, False), (500.0, True)), [("Goods", "Calculation"), *rows])))
    assert [values(i, "description", "quantity", "amount") for i in found] == [(g[0], g[1], g[3]) for g in GOODS]
    assert [c.value for i in found for c in i.code_cells] == list(CODES)


def test_sums_that_do_not_work_out_are_none() -> None:
    rows = [(g[0], f"{g[1]} x {g[2]} = 99.99") for g in GOODS]
    found = read(printed(*table(((40.0, False), (500.0, True)), rows)))
    assert not any((b := i.best("quantity")) and b.confidence > SURE for i in found)


def test_codes_of_one_shape_in_front_of_texts_are_article_numbers() -> None:
    rows = [(f"{c} {g[0]}", *g[1:]) for c, g in zip(CODES, GOODS, strict=True)]
    found = read(printed(*table(FOUR, [HEAD, *rows])))
    assert [i.best("description").value for i in found] == [g[0] for g in GOODS]  # type: ignore[union-attr]  # they are there
    assert [c.value for i in found for c in i.code_cells] == list(CODES)


@pytest.mark.parametrize(
    "first", [("E27", "M185", "X90"), ("01.02.2026", "02.02.2026", "03.02.2026"), ("AB1234", "1234-9", "K99X7Y")]
)
def test_what_differs_in_shape_is_short_or_a_day_stays_in_the_text(first: tuple[str, ...]) -> None:
    rows = [(f"{c} {g[0]}", *g[1:]) for c, g in zip(first, GOODS, strict=True)]
    found = read(printed(*table(FOUR, [HEAD, *rows])))
    assert not any(i.code_cells for i in found)


def test_a_number_in_front_of_the_texts_column_is_no_text() -> None:
    puts = table(((60.0, False), *FOUR[1:]), [HEAD, *GOODS])
    for at, page in enumerate(("12", "19", "26")):
        puts.append(Put(40, 316 + 16 * at, page))
    assert [i.best("description").value for i in read(printed(*puts))] == [g[0] for g in GOODS]  # type: ignore[union-attr]  # they are there
    inside = [(f"{n} {g[0]}", *g[1:]) for n, g in zip(("12", "19", "26"), GOODS, strict=True)]
    found = read(printed(*table(FOUR, [HEAD, *inside])))
    assert [i.best("description").value for i in found] == [row[0] for row in inside]  # type: ignore[union-attr]  # they are there


def test_of_two_columns_named_a_number_the_long_one_in_front_numbers_articles() -> None:
    five = ((40.0, False), (130.0, False), (370.0, True), (460.0, True), (550.0, True))
    rows = [(code, *g) for code, g in zip(("197312", "158523", "349612"), GOODS, strict=True)]
    found = read(printed(*table(five, [("Número", "Artículo", "Unidades", "Precio", "Importe"), *rows])))
    assert [values(i, "quantity") for i in found] == [("12",), ("7",), ("40",)]
    assert [c.value for i in found for c in i.code_cells] == ["197312", "158523", "349612"]


def test_a_count_below_an_unknown_name_is_known_through_printed_discounts() -> None:
    five = ((40.0, False), (300.0, True), (370.0, True), (460.0, True), (550.0, True))
    rows = [("Blue widget", "12", "2.50", "10%", "27.00"), ("Red widget", "7", "1.10", "10%", "6.93"), ("Nut", "40", "3.00", "", "120.00")]  # fmt: skip
    found = read(printed(*table(five, [("Description", "Xyzzy", "Price", "Discount", "Amount"), *rows])))
    assert [values(i, "quantity") for i in found] == [("12",), ("7",), ("40",)]


def test_names_above_their_figures_stay_theirs_however_uneven_the_lines_of_a_scan() -> None:
    head = ("Article no.", "Qty", "Price", "Amount")
    puts, y = table(FOUR, [head], top=300), 316.0
    for at, (code, (name, *numbers)) in enumerate(
        zip((*CODES, "R7526-PM"), (*GOODS, ("Nut", "3", "1.00", "3.00")), strict=True)
    ):
        puts += [Put(40, y, name), *table(FOUR, [(code, *numbers)], top=y + 12)]
        y += 24 + (4.5 if at % 2 else 0)
    found = read(printed(*puts))
    assert [values(i, "description", "quantity") for i in found] == [*((g[0], g[1]) for g in GOODS), ("Nut", "3")]


def test_a_count_that_went_unread_on_a_scan_gives_way_to_a_guess_alone() -> None:
    seven = ((40.0, False), (270.0, True), (330.0, True), (400.0, True), (470.0, True), (550.0, True))
    head = ("Description", "Price", "Content", "Xyzzy", "Qty", "Amount")
    rows = [("Blue widget", "5.93", "6", "35.58", "", "249.06"), ("Red widget", "10.95", "12", "131.40", "", "1182.60"), ("Nut", "5.35", "24", "128.40", "", "770.40")]  # fmt: skip
    page = printed(*table(seven, [head, *rows]))
    scan = msgspec.structs.replace(page, words=tuple(msgspec.structs.replace(w, origin="ocr") for w in page.words))
    assert not any((b := i.best("quantity")) and b.confidence >= SURE for i in read(scan))
