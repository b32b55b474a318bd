"""The recogniser's second choice settles how an ASIN begins, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from evidence.read.engines.crops import _greedy

LETTERS = "\0 0OB123456789ACDEFGHIJKLMNPQRSTUVWXYZ"


def scores(text: str, nought: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return steps that spell a text, a blank after each letter; the second letter may be a nought as well."""
    steps = np.zeros((2 * len(text), len(LETTERS)), dtype=np.float32)
    for i, letter in enumerate(text):
        steps[2 * i, LETTERS.index(letter)] = 0.9 - (nought if i == 1 else 0)
        steps[2 * i + 1, 0] = 1.0
    steps[2, LETTERS.index("0")] += nought
    return steps


@pytest.mark.parametrize(
    ("text", "nought", "read"),
    [
        ("BOFYQC0TE1", 0.3, "B0FYQC0TE1"),  # both were seen
        ("BOFYQC0TE1", 0.01, "BOFYQC0TE1"),  # nobody saw a nought
        ("BOOKSELLER", 0.3, "BOOKSELLER"),  # may be a word
        ("BOFYQC0TE", 0.3, "BOFYQC0TE"),  # too short for an ASIN
        ("SOFYQC0TE1", 0.3, "SOFYQC0TE1"),
    ],
)
def test_a_nought_is_chosen_where_it_was_seen_too(text: str, nought: float, read: str) -> None:
    assert _greedy(scores(text, nought), LETTERS)[0] == read
