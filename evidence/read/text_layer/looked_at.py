"""Words with digits whose signs may not all show as the layer says: covered in part, written over, faint at one end.

In: a PyMuPDF page, the words' boxes in unrotated points, their texts, pixels of the page. Out: which words must be looked
at, and whether a reader of crops sees there what the layer says. Never: a look at a word that shows a sign in each cell.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from evidence.read.engines import crops, gray_of
from evidence.read.geometry import Projection, place, rotation
from evidence.values.codes import fold_wide, is_gtin

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.drawn import Bounds
    from evidence.read.engines import Gray

_CODE = re.compile(r"(?=.*\d)B0[A-Z0-9]{8}")
_FRAME = ".,:;()[]"
_SHORTEST = 8  # signs of a code
_DPI, _PAD = 200, 1.5
_MOST_LOOKS = 40  # of a page, 25 ms each
_SIDE, _UP, _AS_HIGH = 0.3, 0.35, 1.6  # shares: of the narrower word, of the lower one's height; of two heights

_CUT, _DEEP = 0.05, 0.6  # of a word's width and height


def is_code(text: str) -> bool:
    """Tell whether a word is a product code as it stands: such words alone may decide."""
    if len(text) < _SHORTEST:
        return False
    plain = text.strip(_FRAME)
    return bool(_CODE.fullmatch(plain)) or is_gtin(plain)


def gaps(gray: Gray, box: NDArray[np.float32], signs: int, least: int) -> bool:
    """Tell whether a word shows no contrast where one of its signs must be, each as wide as the others."""
    left, top, right, bottom = (float(v) for v in box)
    part = gray[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1]
    if part.shape[0] > part.shape[1] and signs > 1:
        part = gray_of(part.T)  # it runs up or down the page
    if signs < 2 or part.shape[1] < 2 * signs or not part.size:  # noqa: PLR2004 -- no cell of two pixels
        return False
    edges = [round(part.shape[1] * n / signs) for n in range(signs + 1)]
    cells = (part[:, a:b] for a, b in pairwise(edges))
    return any(int(cell.max()) - int(cell.min()) < least for cell in cells)


def written_over(places: NDArray[np.float32], texts: Sequence[str]) -> set[int]:
    """Return the codes over which another word stands, at the same height and as high."""
    import numpy as np

    codes = [i for i, text in enumerate(texts) if is_code(text)]
    if not codes:
        return set()
    left, top, right, bottom = places.T
    width, height, middle = right - left, bottom - top, (top + bottom) / 2
    found = set()
    for i in codes:
        shared = np.minimum(right, right[i]) - np.maximum(left, left[i])
        low = np.minimum(height, height[i])
        over = (shared > _SIDE * np.minimum(width, width[i])) & (np.abs(middle - middle[i]) < _UP * low)
        over &= np.maximum(height, height[i]) < _AS_HIGH * low
        if any(j != i and _differ(texts[i], texts[j]) for j in map(int, np.flatnonzero(over))):
            found.add(i)
    return found


def cut_into(fills: Sequence[Bounds], places: NDArray[np.float32], texts: Sequence[str]) -> set[int]:
    """Return the words with a digit that an area covers at one end, over most of their height."""
    import numpy as np

    if not fills:
        return set()
    digits = [i for i, text in enumerate(texts) if len(text) > 1 and any(c.isdigit() for c in text)]
    if not digits:
        return set()
    left, top, right, bottom = (column[:, None] for column in places[digits].T)
    x0, y0, x1, y1 = np.asarray(fills, dtype=np.float32).T
    across = (np.minimum(right, x1) - np.maximum(left, x0)) / (right - left).clip(0.1)
    down = (np.minimum(bottom, y1) - np.maximum(top, y0)) / (bottom - top).clip(0.1)
    cut = (across > _CUT) & (across < 1 - _CUT) & (down > _DEEP)
    areas = cut.sum(axis=1)  # about as many as signs: they are the signs, of a font whose glyphs are drawings
    return {i for i, count in zip(digits, areas, strict=True) if 0 < count < max(2, len(texts[i]) - 1)}


def _differ(one: str, other: str) -> bool:
    """Tell whether two texts in one place are more than one text printed twice to look bold."""
    a, b = ("".join(c for c in text if c.isalnum()) for text in (one, other))
    return bool(a and b) and a not in b and b not in a


def otherwise(page: Any, boxes: Sequence[Bounds], texts: Sequence[str], doubtful: set[int]) -> set[int]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the doubtful words that show something else than the layer says; all where nobody can look."""
    if not doubtful or not crops.available():
        return doubtful
    looked = sorted(doubtful)[:_MOST_LOOKS]
    return doubtful.difference(i for i in looked if _shows(page, boxes[i], texts[i]))


def _shows(page: Any, box: Bounds, text: str) -> bool:  # noqa: ANN401 -- as above
    import numpy as np
    import pymupdf

    where = place(Projection(*rotation(page)), *box)[0].grow(_PAD)
    clip = pymupdf.Rect(where.left, where.top, where.right, where.bottom)
    pixels = page.get_pixmap(dpi=_DPI, clip=clip, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    turns = (0, 1, 3) if gray.shape[0] > gray.shape[1] and len(text) > 1 else (0,)
    said, shown = _signs(text), crops.read_crops([gray_of(np.rot90(gray, t)) for t in turns])
    return any(said in _signs(one) if is_code(text) else said == _signs(one) for one, _ in shown)


def _signs(text: str) -> str:
    return fold_wide("".join(c for c in text if c.isalnum()))
