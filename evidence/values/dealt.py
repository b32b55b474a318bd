"""What a paper says it was made for, and what kind of dealing a field of it names, where that is no sale.

In: a sentence, a printed line. Out: the words that say so. Never: a kind that is not listed; a sentence of terms that denies it.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.languages import languages
from evidence.values.phrases import alternatives, any_of, first_in, folded, hints, holds
from evidence.values.text import fold_label
from evidence.values.undone import is_of_terms

_MOST_LABEL, _MOST_VALUE = 4, 4
_LEAST_NAME = 5  # letters of a credit note's name: "avoir" is one
_COLON = re.compile(r"\s*[:\uff1a]\s*")


def made_for(sentence: str) -> str | None:
    """Return what a sentence says goods or paper are for, where that is no sale: "a fini assicurativi", "zu Vorführzwecken"."""
    plain = fold_label(sentence)
    said = first_in("ends", plain) if holds("ends_no_sale", plain) else None
    return said if said and holds("ends_no_sale", said) else None


def unsold(sentence: str) -> str | None:
    """Return the words for what is not sold in a sentence that does not deny them: "unsold units remain ours"; "no returns of unsold goods" are terms."""
    plain = fold_label(sentence)
    words = first_in("unsold", plain)
    rest = plain.replace(words, " ").split() if words else []
    return words if words and folded("negators", "negators_first", "negators_close").isdisjoint(rest) else None


def no_sale(line: str) -> str | None:
    """Return what a field names as the kind of dealing, its reason or purpose, where that is no sale: "Motif : échange standard".

    Without a colon the line is the label and its value alone.
    """
    if (value := _behind_colon(line, _labels())) is not None:
        return _kind(value) if value else None
    words = line.split()
    for n in range(min(_MOST_LABEL, len(words) - 1), 0, -1):
        if fold_label(" ".join(words[:n])) in _labels():
            return _kind(" ".join(words[n:])) if len(words) - n <= _MOST_VALUE else None
    return None


def not_sent(line: str) -> bool:
    """Tell whether a field says that goods did not go, or not when: "Shipped: no", "Ship date: TBD"."""
    if (value := _behind_colon(line, _sent())) is not None:
        return fold_label(value) in folded("noes")
    words = [fold_label(w) for w in line.split()]
    return any(" ".join(words[:n]) in _sent() and " ".join(words[n:]) in folded("noes") for n in range(1, len(words)))


def _behind_colon(line: str, labels: frozenset[str]) -> str | None:
    """Return what stands behind a line's colon; nothing where its label is none of those given, None without a colon."""
    label, *values = _COLON.split(line, maxsplit=1)
    words = label.split()
    named = any(fold_label(" ".join(words[-n:])) in labels for n in range(1, min(len(words), _MOST_LABEL) + 1))
    return (values[0] if named else "") if values else None


def by_mistake(sentence: str) -> bool:
    """Tell whether a sentence says that something was done by mistake, and sets no condition: "if you received this in error"."""
    plain = fold_label(sentence)
    return holds("by_mistake", plain) and not is_of_terms(plain)


def credits_this(sentence: str) -> bool:
    """Tell whether a sentence speaks of a credit note for this very invoice, without a denial or a condition."""
    plain = fold_label(sentence)
    words = [w for w in plain.split() if w not in folded("futures")]
    if not holds("this_invoice", plain) or is_of_terms(" ".join(words)):
        return False
    denied = not folded("negators", "negators_first", "negators_close").isdisjoint(words)
    return not denied and any(f" {name} " in f" {plain} " for name in _credit_notes())


def awaits(sentence: str) -> bool:
    """Tell whether a sentence waits for what is to come in: "as soon as the next batch arrives", "aguardamos o stock do fabricante"."""
    plain = fold_label(sentence)
    return hints(plain, "awaits") and bool(_awaited().search(plain))


@cache
def _awaited() -> re.Pattern[str]:
    """Return a pattern over folded text: a word of waiting with what is to come in behind it, each language's own."""
    pairs = ((alternatives(one.says.awaits), alternatives(one.says.arrivals)) for one in languages().values())
    return re.compile(
        "|".join(rf"(?<!\w)(?:{wait})(?: \w+){{0,4}}? (?:{come})(?!\w)" for wait, come in pairs if wait and come)
    )


def _sent() -> frozenset[str]:
    return folded("sent_labels")


@cache
def _credit_notes() -> frozenset[str]:
    names = (fold_label(w) for one in languages().values() for w in one.kinds.get("credit_note", ()))
    return frozenset(w for w in names if len(w) >= _LEAST_NAME)


def _kind(value: str) -> str | None:
    found = _kinds().match(fold_label(value))
    return found["kind"] if found else None


def _labels() -> frozenset[str]:
    return folded("dealing_labels")


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:\w+ ){{0,2}}?(?P<kind>{any_of('no_sales')})(?!\w)")
