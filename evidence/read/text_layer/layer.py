"""The text layer of a PDF page -> words on the page as the reader sees it, hidden ones marked.

In: a PyMuPDF page. Out: words in points with font size and weight. Never: OCR, a rendering without suspicion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from evidence.model import Box, Reading, Word
from evidence.read.drawn import drawn, may_strike
from evidence.read.geometry import Projection, place, rotation
from evidence.read.text_layer import crossed, scrawled, visibility
from evidence.read.text_layer.layers import unlayered
from evidence.read.text_layer.standing import as_they_stand
from evidence.values.shown import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Quad

READER = "text layer"
_FILLED_OR_STROKED, _CLIPPED = 16 | 32, 64
_DRAWN_GLYPHS = "Type3"
_BOLD_FLAG, _BOLD_CHAR = 16, 8
_STRUCK_CHAR = 1
_LEAST_ALPHA = 25
_LEAST_SIZE = 2.2  # points
_HAIR = 0.3  # of the height
_TOUCH = 0.1  # of a span's or a word's width
_BLANK = 6.0  # points: drawn text that is narrower may be a blank or a bullet
_MOST_PAGES = 20  # a word wider or higher than as many pages is none
_TWICE = re.compile(r"(?:(\S)\1){3,}")
_LEVEL = 0.9999
_UPRIGHT = 0.01
_UNTURNED = Projection()


class Printed(NamedTuple):
    """MuPDF's words (box, text, numbers of block and line) and its blocks of lines of spans, in unrotated points.

    `cut` are the indexes of words that lie outside of what they are clipped to, whole or in part, or in a hidden layer.
    """

    words: list[Any]
    blocks: list[Any]
    cut: frozenset[int] = frozenset()


class _Ink(NamedTuple):
    """The lightest colour and faintest alpha of a word's signs, and whether each puts ink down."""

    shade: tuple[int, int]
    whole: bool = True


class _Style(NamedTuple):
    """What all words of a span share."""

    inked: bool
    size: float
    bold: bool
    struck: bool


_PRINTED: WeakKeyDictionary[Any, Printed] = WeakKeyDictionary()


def words(page: Any) -> tuple[Word, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the words of the layer in the layer's order, boxes after the page's own turn and crop."""
    raw, blocks, cut = printed(page)
    turn = Projection(*rotation(page))
    size = _size(page)
    lines = {(b["number"], n): line for b in blocks for n, line in enumerate(b.get("lines", ()))}
    where = [lines.get((block, number)) for _, _, _, _, _, block, number, _ in raw]
    spans = [_span_at(line, one) for line, one in zip(where, raw, strict=True)]
    bounds = [one[:4] for one in raw]
    across = crossed.struck(crossed.sloping(page), bounds) | scrawled.struck(page, bounds)
    inks = [_ink(line, span, box) for line, span, box in zip(where, spans, bounds, strict=True)]
    clips = frozenset(i for i, span in enumerate(spans) if _is_clip(span))
    texts = [shown(one[4]) for one in raw]
    unseen = cut | visibility.hidden(page, bounds, texts, [ink.shade for ink in inks], clips)
    styles: dict[int, _Style] = {}
    found = []
    for i, (one, line, span) in enumerate(zip(raw, where, spans, strict=True)):
        style = styles.get(id(span))
        if style is None:
            style = styles[id(span)] = _style(span)
        box, quad = _placed(bounds[i], line, span, turn)
        on_page = box.right > 0 and box.bottom > 0 and box.left < size[0] and box.top < size[1]
        found.append(
            Word(
                readings=(Reading(text=shown(one[4]), confidence=1.0, reader=READER),),
                box=box,
                quad=quad,
                visible=style.inked and inks[i].whole and on_page and i not in unseen,
                size=style.size,
                bold=style.bold,
                struck=style.struck or i in across,
            )
        )
    return tuple(found)


def printed(page: Any) -> Printed:  # noqa: ANN401 -- as above
    """Return what MuPDF finds printed on a page; it is asked once, though several look at it."""
    if page not in _PRINTED:
        _PRINTED[page] = _asked(page)
    return _PRINTED[page]


def _asked(page: Any) -> Printed:  # noqa: ANN401 -- as above
    """Return the words that show; where text was drawn and none of them stands, those that are clipped away too."""
    import pymupdf

    usual = _flags()
    styles = may_strike(page)  # to collect them trebles the time
    sheet = page.get_textpage(flags=usual | pymupdf.TEXT_COLLECT_STYLES if styles else usual)
    raw = _sized(sheet, page.rect)
    every = usual & ~pymupdf.TEXT_CLIP if _lost(page, raw) else usual
    again = every != usual or (not styles and _doubled(raw))
    if not again:
        return _with_hidden_layers(page, Printed(raw, sheet.extractDICT()["blocks"]))
    seen = {_place_of(one) for one in raw}
    sheet = page.get_textpage(flags=every | pymupdf.TEXT_COLLECT_STYLES)
    raw = _sized(sheet, page.rect)
    cut = frozenset(i for i, one in enumerate(raw) if _place_of(one) not in seen) if every != usual else frozenset()
    return _with_hidden_layers(page, Printed(raw, sheet.extractDICT()["blocks"], cut))


def _flags() -> int:
    """Return what MuPDF is asked for: clipped to the page and all clipping paths, and what is drawn, not what it stands for."""
    import pymupdf

    return int(pymupdf.TEXTFLAGS_WORDS | pymupdf.TEXT_IGNORE_ACTUALTEXT)


def _with_hidden_layers(page: Any, said: Printed) -> Printed:  # noqa: ANN401 -- as above
    """Return what is printed with, behind it, the words of layers that are switched off."""
    import pymupdf

    whole = unlayered(page)
    if whole is None:
        return said
    sheet = whole.get_textpage(flags=_flags() | pymupdf.TEXT_COLLECT_STYLES)
    behind = 1 + max((block["number"] for block in said.blocks), default=0)
    there = {_place_of(one) for one in said.words}
    more = [(*one[:5], one[5] + behind, *one[6:]) for one in _sized(sheet, page.rect) if _place_of(one) not in there]
    blocks = [{**block, "number": block["number"] + behind} for block in sheet.extractDICT()["blocks"]]
    hidden = frozenset(range(len(said.words), len(said.words) + len(more)))
    return Printed([*said.words, *more], [*said.blocks, *blocks], said.cut | hidden)


def _place_of(raw: Any) -> tuple[int, int, str]:  # noqa: ANN401 -- PyMuPDF's own tuples
    return round(raw[0]), round(raw[1]), raw[4]


def _lost(page: Any, raw: Sequence[Any]) -> bool:  # noqa: ANN401 -- PyMuPDF has no types
    """Tell whether the page draws text where no word was found: clipped away, or beyond its edge."""
    import numpy as np

    drawn_there = [
        box for kind, box in drawn(page) if kind.endswith("-text") and box[2] - box[0] > _BLANK and box[3] - box[1] > 1
    ]
    if not drawn_there:
        return False
    left, top, right, bottom = np.asarray([one[:4] for one in raw], dtype=np.float32).reshape(-1, 4).T
    there = np.asarray(drawn_there, dtype=np.float32)
    x0, y0, x1, y1 = (there[:, i : i + 1] for i in range(4))
    return not bool(np.all(np.any((x0 < right) & (x1 > left) & (y0 < bottom) & (y1 > top), axis=1)))


def _size(page: Any) -> tuple[float, float]:  # noqa: ANN401 -- as above
    sheet = page.rect
    return sheet.width, sheet.height


def _style(span: Any) -> _Style:  # noqa: ANN401 -- PyMuPDF's own dicts
    if span is None:
        return _Style(inked=True, size=0.0, bold=False, struck=False)
    return _Style(
        inked=_inked(span),
        size=round(span["size"], 2),
        bold=bool(span["flags"] & _BOLD_FLAG or span["char_flags"] & _BOLD_CHAR),
        struck=bool(span["char_flags"] & _STRUCK_CHAR),
    )


def _sized(sheet: Any, page: Any) -> list[Any]:  # noqa: ANN401 -- PyMuPDF's own types
    """Return the raw words without those of a size no page can show, as a broken matrix makes them (or not a number)."""
    most = _MOST_PAGES * max(page.width, page.height)
    raw = as_they_stand(sheet.extractWORDS(), lambda: sheet.extractRAWDICT()["blocks"])
    return [one for one in raw if one[2] - one[0] < most and one[3] - one[1] < most]


def _doubled(raw: Sequence[Any]) -> bool:
    """Whether words are printed twice with a hair between, as some programs make bold: MuPDF knows the styles then."""
    seen: dict[str, list[tuple[float, float]]] = {}
    for x, y, _, bottom, text, _, _, _ in raw:
        if any(abs(x - a) < (bottom - y) * _HAIR and abs(y - b) < (bottom - y) * _HAIR for a, b in seen.get(text, ())):
            return True
        seen.setdefault(text, []).append((x, y))
        if _TWICE.fullmatch(text):
            return True
    return False


def _span_at(line: Any, word: Any) -> Any:  # noqa: ANN401 -- PyMuPDF's own dicts and tuples
    """Return the span of a line that the middle of a word lies in, the nearest where none does."""
    spans: Any = line["spans"] if line else ()
    if len(spans) == 1:
        return spans[0]
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2

    def distance(span: Any) -> float:  # noqa: ANN401 -- as above
        left, top, right, bottom = span["bbox"]
        return float(max(left - x, x - right, 0.0) + max(top - y, y - bottom, 0.0))

    return min(spans, key=distance, default=None)


def _ink(line: Any, span: Any, box: tuple[float, float, float, float]) -> _Ink:  # noqa: ANN401 -- PyMuPDF's own dicts
    """Return a word's ink; some words are written piece by piece, and each piece counts."""
    if span is None:
        return _Ink((0, 0))
    pieces = [one for one in line["spans"] if _shares(one, box)] if len(line["spans"]) > 1 else ()
    if len(pieces) < 2:  # noqa: PLR2004 -- all of one piece
        return _Ink((span["color"], span["alpha"]))
    lightest = max((one["color"] for one in pieces), key=visibility.luma)
    return _Ink((lightest, min(one["alpha"] for one in pieces)), all(_inked(one) for one in pieces))


def _shares(span: Any, box: tuple[float, float, float, float]) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a span has a part in a word; a blank has none, nor what only touches it."""
    left, top, right, bottom = span["bbox"]
    across = min(right, box[2]) - max(left, box[0])
    down = min(bottom, box[3]) - max(top, box[1])
    return across > _TOUCH * min(right - left, box[2] - box[0]) and down > 0 and bool(span["text"].strip())


def _inked(span: Any) -> bool:  # noqa: ANN401 -- PyMuPDF's own dicts
    """Whether ink that can be read is put down: neither render mode 3 nor transparent nor the size of a hair.

    Of glyphs that are drawings (Type 3) MuPDF tells neither render mode nor alpha: their pixels are looked at.
    """
    if span["font"].startswith(_DRAWN_GLYPHS):
        return bool(span["size"] >= _LEAST_SIZE)
    if _is_clip(span):
        return bool(span["size"] >= _LEAST_SIZE)
    drawn = span["char_flags"] & _FILLED_OR_STROKED and span["alpha"] > _LEAST_ALPHA
    return bool(drawn) and span["size"] >= _LEAST_SIZE


def _is_clip(span: Any) -> bool:  # noqa: ANN401 -- as above
    """Whether glyphs are what a pattern is painted through, or a clip and nothing else: pixels tell which."""
    return span is not None and bool(span["char_flags"] & _CLIPPED)


def _placed(
    bounds: tuple[float, float, float, float],
    line: Any,  # noqa: ANN401 -- PyMuPDF's own dicts
    span: Any,  # noqa: ANN401 -- as above
    turn: Projection,
) -> tuple[Box, Quad | None]:
    left, top, right, bottom = bounds
    cos, sin = line["dir"] if line else (1.0, 0.0)
    if span is None or cos > _LEVEL:
        if turn == _UNTURNED:
            return Box(left, top, right, bottom), None
        return place(turn, left, top, right, bottom)
    # MuPDF gives turned words only their upright bounds: the height is the font's, the length follows.
    width, height = right - left, bottom - top
    tall = min(span["size"] * (span["ascender"] - span["descender"]), max(width, height))
    long = (width - tall * abs(sin)) / abs(cos) if abs(cos) > abs(sin) else (height - tall * abs(cos)) / abs(sin)
    own = Projection(cos, sin, -sin, cos, (left + right) / 2, (top + bottom) / 2)
    if abs(cos) < _UPRIGHT or abs(sin) < _UPRIGHT:
        tall, long = (height, width) if abs(cos) > abs(sin) else (width, height)
    return place(own.then(turn), -long / 2, -tall / 2, long / 2, tall / 2)
