"""Which words of a text layer a reader of the page cannot see: covered, or in the colour of what is behind them.

In: a PyMuPDF page, and boxes of its words in unrotated points with their texts and inks. Out: the hidden ones.
Never: a rendering where nothing is suspicious.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from evidence.read.drawn import drawings, drawn, images
from evidence.read.geometry import rotation
from evidence.read.text_layer import looked_at
from evidence.read.text_layer.inks import odd_ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.drawn import Bounds, Drawn
    from evidence.read.engines import Gray

_LIGHT = 200
_CONTRAST = 28  # gray levels between ink and paper
_SCALE = 2  # pixels a point: letters under a screen of thin lines shine through at one
_LEAST_FILL = 3.0  # points either way; rules and borders are thinner
_MOST_FILLS = 4000
_BACKGROUND = 0.9  # many programs paint the whole page white before all else
_THICK = 3.0  # points: such a line covers what it is drawn over
_LONG = 2.0  # width over height: four letters or more
_PALE, _BLACK, _SOLID = 0.8, 110, 200  # of a fill (1 is white), of ink (255 is white), of ink that covers (of 255)
_FILLS = {"fill-path", "fill-image", "fill-imgmask", "fill-shade"}


def hidden(
    page: Any,  # noqa: ANN401 -- PyMuPDF has no types
    boxes: Sequence[Bounds],
    texts: Sequence[str],
    inks: Sequence[tuple[int, int]],
    clips: frozenset[int] = frozenset(),
) -> set[int]:
    """Return the indexes of words that nobody can see as they stand in the layer.

    `inks` are colour (an sRGB integer, the lightest of a word) and alpha (255 where ink is solid). Product codes are
    looked at wherever they stand; of `clips`, letters that a pattern may be painted through, the pixels say all.
    """
    import numpy as np

    if not boxes:
        return set()
    places = np.asarray(boxes, dtype=np.float32)
    filled, covered = _fills(page, places)
    if filled.any():
        black = {ink for ink in set(inks) if luma(ink[0]) < _BLACK and ink[1] > _SOLID}
        dark = np.asarray([ink in black for ink in inks])
        filled = filled & ~_on_light(page, places, dark)
    bright = {ink for ink in set(inks) if luma(ink[0]) > _LIGHT}
    light = np.asarray([ink in bright for ink in inks])
    codes = np.asarray([looked_at.is_code(text) for text in texts])
    over = looked_at.written_over(places, texts) | looked_at.cut_into(_later_fills(page), places, texts)
    over |= clips
    clipped = np.isin(np.arange(len(places)), tuple(clips))
    suspects = np.flatnonzero(light | filled | covered | codes | clipped | _under_lines(page, places) | odd_ink(page))
    unseen = {int(i) for i in np.flatnonzero(covered)}
    if len(suspects):
        gray, corner = _rendered(page, places[suspects])
        unseen |= {int(i) for i in suspects if _contrast(gray, places[i] * _SCALE - corner) < _CONTRAST}
        over |= {i for i in map(int, suspects) if _has_gap(gray, places[i] * _SCALE - corner, texts[i])}
    return unseen | looked_at.otherwise(page, boxes, texts, over - unseen)


def _has_gap(gray: Gray, box: NDArray[np.float32], text: str) -> bool:
    return any(c.isdigit() for c in text) and looked_at.gaps(gray, box, len(text), _CONTRAST)


def luma(colour: int) -> float:
    """Return how light an sRGB integer looks, 0 to 255."""
    return 0.299 * (colour >> 16 & 255) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255)


def _fills(page: Any, places: NDArray[np.float32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:  # noqa: ANN401 -- as above
    """Return which words stand inside a filled area, and which lie under an opaque image drawn after them."""
    import numpy as np

    none = np.zeros(len(places), dtype=bool)
    log = drawn(page)
    fills = [(order, kind, box) for order, (kind, box) in enumerate(log) if kind in _FILLS and _large(box)]
    if not fills:
        return none, none
    middle = np.asarray((places[:, :2] + places[:, 2:]) / 2, dtype=np.float32)
    plain = _white_paper(page, log)
    patches = [box for order, _, box in fills[-_MOST_FILLS:] if order not in plain]
    inside: NDArray[np.bool_] = np.any(_holds(patches, middle), axis=1) if patches else none
    laid = [(order, box) for order, kind, box in fills if kind == "fill-image"]
    if not laid or any(image[1] for image in images(page)):  # a soft mask lets the text through
        return inside, none
    under = none.copy()
    for i in np.flatnonzero(_holds([box for _, box in laid], middle).any(axis=1)):
        x, y = middle[i]
        text = [n for n, (kind, box) in enumerate(log) if kind.endswith("-text") and _around(box, x, y)]
        under[i] = bool(text) and any(order > text[-1] and _around(box, x, y) for order, box in laid)
    return inside, under


def _later_fills(page: Any) -> list[Bounds]:  # noqa: ANN401 -- as above
    """Return the filled areas that are drawn after the first text."""
    log = drawn(page)
    first = next((i for i, (kind, _) in enumerate(log) if kind.endswith("-text")), len(log))
    return [box for kind, box in log[first:] if kind in _FILLS and _large(box)][-_MOST_FILLS:]


def _white_paper(page: Any, log: Sequence[Drawn]) -> set[int]:  # noqa: ANN401 -- as above
    """Return the places in the log of light fills of the whole page that come before all text: paper, as it were."""
    whole = page.rect.width * page.rect.height * _BACKGROUND
    before = next((i for i, (kind, _) in enumerate(log) if kind.endswith("-text")), len(log))
    found = [i for i in range(before) if log[i][0] == "fill-path" and _area(log[i][1]) >= whole]
    if not found:
        return set()
    light = {d["seqno"] for d in drawings(page) if _is_light(d, log)}
    return light.intersection(found)


def _under_lines(page: Any, places: NDArray[np.float32]) -> NDArray[np.bool_]:  # noqa: ANN401 -- as above
    """Return which words lie in the bounds of a line drawn after the first text that is as thick as writing."""
    import numpy as np

    log = drawn(page)
    first = next((i for i, (kind, _) in enumerate(log) if kind.endswith("-text")), len(log))
    if not any(_is_stroke(*one) and _large(one[1]) for one in log[first:]):
        return np.zeros(len(places), dtype=bool)
    thick = [d["rect"] for d in drawings(page) if d.get("seqno", -1) > first and (d.get("width") or 0) > _THICK]
    grown = [(left - _THICK, top - _THICK, right + _THICK, bottom + _THICK) for left, top, right, bottom in thick]
    middle = np.asarray((places[:, :2] + places[:, 2:]) / 2, dtype=np.float32)
    return np.asarray(_holds(grown, middle).any(axis=1)) if grown else np.zeros(len(places), dtype=bool)


def _on_light(page: Any, places: NDArray[np.float32], dark: NDArray[np.bool_]) -> NDArray[np.bool_]:  # noqa: ANN401 -- as above
    """Return which dark words stand on light, opaque areas that were painted before them, and under nothing else.

    Shaded rows of a table are most of what words stand on: these are told from the log, all others are rendered.
    """
    import numpy as np

    log = drawn(page)
    middle = np.asarray((places[:, :2] + places[:, 2:]) / 2, dtype=np.float32)
    light = {d["seqno"] for d in drawings(page) if _is_light(d, log)}
    fills, texts, strokes = ([i for i, one in enumerate(log) if of(*one)] for of in (_fills_area, _is_text, _is_stroke))
    if not light or not texts:
        return np.zeros(len(places), dtype=bool)
    around = _holds([log[i][1] for i in texts], middle)
    written = np.asarray(texts)[around.argmax(axis=1)][:, None]
    plain = dark & (around.sum(axis=1) == 1)
    above = _holds([log[i][1] for i in fills], middle) & (
        ~np.asarray([i in light for i in fills]) | (np.asarray(fills) > written)
    )
    plain &= ~above.any(axis=1)
    if strokes:
        plain &= ~(_holds([log[i][1] for i in strokes], middle) & (np.asarray(strokes) > written)).any(axis=1)
    return np.asarray(plain)


def _is_light(path: Any, log: Sequence[Drawn]) -> bool:  # noqa: ANN401 -- PyMuPDF's own dicts
    """Tell whether a path is filled with a light, opaque colour; its number must be that of the same path in the log."""
    fill = path.get("fill")
    if not fill or min(fill) < _PALE:
        return False
    number, opacity = path.get("seqno", -1), path.get("fill_opacity")
    if (opacity is not None and opacity < 1) or not 0 <= number < len(log) or log[number][0] != "fill-path":
        return False
    (left, top, right, bottom), (x0, y0, x1, y1) = log[number][1], path["rect"]
    return bool(max(abs(left - x0), abs(top - y0), abs(right - x1), abs(bottom - y1)) < 2)  # noqa: PLR2004 -- points: the log rounds outward


def _fills_area(kind: str, box: Bounds) -> bool:
    return kind in {*_FILLS, "fill-imgmask"} and _large(box)


def _is_text(kind: str, _: Bounds) -> bool:
    return kind.endswith("-text")


def _is_stroke(kind: str, _: Bounds) -> bool:
    return kind == "stroke-path"


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _large(box: tuple[float, float, float, float]) -> bool:
    return box[2] - box[0] > _LEAST_FILL and box[3] - box[1] > _LEAST_FILL


def _around(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] < x < box[2] and box[1] < y < box[3]


def _holds(boxes: Sequence[tuple[float, float, float, float]], middle: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return words x boxes: which box holds the middle of which word."""
    import numpy as np

    left, top, right, bottom = np.asarray(boxes, dtype=np.float32).T
    x, y = middle[:, :1], middle[:, 1:]
    held: NDArray[np.bool_] = (x > left) & (x < right) & (y > top) & (y < bottom)
    return held


def _rendered(page: Any, places: NDArray[np.float32]) -> tuple[Gray, NDArray[np.float32]]:  # noqa: ANN401 -- as above
    """Return the pixels around some words, unrotated as the words are, `_SCALE` a point, and their left upper corner."""
    import numpy as np
    import pymupdf

    low, high = places[:, :2].min(axis=0) - 1, places[:, 2:].max(axis=0) + 2
    turn = pymupdf.Matrix(*rotation(page))
    clip = pymupdf.Rect(*low.tolist(), *high.tolist()) * turn
    scale = pymupdf.Matrix(_SCALE, _SCALE)
    pixels = page.get_pixmap(matrix=~turn * scale, colorspace=pymupdf.csGRAY, alpha=False, clip=clip)
    gray: Gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    corner = (pixels.x, pixels.y)
    return gray, np.asarray((*corner, *corner), dtype=np.float32)


def _contrast(gray: Gray, box: NDArray[np.float32]) -> int:
    """Return the contrast that a word shows: of a long one in at least three of its four quarters, at mid-height.

    What covers a word is seldom as large as its box: an edge of the cover or of a letter shows nothing of the word.
    """
    left, top, right, bottom = (float(v) for v in box)
    height = bottom - top
    if right - left < height * _LONG:
        return _range(gray[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1])
    band = gray[max(0, int(top + height / 4)) : int(bottom - height / 4) + 1]
    edges = [max(0, int(left + (right - left) * n / 4)) for n in range(5)]
    return sorted(_range(band[:, a : b + 1]) for a, b in pairwise(edges))[1]


def _range(part: Gray) -> int:
    return int(part.max()) - int(part.min()) if part.size else 0
