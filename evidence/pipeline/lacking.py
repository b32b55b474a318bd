"""Language data that is lacking is named once in a report, and not with each paper.

In: records. Out: the records without it, and what the report says. Never: another warning touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.read.packs import is_told

if TYPE_CHECKING:
    from evidence.model import Record
    from evidence.texts import Text


def told_once(records: tuple[Record, ...]) -> tuple[tuple[Record, ...], tuple[Text, ...]]:
    """Return the records without such warnings, and each of these once, in the order of the alphabet."""
    told = {w for r in records for w in r.warnings if is_told(w)}
    if not told:
        return records, ()
    return tuple(_without(r) for r in records), tuple(sorted(told, key=str))


def _without(record: Record) -> Record:
    kept = tuple(w for w in record.warnings if not is_told(w))
    return record if kept == record.warnings else msgspec.structs.replace(record, warnings=kept)
