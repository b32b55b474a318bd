"""Columns whose names nobody knows, or that are named wrongly: what their rows bear out, and where a text ends."""

from __future__ import annotations

from drawn_tables import GTINS, Put, printed, read, table, values

SURE = 0.45
SEVEN = ((40.0, False), (150.0, False), (320.0, True), (370.0, True), (430.0, True), (490.0, True), (560.0, True))
FIVE = ((40.0, False), (130.0, False), (370.0, True), (460.0, True), (550.0, True))
GOODS = (
    ("Blue widget", "12", "2.50", "30.00"),
    ("Red widget", "7", "1.10", "7.70"),
    ("Green widget", "40", "3.00", "120.00"),
)


def test_a_count_that_makes_no_amount_gives_way_to_the_one_that_does_and_is_unsure() -> None:
    head = ("EAN", "Description", "Price", "Pieces", "Price", "Xyzzy", "Amount")
    told = (("2.00", "12.00", "3", "36.00"), ("1.50", "9.00", "7", "63.00"), ("0.50", "3.00", "5", "15.00"))
    rows = [(g, "Widget", each, "6", case, n, amount) for g, (each, case, n, amount) in zip(GTINS, told, strict=False)]
    rows_only = [i.best("quantity") for i in read(printed(*table(SEVEN, [head, *rows])))]
    assert all(b and b.confidence < SURE for b in rows_only)  # pieces x price is the other price: nothing says which
    total = (Put(430, 380, "Total"), Put(560, 380, "114.00", right=True))
    best = [i.best("quantity") for i in read(printed(*table(SEVEN, [head, *rows]), *total))]
    assert [b and b.value for b in best] == ["3", "7", "5"]
    assert all(b and b.confidence < SURE for b in best)


def test_a_price_for_a_thousand_does_not_make_a_thousandth_of_the_count() -> None:
    head = ("Description", "EAN", "Qty", "Price/1000", "Total")
    rows = [("Blue screw", GTINS[0], "4,800", "250.00", "1,200.00"), ("Red screw", GTINS[1], "2,000", "110.00", "220.00"), ("Nut", GTINS[2], "500", "40.00", "20.00")]  # fmt: skip
    columns = ((40.0, False), (150.0, False), (370.0, True), (460.0, True), (550.0, True))
    found = read(printed(*table(columns, [head, *rows])))
    assert [i.best("quantity").value for i in found] == ["4800", "2000", "500"]  # type: ignore[union-attr]  # they are there


def test_codes_below_a_name_that_nobody_knows_are_article_numbers() -> None:
    rows = [(code, *goods) for code, goods in zip(("230822", "154246", "552767"), GOODS, strict=True)]
    found = read(printed(*table(FIVE, [("Xyzzy", "Description", "Qty", "Price", "Amount"), *rows])))
    assert [c.value for i in found for c in i.code_cells] == ["230822", "154246", "552767"]


def test_days_and_tax_codes_below_such_a_name_are_no_article_numbers() -> None:
    for texts in (("01/04/2026", "02/04/2026", "03/04/2026"), ("VAT20", "VAT20", "VAT20"), ("1001", "1002", "1003")):
        rows = [(text, *goods) for text, goods in zip(texts, GOODS, strict=True)]
        found = read(printed(*table(FIVE, [("Xyzzy", "Description", "Qty", "Price", "Amount"), *rows])))
        assert [values(i, "quantity") for i in found] == [("12",), ("7",), ("40",)]
        assert not any(i.code_cells for i in found), texts


def test_the_column_that_tells_goods_apart_is_their_text() -> None:
    rows = [(kind, *goods) for kind, goods in zip(("Sales", "Sales", "Repairs"), GOODS, strict=True)]
    for name in ("Activity", "Xyzzy"):
        found = read(printed(*table(FIVE, [(name, "Description", "Qty", "Price", "Amount"), *rows])))
        assert [i.best("description").value for i in found] == [g[0] for g in GOODS]  # type: ignore[union-attr]  # they are there


def test_a_text_ends_at_a_line_that_every_item_has() -> None:
    rows = [row for at, goods in enumerate(GOODS) for row in ((f"9{at}0822", *goods), ("", f"Finish {at}", "", "", ""))]
    found = read(printed(*table(FIVE, [("Code", "Description", "Qty", "Price", "Amount"), *rows])))
    assert [i.best("description").value for i in found] == [g[0] for g in GOODS]  # type: ignore[union-attr]  # they are there


def test_a_text_goes_on_where_its_lines_differ() -> None:
    ends = ("matt", "with a handle", "for children")
    rows = [row for at, goods in enumerate(GOODS) for row in ((f"9{at}0822", *goods), ("", ends[at], "", "", ""))]
    found = read(printed(*table(FIVE, [("Code", "Description", "Qty", "Price", "Amount"), *rows])))
    assert [i.best("description").value for i in found] == [f"{g[0]} {end}" for g, end in zip(GOODS, ends, strict=True)]  # type: ignore[union-attr]  # same


def test_an_item_number_below_a_text_is_no_other_article() -> None:
    rows = [row for at, goods in enumerate(GOODS) for row in ((*goods[:1], "", *goods[1:]), (f"ITEM NO.: KX{at}88M", "", "", "", ""))]  # fmt: skip
    found = read(printed(*table(FIVE, [("Description", "", "Qty", "Price", "Amount"), *rows])))
    assert [values(i, "sku") for i in found] == [("KX088M",), ("KX188M",), ("KX288M",)]


def test_names_on_lines_of_their_own_above_the_figures_are_those_of_the_figures_below() -> None:
    rows = [row for at, goods in enumerate(GOODS) for row in ((goods[0], "", "", "", ""), (f"9{at}0822", "03.05.2026", *goods[1:]))]  # fmt: skip
    found = read(printed(*table(FIVE, [("Item number", "Delivered", "Qty", "Price", "Amount"), *rows])))
    assert [values(i, "description", "quantity") for i in found] == [goods[:2] for goods in GOODS]
