"""What a paper says it was made for, and what kind of dealing a field of it names, where that is no sale.

In: a sentence, a printed line. Out: the words that say so. Never: a kind that is not listed; a sentence of terms that denies it.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.phrases import any_of, first_in, folded, holds
from evidence.values.text import fold_label

_MOST_LABEL, _MOST_VALUE = 4, 4
_COLON = re.compile(r"\s*[:\uff1a]\s*")


def made_for(sentence: str) -> str | None:
    """Return what a sentence says goods or paper are for, where that is no sale: "a fini assicurativi", "zu Vorführzwecken"."""
    said = first_in("ends", fold_label(sentence))
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
    label, *values = _COLON.split(line, maxsplit=1)
    if values:
        words = label.split()
        named = any(fold_label(" ".join(words[-n:])) in _labels() for n in range(1, min(len(words), _MOST_LABEL) + 1))
        return _kind(values[0]) if named else None
    words = line.split()
    for n in range(min(_MOST_LABEL, len(words) - 1), 0, -1):
        if fold_label(" ".join(words[:n])) in _labels():
            return _kind(" ".join(words[n:])) if len(words) - n <= _MOST_VALUE else None
    return None


def _kind(value: str) -> str | None:
    found = _kinds().match(fold_label(value))
    return found["kind"] if found else None


def _labels() -> frozenset[str]:
    return folded("dealing_labels")


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:\w+ ){{0,2}}?(?P<kind>{any_of('no_sales')})(?!\w)")
