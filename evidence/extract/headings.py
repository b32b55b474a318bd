"""The heading row of a table of line items: which column holds what.

In: a page laid out. Out: `Heading`s, each with columns from left to right. Never: the rows below.
A heading may stand on up to three lines, in two languages at once, and a reader may have joined its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.values.text import fold_label, label_key, label_roles, same_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.extract.layout import PageLayout
    from evidence.model import Box

Role = Literal[
    "description",
    "quantity",
    "price",
    "amount",
    "gtin",
    "asin",
    "sku",
    "mpn",
    "unit",
    "tax",
    "discount",
    "position",
    "other",
]
PRIORITY: tuple[Role, ...] = (
    "description", "quantity", "price", "amount", "gtin", "asin", "sku", "mpn", "unit", "tax", "discount", "position", "other",
)  # fmt: skip
NUMBERS = frozenset({"quantity", "price", "amount"})
MOST_LINES = 3
MOST_WORDS = 5
MOST_DIGITS = 2  # of a word in a heading: "EAN-13"
SHORTEST, LONGEST = 6, 48  # letters of a heading that may be misread, and of any heading
_ASIDE = re.compile(r"\([^)]*\)?|\b(?:EUR|USD|GBP|CHF|RM|MYR|PLN|SEK|in)\b|[€$£¥:]")
_PARTS = re.compile(r"[/|\n]")
_MONEY = re.compile(r"\d[.,]\d\d\b")
_FACTORS = re.compile(r"[^\W\d_].*\s[x×*]\s.*[^\W\d_]", re.IGNORECASE)  # noqa: RUF001 -- "cartons x units": how goods are packed
_LETTER = re.compile(r"[^\W\d_]")


class Column(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One column: its role, the heading's extent and the territory of its cells, in levelled points."""

    role: Role
    left: float
    right: float
    start: float
    end: float


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading row: columns left to right, and its first and last line (numbers in the layout)."""

    columns: tuple[Column, ...]
    first: int
    last: int

    def has(self, role: Role) -> bool:
        """Tell whether there is a column of this role."""
        return any(c.role == role for c in self.columns)


class _Cell(msgspec.Struct, frozen=True):
    left: float
    right: float
    text: str
    roles: tuple[Role, ...]
    alone: bool = False  # a whole segment without a role


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
        found.append(best)
        at = best.last + 1
    return tuple(found)


def _best_at(laid: PageLayout, cells: Sequence[list[_Cell]], at: int) -> Heading | None:
    """Return the best heading whose first line is `at`: the fewest lines that give the most columns."""
    if not cells[at] or sum(sum(bool(c.roles) for c in line) for line in cells[at : at + MOST_LINES]) < 2:  # noqa: PLR2004 -- one word is no heading
        return None
    best: Heading | None = None
    for last in range(at, min(at + MOST_LINES, len(cells))):
        if last > at and not (cells[last] and _close(laid, last)):
            break
        heading = _heading(laid, cells, at, last)
        if heading and (best is None or _told(heading) > _told(best)):
            best = heading
    later = _heading(laid, cells, at + 1, at + 1) if best and best.last > at else None
    return None if best and later and _worth(later) >= _worth(best) else best


def _told(heading: Heading) -> int:
    """Return how much a heading tells, columns of no interest aside: a line more must tell more."""
    return _worth(heading) - sum(c.role == "other" for c in heading.columns)


def _worth(heading: Heading) -> int:
    return len({c.role for c in heading.columns} - {"other"}) * 4 + len(heading.columns)


def _close(laid: PageLayout, number: int) -> bool:
    upper, lower = laid.lines[number - 1], laid.lines[number]
    return not lower.turn and lower.level.top - upper.level.bottom < 0.9 * max(upper.size, lower.size)


def _heading(laid: PageLayout, by_line: Sequence[list[_Cell]], first: int, last: int) -> Heading | None:
    cells = _stacked([c for n in range(first, last + 1) for c in by_line[n]]) if last > first else by_line[first]
    named = [c for c in cells if c.roles]
    letters = sum(len(c.text) for c in cells)
    share = 0.8 if len(named) == 2 else 0.5  # noqa: PLR2004 -- two words alone must be nearly all there is
    if len(named) < 2 or sum(len(c.text) for c in named) < share * letters:  # noqa: PLR2004 -- one word is no heading
        return None
    if any(_of_pairs(laid.lines[n].text, len(named)) for n in range(first, last + 1)):
        return None
    roles = _mended(_one_count(named, _settle(named)))
    named, roles = _with_unnamed(cells, named, roles)
    if not _is_table(set(roles)):
        return None
    return Heading(columns=_columns(named, roles, laid.page.width), first=first, last=last)


def _with_unnamed(
    cells: Sequence[_Cell], named: Sequence[_Cell], roles: Sequence[Role]
) -> tuple[list[_Cell], list[Role]]:
    """Return columns with those whose heading nobody knows among them: what stands there is no neighbour's."""
    role_of = dict(zip(map(id, named), roles, strict=True))
    kept = [c for c in cells if c.roles or (c.alone and len(c.text) > 2)]  # noqa: PLR2004 -- a stray mark is no heading
    return kept, [role_of.get(id(c), "other") for c in kept]


def _of_values(line: str) -> bool:
    """Tell whether a line states values with numbers, and is no row of headings."""
    return any(
        (len(w) > 1 and w.strip(".,:€$%()").isdigit()) or _MONEY.search(w) or sum(map(str.isdigit, w)) > MOST_DIGITS
        for w in line.split()
    )


def _of_pairs(line: str, named: int) -> bool:
    """Tell whether a line states values behind colons, and is no row of headings."""
    return 0 < line.count(":") > named - 4


def _one_count(cells: Sequence[_Cell], roles: list[Role]) -> list[Role]:
    """Return roles with cartons, packs and what was ordered put aside where another column holds the quantity."""
    counts = [i for i, r in enumerate(roles) if r == "quantity"]
    lesser = [i for i in counts if _is_lesser(cells[i].text)]
    if len(lesser) < len(counts):
        for i in lesser:
            roles[i] = "other"
    return roles


def _is_lesser(text: str) -> bool:
    return any(r.group == "columns" and r.role == "lesser" for r in label_roles().get(label_key(text), ()))


def _mended(roles: list[Role]) -> list[Role]:
    """Return roles put right by their order: the last of two prices is the amount, an amount in front a quantity."""
    prices = [i for i, r in enumerate(roles) if r == "price"]
    if "amount" not in roles and len(prices) > 1:
        roles[prices[-1]] = "amount"
    if "quantity" not in roles and roles.count("amount") > 1 and roles[0] == "amount" and "description" in roles:
        roles[0] = "quantity"
    return roles


def _is_table(roles: set[Role]) -> bool:
    what = roles & {"description", "sku", "mpn", "gtin", "asin"}
    much = roles & NUMBERS
    if what <= {"sku", "mpn"} and much <= {"amount"}:
        return False  # a summary by tax code, not items
    return (bool(what) and bool(much)) or {"quantity", "price"} <= roles or {"quantity", "amount"} <= roles


def _settle(cells: Sequence[_Cell]) -> list[Role]:
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


def _needs_no(cells: Sequence[_Cell], at: int) -> bool:
    """Tell whether another cell can be the description, so that this one need not be."""
    return any("description" in c.roles for i, c in enumerate(cells) if i != at)


def _columns(cells: Sequence[_Cell], roles: Sequence[Role], width: float) -> tuple[Column, ...]:
    columns = []
    for i, (cell, role) in enumerate(zip(cells, roles, strict=True)):
        start = (cells[i - 1].right + cell.left) / 2 if i else min(0.0, cell.left)
        end = (cell.right + cells[i + 1].left) / 2 if i + 1 < len(cells) else max(width, cell.right)
        if role == "description":
            end = cells[i + 1].left if i + 1 < len(cells) else end
        columns.append(Column(role=role, left=cell.left, right=cell.right, start=start, end=end))
    return tuple(columns)


def _stacked(cells: Sequence[_Cell]) -> list[_Cell]:
    """Return cells with those above each other joined into one heading."""
    columns: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda c: c.left):
        column = next((g for g in columns if any(_over(cell, other) for other in g)), None)
        if column is None:
            columns.append([cell])
        else:
            column.append(cell)
    return [_joined(sorted(g, key=cells.index)) for g in columns]


def _over(a: _Cell, b: _Cell) -> bool:
    return min(a.right, b.right) - max(a.left, b.left) > 0.3 * min(a.right - a.left, b.right - b.left)


def _joined(parts: Sequence[_Cell]) -> _Cell:
    text = " ".join(p.text for p in parts)
    glued = "".join(p.text.rstrip("-") for p in parts)
    roles = roles_of(text) or roles_of(glued) or tuple(dict.fromkeys(r for p in parts for r in p.roles))
    alone = all(p.alone for p in parts)
    return _Cell(min(p.left for p in parts), max(p.right for p in parts), text, roles, alone=alone)


def _cells(laid: PageLayout, number: int) -> list[_Cell]:
    """Return a line's words as headings; [] where none of them is one."""
    cells: list[_Cell] = []
    line = laid.lines[number]
    if line.turn or not _LETTER.search(line.text) or _of_values(line.text):
        return cells
    ocr = line.origin == "ocr"
    for segment in laid.segments_of(line):
        begins = _begins(laid.page.words[segment.words[0]].text) or _FACTORS.search(segment.text)
        known = roles_of(segment.text) if begins else ()
        roles = known or (_misread(segment.text) if ocr else ())
        if roles:
            cells.append(_Cell(segment.level.left, segment.level.right, segment.text, roles))
        else:
            words = [(laid.page.words[i].text, b) for i in segment.words if (b := laid.levels[i]) is not None]
            inside = _merged(list(_split(words, ocr=ocr)))
            alone = not any(c.roles for c in inside)
            whole = _Cell(segment.level.left, segment.level.right, segment.text, (), alone=True)
            cells.extend([whole] if alone else inside)
    return cells if any(c.roles for c in cells) else []


def _merged(cells: list[_Cell]) -> list[_Cell]:
    """Return the cells of one run with neighbours that can mean the same made one ("Item Desc.")."""
    merged: list[_Cell] = []
    for cell in cells:
        shared = tuple(r for r in merged[-1].roles if r in cell.roles) if merged else ()
        if shared and shared[0] not in {"tax", "other"}:
            merged[-1] = _Cell(merged[-1].left, cell.right, f"{merged[-1].text} {cell.text}", shared)
        else:
            merged.append(cell)
    return merged


def _split(words: Sequence[tuple[str, Box]], *, ocr: bool) -> Iterable[_Cell]:
    """Return the headings inside a run of words, longest names first; words of no heading stand alone."""
    at = 0
    while at < len(words):
        most = min(MOST_WORDS, len(words) - at) if _begins(words[at][0]) else 1
        for size in range(most, 0, -1):
            text = " ".join(w for w, _ in words[at : at + size])
            roles = roles_of(text) or (_misread(text) if ocr and size == 1 else ())
            if roles or size == 1:
                yield _Cell(words[at][1].left, words[at + size - 1][1].right, text, roles)
                at += size
                break


@lru_cache(maxsize=8192)
def roles_of(text: str) -> tuple[Role, ...]:
    """Return the column roles that a heading's text can name, likelier first; () for none."""
    if len(text) > LONGEST or not text.strip():
        return ()
    if _FACTORS.fullmatch(text.strip(" .:")):
        return ("other",)
    for variant in dict.fromkeys((text, _ASIDE.sub(" ", text))):
        roles = _known(label_key(variant)) or _by_parts(variant)
        if roles:
            return roles
    return ()


def _by_parts(text: str) -> tuple[Role, ...]:
    """Return what both halves of a heading in two languages say ("Menge / Quantity")."""
    parts = [p for p in _PARTS.split(text) if fold_label(p)]
    if len(parts) < 2:  # noqa: PLR2004 -- halves
        return ()
    each = [_known(label_key(p)) for p in parts]
    shared = tuple(r for r in PRIORITY if all(r in roles for roles in each))
    short = all(r or (len(p.strip()) <= 4 and " " not in p.strip()) for p, r in zip(parts, each, strict=True))  # noqa: PLR2004 -- "QTY/HR"
    numbers = next((r for r in each if r and r[0] in NUMBERS), ()) if short else ()
    return shared or numbers or (each[0] if all(each) else ())


@lru_cache(maxsize=4096)
def _known(key: str) -> tuple[Role, ...]:
    found = {r.role for r in label_roles().get(key, ()) if r.group == "columns"}
    return tuple(r for r in PRIORITY if r in found)


@lru_cache(maxsize=8192)
def _begins(word: str) -> bool:
    """Tell whether a heading can begin with this word."""
    key = label_key(_ASIDE.sub(" ", word))
    keys = _sorted_keys()
    at = bisect_left(keys, key)
    return not key or (at < len(keys) and keys[at].startswith(key)) or "/" in word


@lru_cache(maxsize=1)
def _sorted_keys() -> list[str]:
    return sorted(key for key, roles in label_roles().items() if any(r.group == "columns" for r in roles))


@lru_cache(maxsize=4096)
def _misread(text: str) -> tuple[Role, ...]:
    """Return the roles of the one known heading that a misreading of at least six letters is nearest to."""
    key = label_key(text) if len(text) < LONGEST else ""
    if len(key) < SHORTEST or any(map(str.isdigit, key[2:-2])):
        return ()
    for size in (len(key), len(key) - 1, len(key) + 1):
        for label in (*_long_keys().get((key[:1], size), ()), *_long_keys().get((key[-2:], size), ())):
            if same_label(key, label):
                return _known(label)
    return ()


@lru_cache(maxsize=1)
def _long_keys() -> dict[tuple[str, int], tuple[str, ...]]:
    """Return long headings by their first letter, and by their last two, with their length."""
    found: dict[tuple[str, int], list[str]] = {}
    for key in _sorted_keys():
        if len(key) >= SHORTEST:
            found.setdefault((key[:1], len(key)), []).append(key)
            found.setdefault((key[-2:], len(key)), []).append(key)
    return {first: tuple(keys) for first, keys in found.items()}
