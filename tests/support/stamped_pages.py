"""Words stamped across pages: drawn aslant, pale or dark, filled or hollow, in the gray pixels of a scan.

In: gray pixels of a page. Out: the same page with the stamp on it, as a scanner's JPEG.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pymupdf
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_LONG_SIDE = 842.0


class Stamp(NamedTuple):
    """A word, its angle (counter-clockwise), gray of its ink on white paper, and how it is drawn; size in points."""

    word: str
    angle: float = 40.0
    tone: int = 200
    size: float = 60.0
    font: str = "hebo"
    hollow: bool = False


def painter(stamp: Stamp, gray: float = 0.0) -> Callable[[pymupdf.Page], None]:
    """Return what draws a stamp in the middle of a page of a PDF."""

    def paint(page: pymupdf.Page) -> None:
        middle = pymupdf.Point(page.rect.width / 2, page.rect.height / 2)
        long = pymupdf.Font(stamp.font).text_length(stamp.word, fontsize=stamp.size)
        at = pymupdf.Point(middle.x - long / 2, middle.y + stamp.size * 0.36)
        drawn: dict[str, Any] = {"render_mode": 1, "border_width": 0.03} if stamp.hollow else {}
        turn = (middle, pymupdf.Matrix(stamp.angle))
        shade = (gray, gray, gray)
        page.insert_text(
            at, stamp.word, fontsize=stamp.size, fontname=stamp.font, morph=turn, color=shade, fill=shade, **drawn
        )

    return paint


def stamped(gray: NDArray[np.uint8], stamp: Stamp) -> NDArray[np.uint8]:
    """Return a page's pixels with a stamp whose ink darkens what lies under it."""
    height, width = gray.shape
    dots = max(gray.shape) / _LONG_SIDE
    with pymupdf.open() as document:
        page = document.new_page(width=width / dots, height=height / dots)
        painter(stamp)(page)
        ink = page.get_pixmap(matrix=pymupdf.Matrix(dots, dots), colorspace=pymupdf.csGRAY)
        drawn = Image.frombytes("L", (ink.width, ink.height), ink.samples).resize((width, height))
    share = 1 - np.asarray(drawn, dtype=np.float32) / 255
    pixels = np.clip(gray * (1 - share * (1 - stamp.tone / 255)), 0, 255).astype(np.uint8)
    scan = io.BytesIO()
    Image.fromarray(pixels).save(scan, "jpeg", quality=80)
    return np.asarray(Image.open(scan))
