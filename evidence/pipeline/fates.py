"""What is told of a document whose worker came to an end before it.

In: the document, how its worker ended, the limits. Out: an Outcome with one sentence. Never: blame on a document for
what the machine did: then the next run tries it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from evidence.pipeline.machine import wall_seconds
from evidence.pipeline.reading import OUTGREW, failed
from evidence.texts import message

if TYPE_CHECKING:
    from evidence.model import Limits, Source
    from evidence.pipeline.reading import Outcome

Fate = Literal["crashed", "killed", "outgrew", "overran", "late"]
"""How a worker ended: by itself, by the system, for its memory, when its processor time was up, when the clock's was."""


def lost(source: Source, fate: Fate, limits: Limits) -> Outcome:
    """Return what became of a document whose worker is gone; less effort may help."""
    if fate == "overran":
        error = message(
            "Reading took longer than {limit} seconds of processor time. Split the file, or raise --max-seconds.",
            limit=f"{limits.max_seconds:g}",
        )
    elif fate == "late":
        error = message(
            "Reading did not end within {limit} seconds: it hangs, or the machine is overloaded. Run again, or raise "
            "--max-seconds.",
            limit=f"{wall_seconds(limits.max_seconds):g}",
        )
    elif fate == "outgrew":
        error = message(OUTGREW)
    elif fate == "killed":
        error = message(
            "The system stopped the reader of this file, for want of memory perhaps. Close other programs and run again."
        )
    else:
        error = message("The reader crashed on this file: it is damaged or hostile. Save it anew as PDF.")
    return failed(source, error, costly=True, unsettled=fate in {"killed", "late"})
