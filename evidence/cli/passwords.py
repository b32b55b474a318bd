"""Passwords of locked PDFs: from a file or a prompt, never from the command line, where every process sees them.

In: a file's name, whether to ask, where the papers lie. Out: Passwords. Never: a password in a message.
"""

from __future__ import annotations

import sys
from getpass import getpass
from typing import TYPE_CHECKING

from evidence.errors import UsageError
from evidence.texts import message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from evidence.pipeline.verbs import Passwords

_MOST = 1000  # each is tried on each locked PDF
_MOST_BYTES = 1_000_000


def passwords_of(file: Path | None, papers: Iterable[Path], *, ask: bool, language: str) -> Passwords:
    """Return the passwords of the file, one a line, and the one that is typed."""
    from evidence.pipeline.verbs import Passwords

    words = [] if file is None else _lines(file, papers)
    if ask:
        words.append(_typed(language))
    return Passwords(tuple(dict.fromkeys(word for word in words if word)))


def _lines(file: Path, papers: Iterable[Path]) -> list[str]:
    if any(file.resolve().is_relative_to(folder.resolve()) for folder in papers):
        what = "The file of passwords lies among the papers: it would be read as one of them."
        raise UsageError(what, where=str(file), then="Put it elsewhere.")
    try:
        with file.open("rb") as stream:
            text = stream.read(_MOST_BYTES + 1).decode("utf-8-sig")
    except OSError as error:
        told = message("The file of passwords cannot be read ({why}).", why=error.strerror or "")
        raise UsageError(told, where=str(file), then="Check its name and permissions.") from error
    except UnicodeDecodeError:
        what = "The file of passwords is not UTF-8."
        # Without the error itself: it holds the file's bytes.
        raise UsageError(what, where=str(file), then="Save it as UTF-8, one password a line.") from None
    lines = text.replace("\r\n", "\n").split("\n")
    if len(text) > _MOST_BYTES or len(lines) > _MOST:
        told = message("The file of passwords has more than {count} lines.", count=_MOST)
        raise UsageError(told, where=str(file), then="Keep those that these papers need.")
    return lines


def _typed(language: str) -> str:
    if not sys.stdin.isatty():
        what = "There is no terminal to ask for a password on."
        raise UsageError(what, where="--ask-password", then="Give a file with --passwords.")
    from evidence.texts import speaker

    t = speaker(language)
    return getpass(t("Password of the locked PDFs:") + " ")
