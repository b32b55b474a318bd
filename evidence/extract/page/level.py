"""Coordinates in which the text of a page is level, whatever the scan's skew or the page's turn.

In: the words of a page. Out: for each word a turn (0, 90, 180, 270 against the page's main direction) and a box in
coordinates where lines run left to right. Never: a change of the words themselves.
"""

from __future__ import annotations

from collections import Counter
from math import atan2, cos, degrees, radians, sin
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from evidence.model import Box, Quad

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evidence.model import Flat, Word

MAX_SKEW = radians(12.0)  # more than this is text set at a slant on purpose
MIN_RUN_EM = 6.0  # shorter runs of words say nothing about skew
_UPWARD = 270
_LONG_ONES = 2  # long upright words that make a line of short ones upright, too
_BLANK, _ASIDE, _AS_WIDE = 1.5, 0.7, 1.7  # ems: between two words of such a line, off its middle, of a wider word
_TALL = 1.8  # times its width is the height of vertical text
TALL_LETTERS = 3  # a box that is taller than wide with so many letters holds vertical text


class Levelled(msgspec.Struct, frozen=True, kw_only=True):
    """Level boxes by word index (None for words left out), the turn of each, the page's own turn and skew."""

    boxes: tuple[Box | None, ...]
    turns: tuple[int, ...]
    turn: int
    skew: float


def angle_of(quad: Quad) -> float:
    """Return the direction in which the text of a quad runs, in radians, 0 is to the right."""
    return atan2(quad.y1 - quad.y0, quad.x1 - quad.x0)


def level(words: Sequence[Word], chosen: Sequence[int], flat: Flat | None = None) -> Levelled:
    """Return level boxes for the chosen words; the direction most letters run in becomes turn 0.

    `flat` as a Page has it: the lines of a photographed sheet do not run side by side before.
    """
    if flat is not None:
        words = [_flattened(word, flat) for word in words]
    elif all(_is_plain(words[i]) for i in chosen):
        own_boxes: list[Box | None] = [None] * len(words)
        for i in chosen:
            own_boxes[i] = words[i].box
        return Levelled(boxes=tuple(own_boxes), turns=(0,) * len(words), turn=0, skew=0.0)
    own = {i: _turn(words[i]) for i in chosen}
    own.update(_taken_along(words, own))
    weights: Counter[int] = Counter()
    for i, turn in own.items():
        weights[turn] += len(words[i].text)
    main = min(weights, key=lambda t: (-weights[t], t), default=0)
    skew = _skew(words, [i for i in chosen if own[i] == main], main)
    boxes: list[Box | None] = [None] * len(words)
    turns = [0] * len(words)
    movers = {t: _mover(t, skew if t == main else 0.0) for t in weights}
    for i, turn in own.items():
        boxes[i] = _moved(words[i], movers[turn], skew if turn == main else 0.0, upright=turn == 0)
        turns[i] = (turn - main) % 360
    return Levelled(boxes=tuple(boxes), turns=tuple(turns), turn=main, skew=skew)


def _flattened(word: Word, flat: Flat) -> Word:
    box, quad = word.box, word.quad
    corners = (
        ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
        if quad is None
        else ((quad.x0, quad.y0), (quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3))
    )
    places = [value for corner in corners for value in flat.at(*corner)]
    xs, ys = places[::2], places[1::2]
    return msgspec.structs.replace(word, box=Box(min(xs), min(ys), max(xs), max(ys)), quad=Quad(*places))


def _is_plain(word: Word) -> bool:
    """Tell whether a word is drawn level and upright: most pages hold no other."""
    box = word.box
    if word.quad is not None or word.origin != "text":
        return False
    width, height = box.right - box.left, box.bottom - box.top
    return width >= 0 and height >= 0 and (height <= _TALL * width or len(word.text) <= TALL_LETTERS)


def _turn(word: Word) -> int:
    if word.quad is not None:
        return round(degrees(angle_of(word.quad)) / 90.0) % 4 * 90
    box = word.box
    tall = box.height > _TALL * box.width and len(word.text) > TALL_LETTERS
    return _UPWARD if tall else 0


def _taken_along(words: Sequence[Word], own: dict[int, int]) -> dict[int, int]:
    """Return the turn of short words that run upwards with long ones: alone, their boxes do not tell ("FR 03 552")."""
    upward = {i for i, turn in own.items() if turn == _UPWARD and words[i].quad is None}
    if len(upward) < _LONG_ONES:
        return {}
    left, right = min(words[i].box.left for i in upward), max(words[i].box.right for i in upward)
    near = [i for i, turn in own.items() if i in upward or (not turn and words[i].quad is None)]
    chains: list[list[int]] = []
    for i in sorted(near, key=lambda i: (words[i].box.top, words[i].box.left)):
        if left - words[i].box.width < words[i].box.left < right:
            chain = next((c for c in chains if _goes_on(words[c[-1]].box, words[i].box)), None)
            chains.append([i]) if chain is None else chain.append(i)
    long = (chain for chain in chains if len(upward.intersection(chain)) >= _LONG_ONES)
    return {i: _UPWARD for chain in long for i in chain}


def _goes_on(one: Box, two: Box) -> bool:
    """Say whether a word stands right below another as in a line that runs upwards."""
    em = min(one.width, two.width)
    apart = two.top - one.bottom
    aside = abs(one.center[0] - two.center[0])
    return apart < _BLANK * em and aside < _ASIDE * em and max(one.width, two.width) < _AS_WIDE * em


def _mover(turn: int, skew: float) -> Callable[[float, float], tuple[float, float]]:
    """Return a function that turns a point back by turn and skew, about the origin."""
    exact = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}[turn]
    if not skew:
        c, s = exact
    else:
        c, s = cos(radians(turn) + skew), sin(radians(turn) + skew)
    return lambda x, y: (x * c + y * s, y * c - x * s)


def _moved(word: Word, mover: Callable[[float, float], tuple[float, float]], skew: float, *, upright: bool) -> Box:
    box, quad = word.box, word.quad
    if quad is not None:
        points = [mover(quad.x0, quad.y0), mover(quad.x1, quad.y1), mover(quad.x2, quad.y2), mover(quad.x3, quad.y3)]
        xs, ys = zip(*points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))
    if not skew:
        if upright and box.left <= box.right and box.top <= box.bottom:
            return box
        (x0, y0), (x1, y1) = mover(box.left, box.top), mover(box.right, box.bottom)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    # An upright box around skewed text: keep its size, move its middle.
    x, y = mover(*box.center)
    return Box(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)


def _skew(words: Sequence[Word], chosen: Sequence[int], turn: int) -> float:
    """Return the skew in radians beyond the turn: from quads, else from the drift of runs of neighbouring words."""
    slopes = []
    for i in chosen:
        quad = words[i].quad
        if quad is not None and len(words[i].text) > 1:
            slope = (angle_of(quad) - radians(turn) + radians(180)) % radians(360) - radians(180)
            slopes.append(slope)
    if slopes and len(slopes) * 2 >= len(chosen):
        return _plausible(median(slopes))
    if turn or all(words[i].origin == "text" for i in chosen):
        return 0.0
    return _plausible(_drift(words, chosen))


def _plausible(skew: float) -> float:
    return skew if 0.001 < abs(skew) < MAX_SKEW else 0.0  # noqa: PLR2004 -- below a twentieth of a degree


def _drift(words: Sequence[Word], chosen: Sequence[int]) -> float:
    """Return the median slope of runs of neighbouring words, 0 where there are too few long ones."""
    found: list[tuple[float, float]] = []
    run: list[Box] = []
    for i in chosen:
        box = words[i].box
        if run and not _follows(run[-1], box):
            _add_slope(run, found)
            run = []
        run.append(box)
    _add_slope(run, found)
    if len(found) < 3:  # noqa: PLR2004 -- fewer than three runs prove nothing
        return 0.0
    found.sort()
    half = sum(width for _, width in found) / 2
    for slope, width in found:
        half -= width
        if half <= 0:
            return atan2(slope, 1.0)
    return 0.0


def _follows(left: Box, right: Box) -> bool:
    height = max(left.height, right.height)
    gap = right.left - left.right
    return -0.3 * height < gap < 1.5 * height and abs(right.center[1] - left.center[1]) < 0.5 * height


def _add_slope(run: list[Box], found: list[tuple[float, float]]) -> None:
    if len(run) < 2:  # noqa: PLR2004 -- a slope needs two ends
        return
    first, last = run[0], run[-1]
    width = last.center[0] - first.center[0]
    if width > MIN_RUN_EM * max(first.height, last.height):
        # Tops and bottoms differ by letter shapes: the middle of each pair of edges is steadier.
        rise = (last.top + last.bottom - first.top - first.bottom) / 2
        found.append((rise / width, width))
