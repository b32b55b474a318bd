"""What suppliers of marketplaces set in tables: codes of figures alone, beside others, in brackets; prices for a thousand; torn items."""

from __future__ import annotations

import pytest
from drawn_tables import GTINS, Put, printed, read, table, values
from msgspec.structs import replace

from evidence.extract.line_items.column_names import roles_of

COLUMNS = ((40.0, False), (130.0, False), (370.0, True), (460.0, True), (550.0, True))
HEAD = ("Item", "Description", "Qty", "Price", "Amount")
FIGURES = (("12", "2.50", "30.00"), ("7", "1.10", "7.70"), ("40", "3.00", "120.00"))
NAMES = ("Blue widget", "Red widget", "Green widget")


def goods(*codes: str, names: tuple[str, ...] = NAMES) -> list[tuple[str, ...]]:
    return [(code, name, *figures) for code, name, figures in zip(codes, names, FIGURES, strict=True)]


def skus(rows: list[tuple[str, ...]], *below: Put, head: tuple[str, ...] = HEAD, lead: float = 16) -> list[str | None]:
    found = read(printed(*table(COLUMNS, [head, *rows], lead=lead), *below))
    assert [values(i, "quantity")[0] for i in found] == ["12", "7", "40"]
    return [values(i, "sku")[0] for i in found]


@pytest.mark.parametrize("codes", [("745.420", "679.894", "035.389"), ("585-3802", "247-6904", "668-4861"), ("KIT-44", "BR-SHK", "GR-COV")])  # fmt: skip
def test_what_stands_under_item_is_an_article_number(codes: tuple[str, ...]) -> None:
    assert skus(goods(*codes)) == list(codes)


def test_cartons_and_numbers_of_lines_under_item_are_none() -> None:
    from evidence.extract.line_items.positions import _NUMBERED, _counts_on

    assert skus(goods("10", "20", "30")) == [None] * 3
    assert _counts_on(("1-1200", "1201-1300", "1301-1350"))
    assert not _counts_on(("585-3802", "247-6904"))
    assert not _NUMBERED.fullmatch("1.3.1")


def test_numbers_that_look_like_days_of_no_year_are_codes() -> None:
    rows = [("Artikel", *HEAD[1:]), *goods("98.37.496", "73.69.321", "25.00.240")]
    assert [values(i, "sku")[0] for i in read(printed(*table(COLUMNS, rows)))] == ["98.37.496", "73.69.321", "25.00.240"]  # fmt: skip


def test_a_code_beside_a_gtin_below_the_text_is_the_items_and_no_part_of_it() -> None:
    below = [Put(130, 327 + 30 * n, f"{code} / {GTINS[n]}") for n, code in enumerate(("JL-5635", "ZN-9368", "PR-0611"))]
    rows = [("No", *HEAD[1:]), *goods("1", "2", "3")]
    found = read(printed(*table(COLUMNS, rows, lead=30, top=286), *below))
    assert [values(i, "description", "sku", "gtin") for i in found] == [(n, s, g) for n, s, g in zip(NAMES, ("JL-5635", "ZN-9368", "PR-0611"), GTINS, strict=False)]  # fmt: skip


def test_a_price_below_the_text_is_no_code() -> None:
    below = [Put(130, 327 + 30 * n, f"@ {price}/EA") for n, (_, price, _) in enumerate(FIGURES)]
    assert skus(goods("1", "2", "3"), *below, lead=30) == [None] * 3


@pytest.mark.parametrize(("ends", "told"), [(("HD-2210-S", "HD-2210-L", "KZ-0815"), True), (("100ML", "250ML", "1000ML"), False), (("30X40CM", "50X60CM", "60X80CM"), False)])  # fmt: skip
def test_a_code_in_round_brackets_behind_every_text_is_the_items_and_a_size_is_none(
    ends: tuple[str, ...], told: bool
) -> None:
    names = tuple(f"{name} ({end})" for name, end in zip(NAMES, ends, strict=True))
    assert skus(goods("1", "2", "3", names=names)) == (list(ends) if told else [None] * 3)


def test_a_dash_between_a_code_and_its_text_is_no_part_of_either() -> None:
    columns = ((40.0, False), *COLUMNS[2:])
    rows = [(f"{code} - {name}", *f) for code, name, f in zip(("ER-0012", "LA-5657", "CM-0619"), NAMES, FIGURES, strict=True)]  # fmt: skip
    found = read(printed(*table(columns, [("Description", *HEAD[2:]), *rows])))
    assert [values(i, "description")[0] for i in found] == list(NAMES)


PER = ((40.0, False), (130.0, False), (330.0, True), (400.0, True), (450.0, True), (550.0, True))
PER_HEAD = ("Art.-Nr.", "Bezeichnung", "Menge", "Preis", "PE", "Betrag")


def test_a_count_of_thousands_comes_before_its_thousandth_where_the_price_is_for_a_thousand() -> None:
    rows = [("620-4416", "Schraube", "2.000", "2,85", "100", "57,00"), ("611-0032", "Dübel", "1.500", "34,50", "1000", "51,75"), ("630-1200", "Griff", "40", "4,95", "1", "198,00")]  # fmt: skip
    found = read(printed(*table(PER, [PER_HEAD, *rows])))
    assert [values(i, "quantity")[0] for i in found] == ["2000", "1500", "40"]


def test_a_thousand_in_a_name_is_no_price_for_a_thousand() -> None:
    rows = [("620-4416", "Puzzle 1000 Teile", "1.500", "34,50", "", "51,75"), ("630-1200", "Griff", "40", "4,95", "", "198,00")]  # fmt: skip
    first = read(printed(*table(PER, [PER_HEAD, *rows])))[0].best("quantity")
    assert first is not None
    assert first.confidence < 0.45  # 1500 or 1.5


@pytest.mark.parametrize("name", ["EUR/kg", "USD/PCS", "$/pcs"])
def test_a_currency_for_a_unit_names_a_price(name: str) -> None:
    assert roles_of(name)[:1] == ("price",)


def test_boxes_of_numbers_leave_out_units_and_other_columns() -> None:
    columns = (*COLUMNS[:2], (360.0, True), (385.0, False), (460.0, True), (550.0, True))
    rows = [(c, n, q, "Stk", p, a) for c, n, (q, p, a) in zip(("A-11", "A-22", "A-33"), NAMES, FIGURES, strict=True)]
    for item in read(printed(*table(columns, [("Code", "Description", "Qty", "", "Price", "Amount"), *rows]))):
        count = item.best("quantity")
        assert count is not None
        assert count.span is not None
        assert abs(count.span.box.right - 360) < 1
        assert values(item, "unit") == ("Stk",)


def test_the_rest_of_an_item_stands_on_the_next_page() -> None:
    wide = ("Cotton towel with stripes in five colours", "Small", "Large bath mat for wet rooms with a cotton")
    rows = [HEAD, *goods("745.420", "679.894", "035.389", names=wide)]
    first = printed(*table(COLUMNS, rows, lead=30), Put(130, 341, "and a loop"))
    last = [HEAD, ("", "border all around it", "", "", ""), ("888.420", "Soap", "2", "3.00", "6.00")]
    found = read(first, printed(*table(COLUMNS, last, lead=13), number=2))
    assert [values(i, "description")[0] for i in found][2:] == [f"{wide[2]} border all around it", "Soap"]


def test_a_title_above_a_pages_first_item_is_no_rest_of_the_last() -> None:
    wide = ("Cotton towel with stripes in five colours", "Small", "Mat")
    rows = [HEAD, *goods("745.420", "679.894", "035.389", names=wide)]
    first = printed(*table(COLUMNS, rows, lead=30), Put(130, 341, "and a loop"))
    last = [HEAD, ("", "Kitchen", "", "", ""), ("888.420", "Soap", "2", "3.00", "6.00")]
    assert values(read(first, printed(*table(COLUMNS, last, lead=13), number=2))[2], "description") == ("Mat",)


def scan(*puts: Put) -> list[tuple[str | None, ...]]:
    page = printed(*puts)
    page = replace(page, words=tuple(replace(w, origin="ocr") for w in page.words))
    return [values(i, "description", "quantity", "sku") for i in read(page)]


def test_an_item_whose_figures_were_not_read_stands_by_itself_on_a_scan() -> None:
    rows = goods("NR-3310", "NR-3342", "NR-4100")
    rows[1] = (*rows[1][:2], "", "", "")
    assert scan(*table(COLUMNS, [HEAD, *rows])) == [(NAMES[0], "12", "NR-3310"), (NAMES[1], None, "NR-3342"), (NAMES[2], "40", "NR-4100")]  # fmt: skip


def test_another_code_below_an_items_own_is_no_item_where_its_text_goes_on_for_want_of_room() -> None:
    rows = goods("NR-3310", "NR-3342", "NR-4100")
    rows[0] = ("NR-3310", "Blue widget with handles made of wood and of brushed", *rows[0][2:])
    rows.insert(1, ("NR-9999", "steel", "", "", ""))
    assert len(scan(*table(COLUMNS, [HEAD, *rows]))) == len(NAMES)


def test_prices_are_amounts_where_their_sum_is_printed() -> None:
    columns = (COLUMNS[1], COLUMNS[2], COLUMNS[4])
    rows = [("Product", "Quantity", "Price"), ("Tea", "1", "2.00"), ("Cake", "5", "3.50"), ("Flan", "2", "1.10")]
    for total, field in (("6.60", "amount"), ("21.70", "price")):
        found = read(printed(*table(columns, rows), Put(370, 372, "Total", right=True), Put(550, 372, total, right=True)))  # fmt: skip
        assert [values(i, field)[0] for i in found] == ["2.00", "3.50", "1.10"]


def test_a_levy_said_again_below_several_goods_is_no_item() -> None:
    rows = goods("AB-1201", "AB-1302", "AB-1403")
    levied = [row for n, r in enumerate(rows) for row in ((r, ("", "Levy on devices", r[2], "0.10", f"{int(r[2]) / 10:.2f}")) if n else (r,))]  # fmt: skip
    found = read(printed(*table(COLUMNS, [("Code", *HEAD[1:]), *levied])))
    assert [values(i, "description")[0] for i in found] == list(NAMES)


def test_words_of_a_script_from_right_to_left_are_told_in_the_order_of_reading() -> None:
    from evidence.extract.line_items.cells import _as_read
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import layout

    page = printed(Put(40, 100, "A B 5 C"))
    words = tuple(replace(w, readings=(replace(w.readings[0], text=t),)) for w, t in zip(page.words, ("\u05d0\u05d1", "\u05d2", "5", "\u05d3"), strict=True))  # fmt: skip
    page = replace(page, words=words)
    line = layout(page).lines[0]
    row = Row(page=1, anchor=line, lines=[line], cells={}, extra=[])
    assert _as_read(page, row, [0, 1, 2, 3]) == [3, 2, 1, 0]


def test_a_club_prints_its_numbers_in_front_of_the_texts() -> None:
    lines = [("E", "1184420", "ORG EGGS 24CT", "8.99"), ("", "774102", "BATH TOWEL", "7.99"), ("", "1640077", "AA BATT 48PK", "17.49")]  # fmt: skip
    puts = [Put(x, 100 + 14 * n, text) for n, line in enumerate(lines) for x, text in zip((40, 52, 95, 200), line, strict=True) if text]  # fmt: skip
    found = read(printed(*puts, Put(95, 150, "TOTAL"), Put(200, 150, "34.47")))
    assert [values(i, "description", "sku") for i in found] == [(d, s) for _, s, d, _ in lines]
