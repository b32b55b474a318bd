"""Twenty hard days of two pages: what is read of codes, dates and counts is printed there; most of it is read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest
from hard_days import NAMES, worn
from hard_sheets import SHEETS, Sheet

from evidence.model import Source
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process
from evidence.values.codes import fold

SURE = 0.45  # below this the judge takes a value for a guess


@dataclass(frozen=True)
class Tally:
    """What was read of a picture: codes, dates and counts right, of so many printed; what is sure and printed nowhere."""

    codes: int
    dates: int
    counts: int
    wrong: tuple[str, ...]
    beside: bool  # told to be several papers


def sheets(name: str, which: str) -> tuple[Sheet, ...]:
    return tuple(SHEETS.values()) if name == "two papers" else (SHEETS[which],)


def tally(name: str, which: str) -> Tally:
    data = worn(name, which)
    ending = "png" if name == "viewer" else "jpg"
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name=f"page.{ending}", path=f"page.{ending}", kind="image", data=data)  # fmt: skip
    outcome = process(source, RunOptions(effort="auto", use_cache=False))
    printed = sheets(name, which)
    lines = [line for sheet in printed for line in sheet.lines]
    codes = {fold(code) for line in lines for code in (line.asin, line.ean)}
    items = [item for record in outcome.records for item in record.items]
    cells = [
        c
        for item in items
        for c in (*item.cells, *item.code_cells)
        if c.field in {"asin", "gtin"} and c.confidence >= SURE
    ]
    best = [c for item in items for field in ("asin", "gtin") if (c := item.best(field)) and c.confidence >= SURE]
    wrong = [f"code {c.value}" for c in best if fold(c.value) not in codes]
    counts = 0
    for item in items:
        own = {fold(c.value) for c in (*item.cells, *item.code_cells) if c.field in {"asin", "gtin"}}
        line = next((one for one in lines if own & {fold(one.asin), fold(one.ean)}), None)
        count = item.best("quantity")
        if line and count and count.confidence >= SURE:
            counts += count.value == line.count
            wrong += [f"count {count.value} for {line.count}"] if count.value != line.count else []
    dates = {sheet.date for sheet in printed}
    read = [found for record in outcome.records if (found := record.best("invoice_date"))]
    wrong += [f"date {d.value}" for d in read if d.value not in dates and d.confidence >= SURE]
    return Tally(
        codes=len(codes & {fold(c.value) for c in cells}),
        dates=len(dates & {d.value for d in read}),
        counts=counts,
        wrong=tuple(wrong),
        beside=any(sign.kind == "beside" for record in outcome.records for sign in record.signs),
    )


# Codes and counts that are not read, of 12 and 6 (24 and 12 of two papers); most of them a person reads.
LOST = {
    ("photographed screen", "english"): (2, 6),
    ("coffee", "english"): (
        3,
        1,
    ),  # lines made whole leave no doubt; a flagged item found nowhere is looked for closer: 12 codes then
    ("coffee", "german"): (1, 2),
    ("crumpled", "english"): (2, 0),
    ("crumpled", "german"): (1, 2),
    ("cut edges", "english"): (6, 2),  # the signs that are lost are cut off
    ("cut edges", "german"): (0, 6),  # likewise
    ("folds through codes", "german"): (0, 1),
    ("flash", "english"): (4, 0),  # two codes are white, four in German; pieces of one are taken for numbers
    ("flash", "german"): (8, 4),
    ("upside down, stamped", "english"): (2, 2),
    ("upside down, stamped", "german"): (4, 4),
    ("pencil", "english"): (0, 2),
    ("pencil", "german"): (1, 0),
    ("half faded", "english"): (0, 1),
    ("half faded", "german"): (2, 2),
    ("two papers", "english"): (0, 6),
    ("two papers", "german"): (3, 10),
}
MISREAD = {("crumpled", "english"): {"code B0CK7M5Q9T", "code BOBXNIT8FK"}}  # no code that was read is ever certain


@pytest.mark.slow
@pytest.mark.parametrize("which", SHEETS)
@pytest.mark.parametrize("name", NAMES)
def test_a_hard_day_loses_no_more_than_it_did_and_nothing_sure_is_read_that_is_not_printed(
    name: str, which: str
) -> None:
    told, papers = tally(name, which), len(sheets(name, which))
    assert set(told.wrong) <= MISREAD.get((name, which), set())
    codes, counts = LOST.get((name, which), (0, 0))
    assert told.codes >= 12 * papers - codes
    assert told.counts >= 6 * papers - counts
    assert told.dates >= 1
    if name != "viewer":  # whose window is taken for a second sheet, and the page held
        assert told.beside == (papers > 1)
