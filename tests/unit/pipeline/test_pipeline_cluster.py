"""What the cluster's library logs while a run is stopped is no business of the user's; its other errors are."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from evidence.pipeline.cluster import is_told

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
