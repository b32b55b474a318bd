"""What holds for all tests: properties are judged by what they show, not by how fast a busy machine shows it."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("evidence", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("evidence")
