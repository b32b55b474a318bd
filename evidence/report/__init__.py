"""What the user holds: a Report becomes files in one folder.

In: a Report, the output folder, the bytes of the documents (read-only). Out: the files of the contract.
Never: a decision, a change to an original, a write outside the folder, a clock. The writers are loaded by who writes: a run
has its files written by a process of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.report.options import ReportOptions

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Originals, Report

__all__ = ["ReportOptions", "report"]


def report(
    result: Report,
    out: Path,
    originals: Originals,
    options: ReportOptions | None = None,
    *,
    made_of: str | None = None,
) -> None:
    """Write every file below `out`, all at once at the end; OutputError when it cannot be written.

    `made_of` is what the manifest says that all is made of.
    """
    from evidence.report.folder import finish_moves
    from evidence.report.writers import prepare

    prepare(result, out, originals, options, made_of=made_of)
    finish_moves(out)
