"""Names instead of codes: titles, brands, and codes that stand somewhere in a line's text. Always weak.

In: the index, and a line or a letter. Out: weak Ways. Never: a strong one.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.match.candidates import Way
from evidence.match.index import Index, title_words
from evidence.model import Found, Item, Record
from evidence.values.codes import sku_key, strong_code
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from evidence.model import MatchedBy, TextLine

_TITLE_SCORE = 0.88
_TITLE_BESIDE_BRAND = 0.5
_SHARED_WORDS = 3
_WHOLE, _UNLIKE = 0.95, 0.6  # likeness of a title that is the line's, and of one that is not
_MOST_COMPARED = 24  # titles that share most words with a line
_LEAST_WORDS = 12
_LETTER_KINDS = frozenset({"authorization", "terms", "test_report", "other"})


def title_ways(index: Index, item: Item) -> list[Way]:
    """Return the items whose title is like the line's description: only those that share words are compared."""
    words = title_words(_described(item))
    shared = Counter(a for w in dict.fromkeys(words) for a in index.by_word.get(w, ()))
    ways = []
    for asin, count in shared.most_common(_MOST_COMPARED):
        enough = min(_SHARED_WORDS, len(set(index.titles[asin])))
        score = _likeness(index.titles[asin], words) if count >= enough else 0.0
        if score >= _TITLE_SCORE:
            ways.append(_weak(asin, item.best("description") or _text_of(item), "title", score))
    return ways


def named_instead(index: Index, item: Item, asin: str) -> str | None:
    """Return the other item whose whole title the line's description is, where it is unlike the title of its own."""
    words = title_words(_described(item))
    own = index.titles.get(asin, ())
    if len(words) < _SHARED_WORDS or not own or _alike(own, words) >= _UNLIKE:
        return None
    shared = Counter(a for w in dict.fromkeys(words) for a in index.by_word.get(w, ()) if a != asin)
    return next((a for a, _ in shared.most_common(_MOST_COMPARED) if _alike(index.titles[a], words) >= _WHOLE), None)


def _alike(title: tuple[str, ...], words: tuple[str, ...]) -> float:
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(" ".join(title), " ".join(words)) / 100


def brand_ways(index: Index, item: Item) -> list[Way]:
    """Return the items whose brand stands in the line, unless their title says that it is another product."""
    text = f" {fold_label(item.text)} "
    ways = []
    for asin in dict.fromkeys(a for b, asins in index.by_brand.items() if f" {b} " in text for a in asins):
        title = index.titles.get(asin)
        if title is None or _likeness(title, title_words(_described(item))) >= _TITLE_BESIDE_BRAND:
            ways.append(_weak(asin, _text_of(item), "brand", 0.5))
    return ways


def printed_ways(index: Index, item: Item) -> list[Way]:
    """Return the items whose SKU or part number stands in the line outside of a code column, as whole words."""
    plain = sku_key(item.text)
    keys = (*dict.fromkeys(plain.split()), *(k for k in index.long_codes if f" {k} " in f" {plain} "))
    tables: tuple[tuple[MatchedBy, dict[str, tuple[str, ...]]], ...] = (("sku", index.by_sku), ("mpn", index.by_mpn))
    return [
        _weak(asin, _text_of(item), by, 0.8)
        for by, table in tables
        for key in keys
        if key in table and strong_code(key)
        for asin in table[key]
    ]


def letter_ways(index: Index, record: Record) -> list[Way]:
    """Return the items that a paper without lines names by title or brand."""
    if record.kind not in _LETTER_KINDS:
        return []
    little = sum(len(line.text.split()) for line in record.lines) < _LEAST_WORDS  # a logo, a label on a box
    ways = []
    for line in record.lines:
        text = f" {fold_label(line.text)} "
        for asin in index.items:
            title = " ".join(index.titles.get(asin, ()))
            if len(title.split()) >= _SHARED_WORDS and f" {title} " in text:
                ways.append(_weak(asin, _text_of(line), "title", 0.9))
            elif not little and any(f" {b} " in text for b in index.brands.get(asin, ())):
                ways.append(_weak(asin, _text_of(line), "brand", 0.5))
    return ways


def _described(item: Item) -> str:
    best = item.best("description")
    return best.value if best else item.text


@lru_cache(maxsize=65536)
def _likeness(title: tuple[str, ...], words: tuple[str, ...]) -> float:
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(" ".join(title), " ".join(words)) / 100


def _weak(asin: str, found: Found, by: MatchedBy, score: float) -> Way:
    return Way(asin=asin, found=found, by=by, strong=False, score=round(score, 3))


def _text_of(line: Item | TextLine) -> Found:
    return Found(
        field="description",
        value=line.text,
        text=line.text,
        span=line.span,
        confidence=1.0,
        finder="line text",
        origin=line.origin,
    )
