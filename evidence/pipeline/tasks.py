"""What a crew works on: what is wanted, one document on its way, a long one in portions, what is done.

In: nothing. Out: types. Never: a decision.
"""

from __future__ import annotations

import msgspec

from evidence.model import Source
from evidence.pipeline.options import LostPage, RunOptions
from evidence.pipeline.reading import Outcome
from evidence.texts import Sentence, Text, message

_MOST_LOST = 5  # pages of one document; those behind the last of them are not tried
_SHARE_OF_PAGE = 0.2  # of a document's time
_GIVEN_UP: Sentence = "Too many pages before it could not be read. Split the file."


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Documents that somebody waits for; `first` where they are the documents of a case, for the first time.

    `closer` where some of them are read once more, with more effort.
    With `retry` one that proves too costly is tried once more with less effort.
    """

    sources: tuple[Source, ...]
    options: RunOptions
    first: bool = False
    closer: bool = False
    retry: bool = True


class Task(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One document for one asker. `retry` is what may be tried when it proves too costly; `spent` is what it came to.

    `asked` are the options it was asked with, whatever it takes in the end. `of` is the long document that this is a
    portion of, and `place` which one; `long` says that the portions of this one are read, `unsettled` that one of its
    pages was lost through no fault of its own.
    """

    asker: str
    index: int
    source: Source
    asked: RunOptions
    options: RunOptions
    retry: bool = True
    spent: Text = ""
    of: Long | None = None
    place: int = 0
    long: bool = False
    unsettled: bool = False


class Long(msgspec.Struct, eq=False):
    """A document whose portions are read: how many there are and are out, and those that failed by their place.

    `lost` once no more of them are begun.
    """

    task: Task
    count: int
    out: int
    failures: dict[int, Outcome] = {}
    lost: bool = False

    def failed(self, place: int, outcome: Outcome) -> None:
        """Note a portion that failed; too costly once, or page by page too often, is enough."""
        self.failures[place] = outcome
        by_page = self.task.options.by_page
        self.lost = self.lost or (len(self.failures) >= _MOST_LOST if by_page else outcome.costly)

    def lost_pages(self) -> tuple[LostPage, ...]:
        """Return the pages that are given up, in order: the same however many were in hand when the last one was lost."""
        failures = [(place, o.problem.error) for place, o in sorted(self.failures.items()) if o.problem]
        lost = [LostPage(place + 1, error) for place, error in failures[:_MOST_LOST]]
        if len(lost) == _MOST_LOST:
            lost += [LostPage(page, message(_GIVEN_UP)) for page in range(lost[-1].number + 1, self.count + 1)]
        return tuple(lost)

    def whole(self) -> Task:
        """Return what is left to do once the portions are read."""
        task = self.task
        options = msgspec.structs.replace(
            task.options, split=False, lost=self.lost_pages() if task.options.by_page else ()
        )
        unsettled = any(failure.unsettled for failure in self.failures.values())
        return msgspec.structs.replace(task, options=options, long=True, unsettled=unsettled)

    def portion(self, place: int, pages: tuple[int, ...]) -> Task:
        """Return the task of one portion; a page alone may take a part of the time that the document may."""
        task = self.task
        options = msgspec.structs.replace(task.options, portion=pages)
        if options.by_page:
            least = options.limits.max_seconds * _SHARE_OF_PAGE
            options = msgspec.structs.replace(
                options, limits=msgspec.structs.replace(options.limits, max_seconds=least)
            )
        return msgspec.structs.replace(task, options=options, of=self, place=place, long=True)


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """One document is through."""

    asker: str
    index: int
    outcome: Outcome


class Flight(msgspec.Struct, eq=False):
    """A document in hand: since when it is worked on, and whether it took too long."""

    task: Task
    began: float | None = None
    overdue: bool = False
