"""What stands below each other where no heading row says what it is: counts in a column, codes under their label.

In: lines of a page laid out. Out: numbers of the one column of whole numbers; codes with the label above them.
Never: a column that only numbers its lines; one of two columns that could both be the count.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.marks import VALUE, Mark, code_label
from evidence.values.codes import is_gtin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.layout import LayoutLine, PageLayout, Segment
    from evidence.extract.tables import Row
    from evidence.model import Page

_COUNT = re.compile(r"\d{1,5}")
_CODE = re.compile(r"(?=(?:.*\d){2})(?=.*[A-Z-])[A-Z\d][A-Z\d./-]{3,19}")
_APART = 0.8  # ems by which the edges of one column may differ


class Count(NamedTuple):
    """A whole number by itself: its value, its word, where its middle and right edge stand."""

    value: Decimal
    words: tuple[int, ...]
    middle: float
    right: float


def column_of_counts(laid: PageLayout, lines: Sequence[LayoutLine]) -> dict[int, Count]:
    """Return the count of each line (by number) where at least two lines share exactly one column of counts."""
    if len(lines) < 2:  # noqa: PLR2004 -- a column has two rows
        return {}
    each = [_counts(laid, line) for line in lines]
    em = max(4.0, min(line.size for line in lines))
    columns: list[list[Count]] = []
    for first in each[0]:
        rest = [next((c for c in row if _below(first, c, em)), None) for row in each[1:]]
        column = [first, *(c for c in rest if c is not None)]
        if len(column) == len(lines) and not _numbering(column):
            columns.append(column)
    if len(columns) != 1:
        return {}
    return {line.number: count for line, count in zip(lines, columns[0], strict=True)}


def _counts(laid: PageLayout, line: LayoutLine) -> list[Count]:
    found = []
    for segment in laid.segments_of(line):
        if len(segment.words) == 1 and _COUNT.fullmatch(segment.text) and int(segment.text):
            box = segment.level
            found.append(Count(Decimal(segment.text), segment.words, box.center[0], box.right))
    return found


def _below(upper: Count, lower: Count, em: float) -> bool:
    return min(abs(upper.middle - lower.middle), abs(upper.right - lower.right)) < _APART * em


def _numbering(column: Sequence[Count]) -> bool:
    """Tell whether a column counts its own lines, by one or by ten."""
    steps = {b.value - a.value for a, b in itertools.pairwise(column)}
    return steps in ({Decimal(1)}, {Decimal(10)})


def under_labels(laid: PageLayout, lines: Sequence[LayoutLine]) -> list[Mark]:
    """Return article numbers whose label stands alone on the line above them ("Art.-Nr.:")."""
    by_number = {line.number: line for line in lines}
    found = []
    for line in lines:
        below = by_number.get(line.number + 1)
        if below is None or ":" not in line.text or line.turn:
            continue
        for segment in laid.segments_of(line):
            field = code_label(segment.text) if segment.text.rstrip().endswith(":") else None
            value = _value_below(laid, segment, below) if field in {"sku", "mpn"} else None
            if field and value is not None:
                text = laid.page.words[value].text.strip(",;()[]")
                found.append(
                    Mark(
                        field=field,
                        value=text,
                        text=text,
                        words=(value,),
                        label=segment.words,
                        confidence=0.8,
                        labelled=True,
                    )
                )
    return found


def lone_codes(page: Page, rows: Sequence[Row]) -> dict[int, int]:
    """Return, by place in `rows`, the word that is a code alone on its line, where most rows have one under their text."""
    found = {}
    for at, row in enumerate(rows):
        for line in row.lines:
            text = page.words[line.words[0]].text
            if len(line.words) == 1 and line is not row.anchor and _CODE.fullmatch(text) and not is_gtin(text):
                found[at] = line.words[0]
                break
    return found if len(found) > 1 and len(found) * 3 > len(rows) * 2 else {}


def _value_below(laid: PageLayout, label: Segment, below: LayoutLine) -> int | None:
    """Return the word that begins under a label, where it is a code."""
    if below.level.top - label.level.bottom > label.size:
        return None
    for segment in laid.segments_of(below):
        if abs(segment.level.left - label.level.left) < _APART * label.size:
            text = laid.page.words[segment.words[0]].text.strip(",;()[]")
            return segment.words[0] if VALUE.fullmatch(text) and not is_gtin(text) else None
    return None
