"""Why one item has its verdict, in plain words, and what came nearest to proving it.

In: report.json and an ASIN. Out: lines to print. Never: a new judgement; what is told stands in the report.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from evidence.errors import UsageError
from evidence.report.plain import shown
from evidence.report.shapes import ReportEntry
from evidence.texts import message
from evidence.values.codes import fold
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evidence.report.shapes import AsinEntry, DocumentEntry, EvidenceEntry, LineEntry

_VERDICTS = {
    "covered": "covered: papers that count prove it",
    "review": "to review: a person must look before it is sent",
    "insufficient": "insufficient: papers name it, but do not prove enough",
    "missing": "missing: no paper names it",
}
_BY = {
    "asin": "its ASIN", "gtin": "its EAN/UPC", "sku": "its SKU", "mpn": "its part number", "title": "its title", "brand": "its brand",
}  # fmt: skip
_STATES = {"accepted": "counts", "open": "must be checked", "rejected": "does not count"}
_NEAR_LETTERS = 2
_ALIKE_TITLES = 0.6
_MOST = 3


def explain(report: Path, asin: str) -> tuple[str, ...]:
    """Return why the item has its verdict. UsageError where the report or the item is none."""
    entry = _read(report / "report.json" if report.is_dir() else report)
    item = next((a for a in entry.asins if a.asin == asin.strip().upper()), None)
    if item is None:
        known = ", ".join(a.asin for a in entry.asins[:20]) + (", ..." if len(entry.asins) > 20 else "")  # noqa: PLR2004 -- a screen's width
        raise UsageError(
            message('The report knows no item "{asin}".', asin=asin),
            where=str(report),
            then=message("Items: {asins}.", asins=known),
        )
    return tuple(_lines(entry, item))


def _read(file: Path) -> ReportEntry:
    try:
        return msgspec.json.decode(file.read_bytes(), type=ReportEntry)
    except OSError as error:
        then = "Name a report.json, or the folder that holds it."
        what = message("The report cannot be read ({why}).", why=error.strerror or "")
        raise UsageError(what, where=str(file), then=then) from error
    except msgspec.MsgspecError as error:
        then = "Run `evidence check` again to write it anew."
        what = message("This is no report.json of this version: {why}.", why=str(error))
        raise UsageError(what, where=str(file), then=then) from error


def _lines(entry: ReportEntry, item: AsinEntry) -> Iterator[str]:
    papers = {d.id: d for d in entry.documents}
    yield f"{item.asin}: {shown(item.title, 100)}" if item.title else item.asin
    yield f"Verdict: {_VERDICTS[item.verdict]}."
    yield f"Units: {item.units_proven} proven, {'no number was given' if item.units_needed is None else f'{item.units_needed} needed'}."
    if window := _window(entry):
        yield window
    nearest = "" if item.verdict == "covered" else _nearest(entry, item, papers)
    if nearest:
        yield f"Nearest miss: {nearest}."
    if item.evidence:
        yield "Lines that name it:"
        yield from (_evidence(e) for e in item.evidence)
    if item.reasons:
        yield "Reasons:" if item.verdict != "covered" else "To know beside it:"
        yield from (f"  - {shown(r.message)} [{r.rule}]" for r in item.reasons)


def _window(entry: ReportEntry) -> str:
    asked = entry.case.window
    if asked.mode == "none":
        return "Window: none, any issue date counts."
    return f"Window: {asked.start or 'open'} to {asked.end or 'open'} (from {shown(asked.source, 60)})."


def _evidence(found: EvidenceEntry) -> str:
    units = "" if found.units is msgspec.UNSET else f", {found.units} units"
    printed = f' as "{shown(found.text, 60)}"'
    return f"  - {_place(found)}, by {_BY[found.matched_by]}{printed}{units}: {_STATES[found.state]}."


def _place(found: EvidenceEntry) -> str:
    name = shown(found.document, 80)
    return f"{name}, page {found.page}" if found.page else name


def _nearest(entry: ReportEntry, item: AsinEntry, papers: dict[str, DocumentEntry]) -> str:
    """Return what came nearest: units first where some count, then the line with the least against it, then alike codes."""
    if item.units_needed and item.units_proven and item.units_proven < item.units_needed:
        return f"{item.units_proven} of {item.units_needed} units"
    order = {"accepted": 0, "open": 1, "rejected": 2}
    lines = sorted(item.evidence, key=lambda e: (order[e.state], -e.score))
    for found in lines:
        told = [*_lookalike(found, item.asin), *_dated(entry, papers.get(found.document))]
        told = told or [shown(r.message) for r in item.reasons if r.document == found.document][:1]
        if told:
            return f"{_place(found)}: {'; '.join(told).rstrip('.')}"
    return "" if lines else _seen_elsewhere(entry, item)


def _lookalike(found: EvidenceEntry, asin: str) -> list[str]:
    if not found.repaired or found.matched_by != "asin":
        return []
    printed = found.text.upper()
    return [f"seen as {shown(found.text, 40)}: {_letters(printed, asin)}"]


def _letters(printed: str, asin: str) -> str:
    """Return in words how a printed code of the same length differs: "differs in one look-alike letter (O for 0)"."""
    pairs = [(a, b) for a, b in zip(printed, asin, strict=False) if a != b]
    alike = "look-alike " if all(fold(a) == fold(b) for a, b in pairs) else ""
    count = "one " if len(pairs) == 1 else f"{len(pairs)} "
    which = ", ".join(f"{a} for {b}" for a, b in pairs)
    return f"differs in {count}{alike}letter{'s' if len(pairs) > 1 else ''} ({which})"


def _dated(entry: ReportEntry, paper: DocumentEntry | None) -> list[str]:
    field = paper.fields.invoice_date if paper else msgspec.UNSET
    if isinstance(field, msgspec.UnsetType):
        return []
    try:
        when = date.fromisoformat(field.value)
    except ValueError:
        return []
    asked = entry.case.window
    start, end = (date.fromisoformat(d) if d else None for d in (asked.start, asked.end))
    anchor = "the notice" if _notified(entry) == asked.end else "the window ends"
    if start and when < start:
        if asked.mode == "forward" or end is None:
            return [f"dated {when}, {_days(start, when)} before the window begins"]
        return [f"dated {when}, {_days(end, when)} before {anchor}; {_days(end, start)} are allowed"]
    return [f"dated {when}, {_days(when, end)} after {anchor}"] if end and when > end else []


def _notified(entry: ReportEntry) -> str | None:
    return next((s.value for s in entry.case.settings if s.key == "notified_on"), None)


def _days(one: date, other: date) -> str:
    count = abs((one - other).days)
    return "one day" if count == 1 else f"{count} days"


def _seen_elsewhere(entry: ReportEntry, item: AsinEntry) -> str:
    """Return codes and titles of lines that resemble an item which no paper names."""
    told = []
    for paper in entry.documents:
        for line in paper.line_items:
            where = shown(paper.id, 80) + (f", page {line.page}" if line.page else "")
            told += [f"{where}: {what}" for what in _resembles(line, item)]
    failed = [d.id for d in entry.documents if d.status == "failed"]
    if failed:
        told.append(f"it may stand in what could not be read: {', '.join(shown(d, 60) for d in failed[:_MOST])}")
    return "; ".join(told[:_MOST])


def _resembles(line: LineEntry, item: AsinEntry) -> Iterator[str]:
    from rapidfuzz import fuzz

    code = line.asin
    if isinstance(code, str) and len(code) == len(item.asin) and code != item.asin:
        apart = sum(fold(a) != fold(b) for a, b in zip(code.upper(), item.asin, strict=True))
        if apart < _NEAR_LETTERS:
            other = "" if apart == 0 else ", so it is another product unless it is a misprint"
            yield f"{code} {_letters(code.upper(), item.asin)}{other}"
            return
    words = line.description
    if item.title and isinstance(words, str):
        score = fuzz.token_set_ratio(fold_label(item.title), fold_label(words)) / 100
        if score >= _ALIKE_TITLES:
            yield f'"{shown(words, 80)}" resembles its title, but shows none of its codes'
