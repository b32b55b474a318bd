"""The name over the texts torn by a reader: "Dé", "ion", "des articles", of which only the last part names the column.

In: a heading of a scanned page and the rows read under it. Out: the heading, its texts' column from where the texts begin.
Never: a column with a known name; texts that do not begin below each other.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.columns import WORDS, no_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.headings import Heading
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout

_LEAST = 3  # rows
_EDGE = 0.8  # ems by which texts may begin beside each other


def with_texts_from_their_edge(laid: PageLayout, heading: Heading, rows: Sequence[Row]) -> Heading:
    """Return a heading whose texts begin where those of two rows of three do, in front of their name and behind a known one."""
    texts = [n for n, c in enumerate(heading.columns) if c.role == "description"]
    if heading.beside or len(texts) != 1 or len(rows) < _LEAST or rows[0].anchor.origin != "ocr":
        return heading
    at = texts[0]
    own = heading.columns[at]
    lefts = [left for row in rows if (left := _begin(laid, row, own.left)) is not None]
    if len(lefts) * 3 < len(rows) * 2:
        return heading
    edge, em = median(lefts), rows[0].anchor.size
    aligned = sum(abs(left - edge) < _EDGE * em for left in lefts)
    before = [n for n, c in enumerate(heading.columns[:at]) if c.right > edge]
    if edge > own.left - em or aligned * 3 < len(rows) * 2 or any(heading.columns[n].role != "other" for n in before):
        return heading
    kept = [c for n, c in enumerate(heading.columns) if n not in before]
    torn = [heading.columns[n] for n in before if heading.columns[n].left < edge - em]
    kept[kept.index(own)] = msgspec.structs.replace(own, left=edge, start=edge - em / 2)
    kept += [msgspec.structs.replace(c, right=edge - em, end=edge - em / 2) for c in torn]
    return msgspec.structs.replace(heading, columns=tuple(sorted(kept, key=lambda c: c.left)))


def _begin(laid: PageLayout, row: Row, edge: float) -> float | None:
    """Return where the run of words that reaches below the texts' name begins, numbers in front of it aside; None for none."""
    for segment in laid.segments_of(row.anchor):
        if segment.level.right > edge > segment.level.left:
            boxes = (laid.levels[i] for i in segment.words if WORDS.search(no_units(laid.page.words[i].text)))
            return next((b.left for b in boxes if b), None)
    return None
