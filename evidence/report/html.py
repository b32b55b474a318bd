"""report.html: one file that opens from disk, without a network, without a link that leaves it.

In: the contract's report, and the papers' bytes for pictures. Out: one HTML file.
Never: text of a document as markup; the template escapes everything, and a content-security policy stands behind it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from evidence.errors import ReadError
from evidence.model import attachment_of
from evidence.report.folder import Artifact
from evidence.report.pictures import Drawn, draw_pages
from evidence.report.requests import write_requests
from evidence.report.sheet import sheet
from evidence.texts import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from evidence.model import Originals, Report
    from evidence.report.options import ReportOptions
    from evidence.report.shapes import Corners, DocumentEntry, ReportEntry
    from evidence.texts import Speaker

_MOST_PAGES = 150  # pictures of pages: about 60 kB each
_MOST_PER_PAPER = 4


def write_html(report: Report, entry: ReportEntry, originals: Originals, options: ReportOptions) -> Iterator[Artifact]:
    """Write report.html."""
    t = speaker(report.case.spoken)
    view = sheet(entry, _drawn(report, entry, originals), t)
    style, script = _part("report.css"), _part("report.js")
    ready = tuple(_ready(entry, options, t, asked=next(write_requests(report, entry, originals, options), None)))
    text = _template().render(s=view, t=t, ready=ready, style=style, script=script, policy=_policy(style, script))
    yield Artifact(path="report.html", data=text.encode("utf-8", "replace"))


def _ready(
    entry: ReportEntry, options: ReportOptions, t: Speaker, *, asked: Artifact | None
) -> Iterator[tuple[str, str]]:
    """Yield what lies beside the report, ready to be used, and what it is for."""
    if options.upload != "none" and any(e.state == "accepted" for a in entry.asins for e in a.evidence):
        yield "upload/", t("what to send, in this order; upload.txt says what was left out and why")
    if asked:
        yield "requests/", t("notes to suppliers in their language, ready to be sent")
    if any(d.highlighted_pdf for d in entry.documents):
        yield "highlighted/", t("copies of the papers with the places marked")
    yield "cover.pdf", t("cover sheet: which page proves which item")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_part("report.html.j2"))


@cache
def _part(name: str) -> str:
    return files("evidence.report").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return the content-security policy: nothing from outside, and only this very style and script."""
    allowed = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in (style, script)]
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{allowed[0]}'; script-src 'sha256-{allowed[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _drawn(report: Report, entry: ReportEntry, originals: Originals) -> dict[tuple[str, int], Drawn]:
    """Return the pictures by document id and page: first what proves or fails, up to a limit."""
    files_of = {r.document: (r.path, attachment_of(r.part), r.sha256) for r in report.records}
    own = {r.document: range(r.first_page, r.last_page + 1) for r in report.records}
    wanted: dict[tuple[str, str | None, str], dict[int, dict[Corners, None]]] = {}
    count = 0
    for document, page, box in _places(entry):
        pages = wanted.setdefault(files_of[document], {})
        if page not in pages:
            if count >= _MOST_PAGES or len(pages) >= _MOST_PER_PAPER:
                continue
            count += 1
        pages.setdefault(page, {}).update({box: None} if box else {})
    drawn: dict[tuple[str, int], Drawn] = {}
    in_file: dict[tuple[str, str | None, str], list[str]] = {}
    for document, place in files_of.items():
        in_file.setdefault(place, []).append(document)
    for place, pages in wanted.items():
        try:
            data = originals.unlocked(in_file[place][0])
        except ReadError:  # drawing it failed
            continue
        pictures = draw_pages(data, place[1] or place[0], {n: tuple(b) for n, b in pages.items()})
        for document in in_file[place]:
            drawn.update({(document, n): picture for n, picture in pictures.items() if n in own[document]})
    return drawn


def _places(entry: ReportEntry) -> Iterator[tuple[str, int, Corners | None]]:
    """Yield the pages worth a picture, the most telling first."""
    for state in ("accepted", "open", "rejected"):
        for item in entry.asins:
            for line in item.evidence:
                if line.state == state and line.page:
                    yield line.document, line.page, line.box
    for reason in (*(r for i in entry.asins for r in i.reasons), *entry.findings):
        if reason.document and reason.page:
            yield reason.document, reason.page, None
    proving = {line.document for item in entry.asins for line in item.evidence}
    for document in entry.documents:
        if document.id in proving:
            yield from ((document.id, page, None) for page in _field_pages(document))


def _field_pages(document: DocumentEntry) -> list[int]:
    from evidence.report.contract import FIELDS

    found = (getattr(document.fields, name) for name in FIELDS)
    return sorted({f.page for f in found if f and f.page})
