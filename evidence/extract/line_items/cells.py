"""A table's row -> an Item: the values of its cells, with quantity x price = amount as the judge of readings.

In: a row's words by column. Out: Items whose cells keep every candidate, best first. Never: a quantity that two
readings contest given as one; a code that its label denies.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.agreeing import PER_MANY, in_thousands, pers_of, rates_of, settle, shared_factor
from evidence.extract.line_items.aligned import lone_codes, under_labels
from evidence.extract.line_items.marks import CODES, Code, Mark, marks
from evidence.extract.line_items.misread import misread
from evidence.extract.line_items.readings import (
    ABOUT,
    Reading,
    amounts_in,
    mark_of_counts,
    quantities_in,
    with_unknown_units,
)
from evidence.extract.page.layout import span_of
from evidence.extract.page.runs import runs, text_of
from evidence.model import Cell, Found, Item, Page
from evidence.values.amounts import canonical, is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout

_PACKS = re.compile(r"\d\s*(?:[^\W\d_]{1,12}\.?\s)?[x×*]\s*\d", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
SURE, FAIR, CONTESTED = 0.96, 0.85, 0.5
RIVALS = 0.5  # of two numbers in one cell that nothing settles
_COUNT = re.compile(r"[1-9]\d{0,3}")
_SIGN = re.compile(r"[-\u2013\u2014/|:\u00b7]+")  # between a code and a text
_LEFTWARD = frozenset({"R", "AL"})


def items_of_rows(document_id: str, laid: PageLayout, rows: Sequence[Row], mark: str | None) -> list[Item]:
    """Return the items that the rows of a table are."""
    codes = lone_codes(laid, rows)
    mark = mark_of_counts(laid.page, rows) or mark
    factor = shared_factor(laid, rows, mark)
    return [item_of(document_id, laid, row, mark, (codes.get(at), factor)) for at, row in enumerate(rows)]


def item_of(
    document_id: str,
    laid: PageLayout,
    row: Row,
    mark: str | None,
    beside: tuple[Mark | None, Decimal | None] = (None, None),
) -> Item:
    """Return the item that a row of a table is; `beside` is a code without a label of its own, and the table's factor."""
    lone, factor = beside
    page = laid.page
    quantities = _with_below(laid, row, quantities_in(laid, row.cells.get("quantity", []), mark), mark)
    prices = amounts_in(laid, row.cells.get("price", []), mark)
    amounts = amounts_in(laid, row.cells.get("amount", []), mark)
    rates, shared = rates_of(page, row), [factor] if factor else []
    factors = [*shared, *rates] if factor in PER_MANY else [*rates, *shared]
    sums = settle(quantities, prices, amounts, factors, pers_of(page, row))
    if sums.agrees is False and page.words[row.words[0]].origin == "ocr":  # a minus that was not read before a count
        back = [(-value, sure, text) for value, sure, text in quantities]
        returned = settle(back, prices, amounts, factors, pers_of(page, row))
        quantities, sums = (back, returned) if returned.agrees else (quantities, sums)
    quantities = with_unknown_units(quantities, sums.quantity) if sums.agrees else quantities
    contested = sums.agrees is None and (_contested(laid, row, quantities) or misread(page, row))
    if sums.agrees is False or contested or _doubled(laid, row):
        quantities = [(value, RIVALS * sure, text) for value, sure, text in quantities]
    elif in_thousands(quantities, sums) or (sums.agrees is None and _counted_beside(laid.page, row, quantities)):
        quantities = [(value, ABOUT * sure, text) for value, sure, text in quantities]
    found = _row_marks(laid, row)
    if lone is not None and not any(lone.words[0] in m.words for m in found):
        found.append(lone)
    builder = _Builder(document_id, page)
    cells: list[Found] = []
    skip = {i for m in found for i in (*m.words, *m.label) if m.labelled or m.label or m.field in {"gtin", "asin"}}
    what = _description(page, row, skip)
    if what:
        cells.append(builder.found("description", builder.text(what), what, 0.9))
    cells.extend(builder.numbers("quantity", row.cells.get("quantity", []), quantities, (sums.quantity, sums.agrees)))
    cells.extend(_unit(builder, row))
    cells.extend(builder.numbers("price", row.cells.get("price", []), prices, (sums.price, sums.agrees)))
    cells.extend(builder.numbers("amount", row.cells.get("amount", []), amounts, (sums.amount, sums.agrees)))
    cells.extend(builder.mark(m) for m in found)
    labels = {i for m in found for i in m.label if i not in m.words}
    codes = _code_cells(builder, laid, row, labels)
    cells.extend(c for c in codes if not any(c.field == o.field and c.value == o.value for o in cells))
    codes += [builder.mark(m) for m in found if m.labelled and not any(m.text == c.text for c in codes)]
    return _item(builder, row, cells, codes, sums.agrees)


def _counted_beside(page: Page, row: Row, quantities: Sequence[Reading]) -> bool:
    """Tell whether another column has another count, where an amount has no price beside it: that may be billed."""
    if not row.cells.get("amount") or row.cells.get("price"):
        return False
    aside = set(row.cells.get("other", ())) & set(row.anchor.words)
    same = {text for _, _, text in quantities}
    return any(_COUNT.fullmatch(word) and word not in same for word in (page.words[i].text for i in aside))


def _with_below(laid: PageLayout, row: Row, quantities: list[Reading], mark: str | None) -> list[Reading]:
    """Return the readings of a quantity and of a number that stands below it in its cell ("37 CTNS" over "740 PCS")."""
    below = quantities_in(laid, row.below, mark) if quantities else []
    return quantities + [r for r in below if all(r[0] != q for q, _, _ in quantities)]


def _doubled(laid: PageLayout, row: Row) -> bool:
    """Tell whether a row holds two articles, two counts and two amounts: two tables stand side by side."""
    doubled: tuple[Role, ...] = ("quantity", "amount")
    codes = [i for code in ("sku", "mpn") for i in row.cells.get(_role(code), ())]
    return len(_apart(laid, codes)) > 1 and all(len(runs(laid, row.cells.get(r, ()))) > 1 for r in doubled)


def _contested(laid: PageLayout, row: Row, quantities: Sequence[Reading]) -> bool:
    """Tell whether a quantity that nothing confirms has a rival, is no whole number, or counts packs of so many."""
    several = len({text for _, _, text in quantities}) > 1 and (
        len(runs(laid, row.cells["quantity"])) > 1 or bool(row.below)
    )
    first = quantities[:1]
    return several or any(value != value.to_integral_value() or _PACKS.search(text) for value, _, text in first)


def _item(b: _Builder, row: Row, cells: list[Found], codes: list[Found], agrees: bool | None) -> Item:
    words = row.words
    return Item(
        span=span_of(b.document, b.page, words),
        text="\n".join(line.text for line in (*row.lines, *row.aside)),
        cells=tuple(cells),
        code_cells=tuple(codes),
        confidence={True: SURE, None: FAIR, False: 0.6}[agrees],
        origin=b.page.words[words[0]].origin,
    )


class _Builder(msgspec.Struct, frozen=True):
    """Makes Founds of one page."""

    document: str
    page: Page

    def text(self, words: Sequence[int]) -> str:
        return text_of(self.page, words)

    def found(self, field: Cell, value: str, words: Sequence[int], sure: float, text: str | None = None) -> Found:
        read = min(self.page.words[i].confidence for i in words)
        return Found(
            field=field,
            value=value,
            text=self.text(words) if text is None else text,
            span=span_of(self.document, self.page, words),
            confidence=round(sure * (0.5 + 0.5 * read), 4),
            finder="table",
            origin=self.page.words[words[0]].origin,
        )

    def mark(self, mark: Mark) -> Found:
        return self.found(mark.field, mark.value, mark.words, mark.confidence, mark.text)

    def where(self, words: Sequence[int], text: str) -> Sequence[int]:
        """Return the fewest words of a cell side by side that say a text: units and other columns may share the cell."""
        parts = [words[a : a + size] for size in range(1, len(words)) for a in range(len(words) - size + 1)]
        said = [part for part in parts if text in self.text(part)]
        return next((part for part in said if self.text(part) == text), said[0] if said else words)

    def numbers(
        self,
        field: Cell,
        words: Sequence[int],
        readings: Sequence[Reading],
        settled: tuple[Decimal | None, bool | None],
    ) -> list[Found]:
        value, agrees = settled
        best = {True: SURE, None: FAIR, False: 0.6}[agrees]
        found = []
        for at, (number, sure, text) in enumerate(readings):
            chosen = number == value if value is not None else at == 0
            confidence = best * sure if chosen else CONTESTED * sure * (0.6 if agrees else 0.9) / (1 + at)
            found.append(self.found(field, canonical(number), self.where(words, text), confidence, text))
        return sorted(found, key=lambda f: -f.confidence)


def _row_marks(laid: PageLayout, row: Row) -> list[Mark]:
    """Return the codes on the row's lines; cells of serial, tax and position columns hold none."""
    denied = {i for role in ("other", "tax", "position") for i in row.cells.get(role, ())}
    page = laid.page
    found: list[Mark] = []
    taken: set[tuple[str, str]] = set()
    for column in CODES[:2]:
        for mark in marks(page, row.cells.get(column, ()), column):
            if (mark.field, mark.value) not in taken:
                taken.add((mark.field, mark.value))
                found.append(mark)
    for line in row.lines:
        for mark in marks(page, line.words):
            if (mark.field, mark.value) not in taken and not denied & set(mark.words):
                taken.add((mark.field, mark.value))
                found.append(mark)
    words = {i for m in found for i in m.words}
    return found + [m for m in under_labels(laid, row.lines) if not words & set(m.words)]


def _description(page: Page, row: Row, skip: set[int]) -> list[int]:
    words = [i for i in row.cells.get("description", ()) if i not in skip]
    letters = [n for n, i in enumerate(words) if not _SIGN.fullmatch(page.words[i].text)]
    if not any(c.isalpha() for i in words for c in page.words[i].text):
        return []
    return _as_read(page, row, words[letters[0] : letters[-1] + 1])


def _as_read(page: Page, row: Row, words: list[int]) -> list[int]:
    """Return a text's words in the order of reading: from right to left on each line where most letters are of such a script."""
    letters = [c for i in words for c in page.words[i].text if c.isalpha()]
    if sum(unicodedata.bidirectional(c) in _LEFTWARD for c in letters) * 2 <= len(letters):
        return words
    lines = [[i for i in words if i in line.words] for line in row.lines]
    return [i for line in lines for i in reversed(line)]


def _unit(builder: _Builder, row: Row) -> list[Found]:
    cells = (*row.cells.get("unit", ()), *row.cells.get("quantity", ()), *row.below)
    words = [i for i in cells if is_unit(builder.page.words[i].text)]
    return [builder.found("unit", builder.page.words[words[0]].text, words[:1], FAIR)] if words else []


def _code_cells(builder: _Builder, laid: PageLayout, row: Row, labels: set[int]) -> list[Found]:
    """Return whole cells of columns whose heading says that they hold article numbers, but for codes behind labels of their own."""
    own = set(row.anchor.words)
    found = []
    for role in ("sku", "mpn"):
        code: Code = role
        every = row.cells.get(_role(code), [])
        words = [i for i in every if i in own] or every
        below = [i for i in every if i not in words][:1] if words and builder.text(words).endswith("-") else []
        for part in [[*words, *below]] if below else _apart(laid, words):
            text = "".join(builder.text([i]) for i in part) if below else builder.text(part)
            if len(text) <= 40 and any(map(str.isalnum, text)) and labels.isdisjoint(part):  # noqa: PLR2004 -- longer is a sentence
                found.append(builder.found(code, text, part, 0.9))
    return found


def _apart(laid: PageLayout, words: Sequence[int]) -> list[list[int]]:
    """Return words parted at wide gaps: two columns of codes are two cells."""
    parts: list[list[int]] = []
    for i in words:
        box, last = laid.levels[i], laid.levels[parts[-1][-1]] if parts else None
        if box and last and -0.1 * last.height < box.left - last.right < 0.9 * last.height:
            parts[-1].append(i)
        else:
            parts.append([i])
    return parts


def _role(code: Code) -> Role:
    return code
