"""Cells of a heading that stand over each other: one name on two lines, a title over two columns, or two lines of columns.

In: the cells of a heading's lines. Out: one cell a column; whether the lines below have two lines an item. Never: columns.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.column_names import Role, roles_of
from evidence.extract.line_items.sums import has_money, sum_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import PageLayout

WHAT = frozenset({"description", "sku", "mpn", "gtin", "asin"})
MOST_SEEN = 14  # lines below a heading that show how many lines an item has
_LEAST_ANSWERED = 4  # names of a heading that its rows bear out
_LEAST_WHOLE = 3  # names that have a cell each, and no more stands there
_EM = 0.8  # ems by which the left edges of one column may differ
_CENTRED = 0.2  # of their width, how far a title may stand off the middle of its columns


class HeadCell(msgspec.Struct, frozen=True):
    """One name in a heading: its extent, its text, the roles it can name."""

    left: float
    right: float
    text: str
    roles: tuple[Role, ...]
    alone: bool = False  # a whole segment without a role


def strays(laid: PageLayout, upper: Sequence[HeadCell], lower: Sequence[HeadCell], number: int) -> bool:
    """Tell whether a line below a heading is the first item's text: a run of few names that reaches under two headings."""
    for segment in laid.segments_of(laid.lines[number]):
        inside = [c for c in lower if c.left < segment.level.right and c.right > segment.level.left]
        named = sum(len(c.text) for c in inside if c.roles)
        reached = sum(min(c.right, segment.level.right) > max(c.left, segment.level.left) for c in upper)
        if reached > 1 and named * 2 < len(segment.text):
            return True
    return False


def goes_on(upper: Sequence[HeadCell], lower: Sequence[HeadCell]) -> bool:
    """Tell whether every cell of a line ends a name that the line above begins ("Tax" over "code")."""
    return all(any(_over(u, c) and roles_of(f"{u.text} {c.text}") for u in upper) for c in lower)


def answered(laid: PageLayout, cells: Sequence[HeadCell], first: int) -> bool:
    """Tell whether the line below a heading, or the one after, has a cell under every name, and money among them.

    Three names alone want as many cells, and a text under the first.
    """
    for line in laid.lines[first : first + 2]:
        under = laid.segments_of(line)
        whole = len(under) >= len(cells) >= _LEAST_ANSWERED or len(under) == len(cells) == _LEAST_WHOLE
        if whole and has_money(line.text) and not line.turn:
            em = line.size
            places = [(s.level.left, s.level.right) for s in under]
            return all(
                any(min(abs(c.left - a), abs(c.right - b), abs(c.left + c.right - a - b) / 2) < em for a, b in places)
                for c in cells
            )
    return False


def names_two(upper: HeadCell, lower: HeadCell) -> bool:
    """Tell whether two cells over each other name two different things that goods are known by."""
    both = bool(set(upper.roles) & WHAT and set(lower.roles) & WHAT)
    return both and _over(upper, lower) and not roles_of(f"{upper.text} {lower.text}")


def in_two_lines(laid: PageLayout, first: int, left: float, *, below: bool) -> bool:
    """Tell whether most lines of numbers have a line without numbers `below` (else above) that begins at `left`."""
    lines = laid.lines[first : first + MOST_SEEN]
    numbers = [n for n, line in enumerate(lines) if _of_numbers(laid, n + first) and not sum_role(line.text)]
    found = 0
    for n in numbers:
        at = n + (1 if below else -1)
        if 0 <= at < len(lines) and at not in numbers and not lines[at].turn:
            begins = laid.segments_of(lines[at])[0].level.left
            found += abs(begins - left) < _EM * lines[at].size and abs(lines[at].level.top - lines[n].level.top) < 2 * lines[n].size  # fmt: skip
    return bool(found) and found * 2 >= len(numbers)


def _of_numbers(laid: PageLayout, number: int) -> bool:
    line = laid.lines[number]
    return has_money(line.text) and len(laid.segments_of(line)) > 1


def unspanned(lines: list[list[HeadCell]]) -> list[list[HeadCell]]:
    """Return the lines of a heading without titles over two columns each; columns without a name get the title's."""
    if len(lines) != 2:  # noqa: PLR2004 -- titles, and the columns below them
        return lines
    upper, lower = lines
    kept = list(upper)
    named = list(lower)
    for title in upper:
        for at, (a, b) in enumerate(itertools.pairwise(named)):
            if (
                title.roles
                and _spans(title, a, b)
                and not any(o is not title and (_over(o, a) or _over(o, b)) for o in upper)
            ):
                kept.remove(title)
                named[at : at + 2] = [_titled(c, title) for c in (a, b)]
                break
    return [kept, named]


def _spans(title: HeadCell, a: HeadCell, b: HeadCell) -> bool:
    if not all(_is_part(c, title) for c in (a, b)):
        return False
    off = abs((title.left + title.right) / 2 - (a.left + b.right) / 2)
    return a.left < title.left and title.right < b.right and off < _CENTRED * (b.right - a.left)


def _is_part(cell: HeadCell, title: HeadCell) -> bool:
    """Tell whether a column can be one of those that a title is over: of its kind, or of none."""
    kinds = {*title.roles, *(("amount",) if "price" in title.roles else ()), "unit", "other", "description"}
    return not cell.roles or bool(kinds & set(cell.roles))


def _titled(cell: HeadCell, title: HeadCell) -> HeadCell:
    """Return a cell with what its title says: a kind of quantity or price, where it says no such thing itself."""
    own = [r for r in cell.roles if r not in {"unit", "other", "description"}]
    return cell if own else HeadCell(cell.left, cell.right, f"{title.text} {cell.text}", title.roles)


def stacked(cells: Sequence[HeadCell]) -> list[HeadCell]:
    """Return cells with those above each other joined into one heading."""
    columns: list[list[HeadCell]] = []
    for cell in sorted(cells, key=lambda c: c.left):
        column = next((g for g in columns if any(_over(cell, other) for other in g)), None)
        if column is None:
            columns.append([cell])
        else:
            column.append(cell)
    return [_joined(sorted(g, key=cells.index)) for g in columns]


def _over(a: HeadCell, b: HeadCell) -> bool:
    return min(a.right, b.right) - max(a.left, b.left) > 0.3 * min(a.right - a.left, b.right - b.left)


def _joined(parts: Sequence[HeadCell]) -> HeadCell:
    text = " ".join(p.text for p in parts)
    glued = "".join(p.text.rstrip("-") for p in parts)
    roles = roles_of(text) or roles_of(glued) or tuple(dict.fromkeys(r for p in parts for r in p.roles))
    alone = all(p.alone for p in parts)
    return HeadCell(min(p.left for p in parts), max(p.right for p in parts), text, roles, alone=alone)
