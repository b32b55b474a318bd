"""The scan that a page is, taken out of the PDF instead of rendered: its own pixels, decoded once.

In: a PyMuPDF page. Out: its pixels, nothing where the page shows anything else or other than upright.
Never: a rendering, pixels that a reader of the page does not see.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from evidence.read.pictures.inks import pixels_of
from evidence.values.scans import filling

if TYPE_CHECKING:
    from evidence.read.pictures.inks import Pixels
    from evidence.values.scans import Scan

_OBLONG = 0.01  # dots per inch may differ across and down by this share


def taken(page: Any, least: int, most: int) -> Pixels | None:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the pixels of the one JPEG that fills the page and is all it draws, if its dots per inch are in between."""
    found = filling(page)
    if found is None:
        return None
    dots = (found.width * 72 / page.rect.width, found.height * 72 / page.rect.height)
    if not least <= min(dots) <= max(dots) <= min(most, min(dots) * (1 + _OBLONG)):
        return None
    return _decoded(page, found)


def _decoded(page: Any, found: Scan) -> Pixels | None:  # noqa: ANN401 -- as above
    """Return the pixels of a gray or RGB JPEG; anything stranger is left to the renderer."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(page.parent.xref_stream_raw(found.xref))) as image:
            whole = image.mode in {"L", "RGB"} and image.size == (found.width, found.height)
            return pixels_of(image) if whole else None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- Pillow raises anything on damaged pictures; the renderer may still show them
        return None
