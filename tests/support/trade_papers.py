"""Trade papers drawn as PDF and run through the pipeline, for the tests that look for a false verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pymupdf

from evidence.ingest import ingest
from evidence.judge import judge
from evidence.match import match
from evidence.model import Answers, Verdict
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ASIN, EAN, SKU, TITLE = "B0X4KQ81ZD", "4006381333931", "HAL-TI-04", "Halvorsen steel tea infuser"
OTHER, OTHER_EAN = "B0X7M2OTRI", "4006381333924"
SUPPLIER = (
    "Northfield Trading Ltd",
    "12 Harbour Road, Leeds LS1 4AB, United Kingdom",
    "Phone +44 113 496 0123   sales@northfield-trading.example   www.northfield-trading.example",
)
BUYER = ("Harrow Goods Ltd", "3 Mill Lane, York YO1 9TX, United Kingdom")
HEADS = ("Description", "ASIN", "EAN", "Qty", "Unit price", "Amount")
LINE = (TITLE, ASIN, EAN, "40", "3.00", "120.00")
STRANGE = ("Oak breakfast tray", "B0F6YQ2HPA", "4006381333962", "10", "9.00", "90.00")
CONFIG = """notified_on = 2026-11-03
window_days = 365
[account]
legal_name = "Harrow Goods Ltd"
address = "3 Mill Lane, York YO1 9TX, United Kingdom"
"""
LIST = f"asin,title,ean,sku,units_sold\n{ASIN},{TITLE},{EAN},{SKU},40\n"
_WIDTH = 505.0


class Sheet(NamedTuple):
    """One page: who sells, who buys, what it calls itself, facts with labels, a table, lines below and anywhere."""

    title: str = "INVOICE"
    facts: Sequence[str] = ("Invoice No: NT-20417", "Invoice date: 14 March 2026")
    supplier: Sequence[str] = SUPPLIER
    buyer: Sequence[str] = BUYER
    bill_to: str = "Bill to"
    heads: Sequence[str] = HEADS
    rows: Sequence[Sequence[str]] = (LINE,)
    total: str = "Total GBP 120.00"
    below: Sequence[str] = ()
    foot: Sequence[str] = ()
    anywhere: Sequence[tuple[float, float, str, float]] = ()
    paint: Callable[[pymupdf.Page], None] | None = None


def draw(path: Path, *sheets: Sheet) -> Path:
    """Draw one page for each sheet and save the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pymupdf.open() as document:
        for sheet in sheets:
            page = document.new_page(width=595, height=842)
            for x, y, text, size in _texts(sheet):
                page.insert_text((x, y), text, fontsize=size)
            if sheet.paint:
                sheet.paint(page)
        document.save(path)
    return path


def _texts(sheet: Sheet) -> list[tuple[float, float, str, float]]:
    found = [(45.0, 60 + 14.0 * n, text, 15.0 if n == 0 else 9.0) for n, text in enumerate(sheet.supplier)]
    found.append((390 if len(sheet.title) < 17 else 330, 60, sheet.title, 16))
    found += [(360, 130 + 14.0 * n, text, 9) for n, text in enumerate(sheet.facts)]
    if sheet.buyer:
        found += [(45, 130 + 13.0 * n, text, 9) for n, text in enumerate((sheet.bill_to, *sheet.buyer))]
    at = _columns(sheet.heads)
    for n, row in enumerate((sheet.heads, *sheet.rows)):
        found += [(x, 260 + 18.0 * n, cell, 8.5) for x, cell in zip(at, row, strict=True) if cell]
    y = 260 + 18.0 * (len(sheet.rows) + 2)
    found += [(390, y, sheet.total, 9)] if sheet.total else []
    found += [(45, y + 30 + 14 * n, text, 9) for n, text in enumerate(sheet.below)]
    found += [(45, 800 + 10 * n, text, 7) for n, text in enumerate(sheet.foot)]
    return [*found, *sheet.anywhere]


def _columns(heads: Sequence[str]) -> list[float]:
    """Return where columns begin: the first is wide, the others share the rest."""
    first = 150.0
    step = (_WIDTH - first) / max(1, len(heads) - 1)
    return [45.0, *(45 + first + step * n for n in range(len(heads) - 1))]


def scanned(file: Path) -> None:
    """Make pictures of a file's pages, as a scanner at 200 dpi does."""
    with pymupdf.open(file) as drawn, pymupdf.open() as document:
        for page in drawn:
            picture = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
            sheet = document.new_page(width=page.rect.width, height=page.rect.height)
            sheet.insert_image(sheet.rect, stream=picture.tobytes("jpeg", jpg_quality=80))
        data = document.tobytes()
    file.write_bytes(data)


def verdicts(folder: Path) -> tuple[Verdict, ...]:
    """Return the verdicts of a case folder, by every stage but the worker processes."""
    case = ingest(folder, Answers())
    options = RunOptions(use_cache=False)
    outcomes = [process(source, options) for source in case.documents]
    failed = [str(o.problem.error) for o in outcomes if o.problem]
    assert not failed, failed  # a paper that cannot be read covers nothing, and proves nothing here
    records = tuple(r for outcome in outcomes for r in outcome.records)
    return judge(case, records, (), match(case.items, records)).verdicts


def answered(
    folder: Path, papers: dict[str, Sequence[Sheet]], listed: str = LIST, config: str = CONFIG, *, scans: bool = False
) -> tuple[Verdict, ...]:
    """Return the verdicts of a case with these papers, by every stage but the worker processes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "flagged.csv").write_text(listed, encoding="utf-8")
    (folder / "case.toml").write_text(config, encoding="utf-8")
    for name, sheets in papers.items():
        file = draw(folder / "documents" / name, *sheets)
        if scans:
            scanned(file)
    return verdicts(folder)
