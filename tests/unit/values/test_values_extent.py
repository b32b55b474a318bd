"""Spreadsheets whose cells lie so far apart that the library that reads them would end the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from evidence.errors import ReadError, UsageError
from evidence.ingest.flagged import read_flagged
from evidence.model import Limits, Source
from evidence.read import read
from evidence.values.extent import cells_of

if TYPE_CHECKING:
    from pathlib import Path


def book(file: Path, *cells: tuple[int, int, str]) -> Path:
    with xlsxwriter.Workbook(file) as made:
        sheet = made.add_worksheet()
        for row, column, text in cells:
            sheet.write_string(row, column, text)
    return file


def test_a_cell_in_the_last_corner_is_refused_not_read(tmp_path: Path) -> None:
    file = book(tmp_path / "flagged.xlsx", (0, 0, "asin"), (1, 0, "B0X4KQ81ZD"), (1_048_575, 16_383, "x"))
    assert cells_of(file.read_bytes()) > 17_000_000_000
    with pytest.raises(UsageError, match="cannot be read"):
        read_flagged(file)


def test_a_paper_whose_cells_lie_too_far_apart_says_so(tmp_path: Path) -> None:
    file = book(tmp_path / "invoice.xlsx", (0, 0, "Invoice 4711"), (1_048_575, 16_383, "x"))
    source = Source(sha256="0" * 64, name=file.name, kind="office", path=file.name, data=file.read_bytes())
    with pytest.raises(ReadError, match="too far apart"):
        read(source, effort="fast", limits=Limits())


def test_a_long_list_is_read(tmp_path: Path) -> None:
    file = book(tmp_path / "flagged.xlsx", (0, 0, "asin"), (0, 2, "title"), (20_000, 0, "B0X4KQ81ZD"))
    assert cells_of(file.read_bytes()) == 60_003
    assert [i.asin for i in read_flagged(file).items] == ["B0X4KQ81ZD"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not an archive", b"asin\nB0X4KQ81ZD\n"])
def test_what_is_no_archive_spans_nothing(data: bytes) -> None:
    assert cells_of(data) == 0
