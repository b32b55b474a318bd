"""Sheets that lie side by side in one photo: their words are read as those of one page, and that is told.

In: gray pixels. Out: where on the page each sheet lies, where there are several of about one size. Never: which words
belong to which; a card, a cup or another small thing beside a sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.model import Box, Sign
from evidence.read import spots
from evidence.read.engines import gray_of

if TYPE_CHECKING:
    from evidence.read.engines import Gray
    from evidence.read.geometry import Projection

_THUMB = 320  # pixels of the longer side
_INK = 5  # pixels of the small picture that print may be wide
_LEAST, _ALIKE = 0.08, 0.35  # of the picture; of the largest sheet
_GAP = 2  # pixels between two
_DARK, _LIGHT, _CONTRAST = 4, 90, 60  # percent of the picture's gray levels, and levels between table and paper
_GLANCE, _TABLE = 64, 0.2  # points of the longer side; of the picture's rim


def signs(gray: Gray, to_page: Projection, number: int) -> tuple[Sign, ...]:
    """Return a sign for each of several sheets, none where there is one."""
    found = sheets(gray)
    x, y = to_page.a, to_page.d
    boxes = [Box(left * x, top * y, right * x, bottom * y) for left, top, right, bottom in found]
    return tuple(Sign(kind="beside", page=number, box=box, now=str(len(found))) for box in boxes if len(found) > 1)


def sheets(gray: Gray) -> list[tuple[float, float, float, float]]:
    """Return left, top, right, bottom of light areas that may be sheets, on a darker table."""
    from PIL import Image, ImageFilter

    if not _has_table(gray):
        return []
    image = Image.fromarray(gray)
    image.thumbnail((_THUMB, _THUMB), Image.Resampling.BOX, reducing_gap=None)
    plain = image.filter(ImageFilter.MaxFilter(_INK)).filter(ImageFilter.MinFilter(_INK + _GAP))  # print is gone
    small = gray_of(plain)
    height, width = small.shape
    between = _between(small)
    bounds = spots.pieces(small > between)
    areas = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) / (width * height)
    large = [i for i, area in enumerate(areas) if area > _LEAST and area > _ALIKE * areas.max()]
    x, y = gray.shape[1] / width, gray.shape[0] / height
    return [tuple(float(v) * k for v, k in zip(bounds[:, i], (x, y, x, y), strict=True)) for i in large]


def _between(small: Gray) -> float:
    """Return the gray level between a picture's dark and its light parts."""
    import numpy as np

    dark, light = np.percentile(small, (_DARK, _LIGHT))
    return float(dark + light) / 2


def _has_table(gray: Gray) -> bool:
    """Tell by a glance whether the rim of the picture is darker than paper: no scan of a sheet is asked more."""
    import numpy as np

    step = max(1, max(gray.shape) // _GLANCE)
    few = gray[step // 2 :: step, step // 2 :: step]
    if not few.size:  # a picture of a pixel's width
        return False
    light = float(np.percentile(few, _LIGHT)) - _CONTRAST
    rim = np.concatenate((few[0], few[-1], few[:, 0], few[:, -1]))
    return bool((rim < light).mean() > _TABLE)
