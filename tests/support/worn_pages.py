"""Clean pages worn in the ways that scanners and telephones wear them, with the way of every point kept.

In: pixels of a clean page. Out: worn gray pixels and the map of page points to their pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True)
class Harm:
    """What is done to a page: `turn` quarters clockwise, `skew` degrees, `corners` of the page in the photo (shares of

    the photo's sides, from the upper left clockwise), `curl` a share of the height, `shadow` a share of the light,
    `noise` and `table` in gray levels, `blur` in pixels.
    """

    turn: int = 0
    skew: float = 0.0
    corners: tuple[tuple[float, float], ...] | None = None
    curl: float = 0.0
    shadow: float = 0.0
    noise: float = 1.0
    blur: float = 0.4
    table: float = 60.0


HARMS = {
    "turned 90": Harm(turn=1),
    "turned 180": Harm(turn=2),
    "turned 270": Harm(turn=3),
    "skewed 5": Harm(skew=5.0),
    "skewed -5": Harm(skew=-5.0),
    "shadowed": Harm(shadow=0.55, noise=2.0),
    "noisy": Harm(noise=16.0, blur=0.5),
    "photo": Harm(corners=((0.08, 0.06), (0.93, 0.09), (0.97, 0.95), (0.04, 0.92)), noise=2.5),
    "photo from below": Harm(corners=((0.16, 0.08), (0.85, 0.07), (0.96, 0.95), (0.05, 0.96)), noise=2.5, shadow=0.3),
    "photo from the side": Harm(
        corners=((0.06, 0.13), (0.95, 0.05), (0.93, 0.96), (0.07, 0.86)), noise=2.5, table=30.0
    ),
    "photo lying": Harm(corners=((0.08, 0.06), (0.93, 0.09), (0.97, 0.95), (0.04, 0.92)), noise=2.5, turn=1),
    "photo turned": Harm(corners=((0.14, 0.03), (0.97, 0.13), (0.88, 0.97), (0.04, 0.86)), noise=2.5, shadow=0.3),
    "photo curled": Harm(
        corners=((0.08, 0.06), (0.93, 0.09), (0.95, 0.95), (0.05, 0.92)), noise=2.5, curl=0.012, shadow=0.25
    ),
}


def homography(source: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the 3x3 map that takes four points to four others."""
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(right)), 1).reshape(3, 3)


def moved(where: NDArray[np.floating[Any]], points: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Map points (n x 2) by a homography."""
    out = np.column_stack((points, np.ones(len(points)))) @ where.T
    return np.asarray(out[:, :2] / out[:, 2:])


class Worn:
    """A worn page: gray pixels, and where a point of the clean page (in its own pixels) lies in them."""

    def __init__(self, clean: NDArray[np.uint8], harm: Harm, seed: int) -> None:
        self.harm = harm
        self.size = clean.shape[1], clean.shape[0]
        self.photo = harm.corners is not None
        width, height = self.size
        grown = (round(width * 1.15), round(height * 1.15)) if self.photo else self.size
        self.canvas = grown if harm.turn % 2 == 0 else grown[::-1]
        self.map = self._map(grown)
        self.gray = self._worn(clean, np.random.default_rng(seed))

    def box(self, corners: NDArray[np.float64]) -> tuple[float, float, float, float]:
        """Return the upright box of a quad of the clean page (4 x 2), in the worn pixels."""
        at = moved(self.map, self._curled(corners))
        return (float(at[:, 0].min()), float(at[:, 1].min()), float(at[:, 0].max()), float(at[:, 1].max()))

    def _map(self, grown: tuple[int, int]) -> NDArray[np.float64]:
        width, height = self.size
        page = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64)
        if self.harm.corners is not None:
            spots = np.array(self.harm.corners) * grown
        else:
            turn = np.deg2rad(self.harm.skew)
            spin = np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))])
            spots = (page - (width / 2, height / 2)) @ spin + (width / 2, height / 2)
        for _ in range(self.harm.turn):
            spots = np.column_stack((grown[1] - spots[:, 1], spots[:, 0]))
            grown = grown[::-1]
        return homography(page, spots)

    def _curled(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        width, height = self.size
        bent = points[:, 1] + self.harm.curl * height * np.sin(np.pi * points[:, 0] / width)
        return np.column_stack((points[:, 0], bent))

    def _worn(self, clean: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
        from PIL import Image, ImageFilter

        width, height = self.canvas
        ys, xs = np.mgrid[0:height, 0:width]
        at = moved(np.linalg.inv(self.map), np.column_stack((xs.ravel(), ys.ravel())) + 0.5)
        x = at[:, 0] - 0.5
        y = at[:, 1] - self.harm.curl * self.size[1] * np.sin(np.pi * at[:, 0] / self.size[0]) - 0.5
        pixels = _sampled(clean.astype(np.float32), x, y).reshape(height, width)
        outside = ((x < 0) | (y < 0) | (x > self.size[0] - 1) | (y > self.size[1] - 1)).reshape(height, width)
        table = self.harm.table + 8 * np.sin(xs / 23 + np.sin(ys / 150) * 4) + rng.normal(0, 4, pixels.shape)
        pixels = np.where(outside, table if self.photo else 250.0, pixels)
        if self.harm.shadow:
            edge = 1 / (1 + np.exp(-(xs / width * 0.8 + ys / height * 0.6 - 0.7) * 8))
            pixels = pixels * (1 - self.harm.shadow * edge)
        image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).filter(
            ImageFilter.GaussianBlur(self.harm.blur)
        )
        noisy = np.asarray(image, dtype=np.float64) + rng.normal(0, self.harm.noise, pixels.shape)
        return np.clip(noisy, 0, 255).astype(np.uint8)


def _sampled(image: NDArray[np.float32], x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the image at places between pixels, by its four neighbours."""
    height, width = image.shape
    x, y = np.clip(x, 0, width - 1.001), np.clip(y, 0, height - 1.001)
    left, top = x.astype(np.int64), y.astype(np.int64)
    fx, fy = x - left, y - top
    upper = image[top, left] * (1 - fx) + image[top, left + 1] * fx
    lower = image[top + 1, left] * (1 - fx) + image[top + 1, left + 1] * fx
    return np.asarray(upper * (1 - fy) + lower * fy)
