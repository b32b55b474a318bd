"""Items of a scan whose figures were not read: they stand among the lines of the item above, a code or a unit of their own in front.

In: the rows of a scanned table. Out: the numbers of such lines. Never: a second code of the item itself below its own,
whose text goes on for want of room.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.line_items.sublines import reach, roomy, texts_of
from evidence.extract.page.runs import text_of
from evidence.values.amounts import is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.headings import Heading
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout

_LETTER, _DIGIT = re.compile(r"[A-Z]"), re.compile(r"\d")
_SHORTEST = 4  # signs of a code
_EDGE = 0.6  # ems by which codes of one column may begin apart


def unread_items(laid: PageLayout, heading: Heading, rows: Sequence[Row]) -> frozenset[int]:
    """Return the lines with another code of the shape that all items' codes have, or a unit where all have one, and a text by choice."""
    if len(rows) < 2 or rows[0].anchor.origin != "ocr":  # noqa: PLR2004 -- one shows no shape
        return frozenset()
    coded = [[i for i in row.cells.get("sku", ()) if i in row.anchor.words] for row in rows]
    united = [[i for i in row.cells.get("unit", ()) if i in row.anchor.words] for row in rows]
    codes = [text_of(laid.page, words) for words in coded]
    shapes = {_shape(code) for code in codes}
    if len(shapes) == 1 and min(map(len, codes)) >= _SHORTEST and any(map(str.isdigit, codes[0])):
        own = coded
    elif all(united) and not any(coded):
        own = united
    else:
        return frozenset()
    left = min(b.left for words in own for i in words[:1] if (b := laid.levels[i]))
    named = max((c.right for c in heading.columns if c.role == "description"), default=laid.page.width)
    beside = min((c.left for c in heading.columns if c.left > named), default=0.0) - rows[0].anchor.size
    right = max(beside, reach(laid, [texts_of(row) for row in rows]))
    found: dict[int, int] = {}
    for at, row in enumerate(rows):
        above = texts_of(row)[:1]
        for line in (n for n in row.lines if n.number > row.anchor.number):
            first, *rest = line.words
            text, box = laid.page.words[first].text, laid.levels[first]
            marked = is_unit(text) if own is united else _shape(text) in shapes and text not in codes
            new = marked and rest and box and abs(box.left - left) < _EDGE * line.size
            if new and above and roomy(laid, (above[-1], rest), right):
                found[line.number] = at
            above = [rest] if new and rest else above
    # Each item has such a line of its own: it is the item's, and begins none.
    usual = len(set(found.values())) == len(found) and len(found) * 2 > len(rows)
    return frozenset(() if usual else found)


def _shape(code: str) -> str:
    """Return a code with its letters and digits told apart only."""
    return _DIGIT.sub("0", _LETTER.sub("A", code))
