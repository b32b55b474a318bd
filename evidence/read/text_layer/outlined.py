"""Text that was turned into outlines: drawn letter by letter, in no text layer.

In: a PyMuPDF page and the words of its layer. Out: the area in which letters are drawn that the layer lacks.
Never: a rendering where next to nothing of the size of letters is drawn beside the words.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.model import Box
from evidence.read.drawn import drawn
from evidence.read.geometry import rotation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence.model import Word
    from evidence.read.engines import Gray

    Boxes = NDArray[np.float64]

REASON = "the page has a text layer; letters drawn as outlines, which the layer lacks, were read by OCR"
_LEAST, _MOST = 3.0, 40.0  # points: the height of letters and of lines
_LETTERS, _LINES = 60, 6
_LINE_LENGTH = 40.0
_ALIKE = 0.35  # of the letters have one of three heights: writing has, drawings have not
_CONTRAST = 60
_DPI = 72
_MOST_BOXES = 5000


def areas(page: Any, words: tuple[Word, ...]) -> tuple[Box, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the area with outlined text, as the reader sees the page; empty where there is none."""
    drawings = [box for kind, box in drawn(page) if kind == "fill-path" and _may_be_text(box)]
    if len(drawings) < _LINES:
        return ()
    free = _beside(_upright(drawings[:_MOST_BOXES], page), words)
    if not _writing(free):
        return ()
    gray = _rendered(page)
    inked = free[[_is_inked(gray, *box) for box in free.tolist()]]
    if not _writing(inked):
        return ()
    left, top, right, bottom = (float(v) for v in (*inked[:, :2].min(axis=0), *inked[:, 2:].max(axis=0)))
    return (Box(left, top, right, bottom).grow(2.0),)


def _may_be_text(box: tuple[float, float, float, float]) -> bool:
    return _LEAST < box[3] - box[1] < _MOST and box[2] - box[0] > 1.0


def _upright(drawings: list[tuple[float, float, float, float]], page: Any) -> Boxes:  # noqa: ANN401 -- as above
    """Return bounds (n x 4) as the reader sees the page."""
    import numpy as np

    a, b, c, d, e, f = rotation(page)
    boxes = np.asarray(drawings, dtype=np.float64)
    one, two = (boxes[:, at : at + 2] @ np.array([[a, b], [c, d]]) + (e, f) for at in (0, 2))
    return np.concatenate((np.minimum(one, two), np.maximum(one, two)), axis=1)


def _beside(boxes: Boxes, words: tuple[Word, ...]) -> Boxes:
    """Return the boxes that neither hold the middle of a word nor stand in one."""
    import numpy as np

    if not words:
        return boxes
    left, top, right, bottom = np.asarray([msgspec.structs.astuple(w.box) for w in words], dtype=np.float32).T
    x, y = (left + right) / 2, (top + bottom) / 2
    x0, y0, x1, y1 = (boxes[:, n : n + 1] for n in range(4))
    u, v = (x0 + x1) / 2, (y0 + y1) / 2
    holds = (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
    inside = (u >= left) & (u <= right) & (v >= top) & (v <= bottom)
    return np.asarray(boxes[~(holds | inside).any(axis=1)])


def _writing(boxes: Boxes) -> bool:
    """Whether so many things of so few heights are there that they may be letters, or lines of them."""
    if int((boxes[:, 2] - boxes[:, 0] > _LINE_LENGTH).sum()) >= _LINES:
        return True
    heights = Counter(((boxes[:, 3] - boxes[:, 1]) * 2).round().tolist())
    return len(boxes) >= _LETTERS and sum(n for _, n in heights.most_common(3)) >= _ALIKE * len(boxes)


def _rendered(page: Any) -> Gray:  # noqa: ANN401 -- as above
    import numpy as np
    import pymupdf

    pixels = page.get_pixmap(dpi=_DPI, colorspace=pymupdf.csGRAY, alpha=False)
    gray: Gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    return gray


def _is_inked(gray: Gray, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether ink and paper alternate inside: a filled cell is even, and all dark or all light."""
    part = gray[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1]
    inner = part[1:-1, 1:-1] if min(part.shape) > 4 else part  # noqa: PLR2004 -- an edge is no ink
    return inner.size > 0 and int(inner.max()) - int(inner.min()) > _CONTRAST
