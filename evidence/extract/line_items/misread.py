"""A count that its own print doubts: readers that disagree about its number, figures that are no print of the line.

In: a row's words with their readings. Out: whether its count is a guess unless a sum bears it out. Never: another number.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from evidence.extract.page.otherwise import SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.tables import Row
    from evidence.model import Page, Word

_POOR = 0.75
_LARGE = 1.7  # times the size of the line's other words: a stamp's figures that lie on its level
_LEAST = 2  # words that tell the size of a line's print
_OTHERS, _NUMBER = re.compile(r"\D+"), re.compile(r"\W*\d[\d.,]*\W*")


def misread(page: Page, row: Row) -> bool:
    """Tell whether what stands in a row's cell for a count may be another number, or none of the row's print."""
    words = [page.words[i] for i in row.cells.get("quantity", ())]
    figures = [w for w in words if w.origin == "ocr" and any(map(str.isdigit, w.text))]
    return any(_disputed(word) for word in figures) or _too_large(page, row, figures)


def _disputed(word: Word) -> bool:
    """Tell whether two readers say two numbers of it, or one hardly reads it and the other none."""
    best, *others = word.readings
    if best.confidence >= SURE:
        return False
    own = _OTHERS.sub("", best.text)
    said = {_OTHERS.sub("", other.text) if _NUMBER.fullmatch(other.text) else "" for other in others} - {own}
    return any(said) or (best.confidence < _POOR and bool(said))


def _too_large(page: Page, row: Row, figures: Sequence[Word]) -> bool:
    cell = set(row.cells.get("quantity", ()))
    sizes = [w.size for i in row.words if i not in cell and (w := page.words[i]).size]
    if len(sizes) < _LEAST:
        return False
    usual = median(sizes)
    return any(w.size > _LARGE * usual for w in figures if w.size)
