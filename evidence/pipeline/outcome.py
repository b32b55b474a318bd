"""What a report means for whoever started the run: an exit code and a few lines.

In: a Report. Out: an exit code, lines for a person. Never: a verdict.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from evidence.errors import Exit
from evidence.model import PortfolioRow
from evidence.report.advice import worth_mending
from evidence.texts import Joined, no_papers, speaker

if TYPE_CHECKING:
    from evidence.model import Problem, Report, VerdictName
    from evidence.texts import Text, Texts

ORDER: tuple[VerdictName, ...] = ("covered", "review", "insufficient", "missing")
_WORDS: Texts[VerdictName] = {
    "covered": "covered",
    "review": "review",
    "insufficient": "insufficient",
    "missing": "missing",
}


def exit_code(report: Report) -> int:
    """Return 3 when an input could not be read, else 1 when an item is not covered, else 0."""
    if report.problems:
        return Exit.UNREADABLE
    return Exit.OK if all(v.verdict == "covered" for v in report.verdicts) else Exit.GAPS


def summary(report: Report) -> tuple[str, ...]:
    """Return one line for each verdict that occurs with its items, then one for each unreadable input."""
    t = speaker(report.case.spoken)
    lines = []
    for name in ORDER:
        asins = [v.item.asin for v in report.verdicts if v.verdict == name]
        if asins:
            lines.append(f"{t(_WORDS[name])} {len(asins)}: {', '.join(asins[:20])}{', …' if len(asins) > 20 else ''}")  # noqa: PLR2004 -- a screen's width
    lines += [t.tell(no_papers())] if not report.records and not report.problems else []
    lines += [t("not read: {path}: {why}", path=_place(p), why=p.error) for p in report.problems]
    return tuple(lines)


def _place(problem: Problem) -> Text:
    source = problem.source
    return Joined((source.path, source.part), ", ") if source.part else source.path


def portfolio_row(report: Report, folder: str) -> PortfolioRow:
    """Return a case as one line of a portfolio; `folder` is relative to the batch's output."""
    verdicts = Counter(v.verdict for v in report.verdicts)
    mend, items = _mend(report)
    return PortfolioRow(
        name=report.case.name if folder == "." else folder,
        folder=folder,
        covered=verdicts["covered"],
        review=verdicts["review"],
        insufficient=verdicts["insufficient"],
        missing=verdicts["missing"],
        documents=len(report.records),
        failed=len(report.problems),
        mend=mend,
        mend_items=items,
        answer_by=report.case.answer_by,
    )


def _mend(report: Report) -> tuple[str, int]:
    """Return the rule that fails for most items not covered, and for how many."""
    rules: Counter[str] = Counter()
    for verdict in report.verdicts:
        if verdict.verdict != "covered":
            rules.update({f.rule for f in worth_mending(verdict.findings) if f.status != "warn"})
    return max(rules.items(), key=lambda pair: (pair[1], pair[0] == "match.none", pair[0]), default=("", 0))
