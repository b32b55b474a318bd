from __future__ import annotations

import pytest
from drawn_tables import FIVE, GTINS, Put, printed, read, table, values

from evidence.extract.line_items.sums import has_money, is_reference, sum_role
from evidence.values.amounts import quantity_readings


def rows_of(y: float, *lines: tuple[tuple[float, str], ...]) -> list[Put]:
    """Return lines of texts below each other, each text at its x."""
    return [Put(x, y + 14 * n, text) for n, line in enumerate(lines) for x, text in line]


def test_two_lines_of_each_item_stand_under_a_heading_of_two_lines() -> None:
    heads = (((40, "Item no."), (150, "Description")), ((40, "EAN"), (300, "Qty"), (400, "Price"), (500, "Amount")))
    first = (
        ((40, "AB-1001"), (150, "Blue widget, large")),
        ((40, GTINS[0]), (300, "24"), (400, "2.00"), (500, "48.00")),
    )
    other = (((40, "AB-1002"), (150, "Red widget")), ((40, GTINS[1]), (300, "10"), (400, "1.50"), (500, "15.00")))
    drawn = [*rows_of(300, *heads), *rows_of(340, *first), *rows_of(374, *other)]
    found = [values(i, "sku", "description", "gtin", "quantity") for i in read(printed(*drawn))]
    assert found == [("AB-1001", "Blue widget, large", GTINS[0], "24"), ("AB-1002", "Red widget", GTINS[1], "10")]


def test_a_title_over_two_columns_is_neither_of_them() -> None:
    heads = (
        ((318, "Quantity"), (440, "Price")),
        ((40, "Description"), (290, "Ordered"), (350, "Shipped"), (410, "Each"), (490, "Amount")),
    )
    rows = (
        ((40, "Blue widget"), (300, "30"), (360, "24"), (410, "2.00"), (490, "48.00")),
        ((40, "Red widget"), (300, "10"), (360, "8"), (410, "1.50"), (490, "12.00")),
    )
    found = read(printed(*rows_of(300, *heads), *rows_of(340, *rows)))
    assert [values(i, "quantity") for i in found] == [("24",), ("8",)]


@pytest.mark.parametrize(("price", "sure"), [("2.00", True), ("2.70", False)])
def test_a_quantity_that_does_not_make_its_amount_is_unsure(price: str, *, sure: bool) -> None:
    rows = [("Description", "EAN", "Qty", "Price", "Amount"), ("Blue widget", GTINS[0], "24", price, "48.00")]
    best = read(printed(*table(FIVE, rows)))[0].best("quantity")
    assert best is not None
    assert (best.value, best.confidence > 0.45) == ("24", sure)


def test_the_point_of_a_unit_is_no_separator() -> None:
    rows = [("Description", "EAN", "Qty", "Price", "Amount"), ("Blue widget", GTINS[0], "50,000 st.", "", "3254,00")]
    assert [values(i, "quantity") for i in read(printed(*table(FIVE, rows)))] == [("50.000",)]


def test_one_discount_for_all_lines_explains_their_amounts() -> None:
    rows = [
        ("Description", "EAN", "Qty", "Price", "Amount"),
        ("Blue widget", GTINS[0], "24", "2.00", "43.20"),
        ("Red widget", GTINS[1], "10", "5.00", "45.00"),
    ]
    assert all((b := i.best("quantity")) and b.confidence > 0.9 for i in read(printed(*table(FIVE, rows))))


def test_labels_with_values_are_items() -> None:
    block = (
        ((40, "Product:"), (160, "Blue widget")), ((40, "SKU:"), (160, "AB-1001")), ((40, "Quantity:"), (160, "24")),
        ((40, "Price:"), (160, "2.00")), ((40, "Amount:"), (160, "48.00")),
    )  # fmt: skip
    other = tuple(
        tuple(
            (x, t.replace("Blue", "Red").replace("1001", "1002").replace("24", "12").replace("48", "24"))
            for x, t in line
        )
        for line in block
    )
    found = read(printed(*rows_of(300, *block), *rows_of(390, *other)))
    assert [values(i, "description", "sku", "quantity") for i in found] == [
        ("Blue widget", "AB-1001", "24"), ("Red widget", "AB-1002", "12")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values_of"),
    [("2 x 10 pcs", ["2", "20"]), ("12-", ["-12"]), ("-12", ["-12"]), ("12- Stk", ["-12"]), ("3 x 4", ["3", "12"])],
)
def test_packs_and_returns_are_quantities(text: str, values_of: list[str]) -> None:
    assert [str(q.value) for q in quantity_readings(text)] == values_of


def test_numbers_with_one_sign_for_thousands_and_cents_are_codes() -> None:
    assert has_money("4.922.283,36")
    assert has_money("SKU: 922.283.36 12.00")
    assert not has_money("SKU: 922.283.36")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Delivery note 80123 of 12/03/2026", True),
        ("Pakbon 804837 van 12-03-2026", True),
        ("Guia de viagem 2024", False),
        ("Bestell-Nr.: RRH-24827", False),
    ],
)
def test_lines_that_name_another_paper_are_no_text_of_goods(text: str, *, named: bool) -> None:
    assert is_reference(text) is named


def test_a_kitchen_scale_is_no_balance() -> None:
    assert sum_role("Balance de cuisine 12,00") is None
    assert sum_role("Balance 12.00") is not None
    assert sum_role("Total de la facture 12,00") is not None
