"""Fair turns, time limits by a clock that cannot jump, one more try with less effort, hands that break."""

from __future__ import annotations

import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

import pytest

from evidence.errors import Interrupted, UsageError
from evidence.model import Limits, Record, Source
from evidence.pipeline.crew import Crew
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import Outcome, failed
from evidence.pipeline.tasks import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence.pipeline.crew import Hands
    from evidence.pipeline.fates import Fate

OPTIONS = RunOptions(jobs=1, use_cache=False, limits=Limits(max_seconds=300))
RECORD = Record(
    document="a", path="a", part=None, sha256="", first_page=1, last_page=1, read_by="", language=None, founds=(),
    items=(), codes=(), lines=(),
)  # fmt: skip


class CrashError(Exception):
    pass


class Told:
    """Hands that do what a test tells them, in the order of asking."""

    room = 1

    def __init__(self, do: Callable[[Source, RunOptions, Future[Outcome]], None]) -> None:
        self.do, self.seen, self.killed = do, [], None

    seen: list[tuple[str, str]]
    killed: bool | None

    def submit(self, source: Source, options: RunOptions) -> Future[Outcome]:
        self.seen.append((source.name, options.effort))
        future: Future[Outcome] = Future()
        self.do(source, options, future)
        return future

    def fate(self, error: BaseException) -> Fate | None:
        return "crashed" if isinstance(error, CrashError) else None

    def check(self) -> None:
        pass

    def close(self, *, kill: bool) -> None:
        self.killed = kill


def hire(hands: Told) -> Callable[[RunOptions, int], Hands]:
    return lambda _options, _waiting: hands


def source(name: str) -> Source:
    return Source(sha256=name, name=name, kind="pdf", path=name, data=b"")


def wanted(*names: str, options: RunOptions = OPTIONS, retry: bool = True) -> Wanted:
    return Wanted(sources=tuple(map(source, names)), options=options, retry=retry)


def fine(source: Source, options: RunOptions, future: Future[Outcome]) -> None:
    future.set_result(Outcome(source=source, records=(RECORD,)))


def test_a_large_case_does_not_starve_the_others() -> None:
    hands = Told(fine)
    with Crew(OPTIONS, hire(hands)) as crew:
        crew.ask("large", wanted("l1", "l2", "l3", "l4"))
        crew.ask("small", wanted("s1"))
        crew.ask("other", wanted("o1", "o2"))
        taken = [crew.take().asker for _ in range(7)]
    assert [name for name, _ in hands.seen] == ["l1", "s1", "o1", "l2", "o2", "l3", "l4"]
    assert sorted(taken) == sorted(["large"] * 4 + ["small"] + ["other"] * 2)
    assert hands.killed is False


def test_a_crash_is_tried_once_more_with_less_effort_and_told() -> None:
    def crash_when_thorough(source: Source, options: RunOptions, future: Future[Outcome]) -> None:
        if options.effort == "fast":
            fine(source, options, future)
        else:
            future.set_exception(CrashError())

    hands = Told(crash_when_thorough)
    with Crew(OPTIONS, hire(hands)) as crew:
        (outcome,) = crew.all("", wanted("a"))
    assert hands.seen == [("a", "auto"), ("a", "fast")]
    assert "less effort" in outcome.records[0].warnings[0]
    assert not outcome.rereadable


def test_a_crash_that_stays_fails_alone_after_two_tries() -> None:
    def poison(source: Source, options: RunOptions, future: Future[Outcome]) -> None:
        future.set_exception(CrashError()) if source.name == "poison" else fine(source, options, future)

    hands = Told(poison)
    with Crew(OPTIONS, hire(hands)) as crew:
        outcomes = crew.all("", wanted("a", "poison", "b"))
    assert [o.problem is None for o in outcomes] == [True, False, True]
    assert [name for name, _ in hands.seen].count("poison") == 2


def test_what_may_not_be_retried_is_not() -> None:
    def costly(source: Source, options: RunOptions, future: Future[Outcome]) -> None:
        future.set_result(failed(source, "Too much.", costly=True))

    hands = Told(costly)
    with Crew(OPTIONS, hire(hands)) as crew:
        (outcome,) = crew.all("", wanted("a", retry=False))
    assert len(hands.seen) == 1
    assert outcome.problem


def test_a_jump_of_the_clock_kills_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    futures: list[Future[Outcome]] = []

    def slow(source: Source, options: RunOptions, future: Future[Outcome]) -> None:
        future.set_running_or_notify_cancel()
        futures.append(future)

    looks = 0

    def jumping() -> float:
        nonlocal looks
        looks += 1
        return looks * 1e6

    monkeypatch.setattr(time, "time", jumping)
    hands = Told(slow)
    with Crew(OPTIONS, hire(hands)) as crew:
        crew.ask("", wanted("a"))
        crew._fill()
        crew._look()
        crew._look()
        fine(source("a"), OPTIONS, futures[0])
        assert crew.take().outcome.problem is None


def test_hands_that_break_are_replaced_and_nothing_is_lost() -> None:
    broken = 0

    def breaking(source: Source, options: RunOptions, future: Future[Outcome]) -> None:
        nonlocal broken
        if source.name == "b" and not broken:
            broken += 1
            future.set_exception(BrokenProcessPool())
        else:
            fine(source, options, future)

    with Crew(OPTIONS, hire(Told(breaking))) as crew:
        outcomes = crew.all("", wanted("a", "b", "c"))
    assert [o.source.name for o in outcomes] == ["a", "b", "c"]
    assert all(o.problem is None for o in outcomes)


def test_hands_that_break_again_and_again_are_told() -> None:
    def breaking(source: Source, options: RunOptions, future: Future[Outcome]) -> None:
        future.set_exception(BrokenProcessPool())

    with pytest.raises(UsageError, match="cannot be kept running"), Crew(OPTIONS, hire(Told(breaking))) as crew:
        crew.all("", wanted("a"))


def test_ctrl_c_kills_the_hands_and_is_told() -> None:
    def interrupted(source: Source, options: RunOptions, future: Future[Outcome]) -> None:
        raise KeyboardInterrupt

    hands = Told(interrupted)
    with pytest.raises(Interrupted, match="Run again"), Crew(OPTIONS, hire(hands)) as crew:
        crew.all("", wanted("a"))
    assert hands.killed is True
