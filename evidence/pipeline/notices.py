"""A notice that is a PDF, a picture or a Word file: its text by whatever reads documents, in a process of its own.

In: a Source. Out: the text of its pages. Never: what the notice asks for: `ingest.notice` understands the text.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from evidence.errors import ReadError
from evidence.pipeline.apart import apart
from evidence.pipeline.crew import Crew
from evidence.pipeline.tasks import Wanted
from evidence.read import source_bytes

if TYPE_CHECKING:
    from evidence.ingest.notice.load import Pages, Reading
    from evidence.model import Source
    from evidence.pipeline.options import RunOptions

_ASKER = "\0notice"  # no folder, and so no case, can have this name


def reading(options: RunOptions, crew: Crew | None = None) -> Reading:
    """Return what reads a notice's pages: with all effort, because its codes decide what is asked.

    By hands of its own, or by those of a crew that is at work. A PDF's own text is taken where it has any: its spaces
    tell the cells of a table apart.
    """
    thorough = msgspec.structs.replace(options, effort="thorough", jobs=1)

    def pages(source: Source) -> Pages:
        from evidence.ingest.notice.load import Pages, pdf_text

        if source.kind == "pdf":
            text = apart(partial(pdf_text, source_bytes(source), source.name), options.limits.max_seconds)
            if text.strip():
                return Pages(text, seen=False)
        wanted = Wanted(sources=(source,), options=thorough)
        if crew is not None:
            (outcome,) = crew.all(_ASKER, wanted)
        else:
            with Crew(thorough) as own:
                (outcome,) = own.all(_ASKER, wanted)
        if outcome.problem:
            raise ReadError(outcome.problem.error)
        text = "\n".join(line.text for record in outcome.records for line in record.lines)
        return Pages(text, seen=source.kind != "office")

    return pages
