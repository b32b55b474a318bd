"""Which lines of a table a sentence speaks of: by a line's number or by the whole name of its goods.

In: printed text, a record. Out: its items. Never: goods that are named in part; what the sentence says of them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from evidence.judge.noted import first_line
from evidence.judge.sums import numbers
from evidence.values.amounts import find_amounts
from evidence.values.dates import find_dates
from evidence.values.languages import languages
from evidence.values.names import same_party, split_legal_form
from evidence.values.phrases import folded, holds, words_of
from evidence.values.text import fold_label
from evidence.values.undone import came_counts, in_part, is_of_terms, undone
from evidence.values.unsupplied import denial

if TYPE_CHECKING:
    from evidence.model import Item, Record, TextLine

_SAME = 0.85  # of a name: that of one of the paper's parties
_END = re.compile(r"[,;:()]|\.(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+")
_ENDING, _LONG = 2, 6  # letters that a form of a word may have more, and one more of so long a word: "rek", "rekken"
_LEAST_WORDS, _LEAST_LETTERS = 2, 3  # of a name; of a word for a line's number: "no" is none


def named_in(text: str, record: Record, *, but: Item | None = None) -> tuple[Item, ...]:
    """Return the items that a text names by their number or whole name, less `but`, whose own text it is."""
    plain = fold_label(text)
    numbers = {int(n) for n in _numbered().findall(plain)}
    said = f" {plain} "
    return tuple(
        item
        for n, item in enumerate(record.items, 1)
        if item is not but and (n in numbers or ((goods := _goods(item)) and f" {goods} " in said))
    )


def refused(item: Item, record: Record) -> TextLine | None:
    """Return a line outside of the table that names an item and says that its goods did not come: "Item 2 is out of stock"."""
    taken = owned(record)
    for line in record.lines:
        free = taken.isdisjoint((line.span.page, w) for w in line.span.words)
        if free and denial(line.text) and item in named_in(line.text, record):
            return line
        if free and _came_in_part(line.text, item) and item in (named_in(line.text, record) or record.items):
            return line
        told = _as_goods(line.text, item, record.language) if free else None
        if told and (undone(told) or _asked_back(told)):
            return line
    return None


def _came_in_part(text: str, item: Item) -> bool:
    """Tell whether a text says that fewer pieces than an item's came and the rest did not; days and sums of money are none."""
    for day in reversed(find_dates(text)):
        text = text[: day.start] + text[day.end :]
    if not in_part(text) or any(a.currency or a.decimals for a in find_amounts(text)):
        return False
    return any(n < most for most in numbers(item, "quantity") for n in came_counts(text))


def _asked_back(text: str) -> bool:
    """Tell whether a text that names goods asks for them back, and neither sets a condition nor counts days as terms do: "please send the racks back"."""
    plain = fold_label(text)
    return holds("send_back", plain) and not is_of_terms(plain) and folded("days").isdisjoint(plain.split())


def _as_goods(text: str, item: Item, language: str | None) -> str | None:
    """Return a text with the words of an item's name, in any form, as "goods": "the 40 racks were taken back"; None without one."""
    said = languages().get(language or "en") or languages()["en"]
    thing = next(iter(said.says.things), None)
    names = {w for w in _name(item).split() if w.isalpha() and len(w) > _LEAST_LETTERS}
    if thing is None:
        return None
    told = _WORD.sub(lambda m: thing if any(_is_form(fold_label(m.group()), w) for w in names) else m.group(), text)
    return told if told != text else None


def _is_form(word: str, name: str) -> bool:
    """Tell whether a word is that of a name, with another ending."""
    short, long = sorted((word, name), key=len)
    return (
        len(long) - len(short) <= _ENDING + (len(short) >= _LONG)
        and len(short) > _LEAST_LETTERS
        and long.startswith(short[: len(short) - (short != long)])
    )


def for_another(text: str, record: Record) -> bool:
    """Tell whether a text says that somebody deals for a company that is none of the paper's parties: "bought for the account of Kade Ltd"."""
    parties = [f.value for field in ("supplier_name", "buyer_name") for f in record.all(field)]
    for match in _for_account().finditer(text):
        named = _END.split(text[match.end() :], maxsplit=1)[0].strip()
        if split_legal_form(named)[1] and not any(same_party(named, name) >= _SAME for name in parties):
            return True
    return False


def of_others(line: TextLine, record: Record) -> bool:
    """Tell whether a line belongs to one item of several and says that its goods did not come: that is asked of this item alone."""
    if len(record.items) == 1 or not denial(line.text):
        return False
    words = {(line.span.page, w) for w in line.span.words}
    return any(words <= {(i.span.page, w) for w in i.span.words} for i in record.items)


def is_packing(other: Item, item: Item) -> bool:
    """Tell whether a line is of what goods travel in, and names nothing of an item: "Pallets returned"."""
    words, names = _name(other).split(), [w for w in _name(item).split() if len(w) > _LEAST_LETTERS]
    packing = not folded("parcels", "pallets").isdisjoint(words)
    return packing and not any(_is_form(word, name) for word in words for name in names)


@lru_cache(maxsize=4096)
def _goods(item: Item) -> str:
    """Return an item's name, folded; empty where it is too short to be known again."""
    name = _name(item)
    return name if len(name.split()) >= _LEAST_WORDS else ""


def _name(item: Item) -> str:
    what = item.best("description")
    return fold_label(first_line(item, what.value)) if what else ""


@cache
def _for_account() -> re.Pattern[str]:
    words = sorted(words_of("for_account"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s*[:\s]\s*", re.IGNORECASE)


@lru_cache(maxsize=64)
def owned(record: Record) -> frozenset[tuple[int, int]]:
    """Return the words of a record's items, each with its page."""
    return frozenset((i.span.page, w) for i in record.items for w in i.span.words)


@cache
def _numbered() -> re.Pattern[str]:
    heads = {fold_label(w) for one in languages().values() for w in one.columns.position}
    words = sorted(w for w in heads if len(w) >= _LEAST_LETTERS and w.isalpha())
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)}) (\d{{1,3}})(?!\w)")
