"""Sentences on a paper, and notes beside a line, that deny or limit the sale in words that no list holds.

In: a record, one of its lines. Out: what stands there. Never: a sentence of the usual terms, a line of the table.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.judge.copies import codes_of
from evidence.judge.explain import name, say, short
from evidence.judge.kinds import is_letter
from evidence.judge.noted import all_below, columns, own_names
from evidence.judge.outcome import Result
from evidence.judge.spoken import for_another, named_in, owned
from evidence.values.codes import fold
from evidence.values.dealt import awaits, by_mistake, credits_this, made_for, no_sale, not_sent, unsold
from evidence.values.phrases import folded, holds
from evidence.values.reserved import reservation, sentences, settled
from evidence.values.text import fold_label
from evidence.values.understood import strange_stamp, strange_words
from evidence.values.unsupplied import denial

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.judge.outcome import Paper
    from evidence.model import Case, Record, RuleOptions, TextLine

_LARGE = 1.6  # times the usual height
_LABEL_WORDS = 4
_HEAD_GAP = 2.0  # of a line's height: rules and room under the heads of columns
_IN_COLUMNS = 0.8  # of its height for each sign: a sentence takes half of it
_MISREAD = re.compile(r"\S*\w[|\u00ab\u00bb\\~^_{}]\S*|\S*[|\u00ab\u00bb\\~^_{}]\w\S*")
_GAP = 0.9  # of a line's height: what is set nearer goes on


def reserved(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where the paper says a sentence that denies or limits the sale, and none of the usual terms."""
    if is_letter(paper.record):
        return ()
    said = tuple(paragraphs(paper.record))
    for line, text in reserved_lines(paper.record, said):
        told = say("document.reserved", paper=name(paper.record), text=short(text))
        return (Result(message=told, status="unsure", span=line.span),)
    for line, text, words in strange_lines(paper.record, said):
        told = say("document.strange", paper=name(paper.record), text=short(text), words=", ".join(words))
        return (Result(message=told, status="unsure", span=line.span),)
    return ()


def reserved_lines(record: Record, said: Sequence[tuple[TextLine, str]]) -> Iterator[tuple[TextLine, str]]:
    """Yield the sentences of paragraphs outside of the table that reserve something, each with the line that it begins in."""
    heads = [line.span for line in _heads(record) if columns(line.text)]  # "Missing" over a column denies nothing
    taken = owned(record)
    for line in record.lines:
        if (
            taken.isdisjoint((line.span.page, w) for w in line.span.words)
            and line.span not in heads
            and (no_sale(line.text) or not_sent(line.text))
        ):
            yield line, line.text
    for first, text in said:
        headed = first.span in heads and text == first.text
        found = None if headed else reservation(text, record.language)
        found = found or next((s for s in sentences(text) if is_odd(s)), None)
        found = found or (text if for_another(text, record) else None)
        if found and not _of_another(first, record) and not (denial(found) and named_in(found, record)):
            yield first, found  # what is said of a line by its number or name is asked of that line


def strange_lines(
    record: Record, said: Sequence[tuple[TextLine, str]]
) -> Iterator[tuple[TextLine, str, tuple[str, ...]]]:
    """Yield the sentences of such paragraphs that no honest paper is known to say, each with its strange words."""
    names = own_names(record, *(item.text for item in record.items))
    yield from _strange_stamps(record, names)
    yield from _strange_states(record, names)
    notes = [line.span for line in (*all_below(record), *_heads(record))]  # asked with their line; heads of columns
    for first, text in said:
        if first.span in notes and text == first.text:
            continue
        for sentence in sentences(text):
            scanned = first.origin == "ocr"
            if (words := strange_words(sentence, record.language, names, scanned=scanned)) and not _of_another(
                first, record
            ):
                yield first, sentence, words


def _heads(record: Record) -> Iterator[TextLine]:
    """Yield the line right above a page's first item that is set in columns as wide as the table: heads in a language not known.

    The texts of an e-invoice stand one above the other, all as wide: none is a heading.
    """
    first = {i.span.page: i.span.box for i in reversed(record.items)}
    for line in record.lines:
        box, item = line.span.box, first.get(line.span.page)
        if item is None or line.origin == "xml" or any(map(str.isdigit, line.text)):
            continue
        if not 0 <= item.top - box.bottom <= _HEAD_GAP * box.height:
            continue
        wide = abs(box.left - item.left) <= box.height and abs(box.right - item.right) <= box.height
        if wide and box.width >= _IN_COLUMNS * len(line.text) * box.height:
            yield line


def _strange_stamps(record: Record, names: frozenset[str]) -> Iterator[tuple[TextLine, str, tuple[str, ...]]]:
    """Yield large letters below a table's head that belong to nothing: a stamp, a note in large writing."""
    heights = sorted(line.span.box.height for line in record.lines)
    large = _LARGE * heights[len(heights) // 2] if heights else 0.0
    tops = {i.span.page: i.span.box.top for i in reversed(record.items)}
    named = {(f.span.page, w) for f in record.likeliest if f.span for w in f.span.words}
    for line in record.lines:
        span = line.span
        if span.box.height < large or span.box.bottom <= tops.get(span.page, span.box.bottom):
            continue
        if named.isdisjoint((span.page, w) for w in span.words) and (
            words := strange_stamp(_read(line), record.language, names)
        ):
            yield line, line.text, words


def _read(line: TextLine) -> str:
    """Return a line without what a scanner's reader made of upright heads or a picture: letters around signs that no word has."""
    return _MISREAD.sub(" ", line.text) if line.origin == "ocr" else line.text


def _strange_states(record: Record, names: frozenset[str]) -> Iterator[tuple[TextLine, str, tuple[str, ...]]]:
    """Yield what stands behind a label and is none of what stands there usually; names have capitals.

    Behind a label of a paper's state or purpose anything that is not known; behind any other words alone, and none of the usual terms.
    """
    labels = folded("status", "order_status", "purposes")
    for line in record.lines:
        label, sign, value = line.text.partition(":")
        if not sign:
            continue
        small = {fold_label(w) for w in value.split() if w[:1].islower()}
        of_state = any(x[:1].isupper() and fold_label(x) in labels for x in _ends(label))
        if not of_state and (
            line.origin == "ocr" or not _is_words(value, small) or settled(line.text, record.language)
        ):
            continue
        if words := tuple(w for w in strange_stamp(value, record.language, names) if w in small):
            yield line, line.text, words


def _is_words(value: str, small: set[str]) -> bool:
    """Tell whether all of a value is words in small letters."""
    return len(small) == len(value.split()) and value.replace(" ", "").isalpha()


def _ends(label: str) -> Iterator[str]:
    """Yield the last words before a colon: what is set beside them may stand on the same line."""
    words = label.split()
    yield from (" ".join(words[-n:]) for n in range(1, min(len(words), _LABEL_WORDS) + 1))


@lru_cache(maxsize=16384)
def is_odd(sentence: str) -> bool:
    """Tell whether a sentence speaks of a dealing that is no plain sale, or of the paper as of a sheet that somebody wrote."""
    plain = fold_label(sentence)
    if holds("oddities", plain) or (holds("sheets", plain) and not holds("sheets_fine", plain)):
        return True
    return any(told(sentence) for told in (made_for, unsold, by_mistake, credits_this, awaits))


def _of_another(line: TextLine, record: Record) -> bool:
    """Tell whether a line names products by their codes, and none of the table's."""
    words = set(line.span.words)
    here = {
        fold(f.value) for f in record.codes if f.span and f.span.page == line.span.page and words & set(f.span.words)
    }
    return bool(here) and all(here.isdisjoint(codes_of(item)) for item in record.items)


def paragraphs(record: Record) -> Iterator[tuple[TextLine, str]]:
    """Yield lines that stand above or below the table, those that go on in the next one joined with it."""
    tables: dict[int, tuple[float, float]] = {}
    for item in record.items:
        box = item.span.box
        top, bottom = tables.get(item.span.page, (box.top, box.bottom))
        tables[item.span.page] = (min(top, box.top), max(bottom, box.bottom))
    first: TextLine | None = None
    last: TextLine | None = None
    text = ""
    for line in record.lines:
        box, (top, bottom) = line.span.box, tables.get(line.span.page, (0.0, 0.0))
        if top <= (box.top + box.bottom) / 2 <= bottom and top < bottom:
            continue
        if first and last and _goes_on(last, line):
            text += " " + line.text
        else:
            if first:
                yield first, text
            first, text = line, line.text
        last = line
    if first:
        yield first, text


def _goes_on(one: TextLine, other: TextLine) -> bool:
    """Tell whether a sentence goes on in the next line: right below, at the same left, in small letters, or both in large ones."""
    a, b = one.span.box, other.span.box
    height = b.bottom - b.top
    if not -0.5 * height <= b.top - a.bottom <= _GAP * height or abs(a.left - b.left) >= 2 * height:
        return False
    if one.span.page != other.span.page or one.text.rstrip()[-1:] in {".", ":", ";", "!", "?", "\u3002"}:
        return False
    return other.text.lstrip()[:1].islower() or (one.text.isupper() and other.text.isupper())
