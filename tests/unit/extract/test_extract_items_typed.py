"""What typed invoices, shops and slips set: codes at the ends of texts, names of columns lost, pieces of a carton, counts without amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_tables import GTINS, Put, printed, read, table, values
from msgspec.structs import replace

from evidence.extract.line_items.column_names import is_lesser

if TYPE_CHECKING:
    from evidence.model import Item

COLUMNS = ((40.0, False), (370.0, True), (460.0, True), (550.0, True))
HEAD = ("Description", "Qty", "Price", "Amount")
FIGURES = (("12", "2.50", "30.00"), ("7", "1.10", "7.70"), ("40", "3.00", "120.00"))
NAMES = ("Blue widget", "Red widget", "Green widget")
CODES = ("62-2814", "04-7741", "94-8703")


def goods(*names: str) -> list[tuple[str, ...]]:
    return [(name, *figures) for name, figures in zip(names, FIGURES, strict=True)]


def told(*names: str) -> list[tuple[str | None, ...]]:
    """Return text and article number of lines so named."""
    return [values(i, "description", "sku") for i in read(printed(*table(COLUMNS, [HEAD, *goods(*names)])))]


@pytest.mark.parametrize(("code", "kept"), [("[{}]", True), ("- {}", True), ("/ {}", True), ("(réf {})", False), ("- ref. {}", False)])  # fmt: skip
def test_a_code_that_ends_every_text_is_the_items_and_no_part_of_it_behind_a_name_of_codes(
    code: str, kept: bool
) -> None:
    names = [f"{name} {code.format(c)}" for name, c in zip(NAMES, CODES, strict=True)]
    assert told(*names) == list(zip(names if kept else NAMES, CODES, strict=True))


def test_a_code_of_two_digits_and_three_letters_in_round_brackets_is_one() -> None:
    names = [f"{name} ({c})" for name, c in zip(NAMES, ("95-CFW", "08-MNP", "86-UFX"), strict=True)]
    assert told(*names) == list(zip(names, ("95-CFW", "08-MNP", "86-UFX"), strict=True))


def test_sizes_in_square_brackets_behind_texts_are_no_codes() -> None:
    names = [f"{name} [{size}]" for name, size in zip(NAMES, ("250ml", "500ml", "1000ml"), strict=True)]
    assert told(*names) == [(name, None) for name in names]


def test_more_may_stand_behind_a_sign_after_the_code_below_a_text() -> None:
    below = [Put(40, 304 + 30 * n, f"Référence {c} - Livraison sous 48 h") for n, c in enumerate(("72351", "76267", "63781"))]  # fmt: skip
    found = read(printed(*table(COLUMNS, [("Article", "Qté", "Prix", "Montant"), *goods(*NAMES)], lead=30, top=262), *below))  # fmt: skip
    assert [values(i, "sku")[0] for i in found] == ["72351", "76267", "63781"]


def test_a_name_of_codes_may_say_how_many_digits_they_have() -> None:
    columns = ((40.0, False), (100.0, False), (200.0, False), *COLUMNS[1:])
    rows = [(c, GTINS[n], *row) for n, (c, row) in enumerate(zip(CODES, goods(*NAMES), strict=True))]
    found = read(printed(*table(columns, [("Code", "EAN 13", "Désignation", "Qté", "P.U. HT", "Total HT"), *rows])))
    assert [values(i, "description", "sku", "gtin", "quantity") for i in found] == [(n, c, g, q) for n, c, g, (q, *_) in zip(NAMES, CODES, GTINS, FIGURES, strict=False)]  # fmt: skip


@pytest.mark.parametrize("ends", [("2700K", "4000K", "6500K"), ("12.50", "13.75", "14.00"), ("12/05/2026", "13/05/2026", "14/05/2026")])  # fmt: skip
def test_sizes_money_and_days_behind_a_sign_are_no_codes(ends: tuple[str, ...]) -> None:
    names = [f"{name} - {end}" for name, end in zip(NAMES, ends, strict=True)]
    assert [sku for _, sku in told(*names)] == [None] * 3


@pytest.mark.parametrize(("codes", "coded"), [(("4267.20", "6340.53", "2006.84"), True), (("4267,20", "6340,53", "2006,84"), False)])  # fmt: skip
def test_numbers_under_a_code_are_money_only_as_the_paper_prints_cents(codes: tuple[str, ...], coded: bool) -> None:
    columns = ((40.0, False), (130.0, False), *COLUMNS[1:])
    rows = [(c, n, *(f.replace(".", ",") for f in figures)) for c, n, figures in zip(codes, NAMES, FIGURES, strict=True)]  # fmt: skip
    found = read(printed(*table(columns, [("Bestelnr.", "Omschrijving", "Aantal", "Prijs", "Bedrag"), *rows])))
    assert [values(i, "sku")[0] for i in found] == (list(codes) if coded else [None] * 3)


@pytest.mark.parametrize(("name", "lesser"), [("PCS/CTN", True), ("Stk./Krt.", True), ("Pcs", False), ("Qty/Unit price", False)])  # fmt: skip
def test_a_unit_for_a_unit_names_pieces_of_a_carton(name: str, lesser: bool) -> None:
    assert is_lesser(name) is lesser


def test_pieces_of_a_carton_are_no_count_where_another_column_is() -> None:
    columns = ((40.0, False), (290.0, True), (340.0, True), (430.0, True), (550.0, True))
    rows = [(n, "12", "3", f"{q} PCS", a) for n, (q, _, a) in zip(NAMES, FIGURES, strict=True)]
    found = read(printed(*table(columns, [("Commodity", "PCS/CTN", "CTNS", "Q'ty", "Amount (USD)"), *rows])))
    assert [values(i, "quantity")[0] for i in found] == ["12", "7", "40"]


def test_a_size_with_a_comma_in_a_name_above_its_figures_is_no_money() -> None:
    columns = ((40.0, False), (130.0, False), *COLUMNS[1:])
    heads = ("Codice", "Cod. a barre", "Q.tà", "Prezzo", "Importo")
    rows = [(f"RN.41{n}", GTINS[n], *(f.replace(".", ",") for f in FIGURES[n])) for n in range(3)]
    names = ("Canna telescopica 3,60 m carbonio", "Filo nylon 0,28 mm 300 m", "Guadino 60 cm")
    above = [Put(40, 303 + 30 * n, name) for n, name in enumerate(names)]
    found = read(printed(*table(columns, [heads, *rows], lead=30), *above))
    assert [values(i, "description")[0] for i in found] == list(names)


WIDE = ((40.0, False), (90.0, False), (160.0, False), (370.0, True), (380.0, False), (460.0, True), (550.0, True))


def test_texts_that_repeat_are_texts_beside_codes_that_do_not_where_no_heading_is_read() -> None:
    names, codes = ("Blue widget", "Red widget", "Blue widget", "Red widget"), (*CODES, "11-0650")
    counts = ("12", "7", "40", "")  # one was not read
    rows = [(str(n + 1), codes[n], names[n], counts[n], "Stk", *(*FIGURES, FIGURES[0])[n][1:]) for n in range(4)]
    found = read(printed(*table(WIDE, rows)))
    assert [values(i, "description", "sku", "quantity") for i in found] == [(n, c, q or None) for n, c, q in zip(names, codes, counts, strict=True)]  # fmt: skip


def test_an_article_that_comes_again_has_its_code_again() -> None:
    rows = [(f"{c} {n}", *f) for c, n, f in zip(("40-1180-S", "40-1185-W", "40-1180-S"), ("Drawer unit", "Cork board", "Drawer unit"), FIGURES, strict=True)]  # fmt: skip
    found = read(printed(*table(COLUMNS, [HEAD, *rows])))
    assert [values(i, "sku")[0] for i in found] == ["40-1180-S", "40-1185-W", "40-1180-S"]


def test_a_first_word_that_stands_before_other_texts_again_is_no_code() -> None:
    rows = [(f"40-1180-S {n}", *f) for n, f in zip(NAMES, FIGURES, strict=True)]
    assert [values(i, "sku")[0] for i in read(printed(*table(COLUMNS, [HEAD, *rows])))] == [None] * 3


def test_a_title_with_a_number_of_its_own_is_no_part_of_the_first_items_text() -> None:
    columns = ((40.0, False), (90.0, False), *COLUMNS[1:])
    rows = [("Pos", *HEAD), ("1", "Branch in the north of town", "", "", ""), *((f"1.{n}", *row) for n, row in enumerate(goods(*NAMES), 1))]  # fmt: skip
    found = read(printed(*table(columns, rows)))
    assert [values(i, "description")[0] for i in found] == list(NAMES)


def listed(*lines: tuple[str, str]) -> list[tuple[str | None, ...]]:
    """Return text, count and price of a list without heading: a text at the left, money at the right of each line."""
    puts = [p for n, (text, money) in enumerate(lines) for p in (Put(40, 300 + 14 * n, text), Put(300, 300 + 14 * n, money, right=True)) if p.text]  # fmt: skip
    return [values(i, "description", "quantity", "price") for i in read(printed(*puts))]


def test_a_count_and_a_price_without_an_amount_count_where_their_sum_is_printed() -> None:
    lines = (("Soy candle fig", "4 x $9.50"), ("Tea towel natural", "12 x $6.25"))
    assert listed(*lines, ("Item total", "$113.00")) == [("Soy candle fig", "4", "9.50"), ("Tea towel natural", "12", "6.25")]  # fmt: skip
    assert [count for _, count, _ in listed(*lines, ("Item total", "$99.00"))] == [None, None]


def test_a_number_of_an_article_before_a_count_and_its_price_is_none_of_them() -> None:
    lines = (("Crepe tape", "5.98"), ("4006070710501 2 x 2.99", ""), ("Roller", "8.49"), ("Cover foil", "11.94"), ("6 x 1.99", ""))  # fmt: skip
    found = listed(*lines, ("Total", "26.41"))
    assert found == [("Crepe tape", "2", "2.99"), ("Roller", None, None), ("Cover foil", "6", "1.99")]


def test_a_line_that_makes_the_amount_above_gives_its_number_to_no_other_item() -> None:
    lines = (("Crepe tape", "5.98"), (f"{GTINS[0]} 2 x 2.99", ""), ("Roller", "8.49"), ("Cover foil", "11.94"), ("6 x 1.99", ""))  # fmt: skip
    puts = [Put(40 if left else 300, 300 + 14 * n, text, right=not left) for n, line in enumerate((*lines, ("Total", "26.41"))) for left, text in zip((True, False), line, strict=True) if text]  # fmt: skip
    assert [values(i, "gtin")[0] for i in read(printed(*puts))] == [GTINS[0], None, None]


def test_names_of_a_slip_stand_above_figures_alone_though_a_single_piece_has_its_own_beside_it() -> None:
    lines = (("SCREWS ASST", "4.99"), ("SANDPAPER", ""), ("4 @ 1.25", "5.00"), ("WD SPRAY", ""), ("2 @ 6.50", "13.00"))
    assert listed(*lines, ("TOTAL", "22.99"))[1:] == [("SANDPAPER", "4", "1.25"), ("WD SPRAY", "2", "6.50")]


def scanned(*puts: Put) -> tuple[Item, ...]:
    page = printed(*puts)
    return read(replace(page, words=tuple(replace(w, origin="ocr") for w in page.words)))


def test_a_line_with_a_unit_of_its_own_is_an_item_though_its_count_went_unread() -> None:
    columns = ((50.0, True), (70.0, False), (110.0, False), (550.0, True))
    rows = [("50", "EA", "Wiper blade all season 22 inch", "9.00"), ("", "PR", "Headlight bulb", ""), ("25", "EA", "Tire inflator", "8.00")]  # fmt: skip
    puts = table(columns, [("QTY", "U/M", "DESCRIPTION", "PRICE"), *rows])
    found = scanned(*puts)
    assert [values(i, "description", "quantity") for i in found] == [(rows[0][2], "50"), ("Headlight bulb", None), ("Tire inflator", "25")]  # fmt: skip
    assert len(read(printed(*puts))) == len(rows) - 1  # printed text loses no count


def test_what_is_left_of_a_torn_name_heads_no_column() -> None:
    columns = ((40.0, False), (100.0, False), (142.0, False), *COLUMNS[1:])
    names = ("Pantalon randonnée", "Veste polaire", "T-shirt technique")
    words = (("Pantalon", "randonnée"), ("Veste polaire", ""), ("T-shirt technique", ""))
    rows = [(c, *w, *f) for c, w, f in zip(("PA-0150", "VE-2210", "TS-7001"), words, FIGURES, strict=True)]
    found = scanned(*table(columns, [("Modèle", "Dési", "i", "Qté", "P.U.", "Montant"), *rows]))
    assert [values(i, "description")[0] for i in found] == list(names)


def test_words_under_a_name_of_codes_before_the_sum_of_all_are_no_item() -> None:
    columns = ((40.0, False), (130.0, False), *COLUMNS[1:])
    rows = [(c, *row) for c, row in zip(("WU-9605", "SZ-2720", "FM-5990"), goods(*NAMES), strict=True)]
    found = read(printed(*table(columns, [("Model", *HEAD), *rows, ("Bit TOTAI", "", "59", "", "157.70")])))
    assert [values(i, "description")[0] for i in found] == list(NAMES)


def test_a_small_letter_read_in_a_code_before_a_text_is_one_of_its_shape() -> None:
    rows = [(f"{c} {n}", *f) for c, n, f in zip(("40-1180-S", "40-1185-W", "41-0040-x"), NAMES, FIGURES, strict=True)]
    assert [values(i, "sku")[0] for i in scanned(*table(COLUMNS, [HEAD, *rows]))] == ["40-1180-S", "40-1185-W", "41-0040-x"]  # fmt: skip


def test_an_amount_whose_point_was_lost_leaves_the_count_of_two_items_joined_a_guess() -> None:
    lines = (("Crepe tape", "5.98"), ("2 x 2.99", ""), ("Roller", "849 A"), ("Cover foil", "11.94"), ("6 x 1.99", ""))
    puts = [Put(40 if left else 300, 300 + 14 * n, text, right=not left) for n, line in enumerate((*lines, ("Total", "26.41"))) for left, text in zip((True, False), line, strict=True) if text]  # fmt: skip
    joined = [i for i in scanned(*puts) if "Roller" in i.text]
    assert all((b := i.best("quantity")) is None or b.confidence < 0.45 for i in joined)
