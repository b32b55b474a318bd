"""Signs of editing on files made for it: each planted one is seen at its place, honest files show none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageDraw

from evidence.model import Box
from evidence.read.geometry import scale
from evidence.read.pdf import open_pdf
from evidence.read.text_layer.signs import signs_of_image, signs_of_page, signs_of_pdf
from evidence.read.text_layer.whitened import flat_areas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence.model import Sign

Mupdf: TypeAlias = Any  # PyMuPDF has no types
ROWS = [f"Article {n} of the list   AB-{n}00   {n}0   12.50   {n}25.00" for n in range(1, 9)]


def page_of(document: Mupdf) -> Mupdf:
    page = document.new_page(width=595, height=842)
    page.insert_text((50, 60), "Northfield Trading Ltd", fontsize=14)
    page.insert_text((50, 100), "Invoice date: 14 March 2025", fontsize=10)
    for n, row in enumerate(ROWS):
        page.insert_text((50, 200 + 18 * n), row, fontsize=10)
    return page


def made(change: Callable[[Mupdf, Mupdf], None] | None = None, metadata: dict[str, str] | None = None) -> bytes:
    with pymupdf.open() as document:
        page = page_of(document)
        if change:
            change(document, page)
        document.set_metadata(metadata or {})
        return bytes(document.tobytes())


def signs(data: bytes) -> list[Sign]:
    with open_pdf(data) as pdf:
        found = list(signs_of_pdf(pdf, data))
        for number in range(pdf.page_count):
            found += signs_of_page(pdf[number], number + 1)
        return found


@pytest.mark.parametrize(
    ("metadata", "kinds"),
    [
        ({"producer": "iText 7.1", "creator": "SAP NetWeaver"}, []),
        ({"producer": "Skia/PDF m120", "creator": "Chromium"}, []),
        ({"producer": "Microsoft: Print To PDF"}, []),
        ({"creator": "Adobe Photoshop 25.0 (Windows)"}, ["software"]),
        (
            {"creator": "Microsoft\N{REGISTERED SIGN} Word 2019", "producer": "Microsoft\N{REGISTERED SIGN} Word 2019"},
            ["software"],
        ),
        ({"creator": "Writer", "producer": "LibreOffice 7.4"}, ["software"]),
        ({"producer": "www.ilovepdf.com"}, ["software"]),
        ({"creator": "Web Pages Publishing System"}, []),
        ({"creationDate": "D:20250314100000+01'00'", "modDate": "D:20250314090000Z"}, []),
        ({"creationDate": "D:20250314100000+01'00'", "modDate": "D:20250402090000Z"}, ["changed"]),
        ({"creationDate": "D:20250314100000", "modDate": "D:20250315110000"}, []),
        ({"creationDate": "D:20250314100000", "modDate": "D:20250414110000"}, ["changed"]),
        ({"creationDate": "yesterday", "modDate": "D:20259914110000"}, []),
    ],
)
def test_metadata(metadata: dict[str, str], kinds: list[str]) -> None:
    assert [s.kind for s in signs(made(metadata=metadata))] == kinds


def test_changed_tells_both_moments() -> None:
    (sign,) = signs(made(metadata={"creationDate": "D:20250314100000Z", "modDate": "D:20250402093000Z"}))
    assert (sign.before, sign.now) == ("2025-03-14 10:00", "2025-04-02 09:30")


def revised(tmp: Path, change: Callable[[Mupdf], None]) -> bytes:
    file = tmp / "a.pdf"
    file.write_bytes(made())
    with pymupdf.open(file) as document:
        change(document[0])
        document.saveIncr()
    return bytes(file.read_bytes())


def test_an_earlier_revision_shows_what_stood_there(tmp_path: Path) -> None:
    def redate(page: Mupdf) -> None:
        for xref in page.get_contents():
            stream = page.parent.xref_stream(xref)
            page.parent.update_stream(xref, stream.replace(b"2032303235", b"2032303236"))

    found = [s for s in signs(revised(tmp_path, redate)) if s.kind == "revision"]
    assert [(s.page, s.before, s.now) for s in found] == [(1, "2025", "2026")]
    assert found[0].box is not None
    assert found[0].box.intersect(Box(100, 85, 250, 105)).area > 0.9 * found[0].box.area


def test_a_second_revision_without_other_words_is_told_for_the_file(tmp_path: Path) -> None:
    found = signs(revised(tmp_path, lambda page: page.add_highlight_annot(page.search_for("14 March"))))
    assert [(s.kind, s.page, s.now) for s in found] == [("revision", 0, "2")]


def test_a_number_in_another_font_than_its_line() -> None:
    def retype(_: Mupdf, page: Mupdf) -> None:
        page.insert_text((420, 218), "7,250.00", fontsize=10, fontname="tiro")

    (sign,) = [s for s in signs(made(retype)) if s.kind == "font"]
    assert sign.now == "7,250.00 (Times)"
    assert sign.before == "Helvetica"
    assert sign.box is not None
    assert sign.box.left == pytest.approx(420, abs=2)


def test_bold_totals_a_second_font_for_a_column_and_codes_are_no_sign() -> None:
    def honest(_: Mupdf, page: Mupdf) -> None:
        page.insert_text((50, 400), "Total due for all of the articles", fontsize=10)
        page.insert_text((420, 400), "450.00", fontsize=10, fontname="hebo")
        for n in range(8):
            page.insert_text((480, 200 + 18 * n), f"{n}1.50", fontsize=10, fontname="cour")

    assert signs(made(honest)) == []


def test_words_under_a_white_patch_and_what_was_typed_over_them() -> None:
    def cover(_: Mupdf, page: Mupdf) -> None:
        page.draw_rect((110, 88, 200, 104), fill=(1, 1, 1), color=None)
        page.insert_text((112, 100), "2 May 2026", fontsize=10)

    found = [s for s in signs(made(cover)) if s.kind == "whitened"]
    assert [(s.page, s.now) for s in found] == [(1, "2 May 2026")]
    assert "March" in found[0].before
    assert found[0].box is not None
    assert found[0].box.left == pytest.approx(110, abs=2)


def test_backgrounds_below_the_words_are_no_sign() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.draw_rect(page.rect, fill=(1, 1, 1), color=None)
        for n, row in enumerate(ROWS):
            page.draw_rect((45, 188 + 18 * n, 550, 206 + 18 * n), fill=(0.95, 0.95, 0.95), color=None)
            page.insert_text((50, 200 + 18 * n), row, fontsize=10)
        assert signs(bytes(document.tobytes())) == []


def test_a_text_laid_onto_the_page() -> None:
    def note(_: Mupdf, page: Mupdf) -> None:
        page.add_freetext_annot((300, 300, 400, 320), "B0X4KQ81ZD", fontsize=9)

    assert [(s.kind, s.page, s.now) for s in signs(made(note))] == [("typed", 1, "B0X4KQ81ZD")]


def scan(seed: int = 1) -> Image.Image:
    """Paper with grain, as a scanner or camera gives it."""
    grain = np.random.default_rng(seed).normal(238, 4, (1100, 800)).clip(0, 250).astype(np.uint8)
    image = Image.fromarray(grain)
    draw = ImageDraw.Draw(image)
    for n, row in enumerate(ROWS):
        draw.text((60, 200 + 40 * n), row, fill=30)
    return image


def photographed(image: Image.Image) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return Image.open(buffer)


def test_a_patch_on_a_grained_scan() -> None:
    image = scan()
    assert flat_areas(np.asarray(photographed(image)), scale(0.5, 0.5), 3) == ()
    ImageDraw.Draw(image).rectangle((400, 240, 560, 280), fill=255)
    (sign,) = flat_areas(np.asarray(photographed(image)), scale(0.5, 0.5), 3)
    assert (sign.kind, sign.page) == ("whitened", 3)
    assert sign.box is not None
    assert sign.box.intersect(Box(200, 120, 280, 140)).area > 0.9 * sign.box.area


def test_clean_pictures_are_flat_all_over_and_no_sign() -> None:
    image = Image.new("L", (800, 1100), 255)
    ImageDraw.Draw(image).text((60, 200), ROWS[0], fill=0)
    assert flat_areas(np.asarray(image), scale(0.5, 0.5), 1) == ()


def test_a_white_patch_on_a_scan_inside_a_pdf() -> None:
    buffer = io.BytesIO()
    scan().convert("RGB").save(buffer, "JPEG", quality=85)
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.insert_image(page.rect, stream=buffer.getvalue())
        assert signs(bytes(document.tobytes())) == []
        page.draw_rect((300, 150, 400, 170), fill=(1, 1, 1), color=None)
        page.insert_text((302, 165), "999.00", fontsize=11)
        found = signs(bytes(document.tobytes()))
    assert [(s.kind, s.page, s.now) for s in found] == [("whitened", 1, "999.00")]


@pytest.mark.parametrize(
    ("software", "kinds"),
    [
        ("Adobe Photoshop 25.0", ["image_software"]),
        ("GIMP 2.10.34", ["image_software"]),
        ("17.5.1", []),
        ("HDR+ 1.0.5", []),
    ],
)
def test_exif_names_the_program(software: str, kinds: list[str]) -> None:
    exif = Image.Exif()
    exif[305] = software
    buffer = io.BytesIO()
    scan().save(buffer, "JPEG", exif=exif)
    found = signs_of_image(Image.open(buffer), 1)
    assert [(s.kind, s.page) for s in found] == [(k, 1) for k in kinds]
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.insert_image(page.rect, stream=buffer.getvalue())
        inside = [s for s in signs(bytes(document.tobytes())) if s.kind == "image_software"]
    assert bool(inside) == bool(kinds)
