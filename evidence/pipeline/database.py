"""A SQLite file in the cache folder that many processes share, and that nobody needs so much that a run would stop.

In: a path, a schema. Out: an open connection, and whether what was there was damaged. Never: an error; a file that is
no database any more is thrown away, one that cannot be opened is done without.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

MEMORY = ":memory:"
_PATIENCE = 30  # seconds for another process that writes


class Opened(NamedTuple):
    """A connection, None where there can be none, and whether a damaged file was thrown away for it."""

    connection: sqlite3.Connection | None
    damaged: bool = False


def open_database(path: Path, schema: str) -> Opened:
    """Open the file, or make it with its folder."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Opened(connected(str(path), schema))
    except (sqlite3.OperationalError, OSError):  # locked, no room, not writable
        return Opened(None)
    except sqlite3.DatabaseError:  # not a database any more
        discard(path)
        with contextlib.suppress(OSError, sqlite3.Error):
            return Opened(connected(str(path), schema), damaged=True)
        return Opened(None, damaged=True)


def connected(name: str, schema: str) -> sqlite3.Connection:
    """Return a connection whose writers and readers do not wait for each other, and that survives a power cut."""
    db = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.executescript(schema)
    except sqlite3.Error:
        db.close()
        raise
    return db


def discard_unless_sound(path: Path) -> None:
    """Throw the file away where it is damaged inside: whatever opens it next begins anew."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as db:
            if db.execute("PRAGMA quick_check").fetchall() == [("ok",)]:
                return
    except sqlite3.OperationalError:  # locked: whoever has it will see
        return
    except sqlite3.Error:
        pass
    discard(path)


def discard(path: Path) -> None:
    """Throw the file away with what SQLite keeps beside it."""
    with contextlib.suppress(OSError):
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
