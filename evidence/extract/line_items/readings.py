"""What the cells of a row can say as numbers: every reading, the one that the document's own separators favour first.

In: words of a cell, the sign in front of a document's cents. Out: readings with how sure each is. Never: a choice among them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from evidence.extract.page.runs import runs, text_of
from evidence.values.amounts import find_amounts, quantity_readings
from evidence.values.languages import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout
    from evidence.model import Page

_DECIMALS = re.compile(r"\d([.,])\d\d(?!\d|[.,]\d)")
_THREE_ZEROS = re.compile(r"\d{1,4}([.,])000")
_POINTED = re.compile(r"^(\d{1,4})[.,]$")  # a speck behind a count
_PLURAL = re.compile(r"\([a-z]{1,2}\)")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d ])(?:[.,]\d{1,4}(?!\d))?")
_UNSIGNED = re.compile(r"[^\d.,]")
_GLUED = re.compile(r"(\d{1,3}(?:[.,]\d{3})*|\d+)[^\W\d_]{1,4}\.?")
ABOUT = 0.4  # of a number that is said to be none: "ca. 40", "up to 40"
Reading = tuple[Decimal, float, str]


def decimal_mark(pages: Iterable[Page]) -> str | None:
    """Return the sign in front of cents in most of a document's numbers, None where nothing tells."""
    counts = {".": 0, ",": 0}
    for page in pages:
        for word in page.words:
            m = _DECIMALS.search(word.text)
            if m:
                counts[m[1]] += 1
    if counts["."] == counts[","]:
        return None
    return "." if counts["."] > counts[","] else ","


def mark_of_counts(page: Page, rows: Sequence[Row]) -> str | None:
    """Return the sign in front of three zeros where every count of a table has it: "12,000" and "7,000" are pieces."""
    texts = [
        page.words[i].text
        for row in rows
        for i in row.cells.get("quantity", ())
        if any(map(str.isdigit, page.words[i].text))
    ]
    marks_seen = {m[1] if (m := _THREE_ZEROS.fullmatch(text)) else None for text in texts}
    return marks_seen.pop() if len(texts) > 2 and len(marks_seen) == 1 else None  # noqa: PLR2004 -- two may both be thousands


def _ordered(values: Sequence[Decimal], mark: str | None, text: str) -> tuple[Decimal, ...]:
    """Return readings with the one the document's own separators favour first."""
    text = _UNSIGNED.sub("", text).strip(".,")  # the point of "st." is no separator
    if len(values) < 2 or mark is None or not (("." in text) ^ ("," in text)):  # noqa: PLR2004 -- nothing to choose
        return tuple(values)
    as_decimal = mark in text
    return tuple(sorted(values, key=lambda v: (v.as_tuple().exponent != 0) != as_decimal))


@cache
def _about() -> re.Pattern[str]:
    """Return a pattern of a number that is said to be about so much."""
    words = sorted({w.rstrip(".") for language in languages().values() for w in language.about})
    some = "|".join(re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else "") for w in words)
    return re.compile(rf"(?:^|\s)(?:{some})(?=[\s.\d'\u2019])|[~\u2248\u2264\u2265]\s?\d|\d\s?\?", re.IGNORECASE)


def quantities_in(laid: PageLayout, words: Sequence[int], mark: str | None) -> list[Reading]:
    """Return the readings of a quantity's cell, likelier first."""
    if not words:
        return []
    page = laid.page
    found: dict[Decimal, Reading] = {}
    about = ABOUT if _about().search(text_of(page, words)) else 1.0
    parts = [*runs(laid, words), *_thousands(laid, words)]
    read = page.words[words[0]].origin == "ocr"
    each = [text_of(page, run) for run in parts]
    texts = [(_POINTED.sub(r"\1", text) if read else text, about) for text in each]
    if len(words) == 1:
        texts += [(r.text, max(0.3, r.confidence)) for r in page.words[words[0]].readings[1:]]
    for text, sure in texts:
        for value in _ordered(_quantity_values(text), mark, text):
            found.setdefault(value, (value, sure, text))
    glued = (
        None if found or len(words) > 1 else _GLUED.fullmatch(texts[0][0])
    )  # "12JG": a unit that nobody knows, or a size
    if glued:
        for value in _ordered(_quantity_values(glued[1]), mark, glued[1]):
            found.setdefault(value, (value, ABOUT * about, glued[0]))
    return list(found.values())


def with_unknown_units(quantities: list[Reading], settled: Decimal | None) -> list[Reading]:
    """Return readings with the one that makes its amount as sure as any, where only its unit was unknown ("12JG")."""
    return [(v, 1.0 if v == settled and s == ABOUT and _GLUED.fullmatch(t) else s, t) for v, s, t in quantities]


def _thousands(laid: PageLayout, words: Sequence[int]) -> list[Sequence[int]]:
    """Return a cell's words as one number too, where OCR's narrow box of a "1" makes a blank in it wide ("1 000")."""
    read = len(words) > 1 and all(laid.page.words[i].origin == "ocr" for i in words)
    if not read or len(runs(laid, words)) < 2 or len(runs(laid, words, widened=True)) > 1:  # noqa: PLR2004 -- nothing is parted
        return []
    return [words] if _GROUPED.match(text_of(laid.page, words)) else []


def _quantity_values(text: str) -> tuple[Decimal, ...]:
    text = _PLURAL.sub("", text)
    values = tuple(q.value for q in quantity_readings(text))
    if values:
        return tuple(dict.fromkeys(values))
    numbers = [w for w in text.split() if quantity_readings(w)]
    return tuple(dict.fromkeys(q.value for q in quantity_readings(numbers[0]))) if len(numbers) == 1 else ()


def amounts_in(laid: PageLayout, words: Sequence[int], mark: str | None) -> list[Reading]:
    """Return the readings of a price's or an amount's cell, likelier first."""
    page = laid.page
    found: dict[Decimal, Reading] = {}
    for text in (text_of(page, run) for run in (*runs(laid, words), *_thousands(laid, words))):
        for amount in find_amounts(text):
            if not amount.percent:
                printed = text[amount.start : amount.end]
                for value in _ordered(amount.readings, mark, printed):
                    found.setdefault(value, (value, 1.0, printed))
    if len(words) == 1:
        for reading in page.words[words[0]].readings[1:]:
            for amount in find_amounts(reading.text):
                for value in amount.readings:
                    found.setdefault(value, (value, max(0.3, reading.confidence), reading.text))
    return list(found.values())[:6]
