"""The back of a thin sheet that shows through: pale print in a mirror, which the slow reader runs together with the front's.

In: gray pixels of a level page, the words that the first reader saw in them. Out: the same pixels without the back's
print, None where there is none. Never: pale print that reads as it stands; anything as dark as the front's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.read import spots
from evidence.read.engines import crops, cut_out, gray_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray, Seen
    from evidence.read.pictures.prepare import Prepared

    Bounds = tuple[float, float, float, float]

_STEP = "read without the back's print that shows through"
_SMALL = 1000  # pixels of the longer side: where letters are sought
_DARKER = 12  # gray levels below the paper around
_LETTERS = 60  # that no word covers: fewer are specks, a logo, a stamp
_PALER = 0.7  # of the front's ink: as dark as that the back's darkest letters may be
_FEW = 8  # words that tell how dark the front's ink is
_LEVEL, _APART = 0.5, 0.9  # of the height: letters of one word
_LONG = 3.0  # times as long as high: a word of several letters
_TRIED, _LEAST = 12, 4  # words that are read both ways
_SURER = 0.15  # by which they must be read more surely in a mirror
_PALE = 0.25  # of the way from the back's ink to the front's: what is paler is paper


def bared(level: Prepared, words: tuple[Seen, ...]) -> Prepared:
    """Return a level picture without what shows through from the back, the same one where nothing does."""
    bare = without_back(level.gray, words)
    return level if bare is None else replace(level, gray=bare, steps=(*level.steps, _STEP))


def without_back(gray: Gray, words: tuple[Seen, ...]) -> Gray | None:
    """Return the pixels without what shows through from the back, None where nothing does."""
    import numpy as np

    if len(words) < _FEW or not crops.available():
        return None
    share = max(1, round(max(gray.shape) / _SMALL))
    darker = spots.darker(gray, words, share)
    letters = [tuple(spot) for spot in spots.letters(darker > _DARKER).T.tolist()]
    if len(letters) < _LETTERS:
        return None
    paper = float(np.percentile(gray[::8, ::8], 80))
    front = float(np.median([paper - cut_out(gray, _bounds(w)).min(initial=255) for w in words]))
    back = _tone(darker, letters)
    if back > _PALER * front or not _mirrored(gray, [tuple(v * share for v in run) for run in _runs(letters)]):
        return None
    least = back + _PALE * (front - back)
    by = paper - gray.astype(np.float32)
    return gray_of((paper - np.clip((by - least) * (front / (front - least)), 0, paper)).astype(np.uint8))


def _bounds(word: Seen) -> Bounds:
    return word.left, word.top, word.right, word.bottom


def _tone(darker: NDArray[np.int16], letters: list[tuple[int, ...]]) -> float:
    """Return how dark nine in ten of the letters are at most."""
    tones = sorted(int(darker[top:bottom, left:right].max()) for left, top, right, bottom in letters)
    return float(tones[len(tones) * 9 // 10])


def _runs(letters: list[tuple[int, ...]]) -> list[Bounds]:
    """Return letters beside each other as words, the longest first."""
    runs: list[list[int]] = []
    for left, top, right, bottom in sorted(letters):
        high = bottom - top
        for run in runs:
            level = min(run[3], bottom) - max(run[1], top) > _LEVEL * min(run[3] - run[1], high)
            if level and left - run[2] < _APART * high:
                run[:] = [run[0], min(run[1], top), max(run[2], right), max(run[3], bottom)]
                break
        else:
            runs.append([left, top, right, bottom])
    long: list[Bounds] = [(r[0], r[1], r[2], r[3]) for r in runs if r[2] - r[0] > _LONG * (r[3] - r[1])]
    return sorted(long, key=lambda run: run[0] - run[2])[:_TRIED]


def _mirrored(gray: Gray, runs: list[Bounds]) -> bool:
    """Tell whether words are read more surely in a mirror than as they stand."""
    if len(runs) < _LEAST:
        return False
    pieces = [cut_out(gray, (left - 3, top - 3, right + 3, bottom + 3)) for left, top, right, bottom in runs]
    straight, turned = (crops.read_crops(some) for some in (pieces, [gray_of(p[:, ::-1]) for p in pieces]))
    surer = [b - a for (_, a), (_, b) in zip(straight, turned, strict=True)]
    return sorted(surer)[len(surer) // 2] > _SURER
