"""Words under a coloured stamp: those of the picture as it is, and what shows once the stamp's ink is taken for paper.

In: the words of both, on the page. Out: the words together, what only showed without the ink no surer than half.
Never: a word lost that was read in the picture as it is and has none of the other's in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Box, Word

UNSURE = 0.5  # confidence of what lies under coloured ink, at most
_SAME_PLACE = 0.3  # of the smaller word's area lies in the other


def uncovered(seen: Sequence[Word], bare: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of a page; `bare` are those read without the ink of its stamps."""
    shown = [word for word in bare if _is_new(word, seen)]
    kept = [word for word in seen if not any(_overlap(word.box, other.box) for other in shown)]
    return (*kept, *map(_unsure, shown))


def _is_new(word: Word, seen: Sequence[Word]) -> bool:
    """Tell whether a word was read otherwise, torn or not at all in the picture as it is, and no more surely there."""
    there = [other for other in seen if _overlap(word.box, other.box) and len(other.text) >= len(word.text)]
    return not any(other.text == word.text or other.confidence > word.confidence for other in there)


def _overlap(one: Box, other: Box) -> bool:
    shared = one.intersect(other).area
    return shared > 0 and shared > _SAME_PLACE * min(one.area, other.area)


def _unsure(word: Word) -> Word:
    readings = tuple(replace(r, confidence=min(UNSURE, r.confidence)) for r in word.readings)
    return replace(word, readings=readings)
