"""What a report means for whoever started the run: an exit code and a few lines.

In: a Report. Out: an exit code, lines for a person. Never: a verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.errors import Exit

if TYPE_CHECKING:
    from evidence.model import Report, VerdictName

ORDER: tuple[VerdictName, ...] = ("covered", "review", "insufficient", "missing")


def exit_code(report: Report) -> int:
    """Return 3 when an input could not be read, else 1 when an item is not covered, else 0."""
    if report.problems:
        return Exit.UNREADABLE
    return Exit.OK if all(v.verdict == "covered" for v in report.verdicts) else Exit.GAPS


def summary(report: Report) -> tuple[str, ...]:
    """Return one line for each verdict that occurs with its items, then one for each unreadable input."""
    lines = []
    for name in ORDER:
        asins = [v.item.asin for v in report.verdicts if v.verdict == name]
        if asins:
            lines.append(f"{name} {len(asins)}: {', '.join(asins[:20])}{', …' if len(asins) > 20 else ''}")  # noqa: PLR2004 -- a screen's width
    lines += [f"not read: {p.source.path}: {p.error}" for p in report.problems]
    return tuple(lines)
