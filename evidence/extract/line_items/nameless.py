"""A heading whose names nobody knows: a row of words above lines of figures that stand under them.

In: a page laid out on which no heading was found. Out: a Heading on the line of words, its columns of numbers proven by
quantity x price = amount, its others by what stands in them. Never: fewer than three such lines; words that are no row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.line_items.borne_out import borne_out
from evidence.extract.line_items.column_names import NUMBERS, roles_of
from evidence.extract.line_items.content import by_content
from evidence.extract.line_items.headings import Heading, columns_between
from evidence.extract.line_items.stacked import HeadCell
from evidence.extract.line_items.sums import has_money, sum_of
from evidence.extract.line_items.tables import rows_of

if TYPE_CHECKING:
    from evidence.extract.line_items.column_names import Role
    from evidence.extract.page.layout import LayoutLine, PageLayout

_LEAST = 4  # names, and cells of a line under them
_LINES = 2  # below a heading, within which the first line of figures stands
_ROWS = 3
_EMS = 4.0  # from the heading to the first line


def nameless(laid: PageLayout) -> Heading | None:
    """Return the heading of a table whose names are words that nobody knows; None where its rows do not prove it."""
    for line in laid.lines:
        if _is_row_of_words(laid, line) and any(
            _answers(laid, line, n) for n in laid.lines[line.number + 1 :][:_LINES]
        ):
            return _proven(laid, line)
    return None


def _is_row_of_words(laid: PageLayout, line: LayoutLine) -> bool:
    """Tell whether a line is four short runs or more without a digit or a colon."""
    if line.turn or ":" in line.text or any(map(str.isdigit, line.text)):
        return False
    segments = laid.segments_of(line)
    return len(segments) >= _LEAST and all(len(s.words) <= _LEAST for s in segments)


def _answers(laid: PageLayout, heading: LayoutLine, line: LayoutLine) -> bool:
    """Tell whether a line has money and as many cells under the names, but for two at most."""
    if (
        line.turn
        or not has_money(line.text)
        or sum_of(laid, line)
        or line.level.top - heading.level.bottom > _EMS * line.size
    ):
        return False
    names = [s.level for s in laid.segments_of(heading)]
    cells = [s.level for s in laid.segments_of(line)]
    under = sum(any(c.left < n.right + line.size and n.left - line.size < c.right for c in cells) for n in names)
    return under >= _LEAST and under >= len(names) - 2


def _proven(laid: PageLayout, line: LayoutLine) -> Heading | None:
    cells = [HeadCell(s.level.left, s.level.right, s.text, roles_of(s.text)) for s in laid.segments_of(line)]
    taken: set[Role] = set()
    roles: list[Role] = []
    for cell in cells:
        role: Role = cell.roles[0] if len(cell.roles) == 1 and cell.roles[0] not in taken else "other"
        roles.append(role)
        taken.add(role)
    heading = Heading(columns=columns_between(cells, roles, laid.page.width), first=line.number, last=line.number)
    until = len(laid.lines)
    heading = borne_out(laid, heading, (), until)
    if not {c.role for c in heading.columns} >= NUMBERS:
        return None
    rows = rows_of(laid, heading, line.number + 1, until)
    heading = by_content(laid, heading, rows)
    return heading if len(rows) >= _ROWS and heading.has("description") else None
