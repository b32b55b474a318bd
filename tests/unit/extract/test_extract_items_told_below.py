"""What a second look at unseen forms taught: names nobody knows, codes told in the same words below items, discounts under no name."""

from __future__ import annotations

import pytest
from drawn_tables import GTINS, Put, printed, read, table, values

COLUMNS = ((40.0, False), (110.0, False), (370.0, True), (460.0, True), (550.0, True))
TEXTS = ("Storm lantern galvanised", "Tea towels ticking stripe", "Draught excluder fox", "Bread bin cream")
FIGURES = (("12", "2.50", "30.00"), ("7", "1.10", "7.70"), ("40", "3.00", "120.00"), ("3", "4.10", "12.30"))
CODES = ("JCM60", "YGW12", "TVM90", "EVD51")
HEAD = ("Line", "Description", "Quantity", "Unit price", "Amount")


def below(lines: tuple[str, ...], *, at: float = 110.0) -> list[Put]:
    """Return a table of four items, each with a line of its own below its text."""
    puts = table(COLUMNS, [HEAD])
    for n, (text, figures, line) in enumerate(zip(TEXTS, FIGURES, lines, strict=True)):
        top = 320 + 30 * n
        puts += [Put(40, top, str(n + 1)), Put(110, top, text), Put(at, top + 11, line)]
        puts += [Put(x, top, t, right=True) for (x, _), t in zip(COLUMNS[2:], figures, strict=True)]
    return puts


@pytest.mark.parametrize("said", ["Item {}", "Modell {}, EU-Ware", "Código {} - Garantia 12 meses"])
def test_a_code_below_each_item_behind_a_name_of_codes_or_goods_is_its_own(said: str) -> None:
    found = read(printed(*below(tuple(said.format(code) for code in CODES))))
    assert [values(i, "description", "sku") for i in found] == list(zip(TEXTS, CODES, strict=True))


@pytest.mark.parametrize("said", ["Lot {}", "Fits {}", "Serial {}", "Shelf {}"])
def test_a_code_below_each_item_behind_other_words_is_none(said: str) -> None:
    found = read(printed(*below(tuple(said.format(code) for code in CODES))))
    assert [values(i, "sku")[0] for i in found] == [None] * 4


def test_codes_behind_their_labels_in_the_columns_of_numbers_are_no_item() -> None:
    puts = below(tuple(f"SKU: {code}" for code in CODES))
    puts += [Put(360, 331 + 30 * n, f"Barcode: {gtin}", right=True) for n, gtin in enumerate(GTINS[:4])]
    found = read(printed(*puts))
    assert [values(i, "description", "quantity", "gtin") for i in found] == [
        (text, f[0], gtin) for text, f, gtin in zip(TEXTS, FIGURES, GTINS, strict=False)
    ]


def test_a_unit_that_nobody_knows_set_close_to_its_count_goes_where_they_multiply() -> None:
    rows = [(str(n), text, f"{q}JG", p, a) for n, (text, (q, p, a)) in enumerate(zip(TEXTS, FIGURES, strict=True), 1)]
    found = read(printed(*table(COLUMNS, [HEAD, *rows])))
    assert [i.best("quantity").value for i in found] == [f[0] for f in FIGURES]  # type: ignore[union-attr]  # each has one
    assert all(i.best("quantity").confidence > 0.9 for i in found)  # type: ignore[union-attr]  # the amount says so


def test_such_a_count_is_unsure_where_nothing_multiplies() -> None:
    rows = [(str(n), text, f"{q}JG", p, "9.99") for n, (text, (q, p, _)) in enumerate(zip(TEXTS, FIGURES, strict=True))]
    found = read(printed(*table(COLUMNS, [HEAD, *rows])))
    assert all(best.confidence < 0.45 for i in found if (best := i.best("quantity")))


def test_numbers_of_lines_in_front_of_codes_in_one_column_are_parted() -> None:
    puts = table(COLUMNS, [("Item", *HEAD[1:]), *[("", t, *f) for t, f in zip(TEXTS, FIGURES, strict=True)]])
    tops = sorted({p.y for p in puts})[1:]
    puts += [p for n, top in enumerate(tops) for p in (Put(40, top, str(n + 1)), Put(52, top, f"73{n}.77{n}"))]
    assert [values(i, "sku")[0] for i in read(printed(*puts))] == [f"73{n}.77{n}" for n in range(4)]


REDUCED = (
    ("10", "2.00", "20", "16.00"),
    ("5", "4.00", "10", "18.00"),
    ("3", "6.00", "", "18.00"),
    ("2", "5.00", "30", "7.00"),
)
WIDE = ((40.0, False), (110.0, False), (330.0, True), (400.0, True), (460.0, True), (550.0, True))


def reduced(name: str, rows: tuple[tuple[str, ...], ...]) -> list[float]:
    """Return how sure the counts of a table are whose fifth column has a name."""
    head = ("Line", "Description", "Quantity", "Unit price", name, "Amount")
    lines = [(str(n), text, *f) for n, (text, f) in enumerate(zip(TEXTS, rows, strict=True), 1)]
    found = read(printed(*table(WIDE, [head, *lines])))
    assert [i.best("quantity").value for i in found] == [f[0] for f in rows]  # type: ignore[union-attr]  # each has one
    return [i.best("quantity").confidence for i in found]  # type: ignore[union-attr]  # same


def test_a_discount_is_known_by_what_it_makes() -> None:
    assert min(reduced("Qwzr", REDUCED)) > 0.9


def test_numbers_that_make_no_amount_are_no_discount() -> None:
    assert min(reduced("Qwzr", (*REDUCED[:3], ("2", "5.00", "25", "7.00")))) < 0.45


def test_a_heading_whose_names_nobody_knows_parts_columns() -> None:
    head = ("Qwarz", "Fjolm", "Brend", "Skvit", "Grulm")
    rows = [(f"336{n}7-{n}", text, *f) for n, (text, f) in enumerate(zip(TEXTS, FIGURES, strict=True))]
    found = read(printed(*table(COLUMNS, [head, *rows])))
    assert [values(i, "sku", "description", "quantity") for i in found] == [
        (f"336{n}7-{n}", text, f[0]) for n, (text, f) in enumerate(zip(TEXTS, FIGURES, strict=True))
    ]


def test_a_count_and_a_price_with_its_currency_in_one_cell() -> None:
    columns = ((40.0, False), (400.0, True), (550.0, True))
    rows = [(text, f"{q} x $ {p}", f"$ {a}") for text, (q, p, a) in zip(TEXTS, FIGURES, strict=True)]
    found = read(printed(*table(columns, [("Product", "Aantal x prijs", "Bedrag"), *rows])))
    assert [values(i, "quantity")[0] for i in found] == [f[0] for f in FIGURES]


def test_a_code_between_a_text_and_its_gtin_behind_signs() -> None:
    columns = ((40.0, False), (370.0, True), (460.0, True), (550.0, True))
    rows = [(f"{t} / {c} / {g}", *f) for t, c, g, f in zip(TEXTS, CODES, GTINS, FIGURES, strict=False)]
    found = read(printed(*table(columns, [("Libellé / Réf. / EAN", "Nbre", "P.U.", "Montant"), *rows])))
    assert [values(i, "description", "sku", "gtin") for i in found] == list(zip(TEXTS, CODES, GTINS, strict=False))


def test_a_net_weight_below_an_item_ends_no_table() -> None:
    puts = below(("Net weight 1.85 kg",) * 4)
    puts += [Put(110, 450, "Mug enamel with a rim of another colour -"), Put(40, 461, "5"), Put(110, 461, "7744551")]
    puts += [Put(x, 461, t, right=True) for (x, _), t in zip(COLUMNS[2:], ("2", "4.00", "8.00"), strict=True)]
    found = read(printed(*puts))
    assert [values(i, "description")[0] for i in found][:4] == list(TEXTS)
    assert values(found[4], "quantity") == ("2",)
    assert "Mug enamel with a rim of another colour" in (found[4].text)


def test_a_count_in_a_cell_higher_than_its_row_is_the_row_s() -> None:
    puts = table(COLUMNS, [HEAD])
    for n, (text, (q, p, a)) in enumerate(zip(TEXTS, FIGURES, strict=True)):
        top = 320 + 30 * n
        puts += [Put(370, top - 11, q, right=True), Put(40, top, str(n + 1)), Put(110, top, text)]
        puts += [Put(370, top, "EA", right=True), Put(460, top, p, right=True), Put(550, top, a, right=True)]
    assert [values(i, "description", "quantity") for i in read(printed(*puts))] == [
        (text, f[0]) for text, f in zip(TEXTS, FIGURES, strict=True)
    ]


def test_codes_in_brackets_stand_before_a_text_that_ends_on_the_line_of_figures() -> None:
    puts = table(COLUMNS, [HEAD])
    for n, (text, code, figures) in enumerate(zip(TEXTS, CODES, FIGURES, strict=True)):
        top = 320 + 30 * n
        first, last = text.rsplit(" ", 1)
        puts += [Put(110, top - 11, f"[{code}] {first}"), Put(40, top, str(n + 1)), Put(110, top, last)]
        puts += [Put(x, top, t, right=True) for (x, _), t in zip(COLUMNS[2:], figures, strict=True)]
    assert [values(i, "description", "sku") for i in read(printed(*puts))] == list(zip(TEXTS, CODES, strict=True))


def test_a_discount_that_every_line_has_bears_out_columns_under_unknown_names() -> None:
    head = ("Line", "Description", "Qwzr", "Vfrt", "Hjkl", "Amount")
    rows = (*REDUCED[:2], ("3", "6.00", "25", "13.50"), REDUCED[3])
    lines = [(str(n), text, *f) for n, (text, f) in enumerate(zip(TEXTS, rows, strict=True), 1)]
    found = read(printed(*table(WIDE, [head, *lines])))
    assert [values(i, "quantity", "price") for i in found] == [(f[0], f[1]) for f in rows]
