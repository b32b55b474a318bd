"""All files of a report: which writers there are, and how what they make gets ready.

In: a Report, the output folder, the bytes of the documents (read-only). Out: the files of the contract, ready to appear.
Never: a decision, a change to an original, a write outside the folder, a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from evidence.report import cover, html, requests, tables, workbook
from evidence.report.aside import all_files
from evidence.report.contract import report_entry
from evidence.report.folder import Artifact, Folder
from evidence.report.highlight import write_copies
from evidence.report.manifest import manifest
from evidence.report.options import ReportOptions
from evidence.report.upload import write_upload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from evidence.model import Originals, Report
    from evidence.report.aside import Aside
    from evidence.report.shapes import ReportEntry


class Writer(Protocol):
    """Makes files of the output folder from the whole answer."""

    def __call__(
        self, report: Report, entry: ReportEntry, originals: Originals, options: ReportOptions
    ) -> Iterator[Artifact]:
        """Yield each file with its name relative to the folder."""
        ...


WRITERS: dict[str, Writer] = {
    "json": tables.write_json,
    "jsonl": tables.write_jsonl,
    "csv": tables.write_csv,
    "xlsx": workbook.write_xlsx,
    "html": html.write_html,
    "cover": cover.write_cover,
    "requests": requests.write_requests,
}


def prepare(
    result: Report,
    out: Path,
    originals: Originals,
    options: ReportOptions | None = None,
    aside: Callable[[], Aside | None] | None = None,
    made_of: str | None = None,
) -> None:
    """Make every file ready, to appear when its moves are finished; OutputError when it cannot be written.

    A document whose bytes are refused with a ReadError has no copy and no picture, and is not sent. `aside` waits for
    what somebody else makes of the report meanwhile. `made_of` is what the manifest says that all is made of.
    """
    options = options or ReportOptions()
    with Folder(out) as folder:
        copies = write_copies(result, originals, folder, options.mark)
        entry = report_entry(result, copies.names, copies.notes)
        said = (result, entry, originals, options)
        for artifact in all_files(copies, said, WRITERS, aside):
            folder.put(artifact)
        sent = write_upload(result, entry, originals, folder, options)
        whole = made_of if not copies.notes else None
        folder.put(manifest(result, copies.copies, sent, tuple(folder.written), whole))
        folder.ready()
