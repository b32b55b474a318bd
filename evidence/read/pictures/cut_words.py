"""Words whose print goes on beside them: the first reader saw a piece ("gebrushlawr" of mike@sagebrushlawn.example), and is sure of it.

In: level gray pixels and the first reader's words. Out: the numbers of words that are pieces, and the whole words in
their place, as the reader of crops sees them. Never: a word beside a rule, a stain or a blank; a reading that lacks what
was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from rapidfuzz import fuzz

from evidence.read.engines import crops, cut_out
from evidence.read.engines.ppocr import split
from evidence.read.pictures.ruled import without_rules
from evidence.values.codes import is_gtin

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray, Seen

    Bounds = tuple[float, float, float, float]
    Columns = NDArray[np.bool_]

_LEAST_HEIGHT = 8  # pixels
_TALLEST = 2.0  # of the usual word: a title is read again by others
_OWN = 0.08  # of a word's height: the edge of its own last letter
_NEAR, _BLANK = 0.28, 0.35  # of the height: letters of one word stand closer; where so much is blank it ends
_FARTHEST = 16  # heights
_LETTER, _WIDE = 0.45, 0.4  # of the height: how high ink is that may be a letter, and how wide all that is missing
_RULE = 0.9  # of the height and as much above and below: a rule
_AROUND = 0.4  # of the height, above and below, which no letter fills
_CONTRAST, _INK = 40, 0.45  # gray levels between paper and ink; of the way from paper to ink
_MOST = 12  # of a page: more are no pieces but a page that is hard to read, which others read again
_SURE = 0.5
_KEPT = 70.0  # of a hundred: how much of what was read the whole must have
_LONG_NUMBER = 5  # digits: more than a count has
_PAD = 0.18  # of the height


class _Strip(NamedTuple):
    """What lies beside a word, from its edge outwards: where ink is, where it is as high as letters, and its end (a word, a rule)."""

    ink: Columns
    high: Columns
    end: int


def whole_again(gray: Gray, words: Sequence[Seen]) -> tuple[frozenset[int], tuple[Seen, ...]]:
    """Return the numbers of words that are pieces, and the whole words that stand in their place."""
    pieces = pieces_of(gray, words)
    if not 0 < len(pieces) <= _MOST or not crops.available():
        return frozenset(), ()
    read = crops.read_crops([without_rules(cut_out(gray, _padded(bounds))) for bounds, _ in pieces])
    gone: set[int] = set()
    new: list[Seen] = []
    for ((left, top, right, bottom), inside), (text, sure) in zip(pieces, read, strict=True):
        if sure >= _SURE and _holds(text, [words[i] for i in inside]) and not _goes_on(text):
            gone.update(inside)
            new += split(text, sure, ((left, top), (right, top), (right, bottom), (left, bottom)))
    return frozenset(gone), tuple(new)


def made_whole(
    gray: Gray, words: tuple[Seen, ...], more: tuple[Seen, ...]
) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Return the words and more of them without pieces; the whole words stand among the latter, which another reader saw."""
    gone, wholes = whole_again(gray, (*words, *more))
    kept = [word for i, word in enumerate((*words, *more)) if i not in gone]
    first = sum(i not in gone for i in range(len(words)))
    return tuple(kept[:first]), (*kept[first:], *wholes)


def pieces_of(gray: Gray, words: Sequence[Seen]) -> list[tuple[Bounds, tuple[int, ...]]]:
    """Return where print goes on beside words: the whole print's bounds, and the numbers of the words in it."""
    import numpy as np

    heights = sorted(w.bottom - w.top for w in words)
    most = _TALLEST * heights[len(heights) // 2] if heights else 0.0
    owners = np.full(gray.shape, -1, dtype=np.int16)
    for i, word in enumerate(words):
        owners[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1] = i
    found: dict[int, Bounds] = {}
    joined: dict[int, set[int]] = {}
    for i, word in enumerate(words):
        if not _LEAST_HEIGHT <= word.bottom - word.top <= most:
            continue
        right, after = _beyond(gray, owners, word)
        left, before = _beyond(gray[:, ::-1], owners[:, ::-1], _mirrored(word, gray.shape[1]))
        if right or left:
            found[i] = (word.left - left, word.top, word.right + right, word.bottom)
            joined[i] = {i, *(n for n in (after, before) if n >= 0)}
    return _together(words, found, joined)


def _mirrored(word: Seen, width: int) -> Seen:
    return replace(word, left=width - 1 - word.right, right=width - 1 - word.left)


def _beyond(gray: Gray, owners: NDArray[np.int16], word: Seen) -> tuple[float, int]:
    """Return how far print goes on to the right of a word, in pixels, and the number of the word that it leads to (-1: none)."""
    high = word.bottom - word.top
    first = int(word.right + 1 + _OWN * high)
    strip = _strip(gray, owners, word, first)
    if strip is None:
        return 0.0, -1
    near, blank = max(2, round(_NEAR * high)), max(2, round(_BLANK * high))
    at, last = 0, -1
    while at < strip.end and at - last <= (near if last < 0 else blank):
        if strip.ink[at]:
            last = at
        at += 1
    if last < 0 or int(strip.high[: last + 1].sum()) < _WIDE * high:
        return 0.0, -1
    leads = strip.end < len(strip.ink) and at == strip.end and at - last <= blank
    row = int((word.top + word.bottom) / 2)
    column = first + strip.end
    beside = int(owners[row, column]) if leads and column < owners.shape[1] else -1
    return float(first + last + 1 - word.right), beside


def _strip(gray: Gray, owners: NDArray[np.int16], word: Seen, first: int) -> _Strip | None:
    """Return where ink as high as letters stands to the right of a word."""
    import numpy as np

    high = word.bottom - word.top
    own = gray[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1]
    if min(own.shape) < 2:  # noqa: PLR2004 -- nothing to see
        return None
    top, bottom = int(word.top), int(word.bottom) + 1
    beside = gray[top:bottom, first : first + int(_FARTHEST * high)]
    near = beside[:, : max(2, round(_NEAR * high)) + 1]
    if near.shape[1] < 2:  # noqa: PLR2004 -- the picture ends
        return None
    if near.min() >= own.mean():  # most words: as light as paper; percentiles cost ten times as much
        return None
    dark, light = (float(v) for v in np.percentile(own, (5, 95)))
    limit = light - _INK * (light - dark)
    if light - dark < _CONTRAST or not (near < limit).any():
        return None
    ink = beside < limit
    rows = np.arange(len(ink))[:, None]
    reach = np.where(ink, rows, -1).max(axis=0) - np.where(ink, rows, len(ink)).min(axis=0) + 1
    around = round(_AROUND * high)
    tall = gray[max(0, top - around) : bottom + around, first : first + ink.shape[1]] < limit
    stops = (owners[(top + bottom) // 2, first : first + ink.shape[1]] >= 0) | (tall.mean(axis=0) > _RULE)
    end = int(stops.argmax()) if stops.any() else ink.shape[1]
    return _Strip(np.asarray(ink.any(axis=0)), _as_high(ink, reach, _LETTER * high), end)


def _as_high(ink: Columns, reach: NDArray[np.int64], least: float) -> Columns:
    """Return which columns hold ink of a piece that is as high as a letter somewhere: no dots of a leader, no dash."""
    import numpy as np

    any_ink = ink.any(axis=0)
    out = np.zeros_like(any_ink)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], any_ink.astype(np.int8), [0]))))
    for begin, stop in zip(edges[::2], edges[1::2], strict=True):
        if reach[begin:stop].max() >= least:
            out[begin:stop] = True
    return out


def _together(
    words: Sequence[Seen], found: dict[int, Bounds], joined: dict[int, set[int]]
) -> list[tuple[Bounds, tuple[int, ...]]]:
    """Return the bounds of what belongs together, each with the numbers of its words from left to right."""
    groups: list[tuple[Bounds, frozenset[int]]] = []
    for i, members in joined.items():
        bounds, all_of = found[i], frozenset(members)
        for n in members - {i}:
            bounds = _hull(bounds, (words[n].left, words[n].top, words[n].right, words[n].bottom))
        touching = [g for g in groups if g[1] & all_of or _overlap(g[0], bounds)]
        groups = [g for g in groups if g not in touching]
        for other, more in touching:
            bounds, all_of = _hull(bounds, other), all_of | more
        groups.append((bounds, all_of))
    inside = (
        (bounds, {n for n, word in enumerate(words) if _stands_in(word, bounds)} | all_of) for bounds, all_of in groups
    )
    return [(bounds, tuple(sorted(all_of, key=lambda n: words[n].left))) for bounds, all_of in inside]


def _stands_in(word: Seen, bounds: Bounds) -> bool:
    left, top, right, bottom = bounds
    return left < (word.left + word.right) / 2 < right and top < (word.top + word.bottom) / 2 < bottom


def _hull(one: Bounds, two: Bounds) -> Bounds:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _overlap(one: Bounds, two: Bounds) -> bool:
    """Tell whether bounds lie on one level, over each other."""
    down = min(one[3], two[3]) - max(one[1], two[1])
    return one[0] < two[2] and two[0] < one[2] and down > min(one[3] - one[1], two[3] - two[1]) / 2


def _padded(bounds: Bounds) -> Bounds:
    left, top, right, bottom = bounds
    pad = _PAD * (bottom - top)
    return left - pad, top - pad, right + pad, bottom + pad


def _holds(text: str, pieces: Sequence[Seen]) -> bool:
    """Tell whether a reading has more signs than its pieces together, and most of theirs."""
    whole, parts = _signs(text), [signs for p in pieces if (signs := _signs(p.text))]
    own = sum(map(len, parts))
    shared = sum(len(part) * fuzz.partial_ratio(part, whole) for part in parts)
    return len(whole) > own and shared >= _KEPT * own


def _goes_on(text: str) -> bool:
    """Tell whether a long number of a reading may go on in paler print still: its pieces are put together by others."""
    return any(word.isdigit() and len(word) >= _LONG_NUMBER and not is_gtin(word) for word in text.split())


def _signs(text: str) -> str:
    return "".join(s for s in text.casefold() if s.isalnum() or s == "@")
