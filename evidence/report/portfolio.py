"""The table over a batch: `portfolio.csv` for a spreadsheet, `portfolio.html` for a person.

In: a Portfolio. Out: two files. Never: a text of a case as markup or formula; a link out of the output folder.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from evidence.report.folder import Artifact, Folder
from evidence.report.plain import shown
from evidence.report.tables import harmless
from evidence.texts import day, speaker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evidence.model import Portfolio, PortfolioRow
    from evidence.texts import Speaker

COLUMNS = (
    "case",
    "covered",
    "review",
    "insufficient",
    "missing",
    "documents",
    "failed",
    "answer by",
    "mend first",
    "error",
    "report",
)


def write_portfolio(portfolio: Portfolio, out: Path, language: str | None = None) -> None:
    """Write both files into `out`, beside the reports of the cases; the page in a language, the table in none."""
    with Folder(out) as folder:
        folder.put(Artifact(path="portfolio.csv", data=_csv(portfolio)))
        folder.put(Artifact(path="portfolio.html", data=_html(portfolio, speaker(language))))
        folder.commit(renew=False)


def _csv(portfolio: Portfolio) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    timed = any(row.seconds is not None for row in portfolio.rows)
    writer.writerow((*COLUMNS, "seconds") if timed else COLUMNS)
    writer.writerows([harmless(cell) for cell in cells] for cells in _rows(portfolio))
    return text.getvalue().encode("utf-8-sig", "replace")


def _rows(portfolio: Portfolio) -> Iterator[tuple[str | int, ...]]:
    for row in portfolio.rows:
        counts = (row.covered, row.review, row.insufficient, row.missing, row.documents, row.failed)
        by = row.answer_by.isoformat() if row.answer_by else ""
        yield row.name, *counts, by, row.first, row.error or "", _link(row), *_seconds(row)


def _seconds(row: PortfolioRow) -> tuple[str, ...]:
    return () if row.seconds is None else (f"{row.seconds:g}",)


def _html(portfolio: Portfolio, t: Speaker) -> bytes:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("evidence.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    template = environment.get_template("portfolio.html")
    rows = [(row, _link(row)) for row in portfolio.rows]
    proven = sum(row.covered for row in portfolio.rows)
    items = sum(row.items for row in portfolio.rows)
    timed = any(row.seconds is not None for row in portfolio.rows)
    told = t.many(
        "{proven} of {count} flagged item proven", "{proven} of {count} flagged items proven", items, proven=proven
    )
    cases = t.many("in one case", "in {count} cases", len(rows))
    page = template.render(
        root=portfolio.root,
        rows=rows,
        headline=f"{told} {cases}",
        timed=timed,
        t=t,
        by={name: t.tell(day(name.answer_by)) for name, _ in rows if name.answer_by},
    )
    return page.encode("utf-8", "replace")


def _link(row: PortfolioRow) -> str:
    """Return the report's place below the output folder, nothing where the case was not run."""
    if row.error:
        return ""
    return "report.html" if row.folder == "." else f"{row.folder}/report.html"
