"""A sheet on which text is set: words with boxes, as a text layer gives them.

In: text and points. Out: `Page`s. Never: a file.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import pymupdf

from evidence.model import Box, Document, Page, Reading, Source, Word

WIDTH, HEIGHT = 595.0, 842.0


_WESTERN = 0x250  # letters from here on are in no Latin font


@cache
def _face(name: str) -> pymupdf.Font:
    return pymupdf.Font(name)


def face_of(text: str, *, bold: bool) -> pymupdf.Font:
    """Return the font that a text is set in: a common sans-serif, or one with the letters of the east."""
    western = all(ord(c) < _WESTERN for c in text)
    return _face(("hebo" if bold else "helv") if western else "japan")


@cache
def width_of(text: str, size: float, *, bold: bool) -> float:
    """Return the width of a text in points. `pymupdf.get_text_length` counts letters with accents too narrow."""
    return float(face_of(text, bold=bold).text_length(text, size))


@dataclass
class Sheet:
    """One page in the making."""

    width: float = WIDTH
    height: float = HEIGHT
    words: list[Word] = field(default_factory=list)

    def put(self, x: float, y: float, text: str, size: float = 9.0, *, bold: bool = False, to: str = "left") -> float:
        """Set a text whose top is at y, to the left, right or centre of x; return the y under it."""
        whole = width_of(text, size, bold=bold)
        left = x - {"left": 0.0, "right": whole, "centre": whole / 2}[to]
        blank = width_of(" ", size, bold=bold)
        for part in text.split(" "):
            wide = width_of(part, size, bold=bold)
            if part:
                reading = Reading(text=part, confidence=1.0, reader="text layer")
                box = Box(left, y, left + wide, y + size * 1.2)
                self.words.append(Word(readings=(reading,), box=box, size=size, bold=bold))
            left += wide + blank
        return y + size * 1.35

    def stack(self, x: float, y: float, lines: list[str], size: float = 9.0, *, to: str = "left") -> float:
        """Set lines under each other; return the y under them."""
        for line in lines:
            y = self.put(x, y, line, size, to=to)
        return y

    def document(self, name: str) -> Document:
        """Return the sheet as a document that was read."""
        page = Page(
            number=1, width=self.width, height=self.height, words=tuple(self.words), read_by="text layer", reason="made"
        )
        return Document(source=Source(sha256="0" * 64, name=name, kind="pdf", path=name), pages=(page,))
