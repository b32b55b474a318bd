"""A scanned page that is one JPEG and nothing else: its picture, taken out byte for byte.

In: an open PDF and a page. Out: the JPEG, or None where a reader sees anything else than it. Never: a decoded pixel
in what goes out; a picture that the page shows cut, mirrored, masked or in other colours.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from evidence.report.highlight import opened
from evidence.report.images import as_pdf
from evidence.report.shrinking import exif_segment, worst_tile
from evidence.values.pictures import EXIF_TURN

if TYPE_CHECKING:
    from PIL.Image import Image

_CLOSE = 1.0  # points that a picture may stop short of the page's edges
_ALIKE = 12.0  # gray levels that a tile may differ: a picture may lie half a point beside the page's edge
_LOOK = 1.0  # pixels a point at which page and picture are compared
_UPRIGHT_TURNS = {0: 1, 90: 6, 180: 3, 270: 8}  # a page's turn clockwise -> the Exif turn that shows a picture so
_HIDDEN = {"ignore-text"}


def page_jpeg(document: Any, number: int) -> bytes | None:  # noqa: ANN401 -- pymupdf has no types
    """Return the JPEG that a page (from 1) consists of, its turn noted in it; None where the page is more than that."""
    page = document[number - 1]
    images = page.get_images(full=True)
    if len(images) != 1 or next(page.annots(), None) or next(page.widgets(), None):
        return None
    drawn = [kind for kind, *_ in page.get_bboxlog() if kind not in _HIDDEN]
    placed = page.get_image_info(xrefs=True)
    if drawn != ["fill-image"] or len(placed) != 1 or not _fills(page, placed[0]):
        return None
    xref, mask = images[0][0], images[0][1]
    plain = all(document.xref_get_key(xref, key)[0] == "null" for key in ("Decode", "Mask", "SMask"))
    if mask or not plain or document.xref_get_key(xref, "Filter")[1] not in {"/DCTDecode", "[/DCTDecode]"}:
        return None
    data = _turned(bytes(document.xref_stream_raw(xref)), _UPRIGHT_TURNS.get(page.rotation, 0))
    return data if data and _looks_like(page, data) else None


def _fills(page: Any, placed: Any) -> bool:  # noqa: ANN401 -- pymupdf has no types
    """Say whether the picture is as large as the page; that it lies right, `_looks_like` tells."""
    left, top, right, bottom = placed["bbox"]
    sides, wanted = sorted((right - left, bottom - top)), sorted((page.rect.width, page.rect.height))
    return all(abs(a - b) <= 2 * _CLOSE for a, b in zip(sides, wanted, strict=True))


def _turned(data: bytes, turn: int) -> bytes | None:
    """Return the JPEG with its turn noted; None where it notes one of its own, which a PDF does not heed."""
    from PIL import Image as Images

    with Images.open(io.BytesIO(data)) as image:
        own = image.getexif().get(EXIF_TURN, 1)
    if turn == 0 or own not in {0, 1}:
        return None
    return data if turn == 1 else data[:2] + exif_segment(turn) + data[2:]


def _looks_like(page: Any, data: bytes) -> bool:  # noqa: ANN401 -- pymupdf has no types
    """Draw page and picture alike and compare: colour spaces, crops and mirrors come to light here."""
    base = as_pdf(data, "scan")
    if base is None:
        return False
    with opened(base) as document:
        width, height = round(page.rect.width * _LOOK), round(page.rect.height * _LOOK)
        return worst_tile(_drawn(page, width, height), _drawn(document[0], width, height)) < _ALIKE


def _drawn(page: Any, width: int, height: int) -> Image:  # noqa: ANN401 -- pymupdf has no types
    import pymupdf
    from PIL import Image as Images

    mupdf: Any = pymupdf
    matrix = mupdf.Matrix(width / page.rect.width, height / page.rect.height)
    pixels = page.get_pixmap(matrix=matrix, colorspace=mupdf.csRGB, alpha=False)
    return Images.frombytes("RGB", (pixels.width, pixels.height), bytes(pixels.samples)).resize((width, height))
