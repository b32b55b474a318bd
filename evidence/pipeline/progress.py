"""Whoever wants to know how far a run is.

In: events of a run. Out: whatever the listener makes of them. Never: an influence on the run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from evidence.texts import message

if TYPE_CHECKING:
    from evidence.pipeline.reading import Outcome
    from evidence.texts import Text


class Progress(Protocol):
    """Somebody who wants to know how far the reading is."""

    def started(self, total: int, case: str = "") -> None:
        """Hear that `total` more documents are going to be read; of which case, where there are several."""
        ...

    def finished(self, outcome: Outcome, case: str = "") -> None:
        """Hear that one document is done, or failed; of which case, where there are several."""
        ...

    def note(self, line: Text) -> None:
        """Hear something that a person should know."""
        ...


class Silence:
    """A Progress that says nothing."""

    def started(self, total: int, case: str = "") -> None:
        """Ignore."""

    def finished(self, outcome: Outcome, case: str = "") -> None:
        """Ignore."""

    def note(self, line: Text) -> None:
        """Ignore."""


SILENCE = Silence()


def tell_closer_look(progress: Progress, total: int, case: str = "") -> None:
    """Tell that `total` documents are read once more: it takes longer than the first time."""
    progress.note(message("A flagged item was found nowhere: scans and photos are read once more, closely."))
    progress.started(total, case)
