"""The heading row of a table of line items: which column holds what.

In: a page laid out. Out: `Heading`s, each with columns from left to right. Never: the rows below.
A heading may stand on up to three lines, in two languages at once, and a reader may have joined its words.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.column_names import (
    FACTORS,
    NUMBERS,
    PER,
    Role,
    begins,
    is_lesser,
    is_name,
    is_of_paper,
    misread,
    roles_of,
)
from evidence.extract.line_items.stacked import (
    HeadCell,
    answered,
    goes_on,
    in_two_lines,
    names_two,
    stacked,
    strays,
    unspanned,
)
from evidence.extract.line_items.upright import upright_cells
from evidence.values.amounts import find_currencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.extract.page.layout import PageLayout
    from evidence.model import Box

MOST_LINES = 3
MOST_UNNAMED = 12  # letters of a name that nobody knows, weighed against the known ones
MOST_WORDS = 5
LONGEST_LINK = 3  # letters of "and" between two names of one column
LEAST_NUMBERED = 4  # columns with a number each under their names
_NUMBERED_EMS = 2.0  # how far below the names the numbers of columns may stand
MOST_DIGITS = 2  # of a word in a heading: "EAN-13"
_MONEY = re.compile(r"\d[.,]\d\d\b")
_SIGNS: dict[str, tuple[Role, ...]] = {"@": ("price",)}  # names where they stand by themselves
_NUMBER_OF = re.compile(r"(\d{1,2})[^\W\d_]?(?:[=(].*)?|[^\W\d_]")  # of a column
_LETTER = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(
    r"\b(?:EAN|GTIN|UPC|ISBN) (?:8|1[0-4])\b", re.IGNORECASE
)  # a name of codes says how many digits they have


class Column(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One column: its role, the heading's extent and the territory of its cells, in levelled points."""

    role: Role
    left: float
    right: float
    start: float
    end: float


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading row: columns left to right, and its first and last line (numbers in the layout).

    `beside` are the columns of the line above or below each line of numbers, where every item has two lines under a
    heading of two lines.
    """

    columns: tuple[Column, ...]
    first: int
    last: int
    beside: tuple[Column, ...] = ()

    def has(self, role: Role) -> bool:
        """Tell whether there is a column of this role."""
        return any(c.role == role for c in (*self.columns, *self.beside))


def headings(laid: PageLayout) -> tuple[Heading, ...]:
    """Return the heading rows of a page, top to bottom, without overlaps."""
    found: list[Heading] = []
    cells = [_cells(laid, i) for i in range(len(laid.lines))]
    at = 0
    while at < len(laid.lines):
        best = _best_at(laid, cells, at)
        if best is None:
            at += 1
            continue
        best = _with_further_lines(laid, best)
        at = best.last + 1
        if found and best.first == found[-1].last + 1 and _close(laid, best.first):
            above = found.pop()
            best = best if _worth(best) > _worth(above) else msgspec.structs.replace(above, last=best.last)
        found.append(best)
    return tuple(sorted([*found, *_upright(laid)], key=lambda h: h.first))


def _upright(laid: PageLayout) -> list[Heading]:
    cells, above = upright_cells(laid)
    named = [c for c in cells if c.roles]
    if not named:
        return []
    roles = _mended(_one_count(named, _settle(named)))
    named, roles = _with_unnamed(cells, named, roles)
    if not _is_table(set(roles)):
        return []
    return [Heading(columns=columns_between(named, roles, laid.page.width), first=max(above, 0), last=above)]


def _best_at(laid: PageLayout, cells: Sequence[list[HeadCell]], at: int) -> Heading | None:
    """Return the best heading whose first line is `at`: the fewest lines that give the most columns."""
    if not cells[at] or sum(sum(bool(c.roles) for c in line) for line in cells[at : at + MOST_LINES]) < 2:  # noqa: PLR2004 -- one word is no heading
        return None
    best: Heading | None = None
    for last in range(at, min(at + MOST_LINES, len(cells))):
        if last > at and not (cells[last] and _close(laid, last)):
            break
        if last > at and strays(laid, cells[last - 1], cells[last], last):
            break
        heading = _heading(laid, cells, at, last)
        more = 0 if last > at and goes_on(cells[last - 1], cells[last]) else 1
        if heading and (best is None or _told(heading) >= _told(best) + more):
            best = heading
    later = _heading(laid, cells, at + 1, at + 1) if best and best.last > at else None
    return None if best and later and _worth(later) >= _worth(best) else best


def _with_further_lines(laid: PageLayout, heading: Heading) -> Heading:
    """Return a heading that ends with further lines of names alone, or with its columns' numbers, right below it."""
    last = heading.last
    for number in (last + 1, last + 2):
        if number < len(laid.lines) and _close(laid, number, _NUMBERED_EMS) and _is_numbered(laid, number):
            return msgspec.structs.replace(heading, last=number)
    while last + 1 < len(laid.lines) and _close(laid, last + 1):
        if _ends_names(laid, heading, last + 1) or _is_money(laid.lines[last + 1].text):
            last += 1
            continue
        texts = [s.text for s in laid.segments_of(laid.lines[last + 1])]
        if any(map(str.isdigit, laid.lines[last + 1].text)) or not all(map(is_name, texts)):
            break
        last += 1
    return msgspec.structs.replace(heading, last=last) if last > heading.last else heading


def _ends_names(laid: PageLayout, heading: Heading, number: int) -> bool:
    """Tell whether a line ends names of columns: no number, and each of its runs, three at least, below a name of its own."""
    line = laid.lines[number]
    runs = [s.level for s in laid.segments_of(line)]
    if len(runs) < MOST_LINES or any(map(str.isdigit, line.text)):
        return False
    below = [[n for n, c in enumerate(heading.columns) if c.left < r.right and r.left < c.right] for r in runs]
    return all(len(b) == 1 for b in below) and len({b[0] for b in below}) == len(runs)


def _is_money(text: str) -> bool:
    """Tell whether a line only says which money the columns above it are in: "(RM) (RM)"."""
    words = [word.strip("()[]") for word in text.split()]
    return all(any(c.end - c.start == len(word) for c in find_currencies(word)) for word in words)


def _is_numbered(laid: PageLayout, number: int) -> bool:
    """Tell whether a line only numbers the columns above it ("1 2 2a 3 4 5 (3x4) 6=4x5"), letters in front or not."""
    each = [_NUMBER_OF.fullmatch(text) for text in laid.lines[number].text.replace(" (", "(").split()]
    counted = [int(m[1]) for m in each if m and m[1]]
    steps = {b - a for a, b in pairwise(counted)}
    most = {0, 1, 2} if laid.lines[number].origin == "ocr" else {0, 1}  # a lone digit may have gone unread
    return all(each) and len(set(counted)) >= LEAST_NUMBERED and counted[0] < MOST_LINES - 1 and steps <= most


def _told(heading: Heading) -> int:
    """Return how much a heading tells, columns of no interest aside: a line more must tell more."""
    return _worth(heading) - sum(c.role == "other" for c in heading.columns)


def _worth(heading: Heading) -> int:
    columns = (*heading.columns, *heading.beside)
    return len({c.role for c in columns} - {"other"}) * 4 + len(columns)


def _close(laid: PageLayout, number: int, ems: float = 0.9) -> bool:
    upper, lower = laid.lines[number - 1], laid.lines[number]
    return not lower.turn and lower.level.top - upper.level.bottom < ems * max(upper.size, lower.size)


def _heading(laid: PageLayout, by_line: Sequence[list[HeadCell]], first: int, last: int) -> Heading | None:
    if last == first + 1 and (tiered := _tiered(laid, by_line[first], by_line[last], first)):
        return tiered
    lines = unspanned([by_line[n] for n in range(first, last + 1)])
    cells = stacked([c for line in lines for c in line]) if last > first else by_line[first]
    named = [c for c in cells if c.roles]
    letters = sum(len(c.text) if c.roles else min(len(c.text), MOST_UNNAMED) for c in cells)
    share = 0.8 if len(named) == 2 else 0.5  # noqa: PLR2004 -- two words alone must be nearly all there is
    if len(named) < 2:  # noqa: PLR2004 -- one word is no heading
        return None
    if sum(len(c.text) for c in named) < share * letters and not answered(laid, cells, last + 1):
        return None
    if any(_of_pairs(laid.lines[n].text, len(named)) for n in range(first, last + 1)) or _labels(laid, first, last):
        return None
    roles = _mended(_one_count(named, _settle(named)))
    named, roles = _with_unnamed(cells, named, roles)
    if not _is_table(set(roles)):
        return None
    return Heading(columns=columns_between(named, roles, laid.page.width), first=first, last=last)


def _tiered(laid: PageLayout, upper: list[HeadCell], lower: list[HeadCell], first: int) -> Heading | None:
    """Return the heading of a table whose items have two lines each, as its two lines say and the lines below prove."""
    under = next((a for a in upper for b in lower if names_two(a, b)), None)
    if under is None or any(
        roles_of(f"{a.text} {laid.lines[first + 1].text}") for a in upper
    ):  # "Description" over "of goods"
        return None
    named = [[c for c in cells if c.roles] for cells in (upper, lower)]
    whole = named[0] + named[1]
    settled = _mended(_one_count(whole, _settle(whole)))
    roles: list[Role] = [
        "sku" if r == "position" and "sku" in c.roles else r for r, c in zip(settled, whole, strict=True)
    ]
    parts = (roles[: len(named[0])], roles[len(named[0]) :])
    tiers = [columns_between(cells, part, laid.page.width) for cells, part in zip(named, parts, strict=True)]
    counts = [len({c.role for c in columns} & NUMBERS) for columns in tiers]
    main = 0 if counts[0] > counts[1] else 1
    if not _is_table({c.role for columns in tiers for c in columns}) or min(counts) or max(counts) < 2:  # noqa: PLR2004 -- a count and a price at least
        return None
    if not in_two_lines(laid, first + 2, under.left, below=main == 0):
        return None
    return Heading(columns=tiers[main], first=first, last=first + 1, beside=tiers[1 - main])


def _with_unnamed(
    cells: Sequence[HeadCell], named: Sequence[HeadCell], roles: Sequence[Role]
) -> tuple[list[HeadCell], list[Role]]:
    """Return columns with those whose heading nobody knows among them: what stands there is no neighbour's."""
    role_of = dict(zip(map(id, named), roles, strict=True))
    kept = [
        c for c in cells if c.roles or (c.alone and len(c.text) > (1 if c.text.isalpha() else 2))
    ]  # a stray mark is no heading
    return kept, [role_of.get(id(c), "other") for c in kept]


def _of_values(line: str) -> bool:
    """Tell whether a line states values with numbers, and is no row of headings."""
    return any(map(str.isdigit, line)) and any(
        (len(w) > 1 and w.strip(".,:€$%()").isdigit()) or _MONEY.search(w) or sum(map(str.isdigit, w)) > MOST_DIGITS
        for w in _NUMBERED.sub("", PER.sub("", line)).split()
    )


def _of_pairs(line: str, named: int) -> bool:
    """Tell whether a line states values behind colons, and is no row of headings."""
    return 0 < line.count(":") > named - 4


def _labels(laid: PageLayout, first: int, last: int) -> bool:
    """Tell whether a line over a heading's last one ends with a colon, and that does not: "Ref.:" is a label of the paper."""
    return any(n.text.endswith(":") for n in laid.lines[first:last]) and ":" not in laid.lines[last].text


def _one_count(cells: Sequence[HeadCell], roles: list[Role]) -> list[Role]:
    """Return roles with cartons, packs and what was ordered put aside where another column holds the quantity."""
    counts = [i for i, r in enumerate(roles) if r == "quantity"]
    lesser = [i for i in counts if is_lesser(cells[i].text)]
    if len(lesser) < len(counts):
        for i in lesser:
            roles[i] = "other"
    return roles


def _mended(roles: list[Role]) -> list[Role]:
    """Return roles put right by their order: the last of two prices is the amount, an amount in front a quantity."""
    prices = [i for i, r in enumerate(roles) if r == "price"]
    _keep_leading_text(roles)
    if "amount" not in roles and len(prices) > 1:
        roles[prices[-1]] = "amount"
    if "quantity" not in roles and roles.count("amount") > 1 and roles[0] == "amount" and "description" in roles:
        roles[0] = "quantity"
    return roles


def _keep_leading_text(roles: list[Role]) -> None:
    """Put a text behind the numbers aside ("Contents") where another text stands before them."""
    numbers = [i for i, r in enumerate(roles) if r in NUMBERS]
    texts = [i for i, r in enumerate(roles) if r == "description"]
    if numbers and texts and texts[0] < numbers[0]:
        for i in texts:
            roles[i] = "other" if i > numbers[0] else roles[i]


def _is_table(roles: set[Role]) -> bool:
    what = roles & {"description", "sku", "mpn", "gtin", "asin"}
    much = roles & NUMBERS
    if what <= {"sku", "mpn"} and much <= {"amount"}:
        return False  # a summary by tax code, not items
    return (bool(what) and bool(much)) or {"quantity", "price"} <= roles or {"quantity", "amount"} <= roles


def _settle(cells: Sequence[HeadCell]) -> list[Role]:
    """Return one role for each cell: the sure ones first, then what is still missing."""
    chosen: list[Role | None] = [c.roles[0] if len(c.roles) == 1 else None for c in cells]
    taken = {r for r in chosen if r}
    for i, cell in enumerate(cells):
        if chosen[i] is None:
            free = [r for r in cell.roles if r not in taken] or list(cell.roles)
            first = "position" if i == 0 and "position" in free and len(cells) > 3 and _needs_no(cells, i) else free[0]  # noqa: PLR2004 -- a leading number column
            chosen[i] = first
            taken.add(first)
    return [r or "other" for r in chosen]


def _needs_no(cells: Sequence[HeadCell], at: int) -> bool:
    """Tell whether another cell can be the description, so that this one need not be."""
    return any("description" in c.roles for i, c in enumerate(cells) if i != at)


def columns_between(cells: Sequence[HeadCell], roles: Sequence[Role], width: float) -> tuple[Column, ...]:
    """Return the columns of headings left to right, each with its role and the territory of its cells."""
    columns = []
    for i, (cell, role) in enumerate(zip(cells, roles, strict=True)):
        start = (cells[i - 1].right + cell.left) / 2 if i else min(0.0, cell.left)
        end = (cell.right + cells[i + 1].left) / 2 if i + 1 < len(cells) else max(width, cell.right)
        if role == "description":
            end = cells[i + 1].left if i + 1 < len(cells) else end
        columns.append(Column(role=role, left=cell.left, right=cell.right, start=start, end=end))
    return tuple(columns)


def _cells(laid: PageLayout, number: int) -> list[HeadCell]:
    """Return a line's words as headings; [] where none of them is one."""
    cells: list[HeadCell] = []
    unsure: list[tuple[HeadCell, list[HeadCell]]] = []  # names in which OCR left one word that can be a text's
    line = laid.lines[number]
    if line.turn or not _LETTER.search(line.text) or _of_values(line.text):
        return cells
    ocr = line.origin == "ocr"
    for segment in laid.segments_of(line):
        if ocr and len(segment.text) == 1 and segment.text.islower():
            continue  # what is left of a torn name
        first = laid.page.words[segment.words[0]].text
        known = roles_of(segment.text) if begins(first) or FACTORS.search(segment.text) else ()
        roles = known or (misread(segment.text) if ocr else ()) or _SIGNS.get(segment.text, ())
        if roles:
            cells.append(HeadCell(segment.level.left, segment.level.right, segment.text, roles))
        else:
            words = [(laid.page.words[i].text, b) for i in segment.words if (b := laid.levels[i]) is not None]
            words = [] if is_of_paper(segment.text) else words
            inside = _merged(list(_split(words, ocr=ocr)))
            named = sum(len(c.text) for c in inside if c.roles)
            vague = {r for c in inside for r in c.roles} == {"description"} and named * 2 < len(segment.text)
            alone = not named or (vague and not ocr)
            whole = HeadCell(segment.level.left, segment.level.right, segment.text, (), alone=True)
            unsure += [(whole, inside)] if vague and ocr else []
            cells.extend([whole] if alone else inside)
    for whole, inside in unsure:
        if any("description" in c.roles for c in cells if c not in inside):
            cells = [c for c in cells if c not in inside or c is inside[0]]
            cells[cells.index(inside[0])] = whole
    return cells if any(c.roles for c in cells) else []


def _merged(cells: list[HeadCell]) -> list[HeadCell]:
    """Return the cells of one run with neighbours that can mean the same made one ("Item Desc.", "Artículo y descripción")."""
    merged: list[HeadCell] = []
    for cell in cells:
        if (
            len(merged) > 1
            and not merged[-1].roles
            and len(merged[-1].text) <= LONGEST_LINK
            and set(merged[-2].roles) & set(cell.roles)
        ):
            merged.pop()
        shared = tuple(r for r in merged[-1].roles if r in cell.roles) if merged else ()
        if shared and shared[0] not in {"tax", "other"}:
            merged[-1] = HeadCell(merged[-1].left, cell.right, f"{merged[-1].text} {cell.text}", shared)
        else:
            merged.append(cell)
    return merged


def _split(words: Sequence[tuple[str, Box]], *, ocr: bool) -> Iterable[HeadCell]:
    """Return the headings inside a run of words, longest names first; words of no heading stand alone."""
    at = 0
    while at < len(words):
        most = min(MOST_WORDS, len(words) - at) if begins(words[at][0]) else 1
        for size in range(most, 0, -1):
            text = " ".join(w for w, _ in words[at : at + size])
            roles = roles_of(text) or (misread(text) if ocr and size == 1 else ())
            if roles or size == 1:
                yield HeadCell(words[at][1].left, words[at + size - 1][1].right, text, roles)
                at += size
                break
