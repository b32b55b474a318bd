"""What can go wrong, told once: what happened, where, what to do next, and the exit code that says so.

In: facts about a failure. Out: exceptions that the command line prints as they are.
Never: a traceback for something a user can mend.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.texts import Text


DEBUG = "EVIDENCE_DEBUG"  # the variable of the environment that lets errors in the program show all they have


class Exit(IntEnum):
    """Exit codes of the command line; worst first: USAGE, UNREADABLE, GAPS, OK."""

    OK = 0
    GAPS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 70
    INTERRUPTED = 130


class EvidenceError(Exception):
    """A failure that a user can understand.

    `what` is a sentence, `where` a file, page, row or key path (joined by the raiser), `then` what to do next.
    """

    exit_code: Exit = Exit.INTERNAL

    def __init__(self, what: Text, *, where: Text = "", then: Text = "") -> None:
        super().__init__(str(what))
        from evidence.texts import sentence

        self.what = sentence(what)
        self.where = where
        self.then = sentence(then)

    def __str__(self) -> str:
        """Render one line in English: `where: what then`."""
        return str(self.told)

    @property
    def told(self) -> Text:
        """The same, to be said in any language."""
        from evidence.texts import Joined

        where = Joined((self.where, ":"), "") if self.where else ""
        return Joined(tuple(part for part in (where, self.what, self.then) if part))

    def __reduce__(self) -> tuple[object, ...]:
        """Cross process borders whole: keyword arguments are lost by the default."""
        return _rebuild, (type(self), self.what, self.where, self.then)


def _rebuild(kind: type[EvidenceError], what: Text, where: Text, then: Text) -> EvidenceError:
    return kind(what, where=where, then=then)


class UsageError(EvidenceError):
    """A command, configuration, list or rule pack that is wrong: nothing was run."""

    exit_code = Exit.USAGE


class ReadError(EvidenceError):
    """One document could not be read; the batch goes on and the document stands in the report as failed."""

    exit_code = Exit.UNREADABLE


class UnsettledError(ReadError):
    """One document changed or vanished while it was read: its bytes are not at fault, and the next run may read it."""


class LockedError(UnsettledError):
    """One document is locked with a password that nobody gave."""


class OutputError(EvidenceError):
    """The output folder cannot be written, or must not be."""

    exit_code = Exit.USAGE


class InternalError(EvidenceError):
    """An error in the program itself."""

    exit_code = Exit.INTERNAL


class Interrupted(EvidenceError):  # noqa: N818 -- an interruption is not an error
    """The user stopped the run."""

    exit_code = Exit.INTERRUPTED


_PARSERS = frozenset({"pymupdf", "PIL", "pi_heif", "lxml", "zipfile", "email", "tesserocr", "zxingcpp", "extract_msg"})


def internal(error: BaseException) -> InternalError:
    """Return an error nobody thought of as one that can be told: its own text may hold a paper's and stays out."""
    from evidence.texts import message

    place = ""
    for module, file, line in _frames(error):
        if module == "evidence" or not place:
            place = f"{file.parent.name}/{file.name}, {line}"
    return InternalError(
        message("Internal error: {kind} in {place}.", kind=type(error).__name__, place=place),
        then="This is a fault of the program: please report this line, nothing of your papers is in it. To see all "
        "there is to see, papers' text included, set EVIDENCE_DEBUG=1.",
    )


def is_of_the_paper(error: BaseException) -> bool:
    """Tell whether a library that takes papers apart raised an error: what it was given is damaged. Else it is ours."""
    modules = [module for module, _, _ in _frames(error)]
    behind = modules[len(modules) - modules[::-1].index("evidence") :] if "evidence" in modules else modules
    return bool(_PARSERS.intersection((*behind, type(error).__module__.partition(".")[0])))


def _frames(error: BaseException) -> Iterator[tuple[str, PurePath, int]]:
    """Yield of each call down to where an error was raised: package, file, line."""
    trace = error.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        yield name.partition(".")[0], PurePath(trace.tb_frame.f_code.co_filename), trace.tb_lineno
        trace = trace.tb_next
