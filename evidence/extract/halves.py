"""Tables that stand side by side: two headings with the same names on one line.

In: a page laid out. Out: its parts, each laid out by itself, the left one first. Never: a page with one table divided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.column_names import NUMBERS, roles_of
from evidence.extract.layout import layout_of
from evidence.values.text import label_key

if TYPE_CHECKING:
    from evidence.extract.layout import LayoutLine, PageLayout

_LEAST = 3  # names of a heading
_MARGIN = 2.0  # points by which a cell may begin before its name


def side_by_side(laid: PageLayout) -> tuple[PageLayout, ...]:
    """Return both halves of a page whose heading says everything twice, else the page; lines above are the left half's."""
    for line in laid.lines:
        edge = None if line.turn else _edge(laid, line)
        if edge is not None:
            below = {i for other in laid.lines[line.number :] for i in other.words}
            right = {i for i in below if (b := laid.levels[i]) is not None and b.left >= edge - _MARGIN}
            every = [i for other in laid.lines for i in other.words]
            return (layout_of(laid.page, [i for i in every if i not in right]), layout_of(laid.page, sorted(right)))
    return (laid,)


def _edge(laid: PageLayout, line: LayoutLine) -> float | None:
    """Return where the second half of a heading begins, None for a line that is no such heading."""
    names = laid.segments_of(line)
    half = len(names) // 2
    if len(names) % 2 or half < _LEAST:
        return None
    first, second = ([label_key(s.text) for s in part] for part in (names[:half], names[half:]))
    if first != second or len(set(first)) < half:
        return None
    roles = {r for s in names[:half] for r in roles_of(s.text)[:1]}
    return names[half].level.left if len(roles & NUMBERS) > 1 else None
