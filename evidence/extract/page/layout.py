"""Words of a page -> printed lines, segments, blocks, in reading order; and the spans everybody points with.

In: a Page. Out: a PageLayout of frozen lines and segments whose `words` are indexes into `Page.words`, and Spans.
Never: what the text means; invisible words (they have `text_lines.hidden_lines`); an exception because of odd geometry.
"""

from __future__ import annotations

import itertools
import re
from functools import cached_property
from operator import attrgetter, is_
from statistics import median
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from evidence.extract.page.level import Levelled, level
from evidence.extract.page.pieces import pieces, sloping
from evidence.extract.page.pitch import BLANK, keeps_to, pitch_of, pitch_of_row
from evidence.extract.page.runs import unframed
from evidence.model import Box, Origin, Page, Span, Word, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from evidence.extract.page.paper import Sheet
    from evidence.model import Flat

EM = 0.8  # a font's size as a share of the height of its boxes, where the reader gives no size
WIDE_GAP_EM = 0.95  # a gap of this many ems, or of ...
WIDE_GAP_SPACES = 1.9  # ... so many of the page's usual blanks, parts two segments
_DOTS = re.compile(r"\.{4,}")  # from a text to its figures
_READ_DOTS = re.compile(r"\.{4,}[ceos]*")  # of which OCR reads some as round letters
_STROKES = re.compile(r"\||\.{4}")
RTL_FIRST, RTL_LAST = "\u0590", "\u08ff"
_LEAST_STEP = 4.0  # points: of the shelves that rows are sought on, no rule of the layout
_LOGO, _FAR = 1.5, 40.0  # heights of a usual word: what is so large and beside small print is a logo; far along a line


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words beside each other; `box` on the page, `level` in levelled coordinates, points.

    `words` are indexes into Page.words, left to right; `size` in points; `confidence` the mean of the words.
    `turn` is 0, or the angle in degrees against the page's main direction (stamps, vertical text).
    """

    number: int
    page: int
    words: tuple[int, ...]
    text: str
    box: Box
    level: Box
    size: float
    origin: Origin
    confidence: float
    turn: int = 0


class LayoutLine(_Words, frozen=True, kw_only=True):
    """One printed line over the whole page width."""


class Segment(_Words, frozen=True, kw_only=True):
    """A run of words in a line without a wide gap: the unit that a label or a cell is. `line` numbers its line."""

    line: int
    bold: bool = False


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Segments stacked closely with one edge in common, top to bottom (numbers into PageLayout.segments)."""

    page: int
    segments: tuple[int, ...]
    text: str
    box: Box


class PageLayout(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A page laid out: lines top to bottom, their segments left to right, blocks by their first segment.

    `levels` are level boxes by word index, None for words that cannot be seen. `space` is the usual blank in ems.
    """

    page: Page
    lines: tuple[LayoutLine, ...]
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    levels: tuple[Box | None, ...]
    space: float

    def segments_of(self, line: LayoutLine) -> tuple[Segment, ...]:
        """Return the segments of a line, left to right."""
        return self._by_line.get(line.number, ())

    @cached_property
    def sheets(self) -> dict[str | None, Sheet]:
        """Its sheets by language, as `paper` makes them."""
        return {}

    @cached_property
    def _by_line(self) -> dict[int, tuple[Segment, ...]]:
        return {number: tuple(some) for number, some in itertools.groupby(self.segments, key=attrgetter("line"))}


def layout(page: Page) -> PageLayout:
    """Return the page laid out; visible words only."""
    return _layout(page, tuple(i for i, w in enumerate(page.words) if w.visible and w.text.strip()))


def layout_of(page: Page, chosen: Iterable[int]) -> PageLayout:
    """Return some words of a page (by index) laid out as if nothing else stood on it."""
    return _layout(page, tuple(chosen))


def without_strokes(laid: PageLayout) -> PageLayout:
    """Return a page laid out anew without a table's rules at its words' ends ("|12", "Black |"), be they made of dots."""
    page = laid.page
    if not any(_STROKES.search(line.text) for line in laid.lines):
        return laid
    return layout(replace(page, words=tuple(_without_stroke(w) if _STROKES.search(w.text) else w for w in page.words)))


def _without_stroke(word: Word) -> Word:
    dots = _READ_DOTS if word.origin == "ocr" else _DOTS
    kept = tuple(replace(r, text=dots.sub("", r.text).strip("|")) for r in word.readings)
    return replace(word, readings=kept)


def span_of(document_id: str, page: Page, word_indexes: Iterable[int]) -> Span:
    """Return the span of at least one word; `quads` has a piece per printed line where one box is not enough."""
    indexes = tuple(dict.fromkeys(word_indexes))
    if len(indexes) == 1 and page.words[indexes[0]].quad is None:
        return Span(document=document_id, page=page.number, words=indexes, box=page.words[indexes[0]].box)
    words = [page.words[i] for i in indexes]
    boxes = [w.box for w in words]
    box = around(boxes)
    skewed = any(w.quad is not None for w in words)
    top, bottom = boxes[0].top, boxes[0].bottom
    if not skewed and all(top < (b.top + b.bottom) / 2 < bottom for b in boxes):
        return Span(document=document_id, page=page.number, words=indexes, box=box)
    slope = sloping(words)
    rows = [words] if slope else _rows(words, page.flat)
    quads = tuple(quad for row in rows for quad in pieces(row)) if skewed or slope or len(rows) > 1 else ()
    return Span(document=document_id, page=page.number, words=indexes, box=box, quads=quads)


def _rows(words: Sequence[Word], flat: Flat | None) -> list[list[Word]]:
    """Return the words by printed line, top to bottom."""
    every = range(len(words))
    places = level(words, every, flat)
    return [[words[i] for i in row] for _, row in sorted(_group(places, every), key=lambda g: g[0])]


def _layout(page: Page, chosen: tuple[int, ...]) -> PageLayout:
    places = level(page.words, chosen, page.flat)
    rows = [row for _, row in sorted(_group(places, chosen), key=lambda g: g[0])]
    ems = {i: _em(page.words[i], places.boxes[i]) for i in chosen}
    space = _usual_space(places, ems, rows)
    pitch = pitch_of(page.words[i] for i in chosen)
    lines: list[LayoutLine] = []
    segments: list[Segment] = []
    for row in rows:
        line = _line(page, places, ems, len(lines), row)
        lines.append(line)
        parts = [unframed(page.words, part) for part in _parts(page, places, ems, row, (space, pitch))]
        for part in parts:
            run = line if len(part) == len(row) else _line(page, places, ems, line.number, part)
            segments.append(_segment(page, run, len(segments)))
    return PageLayout(
        page=page,
        lines=tuple(lines),
        segments=tuple(segments),
        blocks=_blocks(page, segments),
        levels=places.boxes,
        space=space,
    )


# A row under construction: its key for sorting, and its word indexes from left to right.
Row = tuple[tuple[int, float, float], list[int]]


def _group(places: Levelled, chosen: Sequence[int]) -> list[Row]:
    """Return the words by line. Words come left to right and join the line whose last word they stand beside.

    Comparing with the *last* word lets a line drift, as on curved or slightly turned paper.
    """
    boxes = places.boxes
    rows: list[list[int]] = []
    shelf: dict[tuple[int, int], list[int]] = {}  # rows by turn and height of their last word
    order = sorted((b.left, b.top, i) for i in chosen if (b := boxes[i]) is not None)
    heights = [b.height for i in chosen if (b := boxes[i]) is not None]
    usual = median(heights) if heights else 0.0
    step = max(_LEAST_STEP, usual)
    for _, _, i in order:
        box, turn = boxes[i], places.turns[i]
        if box is None:
            continue
        shelves = [shelf.setdefault((turn, at), []) for at in range(int(box.top // step), int(box.bottom // step) + 1)]
        found = _beside(box, boxes, rows, shelves, usual)
        if found is None:
            rows.append([i])
            found = len(rows) - 1
        else:
            rows[found].append(i)
        for at in shelves:
            if found not in at:
                at.append(found)
    return [(_row_key(places, row), row) for row in rows]


def _row_key(places: Levelled, row: Sequence[int]) -> tuple[int, float, float]:
    boxes = [b for i in row if (b := places.boxes[i]) is not None]
    tops = median([(b.top + b.bottom) / 2 for b in boxes])
    return places.turns[row[0]], tops, boxes[0].left


def _beside(
    box: Box, boxes: Sequence[Box | None], rows: list[list[int]], shelves: list[list[int]], usual: float
) -> int | None:
    """Return the row, of those on the shelves at a box's height, that the box continues best; `usual` is a word's height."""
    best, best_score = None, 0.0
    top, bottom = box.top, box.bottom
    for row in shelves[0] if len(shelves) == 1 else dict.fromkeys(itertools.chain.from_iterable(shelves)):
        last = boxes[rows[row][-1]]
        if last is None or last.bottom <= top or last.top >= bottom:
            continue
        score = _beside_score(last, box, usual)
        if score > best_score:
            best, best_score = row, score
    return best


def _beside_score(last: Box, box: Box, usual: float) -> float:
    """Return how well a box continues a line that ends with `last`; 0 where it does not."""
    top, bottom, upper, lower = box.top, box.bottom, last.top, last.bottom
    small, large = lower - upper, bottom - top
    if small > large:
        small, large = large, small
    if small <= 0:
        small = 0.1
    overlap = ((lower if lower < bottom else bottom) - (upper if upper > top else top)) / small  # noqa: FURB136 -- calls cost
    if overlap < 0.5:  # noqa: PLR2004 -- half of the lower box
        return 0.0
    if box.left < last.right - 0.6 * large and box.left < last.left + 0.5 * min(last.width, box.width):
        return 0.0  # one above the other: overprinted, or two tight lines
    off_middle = abs((upper + lower) / 2 - (top + bottom) / 2)
    if large > 2.2 * small and large > _LOGO * usual and not _one_baseline(last, box, small):
        return 0.0
    near = 1.0 / (1.0 + max(0.0, box.left - last.right) / (_FAR * usual))
    return min(overlap, 1.0) * near / (1.0 + off_middle / large)


def _one_baseline(a: Box, b: Box, small: float) -> bool:
    """Tell whether boxes of very different heights stand on one line: with room for descenders, or without."""
    off = abs(a.bottom - b.bottom)
    return min(off, abs(off - 0.2 * abs(a.height - b.height))) < 0.35 * small


def _usual_space(places: Levelled, ems: Mapping[int, float], rows: Iterable[Sequence[int]]) -> float:
    gaps = []
    for row in rows:
        for a, b in itertools.pairwise(row):
            left, right = places.boxes[a], places.boxes[b]
            if left is None or right is None:
                continue
            gap = (right.left - left.right) / ems[a]
            if 0.05 < gap < 1.5:  # noqa: PLR2004 -- touching words and columns say nothing about blanks
                gaps.append(gap)
    return median(gaps) if gaps else 0.3


def _em(word: Word, box: Box | None) -> float:
    return word.size if word.size > 0 else max(1.0, EM * (box.height if box else 10.0))


def _parts(
    page: Page, places: Levelled, ems: Mapping[int, float], row: Sequence[int], blank: tuple[float, float]
) -> list[list[int]]:
    """Return a line parted where a gap is wider than a usual blank, or than the blank of a typewriter's face."""
    space, shared = blank
    pitch = shared or None
    limit = max(WIDE_GAP_EM, WIDE_GAP_SPACES * space)
    parts = [[row[0]]]
    for a, b in itertools.pairwise(row):
        left, right = places.boxes[a], places.boxes[b]
        if left is not None and right is not None and (gap := right.left - left.right) > limit * max(ems[a], ems[b]):
            if pitch is None:
                pitch = pitch_of_row([page.words[i] for i in row])
            typed = pitch and gap < BLANK * pitch and keeps_to(page.words[a], pitch) and keeps_to(page.words[b], pitch)
            parts += [] if typed else [[]]
        parts[-1].append(b)
    return parts


def _text(page: Page, indexes: Sequence[int]) -> str:
    texts = [page.words[i].text for i in indexes]
    joined = " ".join(texts)
    if joined.isascii():
        return joined
    rtl = sum(RTL_FIRST <= c <= RTL_LAST for c in joined)
    if rtl and rtl * 2 > sum(map(str.isalpha, joined)):
        return " ".join(reversed(texts))
    return joined


def _line(page: Page, places: Levelled, ems: Mapping[int, float], number: int, row: Sequence[int]) -> LayoutLine:
    words = [page.words[i] for i in row]
    box, levelled = _boxes(words, [places.boxes[i] for i in row])
    sizes = [ems[i] for i in row]
    return LayoutLine(
        number=number,
        page=page.number,
        words=tuple(row),
        text=_text(page, row),
        box=box,
        level=levelled,
        size=sizes[0] if len(set(sizes)) == 1 else median(sizes),
        origin=next((w.origin for w in words if w.origin != "barcode"), "barcode"),
        confidence=sum([w.readings[0].confidence for w in words]) / len(words),
        turn=places.turns[row[0]],
    )


def _boxes(words: Sequence[Word], levels: Sequence[Box | None]) -> tuple[Box, Box]:
    """Return the box around words and around their level boxes, which are the same on most pages."""
    boxes = [w.box for w in words]
    box = around(boxes)
    if all(map(is_, boxes, levels)):
        return box, box
    return box, around(b for b in levels if b is not None)


def _segment(page: Page, line: LayoutLine, number: int) -> Segment:
    """Return a line without a wide gap in it, or a part of one, as a segment."""
    return Segment(
        number=number,
        line=line.number,
        page=line.page,
        words=line.words,
        text=line.text,
        box=line.box,
        level=line.level,
        size=line.size,
        origin=line.origin,
        confidence=line.confidence,
        bold=all(page.words[i].bold for i in line.words),
        turn=line.turn,
    )


def _blocks(page: Page, segments: Sequence[Segment]) -> tuple[Block, ...]:
    """Return the segments chained downwards: each is followed by the next below that shares an edge and a size."""
    above: dict[int, int] = {}
    chains: list[list[int]] = []
    by_line: dict[int, list[Segment]] = {}
    for segment in segments:
        by_line.setdefault(segment.line, []).append(segment)
    for segment in segments:
        chain = above.get(segment.number)
        if chain is None:
            chain = len(chains)
            chains.append([])
        chains[chain].append(segment.number)
        below = _below(segment, by_line, above)
        if below is not None:
            above[below.number] = chain
    return tuple(_block(page, [segments[i] for i in chain]) for chain in chains)


def _below(segment: Segment, by_line: dict[int, list[Segment]], taken: dict[int, int]) -> Segment | None:
    left, right = segment.level.left, segment.level.right
    for number in range(segment.line + 1, segment.line + 5):
        for other in by_line.get(number, ()):
            beside = other.level.left >= right or other.level.right <= left
            if not beside and other.number not in taken and _stacked(segment, other):
                return other
    return None


def _stacked(upper: Segment, lower: Segment) -> bool:
    a, b, em = upper.level, lower.level, max(upper.size, lower.size)
    if not max(a.left, b.left) < min(a.right, b.right) or not -0.4 * em < b.top - a.bottom < 0.9 * em:
        return False
    if upper.turn != lower.turn or not 0.72 < upper.size / max(lower.size, 0.1) < 1.4:  # noqa: PLR2004 -- one size
        return False
    return min(abs(a.left - b.left), abs(a.right - b.right), abs(a.center[0] - b.center[0])) < 0.6 * em


def _block(page: Page, parts: Sequence[Segment]) -> Block:
    return Block(
        page=page.number,
        segments=tuple(s.number for s in parts),
        text="\n".join(s.text for s in parts),
        box=around(s.box for s in parts),
    )
