"""Counts that their own print doubts are guesses, unless the line's sum bears them out."""

from __future__ import annotations

import msgspec
import pytest
from drawn_tables import printed, read, table

from evidence.judge.doubt import UNSURE_BELOW
from evidence.model import Item, Page, Reading

COLUMNS = ((40.0, False), (140.0, False), (370.0, True), (460.0, True))
CODES, COUNTS = ("B0CW1X7RPD", "B09D5N8BQZ", "B0DM2S6TYK"), ("24", "72", "130")


def sheet(*said: tuple[str, float], size: float = 9.0, amounts: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """Return the items of a scanned list whose second count was read in these ways, in letters of such a size."""
    heads = ("ASIN", "Description", "Qty", "Price", *(("Amount",) if amounts else ()))
    lines = list(
        zip(CODES, ("Kettle stand", "Tin ladle", "Coal scuttle"), COUNTS, ("9.95", "2.40", "8.50"), strict=True)
    )
    rows = [(*line, *amounts[n : n + 1]) for n, line in enumerate(lines)]
    page = printed(*table((*COLUMNS, (550.0, True))[: len(heads)], [heads, *rows]))
    both = tuple(Reading(text=text, confidence=sure, reader=str(n)) for n, (text, sure) in enumerate(said))
    words = [msgspec.structs.replace(w, origin="ocr", size=9.0) for w in page.words]
    at = next(n for n, w in enumerate(words) if w.text == "72")
    words[at] = msgspec.structs.replace(words[at], readings=both, size=size)
    return read(Page(number=1, width=595, height=842, words=tuple(words), read_by="t", reason=""))


def sure(items: tuple[Item, ...]) -> list[bool]:
    return [(one := item.best("quantity")) is not None and one.confidence >= UNSURE_BELOW for item in items]


@pytest.mark.parametrize("said", [(("12", 0.67), ("42", 0.54)), (("72", 0.88), ("12", 0.3)), (("72", 0.6), ("Z", 0.6))])
def test_two_readers_that_say_two_numbers_make_a_count_a_guess(said: tuple[tuple[str, float], ...]) -> None:
    assert sure(sheet(*said)) == [True, False, True]


@pytest.mark.parametrize(
    "said", [(("72", 0.67),), (("72", 0.99), ("12", 0.82)), (("72", 0.8), ("7z.", 0.4)), (("72", 0.8), ("72.", 0.4))]
)
def test_a_reader_that_is_sure_or_one_that_reads_no_number_leaves_a_count(said: tuple[tuple[str, float], ...]) -> None:
    assert sure(sheet(*said)) == [True, True, True]


def test_a_sum_bears_out_a_count_that_another_reader_reads_otherwise() -> None:
    amounts = ("238.80", "172.80", "1105.00")
    assert sure(sheet(("72", 0.67), ("12", 0.54), amounts=amounts)) == [True, True, True]


def test_figures_much_larger_than_their_line_are_a_stamp_s() -> None:
    assert sure(sheet(("26", 1.0), size=24.0)) == [True, False, True]
    assert sure(sheet(("26", 1.0), size=12.0)) == [True, True, True]
