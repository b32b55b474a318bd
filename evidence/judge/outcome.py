"""What a check answers, and what a check is.

In: nothing. Out: types. Never: a severity of its own, except `at_least`, where the contract sets one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from evidence.model import Match, Record, Severity, Span, TextLine
from evidence.texts import Text

if TYPE_CHECKING:
    from evidence.model import Case, RuleOptions


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that did not pass. `unsure` where candidates disagree; `at_least` lifts the rule's own severity."""

    message: Text
    status: Literal["fail", "unsure"] = "fail"
    span: Span | None = None
    related: tuple[Span, ...] = ()
    at_least: Severity | None = None


class Undoing(msgspec.Struct, frozen=True, kw_only=True):
    """A line of another paper that names an invoice and says that it does not hold."""

    record: Record
    line: TextLine


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A record that may hold other pages of a paper: what the lines of both come to, and the total of the later one.

    `holds` where these agree, and others stand against it.
    """

    record: Record
    added: Decimal
    total: Decimal
    holds: bool


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A record, others of its supplier (one for each address and phone), its copies and versions.

    `parts` are other records that may hold further pages of it: of the same file, or with the same number. `undoings` are
    lines of others that say that it does not hold; `near` are records of other files that may hold pages of it and are not proven to.
    """

    record: Record
    others: tuple[Record, ...]
    copies: tuple[Record, ...] = ()
    versions: tuple[Record, ...] = ()
    parts: tuple[Record, ...] = ()
    undoings: tuple[Undoing, ...] = ()
    near: tuple[Near, ...] = ()

    def undone_by(self, lines: tuple[Undoing, ...]) -> Paper:
        """Return the paper with lines of others that undo it."""
        return msgspec.structs.replace(self, undoings=lines)


class PaperRun(Protocol):
    """A check of a paper, whatever items it names; no result is a pass."""

    def __call__(self, paper: Paper, case: Case, options: RuleOptions) -> tuple[Result, ...]:
        """Return what did not pass."""
        ...


class LineRun(Protocol):
    """A check of one matching line; no result is a pass."""

    def __call__(self, match: Match, record: Record, case: Case, options: RuleOptions) -> tuple[Result, ...]:
        """Return what did not pass."""
        ...


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the catalogue: what it looks at, the options it takes, and how it runs.

    Item checks are computed with the verdict, which needs all lines at once: they have no `run` here.
    """

    about: str
    options: frozenset[str] = frozenset()
    paper: PaperRun | None = None
    line: LineRun | None = None
