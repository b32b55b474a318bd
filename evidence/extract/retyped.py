"""What the rows of a table say about its columns where the heading does not: codes under "Article", "12 x 3.50".

In: rows with the words of their cells by role. Out: the same rows, words moved to the cell that they are. Never: one row
against the others; a count and a price that do not multiply to the row's amount.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from evidence.extract.columns import CODE, assign
from evidence.extract.figures import FIGURES, columns_of, figures_of, named_by_figures
from evidence.extract.runs import runs
from evidence.extract.sums import has_money
from evidence.extract.tables import Row
from evidence.values.amounts import find_amounts, quantity_readings
from evidence.values.codes import is_gtin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.column_names import Role
    from evidence.extract.figures import Values
    from evidence.extract.headings import Heading
    from evidence.extract.layout import PageLayout
    from evidence.model import Page

_TIMES = re.compile(r"[x×*@]", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
_GLUED = re.compile(r"\d{1,5}[x×]", re.IGNORECASE)  # noqa: RUF001 -- the same, set close by OCR
_NUMBER = re.compile(r"\W*\d[\d.,'\u2019\u00a0\u202f]*\W*(?:[A-Z]{3})?")
_LEADING = re.compile(r"\d{1,5} (?:of:|[x×]) [^\W\d_]", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
_CENTS_END = re.compile(r"[.,]\d\d\D*$")
_DIGITS = re.compile(r"\d{1,3}")
_CENTS = Decimal("0.011")
_LETTER = re.compile(r"[A-Z]")
SHORT_CODE = 2  # signs
UNNAMED: tuple[Role, ...] = ("other", "unit", "tax", "discount", "position", "description")


class _Factors(NamedTuple):
    """A count, the sign and a price, as indexes of words on the page."""

    counted: tuple[int, ...]
    sign: tuple[int, ...]
    price: tuple[int, ...]


def retyped(laid: PageLayout, heading: Heading, rows: list[Row]) -> list[Row]:
    """Return rows with codes and factors in their own cells."""
    page = laid.page
    rows = _joined(rows) if heading.has("price") and heading.has("amount") else rows
    _demote_codes(page, rows)
    _name_codes(laid, rows)
    if not any(row.cells.get("sku") for row in rows):
        _move_codes(page, heading, rows)
    if not heading.has("quantity"):
        _move_counts(page, rows)
    _name_figures(laid, rows)
    if not any(row.cells.get("quantity") for row in rows):
        _move_leading_counts(page, rows)
    for row in rows:
        factors = None if row.cells.get("price") else _factors(page, row)
        if factors:
            _settle(page, row, factors)
    return rows


def _joined(rows: list[Row]) -> list[Row]:
    """Return rows with one that has a text but no price joined to the next, where that has a price but no text."""
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above and _unpriced(above) and not _unpriced(row) and not row.cells.get("description"):
            joined.pop()
            codes = {role: words for role, words in above.cells.items() if role in {"sku", "mpn", "asin", "gtin"}}
            coded = {i for words in codes.values() for i in words}
            row.cells = codes | row.cells | {"description": [i for i in above.words if i not in coded]}
            row.lines = [*above.lines, *row.lines]
        joined.append(row)
    return joined


def _unpriced(row: Row) -> bool:
    return not row.cells.get("price") and not row.cells.get("amount")


def _demote_codes(page: Page, rows: Sequence[Row]) -> None:
    """Put codes of a sign or two that several rows share aside: they name a tax or a state, no article."""
    texts = [_text(page, row.cells["sku"]) for row in rows if row.cells.get("sku")]
    if len(texts) > 1 and len(set(texts)) < len(texts) and max(map(len, texts)) <= SHORT_CODE:
        for row in rows:
            row.cells.setdefault("other", []).extend(row.cells.pop("sku", []))


def _name_codes(laid: PageLayout, rows: Sequence[Row]) -> None:
    """Move what stands in front of every row's text in a column without a name into the code's cell, where all are codes."""
    if len(rows) < 2 or any(row.cells.get(r) for row in rows for r in ("sku", "mpn")):  # noqa: PLR2004 -- one row says nothing of its column
        return
    found = [[i for i in row.cells.get("other", ()) if _in_front(laid, row, i)] for row in rows]
    texts = [_text(laid.page, words) for words in found]
    if len(set(texts)) == len(rows) and all(CODE.fullmatch(t) and _LETTER.search(t) and not is_gtin(t) for t in texts):
        for row, words in zip(rows, found, strict=True):
            row.cells["other"] = [i for i in row.cells["other"] if i not in words]
            row.cells["sku"] = words


def _in_front(laid: PageLayout, row: Row, word: int) -> bool:
    box = laid.levels[word]
    own = set(row.anchor.words)
    lefts = [b.left for i in row.cells.get("description", ()) if i in own and (b := laid.levels[i]) is not None]
    return box is not None and word in own and bool(lefts) and box.right < min(lefts)


def _move_codes(page: Page, heading: Heading, rows: Sequence[Row]) -> None:
    """Move the first word of every row's text into the code's cell, where all are codes that stand apart."""
    rows = [row for row in rows if row.cells.get("quantity")] or rows
    words = [_leading_code(page, row) for row in rows]
    different = {page.words[i].text for i in words if i is not None}
    apart = sum(c.role == "description" for c in (*heading.columns, *heading.beside)) > 1 or all(
        i is None or not _others_on_anchor(row, i) for row, i in zip(rows, words, strict=True)
    )
    if len(different) < len(rows) or len(rows) < 2 or not apart:  # noqa: PLR2004 -- one row says nothing of its column
        return
    for row, word in zip(rows, words, strict=True):
        if word is not None:
            row.cells["description"].remove(word)
            row.cells["sku"] = [word]


def _move_counts(page: Page, rows: Sequence[Row]) -> None:
    """Move what stands under a text's heading into the quantity's cell, where it is a count in every row and the text is above."""
    counts = [[i for i in row.cells.get("description", ()) if i in set(row.anchor.words)] for row in rows]
    if len(rows) < 2 or not all(words and quantity_readings(_text(page, words)) for words in counts):  # noqa: PLR2004 -- one row says nothing of its column
        return
    for row, words in zip(rows, counts, strict=True):
        text = [i for i in row.cells["description"] if i not in words]
        row.cells |= {"quantity": words, "description": text or list(row.extra)}


def _name_figures(laid: PageLayout, rows: Sequence[Row]) -> None:
    """Move numbers of columns without a name into the cells of quantity, price and amount, where they make each other."""
    known: dict[Role, dict[int, Values]] = {
        role: {at: v for at, row in enumerate(rows) if (v := _values_of(laid, row, role))} for role in FIGURES
    }
    known = {role: values for role, values in known.items() if values}
    if not rows or not 0 < len(known) < len(FIGURES):
        return
    loose = [[i for r in UNNAMED for i in row.cells.get(r, ())] for row in rows]
    each = [figures_of(laid, row.anchor, words) for row, words in zip(rows, loose, strict=True)]
    columns = columns_of([row.anchor for row in rows], each)
    found = named_by_figures(known, [c for c in columns if len(c) * 2 >= len(rows)], len(rows))
    whole = set.intersection(*(set(v) for v in known.values()), *(set(c) for c in found.values()))
    for role, column in found.items():
        for at, figure in ((at, f) for at, f in column.items() if at in whole):
            cells = rows[at].cells
            for other in UNNAMED:
                if other in cells:
                    cells[other] = [i for i in cells[other] if i not in figure.words]
            cells[role] = list(figure.words)


def named_columns(laid: PageLayout, heading: Heading) -> Heading:
    """Return a heading whose column without a name is the quantity, where the lines below bear that out."""
    if heading.beside or not (heading.has("price") and heading.has("amount")):
        return heading
    counts = sum(c.role == "quantity" for c in heading.columns)
    others = [c for c in heading.columns if c.role == "other"]
    if counts == 1 or not others:
        return heading
    lines = [n for n in laid.lines[heading.last + 1 :] if has_money(n.text) and not n.turn]
    assigned = [assign(laid, heading.columns, n) for n in lines]
    rows = [
        Row(page=laid.page.number, anchor=n, lines=[n], cells=c, extra=[]) for n, c in zip(lines, assigned, strict=True)
    ]
    rows = [row for row in rows if row.cells.get("price") and row.cells.get("amount")]
    known: dict[Role, dict[int, Values]] = {
        r: {at: _values_of(laid, row, r) for at, row in enumerate(rows)} for r in FIGURES[1:]
    }
    each = [figures_of(laid, row.anchor, row.cells.get("other", ())) for row in rows]
    found = named_by_figures(known, columns_of([row.anchor for row in rows], each), len(rows)).get("quantity")
    figure = next(iter(found.values())) if found else None
    if figure is None:
        return heading
    middle = (figure.left + figure.right) / 2
    named = min(others, key=lambda c: abs((c.left + c.right) / 2 - middle))
    told = {id(c): "other" for c in heading.columns if c.role == "quantity"} | {id(named): "quantity"}
    columns = tuple(msgspec.structs.replace(c, role=told.get(id(c), c.role)) for c in heading.columns)
    return msgspec.structs.replace(heading, columns=columns)


def _values_of(laid: PageLayout, row: Row, role: Role) -> Values:
    words = [*row.cells.get(role, []), *(row.below if role == "quantity" else ())]
    texts = [_text(laid.page, run) for run in runs(laid, words)]
    if role == "quantity":
        return tuple(q.value for text in texts for q in quantity_readings(text))
    return tuple(v for text in texts for a in find_amounts(text) if not a.percent for v in a.readings)


def _move_leading_counts(page: Page, rows: Sequence[Row]) -> None:
    """Move "2 of:" or "2 x" in front of every row's text into the quantity's cell."""
    each = [row.cells.get("description", [])[:3] for row in rows]
    if not rows or not all(_LEADING.match(_text(page, words)) for words in each):
        return
    for row, words in zip(rows, each, strict=True):
        row.cells["quantity"] = words[:1]
        row.cells["description"] = row.cells["description"][2:]


def _leading_code(page: Page, row: Row) -> int | None:
    """Return the first word of a row's text on its line of numbers, where it is a code and more text follows."""
    own = set(row.anchor.words)
    text = row.cells.get("description", [])
    first = next((i for i in text if i in own), None)
    if first is None or len(text) < 2:  # noqa: PLR2004 -- the code alone would leave no text
        return None
    return first if CODE.fullmatch(page.words[first].text) and not is_gtin(page.words[first].text) else None


def _others_on_anchor(row: Row, word: int) -> bool:
    own = set(row.anchor.words)
    return any(i in own and i != word for i in row.cells.get("description", ()))


def _factors(page: Page, row: Row) -> _Factors | None:
    """Return the last "count x price" on a row's line of numbers."""
    words = row.anchor.words
    for at in range(len(words) - 2, 0, -1):
        text = page.words[words[at]].text
        glued = _GLUED.fullmatch(text)
        if not (glued or _TIMES.fullmatch(text)):
            continue
        price = _numbers(page, words[at + 1 : at + 3])
        count = [words[at]] if glued else _numbers(page, words[max(0, at - 2) : at][::-1])[::-1]
        if count and price:
            if _CENTS_END.search(_text(page, count)) and not _CENTS_END.search(_text(page, price[:1])):
                whole = price if not _CENTS_END.search(_text(page, price)) else price[:1]
                count, price = whole, count  # "3.50 x 12": the price stands in front
            return _Factors(tuple(count), () if glued else (words[at],), tuple(price))
    return None


def _numbers(page: Page, words: Sequence[int]) -> list[int]:
    """Return the words of the number that begins a run: one, or two where a blank parts thousands."""
    texts = [page.words[i].text for i in words]
    if not texts or not _NUMBER.fullmatch(texts[0]):
        return []
    two = (
        len(texts) > 1 and _NUMBER.fullmatch(texts[1]) and (_DIGITS.fullmatch(texts[0]) or _DIGITS.fullmatch(texts[1]))
    )
    return list(words[: 2 if two else 1])


def _settle(page: Page, row: Row, factors: _Factors) -> None:
    """Put count and price into their cells where they make the row's amount; else the count is not readable."""
    for count in (factors.counted, factors.counted[-1:]):
        for price in (factors.price, factors.price[:1]):
            moved = {*count, *factors.sign, *price}
            left = {role: [i for i in words if i not in moved] for role, words in row.cells.items()}
            if _multiplies(page, count, price, left.get("amount", ())):
                row.cells = {role: words for role, words in left.items() if words}
                row.cells |= {"quantity": list(count), "price": list(price)}
                return
    if {*factors.counted, *factors.price} & set(row.cells.get("quantity", ())):
        row.cells.pop("quantity")


def _multiplies(page: Page, count: Sequence[int], price: Sequence[int], amount: Sequence[int]) -> bool:
    counts = [q.value for q in quantity_readings(_text(page, count))]
    prices = [v for a in find_amounts(_text(page, price)) for v in a.readings]
    amounts = [v for a in find_amounts(_text(page, amount)) for v in a.readings]
    return any(abs(q * p - a) < _CENTS for q in counts for p in prices for a in amounts)


def _text(page: Page, words: Sequence[int]) -> str:
    return " ".join(page.words[i].text for i in words)
