"""A table's row -> an Item: the values of its cells, with quantity x price = amount as the judge of readings.

In: a row's words by column. Out: Items whose cells keep every candidate, best first. Never: a quantity that two
readings contest given as one; a code that its label denies.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.aligned import lone_codes, under_labels
from evidence.extract.layout import span_of
from evidence.extract.marks import CODES, Code, Mark, marks
from evidence.extract.runs import runs
from evidence.model import Cell, Found, Item, Page
from evidence.values.amounts import canonical, find_amounts, is_unit, quantity_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.extract.column_names import Role
    from evidence.extract.layout import PageLayout
    from evidence.extract.tables import Row

_DECIMALS = re.compile(r"\d([.,])\d\d(?!\d|[.,]\d)")
_THREE_ZEROS = re.compile(r"\d{1,4}([.,])000")
_PLURAL = re.compile(r"\([a-z]{1,2}\)")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d ])(?:[.,]\d{1,4}(?!\d))?")
_PERCENT = Decimal(100)
_UNSIGNED = re.compile(r"[^\d.,]")
_PACKS = re.compile(r"\d\s*[x×*]\s*\d", re.IGNORECASE)  # noqa: RUF001 -- the sign of multiplication
LEAST, MOST = Decimal("0.4"), Decimal("1.3")  # of a factor that may be a discount or a tax
PER = (Decimal(1), Decimal(100), Decimal(1000))
SURE, FAIR, CONTESTED = 0.96, 0.85, 0.5
RIVALS = 0.5  # of two numbers in one cell that nothing settles
_COUNT = re.compile(r"[1-9]\d{0,3}")
ABOUT = 0.4  # of a number that is said to be none: "ca. 40", "up to 40"
_ABOUT = re.compile(
    r"(?:^|\s)(?:ca|circa|approx\w*|about|around|roughly|est|min|max|up to|at least|bis|bis zu|etwa|env|environ|jusqu|aprox|hasta|fino a|ongeveer"
    r"|ok|oko\u0142o|yakla\u015f\u0131k|\u7ea6|\u7d04)(?=[\s.\d'\u2019])|[~\u2248\u2264\u2265]\s?\d|\d\s?\?",
    re.IGNORECASE,
)
Reading = tuple[Decimal, float, str]


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """The readings of a row's numbers that agree with each other; `agrees` None where nothing could be checked."""

    quantity: Decimal | None
    price: Decimal | None
    amount: Decimal | None
    agrees: bool | None


def decimal_mark(pages: Iterable[Page]) -> str | None:
    """Return the sign in front of cents in most of a document's numbers, None where nothing tells."""
    counts = {".": 0, ",": 0}
    for page in pages:
        for word in page.words:
            m = _DECIMALS.search(word.text)
            if m:
                counts[m[1]] += 1
    if counts["."] == counts[","]:
        return None
    return "." if counts["."] > counts[","] else ","


def items_of_rows(document_id: str, laid: PageLayout, rows: Sequence[Row], mark: str | None) -> list[Item]:
    """Return the items that the rows of a table are."""
    codes = lone_codes(laid, rows)
    mark = _mark_of_counts(laid.page, rows) or mark
    factor = _shared_factor(laid, rows, mark)
    return [item_of(document_id, laid, row, mark, (codes.get(at), factor)) for at, row in enumerate(rows)]


def _shared_factor(laid: PageLayout, rows: Sequence[Row], mark: str | None) -> Decimal | None:
    """Return what most rows' quantity x price must be multiplied by to make the amount: one tax or discount for all."""
    seen: Counter[Decimal] = Counter()
    for row in rows:
        first = [_amounts(laid, row.cells.get(role, []), mark)[:1] for role in ("price", "amount")]
        count = _quantities(laid, row.cells.get("quantity", []), mark)[:1]
        if count and all(first) and (whole := count[0][0] * first[0][0][0]):
            seen[(first[1][0][0] / whole).quantize(Decimal("0.001"))] += 1
    factor, times = seen.most_common(1)[0] if seen else (Decimal(1), 0)
    return factor if times > 1 and times * 2 > len(rows) and LEAST < factor < MOST and factor != 1 else None


def _mark_of_counts(page: Page, rows: Sequence[Row]) -> str | None:
    """Return the sign in front of three zeros where every count of a table has it: "12,000" and "7,000" are pieces."""
    texts = [
        page.words[i].text
        for row in rows
        for i in row.cells.get("quantity", ())
        if any(map(str.isdigit, page.words[i].text))
    ]
    marks_seen = {m[1] if (m := _THREE_ZEROS.fullmatch(text)) else None for text in texts}
    return marks_seen.pop() if len(texts) > 2 and len(marks_seen) == 1 else None  # noqa: PLR2004 -- two may both be thousands


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
    quantities = _with_below(laid, row, _quantities(laid, row.cells.get("quantity", []), mark), mark)
    prices = _amounts(laid, row.cells.get("price", []), mark)
    amounts = _amounts(laid, row.cells.get("amount", []), mark)
    factors = _rates(page, row) + ([factor] if factor else [])
    sums = settle(quantities, prices, amounts, factors, _per(page, row))
    if sums.agrees is False or (sums.agrees is None and _contested(laid, row, quantities)) or _doubled(laid, row):
        quantities = [(value, RIVALS * sure, text) for value, sure, text in quantities]
    elif sums.agrees is None and _counted_beside(laid.page, row, quantities):
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
    codes = _code_cells(builder, laid, row)
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
    below = _quantities(laid, row.below, mark) if quantities else []
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
        return " ".join(self.page.words[i].text for i in words)

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
            found.append(self.found(field, canonical(number), words, confidence, text))
        return sorted(found, key=lambda f: -f.confidence)


def _ordered(values: Sequence[Decimal], mark: str | None, text: str) -> tuple[Decimal, ...]:
    """Return readings with the one the document's own separators favour first."""
    text = _UNSIGNED.sub("", text).strip(".,")  # the point of "st." is no separator
    if len(values) < 2 or mark is None or not (("." in text) ^ ("," in text)):  # noqa: PLR2004 -- nothing to choose
        return tuple(values)
    as_decimal = mark in text
    return tuple(sorted(values, key=lambda v: (v.as_tuple().exponent != 0) != as_decimal))


def _quantities(laid: PageLayout, words: Sequence[int], mark: str | None) -> list[Reading]:
    if not words:
        return []
    page = laid.page
    found: dict[Decimal, Reading] = {}
    about = ABOUT if _ABOUT.search(" ".join(page.words[i].text for i in words)) else 1.0
    parts = [*runs(laid, words), *_thousands(laid, words)]
    texts = [(" ".join(page.words[i].text for i in run), about) for run in parts]
    if len(words) == 1:
        texts += [(r.text, max(0.3, r.confidence)) for r in page.words[words[0]].readings[1:]]
    for text, sure in texts:
        for value in _ordered(_quantity_values(text), mark, text):
            found.setdefault(value, (value, sure, text))
    return list(found.values())


def _thousands(laid: PageLayout, words: Sequence[int]) -> list[Sequence[int]]:
    """Return a cell's words as one number too, where OCR's narrow box of a "1" makes a blank in it wide ("1 000")."""
    read = len(words) > 1 and all(laid.page.words[i].origin == "ocr" for i in words)
    if not read or len(runs(laid, words)) < 2 or len(runs(laid, words, widened=True)) > 1:  # noqa: PLR2004 -- nothing is parted
        return []
    return [words] if _GROUPED.match(" ".join(laid.page.words[i].text for i in words)) else []


def _quantity_values(text: str) -> tuple[Decimal, ...]:
    text = _PLURAL.sub("", text)
    values = tuple(q.value for q in quantity_readings(text))
    if values:
        return tuple(dict.fromkeys(values))
    numbers = [w for w in text.split() if quantity_readings(w)]
    return tuple(dict.fromkeys(q.value for q in quantity_readings(numbers[0]))) if len(numbers) == 1 else ()


def _amounts(laid: PageLayout, words: Sequence[int], mark: str | None) -> list[Reading]:
    page = laid.page
    found: dict[Decimal, Reading] = {}
    for text in (" ".join(page.words[i].text for i in run) for run in (*runs(laid, words), *_thousands(laid, words))):
        for amount in find_amounts(text):
            if not amount.percent:
                printed = text[amount.start : amount.end]
                for value in _ordered(amount.readings, mark, printed):
                    found.setdefault(value, (value, 1.0, printed))
    if len(words) == 1:
        for reading in page.words[words[0]].readings[1:]:
            for amount in find_amounts(reading.text):
                for value in amount.readings:
                    found.setdefault(value, (value, max(0.3, reading.confidence), reading.text))
    return list(found.values())[:6]


def _rates(page: Page, row: Row) -> list[Decimal]:
    """Return factors between quantity x price and amount that the row's discount and tax columns allow, or its rates."""
    factors = [Decimal(1)]
    for role, sign in (("discount", -1), ("tax", 1)):
        text = " ".join(page.words[i].text for i in row.cells.get(role, ()))  # type: ignore[call-overload] # roles by name
        for amount in find_amounts(text):
            rate = abs(amount.readings[0])
            if rate < _PERCENT:
                factors += [f * (1 + sign * rate / _PERCENT) for f in factors]
    aside = " ".join(page.words[i].text for i in (*row.cells.get("other", ()), *row.extra))
    rates = [abs(a.readings[0]) / _PERCENT for a in find_amounts(aside) if a.percent]
    return factors[:8] + [1 + sign * rate for rate in rates[:2] if rate < 1 for sign in (-1, 1)]


def _per(page: Page, row: Row) -> tuple[Decimal, ...]:
    """Return for how many pieces a price may be: 100 or 1000 only where the row prints that number by itself.

    Else "24.000" pieces read without its point would agree with the amount of 24.
    """
    count = set(row.cells.get("quantity", ()))
    printed = {page.words[i].text.strip("/%.,()") for i in row.words if i not in count}
    return tuple(per for per in PER if per == 1 or not printed.isdisjoint({str(per), f"{per:,}", f"per{per}"}))


def settle(
    quantities: Sequence[Reading],
    prices: Sequence[Reading],
    amounts: Sequence[Reading],
    factors: Sequence[Decimal],
    pers: Sequence[Decimal] = PER[:1],
) -> Sums:
    """Return the first readings for which quantity x price, less discount or plus tax, is the amount."""
    if not (quantities and prices and amounts):
        return Sums(quantity=_only(quantities), price=_only(prices), amount=_only(amounts), agrees=None)
    for factor, per in product(factors, pers):
        for (q, _, _), (p, _, _), (a, _, _) in product(quantities[:4], prices[:4], amounts[:4]):
            if (a or (q == 0 and p)) and abs(q * p * factor / per - a) <= max(
                Decimal("0.011"), _rounding(p) * abs(q) / per
            ):
                return Sums(quantity=q, price=p, amount=a, agrees=True)
    return Sums(quantity=quantities[0][0], price=prices[0][0], amount=amounts[0][0], agrees=False)


def _rounding(price: Decimal) -> Decimal:
    """Return half a unit in the price's last place: what its rounding may hide per piece."""
    exponent = price.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else Decimal(0)


def _only(readings: Sequence[Reading]) -> Decimal | None:
    return readings[0][0] if readings else None


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
    return words if any(c.isalpha() for i in words for c in page.words[i].text) else []


def _unit(builder: _Builder, row: Row) -> list[Found]:
    words = [i for role in ("unit", "quantity") for i in row.cells.get(role, ()) if is_unit(builder.page.words[i].text)]
    return [builder.found("unit", builder.page.words[words[0]].text, words[:1], FAIR)] if words else []


def _code_cells(builder: _Builder, laid: PageLayout, row: Row) -> list[Found]:
    """Return whole cells of columns whose heading says that they hold article numbers."""
    own = set(row.anchor.words)
    found = []
    for role in ("sku", "mpn"):
        code: Code = role
        words = [i for i in row.cells.get(_role(code), []) if i in own] or row.cells.get(_role(code), [])
        for part in _apart(laid, words):
            text = builder.text(part)
            if len(text) <= 40 and any(map(str.isalnum, text)):  # noqa: PLR2004 -- longer is a sentence
                found.append(builder.found(code, text, part, 0.9))
    return found


def _apart(laid: PageLayout, words: Sequence[int]) -> list[list[int]]:
    """Return words parted at wide gaps: two columns of codes are two cells."""
    parts: list[list[int]] = []
    for i in words:
        box, last = laid.levels[i], laid.levels[parts[-1][-1]] if parts else None
        if box and last and -1.0 < box.left - last.right < 0.9 * last.height:
            parts[-1].append(i)
        else:
            parts.append([i])
    return parts


def _role(code: Code) -> Role:
    return code
