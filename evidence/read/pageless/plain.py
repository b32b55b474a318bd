"""Plain text and comma-separated tables -> pages of text.

In: bytes in UTF-8, UTF-16 or a Western code page. Out: a Document without places. Never: a guess beyond these encodings.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from evidence.read.pageless import flat
from evidence.read.pageless.spaced import aligned, in_order

if TYPE_CHECKING:
    from evidence.model import Document, Effort, Limits, Source
    from evidence.read.pageless.flat import Block

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TABLES = {".csv", ".tsv"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CELLS = 500


def read_text(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    """Return the document of a text file."""
    del effort
    text = decoded(data)
    if PurePosixPath(source.name).suffix.lower() in _TABLES:
        rows = [[flat.paragraph(cell) for cell in row[:_MOST_CELLS]] for row in _rows(text)]
        return flat.document(source, [flat.table(rows)], "CSV file", limits, pages)
    # One sheet a form feed: that is how programs print pages into text files.
    sheets = [_typed(flat.paragraph(_CONTROL.sub("", sheet).expandtabs())) for sheet in text.split("\f")]
    return flat.document(source, sheets, "text file", limits, pages)


def _typed(lines: Block) -> Block:
    return lines if aligned(lines) else in_order(lines)


def decoded(data: bytes) -> str:
    """Return the text of bytes; what no encoding explains is read as cp1252, unknown letters as U+FFFD."""
    if data.startswith(_MARKS):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> list[list[str]]:
    head = text[:4000]
    delimiter = max(";\t,", key=head.count)
    try:
        return list(csv.reader(io.StringIO(_CONTROL.sub("", text), newline=""), delimiter=delimiter))
    except csv.Error:  # a cell longer than the module takes
        return [[line] for line in text.splitlines()]
