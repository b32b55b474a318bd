"""Large lines in the upper part of a page, read a second time: a title tells what a paper is.

In: level gray pixels, the first reader's words and their readings. Out: the same, with what the reader of crops sees in a
large line that the first reader tore, or was not sure of, or went past. Never: a line in the size of the text; what
the reader of crops is not sure of; another reading of what was read surely and whole.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from evidence.read.engines import crops, cut_out, lines
from evidence.read.engines.ppocr import split
from evidence.read.pictures import gaps, rereading
from evidence.read.pictures.ruled import without_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Reading
    from evidence.read.engines import Gray, Seen

    Bounds = tuple[float, float, float, float]

_UPPER = 0.4  # of the page
# A line's height by that of the usual word: the detector's lines are half as high again as their words.
_LARGE_LINE = 2.0
_LARGE_WORD = 1.3
_SURE = 0.8
_UNSURE = 0.85  # of the first reader's word
_LETTERS = 3
_MORE = 2  # letters that a torn line lost
_BESIDE = 0.15  # of a line's height: what a crop shows beside its letters
_GAP = 0.8  # of a line's height, itself half as high again as its words: two letters may stand there
_INSIDE = 0.5  # of a word that stands in a line


def large_again(gray: Gray, words: Sequence[Seen], areas: Sequence[Bounds]) -> tuple[frozenset[int], tuple[Seen, ...]]:
    """Return the numbers of words that are replaced, and those in their place; `areas` are where unread letters stand."""
    usual = median([w.bottom - w.top for w in words] or [0.0])
    upper = _UPPER * gray.shape[0]
    large = [(w.left, w.top, w.right, w.bottom) for w in words if w.bottom - w.top > _LARGE_WORD * usual]
    places = [box for box in (*large, *areas) if box[1] < upper]
    if not usual or not places or not crops.available():
        return frozenset(), ()
    stripe = (0.0, min(box[1] for box in places), float(gray.shape[1]), max(box[3] for box in places))
    found = [b for b in lines.lines(gray, (stripe,)) if b[1] < upper and b[3] - b[1] > _LARGE_LINE * usual]
    found = [_with_beside(line, areas) for line in found if not _is_read(line, words)]
    read = crops.read_crops([without_rules(cut_out(gray, line)) for line in found])
    gone: set[int] = set()
    new: list[Seen] = []
    for line, (text, sure) in zip(found, read, strict=True):
        here = [i for i, word in enumerate(words) if i not in gone and _stands_in(word, line)]
        if sure >= _SURE and _letters(text) >= _LETTERS and _is_better(text, [words[i] for i in here]):
            left, top, right, bottom = line
            gone.update(here)
            new += split(text, sure, ((left, top), (right, top), (right, bottom), (left, bottom)))
    return frozenset(gone), tuple(new)


def with_large(
    gray: Gray, seen: tuple[Seen, ...], readings: tuple[tuple[Reading, ...], ...], areas: Sequence[Bounds]
) -> tuple[tuple[Seen, ...], tuple[tuple[Reading, ...], ...], int]:
    """Return words and readings with large lines near the top read again, and how many are new."""
    gone, large = large_again(gray, seen, areas)
    kept = [i for i in range(len(seen)) if i not in gone]
    own = tuple(readings[i] for i in kept)
    return (*(seen[i] for i in kept), *large), (*own, *rereading.once(large, crops.READER)), len(large)


def torn(gray: Gray, words: Sequence[Seen]) -> tuple[Bounds, ...]:
    """Return where unread letters stand on one level with large words near the top: a piece of a title is missing."""
    upper = round(_UPPER * gray.shape[0])
    usual = median([w.bottom - w.top for w in words] or [0.0])
    large = [w for w in words if w.bottom < upper and w.bottom - w.top > _LARGE_WORD * usual]
    if not large:
        return ()
    above = tuple(w for w in words if w.top < upper)
    areas = gaps.areas_left(cut_out(gray, (0, 0, gray.shape[1], upper)), above)
    return tuple(a for a in areas if any(_on_level(a, (w.left, w.top, w.right, w.bottom)) for w in large))


def _is_read(line: Bounds, words: Sequence[Seen]) -> bool:
    """Tell whether words that are sure stand in all of a line: nothing would be put in their place."""
    here = sorted((w for w in words if _stands_in(w, line)), key=lambda w: w.left)
    if not here or min(w.confidence for w in here) < _UNSURE:
        return False
    left, top, right, bottom = line
    ends, begins = [left, *(w.right for w in here)], [*(w.left for w in here), right]
    return all(begin - end < _GAP * (bottom - top) for end, begin in zip(ends, begins, strict=True))


def _with_beside(line: Bounds, areas: Sequence[Bounds]) -> Bounds:
    """Return a line with the unread letters that stand on its level, no further off than it is high."""
    left, top, right, bottom = line
    for area in sorted(areas):
        near = area[0] - right < bottom - top and left - area[2] < bottom - top
        if near and _on_level(area, line):
            left, right = min(left, area[0] - _BESIDE * (bottom - top)), max(right, area[2] + _BESIDE * (bottom - top))
    return left, top, right, bottom


def _on_level(area: Bounds, line: Bounds) -> bool:
    """Tell whether an area of letters is as high as a line, and beside it."""
    shared = min(area[3], line[3]) - max(area[1], line[1])
    return shared > _INSIDE * (line[3] - line[1]) and shared > _INSIDE * (area[3] - area[1])


def _is_better(text: str, words: Sequence[Seen]) -> bool:
    """Tell whether a reading of a line says more than its words do, or says it where they are unsure."""
    first = sum(_letters(word.text) for word in words)
    return _letters(text) >= first + _MORE or (
        _letters(text) >= first and min(word.confidence for word in words) < _UNSURE
    )


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _stands_in(word: Seen, line: Bounds) -> bool:
    left, top, right, bottom = line
    across = min(word.right, right) - max(word.left, left)
    down = min(word.bottom, bottom) - max(word.top, top)
    return across > _INSIDE * (word.right - word.left) and down > _INSIDE * (word.bottom - word.top)
