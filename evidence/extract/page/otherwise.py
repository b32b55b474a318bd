"""A print of a scan as another reader has it: one word at a time in its other readings.

In: a page, the numbers of a print's words. Out: the texts. Never: a reading that no reader made; two words changed at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from evidence.model import Page, Word

SURE = 0.9  # what the reader of crops is as sure of is right where the other reader says otherwise; below it, one as often as the other


def read_otherwise(page: Page, indexes: Sequence[int], asked: Callable[[Word], bool] = lambda _: True) -> Iterator[str]:
    """Yield the text of words with one of those that are asked as another reader read it."""
    words = [page.words[i] for i in indexes]
    for n, word in enumerate(words):
        for other in word.readings[1:] if asked(word) else ():
            yield " ".join(other.text if i == n else w.text for i, w in enumerate(words))
