"""One rule asked of one paper or line, so that a fault of ours in one check costs that paper's certainty, not the case.

In: a rule, what it is asked of, the case. Out: Results. Never: a pass where a check ended with an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.errors import internal
from evidence.judge.checks import CHECKS
from evidence.judge.explain import name, say
from evidence.judge.outcome import Paper, Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence.model import Case, Match, Record, Rule


def of_paper(rule: Rule, paper: Paper, case: Case) -> tuple[Result, ...]:
    """Return what does not pass of a rule on a paper; () where it asks nothing of papers."""
    run = CHECKS[rule.check].paper
    return _asked(rule, paper.record, lambda: run(paper, case, rule.options)) if run else ()


def of_line(rule: Rule, match: Match, record: Record, case: Case) -> tuple[Result, ...]:
    """Return the same of a matching line."""
    run = CHECKS[rule.check].line
    return _asked(rule, record, lambda: run(match, record, case, rule.options)) if run else ()


def _asked(rule: Rule, record: Record, run: Callable[[], tuple[Result, ...]]) -> tuple[Result, ...]:
    try:
        return run()
    except Exception as err:  # noqa: BLE001 -- a fault of ours in one check must not cost the other papers' answers
        told = say("check.failed", paper=name(record), rule=rule.id, what=internal(err).what)
        return (Result(message=told, status="unsure", at_least="review"),)
