"""Scans as PDF packs them: fax (CCITT), JBIG2, JPEG 2000, each drawn here and read."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from evidence.model import Limits, Source
from evidence.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

PDF: Any = pymupdf
SIZE = (1240, 1000)
LINES = ("Invoice 2026-118", "Steel tea infuser", "4006381333931")


def sheet() -> Image.Image:
    image = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(image)
    for n, line in enumerate(LINES):
        draw.text((120, 150 + 160 * n), line, fill=0, font=ImageFont.load_default(56))
    return image


def fax() -> bytes:
    """Return the sheet as one strip of CCITT group 4, black where a bit is 0."""
    file = io.BytesIO()
    sheet().convert("1").save(file, "TIFF", compression="group4", tiffinfo={278: SIZE[1]})
    with Image.open(file) as image:
        tags: Any = image.tag_v2  # type: ignore[attr-defined] # of TIFF alone
        start, length = tags[273][0], tags[279][0]
    return file.getvalue()[start : start + length]


def ccitt() -> tuple[bytes, str, int]:
    return fax(), f"/CCITTFaxDecode/DecodeParms<</K -1/Columns {SIZE[0]}/Rows {SIZE[1]}/BlackIs1 true>>", 1


def jbig2() -> tuple[bytes, str, int]:
    """Return the sheet as JBIG2: a page, and one region in the fax code on it."""
    page = struct.pack(">IBBBI", 0, 48, 0, 1, 19) + struct.pack(">IIIIBH", *SIZE, 0, 0, 0, 0)
    region = struct.pack(">IIIIB", *SIZE, 0, 0, 0) + b"\x01" + fax()
    return page + struct.pack(">IBBBI", 1, 38, 0, 1, len(region)) + region, "/JBIG2Decode/Decode[1 0]", 1


def jpeg_2000() -> tuple[bytes, str, int]:
    file = io.BytesIO()
    sheet().save(file, "JPEG2000")
    return file.getvalue(), "/JPXDecode", 8


@pytest.mark.parametrize("pack", [ccitt, jbig2, jpeg_2000])
def test_a_packed_scan_is_read(pack: Callable[[], tuple[bytes, str, int]]) -> None:
    data, name, bits = pack()
    with PDF.open() as document:
        page = document.new_page(width=595, height=480)
        image, content = document.get_new_xref(), document.get_new_xref()
        head = f"<</Type/XObject/Subtype/Image/Width {SIZE[0]}/Height {SIZE[1]}/ColorSpace/DeviceGray/BitsPerComponent {bits}"
        document.update_object(image, f"{head}>>")
        document.update_stream(image, data, compress=False)
        length = len(data)
        document.update_object(image, f"{head}/Filter{name}/Length {length}>>")
        document.update_object(content, "<<>>")
        document.update_stream(content, b"q 595 0 0 480 0 0 cm /I Do Q")
        document.xref_set_key(page.xref, "Resources", f"<</XObject<</I {image} 0 R>>>>")
        document.xref_set_key(page.xref, "Contents", f"{content} 0 R")
        made = document.tobytes()
    source = Source(sha256="0" * 64, name="i", kind="pdf", path="i", data=made)
    words = [w.text for w in read(source, effort="fast", limits=Limits()).pages[0].words]
    assert "4006381333931" in words
    assert "infuser" in words
