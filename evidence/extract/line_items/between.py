"""To which of two items the lines between them belong: by the blanks above and below them, by how lines begin, by what an item lacks.

In: the rows so far and the lines between the last two. Out: how many of these are the upper one's. Never: a row changed.
"""

from __future__ import annotations

import itertools
import re
from statistics import median
from typing import TYPE_CHECKING

from evidence.extract.line_items.column_names import NUMBERS
from evidence.extract.line_items.columns import WORDS
from evidence.extract.line_items.marks import marks
from evidence.extract.page.runs import text_of
from evidence.values.amounts import is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.columns import Cells
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import LayoutLine, PageLayout

_HANGING = re.compile(r"[gjpqy\u00e7Q,;()@$/|{}\[\]_]|^\W*$")


def upper_ones(laid: PageLayout, rows: Sequence[Row], pending: Sequence[tuple[LayoutLine, Cells]]) -> int:
    """Return how many of the lines between the last two items are the upper one's."""
    upper, row = rows[-2:]
    between = [line for line, _ in pending]
    gaps = _gaps(laid, upper.lines[-1], between, row.anchor)
    first = _widest(gaps, row.anchor)
    bases = _between_bases(laid, upper.lines[-1], between, row.anchor) if first < len(pending) else []
    first = first if not bases or _widest(bases, row.anchor) == first else len(pending)
    first = _by_words(laid, rows, pending, first)
    if first == len(pending) and not _clear(gaps, row.anchor):
        coded = (n for n, (line, _) in enumerate(pending) if _another_code(laid, upper, row, line))
        first = next(coded, first)
    return first


def _by_words(laid: PageLayout, rows: Sequence[Row], pending: Sequence[tuple[LayoutLine, Cells]], first: int) -> int:
    """Return how many of the lines between two items are the upper's, as words tell.

    What begins like a line below an item before is below one, too ("Net weight 4.44 kg"); an item whose line of figures
    has no word takes the line above it from one that has words of its own, one that has no count a number above it.
    """
    upper, row = rows[-2], rows[-1]
    if first < len(pending):
        begun = {n.text.split(" ", 1)[0] for r in rows[:-1] for n in r.lines if n.number > r.anchor.number}
        said = (n for n, (line, _) in enumerate(pending, 1) if line.text.split(" ", 1)[0] in begun and " " in line.text)
        return max(first, max(said, default=0))
    ended = {r.lines[-1].text.split(" ", 1)[0] for r in rows[:-2]}
    last = [n for n, (line, _) in enumerate(pending, 1) if line.text.split(" ", 1)[0] in ended]
    gaps = _gaps(laid, upper.lines[-1], [line for line, _ in pending], row.anchor) if last else []
    full = bool(pending) and _is_full(laid, rows, pending)
    if (
        full
        and len(ended) == 1
        and last
        and last[-1] < first
        and gaps[last[-1]] > gaps[last[-1] - 1] + 0.1 * row.anchor.size
    ):
        return last[-1]  # what stands behind the line that ends every item
    if first and set(pending[-1][1]) == {"quantity"} and lacks_count(laid, row):
        return first - 1
    nameless = full and row.cells.get("description") and not has_word(laid, row.cells["description"])
    named = has_word(laid, [i for i in upper.cells.get("description", ()) if i in upper.anchor.words])
    return first - 1 if nameless and named and len(pending) > 1 else first


def _is_full(laid: PageLayout, rows: Sequence[Row], pending: Sequence[tuple[LayoutLine, Cells]]) -> bool:
    """Tell whether the text of an item's line of figures had no room at the end of the line above it."""
    texts = [row.cells.get("description", ()) for row in rows] + [cells.get("description", ()) for _, cells in pending]
    ends = [b.right for words in texts for i in words if (b := laid.levels[i])]
    above, own = pending[-1][1].get("description", ()), rows[-1].cells.get("description", ())
    last, word = (laid.levels[words[at]] if words else None for words, at in ((above, -1), (own, 0)))
    return bool(last and word) and last.right + laid.space * word.height + word.width > max(ends)  # type: ignore[union-attr]  # both are


def _widest(gaps: Sequence[float], lower: LayoutLine) -> int:
    """Return how many of the lines between two items stand above the widest gap; all where no gap is clearly wider."""
    at = max(range(len(gaps)), key=gaps.__getitem__)
    return at if gaps[at] > gaps[-1] + 0.25 * lower.size else len(gaps) - 1


def _gaps(laid: PageLayout, upper: LayoutLine, between: Sequence[LayoutLine], lower: LayoutLine) -> list[float]:
    """Return the blanks between lines, whatever a misread word reaches over: it may be as high as three lines."""
    placed = [(_middle(laid, line), line.size) for line in (upper, *between, lower)]
    return [b - a - (large + small) / 2 for (a, large), (b, small) in itertools.pairwise(placed)]


def _between_bases(
    laid: PageLayout, upper: LayoutLine, between: Sequence[LayoutLine], lower: LayoutLine
) -> list[float]:
    """Return the blanks between the baselines of scanned lines, whose boxes are as high as their letters; [] for others."""
    lines = (upper, *between, lower)
    bases = [base for line in lines if (base := _baseline(laid, line)) is not None]
    usual = median(line.size for line in lines)
    return [b - a - usual for a, b in itertools.pairwise(bases)] if len(bases) == len(lines) else []


def _baseline(laid: PageLayout, line: LayoutLine) -> float | None:
    """Return where most of a scanned line's words without hanging letters end; None where none is."""
    words = (i for i in line.words if not _HANGING.search(laid.page.words[i].text)) if line.origin == "ocr" else ()
    ends = [b.bottom for i in words if (b := laid.levels[i]) and b.height < 2 * line.size]
    return median(ends) if ends else None


def _middle(laid: PageLayout, line: LayoutLine) -> float:
    words = line.words if line.origin == "ocr" else ()
    boxes = [b for i in words if (b := laid.levels[i]) and b.height < 2 * line.size] or [line.level]
    return (min(b.top for b in boxes) + max(b.bottom for b in boxes)) / 2


def _clear(gaps: Sequence[float], lower: LayoutLine) -> bool:
    """Tell whether the gap above the lower item is clearly wider than those among the lines above it."""
    *others, last = gaps
    return bool(others) and last > max(others) + 0.25 * lower.size


def is_astray(laid: PageLayout, anchor: LayoutLine, line: LayoutLine) -> bool:
    """Tell whether a code above a page's first item is that of an item on the page before: the item's own lines stand below it, closer."""
    if anchor.number + 1 >= len(laid.lines) or not marks(laid.page, line.words):
        return False
    above, below = _gaps(laid, line, [anchor], laid.lines[anchor.number + 1])
    return above > below + 0.25 * anchor.size


def _another_code(laid: PageLayout, upper: Row, row: Row, line: LayoutLine) -> bool:
    """Tell whether a line names a product by a code where the item above has its own already, and the one below none."""
    if not any(m.field == "gtin" for m in marks(laid.page, line.words)):
        return False
    coded = [any(m.field == "gtin" for m in marks(laid.page, n.words)) for r in (upper, row) for n in r.lines]
    return any(coded[: len(upper.lines)]) and not any(coded[len(upper.lines) :])


def has_word(laid: PageLayout, words: Sequence[int]) -> bool:
    """Tell whether one of the words is neither a number nor a unit."""
    texts = (laid.page.words[i].text for i in words)
    return any(WORDS.search(text) and not is_unit(text) for text in texts)


def lacks_count(laid: PageLayout, row: Row) -> bool:
    """Tell whether a line of figures has a price and an amount but no number in its count's cell: they prove one above."""
    count = text_of(laid.page, row.cells.get("quantity", ()))
    return not any(map(str.isdigit, count)) and all(row.cells.get(r) for r in NUMBERS if r != "quantity")  # type: ignore[call-overload] # roles by name
