"""What forms that nobody had seen lost: codes with a point, names and prices above labels, years of wrapped days, units under no name."""

from __future__ import annotations

import msgspec
import pytest
from drawn_tables import FIVE, GTINS, HEADS, Put, printed, read, table, values

from evidence.extract.line_items.sums import sum_role
from evidence.values.related import names_another

COLUMNS = ((40.0, False), (110.0, False), (370.0, True), (460.0, True), (550.0, True))
TEXTS = ("Storm lantern galvanised", "Tea towels ticking stripe", "Draught excluder fox", "Bread bin cream")
FIGURES = (("12", "2,50", "30,00"), ("7", "1,10", "7,70"), ("40", "3,00", "120,00"), ("3", "4,10", "12,30"))
HEAD = ("C.N.", "Descripción", "Unid.", "P.V.L.", "Importe")


def test_numbers_with_a_point_under_a_name_of_two_letters_number_articles() -> None:
    codes = ("982238.1", "453779.0", "331693.9", "467734.5")
    rows = [(code, text, *f) for code, text, f in zip(codes, TEXTS, FIGURES, strict=True)]
    assert [values(i, "sku")[0] for i in read(printed(*table(COLUMNS, [HEAD, *rows])))] == list(codes)


def test_weights_under_a_name_of_two_letters_number_nothing() -> None:
    rows = [(kg, text, *f) for kg, text, f in zip(("12,4", "3,1", "40,0", "2,6"), TEXTS, FIGURES, strict=True)]
    head = ("KG", *HEAD[1:])
    assert [values(i, "sku")[0] for i in read(printed(*table(COLUMNS, [head, *rows])))] == [None] * 4


def test_ten_figures_under_a_whole_name_of_texts_beside_another_number_articles() -> None:
    codes = ("0776909594", "7370432167", "0681997388", "8806398665")
    rows = [(code, text, *f) for code, text, f in zip(codes, TEXTS, FIGURES, strict=True)]
    found = read(printed(*table(COLUMNS, [("Artikel", "Bezeichnung", "Menge", "Preis", "Betrag"), *rows])))
    assert [values(i, "sku", "description") for i in found] == list(zip(codes, TEXTS, strict=True))


def test_numbers_of_columns_may_say_how_one_is_made() -> None:
    head = ("Nr.", "Denumirea", "Cantitatea", "Pret unitar", "Valoarea")
    rows = [(str(n), text, *f) for n, (text, f) in enumerate(zip(TEXTS, FIGURES, strict=True), 1)]
    found = read(printed(*table(COLUMNS, [head, ("0", "1", "2", "3", "4 (2x3)"), *rows])))
    assert [values(i, "description")[0] for i in found] == list(TEXTS)


def test_codes_below_each_other_in_one_cell_are_all_the_item_s() -> None:
    puts = table(COLUMNS, [("Item / UPC / Mfg No.", "", "Qty", "Price", "Amount")])
    puts.append(Put(150, 300, "Description"))
    for n, (text, f) in enumerate(zip(TEXTS, FIGURES, strict=True)):
        top = 320 + 40 * n
        puts += [Put(40, top, f"30{n}-552{n}"), Put(40, top + 11, GTINS[n]), Put(40, top + 22, f"C{n}-L")]
        puts += [Put(150, top, text), *(Put(x, top, t, right=True) for (x, _), t in zip(COLUMNS[2:], f, strict=True))]
    codes = [{c.value for c in i.cells if c.field in {"sku", "mpn", "gtin"}} for i in read(printed(*puts))]
    assert codes == [{f"30{n}-552{n}", GTINS[n], f"C{n}-L"} for n in range(4)]


def test_a_number_above_figures_begins_a_till_s_text() -> None:
    puts = [Put(40, 100, "Hall 4")]
    for n, text in enumerate(TEXTS):
        puts += [Put(40, 130 + 30 * n, f"10951{n} {text}"), Put(40, 142 + 30 * n, f"{n + 2} x 2.50")]
        puts.append(Put(300, 142 + 30 * n, f"{2.5 * (n + 2):.2f}", right=True))
    puts += [Put(40, 260, "Subtotal"), Put(300, 260, "35.00", right=True)]
    found = read(printed(*puts))
    assert [values(i, "sku", "description") for i in found] == [(f"10951{n}", t) for n, t in enumerate(TEXTS)]


def test_a_scan_s_count_glued_to_its_sign_ends_a_run() -> None:
    puts = []
    for n, text in enumerate(TEXTS):
        puts += [Put(40, 130 + 30 * n, text), Put(40, 142 + 30 * n, f"{n + 2}x"), Put(90, 142 + 30 * n, "2.50")]
        puts.append(Put(300, 142 + 30 * n, f"{2.5 * (n + 2):.2f}", right=True))
    puts += [Put(40, 260, "Subtotal"), Put(300, 260, "35.00", right=True)]
    assert [values(i, "quantity")[0] for i in read(printed(*puts))] == ["2", "3", "4", "5"]


def test_a_name_with_its_price_above_labels_is_an_item_s() -> None:
    puts = []
    for n, text in enumerate(TEXTS):
        top = 130 + 50 * n
        puts += [Put(40, top, text), Put(550, top, "$2.50", right=True), Put(40, top + 11, f"SKU: OC-{n}16")]
        puts += [
            Put(40, top + 22, f"Cantidad: {n + 2}"),
            Put(550, top + 22, f"Importe ${2.5 * (n + 2):.2f}", right=True),
        ]
    puts += [Put(40, 330, "Subtotal"), Put(550, 330, "$35.00", right=True)]
    found = read(printed(*puts))
    wanted = [(t, str(n + 2), f"OC-{n}16", "2.50") for n, t in enumerate(TEXTS)]
    assert [values(i, "description", "quantity", "sku", "price") for i in found] == wanted


@pytest.mark.parametrize(("rest", "goes_on"), [("500 ml matt sage", True), ("with two lids", True), ("Shelf", False)])
def test_a_small_letter_or_a_size_above_a_page_s_first_item_goes_on_with_the_last(rest: str, *, goes_on: bool) -> None:
    head = ("Product", "Description", "Qty", "Price", "Net")
    rows = [(f"HN44{n}", text, *f) for n, (text, f) in enumerate(zip(TEXTS, FIGURES, strict=True))]
    first = printed(*table(COLUMNS, [head, *rows], lead=26), Put(110, 337, "extra long wick"))
    again = [*table(COLUMNS, [head], top=60), Put(110, 76, rest), *table(COLUMNS, rows[:2], top=90, lead=26)]
    found = read(first, printed(*again, number=2))
    assert values(found[3], "description")[0] == (f"{TEXTS[3]} {rest}" if goes_on else TEXTS[3])


def test_the_year_of_a_wrapped_day_is_no_text() -> None:
    rows = [(text, gtin, *f) for text, gtin, f in zip(TEXTS, GTINS, FIGURES, strict=False)]
    puts = table(FIVE, [HEADS["es"], *rows[:2]])
    puts += [Put(40, 348, "Albarán nº 1-262355 de fecha 25 de mayo de"), Put(40, 359, "2026")]
    puts += table(FIVE, rows[2:], top=372)
    assert [values(i, "description")[0] for i in read(printed(*puts))] == list(TEXTS)


def test_a_unit_of_four_letters_under_no_name_is_no_text() -> None:
    columns = ((65.0, True), (75.0, False), (100.0, False), *COLUMNS[3:])
    rows = [
        (f[0], unit, text, *f[1:]) for unit, text, f in zip(("Stk", "Set", "Paar", "Stk"), TEXTS, FIGURES, strict=True)
    ]
    found = read(printed(*table(columns, [("Menge", "", "Artikel", "Preis", "Total"), *rows])))
    assert [values(i, "unit", "description") for i in found] == list(
        zip(("Stk", "Set", "Paar", "Stk"), TEXTS, strict=True)
    )


def test_sizes_of_a_scan_below_a_text_are_none_of_it() -> None:
    puts = table(COLUMNS, [("Modèle", "Désignation", "Pièces", "PU HT", "Total HT")])
    for n, (text, f) in enumerate(zip(TEXTS, FIGURES, strict=True)):
        puts += [Put(110, 331 + 30 * n, f"S:{n + 3} M:12{n} L:166 XL:8{n}")]
        puts += table(COLUMNS, [(f"CN93{n}", text, *f)], top=320 + 30 * n)
    page = printed(*puts)
    words = tuple(msgspec.structs.replace(w, origin="ocr") for w in page.words)
    found = read(msgspec.structs.replace(page, words=words))
    assert [values(i, "description")[0] for i in found] == list(TEXTS)


def test_a_code_of_two_letters_and_figures_is_no_sum() -> None:
    assert sum_role("EC534") is sum_role("CB-008-6") is None
    assert sum_role("TVA 20%") == sum_role("TVA20%") == "tax"


def test_the_end_of_a_code_is_no_word_that_names_another() -> None:
    assert not names_another("Réf : 718-EX - ")
    assert names_another("ex ref. ")


def test_codes_with_points_stand_over_their_gtins_in_one_column() -> None:
    puts = table(COLUMNS, [("Indeks / EAN", "Produkt", "Ilość", "Netto", "Wartość")])
    codes = ("577.783.68", "832.232.06", "437.755.08", "506.660.26")
    for n, (text, f) in enumerate(zip(TEXTS, FIGURES, strict=True)):
        puts += [*table(COLUMNS, [(codes[n], text, *f)], top=320 + 30 * n), Put(40, 331 + 30 * n, GTINS[n])]
    found = read(printed(*puts))
    assert [values(i, "sku", "gtin") for i in found] == list(zip(codes, GTINS, strict=False))


def test_a_number_alone_above_each_text_numbers_the_article() -> None:
    puts = table(COLUMNS[1:], [("Goods supplied", "Quantity", "Price", "Extended")])
    for n, (text, f) in enumerate(zip(TEXTS, FIGURES, strict=True)):
        puts += [Put(110, 320 + 30 * n, f"03318{n}"), *table(COLUMNS[1:], [(text, *f)], top=331 + 30 * n)]
    assert [values(i, "sku", "description") for i in read(printed(*puts))] == [
        (f"03318{n}", t) for n, t in enumerate(TEXTS)
    ]


def test_rates_under_no_name_in_some_rows_bear_out_a_count_under_a_name_misread() -> None:
    columns = (*COLUMNS[:4], (490.0, True), COLUMNS[4])
    rows = [
        ("50,00", "10,53", "", "526,50"),
        ("3,00", "5,76", "10", "15,55"),
        ("12,00", "5,04", "", "60,48"),
        ("4,00", "7,65", "10", "27,54"),
    ]
    lines = [(f"574L{n}", text, *row) for n, (text, row) in enumerate(zip(TEXTS, rows, strict=True))]
    found = read(printed(*table(columns, [("Articolo", "Descrizione", "ata", "Prezzo", "", "Totale"), *lines])))
    assert [values(i, "quantity")[0] for i in found] == ["50.00", "3.00", "12.00", "4.00"]
