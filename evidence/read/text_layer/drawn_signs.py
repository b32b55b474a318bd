"""Whether the pixels of a code show the signs that the layer says, held against the same signs of plain fonts.

In: gray pixels of one word, its text. Out: yes where each of its signs looks most like what is said, look-alikes counting
as one. Never: a no: signs that touch, and fonts of another cut, are left to a reader, 25 ms a word where this takes one.
"""

from __future__ import annotations

from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.values.codes import fold_wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FONTS = ("helv", "hebo", "tiro", "tibo", "cour", "cobo")  # those that MuPDF brings
_HIGH, _WIDE = 16, 20  # pixels that a sign is held against another on
_SIZE = 20.0  # points, of the signs drawn
_ALIKE = 0.75  # a sign of the same cut lies above, on the whole
_ALIKE_ALONE = 0.6  # one sign by itself
_HALF = 128
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


def digits_of(fonts: Sequence[tuple[Any, Sequence[int]]]) -> list[str]:
    """Return of glyphs of MuPDF's fonts which digit each surely is: a blank where it has no ink, a question mark for the rest.

    Glyphs are drawn as high as signs are held against each other, all at once. Those that draw beyond the bounds that
    they tell (Type 3) are none of these.
    """
    import numpy as np

    known = _known_digits()
    count = sum(len(glyphs) for _, glyphs in fonts)
    flat = _drawn(fonts, count).reshape(_HIGH, count, _WIDE).transpose(1, 0, 2).reshape(count, -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    long = np.sqrt(np.einsum("ip,ip->i", flat, flat))
    likeness = np.einsum("ip,jp->ij", flat, known.pixels)
    best, sure = likeness.argmax(axis=1), likeness.max(axis=1) >= _ALIKE * np.maximum(long, 1)
    seen = iter([known.signs[b] if s else "?" if at else " " for b, s, at in zip(best, sure, long > 0, strict=True)])
    return ["".join(islice(seen, len(glyphs))) for _, glyphs in fonts]


def most_like(cells: Sequence[Gray]) -> str:
    """Return of each sign's pixels, cut to its ink, which one it looks most like; a question mark where like none."""
    import numpy as np

    known = _known()
    likeness = np.einsum("ip,jp->ij", np.stack([_held(cell) for cell in cells]), known.pixels)
    best = zip(likeness.argmax(axis=1), likeness.max(axis=1), strict=True)
    return "".join(known.signs[i] if alike >= _ALIKE_ALONE else "?" for i, alike in best)


def ink(cell: Gray) -> Gray | None:
    """Return what of black print on white is ink, None where nothing is."""
    import numpy as np

    dark = cell < _HALF
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return cell[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] if len(rows) else None


def _drawn(fonts: Sequence[tuple[Any, Sequence[int]]], count: int) -> NDArray[np.uint8]:
    """Return glyphs beside each other, each on the foot and in the middle of its cell, a font's highest as high as that.

    One size for each font: MuPDF takes five times as long where each glyph has its own. One too wide for its cell is left out.
    """
    from pymupdf import mupdf

    text, one, bound = mupdf.fz_new_text(), mupdf.ll_fz_make_matrix(1, 0, 0, 1, 0, 0), mupdf.ll_fz_bound_glyph
    at = 0.5
    for font, glyphs in fonts:
        bounds = [(b.x0, b.y0, b.x1, b.y1) for b in (bound(font, glyph, one) for glyph in glyphs)]
        by = _HIGH / max(1e-3, *(top - foot for _, foot, _, top in bounds))
        way = mupdf.ll_fz_make_matrix(by, 0, 0, -by, 0, 0)
        for glyph, (left, foot, right, top) in zip(glyphs, bounds, strict=True):
            if top > foot and 0 < (right - left) * by <= _WIDE:
                way.e, way.f = at * _WIDE - by * (left + right) / 2, _HIGH + by * foot
                mupdf.ll_fz_show_glyph(text.m_internal, font, way, glyph, 0, 0, 0, 0, 0)
            at += 1
    return sheet_of(text, count * _WIDE, _HIGH)


def sheet_of(text: Any, wide: int, high: int) -> NDArray[np.uint8]:  # noqa: ANN401 -- MuPDF's own text
    """Return a text drawn black on white."""
    import numpy as np
    from pymupdf import mupdf

    gray = mupdf.fz_device_gray()
    sheet = mupdf.fz_new_pixmap_with_bbox(gray, mupdf.FzIrect(0, 0, wide, high), mupdf.FzSeparations(), 0)
    mupdf.fz_clear_pixmap_with_value(sheet, 255)
    device = mupdf.fz_new_draw_device(mupdf.FzMatrix(), sheet)
    mupdf.fz_fill_text(device, text, mupdf.FzMatrix(), gray, [0.0], 1.0, mupdf.FzColorParams())
    mupdf.fz_close_device(device)
    return np.array(mupdf.fz_pixmap_samples_memoryview(sheet), dtype=np.uint8).reshape(high, wide)


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


@cache
def _known_digits() -> _Drawn:
    """Return the digits among the signs of the plain fonts."""
    known = _known()
    digits = [i for i, sign in enumerate(known.signs) if sign.isdigit()]
    return _Drawn("".join(known.signs[i] for i in digits), known.pixels[digits])
