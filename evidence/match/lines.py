"""One line of a paper (or a letter as a whole) against the flagged list.

In: the index, a record and one of its items. Out: Matches, at most one for each item of the list. Never: evidence
from text that a reader of the page cannot see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from evidence.match.candidates import Way, asin_ways, cell_ways, gtin_ways, piece_key, places
from evidence.match.models import labelled_models
from evidence.match.titles import brand_ways, letter_ways, named_instead, printed_ways, title_ways
from evidence.model import Item, Match, Record
from evidence.texts import message
from evidence.values.codes import fold, gtin_key, is_isbn10, is_restricted
from evidence.values.related import names_another

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.match.index import Index
    from evidence.model import Found
    from evidence.texts import Text

_LINK = re.compile(r"://|^www\.|\w\.[a-z]{2,6}/|/(?:dp|gp)/", re.IGNORECASE)
_ONE_BLANK = 0.6  # of the height of the print: more parts two cells
_ORDER = ("asin", "gtin", "sku", "mpn", "title", "brand")


def match_line(index: Index, record: Record, item: Item) -> tuple[Match, ...]:
    """Return the flagged items that one line names, each by its strongest way, in list order."""
    ways = [_related(_linked(w, item.text), item) for w in _code_ways(index, item)]
    codes = tuple(f for f in item.cells if f.field in {"asin", "gtin"})
    sure = {w.asin for w in ways if w.strong}
    found = {a: _strongest(a, ways, index, codes) for a in dict.fromkeys(w.asin for w in ways)}
    found = {a: _by_title(index, item, *told) for a, told in found.items()}
    if not sure:
        for way in (*title_ways(index, item), *brand_ways(index, item)):
            conflict = contradiction(index, way, codes, ways)
            scanned = item.origin == "ocr" or any(f.origin == "ocr" for f in codes)
            if way.asin not in found and (conflict is None or scanned):
                found[way.asin] = (way, conflict)
    return tuple(_match(record, item, *found[a]) for a in index.items if a in found)


def match_letter(index: Index, record: Record) -> tuple[Match, ...]:
    """Return the flagged items named outside of any line: in letters, certificates, notes beside a table."""
    items = record.items if record.kind == "authorization" else ()
    codes = (*record.codes, *(f for item in items for f in item.cells))
    ways = [w for p in places(f for f in codes if f.field == "asin") for w in asin_ways(index, p)]
    ways += [_beside(w) for p in places(f for f in codes if f.field == "gtin") for w in gtin_ways(index, p)]
    ways += [w for item in items for f in item.code_cells for w in cell_ways(index, f)]
    ways += [w for f in labelled_models(record) for w in cell_ways(index, f)]
    if items or not record.items:
        ways += letter_ways(index, record)
    best = {a: _best(w for w in ways if w.asin == a) for a in dict.fromkeys(w.asin for w in ways)}
    return tuple(_match(record, None, best[a], best[a].conflict) for a in index.items if a in best)


def _beside(way: Way) -> Way:
    """Weaken bars outside of any line: a sticker's barcode does not say that this paper supplied the goods."""
    return msgspec.structs.replace(way, strong=False) if way.found.origin == "barcode" else way


def _linked(way: Way, text: str) -> Way:
    """Weaken a code that stands in a web address alone: a link is no name of what was sold."""
    inside = [word for word in text.split() if way.found.text in word or way.found.value in word]
    if way.strong and inside and all(_LINK.search(word) for word in inside):
        return msgspec.structs.replace(way, strong=False)
    return way


def _by_title(index: Index, item: Item, way: Way, conflict: Text | None) -> tuple[Way, Text | None]:
    """Contradict a code whose line has the title of another item of the list."""
    other = named_instead(index, item, way.asin) if conflict is None and way.strong else None
    return way, message("the line has the title of {asins}", asins=other) if other else conflict


def _related(way: Way, item: Item) -> Way:
    """Contradict a code in the text of a line whose words say that it is another product's: "lid for B0..."."""
    line = next((line for line in item.text.splitlines() if way.found.text in line), "")
    before = line[: line.find(way.found.text)]
    if not (way.strong and before and _in_text(way.found, item) and names_another(before)):
        return way
    told = message('the words in front of it ("{text}") speak of another product', text=before.split("  ")[-1][-40:])
    return msgspec.structs.replace(way, strong=False, conflict=told)


def _in_text(found: Found, item: Item) -> bool:
    """Tell whether a code stands in the description, not in a column of its own beside it."""
    what, here = item.best("description"), found.span
    if what is None or what.span is None or here is None or here.page != what.span.page:
        return True
    return here.box.left - what.span.box.right < _ONE_BLANK * here.box.height


def _code_ways(index: Index, item: Item) -> list[Way]:
    ways = [w for p in places(item.all("asin")) for w in asin_ways(index, p)]
    ways += [w for p in places(item.all("gtin")) for w in gtin_ways(index, p)]
    ways += [w for f in item.code_cells for w in cell_ways(index, f)]
    return ways + printed_ways(index, item)


def _strongest(asin: str, ways: list[Way], index: Index, codes: tuple[Found, ...]) -> tuple[Way, Text | None]:
    mine = [w for w in ways if w.asin == asin]
    best = _best(mine)
    conflicts = [w.conflict for w in mine if w.conflict] if best.conflict else []
    return best, next((c for c in (*conflicts, contradiction(index, best, codes, ways)) if c), None)


def contradiction(index: Index, way: Way, codes: tuple[Found, ...], ways: Iterable[Way]) -> Text | None:
    """Return in words which other product code of the line speaks for another product, None where none does."""
    shared = {w.found for w in ways if w.asin == way.asin}
    rivals = (w for w in ways if w.asin != way.asin and w.found not in shared)
    others = sorted({w.asin for w in rivals if w.strong or (w.by in {"asin", "gtin"} and not w.repaired)})
    if others:
        return message("the same line also names {asins}", asins=", ".join(others))
    for readings in places(f for f in codes if f.field == "asin"):
        if not any(_same_asin(f.value, way.asin) for f in readings) and any(_is_asin(f, way.asin) for f in readings):
            return message("the line's ASIN is {text}", text=readings[0].text)
    listed = index.gtins_of[way.asin]
    for readings in places(f for f in codes if f.field == "gtin"):
        keys = {key for f in readings if (key := gtin_key(f.value)) and not is_restricted(f.value)}
        if listed and keys and not any(_same_product(key, own) for key in keys for own in listed):
            return message("the line's product number is {text}", text=readings[0].text)
    return None


def _same_asin(value: str, asin: str) -> bool:
    return fold(value) == fold(asin)


def _is_asin(found: Found, asin: str) -> bool:
    """Tell whether a code is an ASIN of another product. A ten-digit number is an ISBN-10 by chance, one in eleven."""
    return fold(found.value).startswith(fold("B0")) or (is_isbn10(found.value) and is_isbn10(asin))


def _same_product(key: str, own: str) -> bool:
    """Tell whether two GTIN-14s are one product, the carton's number (first digit 1 to 8) counted with the piece's."""
    return key == own or piece_key(key) == own or key == piece_key(own)


def _best(ways: Iterable[Way]) -> Way:
    return max(ways, key=lambda w: (w.strong, -_ORDER.index(w.by), not w.repaired, w.score, w.found.confidence))


def _match(record: Record, item: Item | None, way: Way, conflict: Text | None) -> Match:
    return Match(
        asin=way.asin,
        document=record.document,
        found=way.found,
        item=item,
        matched_by=way.by,
        repaired=way.repaired,
        strong=way.strong and conflict is None,
        score=way.score,
        conflict=conflict,
    )
