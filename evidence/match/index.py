"""The flagged list turned round: from a printed code or title to the items it can name.

In: flagged items. Out: sets of ASINs per key, in list order. Never: a word of any document kept.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.values.codes import asin_gtin_key, fold, fold_wide, gtin_key, sku_key
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidence.model import FlaggedItem

Keys = dict[str, tuple[str, ...]]
_SHORTEST_WORD = 2


class Index:
    """Lookup tables over the flagged list; every value is the ASINs that share the key, in list order."""

    def __init__(self, items: tuple[FlaggedItem, ...]) -> None:
        self.items: dict[str, FlaggedItem] = {}
        for item in items:
            self.items.setdefault(item.asin, item)
        order = tuple(self.items.values())
        self.by_fold = _group((fold(i.asin), i.asin) for i in order)
        self.by_wide_fold = _group((fold_wide(i.asin), i.asin) for i in order)
        self.gtins_of = {i.asin: frozenset(_gtin_keys(i)) for i in order}
        self.by_gtin = _group((key, i.asin) for i in order for key in self.gtins_of[i.asin])
        self.by_sku = _group((sku_key(s), i.asin) for i in order for s in i.skus)
        self.by_mpn = _group((sku_key(s), i.asin) for i in order for s in i.mpns)
        # One number can be one item's SKU and another's part number: uniqueness is over both.
        self.by_code = _merge(self.by_sku, self.by_mpn)
        self.by_code_fold = _group((fold(key), asin) for key, asins in self.by_code.items() for asin in asins)
        self.titles = {i.asin: title_words(i.title) for i in order if i.title}
        self.brands = {i.asin: tuple(fold_label(b) for b in i.brands if fold_label(b)) for i in order if i.brands}
        self.by_brand = _group((b, asin) for asin, brands in self.brands.items() for b in brands)
        self.long_codes = tuple(key for key in self.by_code if " " in key)
        self.by_word = _group((w, asin) for asin, words in self.titles.items() for w in sorted(set(words)))


def _gtin_keys(item: FlaggedItem) -> Iterator[str]:
    for gtin in item.gtins:
        if key := gtin_key(gtin):
            yield key
    if key := asin_gtin_key(item.asin):
        yield key


def _group(pairs: Iterable[tuple[str, str]]) -> Keys:
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for key, asin in pairs:
        if key:
            groups[key][asin] = None
    return {key: tuple(asins) for key, asins in groups.items()}


def _merge(first: Keys, second: Keys) -> Keys:
    keys = dict.fromkeys((*first, *second))
    return {key: tuple(dict.fromkeys((*first.get(key, ()), *second.get(key, ())))) for key in keys}


@lru_cache(maxsize=65536)
def title_words(text: str) -> tuple[str, ...]:
    """Return the words of a title or description to compare by: folded, of two characters or more."""
    return tuple(w for w in fold_label(text).split() if len(w) >= _SHORTEST_WORD)
