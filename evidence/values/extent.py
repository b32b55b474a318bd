"""How large the table of an .xlsx file would become: a library that reads it makes room for every cell between the first and the last.

In: the file's bytes. Out: the most cells of a sheet. Never: a cell's content, the whole of a sheet in memory.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CELLS = 20_000_000  # 32 bytes each
_SHEET = re.compile(r"(?:.*/)?worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL = re.compile(rb"\br\s*=\s*[\"'](?P<column>[A-Za-z]{1,9})(?P<row>\d{1,12})[\"']")
_CHUNK, _LONGEST = 1 << 20, 64


def refuse_too_wide(data: bytes) -> None:
    """Raise ValueError for a file with a sheet of more than MOST_CELLS: the library would end the program, not raise."""
    if cells_of(data) > MOST_CELLS:
        raise ValueError("cells lie too far apart")


def cells_of(data: bytes) -> int:
    """Return how many cells the largest sheet spans; 0 for a file that is no archive, or holds no sheet."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [info for info in archive.infolist() if _SHEET.fullmatch(info.filename)]
        return max((_spanned(archive, info) for info in sheets), default=0)


def _spanned(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> int:
    """Return how many cells lie between a sheet's first row and column and its last; it is not read on once that is too many."""
    top = left = 1 << 62
    bottom = right = 0
    for row, column in _places(archive, sheet):
        top, left, bottom, right = min(top, row), min(left, column), max(bottom, row), max(right, column)
        if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
            break
    return (bottom - top + 1) * (right - left + 1) if bottom else 0


def _places(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> Iterator[tuple[int, int]]:
    with archive.open(sheet) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            for m in _CELL.finditer(text):
                yield int(m["row"]), reduce(lambda n, c: n * 26 + (c | 32) - 96, m["column"], 0)
            rest = text[-_LONGEST:]  # a cell's name may go on in the next part; one met twice does no harm
