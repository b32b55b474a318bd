"""A paper as the field finders see it: pieces of printed lines in level coordinates, by line and by block.

In: pages laid out. Out: `Paper` with sheets of pieces; places in a text become Spans by word indexes.
Never: a value, a decision about a field.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.page.labels import Hit, hits_of
from evidence.extract.page.layout import PageLayout, Segment, span_of
from evidence.extract.page.territory import Section
from evidence.model import Box, Found, Item, Origin, Page, Span, around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Cell, Field


_SPACED = 5  # single letters and signs in a row
_WIDE = str.maketrans(
    "\uff1a\uff08\uff09\uff0f\uff03\uff0c", ":()/#,"
)  # full-width marks, as Chinese and Japanese papers set them


class Piece(msgspec.Struct, frozen=True, dict=True, eq=False):
    """A run of words on one printed line without a wide gap in it: `text` is the words joined by blanks.

    `starts` holds the place of each word in `text`; `line`, `number` and `block` are places in its sheet. `box` is in
    level coordinates: lines run left to right there, whatever the page's turn.
    """

    page: int
    line: int
    number: int
    block: int
    words: tuple[int, ...]
    starts: tuple[int, ...]
    text: str
    box: Box
    size: float
    bold: bool
    origin: Origin
    confidence: float
    turn: int
    language: str | None

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The labels in it, by place."""
        return hits_of(self)

    def word_range(self, start: int, end: int) -> tuple[int, ...]:
        """Return the indexes of the page's words that hold text[start:end]."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first + 1, bisect_right(self.starts, max(start, end - 1)))
        return self.words[first:last]


class Sheet(msgspec.Struct, frozen=True, dict=True, eq=False):
    """One page: its pieces by index, by line from top to bottom, by block; `ink` is around all level text."""

    page: Page
    levels: tuple[Box | None, ...]
    pieces: tuple[Piece, ...]
    lines: tuple[tuple[Piece, ...], ...]
    blocks: tuple[tuple[Piece, ...], ...]
    ink: Box

    @cached_property
    def below(self) -> dict[int, Piece | None]:
        """What stands right under a piece, by its number, as far as somebody asked."""
        return {}

    @cached_property
    def size(self) -> float:
        """The usual size of its text, in points."""
        sizes = sorted(p.size for p in self.pieces)
        return sizes[len(sizes) // 2] if sizes else 10.0

    def height_of(self, piece: Piece) -> float:
        """Return where a piece stands between the top (0) and the bottom (1) of what is printed."""
        return (piece.box.center[1] - self.ink.top) / max(1.0, self.ink.height)

    def box_of(self, piece: Piece, start: int, end: int) -> Box:
        """Return the level box around the words that hold text[start:end]."""
        return around(b for i in piece.word_range(start, end) if (b := self.levels[i]) is not None)


class Paper(msgspec.Struct, frozen=True, dict=True, eq=False):
    """The pages of one business paper in order, the lines of its tables, whose part is whose, the supplier's countries."""

    document: str
    sheets: tuple[Sheet, ...]
    language: str | None = None
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    countries: frozenset[str] = frozenset()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of all pages."""
        return tuple(p for sheet in self.sheets for p in sheet.pieces)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """All labels of all pages: most pieces hold none, and they are asked for by role again and again."""
        return tuple(hit for piece in self.pieces for hit in piece.hits)

    @cached_property
    def _by_number(self) -> dict[int, Sheet]:
        return {s.page.number: s for s in reversed(self.sheets)}

    @cached_property
    def _section_by_piece(self) -> dict[Piece, Section]:
        return {p: section for section in reversed(self.sections) for p in section.pieces}

    @cached_property
    def _listed(self) -> frozenset[tuple[int, int]]:
        return frozenset((i.span.page, word) for i in self.items for word in i.span.words)

    def sheet(self, number: int) -> Sheet:
        """Return the sheet of a page number."""
        return self._by_number[number]

    def section_of(self, piece: Piece) -> Section | None:
        """Return the section that a piece stands in."""
        return self._section_by_piece.get(piece)

    def lists(self, piece: Piece) -> bool:
        """Tell whether a line of the tables holds a word of a piece."""
        return any((piece.page, word) in self._listed for word in piece.words)

    def text(self) -> str:
        """Return all printed lines."""
        return "\n".join(" ".join(p.text for p in line) for s in self.sheets for line in s.lines)


def make_sheet(laid: PageLayout, language: str | None) -> Sheet:
    """Return a page that is laid out as a sheet of pieces; who parts papers and who reads them share one."""
    if language not in laid.sheets:
        laid.sheets[language] = _make_sheet(laid, language)
    return laid.sheets[language]


def _make_sheet(laid: PageLayout, language: str | None) -> Sheet:
    block_of = {number: i for i, block in enumerate(laid.blocks) for number in block.segments}
    pieces = tuple(_piece(laid.page, s, block_of.get(s.number, -1), language) for s in laid.segments)
    lines: list[list[Piece]] = [[] for _ in laid.lines]
    for piece in pieces:
        lines[piece.line].append(piece)
    blocks = tuple(tuple(pieces[n] for n in block.segments) for block in laid.blocks)
    level = [p.box for p in pieces if p.turn == 0]
    ink = around(level) if level else Box(0.0, 0.0, laid.page.width, laid.page.height)
    return Sheet(
        page=laid.page,
        levels=laid.levels,
        pieces=pieces,
        lines=tuple(map(tuple, lines)),
        blocks=blocks,
        ink=ink,
    )


def _piece(page: Page, segment: Segment, block: int, language: str | None) -> Piece:
    texts = [page.words[i].text for i in segment.words]
    words = segment.words
    if texts[0] != segment.text and " ".join(texts) != segment.text:  # right to left: the text runs against the places
        words, texts = words[::-1], texts[::-1]
    blank = "" if segment.origin == "ocr" and _spaced_out(texts) else " "
    starts: list[int] = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(blank)
    text = blank.join(texts)
    return Piece(
        page=segment.page,
        line=segment.line,
        number=segment.number,
        block=block,
        words=words,
        starts=tuple(starts),
        text=text if text.isascii() else text.translate(_WIDE),
        box=segment.level,
        size=segment.size,
        bold=segment.bold,
        origin=segment.origin,
        confidence=segment.confidence,
        turn=segment.turn,
        language=language,
    )


def _spaced_out(texts: Sequence[str]) -> bool:
    """Tell whether a scanned run is one word set or read with wide letter spacing: "R M 1 . 3 8"."""
    single = sum(len(t) == 1 for t in texts)
    return single >= _SPACED and single * 5 >= len(texts) * 4 and all(t.isascii() or not t.isalpha() for t in texts)


def span(paper: Paper, piece: Piece, start: int = 0, end: int | None = None) -> Span:
    """Return the Span of text[start:end] of a piece."""
    words = piece.word_range(start, len(piece.text) if end is None else end)
    return span_of(paper.document, paper.sheet(piece.page).page, words)


def span_of_pieces(paper: Paper, pieces: Sequence[Piece]) -> Span:
    """Return one Span over whole pieces of one page."""
    page = paper.sheet(pieces[0].page).page
    return span_of(paper.document, page, [i for p in pieces for i in p.words])


def found_at(  # noqa: PLR0913 -- the parts of a Found, named at the call
    paper: Paper, piece: Piece, start: int, end: int, *, field: Field | Cell, value: str, confidence: float, finder: str
) -> Found:
    """Return a Found whose text and span are text[start:end] of a piece."""
    return Found(
        field=field,
        value=value,
        text=piece.text[start:end],
        span=span(paper, piece, start, end),
        confidence=round(min(0.99, max(0.01, confidence)), 3),
        finder=finder,
        origin=piece.origin,
    )
