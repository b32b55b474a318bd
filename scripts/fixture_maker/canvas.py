"""Pages on which every tagged word remembers where it was put.

In: text, lines and boxes in points as the reader sees the page. Out: PDF bytes and the marks of tagged words.
Never: positions found again by reading the page.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import pymupdf

if TYPE_CHECKING:
    from collections.abc import Sequence

Color = tuple[float, float, float]
Quad = tuple[float, float, float, float]
BLACK: Color = (0, 0, 0)
GREY: Color = (0.45, 0.45, 0.45)
WHITE: Color = (1, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Ink:
    """How text looks; `stretch` below 1 is a condensed face, `tilt` turns it (degrees, counter-clockwise)."""

    font: str = "helv"
    size: float = 9.0
    color: Color = BLACK
    align: str = "l"
    stretch: float = 1.0
    tilt: float = 0.0

    def but(self, **changes: object) -> Ink:
        """Return the same ink with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped by nature

    def width(self, text: str) -> float:
        """Return how wide the text runs, in points."""
        return float(face(self.font).text_length(text, self.size)) * self.stretch

    def wrap(self, text: str, width: float) -> list[str]:
        """Break text between words so that each line fits the width."""
        lines: list[str] = []
        for word in text.split(" "):
            if lines and self.width(f"{lines[-1]} {word}") <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines


@dataclass(frozen=True)
class Mark:
    """One tagged word: page from 1, what it is part of, its text, its box as the reader sees it."""

    page: int
    tag: str
    text: str
    box: Quad


@cache
def face(name: str) -> pymupdf.Font:
    """Return a font that is built into the library."""
    return pymupdf.Font(name)


@dataclass(kw_only=True)
class Canvas:
    """A document being drawn; `turn` is the page's /Rotate, `crop` a margin that the crop box hides."""

    width: float = 595
    height: float = 842
    turn: int = 0
    crop: float = 0
    marks: list[Mark] = field(default_factory=list)
    doc: pymupdf.Document = field(default_factory=pymupdf.open)
    page: pymupdf.Page = field(init=False)
    turns: list[int] = field(default_factory=list)
    level: pymupdf.Matrix = field(init=False)

    def __post_init__(self) -> None:
        """Start with one page."""
        self.add_page()

    def add_page(self, *, turn: int | None = None) -> None:
        """Begin the next page; `turn` only where it differs from the document's."""
        turn = self.turn if turn is None else turn
        size = (self.height, self.width) if turn % 180 else (self.width, self.height)
        self.page = self.doc.new_page(width=size[0] + 2 * self.crop, height=size[1] + 2 * self.crop)
        if self.crop:
            self.page.set_cropbox(pymupdf.Rect(self.crop, self.crop, size[0] + self.crop, size[1] + self.crop))
        self.page.set_rotation(turn)
        self.level = self.page.derotation_matrix
        self.page.set_rotation(0)  # text writers place text wrongly on a turned page: it is turned when all is drawn
        self.turns.append(turn)

    @property
    def number(self) -> int:
        """The current page, from 1."""
        return len(self.doc)

    def text(self, x: float, y: float, text: str, ink: Ink, tag: str = "") -> float:
        """Print text with its baseline at y; x is its left, middle or right by the ink. Return its width."""
        width = ink.width(text)
        x -= {"l": 0.0, "c": width / 2, "r": width}[ink.align]
        at = pymupdf.Point(x, y) * self.level
        writer = pymupdf.TextWriter(
            self.page.rect if not self.page.rotation % 180 else pymupdf.Rect(0, 0, self.height, self.width)
        )
        writer.append(at, text, font=face(ink.font), fontsize=ink.size)
        shape = pymupdf.Matrix(ink.stretch, 0, 0, 1, 0, 0) * pymupdf.Matrix(ink.tilt + self.turns[-1])
        writer.write_text(self.page, color=ink.color, morph=(at, shape))
        if tag:
            self._mark(x, y, text, ink, tag)
        return width

    def _mark(self, x: float, y: float, text: str, ink: Ink, tag: str) -> None:
        at = 0
        turn = pymupdf.Matrix(-ink.tilt)
        for word in text.split(" "):
            left, right = ink.width(text[:at]), ink.width(text[: at + len(word)])
            at += len(word) + 1
            if not word:
                continue
            corners = pymupdf.Rect(left, -0.74 * ink.size, right, 0.2 * ink.size).quad * turn
            box = corners.rect * pymupdf.Matrix(1, 0, 0, 1, x, y)
            self.marks.append(Mark(self.number, tag, word, (box.x0, box.y0, box.x1, box.y1)))

    def said(self, x: float, y: float, text: str, ink: Ink, tag: str = "") -> float:
        """Print "label|value" as label and value, of which the value alone is tagged; return the width."""
        label, _, value = text.rpartition("|")
        label = f"{label} " if label else ""
        x -= {"l": 0.0, "c": ink.width(label + value) / 2, "r": ink.width(label + value)}[ink.align]
        ink = ink.but(align="l")
        if label:
            self.text(x, y, label, ink)
        self.text(x + ink.width(label), y, value, ink, tag)
        return ink.width(label + value)

    def column(
        self, x: float, y: float, rows: Sequence[str | tuple[str, str]], ink: Ink, leading: float = 1.3
    ) -> float:
        """Print lines below each other, each a text or (text, tag); return the baseline below the last."""
        for row in rows:
            text, tag = (row, "") if isinstance(row, str) else row
            if text:
                self.said(x, y, text, ink, tag)
            y += ink.size * leading
        return y

    def line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        width: float = 0.6,
        color: Color = BLACK,
        dashes: str | None = None,
    ) -> None:
        """Draw a rule."""
        turn = self.level
        self.page.draw_line(
            pymupdf.Point(x0, y0) * turn, pymupdf.Point(x1, y1) * turn, color=color, width=width, dashes=dashes
        )

    def box(
        self,
        quad: Quad,
        *,
        fill: Color | None = None,
        color: Color | None = BLACK,
        width: float = 0.6,
        radius: float | None = None,
    ) -> None:
        """Draw a rectangle, with or without a border and a fill."""
        rect = (pymupdf.Rect(quad) * self.level).normalize()
        self.page.draw_rect(rect, color=color, fill=fill, width=width if color else 0, radius=radius)

    def disc(self, x: float, y: float, radius: float, *, fill: Color, color: Color | None = None) -> None:
        """Draw a disc."""
        self.page.draw_circle(pymupdf.Point(x, y) * self.level, radius, color=color, fill=fill, width=0.5)

    def pdf(self, *, producer: str = "Fixture Printer 1.0", title: str = "") -> bytes:
        """Return the bytes, the same each time: no clock, no random id."""
        for number, turn in enumerate(self.turns):
            self.doc[number].clean_contents(sanitize=0)
            self.doc[number].set_rotation(turn)
        self.doc.set_metadata(
            {"producer": producer, "title": title, "creationDate": "D:20260101090000Z", "modDate": "D:20260101090000Z"}
        )
        self.doc.subset_fonts()
        return bytes(self.doc.tobytes(garbage=3, deflate=True, use_objstms=1, no_new_id=True))
