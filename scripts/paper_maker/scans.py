"""Made papers printed, worn out and read as a scan is.

In: a `Made` paper of words. Out: the Source of a file that holds its picture. Never: unseeded chance.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

import pymupdf

from evidence.model import Source
from scripts.fixture_maker import wear

if TYPE_CHECKING:
    from evidence.model import Document
    from scripts.paper_maker.papers import Made

WORN = (wear.CLEAN, wear.MILD, wear.Wear(dpi=200, skew=-0.7, noise=4, blur=0.5, fade=0.15, quality=55))
_WESTERN = 0x250  # letters from here on are in no Latin font


@cache
def _face(name: str) -> pymupdf.Font:
    return pymupdf.Font(name)


def printed(document: Document) -> bytes:
    """Return a PDF with the words of a document where they stand."""
    pdf = pymupdf.Document()
    for page in document.pages:
        sheet = pdf.new_page(width=page.width, height=page.height)
        writer = pymupdf.TextWriter(sheet.rect)
        for word in page.words:
            western = all(ord(c) < _WESTERN for c in word.text)
            face = _face(("hebo" if word.bold else "helv") if western else "japan")
            writer.append((word.box.left, word.box.top + word.size * 0.95), word.text, font=face, fontsize=word.size)
        writer.write_text(sheet)
    return bytes(pdf.tobytes(garbage=3, deflate=True, no_new_id=True))


def scan_of(made: Made) -> Source:
    """Return the paper's file as a scanner gives it."""
    seed = int(hashlib.sha256(made.name.encode()).hexdigest()[:6], 16)
    data, _ = wear.wear_out(printed(made.document), 1, "scan.pdf", WORN[seed % len(WORN)], seed)
    name = f"{made.name}.pdf"
    return Source(sha256=hashlib.sha256(data).hexdigest(), name=name, kind="pdf", path=name, data=data)
