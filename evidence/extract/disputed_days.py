"""Days that two readers of a scan read otherwise: both are told where neither is sure.

In: a paper, the dates found on it. Out: further Founds, in the same places. Never: a day that no reader read; a choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from evidence.extract.page.otherwise import SURE, read_otherwise
from evidence.values.dates import date_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.extract.page.paper import Paper
    from evidence.model import Found, Word

_RIVAL = 0.5  # of the first one's confidence: readings of one print


def disputed(paper: Paper, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Return the issue dates that another reader's words make in the places of those found."""
    return tuple(rival for found in founds if found.field == "invoice_date" for rival in _rivals(paper, found))


def _rivals(paper: Paper, found: Found) -> Iterator[Found]:
    if found.span is None:
        return
    page = paper.sheet(found.span.page).page
    said = {found.value}
    for text in read_otherwise(page, found.span.words, _is_unsure):
        days = {r.value.isoformat() for r in date_readings(text.strip(" :.,"))}
        if len(days) == 1 and not days <= said:
            said |= days
            yield replace(found, value=days.pop(), confidence=round(_RIVAL * found.confidence, 3))


def _is_unsure(word: Word) -> bool:
    return word.readings[0].confidence < SURE and any(map(str.isdigit, word.text))
