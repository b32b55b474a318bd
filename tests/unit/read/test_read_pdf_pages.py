"""PDF pages made here: where their words are, who reads them, and what nobody can see."""

from __future__ import annotations

import hashlib
import importlib
import io
from typing import Any

import pytest
from PIL import Image

from evidence.errors import ReadError
from evidence.model import Box, Document, Limits, Page, Reading, Source, SourceKind, Word
from evidence.read import read
from evidence.read.text_layer import trust

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
LIMITS = Limits()
A4 = (595.0, 842.0)


def source(data: bytes, kind: SourceKind = "pdf", name: str = "paper.pdf") -> Source:
    return Source(sha256=hashlib.sha256(data).hexdigest(), name=name, kind=kind, path=name, data=data)


def read_bytes(data: bytes, kind: SourceKind = "pdf", pages: tuple[int, ...] | None = None) -> Document:
    return read(source(data, kind), effort="fast", limits=LIMITS, pages=pages)


def word(page: Page, text: str) -> Word:
    return next(w for w in page.words if w.text == text)


def lettered(rotation: int = 0) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    pdf = pymupdf.open()
    page = pdf.new_page(width=A4[0], height=A4[1])
    page.insert_text((100, 200), "Invoice RE-2026-0417 of a supplier with many words", fontsize=12)
    page.insert_text((100, 230), "second line below", fontsize=9, fontname="hebo")
    page.set_rotation(rotation)
    return pdf


def seen(box: Box, rotation: int) -> Box:
    width, height = A4
    turned = {
        0: box,
        90: Box(height - box.bottom, box.left, height - box.top, box.right),
        180: Box(width - box.right, height - box.bottom, width - box.left, height - box.top),
        270: Box(box.top, width - box.right, box.bottom, width - box.left),
    }
    return turned[rotation]


def near(one: Box, two: Box, by: float = 3.0) -> bool:
    pairs = zip((one.left, one.top, one.right, one.bottom), (two.left, two.top, two.right, two.bottom), strict=True)
    return all(abs(a - b) <= by for a, b in pairs)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_words_stand_where_a_reader_sees_them(rotation: int) -> None:
    pdf = lettered(rotation)
    truth = next(Box(*w[:4]) for w in pdf[0].get_text("words") if w[4] == "RE-2026-0417")
    page = read_bytes(pdf.tobytes()).pages[0]
    assert page.read_by == "text layer"
    assert (page.width, page.height) == (A4 if rotation in {0, 180} else A4[::-1])
    found = word(page, "RE-2026-0417")
    assert near(found.box, seen(truth, rotation), 0.1)
    assert (found.quad is None) == (rotation == 0)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_quad_starts_where_the_text_starts(rotation: int) -> None:
    quad = word(read_bytes(lettered(rotation).tobytes()).pages[0], "RE-2026-0417").quad
    assert quad is not None
    along = (quad.x1 - quad.x0, quad.y1 - quad.y0)
    assert max(along, key=abs) == along[rotation // 90 % 2]
    assert (along[rotation // 90 % 2] > 0) == (rotation == 90)


def test_the_crop_box_is_the_origin() -> None:
    pdf = lettered()
    before = word(read_bytes(pdf.tobytes()).pages[0], "second").box
    pdf[0].set_cropbox(pymupdf.Rect(50, 100, 500, 600))
    page = read_bytes(pdf.tobytes()).pages[0]
    after = word(page, "second").box
    assert (page.width, page.height) == (450, 500)
    assert near(after, Box(before.left - 50, before.top - 100, before.right - 50, before.bottom - 100), 0.1)


def test_size_and_weight_are_kept() -> None:
    page = read_bytes(lettered().tobytes()).pages[0]
    assert (word(page, "Invoice").size, word(page, "Invoice").bold) == (12.0, False)
    assert (word(page, "second").size, word(page, "second").bold) == (9.0, True)


def test_oblique_text_has_a_quad_along_it() -> None:
    pdf = lettered()
    at = pymupdf.Point(200, 500)
    pdf[0].insert_text(at, "OBLIQUE", fontsize=20, morph=(at, pymupdf.Matrix(30)))
    found = word(read_bytes(pdf.tobytes()).pages[0], "OBLIQUE")
    assert found.quad is not None
    rise = (found.quad.y1 - found.quad.y0) / (found.quad.x1 - found.quad.x0)
    assert abs(abs(rise) - 0.577) < 0.02


def hiding() -> bytes:
    pdf = lettered()
    page = pdf[0]
    page.insert_text((50, 380), "WHITE", color=(1, 1, 1))
    page.draw_rect((40, 400, 300, 420), fill=(0, 0, 0))
    page.insert_text((50, 415), "REVERSED", color=(1, 1, 1))
    page.draw_rect((40, 430, 300, 450), fill=(0, 0, 0))
    page.insert_text((50, 445), "BLACKENED")
    page.insert_text((50, 475), "COVERED")
    page.draw_rect((40, 460, 300, 480), fill=(1, 1, 1), color=(1, 1, 1))
    page.insert_text((50, 505), "INKLESS", render_mode=3)
    page.draw_rect((40, 520, 300, 540), fill=(0.9, 0.9, 0.6))
    page.insert_text((50, 535), "SHADED")
    page.insert_text((50, 575), "MARKED")
    page.add_highlight_annot(pymupdf.Rect(45, 560, 120, 580))
    return bytes(pdf.tobytes())


def test_what_nobody_can_see_is_marked_so() -> None:
    page = read_bytes(hiding()).pages[0]
    hidden = {w.text for w in page.words if not w.visible}
    assert hidden == {"WHITE", "BLACKENED", "COVERED", "INKLESS"}
    assert {"REVERSED", "SHADED", "MARKED", "Invoice"} <= {w.text for w in page.words if w.visible}


def test_text_under_an_opaque_picture_is_hidden() -> None:
    pdf = lettered()
    picture = io.BytesIO()
    Image.effect_noise((300, 60), 80).save(picture, "PNG")
    pdf[0].insert_text((60, 640), "BENEATH")
    pdf[0].insert_image(pymupdf.Rect(40, 620, 340, 660), stream=picture.getvalue(), keep_proportion=False)
    assert not word(read_bytes(pdf.tobytes()).pages[0], "BENEATH").visible


def test_only_the_wanted_pages_are_read() -> None:
    pdf = lettered()
    for number in range(2, 5):
        pdf.new_page().insert_text((50, 50), f"This is the page with number {number}")
    document = read_bytes(pdf.tobytes(), pages=(2, 4, 9))
    assert [p.number for p in document.pages] == [2, 4]


def test_a_blank_page_is_not_sent_to_ocr() -> None:
    pdf = pymupdf.open()
    pdf.new_page()
    page = read_bytes(pdf.tobytes()).pages[0]
    assert page.words == ()
    assert page.read_by == "text layer"


def test_an_empty_user_password_opens() -> None:
    data = lettered().tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw="")
    assert word(read_bytes(data).pages[0], "RE-2026-0417")


def test_a_password_is_asked_for_in_one_sentence() -> None:
    data = lettered().tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw="secret")
    with pytest.raises(ReadError, match=r"^The PDF is locked with a password\. Give"):
        read_bytes(data)


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", b"\x00" * 40, b"<html></html>"])
def test_what_is_no_pdf_fails_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^The PDF"):
        read_bytes(data)


def test_an_empty_file_fails_with_a_sentence() -> None:
    with pytest.raises(ReadError, match=r"The file is empty\."):
        read_bytes(b"")


def test_too_many_pages_fail() -> None:
    pdf = pymupdf.open()
    for _ in range(4):
        pdf.new_page()
    with pytest.raises(ReadError, match="4 pages, more than 3"):
        read(source(pdf.tobytes()), effort="fast", limits=Limits(max_pages=3))


def test_a_page_too_large_to_render_fails_before_it_is() -> None:
    pdf = pymupdf.open()
    pdf.new_page(width=14000, height=14000).draw_rect((10, 10, 9000, 9000), fill=(0, 0, 0))
    with pytest.raises(ReadError, match="megapixels"):
        read_bytes(pdf.tobytes())


def test_unreadable_characters_send_the_page_to_ocr() -> None:
    pdf = lettered()
    bad = tuple(
        Word(readings=(Reading(text="\ue001\ue002\ufffd", confidence=1.0, reader="text layer"),), box=Box(0, 0, 9, 9))
        for _ in range(20)
    )
    why = trust.distrust(pdf[0], bad)
    assert why is not None
    assert "unreadable characters" in why.text


def test_letters_that_make_no_words_send_the_page_to_ocr() -> None:
    text = "Invoice number and date of a supplier whose goods were delivered to the warehouse " * 3
    pdf = lettered()
    page = read_bytes(pdf.tobytes()).pages[0]

    def words(line: str) -> tuple[Word, ...]:
        return tuple(
            Word(readings=(Reading(text=t, confidence=1.0, reader="text layer"),), box=page.words[0].box)
            for t in line.split()
        )

    shifted = "".join(chr((ord(c) - 97 + 1) % 26 + 97) if c.islower() else c for c in text.lower())
    assert trust.distrust(pdf[0], words(text)) is None
    why = trust.distrust(pdf[0], words(shifted))
    assert why is not None
    assert "make no words" in why.text


def test_a_page_of_many_like_names_is_believed_and_one_of_shifted_letters_is_not() -> None:
    names = " ".join(f"R-{n:03} Ricambio serie {n} acciaio" for n in range(40))
    text = f"Codice Descrizione Quantita Prezzo Importo Moka tazze alluminio Filtro {names} Imponibile Totale fattura"
    pdf = lettered()
    box = read_bytes(pdf.tobytes()).pages[0].words[0].box

    def words(line: str) -> tuple[Word, ...]:
        return tuple(
            Word(readings=(Reading(text=t, confidence=1.0, reader="text layer"),), box=box) for t in line.split()
        )

    shifted = "".join(chr((ord(c) - 97 + 1) % 26 + 97) if c.islower() else c for c in text.lower())
    assert trust.distrust(pdf[0], words(text)) is None
    assert trust.distrust(pdf[0], words(shifted)) is not None
