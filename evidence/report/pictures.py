"""Small pictures of pages and lines, as data URIs.

In: the bytes of papers, pages and boxes in a reader's coordinates. Out: JPEG pictures.
Never: an exception for a page that cannot be drawn; it has no picture.
"""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.report.highlight import opened
from evidence.report.images import as_pdf
from evidence.report.shapes import Corners
from evidence.values.scans import filling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image


_WIDTH = 900.0  # pixels of a page's picture
_MOST_ZOOM = 2.0
_MARGIN, _ABOVE = 9.0, 4.0  # points around a line
_QUALITY = 60  # of JPEG: twice the bytes of WebP, a tenth of the time, and half of a second run was WebP
_MOST_PIXELS = 80_000_000  # Pillow warns of more
_LINE_HEIGHT = 160.0  # points: a taller box is cut


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as a data URI, the size in pixels to show it at, and the size of what it shows in points."""

    uri: str
    width: int
    height: int
    points: tuple[float, float]


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A page, and the lines cut out of it by box."""

    page: Picture
    lines: dict[Corners, Picture]


def draw_pages(data: bytes, name: str, wanted: dict[int, Iterable[Corners]]) -> dict[int, Drawn]:
    """Return the pictures of the pages of one file: number from 1 -> the page and its lines."""
    drawn: dict[int, Drawn] = {}
    try:
        base = as_pdf(data, name)
        if base is None:
            return {}
        with opened(base) as document:
            for number, boxes in sorted(wanted.items()):
                if 1 <= number <= document.page_count:
                    drawn[number] = _drawn(document[number - 1], boxes)
    except Exception:  # noqa: BLE001 -- the libraries raise anything on odd files; the report goes on without pictures
        return drawn
    return drawn


def _drawn(page: Any, boxes: Iterable[Corners]) -> Drawn:  # noqa: ANN401 -- pymupdf has no types
    zoom = min(_MOST_ZOOM, _WIDTH / max(1.0, page.rect.width))
    image = _scanned(page, zoom) or _rendered(page, zoom)
    lines = {box: _line(image, box, zoom) for box in boxes}
    return Drawn(page=_picture(image, (page.rect.width, page.rect.height)), lines={b: p for b, p in lines.items() if p})


def _rendered(page: Any, zoom: float) -> Image:  # noqa: ANN401 -- as above
    import pymupdf
    from PIL import Image as Images

    mupdf: Any = pymupdf
    pixels = page.get_pixmap(matrix=mupdf.Matrix(zoom, zoom), colorspace=mupdf.csRGB, alpha=False)
    return Images.frombuffer("RGB", (pixels.width, pixels.height), pixels.samples_mv, "raw", "RGB", 0, 1)


def _scanned(page: Any, zoom: float) -> Image | None:  # noqa: ANN401 -- as above
    """Return a page that is one scan, decoded no larger than it must be: half the time of rendering it."""
    from PIL import Image as Images

    scan = filling(page)
    if scan is None or not scan.plain or scan.width * scan.height > _MOST_PIXELS:
        return None
    size = (max(1, round(page.rect.width * zoom)), max(1, round(page.rect.height * zoom)))
    try:
        with Images.open(io.BytesIO(page.parent.xref_stream_raw(scan.xref))) as image:
            if image.mode not in {"L", "RGB"} or image.size != (scan.width, scan.height):
                return None
            image.draft(image.mode, size)
            return image.resize(size, Images.Resampling.BOX if image.width > size[0] else Images.Resampling.BILINEAR)
    except OSError:  # a damaged picture, of which the renderer may show something
        return None


def _line(image: Image, box: Corners, zoom: float) -> Picture | None:
    bottom = min(box[3], box[1] + _LINE_HEIGHT)
    sides = (box[0] - _MARGIN, box[1] - _ABOVE, box[2] + _MARGIN, bottom + _ABOVE)
    left, top, right, low = (round(v * zoom) for v in sides)
    clip = max(0, left), max(0, top), min(image.width, right), min(image.height, low)
    if clip[2] - clip[0] < 1 or clip[3] - clip[1] < 1:
        return None
    cut = image.crop(clip)
    return _picture(cut, (cut.width / zoom, cut.height / zoom))


def _picture(image: Image, points: tuple[float, float]) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    uri = f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode('ascii')}"
    return Picture(uri=uri, width=image.width, height=image.height, points=points)
