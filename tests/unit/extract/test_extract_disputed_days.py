"""Days that two readers of a scan read otherwise."""

from __future__ import annotations

import pytest

from evidence.extract import extract
from evidence.model import Box, Document, Page, Reading, Source, Word

Readings = tuple[tuple[str, float], ...]


def paper(*day: Readings) -> Document:
    """Return an invoice whose date is printed in the words given by their readings."""
    rows: list[list[Readings]] = [
        [(("Hazel", 0.95),), (("Lane", 0.95),), (("Supplies", 0.95),), (("Ltd", 0.95),)],
        [(("INVOICE", 0.95),)],
        [(("Invoice", 0.95),), (("date:", 0.95),), *day],
        [(("Total", 0.95),), (("14.40", 0.95),)],
    ]
    words = [
        Word(
            readings=tuple(Reading(text=t, confidence=c, reader=f"r{i}") for i, (t, c) in enumerate(readings)),
            box=Box(40 + 60 * n, 40 + 20 * row, 40 + 60 * n + 55, 50 + 20 * row),
            origin="ocr",
            size=9,
        )
        for row, line in enumerate(rows)
        for n, readings in enumerate(line)
    ]
    page = Page(number=1, width=595, height=842, words=tuple(words), read_by="r0", reason="")
    source = Source(sha256="0" * 64, name="a.jpg", kind="image", path="a.jpg")
    return Document(source=source, pages=(page,))


def days(*day: Readings) -> list[str]:
    return [f.value for f in extract(paper(*day))[0].all("invoice_date")]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (((("27/05/2026", 0.8), ("27/08/2026", 0.7)),), ["2026-05-27", "2026-08-27"]),
        (((("27.", 0.95),), (("Mai", 0.95),), (("2026", 0.6), ("2025", 0.5))), ["2026-05-27", "2025-05-27"]),
        (((("27/05/2026", 0.95), ("27/08/2026", 0.9)),), ["2026-05-27"]),  # the reader of crops is sure
        (((("27/05/2026", 0.8), ("27/05/2026", 0.7)),), ["2026-05-27"]),
        (((("27/05/2026", 0.8), ("27/O5/2O2", 0.7)),), ["2026-05-27"]),
        (((("27/05/2026", 0.8), ("27/95/2026", 0.7)),), ["2026-05-27"]),  # no day
    ],
)
def test_both_days_are_told_where_neither_reader_is_sure(day: tuple[Readings, ...], told: list[str]) -> None:
    assert days(*day) == told
