"""Hands on other machines: the same reading and extraction through a dask.distributed cluster.

In: one source at a time. Out: a future of its Outcome. Never: a path that another machine would have to know, an
unencrypted connection, a document's time limit or crash that costs more than the document. The only place that speaks
to a network, and only where --cluster asks for it.
"""

from __future__ import annotations

import logging
import threading
from asyncio import CancelledError
from concurrent.futures import Future
from multiprocessing import current_process
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from evidence.errors import ReadError, UsageError
from evidence.pipeline.version import version_digest
from evidence.read import source_bytes
from evidence.texts import message

if TYPE_CHECKING:
    from evidence.model import Source
    from evidence.pipeline.crew import Crew
    from evidence.pipeline.fates import Fate
    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.reading import Outcome

_RETRIES = 2  # how often a document is given to another worker when its own is lost
_WAIT = 30  # seconds for the scheduler to answer
_LOOK = 5.0  # seconds between two looks at who is there
_ALONE = 300.0  # seconds in which workers may be started again
_FILES = {"tls_ca_file": "ca.pem", "tls_client_cert": "cert.pem", "tls_client_key": "key.pem"}
_HERE = threading.local()


class Theirs(Protocol):
    """A future of the cluster's library."""

    async def _result(self) -> Outcome:
        """Wait for its end; raise its error, wherever on the way it came."""
        ...


class ClusterHands:
    """A connection to a scheduler, which has workers of its own."""

    def __init__(self, options: RunOptions) -> None:
        address = options.cluster or ""
        if not address.startswith("tls://"):
            then = "Give tls://HOST:PORT: documents do not travel unencrypted."
            raise UsageError("The cluster's address is not encrypted.", where=address, then=then)
        try:
            from distributed import Client, Security
        except ImportError as error:
            raise UsageError("The cluster extra is not installed.", then="pip install 'evidence[cluster]'") from error
        files = _files(options.cluster_certs)
        logging.getLogger("tornado.application").addFilter(is_told)
        try:
            security = Security(require_encryption=True, **files)
            self._client: Any = Client(address, security=security, timeout=_WAIT, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            what = message("The cluster does not answer ({why}).", why=type(error).__name__)
            raise UsageError(what, where=address, then="Check address and certificates.") from error
        self._address = address
        self._seen = self._next_look = monotonic()

    @property
    def room(self) -> int:
        """As many documents as the workers of now have threads.

        One that waited at a worker would be blamed for its death as the one that caused it.
        """
        workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
        return max(1, sum(int(worker["nthreads"]) for worker in workers))

    def check(self) -> None:
        """Raise UsageError when the cluster has had no worker for some minutes: nothing would ever come back."""
        now = monotonic()
        if now < self._next_look:
            return
        self._next_look = now + _LOOK
        if self._client.scheduler_info(n_workers=-1)["workers"]:
            self._seen = now
        elif now - self._seen > _ALONE:
            then = "Start some, and run again: what was read is kept."
            raise UsageError("The cluster has no workers.", where=self._address, then=then)

    def submit(self, source: Source, options: RunOptions) -> Future[Outcome]:
        """Send one document's bytes; the path stays here, but as a name."""
        try:
            data = source_bytes(source)
        except ReadError:  # the reader here tells it in the same words as in a local run
            return _here(source, options)
        there = msgspec.structs.replace(source, data=data, location=None)
        how = msgspec.structs.replace(
            options, jobs=1, use_cache=False, cache_dir=None, cluster=None, cluster_certs=None
        )
        theirs = self._client.submit(distant, there, how, version_digest(), retries=_RETRIES, pure=False)
        ours: Future[Outcome] = Future()
        ours.add_done_callback(lambda done: theirs.cancel() if done.cancelled() else None)
        self._client.loop.add_callback(hand_on, theirs, ours)
        return ours

    def fate(self, error: BaseException) -> Fate | None:
        """Tell whether the error is that every worker that had it was lost."""
        from distributed import KilledWorker

        return "crashed" if isinstance(error, KilledWorker) else None

    def close(self, *, kill: bool) -> None:  # noqa: ARG002 -- there is no process here to wait for
        """Leave the cluster; nobody wants any more what is still in hand there."""
        self._client.close()


async def hand_on(theirs: Theirs, ours: Future[Outcome]) -> None:
    """Let our future end as the cluster's does, whichever way that is.

    The library's own executor leaves a future without an end where a result is lost with its worker before it is
    fetched and the paper then kills every other: the error comes while it fetches, and it expects none there.
    """
    try:
        outcome = await theirs._result()  # noqa: SLF001 -- result() waits in this very thread, the loop's
    except CancelledError:
        ours.cancel()
        ours.set_running_or_notify_cancel()  # wait() wakes up by this alone
    except Exception as error:  # noqa: BLE001 -- whatever it is, whoever waits is told
        ours.set_exception(error)
    else:
        ours.set_result(outcome)


def is_told(record: logging.LogRecord) -> bool:
    """Tell whether a record of the cluster's library is for the user.

    Where Ctrl-C comes before its wait has begun, it asks for a future that is not bound yet, and prints where: noise.
    """
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, NameError)


def distant(source: Source, options: RunOptions, version: str) -> Outcome:
    """Read and extract one document on a worker of the cluster, in a process of its own that can be killed."""
    if version != version_digest():
        what = "A worker of the cluster has another version of the program, its libraries or languages."
        raise UsageError(what, then="Install the same everywhere.")
    from evidence.pipeline.tasks import Wanted

    (outcome,) = _crew(options).all("", Wanted(sources=(source,), options=options, retry=False))
    bare = msgspec.structs.replace(source, data=None)  # the bytes need not travel back
    problem = outcome.problem and msgspec.structs.replace(outcome.problem, source=bare)
    return msgspec.structs.replace(outcome, source=bare, problem=problem)


def _crew(options: RunOptions) -> Crew:
    """Return this thread's crew: one process, which stays for the next document."""
    from evidence.pipeline.crew import Crew

    if not hasattr(_HERE, "crew"):
        # A dask worker under a nanny is daemonic, and multiprocessing lets such a process have no children. Ours end
        # with it by themselves, so nothing stands against them.
        current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001 -- see above
        _HERE.crew = Crew(options, knowing=False)
    crew: Crew = _HERE.crew
    return crew


def _files(folder: str | None) -> dict[str, str]:
    """Return the certificates of a folder; without one dask's own configuration names them."""
    if folder is None:
        return {}
    files = {option: Path(folder) / name for option, name in _FILES.items()}
    for file in files.values():
        if not file.is_file():
            then = "The folder holds ca.pem, cert.pem and key.pem."
            raise UsageError("A certificate of the cluster is missing.", where=str(file), then=then)
    return {option: str(file) for option, file in files.items()}


def _here(source: Source, options: RunOptions) -> Future[Outcome]:
    from evidence.pipeline.reading import process

    future: Future[Outcome] = Future()
    future.set_result(process(source, options))
    return future
