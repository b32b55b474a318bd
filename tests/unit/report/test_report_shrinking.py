"""Pictures over a limit: without loss first, with the least loss then, told and proven; scans taken out as they are."""

from __future__ import annotations

import hashlib
import io
import json
import random
from typing import TYPE_CHECKING, Any

import msgspec
import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFilter

from evidence.model import Box, Item, PackUpload, Rule, RuleOptions, Span
from evidence.report import ReportOptions, report
from evidence.report.packing import Rules, packed
from evidence.report.shrinking import MOST_LOSS, bare_jpeg, picture_loss, smaller_picture
from evidence.report.verify import verify
from tests.unit.report.conftest import found

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.report.conftest import Desk

mupdf: Any = pymupdf
ONE = "B0TESTAB01"
JPEG = (".jpg", ".png")


def scanned(*, noise: int = 6, seed: int = 3) -> Image.Image:
    """A page of print as a scanner sees it: soft edges, grain."""
    grain, page = random.Random(seed), Image.new("RGB", (620, 876), (250, 248, 244))  # noqa: S311 -- a picture
    draw = ImageDraw.Draw(page)
    for line in range(30):
        draw.text((50, 40 + 26 * line), f"Line {line}: B0TESTAB01 steel kettle  {line * 7} x 12.50", fill=(30, 30, 40))
    page = page.filter(ImageFilter.GaussianBlur(0.6))
    speckle = Image.frombytes("L", page.size, bytes(128 + grain.randint(-noise, noise) for _ in range(620 * 876)))
    return Image.blend(page, Image.merge("RGB", (speckle,) * 3), 0.08)


def jpeg(image: Image.Image, **how: Any) -> bytes:  # noqa: ANN401 -- whatever Pillow takes
    out = io.BytesIO()
    image.save(out, "JPEG", **{"quality": 95, "dpi": (75, 75), **how})
    return out.getvalue()


def on_page(
    data: bytes, *, turn: int = 0, text: str = "", hidden: str = "", box: tuple[float, ...] = (0, 0, 595.2, 841)
) -> bytes:
    with mupdf.open() as document:
        page = document.new_page(width=595.2, height=841)
        page.insert_image(box, stream=data, keep_proportion=False)
        if hidden:
            page.insert_text((72, 72), hidden, render_mode=3)
        if text:
            page.insert_text((72, 72), text)
        page.set_rotation(turn)
        return bytes(document.tobytes(no_new_id=True))


def test_notes_thumbnails_and_films_go_pixels_and_turn_stay() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Some Camera " * 900
    data = jpeg(scanned(), exif=exif, comment=b"x" * 4000) + b"ftypmp42" * 20_000
    small = bare_jpeg(data)
    assert len(small) < len(data) - 160_000
    assert b"Some Camera" not in small
    assert picture_loss(data, small) == 0
    with Image.open(io.BytesIO(small)) as image:
        assert image.getexif()[0x0112] == 6
    (made,) = packed(data, "a.jpg", None, Rules(formats=JPEG, most=len(small)))
    assert (made.how, made.suffix, made.data, made.loss) == ("bare", ".jpg", small, None)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
def test_any_jpeg_is_bared_without_a_changed_pixel(mode: str, *, progressive: bool) -> None:
    data = jpeg(scanned().convert(mode), progressive=progressive, restart_marker_blocks=5)
    assert picture_loss(data, bare_jpeg(data)) == 0


@pytest.mark.parametrize("cut", [4, 300, -2])
def test_a_broken_jpeg_is_left_alone(cut: int) -> None:
    data = jpeg(scanned())[:cut]
    with pytest.raises((ValueError, OSError)):
        bare_jpeg(data)


def test_a_jpeg_over_the_limit_is_stored_again_with_the_least_loss_that_fits() -> None:
    data = jpeg(scanned(), quality=98)
    losses = []
    for share in (0.8, 0.5, 0.35):
        (made,) = packed(data, "a.jpg", None, Rules(formats=JPEG, most=int(len(data) * share)))
        assert made.how == "reencoded"
        assert len(made.data) <= len(data) * share
        assert made.loss is not None
        assert made.loss == picture_loss(data, made.data) <= MOST_LOSS
        losses.append(made.loss)
    assert losses == sorted(losses), "the tighter the limit the more is lost, and no more than needed"
    (whole,) = packed(data, "a.jpg", None, Rules(formats=JPEG, most=2000))
    assert (whole.how, whole.data) == ("as it is", data), "what would harm the print is not done"


def test_a_png_too_large_for_png_becomes_a_jpeg_where_that_is_accepted() -> None:
    out = io.BytesIO()
    scanned(noise=60).save(out, "PNG")
    (made,) = packed(out.getvalue(), "a.png", None, Rules(formats=(".png", ".jpg"), most=len(out.getvalue()) // 3))
    assert (made.suffix, made.how) == (".jpg", "reencoded")
    (alone,) = packed(out.getvalue(), "a.png", None, Rules(formats=(".png",), most=len(out.getvalue()) // 3))
    assert (alone.suffix, alone.how) == (".png", "as it is")


def test_a_scan_in_a_pdf_is_stored_again_too_and_its_text_stays() -> None:
    data = on_page(jpeg(scanned().resize((2480, 3508)), quality=97), hidden="Invoice 12")
    (made,) = packed(data, "a.pdf", None, Rules(formats=(".pdf",), most=len(data) // 2))
    assert (made.how, made.suffix) == ("reencoded", ".pdf")
    assert len(made.data) <= len(data) // 2
    assert 0 < (made.loss or 0) <= MOST_LOSS
    with mupdf.open(stream=made.data, filetype="pdf") as document:
        assert "Invoice 12" in document[0].get_text()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_one_scan_goes_out_as_that_scan(turn: int) -> None:
    scan = jpeg(scanned())
    (made,) = packed(on_page(scan, turn=turn, hidden="layer"), "a.pdf", None, Rules(formats=JPEG))
    assert (made.how, made.suffix) == ("scan", ".jpg")
    assert made.data.endswith(scan[2:]), "not one byte of the picture is another"
    with Image.open(io.BytesIO(made.data)) as image:
        shown = 1 if turn == 0 else image.getexif()[0x0112]
    assert shown == {0: 1, 90: 6, 180: 3, 270: 8}[turn]


@pytest.mark.parametrize(
    "page",
    [
        on_page(jpeg(scanned()), text="Stamped over it"),
        on_page(jpeg(scanned()), box=(0, 0, 500, 700)),
        on_page(jpeg(scanned()), box=(-60, -60, 655, 900)),
    ],
    ids=["text", "margin", "cropped"],
)
def test_a_page_that_is_more_or_less_than_its_scan_is_drawn(page: bytes) -> None:
    (made,) = packed(page, "a.pdf", None, Rules(formats=JPEG))
    assert (made.how, made.suffix) == ("picture", ".png")


def test_a_mirrored_or_inverted_scan_is_drawn() -> None:
    page = on_page(jpeg(scanned()))
    with mupdf.open(stream=page, filetype="pdf") as document:
        xref = document[0].get_contents()[0]
        content = document.xref_stream(xref)
        document.update_stream(xref, b"q -1 0 0 1 595.2 0 cm " + content + b" Q")
        mirrored = document.tobytes(no_new_id=True)
    assert packed(mirrored, "a.pdf", None, Rules(formats=JPEG))[0].how == "picture"
    with mupdf.open(stream=page, filetype="pdf") as document:
        document.xref_set_key(document[0].get_images()[0][0], "Decode", "[1 0 1 0 1 0]")
        inverted = document.tobytes(no_new_id=True)
    assert packed(inverted, "a.pdf", None, Rules(formats=JPEG))[0].how == "picture"


def _limited(desk: Desk, formats: tuple[str, ...]) -> Any:  # noqa: ANN401 -- a Report
    rule = Rule(
        id="document.format", check="document.format", severity="warn", why="", source="", options=RuleOptions(formats=formats)
    )  # fmt: skip
    result = desk.report()
    pack = msgspec.structs.replace(result.case.pack, rules=(rule,), upload=PackUpload())
    return msgspec.structs.replace(result, case=msgspec.structs.replace(result.case, pack=pack))


@pytest.mark.parametrize("formats", [(".jpg",), (".pdf", ".jpg")])
def test_it_is_told_and_proven(desk: Desk, tmp_path: Path, formats: tuple[str, ...]) -> None:
    data = jpeg(scanned(), quality=98)
    span = Span(document="documents/photo.jpg", page=1, words=(0,), box=Box(50, 40, 300, 52))
    cells = (found("asin", ONE, span), found("quantity", "12", span))
    item = Item(span=span, text=f"{ONE} lamp", cells=cells, confidence=0.9, origin="ocr")
    record = desk.add("documents/photo.jpg", data, (found("kind", "invoice", None),), (item,))
    desk.verdict(ONE, "covered", (desk.match(record, ONE), "accepted"))
    report(_limited(desk, formats), tmp_path, desk.originals, ReportOptions(max_megabytes=len(data) * 0.6 / 1e6))
    (sent,) = [s for s in json.loads((tmp_path / "manifest.json").read_bytes())["upload"] if s["original"]]
    assert sent["how"] == "reencoded"
    told = (tmp_path / "upload.txt").read_text(encoding="utf-8")
    assert "NOT byte for byte" in told
    assert f"{sent['loss']:.1f} of 255" in told
    assert verify(tmp_path).intact, list(map(str, verify(tmp_path).lines()))
    target = tmp_path / sent["path"]
    with Image.open(io.BytesIO(target.read_bytes())) as image:
        forged = image.convert("RGB")
    ImageDraw.Draw(forged).rectangle((60, 60, 110, 76), fill="white")
    target.write_bytes(jpeg(forged, quality=70))
    manifest = json.loads((tmp_path / "manifest.json").read_bytes())
    for file in manifest["files"]:
        if file["path"] == sent["path"]:
            file["sha256"] = hashlib.sha256(target.read_bytes()).hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert [str(w) for w in verify(tmp_path).wrong] == [f"{sent['path']} does not show the pages that it stands for."]


def test_the_same_bytes_again() -> None:
    data = jpeg(scanned(), quality=98)
    assert smaller_picture(data, len(data) // 2) == smaller_picture(data, len(data) // 2)
