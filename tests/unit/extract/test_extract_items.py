from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from evidence.extract.line_items.items import codes_of, items_of, table_doubts
from evidence.extract.page.layout import layout
from evidence.model import Box, Page, Reading, Word
from evidence.values.codes import with_check_digit

if TYPE_CHECKING:
    from evidence.model import Found

from drawn_tables import FIVE, GTINS, HEADS, Put, printed, read, table, values


@pytest.mark.parametrize("language", sorted(HEADS))
def test_a_plain_table_in_many_languages(language: str) -> None:
    point = "." if language == "en" else ","
    rows = [
        ("Blue widget 20 mm", GTINS[0], "12", f"3{point}50", f"42{point}00"),
        ("Red widget", GTINS[1], "100", f"1{point}25", f"125{point}00"),
    ]
    items = read(printed(*table(FIVE, [HEADS[language], *rows]), Put(400, 380, f"Total 167{point}00")))
    assert [values(i, "description", "gtin", "quantity", "price", "amount") for i in items] == [
        ("Blue widget 20 mm", GTINS[0], "12", "3.50", "42.00"),
        ("Red widget", GTINS[1], "100", "1.25", "125.00"),
    ]
    quantity = items[0].best("quantity")
    assert quantity is not None
    assert quantity.confidence > 0.9
    assert quantity.span is not None
    assert quantity.span.box.intersect(Box(340, 300, 372, 320)).area > 0


def test_wrapped_descriptions_and_code_lines_belong_to_the_item_above() -> None:
    columns = ((40.0, False), (300.0, True), (400.0, True), (500.0, True))
    rows = [
        ("Description", "Qty", "Price", "Total"),
        ("Garden hose reinforced with", "5", "20.00", "100.00"),
        ("brass fittings", "", "", ""),
        (f"EAN: {GTINS[2]}", "", "", ""),
        ("Sprinkler", "2", "7.50", "15.00"),
        ("ASIN: B07XJ8C8F5", "", "", ""),
        ("SKU: SPR-200", "", "", ""),
    ]
    hose, sprinkler = read(printed(*table(columns, rows, lead=12)))
    assert values(hose, "description", "quantity", "gtin") == (
        "Garden hose reinforced with brass fittings",
        "5",
        GTINS[2],
    )
    assert values(sprinkler, "description", "quantity", "asin", "sku") == ("Sprinkler", "2", "B07XJ8C8F5", "SPR-200")
    assert "SPR-200" in [c.value for c in sprinkler.code_cells]


def test_numbers_settle_what_a_separator_means() -> None:
    columns = ((40.0, False), (300.0, True), (400.0, True), (500.0, True))
    rows = [
        ("Bezeichnung", "Menge", "Preis", "Betrag"),
        ("Schraube", "1.000", "0,05", "50,00"),
        ("Mutter", "1,000", "2,50", "2,50"),
    ]
    screw, nut = read(printed(*table(columns, rows)))
    assert values(screw, "quantity", "amount") == ("1000", "50.00")
    assert float(values(nut, "quantity")[0] or 0) == 1.0


def test_an_unsettled_separator_keeps_both_readings() -> None:
    (item,) = read(
        printed(*table(((40.0, False), (300.0, True)), [("Description", "Quantity"), ("Steel bolt M8", "1.000")]))
    )
    assert {f.value for f in item.all("quantity")} == {"1000", "1.000"}


def test_blacked_out_prices_still_give_items_with_quantities() -> None:
    columns = ((40.0, False), (90.0, False), (350.0, True), (450.0, True), (540.0, True))
    rows = [
        ("Pos", "Article", "Qty", "Price", "Amount"),
        ("1", "Lamp", "24", "", ""),
        ("2", "Chair B08N5WRWNW", "6", "", ""),
    ]
    lamp, chair = read(printed(*table(columns, rows)))
    assert values(lamp, "description", "quantity", "amount") == ("Lamp", "24", None)
    assert values(chair, "quantity", "asin") == ("6", "B08N5WRWNW")


@pytest.mark.parametrize("printed_quantity", ["12 Stk", "Stk 12", "12 Stk.", "12"])
def test_units_before_and_behind_quantities(printed_quantity: str) -> None:
    columns = ((40.0, False), (300.0, False), (400.0, True), (500.0, True))
    (item,) = read(
        printed(
            *table(
                columns, [("Artikel", "Menge", "Einzelpreis", "Gesamt"), ("Vase", printed_quantity, "2,00", "24,00")]
            )
        )
    )
    assert values(item, "quantity") == ("12",)


def test_sums_shipping_and_repeated_headings_are_no_items_and_pages_go_on() -> None:
    head = ("Item no.", "Description", "Qty", "Price", "Amount")
    columns = ((40.0, False), (120.0, False), (350.0, True), (450.0, True), (540.0, True))
    first = table(columns, [head, ("AB-1001", "Cup", "3", "2.00", "6.00"), ("", "Carried forward", "", "", "6.00")])
    second = table(
        columns,
        [
            head,
            ("", "Brought forward", "", "", "6.00"),
            ("AB-1002", "Plate", "4", "3.00", "12.00"),
            ("", "Shipping", "", "", "5.00"),
            ("", "Total", "", "", "23.00"),
        ],
    )
    third = table(columns, [("AB-1003", "Bowl", "5", "3.00", "15.00")])
    items = read(printed(*first), printed(*second, number=2), printed(*third, number=3))
    assert [values(i, "description", "quantity", "sku") for i in items] == [
        ("Cup", "3", "AB-1001"),
        ("Plate", "4", "AB-1002"),
        ("Bowl", "5", "AB-1003"),
    ]
    assert [c.value for c in items[0].code_cells] == ["AB-1001"]


def test_a_heading_on_two_lines() -> None:
    puts = [
        Put(40, 290, "Article"),
        Put(300, 290, "Unit"),
        Put(40, 300, "description"),
        Put(300, 300, "price"),
        Put(400, 300, "Quantity"),
        Put(500, 300, "Amount"),
    ]
    (item,) = read(
        printed(
            *puts,
            *table(
                ((40.0, False), (300.0, False), (400.0, False), (500.0, False)),
                [("Brush", "4.00", "25", "100.00")],
                top=318,
            ),
        )
    )
    assert values(item, "description", "price", "quantity") == ("Brush", "4.00", "25")


def test_a_code_written_beside_a_line_belongs_to_it() -> None:
    rows = [
        ("Description", "EAN", "Qty", "Price", "Total"),
        ("Kettle", "", "10", "20.00", "200.00"),
        ("Toaster", "", "5", "30.00", "150.00"),
    ]
    kettle, toaster = read(printed(*table(FIVE, rows), Put(5, 316, "B09G9FPHY6", right=False)))
    assert "B09G9FPHY6" in [f.value for f in kettle.all("asin")]
    assert toaster.all("asin") == ()


def test_every_reading_of_a_code_is_a_candidate() -> None:
    shown = printed(
        *table(
            FIVE, [("Description", "ASIN", "Qty", "Price", "Total"), ("Kettle", "XXXXXXXXXX", "10", "20.00", "200.00")]
        )
    )
    both = (
        Reading(text="BO9G9FPHY6", confidence=0.8, reader="a"),
        Reading(text="B09G9FPHYG", confidence=0.7, reader="b"),
    )
    words = tuple(Word(readings=both, box=w.box, origin="ocr") if w.text == "XXXXXXXXXX" else w for w in shown.words)
    (item,) = read(Page(number=1, width=595, height=842, words=words, read_by="t", reason=""))
    assert [f.value for f in item.all("asin")] == ["BO9G9FPHY6", "B09G9FPHYG"]


@pytest.mark.parametrize(
    "label", ["GLN", "ILN", "SIRET", "VAT No", "GST ID No", "Tel", "IBAN", "Order no.", "Customer no.", "USt-IdNr."]
)
def test_numbers_of_other_registers_are_no_product_codes(label: str) -> None:
    laid = layout(printed(Put(40, 100, f"{label}: {GTINS[0]}")))
    assert items_of("doc", [laid]) == ()
    assert codes_of("doc", [laid], ()) == ()


def test_codes_of_a_letter_are_found_outside_items() -> None:
    laid = layout(
        printed(
            Put(40, 100, "We authorise the sale of B07XJ8C8F5 and"),
            Put(40, 115, f"the product with GTIN {GTINS[3]} in Europe."),
        )
    )
    codes: tuple[Found, ...] = codes_of("doc", [laid], items_of("doc", [laid]))
    assert [(c.field, c.value) for c in codes] == [("asin", "B07XJ8C8F5"), ("gtin", GTINS[3])]


def test_in_store_numbers_are_kept_out() -> None:
    own = with_check_digit("200123456789")
    (item,) = read(
        printed(*table(FIVE, [("Description", "EAN", "Qty", "Price", "Total"), ("Cheese", own, "2", "3.00", "6.00")]))
    )
    assert item.all("gtin") == ()


def test_receipts_with_the_code_below_and_above() -> None:
    below = [
        ("GREEN TEA 500G", ""),
        (GTINS[4], ""),
        ("2 x 3.50", "7.00"),
        ("BISCUITS", ""),
        (GTINS[5], ""),
        ("1 x 4.20", "4.20"),
        ("TOTAL", "11.20"),
    ]
    items = read(printed(*table(((40.0, False), (250.0, True)), below, lead=12)))
    assert [values(i, "description", "gtin", "quantity", "amount") for i in items] == [
        ("GREEN TEA 500G", GTINS[4], "2", "7.00"),
        ("BISCUITS", GTINS[5], "1", "4.20"),
    ]


def test_a_receipt_line_with_an_unsettled_quantity_has_none() -> None:
    items = read(
        printed(
            *table(((40.0, False), (250.0, True)), [("MILK 2 LITRE", "3.10"), ("BREAD", "2.00"), ("TOTAL", "5.10")])
        )
    )
    assert [values(i, "quantity", "amount") for i in items] == [(None, "3.10"), (None, "2.00")]


def test_wrong_arithmetic_on_a_scan_is_a_doubt() -> None:
    shown = printed(
        *table(FIVE, [("Description", "EAN", "Qty", "Price", "Total"), ("Kettle", GTINS[0], "70", "20.00", "200.00")])
    )
    words = tuple(Word(readings=w.readings, box=w.box, origin="ocr", size=w.size) for w in shown.words)
    laid = layout(Page(number=1, width=595, height=842, words=words, read_by="t", reason=""))
    items = items_of("doc", [laid])
    (doubt,) = table_doubts(items, [laid])
    assert (doubt.pages, doubt.field) == ((1,), "quantity")
    assert (items[0].best("quantity") or items[0].cells[0]).confidence < 0.7


def test_five_thousand_lines_take_seconds_not_minutes() -> None:
    words = []
    for n in range(5000):
        top = 10.0 * n
        for x, text in ((40, f"Part{n}"), (200, "Widget"), (300, "2"), (400, "3.00"), (500, "6.00")):
            words.append(
                Word(
                    readings=(Reading(text=text, confidence=1, reader="t"),),
                    box=Box(x, top, x + 5 * len(text), top + 8),
                )
            )
    start = time.process_time()
    laid = layout(Page(number=1, width=595, height=50000, words=tuple(words), read_by="t", reason=""))
    items = items_of("doc", [laid])
    codes_of("doc", [laid], items)
    assert time.process_time() - start < 30  # 5 to 7 on a quiet machine, twice that on one in use
    assert len(items) > 4000


def test_a_list_without_amounts_gives_quantities_with_units() -> None:
    items = read(printed(Put(40, 100, "12 Stk Wasserkocher B07XJ8C8F5"), Put(40, 120, "Toaster B09G9FPHY6 30 pcs")))
    assert [values(i, "asin", "quantity") for i in items] == [("B07XJ8C8F5", "12"), ("B09G9FPHY6", "30")]


def test_a_location_number_under_a_vague_label_is_no_article_number() -> None:
    laid = layout(printed(Put(40, 100, "Nummer: 549910"), Put(40, 115, f"Globale Nummer: {GTINS[0]} (GLN)")))
    assert codes_of("doc", [laid], ()) == ()
