"""Tables that somebody typed with blanks and tabs: cells belong together by their order, not by where they stand.

In: lines of text whose letters may be of any width. Out: the same lines with equal cells below each other. Never: a cell
below the heading of another: lines of another number of cells stand beside the table, where no heading is.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.read.pageless.flat import Block, Run

_GAP = re.compile(r"(?<![.!?:,;])[ \u00a0]{2,}|(?<=[.!?:,;])[ \u00a0]{3,}")  # two blanks behind a sentence part nothing
_GUTTER = 4  # squares between two columns
_MOST_SQUARES = 1200  # a table that would stand further right is text
_PAIR = 2  # cells: a name and its value, or two addresses
_ALIGNED = 0.7  # share of cells below each other where letters are all of one width


def aligned(lines: Block) -> bool:
    """Say whether lines of as many cells stand below each other as they are, as typed in letters of one width."""
    shares: list[float] = []
    for _, rows in _by_count(lines):
        for column in range(1, len(rows[0])):
            starts = Counter(row[column].at for row in rows)
            ends = Counter(row[column].at + len(row[column].text) for row in rows)
            shares.append(max(*starts.values(), *ends.values()) / len(rows))
    return not shares or sum(shares) / len(shares) >= _ALIGNED


def in_order(lines: Block) -> Block:
    """Return the lines with cells of the same number below each other, each number of cells in columns of its own.

    Pairs share their columns with those right above and below alone: a sentence must not push a name from its value.
    """
    cells = [_cells(line) for line in lines]
    counts = dict.fromkeys(len(row) for row in cells if len(row) > 1)
    places: dict[int, tuple[int, ...]] = {}
    left = 0
    for count in counts:
        rows = [row for row in cells if len(row) == count]
        places[count] = tuple(left + at for at in _starts(rows))
        left = places[count][-1] + max(len(row[-1].text) for row in rows) + _GUTTER
    if left > _MOST_SQUARES:
        return [_joined(row) if len(row) > _PAIR else line for row, line in zip(cells, lines, strict=True)]
    made: Block = []
    for count, run in groupby(zip(cells, lines, strict=True), key=lambda one: len(one[0])):
        some = list(run)
        starts = places.get(count, ())
        if count == _PAIR:
            starts = tuple(starts[0] + at for at in _starts([row for row, _ in some]))
        for row, line in some:
            made.append(tuple(c._replace(at=at) for c, at in zip(row, starts, strict=True)) if count > 1 else line)
    return made


def _by_count(lines: Block) -> Iterable[tuple[int, list[tuple[Run, ...]]]]:
    """Yield lines of three cells and more by their number, where there are two of them at least."""
    rows = sorted((row for line in lines if len(row := _cells(line)) > _PAIR), key=len)
    for count, run in groupby(rows, key=len):
        some = list(run)
        if len(some) > 1:
            yield count, some


def _cells(line: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the pieces of a line that gaps part; a line of several runs was laid out before."""
    if len(line) != 1:
        return ()
    (run,) = line
    ends = [(gap.start(), gap.end()) for gap in _GAP.finditer(run.text)]
    bounds = zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(run.text)], strict=True)
    return tuple(run._replace(at=run.at + a, text=run.text[a:b]) for a, b in bounds if run.text[a:b].strip())


def _starts(rows: Sequence[tuple[Run, ...]]) -> tuple[int, ...]:
    widths = [max(len(cell.text) for cell in column) + _GUTTER for column in zip(*rows, strict=True)]
    return tuple(accumulate(widths[:-1], initial=0))


def _joined(row: tuple[Run, ...]) -> tuple[Run, ...]:
    return (row[0]._replace(at=0, text=" ".join(cell.text for cell in row)),)
