"""Notes beside a line of the table: further lines of its own text, and the line right below it.

In: an item, its record. Out: a note that denies the sale of these goods, or speaks of fewer than the line. Never: the line's own name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.explain import say, short
from evidence.judge.sums import numbers
from evidence.values.codes import fold
from evidence.values.fewer import speaks_of_fewer
from evidence.values.phrases import first_in, holds
from evidence.values.reserved import reservation, settled
from evidence.values.text import fold_label, label_key, label_roles
from evidence.values.understood import strange_note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from evidence.model import Found, Item, Record, Span, TextLine
    from evidence.texts import Message

_WORD = re.compile(r"[^\W\d_]{4,}")  # longer than a unit or a currency
_SMALL = re.compile(r"[^\W\d_]{2,}[.,!]?")
_COUNTED = re.compile(r"(?P<one>\d{1,4}) [a-z\u00df-\u024f]{5,}|[a-z\u00df-\u024f]{5,} (?P<two>\d{1,4})")
_IN_A_ROW = 2
_BESIDE = 3.0  # heights of a line that a note may stand below
_HEADS = 60.0  # points above the first line of a table
_COLUMNS = 2  # words for columns that make a line their heads


def notes(item: Item, record: Record) -> tuple[str, ...]:
    """Return the notes beside a line: what stands above or below its own first line, and the line right below.

    Its figures may stand on a further line of a wrapped text: that one is no note.
    """
    line, name, own = below(item, record), _name(item), item.text.split("\n")
    return (*(x for x in own if x != name and not _is_priced(item, x)), *([line.text] if line else []))


def _name(item: Item) -> str:
    """Return the line that names the goods: the first, or below one without figures the line that has them and a part of the name."""
    first, *others = item.text.split("\n")
    what = item.best("description")
    if _is_priced(item, first) or what is None:
        return first
    words = _WORD.findall(what.value)
    return next((x for x in others if _is_priced(item, x) and any(w in x for w in words)), first)


def first_line(item: Item, what: str) -> str:
    """Return what of an item's description stands on the line that names the goods: what is printed below may be a note."""
    words, line = what.split(), " ".join(_name(item).split())
    runs = (" ".join(words[at : at + n]) for n in range(len(words), 0, -1) for at in range(len(words) - n + 1))
    return next((said for said in runs if said in line), what)


def _is_priced(item: Item, line: str) -> bool:
    """Tell whether a price or an amount of an item is printed on one of its lines."""
    return any(f.text in line for f in item.cells if f.field in {"price", "amount"} and f.text)


def noted(item: Item, record: Record) -> tuple[Message, ...]:
    """Return what a note beside a line says against it, as the end of a sentence."""
    quantity = next(iter(numbers(item, "quantity")), None)
    for note in notes(item, record):
        free = first_in("free", fold_label(note))
        if reservation(note, record.language) or holds("flaws", fold_label(note)) or (free and _is_most_of(free, note)):
            return (say("denied.beside", text=short(note)),)
        if quantity and quantity == int(quantity) and speaks_of_fewer(note, int(quantity)):
            return (say("denied.part_came", text=short(note)),)
        if words := strange_note(note, record.language, own_names(record, _name(item))):
            return (say("denied.strange", text=short(note), words=", ".join(words)),)
    if behind := _behind_figures(item, quantity) or _behind_total(record, quantity):
        return (say("denied.beside", text=short(behind)),)
    said = _among_figures(item)
    if not said or settled(" ".join(said), record.language):
        return ()
    return (say("denied.strange", text=short(" ".join(said)), words=", ".join(said)),)


def _is_most_of(words: str, note: str) -> bool:
    """Tell whether words are at least half of a note: "free of charge" beside a line, not in a sentence about carriage."""
    return 2 * len(words.split()) >= len(fold_label(note).split())


def _behind_figures(item: Item, quantity: Decimal | None) -> str | None:
    """Return what is written behind a line's last figure and tells of flaws, or counts fewer pieces: "36 broken"."""
    line = next((x for x in item.text.split("\n") if _is_priced(item, x)), "")
    amount = item.best("amount")
    behind = line.rpartition(amount.text)[2].strip() if amount and amount.text in line else ""
    if not behind:
        return None
    return behind if holds("flaws", fold_label(behind)) or _counts_fewer(behind, quantity) else None


def _counts_fewer(said: str, quantity: Decimal | None) -> bool:
    counted = _COUNTED.fullmatch(said)
    return bool(counted and quantity and int(counted["one"] or counted["two"]) < quantity)


def _behind_total(record: Record, quantity: Decimal | None) -> str | None:
    """Return what is written behind a printed total and counts fewer pieces: "20 returned". Of 874 made and real papers none has a number and a word there."""
    for found in record.all("total"):
        line = line_at(found.span, record) if found.span else None
        behind = line.text.rpartition(found.text)[2].strip() if line else ""
        if _counts_fewer(behind, quantity) and not settled(behind, record.language):
            return behind
    return None


def _among_figures(item: Item) -> tuple[str, ...]:
    """Return words in small letters that stand in a row behind a line's name, between or behind its figures, and are in no cell.

    Of 3,460 lines of made and real papers none has two of them: units, tax rates and states are single words or cells.
    """
    line = next((x for x in item.text.split("\n") if _is_priced(item, x)), "")
    cells = Counter(w for f in (*item.cells, *item.code_cells) for w in f.text.split())
    run: list[str] = []
    for word in (*line.split(), ""):
        if word and not cells[word] and word.islower() and _SMALL.fullmatch(word):
            run.append(word)
            continue
        if len(run) >= _IN_A_ROW:
            return tuple(run)
        cells[word] -= 1
        run = []
    return ()


def own_names(record: Record, *goods: str) -> frozenset[str]:
    """Return the words of what a paper names: its parties, their addresses, and goods as it calls them."""
    told = (*(f.text for f in record.likeliest), *goods)
    return frozenset(w for text in told for w in fold_label(text).split())


class _Page(NamedTuple):
    """What a page's items are asked about: its lines, those that belong to no item with the codes they name, its items."""

    lines: tuple[TextLine, ...]
    free: tuple[tuple[TextLine, tuple[Found, ...]], ...]
    items: tuple[Item, ...]


def below(item: Item, record: Record) -> TextLine | None:
    """Return the line right below, where it belongs to no item and is as near as the next line of a note."""
    return _below(item, _page(record, item.span.page))


def all_below(record: Record) -> list[TextLine]:
    """Return the lines right below the items of a paper."""
    pages = {number: _page(record, number) for number in {item.span.page for item in record.items}}
    return [line for item in record.items if (line := _below(item, pages[item.span.page]))]


def _below(item: Item, page: _Page) -> TextLine | None:
    box, words, at = item.span.box, frozenset(item.span.words), middle(item.span)
    height = min((x.span.box.height for x in page.lines if not words.isdisjoint(x.span.words)), default=box.height)
    most = box.height / 2 + height * _BESIDE
    near = [x for x, named in page.free if 0 <= x.span.box.top - at <= most and not _of_another(named, item)]
    first = min(near, key=lambda x: x.span.box.top, default=None)
    between = first and any(box.bottom <= middle(i.span) <= first.span.box.top for i in page.items)
    return None if between else first


def free_lines(item: Item, record: Record) -> list[TextLine]:
    """Return the lines of an item's page that belong to no item, less those that name another product by its code."""
    return [x for x, named in _page(record, item.span.page).free if not _of_another(named, item)]


def _page(record: Record, number: int) -> _Page:
    items = tuple(i for i in record.items if i.span.page == number)
    owned = {w for i in items for w in i.span.words}
    lines = tuple(x for x in record.lines if x.span.page == number)
    codes = [f for f in record.codes if f.span and f.span.page == number]
    free = (x for x in lines if owned.isdisjoint(x.span.words))
    return _Page(lines, tuple((x, _named(x, codes)) for x in free), items)


def _named(line: TextLine, codes: list[Found]) -> tuple[Found, ...]:
    words = frozenset(line.span.words) if codes else frozenset()
    return tuple(f for f in codes if f.span and not words.isdisjoint(f.span.words))


def _of_another(named: tuple[Found, ...], item: Item) -> bool:
    """Tell whether a line names codes of kinds that the item has as well, and every one is another."""
    own = {f.field: {fold(o.value) for o in item.cells if o.field == f.field} for f in named}
    return bool(named) and all(own[f.field] and fold(f.value) not in own[f.field] for f in named)


def above_table(record: Record) -> Iterator[str]:
    """Yield the lines right above a paper's first item, in which the heads of its columns stand."""
    first = min((i.span.box.top for i in record.items), default=0.0)
    for line in record.lines:
        if middle(line.span) < first and first - line.span.box.bottom < _HEADS:  # a scan's boxes may touch
            yield line.text


def columns(text: str) -> frozenset[str]:
    """Return the roles that a line of heads names in words of one or two, none where it is no line of heads."""
    words = text.split()
    keys = [label_key(" ".join(words[at : at + n])) for n in (1, 2) for at in range(len(words) - n + 1)]
    roles = [r.role for key in keys for r in label_roles().get(key, ()) if r.group == "columns"]
    return frozenset(roles) if len(set(roles)) > _COLUMNS else frozenset()


def all_named(words: list[str]) -> bool:
    """Tell whether every word belongs to a label of a column, of three words at most."""
    runs = ((at, n) for n in (1, 2, 3) for at in range(len(words) - n + 1))
    labels = ((at, n) for at, n in runs if _is_head(" ".join(words[at : at + n])))
    return {at + k for at, n in labels for k in range(n)} == set(range(len(words)))


def _is_head(text: str) -> bool:
    return any(r.group == "columns" for r in label_roles().get(label_key(text), ()))


def middle(span: Span) -> float:
    """Return the height at which a span stands."""
    return (span.box.top + span.box.bottom) / 2


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share words."""
    return one.page == other.page and bool(set(one.words) & set(other.words))


def line_at(span: Span, record: Record) -> TextLine | None:
    """Return the printed line that a value stands on."""
    return next((x for x in record.lines if overlaps(x.span, span)), None)
