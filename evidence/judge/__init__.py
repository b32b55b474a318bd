"""Judge: the rule pack over papers and matches -> a verdict for each flagged item, with every reason.

In: the case, all records, problems, matches. Out: a Judgement. Never: a clock, a value chosen where candidates that
lead elsewhere are plausible, `covered` on anything but an accepted strong line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.judge.checks import CHECKS, validate
from evidence.judge.copies import groups, papers
from evidence.judge.documents import about_documents, not_whole
from evidence.judge.elsewhere import twice, with_undoings
from evidence.judge.joined import joined, told_wholes
from evidence.judge.plan import judge_plan
from evidence.judge.verdicts import (
    answer_of,
    count_once,
    credits_of,
    doubt_again,
    doubts_of,
    line_of,
    paper_failed,
    total_of,
    verdict_of,
)
from evidence.model import Judgement
from evidence.texts import speaker

if TYPE_CHECKING:
    from evidence.judge.joined import Joins
    from evidence.judge.verdicts import Line
    from evidence.model import Case, Match, Problem, Record

__all__ = ["CHECKS", "judge", "judge_plan", "told_wholes", "validate"]


def judge(
    case: Case, records: tuple[Record, ...], problems: tuple[Problem, ...], matches: tuple[Match, ...]
) -> Judgement:
    """Return a verdict for each flagged item in the list's order, and findings about documents whatever they name.

    The order of records, problems and matches does not matter. Pages of one invoice in several files are judged as one paper.
    """
    whole = joined(tuple(sorted(records, key=lambda r: r.document)), matches)
    return whole.told(_judged(case, whole, problems))


def _judged(case: Case, whole: Joins, problems: tuple[Problem, ...]) -> Judgement:
    all_papers = with_undoings(papers(whole.records, whole.near, whole.again))
    by_document = {p.record.document: p for p in all_papers}
    failed = {p.record.document: paper_failed(p, case) for p in all_papers}
    leader = groups(all_papers)
    again = twice(all_papers)
    lines: dict[str, list[Line]] = {item.asin: [] for item in case.items}
    for match in sorted(whole.matches, key=_place):
        if match.asin in lines and match.document in by_document:
            line = line_of(match, by_document[match.document], failed[match.document], case)
            lines[match.asin].append(line)
    lines = {asin: doubt_again(case, count_once(found, leader), again) for asin, found in lines.items()}
    everything = total_of([line for found in lines.values() for line in found])
    verdicts, said, part = [], speaker(case.spoken), not_whole(all_papers, problems)
    for item in case.items:
        mine = lines[item.asin]
        back, told = credits_of(case, mine)
        answer = answer_of(case, item, mine, everything, back, unread=part)
        verdicts.append(verdict_of(item, mine, answer, (*told, *doubts_of(case, mine, answer)), said))
    return Judgement(verdicts=tuple(verdicts), documents=about_documents(case, failed, problems))


def _place(match: Match) -> tuple[str, int, float, float, str, str]:
    span = match.span
    at = (span.page, span.box.top, span.box.left) if span else (0, 0.0, 0.0)
    return match.document, *at, match.asin, match.found.text
