"""Tables as OCR leaves them: a code misread among others, a count glued to its sign, lines that every item has below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from drawn_tables import Put, printed, read, table, values

if TYPE_CHECKING:
    from evidence.model import Page


COLUMNS = ((40.0, False), (110.0, False), (370.0, True), (460.0, True), (550.0, True))
TEXTS = ("Storm lantern galvanised", "Tea towels ticking stripe", "Draught excluder fox", "Bread bin cream", "Iron trivet leaf")  # fmt: skip
FIGURES = (("12", "2.50", "30.00"), ("7", "1.10", "7.70"), ("40", "3.00", "120.00"), ("3", "4.10", "12.30"), ("5", "6.20", "31.00"))  # fmt: skip
CODES = ("WC2582", "QD0739", "SZ9350", "MH4750", "LM5360")


def scanned(page: Page) -> Page:
    """Return a page as one that OCR read."""
    words = tuple(msgspec.structs.replace(w, origin="ocr") for w in page.words)
    return msgspec.structs.replace(page, words=words)


def test_a_code_with_a_sign_misread_leaves_the_others_their_column() -> None:
    rows = [(code.replace("SZ", "$Z"), text, *f) for code, text, f in zip(CODES, TEXTS, FIGURES, strict=True)]
    found = read(printed(*table(COLUMNS, [("M/CODE", "Product", "Qty", "Price", "Value"), *rows])))
    assert [values(i, "sku")[0] for i in found][:2] == ["WC2582", "QD0739"]


def test_two_words_of_five_that_are_no_codes_make_no_column_of_codes() -> None:
    codes = ("WC2582", "QD0739", "$Z9350", "£H4750", "LM5360")
    rows = [(code, text, *f) for code, text, f in zip(codes, TEXTS, FIGURES, strict=True)]
    found = read(printed(*table(COLUMNS, [("M/CODE", "Product", "Qty", "Price", "Value"), *rows])))
    assert [values(i, "sku")[0] for i in found] == [None] * 5


def test_a_list_of_names_over_one_column_is_that_of_its_texts() -> None:
    columns = ((40.0, False), *COLUMNS[2:])
    puts = table(columns, [("Name, code, EAN", "Qty", "Price", "Amount"), *((t, *f) for t, f in zip(TEXTS, FIGURES, strict=True))], lead=30)  # fmt: skip
    below = [Put(40, 341 + 30 * n, f"Code: {code}") for n, code in enumerate(CODES)]
    found = read(printed(*puts, *below))
    assert [values(i, "description", "sku") for i in found] == list(zip(TEXTS, CODES, strict=True))


def test_codes_behind_a_sign_are_codes_where_all_have_one_shape() -> None:
    columns = ((40.0, False), *COLUMNS[2:])
    codes = ("TH065", "HS302", "XJ422", "XW850", "AC443")
    rows = [(f"{t} - {c}", *f) for t, c, f in zip(TEXTS, codes, FIGURES, strict=True)]
    heads = ("Zimbra zom", "Qty", "Price", "Amount")
    assert [values(i, "sku")[0] for i in read(printed(*table(columns, [heads, *rows])))] == list(codes)
    misread = [(row[0].replace("TH065", "THO65"), *row[1:]) for row in rows]
    page = printed(*table(columns, [heads, *misread]))
    assert [values(i, "sku")[0] for i in read(page)] == [None] * 5  # a text layer's letters are what they are
    assert [values(i, "sku")[0] for i in read(scanned(page))][1:] == list(codes[1:])


def test_sizes_behind_a_sign_are_no_codes() -> None:
    columns = ((40.0, False), *COLUMNS[2:])
    rows = [(f"{t} - {c}", *f) for t, c, f in zip(TEXTS, ("500ML", "250ML", "100ML", "750ML", "300ML"), FIGURES, strict=True)]  # fmt: skip
    found = read(printed(*table(columns, [("Description", "Qty", "Price", "Amount"), *rows])))
    assert [values(i, "sku")[0] for i in found] == [None] * 5


def test_a_unit_below_every_item_begins_no_item_of_a_scan() -> None:
    columns = ((75.0, True), (85.0, False), (125.0, False), (430.0, True), (555.0, True))
    heads = ("Qty", "Unit", "Description", "Price", "Amount")
    units = ("PAR", "UD", "UD", "UD", "UD")
    rows = [row for t, f, u in zip(TEXTS, FIGURES, units, strict=True) for row in ((f[0], "H87", t, *f[1:]), ("", u, "Clave 27113694", "", ""))]  # fmt: skip
    found = read(scanned(printed(*table(columns, [heads, *rows], lead=10))))
    assert [values(i, "quantity")[0] for i in found] == [f[0] for f in FIGURES]


def test_a_count_read_with_its_sign_as_one_word_counts_in_a_list_without_heading() -> None:
    figures = (("4", "19.14", "76.56"), ("3", "10.69", "32.07"), ("24", "15.12", "362.88"))
    columns = ((40.0, False), (80.0, False), (400.0, True), (553.0, True))
    rows = [(f"{q}x", t, f"€ {p}", f"€ {a}") for (q, p, a), t in zip(figures, TEXTS, strict=False)]
    found = read(printed(*table(columns, rows)))
    assert [values(i, "description", "quantity") for i in found] == [(t, q) for t, (q, _, _) in zip(TEXTS, figures, strict=False)]  # fmt: skip


def test_a_code_behind_a_unit_in_a_column_without_a_name_is_the_items() -> None:
    columns = ((54.0, True), (66.0, False), (100.0, False), (162.0, False), (425.0, True), (550.0, True))
    codes = ("26-72797", "38-57258", "15-72341", "61-17222", "12-04919")
    rows = [(f[0], "EA", c, t, *f[1:]) for f, c, t in zip(FIGURES, codes, TEXTS, strict=True)]
    found = read(printed(*table(columns, [("Qty", "U/M", "", "Description", "Price", "Amount"), *rows])))
    assert [values(i, "description", "sku") for i in found] == list(zip(TEXTS, codes, strict=True))


def test_a_torn_name_over_the_texts_leaves_them_whole() -> None:
    columns = (
        (35.0, False),
        (122.0, True),
        (124.0, False),
        (319.0, False),
        (382.0, True),
        (472.0, True),
        (551.0, True),
    )
    names = (
        (35, "Référence"),
        (109, "até | Dé"),
        (161, "ion"),
        (174, "des articles"),
        (319, "U"),
        (367, "Brut|"),
        (457, "TVA"),
        (520, "Total net"),
    )
    texts = ("Mètre ruban 8 m magnétique", "Coffret embouts 32 pièces", "Lunettes de protection incolores", "Disque à tronçonner 125 mm inox", "Tournevis plat isolé")  # fmt: skip
    rows = [
        (code, count, f"| {text}", "PCE", price, "20", amount)
        for code, text, (count, price, amount) in zip(CODES, texts, FIGURES, strict=True)
    ]
    puts = [*(Put(x, 300, name) for x, name in names), *table(columns, rows, top=316)]
    found = read(scanned(printed(*puts, size=7.5)))
    assert [values(i, "description")[0] for i in found] == list(texts)
    assert [values(i, "quantity")[0] for i in found] == [f[0] for f in FIGURES]
