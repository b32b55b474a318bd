"""Everything that is answered: matches, findings, verdicts, and the report that holds them.

In: nothing. Out: frozen types. Never: I/O; the JSON of the contract is written elsewhere, from these.
"""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

from evidence.model.case import Case, FlaggedItem, MatchedBy
from evidence.model.document import Problem
from evidence.model.record import Found, Item, Record, Span
from evidence.texts import Text

Status = Literal["fail", "warn", "unsure"]
State = Literal["accepted", "open", "rejected"]
VerdictName = Literal["covered", "review", "insufficient", "missing"]


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A flagged item met on a line: by which code, how surely.

    `found` is the code or text that matched; `item` the table line where there is one (letters have none).
    `repaired` when equal only after look-alike folding. `strong` is False for whatever the contract calls
    weak; `conflict` tells in words what contradicts the match on the same line. `score` 0 to 1.
    """

    asin: str
    document: str
    found: Found
    item: Item | None
    matched_by: MatchedBy
    repaired: bool
    strong: bool
    score: float
    conflict: Text | None = None

    @property
    def span(self) -> Span | None:
        """The line where there is one, else the code's own place."""
        return self.item.span if self.item else self.found.span


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that did not pass, in words; `document` None when it is about the item as a whole."""

    rule: str
    status: Status
    message: str
    document: str | None = None
    span: Span | None = None
    related: tuple[Span, ...] = ()


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A matching line and what became of it; `units` is what it proves, None where no number is readable."""

    match: Match
    state: State
    units: int | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one flagged item, with every reason and every matching line."""

    item: FlaggedItem
    verdict: VerdictName
    units_needed: int | None
    units_proven: int
    findings: tuple[Finding, ...]
    proofs: tuple[Proof, ...]


class PlanFinding(msgspec.Struct, frozen=True, kw_only=True):
    """Something to mend in the plan of action; `text` is the sentence it is about."""

    rule: str
    status: Status
    message: str
    text: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The plan of action as judged."""

    path: str
    findings: tuple[PlanFinding, ...]


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """One paper whose pages lie in several files: ids of documents in the order of its pages, and the sum of their lines.

    That sum, a plain decimal, is printed on the last page: it proves that the pages belong together.
    """

    documents: tuple[str, ...]
    added: str


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What judge answers: a verdict per flagged item, and findings about documents whatever items they name."""

    verdicts: tuple[Verdict, ...]
    documents: tuple[Finding, ...] = ()
    wholes: tuple[Whole, ...] = ()


class Originals(Protocol):
    """Read-only access to the bytes behind each document of a report."""

    def read(self, document: str) -> bytes:
        """Return the bytes of the document with this id (a part's id gives the whole file or attachment)."""
        ...

    def unlocked(self, document: str) -> bytes:
        """Return the same, without the lock where a password opened it."""
        ...


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer, sorted: records and problems by path, verdicts in the order of the list."""

    tool: str
    case: Case
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    verdicts: tuple[Verdict, ...]
    plan: Plan | None = None
    document_findings: tuple[Finding, ...] = ()
    wholes: tuple[Whole, ...] = ()
