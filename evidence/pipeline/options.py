"""How a run is done: what never changes the question, only the effort, the limits and the place of the cache.

In: nothing. Out: a frozen type. Never: I/O.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from evidence.model import Effort, Limits
from evidence.model.form import ReportOptions
from evidence.texts import Text


class Passwords(msgspec.Struct, frozen=True):
    """Passwords of locked PDFs: in memory alone, and never shown where something that holds them is."""

    words: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Tell how many there are."""
        return f"Passwords({len(self.words)})"

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.words)


class LostPage(msgspec.Struct, frozen=True):
    """A page that was tried alone and not read, and why."""

    number: int
    why: Text


class RunOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Jobs are worker processes; `cache_dir` None is the platform's cache folder; effort as in the contract.

    With `by_page` a document that proved too costly is tried page by page: the single pages come back as its portions,
    and with `split` False the whole is read without those that are `lost`.
    `form` is how the results are written. `portion` are pages of a long document to be read into the cache, and
    nothing else; `split` says whether a long document comes back as its portions first (None: the worker's choice).
    `cluster` is a scheduler's address, `cluster_certs` the folder of our certificates for it.
    `passwords` are tried on locked PDFs.
    `language` is spoken where neither the case nor its notice names one that is spoken.
    """

    jobs: int = 0
    effort: Effort = "auto"
    cache_dir: str | None = None
    use_cache: bool = True
    limits: Limits = Limits()
    form: ReportOptions = ReportOptions()
    language: str | None = None
    portion: tuple[int, ...] = ()
    split: bool | None = None
    by_page: bool = False
    lost: tuple[LostPage, ...] = ()
    cluster: str | None = None
    cluster_certs: str | None = None
    passwords: Passwords = Passwords()

    @property
    def workers(self) -> int:
        """The number of worker processes: as asked, else one per processor this process may use."""
        return self.jobs or _processors()

    @property
    def cache_folder(self) -> Path | None:
        """The folder of the cache and the ledger, None when nothing is to be kept."""
        return Path(self.cache_dir or _platform_cache()) if self.use_cache else None

    @property
    def cache_path(self) -> Path | None:
        """The cache database, None when no cache is wanted."""
        folder = self.cache_folder
        return folder and folder / "documents.sqlite"


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # Linux alone has it; a container may own fewer than all
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _platform_cache() -> str:
    import platformdirs

    return platformdirs.user_cache_dir("evidence", appauthor=False)
