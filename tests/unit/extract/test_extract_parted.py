"""Several papers in one file: parted by number, by issue date, by supplier, and never where pages belong together."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from trade_papers import STRANGE, SUPPLIER, Sheet, draw

from evidence.model import Source
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OTHER = ("Southfield Supply Ltd", "4 Quay Street, Bristol BS1 4DJ, United Kingdom", "sales@southfield.example")
DATED = ("Invoice date: 14 March 2026",)
ONE = Sheet(facts=("Invoice No: NT-20417", *DATED, "Page 1 of 1"))
FRONT = Sheet(facts=("Invoice No: NT-20417", *DATED, "Page 1 of 2"), total="")


def _back(number: str) -> Sheet:
    return Sheet(title="", facts=(number, "Page 2 of 2"), buyer=(), rows=(STRANGE,))


FILES: dict[str, tuple[Sequence[Sheet], int]] = {
    "two numbers": ((Sheet(), Sheet(facts=("Invoice No: NT-20500", *DATED), rows=(STRANGE,))), 2),
    "two dates": ((Sheet(facts=DATED), Sheet(facts=("Invoice date: 2 April 2026",), rows=(STRANGE,))), 2),
    "two suppliers": ((Sheet(facts=DATED), Sheet(facts=DATED, supplier=OTHER, rows=(STRANGE,))), 2),
    "one number twice": ((Sheet(total=""), Sheet(rows=(STRANGE,))), 1),
    "one date twice": ((Sheet(facts=DATED, total=""), Sheet(facts=DATED, rows=(STRANGE,))), 1),
    "one number, two dates": ((Sheet(facts=("Invoice No: NT-20417", *DATED)), Sheet(facts=("Invoice No: NT-20417", "Invoice date: 2 April 2026"), rows=(STRANGE,))), 2),
    "one number, two suppliers": ((Sheet(), Sheet(supplier=OTHER, rows=(STRANGE,))), 2),
    "dates whose order nothing tells": ((Sheet(facts=("Invoice date: 03/04/2026",)), Sheet(facts=("Invoice date: 05/06/2026",), rows=(STRANGE,))), 2),
    "page 1 of 1 twice": ((Sheet(facts=(*DATED, "Page 1 of 1")), Sheet(facts=(*DATED, "Page 1 of 1"), rows=(STRANGE,))), 2),
    "page 1 of 2 twice": ((Sheet(facts=(*DATED, "Page 1 of 2"), total=""), Sheet(title="", facts=("Page 2 of 2",), rows=(STRANGE,)), Sheet(facts=(*DATED, "Page 1 of 2"), total=""), Sheet(title="", facts=("Page 2 of 2",), rows=(STRANGE,))), 2),
    "a number on the second paper alone": ((Sheet(facts=DATED), Sheet(facts=("Invoice No: NT-20418", *DATED), rows=(STRANGE,), total="Total GBP 90.00")), 2),
    "a delivery note behind, without a number": ((Sheet(), Sheet(title="DELIVERY NOTE", facts=())), 2),
    "a delivery note behind, its number in the title": ((Sheet(facts=DATED), Sheet(title="DELIVERY NOTE DN-26-2205", facts=DATED, rows=(STRANGE,), total="")), 2),
    "terms behind, then the next invoice": ((Sheet(), Sheet(title="TERMS AND CONDITIONS OF SALE", facts=(), buyer=(), heads=("",), rows=(("All goods remain ours until they are paid.",),), total=""), Sheet(facts=("Invoice No: NT-20418", *DATED))), 3),
    "heads on all pages": ((Sheet(facts=("Invoice No: NT-20417", *DATED, "Page 1"), total=""), Sheet(facts=("Invoice No: NT-20417", *DATED, "Page 2"), total=""), Sheet(rows=(STRANGE,))), 1),
    "no title on the second page": ((Sheet(total=""), Sheet(title="", facts=(), buyer=(), rows=(STRANGE,))), 1),
    "another date that is none of issue": ((Sheet(total=""), Sheet(facts=("Printed: 2 April 2026",), rows=(STRANGE,))), 1),
    "page two of two": ((Sheet(facts=(*DATED, "Page 1 of 2")), Sheet(facts=("Invoice date: 2 April 2026", "Page 2 of 2"), supplier=SUPPLIER[:2], rows=(STRANGE,))), 1),
    "a title and a sum of its own, nothing else": ((Sheet(), Sheet(facts=(), rows=(STRANGE,), total="Total GBP 90.00")), 2),
    "page 2 of 2 behind page 1 of 1": ((ONE, Sheet(title="", facts=("Page 2 of 2",), rows=(STRANGE,))), 2),
    "page 2 of 2 behind page 1 of 1, then the next": ((ONE, Sheet(title="", facts=("Page 2 of 2",), rows=(STRANGE,)), Sheet(facts=("Invoice No: NT-20419", *DATED, "Page 1 of 1"))), 3),
    "bare count of more pages": ((Sheet(anywhere=((300, 830, "1/1", 8),)), Sheet(title="", facts=(), rows=(STRANGE,), anywhere=((300, 830, "2/3", 8),))), 2),
    "bare count of the same pages": ((Sheet(total="", anywhere=((300, 830, "1/2", 8),)), Sheet(title="", facts=(), rows=(STRANGE,), anywhere=((300, 830, "2/2", 8),))), 1),
    "fronts, then backs": ((FRONT, Sheet(facts=("Invoice No: NT-20418", *DATED, "Page 1 of 2"), total=""), _back("Invoice No: NT-20418"), _back("Invoice No: NT-20417")), 3),
    "a back that names the other paper": ((FRONT, Sheet(facts=("Invoice No: NT-20418", *DATED, "Page 1 of 2"), total=""), _back("NT-20417")), 3),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_parted_where_papers_begin(name: str, tmp_path: Path) -> None:
    sheets, count = FILES[name]
    file = draw(tmp_path / "a.pdf", *sheets)
    source = Source(
        sha256=sha256(file.read_bytes()).hexdigest(), name="a.pdf", kind="pdf", path="a.pdf", location=str(file)
    )
    assert len(process(source, RunOptions(use_cache=False)).records) == count
