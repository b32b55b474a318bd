"""Whether a line beside an item's numbers is part of the item, where it names a product code.

In: a row under construction and a line near it. Out: "part", "aside" (its words count, its codes do not) or "other".
Never: a line without codes turned away; a second labelled code hidden, for that contradicts the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from evidence.extract.line_items.marks import marks, run_of
from evidence.values.amounts import is_unit
from evidence.values.codes import fold
from evidence.values.related import names_another
from evidence.values.text import means
from evidence.values.unsupplied import denial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.marks import Mark, Run
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import LayoutLine
    from evidence.model import Page

Place = Literal["part", "aside", "other"]
_TIMES = frozenset({"x", "\u00d7", "*"})
_BEHIND = re.compile(r"[\s,;:()\u2013=-]*(?P<sign>[^\d]*?)\s*(?P<count>\d[\d.,]*)\s*(?P<unit>[^\d\s.,;)]*)[\s.,;)]*")
_FRONT = re.compile(r"\W*(?P<count>\d[\d.,]*)\s*(?P<unit>[^\d\s]+)(?:\s+[^\W\d]{1,9}\.?){0,2}\W*")
_SIZE = re.compile(
    r"[dchkm]?[gml][23]?|kgs|gr|grams?|gramm|oz|lbs?|in|inch|ft|feet|foot|lit(?:er|re)s?|met(?:er|re)s?|mtr|h|hrs?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_PARTED = re.compile(r"[,;:(|/\u2013-]\s*")


def place_of(page: Page, row: Row, line: LayoutLine) -> Place:
    """Return what a line near a row is to it: codes of "aside" and "other" lines are not the item's."""
    codes = marks(page, line.words)
    if not codes:
        return "part"
    own = _own(page, row)
    foreign = [m for m in codes if fold(m.value) not in own.get(m.field, ())]
    if not foreign:
        return "part"
    run = run_of(page, line.words)
    if denial(line.text):
        return "other" if all(own.get(m.field) for m in foreign) else "aside"
    counts = {page.words[i].text.strip(".,") for i in row.cells.get("quantity", ())}
    if any(names_another(_lead(row, line) + _before(run, m)) or _counted(run, m, counts) for m in foreign):
        return "other"
    if row.parted and any(not m.labelled for m in foreign):
        return "other"
    loose = [m for m in foreign if m.field in {"asin", "gtin"} and _in_sentence(run, m, codes)]
    return "other" if any(own.get(m.field) for m in loose) else "part"


def _lead(row: Row, line: LayoutLine) -> str:
    """Return the line right above, where it belongs to the row and ends as if a code should follow."""
    above = (o.text for o in row.lines if o.number == line.number - 1 and o is not row.anchor)
    return next((f"{text} " for text in above if text.rstrip().endswith(":")), "")


def _own(page: Page, row: Row) -> dict[str, set[str]]:
    """Return the codes that a row has so far, folded, by field."""
    own: dict[str, set[str]] = {}
    found = [m for line in row.lines for m in marks(page, line.words)]
    found += marks(page, row.cells.get("gtin", ()), "gtin")
    found += marks(page, row.cells.get("asin", ()), "asin")
    for mark in found:
        own.setdefault(mark.field, set()).add(fold(mark.value))
    return own


def _before(run: Run, mark: Mark) -> str:
    """Return what stands before a code and its label: the "no" of "SKU No: 4711" denies nothing."""
    return run.text[: run.starts[run.words.index((*mark.label, *mark.words)[0])]]


def _behind(run: Run, mark: Mark) -> str:
    at = run.words.index(mark.words[-1]) + 1
    return run.text[run.starts[at] :] if at < len(run.words) else ""


def _counted(run: Run, mark: Mark, counts: set[str]) -> bool:
    """Tell whether a code has a quantity of its own beside it ("x 40", "40 pcs"), not the row's told again."""
    behind = _BEHIND.fullmatch(_behind(run, mark))
    if behind and behind["count"].strip(".,") not in counts:
        sign = behind["sign"].strip(" .:")
        if sign.lower() in _TIMES or _is_quantity_label(sign) or (not sign and _is_count_of(behind["unit"])):
            return True
    front = _FRONT.fullmatch(_before(run, mark))
    if front is None or front["count"].strip(".,") in counts:
        return False
    return front["unit"].lower() in _TIMES or _is_count_of(front["unit"])


def _is_count_of(unit: str) -> bool:
    """Tell whether a unit counts goods; "500 g" in front of a code is what the goods are."""
    return is_unit(unit) and not _SIZE.fullmatch(unit.strip("."))


def _is_quantity_label(text: str) -> bool:
    return means(text, "columns", "quantity")


def _in_sentence(run: Run, mark: Mark, codes: Sequence[Mark]) -> bool:
    """Tell whether a code stands among words that are neither its label nor parted from the label by a sign."""
    named = {i for m in codes for i in (*m.words, *m.label)}
    if not mark.labelled:
        texts = (run.text[a : run.starts[n + 1] if n + 1 < len(run.starts) else None] for n, a in enumerate(run.starts))
        return any(i not in named and _WORD.search(t) for i, t in zip(run.words, texts, strict=True))
    first = (*mark.label, *mark.words)[0]
    front = run.text[: run.starts[run.words.index(first)]].rstrip()
    return bool(_WORD.search(front)) and not _PARTED.fullmatch(front[-1:])
