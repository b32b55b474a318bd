"""Twenty hard days of two pages: what is read of codes, dates and counts is printed there; most of it is read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

import pytest
from hard_days import NAMES, SHEETS, Sheet, worn

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


def sheets(name: str, which: str) -> tuple[Sheet, ...]:
    return tuple(SHEETS.values()) if name == "two papers" else (SHEETS[which],)


@cache
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
    best = [c for item in items for field in ("asin", "gtin") if (c := item.best(field)) and c.confidence >= SURE]  # type: ignore[arg-type]  # both are cells
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
    )


@pytest.mark.slow
@pytest.mark.parametrize("which", SHEETS)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_sure_is_read_of_a_hard_day_that_is_not_printed(name: str, which: str) -> None:
    assert tally(name, which).wrong == ()


if __name__ == "__main__":
    for way in NAMES:
        for page in SHEETS:
            told = tally(way, page)
            n = len(sheets(way, page))
            print(f"{way:22} {page:8} codes {told.codes}/{12 * n} dates {told.dates}/{n} counts {told.counts}/{6 * n} {told.wrong}", flush=True)  # fmt: skip
