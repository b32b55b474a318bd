"""PDFs written object by object, to hold what no program writes: endless pages, pictures too large to decode."""

from __future__ import annotations

import zlib

import pymupdf

TEXT = "Rechnung 4711 vom 03.04.2025"
LINE = b"BT /F 12 Tf 72 700 Td (Rechnung 4711 vom 03.04.2025 EAN 4006381333931) Tj ET\n"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
FONTS = b"/Font<</F 5 0 R>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
GRAY = b"/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceGray/Width %d/Height %d"
SIDE = 60_000


def stream(entries: bytes, body: bytes) -> bytes:
    return b"<<" + entries + b"/Length %d>>stream\n" % len(body) + body + b"\nendstream"


def raw_pdf(*objects: bytes) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return bytes(out) + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def page_pdf(content: bytes, *more: bytes, resources: bytes = b"", box: bytes = b"[0 0 595 842]") -> bytes:
    """Return a page; objects of `more` are numbered from 6."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Resources<<%s%s>>/Contents 4 0 R>>" % (box, FONTS, resources)
    tree = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    return raw_pdf(*tree, page, stream(b"", content), FONT, *more)


def pdf_of(pages: int, **options: object) -> bytes:
    with pymupdf.open() as doc:
        for number in range(pages):
            doc.new_page().insert_text((72, 72), f"{TEXT}, page {number + 1} of several")
        data: bytes = doc.tobytes(**options)
    return data


def slow_pdf() -> bytes:
    """Forms that draw the next one ten times each: ten billion lines of text."""
    forms = []
    for number in range(7, 16):
        inner = b"/Resources<</XObject<</X %d 0 R>>>>" % number
        forms.append(stream(FORM + inner, b"/X Do\n" * 10))
    last = stream(FORM + b"/Resources<<%s>>" % FONTS, LINE * 10)
    return page_pdf(b"/X Do\n", *forms, last, resources=b"/XObject<</X 6 0 R>>")


def pdf_with_bomb(*, mask: bool = False) -> bytes:
    entries, real = GRAY + b"/Filter/FlateDecode", zlib.compress(bytes(1000))
    if mask:
        small = stream(GRAY % (10, 10) + b"/SMask 7 0 R", bytes(100))
        images = [small, stream(entries % (SIDE, SIDE), real)]
    else:
        images = [stream(entries % (SIDE, SIDE), real)]
    return page_pdf(b"q 595 0 0 842 0 0 cm /X Do Q\n", *images, resources=b"/XObject<</X 6 0 R>>")
