"""Counts that stand in front of codes, below texts or on lines of their prices, and sizes whose blanks a scan lost."""

from __future__ import annotations

import msgspec
from drawn_tables import Put, printed, read, table, values

COLUMNS = ((40.0, False), (110.0, False), (370.0, True), (460.0, True), (550.0, True))
TEXTS = ("Storm lantern galvanised", "Tea towels ticking stripe", "Draught excluder fox", "Bread bin cream")


def test_pieces_told_below_each_text_count_where_cases_are_counted_beside_it() -> None:
    columns = (COLUMNS[0], (300.0, True), (370.0, True), (460.0, True), (550.0, True))
    puts = table(columns, [("Product", "Case of", "Cases", "Single price", "Amount")])
    rows = (("6", "4", "7.95", "190.80", "24"), ("12", "1", "13.82", "165.84", "12"), ("6", "2", "6.33", "75.96", "12"))
    for n, (text, (*row, pieces)) in enumerate(zip(TEXTS, rows, strict=False)):
        puts += [*table(columns, [(text, *row)], top=320 + 30 * n), Put(40, 331 + 30 * n, f"{pieces} units in all")]
    assert [values(i, "quantity")[0] for i in read(printed(*puts))] == ["24", "12", "12"]


def test_numbers_below_texts_that_make_no_amount_count_nothing() -> None:
    columns = (COLUMNS[0], (300.0, True), (370.0, True), (460.0, True), (550.0, True))
    puts = table(columns, [("Product", "Case of", "Cases", "Single price", "Amount")])
    rows = (("6", "4", "7.95", "190.80", "24"), ("12", "1", "13.82", "165.84", "12"), ("6", "2", "6.33", "75.96", "30"))
    for n, (text, (*row, pieces)) in enumerate(zip(TEXTS, rows, strict=False)):
        puts += [*table(columns, [(text, *row)], top=320 + 30 * n), Put(40, 331 + 30 * n, f"{pieces} units in all")]
    assert all((q := i.best("quantity")) is None or q.confidence < 0.45 for i in read(printed(*puts)))


def test_counts_and_codes_in_front_of_a_slip_s_texts_with_prices_below() -> None:
    puts = [Put(40, 90, "Invoice 42274")]
    rows = ((12, "2.25", "27.00"), (4, "5.95", "23.80"), (24, "1.60", "38.40"), (2, "25.95", "51.90"))
    for n, (text, (count, price, amount)) in enumerate(zip(TEXTS, rows, strict=True)):
        top = 130 + 24 * n
        puts += [
            Put(40, top, f"{count} x 44-180{n} {text}"),
            Put(300, top, amount, right=True),
            Put(60, top + 12, f"@ {price}"),
        ]
    puts += [Put(40, 240, "Subtotal"), Put(300, 240, "141.10", right=True)]
    wanted = [(str(row[0]), f"44-180{n}", text) for n, (text, row) in enumerate(zip(TEXTS, rows, strict=True))]
    assert [values(i, "quantity", "sku", "description") for i in read(printed(*puts))] == wanted


def test_sizes_whose_blanks_a_scan_lost_are_no_text() -> None:
    figures = (("36", "9.75", "351.00"), ("24", "12.40", "297.60"), ("72", "4.15", "298.80"))
    puts = table(COLUMNS, [("Style", "Description", "Pcs", "Each", "Extended")])
    for n, (text, f) in enumerate(zip(TEXTS, figures, strict=False)):
        puts += [
            *table(COLUMNS, [(f"TW-221{n}", text, *f)], top=320 + 30 * n),
            Put(110, 331 + 30 * n, f"{'SS$'[n]}{n + 3}M1{n}L12 XL6"),
        ]
    page = printed(*puts)
    words = tuple(msgspec.structs.replace(w, origin="ocr") for w in page.words)
    assert [values(i, "description")[0] for i in read(msgspec.structs.replace(page, words=words))] == list(TEXTS[:3])
