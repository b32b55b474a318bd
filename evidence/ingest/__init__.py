"""A case folder becomes a Case: what is asked, by whom, of which documents.

In: a folder and the command line's answers. Out: Case with Sources. Never: reading a document, a clock, a
default date; what is wrong in a list or a configuration is a UsageError with file, row or key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.ingest.notice.load import Reading
    from evidence.model import Answers, Case


def ingest(path: Path, answers: Answers, reading: Reading | None = None) -> Case:
    """Build the case that stands in a folder; `answers` are those of the command line.

    `reading` gives the text of a notice that is a scan or a photo; without it such a notice is a ReadError.
    """
    from evidence.ingest.assemble import assemble

    return assemble(path, answers, reading)
