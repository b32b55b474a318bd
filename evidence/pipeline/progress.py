"""Whoever wants to know how far a run is.

In: events of a run. Out: whatever the listener makes of them. Never: an influence on the run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from evidence.pipeline.reading import Outcome


class Progress(Protocol):
    """Somebody who wants to know how far the reading is."""

    def started(self, total: int) -> None:
        """Hear that `total` documents are going to be read."""
        ...

    def finished(self, outcome: Outcome) -> None:
        """Hear that one document is done, or failed."""
        ...


class Silence:
    """A Progress that says nothing."""

    def started(self, total: int) -> None:
        """Ignore."""

    def finished(self, outcome: Outcome) -> None:
        """Ignore."""


SILENCE = Silence()
