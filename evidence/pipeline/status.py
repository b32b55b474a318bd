"""What the ledger says of the cases below a folder: done, failed and why, what a run that was cut off left.

In: a folder, the cache folder. Out: lines for a person. Never: a change; the text of a document.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from evidence.errors import UsageError
from evidence.pipeline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evidence.pipeline.ledger import CaseState, State
    from evidence.pipeline.options import RunOptions

_ORDER: tuple[State, ...] = ("done", "failed", "skipped", "running", "queued")


def status_lines(root: Path, options: RunOptions, *, all_documents: bool = False) -> tuple[str, ...]:
    """Return a line for each case, and one for each document that failed or is not done; all with `all_documents`."""
    if options.cache_folder is None or not (options.cache_folder / "ledger.sqlite").exists():
        raise UsageError("There is no ledger in the cache folder.", then="Name the --cache-dir of the run.")
    with Ledger(options.cache_folder) as ledger:
        cases = ledger.states(root)
    if not cases:
        raise UsageError("The ledger knows no case here.", where=str(root), then="Run `evidence batch` first.")
    return tuple(line for case in cases for line in _lines(case, all_documents=all_documents))


def _lines(case: CaseState, *, all_documents: bool) -> Iterator[str]:
    counts = Counter(d.state for d in case.documents)
    told = ", ".join(f"{counts[state]} {state}" for state in _ORDER if counts[state]) or "no documents"
    how = f"{case.state}, {case.seconds:.1f} s" if case.state == "done" else case.state
    yield f"{case.root}: {how}: {told}{f': {case.reason}' if case.reason else ''}"
    for document in case.documents:
        if all_documents or document.state != "done":
            name = document.path + (f" ({document.part})" if document.part else "")
            reason = f": {document.reason}" if document.reason else ""
            yield (
                f"  {document.state:8} {name}: {document.attempts} tries, {document.seconds:.1f} s, "
                f"{document.version}, {document.sha256[:12]}{reason}"
            )
