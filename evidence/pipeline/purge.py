"""Delete what is kept of a client: ledger, cached readings, and the results that nobody changed.

In: a case folder, or a folder of cases. Out: lines that tell what went. Never: a change to the case folder itself,
a file that this program did not write.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import UsageError
from evidence.ingest.sources import discover
from evidence.pipeline.cache import Cache
from evidence.pipeline.ledger import Ledger
from evidence.pipeline.locks import only_run
from evidence.report.folder import remove_results
from evidence.texts import plural

if TYPE_CHECKING:
    from evidence.pipeline.options import RunOptions
    from evidence.texts import Text


def purge(root: Path, options: RunOptions, *, results: bool = True) -> tuple[Text, ...]:
    """Delete all that is kept of the cases at or below `root`; with `results` their output folders too."""
    told: list[Text] = []
    with Ledger(options.cache_folder) as ledger, Cache(options.cache_path) as cache:
        cases = ledger.states(root)
        hashes = {d.sha256 for case in cases for d in case.documents} | _hashes(root)
        if not cases and not hashes:
            raise UsageError("Nothing is known of a case here.", where=str(root), then="Check the path.")
        for case in cases:
            with only_run(Path(case.root), Path(case.out), options.cache_folder):
                ledger.forget(case.root)
            count = len(case.documents)
            told.append(
                plural("{case}: forgotten, one document", "{case}: forgotten, {count} documents", count, case=case.root)
            )
            if results:
                gone = remove_results(Path(case.out))
                told.append(
                    plural("{folder}: one file removed", "{folder}: {count} files removed", gone, folder=case.out)
                )
            _forget_lock(case.root, options)
        ledger.forget_batches(root)
        readings = cache.forget(hashes - {""})
        told.append(plural("one reading removed from the cache", "{count} readings removed from the cache", readings))
    return tuple(told)


def _hashes(root: Path) -> set[str]:
    """Return the hashes of the papers that lie there now: some may never have got into the ledger."""
    return {source.sha256 for source in discover((root,), root)[0]} if root.is_dir() else set()


def _forget_lock(case: str, options: RunOptions) -> None:
    if options.cache_folder is not None:
        name = hashlib.sha256(case.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        (options.cache_folder / "locks" / name).unlink(missing_ok=True)
