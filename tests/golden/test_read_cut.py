"""Counts and dates cut by the picture's edge are doubts: what begins there may go on outside."""

from __future__ import annotations

import hashlib

import pytest
from cut_sheets import SHEETS, WEARS

from evidence.model import Source
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process
from evidence.values.codes import fold

SURE = 0.45  # below this the judge takes a value for a guess


@pytest.mark.parametrize("which", SHEETS)
@pytest.mark.parametrize("name", ["cut between digits", "cut count", "cut date"])
def test_nothing_that_the_edge_cuts_is_read_surely_as_another_value(name: str, which: str) -> None:
    data, sheet = WEARS[name](which), SHEETS[which]
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name="p.jpg", path="p.jpg", kind="image", data=data)
    records = process(source, RunOptions(effort="fast", use_cache=False)).records
    items = [item for record in records for item in record.items]
    read = {fold(c.value) for item in items for c in (*item.cells, *item.code_cells) if c.field in {"asin", "gtin"}}
    lost = {fold(code) for line in sheet.lines for code in (line.asin, line.ean)} - read
    assert len(lost) <= (name == "cut date")  # one EAN of the typewritten page, far from the edge
    for item in items:
        own = {fold(c.value) for c in (*item.cells, *item.code_cells) if c.field in {"asin", "gtin"}}
        line = next((one for one in sheet.lines if own & {fold(one.asin), fold(one.ean)}), None)
        count = item.best("quantity")
        assert not (line and count) or count.value == line.count or count.confidence < SURE
    dates = [found for record in records if (found := record.best("invoice_date"))]
    assert all(d.value == sheet.date or d.confidence < SURE for d in dates)
