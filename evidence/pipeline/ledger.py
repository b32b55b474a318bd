"""The ledger: what became of each document of each case, so that a run that was cut off does the rest and nothing twice.

In: what happens to cases and documents. Out: outcomes known already, and the state of everything.
Never: an error that stops a run (a ledger that is damaged or cannot be written is begun anew or done without: the
documents are read again); the text of a document outside the few outcomes that the cache does not hold.
"""

from __future__ import annotations

import contextlib
import copy
import hashlib
import sqlite3
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

import msgspec

from evidence import __version__
from evidence.model import PortfolioRow, Source
from evidence.pipeline.database import MEMORY, Opened, connected, discard_unless_sound, open_database
from evidence.pipeline.reading import Outcome
from evidence.pipeline.version import version_digest
from evidence.texts import Text, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidence.pipeline.options import RunOptions
    from evidence.texts import Texts

State = Literal["queued", "running", "done", "failed", "skipped"]
STATES: Texts[State] = {
    "done": "done",
    "failed": "failed",
    "skipped": "skipped",
    "running": "cut off or running",
    "queued": "waiting",
}
DAMAGED = message("The ledger in the cache folder was damaged and is begun anew: documents are read again.")
NAME = "ledger.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS cases (
  root TEXT PRIMARY KEY, out TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, digest TEXT NOT NULL,
  answer BLOB, exit INTEGER, seconds REAL NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
  root TEXT NOT NULL, path TEXT NOT NULL, part TEXT NOT NULL, sha256 TEXT NOT NULL, state TEXT NOT NULL,
  reason TEXT NOT NULL, attempts INTEGER NOT NULL, seconds REAL NOT NULL, version TEXT NOT NULL,
  PRIMARY KEY (root, path, part));
CREATE TABLE IF NOT EXISTS batches (root TEXT PRIMARY KEY, out TEXT NOT NULL, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outcomes (
  key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS by_content ON outcomes (sha256);
"""


class DocumentState(msgspec.Struct, frozen=True, kw_only=True):
    """One document as the ledger knows it; `version` is that of the program."""

    path: str
    part: str
    sha256: str
    state: State
    reason: Text
    attempts: int
    seconds: float
    version: str


class CaseState(msgspec.Struct, frozen=True, kw_only=True):
    """One case as the ledger knows it; `running` is also what a run that was cut off leaves behind."""

    root: str
    out: str
    state: State
    reason: str
    seconds: float
    digest: str = ""
    answer: PortfolioRow | None = None
    exit_code: int | None = None
    documents: tuple[DocumentState, ...] = ()


class Ledger:
    """A context manager over the database in a cache folder; without one it lives as long as the run."""

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / NAME
        self._db: sqlite3.Connection | None = None
        self.damaged = False

    def __enter__(self) -> Self:
        opened = Opened(None) if self._path is None else open_database(self._path, _SCHEMA)
        self._db, self.damaged = opened.connection or connected(MEMORY, _SCHEMA), opened.damaged
        return self

    def __exit__(self, *_: object) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None
        if self.damaged and self._path is not None:
            discard_unless_sound(self._path)

    def case(self, root: Path | str, out: Path) -> CaseLog:
        """Begin a run of a case."""
        return CaseLog(self, str(root), str(out.resolve()))

    def skip(self, root: Path, out: Path, reason: str) -> None:
        """Note that a case is not run; what is known of its documents stays."""
        self.ask(
            "INSERT INTO cases VALUES (?, ?, 'skipped', ?, '', NULL, NULL, 0) ON CONFLICT (root) DO UPDATE SET "
            "state = 'skipped', reason = excluded.reason",
            (str(root), str(out.resolve()), reason),
        )

    def begin_batch(self, root: Path, out: Path) -> bool:
        """Note that a batch runs; return whether the one before, of the same folders, was cut off."""
        folders = (str(root.resolve()), str(out.resolve()))
        cut_off = self.ask("SELECT 1 FROM batches WHERE root = ? AND out = ? AND state = 'running'", folders)
        self.ask("INSERT OR REPLACE INTO batches VALUES (?, ?, 'running')", folders)
        return bool(cut_off)

    def end_batch(self, root: Path) -> None:
        """Note that a batch is through."""
        self.ask("UPDATE batches SET state = 'done' WHERE root = ?", (str(root.resolve()),))

    def states(self, root: Path) -> tuple[CaseState, ...]:
        """Return the state of every case at or below a folder, with its documents."""
        top = str(root.resolve())
        found = []
        for row in self.ask("SELECT root, out, state, reason, seconds, digest, answer, exit FROM cases ORDER BY root"):
            case = _case_state(row)
            if Path(case.root).is_relative_to(top):
                found.append(msgspec.structs.replace(case, documents=self._documents(case.root)))
        return tuple(found)

    def state(self, root: str) -> CaseState | None:
        """Return the state of one case, without its documents."""
        rows = self.ask(
            "SELECT root, out, state, reason, seconds, digest, answer, exit FROM cases WHERE root = ?", (root,)
        )
        return _case_state(rows[0]) if rows else None

    def forget(self, root: str) -> tuple[str, ...]:
        """Delete all that is known of a case; return the hashes of its documents."""
        hashes = tuple(str(r[0]) for r in self.ask("SELECT DISTINCT sha256 FROM documents WHERE root = ?", (root,)))
        self.ask("PRAGMA secure_delete = ON")
        for sha256 in hashes:
            self.ask("DELETE FROM outcomes WHERE sha256 = ?", (sha256,))
        self.ask("DELETE FROM documents WHERE root = ?", (root,))
        self.ask("DELETE FROM cases WHERE root = ?", (root,))
        self.ask("VACUUM")
        self.ask("PRAGMA wal_checkpoint(TRUNCATE)")
        return hashes

    def forget_batches(self, root: Path) -> None:
        """Delete what is known of batches at or below a folder."""
        for (known,) in self.ask("SELECT root FROM batches"):
            if Path(str(known)).is_relative_to(root.resolve()):
                self.ask("DELETE FROM batches WHERE root = ?", (known,))

    def ask(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """Do one statement; nothing where the database cannot."""
        if self._db is None:
            return []
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.OperationalError:  # locked, full
            return []
        except sqlite3.DatabaseError:
            self.damaged = True
            return []

    def _documents(self, root: str) -> tuple[DocumentState, ...]:
        columns = "path, part, sha256, state, reason, attempts, seconds, version"
        rows = self.ask(f"SELECT {columns} FROM documents WHERE root = ? ORDER BY path, part", (root,))  # noqa: S608 -- fixed names
        states = (
            msgspec.convert(dict(zip(DocumentState.__struct_fields__, r, strict=True)), DocumentState) for r in rows
        )
        return tuple(msgspec.structs.replace(state, reason=_said(str(state.reason))) for state in states)


class CaseLog:
    """One run of one case, written down as it goes. `cut_off` tells that the run before it did not end."""

    def __init__(self, ledger: Ledger, root: str, out: str) -> None:
        self._ledger, self._root, self._silent = ledger, root, False
        before = ledger.state(root)
        self.cut_off = before is not None and before.state == "running"
        ledger.ask(
            "INSERT INTO cases VALUES (?, ?, 'running', '', '', NULL, NULL, 0) "
            "ON CONFLICT (root) DO UPDATE SET out = excluded.out, state = 'running', reason = '', digest = ''",
            (root, out),
        )

    def aside(self) -> CaseLog:
        """Return a log of readings beside the first: their outcomes are kept, the documents' states stay."""
        beside = copy.copy(self)
        beside._silent = True  # noqa: SLF001 -- our own copy
        return beside

    def queued(self, sources: Iterable[Source]) -> None:
        """Note what is going to be read; documents that are no longer there are forgotten."""
        there = {(s.path, s.part or ""): s for s in sources}
        known = {(str(p), str(q)): (str(h), str(s)) for p, q, h, s in self._rows()}
        with self._together():
            for path, part in known.keys() - there.keys():
                self._ledger.ask(
                    "DELETE FROM documents WHERE root = ? AND path = ? AND part = ?", (self._root, path, part)
                )
            for place, source in there.items():
                same = known.get(place, ("", ""))[0] == source.sha256
                self._put(source, "queued", "", restart=not (same and self.cut_off))

    def known(self, source: Source, options: RunOptions) -> Outcome | None:
        """Return what the cache does not tell: that it failed, or was read with less effort, in a run that was cut off."""
        if not self.cut_off:
            return None
        rows = self._ledger.ask("SELECT body FROM outcomes WHERE key = ?", (_key(source, options),))
        try:
            outcome = msgspec.msgpack.decode(zlib.decompress(_bytes(rows[0][0])), type=Outcome) if rows else None
        except (zlib.error, msgspec.MsgspecError):
            return None
        if outcome is None:
            return None
        problem = outcome.problem and msgspec.structs.replace(outcome.problem, source=source)
        return msgspec.structs.replace(outcome, source=source, problem=problem)

    def found(self, source: Source, outcome: Outcome) -> None:
        """Note that what becomes of it was known before."""
        self._put(
            source, "failed" if outcome.problem else "done", _kept(outcome.problem.error) if outcome.problem else ""
        )

    def running(self, source: Source) -> None:
        """Note that a worker has it, once more."""
        self._put(source, "running", "", attempts=1)

    def finished(self, source: Source, options: RunOptions, outcome: Outcome, seconds: float) -> None:
        """Note what became of it; what reading it again would not tell at once is kept."""
        problem = outcome.problem
        nameless = Source(sha256=source.sha256, name="", kind=source.kind, path="")
        kept = msgspec.structs.replace(
            outcome, source=nameless, problem=problem and msgspec.structs.replace(problem, source=nameless)
        )
        body = zlib.compress(msgspec.msgpack.encode(kept), 1)
        with self._together():
            if (problem or outcome.lessened) and not outcome.unsettled:
                key = _key(source, options)
                self._ledger.ask("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?)", (key, source.sha256, body))
            self._put(source, "failed" if problem else "done", _kept(problem.error) if problem else "", seconds=seconds)

    def unread(self, source: Source, reason: Text) -> None:
        """Note a file that never became a document."""
        self._put(source, "failed", _kept(reason))

    def ended(self, answer: PortfolioRow, exit_code: int, seconds: float, digest: str = "") -> None:
        """Note that the case is answered and its files are written."""
        state = "failed" if answer.error else "done"
        self._ledger.ask(
            "UPDATE cases SET state = ?, reason = ?, digest = ?, answer = ?, exit = ?, seconds = ? WHERE root = ?",
            (state, answer.error or "", digest, msgspec.json.encode(answer), exit_code, seconds, self._root),
        )

    def _rows(self) -> list[tuple[object, ...]]:
        return self._ledger.ask("SELECT path, part, sha256, state FROM documents WHERE root = ?", (self._root,))

    def _put(
        self,
        source: Source,
        state: State,
        reason: str,
        *,
        attempts: int = 0,
        seconds: float = 0.0,
        restart: bool = False,
    ) -> None:
        if self._silent:
            return
        place = (self._root, source.path, source.part or "")
        if restart:
            self._ledger.ask("DELETE FROM documents WHERE root = ? AND path = ? AND part = ?", place)
        self._ledger.ask(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (root, path, part) DO UPDATE SET "
            "sha256 = excluded.sha256, state = excluded.state, reason = excluded.reason, "
            "attempts = attempts + excluded.attempts, seconds = seconds + excluded.seconds, version = excluded.version",
            (*place, source.sha256, state, reason, attempts, seconds, __version__),
        )

    @contextlib.contextmanager
    def _together(self) -> Iterator[None]:
        """One transaction, so that a kill between two statements leaves neither."""
        self._ledger.ask("BEGIN")
        try:
            yield
        finally:
            self._ledger.ask("COMMIT")


def _case_state(row: tuple[object, ...]) -> CaseState:
    root, out, state, reason, seconds, digest, answer, code = row
    plain = {"root": root, "out": out, "state": state, "reason": reason, "seconds": seconds, "digest": digest}
    known = msgspec.json.decode(_bytes(answer), type=PortfolioRow) if answer else None
    return msgspec.structs.replace(
        msgspec.convert(plain, CaseState), answer=known, exit_code=None if code is None else int(str(code))
    )


def _kept(reason: Text) -> str:
    """Return a reason as it is kept: to be told in the language of whoever asks."""
    return msgspec.json.encode(reason).decode()


def _said(kept: str) -> Text:
    try:
        reason: Text = msgspec.json.decode(kept, type=Text)
    except msgspec.MsgspecError:  # none, or a plain one
        return kept
    return reason


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _key(source: Source, options: RunOptions) -> str:
    """Return what an outcome depends on, as a hash: names of files are in it and cannot be read from it."""
    parts = (
        source.sha256,
        source.kind,
        source.path,
        source.part or "",
        options.effort,
        msgspec.json.encode(options.limits).decode(),
        version_digest(),
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
