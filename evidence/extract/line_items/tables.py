"""Rows of a table of line items under its heading.

In: a page laid out and a heading (of this page, or of the page before). Out: `Row`s, each with the words of its cells
by role, wrapped lines joined. Never: values (see `cells`), totals, headings repeated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.between import has_word, is_astray, lacks_count, upper_ones
from evidence.extract.line_items.column_names import NUMBERS, Role, roles_of
from evidence.extract.line_items.columns import PLURAL, Cells, assign, is_worded
from evidence.extract.line_items.joined import place_of
from evidence.extract.line_items.marks import marks
from evidence.extract.line_items.sums import ENDS, has_money, is_reference, is_remark, sum_of, sum_role, taxes, weighs
from evidence.extract.line_items.unread import unread_items
from evidence.extract.page.layout import LayoutLine
from evidence.extract.page.runs import runs, text_of
from evidence.values.amounts import find_amounts, quantity_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.headings import Heading
    from evidence.extract.page.layout import PageLayout

_NOTE = re.compile(r"[•·*\u2013>«»]\s|[«»¢]\d|- |[^\W\d][^\d:]{1,28}:(?:\s|$|\w*\d)")
_BANNER = re.compile(r"[-=*_~]{2,}.*[-=*_~]{2,}|\W*")
_MULTIPLIED = re.compile(r"\d\s*[x×*@]\s*\d+[.,]\d\d(?!\d)", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
SURELY = 3
_FIGURES = re.compile(r"@\s?\S?\d|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
_SIZES = re.compile(r"(?:(?:\S{1,4} ?: ?|[A-Z$]{1,3} ?)\d+\s*){3,}")  # "S: 62 M: 125 L: 166", "S62 M125 L166"
_MONEY = re.compile(r"\d[.,]\d\d(?!\d)")
_RATE = re.compile(r"\d{1,3}(?:[.,]\d+)? ?%")
_GRID = 2  # cells that may stand beside each other in a text
CODED: tuple[Role, ...] = ("sku", "mpn")
MOST_CODEWORDS = 2
MOST_CONTINUED = 14
MOST_LABEL = 5  # words
LEAST_PRICED = 2  # rows with an amount


class Row(msgspec.Struct, kw_only=True):
    """One item under construction: words by role, of all its lines; `anchor` is the line with its numbers."""

    page: int
    anchor: LayoutLine
    lines: list[LayoutLine]
    cells: dict[Role, list[int]]
    extra: list[int]
    below: list[int] = msgspec.field(default_factory=list)  # what stands under the anchor's quantity, in its column
    noted: bool = False  # a line of the kind "Serial: 12" was met: the description has ended
    aside: list[LayoutLine] = msgspec.field(
        default_factory=list
    )  # lines that speak about the item and name other codes
    parted: bool = False  # a line naming another product was met: codes in the text behind it are no more the item's

    @property
    def words(self) -> tuple[int, ...]:
        """Every word of the row, line by line."""
        return tuple(i for line in sorted(self.lines, key=lambda n: n.number) for i in line.words)


def rows_of(laid: PageLayout, heading: Heading, first: int, last: int, *, open_: bool = True) -> list[Row]:
    """Return the items among the lines first <= number < last; `open_` says that items may begin right away."""
    rows = _rows(laid, heading, laid.lines[first:last], open_=open_)
    names, unread = _names_alone(laid, rows), unread_items(laid, heading, rows)
    if not (names or unread):
        return rows
    return _rows(laid, heading, laid.lines[first:last], open_=open_, names=names, unread=unread)


def _names_alone(laid: PageLayout, rows: Sequence[Row]) -> frozenset[int]:
    """Return the lines that are a name with a size and no figures ("Green beans 280G"), beside figures without any name.

    They lack the amount that every other row has; the one above them (below, for the first) has a code at most.
    """
    priced = [has_money(text_of(laid.page, row.cells.get("amount", ()))) for row in rows]
    if all(priced) or sum(priced) < LEAST_PRICED:
        return frozenset()
    beside = zip((rows[1], *rows), (priced[1], *priced), rows, priced, strict=False)
    return frozenset(
        row.anchor.number
        for other, paid, row, own in beside
        if paid and not own and has_word(laid, row.anchor.words) and not _is_named(laid, other)
    )


def _is_named(laid: PageLayout, row: Row) -> bool:
    """Tell whether a row's own line has a word that is no unit."""
    return has_word(laid, [i for i in row.cells.get("description", ()) if i in row.anchor.words])


def _rows(
    laid: PageLayout,
    heading: Heading,
    lines: Sequence[LayoutLine],
    *,
    open_: bool,
    names: frozenset[int] = frozenset(),
    unread: frozenset[int] = frozenset(),
) -> list[Row]:
    """Return the items among lines; those whose numbers are among `names` have no figures, those among `unread` are items without."""
    rows: list[Row] = []
    pending: list[tuple[LayoutLine, Cells]] = []
    closed = not open_
    for line in lines:
        if line.turn or _BANNER.fullmatch(line.text):
            continue
        columns = heading.beside if heading.beside and not has_money(line.text) else heading.columns
        cells = assign(laid, columns, line)
        made = line.text.startswith("=") and not has_money(line.text)  # "= 240 pcs" below "10 cartons x 24"
        cells = {r: w for r, w in cells.items() if r != "description"} if made else cells
        cells = {"description": list(line.words)} if line.number in names else cells
        strength = 0 if made or line.number in names else _strength(laid, heading, cells)
        strength = 0 if strength and rows and _of_labels(laid, line) else strength
        priced = _priced(laid, heading, line, cells) and not taxes(line.text)
        role = None if priced or _own_tax(laid, cells) else sum_of(laid, line)
        if role and not _coded(laid, cells):
            closed = closed or (role in ENDS and not weighs(line.text))
            pending = _leave(laid, rows, pending)
            continue
        if is_remark(line.text) and (closed or strength < SURELY or not _whole(laid, heading, cells)):
            closed = closed or bool(rows)
            pending = _leave(laid, rows, pending)
            continue
        if line.number in unread or (
            strength >= (SURELY if closed else 1) and not (closed and rows and _poorer(laid, cells, rows))
        ):
            rows.append(Row(page=laid.page.number, anchor=line, lines=[line], cells=cells, extra=[]))
            closed = False
            _share(laid, rows, pending)
            pending = []
        elif not (closed or _names_columns(laid, line)):
            pending.append((line, cells))  # one that names another paper fills its place, and is no item's
    _leave(laid, rows, pending)
    return rows


def _of_labels(laid: PageLayout, line: LayoutLine) -> bool:
    """Tell whether a line only tells codes, each behind its label ("SKU: YGQ-2930 | Barcode: 9347637323029")."""
    if ":" not in line.text or has_money(line.text):
        return False
    told = {i for m in marks(laid.page, line.words) if m.labelled for i in (*m.label, *m.words)}
    rest = (laid.page.words[i].text for i in line.words if i not in told)
    return all(text.endswith(":") or not any(map(str.isalnum, text)) for text in rest)


def _names_columns(laid: PageLayout, line: LayoutLine) -> bool:
    """Tell whether a line is a heading once more, or one that stands at a table's foot."""
    names = [bool(roles_of(s.text)) for s in laid.segments_of(line)]
    return len(names) >= SURELY and sum(names) * 3 >= len(names) * 2 and not any(map(str.isdigit, line.text))


def _priced(laid: PageLayout, heading: Heading, line: LayoutLine, cells: Cells) -> bool:
    """Tell whether a line prices so many pieces: then "Balance board" is no balance."""
    if _MULTIPLIED.search(line.text):
        return True
    return {c.role for c in heading.columns} >= NUMBERS and _filled(laid, cells) == NUMBERS


def _own_tax(laid: PageLayout, cells: Cells) -> bool:
    """Tell whether a line has a text and, in a column of taxes, the name of one: the text is no sum's, the tax the item's."""
    text, tax = (text_of(laid.page, cells.get(role, ())) for role in ("description", "tax"))
    return bool(text) and has_money(tax) and sum_role(tax) == "tax" and sum_role(text) is None


def _filled(laid: PageLayout, cells: Cells) -> set[Role]:
    """Return the roles of numbers that a line fills."""
    return {r for r in NUMBERS if _is_number(laid, cells.get(r, []))}  # type: ignore[call-overload, misc] # roles by name


def _whole(laid: PageLayout, heading: Heading, cells: Cells) -> bool:
    """Tell whether a line fills every column of numbers that the heading names, more than one."""
    filled = _filled(laid, cells)
    return len(filled) > 1 and all(r in filled for r in NUMBERS if heading.has(r))  # type: ignore[arg-type] # roles by name


def _poorer(laid: PageLayout, cells: Cells, rows: Sequence[Row]) -> bool:
    """Tell whether a line behind a sum lacks numbers that every item before the sum has."""
    shared = set.intersection(*(_filled(laid, row.cells) for row in rows))
    return not shared <= _filled(laid, cells) or (len(shared) < 2 and not _coded(laid, cells))  # noqa: PLR2004 -- one number alone stands in any footer


def _coded(laid: PageLayout, cells: Cells) -> bool:
    """Tell whether a line has a position or an article number: then it is an item, whatever its words are."""
    words = [*cells.get("gtin", ())]
    words += [i for r in CODED if len(cells.get(r, ())) <= MOST_CODEWORDS for i in cells.get(r, ())]
    position = text_of(laid.page, cells.get("position", ()))
    if position and any(map(str.isdigit, position)):
        return True
    text = text_of(laid.page, words)
    return any(map(str.isdigit, text)) and not (has_money(text) or ":" in text)  # "ATCUD: JFT3K9QW-882" below all items


def _strength(laid: PageLayout, heading: Heading, cells: Cells) -> int:
    """Return how much a line looks like the line of an item's numbers: 0 not, 1 weakly, 3 surely."""
    numbers = sum(_is_number(laid, cells.get(role, [])) for role in NUMBERS)  # type: ignore[call-overload] # roles by name
    quantity = _is_quantity(laid, cells.get("quantity", []))
    has = {r for r in NUMBERS if heading.has(r)}  # type: ignore[arg-type] # roles by name
    what = bool(cells.get("description") or cells.get("sku") or cells.get("gtin") or cells.get("mpn"))
    position = _is_number(laid, cells.get("position", []))
    if quantity and numbers > 1 and (what or position):
        return 3 if numbers == len(has) or _coded(laid, cells) else 2
    if quantity and what and _coded(laid, cells):
        return 3
    if numbers > 1:
        return 2
    if quantity and what:
        return 2 if "quantity" in has else 1
    return int(numbers == 1 and what and ("quantity" not in has or bool(cells.get("amount"))))


def _is_number(laid: PageLayout, words: Sequence[int]) -> bool:
    text = text_of(laid.page, words)
    if not text or _RATE.fullmatch(text):
        return False  # a discount or a tax in a second line of an item
    return (bool(find_amounts(text)) or any(map(str.isdigit, text))) and not is_worded(text)


def _is_quantity(laid: PageLayout, words: Sequence[int]) -> bool:
    texts = (text_of(laid.page, run) for run in runs(laid, words))
    return any(quantity_readings(PLURAL.sub("", text)) for text in texts)


def _share(laid: PageLayout, rows: list[Row], pending: list[tuple[LayoutLine, Cells]]) -> None:
    """Give the lines between two items to the nearer one; lines before the first item are the first item's."""
    row = rows[-1]
    upper = rows[-2] if len(rows) > 1 else None
    first = upper_ones(laid, rows, pending) if upper else 0
    for line, cells in pending[:first]:
        _add(laid, upper or row, line, cells)
    for line, cells in pending[first:]:
        near = row.anchor.level.top - line.level.bottom < 4 * line.size
        if upper is not None or (near and not is_astray(laid, row.anchor, line)):
            _add(laid, row, line, cells)
    row.lines.sort(key=lambda n: n.number)


def _leave(
    laid: PageLayout, rows: list[Row], pending: list[tuple[LayoutLine, Cells]]
) -> list[tuple[LayoutLine, Cells]]:
    """Give the lines behind the last item to it, as long as they follow closely."""
    if rows:
        last = rows[-1].lines[-1]
        for line, cells in pending[:MOST_CONTINUED]:
            if line.level.top - last.level.bottom > 1.6 * max(line.size, last.size) or _beyond(laid, rows, line):
                break
            _add(laid, rows[-1], line, cells)
            last = line
    return []


def _beyond(laid: PageLayout, rows: Sequence[Row], line: LayoutLine) -> bool:
    """Tell whether a line below the last item runs from a column in front of the texts into theirs, as none of any other item does: a title."""
    if len(rows) < 2:  # noqa: PLR2004 -- one item shows nothing of the others
        return False
    texts = [b.left for row in rows for i in row.cells.get("description", ())[:1] if (b := laid.levels[i])]
    edge = min(texts, default=0.0)
    return _crosses(laid, line, edge) and not any(_crosses(laid, n, edge) for row in rows for n in row.lines)


def _crosses(laid: PageLayout, line: LayoutLine, edge: float) -> bool:
    first = laid.segments_of(line)[0].level
    return first.left < edge - first.height < edge + first.height < first.right


def _add(laid: PageLayout, row: Row, line: LayoutLine, cells: Cells) -> None:
    """Join a wrapped line to an item: text cells grow, cells of numbers keep the anchor's."""
    above = laid.lines[line.number - 1].text if line.number and line.text.isdecimal() else ""  # a wrapped day's year
    if is_reference(line.text) or (above and is_reference(above)):
        return
    before = line.number < row.anchor.number
    place = place_of(laid.page, row, line)
    if place != "part":
        row.parted = row.parted or not before
        row.aside.extend([line] if place == "aside" else [])
        return
    row.lines.append(line)
    noted = row.noted or (not before and bool(_NOTE.match(line.text)))
    row.noted = noted and not before
    told = label_end(laid, line.words)
    if told and not row.cells.get("description") and "description" in roles_of(text_of(laid.page, line.words[:told])):
        row.cells["description"] = list(line.words[told:])
        return
    for role, words in cells.items():
        if role in {"description", "sku", "mpn", "gtin", "asin"}:
            have = row.cells.setdefault(role, [])
            broken = role in CODED and have and laid.page.words[have[-1]].text.endswith("-")
            if (role != "description" and have and not broken) or (
                role == "description" and (row.noted or (not before and _is_figures(laid, line)))
            ):
                row.extra.extend(words)
            elif before:
                row.cells[role] = _before(have, words, row)
            else:
                have.extend(words)
        elif role == "quantity" and before and lacks_count(laid, row):
            row.cells[role] = [
                *words,
                *row.cells.get(role, ()),
            ]  # the count of a cell that is higher than its row's line
        else:
            row.extra.extend(words)
            row.below.extend(words if role == "quantity" and not before else ())


def label_end(laid: PageLayout, words: Sequence[int]) -> int:
    """Return how many words a label at the beginning of a run has: up to the first colon; 0 for none."""
    for n, i in enumerate(words[:MOST_LABEL], 1):
        if laid.page.words[i].text.endswith(":"):
            return n
    return 0


def _is_figures(laid: PageLayout, line: LayoutLine) -> bool:
    """Tell whether a line below an item says how its price came about, when, or how many of each size: no text."""
    if _FIGURES.match(line.text) or len(_MONEY.findall(line.text)) > 1 or _SIZES.fullmatch(line.text):
        return True
    texts = [s.text for s in laid.segments_of(line)]
    return len(texts) > _GRID and sum(t.isdecimal() for t in texts) >= len(texts) - 1


def _before(have: list[int], words: list[int], row: Row) -> list[int]:
    """Return a cell with the words of a line above put in front of the anchor's own, behind earlier such lines."""
    own = set(row.anchor.words)
    at = next((n for n, i in enumerate(have) if i in own), len(have))
    return have[:at] + words + have[at:]
