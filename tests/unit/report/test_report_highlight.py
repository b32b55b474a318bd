from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pymupdf
import pytest
from PIL import Image, ImageChops, ImageOps

from evidence.model import Box, Cell, Field, Found, Item, Quad, Record, Span, part_of
from evidence.report import report
from evidence.report.images import as_pdf, inner_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.report.conftest import Desk

mupdf: Any = pymupdf


def found(field: Field | Cell, value: str, span: Span | None) -> Found:
    return Found(field=field, value=value, text=value, span=span, confidence=0.9, finder="test")


def _covered(desk: Desk, out: Path, number: int = 0) -> tuple[dict[str, Any], bytes, bytes]:
    record = desk.records[number]
    desk.verdict("B0TESTAB01", "covered", (desk.match(record, "B0TESTAB01"), "accepted"))
    report(desk.report(), out, desk.originals)
    entry: dict[str, Any] = json.loads((out / "report.json").read_bytes())
    proof = entry["asins"][0]["evidence"][0]
    return proof, (out / proof["highlighted_pdf"]).read_bytes(), desk.files[record.document]


def _agrees(proof: dict[str, Any], data: bytes) -> bool:
    """Say whether a highlight stands where the report says: the outside check of the contract."""
    with mupdf.open(stream=data, filetype="pdf") as document:
        page = document[proof["highlighted_page"] - 1]
        box = mupdf.Rect(proof["box"])
        for mark in page.annots():
            where = mark.rect * page.rotation_matrix
            if abs(where & box) >= 0.9 * abs(box) and abs(where) <= 2 * abs(box):
                return True
    return False


def _bare(data: bytes) -> list[tuple[bytes, bytes]]:
    with mupdf.open(stream=data, filetype="pdf") as document:
        pages = []
        for number in range(len(document)):
            document.xref_set_key(document[number].xref, "Annots", "null")
            page = document.reload_page(document[number])
            pages.append((page.read_contents(), page.get_pixmap(dpi=72, annots=False).samples))
        return pages


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (30, 40, 560, 800)])
def test_marks_stand_where_the_report_says(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path, rotate: int, crop: tuple[float, ...] | None
) -> None:
    desk.paper("documents/sub/a.pdf", draw(rotate, crop))
    proof, copy, original = _covered(desk, tmp_path)
    assert proof["highlighted_pdf"] == "highlighted/sub/a.pdf"
    assert _agrees(proof, copy)
    assert copy.startswith(original)
    assert _bare(copy) == _bare(original)


def test_pop_up_names_asin_and_way_and_author(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    desk.paper("documents/a.pdf", draw())
    _, copy, _ = _covered(desk, tmp_path)
    with mupdf.open(stream=copy, filetype="pdf") as document:
        infos = [a.info for a in document[0].annots()]
        colors = [tuple(a.colors["stroke"]) for a in document[0].annots()]
    assert infos[0]["content"] == "Flagged item B0TESTAB01, found by its ASIN B0TESTAB01."
    assert {i["title"] for i in infos} == {"Evidence"}
    assert {i["subject"] for i in infos} == {
        "Flagged item", "Quantity", "Issue date", "Document number", "Supplier", "Buyer",
    }  # fmt: skip
    assert len(set(colors)) == 6


def test_skewed_words_get_skewed_quads(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    record = desk.paper("documents/a.pdf", draw())
    line = record.items[0]
    quad = Quad(60, 200, 300, 210, 298, 222, 58, 212)
    span = Span(document=record.document, page=1, words=(1,), box=Box(58, 200, 300, 222), quads=(quad,))
    skewed = Item(span=span, text=line.text, cells=tuple(c for c in line.cells if c.field == "description"))
    desk.records[0] = msgspec.structs.replace(record, items=(skewed,))
    code = line.best("asin")
    assert code
    match = desk.match(record, "B0TESTAB01")
    desk.verdict(
        "B0TESTAB01",
        "covered",
        (msgspec.structs.replace(match, item=skewed, found=msgspec.structs.replace(code, span=span)), "accepted"),
    )
    report(desk.report(), tmp_path, desk.originals)
    with mupdf.open(tmp_path / "highlighted" / "a.pdf") as document:
        page = document[0]
        mark = next(iter(page.annots()))
        assert [tuple(round(v) for v in p) for p in mark.vertices] == [(60, 200), (300, 210), (58, 212), (298, 222)]


def test_marks_of_the_original_stay(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    with mupdf.open(stream=draw(), filetype="pdf") as document:
        document[0].add_text_annot((300, 300), "kept")
        data = document.tobytes(no_new_id=True)
    desk.paper("documents/a.pdf", data)
    _, copy, _ = _covered(desk, tmp_path)
    with mupdf.open(stream=copy, filetype="pdf") as document:
        infos = [a.info["content"] for a in document[0].annots()]
    assert infos[0] == "kept"
    assert len(infos) > 5


def test_damaged_pdf_is_rewritten_and_proven(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    good = draw()
    data = good[: good.rindex(b"xref\n")]
    desk.paper("documents/a.pdf", data)
    proof, copy, _ = _covered(desk, tmp_path)
    made = json.loads((tmp_path / "manifest.json").read_bytes())["copies"][0]
    assert made["method"] == "rewritten"
    assert len(made["pages"]) == 1
    assert _agrees(proof, copy)
    assert _bare(copy) == _bare(data)


def test_owner_password_keeps_the_first_part(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    with mupdf.open(stream=draw(), filetype="pdf") as document:
        data = document.tobytes(encryption=mupdf.PDF_ENCRYPT_AES_256, owner_pw="x", user_pw="", permissions=4)
    desk.paper("documents/a.pdf", data)
    proof, copy, _ = _covered(desk, tmp_path)
    assert copy.startswith(data)
    assert _agrees(proof, copy)
    assert _bare(copy) == _bare(data)


def test_identity_papers_are_never_marked(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    desk.paper("documents/a.pdf", draw(), kind="identity")
    report(desk.report(), tmp_path, desk.originals)
    assert not (tmp_path / "highlighted").exists()


def test_parts_of_a_file_share_one_copy(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    data = draw(pages=3)
    desk.paper("documents/a.pdf", data, part="page 1")
    desk.paper("documents/a.pdf", data, part="pages 2-3")
    report(desk.report(), tmp_path, desk.originals)
    entry = json.loads((tmp_path / "report.json").read_bytes())
    assert {d["highlighted_pdf"] for d in entry["documents"]} == {"highlighted/a.pdf"}
    with mupdf.open(tmp_path / "highlighted" / "a.pdf") as document:
        assert len(document) == 3


def test_a_file_that_cannot_be_copied_is_a_note(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    desk.paper("documents/a.pdf", draw())
    desk.files["documents/a.pdf"] = b"%PDF-1.7 nothing else"
    report(desk.report(), tmp_path, desk.originals)
    entry = json.loads((tmp_path / "report.json").read_bytes())["documents"][0]
    assert entry["highlighted_pdf"] is None
    assert entry["warnings"] == ["No highlighted copy of this file could be made."]


@pytest.mark.parametrize(
    ("form", "save"),
    [("JPEG", {"dpi": (200, 100)}), ("PNG", {}), ("TIFF", {"dpi": (150, 150)}), ("GIF", {}), ("WEBP", {}), ("BMP", {})],
)
def test_images_become_pages_around_their_bytes(picture: Callable[..., bytes], form: str, save: dict[str, Any]) -> None:
    data = picture(form, **save)
    made = as_pdf(data, "a.x")
    assert made == as_pdf(data, "a.x")
    assert made is not None
    assert inner_bytes(made) == data
    x, y = save.get("dpi", (96, 96))
    with mupdf.open(stream=made, filetype="pdf") as document:
        assert not document.is_repaired
        page = document[0]
        assert (page.rect.width, page.rect.height) == pytest.approx((500 * 72 / x, 700 * 72 / y), abs=0.1)
        shown = document.extract_image(page.get_images()[0][0])["image"]
    if form != "JPEG":
        before = Image.open(io.BytesIO(data)).convert("RGB")
        assert ImageChops.difference(before, Image.open(io.BytesIO(shown)).convert("RGB")).getbbox() is None
    else:
        assert shown == data


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_exif_turn_is_applied(turn: int, form: str) -> None:
    image = Image.new("RGB", (96, 192), "white")
    image.paste("black", (0, 0, 48, 48))
    image.paste("red", (48, 0, 96, 48))
    exif = Image.Exif()
    exif[0x0112] = turn
    out = io.BytesIO()
    image.save(out, form, exif=exif, **({"quality": 95} if form == "JPEG" else {}))
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(out.getvalue()))).convert("RGB")
    made = as_pdf(out.getvalue(), "a")
    with mupdf.open(stream=made, filetype="pdf") as document:
        pixels = document[0].get_pixmap(dpi=96, alpha=False)  # no resolution is stated
    seen = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    assert seen.size == upright.size
    for x, y in ((20, 20), (seen.width - 20, 20), (20, seen.height - 20), (seen.width - 20, seen.height - 20)):
        difference = ImageChops.difference(seen, upright).getpixel((x, y))
        assert isinstance(difference, tuple)
        assert sum(difference) < 40


def test_tiff_frames_are_pages(picture: Callable[..., bytes]) -> None:
    frames = [Image.new("1", (300, 400), 1), Image.new("L", (200, 200), 120)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    made = as_pdf(out.getvalue(), "fax.tif")
    with mupdf.open(stream=made, filetype="pdf") as document:
        assert [tuple(round(v) for v in p.rect[2:]) for p in document] == [(225, 300), (150, 150)]
        assert document[0].get_pixmap(alpha=False).samples[:3] == b"\xff\xff\xff"


def test_image_copy_holds_the_original(desk: Desk, picture: Callable[..., bytes], tmp_path: Path) -> None:
    data = picture("PNG")
    key = "documents/a.png"
    span = Span(document=key, page=1, words=(0,), box=Box(30, 90, 200, 110))
    line = Item(span=span, text="B0TESTAB01 lamp 12", cells=(found("asin", "B0TESTAB01", span),))
    desk.add(key, data, (found("kind", "invoice", None),), (line,))
    proof, copy, _ = _covered(desk, tmp_path)
    assert _agrees(proof, copy)
    assert inner_bytes(copy) == data
    made = json.loads((tmp_path / "manifest.json").read_bytes())["copies"][0]
    assert (made["image"], made["original_sha256"]) == (True, hashlib.sha256(data).hexdigest())
    assert hashlib.sha256(copy[: made["base_bytes"]]).hexdigest() == made["base_sha256"]


def test_invoices_in_one_attachment_share_one_copy(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    data, matches = draw(pages=2), []
    for number, asin in ((1, "B0TESTAB01"), (2, "B0TESTAB02")):
        record = desk.paper("documents/mail.eml", data, part=part_of("may.pdf", number, number))
        desk.records[-1] = record = _moved(record, number)
        matches.append((asin, desk.match(record, asin)))
    for asin, match in matches:
        desk.verdict(asin, "covered", (match, "accepted"))
    report(desk.report(), tmp_path, desk.originals)
    entry = json.loads((tmp_path / "report.json").read_bytes())
    proofs = [item["evidence"][0] for item in entry["asins"]]
    copy = tmp_path / "highlighted" / "mail.eml" / "may.pdf"
    assert {d["highlighted_pdf"] for d in entry["documents"]} == {"highlighted/mail.eml/may.pdf"}
    assert [(p["document"], p["highlighted_page"]) for p in proofs] == [
        ("documents/mail.eml#may.pdf, page 1", 1),
        ("documents/mail.eml#may.pdf, page 2", 2),
    ]
    assert all(_agrees(p, copy.read_bytes()) for p in proofs)
    assert [p.relative_to(tmp_path).as_posix() for p in (tmp_path / "highlighted").rglob("*.pdf")] == [
        "highlighted/mail.eml/may.pdf"
    ]
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert [text.count(f'id="d{d}p{p}"') for d in (1, 2) for p in (1, 2)] == [1, 0, 0, 1]


def _moved(record: Record, page: int) -> Record:
    """Return the record with everything that it found on another page."""

    def there(found: Found) -> Found:
        return msgspec.structs.replace(found, span=found.span and msgspec.structs.replace(found.span, page=page))

    items = tuple(
        msgspec.structs.replace(
            i, span=msgspec.structs.replace(i.span, page=page), cells=tuple(there(c) for c in i.cells)
        )
        for i in record.items
    )
    return msgspec.structs.replace(
        record, first_page=page, last_page=page, founds=tuple(there(f) for f in record.founds), items=items
    )
