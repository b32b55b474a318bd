"""Tables as tills set them: figures on one line, the name on the next, the paper's own labels above, taxes below."""

from __future__ import annotations

import pytest
from drawn_papers import only
from drawn_tables import GTINS, Put, printed, read, values

from evidence.extract.line_items.sums import sum_role, taxes

HEADS = ((40, "Item"), (160, "Qty"), (210, "S/Price"), (280, "S/Price"), (350, "Amount"), (420, "Tax"))


def lines(y: float, *each: tuple[tuple[float, str], ...]) -> list[Put]:
    """Return lines of texts below each other, each text at its x."""
    return [Put(x, y + 16 * n, text) for n, line in enumerate(each) for x, text in line]


def test_a_name_below_its_figures_is_no_line_though_a_size_stands_in_the_column_of_counts() -> None:
    rows = (
        ((40, GTINS[0]), (160, "2"), (210, "2.50"), (280, "2.65"), (350, "5.30"), (420, "SR")),
        ((40, "Rock sugar yellow 250G"),),
        ((40, "2200056"), (160, "1"), (210, "2.80"), (280, "2.80"), (350, "2.80"), (420, "ZR")),
        ((40, "Green beans"), (160, "280G")),
        ((40, "8801234"), (160, "3"), (210, "1.00"), (280, "1.06"), (350, "3.18"), (420, "SR")),
        ((40, "Tape wide"), (160, "2040")),
    )
    found = read(printed(*lines(300, HEADS, *rows)))
    assert [values(i, "quantity", "amount") for i in found] == [("2", "5.30"), ("1", "2.80"), ("3", "3.18")]
    assert "Green beans" in found[1].text


def test_a_part_of_a_set_without_a_price_stays_a_line() -> None:
    rows = (
        ((40, "Filter set"), (160, "1"), (210, "20.00"), (280, "21.20"), (350, "21.20")),
        ((40, "Carbon filter"), (160, "1")),
        ((40, "Lamp"), (160, "2"), (210, "3.00"), (280, "3.18"), (350, "6.36")),
    )
    assert len(read(printed(*lines(300, HEADS, *rows)))) == len(rows)


def test_a_label_of_the_paper_over_a_heading_is_no_column_of_it() -> None:
    table = (
        ((33, "Salesperson"), (397, "Ref.:")), ((333, "(GST)"), (410, "(GST)")),
        ((31, "Item"), (190, "Qty"), (253, "S/Price"), (340, "S/Price"), (437, "Amount"), (536, "Tax")),
        ((31, "101869"), (190, "2"), (253, "60.00"), (340, "63.60"), (437, "127.20"), (536, "SR")),
        ((31, "RIVER SAND (D)"),),
    )  # fmt: skip
    drawn = [(x, 300 + 24 * n, text, 17) for n, line in enumerate(table) for x, text in line]
    found = only((60, 40, "Kedai Papan Seroja", 17), *drawn).items
    assert [values(i, "quantity", "amount") for i in found] == [("2", "127.20")]


def test_the_money_of_columns_below_their_names_belongs_to_the_heading() -> None:
    heads = (((40, "Description"), (160, "Qty"), (250, "Price"), (350, "Amount")), ((250, "(RM)"), (350, "(RM)")))
    rows = (
        ((40, "0111 Glass noodles"),), ((100, "1 CTN"), (250, "31.50"), (350, "31.50")),
        ((40, "0702 Garlic white"),), ((100, "2 CTN"), (250, "7.50"), (350, "15.00")),
        ((40, "0519 Rice noodles"),), ((100, "3 CTN"), (250, "2.00"), (350, "6.00")),
    )  # fmt: skip
    found = read(printed(*lines(300, *heads, *rows)))
    assert [i.text.split("\n")[0] for i in found] == [row[0][1] for row in rows[::2]]


@pytest.mark.parametrize("line", ["SR 6 95.17 5.71", "T @ 6% 9.10 0.55", "SR 19 100.00 19.00 119.00"])
def test_a_rate_its_base_and_the_tax_are_no_item(line: str) -> None:
    assert taxes(line)
    assert sum_role(line) == "tax"


@pytest.mark.parametrize("line", ["Mugs 6 95.17 5.71", "SR 6 95.17 571.02", "SR 2 5.00 10.00"])
def test_a_count_its_price_and_the_amount_are_no_tax(line: str) -> None:
    assert not taxes(line)
