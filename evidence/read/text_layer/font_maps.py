"""What the map of a font says of its glyphs: digits, and what has no ink.

In: a font as MuPDF has loaded it. Out: its glyphs with the text that MuPDF gives for them. Never: a drawing; letters.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

_SIGNS = 0x20000  # digits and blanks stand below
_DIGITS = (slice(0x30, 0x3A), slice(0xFF10, 0xFF1A), slice(0x1D7CE, 0x1D800))  # plain, wide, mathematical
# Spaces, marks of width nought and of direction; not the soft hyphen, which fonts draw.
_BLANKS = tuple(slice(*some) for some in (
    (0x20, 0x21), (0xA0, 0xA1), (0x1680, 0x1681), (0x2000, 0x2010), (0x2028, 0x2030), (0x205F, 0x2070), (0x3000, 0x3001), (0xFEFF, 0xFF00),
))  # fmt: skip
_DIGIT, _BLANK = 1, 2


class Named(NamedTuple):
    """A glyph and what its font's map says of it."""

    glyph: int
    said: str


def named(font: Any) -> tuple[Named, ...]:  # noqa: ANN401 -- MuPDF's own font
    """Return the glyphs that a font names digits, or what has no ink, each name once."""
    from pymupdf import mupdf

    glyph = mupdf.ll_pdf_font_cid_to_gid
    return tuple(dict.fromkeys(Named(glyph(font, code), text) for code, text in _told(font)))


def is_digit(text: str) -> bool:
    """Tell whether one of the signs is a digit as Europe writes them."""
    return any(ord(c) < _SIGNS and _kinds()[ord(c)] == _DIGIT for c in text)


def _told(font: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401 -- as above
    """Yield codes with what is said of them, out of MuPDF's own tables: names, where no map goes before them."""
    import numpy as np
    from pymupdf import mupdf

    cmap, kinds = font.to_unicode, _kinds()
    names = _table(font.cid_to_ucs, font.cid_to_ucs_len, "u2", 1)[:, 0]
    for code in map(int, np.flatnonzero(kinds[names])):
        if not cmap or mupdf.ll_pdf_lookup_cmap(cmap, code) < 0:
            yield code, chr(names[code])
    if not cmap:
        return
    for low, high, out in (
        *_asked(_table(cmap.ranges, cmap.rlen, "u2", 3)),
        *_asked(_table(cmap.xranges, cmap.xlen, "u4", 3)),
    ):
        for sign in out + np.flatnonzero(kinds[out : out + high - low + 1]):
            yield int(low + sign - out), chr(sign)
    signs = _table(cmap.dict, cmap.dlen, "i4", 1)[:, 0] if cmap.mlen else ()
    for low, out in _table(cmap.mranges, cmap.mlen, "u4", 2).tolist():
        text = "".join(map(chr, signs[out + 1 : out + 1 + signs[out]]))
        if is_digit(text) or not text.strip():
            yield low, text


def _asked(rows: NDArray[Any]) -> list[list[int]]:
    """Return the ranges of codes with a digit or a blank among what they stand for."""
    import numpy as np

    first, last = rows[:, 2].astype(np.int64), rows[:, 2].astype(np.int64) + rows[:, 1] - rows[:, 0]
    before = _before()
    most = len(before) - 1
    some: list[list[int]] = rows[before[np.minimum(last + 1, most)] > before[np.minimum(first, most)]].tolist()
    return some


@cache
def _kinds() -> NDArray[np.uint8]:
    """Return of each sign whether it is a digit, or has no ink."""
    import numpy as np

    kinds = np.zeros(_SIGNS, dtype=np.uint8)
    for some in _DIGITS:
        kinds[some] = _DIGIT
    for some in _BLANKS:
        kinds[some] = _BLANK
    return kinds


@cache
def _before() -> NDArray[np.int64]:
    """Return of each sign how many digits and blanks stand before it."""
    import numpy as np

    return np.concatenate(([0], np.cumsum(_kinds() > 0, dtype=np.int64)))


def _table(pointer: Any, rows: int, kind: str, columns: int) -> NDArray[Any]:  # noqa: ANN401 -- as above
    """Return a table of MuPDF's as it stands in memory, copied."""
    import numpy as np

    size = rows * columns * np.dtype(kind).itemsize
    data = ctypes.string_at(int(getattr(pointer, "this", pointer)), size) if size and pointer else b""
    return np.frombuffer(data, dtype=kind).reshape(-1, columns)
