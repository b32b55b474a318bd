"""Every case below a folder, one after the other, and one table over all.

In: a root folder. Out: each case's own report, and a Portfolio. Never: one case's failure in another's way; papers of
one case in the folder of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.errors import EvidenceError, Exit, Interrupted, OutputError, UsageError
from evidence.ingest.layout import is_case
from evidence.model import Answers, Portfolio, PortfolioRow, Report
from evidence.pipeline.outcome import exit_code
from evidence.pipeline.spine import run, write
from evidence.report.portfolio import write_portfolio

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.progress import Progress

_WORST_FIRST = (Exit.USAGE, Exit.UNREADABLE, Exit.GAPS, Exit.OK)


def find_cases(root: Path) -> tuple[Path, ...]:
    """Return the case folders below `root`, sorted; what lies inside a case is not searched."""
    if not root.is_dir():
        raise UsageError("There is no such folder.", where=str(root), then="Give the folder that holds the cases.")
    found: list[Path] = []
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        if is_case(folder):
            found.append(folder)
        else:
            waiting += [p for p in folder.iterdir() if p.is_dir() and not p.is_symlink()]
    return tuple(sorted(found, key=lambda p: p.relative_to(root).as_posix()))


def batch(
    root: Path, out: Path, options: RunOptions, meter: Progress, say: Callable[[str], None]
) -> tuple[Portfolio, int]:
    """Run every case below `root` into the same place below `out`; return the table and the worst exit code."""
    cases = find_cases(root)
    if not cases:
        raise UsageError("No case folder lies here.", where=str(root), then="A case holds flagged.csv or case.toml.")
    if out.resolve().is_relative_to(root.resolve()):
        raise OutputError("The output folder lies among the cases.", where=str(out), then="Choose another with --out.")
    rows, codes = [], []
    for case in cases:
        place = case.relative_to(root)
        say(f"== {place.as_posix() if place.parts else case.name}")
        row, code = _one(case, place, out, options, meter)
        rows.append(row)
        codes.append(code)
    portfolio = Portfolio(root=root.resolve().name, rows=tuple(rows))
    write_portfolio(portfolio, out)
    return portfolio, next((worst for worst in _WORST_FIRST if worst in codes), max(codes))


def _one(case: Path, place: Path, out: Path, options: RunOptions, meter: Progress) -> tuple[PortfolioRow, int]:
    name = place.as_posix() if place.parts else case.resolve().name
    try:
        report = run(case, options, meter, Answers())
        write(report, out / place, options.form)
    except Interrupted:
        raise
    except EvidenceError as error:
        return PortfolioRow(name=name, folder=place.as_posix(), error=str(error)), error.exit_code
    return _row(report, name, place), exit_code(report)


def _row(report: Report, name: str, place: Path) -> PortfolioRow:
    verdicts = [v.verdict for v in report.verdicts]
    open_items = [v for v in report.verdicts if v.verdict != "covered"]
    reasons = [f.message for v in open_items for f in v.findings]
    return PortfolioRow(
        name=name,
        folder=place.as_posix(),
        covered=verdicts.count("covered"),
        review=verdicts.count("review"),
        insufficient=verdicts.count("insufficient"),
        missing=verdicts.count("missing"),
        documents=len(report.records),
        failed=len(report.problems),
        first=reasons[0] if reasons else "",
    )
