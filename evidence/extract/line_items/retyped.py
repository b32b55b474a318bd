"""What the rows of a table say about its columns where the heading does not: codes under "Article", "12 x 3.50".

In: rows with the words of their cells by role. Out: the same rows, words moved to the cell that they are. Never: one row
against the others; a count and a price that do not multiply to the row's amount.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.line_items.columns import CODE
from evidence.extract.line_items.content import is_code, is_numbering
from evidence.extract.line_items.discounts import name_discounts
from evidence.extract.line_items.figures import FIGURES, columns_of, factors_on, figures_of, named_by_figures, values_of
from evidence.extract.line_items.strayed import find_counts, part_tails
from evidence.extract.page.runs import text_of
from evidence.values.amounts import find_amounts, find_currencies, is_unit, quantity_readings
from evidence.values.codes import is_gtin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.line_items.figures import Values
    from evidence.extract.line_items.headings import Heading
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout
    from evidence.model import Page

_TIMES = re.compile(r"[x×*@]", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
_GLUED = re.compile(r"\d{1,5}[x×]", re.IGNORECASE)  # noqa: RUF001 -- the same, set close by OCR
_UNIT_TIMES = re.compile(r"([^\W\d_]{1,4}\.?)[x×]", re.IGNORECASE)  # noqa: RUF001 -- "2 stx 82.30"
_NUMBER = re.compile(r"\W*\d[\d.,'\u2019\u00a0\u202f]*\W*(?:[A-Z]{3})?")
_LEADING = re.compile(r"\d{1,5} (?:of:|[x×]) [^\W\d_]", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
_CENTS_END = re.compile(r"[.,]\d\d\D*$")
_DIGITS = re.compile(r"\d{1,3}")
_CENTS = Decimal("0.011")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1(?:\d\d|\d{4})")
_LETTERS, _DIGITS_OF = re.compile(r"[A-Z]+"), re.compile(r"\d+")
_KIND = re.compile(r"\([^\W\d_]{2,}\)")
SHORT_CODE = 2  # signs
_MISREAD = 4  # codes that were read for each that was not
_LONGEST_MARK = 3
_EDGE = 0.5  # ems by which texts may begin beside their heading
_ALIKE, _SHAPED = 3, 6  # codes of one shape, and their signs
UNNAMED: tuple[Role, ...] = ("other", "unit", "tax", "discount", "position", "description")


class _Factors(NamedTuple):
    """A count, the sign and a price, as indexes of words on the page."""

    counted: tuple[int, ...]
    sign: tuple[int, ...]
    price: tuple[int, ...]


def retyped(laid: PageLayout, heading: Heading, rows: list[Row]) -> list[Row]:
    """Return rows with codes and factors in their own cells."""
    page = laid.page
    _part_numbers(laid, heading, rows)
    part_tails(laid, rows)
    _part_kinds(page, rows)
    _demote_codes(page, rows)
    _name_codes(laid, rows)
    if not any(row.cells.get("sku") for row in rows):
        move_codes(page, rows, heading)
    if not heading.has("quantity"):
        _move_counts(page, rows)
    _name_figures(laid, rows)
    if not any(row.cells.get("quantity") for row in rows):
        _move_leading_counts(page, rows)
    for row in rows:
        if not row.cells.get("price"):
            _find_factors(page, row)
    find_counts(laid, rows)
    name_discounts(laid, rows)
    return rows


def _part_numbers(laid: PageLayout, heading: Heading, rows: Sequence[Row]) -> None:
    """Take a number in front of every row's text or code out of it, where those begin at their heading's edge and it does not.

    It is a position, a mark ("1)", "*"), the page of a catalogue, or a count of a column whose name was taken for a part of the next one.
    """
    for role in ("description", "sku"):
        edges = [c.left for c in heading.columns if c.role == role]
        first = [[i for i in row.cells.get(role, ()) if i in row.anchor.words][:2] for row in rows]
        apart = [_is_apart(laid, words, edges[0]) if edges else False for words in first]
        others = sum(role == "sku" and len(words) == 1 for words in first)  # OCR goes past lone numbers
        if len(edges) == 1 and len(rows) >= _ALIKE and sum(apart) + others == len(rows) < 2 * sum(apart):
            for row, words in ((r, w) for r, w, parted in zip(rows, first, apart, strict=True) if parted):
                row.cells[role].remove(words[0])
                unit = is_unit(laid.page.words[words[0]].text) and not row.cells.get("unit")
                to: Role = "unit" if unit else ("position" if role == "description" else "other")
                row.cells.setdefault(to, []).append(words[0])


def _part_kinds(page: Page, rows: Sequence[Row]) -> None:
    """Take a word in brackets behind every row's code out of its cell: it says what kind of code that is."""
    for role in ("sku", "mpn"):
        cells = [[i for i in row.cells.get(role, ()) if i in row.anchor.words] for row in rows]
        kinds = {page.words[words[-1]].text if len(words) > 1 else "" for words in cells if words}
        if len(kinds) == 1 and _KIND.fullmatch(kinds.pop()) and sum(map(bool, cells)) > 1:
            for row, words in zip(rows, cells, strict=True):
                row.extra += words[-1:]
                row.cells[role] = [i for i in row.cells[role] if i not in words[-1:]]


def _is_apart(laid: PageLayout, words: Sequence[int], edge: float) -> bool:
    """Tell whether the first of two words is a number, a mark or a unit that ends before an edge at which the other begins."""
    first = laid.page.words[words[0]].text if len(words) > 1 else ""
    if not first or (len(first) > _LONGEST_MARK and not is_unit(first)):
        return False
    number, text = (laid.levels[i] for i in words)
    return bool(number and text) and number.right < edge and abs(text.left - edge) < _EDGE * text.height  # type: ignore[union-attr] # both are


def _demote_codes(page: Page, rows: Sequence[Row]) -> None:
    """Put codes of a sign or two that several rows share aside: they name a tax or a state, no article."""
    texts = [text_of(page, row.cells["sku"]) for row in rows if row.cells.get("sku")]
    if len(texts) > 1 and len(set(texts)) < len(texts) and max(map(len, texts)) <= SHORT_CODE:
        for row in rows:
            row.cells.setdefault("other", []).extend(row.cells.pop("sku", []))


def _name_codes(laid: PageLayout, rows: Sequence[Row]) -> None:
    """Move what no name stands above into the code's cell, where every row has a code of its own there."""
    if len(rows) < 2 or any(row.cells.get(r) for row in rows for r in ("sku", "mpn")):  # noqa: PLR2004 -- one row says nothing of its column
        return
    page = laid.page
    found = [
        [(role, i) for role in UNNAMED[:-1] for i in row.cells.get(role, ()) if _is_code(page, row, i)] for row in rows
    ]
    texts = [page.words[cands[0][1]].text if len(cands) == 1 else "" for cands in found]
    lefts = [b.left for cands in found for _, i in cands if (b := laid.levels[i]) is not None]
    if (
        "" in texts
        or len(set(texts)) < len(rows)
        or is_numbering(texts)
        or max(lefts) - min(lefts) > min(row.anchor.size for row in rows)
    ):
        return
    for row, ((role, word),) in zip(rows, found, strict=True):
        row.cells[role] = [i for i in row.cells[role] if i != word]
        row.cells["sku"] = [word]


def _is_code(page: Page, row: Row, word: int) -> bool:
    """Tell whether a word is an article number: with letters, or of digits alone in front of the text."""
    text = page.words[word].text
    first = next((i for i in row.cells.get("description", ()) if i in row.anchor.words), None)
    before = first is not None and page.words[word].box.right < page.words[first].box.left
    return text == text.upper() and is_code(text, lettered=not before or len(text) < _SHAPED)


def move_codes(page: Page, rows: list[Row], heading: Heading | None = None) -> list[Row]:
    """Return rows with the first word of every text in the code's cell, where all are codes of one shape, or stand apart."""
    counted = [row for row in rows if heading and row.cells.get("quantity")] or rows
    words = [_leading_code(page, row) for row in counted]
    apart = heading is not None and (
        sum(c.role == "description" for c in (*heading.columns, *heading.beside)) > 1
        or all(i is None or not _others_on_anchor(row, i) for row, i in zip(counted, words, strict=True))
    )
    unread = [apart and _unread(page, row, words) for row in counted]
    if _differ(page, counted, words, unread) and (apart or _of_one_shape(page, words)):
        for row, word in zip(counted, words, strict=True):
            if word is not None:
                row.cells["description"].remove(word)
                row.cells["sku"] = [word]
    return rows


def _unread(page: Page, row: Row, words: Sequence[int | None]) -> bool:
    """Tell whether the one word of a scanned row's text on its line of numbers is a code that OCR misread: as long as most, with a digit."""
    own = [i for i in row.cells.get("description", ()) if i in row.anchor.words]
    if row.anchor.origin != "ocr" or len(own) != 1:
        return False
    lengths = [len(page.words[i].text) for i in words if i is not None]
    if len(lengths) < max(_ALIKE, _MISREAD * (len(words) - len(lengths))):
        return False
    text = page.words[own[0]].text
    return own[0] not in words and len(text) in lengths and any(map(str.isdigit, text))


def _differ(page: Page, rows: Sequence[Row], words: Sequence[int | None], unread: Sequence[bool]) -> bool:
    """Tell whether each row has a code, and none stands before two texts; an article may come again."""
    if any(i is None and not out for i, out in zip(words, unread, strict=True)):
        return False
    told = [
        (page.words[i].text, text_of(page, [n for n in row.cells["description"] if n in row.anchor.words and n != i]))
        for row, i in zip(rows, words, strict=True)
        if i is not None
    ]
    return len({code for code, _ in told}) == len(set(told)) > 1


def _of_one_shape(page: Page, words: Sequence[int | None]) -> bool:
    """Tell whether codes have letters, digits and signs in the same order; names may begin with short ones ("E27")."""
    texts = [_said(page, i) for i in words if i is not None]
    shapes = {_DIGITS_OF.sub("0", _LETTERS.sub("A", text)) for text in texts}
    return len(texts) >= _ALIKE and len(shapes) == 1 and min(map(len, texts)) >= _SHAPED


def _move_counts(page: Page, rows: Sequence[Row]) -> None:
    """Move what stands under a text's heading into the quantity's cell, where it is a count in every row and the text is above."""
    counts = [[i for i in row.cells.get("description", ()) if i in set(row.anchor.words)] for row in rows]
    texts = [text_of(page, words) for words in counts]
    if len(rows) < 2 or not all(quantity_readings(t) and not _LEADING.match(t) for t in texts):  # noqa: PLR2004 -- one row says nothing of its column
        return
    for row, words in zip(rows, counts, strict=True):
        text = [i for i in row.cells["description"] if i not in words]
        row.cells |= {"quantity": words, "description": text or list(row.extra)}


def _name_figures(laid: PageLayout, rows: Sequence[Row]) -> None:
    """Move numbers of columns without a name into the cells of quantity, price and amount, where they make each other."""
    known: dict[Role, dict[int, Values]] = {
        role: {at: v for at, row in enumerate(rows) if (v := values_of(laid, row, role))} for role in FIGURES
    }
    known = {role: values for role, values in known.items() if values}
    if not rows or not 0 < len(known) < len(FIGURES):
        return
    loose = [[i for r in UNNAMED for i in row.cells.get(r, ())] for row in rows]
    each = [figures_of(laid, row.anchor, words) for row, words in zip(rows, loose, strict=True)]
    columns = columns_of([row.anchor for row in rows], each)
    factors = factors_on([row.anchor for row in rows])
    columns = [c for c in columns if len(c) * 2 >= len(rows)]
    found = named_by_figures(known, columns, len(rows)) or named_by_figures(known, columns, len(rows), factors)
    whole = set.intersection(*(set(v) for v in known.values()), *(set(c) for c in found.values()))
    for role, column in found.items():
        for at, figure in ((at, f) for at, f in column.items() if at in whole):
            cells = rows[at].cells
            for other in UNNAMED:
                if other in cells:
                    cells[other] = [i for i in cells[other] if i not in figure.words]
            cells[role] = list(figure.words)


def _move_leading_counts(page: Page, rows: Sequence[Row]) -> None:
    """Move "2 of:" or "2 x" in front of every row's text into the quantity's cell."""
    each = [row.cells.get("description", [])[:3] for row in rows]
    if not rows or not all(_LEADING.match(text_of(page, words)) for words in each):
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
    word = _said(page, first)
    return first if CODE.fullmatch(word) and not (is_gtin(word) or _DATE.fullmatch(word)) else None


def _said(page: Page, word: int) -> str:
    """Return a word, one read from a picture in capitals: OCR takes "X" for "x"."""
    text = page.words[word].text
    return text.upper() if page.words[word].origin == "ocr" else text


def _others_on_anchor(row: Row, word: int) -> bool:
    own = set(row.anchor.words)
    return any(i in own and i != word for i in row.cells.get("description", ()))


def _find_factors(page: Page, row: Row) -> None:
    """Put "count x price" of a row into its cells where they make its amount, that of its line of numbers first.

    Where none does, what stands on the line of numbers leaves no readable count.
    """
    each = [_factors(page, n.words) for n in (row.anchor, *(n for n in row.lines if n is not row.anchor))]
    settled = any(_settle(page, row, factors) for factors in each if factors)
    if not settled and each[0] and {*each[0].counted, *each[0].price} & set(row.cells.get("quantity", ())):
        row.cells.pop("quantity")


def _factors(page: Page, words: Sequence[int]) -> _Factors | None:
    """Return the last "count x price" on a line."""
    for at in range(len(words) - 2, 0, -1):
        text = page.words[words[at]].text
        glued = _GLUED.fullmatch(text)
        unit = _UNIT_TIMES.fullmatch(text)
        if not (glued or _TIMES.fullmatch(text) or (unit and is_unit(unit[1]))):
            continue
        money = at + 1 + _is_currency(page, words[at + 1])  # "50 x € 4.08"
        packed = at - (at > 1 and not (glued or unit) and is_unit(page.words[words[at - 1]].text))  # "50 pcs x 4.08"
        price = _numbers(page, words[money : money + 2])
        count = [words[at]] if glued else _numbers(page, words[max(0, packed - 2) : packed][::-1])[::-1]
        if count and price:
            if _CENTS_END.search(text_of(page, count)) and not _CENTS_END.search(text_of(page, price[:1])):
                whole = price if not _CENTS_END.search(text_of(page, price)) else price[:1]
                count, price = whole, count  # "3.50 x 12": the price stands in front
            return _Factors(tuple(count), () if glued else tuple(words[packed:money]), tuple(price))
    return None


def _is_currency(page: Page, word: int) -> bool:
    text = page.words[word].text
    return any(c.end - c.start == len(text) for c in find_currencies(text))


def _numbers(page: Page, words: Sequence[int]) -> list[int]:
    """Return the words of the number that begins a run: one, or two where a blank parts thousands."""
    texts = [page.words[i].text for i in words]
    if not texts or not _NUMBER.fullmatch(texts[0]):
        return []
    two = (
        len(texts) > 1 and _NUMBER.fullmatch(texts[1]) and (_DIGITS.fullmatch(texts[0]) or _DIGITS.fullmatch(texts[1]))
    )
    return list(words[: 2 if two else 1])


def _settle(page: Page, row: Row, factors: _Factors) -> bool:
    """Put count and price into their cells where they make the row's amount."""
    for count in (factors.counted, factors.counted[-1:]):
        for price in (factors.price, factors.price[:1]):
            moved = {*count, *factors.sign, *price}
            left = {role: [i for i in words if i not in moved] for role, words in row.cells.items()}
            if _multiplies(page, count, price, left.get("amount", ())):
                row.cells = {role: words for role, words in left.items() if words}
                row.cells |= {"quantity": list(count), "price": list(price)}
                return True
    return False


def _multiplies(page: Page, count: Sequence[int], price: Sequence[int], amount: Sequence[int]) -> bool:
    counts = [q.value for q in quantity_readings(text_of(page, count))]
    prices = [v for a in find_amounts(text_of(page, price)) for v in a.readings]
    amounts = [v for a in find_amounts(text_of(page, amount)) for v in a.readings]
    return any(abs(q * p - a) < _CENTS for q in counts for p in prices for a in amounts)
