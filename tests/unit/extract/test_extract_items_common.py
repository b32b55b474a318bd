"""Items as programs in wide use print them: summaries and titles below, taxes in percent, notes of delivery between."""

from __future__ import annotations

import pytest
from drawn_tables import Put, printed, read, table, values
from msgspec.structs import replace

from evidence.extract.line_items.sums import is_reference

COLUMNS = ((40.0, False), (130.0, False), (370.0, True), (460.0, True), (550.0, True))
HEAD = ("Code", "Description", "Qty", "Price", "Amount")
GOODS = (
    ("AB-1201", "Blue widget", "12", "2.50", "30.00"),
    ("AB-1302", "Red widget", "7", "1.10", "7.70"),
    ("AB-1403", "Green widget", "40", "3.00", "120.00"),
)
NAMES = [(g[1], g[2], g[0]) for g in GOODS]


def items(*below: Put, head: tuple[str, ...] = HEAD, goods: tuple[tuple[str, ...], ...] = GOODS, ocr: bool = False) -> list[tuple[str | None, ...]]:  # fmt: skip
    """Return description, quantity and article number of the items of a table with something below it (from y = 360 on)."""
    page = printed(*table(COLUMNS, [head, *goods], lead=18), *below)
    if ocr:
        page = replace(page, words=tuple(replace(w, origin="ocr") for w in page.words))
    return [values(i, "description", "quantity", "sku") for i in read(page)]


def test_names_of_two_sums_below_the_items_head_a_summary() -> None:
    names = [Put(130, 372, "Rate"), Put(370, 372, "Total net", right=True), Put(550, 372, "Total tax", right=True)]
    figures = [Put(130, 386, "20.00"), Put(370, 386, "157.70", right=True), Put(550, 386, "31.54", right=True)]
    assert items(*names, *figures) == NAMES


def test_a_title_that_begins_in_front_of_the_texts_ends_the_last_one() -> None:
    assert items(Put(40, 368, "SUMMARY OF TAXES AND OF PAYMENTS")) == NAMES
    assert items(Put(130, 368, "with two handles"))[-1][0] == "Green widget with two handles"


def test_a_tax_in_percent_under_the_prices_name_is_no_item() -> None:
    tax = [
        Put(130, 372, "Output duty"),
        Put(460, 372, "9", right=True),
        Put(470, 372, "%"),
        Put(550, 372, "14.19", right=True),
    ]
    assert items(*tax) == NAMES
    other = [*tax[:3], Put(550, 372, "14.00", right=True)]
    assert len(items(*other)) > len(NAMES)


def test_words_in_a_column_nobody_knows_are_the_texts_beside_codes_named_items() -> None:
    head = ("Marks", "Item", "Commodity and specifications", "Qty", "Price", "Amount")
    goods = [("N/M", *g) for g in GOODS]
    page = printed(
        *table(((40.0, False), (90.0, False), *((x + 20, right) for x, right in COLUMNS[1:])), [head, *goods], lead=18)
    )
    assert [values(i, "description", "quantity", "sku") for i in read(page)] == NAMES


def test_one_misread_code_above_its_name_does_not_keep_the_others_in_the_texts_of_a_scan() -> None:
    codes = ("AB12X01", "AB13X02", "AB14X03", "AB15X04", "$B15Y05")
    goods = tuple(("", code, "2", "3.50", "7.00") for code in codes)
    head = ("Pos", "Material description", "Qty", "Price", "Amount")
    rows = table(COLUMNS, [head, *goods], lead=36)
    names = [Put(130, 348 + 36 * n, f"Widget {'abcde'[n]}") for n in range(5)]
    page = printed(*rows, *names)
    seen = read(replace(page, words=tuple(replace(w, origin="ocr") for w in page.words)))
    assert [i.best("sku") and i.best("sku").value for i in seen][:4] == list(codes[:4])  # type: ignore[union-attr] # there


@pytest.mark.parametrize("text", ["ALBARÄN N? 1-266773 DE FECHA", "Rif. DDT n. 1193 del 19 agosto", "Zu Lieferschein 80123"])  # fmt: skip
def test_a_line_that_names_another_paper_is_known_behind_a_short_word_or_with_a_sign_misread(text: str) -> None:
    assert is_reference(text)


def test_a_label_below_a_text_ends_it_though_its_blank_was_not_read() -> None:
    notes = [Put(130, 348 + 36 * n, f"{'abc'[n]}-Batch:CX855{n}") for n in range(3)]
    page = printed(*table(COLUMNS, [HEAD, *GOODS], lead=36), *notes)
    assert [i.best("description").value for i in read(page)] == [g[1] for g in GOODS]  # type: ignore[union-attr] # there


def test_a_text_that_goes_on_beside_a_second_tax_is_no_sum() -> None:
    head = ("Description", "Qty", "Price", "Tax", "Amount")
    goods = [
        ("Blue widget", "2", "5.00", "9%   CGST   0.90", "11.80"),
        ("Red widget with two", "4", "10.00", "9%   CGST   3.60", "47.20"),
    ]
    columns = ((40.0, False), (200.0, True), (270.0, True), (420.0, True), (550.0, True))
    more = [Put(40, 348, "handles"), Put(330, 348, "9%"), Put(372, 348, "SGST"), Put(420, 348, "3.60", right=True)]
    page = printed(*table(columns, [head, *goods], lead=18), *more)
    assert [values(i, "description", "quantity") for i in read(page)] == [("Blue widget", "2"), ("Red widget with two handles", "4")]  # fmt: skip
