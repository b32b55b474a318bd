"""Where text stands: PP-OCRv6's detector alone, without the reader that it comes with.

In: gray pixels of level text, and areas of them. Out: left, top, right, bottom of what looks like lines there.
Never: a reading, cv2, a second thread.

Asking the slow reader for this loads three models and over a second of libraries, and looks at the whole page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read import spots
from evidence.read.engines.ppocr import ACROSS_LEAST, DETECT, network
from evidence.read.engines.seam import cut_out, gray_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines.seam import Gray

    Bounds = tuple[float, float, float, float]

_SIDE = 32  # the network takes sides of so many pixels, or a multiple
_AROUND = 48  # pixels around an area: what its letters hang together with
# The detector's own limits: of a pixel; of a line's pixels in the middle; by which its area is grown.
_TEXT, _SURE, _GROWN = 0.3, 0.5, 1.6
_LEAST = 3  # pixels
_PAPER, _MIDDLE = 255, 127.5


def lines(gray: Gray, areas: Sequence[Bounds]) -> tuple[Bounds, ...]:
    """Return the lines in some areas of a page."""
    import numpy as np
    from PIL import Image

    height, width = gray.shape
    share = ACROSS_LEAST / min(height, width)
    size = (max(1, round(width * share)), max(1, round(height * share)))
    small = np.asarray(Image.fromarray(gray).resize(size, Image.Resampling.BILINEAR))
    found = (line for area in areas for line in _in_area(gray_of(small), _times(area, share)))
    return tuple(dict.fromkeys(_times(line, 1 / share) for line in found))


def _in_area(page: Gray, area: Bounds) -> Iterator[Bounds]:
    """Yield the lines of an area, in the page's pixels."""
    import numpy as np

    left, top = (max(0, int(side) - _AROUND) for side in area[:2])
    piece = cut_out(page, (left, top, area[2] + _AROUND, area[3] + _AROUND))
    if not piece.size:
        return
    high, wide = (-(-side // _SIDE) * _SIDE for side in piece.shape)
    given = np.full((high, wide), _PAPER, dtype=np.float32)
    given[: piece.shape[0], : piece.shape[1]] = piece
    tensor = np.broadcast_to(given / _MIDDLE - 1, (1, 3, high, wide))
    likely = network(DETECT).run(None, {"x": np.ascontiguousarray(tensor)})[0][0, 0]
    for x0, y0, x1, y1 in _boxes(likely[: piece.shape[0], : piece.shape[1]]):
        yield x0 + left, y0 + top, x1 + left, y1 + top


def _boxes(likely: NDArray[np.float32]) -> Iterator[Bounds]:
    """Yield the boxes of what is likely text, grown as the detector was taught: it marks the middle of a line."""
    text = likely > _TEXT
    text[1:] |= text[:-1].copy()
    text[:, 1:] |= text[:, :-1].copy()
    high, wide = likely.shape
    for left, top, right, bottom in spots.pieces(text).T.tolist():
        across, down = right - left, bottom - top
        if min(across, down) < _LEAST or likely[top:bottom, left:right].mean() < _SURE:
            continue
        by = across * down * _GROWN / (2 * (across + down))
        yield max(0.0, left - by), max(0.0, top - by), min(float(wide), right + by), min(float(high), bottom + by)


def _times(bounds: Bounds, by: float) -> Bounds:
    left, top, right, bottom = bounds
    return left * by, top * by, right * by, bottom * by
