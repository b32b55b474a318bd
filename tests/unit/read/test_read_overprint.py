"""Large words across a page are read at any angle; honest pages have none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest
from PIL import Image
from sample_pages import CORPUS, first_pages
from stamped_pages import Stamp, stamped
from trade_papers import Sheet, draw
from worn_pages import HARMS, Worn

from evidence.model import Limits, Source
from evidence.read import read
from evidence.read.pictures.overprint import even, overprints, signs_of_page
from evidence.values.unfinished import harmless, nearly_stamp

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAMPS = (
    Stamp("VOID"),
    Stamp("DRAFT", angle=-35, tone=225),
    Stamp("CANCELLED", angle=25, tone=165, font="tibo"),
    Stamp("SAMPLE", angle=-58, tone=210, size=80),
    Stamp("PRO FORMA", angle=48, tone=190),
    Stamp("ANNULÉ", angle=30, tone=100),
    Stamp("ENTWURF", angle=-20, tone=210, font="helv"),
    Stamp("Storniert", angle=55, tone=190),
    Stamp("ANULADO", angle=20, tone=135, font="cobo"),
    Stamp("BOZZA", angle=-45, tone=165, hollow=True, size=90),
    Stamp("SPECIMEN", angle=40, tone=190, hollow=True, size=75),
    Stamp("VOID", angle=90, tone=200),
    Stamp("DRAFT", angle=0, tone=200),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> NDArray[np.uint8]:
    rows = [
        (f"Halvorsen steel tea infuser {n}", "B0X4KQ81ZD", "4006381333931", "4", "3.00", "12.00") for n in range(24)
    ]
    file = draw(tmp_path_factory.mktemp("page") / "a.pdf", Sheet(rows=rows))
    with pymupdf.open(file) as document:
        pixels = document[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
    return np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]


@pytest.mark.parametrize("stamp", STAMPS, ids=lambda s: f"{s.word} {s.angle}")
def test_a_stamp_is_read(page: NDArray[np.uint8], stamp: Stamp) -> None:
    (found,) = overprints(even(stamped(page, stamp)))
    assert found.word == nearly_stamp(stamp.word)
    xs, ys = zip(*found.corners, strict=True)
    assert min(xs) < page.shape[1] / 2 < max(xs)
    assert min(ys) < page.shape[0] / 2 < max(ys)


@pytest.mark.parametrize("skew", [-4, 2, 5])
@pytest.mark.parametrize("stamp", [Stamp("DRAFT", angle=45, tone=205), Stamp("SPECIMEN", angle=0, tone=150)])
def test_a_stamp_on_a_skewed_sheet_is_read(page: NDArray[np.uint8], stamp: Stamp, skew: int) -> None:
    sheet = Image.fromarray(stamped(page, stamp)).rotate(skew, Image.Resampling.BICUBIC, fillcolor=250)
    (found,) = overprints(even(np.asarray(sheet)))
    assert found.word == nearly_stamp(stamp.word)


def test_a_page_without_a_stamp_has_none(page: NDArray[np.uint8]) -> None:
    assert overprints(even(page)) == ()


@pytest.mark.parametrize("word", ["PAID", "BEZAHLT", "COPY"])
def test_a_stamp_that_takes_nothing_back_is_none(page: NDArray[np.uint8], word: str) -> None:
    assert harmless(word)
    assert overprints(even(stamped(page, Stamp(word)))) == ()


def test_a_word_that_nobody_knows_is_told(page: NDArray[np.uint8]) -> None:
    (found,) = overprints(even(stamped(page, Stamp("LEHTIPUU", tone=165))))
    assert found.word == ""


@pytest.mark.parametrize("harm", ["turned 90", "skewed 5", "shadowed", "noisy", "photo", "photo from the side"])
def test_a_stamp_on_a_worn_page_is_a_sign(page: NDArray[np.uint8], harm: str) -> None:
    worn = Worn(stamped(page, Stamp("CANCELLED", tone=180)), HARMS[harm], 1).gray
    file = io.BytesIO()
    Image.fromarray(worn).save(file, "png", dpi=(200, 200))
    source = Source(sha256="0", name="a.png", kind="image", path="a.png", data=file.getvalue())
    (sheet,) = read(source, effort="fast", limits=Limits()).pages
    (sign,) = (s for s in sheet.signs if s.kind == "stamped")
    assert sign.before == "cancelled"
    assert sign.box is not None
    assert sign.box.left < sheet.width / 2 < sign.box.right


def test_words_of_stamps_bear_lost_and_mistaken_letters() -> None:
    assert nearly_stamp("V0ID") == "void"
    assert nearly_stamp("CANCELED") in {"canceled", "cancelled"}
    assert nearly_stamp("NCELLED", part=True) == "cancelled"
    assert nearly_stamp("DRAFT COPY", part=True) == "draft"
    assert nearly_stamp("PAID") is None


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the public sample documents beside the repository")
def test_honest_papers_are_not_called_void() -> None:
    told = [(name, one.word) for name, gray in first_pages() for one in overprints(even(gray))]
    assert not [name for name, word in told if word]
    assert len(told) <= 2


@pytest.mark.parametrize("turn", [0, 90])
def test_of_a_page_with_a_text_layer_only_the_part_with_the_picture_is_looked_at(turn: int) -> None:
    with pymupdf.open() as stamp, pymupdf.open() as pdf:
        sheet = stamp.new_page(width=240, height=160)
        middle = pymupdf.Point(120, 90)
        sheet.insert_text(
            (60, 100), "VOID", fontsize=54, fontname="hebo", color=(0.8, 0, 0), morph=(middle, pymupdf.Matrix(25))
        )
        page = pdf.new_page(width=595, height=842)
        for row in range(30):
            page.insert_text((50, 60 + 20 * row), f"Steel tea infuser {row}  B0X4KQ81ZD  4  3.00  12.00", fontsize=9)
        where = pymupdf.Rect(330, 640, 570, 800)
        page.insert_image(where, pixmap=sheet.get_pixmap(dpi=150))
        page.set_rotation(turn)
        (found,) = signs_of_page(page, 1)
        shown = where * page.rotation_matrix
        assert found.before == "void"
        assert found.box is not None
        assert shown.x0 < found.box.left < found.box.right < shown.x1
        assert shown.y0 < found.box.top < found.box.bottom < shown.y1
