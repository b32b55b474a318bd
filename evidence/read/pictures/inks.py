"""Stamps in coloured ink over print: the same pixels with that ink taken for paper, so that the print under it can be read.

In: an image in colours. Out: gray pixels without such ink; nothing where none lies over print. Never: black ink, lines of
coloured print, fields of colour; the only reading: what a stamp says is sought in the pixels as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evidence.read.engines import gray_of
from evidence.read.spots import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from evidence.read.engines import Gray

    Levels = NDArray[np.float32]
    Area = tuple[int, int, int, int]  # left, top, right, bottom in pixels

SMALL = 700  # pixels of the longer side, where stamps are sought
_COLOURED, _TINTED = 60, 30  # levels between the lightest and the darkest channel: of a stamp's ink, of its pale rim
_LIGHT, _PRINT = 100, 110  # levels of the lightest channel: coloured ink has more, print less
_TILE = 4  # small pixels: letters and frame of one stamp are two such tiles apart at most
_LEAST, _MOST = (0.08, 0.03), 0.25  # a stamp's share of width and height at least, of the area at most
_THIN, _FULL = 0.05, 0.6  # of a stamp's area is ink; a field of colour has more
_FEWEST_PARTS, _PART = 4, 6  # small pixels of each
_LEAST_PRINT = 0.004  # of its area is print


class Pixels(NamedTuple):
    """Gray pixels, and the same without the ink of coloured stamps that lie over print, where there are any."""

    gray: Gray
    bare: Gray | None


def pixels_of(image: Image) -> Pixels:
    """Return the pixels of a picture."""
    gray = gray_of(image.convert("L"))
    if image.mode != "RGB":
        return Pixels(gray, None)
    share = share_of(gray)
    return Pixels(gray, without_stamps(gray, image.reduce(share), share, lambda: image))


def share_of(gray: Gray) -> int:
    """Return how many times smaller a picture is where stamps are sought."""
    longest: int = max(gray.shape)
    return max(1, -(-longest // SMALL))


def without_stamps(gray: Gray, small: Image, share: int, whole: Callable[[], Image]) -> Gray | None:
    """Return gray pixels in which coloured stamps that lie over print are as light as paper; 40 to 90 ms at 4 to 8 megapixels.

    `small` is the picture in colours, so many times smaller; `whole` gives it as large as the gray pixels.
    """
    import numpy as np

    pixels = np.asarray(small, dtype=np.float32)
    white = np.maximum(np.percentile(pixels.reshape(-1, 3), 90, axis=0), 1).astype(np.float32)
    found = tuple(_stamps(_even(pixels, white)))
    if not found:
        return None
    bare, image = gray.copy(), whole()
    for (left, top, right, bottom), ink in found:
        area = (left * share, top * share, min(image.width, right * share), min(image.height, bottom * share))
        _bleach(bare[area[1] : area[3], area[0] : area[2]], image.crop(area), white, ink)
    return bare


def _even(pixels: Levels, white: Levels) -> Levels:
    """Return pixels as if the paper were white: photos are yellow or blue by their light."""
    return (pixels * (255 / white)).clip(0, 255)


def _stamps(pixels: Levels) -> Iterator[tuple[Area, float]]:
    """Return where stamps lie, and how light their ink is in its lightest channel."""
    import numpy as np
    from PIL import Image, ImageFilter

    high = pixels.max(axis=2)
    coloured = (high - pixels.min(axis=2) > _COLOURED) & (high > _LIGHT)
    if min(coloured.shape) < _TILE or not coloured.any():
        return
    rows, columns = (side // _TILE * _TILE for side in coloured.shape)
    tiles = coloured[:rows, :columns].reshape(rows // _TILE, _TILE, columns // _TILE, _TILE).any(axis=(1, 3))
    near = np.asarray(Image.fromarray(tiles.astype(np.uint8)).filter(ImageFilter.MaxFilter(3))) > 0
    for left, top, right, bottom in (pieces(near).T * _TILE).tolist():
        wide, tall = (right - left) / columns, (bottom - top) / rows
        inside = left > 0 and top > 0 and right < columns and bottom < rows
        if not (inside and wide >= _LEAST[0] and tall >= _LEAST[1] and wide * tall <= _MOST):
            continue
        ink, light = coloured[top:bottom, left:right], high[top:bottom, left:right]
        printed = ((light < _PRINT) & ~ink).mean() >= _LEAST_PRINT
        if printed and _THIN <= ink.mean() <= _FULL and _parts(ink) >= _FEWEST_PARTS:
            yield (left, top, right, bottom), float(np.median(light[ink]))


def _parts(ink: NDArray[np.bool_]) -> int:
    """Return of how many parts ink is: a stamp of a frame and letters, what a pen crosses out of a stroke or two."""
    left, top, right, bottom = pieces(ink)
    return int(((right - left >= _PART) | (bottom - top >= _PART)).sum())


def _bleach(bare: Gray, part: Image, white: Levels, ink: float) -> None:
    """Make the coloured pixels of a part of a picture as light as its paper; print under them stays dark."""
    import numpy as np

    pixels = _even(np.asarray(part, dtype=np.float32), white)
    high = pixels.max(axis=2)
    tinted = high - pixels.min(axis=2) > _TINTED
    paper = float(white @ np.array((0.299, 0.587, 0.114), dtype=np.float32))
    bare[tinted] = (high[tinted] / ink * paper).clip(0, paper).astype(np.uint8)
