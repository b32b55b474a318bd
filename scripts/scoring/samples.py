"""Values that were found, each with how sure its finder was and whether it is right.

In: records and what is true. Out: `Sample`s. Never: a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.fuzz import ratio

from evidence.report.calibration import FAMILIES, LINES
from scripts.scoring.alike import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from evidence.model import Record

_ADDRESS = 85.0  # of a hundred: a line of an address more or less is the same address


class Sample(NamedTuple):
    """A value: whose paper, which family, how it was read, the best one or another, how sure, whether right."""

    group: str
    family: str
    origin: str
    best: bool
    sure: float
    right: bool


def of_fields(
    record: Record, truth: Mapping[str, str], group: str, same: Callable[[str, str, str], bool] | None = None
) -> Iterator[Sample]:
    """Yield the candidates of each field whose value is known, each value once; the best stands first."""
    for field, family in FAMILIES.items():
        wanted = truth.get(field)
        if not wanted:
            continue
        seen: set[str] = set()
        for found in sorted(record.all(field), key=lambda f: -f.confidence):
            if found.value in seen:
                continue
            right = _alike(field, found.value, wanted, same or alike)
            yield Sample(group, family, found.origin, not seen, found.confidence, right)
            seen.add(found.value)


def _alike(field: str, found: str, wanted: str, same: Callable[[str, str, str], bool]) -> bool:
    if field.endswith("_address"):
        return ratio(_letters(found), _letters(wanted)) >= _ADDRESS
    return same(field, found, wanted)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def of_line(group: str, origin: str, sure: float, *, right: bool) -> Sample:
    """Return the sample of a line of goods."""
    return Sample(group=group, family=LINES, origin=origin, best=True, sure=sure, right=right)
