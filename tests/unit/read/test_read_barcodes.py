"""Barcodes as witnesses: product numbers alone, beside their digits, and against misread digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from stdnum import ean

from evidence.extract import extract
from evidence.match import match
from evidence.model import Box, Document, FlaggedItem, Page, Reading, Source, Word
from evidence.read.geometry import scale
from evidence.read.pictures import barcodes
from evidence.read.pictures.patches import patches
from evidence.read.pictures.picture import Picture, read_picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

GTIN, OTHER = "4006381333931", "9520015838005"
KINDS: Any = zxingcpp.BarcodeFormat
POINT = 72 / 200


def page_of(text: str, kind: Any = KINDS.EAN13, turn: int = 0, **options: object) -> NDArray[np.uint8]:  # noqa: ANN401 -- zxing has no types
    """Return a page of 200 dpi with one code on it, its upper left at (300, 400)."""
    made = zxingcpp.create_barcode(text, kind, **options)
    bars = np.rot90(np.asarray(made.to_image(scale=3, add_quiet_zones=True)), turn)
    page = np.full((1400, 1200), 255, dtype=np.uint8)
    page[400 : 400 + bars.shape[0], 300 : 300 + bars.shape[1]] = bars
    return page


def leaning(
    text: str,
    degrees: float,
    kind: Any = KINDS.EAN13,  # noqa: ANN401 -- as above
    *,
    scale: int = 2,
    blur: float = 0.0,
    **options: object,
) -> NDArray[np.uint8]:
    """Return a page with one small code that leans, its middle at (600, 700)."""
    made = np.asarray(zxingcpp.create_barcode(text, kind, **options).to_image(scale=scale, add_quiet_zones=True))
    code = Image.fromarray(made).rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=255)
    page = Image.new("L", (1200, 1400), 255)
    page.paste(code, (600 - code.width // 2, 700 - code.height // 2))
    return np.asarray(page.filter(ImageFilter.GaussianBlur(blur)))


def word(text: str, left: float, top: float, confidence: float = 0.8, width: float = 70.0) -> Word:
    reading = Reading(text=text, confidence=confidence, reader="tesseract")
    return Word(readings=(reading,), box=Box(left, top, left + width, top + 8), origin="ocr", size=9.0)


def told(words: tuple[Word, ...], text: str = GTIN) -> tuple[Word, ...]:
    return barcodes.witnessed(words, barcodes.found(page_of(text)), scale(POINT, POINT))


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_product_number_is_found_whatever_way_it_lies(turn: int) -> None:
    assert [b.digits for b in barcodes.found(page_of(GTIN, turn=turn))] == [GTIN]


@pytest.mark.parametrize("degrees", [0, 20, 30, 45, 60, 75, 90, 120, 135, 210, 300, 330])
def test_small_bars_are_found_however_far_they_lean_and_where_they_are(degrees: float) -> None:
    (one,) = barcodes.found(leaning(GTIN, degrees))
    assert one.digits == GTIN
    across, down = np.mean(one.corners, axis=0)
    assert abs(across - 600) < 12
    assert abs(down - 700) < 40  # half of the bars' height


@pytest.mark.parametrize("degrees", [0, 30, 90, 180, 270])
def test_dots_are_found_however_they_are_turned(degrees: float) -> None:
    page = leaning("(01)04006381333931(10)AB7", degrees, KINDS.DataMatrix, scale=4, gs1=True)
    assert [b.digits for b in barcodes.found(page)] == ["04006381333931"]


def test_blurred_bars_give_their_number_or_none() -> None:
    rng = np.random.default_rng(5)
    right = 0
    for blur in np.linspace(0.7, 1.2, 60):
        stem = "".join(map(str, rng.integers(0, 10, 12)))
        text = stem + ean.calc_check_digit(stem)
        read = [b.digits for b in barcodes.found(leaning(text, float(rng.uniform(-6, 6)), blur=float(blur)))]
        assert read in ([], [text])
        right += read == [text]
    assert right > 30


@pytest.mark.parametrize("degrees", [20, 45, 70])
def test_hatching_is_no_number(degrees: float) -> None:
    rows, columns = np.mgrid[:1400, :1200]
    angle = np.radians(degrees)
    stripes = (columns * np.cos(angle) + rows * np.sin(angle)) % 8 < 4
    hatched = np.where(stripes & (abs(rows - 700) < 150) & (abs(columns - 600) < 200), 0, 255).astype(np.uint8)
    assert patches(hatched)
    assert barcodes.found(hatched) == ()


@pytest.mark.parametrize(
    ("text", "kind", "options", "digits"),
    [
        ("(01)04006381333931(10)AB7", KINDS.Code128, {"gs1": True}, "04006381333931"),
        ("https://id.example.com/01/04006381333931/10/AB7", KINDS.QRCode, {}, "04006381333931"),
        ("14006381333938", KINDS.ITF14, {}, "14006381333938"),
        ("96385074", KINDS.EAN8, {}, "96385074"),
        (GTIN, KINDS.Code128, {}, None),
        (GTIN, KINDS.QRCode, {}, None),
        ("(00)340063810000000018", KINDS.Code128, {"gs1": True}, None),
        ("https://pay.example.com/invoice/4006381333931", KINDS.QRCode, {}, None),
    ],
)
def test_only_what_names_a_product(text: str, kind: Any, options: dict[str, Any], digits: str | None) -> None:  # noqa: ANN401 -- as above
    assert [b.digits for b in barcodes.found(page_of(text, kind, **options))] == ([digits] if digits else [])


def test_bars_alone_are_a_word_on_the_bars() -> None:
    (alone,) = told(())
    assert (alone.text, alone.origin) == (GTIN, "barcode")
    assert 108 < alone.box.left < alone.box.right < 245
    assert 144 < alone.box.top < alone.box.bottom < 205
    assert alone.box.height <= 12.1


def test_digits_below_the_bars_grow_surer_also_in_groups() -> None:
    words = (word("4", 110, 202, width=5), word("006381", 120, 202, width=40), word("333931", 170, 202, width=40))
    out = told(words)
    assert [w.text for w in out] == ["4", "006381", "333931"]
    assert all(w.confidence == 0.99 and w.readings[-1].reader == "barcode" for w in out)


def test_misread_digits_below_the_bars_come_second() -> None:
    (mended,) = told((word("40O6381338931", 130, 202),))
    assert mended.text == GTIN
    assert [r.text for r in mended.readings] == [GTIN, "40O6381338931"]
    assert mended.origin == "ocr"


def test_another_product_number_below_the_bars_is_not_overruled() -> None:
    printed, alone = told((word(OTHER, 130, 202),))
    assert [r.text for r in printed.readings] == [OTHER]
    assert (alone.text, alone.origin) == (GTIN, "barcode")


def test_a_number_printed_elsewhere_is_witnessed_and_not_told_twice() -> None:
    (printed,) = told((word(GTIN, 40, 30),))
    assert printed.confidence == 0.99


def test_bars_taken_for_letters_are_no_words_but_digits_in_them_stay() -> None:
    texts = {w.text for w in told((word("|| ll", 150, 170, width=20), word("120", 300, 170)))}
    assert texts == {"120", GTIN}


def test_a_page_is_read_with_its_bars() -> None:
    words = read_picture(Picture(page_of(GTIN), 200, scale(POINT, POINT)), "fast").words
    assert any(r.text == GTIN and r.reader == "barcode" for w in words for r in w.readings)


@pytest.mark.parametrize(("on_line", "strong"), [(True, True), (False, False)])
def test_bars_prove_an_item_on_its_line_alone(*, on_line: bool, strong: bool) -> None:
    bars = Word(
        readings=(Reading(text=GTIN, confidence=0.97, reader="barcode"),),
        box=Box(200, 250, 290, 260) if on_line else Box(200, 700, 290, 710),
        origin="barcode",
        size=10.0,
    )
    texts = (
        ("Invoice", 40, 60), ("Invoice date", 40, 90), ("2026-03-14", 140, 90), ("Description", 40, 230), ("EAN", 200, 230),
        ("Qty", 340, 230), ("Price", 400, 230), ("Amount", 480, 230), ("Marker", 40, 250), ("12", 340, 250), ("2.00", 400, 250),
        ("24.00", 480, 250), ("Pencil", 40, 270), ("10", 340, 270), ("1.00", 400, 270), ("10.00", 480, 270), ("Total", 400, 300),
        ("34.00", 480, 300),
    )  # fmt: skip
    words = tuple(word(t, x, y, 0.95, 5.0 * len(t)) for t, x, y in texts)
    page = Page(number=1, width=595, height=842, words=(*words, bars), read_by="t", reason="")
    source = Source(sha256="0", name="a.png", kind="image", path="a.png")
    records = extract(Document(source=source, pages=(page,)))
    items = (FlaggedItem(asin="B0DK3N7QXA", gtins=(GTIN,)), FlaggedItem(asin="B0C9T2WJ4H", gtins=(OTHER,)))
    (only,) = [m for m in match(items, records) if m.matched_by == "gtin"]
    assert (only.asin, only.strong, only.item is not None) == ("B0DK3N7QXA", strong, on_line)
    assert only.found.origin == "barcode"


def test_a_strip_longer_than_the_library_takes_holds_no_bars() -> None:
    assert barcodes.found(np.full((40, 70_000), 255, dtype=np.uint8)) == ()
