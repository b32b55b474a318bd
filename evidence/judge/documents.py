"""Findings about documents, whatever items they name, and about files that could not be read.

In: what did not pass of each paper, and problems. Out: Findings, by document. Never: a verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.judge.explain import say
from evidence.judge.outcome import Result
from evidence.judge.verdicts import Failed, failed_of, finding
from evidence.model import document_id
from evidence.texts import speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.judge.outcome import Paper
    from evidence.model import Case, Finding, Problem


def about_documents(
    case: Case, failed: dict[str, tuple[Failed, ...]], problems: tuple[Problem, ...]
) -> tuple[Finding, ...]:
    """Return all findings about papers and files, sorted by document."""
    said = speaker(case.spoken)
    found = [finding(f, document, said) for document, each in failed.items() for f in each]
    for problem in problems:
        document = document_id(problem.source.path, problem.source.part)
        result = Result(message=say("document.unreadable", path=document, error=problem.error))
        rules = [r for r in case.pack.rules if r.check == "document.unreadable"]
        found += [finding(f, document, said) for r in rules for f in failed_of(r, (result,))]
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.document or "", f.rule, f.message)))


def not_whole(papers: Iterable[Paper], problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return the documents that could not be read, or of which a page or a part may be missing: they may name anything."""
    lacking = {p.record.document for p in papers if p.record.unread or any(s.kind == "damaged" for s in p.record.signs)}
    return tuple(sorted(lacking | {document_id(x.source.path, x.source.part) for x in problems}))
