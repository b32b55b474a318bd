"""Whether the pixels of a code show the signs that the layer says, held against the same signs of plain fonts.

In: gray pixels of one word, its text. Out: yes where each of its signs looks most like what is said, look-alikes counting
as one. Never: a no: signs that touch, and fonts of another cut, are left to a reader, 25 ms a word where this takes one.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.values.codes import fold_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FONTS = ("helv", "hebo", "tiro", "tibo", "cour", "cobo")  # those that MuPDF brings
_HIGH, _WIDE = 16, 20  # pixels that a sign is held against another on
_SIZE = 20.0  # points, of the signs drawn
_ALIKE = 0.75  # a sign of the same cut lies above, on the whole
_DPI = 144  # at less the thin strokes of Courier fall apart
_CONTRAST = 100


class _Drawn(NamedTuple):
    signs: str
    pixels: NDArray[np.float32]


def shows(gray: Gray, text: str) -> bool:
    """Tell whether a word's pixels surely show its text: ASCII capitals and digits that do not touch."""
    import numpy as np

    if not text or not set(text) <= set(_SIGNS) or not gray.size:
        return False
    cells = list(_cells(gray))
    if len(cells) != len(text):
        return False
    known = _known()
    likeness = np.einsum("ip,jp->ij", np.stack([_held(cell) for cell in cells]), known.pixels)  # no threads for so few
    best = likeness.argmax(axis=1)
    seen = "".join(known.signs[i] for i in best)
    return fold_wide(seen) == fold_wide(text) and float(np.median(likeness.max(axis=1))) >= _ALIKE


def _cells(gray: Gray) -> Iterator[Gray]:
    """Yield the pixels of each run of columns with ink, as high as its ink."""
    import numpy as np

    dark, light = int(gray.min()), int(gray.max())
    if light - dark < _CONTRAST:
        return
    ink = gray < (dark + light) // 2
    edges = np.flatnonzero(np.diff(np.concatenate(([0], ink.any(axis=0).astype(np.int8), [0]))))
    for left, right in list(pairwise(map(int, edges)))[::2]:
        rows = np.flatnonzero(ink[:, left:right].any(axis=1))
        yield gray[rows[0] : rows[-1] + 1, left:right]


def _held(cell: Gray) -> NDArray[np.float32]:
    """Return a sign's pixels at one height, in the middle of one width, as a vector of length one."""
    import numpy as np
    from PIL import Image

    high, wide = cell.shape
    width = min(_WIDE, max(1, round(wide * _HIGH / high)))
    small = Image.fromarray(cell).resize(
        (width, _HIGH), Image.Resampling.BOX if high > _HIGH else Image.Resampling.BILINEAR
    )
    place = np.full((_HIGH, _WIDE), 255.0, dtype=np.float32)
    left = (_WIDE - width) // 2
    place[:, left : left + width] = np.asarray(small, dtype=np.float32)
    flat = place.ravel() - place.mean()
    return np.asarray(flat / max(1e-6, float(np.linalg.norm(flat))), dtype=np.float32)


@cache
def _known() -> _Drawn:
    """Return the signs of the plain fonts, drawn once a process."""
    import numpy as np
    import pymupdf

    mupdf: Any = pymupdf
    pixels = []
    with mupdf.open() as pdf:
        page = pdf.new_page(width=_SIZE * 2 * len(_SIGNS), height=_SIZE * 2 * len(_FONTS))
        for row, font in enumerate(_FONTS, 1):
            page.insert_text((_SIZE, row * 2 * _SIZE - _SIZE / 2), " ".join(_SIGNS), fontname=font, fontsize=_SIZE)
        drawn = page.get_pixmap(dpi=_DPI, colorspace=mupdf.csGRAY, alpha=False)
        sheet = np.frombuffer(drawn.samples, dtype=np.uint8).reshape(drawn.height, drawn.stride)[:, : drawn.width]
        for rows in np.array_split(sheet, len(_FONTS)):
            pixels += [_held(cell) for cell in _cells(rows)]
    return _Drawn(_SIGNS * len(_FONTS), np.stack(pixels))
