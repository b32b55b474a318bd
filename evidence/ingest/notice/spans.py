"""The spans of time and the numbers that a notice asks for: windows, a first date, units, the time to answer.

In: the notice's own lines. Out: values, each with the sentence it stands in. Never: a deadline or a span of sales
taken for a window of documents.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from evidence.ingest.notice.asked import AskedWindow
from evidence.ingest.notice.fold import DATE_CLOSE, DATE_OPEN, fold, has_any, pattern
from evidence.ingest.notice.phrases import Phrases, phrases
from evidence.texts import Text, message
from evidence.values.dates import DateFound, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import QuantityMode
    from evidence.values.languages import DateOrder

_BULLET = re.compile(
    r"^\s*(?:[-*\u2022\u2013\u2014\u00b7\u25cf\u25aa]+|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*(?=\S)"
)
# A point behind one or two digits is a day ("30. November"), no end.
_SENTENCE = re.compile(
    r"(?:(?<=[^\d][.!?])|(?<=\d{3}[.!?]))\s+(?=[^\W\d_a-z]|[\"(\u00bf\u00a1\u00ab])|(?<=[\u3002\uff01\uff1f])"
)
_CJK_END = re.compile(r"[\u3000-\u9fff]$")
_LISTED = re.compile(r"\s*(?:ASIN\b.{0,3}:|B0[A-Z0-9]{8}\b)")
_QUANTITY = re.compile(r"quantit|menge|cantidad|volum|\u6570\u91cf|\u6578\u91cf|hoeveel|ilo\u015b|antal|miktar|aantal")
_BEFORE = 50
_SHORTEST, _LONGEST = 5, 3660
_YEAR, _MONTHS_OF_YEAR, _MONTH, _WEEK, _HOURS_OF_DAY = 365, 12, 30, 7, 24
_WINDOWS, _ANSWERS = ("days", "weeks", "months", "years"), ("hours", "days", "weeks")
_ABOUT = 160


class Sentence(NamedTuple):
    """One sentence: as printed, folded with dates marked, its paragraph, and the paragraph that introduces it."""

    text: str
    folded: str
    dates: tuple[DateFound, ...]
    paragraph: str
    intro: str


class Asked(NamedTuple):
    """What was found; `unsure` tells in words what was chosen among several windows."""

    windows: tuple[AskedWindow, ...]
    window_days: int | None
    fixed: tuple[date, date] | None
    issued_after: date | None
    min_units: int | None
    response_days: int | None
    quantity: QuantityMode | None
    unsure: tuple[Text, ...]


class _Hit(NamedTuple):
    days: int
    sentence: Sentence
    start: int
    end: int


def sentences(lines: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Join wrapped lines to paragraphs and part these into sentences."""
    out: list[Sentence] = []
    intro = ""
    for paragraph, is_bullet in _paragraphs(lines):
        folded = fold(paragraph)
        for text in _SENTENCE.split(paragraph):
            found = find_dates(text)
            out.append(Sentence(text, _marked(text, found), found, folded, intro))
        if not is_bullet:
            intro = folded
    return tuple(out)


def asked_for(
    parts: tuple[Sentence, ...], said: tuple[Phrases, ...], order: DateOrder | None, sent: date | None
) -> Asked:
    """Find what a notice asks for in its sentences, in the phrases of its language."""
    hits = list(_windows(parts, said, strict=True)) or list(_windows(parts, said, strict=False))
    fixed = _between(parts, said, order)
    after = None if fixed else _issued_after(parts, said, order)
    chosen, unsure = _belonging(hits, said)
    windows = [_asked(hit, said) for hit in hits]
    if fixed:
        windows.append(_fixed(*fixed))
    if after:
        windows.append(AskedWindow(days=None, mode="forward", anchor="date", about=_about(after[1])))
    return Asked(
        windows=tuple(dict.fromkeys(windows)),
        window_days=chosen,
        fixed=fixed[:2] if fixed else None,
        issued_after=after[0] if after else None,
        min_units=next((n for s in parts for p in said for n, _ in _numbers(s, p, p.min_units)), None),
        response_days=_response(parts, said, hits, order, sent),
        quantity=_quantity(parts, said, {h.sentence for h in hits}),
        unsure=unsure,
    )


def _paragraphs(lines: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    current = ""
    bullet = False
    for line in (*lines, ""):
        listed = bool(_LISTED.match(line))
        starts = listed or bool(_BULLET.match(line))
        if current and (starts or not line.strip()):
            yield current, bullet
            current = ""
        if line.strip():
            bullet = bullet if current else starts
            joint = "" if not current or _CJK_END.search(current) else " "
            current += joint + line.strip()


def _marked(text: str, found: tuple[DateFound, ...]) -> str:
    folded = fold(text)
    for index, one in reversed(tuple(enumerate(found))):
        folded = f"{folded[: one.start]}{DATE_OPEN}{index}{DATE_CLOSE}{folded[one.end :]}"
    return folded


@cache
def _compiled(code: str, wanted: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of one language; by its code, which alone can be a key."""
    said = phrases()[code]
    words = tuple(sorted((k, tuple(map(fold, v))) for k, v in said.words.items()))
    return tuple(pattern(fold(phrase), words, tuple(map(fold, said.numbers))) for phrase in wanted)


@cache
def _number_words(code: str) -> dict[str, int]:
    return {fold(k): v for k, v in phrases()[code].numbers.items()}


def _numbers(sentence: Sentence, said: Phrases, wanted: tuple[str, ...]) -> Iterator[tuple[int, re.Match[str]]]:
    named = _number_words(said.code)
    for compiled in _compiled(said.code, wanted):
        for m in compiled.finditer(sentence.folded):
            yield named.get(m["n"]) or int(m["n"]), m


def _told_in(
    sentence: Sentence, said: Phrases, wanted: tuple[str, ...], units: tuple[str, ...]
) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the days that a sentence names in one of some units, by patterns that say {days}."""
    for unit in units:
        if unit == "years" and not has_any(sentence.folded, said.documents):
            continue  # "test reports not older than five years"
        for count, m in _numbers(sentence, said, tuple(w.replace("{days}", f"{{{unit}}}") for w in wanted)):
            yield _in_days(count, unit), m


def _in_days(count: int, unit: str) -> int:
    if unit == "hours":
        return -(-count // _HOURS_OF_DAY)
    if unit == "months":
        years, months = divmod(count, _MONTHS_OF_YEAR)
        return years * _YEAR + months * _MONTH
    return count * {"days": 1, "weeks": _WEEK, "years": _YEAR}[unit]


def _windows(parts: tuple[Sentence, ...], said: tuple[Phrases, ...], *, strict: bool) -> Iterator[_Hit]:
    for sentence in parts:
        taken: list[tuple[int, int]] = []
        for one in said:
            if not (has_any(sentence.folded, one.documents) or has_any(sentence.folded, one.issued)):
                continue
            for days, start, end in _spans(sentence, one):
                if any(start < e and s < end for s, e in taken) or not _SHORTEST <= days <= _LONGEST:
                    continue
                if _is_deadline(sentence.folded, start, end, one):
                    continue
                if not (strict and _of_sales(sentence.folded, start, end, one)):
                    taken.append((start, end))
                    yield _Hit(days, sentence, start, end)


def _spans(sentence: Sentence, said: Phrases) -> Iterator[tuple[int, int, int]]:
    for days, m in _told_in(sentence, said, said.window, _WINDOWS):
        yield days, *m.span()
    for compiled in _compiled(said.code, said.window_year):
        for m in compiled.finditer(sentence.folded):
            yield _YEAR, *m.span()


def _of_sales(folded: str, start: int, end: int, said: Phrases) -> bool:
    """Tell whether a span is that of sales or complaints: they stand right before it, no issuing in between."""
    before = folded[max(0, start - _BEFORE) : start]
    sold = max((before.rfind(fold(w)) for w in (*said.sales, *said.events)), default=-1)
    issued = max((before.rfind(fold(w)) for w in said.issued), default=-1)
    return sold > issued and not has_any(folded[start:end], said.issued)


def _is_deadline(folded: str, start: int, end: int, said: Phrases) -> bool:
    """Tell whether a time to answer begins right before a span: "you have 14 days before ..."."""
    if has_any(folded[start:end], (*said.issued, *said.words.get("last", ()))):
        return False
    before = folded[:start].rstrip()
    return any(before.endswith(fold(word)) for word in said.deadline)


def _belonging(hits: list[_Hit], said: tuple[Phrases, ...]) -> tuple[int | None, tuple[Text, ...]]:
    """Return the window of the flagged list: not the one that an account check asks for; the shorter in doubt."""
    if not hits:
        return None, ()
    scores = [_score(hit.sentence, said) for hit in hits]
    best = sorted({hit.days for hit, score in zip(hits, scores, strict=True) if score == max(scores)})
    if len(best) == 1:
        return best[0], ()
    shown = ", ".join(map(str, best))
    told = message(
        "The notice names several windows ({days} days) for the same thing: the shortest was used.", days=shown
    )
    return best[0], (told,)


def _score(sentence: Sentence, said: tuple[Phrases, ...]) -> int:
    own, intro = sentence.paragraph, sentence.intro
    good = any(has_any(own, p.authenticity) or has_any(intro, p.authenticity) for p in said)
    listed = "asin" in own or "asin" in intro
    bad_own = any(has_any(fold(sentence.text), p.account_check) for p in said)
    bad_intro = any(has_any(intro, p.account_check) for p in said)
    return 2 * good + listed - 3 * bad_own - 2 * bad_intro


def _asked(hit: _Hit, said: tuple[Phrases, ...]) -> AskedWindow:
    around = hit.sentence.folded[hit.start :]
    applied = any(has_any(around, p.submission) for p in said)
    return AskedWindow(
        days=hit.days,
        mode="backward",
        anchor="submission" if applied else "notification",
        about=_about(hit.sentence),
    )


def _about(sentence: Sentence) -> str:
    text = " ".join(_BULLET.sub("", sentence.text).split())
    return text if len(text) <= _ABOUT else f"{text[: _ABOUT - 3]}..."


def _between(
    parts: tuple[Sentence, ...], said: tuple[Phrases, ...], order: DateOrder | None
) -> tuple[date, date, Sentence] | None:
    """Return the first window that is named by its two days."""
    for sentence in parts:
        for one in said:
            if not (has_any(sentence.folded, one.documents) or has_any(sentence.folded, one.issued)):
                continue
            for m in (m for c in _compiled(one.code, one.between) for m in c.finditer(sentence.folded)):
                start, end = (settled(sentence.dates[int(m[key])], order) for key in ("d", "e"))
                if start and end and start <= end and not _of_sales(sentence.folded, m.start(), m.end(), one):
                    return start, end, sentence
    return None


def _fixed(start: date, end: date, sentence: Sentence) -> AskedWindow:
    return AskedWindow(
        days=(end - start).days,
        mode="backward",
        anchor="date",
        about=_about(sentence),
        issued_from=start,
        issued_to=end,
    )


def _issued_after(
    parts: tuple[Sentence, ...], said: tuple[Phrases, ...], order: DateOrder | None
) -> tuple[date, Sentence] | None:
    for sentence in parts:
        for one in said:
            if not (has_any(sentence.folded, one.documents) or has_any(sentence.folded, one.issued)):
                continue
            for wanted, less in ((one.issued_from, 1), (one.issued_after, 0)):
                for m in (m for c in _compiled(one.code, wanted) for m in c.finditer(sentence.folded)):
                    value = settled(sentence.dates[int(m["d"])], order)
                    if value:
                        return value - timedelta(days=less), sentence
    return None


def settled(found: DateFound, order: DateOrder | None) -> date | None:
    """Return the one date a text means, by the order of day and month where it needs one; None in doubt.

    A month's name of two meanings is the likelier one's: marketplaces write Polish and Czech, not Croatian.
    """
    values = {r.value for r in found.readings}
    if len(values) == 1 or all(r.order is None for r in found.readings):
        return found.readings[0].value
    return next((r.value for r in found.readings if order is not None and r.order == order), None)


def _response(
    parts: tuple[Sentence, ...],
    said: tuple[Phrases, ...],
    hits: list[_Hit],
    order: DateOrder | None,
    sent: date | None,
) -> int | None:
    for sentence in parts:
        for one in said:
            if has_any(sentence.folded, one.not_response) and not has_any(sentence.folded, one.documents):
                continue
            for days, m in _told_in(sentence, one, one.response, _ANSWERS):
                if not any(h.sentence is sentence and h.start < m.end() and m.start() < h.end for h in hits):
                    return days
    for sentence in parts if sent else ():
        for m in (
            m for one in said for c in _compiled(one.code, one.response_date) for m in c.finditer(sentence.folded)
        ):
            value = settled(sentence.dates[int(m["d"])], order)
            if value and sent and value > sent:
                return (value - sent).days
    return None


def _quantity(parts: tuple[Sentence, ...], said: tuple[Phrases, ...], asking: set[Sentence]) -> QuantityMode | None:
    """Return whether quantities must fit what was sold or what is in stock, where the notice says one of them."""
    for index, sentence in enumerate(parts):
        near = not asking.isdisjoint(parts[max(0, index - 2) : index + 1])
        found: set[QuantityMode] = set()
        for one in said:
            if near or has_any(sentence.folded, one.documents) or _QUANTITY.search(sentence.folded):
                found |= {"inventory"} if has_any(sentence.folded, one.inventory) else set()
                found |= {"sold"} if has_any(sentence.folded, one.sales) else set()
        if found:
            return found.pop() if len(found) == 1 else None
    return None
