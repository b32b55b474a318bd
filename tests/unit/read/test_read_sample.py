"""A text layer whose font map lies about codes is caught by a look at the pixels; honest ones are not."""

from __future__ import annotations

import hashlib
import importlib
from typing import Any

import pytest

from evidence.model import Limits, Page, Source
from evidence.read import read
from evidence.read.text_layer import layer, sample
from evidence.values.codes import fold

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
ASINS = ("B0DK3N7QXA", "B0C9T2WJ4H")
PROSE = ("invoice of the supplier for goods delivered in march", "payment within thirty days to the account below")


def pdf_of(*, more: str = "", turn: int = 0) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    pdf = pymupdf.open()
    page = pdf.new_page(width=420, height=420)
    writer = pymupdf.TextWriter(page.rect)
    for number, text in enumerate((*PROSE, *ASINS, more)):
        if text:
            writer.append((40, 80 + 30 * number), text, fontsize=11)
    writer.write_text(page)
    page.set_rotation(turn)
    return pdf


# Maps of a font that is honest with the line "<0009> <0040> <0028>". The first gives 1 to 9 and C to Z the letter that comes
# next, the second exchanges 3 and 8.
NEXT = (
    b"<0009> <0011> <0028>", b"<0012> <0019> <0032>", b"<001a> <001a> <0031>", b"<001b> <0023> <003a>",
    b"<0024> <003a> <0044>", b"<003b> <003b> <0043>", b"<003c> <0040> <005b>",
)  # fmt: skip
EXCHANGED = (
    b"<0009> <0013> <0028>", b"<0014> <0014> <0038>", b"<0015> <0018> <0034>", b"<0019> <0019> <0033>", b"<001a> <0040> <0039>",
)  # fmt: skip


def lying(pdf: Any, false: tuple[bytes, ...] = NEXT) -> Any:  # noqa: ANN401 -- as above
    """Return the PDF with another map of its font."""
    honest = b"<0009> <0040> <0028>"
    again = pymupdf.open(stream=pdf.tobytes())
    for xref in range(1, again.xref_length()):
        kind, value = again.xref_get_key(xref, "ToUnicode")
        if kind == "xref":
            at = int(value.split()[0])
            again.update_stream(at, again.xref_stream(at).replace(honest, b"\n".join(false)))
    return pymupdf.open(stream=again.tobytes())


def page_of(pdf: Any) -> Page:  # noqa: ANN401 -- as above
    data = pdf.tobytes()
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name="a.pdf", kind="pdf", path="a.pdf", data=data)
    return read(source, effort="fast", limits=Limits()).pages[0]


@pytest.mark.parametrize("turn", [0, 90])
def test_an_honest_layer_is_believed(turn: int) -> None:
    page = page_of(pdf_of(turn=turn))
    assert page.read_by == "text layer"
    assert set(ASINS) < {w.text for w in page.words}


def test_a_lying_layer_is_not() -> None:
    liar = lying(pdf_of())
    said = {w.text for w in layer.words(liar[0])}
    assert not said & set(ASINS)
    assert any(text.startswith("B0") for text in said)
    page = page_of(liar)
    assert "other codes" in page.reason
    assert {fold(a) for a in ASINS} <= {fold(w.text) for w in page.words if w.visible}
    assert all(w.origin == "ocr" for w in page.words if w.visible)


def test_a_layer_that_exchanges_two_digits_is_not_either() -> None:
    liar = lying(pdf_of(), EXCHANGED)
    assert "B0DK8N7QXA" in {w.text for w in layer.words(liar[0])}
    page = page_of(liar)
    assert "other codes" in page.reason
    assert fold("B0DK3N7QXA") in {fold(w.text) for w in page.words if w.visible}


def test_one_sign_read_otherwise_once_is_no_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    says = ["B0DK8N7QXA", "B0DK3N7QXA"]
    monkeypatch.setattr("evidence.read.text_layer.drawn_signs.shows", lambda _crop, _text: False)
    monkeypatch.setattr(
        "evidence.read.engines.crops.read_crops", lambda crops: tuple((says.pop(0), 0.9) for _ in crops)
    )
    pdf = pdf_of()
    assert sample.distrust(pdf[0], layer.words(pdf[0]), set()) is None
    assert not says


def test_nothing_is_looked_at_where_a_check_digit_proves_the_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("evidence.read.engines.crops.read_crops", refuse)
    pdf = pdf_of(more="4006381333931")
    assert sample.distrust(pdf[0], layer.words(pdf[0]), set()) is None


def test_no_reader_is_asked_where_the_signs_look_as_plain_fonts_draw_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("evidence.read.engines.crops.read_crops", refuse)
    pdf = pdf_of()
    assert sample.distrust(pdf[0], layer.words(pdf[0]), set()) is None


@pytest.mark.parametrize("name", ["Courier", "NimbusSans-Regular"])  # the second is the font's that lies
def test_a_check_digit_in_another_font_proves_nothing(name: str) -> None:
    pdf = lying(pdf_of(), EXCHANGED)
    pdf[0].insert_text((40, 300), "4006381333931", fontname="cour", fontsize=11)
    pdf.xref_set_key(max(x for x, *_ in pdf[0].get_fonts()), "BaseFont", f"/{name}")
    assert "other codes" in page_of(pdf).reason


@pytest.mark.parametrize("mapped", [False, True])
def test_letters_drawn_by_their_names_are_looked_at_only_where_a_map_names_them(
    monkeypatch: pytest.MonkeyPatch, *, mapped: bool
) -> None:
    asked: list[int] = []

    def read_crops(crops: list[object]) -> tuple[tuple[str, float], ...]:
        asked.append(len(crops))
        return (("X7Y8Z9Q1W2", 1.0),) * len(crops)

    monkeypatch.setattr("evidence.read.engines.crops.read_crops", read_crops)
    monkeypatch.setattr("evidence.read.text_layer.drawn_signs.shows", lambda *_: False)
    pdf = pymupdf.open()
    page = pdf.new_page(width=420, height=420)
    for number, text in enumerate((*PROSE, *ASINS)):
        page.insert_text((40, 80 + 30 * number), text, fontsize=11)
    if mapped:
        at = pdf.get_new_xref()
        pdf.update_object(at, "<<>>")
        pdf.update_stream(at, b"/CIDInit /ProcSet findresource begin end", new=True)
        pdf.xref_set_key(page.get_fonts()[0][0], "ToUnicode", f"{at} 0 R")
    found = sample.distrust(page, layer.words(page), set())
    assert bool(asked) is bool(found) is mapped


def test_a_font_that_told_the_truth_is_not_asked_again_in_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def read_crops(crops: list[object]) -> tuple[tuple[str, float], ...]:
        asked.append(len(crops))
        return ((ASINS[0], 1.0),)

    monkeypatch.setattr("evidence.read.engines.crops.read_crops", read_crops)
    monkeypatch.setattr("evidence.read.text_layer.drawn_signs.shows", lambda *_: False)
    pdf = pymupdf.open()
    pages = []
    for font in ("cjk", "helv", "tiro"):
        page = pdf.new_page(width=420, height=420)
        writer = pymupdf.TextWriter(page.rect)
        writer.append((40, 80), ASINS[0], fontsize=11, font=pymupdf.Font(font))
        writer.write_text(page)
        pages.append(page)
    again = pymupdf.open(stream=pdf.tobytes())
    again.copy_page(0)
    looks = []
    proven = set[int]()
    for page in again:
        assert sample.distrust(page, layer.words(page), proven) is None
        looks.append(len(asked))
    assert looks == [1, 2, 3, 3]
