"""Make a gray picture easier to read, and tell the way back.

In: gray pixels. Out: other gray pixels with the map to the given ones. Never: a step that was not measured to pay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.read.engines import gray_of
from evidence.read.geometry import Affine, scale

if TYPE_CHECKING:
    from evidence.read.engines import Gray

_READING_DPI = 300
_SHORT, _LONG = 1500, 4200


@dataclass(frozen=True, slots=True)
class Prepared:
    """Prepared pixels, the dpi they stand for, and the map back to the pixels they came from."""

    gray: Gray
    dpi: int
    to_original: Affine


def scaled(gray: Gray, *, thorough: bool) -> Prepared:
    """Bring the pixels to a size at which letters are read well."""
    height, width = gray.shape
    longest = max(height, width)
    factor = 1.0
    if longest < _SHORT and not thorough:
        factor = 2.0
    elif longest > _LONG:
        factor = _LONG / longest
    return resized(gray, factor)


def resized(gray: Gray, factor: float) -> Prepared:
    """Scale by a factor, at least one pixel each way."""
    if factor == 1.0:
        return Prepared(gray_of(gray), _READING_DPI, Affine())
    from PIL import Image

    height, width = gray.shape
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    image = Image.fromarray(gray).resize(size, Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.BOX)
    return Prepared(gray_of(image), _READING_DPI, scale(width / size[0], height / size[1]))
