"""Arabic digits and marks of direction: numbers are read in the order that they stand in."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from raw_pdfs import raw_pdf, stream

from evidence.read.text_layer import layer

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
DRAWN = b"BT /T 10 Tf 50 700 Td (12 4006381333931 240.50 B0DK3N7QXA) Tj ET"
DIGITS = {chr(0x30 + n): chr(0x660 + n) for n in range(10)}
PERSIAN = {chr(0x30 + n): chr(0x6F0 + n) for n in range(10)}
MARKED = {chr(0x30 + n): f"{n}\u200e" for n in range(10)}
SHUT_IN = {"0": "\u20680"}


def page_of(says: dict[str, str]) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    """Return a page whose font draws plain signs and says that they are others."""
    signs = {chr(n): chr(n) for n in range(0x20, 0x7F)} | says
    lines = b"".join(
        b"<%02X> <%s>\n" % (ord(drawn), said.encode("utf-16-be").hex().encode()) for drawn, said in signs.items()
    )
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar\n%sendbfchar\nendcmap end end"
    ) % (len(signs), lines)
    data = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 400 800]/Resources<</Font<</T 5 0 R>>>>>>",
        stream(b"", DRAWN),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        stream(b"", table),
    )
    return pymupdf.open(stream=data)[0]


@pytest.mark.parametrize("says", [{}, DIGITS, PERSIAN, MARKED, SHUT_IN, DIGITS | {".": "\u066b"}])
def test_numbers_are_read_as_they_stand(says: dict[str, str]) -> None:
    words = layer.words(page_of(says))
    assert [w.text for w in words] == ["12", "4006381333931", "240.50", "B0DK3N7QXA"]
    assert [round(w.box.left) for w in words] == [round(w.box.left) for w in layer.words(page_of({}))]
    assert all(w.visible for w in words)
