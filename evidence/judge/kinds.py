"""What kind of paper counts, and the signs on a file that a reviewer may ask about.

In: a paper and the case. Out: Results. Never: the word forged.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from evidence.judge.copies import repeated_pages
from evidence.judge.doubt import UNSURE_BELOW, plausible
from evidence.judge.embedded import comparable
from evidence.judge.explain import KIND_NAMES, TEXTS, file_name, kinds, listed, name, say, short
from evidence.judge.heads import begins_late
from evidence.judge.outcome import Paper, Result
from evidence.judge.page_sums import sums_a_page, whole_totals
from evidence.judge.spoken import of_others
from evidence.judge.titles import titled_otherwise
from evidence.model import Span, attachment_of
from evidence.texts import Joined, message, plural
from evidence.values.pagination import page_of
from evidence.values.text import means
from evidence.values.unfinished import numbered_in_words, stamp, taken_back, template

if TYPE_CHECKING:
    from evidence.model import Case, Field, Found, Kind, Record, RuleOptions, Severity, Sign, TextLine
    from evidence.texts import Text, Texts

LETTERS: frozenset[Kind] = frozenset({"authorization", "terms", "test_report", "identity"})
_VERSIONED: Texts[Field] = {"total": "total", "invoice_date": "date", "buyer_name": "buyer"}
_BELOW_ZERO = re.compile(
    r"(?P<label>[^\W\d][^\d]*?)[\s:]*(?:[-\u2212][^\w\s]?\d[\d.,' ]*|\(\s?[^\w\s]?\d[\d.,' ]*\)|\d[\d.,' ]*[-\u2212])(?:\s?[^\d\s]{1,3})?"
)
_ZERO = re.compile(r"(?P<label>[^\W\d][^\d]*?)[\s:]*[^\w\s]?0+(?:[.,]00?)?(?:\s?[^\d\s]{1,3})?")
_CURRENCY = re.compile(r"\s[A-Z]{3}$")
_ACROSS = frozenset({"stamped", "crossed"})
_UNREAD = frozenset({"beside", "damaged", "mended"})  # of what could not be read, or not whole
_WITHOUT_PRICES: frozenset[Kind] = frozenset({"delivery_note", "packing_slip"})
_LAID = frozenset({"typed", "field"})  # no part of the page's own content
_REPLACED = frozenset({"whitened", "revision"})
_MOST_COPIES = 3  # named on the first of them; each other one names the first
_MOST_LAID, _MOST_LABEL, _SHARED = 6, 4, 0.3
_DECIDE: tuple[Field, ...] = (
    "invoice_number", "invoice_date", "supplier_name", "supplier_address", "buyer_name", "buyer_address", "total", "kind",
)  # fmt: skip
_FIRST_PAGE: tuple[Field, ...] = ("invoice_number", "invoice_date", "buyer_name")
_LARGE, _SURE = 1.5, 0.9  # times the height of a usual line: a stamp, a watermark; of a number with its label


def is_letter(record: Record) -> bool:
    """Tell whether a paper is surely none of trade: no buyer, quantity or window is asked of it."""
    likely = plausible(record.all("kind"))
    return bool(likely) and all(f.value in LETTERS for f in likely)


def kind(paper: Paper, case: Case, options: RuleOptions) -> tuple[Result, ...]:
    """Fail when the kind does not count; be unsure where another plausible kind would, or nothing tells."""
    accepted = options.kinds if options.kinds is not None else case.pack.evidence_kinds
    shown = kinds(accepted)
    likely = plausible(paper.record.all("kind"))
    file = file_name(paper.record)
    if not likely or (likely[0].confidence < UNSURE_BELOW and _other_or_one(likely)):
        return (Result(message=say("document.type.unknown", paper=file, accepted=shown), status="unsure"),)
    counts = {f.value in accepted for f in likely}
    if counts == {True}:
        return ()
    span = likely[0].span
    if counts == {False}:
        title = message(KIND_NAMES[paper.record.kind])
        return (Result(message=say("document.type", paper=name(paper.record), kind=title, accepted=shown), span=span),)
    titles = listed(tuple(dict.fromkeys(_title(f) for f in likely)))
    told = say("document.type.unsure", paper=file, kinds=titles, accepted=shown)
    return (Result(message=told, status="unsure", span=span),)


def _other_or_one(likely: tuple[Found, ...]) -> bool:
    return likely[0].value == "other" or len({f.value for f in likely}) == 1


def _title(found: Found) -> Text:
    return next((message(title) for key, title in KIND_NAMES.items() if key == found.value), found.value)


def not_final(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where the paper says of itself that it is void, a draft, a sample, an advance, or no invoice."""
    record = paper.record
    if is_letter(record):
        return _left_open(record)
    if [*{f.value for f in plausible(record.all("kind"))}] == ["credit_note"]:  # it says what it is: no proof anyway
        return ()
    heights = sorted(line.span.box.height for line in record.lines)
    large = _LARGE * heights[len(heights) // 2] if heights else 0.0
    for line in record.lines:
        if (small := line.span.box.height < large) and of_others(line, record):
            continue
        words = stamp(line.text, scanned=line.origin == "ocr", small=small) or taken_back(line.text)
        if words or (record.best("invoice_number") is None and numbered_in_words(line.text)):
            told = say("document.not_final", paper=name(record), text=short(line.text))
            return (Result(message=told, status="unsure", span=line.span),)
    if titled := titled_otherwise(record):
        told = say("document.not_final", paper=name(record), text=short(titled.text))
        return (Result(message=told, status="unsure", span=titled.span),)
    if parted := _in_two(record, large):
        told = say("document.not_final", paper=name(record), text=short(parted.text))
        return (Result(message=told, status="unsure", span=parted.span),)
    across = tuple(_stamped(record, sign) for sign in record.signs if sign.kind in _ACROSS)[:1]
    return across or _left_open(record) or _owed(record) or _given(record, case)


def _in_two(record: Record, large: float) -> TextLine | None:
    """Return large words that make a stamp with the next such ones: a word aslant is a line by itself, upper or lower first."""
    tall = [x for x in record.lines if large and x.span.box.height >= large]
    pairs = ((a, f"{a.text} {b.text}", f"{b.text} {a.text}") for a, b in pairwise(tall))
    return next((line for line, *texts in pairs if any(map(stamp, texts))), None)


def incomplete(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail where a paper says that it has more pages than are there, in this file or in others with its number."""
    results = _incomplete(paper)
    if not paper.near:
        return results
    others = listed(tuple(name(near.record) for near in paper.near), "and")
    first, sure = paper.near[0], len(paper.near) == 1 and not paper.near[0].holds
    told = say("document.near" if sure else "document.near.unclear", other=others, added=first.added, total=first.total)
    # Its number stands on a first page, too, and its sums need lines that are not there.
    if not results and paper.record.kind == "invoice":
        apart = say("document.lines_elsewhere", paper=name(paper.record))
        return (Result(message=Joined((apart, told)), status="unsure"),)
    return tuple(msgspec.structs.replace(r, message=Joined((r.message, told))) for r in results)


def _incomplete(paper: Paper) -> tuple[Result, ...]:
    record = paper.record
    if is_letter(record):
        return ()
    if without := _without_beginning(record):
        return without
    said = [(line, at) for line in record.lines if (at := page_of(line.text))]
    if mixed := _of_two_papers(record, said):
        return mixed
    if not said or len({of for _, (_, of) in said}) > 1:
        return _without_end(paper)
    line, (page, of) = said[0]
    there = sum(r.last_page - r.first_page + 1 for r in (record, *paper.parts))
    printed = {page for _, (page, _) in said} | {
        at[0] for r in paper.parts for other in r.lines if (at := page_of(other.text)) and at[1] == of
    }
    if there >= of or len(printed) >= of:
        return _without_end(paper)
    told = say("document.incomplete", paper=name(record), page=page, of=of)
    return (Result(message=told, span=line.span),)


def _without_beginning(record: Record) -> tuple[Result, ...]:
    """Be unsure where lines of goods stand without anything that a first page shows, or begin with a later number than the first."""
    if record.items and record.kind == "other" and not any(record.best(field) for field in _FIRST_PAGE):
        return (Result(message=say("document.headless", paper=name(record)), status="unsure"),)
    late = begins_late(record)
    if late is None:
        return ()
    told = say("document.begins_late", paper=name(record), position=late.position, sum=late.added, total=late.total)
    return (Result(message=told, status="unsure", span=record.items[0].span),)


def _of_two_papers(record: Record, said: list[tuple[TextLine, tuple[int, int]]]) -> tuple[Result, ...]:
    """Be unsure where pages count differently and none of these counts is whole, or a further page has another invoice's number."""
    counts = {of for _, (_, of) in said}
    if len(counts) > 1 and not any({p for _, (p, of) in said if of == n} == set(range(1, n + 1)) for n in counts):
        line, (page, of) = said[-1]
        told = say("document.incomplete", paper=name(record), page=page, of=of)
        return (Result(message=told, status="unsure", span=line.span),)
    return _numbered_otherwise(record)


def _numbered_otherwise(record: Record) -> tuple[Result, ...]:
    """Be unsure where a further page has the number of an invoice that is not on the first page, which has one of its own."""
    numbers = [f for f in record.all("invoice_number") if f.confidence >= _SURE and f.origin == "text"]
    placed = [(f, f.span.page) for f in numbers if f.span]
    own = {f.value for f, page in placed if page == record.first_page}
    other = next(((f, page) for f, page in placed if page > record.first_page and f.value not in own), None)
    if not own or other is None:
        return ()
    found, page = other
    told = say("document.mixed", paper=name(record), page=page, number=short(found.text))
    return (Result(message=told, status="unsure", span=found.span),)


def _without_end(paper: Paper) -> tuple[Result, ...]:
    """Be unsure where lines have amounts or prices and nothing is called a total: the end of the paper is cut off, or on another page."""
    record = paper.record
    of_file = (r for r in paper.parts if (r.path, r.sha256) == (record.path, record.sha256))
    if record.kind != "invoice" or any(map(whole_totals, (record, *of_file))):
        return ()
    if not any(item.all("amount") or item.all("price") for item in record.items) or any(
        _is_total(t) for x in record.lines if not sums_a_page(x.text) for t in _heads(x)
    ):
        return ()
    return (Result(message=say("document.without_end", paper=name(record)), status="unsure"),)


def _heads(line: TextLine) -> tuple[str, ...]:
    """Return the beginnings of a line that may be a label."""
    words = line.text.split()
    return tuple(" ".join(words[:n]).rstrip(":") for n in range(1, min(len(words), _MOST_LABEL) + 1))


def _left_open(record: Record) -> tuple[Result, ...]:
    """Return what a form held before anybody filled it in, and still holds."""
    for line in record.lines:
        if blank := template(line.text):
            told = say("document.template", paper=name(record), text=short(blank))
            return (Result(message=told, status="unsure", span=line.span),)
    return ()


def _given(record: Record, case: Case) -> tuple[Result, ...]:
    """Return that the total is zero, and no other total is printed: goods that were given prove no purchase.

    A paper that goes with goods has no prices, and where such papers do not count, that is what is told of it.
    """
    if record.kind in _WITHOUT_PRICES and record.kind not in case.pack.evidence_kinds:
        return ()
    if any(f.confidence >= UNSURE_BELOW and f.value.strip("0.") for f in record.all("total")):
        return ()
    for line in record.lines:
        zero = _ZERO.fullmatch(line.text.strip())
        if zero and any(_is_total(words) for words in (zero["label"], _CURRENCY.sub("", zero["label"]))):
            return (
                Result(
                    message=say("document.given", paper=name(record), total=short(line.text)),
                    status="unsure",
                    span=line.span,
                ),
            )
    return ()


def _owed(record: Record) -> tuple[Result, ...]:
    """Return that the total is below zero: money for the buyer, as on a credit note."""
    for line in record.lines:
        below = _BELOW_ZERO.match(line.text)
        if below and any(_is_total(words) for words in (below["label"], _CURRENCY.sub("", below["label"]))):
            told = say("document.owed", paper=name(record), total=short(line.text))
            return (Result(message=told, status="unsure", span=line.span),)
    best = record.best("total")
    if best is not None and best.value.startswith("-"):
        told = say("document.owed", paper=name(record), total=short(best.text))
        return (Result(message=told, status="unsure", span=best.span),)
    return ()


def _is_total(label: str) -> bool:
    return means(label, "labels", "total")


def _stamped(record: Record, sign: Sign) -> Result:
    """Return a word stamped across a page, as read; or that one cannot be read, or that a line is drawn across."""
    paper, page = name(record), sign.page
    told = say("document.stamped", paper=paper, page=page, text=sign.now, word=sign.before)
    key = "document.crossed" if sign.kind == "crossed" else "document.stamped.unread"
    unread = say(key, paper=paper, page=page)
    return Result(message=told if sign.now else unread, status="unsure", span=_place(record, sign))


def file_format(paper: Paper, _case: Case, options: RuleOptions) -> tuple[Result, ...]:
    """Fail when the file's suffix is none of those that the marketplace takes."""
    record = paper.record
    files = ((record.path, record.part), *record.also)
    suffixes = (PurePosixPath(attachment_of(part) or path).suffix.lower() for path, part in files)
    known = {f.lower() for f in options.formats or ()}
    suffix = next((s for s in suffixes if s not in known), None)
    if options.formats is None or suffix is None:
        return ()
    told = say(
        "document.format",
        paper=name(record),
        suffix=suffix or message("nameless"),
        formats=listed(options.formats),
    )
    return (Result(message=told),)


def altered(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail for signs in the file (a warning), and another version of the same invoice (to be reviewed).

    What decides and was put onto the page later, as a note, a form field or over other print, is to be reviewed too.
    """
    signs = [sign for sign in paper.record.signs if sign.kind not in _ACROSS | _UNREAD]
    grave = _deciding(paper.record, [sign for sign in signs if _is_put_on(sign)])
    shown = [*grave[:_MOST_LAID], *(s for s in signs if s.kind not in _LAID and s not in grave)]
    shown += [s for s in signs if s.kind in _LAID and s not in grave][: _MOST_LAID - len(grave[:_MOST_LAID])]
    results = [_sign(paper.record, sign, "review" if sign in grave else None) for sign in shown]
    for other in paper.versions:
        what = message(next((w for f, w in _VERSIONED.items() if _differ(paper.record, other, f)), "date"))
        told = say("document.versions", paper=name(paper.record), other=name(other), what=what)
        found = paper.record.best("invoice_number")
        results.append(Result(message=told, at_least="review", span=found.span if found else None))
    return tuple(results)


def _is_put_on(sign: Sign) -> bool:
    """Tell whether what the page shows there was put on later: a note, a form field, print instead of other print."""
    return sign.box is not None and (sign.kind in _LAID or (sign.kind in _REPLACED and bool(sign.now and sign.before)))


def _deciding(record: Record, signs: list[Sign]) -> list[Sign]:
    """Return those signs that a value stands on which decides: of a table's line, a code, the date, who sold to whom."""
    fields = [f for field in _DECIDE for f in plausible(record.all(field))] if signs else []
    cells = [f for item in record.items for f in (*item.cells, *item.code_cells)] if signs else []
    codes = () if record.items else record.codes  # beside a table a code outside of its lines proves nothing
    places = [f.span for f in (*fields, *codes, *cells) if f.span is not None]
    return [sign for sign in signs if any(_stands_on(span, sign) for span in places)]


def _stands_on(span: Span, sign: Sign) -> bool:
    shared = span.box.intersect(sign.box).area if sign.box and span.page == sign.page else 0.0
    return sign.box is not None and shared > _SHARED * min(span.box.area, sign.box.area)


def _sign(record: Record, sign: Sign, at_least: Severity | None) -> Result:
    """Return a sign with its place: a box on a page, a page, or the file's own data."""
    key = f"altered.{sign.kind}{'' if sign.before else '.alone' if sign.page else '.file'}"
    what = say(key if key in TEXTS else f"altered.{sign.kind}", now=sign.now, before=sign.before)
    place = say("altered.page", page=sign.page) if sign.page else say("altered.file")
    told = say("document.altered", paper=name(record), place=place, what=what)
    return Result(message=told, span=_place(record, sign), at_least=at_least)


def _place(record: Record, sign: Sign) -> Span | None:
    if not sign.page or sign.box is None:
        return None
    return Span(document=record.document, page=sign.page, words=(), box=sign.box)


def _differ(one: Record, other: Record, field: Field) -> bool:
    a, b = one.best(field), other.best(field)
    return a is not None and b is not None and comparable(a) != comparable(b)


def duplicate(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when the same paper stands in the folder more than once."""
    pages = [
        Result(message=say("document.duplicate.page", paper=name(paper.record), page=again, first=first))
        for again, first in repeated_pages(paper.record)
    ]
    if not paper.copies:
        return tuple(pages)
    others = sorted(c.document for c in paper.copies)
    shown: list[Text] = [*others[:_MOST_COPIES]] if paper.record.document < others[0] else [others[0]]
    if paper.record.document < others[0] and len(others) > _MOST_COPIES:
        shown.append(plural("one more", "{count} more", len(others) - _MOST_COPIES))
    alike = any(c.kind == paper.record.kind for c in paper.copies)  # else an order and its pro forma, say
    key = "document.duplicate" if alike else "document.duplicate.kinds"
    told = say(key, paper=name(paper.record), other=listed(shown, "and"))
    return (Result(message=told), *pages)


def hidden_text(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when the file holds text that no reader of the page sees; a scan whose own layer tells another story is worse."""
    first = next((line for line in paper.record.hidden if any(map(str.isalnum, line.text))), None)
    if first is None:
        return ()  # ruled lines to write on are made of unseen "____"
    told = say("document.hidden_text", paper=name(paper.record), text=short(first.text))
    scanned = bool(paper.record.lines) and all(line.origin != "text" for line in paper.record.lines)
    return (Result(message=told, span=first.span, at_least="review" if scanned else None),)


def unread(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where a page could not be read, lost a part, or shows several sheets: it may say that the paper does not count.

    Fail for a file that had to be mended: who it is sent to may be unable to open it.
    """
    several = next((sign for sign in paper.record.signs if sign.kind == "beside"), None)
    if several:
        told = say("document.beside", paper=name(paper.record), page=several.page, count=several.now)
        return (Result(message=told, status="unsure", span=_place(paper.record, several), at_least="review"),)
    pages = tuple(map(str, paper.record.unread))
    if not pages:
        return _damaged(paper.record)
    told = say("document.unread", paper=name(paper.record), pages=listed(pages, "and"))
    return (Result(message=told, status="unsure", at_least="review"), *_damaged(paper.record))


def _damaged(record: Record) -> tuple[Result, ...]:
    """Return that a part may be missing, of a page rather than of the file; a file that was mended is told of alone."""
    harm = [sign for sign in record.signs if sign.kind in {"damaged", "mended"}]
    pages = sorted({sign.page for sign in harm if sign.page})
    if pages:
        told = say("document.damaged.pages", paper=name(record), pages=listed(tuple(map(str, pages)), "and"))
    elif any(sign.kind == "damaged" for sign in harm):
        told = say("document.damaged", paper=name(record))
    else:
        return tuple(Result(message=say("document.mended", paper=name(record))) for _ in harm[:1])
    return (Result(message=told, status="unsure", at_least="review"),)
