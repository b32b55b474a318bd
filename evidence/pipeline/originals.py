"""The bytes behind each document of a report, read-only and proven unchanged.

In: Sources. Out: their bytes, checked against the hash taken when they were read. Never: a write.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import OutputError, ReadError
from evidence.read.unlock import unlocked
from evidence.texts import message

if TYPE_CHECKING:
    from evidence.model import Report, Source
    from evidence.pipeline.options import Passwords


class ChangedError(OutputError):
    """A document is no longer what was read."""


class FileOriginals:
    """Originals of one report, by document id."""

    def __init__(self, report: Report, passwords: Passwords) -> None:
        self._passwords = passwords.words
        by_place = {(s.path, s.sha256): s for s in report.case.documents}
        self._sources: dict[str, Source] = {}
        for record in report.records:
            self._sources[record.document] = by_place[record.path, record.sha256]
        self._last: tuple[Source, bytes] | None = None

    def read(self, document: str) -> bytes:
        """Return the bytes; OutputError when the file vanished or changed since it was read."""
        source = self._sources[document]
        if self._last and self._last[0] is source:  # whoever marks a paper asks for its bytes, and for them unlocked
            return self._last[1]
        data = source.data if source.data is not None else _from_disk(source)
        if hashlib.sha256(data).hexdigest() != source.sha256:
            raise ChangedError("The file changed during the run.", where=source.path, then="Run again.")
        self._last = source, data
        return data

    def unlocked(self, document: str) -> bytes:
        """Return the bytes without the lock that one of the passwords opens; as they are without."""
        data = self.read(document)
        if not self._passwords or self._sources[document].kind != "pdf":
            return data
        try:
            return unlocked(data, self._passwords)
        except ReadError:
            return data


def _from_disk(source: Source) -> bytes:
    if source.location is None:
        raise OutputError("The document has no bytes to show.", where=source.path)
    try:
        return Path(source.location).read_bytes()
    except OSError as error:
        raise ChangedError(
            message("The file can no longer be read ({why}).", why=error.strerror or ""),
            where=source.path,
            then="Run again.",
        ) from error
