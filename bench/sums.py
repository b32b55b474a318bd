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
    """Return how a paper's lines lead to its sums: printed, with one more amount, multiplied only, not, or no line."""
    if not record.items:
        return "no line"
    amounts = [Decimal(c.value) if (c := item.best("amount")) else None for item in record.items]
    if any(a is None for a in amounts):
        return "not"
    added = sum((a for a in amounts if a is not None), Decimal(0))
    others = _others(record)
    if any(abs(o - added) <= _CENT for o in others):
        return "printed"
    total = record.best("total")
    gap = abs(Decimal(total.value) - added) if total else None
    if gap is not None and gap < _SHARE * added and any(abs(o - gap) <= _CENT for o in others):
        return "with one amount"
    return "not"


def _others(record: Record) -> set[Decimal]:
    """Return the amounts that are printed outside of the lines."""
    inside = {(item.span.page, word) for item in record.items for word in item.span.words}
    return {
        abs(value)
        for line in record.lines
        if not any((line.span.page, word) in inside for word in line.span.words)
        for amount in find_amounts(line.text)
        if not amount.percent and amount.decimals
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
