"""What a run says while it works: a bar on a terminal, plain lines elsewhere.

In: events of a run. Out: text on stderr; on stdout only an answer that was asked for. Never:
document text as it is, control characters of a file name.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from typing import TextIO

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from evidence.pipeline.reading import Outcome
    from evidence.texts import Text


def printable(text: str) -> str:
    """Return the text with whatever could steer a terminal shown as a question mark."""
    plain = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    return "".join(c if c.isprintable() else "?" for c in plain)


def say(message: str) -> None:
    """Print one line for a person, on stderr."""
    _line(sys.stderr, message)


def answer(message: str) -> None:
    """Print one line that was asked for, on stdout; what its encoding lacks becomes a question mark."""
    _line(sys.stdout, message)


def _line(stream: TextIO, message: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(f"{printable(message)}\n".encode(encoding, "replace").decode(encoding))
    stream.flush()


class PlainProgress:
    """One line a document: for logs and pipes."""

    def __init__(self, language: str) -> None:
        self._total = 0
        self._done = 0
        from evidence.texts import speaker

        self._t = speaker(language)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def started(self, total: int, case: str = "") -> None:
        """Say how many documents there are."""
        self._total += total
        told = self._t.many("Reading one document", "Reading {count} documents", total)
        say(f"{case}: {told}" if case else told)

    def finished(self, outcome: Outcome, case: str = "") -> None:
        """Say what became of one."""
        self._done += 1
        name = outcome.source.path + (f" ({outcome.source.part})" if outcome.source.part else "")
        name = f"{case}/{name}" if case else name
        problem = outcome.problem
        verdict = self._t("failed: {why}", why=problem.error) if problem else self._t("done")
        say(f"{self._done}/{self._total} {name}: {verdict}")

    def note(self, line: Text) -> None:
        """Say it."""
        say(self._t.tell(line))


class BarProgress:
    """A bar with documents done, failed, and the time left."""

    def __init__(self, language: str) -> None:
        from evidence.texts import speaker

        self._t = speaker(language)
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._failed = self._total = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def started(self, total: int, case: str = "") -> None:  # noqa: ARG002 -- the bar is over all cases
        """Draw the empty bar, or make it longer."""
        self._total += total
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, total=self._total)
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn(self._t("Reading")),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[failed]} " + self._t("failed")),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task("read", total=total, failed=0)
        self._bar.start()

    def finished(self, outcome: Outcome, case: str = "") -> None:  # noqa: ARG002 -- as above
        """Move the bar by one document."""
        if self._bar is None or self._task is None:
            return
        self._failed += outcome.problem is not None
        self._bar.update(self._task, advance=1, failed=self._failed)

    def note(self, line: Text) -> None:
        """Print it above the bar."""
        if self._bar is None:
            say(self._t.tell(line))
        else:
            self._bar.console.print(printable(self._t.tell(line)), markup=False, highlight=False)


class QuietProgress:
    """Nothing at all."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def started(self, total: int, case: str = "") -> None:
        """Ignore."""

    def finished(self, outcome: Outcome, case: str = "") -> None:
        """Ignore."""

    def note(self, line: Text) -> None:
        """Ignore."""


def progress(*, quiet: bool, language: str = "en") -> PlainProgress | BarProgress | QuietProgress:
    """Return what fits: nothing when quiet, a bar on a terminal, lines elsewhere."""
    if quiet:
        return QuietProgress()
    return BarProgress(language) if sys.stderr.isatty() else PlainProgress(language)
