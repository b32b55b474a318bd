"""What the cluster's library tells and what it logs: every end is handed on, noise is not."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import CancelledError, Future, wait
from typing import TYPE_CHECKING

import pytest

from evidence.pipeline.cluster import hand_on, is_told

if TYPE_CHECKING:
    from collections.abc import Callable


def unbound() -> None:
    future: int

    def cancel() -> int:
        return future

    cancel()
    future = 1


def failing() -> None:
    raise OSError("gone")


@pytest.mark.parametrize(("fault", "told"), [(unbound, False), (failing, True)])
def test_a_future_that_is_not_bound_yet_is_noise(
    fault: Callable[[], None], told: bool, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("tornado.application")
    logger.addFilter(is_told)
    try:
        fault()
    except (NameError, OSError):
        logger.exception("Exception in callback")
    finally:
        logger.removeFilter(is_told)
    assert bool(caplog.records) == told


class Theirs:
    """A future of the library's, whose state tells nothing: its end comes while its result is fetched."""

    def __init__(self, end: BaseException | str) -> None:
        self.end = end

    async def _result(self) -> str:
        await asyncio.sleep(0)
        if isinstance(self.end, str):
            return self.end
        raise self.end


def ended(end: BaseException | str) -> Future[str]:
    ours: Future[str] = Future()
    asyncio.run(hand_on(Theirs(end), ours))  # type: ignore[arg-type]
    done, _ = wait((ours,), timeout=1)
    assert done, "it never ends"
    return ours


def test_the_end_of_a_paper_on_a_cluster_is_handed_on() -> None:
    assert ended("read").result() == "read"


def test_a_paper_whose_worker_dies_while_its_result_is_fetched_has_an_end() -> None:
    killed = RuntimeError("every worker that had it is lost")
    assert ended(killed).exception() is killed


def test_a_paper_that_the_scheduler_gives_up_is_cancelled() -> None:
    with pytest.raises(CancelledError):
        ended(asyncio.CancelledError()).result()
