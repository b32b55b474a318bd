"""The words of one line, given to the columns of a table.

In: a line, columns with their headings' places. Out: words by column role. Never: whether the line is an item (`tables`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.extract.line_items.marks import marks
from evidence.extract.page.runs import runs, text_of
from evidence.values.amounts import amount_readings, is_unit, quantity_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.line_items.headings import Column
    from evidence.extract.page.layout import LayoutLine, PageLayout
    from evidence.model import Box

Cells = dict["Role", list[int]]
CODE = re.compile(r"(?=(?:.*\d){2})[A-Z\d][A-Z\d./_-]{3,24}")
PLURAL = re.compile(r"\([a-z]{1,2}\)")
WORDS = re.compile(r"[^\W\d_]{3,}")
_MONEY = re.compile(r"\d[.,]\d\d(?!\d)")
_MONEY_END = re.compile(r"\d[.,]\d\d(?!\d)(?:\W*[A-Z]{1,3})?\W*$")  # not "3,60 m carbonio"
_THOUSANDS = re.compile(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d{1,4})?-?")
_SIGN = re.compile(r"[A-Z]{0,3}[€$£¥]")
_GLUED = re.compile(r"\d{1,5}[A-Z]{1,4}")
_WHOLE = re.compile(r"\d{1,5}|\d{1,3}(?:[.,]\d{3})+")
_FAR = 1e9
_EDGE = 0.3
_MOST = 60.0  # ems: farther is no farther
_MORE = 1.25  # times the usual blank


def assign(laid: PageLayout, columns: Sequence[Column], line: LayoutLine) -> Cells:
    """Return the words of a line by column role: chunks go to columns in their order, at the least cost."""
    text = [] if any(c.role == "description" for c in columns) else _texts(laid, line)
    chunks = [chunk for chunk in _chunks(laid, columns, line) if not set(chunk) & set(text)]
    if not chunks:
        return {"description": text} if text else {}
    digits = [any(c.isdigit() for i in chunk for c in laid.page.words[i].text) for chunk in chunks]
    places = _cheapest([_costs(laid, columns, chunk) for chunk in chunks], columns, digits)
    cells: Cells = {"description": text} if text else {}
    for chunk, at in zip(chunks, places, strict=True):
        cells.setdefault(columns[at].role, []).extend(chunk)
    return cells


def _chunks(laid: PageLayout, columns: Sequence[Column], line: LayoutLine) -> list[list[int]]:
    """Return the runs of words that stay together: segments, cut where one reaches over two columns."""
    chunks: list[list[int]] = []
    if _is_text(laid, line):
        return [list(line.words)]
    for segment in laid.segments_of(line):
        words = segment.words
        counted = _counted(segment.text) and not _unit_apart(laid, columns, words)
        if len(words) == 1 or _is_over_one(columns, segment.level) or counted or _grouped(laid, words):
            chunks.append(list(words))
        else:
            chunks.extend(_cut(laid, columns, segment.words))
    return chunks


def _texts(laid: PageLayout, line: LayoutLine) -> list[int]:
    """Return the words of runs that begin with a word and hold no money: an item's text where no column is headed so."""
    texts = (s for s in laid.segments_of(line) if not (CODE.fullmatch(s.text) or _counted(s.text)))
    runs_of_text = (s for s in texts if _worded(s.text.split()))
    return [i for s in runs_of_text if not _MONEY_END.search(s.text) and not marks(laid.page, s.words) for i in s.words]


def _worded(texts: Sequence[str]) -> bool:
    """Tell whether a run begins with a word that is no unit, or with one that goes on in words ("Set of 4", "AA cells")."""
    return bool(WORDS.search(no_units(texts[0])) or (texts[0].isalpha() and WORDS.search(" ".join(texts[1:]))))


def _is_text(laid: PageLayout, line: LayoutLine) -> bool:
    """Tell whether a line is one run that begins with a word, without money and without two numbers at its end."""
    if len(laid.segments_of(line)) > 1:
        return False
    texts = [laid.page.words[i].text for i in line.words]
    if not WORDS.search(texts[0]) or _MONEY.search(line.text):
        return False
    return not all(any(map(str.isdigit, text)) for text in texts[-2:]) and not marks(laid.page, line.words)


def _counted(text: str) -> bool:
    """Tell whether a run is a number with its unit: "240 pcs" under a narrow "Qty" stays in one piece."""
    front, _, number = text.partition(" ")
    fronted = bool(_WHOLE.fullmatch(number)) and is_unit(front)  # "EA 1,200"
    return fronted or (text[:1].isdigit() and any(q.unit for q in quantity_readings(text)))


def _unit_apart(laid: PageLayout, columns: Sequence[Column], words: Sequence[int]) -> bool:
    """Tell whether the unit behind a number begins at the edge of a column of units: the number is another column's."""
    named = [c for c in columns if c.role == "unit"]
    return any(_at_edge(laid, named, a, b) for a, b in pairwise(words)) if named else False


def _grouped(laid: PageLayout, words: Sequence[int]) -> bool:
    """Tell whether words are one number with blanks between its thousands, no wider than a blank ("1 200,000")."""
    return bool(_THOUSANDS.fullmatch(text_of(laid.page, words))) and len(runs(laid, words)) == 1


def _at_edge(laid: PageLayout, columns: Sequence[Column], last: int, word: int) -> bool:
    """Tell whether a word begins where a column begins, more than a blank behind the word before."""
    box, before = laid.levels[word], laid.levels[last]
    if box is None or before is None:
        return False
    em = 0.8 * box.height
    near = any(abs(box.left - c.left) < _EDGE * em for c in columns if c.left > before.left)
    return near and box.left - before.right > _MORE * laid.space * em


def _goes_on(laid: PageLayout, chunks: Sequence[list[int]], word: int) -> bool:
    """Tell whether a word is the end of the number before, that number being no end of a text itself."""
    if not _grouped(laid, [*chunks[-1], word]):
        return False
    return len(chunks) < 2 or len(runs(laid, [chunks[-2][-1], chunks[-1][0]])) > 1  # noqa: PLR2004 -- what stands before


def _is_sign(laid: PageLayout, chunk: Sequence[int], word: int) -> bool:
    """Tell whether a chunk is the currency of the number behind it."""
    texts = [laid.page.words[i].text for i in (*chunk, word)]
    return len(texts) == 2 and bool(_SIGN.fullmatch(texts[0])) and texts[1][:1].isdigit()  # noqa: PLR2004 -- sign and number


def _is_over_one(columns: Sequence[Column], box: Box) -> bool:
    """Tell whether a run stands over one column at most."""
    left, right = box.left, box.right
    over = sum(c.left < right and left < c.right and c.left < c.right for c in columns) if left < right else 0
    return over < 2 and not _reaches(columns, box)  # noqa: PLR2004 -- two columns


def _reaches(columns: Sequence[Column], box: Box) -> bool:
    left, middle = box.left, (box.left + box.right) / 2
    return sum(c.start < middle < c.end or c.start < left < c.end for c in columns) > 1


def _cut(laid: PageLayout, columns: Sequence[Column], words: Sequence[int]) -> list[list[int]]:
    """Return runs of letters, with the numbers inside them, and each other number by itself."""
    chunks: list[list[int]] = []
    wordy = False
    each = [bool(WORDS.search(no_units(laid.page.words[i].text))) for i in words]
    for at, i in enumerate(words):
        is_word = each[at] or (wordy and at + 1 < len(words) and each[at + 1])
        if chunks and (
            (not _at_edge(laid, columns, chunks[-1][-1], i) and ((is_word and wordy) or _goes_on(laid, chunks, i)))
            or _is_sign(laid, chunks[-1], i)
        ):
            chunks[-1].append(i)
        else:
            chunks.append([i])
        wordy = is_word
    return chunks


def _costs(laid: PageLayout, columns: Sequence[Column], chunk: Sequence[int]) -> list[float]:
    """Return what it costs to put a chunk into each column."""
    boxes = [b for i in chunk if (b := laid.levels[i]) is not None]
    left, right, em = boxes[0].left, boxes[-1].right, max(4.0, boxes[0].height)
    text = text_of(laid.page, chunk)
    middle = (left + right) / 2
    costs: list[float] = []
    for column in columns:  # one loop, no calls: this is what most of a table's time goes into
        role, start, end = column.role, column.left, column.right
        at_left, off, at_middle = abs(left - start), abs(right - end), abs(middle - (start + end) / 2)
        off = at_left if at_left < off else off  # noqa: FURB136 -- calls cost
        off = (at_middle if at_middle < off else off) / em  # noqa: FURB136 -- calls cost
        over = (right if right < end else end) - (left if left > start else start)  # noqa: FURB136 -- calls cost
        if role == "description" and column.start - em < left and middle < column.end:
            off = min(off, 0.5)
        elif over <= 0:
            off += 1.0 - over / em
        if role == "description" and at_left < _EDGE * em:
            costs.append(off)  # whatever begins at the edge of the texts is text
        else:
            costs.append((off if off < _MOST else _MOST) + _misfit(text, role))  # noqa: FURB136 -- calls cost
    return costs


@lru_cache(maxsize=16384)
def _misfit(text: str, role: Role) -> float:
    """Return what speaks against a text in a column of this role, in ems of misplacement."""
    digits = sum(map(str.isdigit, text))
    if role in {"quantity", "price", "amount", "discount", "tax", "position"}:
        return _misfit_number(text, role, digits)
    misfits = {
        "gtin": 0.0 if digits >= 7 else 5.0,  # noqa: PLR2004 -- a GTIN-8 less one
        "sku": 2.0 if len(text.split()) > 2 else 0.0,  # noqa: PLR2004 -- a code is a word or two
        "mpn": 2.0 if len(text.split()) > 2 else 0.0,  # noqa: PLR2004 -- same
        "unit": 0.0 if is_unit(text) else 3.0,
        "description": 0.0 if WORDS.search(text) else 2.0,
        "asin": 0.0,
    }
    return misfits.get(role, 0.5)


def _misfit_number(text: str, role: Role, digits: int) -> float:
    if role == "position" and CODE.fullmatch(text):
        return 1.0  # "Item" may head article numbers
    if role == "quantity" and _GLUED.fullmatch(text):
        return 0.0  # a unit that nobody knows
    if role != "tax" and is_worded(text):
        return 8.0
    if role in {"price", "amount", "position"} and is_unit(text):
        return 4.0
    return 0.0 if digits or role in {"tax", "discount", "quantity"} else 2.0


def _cheapest(costs: Sequence[Sequence[float]], columns: Sequence[Column], digits: Sequence[bool]) -> list[int]:
    """Return a column for each chunk, never going back; a column of numbers takes a second one at a high price."""
    last = list(costs[0])
    came: list[list[int]] = []
    for n, row in enumerate(costs[1:], 1):
        second = 5.0 if digits[n] and digits[n - 1] else 1.5
        best, best_at = _FAR, 0
        step, now = [], []
        for at, cost in enumerate(row):
            stay = last[at] + (0.0 if columns[at].role == "description" else second)
            choice, total = (best_at, best) if best <= stay else (at, stay)
            now.append(total + cost)
            step.append(choice)
            if last[at] < best:
                best, best_at = last[at], at
        came.append(step)
        last = now
    at = min(range(len(last)), key=last.__getitem__)
    places = [at]
    for step in reversed(came):
        at = step[at]
        places.append(at)
    return places[::-1]


@lru_cache(maxsize=16384)
def is_worded(text: str) -> bool:
    """Tell whether a text holds words that are neither units nor the currency of its only number, nor glued to it ("1CTNS")."""
    return bool(WORDS.search(no_units(text))) and not (amount_readings(text) or quantity_readings(text))


def no_units(text: str) -> str:
    """Return a text without its words that are units."""
    return " ".join(w for w in text.split() if not is_unit(PLURAL.sub("", w)))
