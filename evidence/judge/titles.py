"""What a paper is titled where that is not "invoice" alone: an advance, a basket, an order that is called an invoice as well.

In: a record. Out: the line that says so. Never: a reference to another paper by its number or day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.judge.doubt import plausible
from evidence.judge.noted import line_at
from evidence.values.phrases import behind, folded
from evidence.values.text import fold_label, label_key, label_roles
from evidence.values.unfinished import advance

if TYPE_CHECKING:
    from evidence.model import Kind, Record, TextLine

_MOST_LABEL = 4
_NUMBERED, _NO_LARGER = 0.6, 1.15  # confidence; times the value's height
_JOIN = r"\s*(?:[/&+|,\u2013\u2014-]|\w{1,3})\s*"  # a sign, "and", "und"
_BEFORE_THE_SALE: frozenset[Kind] = frozenset({"order", "quote", "proforma"})


def titled_otherwise(record: Record) -> TextLine | None:
    """Return the title of an advance; or, where no title but a label alone says "invoice", another title ("Your basket")."""
    likely = plausible(record.all("kind"))
    advanced = next((f for f in likely if f.span and advance(f.text)), None)
    if advanced and advanced.span:
        return line_at(advanced.span, record)
    if told := (_of_two_kinds(record) or _kind_by_field(record)):
        return told
    labels = {r.role for f in likely for r in label_roles().get(label_key(f.text), ()) if r.group == "labels"}
    if "invoice_number" not in labels:
        return None
    top = min(((i.span.page, i.span.box.top) for i in record.items), default=(0, 0.0))
    above = (x for x in record.lines if (x.span.page, x.span.box.top) < top)
    named = (x for x in above if fold_label(x.text) in folded("other_titles") or _quotes(x.text))
    return next((x for x in named if not _labels_order(x, record)), None)


def _labels_order(line: TextLine, record: Record) -> bool:
    """Tell whether a line is the label of an order's number right below, set no larger than it; a title is larger."""
    box = line.span.box
    for found in record.all("order_number"):
        if found.span is None or found.span.page != line.span.page or found.confidence < _NUMBERED:
            continue
        value = found.span.box
        below = -0.5 * box.height <= value.top - box.bottom <= box.height
        if below and abs(value.left - box.left) <= box.height and box.height <= _NO_LARGER * value.height:
            return True
    return False


def _quotes(text: str) -> bool:
    """Tell whether a line begins as a quote's or pro-forma's title does, and not as the number or day of one: "Angebot 4711"."""
    words = text.split()[:_MOST_LABEL]
    if any(c.isdigit() or c == ":" for word in words for c in word):
        return False
    roles = {
        r.role for n in (1, 2) for r in label_roles().get(label_key(" ".join(words[:n])), ()) if r.group == "kinds"
    }
    return not roles.isdisjoint({"quote", "proforma"})


def _of_two_kinds(record: Record) -> TextLine | None:
    """Return a title that says "invoice" and "order confirmation" at once; or the label of the only number, which is an order's."""
    kinds = [f for f in record.all("kind") if f.span]
    earlier = [f for f in kinds if f.value in _BEFORE_THE_SALE]
    number = record.best("invoice_number")
    for line in record.lines if earlier else ():
        here = [
            f for f in kinds if f.span and f.span.page == line.span.page and set(f.span.words) <= set(line.span.words)
        ]
        asked = [f.text for f in here if f in earlier]
        titled = [f.text for f in here if f.value == "invoice"]
        if any(_side_by_side(one, two, line.text) for one in titled for two in asked):
            return line
        if number is None and any(_number_of(f.text, line.text) for f in here if f in earlier):
            return line
        if number and any(_number_of(f.text, line.text) == number.text for f in here if f.value == "proforma"):
            return line  # "PI No: 77" is the only number
    return None


def _kind_by_field(record: Record) -> TextLine | None:
    """Return a line that names the paper's kind behind a label, where it is none of a sale: "Document type: Sales order"."""
    return next((x for x in record.lines if _earlier(behind("kind_labels", fold_label(x.text)) or "")), None)


def _earlier(text: str) -> bool:
    """Tell whether a text begins with the title of a kind of paper that comes before a sale or takes one back, its longest title counting."""
    words = text.split()[:_MOST_LABEL]
    for n in range(len(words), 0, -1):
        kinds = {r.role for r in label_roles().get(label_key(" ".join(words[:n])), ()) if r.group == "kinds"}
        if kinds:
            return kinds <= {*_BEFORE_THE_SALE, "credit_note"}
    return False


def _side_by_side(one: str, two: str, line: str) -> bool:
    """Tell whether two titles are one: "Invoice / Order confirmation"."""
    pair = "|".join(rf"{re.escape(a)}{_JOIN}{re.escape(b)}" for a, b in ((one, two), (two, one)))
    return re.search(rf"(?<!\w)(?:{pair})(?!\w)", line) is not None


def _number_of(title: str, line: str) -> str | None:
    """Return the number that a title is the label of."""
    found = re.search(
        rf"(?<!\w){re.escape(title)}\s*(?:\w{{1,6}}[.:]?\s*)?[:#\u00ba\u00b0]*\s*(?P<number>[\w/-]*\d[\w/-]*)", line
    )
    return found["number"] if found else None
