"""Many cases at a glance: one row for each case folder of a batch.

In: nothing. Out: frozen types. Never: I/O.
"""

from __future__ import annotations

from datetime import date

import msgspec


class PortfolioRow(msgspec.Struct, frozen=True, kw_only=True):
    """One case: counts of verdicts, what to mend first, or the `error` that kept it from being run.

    `mend` is the rule that most items lack, and `mend_items` how many; empty where no item lacks any. `folder` is relative to the batch's output with `/`. `answer_by` is the last day to answer the notice, where it
    names one. `seconds` of the run stand only where they were asked for: they differ from run to run.
    """

    name: str
    folder: str
    covered: int = 0
    review: int = 0
    insufficient: int = 0
    missing: int = 0
    documents: int = 0
    failed: int = 0
    mend: str = ""
    mend_items: int = 0
    answer_by: date | None = None
    seconds: float | None = None
    error: str | None = None

    @property
    def items(self) -> int:
        """Flagged items of the case."""
        return self.covered + self.review + self.insufficient + self.missing

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to mend."""
        return not self.error and not self.failed and self.covered == self.items


class Portfolio(msgspec.Struct, frozen=True, kw_only=True):
    """A batch, rows in the order of their folders."""

    root: str
    rows: tuple[PortfolioRow, ...]
