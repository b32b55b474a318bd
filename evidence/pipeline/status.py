"""What the ledger says of the cases below a folder: done, failed and why, what a run that was cut off left.

In: a folder, the cache folder. Out: lines for a person. Never: a change; the text of a document.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from evidence.errors import UsageError
from evidence.pipeline.ledger import STATES, Ledger
from evidence.texts import Amount, Joined, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evidence.pipeline.ledger import CaseState, DocumentState, State
    from evidence.pipeline.options import RunOptions
    from evidence.texts import Text

_ORDER: tuple[State, ...] = ("done", "failed", "skipped", "running", "queued")


def status_lines(root: Path, options: RunOptions, *, all_documents: bool = False) -> tuple[Text, ...]:
    """Return a line for each case, and one for each document that failed or is not done; all with `all_documents`."""
    if options.cache_folder is None or not (options.cache_folder / "ledger.sqlite").exists():
        raise UsageError("There is no ledger in the cache folder.", then="Name the --cache-dir of the run.")
    with Ledger(options.cache_folder) as ledger:
        cases = ledger.states(root)
    if not cases:
        raise UsageError("The ledger knows no case here.", where=str(root), then="Run `evidence batch` first.")
    return tuple(line for case in cases for line in _lines(case, all_documents=all_documents))


def _lines(case: CaseState, *, all_documents: bool) -> Iterator[Text]:
    counts = Counter(d.state for d in case.documents)
    told = [message("{count} {state}", count=counts[s], state=message(STATES[s])) for s in _ORDER if counts[s]]
    parts: list[Text] = [message(STATES[case.state]), *([_seconds(case.seconds)] if case.state == "done" else [])]
    how = Joined(tuple(parts), ", ")
    what = Joined(tuple(told), ", ") if told else message("no documents")
    line = message("{case}: {how}: {what}", case=case.root, how=how, what=what)
    yield message("{what}: {why}", what=line, why=case.reason) if case.reason else line
    for document in case.documents:
        if all_documents or document.state != "done":
            yield Joined(("  ", _document(document)), "")


def _document(document: DocumentState) -> Text:
    parts: tuple[Text, ...] = (
        message(STATES[document.state]),
        plural("one try", "{count} tries", document.attempts),
        _seconds(document.seconds),
        document.version,
        document.sha256[:12],
    )
    name: Text = document.path
    if document.part:
        name = message("{file} ({part})", file=document.path, part=document.part)
    told = message("{what}: {why}", what=name, why=Joined(parts, ", "))
    return message("{what}: {why}", what=told, why=document.reason) if document.reason else told


def _seconds(count: float) -> Text:
    return message("{count} s", count=Amount(f"{count:.1f}"))
