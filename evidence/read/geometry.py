"""Where a pixel of a prepared image lies on the page.

In: pixel coordinates. Out: points on the page as the reader sees it. Never: a rounding.
"""

from __future__ import annotations

import math

import msgspec

from evidence.model import Box, Quad

_LEVEL = math.radians(0.5)


class Affine(msgspec.Struct, frozen=True, array_like=True):
    """x' = a x + c y + e, y' = b x + d y + f; `one.then(two)` applies `one` first."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, two: Affine) -> Affine:
        """Return the map that applies this one, then `two`."""
        e, f = two.at(self.e, self.f)
        return Affine(
            two.a * self.a + two.c * self.b,
            two.b * self.a + two.d * self.b,
            two.a * self.c + two.c * self.d,
            two.b * self.c + two.d * self.d,
            e,
            f,
        )

    @property
    def level(self) -> bool:
        """Whether text that was level before stays level and upright."""
        return self.a > 0 and abs(math.atan2(self.b, self.a)) < _LEVEL


def scale(x: float, y: float) -> Affine:
    """Return the map that stretches by x and y."""
    return Affine(x, 0.0, 0.0, y, 0.0, 0.0)


def unturn(quarters: int, width: float, height: float) -> Affine:
    """Return the way back from an image that was turned by quarters clockwise.

    `width` and `height` are those of the image before it was turned.
    """
    return (
        Affine(),
        Affine(0.0, -1.0, 1.0, 0.0, 0.0, height),
        Affine(-1.0, 0.0, 0.0, -1.0, width, height),
        Affine(0.0, 1.0, -1.0, 0.0, width, 0.0),
    )[quarters % 4]


def place(where: Affine, left: float, top: float, right: float, bottom: float) -> tuple[Box, Quad | None]:
    """Return the box on the page, and the quad where the text is not level there."""
    corners = [where.at(left, top), where.at(right, top), where.at(right, bottom), where.at(left, bottom)]
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    quad = None if where.level else Quad(*(value for corner in corners for value in corner))
    return Box(min(xs), min(ys), max(xs), max(ys)), quad
