"""Which lines of a list without a heading are one item: those between two amounts belong all above or all below.

In: a page's lines. Out: groups of lines, each around the line with the amount. Never: what their numbers mean.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.aligned import Count
from evidence.extract.line_items.marks import marks
from evidence.extract.line_items.sums import ENDS, multiplies_out, sum_role
from evidence.extract.page.layout import LayoutLine
from evidence.values.amounts import find_amounts, is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import PageLayout

MONEY_END = re.compile(r"\d[.,]\s?\d\d(?:\s?-)?(?:\s*[A-Z*€$£]{1,3}\d?|\s+\S{1,3}){0,2}\W*$")
_GROUPED_CODE = re.compile(r"\d([.,])\d{3}\1\d\d\D*$")  # "922.283.36": no number has one sign for thousands and cents
LETTERS = re.compile(r"[^\W\d_]{3,}")
_DATE_END = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d|\d{4})\W*$")
_GLUED = re.compile(r"(?<!\S)(\d{1,5})[xX×](?=\s|$)")  # noqa: RUF001 -- OCR sets a sign of multiplication close to its number
_CONTACT = re.compile(
    r"\b(?:tel|phone|fax|date|time|page|seite)\b(?!\s+[^\W\d_]{3,})"  # "Phone case" is goods
    r"|\b(?:www|http|gst|vat|ust|tax|invoice|cashier|rechnung|facture)\b|\w@\w",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:sub\s?-?total|total|summe|rounding|change|cash|tendered|balance(?! d[eu]\b)|amount due)\b", re.IGNORECASE
)
MOST_AROUND = 3
CENT = Decimal("0.011")
_LEAST_CODE = 10**7


class Group(msgspec.Struct):
    """An item's lines; `core` is the one with its amount."""

    core: LayoutLine
    lines: list[LayoutLine]
    signed: tuple[int, ...] = ()  # the words of a count and of its sign of multiplication
    count: Count | None = None  # of the one column of whole numbers that all such lines share
    priced: bool = False  # the money that ends the core is a price


def cores_of(lines: Sequence[LayoutLine]) -> list[int]:
    """Return the indexes of lines that end with money, before the first sum behind an item."""
    cores: list[int] = []
    for at, line in enumerate(lines):
        if not ends_with_money(line.text):
            continue
        if sum_role(line.text) in ENDS or (_SUM.search(line.text) and not multiplies_out(line.text)):
            if cores:
                break
            continue
        if sum_role(line.text) is None and not _CONTACT.search(line.text):
            cores.append(at)
    return cores


def ends_with_money(text: str) -> bool:
    """Tell whether a line ends with an amount, and neither with a date nor with a code that looks like one."""
    return bool(MONEY_END.search(text)) and not _DATE_END.search(text) and not _GROUPED_CODE.search(text)


def groups_of(laid: PageLayout, lines: Sequence[LayoutLine], cores: list[int]) -> list[Group]:
    """Return the lines of each item: those between two amounts belong all above or all below, as on the whole paper."""
    every = cores
    cores = _without_details(lines, every)
    after = _run(lines, cores[-1] + 1, 1)
    between = [b - a - 1 for a, b in itertools.pairwise(cores)]
    usual = max(set(between), key=lambda n: (between.count(n), -n)) if between else MOST_AROUND
    leading = _leads(laid, lines, cores, after)
    first = len(_run(lines, cores[0] - 1, -1)[: max(1, min(usual, MOST_AROUND))])
    coded = any(marks(laid.page, n.words) for n in lines[cores[0] - first : cores[0]])
    if (
        not coded
        and _worded(lines[cores[0]])
        and all(b - a == 1 for a, b in itertools.pairwise(cores) if _worded(lines[b]))
    ):
        first = 0  # a title: no other amount that has a text beside it has a line above
    groups = []
    details_of = {at: [lines[n] for n in _details(every, cores, lines, at)] for at in cores} if every != cores else {}
    of: dict[int, list[int]] = {}
    for at, found in details_of.items():
        for line in found:
            of.setdefault(line.number, []).append(at)
    for n, at in enumerate(cores):
        if leading:
            start = cores[n - 1] + 1 if n else at - first
            chosen = list(lines[max(start, at - MOST_AROUND) : at + 1])
        else:
            end = cores[n + 1] if n + 1 < len(cores) else at + 1 + min(len(after), max(usual, 1))
            chosen = list(lines[at : min(end, at + 1 + MOST_AROUND)])
        details = [line for line in details_of.get(at, ()) if line not in chosen]
        own = [line for line in chosen if at in of.get(line.number, (at,))]
        groups.append(Group(core=lines[at], lines=[*details, *own]))
    return groups


def _worded(line: LayoutLine) -> bool:
    return bool(LETTERS.search(plain(line.text)))


def _details(every: Sequence[int], kept: Sequence[int], lines: Sequence[LayoutLine], core: int) -> list[int]:
    """Return the lines right above or below a core that say how its amount came about."""
    beside = [n for n in (core - 1, core + 1) if n in every and n not in kept]
    return [n for n in beside if makes(lines[n].text, lines[core].text) or (n > core and _each(lines[n], lines[core]))]


def _each(detail: LayoutLine, line: LayoutLine) -> bool:
    """Tell whether the one number of a line without words is the price of a line's amount: "each 3.50" below "Mug x 2 7.00"."""
    numbers, above = _numbers(detail.text), _numbers(line.text)
    return len(numbers) == 1 and bool(above) and any(abs(n * numbers[0] - above[-1]) < CENT for n in above[:-1])


def _without_details(lines: Sequence[LayoutLine], cores: list[int]) -> list[int]:
    """Return cores without the lines that only say how the amount above or below came about ("2 x 3.50")."""
    kept: list[int] = []
    for at in cores:
        text = lines[at].text
        if at + 1 in cores and not LETTERS.search(plain(text)) and makes(text, lines[at + 1].text):
            continue
        if (
            kept
            and at - kept[-1] == 1
            and not LETTERS.search(plain(text))
            and LETTERS.search(plain(lines[kept[-1]].text))
        ):
            numbers, above = _numbers(text), _numbers(lines[kept[-1]].text)
            if len(numbers) >= 2 and above and abs(numbers[0] * numbers[1] - above[-1]) < Decimal("0.02"):  # noqa: PLR2004 -- two factors
                continue
            if _each(lines[at], lines[kept[-1]]):
                continue
        kept.append(at)
    return kept


def makes(detail: str, line: str) -> bool:
    """Tell whether two factors make the amount at the end of a line with words."""
    numbers, ends = _numbers(detail), _numbers(line)
    two = len(numbers) == 2 and bool(ends) and bool(LETTERS.search(plain(line)))  # noqa: PLR2004 -- two factors
    return two and abs(numbers[0] * numbers[1] - ends[-1]) < Decimal("0.011")


def _numbers(text: str) -> list[Decimal]:
    """Return a line's numbers but for codes, which have no sign in so many digits."""
    found = find_amounts(unglued(text))
    return [f.readings[0] for f in found if f.decimals or abs(f.readings[0]) < _LEAST_CODE]


def unglued(text: str) -> str:
    """Return a text with "2x 3.50" as two numbers, each where it stood."""
    return _GLUED.sub(r"\1 ", text)


def plain(text: str) -> str:
    """Return a line without units and currencies, to see whether letters remain."""
    return " ".join(w for w in text.split() if not is_unit(w) and len(w) > 2)  # noqa: PLR2004 -- signs and codes of tax


def _run(lines: Sequence[LayoutLine], at: int, step: int) -> list[LayoutLine]:
    """Return the lines from `at` on that may belong to an item: no money, no sum, close together."""
    found: list[LayoutLine] = []
    while 0 <= at < len(lines) and len(found) < MOST_AROUND:
        line = lines[at]
        near = found[-1] if found else lines[at - step]
        gap = max(line.level.top, near.level.top) - min(line.level.bottom, near.level.bottom)
        if (
            sum_role(line.text)
            or ends_with_money(line.text)
            or _CONTACT.search(line.text)
            or gap > 1.5 * max(line.size, near.size)
        ):
            break
        found.append(line)
        at += step
    return found


def _leads(laid: PageLayout, lines: Sequence[LayoutLine], cores: list[int], after: list[LayoutLine]) -> bool:
    """Tell whether the lines without an amount stand in front of theirs."""
    before = _run(lines, cores[0] - 1, -1)
    worded = sum(_worded(lines[at]) for at in cores)
    coded_before = any(marks(laid.page, line.words) for line in before)
    coded_after = any(marks(laid.page, line.words) for line in after)
    if coded_before != coded_after:
        return coded_before
    bare = [at for at in cores if not _worded(lines[at])]
    if 0 < len(bare) < len(cores) and all(at and at - 1 not in cores and _worded(lines[at - 1]) for at in bare):
        return True  # "Soap 4.99" on one line, "Sandpaper" above "4 @ 1.25 5.00"
    if worded * 2 < len(cores):
        return bool(before)
    return not after and len(cores) > 1 and any(b - a > 1 for a, b in itertools.pairwise(cores))
