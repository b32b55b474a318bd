"""Text without pages (Word, Excel, HTML, plain text) laid out on sheets of squared paper, so that tables stay tables.

In: blocks of lines, a character a square. Out: a Document whose words stand where their text stands in the blocks.
Never: a place that means something outside: a report gives none for such files. A word that the file hides stays hidden.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.errors import ReadError
from evidence.model import Box, Document, Page, Reading, Sign, Word
from evidence.texts import Texts, message
from evidence.values.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from evidence.model import Limits, Source

_KINDS: Texts[str] = {"Word file": "Word file", "Excel file": "Excel file"}
_REASON = "the file has no pages: its text was laid out line by line"
_SQUARE, _LINE, _SIZE = 5.0, 14.0, 10.0  # points across and down, and of the letters
_MARGIN = 40.0
_GUTTER = 4  # squares between two columns: clearly more than a blank
_LINES_A_PAGE = 150
_MOST_CHARACTERS = 3_000_000
_MOST_COLUMNS = 2000  # squares; what stands further right is no paper
_WORD = re.compile(r"\S+")


class Run(NamedTuple):
    """Text of one line from a square on; `shown` is False where the file hides it, `struck` where a line runs through.

    `typed` where the file says that somebody put it in later, and `before` what stood there.
    """

    at: int
    text: str
    shown: bool = True
    bold: bool = False
    struck: bool = False
    typed: bool = False
    before: str = ""


Line = tuple[Run, ...]
Block = list[Line]


def paragraph(text: str, *, shown: bool = True, bold: bool = False) -> Block:
    """Return the lines of a text; tabs become gaps that part columns."""
    lines = (line.rstrip().replace("\t", " " * _GUTTER) for line in text.splitlines())
    return [(Run(0, line, shown, bold),) if line else () for line in lines]


def written(pieces: Sequence[Run]) -> Block:
    """Return the lines of a text in pieces of several looks; where they stand in their line is worked out here."""
    lines: list[list[Run]] = [[]]
    for piece in pieces:
        for number, text in enumerate(piece.text.replace("\t", " " * _GUTTER).split("\n")):
            if number:
                lines.append([])
            last = lines[-1][-1] if lines[-1] else Run(0, "")
            if lines[-1] and last._replace(at=0, text="") == piece._replace(at=0, text=""):
                lines[-1][-1] = last._replace(text=last.text + text)
            elif text:
                lines[-1].append(piece._replace(at=last.at + len(last.text), text=text))
    return [tuple(run for run in line if run.text.strip()) for line in lines]


def stack(blocks: Iterable[Block]) -> Block:
    """Return blocks one below the other."""
    return [line for block in blocks for line in block]


def table(rows: Sequence[Sequence[Block]]) -> Block:
    """Return rows of cells with each column as wide as its widest cell."""
    columns = max((len(row) for row in rows), default=0)
    widths = [max((_width(row[i]) for row in rows if i < len(row)), default=0) for i in range(columns)]
    starts = [0]
    for width in widths:
        starts.append(starts[-1] + (width + _GUTTER if width else 0))
    return stack(_row(row, starts) for row in rows)


def _row(row: Sequence[Block], starts: Sequence[int]) -> Block:
    height = max((len(cell) for cell in row), default=0)
    return [
        tuple(
            run._replace(at=run.at + start) for cell, start in zip(row, starts, strict=False) for run in _nth(cell, n)
        )
        for n in range(height)
    ]


def _nth(cell: Block, number: int) -> Line:
    return cell[number] if number < len(cell) else ()


def _width(block: Block) -> int:
    return max((run.at + len(run.text) for line in block for run in line), default=0)


def document(
    source: Source, sheets: Sequence[Block], kind: str, limits: Limits, pages: tuple[int, ...] | None
) -> Document:
    """Return a document of at least one page; a sheet starts a page. `kind` is what a user calls the file.

    ReadError when there is no text, or more than any paper holds.
    """
    if sum(len(run.text) for block in sheets for line in block for run in line) > _MOST_CHARACTERS:
        raise ReadError("The file holds more text than any invoice.", then="Give the invoice as PDF or picture.")
    parts = [part for block in sheets for part in _pages(block)]
    if not parts:
        raise ReadError("There is no text in the file.", then="Save it as PDF and look whether it shows anything.")
    if len(parts) > limits.max_pages:
        raise ReadError(
            message("The file fills {count} pages, more than {most}.", count=len(parts), most=limits.max_pages),
            then="Raise --max-pages.",
        )
    numbered = enumerate(parts, 1)
    refused = message(
        "Marketplaces refuse editable files such as this {kind}: ask the supplier for a PDF or a scan.",
        kind=message(_KINDS.get(kind, kind)),
    )
    read = tuple(_page(part, number, f"{kind} text") for number, part in numbered if pages is None or number in pages)
    return Document(source=source, pages=read, warnings=(refused,))


def _pages(block: Block) -> Iterator[Block]:
    """Yield pieces of a block that hold text, empty lines beyond one dropped."""
    lines: Block = []
    for line in block:
        if line or (lines and lines[-1]):
            lines.append(line)
    for first in range(0, len(lines), _LINES_A_PAGE):
        piece = lines[first : first + _LINES_A_PAGE]
        if any(run.text.strip() for line in piece for run in line):
            yield piece


def _page(block: Block, number: int, reader: str) -> Page:
    runs = [(row, run) for row, line in enumerate(block) for run in line]
    words = tuple(word for row, run in runs for word in _words(run, row, reader))
    right = max((w.box.right for w in words), default=0.0)
    return Page(
        number=number,
        width=right + _MARGIN,
        height=2 * _MARGIN + len(block) * _LINE,
        words=words,
        read_by=reader,
        reason=_REASON,
        signs=tuple(_sign(run, row, number) for row, run in runs if run.typed and run.shown and run.text.strip()),
    )


def _sign(run: Run, row: int, number: int) -> Sign:
    """Return the sign of a text that the file's own record of changes says was put in later."""
    box = _box(run.at, run.at + len(run.text), row)
    return Sign(
        kind="revision" if run.before else "typed", page=number, box=box, now=run.text.strip(), before=run.before
    )


def _box(left: int, right: int, row: int) -> Box:
    top = _MARGIN + row * _LINE
    return Box(_MARGIN + left * _SQUARE, top, _MARGIN + right * _SQUARE, top + _SIZE)


def _words(run: Run, row: int, reader: str) -> Iterator[Word]:
    for match in _WORD.finditer(run.text):
        left, right = run.at + match.start(), run.at + match.end()
        if left > _MOST_COLUMNS:
            return
        text = shown(match[0])
        yield Word(
            readings=(Reading(text=text, confidence=1.0, reader=reader),),
            box=_box(left, right, row),
            visible=run.shown,
            size=_SIZE,
            bold=run.bold,
            struck=run.struck,
        )
