"""A code of which one sign is hidden, or that another text stands over, is not what the page shows; what is drawn is."""

from __future__ import annotations

import pytest
from seen_papers import CODE, Sheet, code, fill

from evidence.model import Limits, Source, Word
from evidence.read import read

_PIECES = "q BT /F 12 Tf 0 g 60 400 Td ({one}) Tj {then} ({two}) Tj ET Q\n"
_LINES = b"".join(b"40 %d m 340 %d l S " % (398 + n, 398 + n) for n in range(14))


def pieces(one: str, then: str, two: str) -> bytes:
    return _PIECES.format(one=one, then=then, two=two).encode()


HIDDEN = {
    "last signs in white": Sheet(pieces(CODE[:8], "1 g", CODE[8:])),
    "last sign in white": Sheet(pieces(CODE[:9], "1 g", CODE[9:])),
    "last sign of a hair's size": Sheet(pieces(CODE[:9], "/F .6 Tf", CODE[9:])),
    "last sign not drawn": Sheet(pieces(CODE[:9], "3 Tr", CODE[9:])),
    "first sign under a patch": Sheet(code() + fill("1 g", "55 395 13 20")),
    "last sign under a patch": Sheet(code() + fill("1 g", "133 395 12 20")),
    "another code over it": Sheet(code() + fill("1 g") + code().replace(CODE.encode(), b"B0ZZZZZZZ9")),
    "one sign patched and typed anew": Sheet(
        code() + fill("1 g", "125 397 8.2 14") + b"q 0 g BT /F 12 Tf 125.5 400 Td (9) Tj ET Q\n"
    ),
    "behind a screen of thin lines": Sheet(code() + b"q 1 G 1.2 w " + _LINES + b"Q\n"),
    "out of an even-odd clip": Sheet(b"q 0 0 400 800 re 40 380 300 50 re W* n " + code() + b"Q\n"),
    "beneath letters as thick as a line": Sheet(
        code() + b"q 1 g BT /F 40 Tf 40 392 Td 2 Tr 20 w 1 G (IIIIIIIIIIIIIIIIIIIIIIII) Tj ET Q\n"
    ),
    "of 1.6 points": Sheet(code(size=1.6)),
    "only said to stand for it": Sheet(
        b"/Span<</ActualText(" + CODE.encode() + b")>> BDC " + code().replace(CODE.encode(), b"B0ZZZZZZZ9") + b"EMC\n"
    ),
}
SEEN = {
    "two shades": Sheet(pieces(CODE[:8], ".3 g", CODE[8:])),
    "said to stand for something else": Sheet(b"/Span<</ActualText(other thing)>> BDC " + code() + b"EMC\n"),
    "printed twice to look bold": Sheet(code() + code("60.3 400")),
    "a patch beside it": Sheet(code() + fill("1 g", "150 395 40 20")),
    "in small print": Sheet(code(size=4)),
}


def codes(sheet: Sheet) -> list[Word]:
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=sheet.pdf())
    (page,) = read(source, effort="fast", limits=Limits()).pages
    return [word for word in page.words if CODE in word.text and word.visible]


@pytest.mark.parametrize("name", HIDDEN)
def test_a_code_that_does_not_show_whole_is_no_evidence(name: str) -> None:
    assert codes(HIDDEN[name]) == []


@pytest.mark.parametrize("name", SEEN)
def test_a_code_that_shows_is_evidence(name: str) -> None:
    assert codes(SEEN[name])
