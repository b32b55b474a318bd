"""Items whose cells hold more than their values: signs, marks, labels, codes broken by the column, other papers between."""

from __future__ import annotations

import pytest
from drawn_tables import Put, printed, read, table, values

FIVE = ((40.0, False), (130.0, False), (370.0, True), (460.0, True), (550.0, True))
HEAD = ("Code", "Description", "Qty", "Price", "Amount")
GOODS = (
    ("Blue widget", "12", "2.50", "30.00"),
    ("Red widget", "7", "1.10", "7.70"),
    ("Green widget", "40", "3.00", "120.00"),
)
NOTES = ("Sent by road", "Kept in store", "Brought along")
CODES = ("AB-1201", "AB-1302", "AB-1403")


def test_a_count_and_its_sign_in_front_of_the_text_leave_the_text_and_the_currency_goes_to_its_number() -> None:
    rows = [("", f"{count} x {name}", "", f"€ {price}", f"€ {amount}") for name, count, price, amount in GOODS]
    found = read(printed(*table(FIVE, [("", "Description", "", "Price", "Amount"), *rows])))
    assert [values(i, "description", "quantity") for i in found] == [g[:2] for g in GOODS]


def test_a_mark_in_front_of_most_codes_is_no_part_of_them() -> None:
    puts = table(FIVE, [HEAD, *((code, *goods) for code, goods in zip(CODES, GOODS, strict=True))])
    puts += [Put(28, 316, "1)"), Put(30, 348, "A")]
    assert [values(i, "sku") for i in read(printed(*puts))] == [(code,) for code in CODES]


def test_two_names_of_one_column_with_a_word_between_them_are_one_column() -> None:
    rows = [("1", *GOODS[0]), ("2", *GOODS[1]), ("3", *GOODS[2])]
    found = read(printed(*table(FIVE, [("#", "Artículo y descripción", "Cant.", "Precio", "Importe"), *rows])))
    assert [values(i, "description", "sku") for i in found] == [(g[0], None) for g in GOODS]


def test_a_label_in_the_column_of_codes_is_no_part_of_the_code() -> None:
    rows = [(f"SKU : {code}", *goods) for code, goods in zip(CODES, GOODS, strict=True)]
    found = read(printed(*table(FIVE, [HEAD, *rows])))
    assert [{c.value for c in i.cells if c.field == "sku"} for i in found] == [{code} for code in CODES]


def test_a_code_broken_at_its_hyphen_is_whole() -> None:
    rows = [(f"{code}-", *goods) for code, goods in zip(CODES, GOODS, strict=True)]
    puts = [*table(FIVE, [HEAD, *rows], lead=34), *(Put(40, 345 + 34 * n, "BLK-XL") for n in range(3))]
    found = read(printed(*puts))
    assert [values(i, "description", "sku") for i in found] == [(g[0], f"{c}-BLK-XL") for g, c in zip(GOODS, CODES, strict=True)]  # fmt: skip


@pytest.mark.parametrize("numbers", ["1 2 3 4 5=3x4", "A B 1 2 2a 3 4"])
def test_numbers_of_columns_with_letters_and_sums_are_no_item(numbers: str) -> None:
    rows = [(code, *goods) for code, goods in zip(CODES, GOODS, strict=True)]
    puts = [*table(FIVE, [HEAD]), *(Put(60 + 55 * n, 312, text) for n, text in enumerate(numbers.split()))]
    assert len(read(printed(*puts, *table(FIVE, rows, top=328)))) == len(GOODS)


def test_the_line_behind_one_that_names_another_paper_stays_with_the_item_above() -> None:
    puts = table(FIVE, [HEAD, *((code, *goods) for code, goods in zip(CODES, GOODS, strict=True))], lead=52)
    for n in range(3):
        puts += [Put(130, 363 + 52 * n, f"Order no. 302-{n}140295"), Put(130, 374 + 52 * n, NOTES[n])]
    assert [values(i, "description") for i in read(printed(*puts))] == [(f"{g[0]} {note}",) for g, note in zip(GOODS, NOTES, strict=True)]  # fmt: skip


def test_no_in_a_label_denies_no_code() -> None:
    puts = table(FIVE, [HEAD, *((code, *goods) for code, goods in zip(CODES, GOODS, strict=True))], lead=40)
    puts += [Put(130, 351 + 40 * n, f"MFR No: GE90{n}0G") for n in range(3)]
    assert [values(i, "mpn") for i in read(printed(*puts))] == [(f"GE90{n}0G",) for n in range(3)]


def test_a_text_behind_its_label_is_the_text_of_items_that_have_none() -> None:
    rows = [(code, "", *goods[1:]) for code, goods in zip(CODES, GOODS, strict=True)]
    puts = table(FIVE, [("Code", "", "Qty", "Price", "Amount"), *rows], lead=40)
    for n, goods in enumerate(GOODS):
        puts += [Put(40, 351 + 40 * n, f"MPN: GE90{n}0G"), Put(40, 362 + 40 * n, f"Desc: {goods[0]}")]
    assert [values(i, "description") for i in read(printed(*puts))] == [goods[:1] for goods in GOODS]


def test_amounts_of_a_tax_are_no_article_numbers() -> None:
    six = (*FIVE[:2], (300.0, True), (370.0, True), (440.0, True), (550.0, True))
    rows = [("", *goods, tax) for goods, tax in zip(GOODS, ("719.71", "379.33", "661.20"), strict=True)]
    for head in ([("", "Description", "Qty", "Price", "Amount", "Code")], []):
        found = read(printed(*table(six, [*head, *rows])))
        assert [values(i, "quantity", "sku") for i in found] == [(goods[1], None) for goods in GOODS]
