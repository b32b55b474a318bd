"""Pictures of pages made here: decoded, turned and read, with boxes on the ink."""

from __future__ import annotations

import hashlib
import importlib
import io
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from evidence.errors import ReadError
from evidence.model import Box, Document, Limits, Page, Source
from evidence.read import read

if TYPE_CHECKING:
    from pathlib import Path

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
LIMITS = Limits()
DPI = 150
WIDTH, HEIGHT = 360.0, 300.0
LINES = (
    ("Rechnung 2026-0417", 60),
    ("Invoice date 14.03.2026", 90),
    ("4006381333931 marker", 120),
    ("Total amount 129,95", 150),
    ("supplier street garden", 180),
)


def drawn() -> tuple[Image.Image, dict[str, Box]]:
    pdf = pymupdf.open()
    page = pdf.new_page(width=WIDTH, height=HEIGHT)
    for text, y in LINES:
        page.insert_text((40, y), text, fontsize=13)
    pixels = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY, alpha=False)
    image = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
    return image, {w[4]: Box(*w[:4]) for w in page.get_text("words")}


def stored(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:  # noqa: ANN401 -- Pillow's own options
    out = io.BytesIO()
    image.save(out, form, dpi=options.pop("dpi", (DPI, DPI)), **options)
    return out.getvalue()


def read_image(data: bytes, name: str = "photo.png", limits: Limits = LIMITS) -> Document:
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name=name, kind="image", path=name, data=data)
    return read(source, effort="fast", limits=limits)


def middle_off(page: Page, text: str, box: Box) -> float:
    found = next((w.box for w in page.words if w.text == text), None)
    if found is None:
        return 1e9
    (x0, y0), (x1, y1) = found.center, box.center
    return max(abs(x0 - x1), abs(y0 - y1), abs(found.left - box.left), abs(found.right - box.right))


def test_words_and_their_places() -> None:
    image, truth = drawn()
    page = read_image(stored(image)).pages[0]
    assert abs(page.width - WIDTH) < 0.5
    assert abs(page.height - HEIGHT) < 0.5
    assert all(middle_off(page, text, truth[text]) < 3 for text in ("2026-0417", "4006381333931", "129,95", "street"))
    assert page.read_by.startswith("tesseract 5.")
    assert page.reason == "the file is an image"
    assert all(w.origin == "ocr" and w.quad is None for w in page.words)


def test_pages_of_a_tiff() -> None:
    image, _ = drawn()
    second = image.crop((0, 0, image.width, image.height // 2))
    data = stored(image, "TIFF", save_all=True, append_images=[second])
    pages = read_image(data, "fax.tif").pages
    assert [p.number for p in pages] == [1, 2]
    assert abs(pages[1].height - HEIGHT / 2) < 1
    assert "129,95" in {w.text for w in pages[0].words}
    assert "129,95" not in {w.text for w in pages[1].words}


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_camera_turn_is_applied(orientation: int) -> None:
    image, truth = drawn()
    back = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    exif = Image.Exif()
    exif[0x0112] = orientation
    page = read_image(stored(image.transpose(back[orientation]), "JPEG", quality=92, exif=exif), "p.jpg").pages[0]
    assert abs(page.width - WIDTH) < 1
    assert middle_off(page, "4006381333931", truth["4006381333931"]) < 3


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turn_that_only_reading_tells_leaves_the_page_as_stored(quarters: int) -> None:
    image, truth = drawn()
    turned = Image.fromarray(np.rot90(np.asarray(image), -quarters).copy())
    page = read_image(stored(turned)).pages[0]
    box = truth["4006381333931"]
    places = {
        1: Box(HEIGHT - box.bottom, box.left, HEIGHT - box.top, box.right),
        2: Box(WIDTH - box.right, HEIGHT - box.bottom, WIDTH - box.left, HEIGHT - box.top),
        3: Box(box.top, WIDTH - box.right, box.bottom, WIDTH - box.left),
    }
    found = next(w for w in page.words if w.text == "4006381333931")
    (x0, y0), (x1, y1) = found.box.center, places[quarters].center
    assert max(abs(x0 - x1), abs(y0 - y1)) < 3
    assert found.quad is not None
    assert "turned" in page.reason


def test_pages_of_a_tiff_may_differ_in_all() -> None:
    image, truth = drawn()
    kinds: tuple[tuple[Image.Image, dict[str, Any]], ...] = (
        (image.convert("1"), {"compression": "group4"}),
        (image.convert("RGB").convert("CMYK"), {"compression": "tiff_lzw"}),
        (image.convert("P"), {"dpi": (DPI / 2, DPI / 2)}),
        (Image.fromarray(np.asarray(image).astype(np.uint16) * 257), {"compression": "tiff_adobe_deflate"}),
        (image.crop((0, 0, image.width, image.height // 2)).convert("RGB"), {"compression": "jpeg"}),
    )
    out = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(out, True) as pages:  # noqa: FBT003 -- Pillow's own: a new file
        for one, options in kinds:
            one.save(pages, format="TIFF", **{"dpi": (DPI, DPI), **options})
            pages.newFrame()
    read = read_image(out.getvalue(), "mixed.tif").pages
    assert [round(p.width / WIDTH, 1) for p in read] == [1, 1, 2, 1, 1]
    assert [round(p.height / HEIGHT, 1) for p in read] == [1, 1, 2, 1, 0.5]
    for page in (read[0], read[1], read[3]):
        assert middle_off(page, "4006381333931", truth["4006381333931"]) < 3
    assert "4006381333931" in {w.text for w in read[2].words}


def test_a_fax_of_fewer_dots_down_is_read_at_its_places() -> None:
    image, truth = drawn()
    flat = image.resize((image.width, image.height // 3))
    page = read_image(stored(flat, "TIFF", dpi=(DPI, DPI // 3)), "fax.tif").pages[0]
    assert abs(page.height - HEIGHT) < 1
    assert middle_off(page, "4006381333931", truth["4006381333931"]) < 3


def test_three_lines_upside_down_are_turned() -> None:
    pdf = pymupdf.open()
    page = pdf.new_page(width=595, height=842)
    for n, line in enumerate(("Delivery of goods 19.05.2026", "25 pcs Walnut salad bowl", "Signed J. Moore")):
        page.insert_text((60, 90 + 22 * n), line, fontsize=14)
    pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    image = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples).rotate(180)
    read = read_image(stored(image, dpi=(200, 200))).pages[0]
    assert "turned by 180 degrees" in read.reason
    assert {"19.05.2026", "Walnut", "Moore"} <= {w.text for w in read.words}


def test_a_skewed_page_is_straightened_and_boxes_land_on_the_ink() -> None:
    image, truth = drawn()
    skewed = image.rotate(6, resample=Image.Resampling.BICUBIC, fillcolor=255)
    page = read_image(stored(skewed)).pages[0]
    assert "straightened" in page.reason
    box = truth["4006381333931"]
    angle = np.radians(6)
    dx, dy = box.center[0] - WIDTH / 2, box.center[1] - HEIGHT / 2
    x = dx * np.cos(angle) + dy * np.sin(angle) + WIDTH / 2
    y = -dx * np.sin(angle) + dy * np.cos(angle) + HEIGHT / 2
    found = next(w for w in page.words if w.text == "4006381333931")
    assert max(abs(found.box.center[0] - x), abs(found.box.center[1] - y)) < 3


def test_uneven_light_is_evened_out() -> None:
    image, truth = drawn()
    shadow = np.linspace(0.25, 1.0, image.width)[None, :]
    page = read_image(stored(Image.fromarray((np.asarray(image) * shadow).astype(np.uint8)))).pages[0]
    assert "light" in page.reason
    assert {"2026-0417", "4006381333931", "129,95"} <= {w.text for w in page.words} & set(truth)


@pytest.mark.parametrize("dpi", [(0, 0), (1, 1), None])
def test_resolutions_that_make_no_sense_count_as_96(dpi: tuple[int, int] | None) -> None:
    image, _ = drawn()
    out = io.BytesIO()
    image.save(out, "BMP" if dpi is None else "TIFF", **({"dpi": dpi} if dpi else {}))
    page = read_image(out.getvalue(), "x.tif").pages[0]
    assert page.width == pytest.approx(image.width * 72 / 96, abs=0.1)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "BMP", "PNG", "JPEG"])
def test_formats(form: str) -> None:
    image, _ = drawn()
    page = read_image(stored(image, form, **({"lossless": True} if form == "WEBP" else {})), "any").pages[0]
    assert "4006381333931" in {w.text for w in page.words}


def test_what_is_transparent_is_paper() -> None:
    image, _ = drawn()
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    layer.putalpha(Image.eval(image, lambda v: 255 - v))
    assert "4006381333931" in {w.text for w in read_image(stored(layer)).pages[0].words}


def test_a_scan_in_a_turned_pdf_page() -> None:
    image, truth = drawn()
    pdf = pymupdf.open()
    page = pdf.new_page(width=HEIGHT, height=WIDTH)
    upside = Image.fromarray(np.rot90(np.asarray(image), 1).copy())
    page.insert_image(page.rect, stream=stored(upside))
    page.set_rotation(90)
    data = pdf.tobytes()
    source = Source(sha256="0" * 64, name="s.pdf", kind="pdf", path="s.pdf", data=data)
    got = read(source, effort="fast", limits=LIMITS).pages[0]
    assert (got.width, got.height) == (WIDTH, HEIGHT)
    assert got.reason.startswith("the page has no text layer")
    assert middle_off(got, "4006381333931", truth["4006381333931"]) < 3


def test_an_invisible_layer_over_a_scan_is_not_believed() -> None:
    image, _ = drawn()
    pdf = pymupdf.open()
    page = pdf.new_page(width=WIDTH, height=HEIGHT)
    page.insert_image(page.rect, stream=stored(image))
    page.insert_text((40, 60), "Angebot 1999-9999 with many lying words", render_mode=3)
    source = Source(sha256="0" * 64, name="s.pdf", kind="pdf", path="s.pdf", data=pdf.tobytes())
    got = read(source, effort="fast", limits=LIMITS).pages[0]
    assert "2026-0417" in {w.text for w in got.words}
    assert "Angebot" not in {w.text for w in got.words if w.visible}


def test_a_large_picture_beside_a_text_layer_is_read_too() -> None:
    image, truth = drawn()
    pdf = pymupdf.open()
    page = pdf.new_page(width=WIDTH, height=HEIGHT * 2)
    page.insert_image(pymupdf.Rect(0, HEIGHT, WIDTH, HEIGHT * 2), stream=stored(image))
    page.insert_text((40, 40), "Printed letterhead of a supplier, with a text layer")
    source = Source(sha256="0" * 64, name="s.pdf", kind="pdf", path="s.pdf", data=pdf.tobytes())
    got = read(source, effort="fast", limits=LIMITS).pages[0]
    assert {"letterhead", "4006381333931"} <= {w.text for w in got.words}
    assert sum(w.text == "letterhead" for w in got.words) == 1
    box = truth["4006381333931"]
    assert middle_off(got, "4006381333931", Box(box.left, box.top + HEIGHT, box.right, box.bottom + HEIGHT)) < 3
    assert got.read_by.startswith("text layer, tesseract")


def test_a_size_beyond_the_limit_fails_before_decoding() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    size = (60000).to_bytes(4, "big")
    header = chunk(b"IHDR", size + size + b"\x08\x00\x00\x00\x00")
    huge = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    with pytest.raises(ReadError, match="60000 x 60000 pixels, more than 300 megapixels"):
        read_image(huge)
    image, _ = drawn()
    with pytest.raises(ReadError, match=r"more than 0\.1 megapixels"):
        read_image(stored(image), limits=Limits(max_megapixels=0.1))


@pytest.mark.parametrize("keep", [4, 40, 400])
def test_a_damaged_image_fails_with_a_sentence(keep: int) -> None:
    image, _ = drawn()
    with pytest.raises(ReadError, match="damaged"):
        read_image(stored(image)[:keep])


def test_a_file_that_has_gone_fails_with_a_sentence(tmp_path: Path) -> None:
    source = Source(sha256="0" * 64, name="x.png", kind="image", path="x.png", location=str(tmp_path / "x.png"))
    with pytest.raises(ReadError, match=r"^The file vanished"):
        read(source, effort="fast", limits=LIMITS)
