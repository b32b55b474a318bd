"""A misread label is found as by trying every label: one letter left out of each at most makes them the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from evidence.extract.page import labels
from evidence.values.text import alike, distances, label_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from evidence.values.text import LabelRole

LETTERS = "abcdefghilmnoprstuvz0158|"


def misread(key: str, chance: random.Random) -> str:
    """Return a key with up to two letters changed, left out or put in."""
    for _ in range(chance.randrange(3)):
        at = chance.randrange(len(key))
        key = key[:at] + chance.choice(("", *LETTERS)) + key[at + chance.randrange(2) :]
    return key


def tried(key: str, every: Sequence[str]) -> str | None:
    """Return what trying every label with every letter left out finds first."""
    likes: dict[str, list[str]] = {}
    for label in every:
        for form in labels._one_less(label):
            likes.setdefault(form, []).append(label)
    most = 1 + (len(key) > 14)
    for form in sorted(labels._one_less(key)):
        for label in likes.get(form, ()):
            if distances()(alike(label), alike(key)) <= most:
                return label
    return None


def test_a_misread_label_is_the_one_that_trying_all_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(5)  # noqa: S311 -- the same labels each time
    some = chance.sample([key for key in sorted(label_roles()) if len(key) >= 7], 150)
    few: dict[str, tuple[LabelRole, ...]] = dict.fromkeys(some, ())
    monkeypatch.setattr(labels, "label_roles", lambda: few)
    caches = (labels._roles, labels._ends, labels._order, labels._like)
    for cached in caches:
        cached.cache_clear()
    try:
        printed = [misread(key, chance) for key in some] + [f"{chance.choice(some)[1:]}x" for _ in range(20)]
        printed = [key for key in printed if len(key) >= 7]
        found = [labels._like(key) for key in printed]
        assert found == [tried(key, some) for key in printed]
        assert 60 < sum(one is not None for one in found) < len(found)
    finally:
        for cached in caches:
            cached.cache_clear()


def test_a_short_label_may_lose_its_last_letter_to_the_colon() -> None:
    assert labels._like("nabywc") == "nabywca"
    assert labels._like("abywca") is None
