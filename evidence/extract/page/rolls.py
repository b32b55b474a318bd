"""Papers of tills: rolls, and narrow prints on a larger sheet.

In: a paper. Out: whether it looks like a till's. Never: a kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in
from evidence.values.amounts import find_amounts

if TYPE_CHECKING:
    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper
    from evidence.model import Page

_ROLL = 1.7  # a page so much higher than wide is a till roll: nobody is addressed there
_ROLL_WIDTH = 45  # sizes of text that the paper of a till is wide
_INK = 1.39  # a font's size to the height of its capitals
_COLUMN = 70  # sizes of text that the print of a till is wide on a larger sheet
_MOST_IN_LINE = 52  # signs
_SHORT = 6  # lines
_CENTS = 2


def is_roll(page: Page) -> bool:
    """Tell whether a page is a till roll: it is addressed to nobody."""
    return page.height > _ROLL * page.width


def is_paid_at_till(paper: Paper) -> bool:
    """Tell whether a paper looks like a till's and tells what was paid: nobody's address stands there without a heading."""
    return is_till(paper) and any(
        with_money(paper, h) for p in paper.pieces for h in hits_in(p)[:1] if h.heads and h.is_any("tendered")
    )


def with_money(paper: Paper, hit: Hit) -> bool:
    """Tell whether a row begins with a label and ends in money: "VISA 63.80"."""
    last = paper.sheet(hit.piece.page).lines[hit.piece.line][-1]
    found = find_amounts(last.text)
    return bool(found) and found[-1].decimals == _CENTS


def is_till(paper: Paper) -> bool:
    """Tell whether a paper looks like a till roll: one narrow column of print, or few large signs a line, on one page."""
    sheet = paper.sheets[0]
    if len(paper.sheets) > 1 or not sheet.pieces:
        return False
    ink, page = sheet.ink, sheet.page
    scanned = sheet.pieces[0].origin == "ocr"  # its sizes are those of small letters
    width, height = (page.flat.width, page.flat.height) if page.flat else (page.width, page.height)
    narrow = height > width and width < sheet.size * _ROLL_WIDTH * (_INK if scanned else 1.0)
    column = ink.height > ink.width * 1.15 and ink.width < sheet.size * _COLUMN
    chars = sorted(len(" ".join(p.text for p in row)) for row in sheet.lines)
    last = int(len(chars) * 0.95) - (narrow and len(chars) > _SHORT)  # there one line may be longer
    longest = chars[min(last, len(chars) - 1)] if len(chars) > 1 else 0
    return (narrow or column) and longest <= _MOST_IN_LINE
