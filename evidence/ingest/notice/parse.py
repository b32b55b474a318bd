"""The text of a notice becomes what it asks for.

In: a Letter. Out: Understood. Never: I/O, a clock.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from evidence.ingest.notice.asked import Notice, Understood
from evidence.ingest.notice.fold import fold, has_any
from evidence.ingest.notice.listing import flagged_asins
from evidence.ingest.notice.load import Letter, load_notice
from evidence.ingest.notice.marks import date_order, language_of_notice, marketplace_of
from evidence.ingest.notice.phrases import Phrases, phrases
from evidence.ingest.notice.spans import Asked, asked_for, sentences, settled
from evidence.ingest.notice.strip import Body, own_lines
from evidence.texts import Sentence, Text, message
from evidence.values.dates import DateFound, find_dates

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from evidence.ingest.notice.load import Reading
    from evidence.values.languages import DateOrder

_WEEKDAY_OR_PLACE = re.compile(r"[^\W\d_]{1,20}(?:\.[a-z]{2,3}){0,2}\.?,?")
_IDS = r"\s*[:#]?\s*((?:[a-z0-9-]*\d[a-z0-9-]*)(?:\s*[,;]\s*[a-z0-9-]*\d[a-z0-9-]*)*)"
_SHORT_ID = 5
_NEW = 60  # days
_CAUSES = {
    "inauthentic": "authenticity", "ip_counterfeit": "authenticity", "used_sold_as_new": "used",
    "ip_trademark": "intellectual_property", "ip_copyright": "intellectual_property", "ip_patent": "intellectual_property",
    "ip_design": "intellectual_property", "compliance_documents": "compliance", "supply_chain": "supply_chain",
}  # fmt: skip
_MOST_WORDS, _MOST_HEADING = 3, 7
_CELL = re.compile(r"\t|\s{3,}|\s\|\s")
_PART_ENDS = re.compile(r"\s*(?:[^\W\d_]{1,3}\.|[.|]|$)")


_SEEN: Sentence = "The notice is a picture and was read by recognition: compare its list of ASINs with the notice."


def read_notice(file: Path, reading: Reading | None = None) -> Understood:
    """Read and understand a notice's file; `reading` gives the text of a PDF, a picture or a Word file.

    Raises UsageError when it is not there, ReadError without text in it.
    """
    letter = load_notice(file, reading)
    told = understand(letter)
    return msgspec.structs.replace(told, notes=(message(_SEEN), *told.notes)) if letter.seen else told


def parse_notice(text: str) -> Notice:
    """Return what the text of a notice asks for."""
    return understand(Letter(text)).notice


def understand(letter: Letter) -> Understood:
    """Return what a letter asks for, which quantity it speaks of, and what in it is unsure."""
    body = own_lines(letter.text, forwarded=letter.forwarded, sender=letter.sender)
    whole = "\n".join((letter.subject, *body.lines))
    language = language_of_notice(whole)
    marketplace = marketplace_of(whole, body.sender or ("" if letter.forwarded else letter.sender), letter.markup)
    said = _spoken(language)
    order = date_order(language, marketplace) or _order_used(body.lines)
    notified, doubt = _notified(letter, body, order)
    flagged = flagged_asins(body.lines)
    asked = asked_for(sentences(body.lines), said, order, notified)
    complaints = _complaint_ids(body.lines)
    notice = Notice(
        language=language,
        marketplace=marketplace,
        case_type=_case_type(fold(whole), said, asked, complaints, notified),
        notified_on=notified,
        window_days=asked.window_days,
        windows=asked.windows,
        window_from=asked.fixed[0] if asked.fixed else None,
        window_to=asked.fixed[1] if asked.fixed else None,
        issued_after=asked.issued_after,
        min_units=asked.min_units,
        response_days=asked.response_days,
        complaint_ids=complaints,
        flagged=flagged,
    )
    causes = _causes(fold(whole), said)
    days = () if notified else _days(body.lines, order)
    owned = notice.case_type is not None and notice.case_type.startswith("ip_")
    return Understood(
        notice=notice,
        quantity=asked.quantity,
        causes=causes,
        notes=(*doubt, *asked.unsure),
        days=days,
        letters_only=owned and any(has_any(fold(whole), p.not_enough) for p in said),
    )


def _days(lines: tuple[str, ...], order: DateOrder | None) -> tuple[date, ...]:
    """Return the days that a text names, each once."""
    found = (settled(f, order) for line in lines for f in find_dates(line))
    return tuple(dict.fromkeys(day for day in found if day))


def _spoken(language: str | None) -> tuple[Phrases, ...]:
    """Return the phrases to look for: the notice's language, and English, which stands in many of them."""
    every = phrases()
    own = [every[language]] if language in every else list(every.values())
    return (*own, *([] if language in (None, "en") else [every["en"]]))


def _order_used(lines: tuple[str, ...]) -> DateOrder | None:
    """Return the order of day and month that another numeric date of the same notice settles."""
    orders = {f.readings[0].order for line in lines for f in find_dates(line) if len(f.readings) == 1}
    orders.discard(None)
    return orders.pop() if len(orders) == 1 else None


def _notified(letter: Letter, body: Body, order: DateOrder | None) -> tuple[date | None, tuple[Text, ...]]:
    """Return the notice's date: of the forwarded mail, of the mail, of a line with a label, of a line by itself."""
    if body.headed:
        found = find_dates(body.headed)
        return (settled(found[0], order) if found else None), ()
    if letter.sent and not letter.forwarded:
        return letter.sent, ()
    dated = [(f, line) for line in body.lines for f in find_dates(line)]
    for test in (_labelled, _told, _alone, _headed):
        meant = [f for f, line in dated if test(line, f)]
        if meant:
            value = settled(meant[0], order)
            note = message("The date of the notice can be read in two ways: give it with --notified-on.")
            return value, () if value else (note,)
    first = next((line for line in body.lines if line.strip()), "")
    opened = next((f for f in find_dates(first) if _opens(first, f)), None)
    return (settled(opened, order) if opened else None), ()


@cache
def _date_label() -> re.Pattern[str]:
    labels = sorted({fold(label) for p in phrases().values() for label in p.dates}, key=len, reverse=True)
    own = rf"(?:\s+[^\W\d_]+){{0,2}}\s+(?:{_nouns()})\w*"
    either = "|".join(map(re.escape, labels))
    return re.compile(rf"(?:^|[.!?)\u3002]\s*|\s{{2}})[\s*]*(?:{either})(?:{own})?[\s*]*:[\s*]*")


@cache
def _nouns() -> str:
    nouns = sorted({fold(n) for p in phrases().values() for n in p.notices}, key=len, reverse=True)
    return "|".join(map(re.escape, nouns))


@cache
def _headline() -> re.Pattern[str]:
    return re.compile(rf"[\s*]*(?:{_nouns()})(?!\w)")


def _headed(line: str, found: DateFound) -> bool:
    """Tell whether a date ends a line that begins with what a notice calls itself: "Notification no. 7 of 2 May 2026"."""
    before, after = line[: found.start], line[found.end :].strip(" .*")
    return bool(_headline().match(fold(before))) and not after and len(before.split()) <= _MOST_HEADING


def _labelled(line: str, found: DateFound) -> bool:
    """Tell whether a date stands behind a label for dates, with at most a weekday between."""
    label = _date_label().match(fold(line))
    return label is not None and _right_behind(label, line, found)


def _told(line: str, found: DateFound) -> bool:
    """Tell whether a date stands behind a label for dates that begins a sentence inside the line."""
    labels = _date_label().finditer(fold(line), 0, found.start)
    return any(_right_behind(label, line, found) for label in labels)


def _right_behind(label: re.Match[str], line: str, found: DateFound) -> bool:
    return len(line[label.end() : found.start].split()) < _MOST_WORDS


def _alone(line: str, found: DateFound) -> bool:
    """Tell whether a date has its line to itself, but for a weekday, a place, a short word and the time."""
    before, after = _CELL.split(line[: found.start])[-1].strip(" *_"), line[found.end :].strip(" *_.")
    words = [w for w in before.split() if w.strip("-\u2013\u2014,|\u00b7")]
    if _deadline().search(fold(before)):
        return False
    few = len(words) <= _MOST_WORDS and all(_WEEKDAY_OR_PLACE.fullmatch(w) for w in words)
    rest = [w for w in re.split(r"[\s,()]+", after) if w]
    return few and len(rest) <= _MOST_WORDS and all(w[:1].isdigit() or len(w) <= 4 or w[:1] in "+-" for w in rest)  # noqa: PLR2004 -- "PST", "Uhr", "UTC"


def _opens(line: str, found: DateFound) -> bool:
    """Tell whether a date stands at the head of a letter's first line, behind a place or a name, and ends a part of it."""
    words = _CELL.split(line[: found.start])[-1].split()
    few = len(words) <= _MOST_WORDS and all(_WEEKDAY_OR_PLACE.fullmatch(w) for w in words)
    return few and _PART_ENDS.match(line, found.end) is not None


@cache
def _deadline() -> re.Pattern[str]:
    """Return what stands in front of the last day to answer."""
    parts = {fold(w.split("{d}")[0]).strip() for p in phrases().values() for w in p.response_date}
    either = "|".join(re.escape(w) for w in sorted(parts, key=len, reverse=True) if w)
    return re.compile(rf"(?<!\w)(?:{either})\s*$")


@cache
def _id_label() -> re.Pattern[str]:
    labels = sorted({fold(label) for p in phrases().values() for label in p.complaint_ids}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, labels)) + ")" + _IDS)


def _complaint_ids(lines: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in lines:
        for m in _id_label().finditer(fold(line)):
            pieces = re.split(r"\s*[,;]\s*", line[m.start(1) : m.end(1)])
            found.update(dict.fromkeys(p for p in pieces if len(p) >= _SHORT_ID))
    return tuple(found)


def _causes(folded: str, said: tuple[Phrases, ...]) -> tuple[str, ...]:
    """Return the kinds of complaint that a plan of action must answer."""
    told = (c.type for one in said for c in one.cases if has_any(folded, c.phrases))
    return tuple(dict.fromkeys(_CAUSES[t] for t in told if t in _CAUSES))


def _case_type(
    folded: str, said: tuple[Phrases, ...], asked: Asked, complaints: tuple[str, ...], sent: date | None
) -> str | None:
    told = dict.fromkeys(c.type for one in said for c in one.cases if has_any(folded, c.phrases))
    # Papers of another supplier are asked for from about the notice's own day on; an older first day is a window.
    older = sent is not None and asked.issued_after is not None and (sent - asked.issued_after).days > _NEW
    if asked.issued_after and not any(t.startswith("ip_") for t in told) and not (older and told):
        return "new_supplier"
    if "inauthentic" in told and not complaints and not asked.issued_after:
        told.pop("ip_counterfeit", None)
    if "new_supplier" in told and (asked.window_days or "inauthentic" in told or "used_sold_as_new" in told):
        told.pop("new_supplier")
    return next(iter(told), None)
