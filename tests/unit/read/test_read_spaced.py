"""Tables typed with blanks and tabs: cells keep their order, and no cell comes under the heading of another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.read.pageless.flat import paragraph
from evidence.read.pageless.spaced import aligned, in_order

if TYPE_CHECKING:
    from evidence.read.pageless.flat import Run

HEADING = "Description                    ASIN              Qty        Price    Amount"
CHAIR = "Garden chair of teak, folding  B0DK3N7QXB  4  25.00  100.00"
TEA = "Tea  B0X4KQ81ZD  40  3.00  120.00"


def laid(*lines: str) -> list[tuple[Run, ...]]:
    return in_order(paragraph("\n".join(lines)))


def columns(row: tuple[Run, ...]) -> list[int]:
    return [run.at for run in row]


@pytest.mark.parametrize("lines", [(HEADING, CHAIR, TEA), (HEADING, "", CHAIR, "with cushions", TEA)])
def test_cells_stand_below_the_heading_of_their_number(lines: tuple[str, ...]) -> None:
    rows = [row for row in laid(*lines) if len(row) > 1]
    assert len(rows) == 3
    assert columns(rows[0]) == columns(rows[1]) == columns(rows[2])
    assert [run.text for run in rows[2]] == ["Tea", "B0X4KQ81ZD", "40", "3.00", "120.00"]


def test_tabs_part_cells_as_blanks_do() -> None:
    heading, row = laid("Description\tASIN\tQty", "A rather long garden chair\tB0DK3N7QXB\t4")
    assert columns(heading) == columns(row)


def test_a_row_that_lacks_a_cell_stands_below_no_heading() -> None:
    heading, row = laid(HEADING, "Garden chair  B0DK3N7QXB  25.00  100.00")
    assert min(columns(row)) > max(run.at + len(run.text) for run in heading)


def test_pairs_keep_their_value_near() -> None:
    name, value = laid("A sentence that is much longer than a name   and its end", "", "Invoice No:   NT-4471")[2]
    assert value.at - name.at < 20


def test_two_blanks_behind_a_sentence_part_nothing() -> None:
    assert laid("Thank you.  Please pay soon.") == [(paragraph("Thank you.  Please pay soon.")[0][0],)]


def test_a_table_too_wide_for_a_page_becomes_text() -> None:
    ((run,),) = laid("   ".join(["x" * 300] * 5))
    assert run.at == 0


def test_letters_of_one_width_are_known_by_their_columns() -> None:
    typed = (
        "Article        Qty   Price",
        "Tea infuser     40    3.00",
        "Garden chair     4   25.00",
        "Cup    1   1.00",
    )
    assert aligned(paragraph("\n".join(typed[:3])))
    assert not aligned(paragraph(f"{HEADING}\n{CHAIR}\n{TEA}"))
    assert aligned(paragraph("No table  here"))


cells = st.lists(st.text("abc01", min_size=1, max_size=12), min_size=1, max_size=6)


@given(st.lists(cells, max_size=8))
def test_every_word_stays_on_its_line_and_in_its_order(rows: list[list[str]]) -> None:
    made = laid(*("   ".join(row) for row in rows))
    for row, line in zip(rows, made, strict=True):
        assert "".join(run.text.replace(" ", "") for run in line) == "".join(row)
        assert all(left.at + len(left.text) < right.at for left, right in pairwise(line))
