"""A page that is one scan: the JPEG that fills it, and is all that a reader of the page sees.

In: a PyMuPDF page. Out: the JPEG as it stands in the file, nothing where the page shows anything else or other than
upright. Never: a decode, a rendering. The reader and the report's pictures share this rule.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_LONG = 400
_LAYS = {b"q", b"Q", b"cm", b"Do"}
_PLAIN = re.compile(rb"/[\w.-]+|[-+]?[\d.]+")
_COLOURS = {"DeviceGray", "DeviceRGB", "ICCBased"}
_OFF = 0.75  # points by which the picture may miss the page's edge


class Scan(NamedTuple):
    """A JPEG that fills its page: its size in pixels, and where it lies in the PDF.

    `plain`: its numbers are shades or sRGB colours as every program takes them, not what some profile makes of them.
    """

    width: int
    height: int
    plain: bool
    xref: int


def filling(page: Any) -> Scan | None:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the one plain JPEG that fills the page and is all it draws."""
    drawn = _only_thing(page.read_contents())
    if drawn is None or page.rotation or page.first_annot or page.first_widget:
        return None
    # Not asked for the picture's number in the file, which would decode the picture for its digest.
    known, pictures = page.get_images(full=True), page.get_image_info()
    if len(known) != 1 or len(pictures) != 1:
        return None
    xref, mask, _, _, _, colours, _, name, _, inside = known[0]
    if inside or mask or colours not in _COLOURS or name.encode() != drawn:
        return None
    one = pictures[0]
    a, b, c, d, _, _ = one["transform"]
    fills = all(abs(side - edge) < _OFF for side, edge in zip(one["bbox"], page.rect, strict=True))
    if not (fills and a > 0 and d > 0 and abs(b) + abs(c) < _OFF):
        return None
    keys = {key: page.parent.xref_get_key(xref, key)[1] for key in ("Filter", "Decode", "Mask")}
    if keys != {"Filter": "/DCTDecode", "Decode": "null", "Mask": "null"}:
        return None
    return Scan(one["width"], one["height"], _is_plain(one["cs-name"]), xref)


def _is_plain(colours: str) -> bool:
    return not colours.startswith("ICCBased") or "(Gray," in colours or "sRGB" in colours


def _only_thing(contents: bytes) -> bytes | None:
    """Return the name of the one thing that the page lays down as it is: nothing clips, masks, fades or writes."""
    signs = contents.split() if len(contents) < _LONG else []
    if signs.count(b"Do") != 1 or not all(sign in _LAYS or _PLAIN.fullmatch(sign) for sign in signs):
        return None
    return signs[signs.index(b"Do") - 1].removeprefix(b"/")
