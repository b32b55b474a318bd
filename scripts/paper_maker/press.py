"""Pages printed as a PDF: text in two weights and in a typewriter face, lines, tints, text set upright.

In: text and points. Out: PDF bytes. Never: the words as data; they are read back as a user's file is.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from functools import cache

import pymupdf

WIDTH, HEIGHT = 595.0, 842.0


@cache
def face(name: str) -> pymupdf.Font:
    """Return a font that is built into the library."""
    return pymupdf.Font(name)


class Press:
    """A document in the making; `put` prints on its last page."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, *, mono: bool = False) -> None:
        self.width, self.height, self.mono = width, height, mono
        self.document = pymupdf.Document()
        self.set: list[
            tuple[int, tuple[float, float, float, float], str]
        ] = []  # page, place and text of all that is put
        self.break_page()

    def break_page(self) -> None:
        """Begin another page."""
        self.page = self.document.new_page(width=self.width, height=self.height)

    def wide(self, text: str, size: float = 9.0, *, bold: bool = False) -> float:
        """Return the width of a text in points."""
        return float(self._face(bold=bold).text_length(text, size))

    def put(self, x: float, y: float, text: str, size: float = 9.0, *, bold: bool = False, to: str = "left") -> float:
        """Set a text whose top is at y, to the left, right or centre of x; return the y under it."""
        wide = self.wide(text, size, bold=bold)
        left = x - {"left": 0.0, "right": 1.0, "centre": 0.5}[to] * wide
        if text.strip():
            self.set.append((len(self.document), (left, y + size * 0.2, left + wide, y + size * 1.15), text))
        writer = pymupdf.TextWriter(self.page.rect)
        writer.append((left, y + size * 0.95), text, font=self._face(bold=bold), fontsize=size)
        writer.write_text(self.page)
        return y + size * 1.35

    def stack(self, x: float, y: float, lines: list[str], size: float = 9.0, *, to: str = "left") -> float:
        """Set lines under each other; return the y under them."""
        for line in lines:
            y = self.put(x, y, line, size, to=to)
        return y

    def upright(self, x: float, y: float, text: str, size: float = 8.0) -> None:
        """Set a text that runs upwards from (x, y)."""
        writer = pymupdf.TextWriter(self.page.rect)
        point = pymupdf.Point(x, y)
        writer.append(point, text, font=self._face(bold=True), fontsize=size)
        writer.write_text(self.page, morph=(point, pymupdf.Matrix(90)))

    def wrapped(self, text: str, width: float, size: float = 9.0) -> list[str]:
        """Return a text broken between words so that each line fits the width."""
        lines: list[str] = []
        for word in text.split(" "):
            if lines and self.wide(f"{lines[-1]} {word}", size) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def rule(self, x0: float, y0: float, x1: float, y1: float | None = None) -> None:
        """Draw a thin line; level unless the second end says otherwise."""
        self.page.draw_line((x0, y0), (x1, y0 if y1 is None else y1), width=0.5)

    def tint(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.9) -> None:
        """Fill a rectangle with grey, behind what is printed."""
        self.page.draw_rect((x0, y0, x1, y1), color=None, fill=(grey, grey, grey), overlay=False)

    def pdf(self) -> bytes:
        """Return the document."""
        return bytes(self.document.tobytes(garbage=3, deflate=True, no_new_id=True))

    def _face(self, *, bold: bool) -> pymupdf.Font:
        if self.mono:
            return face("cobo" if bold else "cour")
        return face("hebo" if bold else "helv")
