"""The outline of a sheet in a photo, and the photo made flat: perspective, light curl and the table around it are gone.

In: gray pixels. Out: pixels of the sheet alone with the way back, or None where no whole sheet lies on darker ground.
Never: a guess of a side that cannot be seen; words beyond the sheet are no part of the paper.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import astuple

from evidence.model import Flat
from evidence.read.engines import gray_of
from evidence.read.geometry import Projection, Sag, scale

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray

    Points = NDArray[np.float64]

Corner = tuple[float, float]
Corners = tuple[Corner, Corner, Corner, Corner]
_THUMB = 400  # pixels of the longer side in which sides are looked for
_GLANCE, _RIM = 64, 3
_DARKER = 35  # gray levels between the rim of the picture and paper
_STEP, _WINDOW = 22.0, 4  # gray levels of a side, between means over so many pixels
_OFF = 1.6  # pixels that a point of a side may lie beside the line
_SEEN = 0.6  # of a side
_TRIED = 24
_LEAST_AREA, _MOST_AREA = 0.25, 0.97
_MARGIN = 0.004  # of the sheet, kept around it: ink may reach the very edge
_MOST_LEAN = 35.0  # degrees between a side and the picture's
_LONGEST = 6000
_LEAST_SAG = 0.003
_MESH = 24
_MEETINGS = 12
_KEPT = 0.8  # of the points on the line, once it may bend


@dataclass(frozen=True, slots=True)
class Sheet:
    """The flat sheet's pixels; the way back is its sag (in its own pixels), then the projection to the photo."""

    gray: Gray
    sag: Sag
    to_photo: Projection

    def seen(self, photo: Gray) -> Gray:
        """Return the sheet as another picture of the same photo shows it."""
        return _straight(photo, self.to_photo, self.sag)

    def flat(self, to_page: Projection) -> Flat:
        """Return the way from the page to the flat sheet in points, as a Page has it."""
        x, y = to_page.a, to_page.d
        there = self.to_photo.then(to_page).back().then(scale(x, y))
        top, right, bottom, left = self.sag.sags
        return Flat(
            projection=astuple(there),
            width=self.sag.width * x,
            height=self.sag.height * y,
            sags=(top * y, right * x, bottom * y, left * x),
        )


class _Side(NamedTuple):
    """x = at + lean * y + bend * y²: a side that runs down the picture, or across it with x and y exchanged."""

    at: float
    lean: float
    bend: float

    def x(self, y: float) -> float:
        return self.at + (self.lean + self.bend * y) * y

    def mirrored(self, width: int) -> _Side:
        return _Side(width - self.at, -self.lean, -self.bend)


class _Outline(NamedTuple):
    """Four sides: top and bottom with x and y exchanged."""

    top: _Side
    right: _Side
    bottom: _Side
    left: _Side

    def corners(self) -> Corners:
        """Return where the sides meet, from the upper left clockwise."""
        top, right, bottom, left = self
        return _meet(left, top), _meet(right, top), _meet(right, bottom), _meet(left, bottom)

    def middles(self) -> Corners:
        """Return the middle of each side, as bent."""
        a, b, c, d = self.corners()
        across, down = (
            [(p[0] + q[0]) / 2 for p, q in ((a, b), (c, d))],
            [(p[1] + q[1]) / 2 for p, q in ((b, c), (d, a))],
        )
        return (
            (across[0], self.top.x(across[0])),
            (self.right.x(down[0]), down[0]),
            (across[1], self.bottom.x(across[1])),
            (self.left.x(down[1]), down[1]),
        )


def flattened(gray: Gray) -> Sheet | None:
    """Return the sheet seen straight from above."""
    if not _on_dark(gray):
        return None
    found = outline(gray)
    if found is None:
        return None
    corners, middles = found
    width, height = _sides(corners)
    way = _square_to(_grown(corners), width, height)
    sag = _sag(way.back(), middles, width, height)
    return Sheet(_straight(gray, way, sag), sag, way)


def _sag(to_sheet: Projection, middles: Corners, width: int, height: int) -> Sag:
    """Return how far the sheet's sides bend, in its own pixels; less than matters is nothing."""
    top, right, bottom, left = (to_sheet.at(*middle) for middle in middles)
    rim = (width * _MARGIN, height * _MARGIN)
    sags = (top[1] - rim[1], right[0] - width + rim[0], bottom[1] - height + rim[1], left[0] - rim[0])
    if max(map(abs, sags)) < _LEAST_SAG * max(width, height):
        sags = (0.0, 0.0, 0.0, 0.0)
    return Sag(float(width), float(height), sags)


def _straight(gray: Gray, way: Projection, sag: Sag) -> Gray:
    from PIL import Image

    image, width, height = Image.fromarray(gray), int(sag.width), int(sag.height)
    if any(sag.sags):
        xs = [round(width * n / _MESH) for n in range(_MESH + 1)]
        ys = [round(height * n / _MESH) for n in range(_MESH + 1)]
        cells = [(left, top, right, low) for top, low in pairwise(ys) for left, right in pairwise(xs)]
        mesh = [((x, y, x1, y1), _quad(way, sag, ((x, y), (x, y1), (x1, y1), (x1, y)))) for x, y, x1, y1 in cells]
        return gray_of(image.transform((width, height), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC))
    numbers = (way.a, way.c, way.e, way.b, way.d, way.f, way.g, way.h)
    return gray_of(image.transform((width, height), Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC))


def _on_dark(gray: Gray) -> bool:
    """Whether the rim of the picture is darker than its light parts, on all sides: a glance of a millisecond.

    The rim is a share of each side: a slip's long sides lie near those of its picture.
    """
    import numpy as np

    down, across = (max(1, side // _GLANCE) for side in gray.shape)
    few = gray[down // 2 :: down, across // 2 :: across]
    if min(few.shape) < 4 * _RIM:
        return False
    light = float(np.percentile(few, 75)) - _DARKER
    rims = (few[:_RIM], few[-_RIM:], few[:, :_RIM], few[:, -_RIM:])
    return all(float(np.percentile(rim, 65)) < light for rim in rims)


def _quad(way: Projection, sag: Sag, corners: Corners) -> tuple[float, ...]:
    return tuple(value for corner in corners for value in way.at(*sag.at(*corner)))


def outline(gray: Gray) -> tuple[Corners, Corners] | None:
    """Return corners and middles of the sheet's sides; None where a side is not clearly seen."""
    import numpy as np
    from PIL import Image, ImageFilter

    image = Image.fromarray(gray)
    image.thumbnail((_THUMB, _THUMB), Image.Resampling.BOX, reducing_gap=None)
    small = np.asarray(image.filter(ImageFilter.MedianFilter(5)), dtype=np.float64)
    height, width = small.shape
    left, right, top, bottom = (_side(s) for s in (small, small[:, ::-1], small.T, small.T[:, ::-1]))
    if left is None or right is None or top is None or bottom is None:
        return None
    found = _Outline(top, right.mirrored(width), bottom.mirrored(height), left)
    corners = found.corners()
    if not _is_sheet(corners, width, height) or not _is_seen(small, corners, found.middles()):
        return None
    x, y = gray.shape[1] / width, gray.shape[0] / height
    return _stretched(corners, x, y), _stretched(found.middles(), x, y)


def _stretched(points: Corners, x: float, y: float) -> Corners:
    a, b, c, d = ((u * x, v * y) for u, v in points)
    return a, b, c, d


def _side(small: Points) -> _Side | None:
    """Return the left side of the sheet: where, coming from the left, most rows first grow clearly lighter."""
    import numpy as np

    sums = np.cumsum(np.pad(small, ((0, 0), (1, 0))), axis=1)
    means = (sums[:, _WINDOW:] - sums[:, :-_WINDOW]) / _WINDOW
    steps = means[:, _WINDOW:] - means[:, :-_WINDOW]
    clear = steps > _STEP
    rows = np.flatnonzero(clear.any(axis=1))
    if len(rows) < _TRIED:
        return None
    first = clear[rows].argmax(axis=1)
    near = np.minimum(first[:, None] + np.arange(_WINDOW * 2), steps.shape[1] - 1)
    peak = first + steps[rows[:, None], near].argmax(axis=1)
    return _fitted((peak + _WINDOW).astype(np.float64), rows.astype(np.float64) + 0.5)


def _fitted(xs: Points, ys: Points) -> _Side | None:
    """Return the line through most points, of all that lead through two of a few; then through all near it."""
    import numpy as np

    few = np.linspace(0, len(ys) - 1, _TRIED).astype(int)
    best, found = 0, None
    for i, j in combinations(few, 2):
        if ys[j] - ys[i] < len(ys) / 8:
            continue
        lean = (xs[j] - xs[i]) / (ys[j] - ys[i])
        near = np.abs(xs - xs[i] - lean * (ys - ys[i])) < _OFF
        if near.sum() > best and abs(lean) < math.tan(math.radians(_MOST_LEAN)):
            best, found = int(near.sum()), near
    if found is None or best < _TRIED:
        return None
    bend = 0.0
    for off in (3 * _OFF, 2 * _OFF, _OFF):  # the line first, then as the sheet is bent
        bend, lean, at = (float(v) for v in np.polyfit(ys[found], xs[found], 2))
        found = np.abs(xs - at - (lean + bend * ys) * ys) < off
    return _Side(at, lean, bend) if found.sum() > _KEPT * best else None


def _meet(upright: _Side, level: _Side) -> Corner:
    """Return where a side that runs down meets one that runs across."""
    x, y = upright.at, level.at
    for _ in range(_MEETINGS):
        x, y = upright.x(y), level.x(x)
    return x, y


def _is_sheet(corners: Corners, width: int, height: int) -> bool:
    """Whether the corners lie in the picture and enclose a good part of it."""
    if not all(-0.02 < x / width < 1.02 and -0.02 < y / height < 1.02 for x, y in corners):  # noqa: PLR2004 -- a hair
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    convex = ax < bx and dx < cx and ay < dy and by < cy
    area = abs((cx - ax) * (dy - by) - (cy - ay) * (dx - bx)) / 2
    return convex and _LEAST_AREA < area / (width * height) < _MOST_AREA


def _is_seen(small: Points, corners: Corners, middles: Corners) -> bool:
    """Whether along most of each side it is lighter inside than outside."""
    import numpy as np

    middle = np.mean(np.asarray(corners), axis=0)
    along = np.linspace(0.04, 0.96, 40)[:, None]
    for one, two, mid in zip(corners, (*corners[1:], corners[0]), middles, strict=True):
        sag = np.asarray(mid) - (np.asarray(one) + np.asarray(two)) / 2
        points = np.asarray(one) * (1 - along) + np.asarray(two) * along + 4 * along * (1 - along) * sag
        across = np.asarray((two[1] - one[1], one[0] - two[0])) / math.dist(one, two)
        inward = across * (1.0 if np.dot(across, middle - np.asarray(one)) > 0 else -1.0)
        lighter = _at(small, points + inward * _WINDOW) - _at(small, points - inward * _WINDOW)
        if float((lighter > _STEP * 0.8).mean()) < _SEEN:
            return False
    return True


def _at(small: Points, points: Points) -> Points:
    import numpy as np

    x = np.clip(points[:, 0].astype(int), 0, small.shape[1] - 1)
    y = np.clip(points[:, 1].astype(int), 0, small.shape[0] - 1)
    return np.asarray(small[y, x])


def _grown(corners: Corners) -> Corners:
    x, y = (sum(c[i] for c in corners) / 4 for i in (0, 1))
    a, b, c, d = ((x + (u - x) * (1 + 2 * _MARGIN), y + (v - y) * (1 + 2 * _MARGIN)) for u, v in corners)
    return a, b, c, d


def _sides(corners: Corners) -> tuple[int, int]:
    """Return width and height that lose no pixel of the longer of two opposite sides."""
    a, b, c, d = corners
    width, height = max(math.dist(a, b), math.dist(d, c)), max(math.dist(a, d), math.dist(b, c))
    shrink = min(1.0, _LONGEST / max(width, height))
    return max(1, round(width * shrink)), max(1, round(height * shrink))


def _square_to(corners: Corners, width: int, height: int) -> Projection:
    """Return the map of a rectangle to four corners."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    sx, sy = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    ux, uy, vx, vy = x1 - x2, y1 - y2, x3 - x2, y3 - y2
    w = ux * vy - uy * vx
    g, h = (sx * vy - sy * vx) / w, (ux * sy - uy * sx) / w
    return Projection(
        (x1 - x0 + g * x1) / width,
        (y1 - y0 + g * y1) / width,
        (x3 - x0 + h * x3) / height,
        (y3 - y0 + h * y3) / height,
        x0,
        y0,
        g / width,
        h / height,
    )
