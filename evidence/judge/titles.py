"""What a paper is titled where that is not "invoice" alone: an advance, a basket, an order that is called an invoice as well.

In: a record. Out: the line that says so. Never: a reference to another paper by its number or day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.judge.dates import as_date
from evidence.judge.doubt import plausible
from evidence.judge.noted import line_at
from evidence.values.dates import find_dates
from evidence.values.phrases import behind, folded, words_of
from evidence.values.text import fold_label, label_key, label_roles
from evidence.values.unfinished import advance

if TYPE_CHECKING:
    from datetime import date

    from evidence.model import Kind, Record, TextLine

_MOST_LABEL = 4
_NUMBERED, _NO_LARGER = 0.6, 1.15  # confidence; times the value's height
_JOIN = r"\s*(?:[/&+|,\u2013\u2014-]|\w{1,3})\s*"  # a sign, "and", "und"
_OFFERED = 120  # days that an offer stands; what is valid for longer is a certificate's, or the goods' own
_COUNT_OF_DAYS = re.compile(r"(?P<label>.*?)\W*\d{1,3}\s*(?P<unit>\w+)")
_COLON = re.compile(r"\s*[:\uff1a]\s*")
_LETTERS = re.compile(r"[A-Z]{2,5}(?=[-_/. ]?\d)")
_OF_ANOTHER = frozenset({"invoice_number", "order_number", "other_number"})
_BEFORE_THE_SALE: frozenset[Kind] = frozenset({"order", "quote", "proforma"})


def titled_otherwise(record: Record) -> TextLine | None:
    """Return the title of an advance; or, where no title but a label alone says "invoice", another title ("Your basket")."""
    likely = plausible(record.all("kind"))
    advanced = next((f for f in likely if f.span and advance(f.text)), None)
    if advanced and advanced.span:
        return line_at(advanced.span, record)
    if told := (_of_two_kinds(record) or _kind_by_field(record) or _numbered_earlier(record) or _expires(record)):
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


def _numbered_earlier(record: Record) -> TextLine | None:
    """Return the line of the paper's only number where that is the number of an offer, an order or a pro forma, by its label or its letters."""
    number = record.best("invoice_number") or record.best("order_number")
    line = line_at(number.span, record) if number and number.span else None
    if number is None or line is None:
        return None
    labelled = _labelled_earlier(line.text.partition(number.text)[0].split())
    # A number so labelled is unsure as an invoice's for that very label.
    if not labelled and number.confidence < _NUMBERED:
        return None
    letters = _LETTERS.match(number.text.upper()) if number.field == "invoice_number" else None
    return line if labelled or (letters and _abbreviates(letters.group(), record)) else None


def _labelled_earlier(before: list[str]) -> bool:
    """Tell whether the words in front of a number end with the label of an earlier paper's: "Preventivo n.", not "your order no."."""
    for at in range(max(0, len(before) - _MOST_LABEL), len(before)):
        key = label_key(" ".join(before[at:]))
        if not any(r.role in _OF_ANOTHER for r in label_roles().get(key, ())):
            continue
        yours = at and any(r.role == "yours" for r in label_roles().get(label_key(before[at - 1]), ()))
        return not yours and _earlier(" ".join(before[at:]))
    return False


def _abbreviates(letters: str, record: Record) -> bool:
    """Tell whether the letters of a number shorten the title of an earlier paper ("PI-2026-0417"), and not the supplier's name."""
    named = record.best("supplier_name")
    initials = "".join(w[0] for w in named.value.split()).upper() if named else ""
    return letters in {w.upper() for w in words_of("number_letters")} and not initials.startswith(letters)


def _expires(record: Record) -> TextLine | None:
    """Return a line that says until when the paper is valid, and nothing else: an offer ends some weeks later, an invoice does not."""
    issued = [when for f in plausible(record.all("invoice_date")) if (when := as_date(f))]
    for line in record.lines if issued else ():
        said = (line.text, _from_label(_COLON.split(line.text)))  # a label may stand beside another column's words
        if any(_ends(text, issued) for text in said if any(map(str.isdigit, text))):
            return line
    return None


def _ends(text: str, issued: list[date]) -> bool:
    """Tell whether a text is the label of an offer's end with a day some weeks after another, or with a count of days."""
    if found := find_dates(text):
        rest = fold_label(text[: found[-1].start] + text[found[-1].end :])
        days = {(reading.value - day).days for reading in found[-1].readings for day in issued}
        return rest in folded("valid_until") and any(0 <= n <= _OFFERED for n in days)
    counted = _COUNT_OF_DAYS.fullmatch(fold_label(text))
    return counted is not None and counted["label"] in folded("valid_until") and counted["unit"] in folded("days")


def _from_label(parts: list[str]) -> str:
    """Return the last label of a line with its value, its words before it left out: "Lyon, France  Valid until" and the day."""
    if len(parts) < 2:  # noqa: PLR2004 -- a label, a value
        return ""
    words = parts[-2].split()
    ends = (" ".join(words[-n:]) for n in range(min(_MOST_LABEL, len(words)), 0, -1))
    label = next((e for e in ends if fold_label(e) in folded("valid_until")), "")
    return f"{label} {parts[-1]}" if label else ""


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
        rf"(?<!\w){re.escape(title)}\s*(?:\w{{1,6}}(?:[.:]\s*|\s+))?[:#\u00ba\u00b0]*\s*(?P<number>[\w/-]*\d[\w/-]*)",
        line,
    )
    return found["number"] if found else None
