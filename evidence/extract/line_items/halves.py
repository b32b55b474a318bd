"""Tables that stand side by side: two headings with the same names on one line.

In: a page laid out. Out: its parts, each laid out by itself, the left one first. Never: a page with one table divided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.line_items.column_names import NUMBERS, roles_of
from evidence.extract.line_items.sums import sum_of
from evidence.extract.page.layout import layout_of
from evidence.values.text import label_key

if TYPE_CHECKING:
    from evidence.extract.page.layout import LayoutLine, PageLayout

_LEAST = 3  # names of a heading
_MARGIN = 0.25  # ems by which a cell may begin before its name


def side_by_side(laid: PageLayout) -> tuple[PageLayout, ...]:
    """Return both halves of a page whose heading says everything twice, else the page.

    Lines above the tables are the left half's, lines from their sum on the right half's.
    """
    for line in laid.lines:
        edge = None if line.turn else _edge(laid, line)
        if edge is not None:
            sums = (n.number for n in laid.lines[line.number + 1 :] if not n.turn and sum_of(laid, n))
            until = next(sums, len(laid.lines))  # what stands below is both tables'
            below = {i for other in laid.lines[line.number : until] for i in other.words}
            after = {i for other in laid.lines[until:] for i in other.words}
            right = after | {
                i for i in below if (b := laid.levels[i]) is not None and b.left >= edge - _MARGIN * line.size
            }
            every = [i for other in laid.lines for i in other.words]
            return (layout_of(laid.page, [i for i in every if i not in right]), layout_of(laid.page, sorted(right)))
    return (laid,)


def _edge(laid: PageLayout, line: LayoutLine) -> float | None:
    """Return where the second half of a heading begins, None for a line that is no such heading."""
    names = laid.segments_of(line)
    if len(names) < _LEAST * 2:
        return None
    keys = [label_key(s.text) for s in names]
    half = next((at for at in range(_LEAST, len(keys) - _LEAST + 1) if _twice(keys[:at], keys[at:])), 0)
    roles = {r for s in names[:half] for r in roles_of(s.text)[:1]}
    return names[half].level.left if len(roles & NUMBERS) > 1 else None


def _twice(first: list[str], second: list[str]) -> bool:
    """Tell whether two rows of names are the same, or one lacks a name that OCR did not read."""
    if first[0] != second[0] or len(set(first)) < len(first):
        return False
    short, long = sorted((first, second), key=len)
    return (
        any(short == long[:n] + long[n + 1 :] for n in range(len(long)))
        if len(short) + 1 == len(long)
        else short == long
    )
