"""A paper's own count of all its pieces, where a line alone has more: one of the two numbers was changed, or is of something else.

In: a matching line and its record. Out: how the paper counts, and its line. Never: a count of lines, cartons or pallets.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.judge.explain import name, say, short
from evidence.judge.noted import overlaps
from evidence.judge.outcome import Result
from evidence.judge.sums import numbers
from evidence.values.dates import find_dates
from evidence.values.fewer import packed_pieces
from evidence.values.phrases import folded, words_of
from evidence.values.spelled import han_number
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from evidence.model import Match, Record, TextLine

_WEIGHT = re.compile(r"(?<![\w.,])(?P<weight>\d{1,4}(?:[.,]\d{1,3})?)\s?(?P<unit>kg|g|lbs?|oz)(?!\w)", re.IGNORECASE)
_EACH_AND_ALL = 2
_PLAIN = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")


def counted(match: Match, record: Record) -> tuple[Result, ...]:
    """Be unsure where a paper counts fewer pieces on the whole than the line has."""
    quantities = numbers(match.item, "quantity") if match.item else ()
    if not quantities:
        return ()
    for line in record.lines:
        count = _count(line.text)
        if count is None and len(record.items) == 1 and not overlaps(line.span, record.items[0].span):
            count = packed_pieces(line.text)
        fewer = count is not None and count < min(quantities)
        if fewer or _shared_out(line, record, quantities[0]):
            key = "quantity.counted" if fewer else "quantity.shared"
            told = say(key, paper=name(record), asin=match.asin, quantity=quantities[0], text=short(line.text))
            return (Result(message=told, status="unsure", span=line.span),)
    if weighed := _weighs_less(record, quantities[0]):
        told = say(
            "quantity.counted", paper=name(record), asin=match.asin, quantity=quantities[0], text=short(weighed.text)
        )
        return (Result(message=told, status="unsure", span=weighed.span),)
    return ()


def _weighs_less(record: Record, quantity: Decimal) -> TextLine | None:
    """Return the line of a weight that is of fewer pieces than the only line of goods: the two weights of a paper are "2.0 lb" and four times that."""
    free = [x for x in record.lines if not any(overlaps(x.span, item.span) for item in record.items)]
    said = [
        (m["unit"].casefold(), Decimal(m["weight"].replace(",", ".")), x)
        for x in free
        for m in _WEIGHT.finditer(x.text)
    ]
    if len(record.items) != 1 or len(said) != _EACH_AND_ALL or said[0][0] != said[1][0]:
        return None
    (_, each, _), (_, whole, line) = sorted(said, key=lambda w: w[1])
    return line if each > 0 and whole % each == 0 and 1 < whole / each < quantity else None


def _shared_out(line: TextLine, record: Record, quantity: Decimal) -> bool:
    """Tell whether a line names the buyer and gives it and others pieces that make up the line's: "Brightwater 15 pcs, Lakeside 25 pcs"."""
    buyer = record.best("buyer_name")
    words = fold_label(line.text).split()
    if buyer is None or fold_label(buyer.value).partition(" ")[0] not in words or find_dates(line.text):
        return False
    counts = [int(a) for a, b in pairwise(words) if a.isdecimal() and b in folded("pieces")]
    return len(counts) > 1 and sum(counts) == quantity


def _count(text: str) -> int | None:
    """Return the number behind words for all pieces at the beginning of a line, where it stands plainly, and above zero."""
    plain = fold_label(text)
    said = _beginning().match(plain)
    if said and (written := han_number(plain[said.end() :])):
        return written
    number = _PLAIN.search(text) if said else None
    if said is None or number is None or not plain[said.end() :].strip().startswith(number.group()):
        return None
    unit = plain[said.end() :].strip()[len(number.group()) :].split()[:1]
    return None if folded("containers").intersection(unit) else int(number.group()) or None


@cache
def _beginning() -> re.Pattern[str]:
    words = sorted({fold_label(w) for w in words_of("counted")}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")
