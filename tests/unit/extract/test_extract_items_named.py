"""Columns and lines that say what they are by what stands in them, or by names that OCR misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_tables import GTINS, Put, printed, read, table, values
from msgspec.structs import replace

from evidence.extract.line_items.column_names import misread

if TYPE_CHECKING:
    from evidence.model import Page

FIVE = ((40.0, False), (130.0, False), (370.0, True), (460.0, True), (550.0, True))
GOODS = (
    ("Blue widget", "12", "2.50", "30.00"),
    ("Red widget", "7", "1.10", "7.70"),
    ("Green widget", "40", "3.00", "120.00"),
)
CODES = ("230.822.11", "154.246.90", "552.767.13")


def scanned(page: Page) -> Page:
    """Return a page as OCR's."""
    return replace(page, words=tuple(replace(w, origin="ocr") for w in page.words))


def drawn(*head: str, codes: tuple[str, ...] = CODES) -> list[Put]:
    """Return three goods with something in front of their names."""
    return table(FIVE, [head, *((code, *goods) for code, goods in zip(codes, GOODS, strict=True))])


@pytest.mark.parametrize(("printed_as", "role"), [("llosé", "quantity"), ("Designagäo", "description"), ("Wartosé", "amount")])  # fmt: skip
def test_a_heading_read_without_the_letters_of_its_language_is_known_by_its_shape(printed_as: str, role: str) -> None:
    assert misread(printed_as) == (role,)


@pytest.mark.parametrize("word", ["Telno", "Familie", "Ware", "Fällig"])
def test_words_that_have_a_meaning_of_their_own_are_no_misread_headings(word: str) -> None:
    assert misread(word) == ()


def test_a_label_that_ocr_misread_names_article_numbers_on_scans_alone() -> None:
    puts = [
        *table(FIVE, [("", "Descrição", "Quantidade", "Preço", "Valor"), *(("", *goods) for goods in GOODS)], lead=40)
    ]
    puts += [Put(130, 352 + 40 * n, f"Cédigo: AB{n}-4711") for n in range(3)]
    assert [values(i, "sku") for i in read(printed(*puts))] == [(None,)] * 3
    assert [values(i, "sku") for i in read(scanned(printed(*puts)))] == [(f"AB{n}-4711",) for n in range(3)]


def test_the_first_of_two_columns_named_a_text_holds_codes_even_where_one_stands_twice() -> None:
    found = read(
        printed(*drawn("Artigo", "Designação", "Quantidade", "Preço", "Valor", codes=("LL-3289", "LL-3289", "GL-7195")))
    )
    assert [values(i, "sku", "description") for i in found] == [("LL-3289", "Blue widget"), ("LL-3289", "Red widget"), ("GL-7195", "Green widget")]  # fmt: skip


def test_numbers_in_groups_below_an_unknown_name_are_article_numbers_and_tariffs_are_not() -> None:
    found = read(printed(*drawn("Xyzzy", "Description", "Qty", "Price", "Amount")))
    assert [values(i, "sku") for i in found] == [(code,) for code in CODES]
    tariffs = ("6912.00.81", "6912.00.23", "8471.30.00")
    found = read(printed(*drawn("Xyzzy", "Description", "Qty", "Price", "Amount", codes=tariffs)))
    assert [values(i, "sku") for i in found] == [(None,)] * 3


def test_margins_behind_the_amounts_are_no_article_numbers() -> None:
    six = (*FIVE[:4], (500.0, True), (560.0, True))
    rows = [(g, *goods, p) for g, goods, p in zip(GTINS, GOODS, ("30.1", "31.1", "32.1"), strict=False)]
    found = read(printed(*table(six, [("EAN", "Line", "Qty", "Price", "Total", "POR%"), *rows])))
    assert [values(i, "description", "sku") for i in found] == [(goods[0], None) for goods in GOODS]


def test_a_column_named_item_that_counts_the_lines_is_no_text() -> None:
    puts = table(FIVE, [("Item", "Material No.", "Qty", "Price", "Value"), *((f"0000{n}0", code, *goods[1:]) for n, (code, goods) in enumerate(zip(CODES, GOODS, strict=True), 1))], lead=40)  # fmt: skip
    puts += [Put(130, 352 + 40 * n, goods[0]) for n, goods in enumerate(GOODS)]
    assert [values(i, "description") for i in read(printed(*puts))] == [(goods[0],) for goods in GOODS]


def test_a_kind_in_brackets_behind_every_code_is_no_part_of_it() -> None:
    codes = tuple(f"{code} (COD)" for code in CODES)
    found = read(printed(*drawn("Code", "Description", "Qty", "Price", "Amount", codes=codes)))
    assert [values(i, "sku") for i in found] == [(code,) for code in CODES]


def test_names_of_two_letters_head_columns() -> None:
    six = ((40.0, False), (80.0, False), *FIVE[1:])
    rows = [(str(n), code, *goods) for n, (code, goods) in enumerate(zip(CODES, GOODS, strict=True), 1)]
    found = read(printed(*table(six, [("Ps", "AN", "Description", "Qty", "Price", "Amount"), *rows])))
    assert [values(i, "sku", "description") for i in found] == [
        (code, goods[0]) for code, goods in zip(CODES, GOODS, strict=True)
    ]


def test_a_groups_title_is_not_the_first_items_text_and_the_first_line_of_a_wrapped_one_is() -> None:
    head = [Put(x, 280, text, right) for (x, right), text in zip(FIVE[1:], ("Description", "Qty", "Price", "Amount"), strict=True)]  # fmt: skip
    puts = [*head, *table(FIVE, [("", *goods) for goods in GOODS], top=312)]
    found = read(printed(*puts, Put(130, 299, "2026-A")))
    assert [values(i, "description") for i in found] == [(goods[0],) for goods in GOODS]
    found = read(printed(*puts, Put(130, 299, "Widget in a wooden box")))
    assert values(found[0], "description") == ("Widget in a wooden box Blue widget",)


def test_a_price_told_below_an_item_is_no_text() -> None:
    puts = table(FIVE, [("Code", "Description", "Qty", "Price", "Amount"), *(("AB-10" + str(n), f"{goods[0]} in a long name", *goods[1:]) for n, goods in enumerate(GOODS))], lead=40)  # fmt: skip
    puts += [Put(130, 352, "List price"), Put(370, 352, "3.10", right=True)]
    assert values(read(printed(*puts))[0], "description") == ("Blue widget in a long name",)


def test_a_column_of_what_prices_are_for_bears_out_a_count_without_a_name() -> None:
    six = (*FIVE[:4], (500.0, True), (560.0, True))
    rows = [(g, name, n, price, "100", amount) for g, (name, n, price, amount) in zip(GTINS, (("Blue", "20", "611.00", "122.20"), ("Red", "8", "383.00", "30.64"), ("Green", "60", "28.00", "16.80")), strict=False)]  # fmt: skip
    puts = [p for p in table(six, [("EAN", "Description", "", "Net price", "for", "Total"), *rows]) if p.text]
    assert [values(i, "quantity") for i in read(printed(*puts))] == [("20",), ("8",), ("60",)]


def test_a_bar_code_that_ocr_broke_is_read_whole_behind_its_label() -> None:
    puts = table(FIVE, [("", "Description", "Qty", "Price", "Amount"), *(("", *goods) for goods in GOODS)], lead=40)
    puts += [Put(130, 352 + 40 * n, f"EAN: {GTINS[n][:8]} {GTINS[n][8:]}") for n in range(3)]
    assert [values(i, "gtin") for i in read(scanned(printed(*puts)))] == [(g,) for g in GTINS[:3]]
