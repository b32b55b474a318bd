"""The table over a batch: `portfolio.csv` for a spreadsheet, `portfolio.html` for a person.

In: a Portfolio. Out: two files. Never: a text of a case as markup or formula; a link out of the output folder.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from evidence.report.advice import step_for
from evidence.report.folder import Artifact, Folder
from evidence.report.plain import shown
from evidence.report.tables import harmless
from evidence.texts import day, speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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


class _Line(NamedTuple):
    """A row as the page shows it."""

    row: PortfolioRow
    link: str
    first: str
    by: str


def write_portfolio(portfolio: Portfolio, out: Path, language: str | None = None) -> None:
    """Write both files into `out`, beside the reports of the cases, in one language for all of them.

    The table has the cases in the order of their folders, the page those first that have something left to mend, by
    the day to answer.
    """
    t = speaker(language)
    with Folder(out) as folder:
        folder.put(Artifact(path="portfolio.csv", data=_csv(portfolio, t)))
        folder.put(Artifact(path="portfolio.html", data=_html(portfolio, t)))
        folder.commit(renew=False)


def _csv(portfolio: Portfolio, t: Speaker) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    timed = any(row.seconds is not None for row in portfolio.rows)
    writer.writerow((*COLUMNS, "seconds") if timed else COLUMNS)
    writer.writerows([harmless(cell) for cell in cells] for cells in _rows(portfolio, t))
    return text.getvalue().encode("utf-8-sig", "replace")


def _rows(portfolio: Portfolio, t: Speaker) -> Iterator[tuple[str | int, ...]]:
    for row in portfolio.rows:
        counts = (row.covered, row.review, row.insufficient, row.missing, row.documents, row.failed)
        by = row.answer_by.isoformat() if row.answer_by else ""
        yield row.name, *counts, by, _first(row, t), row.error or "", _link(row), *_seconds(row)


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
    rows = sorted(portfolio.rows, key=_urgency)
    page = template.render(
        root=portfolio.root,
        rows=[
            _Line(row, _link(row), _first(row, t), t.tell(day(row.answer_by)) if row.answer_by else "") for row in rows
        ],
        headline=_headline(rows, t),
        counts=_counts(rows, t),
        timed=any(row.seconds is not None for row in rows),
        dated=any(row.answer_by for row in rows),
        t=t,
    )
    return page.encode("utf-8", "replace")


def _headline(rows: Sequence[PortfolioRow], t: Speaker) -> str:
    told = t.many(
        "{proven} of {count} flagged item proven",
        "{proven} of {count} flagged items proven",
        sum(row.items for row in rows),
        proven=sum(row.covered for row in rows),
    )
    return f"{told} {t.many('in one case', 'in {count} cases', len(rows))}"


def _counts(rows: Sequence[PortfolioRow], t: Speaker) -> tuple[tuple[str, str], ...]:
    """Return what is told of all cases together: a class of the page and a text, those that occur."""
    ready = sum(row.is_ready for row in rows)
    errors = sum(row.error is not None for row in rows)
    open_ = len(rows) - ready - errors
    unread = sum(row.failed for row in rows)
    told = (
        ("covered", ready, t.many("one case ready", "{count} cases ready", ready)),
        ("review", open_, t.many("one case with something to fix", "{count} cases with something to fix", open_)),
        ("missing", errors, t.many("one case not run", "{count} cases not run", errors)),
        ("insufficient", unread, t.many("one file not read", "{count} files not read", unread)),
    )
    return tuple((name, text) for name, count, text in told if count)


def _urgency(row: PortfolioRow) -> tuple[bool, bool, date, str]:
    """Sort what was not run first, then what is not ready by the day to answer, and what is ready last."""
    return row.is_ready, row.error is None, row.answer_by or date.max, row.folder


def _first(row: PortfolioRow, t: Speaker) -> str:
    """Return what mends most, nothing where nothing is left."""
    if row.mend:
        return f"{t(step_for(row.mend))} ({t.many('one item', '{count} items', row.mend_items)})"
    return t("Provide what could not be read") if row.failed else ""


def _link(row: PortfolioRow) -> str:
    """Return the report's place below the output folder, nothing where the case was not run."""
    if row.error:
        return ""
    return "report.html" if row.folder == "." else f"{row.folder}/report.html"
