"""Evidence that adds up: log-odds in, confidence out."""

from __future__ import annotations

from math import exp


def confidence(odds: float) -> float:
    """Return the probability of log-odds, between 0.01 and 0.99."""
    return round(min(0.99, max(0.01, 1.0 / (1.0 + exp(-odds)))), 3)
