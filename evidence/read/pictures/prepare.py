"""Make a gray picture easier to read, and tell the way back.

In: gray pixels. Out: other gray pixels with the map to the given ones. Never: a step that was not measured to pay.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.read.engines import gray_of
from evidence.read.geometry import Projection, scale, unturn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray

READING_DPI = 300
_SHORT, _LONG = 1500, 4200
_THUMB = 1000
# Degrees. Below the least nothing is gained; letters of few pixels lose more by being turned than by a tilt.
_SKEW_MOST, _SKEW_LEAST, _SKEW_LEAST_SMALL = 15.0, 1.5, 2.5
_SMALL, _LARGE = 2000, 3000  # pixels of the longer side: A4 at 170 and at 257 dpi
_MOST_POINTS = 40_000
_INK_BELOW_PAPER = 40
_VERTICAL = 1.6
_UNEVEN = 45  # gray levels between the lightest and darkest paper
_PAPER = 235
_LEAST_SIDE = 3  # pixels: less has no lines
_NOISY = 11.0  # gray levels
# Of the pixels those that differ so much from all four beside them: 114 scans and photos have less than .001. Specks cost
# the first reader up to a minute.
_SPECKLED, _APART, _ROWS = 0.004, 60, 8


@dataclass(frozen=True, slots=True)
class Prepared:
    """Prepared pixels, the dpi they stand for, the map back to the pixels they came from, and what was done."""

    gray: Gray
    dpi: int
    to_original: Projection
    steps: tuple[str, ...] = ()


def prepared(gray: Gray) -> Prepared:
    """Level, light and scale a picture whose text stands upright or nearly so, as Tesseract likes it."""
    steps: list[str] = []
    lit = gray
    paper = _paper(gray)
    if _uneven(paper):
        lit = _flattened(gray, paper)
        steps.append("uneven light evened out")
    if _noise(lit) > _NOISY or _specks(lit) > _SPECKLED:
        lit = _median(lit)
        steps.append("noise removed")
    level = straightened(lit)
    sized = _scaled(level.gray)
    return Prepared(sized.gray, sized.dpi, sized.to_original.then(level.to_original), (*steps, *level.steps))


def straightened(gray: Gray) -> Prepared:
    """Level the text where it is skewed enough to matter; the slow reader wants no other preparation."""
    angle = skew(gray)
    if abs(angle) <= (_SKEW_LEAST_SMALL if max(gray.shape) < _SMALL else _SKEW_LEAST):
        return Prepared(gray_of(gray), READING_DPI, Projection())
    level = rotated(gray, angle, fine=max(gray.shape) < _LARGE)
    return Prepared(level.gray, level.dpi, level.to_original, (f"straightened by {abs(angle):.0f} degrees",))


def turned(gray: Gray, quarters: int) -> Prepared:
    """Turn clockwise by quarters."""
    import numpy as np

    height, width = gray.shape
    return Prepared(gray_of(np.rot90(gray, -quarters)), READING_DPI, unturn(quarters, width, height))


def rotated(gray: Gray, degrees: float, *, fine: bool = True) -> Prepared:
    """Turn counter-clockwise about the middle; the canvas grows, what is new is paper.

    What is not `fine` has pixels to spare: half the time (.19 instead of .38 s of a page at 300 dpi).
    """
    from PIL import Image

    image = Image.fromarray(gray)
    way = Image.Resampling.BICUBIC if fine else Image.Resampling.BILINEAR
    around = image.rotate(degrees, resample=way, expand=True, fillcolor=_PAPER)
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    middle, new = (image.width / 2, image.height / 2), (around.width / 2, around.height / 2)
    back = Projection(cos, sin, -sin, cos, 0.0, 0.0)
    x, y = back.at(*new)
    return Prepared(gray_of(around), READING_DPI, Projection(cos, sin, -sin, cos, middle[0] - x, middle[1] - y))


def looks_vertical(gray: Gray) -> bool:
    """Whether lines of text seem to run up or down the picture; 7 ms, now and then wrong."""
    import numpy as np

    ink = _ink(_thumbnail(gray))
    if min(ink.shape) < _LEAST_SIDE:
        return False
    across = float(np.var(np.diff(ink.sum(axis=1) / ink.shape[1])))
    down = float(np.var(np.diff(ink.sum(axis=0) / ink.shape[0])))
    return down > across * _VERTICAL


def skew(gray: Gray) -> float:
    """Return by how many degrees the text must be turned counter-clockwise to be level; 20 ms."""
    import numpy as np

    ys, xs = np.nonzero(_ink(_thumbnail(gray)))
    if len(ys) < _MOST_POINTS // 100:
        return 0.0
    step = max(1, len(ys) // _MOST_POINTS)
    ys, xs = ys[::step].astype(np.float32), xs[::step].astype(np.float32)

    def sharpness(degrees: float) -> float:
        rows = ys - xs * math.tan(math.radians(degrees))
        return float((np.bincount((rows - rows.min()).astype(np.int32)).astype(np.float64) ** 2).sum())

    coarse = max(np.arange(-_SKEW_MOST, _SKEW_MOST + 0.5, 1.0), key=sharpness)
    return float(max(np.arange(coarse - 1, coarse + 1.05, 0.2), key=sharpness))


def _thumbnail(gray: Gray) -> Gray:
    from PIL import Image

    return gray_of(Image.fromarray(gray).reduce(max(1, -(-max(gray.shape) // _THUMB))))


def _ink(gray: Gray) -> NDArray[np.bool_]:
    """Return where ink is: darker than the paper around it."""
    import numpy as np
    from PIL import Image, ImageFilter

    paper = np.asarray(Image.fromarray(gray).filter(ImageFilter.BoxBlur(12)), dtype=np.int16)
    return gray.astype(np.int16) < paper - _INK_BELOW_PAPER // 2


def _paper(gray: Gray) -> Gray:
    """Return the paper's own light, a sixteenth of the size: what is lightest nearby, smoothed."""
    from PIL import Image, ImageFilter

    small = Image.fromarray(gray).reduce(16)
    return gray_of(small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(4)))


def _uneven(paper: Gray) -> bool:
    import numpy as np

    low, high = np.percentile(paper, (4, 96))
    return bool(high - low > _UNEVEN)


def _flattened(gray: Gray, paper: Gray) -> Gray:
    import numpy as np
    from PIL import Image

    height, width = gray.shape
    light = np.asarray(Image.fromarray(paper).resize((width, height), Image.Resampling.BILINEAR), dtype=np.float32)
    return gray_of(np.clip(gray / np.maximum(light, 40) * _PAPER, 0, 255))


def _noise(gray: Gray) -> float:
    """Return how rough the paper is, in gray levels, from the differences of neighbours far from ink."""
    import numpy as np

    height, width = gray.shape
    every = 4 if min(height, width) > _THUMB else 2
    sample = gray[height // 8 : height - height // 8 : every, width // 8 : width - width // 8].astype(np.int16)
    if min(sample.shape) < 8:  # noqa: PLR2004 -- too few pixels to tell
        return 0.0
    rough = sample[:, 1:-1:2] * 2 - sample[:, :-2:2] - sample[:, 2::2]
    return float(np.median(np.abs(rough)) / 1.65)


def _specks(gray: Gray) -> float:
    """Return the share of pixels that are darker or lighter than all beside them: pepper and salt."""
    import numpy as np

    if min(gray.shape) < _LEAST_SIDE:
        return 0.0
    last = len(gray) - 2
    at, above, below = (gray[n : last + n : _ROWS].astype(np.int16) for n in (1, 0, 2))
    here = at[:, 1:-1]
    beside = (above[:, 1:-1], below[:, 1:-1], at[:, :-2], at[:, 2:])
    lowest = np.minimum.reduce(beside)
    highest = np.maximum.reduce(beside)
    return float(((here < lowest - _APART) | (here > highest + _APART)).mean())


def _median(gray: Gray) -> Gray:
    from PIL import Image, ImageFilter

    return gray_of(Image.fromarray(gray).filter(ImageFilter.MedianFilter(3)))


def _scaled(gray: Gray) -> Prepared:
    """Bring the pixels to a size at which letters are read well."""
    longest = max(gray.shape)
    factor = 1.0
    if longest < _SHORT:
        factor = 2.0
    elif longest > _LONG:
        factor = _LONG / longest
    if factor == 1.0:
        return Prepared(gray_of(gray), READING_DPI, Projection())
    from PIL import Image

    height, width = gray.shape
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    image = Image.fromarray(gray).resize(size, Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.BOX)
    return Prepared(gray_of(image), READING_DPI, scale(width / size[0], height / size[1]))
