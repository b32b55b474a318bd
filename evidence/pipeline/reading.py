"""One document from its source to its records, in whatever process or machine this runs.

In: a Source. Out: an Outcome: Records, or a Problem. Never: an exception for a bad document, a verdict.
Pages are read fast first; those that leave a decisive doubt are looked at closer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.errors import LockedError, ReadError, UnsettledError, internal, is_of_the_paper
from evidence.model import Document, Problem, Record, Source
from evidence.pipeline.cache import Cache, Extracted
from evidence.pipeline.naming import named, nameless, unnamed
from evidence.pipeline.options import Passwords
from evidence.read import read, source_bytes
from evidence.read.left import more_is_left
from evidence.read.portions import joined, portions, single_pages
from evidence.read.unlock import unlocked
from evidence.read.unread import unread
from evidence.texts import Joined, Sentence, message

if TYPE_CHECKING:
    from evidence.pipeline.options import RunOptions
    from evidence.texts import Text

OUTGREW: Sentence = "The document needs more memory than there is. Split it, or scan it at 300 dpi."
_LOCKED: Sentence = "The file is locked with a password and was read with it."


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source: records (possibly none) or a problem.

    `rereadable` when more effort is left; `costly` when it failed for want of time or memory, or crashed its reader:
    less effort may help; `lessened` when it did. `unsettled` when the file or the machine is at fault rather than the
    bytes: the next run may read them. `portions` are the pages that can be read apart: the document is long,
    and nothing of it was read yet.
    """

    source: Source
    records: tuple[Record, ...] = ()
    problem: Problem | None = None
    rereadable: bool = False
    costly: bool = False
    lessened: bool = False
    unsettled: bool = False
    portions: tuple[tuple[int, ...], ...] = ()


def process(source: Source, options: RunOptions) -> Outcome:
    """Read and extract one source; every failure of the document becomes a Problem."""
    try:
        with Cache(options.cache_path) as cache:
            return known(source, options, cache) or _begun(source, options, cache) or _process(source, options, cache)
    except LockedError as error:
        return _with_password(source, options) if options.passwords else failed(source, error.told, unsettled=True)
    except ReadError as error:
        return failed(source, error.told, unsettled=isinstance(error, UnsettledError))
    except MemoryError:
        return failed(source, message(OUTGREW), costly=True)
    except Exception as error:  # noqa: BLE001 -- a broken parser must not end the batch
        if not is_of_the_paper(error):
            return failed(source, internal(error).told)
        why = type(error).__name__  # its own text may hold the document's: it stays out of logs and reports
        return failed(source, message("The document could not be read ({why}). Save it anew as PDF.", why=why))


def known(source: Source, options: RunOptions, cache: Cache) -> Outcome | None:
    """Return what came of the same bytes before, None where that is not known."""
    before = cache.records(source, options.effort, options.limits)
    return Outcome(source=source, records=before.records, rereadable=before.rereadable) if before else None


def remember(source: Source, options: RunOptions, outcome: Outcome) -> None:
    """Keep what a worker without our cache read, as a worker with it would have."""
    if outcome.problem is None and not outcome.lessened and not outcome.unsettled:
        extracted = Extracted(records=unnamed(outcome.records, source), rereadable=outcome.rereadable)
        with Cache(options.cache_path) as cache:
            cache.keep(source, extracted, options.effort, options.limits)


def failed(source: Source, error: Text, *, costly: bool = False, unsettled: bool = False) -> Outcome:
    """Return the outcome of a source that could not be read, with one sentence for the user."""
    return Outcome(source=source, problem=Problem(source=source, error=error), costly=costly, unsettled=unsettled)


def _with_password(source: Source, options: RunOptions) -> Outcome:
    """Read a locked PDF with a password that was given. Nothing of it is kept: who has none must not be told it."""
    try:
        data = unlocked(source_bytes(source), options.passwords.words)
    except ReadError as error:
        return failed(source, error.told, unsettled=True)
    alone = msgspec.structs.replace(options, use_cache=False, passwords=Passwords())
    outcome = process(msgspec.structs.replace(source, data=data, location=None), alone)
    problem = outcome.problem and msgspec.structs.replace(outcome.problem, source=source)
    records = tuple(msgspec.structs.replace(r, warnings=(*r.warnings, message(_LOCKED))) for r in outcome.records)
    return msgspec.structs.replace(outcome, source=source, records=records, problem=problem, unsettled=True)


def _begun(source: Source, options: RunOptions, cache: Cache) -> Outcome | None:
    """Read the one portion that is wanted, or say which portions there are; None where all is to be read at once."""
    if options.portion:
        document = _read(source, options, cache, options.portion)
        if options.by_page:
            extract(document)  # a page may be too costly there as well
        return Outcome(source=source)
    if options.by_page and options.split is not False:
        return Outcome(source=source, portions=pages) if (pages := single_pages(source, options.limits)) else None
    parts = portions(source, options.limits) if options.split and cache.keeps else ()
    return Outcome(source=source, portions=parts) if parts else None


def _process(source: Source, options: RunOptions, cache: Cache) -> Outcome:
    """Read and extract; names of the file are given to the records last, so that they can be kept without."""
    extracted = _extracted(source, options, cache)
    if not options.lost:
        cache.keep(source, extracted, options.effort, options.limits)
    return Outcome(source=source, records=named(extracted.records, source), rereadable=extracted.rereadable)


def extract(document: Document) -> tuple[Record, ...]:
    """Extract; the stage is loaded with the first document, since a run that knows all its papers does without it."""
    from evidence.extract import extract as stage

    return stage(document)


def _extracted(source: Source, options: RunOptions, cache: Cache) -> Extracted:
    document = _whole(source, options, cache)
    records = extract(document)
    if options.effort != "auto":
        return Extracted(records=records, rereadable=False)
    left = frozenset(page.number for page in document.pages if more_is_left(page))
    pages = tuple(sorted(left & _doubtful(records)))
    if not pages:
        return Extracted(records=records, rereadable=bool(left))
    closer = msgspec.structs.replace(options, effort="closer")
    again = extract(_merge(document, _read(source, closer, cache, pages)))
    if _doubts(again) - _about_news(again, records) > _doubts(records):
        return Extracted(records=records, rereadable=True)
    return Extracted(records=_told(again, records, pages), rereadable=True)


def _whole(source: Source, options: RunOptions, cache: Cache) -> Document:
    """Return the whole document: a long one by its portions, so that it is the same whoever read them."""
    if options.by_page:
        return _without_lost(source, options, cache)
    parts = portions(source, options.limits)
    return joined(tuple(_read(source, options, cache, part) for part in parts or (None,)))


def _without_lost(source: Source, options: RunOptions, cache: Cache) -> Document:
    """Return the whole document of pages read alone; those that were lost are told."""
    pages = single_pages(source, options.limits)
    if not pages:
        return _read(source, options, cache, None)
    lost = {page.number: unread(page.number, page.why) for page in options.lost}
    bare = _read(source, options, cache, ())
    each = (
        msgspec.structs.replace(bare, pages=(lost[page],)) if page in lost else _read(source, options, cache, (page,))
        for (page,) in pages
    )
    return joined((bare, *each))


def _read(source: Source, options: RunOptions, cache: Cache, pages: tuple[int, ...] | None) -> Document:
    """Return the document without the names of its file."""
    before = cache.get(source, options.effort, pages, options.limits)
    if before is not None:
        return nameless(before)
    document = read(source, effort=options.effort, limits=options.limits, pages=pages)
    cache.put(document, options.effort, pages, options.limits)
    return nameless(document)


def _doubtful(records: tuple[Record, ...]) -> frozenset[int]:
    return frozenset(page for r in records for doubt in r.doubts for page in doubt.pages)


def _doubts(records: tuple[Record, ...]) -> int:
    return sum(len(r.doubts) for r in records)


def _about_news(again: tuple[Record, ...], before: tuple[Record, ...]) -> int:
    """Count the doubts about values that only the second look found: a doubtful value is more than none."""
    known = {f.field for r in before for f in r.founds}
    return sum(d.field in {f.field for f in r.founds} - known for r in again for d in r.doubts)


def _merge(document: Document, better: Document) -> Document:
    replaced = {page.number: page for page in better.pages}
    pages = tuple(replaced.get(page.number, page) for page in document.pages)
    return msgspec.structs.replace(document, pages=pages)


def _told(again: tuple[Record, ...], before: tuple[Record, ...], pages: tuple[int, ...]) -> tuple[Record, ...]:
    """Add to each record which of its pages were read again, and why."""
    whys = {page: dict.fromkeys(d.why for r in before for d in r.doubts if page in d.pages) for page in pages}

    def tell(record: Record) -> Record:
        notes = tuple(
            message(
                "Page {page} was read a second time with more effort: {whys}",
                page=page,
                whys=Joined(tuple(whys[page]), "; "),
            )
            for page in pages
            if record.first_page <= page <= record.last_page
        )
        return msgspec.structs.replace(record, warnings=record.warnings + notes)

    return tuple(tell(record) for record in again)
