"""Where the text of an item ends: at a line that begins with the same word below every item ("Material: ABS", sizes).

In: the rows of a table. Out: the same rows, their texts without what such lines say. Never: a text's first line; a line
that begins because the one above was full.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from evidence.extract.line_items.marks import marks
from evidence.extract.line_items.sums import has_money
from evidence.extract.page.runs import text_of
from evidence.values.text import strip_accents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import LayoutLine, PageLayout

_LABEL_AND_AMOUNT = 2
_LEAST = 3  # rows that say it; two where the word is a label
_SHARE = 3, 2  # of rows with several lines: two of three


def without_sublines(laid: PageLayout, rows: list[Row]) -> list[Row]:
    """Return rows whose texts end before the first line that most of them begin with one word."""
    titled = _without_title(laid, rows)
    _without_titles(laid, rows, titled)
    each = [texts_of(row) for row in rows]
    right = _right(laid, rows, each)
    for row, parts in zip(rows, each, strict=True):
        asides = (n for n, pair in enumerate(itertools.pairwise(parts), 1) if _is_sum(laid, row, pair, right))
        _end_at(row, parts, next(asides, len(parts)))
    each = [texts_of(row) for row in rows]
    begun: dict[str, list[tuple[str, bool]]] = {}
    for parts in each:
        for key, pair in {k: p for p in itertools.pairwise(parts) if (k := _key(laid, p[1]))}.items():
            begun.setdefault(key, []).append((text_of(laid.page, parts[0]), roomy(laid, pair, right)))
    several = sum(len(parts) > 1 for parts in each)
    said = {key for key, found in begun.items() if _of_all(key, found, several)}
    for row, parts in zip(rows, each, strict=True) if said else ():
        _end_at(row, parts, next((n for n, part in enumerate(parts) if n and _key(laid, part) in said), len(parts)))
    return rows


def _end_at(row: Row, parts: Sequence[list[int]], end: int) -> None:
    """Let a row's text end before one of its lines."""
    left = {i for part in parts[end:] for i in part}
    if left:
        row.extra.extend(sorted(left))
        row.cells["description"] = [i for i in row.cells.get("description", ()) if i not in left]


def _is_sum(laid: PageLayout, row: Row, pair: tuple[list[int], list[int]], right: float) -> bool:
    """Tell whether a line below an item's text names an amount that stands beside it, and had room above ("List price 9.50")."""
    line = next((n for n in row.lines if pair[1][0] in n.words), row.anchor)
    segments = laid.segments_of(line)
    named = len(segments) == _LABEL_AND_AMOUNT and not any(map(str.isdigit, segments[0].text))
    beside = named and has_money(segments[-1].text)
    return beside and line.number > row.anchor.number and roomy(laid, pair, right)


def _without_titles(laid: PageLayout, rows: Sequence[Row], first: LayoutLine | None) -> None:
    """Take titles of groups below items off them: all bold where no line of figures is, or in capitals as the first was and no text is."""
    if len(rows) < _LEAST:
        return
    texts = [[i for i in row.cells.get("description", ()) if i in row.anchor.words] for row in rows]
    plain = not any(laid.page.words[i].bold for text in texts for i in text)
    raised = first is not None and first.text.isupper() and not any(text_of(laid.page, t).isupper() for t in texts)
    if not (plain or raised):
        return
    titles = {
        at: last for at, row in enumerate(rows[:-1]) if _is_title(laid, row, last := row.lines[-1], raised=raised)
    }
    for at, last in titles.items() if len(titles) * 2 < len(rows) else ():
        rows[at].extra.extend(last.words)
        rows[at].cells["description"] = [i for i in rows[at].cells["description"] if i not in last.words]


def _is_title(laid: PageLayout, row: Row, last: LayoutLine, *, raised: bool) -> bool:
    """Tell whether an item's last line is text alone, all bold or all in capitals where titles are `raised` so, and no code."""
    told = last.number > row.anchor.number and {*last.words} <= {*row.cells.get("description", ())}
    styled = last.text.isupper() if raised else all(laid.page.words[i].bold for i in last.words)
    return told and styled and not marks(laid.page, last.words)


def _without_title(laid: PageLayout, rows: Sequence[Row]) -> LayoutLine | None:
    """Take a title of a group away from the first item, where no other has a line above its own text and it is no wrapped one; return its line."""
    if len(rows) < _LEAST or any(n.number < row.anchor.number for row in rows[1:] for n in row.lines):
        return None
    first = rows[0]
    above = [n for n in first.lines if n.number < first.anchor.number]
    own = [i for i in first.cells.get("description", ()) if i in first.anchor.words]
    each = [texts_of(row) for row in rows]
    figures = own and laid.page.words[own[0]].text[:1].isdigit()  # "2pc @ 9.50" below a name
    if not own or figures or len(above) != 1 or marks(laid.page, above[0].words):
        return None
    own_number = [i for i in first.cells.get("position", ()) if i in first.anchor.words]
    numbered = own_number and any(i in first.extra for i in above[0].words)  # "1 Branch north" above "1.1 Mug"
    if numbered or roomy(laid, (list(above[0].words), own), reach(laid, each)):
        first.lines.remove(above[0])
        first.cells = {role: [i for i in words if i not in above[0].words] for role, words in first.cells.items()}
        first.extra = [i for i in first.extra if i not in above[0].words]
        return above[0]
    return None


def with_names_above(rows: list[Row]) -> list[Row]:
    """Return rows with the last line of text above each as its own, where names stand above their figures.

    So they do where no line of figures has a text, the first row has one above it, the last row none below it, and
    there is one between any two: the gaps between lines of a scan alone do not tell whose it is.
    """
    if len(rows) < _LEAST or any(set(row.cells.get("description", ())) & set(row.anchor.words) for row in rows):
        return rows
    above = [[n for n in row.lines if n.number < row.anchor.number] for row in rows]
    below = [[n for n in row.lines if n.number > row.anchor.number] for row in rows]
    if len(above[0]) != 1 or below[-1] or not all(b or a for b, a in zip(below, above[1:], strict=False)):
        return rows
    moved = [
        (row, lines[-1], own)
        for row, lines, over, own in zip(rows, below, above[1:], rows[1:], strict=False)
        if not over
    ]
    names = [[i for i in row.cells.get("description", ()) if i in line.words] for row, line, _ in moved]
    if any(len(name) < len(line.words) for name, (_, line, _) in zip(names, moved, strict=True)):
        return rows
    for name, (row, line, own) in zip(names, moved, strict=True):
        row.cells["description"] = [i for i in row.cells["description"] if i not in name]
        row.lines.remove(line)
        own.lines.insert(0, line)
        own.cells["description"] = [*name, *own.cells.get("description", ())]
    return rows


def _of_all(key: str, found: Sequence[tuple[str, bool]], several: int) -> bool:
    """Tell whether a word begins such lines: below most texts, which differ, and more often by choice than for want of room."""
    least = _LEAST - key.endswith((":", "."))
    often = len(found) >= least and len(found) * _SHARE[0] >= several * _SHARE[1]
    return (
        often
        and len({text for text, _ in found}) * 2 > len(found)
        and sum(roomy for _, roomy in found) * 2 >= len(found)
    )


def texts_of(row: Row) -> list[list[int]]:
    """Return the words of a row's text line by line."""
    text = set(row.cells.get("description", ()))
    parts = [[i for i in line.words if i in text] for line in row.lines]
    return [part for part in parts if part]


def _key(laid: PageLayout, part: Sequence[int]) -> str:
    """Return the word that a line begins with; "" for none with a letter."""
    first = strip_accents(laid.page.words[part[0]].text)
    return first if any(map(str.isalpha, first)) else ""


def _right(laid: PageLayout, rows: Sequence[Row], each: Sequence[list[list[int]]]) -> float:
    """Return how far a text may reach: as far as the longest, or up to what stands beside it everywhere."""
    right = reach(laid, each)
    beside = [b.left - b.height for row in rows for i in row.anchor.words if (b := laid.levels[i]) and b.left > right]
    return max(right, min(beside)) if len(beside) > len(rows) else right


def reach(laid: PageLayout, each: Sequence[list[list[int]]]) -> float:
    """Return where the longest line of all texts ends."""
    return max((b.right for parts in each for part in parts if (b := laid.levels[part[-1]]) is not None), default=0.0)


def roomy(laid: PageLayout, pair: tuple[list[int], list[int]], right: float) -> bool:
    """Tell whether a line's first word would have had room at the end of the line above."""
    last, first = laid.levels[pair[0][-1]], laid.levels[pair[1][0]]
    return last is not None and first is not None and last.right + laid.space * first.height + first.width < right
