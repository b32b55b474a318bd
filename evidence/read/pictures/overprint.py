"""Large words stamped or printed across a page, over its text: "CANCELLED" aslant and pale, which no reader of lines sees.

In: gray pixels of an upright page. Out: each such word with its corners, or only where one stands that cannot be read.
Never: an ordinary line; a reading added to the page's words. What a word means is told by `values.unfinished`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from evidence.model import Sign, around
from evidence.model.document import Box
from evidence.read.drawn import drawings, drawn
from evidence.read.engines import crops, gray_of
from evidence.read.geometry import Projection, rotation
from evidence.read.spots import INK, groups
from evidence.values.unfinished import harmless, nearly_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from evidence.read.drawn import Bounds
    from evidence.read.engines import Gray
    from evidence.read.geometry import Way
    from evidence.read.spots import Group, Real

LONG, _SMALL = 1400, 500  # pixels of the longer side: where letters are read, where they are looked for
_PAPER = 245
# Strokes up to so many pixels are print and taken away; hollow letters have thin strokes too, bold print thick ones.
_STROKES = (3, 5, 9)
_BROAD = 61  # small pixels: what is wider and higher than that is a shaded field, not a stroke
_GROUPS, _READ = 4, 3
_LEAST_POINTS = 150
_ASLANT = 9.0  # degrees
_FEW_POINTS = 4000
# Of a page with a text layer: how large a picture (a share of the page) or shape (points) may hold such a word.
_DPI, _LARGE, _LETTER, _MOST_SHAPES, _ITEMS = 120, 0.04, 18.0, 2000, 24
_AROUND = 24.0  # points of paper that are looked at around them
_PICTURES, _SHAPES = frozenset({"fill-image", "fill-imgmask", "fill-shade"}), frozenset({"fill-path", "stroke-path"})
_REACH = 1.6  # heights beyond the ends of a row
_CROP, _WIDEST = 48, 1200
_SURE, _SURE_LEVEL = 0.3, 0.6
# What a row must be to be looked at: a level one is pale and set apart, else it is an ordinary line.
_LEAST_HIGH, _LEAST_LONG, _LEAST_SHARP = 10.0, 2.2, 1.75
_ASLANT_HIGH, _ASLANT_LONG = 8.0, 1.8  # four letters of 18 points in a frame; an ordinary line is level
_PALE, _LEVEL_SHARP, _LEVEL_POINTS, _LEVEL_LONG = 120, 2.4, 400, 10.0
_HUGE, _HUGE_POINTS, _HUGE_TONE, _HUGE_SHARP = 25.0, 1500, 160, 1.15
# A word stands there though nobody can read it: see docs/measurements.md for honest pages and stamped ones.
_BAND_ASLANT, _BAND_SHARP, _BAND_SPOTS, _BAND_LONG, _BAND_HIGH, _BAND_POINTS = 12.0, 2.3, 4, 2.5, 12.0, 600


class Overprint(NamedTuple):
    """A word across the page: as read (empty: cannot be read), the word it stands for, corners in the page's pixels."""

    text: str
    word: str
    corners: tuple[tuple[float, float], ...]


class _Band(NamedTuple):
    """A row of letters in small pixels turned by `degrees` clockwise: its sides, and how much speaks for it."""

    degrees: float
    top: float
    bottom: float
    left: float
    right: float
    points: int
    sharp: float
    spots: int
    tone: float
    pixels: Gray

    @property
    def aslant(self) -> float:
        """Degrees between the row and the nearest side of the page."""
        return abs((self.degrees + 45) % 90 - 45)

    @property
    def is_huge(self) -> bool:
        """Whether letters are so large that no ordinary line has them."""
        return self.bottom - self.top >= _HUGE and self.points >= _HUGE_POINTS and self.tone < _HUGE_TONE

    @property
    def worth(self) -> float:
        """How early it is looked at."""
        return math.sqrt(self.points) * self.sharp * (1.0 if self.aslant > _ASLANT or self.is_huge else 0.15)


class Even(NamedTuple):
    """A page's pixels at the size it is looked at, the paper's light taken out; `long` is its longer side as given."""

    pixels: Gray
    long: float


def even(gray: Gray, long: float = 0.0) -> Even | None:
    """Return a page as it is looked at, None where it is too small; `long` where only a part of the page is given."""
    if min(gray.shape) < _SMALL // 10:
        return None
    long = long or max(gray.shape)
    return Even(_even(_sized(gray, long)), long)


def signs(found: tuple[Overprint, ...], to_page: Way, number: int) -> tuple[Sign, ...]:
    """Return a sign for each word across a page: `now` as read, `before` the word it stands for."""
    told = []
    for one in found:
        corners = [to_page.at(x, y) for x, y in one.corners]
        box = around(Box(x, y, x, y) for x, y in corners)
        told.append(Sign(kind="stamped", page=number, box=box, now=one.text, before=one.word))
    return tuple(told)


def signs_of_page(page: Any, number: int) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the signs of a page with a text layer, where a picture or shapes may hold a word that the layer lacks."""
    import numpy as np
    import pymupdf

    parts = _may_hold_word(page)
    if not parts:
        return ()
    area = around(Box(*part) for part in parts).grow(_AROUND)
    clip = pymupdf.Rect(*msgspec.structs.astuple(area)) * pymupdf.Matrix(*rotation(page)) & page.rect
    if clip.is_empty:
        return ()
    zoom = _DPI / 72
    matrix = pymupdf.Matrix(zoom, zoom)
    pixels = page.get_pixmap(matrix=matrix, clip=clip, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    back = Projection(1 / zoom, 0.0, 0.0, 1 / zoom, pixels.x / zoom, pixels.y / zoom)
    return signs(overprints(even(gray_of(gray), max(page.rect.width, page.rect.height) * zoom)), back, number)


def _may_hold_word(page: Any) -> list[Bounds]:  # noqa: ANN401 -- as above
    """Return large pictures, and shapes with curves or slopes as large as such letters, where they may be a word."""
    sheet = page.rect
    whole, shapes = sheet.width * sheet.height, 0
    found: list[Bounds] = []
    for kind, box in drawn(page):
        left, top, right, bottom = box
        if kind in _PICTURES and (right - left) * (bottom - top) > _LARGE * whole:
            found.append(box)
        shapes += kind in _SHAPES and min(right - left, bottom - top) >= _LETTER
    if not 0 < shapes <= _MOST_SHAPES:
        return found
    parts = [d for d in drawings(page) if _is_shape(d)]
    if len(parts) > 2 or any(len(d["items"]) > _ITEMS for d in parts):  # noqa: PLR2004 -- a void has four letters
        found += [tuple(d["rect"]) for d in parts]
    return found


def _is_shape(drawing: Any) -> bool:  # noqa: ANN401 -- as above
    """Whether something drawn is as large as a letter of a stamp and no box: round, or with sloping sides."""
    left, top, right, bottom = drawing["rect"]
    if min(right - left, bottom - top) < _LETTER:
        return False
    return any(
        i[0] == "c" or (i[0] == "l" and min(abs(i[1][0] - i[2][0]), abs(i[1][1] - i[2][1])) > 1)
        for i in drawing["items"]
    )


def overprints(page: Even | None) -> tuple[Overprint, ...]:
    """Return the first word that says that the paper does not count; else the first that cannot be read, if any."""
    if page is None or not crops.available():
        return ()
    shrunk = LONG / _SMALL
    looked_at = filter(_may_be_word, _bands(page.pixels, shrunk))
    bands = sorted(looked_at, key=lambda b: (-b.worth, b.degrees, b.left))[:_READ]
    unread = None
    back = page.long / _SMALL
    seen = crops.read_crops([_crop(b, shrunk) for b in bands]) if bands else ()
    for band, (text, sure) in zip(bands, seen, strict=True):
        slanted = band.aslant > _ASLANT
        word = nearly_stamp(text, part=slanted) if sure >= _least_sure(band) else None
        if word:
            return (Overprint(text, word, _corners(band, back)),)
        if unread is None and _is_writing(band) and not harmless(text):
            unread = Overprint("", "", _corners(band, back))
    return (unread,) if unread else ()


def _least_sure(band: _Band) -> float:
    return _SURE if band.aslant > _ASLANT or band.is_huge else _SURE_LEVEL


def _may_be_word(band: _Band) -> bool:
    high, long = band.bottom - band.top, band.right - band.left
    least = (_ASLANT_HIGH, _ASLANT_LONG) if band.aslant > _ASLANT else (_LEAST_HIGH, _LEAST_LONG)
    if high < least[0] or long < least[1] * high:
        return False
    if band.is_huge and band.sharp >= _HUGE_SHARP:
        return True
    if band.sharp < _LEAST_SHARP:
        return False
    apart = band.tone < _PALE and band.sharp >= _LEVEL_SHARP and band.points >= _LEVEL_POINTS
    return band.aslant > _ASLANT or (apart and long < _LEVEL_LONG * high)


def _is_writing(band: _Band) -> bool:
    """Whether a row is so large, long and sharp that it must be a word across the page."""
    high, long = band.bottom - band.top, band.right - band.left
    large = high >= _BAND_HIGH and long >= _BAND_LONG * high and band.points >= _BAND_POINTS
    return large and band.aslant >= _BAND_ASLANT and band.sharp >= _BAND_SHARP and band.spots >= _BAND_SPOTS


def _sized(gray: Gray, long: float) -> Image:
    from PIL import Image

    image = Image.fromarray(gray)
    factor = LONG / long
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image.resize(size, Image.Resampling.BOX if factor < 1 else Image.Resampling.BILINEAR)


def _even(image: Image) -> Gray:
    """Return the pixels with the paper's own light taken out."""
    import numpy as np
    from PIL import Image, ImageFilter

    small = image.resize((max(1, image.width // 16), max(1, image.height // 16)), Image.Resampling.BOX)
    light = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(4))
    paper = np.asarray(light.resize(image.size, Image.Resampling.BILINEAR), dtype=np.float32)
    return gray_of(np.clip(np.asarray(image, dtype=np.float32) * (_PAPER / np.maximum(paper, 40)), 0, 255))


def _bands(page: Gray, shrunk: float) -> Iterator[_Band]:
    """Yield rows of large letters at any angle, by what is left when strokes of print are taken away."""
    import numpy as np
    from PIL import Image

    small = (max(1, round(page.shape[1] / shrunk)), max(1, round(page.shape[0] / shrunk)))
    for stroke in _STROKES:
        left = _closed(page, stroke)
        ink = gray_of(np.maximum(_PAPER - left.astype(np.int16), 0))
        strokes = _narrow(gray_of(Image.fromarray(ink).resize(small, Image.Resampling.BOX)))
        for group in groups(strokes, _GROUPS):
            if len(group.x) >= _LEAST_POINTS:
                yield from (_whole(band, strokes) for band in _rows(group, left))


def _closed(page: Gray, size: int) -> Gray:
    """Return the page without dark strokes thinner than `size` pixels."""
    import numpy as np

    for of in (np.maximum, np.minimum):
        for axis in (0, 1):
            page = _window(page, size, of, axis)
    return page


def _narrow(ink: Gray) -> Gray:
    """Return the ink without what is broad or long: shaded rows, columns and fields."""
    import numpy as np

    broad = [_window(_window(ink, _BROAD, np.minimum, axis), _BROAD, np.maximum, axis) for axis in (0, 1)]
    return gray_of(ink - np.maximum(*broad))


def _window(pixels: Gray, size: int, of: Callable[[Gray, Gray], Gray], axis: int) -> Gray:
    """Return the least or largest value of an odd number of pixels around each, along an axis."""
    import numpy as np

    pads = [(0, 0), (0, 0)]
    pads[axis] = (size // 2, size // 2)
    wide = np.pad(pixels, pads, mode="edge")
    length, done = pixels.shape[axis], 1

    def cut(start: int, count: int) -> Gray:
        return wide[start : start + count] if axis == 0 else wide[:, start : start + count]

    while done * 2 <= size:
        rest = wide.shape[axis] - done
        wide = of(cut(0, rest), cut(done, rest))
        done *= 2
    return of(cut(0, length), cut(size - done, length))


def _rows(group: Group, pixels: Gray) -> Iterator[_Band]:
    """Yield the rows of a group, at the angle at which they are sharpest."""
    import numpy as np

    step = len(group.x) // _FEW_POINTS + 1
    x, y = group.x[::step], group.y[::step]
    coarse = np.arange(-78.0, 91.0, 6.0)
    sharpness = [_sharpness(x, y, float(d)) for d in coarse]
    at = int(np.argmax(sharpness))
    fine = np.arange(coarse[at] - 5, coarse[at] + 5.5, 1.0)
    degrees = float(max(fine, key=lambda d: _sharpness(x, y, float(d))))
    sharp = sharpness[at] / float(np.median(sharpness))
    found = sorted(_parts(*_turned(group.x, group.y, degrees)), reverse=True)[:2]
    for points, top, bottom, left, right in found:
        yield _Band(degrees, top, bottom, left, right, points, sharp, group.spots, group.tone, pixels)


def _whole(band: _Band, strokes: Gray) -> _Band:
    """Return a row with the letters at its ends that are no part of its group: one that touches its neighbours is long."""
    import numpy as np

    y, x = np.nonzero(strokes > INK)
    along, below = _turned(x.astype(np.float32), y.astype(np.float32), band.degrees)
    high = band.bottom - band.top
    near = (along > band.left - _REACH * high) & (along < band.right + _REACH * high)
    places = along[near & (below >= band.top) & (below < band.bottom)].astype(np.int32)
    counts = np.bincount(places - places.min()) if len(places) else places
    columns = np.flatnonzero(counts > max(2.0, high * 0.1)) + (places.min() if len(places) else 0)
    for left, right in _stretches(columns, max(6.0, high * 0.8)):
        if left < band.right and band.left < right:
            return band._replace(left=min(band.left, float(left)), right=max(band.right, float(right)))
    return band


def _turned(x: Real, y: Real, degrees: float) -> tuple[Real, Real]:
    """Return how far along and how far below each point lies once the text is level."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return x * cos - y * sin, y * cos + x * sin


def _sharpness(x: Real, y: Real, degrees: float) -> float:
    import numpy as np

    below = _turned(x, y, degrees)[1]
    counts = np.bincount(((below - below.min()) / 1.5).astype(np.int32))
    return float((counts.astype(np.float64) ** 2).sum())


def _parts(along: Real, below: Real) -> Iterator[tuple[int, float, float, float, float]]:
    """Yield pieces of rows without a wide gap: how many points, top, bottom, left, right."""
    import numpy as np

    first, start = float(below.min()), float(along.min())
    profile = np.bincount((below - first).astype(np.int32))
    rows = np.flatnonzero(profile > max(3.0, float(profile.max()) * 0.18))
    for top, bottom in _stretches(rows, 2):
        high = bottom - top
        if not 7 <= high <= 110:  # noqa: PLR2004 -- small pixels: no letters
            continue
        places = (along[(below - first >= top) & (below - first < bottom)] - start).astype(np.int32)
        for left, right in _stretches(np.unique(places), max(6.0, high)):
            points = int(((places >= left) & (places < right)).sum())
            if right - left > 1.5 * high and 0.08 < points / ((right - left) * high) < 0.85:  # noqa: PLR2004 -- letters
                yield points, top + first, bottom + first, left + start, right + start


def _stretches(places: NDArray[np.intp] | NDArray[np.int32], gap: float) -> Iterator[tuple[int, int]]:
    """Yield first and behind-last of runs of sorted places, parted where they lie further apart than a gap."""
    import numpy as np

    if not len(places):
        return
    breaks = np.flatnonzero(np.diff(places) > gap)
    yield from zip(
        (int(p) for p in places[np.concatenate(([0], breaks + 1))]),
        (int(p) + 1 for p in places[np.concatenate((breaks, [len(places) - 1]))]),
        strict=True,
    )


def _crop(band: _Band, shrunk: float) -> Gray:
    """Return a row cut out, level and of full contrast, as the recogniser likes it."""
    import numpy as np
    from PIL import Image

    high = band.bottom - band.top
    top, left = (band.top - high * 0.22) * shrunk, (band.left - high * 0.4) * shrunk
    step = high * 1.44 * shrunk / _CROP
    wide = int(min(_WIDEST, max(16, (band.right - band.left + high * 0.8) * shrunk / step)))
    cos, sin = math.cos(math.radians(band.degrees)), math.sin(math.radians(band.degrees))
    way = (step * cos, step * sin, left * cos + top * sin, -step * sin, step * cos, top * cos - left * sin)
    level = Image.fromarray(band.pixels).transform(
        (wide, _CROP), Image.Transform.AFFINE, way, Image.Resampling.BICUBIC, fillcolor=_PAPER
    )
    shades = np.asarray(level, dtype=np.float32)
    low, high_end = (float(v) for v in np.percentile(shades, (8, 75)))
    return gray_of(np.clip((shades - low) / max(8.0, high_end - low) * 220 + 20, 0, 255))


def _corners(band: _Band, back: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of a row in the page's own pixels."""
    cos, sin = math.cos(math.radians(band.degrees)), math.sin(math.radians(band.degrees))
    return tuple(
        ((q * cos + r * sin) * back, (r * cos - q * sin) * back)
        for q, r in (
            (band.left, band.top),
            (band.right, band.top),
            (band.right, band.bottom),
            (band.left, band.bottom),
        )
    )
