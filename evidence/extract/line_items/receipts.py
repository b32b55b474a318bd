"""Items of papers without a heading row: till receipts and plain lists, by the amounts at the ends of their lines.

In: a page laid out. Out: Items: a description line, "2 x 3.50 7.00", a line with the code, in whatever order the paper
keeps. Never: a quantity that nothing settles; sums, taxes and what was paid as items.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.aligned import Count, column_of_counts, lone_codes
from evidence.extract.line_items.column_names import is_name, roles_of
from evidence.extract.line_items.grouped import (
    LETTERS,
    MONEY_END,
    MOST_AROUND,
    Group,
    cores_of,
    ends_with_money,
    groups_of,
    makes,
    plain,
    unglued,
)
from evidence.extract.line_items.marks import Mark, marks, run_of
from evidence.extract.line_items.readings import decimal_mark
from evidence.extract.line_items.tables import Row
from evidence.extract.page.layout import LayoutLine, span_of
from evidence.extract.page.runs import runs, text_of
from evidence.model import Cell, Found, Item
from evidence.values.amounts import canonical, find_amounts, is_unit, quantity_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import PageLayout
    from evidence.values.amounts import AmountFound

_SIGN = re.compile(r"[xX×]")  # noqa: RUF001 -- the sign of multiplication
_COUNTED = re.compile(r"\d{1,4}[xX×]")  # noqa: RUF001 -- a count read with its sign as one word
_FACTOR = re.compile(r"(?:\d+\s*)?[xX×@*\u00e0\u00c0]")  # noqa: RUF001 -- the sign of multiplication
_COUNT_AND_PRICE = re.compile(r"(?<!\S)(\d{1,5})\s?[xX×]\s?(\D{0,4}\d[\d.,']*[.,]\d\d\D{0,4})$")  # noqa: RUF001 -- the sign of multiplication
_ZEROS = re.compile(r"\d{1,3}[.,]000")
MOST_UNITS = 1_000_000
CENTS = 2
_UNIT_AND_SIGN = 2  # words between a count and its price
SETTLED, GUESSED, MIXED = 0.9, 0.6, 0.4


class _Numbers(msgspec.Struct, frozen=True):
    """What a group's numbers say: each value with the words it was read from; quantity only where settled."""

    quantity: tuple[Decimal, tuple[int, ...]] | None = None
    price: tuple[Decimal, tuple[int, ...]] | None = None
    amount: tuple[Decimal, tuple[int, ...]] | None = None


def loose_items(document_id: str, laid: PageLayout) -> tuple[Item, ...]:
    """Return the items of a page that has no heading row."""
    lines = [line for line in laid.lines if not line.turn]
    cores = cores_of(lines)
    groups = _multiplied(laid, groups_of(laid, lines, cores)) if cores else _listed(laid, lines)
    rows = [Row(page=laid.page.number, anchor=g.core, lines=g.lines, cells={}, extra=[]) for g in groups]
    lone = lone_codes(laid, rows)
    told = [_told(laid, group, lone.get(at)) for at, group in enumerate(groups)]
    below = (
        sum(bool(n.quantity and n.price) for _, n in told) > 1
    )  # counts are printed with their prices, on lines of their own
    for group in groups:
        group.lines = [n for n in group.lines if n is group.core or not is_name(n.text)]
    return tuple(
        item
        for group, each in zip(groups, told, strict=True)
        if (item := _item(document_id, laid, group, *each, priced=below))
    )


def _multiplied(laid: PageLayout, groups: list[Group]) -> list[Group]:
    """Return groups with the count that stands with a sign of multiplication before or behind most texts.

    One such line alone may name a size ("poster 30 x 20").
    """
    labelled = [(g, count, words) for g in groups for count, words in [_labelled(laid, g)] if count]
    if len(labelled) * 3 >= len(groups) * 2:
        for group, of_label, words in labelled:
            group.count, group.signed = of_label, words
        return groups
    if priced := _priced(laid, groups):
        for group, found_count in zip(groups, priced, strict=True):
            group.count, group.signed, group.priced = found_count, found_count.words, True
        return groups
    for side in (_leading, _trailing):
        found = [
            (g, count, sign) for g in groups for word, sign in [side(laid, g.core)] if (count := _count(laid, word))
        ]
        if len(found) > 1 and len(found) * 3 >= len(groups) * 2:
            for group, count, sign in found:
                group.count, group.signed = count, (*count.words, sign)
    return groups


def _labelled(laid: PageLayout, group: Group) -> tuple[Count | None, tuple[int, ...]]:
    """Return the count of a line that is a quantity's label and a number ("Qty 3"), and its words."""
    for line in group.lines:
        *label, last = line.words
        if line is not group.core and 0 < len(label) <= MOST_AROUND:
            name = text_of(laid.page, label).rstrip(" :")
            if "quantity" in roles_of(name)[:1] and (count := _count(laid, last)):
                return count, line.words
    return None, ()


def _priced(laid: PageLayout, groups: Sequence[Group]) -> list[Count]:
    """Return the counts of lines that all end with a count and a price ("4 x 9.50") and no amount, where their sum is printed; else []."""
    found, total = [], Decimal(0)
    for group in groups:
        said = _COUNT_AND_PRICE.search(group.core.text)
        words = run_of(laid.page, group.core.words).covered(*said.span(1)) if said else ()
        count, price = (_count(laid, words[0]), find_amounts(said[2])) if said and words else (None, [])
        if count is None or len(price) != 1:
            return []
        found.append(count)
        total += count.value * price[0].readings[0]
    printed = (a.readings[0] for line in laid.lines for a in find_amounts(line.text))
    return found if len(found) > 1 and total in printed else []


def _leading(laid: PageLayout, line: LayoutLine) -> tuple[int, int]:
    """Return the words of the count and the sign of "12 x Mug", one word twice of "12x Mug"; (-1, -1) for none."""
    texts = [laid.page.words[i].text for i in line.words[:3]]
    if len(texts) > 1 and _COUNTED.fullmatch(texts[0]) and LETTERS.search(texts[1]):
        return line.words[0], line.words[0]
    if len(texts) < 3 or not _SIGN.fullmatch(texts[1]) or not LETTERS.search(texts[2]):  # noqa: PLR2004 -- count, sign, text
        return -1, -1
    return line.words[0], line.words[1]


def _trailing(laid: PageLayout, line: LayoutLine) -> tuple[int, int]:
    """Return the words of the count and the sign of "Mug x 12", where they end the text; a size is no count."""
    words = laid.segments_of(line)[0].words
    texts = [laid.page.words[i].text for i in words[-3:]]
    if len(texts) < 3 or not _SIGN.fullmatch(texts[1]) or texts[0].isdigit():  # noqa: PLR2004 -- text, sign, count
        return -1, -1
    return words[-1], words[-2]


def _count(laid: PageLayout, word: int) -> Count | None:
    """Return a word as a count, where it is a whole number in one reading."""
    if word < 0:
        return None
    text = laid.page.words[word].text
    values = {q.value for q in quantity_readings(text)}
    if len(values) > 1 and _ZEROS.fullmatch(text) and decimal_mark([laid.page]) == text[-4]:
        values = {v for v in values if v < 1000}  # noqa: PLR2004 -- pieces with three decimals, where cents have that sign
    box = laid.levels[word]
    whole = {v for v in values if v == v.to_integral_value() and 0 < v < MOST_UNITS}
    if box is None or len(whole) != 1 or len(values) > len(whole) + 1:
        return None
    return Count(whole.pop(), (word,), box.center[0], box.right)


def _listed(laid: PageLayout, lines: Sequence[LayoutLine]) -> list[Group]:
    """Return lines that name a product code and a quantity with its unit, or a count in a column, where no amounts are printed."""
    coded = [(line, marks(laid.page, line.words)) for line in lines]
    coded = [(line, codes) for line, codes in coded if codes]
    counts = column_of_counts(laid, [line for line, _ in coded])
    found = []
    for line, codes in coded:
        taken = {i for m in codes for i in m.words}
        united = _united(laid, [i for i in line.words if i not in taken])
        if united or line.number in counts:
            found.append(Group(core=line, lines=[line], count=None if united else counts[line.number]))
    return found


def _united(laid: PageLayout, words: Sequence[int]) -> tuple[Decimal, tuple[int, ...]] | None:
    """Return the one number that stands beside a unit ("12 Stk", "Stk 12", "12x"), None for none or several."""
    texts = [laid.page.words[i].text for i in words]
    found: dict[Decimal, tuple[int, ...]] = {}
    for at in range(len(texts)):
        for size in (1, 2):
            readings = quantity_readings(" ".join(texts[at : at + size]))
            if at + size <= len(texts) and readings and readings[0].unit and readings[0].value < MOST_UNITS:
                if len(readings) > 1:
                    return None
                found.setdefault(readings[0].value, tuple(words[at : at + size]))
    return next(iter(found.items())) if len(found) == 1 else None


def _told(laid: PageLayout, group: Group, lone: Mark | None) -> tuple[list[Mark], _Numbers]:
    """Return a group's codes and what its other numbers say."""
    codes = [m for line in group.lines for m in marks(laid.page, line.words)]
    codes += [lone] if lone and not any(lone.words[-1] in m.words for m in codes) else []
    return codes, _numbers(laid, group, {i for m in codes for i in m.words})


def _item(
    document_id: str, laid: PageLayout, group: Group, codes: Sequence[Mark], numbers: _Numbers, *, priced: bool
) -> Item | None:
    page = laid.page
    what = _what(laid, group, codes, numbers, priced=priced)
    if not what and not codes:
        return None
    words = tuple(i for line in group.lines for i in line.words)

    def found(field: Cell, value: str, at: Sequence[int], sure: float, text: str | None = None) -> Found:
        read = min(page.words[i].confidence for i in at)
        printed = text_of(page, at) if text is None else text
        return Found(
            field=field, value=value, text=printed, span=span_of(document_id, page, at), confidence=round(sure * (0.5 + 0.5 * read), 4),
            finder="lines", origin=page.words[at[0]].origin,
        )  # fmt: skip

    cells = [found("description", text_of(page, what), what, 0.7)] if what else []
    named: tuple[tuple[Cell, tuple[Decimal, tuple[int, ...]] | None], ...] = (
        ("quantity", numbers.quantity),
        ("price", numbers.price),
        ("amount", numbers.amount),
    )
    sure = SETTLED if numbers.quantity and not group.count else GUESSED
    sure *= MIXED if _mixed(laid, group) else 1.0
    cells += [found(field, canonical(value[0]), value[1], sure) for field, value in named if value]
    cells += [found(m.field, m.value, m.words, m.confidence, m.text) for m in codes]
    return Item(
        span=span_of(document_id, page, words),
        text="\n".join(line.text for line in group.lines),
        cells=tuple(cells),
        code_cells=tuple(found(m.field, m.value, m.words, m.confidence, m.text) for m in codes if m.labelled),
        confidence=sure,
        origin=page.words[words[0]].origin,
    )


def _mixed(laid: PageLayout, group: Group) -> bool:
    """Tell whether a line with words and an amount of its own, be it misread ("849 A"), that is no item, stands among an item's lines."""
    others = [n for n in group.lines if n is not group.core]
    priced = (n.text for n in others if ends_with_money(n.text) or _ends_below(laid, n, group.core))
    return any(LETTERS.search(plain(text)) and not makes(text, group.core.text) for text in priced)


def _ends_below(laid: PageLayout, line: LayoutLine, core: LayoutLine) -> bool:
    """Tell whether a number apart from a scanned line's text ends where the core's amount does."""
    *text, last = laid.segments_of(line)
    off = abs(last.level.right - laid.segments_of(core)[-1].level.right)
    return bool(text) and line.origin == "ocr" and off < line.size and any(map(str.isdigit, last.text))


def _what(laid: PageLayout, group: Group, codes: Sequence[Mark], numbers: _Numbers, *, priced: bool) -> list[int]:
    """Return the words of the description: letters, in front of the first number that is money or a factor.

    `priced`: the list prints its counts with their prices, so that no number at the end of a text is one.
    """
    skip = {i for m in codes for i in (*m.words, *m.label)} | set(group.signed)
    counted = numbers.quantity[1] if numbers.quantity and numbers.price else ()
    skip |= {*counted, *_between(laid, group.core, numbers)}
    words: list[int] = []
    for line in group.lines:
        if not LETTERS.search(plain(line.text)):
            continue
        own = [i for i in line.words if i not in skip]
        texts = [laid.page.words[i].text for i in own]
        own = own[: _end_of_text(texts, signed=bool(group.signed))]
        if words and any(laid.page.words[i].text.endswith(":") for i in own):
            continue  # "Quantity: 12 Price: 3.50" below the text
        signed = False
        while own and len(own) < len(texts) and not any(map(str.isalpha, laid.page.words[own[-1]].text)):
            elsewhere = priced or counted or (group.signed and not set(group.signed) & set(line.words))
            factor, signed = signed, bool(_FACTOR.fullmatch(laid.page.words[own[-1]].text))
            if elsewhere and not (factor or signed) and len(own) > 1 and len(runs(laid, own[-2:])) == 1:
                break  # "Series 3": the count is known to stand elsewhere
            own.pop()
        words.extend(own)
    return words if any(LETTERS.search(laid.page.words[i].text) for i in words) else []


def _between(laid: PageLayout, line: LayoutLine, numbers: _Numbers) -> tuple[int, ...]:
    """Return what a count's unit is: right behind one that begins a line ("50 pcs Mug"), or between it and its price."""
    count, price = (n[1] if n else () for n in (numbers.quantity, numbers.price))
    if not count or count[-1] not in line.words:
        return ()
    at = line.words.index(count[-1]) + 1
    own = line.words[at : at + 1]
    if at == 1:
        text = laid.page.words[own[0]].text if own else ""
        return own if is_unit(text) or _SIGN.fullmatch(text) else ()
    until = line.words.index(price[0]) if price and price[0] in line.words[at:] else at
    between = line.words[at:until]
    signed = between and _FACTOR.fullmatch(laid.page.words[between[-1]].text)
    return between if signed and len(between) <= _UNIT_AND_SIGN else ()


def _end_of_text(texts: Sequence[str], *, signed: bool) -> int:
    """Return where a line's numbers begin: at money, or at a sign of multiplication in front of money."""
    for n, text in enumerate(texts):
        priced = any(MONEY_END.search(t) for t in texts[n + 1 : n + 3])
        if MONEY_END.search(text) or (not signed and priced and _FACTOR.fullmatch(text)):
            return n
    return len(texts)


def _numbers(laid: PageLayout, group: Group, taken: set[int]) -> _Numbers:
    """Return what the group's numbers settle: three in a row (or on two lines) where the first two make the third."""
    found: list[tuple[AmountFound, tuple[int, ...]]] = []
    for line in [group.core, *(n for n in group.lines if n is not group.core)]:
        for run in (run_of(laid.page, part) for part in runs(laid, line.words)):
            for amount in find_amounts(unglued(run.text)):
                words = run.covered(amount.start, amount.end)
                if not amount.percent and not taken & set(words):
                    found.append((amount, words))
    for a, b, c in _triples(len(found)):
        values = [found[n][0].readings[0] for n in (a, b, c)]
        whole = found[a][0].decimals == 0 or values[0] == values[0].to_integral_value()
        money = found[b][0].decimals == CENTS and found[c][0].decimals == CENTS
        if values[0] > 0 and money and whole and abs(values[0] * values[1] - values[2]) < Decimal("0.011"):
            return _Numbers(*((v, found[n][1]) for v, n in zip(values, (a, b, c), strict=True)))
    ends = [f for f in found if f[0].decimals == CENTS]
    core = [f for f in ends if set(f[1]) & set(group.core.words)]
    count = (group.count.value, group.count.words) if group.count else None
    if core and group.priced:
        return _Numbers(quantity=count, price=(core[-1][0].readings[0], core[-1][1]))
    if core:
        return _Numbers(quantity=count, amount=(core[-1][0].readings[0], core[-1][1]))
    if count:
        return _Numbers(quantity=count)
    return _Numbers(quantity=_united(laid, [i for i in group.core.words if i not in taken]))


def _triples(count: int) -> list[tuple[int, int, int]]:
    """Return the ways to choose quantity, price and amount among the first numbers, the price behind the quantity."""
    return [(a, b, c) for a, b, c in permutations(range(min(count, 7)), 3) if b > a]
