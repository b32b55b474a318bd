"""The columns of a list in a notice, and the cells of its rows.

In: a line. Out: `Columns` of a heading line; a row's cells by kind. Never: what a cell means for the case.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from evidence.ingest.notice.fold import fold
from evidence.ingest.notice.labels import label_kinds

CODE = re.compile(r"(?<![\w-])(?:B0[A-Z0-9]{8}|\d{9}[\dX])(?![\w-]|-\S)|(?<![\w-])B0[A-Z0-9]{8}(?=-\S+\s)")
GAP = re.compile(r"\t+|\s*\|\s*|\s{2,}")


class Columns(NamedTuple):
    """What stands under each heading, and where it begins."""

    kinds: tuple[str, ...]
    starts: tuple[int, ...]


def columns_of(line: str) -> Columns | None:
    """Return the columns of a heading line: at least two headings, one of them the ASIN's."""
    cells = [c for c in GAP.split(line.strip(" |")) if c]
    kinds = [_heading(c) for c in cells]
    if len(cells) < 2 or "asin" not in kinds or CODE.search(line):  # noqa: PLR2004 -- one cell is no table
        return None
    starts: list[int] = []
    for cell in cells:
        starts.append(line.index(cell, starts[-1] + 1 if starts else 0))
    return Columns(tuple(k or "other" for k in kinds), tuple(starts))


def _heading(cell: str) -> str | None:
    """Return what a heading names, of two names parted by a slash the first that is known."""
    known = (label_kinds().get(fold(name).strip(" :*")) for name in (cell, *cell.split("/")))
    return next((kind for kind in known if kind), None)


def cells_of(line: str, table: Columns) -> dict[str, str]:
    """Return a row's cells by kind: by tabs or bars, else by the columns' places, else by gaps."""
    if "\t" in line or "|" in line:
        cells = [c.strip() for c in re.split(r"\t|\|", line.strip(" |"))]
    else:
        cells = [c for c in GAP.split(line.strip()) if c]
        if len(cells) != len(table.kinds):
            ends = [*table.starts[1:], len(line)]
            cells = [line[s:e].strip() for s, e in zip(table.starts, ends, strict=True)]
    found: dict[str, str] = {}
    for kind, cell in zip(table.kinds, cells, strict=False):
        found.setdefault(kind, cell)
    return found
