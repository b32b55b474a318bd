"""Headings whose words run upwards over narrow columns.

In: a page laid out whose own lines stand straight. Out: the cells of such a heading and the line below which its rows
begin. Never: what the names mean; upright text beside a table (stamps, notes in the margin).
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from evidence.extract.line_items.column_names import roles_of
from evidence.extract.line_items.stacked import HeadCell
from evidence.extract.line_items.sums import sum_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import LayoutLine, PageLayout

UPRIGHT = frozenset({90, 270})
LEAST = 3  # names of a heading
_ONE_ROW = 1.2  # ems by which their ends may differ


def upright_cells(laid: PageLayout) -> tuple[list[HeadCell], int]:
    """Return the cells of upright names that end on one height, and the number of the last line above the rows; ([], -1)."""
    turned = [line for line in laid.lines if line.turn in UPRIGHT]
    level = [line for line in laid.lines if not line.turn]
    if len(turned) < LEAST or not level or any(line.level != line.box for line in level):
        return [], -1
    for edge in ("bottom", "top"):
        row = _row(turned, edge)
        named = sum(bool(roles_of(line.text)) for line in row)
        if named >= LEAST and named * 2 > len(row):
            below = max(line.box.bottom for line in row)
            before = [line.number for line in level if line.box.center[1] < below]
            last = max(before, default=-1)
            return _widened(laid, _cells(row), last + 1), last
    return [], -1


def _row(turned: Sequence[LayoutLine], edge: str) -> list[LayoutLine]:
    """Return the most names of one turn whose edges are level."""
    best: list[LayoutLine] = []
    for first in turned:
        at = getattr(first.box, edge)
        row = [o for o in turned if o.turn == first.turn and abs(getattr(o.box, edge) - at) < _ONE_ROW * first.size]
        best = row if len(row) > len(best) else best
    return best


def _widened(laid: PageLayout, cells: list[HeadCell], first: int) -> list[HeadCell]:
    """Return names as wide as what stands below them: the name itself does not tell where its cells begin and end."""
    columns: list[list[float]] = []
    lines = itertools.takewhile(lambda n: not (n.turn or sum_role(n.text)), laid.lines[first:])
    for left, right in sorted((s.level.left, s.level.right) for n in lines for s in laid.segments_of(n)):
        if columns and left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    wide = []
    for cell in cells:
        own = [c for c in columns if c[0] < (cell.left + cell.right) / 2 < c[1]]
        if own and sum(own[0][0] < (c.left + c.right) / 2 < own[0][1] for c in cells) == 1:
            wide.append(HeadCell(own[0][0], own[0][1], cell.text, cell.roles, alone=cell.alone))
        else:
            wide.append(cell)
    return wide


def _cells(row: Sequence[LayoutLine]) -> list[HeadCell]:
    """Return names left to right; lines side by side that are one name together are one."""
    cells: list[HeadCell] = []
    for line in sorted(row, key=lambda n: n.box.left):
        cell = HeadCell(line.box.left, line.box.right, line.text, roles_of(line.text), alone=True)
        if cells and cell.left - cells[-1].right < 0.5 * line.size:
            text = f"{cells[-1].text} {cell.text}"
            cell = HeadCell(
                cells[-1].left, cell.right, text, roles_of(text) or cells[-1].roles or cell.roles, alone=True
            )
            cells.pop()
        cells.append(cell)
    return cells
