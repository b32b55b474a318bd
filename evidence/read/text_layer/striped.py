"""Barcodes on a page that has a text layer: small pictures and rows of upright stripes are looked at, nothing else.

In: a PyMuPDF page and the words of its layer. Out: the words, and words of origin "barcode" for product numbers in bars
that are printed nowhere. Never: the whole page rendered, a drawn number overruled, a look where nothing can be bars.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from evidence.read.drawn import drawn, pictures
from evidence.read.engines import gray_of
from evidence.read.geometry import Projection, place, rotation, scale
from evidence.read.pictures import barcodes

if TYPE_CHECKING:
    from evidence.model import Box, Word
    from evidence.read.drawn import Bounds
    from evidence.read.engines import Gray

_DPI = 250
_WIDE, _HIGH, _LONG = (45.0, 260.0), (10.0, 130.0), 1.1  # points, and width over height: what bars may have
_STRIPE = 3.0  # points wide at most
_STRIPES, _GAP = 20, 8.0
_MOST = 40


def witnessed(page: Any, words: tuple[Word, ...]) -> tuple[Word, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the words with those of bars."""
    turn = Projection(*rotation(page))
    for bounds in _places(page)[:_MOST]:
        box = place(turn, *bounds)[0]
        gray = _rendered(page, box)
        bars = barcodes.found(gray) if gray.size and _is_striped(gray) else ()
        if bars:
            to_page = scale(72 / _DPI, 72 / _DPI).then(Projection(1, 0, 0, 1, box.left, box.top))
            words = barcodes.witnessed(words, bars, to_page)
    return words


def _places(page: Any) -> list[Bounds]:  # noqa: ANN401 -- as above
    return [box for box in (*pictures(page), *_rows(page)) if _may_be(box)]


def _may_be(box: Bounds) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    long, short = max(width, height), min(width, height)
    return _WIDE[0] <= long <= _WIDE[1] and _HIGH[0] <= short <= _HIGH[1] and long > short * _LONG


def _rows(page: Any) -> list[Bounds]:  # noqa: ANN401 -- as above
    """Return where many thin upright fills of about one top stand side by side."""
    thin = [
        box
        for kind, box in drawn(page)
        if kind in {"fill-path", "stroke-path"} and box[2] - box[0] <= _STRIPE and box[3] - box[1] >= _HIGH[0]
    ]
    if len(thin) < _STRIPES:
        return []
    thin.sort(key=lambda b: (round(b[1] / _GAP), b[0]))
    rows, row = [], thin[:1]
    for before, box in pairwise(thin):
        if abs(box[1] - before[1]) < _GAP and 0 <= box[0] - before[0] < _GAP * 2:
            row.append(box)
        else:
            rows.append(row)
            row = [box]
    rows.append(row)
    return [
        (r[0][0] - _GAP, min(b[1] for b in r), r[-1][2] + _GAP, max(b[3] for b in r))
        for r in rows
        if len(r) >= _STRIPES
    ]


def _rendered(page: Any, box: Box) -> Gray:  # noqa: ANN401 -- as above
    import numpy as np
    import pymupdf

    clip = pymupdf.Rect(box.left, box.top, box.right, box.bottom)
    pixels = page.get_pixmap(dpi=_DPI, clip=clip, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    return gray_of(gray)


def _is_striped(gray: Gray) -> bool:
    """Tell whether a line through the middle, across or down, crosses edge after edge, as no logo makes it."""
    import numpy as np

    for line in (gray[gray.shape[0] // 2], gray[:, gray.shape[1] // 2]):
        dark = line < (int(line.min()) + int(line.max())) // 2
        if int(np.count_nonzero(dark[1:] != dark[:-1])) >= _STRIPES * 2:
            return True
    return False
