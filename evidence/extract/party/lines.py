"""A shop's name in two lines of one size: the second ends in a word of business and neither says more than a name.

In: two lines of a sheet, one right under the other. Out: whether they are one name. Never: a company under its brand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in
from evidence.values.addresses import looks_like_address
from evidence.values.names import is_sentence, looks_like_company, split_legal_form

if TYPE_CHECKING:
    from evidence.extract.page.paper import Piece, Sheet

_HEAD = 0.2  # of the height of what is printed
_SAME, _SMALLER = 0.08, 0.87  # sizes: how far those of one name differ; of the line under both to theirs
_COMPANY = 0.5  # a word of business
_ADDRESS = 0.3  # likely one
_CLOSE = 0.9  # em between the lines of one name


def are_one_name(sheet: Sheet, upper: Piece, lower: Piece, under: Piece | None) -> bool:
    """Tell whether two lines over smaller print are one name: "SHREE VENKATESH | MEDICAL STORES"; `under`: what follows them."""
    if abs(upper.size - lower.size) > _SAME * upper.size or (upper.origin != "ocr" and upper.bold != lower.bold):
        return False
    row, at = sheet.lines[upper.line], upper.line
    first = len(row) == 1 and len(sheet.lines[lower.line]) == 1 and sheet.height_of(upper) < _HEAD
    above = next(iter(sheet.lines[at - 1]), None) if at else None
    larger = under is not None and under.size < _SMALLER * lower.size
    apart = above is None or above.size < _SMALLER * upper.size
    close = lower.box.top - upper.box.bottom < _CLOSE * upper.size
    return first and larger and apart and close and _is_plain(upper) and _is_plain(lower) and _ends_it(lower)


def _is_plain(piece: Piece) -> bool:
    """Tell whether a line says nothing but words of a name: no form, label, address or number."""
    text = piece.text.strip(" .,-*")
    words = text[:1].isupper() and not any(map(str.isdigit, text)) and "(" not in text and not hits_in(piece)[:1]
    return words and split_legal_form(text)[1] is None and looks_like_address(text) < _ADDRESS and not is_sentence(text)


def _ends_it(piece: Piece) -> bool:
    """Tell whether a line has a word of business."""
    return looks_like_company(piece.text) >= _COMPANY
