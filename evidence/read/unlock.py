"""A PDF that is locked with a password, opened with one that its owner gave.

In: the PDF's bytes, passwords. Out: the same PDF without its lock: the same objects, pages and numbers.
Never: a guess of a password; a password in a message, a log or the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidence.errors import LockedError

if TYPE_CHECKING:
    from collections.abc import Iterable


def unlocked(data: bytes, passwords: Iterable[str]) -> bytes:
    """Return the PDF without its lock, as it is where it has none; LockedError where no password fits."""
    import pymupdf

    from evidence.read.pdf import any_pdf

    mupdf: Any = pymupdf
    with any_pdf(data) as pdf:
        if not pdf.needs_pass:
            return data
        if not any(pdf.authenticate(password) for password in passwords):
            raise LockedError(
                "The PDF is locked, and none of the passwords given opens it.",
                then="Add its password to them, or save a copy without one.",
            )
        made: bytes = pdf.tobytes(garbage=0, encryption=mupdf.PDF_ENCRYPT_NONE, no_new_id=True)
    return made
