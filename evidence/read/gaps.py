"""Text that the first reader went past: sought by the slow reader, read by the reader of crops.

In: level gray pixels and the first reader's words. Out: further words, where none of those stands.
Never: another reading of what was read; a word that the reader of crops is not sure of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read import engines
from evidence.read.engines import Seen, crops, cut_out
from evidence.read.engines.ppocr import split

if TYPE_CHECKING:
    from evidence.read.engines import Gray

    Bounds = tuple[float, float, float, float]

_WIDE = 1.2  # of a line's height: a narrower gap holds no word worth the look
_LEVEL = 0.5  # of a word's height that lies within the line
_SURE = 0.6
_LETTERS = 2


def missed(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return words where text stands that none of the given words covers."""
    if engines.ENGINES["ppocr"].missing() is not None or not crops.available():
        return ()
    lines = engines.slow_reader().lines(gray)
    places = [place for line in lines for place in _uncovered(line, words)]
    read = crops.read_crops([cut_out(gray, place) for place in places]) if places else ()
    found: list[Seen] = []
    for (left, top, right, bottom), (text, sure) in zip(places, read, strict=True):
        if sure >= _SURE and sum(map(str.isalnum, text)) >= _LETTERS:
            found += split(text, sure, ((left, top), (right, top), (right, bottom), (left, bottom)))
    return tuple(found)


def _uncovered(line: Bounds, words: tuple[Seen, ...]) -> list[Bounds]:
    """Return the parts of a line between the words that stand in it."""
    left, top, right, bottom = line
    least = _WIDE * (bottom - top)
    inside = sorted((w.left, w.right) for w in words if _stands_in(w, line))
    parts: list[Bounds] = []
    at = left
    for first, last in (*inside, (right, right)):
        if first - at > least:
            parts.append((at, top, first, bottom))
        at = max(at, last)
    return parts


def _stands_in(word: Seen, line: Bounds) -> bool:
    left, top, right, bottom = line
    shared = min(word.bottom, bottom) - max(word.top, top)
    least = _LEVEL * min(word.bottom - word.top, bottom - top)
    return word.right > left and word.left < right and shared > least
