"""The picture that a page is, as a key: one scan saved as JPG and inside a PDF has one key.

In: an opened image, or a page of a PDF that one picture fills. Out: a hash of the stored pixels, empty where the page
is more than a picture. Never: likeness: two scans of one paper have two keys.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from evidence.read.drawn import images
from evidence.read.engines import gray_of

if TYPE_CHECKING:
    from PIL.Image import Image

    from evidence.read.engines import Gray

_FILLS = 0.7


def key_of_image(image: Image) -> str:
    """Return the key of an image's pixels as they are stored, before any turn."""
    plain = image if image.mode == "L" else image.convert("RGB").convert("L")
    return key_of_gray(gray_of(plain))


def key_of_gray(gray: Gray) -> str:
    """Return the key of the gray pixels of a picture as it is stored."""
    height, width = gray.shape
    key = hashlib.sha256(f"{width}x{height} ".encode())
    key.update(gray.data)
    return key.hexdigest()


def key_of_page(page: Any) -> str:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the key of the one picture that a page is; a picture that cannot be decoded has none."""
    from PIL import Image

    found = images(page)
    if len(found) != 1 or found[0][1]:
        return ""
    rects = page.get_image_rects(found[0][0])
    if len(rects) != 1 or abs(rects[0]) < _FILLS * abs(page.rect):
        return ""
    try:
        with Image.open(io.BytesIO(page.parent.extract_image(found[0][0])["image"])) as image:
            return key_of_image(image)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- Pillow raises anything; the page itself was read
        return ""
