"""Which way up a picture is, told by reading a small piece of it each way.

In: gray pixels. Out: quarter turns clockwise that make it upright. Never: a look at the whole page more than needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read import engines
from evidence.read.pictures import prepare

if TYPE_CHECKING:
    from evidence.read.engines import Engine, Gray

PIECE = 900
_EVERY = 4  # rows: enough to tell where most ink is
_LEAST_LETTERS = 3


def upright(gray: Gray, candidates: tuple[int, ...]) -> int:
    """Return the candidate whose reading makes most sense; the first one where none does."""
    piece = densest(gray)
    return max(candidates, key=lambda quarters: _sense(piece, quarters))


def _sense(piece: Gray, quarters: int) -> float:
    # As one block: in its automatic mode Tesseract turns blocks itself and finds every way up good.
    return sense(engines.first_reader(), prepare.turned(piece, quarters).gray)


def sense(reader: Engine, piece: Gray) -> float:
    """Return how much a piece says to a reader, by letters and confidence; what is under half sure is noise."""
    seen = reader.recognise(piece, 300, receipt=True)
    letters = ((sum(map(str.isalnum, w.text)), w.confidence) for w in seen)
    return sum(max(0.0, sure - 0.5) * count for count, sure in letters if count >= _LEAST_LETTERS)


def densest(gray: Gray, high: int = PIECE) -> Gray:
    """Return the piece with most ink, at most `PIECE` pixels wide and `high` pixels high."""
    import numpy as np

    height, width = gray.shape
    if height <= high and width <= PIECE:
        return gray
    rough = np.abs(np.diff(gray[::_EVERY].astype(np.int16), axis=1)) > 40  # noqa: PLR2004 -- gray levels of an edge
    best, at = -1, (0, 0)
    for top in range(0, max(1, height - high + high // 3), high // 3):
        for left in range(0, max(1, width - PIECE + PIECE // 3), PIECE // 3):
            edges = int(rough[top // _EVERY : (top + high) // _EVERY, left : left + PIECE].sum())
            if edges > best:
                best, at = edges, (top, left)
    return gray[at[0] : at[0] + high, at[1] : at[1] + PIECE]
