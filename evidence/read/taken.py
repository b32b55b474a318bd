"""The scan that a page is, taken out of the PDF instead of rendered: its own pixels, decoded once.

In: a PyMuPDF page. Out: gray pixels and their key, nothing where the page shows anything else or other than upright.
Never: a rendering, pixels that a reader of the page does not see.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from evidence.read.engines import gray_of

if TYPE_CHECKING:
    from evidence.read.engines import Gray

_LONG = 400
_LAYS = {b"q", b"Q", b"cm", b"Do"}
_PLAIN = re.compile(rb"/[\w.-]+|[-+]?[\d.]+")
_COLOURS = {"DeviceGray", "DeviceRGB", "ICCBased"}
_OFF = 0.75  # points by which the picture may miss the page's edge
_OBLONG = 0.01  # dots per inch may differ across and down by this share


def taken(page: Any, least: int, most: int) -> Gray | None:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the pixels of the one JPEG that fills the page and is all it draws, if its dots per inch are in between."""
    found = _only_picture(page)
    if found is None:
        return None
    dots = (found["width"] * 72 / page.rect.width, found["height"] * 72 / page.rect.height)
    if not least <= min(dots) <= max(dots) <= min(most, min(dots) * (1 + _OBLONG)):
        return None
    return _decoded(page, found["xref"], (found["width"], found["height"]))


def _only_picture(page: Any) -> dict[str, Any] | None:  # noqa: ANN401 -- as above
    if page.rotation or page.first_annot or page.first_widget or not _draws_one_thing(page.read_contents()):
        return None
    plain = [
        image[0] for image in page.get_images(full=True) if image[9] == 0 and not image[1] and image[5] in _COLOURS
    ]
    pictures = page.get_image_info(xrefs=True)
    if len(pictures) != 1 or [pictures[0]["xref"]] != plain:
        return None
    one: dict[str, Any] = pictures[0]
    a, b, c, d, _, _ = one["transform"]
    fills = all(abs(side - edge) < _OFF for side, edge in zip(one["bbox"], page.rect, strict=True))
    return one if fills and a > 0 and d > 0 and abs(b) + abs(c) < _OFF else None


def _draws_one_thing(contents: bytes) -> bool:
    """Whether the page lays down one thing as it is: nothing that clips, masks, fades or writes."""
    signs = contents.split() if len(contents) < _LONG else [b"?"]
    return signs.count(b"Do") == 1 and all(sign in _LAYS or _PLAIN.fullmatch(sign) for sign in signs)


def _decoded(page: Any, xref: int, size: tuple[int, int]) -> Gray | None:  # noqa: ANN401 -- as above
    """Return the pixels of a plain gray or RGB JPEG; anything stranger is left to the renderer."""
    from PIL import Image

    keys = {key: page.parent.xref_get_key(xref, key)[1] for key in ("Filter", "Decode", "Mask")}
    if keys != {"Filter": "/DCTDecode", "Decode": "null", "Mask": "null"}:
        return None
    try:
        with Image.open(io.BytesIO(page.parent.xref_stream_raw(xref))) as image:
            return gray_of(image.convert("L")) if image.mode in {"L", "RGB"} and image.size == size else None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- Pillow raises anything on damaged pictures; the renderer may still show them
        return None
