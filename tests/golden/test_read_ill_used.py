"""Fifteen kinds of worn pictures of three papers: nothing is read surely that is not printed; most of what is, is read."""

from __future__ import annotations

import pytest
from ill_used import SHEETS, WEARS, ending, worn
from told import Told, told

# By kind: codes of 30, counts of 15 and dates of 3 that are read in `auto`, at least.
READ = {
    "phone": (30, 15, 3),
    "hot spot": (27, 15, 3),
    "dark stamp": (17, 8, 2),
    "crumpled": (30, 15, 3),
    "sleeve": (30, 15, 3),
    "messenger": (29, 13, 3),
    "needles": (15, 8, 3),
    "pen rings": (29, 13, 3),
    "screen": (30, 15, 3),
    "burnt": (30, 15, 3),
    "streaks": (4, 0, 0),  # a sign of each code and count is gone
    "fax": (29, 15, 3),
    "show-through": (30, 15, 3),
    "cut rows": (16, 6, 0),  # the head is cut off, and half of two rows of five
    "cut thousand": (30, 1, 2),  # counts of two digits end at the side
}
# Codes of a printer with a broken needle; no code that was read is ever certain, counts and dates are.
MISREAD = {"needles": 4}
HASTY = ("dark stamp", "streaks", "cut rows", "cut thousand")  # in which `fast` told counts and dates wrongly


def each(name: str, effort: str) -> list[Told]:
    return [told(worn(name, which), ending(name), sheet, effort) for which, sheet in SHEETS.items()]  # type: ignore[arg-type]  # an effort


@pytest.mark.parametrize("name", HASTY)
def test_no_haste_tells_surely_what_is_not_printed(name: str) -> None:
    assert [wrong for one in each(name, "fast") for wrong in one.sure] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", WEARS)
def test_a_worn_picture_loses_no_more_than_it_did_and_tells_no_count_or_date_surely_that_is_not_printed(
    name: str,
) -> None:
    got = each(name, "auto")
    codes, counts, dates = READ[name]
    assert sum(one.codes for one in got) >= codes
    assert sum(one.counts for one in got) >= counts
    assert sum(one.dates for one in got) >= dates
    sure = [wrong for one in got for wrong in one.sure]
    assert [wrong for wrong in sure if not wrong.startswith("code")] == []
    assert len(sure) <= MISREAD.get(name, 0)
