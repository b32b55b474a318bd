"""A long document is read by all workers, portion by portion, and is the same as read in one go."""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

import msgspec
import pymupdf
import pytest

from evidence.extract import extract
from evidence.model import Limits, Source
from evidence.pipeline import reading
from evidence.pipeline.crew import Crew, process_all
from evidence.pipeline.options import LostPage, RunOptions
from evidence.pipeline.progress import SILENCE
from evidence.pipeline.reading import Outcome, failed, process
from evidence.pipeline.tasks import Wanted
from evidence.read import read
from evidence.read.portions import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence.model import Effort
    from evidence.pipeline.crew import Hands

COUNT = 2 * PAGES + 3


@pytest.fixture(scope="module")
def long() -> Source:
    with pymupdf.open() as pdf:
        for number in range(1, COUNT + 1):
            page = pdf.new_page()
            page.insert_text((72, 90), f"Rechnung Nr. RE-{number // 5:04}", fontsize=12)
            page.insert_text(
                (72, 120), f"Rechnungsdatum 0{number % 8 + 1}.11.2025 Karaffe {number} Stk 12,50", fontsize=10
            )
        data = pdf.tobytes()
    return Source(sha256="5" * 64, name="long.pdf", kind="pdf", path="documents/long.pdf", data=data)


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(effort="fast", jobs=2, cache_dir=str(tmp_path))


def test_read_in_portions_it_is_the_document_read_in_one_go(long: Source, options: RunOptions) -> None:
    whole = extract(read(long, effort="fast", limits=options.limits))
    assert len(whole) > 1
    assert process(long, msgspec.structs.replace(options, use_cache=False)).records == whole
    parts = process(long, msgspec.structs.replace(options, split=True)).portions
    assert [page for part in parts for page in part] == list(range(1, COUNT + 1))
    for part in parts:
        assert process(long, msgspec.structs.replace(options, portion=part)) == Outcome(source=long)
    assert process(long, msgspec.structs.replace(options, split=False)).records == whole


def test_the_whole_is_made_of_the_portions_read_before(
    long: Source, options: RunOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in process(long, msgspec.structs.replace(options, split=True)).portions:
        process(long, msgspec.structs.replace(options, portion=part))
    monkeypatch.setattr(reading, "read", lambda *_, **__: pytest.fail("read again"))
    assert process(long, options).records


def test_short_documents_and_those_without_a_cache_come_at_once(long: Source, options: RunOptions) -> None:
    assert process(long, msgspec.structs.replace(options, split=True, use_cache=False)).records
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 90), "Rechnung Nr. 7")
        short = msgspec.structs.replace(long, data=pdf.tobytes(), sha256="6" * 64)
    assert process(short, msgspec.structs.replace(options, split=True)).records


@pytest.mark.slow
def test_two_workers_and_one_give_the_same(long: Source, options: RunOptions, tmp_path: Path) -> None:
    two = process_all((long,), options, SILENCE)
    one = process_all((long,), RunOptions(effort="fast", jobs=1, cache_dir=str(tmp_path / "other")), SILENCE)
    assert two == one == (process(long, msgspec.structs.replace(options, use_cache=False)),)


class Told:
    """Hands that do what a test tells them."""

    room = 2

    def __init__(self, do: Callable[[RunOptions], Outcome]) -> None:
        self.do, self.seen = do, list[tuple[int, ...]]()

    def submit(self, source: Source, options: RunOptions) -> Future[Outcome]:
        del source
        self.seen.append(options.portion)
        future: Future[Outcome] = Future()
        future.set_result(self.do(options))
        return future

    def fate(self, error: BaseException) -> None:
        del error

    def check(self) -> None:
        pass

    def close(self, *, kill: bool) -> None:
        del kill


SOURCE = Source(sha256="a", name="a.pdf", kind="pdf", path="a.pdf", data=b"")
PARTS = tuple((n,) for n in range(1, 9))


def told(bad: dict[tuple[int, ...], Outcome]) -> tuple[Outcome, Told]:
    def do(options: RunOptions) -> Outcome:
        if options.portion:
            return bad.get(options.portion, Outcome(source=SOURCE))
        return Outcome(source=SOURCE) if options.split is False else Outcome(source=SOURCE, portions=PARTS)

    hands = Told(do)

    def hire(_options: RunOptions, _waiting: int) -> Hands:
        return hands

    asked = RunOptions(jobs=2, use_cache=False, effort="fast", limits=Limits())
    with Crew(asked, hire) as crew:
        (outcome,) = crew.all("", Wanted(sources=(SOURCE,), options=asked))
    return outcome, hands


def test_portions_are_given_out_in_order_and_the_whole_last() -> None:
    outcome, hands = told({})
    assert outcome == Outcome(source=SOURCE)
    assert hands.seen == [(), *PARTS, ()]


def test_the_first_bad_portion_in_page_order_fails_the_document() -> None:
    outcome, hands = told({(3,): failed(SOURCE, "three"), (2,): failed(SOURCE, "two")})
    assert outcome.problem is not None
    assert outcome.problem.error == "two"
    assert hands.seen == [(), *PARTS]


def test_after_a_portion_that_took_too_long_no_more_are_begun() -> None:
    _, hands = told({(2,): failed(SOURCE, "took too long", costly=True)})
    assert hands.seen.index((), 1) < len(PARTS)


def too_costly(bad: dict[int, Outcome], pages: int = 8, effort: Effort = "auto") -> tuple[Outcome, list[RunOptions]]:
    """Read a document that costs too much in one go: what becomes of it, and the options of each try."""
    tries = list[RunOptions]()

    def do(options: RunOptions) -> Outcome:
        tries.append(options)
        if options.portion:
            return bad.get(options.portion[0], Outcome(source=SOURCE))
        if not options.by_page or (options.split is False and pages == 1):
            return failed(SOURCE, "the whole took too long", costly=True)
        return Outcome(source=SOURCE, portions=() if options.split is False else tuple((n + 1,) for n in range(pages)))

    asked = RunOptions(jobs=2, use_cache=False, effort=effort)
    with Crew(asked, lambda _options, _waiting: Told(do)) as crew:
        (outcome,) = crew.all("", Wanted(sources=(SOURCE,), options=asked))
    return outcome, tries


def test_what_costs_too_much_is_read_without_the_page_that_does() -> None:
    outcome, tries = too_costly({3: failed(SOURCE, "page took too long", costly=True)})
    assert outcome.problem is None
    assert outcome.lessened
    assert not outcome.unsettled
    assert [page.number for page in tries[-1].lost] == [3]
    assert str(tries[-1].lost[0].why) == "page took too long"
    pages = [t for t in tries if t.portion]
    assert [t.portion for t in pages] == [(n,) for n in range(1, 9)]
    assert {t.limits.max_seconds for t in pages} == {60.0}
    assert tries[-1].limits.max_seconds == Limits().max_seconds


def test_a_page_lost_for_the_machine_s_sake_is_tried_again_by_the_next_run() -> None:
    outcome, _ = too_costly({3: failed(SOURCE, "killed", costly=True, unsettled=True)})
    assert outcome.unsettled


def test_a_document_of_endless_pages_is_given_up_after_some_and_says_so() -> None:
    outcome, tries = too_costly({n: failed(SOURCE, "page", costly=True) for n in range(3, 41)}, pages=40)
    assert outcome.problem is None
    assert [page.number for page in tries[-1].lost] == list(range(3, 41))
    assert len([t for t in tries if t.portion]) < 12
    assert "Too many pages" in tries[-1].lost[-1].why


def test_a_document_of_which_no_page_can_be_read_fails_as_a_whole() -> None:
    outcome, _ = too_costly({n: failed(SOURCE, "page", costly=True) for n in range(1, 9)})
    assert outcome.problem is not None
    assert outcome.problem.error == "the whole took too long"


@pytest.mark.parametrize("effort", ["auto", "fast"])
def test_one_page_is_tried_as_a_whole_and_fails_as_one(effort: Effort) -> None:
    outcome, tries = too_costly({}, pages=1, effort=effort)
    assert outcome.problem is not None
    assert outcome.problem.error == "the whole took too long"
    assert not [t for t in tries if t.portion]


def test_pages_read_alone_make_the_whole_and_the_lost_one_is_told(long: Source, options: RunOptions) -> None:
    by_page = msgspec.structs.replace(options, by_page=True)
    assert process(long, by_page).portions == tuple((n,) for n in range(1, COUNT + 1))
    settled = msgspec.structs.replace(by_page, split=False)
    whole = process(long, msgspec.structs.replace(settled, use_cache=False))
    assert whole.records == extract(read(long, effort="fast", limits=options.limits))
    outcome = process(long, msgspec.structs.replace(settled, lost=(LostPage(4, "It never ends."),)))
    (record, *others) = outcome.records
    assert record.unread == (4,)
    assert [str(w) for w in record.warnings] == ["Page 4 was not read: It never ends."]
    assert not any(" 4 Stk" in line.text for r in outcome.records for line in r.lines)
    assert any(" 3 Stk" in line.text for line in record.lines)
    assert [r.unread for r in others if r.first_page != 5] == [()] * sum(r.first_page != 5 for r in others)
    assert process(long, options).records == whole.records, "a reading with a lost page must not be kept"
