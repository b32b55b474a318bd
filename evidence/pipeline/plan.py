"""The plan of action: its text by whatever reads it, and what the judge says of it.

In: a case with a plan, its records. Out: a Plan, or the Problem that it could not be read. Never: a finding of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.errors import ReadError
from evidence.judge import judge_plan
from evidence.model import Plan, Problem
from evidence.pipeline.tasks import Wanted
from evidence.read import source_bytes

if TYPE_CHECKING:
    from collections.abc import Generator

    from evidence.model import Case, Record, Source
    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.reading import Outcome


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """The plan as judged, or why it could not be read; neither where the case has none."""

    plan: Plan | None = None
    problem: Problem | None = None


def judged_plan(
    case: Case, records: tuple[Record, ...], options: RunOptions
) -> Generator[Wanted, tuple[Outcome, ...], Judged]:
    """Return what is to be mended in the case's plan of action; yields the plan where it must be read."""
    if case.plan is None:
        return Judged()
    from evidence.ingest.notice.marks import language_of_notice

    if case.plan.kind in {"text", "html"}:
        try:
            text = _plain(case.plan)
        except ReadError as error:
            return Judged(problem=Problem(source=case.plan, error=error.told))
    else:
        (outcome,) = yield Wanted(sources=(case.plan,), options=options)
        if outcome.problem:
            return Judged(problem=outcome.problem)
        text = "\n".join(line.text for record in outcome.records for line in record.lines)
    language = language_of_notice(text) or case.language  # its own first: a German notice may be answered in English
    return Judged(plan=judge_plan(text, language, case.items, records, case.plan.path, case.spoken, case.causes))


def _plain(source: Source) -> str:
    from evidence.ingest.decode import decode_text
    from evidence.ingest.notice.load import html_text

    text = decode_text(source_bytes(source))
    return html_text(text) if source.kind == "html" else text
