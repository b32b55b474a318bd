from __future__ import annotations

import pytest
from drawn_tables import FIVE, GTINS, HEADS, Put, printed, read, table, values

from evidence.extract.line_items.items import codes_of, items_of
from evidence.extract.page.layout import layout

SEVEN = ((30.0, False), (60.0, False), (120.0, False), (225.0, False), (355.0, True), (410.0, True), (480.0, True))
PACKED = {
    "it": ("Colli x pz", "Q.tà", "Descrizione", "Prezzo"),
    "de": ("Karton x Stk", "Menge", "Bezeichnung", "Einzelpreis"),
    "en": ("Cartons x units", "Qty", "Description", "Unit price"),
    "fr": ("Colis", "Quantité", "Désignation", "Prix unitaire"),
}


@pytest.mark.parametrize("language", sorted(PACKED))
def test_how_goods_are_packed_is_not_their_quantity(language: str) -> None:
    packed, quantity, what, price = PACKED[language]
    pack = "10" if language == "fr" else "10 x 24"
    rows = [
        ("1", "A-1", "Blue widget", GTINS[0], pack, "240", "1.10"),
        ("2", "A-2", "Red widget", GTINS[1], pack, "120", "2.10"),
    ]
    heads = ("#", "SKU", what, "EAN", packed, quantity, price)
    found = read(printed(*table(SEVEN, [heads, *rows])))
    assert [values(i, "quantity", "gtin") for i in found] == [("240", GTINS[0]), ("120", GTINS[1])]


def test_two_numbers_of_one_cell_are_never_one_number() -> None:
    rows = [("Description", "EAN", "Qty", "Price", "Amount"), ("Blue widget", GTINS[0], "", "1.10", "")]
    apart = [Put(332, 316, "24"), Put(352, 316, "240")]
    found = read(printed(*table(FIVE, rows), *apart))
    assert [i.best("quantity") and i.best("quantity").value for i in found] != ["24240"]  # type: ignore[union-attr]  # see left
    assert {f.value for f in found[0].all("quantity")} == {"24", "240"}
    assert all(f.confidence < 0.7 for f in found[0].all("quantity"))


def test_thousands_stay_one_number() -> None:
    rows = [("Description", "EAN", "Qty", "Price", "Amount"), ("Blue widget", GTINS[0], "1 240", "1,10", "1 364,00")]
    assert [values(i, "quantity", "amount") for i in read(printed(*table(FIVE, rows)))] == [("1240", "1364.00")]


def test_a_lost_point_is_not_taken_for_a_price_per_thousand() -> None:
    rows = [("Description", "EAN", "Qty", "Price", "Amount"), ("Blue widget", GTINS[0], "24000", "132.20", "3172.80")]
    best = read(printed(*table(FIVE, rows)))[0].best("quantity")
    assert best is not None
    assert best.confidence < 0.7
    rows[1] = ("Screws, price per 1000", GTINS[0], "24000", "132.20", "3172.80")
    best = read(printed(*table(FIVE, rows)))[0].best("quantity")
    assert best is not None
    assert best.confidence > 0.9


FOOTERS = [
    [(40, "Pagamento: bonifico bancario 30 giorni"), (400, "Totale imponibile"), (520, "492,00")],
    [(40, "REA TO-0000077 | Cap. Soc."), (330, "100.000"), (350, "i.v. IBAN IT00 X000 0000 0000 77")],
    [(40, "Speicherstraße 41"), (220, "E-Mail a@b.example"), (360, "120"), (520, "9527127258387")],
    [(40, "7 Old Mill Yard"), (220, "Bristol BS1"), (360, "9"), (440, "United Kingdom")],
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_footers_below_the_sums_are_no_items(footer: list[tuple[float, str]]) -> None:
    rows = [
        HEADS["it"],
        ("Tazzina da caffè", GTINS[0], "120", "1,90", "228,00"),
        ("Piattino da caffè", GTINS[1], "240", "1,10", "264,00"),
        ("Totale", "", "", "", "492,00"),
    ]
    page = printed(*table(FIVE, rows), *(Put(x, 420, text) for x, text in footer))
    assert [values(i, "quantity") for i in read(page)] == [("120",), ("240",)]


def test_without_a_heading_the_one_column_of_counts_holds_the_quantities() -> None:
    rows = [(str(n + 1), "Blue widget", GTINS[n], count) for n, count in enumerate(("12", "7", "144"))]
    page = printed(*table(((30.0, False), (60.0, False), (220.0, False), (400.0, True)), rows))
    found = read(page)
    assert [values(i, "quantity", "gtin") for i in found] == [("12", GTINS[0]), ("7", GTINS[1]), ("144", GTINS[2])]
    assert all(f.confidence < 0.7 for i in found for f in i.all("quantity"))
    two = [(*row, "3") for row in rows]
    page = printed(*table(((30.0, False), (60.0, False), (220.0, False), (400.0, True), (450.0, True)), two))
    assert not [f for i in read(page) for f in i.all("quantity")]


def test_a_code_under_its_label() -> None:
    rows = [
        HEADS["de"],
        ("Holzeisenbahn", "", "12", "3,50", "42,00"),
        ("Art.-Nr.:", "", "", "", ""),
        ("TB-5000", "", "", "", ""),
    ]
    (item,) = read(printed(*table(FIVE, rows, lead=12)))
    assert [c.value for c in item.code_cells] == ["TB-5000"]
    page = printed(Put(40, 100, "We authorise the sale of"), Put(40, 140, "Art.-Nr.:"), Put(40, 152, "TB-5000"))
    assert [(c.field, c.value) for c in codes_of("doc", [layout(page)], ())] == [("sku", "TB-5000")]


def test_codes_of_sentences_and_bullets_are_kept() -> None:
    page = printed(
        Put(40, 100, f"valid for the products EAN {GTINS[0]}, {GTINS[1]} and B0CQ18ZLM5."),
        Put(40, 120, f"- Arden notebook, ASIN B0DT5R2B8S, EAN {GTINS[2]}"),
        Put(40, 140, f"• Arden pen ({GTINS[3]})"),
    )
    laid = [layout(page)]
    found = {c.value for c in codes_of("doc", laid, items_of("doc", laid))}
    assert found == {"B0CQ18ZLM5", "B0DT5R2B8S", *GTINS[:4]}


def test_a_bare_code_under_every_description_is_an_article_number() -> None:
    rows = [HEADS["en"]]
    for n, text in enumerate(("Blue widget", "Red widget", "Green widget")):
        rows += [(text, GTINS[n], "12", "3.50", "42.00"), (f"QX-{n}07", "", "", "", "")]
    found = read(printed(*table(FIVE, rows, lead=12)))
    assert [values(i, "description", "sku") for i in found] == [
        ("Blue widget", "QX-007"), ("Red widget", "QX-107"), ("Green widget", "QX-207"),
    ]  # fmt: skip
    assert not any(c.field == "sku" for i in found for c in i.code_cells)


def test_a_model_on_its_own_line_needs_no_colon() -> None:
    rows = [HEADS["en"], ("Blue widget", GTINS[0], "12", "3.50", "42.00"), ("Model MX-2000", "", "", "", "")]
    (item,) = read(printed(*table(FIVE, rows, lead=12)))
    assert values(item, "description", "mpn") == ("Blue widget", "MX-2000")


def test_a_quantity_wider_than_its_heading_keeps_its_unit() -> None:
    narrow = ((40.0, False), (300.0, True), (400.0, True), (500.0, True))
    rows = [("Description", "Qty", "Unit price", "Amount"), ("Set of 3 blue widgets", "1240 pcs", "1.00", "1240.00")]
    (item,) = read(printed(*table(narrow, rows)))
    assert values(item, "description", "quantity", "unit") == ("Set of 3 blue widgets", "1240", "pcs")


@pytest.mark.parametrize("heading", ["CUP/UPC", "Zork", "Zork/EAN"])
def test_long_codes_under_a_heading_that_nobody_knows_are_gtins(heading: str) -> None:
    rows = [("Description", heading, "Qty", "Unit price", "Amount")]
    rows += [(text, GTINS[n], "12", "3.50", "42.00") for n, text in enumerate(("Blue widget", "Red widget"))]
    found = read(printed(*table(FIVE, rows)))
    assert [values(i, "gtin") for i in found] == [(GTINS[0],), (GTINS[1],)]


@pytest.mark.parametrize(("extended", "amount"), [("42.00", "42.00"), ("41.00", "3.50")])
def test_two_names_of_amounts_are_price_and_amount_where_they_multiply(extended: str, amount: str) -> None:
    rows = [("Description", "UPC", "Qty", "Net", "Ext."), ("Blue widget", GTINS[0], "12", "3.50", extended)]
    (item,) = read(printed(*table(FIVE, rows)))
    assert values(item, "quantity", "amount") == ("12", amount)
