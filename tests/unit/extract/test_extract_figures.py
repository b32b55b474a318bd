"""Columns known by what they make, tables without headings, tables side by side, cells with two counts."""

from __future__ import annotations

from drawn_tables import FIVE, GTINS, Put, printed, read, table, values

SURE = 0.7
HEAD = ("Description", "EAN", "Xyzzy", "Unit price", "Amount")
ROWS = [
    ("Blue widget", GTINS[0], "12", "2.50", "30.00"),
    ("Red widget", GTINS[1], "7", "1.10", "7.70"),
    ("Green widget", GTINS[2], "40", "3.00", "120.00"),
]


def test_a_column_without_a_known_name_is_the_quantity_that_makes_the_amounts() -> None:
    found = read(printed(*table(FIVE, [HEAD, *ROWS])))
    assert [values(i, "quantity") for i in found] == [("12",), ("7",), ("40",)]
    assert all(i.best("quantity").confidence > SURE for i in found)  # type: ignore[union-attr]  # see above


def test_a_column_that_makes_no_amounts_is_no_quantity() -> None:
    rows = [(text, ean, count, price, amount) for (text, ean, _, price, amount), count in zip(ROWS, "345", strict=True)]
    assert all(i.best("quantity") is None for i in read(printed(*table(FIVE, [HEAD, *rows]))))


def test_one_row_that_does_not_multiply_is_named_but_unsure() -> None:
    rows = [*ROWS[:2], ("Green widget", GTINS[2], "48", "3.00", "120.00")]
    found = read(printed(*table(FIVE, [HEAD, *rows])))
    assert [values(i, "quantity") for i in found] == [("12",), ("7",), ("48",)]
    assert found[2].best("quantity").confidence < SURE  # type: ignore[union-attr]  # see above


def test_a_named_quantity_is_never_replaced_by_another_column() -> None:
    six = ((40.0, False), (190.0, False), (310.0, True), (370.0, True), (460.0, True), (550.0, True))
    head = ("Description", "EAN", "Shipped", "Xyzzy", "Unit price", "Amount")
    rows = [(text, ean, "2", count, price, amount) for text, ean, count, price, amount in ROWS]
    for item in read(printed(*table(six, [head, *rows]))):
        best = item.best("quantity")
        assert best is None or best.confidence < SURE


def test_a_table_without_a_heading_is_read_by_its_columns() -> None:
    five = ((40.0, False), (120.0, False), (370.0, True), (460.0, True), (550.0, True))
    rows = [(f"QX-1{n}7{n}", *row[:1], *row[2:]) for n, row in enumerate(ROWS)]
    found = read(printed(*table(five, rows), Put(300, 380, "Total"), Put(550, 380, "157.70", right=True)))
    assert [values(i, "sku", "description", "quantity") for i in found] == [
        ("QX-1070", "Blue widget", "12"),
        ("QX-1171", "Red widget", "7"),
        ("QX-1272", "Green widget", "40"),
    ]


def test_lines_of_one_number_each_are_no_table() -> None:
    puts = [Put(40, 300 + 16 * n, f"Remark {n}") for n in range(3)] + [
        Put(300, 300 + 16 * n, str(n + 3)) for n in range(3)
    ]
    assert read(printed(*puts)) == ()


def test_tables_side_by_side_are_two_tables() -> None:
    left = ((40.0, False), (90.0, False), (180.0, True), (225.0, True), (280.0, True))
    right = tuple((x + 270, to) for x, to in left)
    head = ("Code", "Description", "Qty", "Price", "Amount")
    first = [head, ("QX-1070", "Blue widget", "12", "2.50", "30.00"), ("QX-1171", "Red widget", "7", "1.10", "7.70")]
    second = [
        head,
        ("QX-1272", "Pale widget", "40", "3.00", "120.00"),
        ("QX-1373", "Dark widget", "5", "2.00", "10.00"),
    ]
    found = read(printed(*table(left, first), *table(right, second), size=8))
    assert [values(i, "sku", "quantity") for i in found] == [
        ("QX-1070", "12"), ("QX-1171", "7"), ("QX-1272", "40"), ("QX-1373", "5"),
    ]  # fmt: skip


def test_of_two_counts_in_a_cell_the_one_that_makes_the_amount_is_the_quantity() -> None:
    head = ("Description", "EAN", "Quantity", "Unit price", "Amount")
    rows = [("Blue widget", GTINS[0], "3 CTNS", "2.50", "90.00"), ("Red widget", GTINS[1], "7 CTNS", "1.10", "92.40")]
    below = [Put(370, 326, "36 PCS", right=True), Put(370, 356, "84 PCS", right=True)]
    found = read(printed(*table(FIVE, [head, *rows], lead=30), *[Put(p.x, p.y + 14, p.text, p.right) for p in below]))
    assert [values(i, "quantity") for i in found] == [("36",), ("84",)]


def test_without_prices_two_counts_in_a_cell_leave_it_open() -> None:
    three = ((40.0, False), (220.0, False), (370.0, True))
    rows = [("Description", "EAN", "Quantity"), ("Blue widget", GTINS[0], "3 CTNS")]
    (item,) = read(printed(*table(three, rows), Put(370, 327, "36 PCS", right=True)))
    assert item.best("quantity").confidence < SURE  # type: ignore[union-attr]  # a quantity there is


def test_the_numbers_of_columns_under_their_names_are_no_item() -> None:
    head = ("Description", "EAN", "Qty", "Unit price", "Amount")
    found = read(printed(*table(FIVE, [head, tuple("12345"), *ROWS])))
    assert [values(i, "quantity") for i in found] == [("12",), ("7",), ("40",)]


def test_a_tax_in_percent_of_all_lines_is_no_item() -> None:
    head = ("Description", "EAN", "Qty", "Unit price", "Amount")
    rows = [*ROWS, ("Output levy 9%", "", "", "", "14.19"), ("Other levy 9%", "", "", "", "14.19")]
    assert len(read(printed(*table(FIVE, [head, *rows])))) == len(ROWS)


def test_so_many_of_a_text_is_its_quantity() -> None:
    two = ((40.0, False), (550.0, True))
    rows = [("Items Ordered", "Price"), ("2 of: Blue widget", "$12.50"), ("14 of: Red widget 2x4 cm", "$3.00")]
    found = read(printed(*table(two, rows)))
    assert [values(i, "description", "quantity") for i in found] == [("Blue widget", "2"), ("Red widget 2x4 cm", "14")]


def test_goods_called_phone_are_no_contact() -> None:
    puts = []
    for n, (text, count, amount, each) in enumerate(
        (("Garden hose", 24, "48.00", "2.00"), ("Phone case", 3, "9.00", "3.00"), ("Mug", 2, "7.00", "3.50"))
    ):
        puts += [Put(40, 300 + 40 * n, f"{text} \u00d7 {count}"), Put(550, 300 + 40 * n, amount, right=True)]
        puts.append(Put(550, 313 + 40 * n, f"{each} each", right=True))
    assert [values(i, "description", "quantity") for i in read(printed(*puts))] == [
        ("Garden hose", "24"),
        ("Phone case", "3"),
        ("Mug", "2"),
    ]


def test_a_count_of_lines_run_together_is_unsure() -> None:
    puts = []
    for n, (text, count, amount) in enumerate(
        (("Garden hose", 24, "48.00"), ("Mug tax free", 3, "9.00"), ("Red mug", 2, "7.00"))
    ):
        puts += [Put(40, 300 + 16 * n, f"{text} \u00d7 {count}"), Put(550, 300 + 16 * n, amount, right=True)]
    for item in read(printed(*puts)):
        best = item.best("quantity")
        assert best is None or best.confidence < 0.45 or "tax free" not in item.text


def test_a_price_in_front_of_its_count_is_no_count() -> None:
    three = ((40.0, False), (430.0, True), (550.0, True))
    rows = [
        ("Description", "Price x Qty", "Amount"),
        ("Blue widget", "2.50 x 12", "30.00"),
        ("Red widget", "1.10 x 7", "7.70"),
    ]
    assert [values(i, "quantity", "price") for i in read(printed(*table(three, rows)))] == [
        ("12", "2.50"),
        ("7", "1.10"),
    ]


def test_sums_under_a_column_of_codes_are_no_part_of_the_last_item() -> None:
    five = ((120.0, True), (180.0, True), (230.0, True), (250.0, False), (480.0, False))
    rows = [
        ("Total", "Price", "Qty", "Description", "Ref"),
        ("30.00", "2.50", "12", "Blue widget", "QX-1070"),
        ("7.70", "1.10", "7", "Red widget", "QX-1171"),
    ]
    (_, last) = read(printed(*table(five, rows), Put(370, 356, "Total"), Put(547, 356, "37.70", right=True)))
    assert values(last, "description", "quantity", "sku") == ("Red widget", "7", "QX-1171")


def test_a_code_at_a_pages_top_that_ends_the_item_before_shifts_no_other() -> None:
    four = ((40.0, False), (300.0, True), (400.0, True), (550.0, True))
    head = ("Description", "Qty", "Unit price", "Amount")
    items = [
        ("Blue widget", "12", "2.50", "30.00"),
        ("Red widget", "7", "1.10", "7.70"),
        ("Green widget", "40", "3.00", "120.00"),
    ]
    puts = [*table(four, [head], top=60), Put(40, 78, f"EAN: {GTINS[0]}")]
    for n, row in enumerate(items):
        puts += [
            *table(four, [row], top=96 + 42 * n),
            Put(40, 108 + 42 * n, f"Art. no.: QX-1{n}7{n}"),
            Put(40, 120 + 42 * n, f"EAN: {GTINS[n + 1]}"),
        ]
    assert [[f.value for f in i.all("gtin")] for i in read(printed(*puts))] == [[GTINS[1]], [GTINS[2]], [GTINS[3]]]
