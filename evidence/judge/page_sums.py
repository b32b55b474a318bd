"""The sum of a page that is not the sum of the paper: carried over, or called a page's own.

In: a printed line, a record. Out: whether a line sums up a page alone; the totals of the whole paper. Never: a total dropped for
a page's number that happens to stand beside it.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from evidence.judge.doubt import UNSURE_BELOW
from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.model import Found, Record

_MOST_LABEL = 4
_SUMS = frozenset({"total", "subtotal"})


def roles(text: str) -> frozenset[str]:
    """Return what labels at the beginning of a line say."""
    words = text.split()
    heads = (" ".join(words[:n]).rstrip(":") for n in range(1, min(len(words), _MOST_LABEL) + 1))
    return frozenset(role for head in heads for role in _named(head))


def _named(words: str) -> Iterable[str]:
    return (r.role for r in label_roles().get(label_key(words), ()) if r.group == "labels")


def sums_a_page(text: str) -> bool:
    """Tell whether a line is a sum carried over ("Total carried forward"), or of one page ("Page total", "Zwischensumme Seite 1")."""
    said = roles(text)
    if "carried" in said:
        return True
    label = [word.strip(":.") for word in takewhile(lambda word: not any(map(str.isdigit, word)), text.split())]
    about_page = any("page" in _named(word) for word in label if len(word) > 2)  # noqa: PLR2004 -- "S/" is money in Peru, "s." a page
    return about_page and any(
        not _SUMS.isdisjoint(_named(" ".join(label[n:]))) or not _SUMS.isdisjoint(_named(label[n]))
        for n in range(len(label))
    )


def whole_totals(record: Record) -> tuple[Found, ...]:
    """Return the likely totals of a record that are not those of a page alone."""
    likely = [f for f in record.all("total") if f.confidence >= UNSURE_BELOW]
    if not likely:
        return ()
    of_pages = [x.span for x in record.lines if sums_a_page(x.text)]
    return tuple(
        f
        for f in likely
        if not any(f.span and f.span.page == s.page and set(f.span.words) <= set(s.words) for s in of_pages)
    )
