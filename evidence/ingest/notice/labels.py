"""Labels of a notice's list: "ASIN:", "Title:", "Status:", and the states of which nothing is asked.

In: a line. Out: its labels by place, what each names. Never: a label that no language file holds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from evidence.ingest.notice.fold import fold
from evidence.ingest.notice.phrases import phrases


class Label(NamedTuple):
    """A label of the list in a line: where it stands, its colon included, and what it labels."""

    start: int
    end: int
    kind: str


@cache
def label_kinds() -> dict[str, str]:
    """Return every label of every language with its kind: asin, title, sku, date or other."""
    kinds: dict[str, str] = {}
    for one in phrases().values():
        for kind, labels in (
            ("asin", one.asins),
            ("sku", one.skus),
            ("title", one.titles),
            ("other", (*one.other_labels, *one.complaint_ids)),
            ("date", one.dates),
            ("state", one.states),
        ):
            for label in labels:
                kinds.setdefault(fold(label), kind)
    return kinds


@cache
def settled() -> frozenset[str]:
    """Return what a list says, folded, of a product of which nothing is asked: "reinstated"."""
    return frozenset(fold(word) for one in phrases().values() for word in one.settled)


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = sorted(label_kinds(), key=len, reverse=True)
    return re.compile(r"(?<![^\W\d_])(" + "|".join(map(re.escape, labels)) + r")(?:\s*\([^)]{0,12}\))?\s*:")


def labels_in(line: str) -> list[Label]:
    """Return the labels of a line by place."""
    return [Label(m.start(), m.end(), label_kinds()[m[1]]) for m in _label_pattern().finditer(fold(line))]
