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
from evidence.report.tables import first_page
from evidence.report.wording import voice
from evidence.texts import Day, Joined, Text, day, message, plural
from evidence.values.codes import fold
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evidence.model import MatchedBy, State, VerdictName
    from evidence.report.shapes import AsinEntry, DocumentEntry, EvidenceEntry, LineEntry
    from evidence.texts import Sentence, Texts

_VERDICTS: Texts[VerdictName] = {
    "covered": "Verdict: proven; papers that count show it.",
    "review": "Verdict: to review; a person must look before it is sent.",
    "insufficient": "Verdict: not enough; papers name it, but do not prove enough.",
    "missing": "Verdict: missing; no paper names it.",
}
_BY: Texts[MatchedBy] = {
    "asin": "its ASIN",
    "gtin": "its EAN/UPC",
    "sku": "its SKU",
    "mpn": "its part number",
    "title": "its title",
    "brand": "its brand",
}
_STATES: Texts[State] = {"accepted": "counts", "open": "must be checked", "rejected": "does not count"}
_BEFORE_NOTICE: Sentence = "dated {date}, {days} before the notice; {allowed} are allowed"
_BEFORE_END: Sentence = "dated {date}, {days} before the window ends; {allowed} are allowed"
_AFTER_NOTICE: Sentence = "dated {date}, {days} after the notice"
_AFTER_END: Sentence = "dated {date}, {days} after the window ends"
_NEAR_LETTERS = 2
_ALIKE_TITLES = 0.6
_MOST = 3


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """The answer, and the language of the report, which its reasons are told in."""

    language: str
    lines: tuple[Text, ...]


def explain(report: Path, asin: str) -> Explained:
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
    return Explained(language=entry.case.language or "en", lines=tuple(_lines(entry, item)))


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


def _lines(entry: ReportEntry, item: AsinEntry) -> Iterator[Text]:
    papers = {d.id: d for d in entry.documents}
    yield f"{item.asin}: {shown(item.title, 100)}" if item.title else item.asin
    yield message(_VERDICTS[item.verdict])
    if item.units_needed is None:
        yield message("Units: {proven} proven, no number was given.", proven=item.units_proven)
    else:
        yield message("Units: {proven} proven, {needed} needed.", proven=item.units_proven, needed=item.units_needed)
    yield _window(entry)
    nearest = () if item.verdict == "covered" else _nearest(entry, item, papers)
    if nearest:
        yield message("Nearest miss: {what}.", what=Joined(tuple(nearest), "; "))
    if item.evidence:
        yield message("Lines that name it:")
        yield from (_evidence(e, papers) for e in item.evidence)
    if item.reasons:
        yield message("Reasons:") if item.verdict != "covered" else message("To know beside it:")
        yield from (f"  - {shown(r.message)} [{r.rule}]" for r in item.reasons)


def _window(entry: ReportEntry) -> Text:
    asked = entry.case.window
    if asked.mode == "none":
        return message("Window: none, any issue date counts.")
    told = voice(asked.source)
    if asked.start and asked.end:
        return message("Window: {start} to {end} ({source}).", start=Day(asked.start), end=Day(asked.end), source=told)
    if asked.start:
        return message("Window: from {start} ({source}).", start=Day(asked.start), source=told)
    return message("Window: up to {end} ({source}).", end=Day(asked.end or ""), source=told)


def _evidence(found: EvidenceEntry, papers: dict[str, DocumentEntry]) -> Text:
    told: Text = message(
        '{place}, by {code} as "{text}"',
        place=_place(found),
        code=message(_BY[found.matched_by]),
        text=shown(found.text, 60),
    )
    head = first_page(papers, found.document)
    if head and head.id != found.document:
        told = Joined((told, message("first page: {file}", file=shown(head.id, 80))), ", ")
    if found.units is not msgspec.UNSET:
        told = message("{line}, {units}", line=told, units=plural("one unit", "{count} units", found.units))
    return message("  - {line}: {state}.", line=told, state=message(_STATES[found.state]))


def _place(found: EvidenceEntry) -> Text:
    name = shown(found.document, 80)
    return message("{paper}, page {page}", paper=name, page=str(found.page)) if found.page else name


def _nearest(entry: ReportEntry, item: AsinEntry, papers: dict[str, DocumentEntry]) -> list[Text]:
    """Return what came nearest: units first where some count, then the line with the least against it, then alike codes."""
    if item.units_needed and item.units_proven and item.units_proven < item.units_needed:
        return [message("{proven} of {needed} units", proven=item.units_proven, needed=item.units_needed)]
    order = {"accepted": 0, "open": 1, "rejected": 2}
    lines = sorted(item.evidence, key=lambda e: (order[e.state], -e.score))
    for found in lines:
        told: list[Text] = [*_lookalike(found, item.asin), *_dated(entry, first_page(papers, found.document))]
        told += [shown(r.message).rstrip(".") for r in item.reasons if r.document == found.document and not told][:1]
        if told:
            return [message("{what}: {why}", what=_place(found), why=Joined(tuple(told), "; "))]
    return [] if lines else _seen_elsewhere(entry, item)


def _lookalike(found: EvidenceEntry, asin: str) -> list[Text]:
    if not found.repaired or found.matched_by != "asin":
        return []
    printed = found.text.upper()
    return [message("seen as {text}: {what}", text=shown(found.text, 40), what=_letters(printed, asin))]


def _letters(printed: str, asin: str) -> Text:
    """Return in words how a printed code of the same length differs: "differs in one look-alike letter (O for 0)"."""
    pairs = [(a, b) for a, b in zip(printed, asin, strict=False) if a != b]
    which = Joined(tuple(message("{printed} for {meant}", printed=a, meant=b) for a, b in pairs), ", ")
    if all(fold(a) == fold(b) for a, b in pairs):
        return plural(
            "differs in one look-alike letter ({which})",
            "differs in {count} look-alike letters ({which})",
            len(pairs),
            which=which,
        )
    return plural("differs in one letter ({which})", "differs in {count} letters ({which})", len(pairs), which=which)


def _dated(entry: ReportEntry, paper: DocumentEntry | None) -> list[Text]:
    field = paper.fields.invoice_date if paper else msgspec.UNSET
    if isinstance(field, msgspec.UnsetType):
        return []
    try:
        when = date.fromisoformat(field.value)
    except ValueError:
        return []
    asked = entry.case.window
    start, end = (date.fromisoformat(d) if d else None for d in (asked.start, asked.end))
    noticed = _notified(entry) == asked.end
    if start and when < start:
        if asked.mode == "forward" or end is None:
            return [message("dated {date}, {days} before the window begins", date=day(when), days=_days(start, when))]
        before = _BEFORE_NOTICE if noticed else _BEFORE_END
        return [message(before, date=day(when), days=_days(end, when), allowed=_days(end, start))]
    if end and when > end:
        after = _AFTER_NOTICE if noticed else _AFTER_END
        return [message(after, date=day(when), days=_days(when, end))]
    return []


def _notified(entry: ReportEntry) -> str | None:
    return next((s.value for s in entry.case.settings if s.key == "notified_on"), None)


def _days(one: date, other: date) -> Text:
    return plural("one day", "{count} days", abs((one - other).days))


def _seen_elsewhere(entry: ReportEntry, item: AsinEntry) -> list[Text]:
    """Return codes and titles of lines that resemble an item which no paper names."""
    told: list[Text] = []
    for paper in entry.documents:
        for line in paper.line_items:
            where: Text = shown(paper.id, 80)
            if line.page:
                where = message("{paper}, page {page}", paper=where, page=str(line.page))
            told += [message("{what}: {why}", what=where, why=what) for what in _resembles(line, item)]
    failed = [d.id for d in entry.documents if d.status == "failed"]
    if failed:
        names = ", ".join(shown(d, 60) for d in failed[:_MOST])
        told.append(message("it may stand in what could not be read: {papers}", papers=names))
    return told[:_MOST]


def _resembles(line: LineEntry, item: AsinEntry) -> Iterator[Text]:
    from rapidfuzz import fuzz

    code = line.asin
    if isinstance(code, str) and len(code) == len(item.asin) and code != item.asin:
        apart = sum(fold(a) != fold(b) for a, b in zip(code.upper(), item.asin, strict=True))
        if apart < _NEAR_LETTERS:
            letters = _letters(code.upper(), item.asin)
            if apart == 0:
                yield message("{code} {differs}", code=code, differs=letters)
            else:
                yield message(
                    "{code} {differs}, so it is another product unless it is a misprint", code=code, differs=letters
                )
            return
    words = line.description
    if item.title and isinstance(words, str):
        score = fuzz.token_set_ratio(fold_label(item.title), fold_label(words)) / 100
        if score >= _ALIKE_TITLES:
            yield message('"{text}" resembles its title, but shows none of its codes', text=shown(words, 80))
