"""Which rows of a spreadsheet are hidden, by a filter or by hand: the library that reads its cells does not tell.

In: the file's bytes. Out: the numbers of hidden rows by the name of their sheet (.xlsx, .xlsm, .ods; none of an .xls). Never: a
cell's content, an error: a book whose parts are damaged is for its reader to refuse.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK, _LONGEST, _MOST_PART = 1 << 20, 1 << 12, 1 << 24
_BOOK, _LINKS, _OPEN = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "content.xml"
_TAG = re.compile(rb"<(?:\w+:)?(?P<name>sheet|Relationship)\s(?P<rest>[^>]*)>")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])(?P<rest>[^>]*)>")
_OPEN_ROW = re.compile(rb"<table:(?P<name>table|table-row)(?=[\s/>])(?P<rest>[^>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_YES = ("1", "true")
_OUT_OF_SIGHT = ("collapse", "filter")


def hidden_rows(data: bytes) -> dict[str, frozenset[int]]:
    """Return the hidden rows of each sheet that has any, counted from 1."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        if _BOOK in names:
            found = {sheet: frozenset(_of_sheet(archive, part)) for sheet, part in _parts(archive) if part in names}
        else:
            found = _of_open_book(archive) if _OPEN in names else {}
    return {sheet: rows for sheet, rows in found.items() if rows}


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and the part of the archive that holds it."""
    tags = [_attributes(m["rest"]) for part in (_LINKS, _BOOK) for m in _TAG.finditer(_head(archive, part))]
    targets = {tag["Id"]: tag.get("Target", "") for tag in tags if "Id" in tag}
    for tag in tags:
        target = targets.get(tag.get("r:id", ""))
        if target and "name" in tag:
            yield tag["name"], posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _of_sheet(archive: zipfile.ZipFile, part: str) -> Iterator[int]:
    row = 0
    for match in _tags(archive, part, _ROW):
        tag = _attributes(match["rest"])
        row = int(tag["r"]) if tag.get("r", "").isdecimal() else row + 1
        if tag.get("hidden") in _YES:
            yield row


def _of_open_book(archive: zipfile.ZipFile) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    sheet, row = "", 0
    for match in _tags(archive, _OPEN, _OPEN_ROW):
        tag = _attributes(match["rest"])
        if match["name"] == b"table":
            sheet, row = tag.get("table:name", ""), 0
            continue
        often = tag.get("table:number-rows-repeated", "1")
        if tag.get("table:visibility") in _OUT_OF_SIGHT and often == "1":  # repeated rows are the empty ones
            found.setdefault(sheet, set()).add(row + 1)
        row += int(often) if often.isdecimal() else 1
    return {name: frozenset(rows) for name, rows in found.items()}


def _tags(archive: zipfile.ZipFile, part: str, pattern: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    """Yield the tags of a part that fit, each once, without the whole of it in memory."""
    with archive.open(part) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            end = 0
            for match in pattern.finditer(text):
                end = match.end()
                yield match
            rest = text[max(end, text.rfind(b"<", -_LONGEST)) :] if b"<" in text[-_LONGEST:] else b""


def _head(archive: zipfile.ZipFile, part: str) -> bytes:
    if part not in archive.namelist():
        return b""
    with archive.open(part) as stream:
        return stream.read(_MOST_PART)


def _attributes(rest: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(rest)
    return {name.decode("ascii", "replace"): html.unescape((a or b).decode("utf-8", "replace")) for name, a, b in found}
