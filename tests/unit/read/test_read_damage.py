"""A PDF that was cut off, lost parts or had to be mended says so; whole ones, whatever viewers forgive, say nothing."""

from __future__ import annotations

import hashlib
import io
import zlib

import numpy as np
import pytest
from PIL import Image
from raw_pdfs import FONT, LINE, page_pdf, pdf_of, raw_pdf, stream

from evidence.model import Document, Limits, Source
from evidence.read import read

PACKED = b"/Filter/FlateDecode"


def document(data: bytes, pages: tuple[int, ...] | None = None) -> Document:
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name="a.pdf", kind="pdf", path="a.pdf", data=data)
    return read(source, effort="fast", limits=Limits(), pages=pages)


def told(data: bytes, pages: tuple[int, ...] | None = None) -> tuple[set[tuple[str, int]], int]:
    """Return the kinds and pages of what was found damaged, and how many warnings a user sees."""
    made = document(data, pages)
    signs = (*made.signs, *(sign for page in made.pages for sign in page.signs))
    warnings = (*made.warnings, *(w for page in made.pages for w in page.warnings))
    return {(s.kind, s.page) for s in signs if s.kind in {"damaged", "mended"}}, len(warnings)


def two_pages(second: bytes) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents %d 0 R>>"
    tree = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>")
    return raw_pdf(*tree, page % 4, stream(b"", LINE), FONT, page % 7, second)


def packed(content: bytes, checksum: bytes | None = None) -> bytes:
    data = zlib.compress(content)
    return stream(PACKED, data if checksum is None else data[:-4] + checksum)


@pytest.mark.parametrize("data", [pdf_of(2), page_pdf(LINE), two_pages(packed(LINE))])
def test_a_whole_file_says_nothing(data: bytes) -> None:
    assert told(data) == (set(), 0)


@pytest.mark.parametrize("share", [0.5, 0.8, 0.97])
def test_a_file_that_was_cut_off_says_so(share: float) -> None:
    data = pdf_of(3)
    signs, warnings = told(data[: int(len(data) * share)])
    assert signs & {("damaged", 0), ("damaged", 1), ("damaged", 2), ("damaged", 3)}
    assert warnings


def test_what_follows_the_end_of_a_file_cuts_nothing_off() -> None:
    assert ("damaged", 0) not in told(page_pdf(LINE) + b"\0" * 5000)[0]


def test_a_file_whose_index_is_wrong_was_mended() -> None:
    data = page_pdf(LINE)
    at = int(data.rsplit(b"startxref", 1)[1].split()[0])
    wrong = data.replace(b"startxref\n%d" % at, b"startxref\n%d" % (at - 99))
    assert told(wrong) == ({("mended", 0)}, 1)


def test_a_page_whose_content_is_broken_is_named_and_the_other_is_not() -> None:
    broken = LINE + b"BT /F 12 Tf 72 600 Td [(EAN 4006381333931 Menge 12\nET\n" + LINE
    signs, warnings = told(two_pages(packed(broken)))
    assert (signs, warnings) == ({("damaged", 2)}, 1)
    assert told(two_pages(packed(broken)), (1,)) == (set(), 0)
    assert told(two_pages(packed(broken)), (2,)) == ({("damaged", 2)}, 1)


def test_a_content_that_is_not_what_was_written_is_named() -> None:
    assert told(two_pages(packed(LINE, b"\0\0\0\1")))[0] == {("damaged", 2)}


def test_a_wrong_checksum_of_what_draws_no_page_is_forgiven() -> None:
    map_ = packed(b"/CIDInit /ProcSet findresource begin begincmap endcmap end", b"\0\0\0\1")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>"
    tree = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    assert told(raw_pdf(*tree, page, stream(b"", LINE), font, map_)) == (set(), 0)


def test_a_picture_that_ends_too_early_is_named() -> None:
    out = io.BytesIO()
    noise = np.random.default_rng(7).integers(90, 255, (420, 300)).astype(np.uint8)
    Image.fromarray(noise).save(out, "JPEG", quality=90)
    half = out.getvalue()[: len(out.getvalue()) // 2]
    entries = (
        b"/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceGray/Width 300/Height 420/Filter/DCTDecode"
    )
    data = page_pdf(b"q 595 0 0 842 0 0 cm /I Do Q", stream(entries, half), resources=b"/XObject<</I 6 0 R>>")
    assert told(data)[0] == {("damaged", 1)}


def test_what_one_file_lost_is_not_told_of_the_next() -> None:
    data = pdf_of(2)
    told(data[: int(len(data) * 0.8)])
    assert told(pdf_of(2)) == (set(), 0)
