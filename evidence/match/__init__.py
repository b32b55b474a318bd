"""Match: flagged items x records -> which printed code names which item, how, and how surely.

In: the flagged list and all records. Out: Matches, sorted by document, place and list order, one for each line and
item: the strongest way. Never: edit distance, a corrected code, a decision what a match is worth to the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.match.index import Index
from evidence.match.lines import match_letter, match_line

if TYPE_CHECKING:
    from evidence.model import FlaggedItem, Match, Record

__all__ = ["match"]


_BY_NAME = frozenset({"title", "brand"})


def match(items: tuple[FlaggedItem, ...], records: tuple[Record, ...]) -> tuple[Match, ...]:
    """Return every line (or code outside of lines) that names a flagged item; records are taken by document id.

    A code outside of lines gives a match only where no line of the same record names that item by a code; a line with the
    item's title and another product's number none where another line of the record names the item surely.
    """
    index = Index(items)
    found: list[Match] = []
    for record in sorted(records, key=lambda r: (r.document, r.first_page)):
        goods = () if record.kind == "authorization" else record.items  # a letter's sentences are no lines of goods
        lines = [m for line in goods for m in match_line(index, record, line)]
        sure = {m.asin for m in lines if m.strong}
        lines = [m for m in lines if not (m.asin in sure and m.conflict and m.matched_by in _BY_NAME)]
        named = {m.asin for m in lines if m.matched_by not in _BY_NAME}
        found += lines
        found += [m for m in match_letter(index, record) if m.asin not in named]
    return tuple(found)
