"""What is read of a made picture, held against what is printed there: right, lost, wrong and unsure, wrong and sure.

In: a picture's bytes and its sheet. Out: a tally. Never: a value judged by more than the sheet's own texts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.judge.doubt import values
from evidence.model import Cell, Source
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process
from evidence.values.codes import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hard_sheets import Sheet

    from evidence.model import Effort, Found, Record

SURE = 0.45  # below this the judge takes a value for a guess
_CODES: tuple[Cell, ...] = ("asin", "gtin")


@dataclass(frozen=True)
class Told:
    """Codes, counts and dates read right, of so many printed; what else was read for them, unsurely and surely."""

    codes: int
    counts: int
    dates: int
    unsure: tuple[str, ...]
    sure: tuple[str, ...]


def told(data: bytes, ending: str, sheet: Sheet, effort: Effort) -> Told:
    """Read a picture and return what came of it."""
    name = f"page.{ending}"
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name=name, path=name, kind="image", data=data)
    return tally(process(source, RunOptions(effort=effort, use_cache=False)).records, sheet)


def tally(records: tuple[Record, ...], sheet: Sheet) -> Told:
    """Hold records against what is printed."""
    printed = {fold(code) for line in sheet.lines for code in (line.asin, line.ean)}
    items = [item for record in records for item in record.items]
    cells = [c for item in items for c in (*item.cells, *item.code_cells) if c.field in _CODES]
    best = [c for item in items for field in _CODES if (c := item.best(field))]
    wrong = [(f"code {c.value}", c.confidence) for c in best if fold(c.value) not in printed]
    counts = 0
    for item in items:
        own = {fold(c.value) for c in (*item.cells, *item.code_cells) if c.field in _CODES}
        lines = [one for one in sheet.lines if own & {fold(one.asin), fold(one.ean)}]
        read = [c for c in item.cells if c.field == "quantity"]
        if len(lines) > 1:
            wrong.append((f"{len(lines)} lines in one", 1.0))
        elif lines and read:
            printed_count, (value, sure) = lines[0].count.replace(".", ""), _taken(read)
            counts += value == printed_count and sure >= SURE
            wrong += [] if value == printed_count else [(f"count {value} for {lines[0].count}", sure)]
    dates = [_taken(found) for record in records if (found := record.all("invoice_date"))]
    wrong += [(f"date {value}", sure) for value, sure in dates if value != sheet.date]
    return Told(
        codes=len(printed & {fold(c.value) for c in cells if c.confidence >= SURE}),
        counts=counts,
        dates=sum(value == sheet.date and sure >= SURE for value, sure in dates[:1]),
        unsure=tuple(f"{what} ({how:.2f})" for what, how in wrong if how < SURE),
        sure=tuple(f"{what} ({how:.2f})" for what, how in wrong if how >= SURE),
    )


def _taken(founds: Sequence[Found]) -> tuple[str, float]:
    """Return the likeliest value and how sure it is; 0 where the judge reckons with another reading as well."""
    best = max(founds, key=lambda f: f.confidence)
    return best.value, best.confidence if len(values(founds)) == 1 else 0.0
