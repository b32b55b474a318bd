"""Counts on how many real papers the lines that are found add up: the papers' own arithmetic is the only truth of their lines.

In: `python -m bench.sums MANIFEST [--show]`. Out: of invoices and receipts how many add up, and how; with --show each
that does not. Never: a sum that no line is needed for; a value of the manifest (it tells which papers are receipts, no more).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from evidence.extract import extract
from evidence.ingest.sources import discover
from evidence.model import Limits
from evidence.read import read
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from evidence.model import Record

_CENT = Decimal("0.011")
_SHARE = Decimal("0.35")  # of the sum: a tax, a charge, a discount or a rounding is less


def how(record: Record) -> str:
    """Return how a paper's lines lead to its sums: printed, with another amount, with what is taken off, not; or no line.

    A line without an amount (a part of a set) costs nothing.
    """
    amounts = [Decimal(cell.value) for item in record.items if (cell := item.best("amount"))]
    if not amounts:
        return "not" if record.items else "no line"
    added = sum(amounts, Decimal(0))
    others = _others(record, whole=all(a == a.to_integral_value() for a in amounts))
    if _is_among(added, others):
        return "printed"
    off = sorted({o for o in others if o < 0})
    if any(_is_among(added + taken, others) for taken in (*off, sum(off))):
        return "with what is taken off"
    total = record.best("total")
    gap = abs(Decimal(total.value) - added) if total else added
    return "with another amount" if gap < _SHARE * added and _is_among(gap, others) else "not"


def _is_among(value: Decimal, others: set[Decimal]) -> bool:
    return any(abs(other - value) <= _CENT for other in others)


def _others(record: Record, *, whole: bool) -> set[Decimal]:
    """Return the amounts that are printed outside of the lines, without cents too where the lines have none (`whole`)."""
    inside = {(item.span.page, word) for item in record.items for word in item.span.words}
    return {
        value
        for line in record.lines
        if not any((line.span.page, word) in inside for word in line.span.words)
        for text in (line.text, *line.text.split())  # "150 750.00" may be a count and an amount
        for amount in find_amounts(text)
        if not amount.percent and (amount.decimals or whole)
        for value in amount.readings
    }


def main() -> int:
    """Print the counts; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench.sums", description="Count the papers whose lines add up.")
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for row in map(json.loads, given.manifest.read_text(encoding="utf-8").splitlines()):
        sources, _ = discover([given.manifest.parent / row["file"]], given.manifest.parent)
        record = extract(read(sources[0], effort="auto", limits=Limits()))[0]
        kind = "receipt" if row["doc_type"] == "receipt" else "invoice"
        counts[kind, how(record)] += 1
        if given.show and how(record) in {"not", "no line"}:
            print(f"{row['id']}: {how(record)}")
    for (kind, what), number in sorted(counts.items()):
        print(f"| {kind} | {what} | {number} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
