"""What the recogniser makes of an ASIN's first nought tells its other noughts from letters, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from evidence.read.engines.crops import _greedy

LETTERS = "\0 0OB123456789ACDEFGHIJKLMNPQRSTUVWXYZ"


def scores(text: str, *noughts: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return steps that spell a text, a blank after each letter; each O or 0 is a nought as far as `noughts` say."""
    left = list(noughts)
    steps = np.zeros((2 * len(text), len(LETTERS)), dtype=np.float32)
    for i, letter in enumerate(text):
        steps[2 * i + 1, 0] = 1.0
        if letter in "0O" and left:
            nought = left.pop(0)
            steps[2 * i, LETTERS.index("0")], steps[2 * i, LETTERS.index("O")] = nought, 1 - nought
        else:
            steps[2 * i, LETTERS.index(letter)] = 0.9
    return steps


@pytest.mark.parametrize(
    ("text", "noughts", "read"),
    [
        ("BOFYQC0TE1", (0.3, 0.9), "B0FYQC0TE1"),  # both were seen
        ("BOFYQC0TE1", (0.01, 0.9), "BOFYQC0TE1"),  # hardly anybody saw a nought
        ("BOSIHCXEWO", (0.01, 0.0), "B0SIHCXEWO"),  # letters alone: less is enough, no word shows that much
        ("BOOKSELLER", (0.0001, 0.0001), "BOOKSELLER"),
        ("BOFYQC0TE", (0.3, 0.9), "BOFYQC0TE"),  # too short for an ASIN
        ("SOFYQC0TE1", (0.3, 0.9), "SOFYQC0TE1"),
        ("BOBOEOIDGI", (0.08, 0.0, 0.28), "B0BOE0IDGI"),  # the third is more of a nought than the first
        ("BOBOE1IDGI", (0.08, 0.0), "B0BOE1IDGI"),
        ("B0JM707G5Q", (1.0, 0.76), "B0JM7O7G5Q"),  # less of a nought than the first, which is one
        ("B0JM707G5Q", (0.98, 0.96), "B0JM707G5Q"),
    ],
)
def test_noughts_are_told_by_the_first_one(text: str, noughts: tuple[float, ...], read: str) -> None:
    assert _greedy(scores(text, *noughts), LETTERS)[0] == read


def test_a_code_of_which_nothing_was_in_doubt_is_as_sure_as_before() -> None:
    text, sure = _greedy(scores("B0JM7X7G5Q", 1.0), LETTERS)
    assert (text, round(sure, 3)) == ("B0JM7X7G5Q", 0.9)
