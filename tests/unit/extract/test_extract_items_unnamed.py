"""Columns whose names nobody knows, and words in a neighbour's cell: what stands there and what it makes tell what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_tables import printed, read, table, values

if TYPE_CHECKING:
    from collections.abc import Sequence

CODES = ("GB4410", "GB4415", "GB4422")
TEXTS = ("Gift bag medium kraft", "Gift bag bottle kraft", "Tissue paper white")
FIGURES = (("12", "2.50", "30.00"), ("7", "1.10", "7.70"), ("40", "3.00", "120.00"))
ROWS = [(code, text, *figures) for code, text, figures in zip(CODES, TEXTS, FIGURES, strict=True)]
COLUMNS = ((40.0, False), (110.0, False), (370.0, True), (460.0, True), (550.0, True))
HEAD = ("Code", "Description", "Qty", "Price", "Amount")
WANTED = [(text, figures[0], code) for code, text, figures in zip(CODES, TEXTS, FIGURES, strict=True)]


def told(
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    columns: tuple[tuple[float, bool], ...] = COLUMNS,
) -> list[tuple[str | None, ...]]:
    return [values(i, "description", "quantity", "sku") for i in read(printed(*table(columns, [head, *rows])))]


@pytest.mark.parametrize("lost", range(len(HEAD)))
def test_one_name_that_nobody_knows_loses_no_line(lost: int) -> None:
    head = tuple("Zimbra" if n == lost else name for n, name in enumerate(HEAD))
    assert told(head, ROWS) == WANTED


def test_what_stands_under_a_texts_name_is_a_number_where_the_texts_stand_beside_it() -> None:
    rows = [(f"18160607{n * n}0", *row[1:]) for n, row in enumerate(ROWS)]
    wanted = [(text, count, row[0]) for (text, count, _), row in zip(WANTED, rows, strict=True)]
    assert told(("Material", "Zimbra", "Qty", "Price", "Amount"), rows) == wanted


def test_an_order_number_is_no_article_number_where_another_column_may_be() -> None:
    columns = ((40.0, False), (80.0, False), (140.0, False), (370.0, True), (460.0, True), (550.0, True))
    rows = [(f"5567{n}", *row) for n, row in enumerate(ROWS)]
    assert told(("Order", "Zimbra", *HEAD[1:]), rows, columns) == WANTED


def test_an_article_that_comes_again_has_its_code_again() -> None:
    again = ("GB4410", "Gift bag medium kraft, returned", "2", "2.50", "5.00")
    assert told(("Zimbra", *HEAD[1:]), [*ROWS, again])[-1] == ("Gift bag medium kraft, returned", "2", "GB4410")


def test_a_unit_apart_behind_every_text_is_no_part_of_it() -> None:
    columns = ((40.0, False), (110.0, False), (335.0, False), (395.0, True), (460.0, True), (550.0, True))
    rows = [(code, text, "NR", *figures) for code, text, *figures in ROWS]
    assert told(("Code", "Description", "Zim Qty", "", "Price", "Amount"), rows, columns)[0][0] == TEXTS[0]


def test_a_code_that_reaches_to_the_count_leaves_it_where_every_row_then_multiplies() -> None:
    columns = ((40.0, False), (110.0, True), (120.0, False), (460.0, True), (550.0, True))
    codes = ("VP 1182 4471", "VP 1182 4475", "KX 0020 1199")
    rows = [(code, *row[2:3], row[1], *row[3:]) for code, row in zip(codes, ROWS, strict=True)]
    found = told(("Code", "Qty", "Description", "Price", "Amount"), rows, columns)
    assert [(text, count) for text, count, _ in found] == [(text, count) for text, count, _ in WANTED]


def test_codes_in_brackets_of_one_shape_are_codes_though_their_letters_are_units() -> None:
    rows = [(f"{row[1]} ({code})", *row[2:]) for row, code in zip(ROWS, ("0891K", "1920U", "7365V"), strict=True)]
    columns = ((40.0, False), *COLUMNS[2:])
    assert [code for _, _, code in told(HEAD[1:], rows, columns)] == ["0891K", "1920U", "7365V"]
    sizes = [(f"{row[1]} ({size}ML)", *row[2:]) for row, size in zip(ROWS, (100, 250, 500), strict=True)]
    assert [code for _, _, code in told(HEAD[1:], sizes, columns)] == [None, None, None]
