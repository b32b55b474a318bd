"""Figures at the side of a picture: what begins there may go on outside, and nothing of what is seen says so.

In: gray pixels, the words found in them with their readings. Out: the same readings, those of figures at a side as
guesses. Never: another text; a word of letters alone, nor what is whole by its own form (a price with its cents).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from evidence.model import Reading
    from evidence.read.engines import Gray, Seen

_NEAR = 0.5  # of the figures' height: two digits of one number stand closer than that
_GUESS = 0.01  # a cell keeps half of its own sureness, and is a guess unless its sum confirms it
_WHOLE = re.compile(r"B0[0-9A-Z]{8}|\d{13}|\d\d([./-])\d\d\1\d{4}|\d{4}-\d\d-\d\d")  # no part of anything longer
_CENTS = re.compile(r"[.,]\d\d\W*$")

Readings = tuple["Reading", ...]


def doubted(gray: Gray, seen: tuple[Seen, ...], readings: tuple[Readings, ...]) -> tuple[Readings, ...]:
    """Return the readings of words; those of figures that the picture's left or right side may cut are guesses."""
    width = gray.shape[1]
    return tuple(guessed(r) if _cut(one, r[0].text, width) else r for one, r in zip(seen, readings, strict=True))


def _cut(one: Seen, text: str, width: int) -> bool:
    near = _NEAR * (one.bottom - one.top)
    left, right = one.left < near, width - one.right < near
    if not (left or right) or not any(sign.isdigit() for sign in text) or _WHOLE.fullmatch(text):
        return False
    return left or not _CENTS.search(text) or text.count(".") > 1


def guessed(readings: Readings) -> Readings:
    """Return a word's readings as guesses."""
    return tuple(replace(one, confidence=min(one.confidence, _GUESS)) for one in readings)
