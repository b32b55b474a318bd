"""Made papers printed, worn out and read as a scan is.

In: a `Made` paper. Out: the Source of a file that holds its picture. Never: unseeded chance.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import numpy as np
import pymupdf
from PIL import Image

from evidence.model import Source
from scripts.fixture_maker import wear
from scripts.paper_maker.sheet import face_of

if TYPE_CHECKING:
    from evidence.model import Document
    from scripts.paper_maker.papers import Made

WORN = (wear.CLEAN, wear.MILD, wear.Wear(dpi=200, skew=-0.7, noise=4, blur=0.5, fade=0.15, quality=55))
LOOKS = ("dots", "bands", "fold", "plain")
_SLIP = 500  # points: narrower sheets come from tills and needle printers
_DPI = 200


def printed(document: Document) -> bytes:
    """Return a PDF with the words of a document where they stand."""
    pdf = pymupdf.Document()
    for page in document.pages:
        sheet = pdf.new_page(width=page.width, height=page.height)
        writer = pymupdf.TextWriter(sheet.rect)
        for word in page.words:
            face = face_of(word.text, bold=word.bold)
            writer.append((word.box.left, word.box.top + word.size * 0.95), word.text, font=face, fontsize=word.size)
        writer.write_text(sheet)
    return bytes(pdf.tobytes(garbage=3, deflate=True, no_new_id=True))


def scan_of(made: Made) -> Source:
    """Return the paper's file as a scanner gives it."""
    seed = _seed(made)
    data, _ = wear.wear_out(printed(made.document), 1, "scan.pdf", WORN[seed % len(WORN)], seed)
    return _source(f"{made.name}.pdf", data)


def picture_of(made: Made, *, photo: bool = False) -> Source:
    """Return the paper's own PDF, in its own fonts, as its printer leaves it and a scanner or a camera gives it."""
    seed = _seed(made)
    data = _printed_by(made.pdf, LOOKS[seed % len(LOOKS)], seed)
    if photo:
        return _source(f"{made.name}.jpg", wear.wear_out(data, 1, "photo.jpg", wear.PHOTO, seed)[0])
    return _source(f"{made.name}.pdf", wear.wear_out(data, 1, "scan.pdf", WORN[seed % len(WORN)], seed)[0])


def _printed_by(pdf: bytes, look: str, seed: int) -> bytes:
    """Return a PDF of one picture: needles' dots, bands of a thermal head or a fold on a slip; a sheet stays as it is."""
    with pymupdf.open(stream=pdf) as doc:
        pixmap = doc[0].get_pixmap(dpi=_DPI, colorspace=pymupdf.csGRAY)
        width, height = doc[0].rect.width, doc[0].rect.height
    ink = 255 - np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width).astype(float)
    y, x = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    if width >= _SLIP or look == "plain":
        pass
    elif look == "dots":
        ink *= np.where((y % 4 == 3) | (x % 4 == 3), 0.45, 1) * 0.8  # noqa: PLR2004 -- the gap after three pixels of ink
    elif look == "bands":
        chance = np.random.default_rng(seed).random(ink.shape[1] // 8 + 1)
        ink *= (0.78 + 0.22 * chance.repeat(8)[: ink.shape[1]]) * 0.75
    else:
        ink = ink * 0.85 + 40 * np.exp(-(((y - ink.shape[0] * 0.55) / 3) ** 2))
    out = io.BytesIO()
    Image.fromarray(np.clip(255 - ink, 0, 255).astype(np.uint8)).save(out, "PNG")
    sheet = pymupdf.Document()
    page = sheet.new_page(width=width, height=height)
    page.insert_image(page.rect, stream=out.getvalue())
    return bytes(sheet.tobytes(no_new_id=True))


def _seed(made: Made) -> int:
    return int(hashlib.sha256(made.name.encode()).hexdigest()[:6], 16)


def _source(name: str, data: bytes) -> Source:
    kind = "image" if name.endswith(".jpg") else "pdf"
    return Source(sha256=hashlib.sha256(data).hexdigest(), name=name, kind=kind, path=name, data=data)
