"""A notice that is a scan, a photo or a Word file: its text by whatever reads documents.

In: a Source. Out: its lines as text. Never: what the notice asks for: `ingest.notice` understands the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.errors import ReadError
from evidence.pipeline.crew import Crew
from evidence.pipeline.tasks import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence.model import Source
    from evidence.pipeline.options import RunOptions

_ASKER = "\0notice"  # no folder, and so no case, can have this name


def reading(options: RunOptions, crew: Crew | None = None) -> Callable[[Source], str]:
    """Return what reads a notice's pages: with all effort, because its codes decide what is asked.

    By hands of its own, or by those of a crew that is at work.
    """
    thorough = msgspec.structs.replace(options, effort="thorough", jobs=1)

    def text(source: Source) -> str:
        wanted = Wanted(sources=(source,), options=thorough)
        if crew is not None:
            (outcome,) = crew.all(_ASKER, wanted)
        else:
            with Crew(thorough) as own:
                (outcome,) = own.all(_ASKER, wanted)
        if outcome.problem:
            raise ReadError(outcome.problem.error)
        return "\n".join(line.text for record in outcome.records for line in record.lines)

    return text
