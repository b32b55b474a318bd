"""An item torn by a page's end: what stands above the next page's first item and is the rest of the last one before.

In: the rows of both pages. Out: the first row without those lines; their text. Never: a title above an item of its own;
a code joined to an item over the page's end (it is told by itself).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from evidence.extract.line_items.marks import marks
from evidence.extract.page.runs import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.headings import Heading
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import LayoutLine, PageLayout
    from evidence.model import Item


_INSIDE = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff]{2}|\d+(?:[.,]\d+)? ?(?:[x×]|[^\W\d_]{1,3}\b)")  # noqa: RUF001 -- the sign of multiplication


class Carried(NamedTuple):
    """The heading that goes on over a page's end, the rows above that end, their page."""

    heading: Heading
    rows: Sequence[Row]
    laid: PageLayout


def without_rest(laid: PageLayout, rows: Sequence[Row], before: Carried | None, start: int) -> str:
    """Take the lines from `start` that are the rest of the item on the page before off the first row; return their text.

    They are where items begin with their line of figures, on both pages, go on below it, and the first word had no
    room on the page before; a line with a code needs no such word.
    """
    if before is None or not rows or not before.rows:
        return ""
    first, *others = rows
    above = [n for n in first.lines if n.number < first.anchor.number]
    others = [*before.rows, *others]
    goes_on = any(n.number > row.anchor.number for row in others for n in row.lines)
    leads = any(n.number < row.anchor.number for row in others for n in row.lines)
    if not above or leads or not goes_on or not _is_rest(laid, laid.lines[start : first.anchor.number], before):
        return ""
    gone = {i for n in above for i in n.words}
    far = [i for n in laid.lines[start : above[0].number] for i in n.words]  # too far above the row to be joined to it
    rest = [*far, *(i for i in first.cells.get("description", ()) if i in gone)]
    first.lines = [n for n in first.lines if n not in above]
    first.cells = {role: [i for i in words if i not in gone] for role, words in first.cells.items()}
    first.extra = [i for i in first.extra if i not in gone]
    return text_of(laid.page, rest)


def _is_rest(laid: PageLayout, above: Sequence[LayoutLine], before: Carried) -> bool:
    """Tell whether lines go on with a text that was full, or as no title begins (a small letter, a size), or hold a code."""
    if any(marks(laid.page, n.words) for n in above) or _INSIDE.match(above[0].text):
        return True
    ends = [[b for i in words if (b := before.laid.levels[i])] for row in before.rows for words in _texts(row)]
    last, word = next((bs[-1] for bs in reversed(ends) if bs), None), laid.levels[above[0].words[0]]
    right = max((bs[-1].right for bs in ends if bs), default=0.0)
    return bool(last and word) and last.right + laid.space * word.height + word.width > right  # type: ignore[union-attr]  # both are


def _texts(row: Row) -> list[list[int]]:
    """Return the words of a row's text line by line."""
    text = set(row.cells.get("description", ()))
    return [part for line in row.lines if (part := [i for i in line.words if i in text])]


def with_rest(item: Item, rest: str) -> Item:
    """Return an item whose text goes on on the next page."""
    cells = (
        msgspec.structs.replace(c, value=f"{c.value} {rest}", text=f"{c.text} {rest}")
        if c.field == "description"
        else c
        for c in item.cells
    )
    return msgspec.structs.replace(item, cells=tuple(cells), text=f"{item.text}\n{rest}")
