"""Source -> Document: pages of words with boxes, by text layer or OCR, with the reason kept.

In: a Source, its bytes at `location` or in `data`. Out: a Document. Never: a write, the network, a merged guess
of two readers: a word keeps both readings.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import ReadError, UnsettledError
from evidence.texts import message

if TYPE_CHECKING:
    from evidence.model import Document, Effort, Limits, Source

__all__ = ["read", "source_bytes"]


def read(source: Source, *, effort: Effort, limits: Limits, pages: tuple[int, ...] | None = None) -> Document:
    """Read a source.

    `pages` (numbers from 1 in the file) restricts the document to those pages. `auto` reads as `fast` does
    and asks the slow reader too where a page reads badly; who finds something doubtful asks for those pages again:
    `closer` seeks text that was passed over on them, `thorough` gives all of them to the slow reader.
    ReadError: what is wrong, in which part of the file, and what to do; who asked knows the file.
    """
    from evidence.read.loaders import LOADERS

    loader = LOADERS.get(source.kind)
    if loader is None:
        raise ReadError("This kind of file cannot be read.", then="Save it as PDF, JPG or PNG.")
    return loader(source, source_bytes(source), effort, limits, pages)


def source_bytes(source: Source) -> bytes:
    """Return the bytes of a source; ReadError when there are none, or others than those that were found."""
    data = source.data if source.data is not None else _from_disk(source)
    if not data:
        raise ReadError("The file is empty.", then="Download or scan it again.")
    return data


def _from_disk(source: Source) -> bytes:
    """Return the bytes that the hash was taken of: all that is kept of a document is kept under it."""
    try:
        data = Path(source.location or "").read_bytes()
    except FileNotFoundError as error:
        raise UnsettledError("The file vanished before it was read.", then="Put it back and run again.") from error
    except OSError as error:
        raise UnsettledError(
            message("The file cannot be opened ({why}).", why=error.strerror or ""), then="Check its permissions."
        ) from error
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise UnsettledError("The file changed while the case was read.", then="Run again when nobody writes to it.")
    return data
