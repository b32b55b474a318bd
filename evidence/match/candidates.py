"""Ways in which one printed code can name flagged items: ASIN, GTIN, SKU and part number.

In: the index and the readings of codes on one line. Out: Ways (item, how, how surely), before contradictions between
codes of the line are looked at. Never: edit distance.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from evidence.model import Found, MatchedBy
from evidence.texts import Text, message
from evidence.values.codes import fold, fold_wide, gtin_key, is_restricted, sku_key, strong_code, with_check_digit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.match.index import Index

# A reading that another one of the same printed code beats by more than this says little: never strong.
PLAUSIBLE = 0.5
_REPAIRED_SCORE, _CARTON_SCORE, _WIDE_SCORE = 0.95, 0.7, 0.6


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a printed code names an item; `conflict` tells which other reading of the same print differs."""

    asin: str
    found: Found
    by: MatchedBy
    repaired: bool = False
    strong: bool = True
    score: float = 1.0
    conflict: Text | None = None


def places(founds: Iterable[Found]) -> list[tuple[Found, ...]]:
    """Return readings grouped by the place where they are printed: best first, places in the given order."""
    groups: dict[object, list[Found]] = defaultdict(list)
    for found in founds:
        at = found.span
        groups[(at.page, at.words, at.box) if at else ("stated", found.text)].append(found)
    return [tuple(sorted(g, key=lambda f: -f.confidence)) for g in groups.values()]


def asin_ways(index: Index, readings: tuple[Found, ...]) -> list[Way]:
    """Return how one printed ASIN, in all its readings, names flagged items."""
    ways = [w for f in readings for w in _asin_reading(index, f)]
    return _settle(ways, readings[0].confidence)


def _asin_reading(index: Index, found: Found) -> list[Way]:
    value = found.value
    alike = index.by_fold.get(fold(value), ())
    if value in index.items:
        # What OCR read can be any of its look-alikes; a drawn glyph is what it is.
        unsure = found.origin == "ocr" and len(alike) > 1
        exact = Way(asin=value, found=found, by="asin", strong=not unsure)
        others = [_alike(a, found, strong=False) for a in alike if a != value] if unsure else []
        return [exact, *others]
    if alike:
        strong = found.origin == "ocr" and len(alike) == 1
        return [_alike(a, found, strong=strong) for a in alike]
    return [_alike(a, found, strong=False, score=_WIDE_SCORE) for a in index.by_wide_fold.get(fold_wide(value), ())]


def _alike(asin: str, found: Found, *, strong: bool, score: float = _REPAIRED_SCORE) -> Way:
    return Way(asin=asin, found=found, by="asin", repaired=True, strong=strong, score=score)


def gtin_ways(index: Index, readings: tuple[Found, ...]) -> list[Way]:
    """Return how one printed GTIN, in all its readings, names flagged items."""
    ways = []
    for found in readings:
        exact = gtin_key(found.value)
        key = exact or gtin_key(fold(found.value))
        asins = index.by_gtin.get(key, ()) if key else ()
        sure = len(asins) == 1 and not is_restricted(found.value) and (exact is not None or found.origin == "ocr")
        score = 1.0 if exact else _REPAIRED_SCORE
        ways += [Way(asin=a, found=found, by="gtin", repaired=not exact, strong=sure, score=score) for a in asins]
        for asin in index.by_gtin.get(piece_key(key), ()) if key and not asins else ():
            ways.append(Way(asin=asin, found=found, by="gtin", strong=False, score=_CARTON_SCORE))
    return _settle(ways, readings[0].confidence)


def piece_key(key: str) -> str:
    """Return the key of the piece that a carton's GTIN-14 (first digit 1 to 8) holds; a piece's own key stays."""
    return key if key[0] in "09" else with_check_digit("0" + key[1:13])


def cell_ways(index: Index, found: Found) -> list[Way]:
    """Return how the whole cell of a code column names items as SKU or part number."""
    key = sku_key(found.value)
    asins, repaired = index.by_code.get(key, ()), False
    if not asins and found.origin == "ocr":
        asins, repaired = index.by_code_fold.get(fold(key), ()), True
    # Two listed codes that look alike cannot be told apart in a scan.
    rivals = index.by_code_fold.get(fold(key), ()) if found.origin == "ocr" else asins
    sure = len(rivals) == 1 and strong_code(found.value)
    score = _REPAIRED_SCORE if repaired else 1.0
    return [
        Way(asin=a, found=found, by=_sku_or_mpn(index, key, a), repaired=repaired, strong=sure, score=score)
        for a in asins
    ]


def _sku_or_mpn(index: Index, key: str, asin: str) -> MatchedBy:
    if asin in index.by_sku.get(key, ()):
        return "sku"
    if asin in index.by_mpn.get(key, ()):
        return "mpn"
    return "sku" if any(fold(key) == fold(sku_key(s)) for s in index.items[asin].skus) else "mpn"


def _settle(ways: list[Way], best: float) -> list[Way]:
    """Weaken what other readings of the same place speak against; keep the best way of each item."""
    named = {w.asin for w in ways if w.score > _WIDE_SCORE}
    settled: dict[str, Way] = {}
    for way in ways:
        now = way
        if len(named) > 1 and way.found.origin == "ocr":
            others = ", ".join(sorted(named - {way.asin}))
            now = msgspec.structs.replace(
                now, strong=False, conflict=message("the same print can be read as {others}", others=others)
            )
        elif way.found.confidence < best * PLAUSIBLE:
            now = msgspec.structs.replace(now, strong=False)
        if now.asin not in settled or _rank(now) > _rank(settled[now.asin]):
            settled[now.asin] = now
    return list(settled.values())


def _rank(way: Way) -> tuple[bool, bool, float, float]:
    return way.strong, not way.repaired, way.score, way.found.confidence
