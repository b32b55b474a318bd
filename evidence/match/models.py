"""The models that a test report or certificate names behind their label: "Model: YC-65W".

In: a record. Out: Founds, each a whole value as a code column's cell would hold it. Never: a model out of running text,
a part of one ("YC-65W Pro" is no YC-65W).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.model import Found
from evidence.values.text import means

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import Record

_PART = re.compile(r"[.;|]\s+(?=[^\W\d_])|\s{2,}")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:\uff1a]{0,30}?)\s*[:\uff1a]\s*(?P<value>[^:\uff1a]+?)[.;,]?")
_SEVERAL = re.compile(r"\s*[,;/\u3001]\s+|\s+/\s*|\s+(?:and|und|et|y|e|en|i|och|ve)\s+")
_ROLES = ("mpn", "sku")
_CONFIDENCE = 0.9


def labelled_models(record: Record) -> tuple[Found, ...]:
    """Return the models, types and part numbers that a report of a test names, each alone."""
    return tuple(_models(record)) if record.kind == "test_report" else ()


def _models(record: Record) -> Iterator[Found]:
    for line in record.lines:
        for part in _PART.split(line.text):
            match = _LABELLED.fullmatch(part.strip())
            if not match or not any(means(match["label"], "columns", role) for role in _ROLES):
                continue
            for value in _SEVERAL.split(match["value"]):
                yield Found(
                    field="mpn",
                    value=value,
                    text=value,
                    span=line.span,
                    confidence=_CONFIDENCE,
                    finder="labelled model",
                    origin=line.origin,
                )
