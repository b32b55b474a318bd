"""Tables whose heading is missing or cannot be read: their columns are known by what stands in them.

In: a page laid out on which no heading was found. Out: a Heading, made of the columns that multiply and the texts beside
them. Never: fewer than two lines that bear it out; a page whose numbers could be read in two ways.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from evidence.extract.line_items.columns import CODE, WORDS
from evidence.extract.line_items.content import is_code, richness
from evidence.extract.line_items.figures import LEAST_ROWS, columns_of, figures_of, named_by_figures
from evidence.extract.line_items.headings import Heading, columns_between
from evidence.extract.line_items.readings import decimal_mark
from evidence.extract.line_items.stacked import HeadCell
from evidence.extract.line_items.sums import sum_of
from evidence.values.codes import is_gtin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.page.layout import LayoutLine, PageLayout, Segment

_APART = 0.8  # ems by which the left edges of one column's texts may differ
_FIGURES = 3  # quantity, price and amount


def unheaded(laid: PageLayout) -> Heading | None:
    """Return the heading that a table without one would have, standing above its first line; None where nothing is sure."""
    lines, each = [], []
    mark = decimal_mark([laid.page])
    for line in laid.lines:
        figures = [] if line.turn or sum(map(str.isdigit, line.text)) < _FIGURES else figures_of(laid, line, mark=mark)
        if len(figures) >= _FIGURES and not sum_of(laid, line):
            lines.append(line)
            each.append(figures)
    if len(lines) < LEAST_ROWS:
        return None
    columns = [c for c in columns_of(lines, each) if len(c) >= LEAST_ROWS]
    found = named_by_figures({}, columns, len(lines))
    if not found:
        return None
    at = sorted(set.intersection(*(set(c) for c in found.values())))
    own = {i for column in found.values() for figure in column.values() for i in figure.words}
    cells = [
        (HeadCell(min(column[n].left for n in at), max(column[n].right for n in at), "", ()), role)
        for role, column in found.items()
    ]
    cells += _texts(laid, [lines[n] for n in at], own)
    cells.sort(key=lambda c: c[0].left)
    roles = {role for _, role in cells}
    whole = lines[at[-1]].number - lines[at[0]].number < len(at)
    if "description" not in roles and not (whole and roles & {"sku", "gtin"}):
        return None  # whose text stands above or below is not sure
    first = lines[at[0]].number - 1
    return Heading(
        columns=columns_between([c for c, _ in cells], [role for _, role in cells], laid.page.width), first=max(first, 0), last=first
    )  # fmt: skip


def _texts(laid: PageLayout, lines: Sequence[LayoutLine], own: set[int]) -> list[tuple[HeadCell, Role]]:
    """Return the columns of texts and codes beside the figures, each with its role."""
    columns: list[list[Segment]] = []
    for line in lines:
        for segment in laid.segments_of(line):
            if own.isdisjoint(segment.words):
                same = (c for c in columns if abs(c[-1].level.left - segment.level.left) < _APART * line.size)
                column = next(same, None)
                columns.append([segment]) if column is None else column.append(segment)
    found: list[tuple[HeadCell, Role]] = []
    columns = [column for column in columns if len(column) * 2 >= len(lines)]
    held = [[s.text for s in column] for column in columns]
    roles = [_role(texts) for texts in held]
    rich = max((richness(t) for t, role in zip(held, roles, strict=True) if role == "description"), default=(0, 0))
    for column, texts, role in zip(columns, held, roles, strict=True):
        lesser = role == "description" and richness(texts) < rich  # a unit, in words that nobody knows
        again = role != "other" and any(r == role for _, r in found)
        cell = HeadCell(min(s.level.left for s in column), max(s.level.right for s in column), "", ())
        found.append((cell, "other" if lesser or again else role))
    return found


def _role(texts: Sequence[str]) -> Role:
    """Return what a column of texts holds."""
    if all(t.isdecimal() for t in texts) and all(int(b) - int(a) in {1, 10} for a, b in itertools.pairwise(texts)):
        return "position"
    if all(map(is_gtin, texts)):
        return "gtin"
    if all(CODE.fullmatch(t) and is_code(t, lettered=False) for t in texts) and len(set(texts)) == len(texts):
        return "sku"
    return "description" if sum(bool(WORDS.search(t)) for t in texts) * 2 > len(texts) else "other"
