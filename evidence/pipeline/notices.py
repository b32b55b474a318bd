"""A notice that is a scan, a photo or a Word file: its text by whatever reads documents.

In: a Source. Out: its lines as text. Never: what the notice asks for: `ingest.notice` understands the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.errors import ReadError
from evidence.pipeline.progress import SILENCE
from evidence.pipeline.workers import process_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence.model import Source
    from evidence.pipeline.options import RunOptions


def reading(options: RunOptions) -> Callable[[Source], str]:
    """Return what reads a notice's pages: with all effort, because its codes decide what is asked."""
    thorough = msgspec.structs.replace(options, effort="thorough", jobs=1)

    def text(source: Source) -> str:
        outcome = process_all((source,), thorough, SILENCE)[0]
        if outcome.problem:
            raise ReadError(outcome.problem.error)
        return "\n".join(line.text for record in outcome.records for line in record.lines)

    return text
