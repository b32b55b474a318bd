"""What a second process makes of a large report meanwhile: the pictures of pages, report.html, the cover, report.json.

In: a Report, the bytes of its papers. Out: those files, and the copies' names that they take for granted.
Never: a use of them where a copy could not be made, or is told about: then they are made again, from what is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.report.contract import report_entry
from evidence.report.folder import Artifact
from evidence.report.highlight import Copies, expected_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from evidence.model import Originals, Report
    from evidence.report.options import ReportOptions
    from evidence.report.shapes import ReportEntry
    from evidence.report.writers import Writer

NAMES = frozenset({"json", "html", "cover"})  # of writers: about what the copies and all else take


class Aside(msgspec.Struct, frozen=True):
    """Files by their writer, and the copies' names that stand in them."""

    names: dict[str, str]
    files: dict[str, tuple[Artifact, ...]]

    def holds(self, copies: Copies) -> bool:
        """Tell whether the copies are those that were taken for granted, with nothing to be said about them."""
        return self.names == copies.names and not copies.notes


def prepare_aside(report: Report, originals: Originals, options: ReportOptions, writers: Mapping[str, Writer]) -> Aside:
    """Make the files, as if every copy could be made."""
    names = expected_names(report)
    entry = report_entry(report, names, {})
    made = {name: tuple(writers[name](report, entry, originals, options)) for name in sorted(NAMES)}
    return Aside(names, made)


def all_files(
    copies: Copies,
    said: tuple[Report, ReportEntry, Originals, ReportOptions],
    writers: Mapping[str, Writer],
    wait: Callable[[], Aside | None] | None,
) -> Iterator[Artifact]:
    """Yield the files of all writers in their order; `wait` for those that somebody else makes, if they hold."""
    made: dict[str, tuple[Artifact, ...]] = {}
    if wait:
        made = {name: tuple(write(*said)) for name, write in writers.items() if name not in NAMES}
        others = wait()
        made |= others.files if others and others.holds(copies) else {}
    for name, write in writers.items():
        yield from made[name] if name in made else write(*said)
