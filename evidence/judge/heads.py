"""What the heads of a table say of a line's cells: a code in a column of another maker's codes, another brand, lines that begin late.

In: a matching line or its record, the listing. Out: words that say so. Never: a doubt where the columns cannot be told apart.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.doubt import UNSURE_BELOW
from evidence.judge.noted import above_table, columns
from evidence.judge.sums import leads, number, numbers, printed_amounts
from evidence.values.added import small_words
from evidence.values.phrases import folded
from evidence.values.text import fold_label, label_key, label_roles
from evidence.values.unlike import unlike

if TYPE_CHECKING:
    from evidence.model import FlaggedItem, Item, Match, Record

_CODES = frozenset({"gtin", "asin", "sku", "mpn"})
_MOST_WORDS, _SHORT, _LEAST_CODE = 3, 2, 4
_LARGE_NOUNS = frozenset({"de", "en"})  # and titles in English
_SHARE = Decimal("0.01")
_WHOLE_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")


class _Head(NamedTuple):
    """A head of a column of codes, with the words right before and behind it that name no column."""

    text: str
    before: str
    behind: str


class Front(NamedTuple):
    """The number of a paper's first line where it is not the first, what all lines come to, and the total."""

    position: int
    added: Decimal
    total: Decimal


def of_another(match: Match, listed: FlaggedItem, record: Record) -> str | None:
    """Return the head of the column in which a match's code stands, where it names other goods: "fits model", "cod. Corvane" beside another brand."""
    if match.item is None or match.found.span is None:
        return None
    own = set(fold_label(match.item.text).split())
    brands = {
        w for text in (*listed.brands, listed.title or "") for w in fold_label(text).split() if len(w) > _SHORT
    } - own
    codes = _codes(match.item)
    for heads in map(_heads, above_table(record)):
        places = [at for at, code in enumerate(codes) if match.found.text in code]
        if len(heads) != len(codes) or len(heads) < 2 or not places:  # noqa: PLR2004 -- another column with the line's own code
            continue
        head = heads[places[0]]
        if (
            head.before in folded("rival_codes")
            or head.behind in folded("rival_codes")
            or {head.before, head.behind} & brands
        ):
            return head.text
    return None


def in_a_sentence(match: Match) -> str | None:
    """Return the words of a further line of the goods' text that lead to a match's code by a small word: "Non abbinabile a B0..."."""
    first, *others = match.item.text.split("\n") if match.item else [""]
    amounts = [f.text for f in match.item.cells if f.field in {"price", "amount"} and f.text] if match.item else []
    for line in others:
        before, code, _ = line.partition(match.found.text)
        words = before.split()
        if not code or match.found.text in first or any(a in line for a in amounts) or ":" in before:
            continue
        if len(words) > 1 and fold_label(words[-1]) in small_words():
            return before.strip()
    return None


def _codes(item: Item) -> list[str]:
    """Return what of a line looks like a code, from left to right: neither its name nor its figures."""
    what = item.best("description")
    rest = item.text.replace(what.text, " ", 1) if what else item.text
    figures = {word for cell in ("quantity", "price", "amount") for f in item.all(cell) for word in f.text.split()}
    return [w for w in rest.split() if w not in figures and len(w) >= _LEAST_CODE and any(map(str.isdigit, w))]


def _heads(text: str) -> list[_Head]:
    """Return the heads of columns of codes in a line of heads, from left to right."""
    if not columns(text):
        return []
    words, at = text.split(), 0
    found: list[tuple[str, bool | None]] = []  # a word or label; whether it is of codes, None where it names no column
    while at < len(words):
        for n in range(_MOST_WORDS, 0, -1):
            roles = {
                r.role for r in label_roles().get(label_key(" ".join(words[at : at + n])), ()) if r.group == "columns"
            }
            if roles and at + n <= len(words):
                found.append((" ".join(words[at : at + n]), bool(roles & _CODES)))
                at += n
                break
        else:
            found.append((words[at], None))
            at += 1
    heads = []
    for place, (word, codes) in enumerate(found):
        if codes:
            front = place - 1
            while front > 0 and found[front][1] is None and fold_label(found[front][0]) in small_words():
                front -= 1  # "Náhrada za EAN"
            before, behind = (found[p] if 0 <= p < len(found) else ("", True) for p in (front, place + 1))
            aside = [fold_label(w) if named is None else "" for w, named in (before, behind)]
            said = " ".join(w for w, told in ((before[0], aside[0]), (word, True), (behind[0], aside[1])) if told)
            heads.append(_Head(said, *aside))
    return heads


def other_brand(item: Item, listed: FlaggedItem, record: Record) -> str | None:
    """Return what a column of brands says on a line, where it is no word of the listing, whose own first word the line leaves out."""
    words = set(fold_label(item.text).split())
    if not any(set(fold_label(b).split()).isdisjoint(words) for b in _brands(listed, record.language) if fold_label(b)):
        return None
    heads = folded("brand_heads")
    if not any(columns(text) and not heads.isdisjoint(fold_label(text).split()) for text in above_table(record)):
        return None
    rest = in_no_cell(item)
    said = " ".join(w for w in rest.split() if w.isalpha())
    return said if said and unlike(" ".join((listed.title or "", *listed.brands)), said) else None


def _brands(listed: FlaggedItem, language: str | None) -> tuple[str, ...]:
    """Return the listing's brands, else the words of its title that may be one: the first, and names in it where no noun is written large."""
    first, *others = (listed.title or "").split() or [""]
    names = [] if language in _LARGE_NOUNS else [w for w in others if w.isalpha() and w[:1].isupper()]
    return listed.brands or (first, *names[:1])


def in_no_cell(item: Item) -> str:
    """Return what of a line stands in no cell: another column's, or the end of a long name that runs on."""
    rest = item.text
    for cell in item.cells:
        rest = rest.replace(cell.text, " ", 1)
    return " ".join(rest.split())


def begins_late(record: Record) -> Front | None:
    """Return where a paper's numbered lines begin behind the first, and its total is of more than they come to."""
    first = next(iter(record.items), None)
    if first is None or not any("position" in columns(text) for text in above_table(record)):
        return None
    places = [_WHOLE_NUMBER.findall(in_no_cell(item)) for item in record.items]
    amounts = [numbers(item, "amount") for item in record.items]
    totals = [n for f in record.all("total") if f.confidence >= UNSURE_BELOW and (n := number(f.value))]
    if not all(amounts) or not totals or any(len(p) != 1 for p in places):
        return None
    numbered = [int(p[0]) for p in places]
    if numbered[0] < 2 or numbered != list(range(numbered[0], numbered[0] + len(numbered))):  # noqa: PLR2004 -- the second
        return None
    added = sum((a[0] for a in amounts), Decimal(0))
    extra = printed_amounts(record)
    led = any(leads(added, t, tuple(e for e in extra if e not in {t, added}), _SHARE) for t in totals)
    return None if led or totals[0] <= added else Front(numbered[0], added, totals[0])
