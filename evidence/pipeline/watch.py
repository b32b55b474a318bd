"""New papers dropped into a folder are read and the report is renewed, when nobody writes to them any more.

In: a case, or a folder of cases. Out: calls of whoever renews. Never: a paper that is still being copied; results
taken for papers.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from evidence.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

State = dict[str, tuple[int, int]]
_GLANCE = 0.5
_LOOK = 5000  # milliseconds


def watched(folder: Path, settle: float, out: Path, changes: Iterable[object] | None = None) -> Iterator[None]:
    """Yield once files have settled, then after each change below `folder` but not in `out`, settled again.

    Raises UsageError for a folder that is not there.
    """
    if not folder.is_dir():
        raise UsageError("There is no such folder.", where=str(folder), then="Check the path.")
    before = settled(folder, settle, out)
    yield
    for _ in changes if changes is not None else _changes(folder):
        now = settled(folder, settle, out) if state(folder, out) != before else before
        if now != before:
            before = now
            yield


def settled(folder: Path, settle: float, out: Path) -> State:
    """Wait until names, sizes and times have been the same for `settle` seconds; return them."""
    seen, since = state(folder, out), time.monotonic()
    while time.monotonic() - since < settle:
        time.sleep(min(_GLANCE, settle))
        now = state(folder, out)
        if now != seen:
            seen, since = now, time.monotonic()
    return seen


def state(folder: Path, out: Path) -> State:
    """Return size and time of every file below a folder; results in `out` are no papers."""
    found: State = {}
    for path in folder.rglob("*"):
        try:
            facts = path.stat()
        except OSError:
            continue
        if path.is_file() and not path.is_relative_to(out):
            found[path.relative_to(folder).as_posix()] = (facts.st_size, facts.st_mtime_ns)
    return found


def _changes(folder: Path) -> Iterator[object]:
    from watchfiles import watch

    # A look now and then catches what came between two watches, and folders on networks that tell nothing.
    yield from watch(folder, raise_interrupt=True, yield_on_timeout=True, rust_timeout=_LOOK)
