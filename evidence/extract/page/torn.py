"""A number of a scan that its reader has torn in two at a narrow digit: "R0051 187334".

In: a piece and where a number stands in it. Out: whether it is torn, and the number whole. Never: a drawn text's blanks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.extract.page.paper import Piece

_HALVES = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{4,} (?!(?:19|20)\d\d$)\d{4,}")  # of a number without blanks; no year behind


def halves(piece: Piece, start: int, end: int) -> tuple[int, int] | None:
    """Return where the two halves of a number stand that are all there is in text[start:end] of a scan's piece."""
    text = piece.text[start:end].strip()
    if piece.origin != "ocr" or not _HALVES.fullmatch(text):
        return None
    first = piece.text.index(text, start)
    return first, first + len(text)


def whole(piece: Piece, start: int, end: int) -> str:
    """Return text[start:end] of a piece, without the blank where a number is torn."""
    text = piece.text[start:end]
    return text.replace(" ", "") if halves(piece, start, end) else text
