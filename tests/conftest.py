"""What holds for all tests: properties are judged by what they show, not by how fast a busy machine shows it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from evidence.judge import asking

settings.register_profile("evidence", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("evidence")


@pytest.fixture(autouse=True)
def _faults_of_checks_are_loud(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raise in tests what a run tells as a finding: else a check could fail everywhere and nobody would see it."""
    monkeypatch.setattr(asking, "_asked", lambda _rule, _record, run: run())
