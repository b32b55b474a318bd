"""Where a pixel of a prepared image lies on the page, also through a photo's perspective.

In: pixel coordinates. Out: points on the page as the reader sees it. Never: a rounding.
"""

from __future__ import annotations

import math
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import msgspec

from evidence.model import Box, Quad, sagging

_LEVEL = math.radians(0.5)


class Way(Protocol):
    """Leads from one picture to another, or to the page."""

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        ...


class Projection(msgspec.Struct, frozen=True, array_like=True):
    """x' = (a x + c y + e) / w, y' = (b x + d y + f) / w, w = g x + h y + 1; `one.then(two)` applies `one` first.

    With g and h zero it turns, stretches and moves; else it also undoes or makes a perspective.
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0
    g: float = 0.0
    h: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        w = self.g * x + self.h * y + 1.0
        return (self.a * x + self.c * y + self.e) / w, (self.b * x + self.d * y + self.f) / w

    def then(self, two: Projection) -> Projection:
        """Return the map that applies this one, then `two`."""
        w = two.g * self.e + two.h * self.f + 1.0
        return Projection(
            (two.a * self.a + two.c * self.b + two.e * self.g) / w,
            (two.b * self.a + two.d * self.b + two.f * self.g) / w,
            (two.a * self.c + two.c * self.d + two.e * self.h) / w,
            (two.b * self.c + two.d * self.d + two.f * self.h) / w,
            (two.a * self.e + two.c * self.f + two.e) / w,
            (two.b * self.e + two.d * self.f + two.f) / w,
            (two.g * self.a + two.h * self.b + self.g) / w,
            (two.g * self.c + two.h * self.d + self.h) / w,
        )

    def back(self) -> Projection:
        """Return the map that undoes this one."""
        a, b, c, d, e, f, g, h = msgspec.structs.astuple(self)
        w = a * d - b * c
        return Projection(
            (d - f * h) / w,
            (f * g - b) / w,
            (e * h - c) / w,
            (a - e * g) / w,
            (c * f - d * e) / w,
            (b * e - a * f) / w,
            (b * h - d * g) / w,
            (c * g - a * h) / w,
        )


class Sag(msgspec.Struct, frozen=True):
    """From a flat sheet to the sheet as its curl bent it: `sags` as `Flat` has them."""

    width: float
    height: float
    sags: tuple[float, float, float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        right, down = sagging(x / self.width, y / self.height, self.sags)
        return x + right, y + down


class Trail(msgspec.Struct, frozen=True):
    """Ways one after the other."""

    ways: tuple[Way, ...]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        for way in self.ways:
            x, y = way.at(x, y)
        return x, y


def tall(where: Way, x: float, y: float) -> float:
    """Return how long a pixel's height becomes there."""
    (x0, y0), (x1, y1) = where.at(x, y - 0.5), where.at(x, y + 0.5)
    return math.hypot(x1 - x0, y1 - y0)


def scale(x: float, y: float) -> Projection:
    """Return the map that stretches by x and y."""
    return Projection(x, 0.0, 0.0, y, 0.0, 0.0)


def unturn(quarters: int, width: float, height: float) -> Projection:
    """Return the way back from an image that was turned by quarters clockwise.

    `width` and `height` are those of the image before it was turned.
    """
    return (
        Projection(),
        Projection(0.0, -1.0, 1.0, 0.0, 0.0, height),
        Projection(-1.0, 0.0, 0.0, -1.0, width, height),
        Projection(0.0, 1.0, -1.0, 0.0, width, 0.0),
    )[quarters % 4]


def place(where: Way, left: float, top: float, right: float, bottom: float) -> tuple[Box, Quad | None]:
    """Return the box on the page, and the quad where the text is not level there."""
    corners = [where.at(left, top), where.at(right, top), where.at(right, bottom), where.at(left, bottom)]
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    (x0, y0), (x1, y1) = corners[0], corners[1] if right > left else where.at(left + 1.0, top)
    level = x1 > x0 and abs(math.atan2(y1 - y0, x1 - x0)) < _LEVEL
    quad = None if level else Quad(*(value for corner in corners for value in corner))
    return Box(min(xs), min(ys), max(xs), max(ys)), quad


_TURNS: WeakKeyDictionary[Any, tuple[float, float, float, float, float, float]] = WeakKeyDictionary()


def rotation(page: Any) -> tuple[float, float, float, float, float, float]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the six numbers of the matrix by which a PDF page is turned into what a reader sees.

    PyMuPDF's own forgets by how much a page is enlarged (/UserUnit) where it shifts a turned one back into view.
    """
    known = _TURNS.get(page)
    if known is None:
        a, b, c, d, right, down = page.rotation_matrix
        seen = page.rect
        known = _TURNS[page] = (a, b, c, d, seen.width if right else 0.0, seen.height if down else 0.0)
    return known
