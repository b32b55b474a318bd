"""Pages that are no paper at all: no exception, nothing invented, and an end in time."""

from __future__ import annotations

import random
import time

import msgspec
import pytest

from evidence.extract import extract
from evidence.model import Box, Document, Page, Quad, Reading, Record, Source, Word

_LINES = 5000
_CODES = ("gtin", "asin", "sku", "mpn")
_SECONDS = 30.0  # of CPU


def _word(text: str, left: float, top: float, width: float, height: float = 9) -> Word:
    reading = Reading(text=text, confidence=0.9, reader="t")
    return Word(readings=(reading,), box=Box(left, top, left + width, top + height), origin="text")


def _line(text: str, top: float, left: float = 40) -> list[Word]:
    words = []
    for part in text.split():
        words.append(_word(part, left, top, 5.0 * len(part)))
        left += 5.0 * len(part) + 4
    return words


def _records(*pages: list[Word], height: float = 842) -> tuple[Record, ...]:
    made = tuple(
        Page(number=n, width=595, height=height, words=tuple(words), read_by="t", reason="")
        for n, words in enumerate(pages, start=1)
    )
    return extract(Document(source=Source(sha256="0", name="a.pdf", kind="pdf", path="a.pdf"), pages=made))


def _fields(records: tuple[Record, ...]) -> set[str]:
    return {found.field for record in records for found in record.founds}


def _codes(records: tuple[Record, ...]) -> list[str]:
    cells = [c for record in records for item in record.items for c in item.cells if c.field in _CODES]
    return [found.text for found in (*cells, *(c for record in records for c in record.codes))]


@pytest.mark.parametrize(
    "signs", ["abcdefghijklmnop;,:-|~", "abcdefghijklmnopqrstuvwxyz0123456789.,/-:%€", "0123456789.,"]
)
@pytest.mark.parametrize("seed", range(4))
def test_noise_holds_nothing_and_is_told(seed: int, signs: str) -> None:
    chance = random.Random(seed)  # noqa: S311 -- noise
    words = [
        _word(
            "".join(chance.choice(signs) for _ in range(chance.randint(1, 9))),
            chance.uniform(-50, 600),
            chance.uniform(-50, 850),
            chance.uniform(0, 200),
            chance.uniform(0, 90),
        )
        for _ in range(300)
    ]
    records = _records(words)
    assert not _fields(records)
    assert not any(record.items for record in records)
    assert not _codes(records)
    assert all("Hardly a word" in str(record.warnings) for record in records)


@pytest.mark.parametrize(
    "printed", ["00/00/0000", "31/02/2026", "2026-13-45", "99.99.9999", "0/0/00", "30 February 2026"]
)
def test_an_impossible_date_is_no_date(printed: str) -> None:
    records = _records(
        [*_line("Invoice INV-1", 40), *_line(f"Invoice date: {printed}", 60), *_line("Total 12.50 EUR", 90)]
    )
    assert "invoice_date" not in _fields(records)


@pytest.mark.parametrize("digits", [25, 400, 5000])
def test_a_giant_number_is_no_total_and_no_code(digits: int) -> None:
    giant = "9" * digits
    records = _records([*_line("Invoice INV-1", 40), *_line(f"EAN {giant}", 60), *_line(f"Total {giant}.00 EUR", 90)])
    assert "total" not in _fields(records)
    assert not _codes(records)


def test_empty_pages_hold_nothing() -> None:
    assert not _fields(_records([], [], []))


def test_right_to_left_text_is_read_without_inventing() -> None:
    line = "الإجمالي فاتورة شركة النور للتجارة رقم التاريخ"
    records = _records([w for n in range(30) for w in reversed(_line(line, 40.0 + 14 * n))])
    assert not _fields(records) & {"invoice_date", "total", "supplier_vat"}


def test_vertical_text_is_read_without_inventing() -> None:
    words = [
        _word(c, 560 - 14.0 * n, 40 + 11.0 * m, 10, 10)
        for n in range(20)
        for m, c in enumerate("請求書合計金額発行日納品先")
    ]
    assert not _fields(_records(words)) & {"invoice_date", "total", "supplier_vat"}


def test_text_that_stands_upright_is_read_without_inventing() -> None:
    words = []
    for n in range(40):
        x, y = 40 + 13.0 * n, 700 - 5.0 * n
        word = _word("فاتورة" if n % 2 else "31/02/2026", x, y, 9, 60)
        words.append(msgspec.structs.replace(word, quad=Quad(x, y + 60, x, y, x + 9, y, x + 9, y + 60)))
    assert not _fields(_records(words)) & {"invoice_date", "total", "supplier_vat"}


@pytest.mark.slow
@pytest.mark.parametrize("text", ["4 Blue pen set 3.50 14.00", "12 Mill Lane Leeds LS1 4AB"])
def test_five_thousand_lines_end_in_time(text: str) -> None:
    words = [w for n in range(_LINES) for w in _line(text, 40.0 + 12 * n)]
    began = time.process_time()
    _records(words, height=12.0 * _LINES + 80)
    assert time.process_time() - began < _SECONDS
