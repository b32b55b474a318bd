from __future__ import annotations

import hashlib
import io
import json
import random
from typing import TYPE_CHECKING, Any

import msgspec
import pymupdf
import pytest
from PIL import Image

from evidence.model import Finding, PackUpload, Rule, RuleOptions
from evidence.report import ReportOptions, report
from evidence.report.packing import Rules, packed
from evidence.report.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence.model import Match, Record, Report, State
    from evidence.report.options import UploadChoice
    from tests.unit.report.conftest import Desk

mupdf: Any = pymupdf
ONE, TWO = "B0TESTAB01", "B0TESTAB02"
PICTURES = (".jpeg", ".jpg", ".pjpeg", ".gif", ".png", ".tiff")


def _accepting(result: Report, formats: tuple[str, ...], identity_megabytes: float | None = None) -> Report:
    rule = Rule(
        id="document.format", check="document.format", severity="warn", why="", source="", options=RuleOptions(formats=formats)
    )  # fmt: skip
    pack = msgspec.structs.replace(
        result.case.pack, rules=(rule,), upload=PackUpload(identity_megabytes=identity_megabytes)
    )
    return msgspec.structs.replace(result, case=msgspec.structs.replace(result.case, pack=pack))


def _sent(out: Path) -> dict[str, dict[str, Any]]:
    manifest = json.loads((out / "manifest.json").read_bytes())
    return {s["path"].removeprefix("upload/"): s for s in manifest["upload"]}


def _proven(desk: Desk, record: Record, asin: str = ONE) -> None:
    desk.verdict(asin, "covered", (desk.match(record, asin), "accepted"))


def _images(pages: int, seed: int = 1) -> bytes:
    """Return a PDF with a noisy picture on each page, so that nothing makes it small."""
    document, noise = mupdf.open(), random.Random(seed)  # noqa: S311 -- a picture, no secret
    for _ in range(pages):
        page = document.new_page(width=300, height=300)
        pixels = Image.frombytes("L", (200, 200), noise.randbytes(40_000))
        out = io.BytesIO()
        pixels.save(out, "PNG")
        page.insert_image(page.rect, stream=out.getvalue())
    return bytes(document.tobytes(no_new_id=True))


def _pixels(data: bytes) -> list[bytes]:
    with mupdf.open(stream=data, filetype="pdf") as document:
        return [page.get_pixmap(dpi=72, annots=False).samples for page in document]


def test_originals_go_out_byte_for_byte_in_the_order_of_the_items(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    late, early = desk.paper("documents/a.pdf", draw(pages=2), pages=2), desk.paper("documents/z & $#.pdf", draw())
    _proven(desk, early)
    _proven(desk, late, TWO)
    report(desk.report(), tmp_path, desk.originals)
    assert list(_sent(tmp_path)) == ["01-cover.pdf", "02-z.pdf", "03-a.pdf"]
    assert (tmp_path / "upload" / "02-z.pdf").read_bytes() == desk.files[early.document]
    with mupdf.open(tmp_path / "upload" / "01-cover.pdf") as cover:
        told = cover[0].get_text()
    assert "02-z.pdf" in told
    assert "z & $#.pdf" not in told
    assert verify(tmp_path).intact


@pytest.mark.parametrize("choice", ["marked", "none"])
def test_marked_copies_or_nothing(desk: Desk, draw: Callable[..., bytes], tmp_path: Path, choice: UploadChoice) -> None:
    _proven(desk, desk.paper("documents/a.pdf", draw()))
    report(desk.report(), tmp_path, desk.originals, ReportOptions(upload=choice))
    if choice == "none":
        assert not (tmp_path / "upload").exists()
        assert not (tmp_path / "upload.txt").exists()
    else:
        marked = (tmp_path / "highlighted" / "a.pdf").read_bytes()
        assert (tmp_path / "upload" / "02-a.pdf").read_bytes() == marked
        assert _sent(tmp_path)["02-a.pdf"]["marked"]
    assert verify(tmp_path).intact


def test_only_pages_that_prove_something(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    data = draw(pages=3)
    _proven(desk, desk.paper("documents/a.pdf", data, pages=3))
    report(desk.report(), tmp_path, desk.originals, ReportOptions(pages="evidence"))
    sent = _sent(tmp_path)["02-a.pdf"]
    assert (sent["how"], sent["pages"]) == ("pages", [1])
    assert _pixels((tmp_path / "upload" / "02-a.pdf").read_bytes()) == _pixels(data)[:1]
    assert "page 1 alone" in (tmp_path / "upload.txt").read_text(encoding="utf-8")
    assert desk.files["documents/a.pdf"] == data
    assert verify(tmp_path).intact


def test_the_cover_names_the_page_as_it_is_sent(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    record = desk.paper("documents/a.pdf", draw(pages=3), pages=3)

    def moved(span: Any) -> Any:  # noqa: ANN401 -- a Span or None
        return msgspec.structs.replace(span, page=3) if span else None

    items = tuple(
        msgspec.structs.replace(
            i, span=moved(i.span), cells=tuple(msgspec.structs.replace(c, span=moved(c.span)) for c in i.cells)
        )
        for i in record.items
    )
    founds = tuple(msgspec.structs.replace(f, span=moved(f.span)) for f in record.founds)
    desk.records[0] = msgspec.structs.replace(record, items=items, founds=founds)
    _proven(desk, desk.records[0])
    report(desk.report(), tmp_path, desk.originals, ReportOptions(pages="evidence"))
    with mupdf.open(tmp_path / "upload" / "01-cover.pdf") as cover:
        told = " ".join(cover[0].get_text().split())
    with mupdf.open(tmp_path / "cover.pdf") as cover:
        own = " ".join(cover[0].get_text().split())
    assert "02-a.pdf T-1001 1 12" in told
    assert "a.pdf T-1001 3 12" in own


@pytest.mark.parametrize("choice", ["originals", "marked"])
def test_pictures_where_pdf_is_not_accepted(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path, choice: UploadChoice
) -> None:
    _proven(desk, desk.paper("documents/a.pdf", draw(pages=2), pages=2))
    report(_accepting(desk.report(), PICTURES), tmp_path, desk.originals, ReportOptions(upload=choice))
    assert list(_sent(tmp_path)) == ["01-cover.png", "02-a-1of2.png", "02-a-2of2.png"]
    with Image.open(tmp_path / "upload" / "02-a-1of2.png") as page:
        assert page.size == (1653, 2339)
        assert (page.mode == "RGB") == (choice == "marked"), (
            "marks are shown in colour, the bare page is black on white"
        )
    assert verify(tmp_path).intact


@pytest.mark.parametrize(("form", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("GIF", ".gif")])
def test_an_accepted_picture_goes_out_as_it_is(picture: Callable[..., bytes], form: str, suffix: str) -> None:
    data = picture(form)
    (made,) = packed(data, "x.dat", None, Rules(formats=(".pdf", ".jpg", ".jpeg", ".png", ".gif")))
    assert (made.suffix, made.data, made.how) == (suffix, data, "as it is")


@pytest.mark.parametrize("form", ["TIFF", "BMP", "WEBP"])
def test_another_picture_becomes_a_pdf_page_or_a_picture(picture: Callable[..., bytes], form: str) -> None:
    data = picture(form, **({"lossless": True} if form == "WEBP" else {}))
    with Image.open(io.BytesIO(data)) as image:
        before = image.convert("RGB").tobytes()
    (page,) = packed(data, "x.dat", None, Rules(formats=(".pdf", ".jpg")))
    assert (page.suffix, page.how) == (".pdf", "page")
    with mupdf.open(stream=page.data, filetype="pdf") as document:
        assert document.embfile_count() == 0
        xref = document[0].get_images()[0][0]
        assert mupdf.Pixmap(document, xref).samples == before
    (shown,) = packed(data, "x.dat", None, Rules(formats=(".jpg", ".png")))
    assert (shown.suffix, shown.how) == (".png", "picture")


def test_a_large_paper_is_stored_tighter_or_split_and_looks_the_same() -> None:
    data = _images(6)
    whole = len(data)
    parts = packed(data, "a.pdf", None, Rules(formats=(".pdf",), most=whole // 2))
    assert len(parts) > 1
    assert [p for part in parts for p in part.pages] == [1, 2, 3, 4, 5, 6]
    assert all(len(p.data) <= whole // 2 and p.how == "part" for p in parts)
    assert [s for p in parts for s in _pixels(p.data)] == _pixels(data)
    blank = mupdf.Pixmap(mupdf.csGRAY, 900, 900, bytes(810_000), False)  # noqa: FBT003 -- no name in the library
    with mupdf.open() as document:
        document.new_page().insert_image((0, 0, 500, 500), pixmap=blank)
        loose = document.tobytes(expand=255, no_new_id=True)
    (tight,) = packed(loose, "a.pdf", None, Rules(formats=(".pdf",), most=len(loose) - 1))
    assert tight.how == "recompressed"
    assert len(tight.data) < len(loose) // 10
    assert _pixels(tight.data) == _pixels(loose)
    (single,) = packed(_images(1), "a.pdf", None, Rules(formats=(".pdf",), most=100))
    assert len(single.data) > 100, "what cannot be made smaller without loss stays whole"


def test_a_png_is_stored_tighter_with_the_same_pixels(picture: Callable[..., bytes]) -> None:
    loose = picture("PNG", compress_level=0, dpi=(150, 150))
    (made,) = packed(loose, "a.png", None, Rules(formats=(".png",), most=len(loose) - 1))
    assert len(made.data) < len(loose) // 4
    with Image.open(io.BytesIO(made.data)) as tight, Image.open(io.BytesIO(loose)) as before:
        assert tight.tobytes() == before.tobytes()
        assert round(tight.info["dpi"][0]) == 150


def test_what_was_left_out_and_why(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    good = desk.paper("documents/a-good.pdf", draw())
    same = desk.paper("documents/b-same.pdf", draw())
    old = desk.paper("documents/c-old.pdf", draw())
    unsure = desk.paper("documents/d-unsure.pdf", draw())
    desk.paper("documents/e-stranger.pdf", draw())
    cut = desk.paper("documents/e-stranger-cut-off.pdf", draw())
    lost = Finding(rule="document.unreadable", status="unsure", message="It is cut off.", document=cut.document)
    desk.findings.append(lost)
    desk.paper("documents/f-passport.pdf", draw(), kind="identity")
    word = desk.paper("documents/g-editable.pdf", draw())
    desk.records[-1] = msgspec.structs.replace(word, path="documents/g-editable.docx")
    findings = (
        Finding(rule="document.duplicate", status="warn", message="Twice.", document=good.document),
        Finding(rule="document.duplicate", status="warn", message="Twice.", document=same.document),
        Finding(rule="window.expired", status="fail", message="It is too old.", document=old.document),
        Finding(rule="match.weak", status="unsure", message="Look at the code.", document=unsure.document),
    )
    proofs: list[tuple[Match, State]] = [(desk.match(r, ONE), "accepted") for r in (good, same)]
    desk.verdict(
        ONE,
        "covered",
        *proofs,
        (desk.match(old, ONE), "rejected"),
        (desk.match(unsure, ONE), "open"),
        findings=findings,
    )
    report(desk.report(), tmp_path, desk.originals)
    assert list(_sent(tmp_path)) == ["01-cover.pdf", "02-a-good.pdf"]
    left = (tmp_path / "upload.txt").read_text(encoding="utf-8").partition("Left out")[2]
    for told in (
        "b-same.pdf: it is the same paper as documents/a-good.pdf.",
        "c-old.pdf: none of its lines counts: It is too old.",
        "d-unsure.pdf: a person must look at it first: Look at the code.",
        "e-stranger.pdf: it names no flagged item.",
        "e-stranger-cut-off.pdf: it names no flagged item in what could be read of it: It is cut off.",
        "f-passport.pdf: identity papers are private",
        "g-editable.docx: it is neither a PDF nor a picture",
    ):
        assert told in left


def test_identity_papers_only_when_asked_for_unmarked_and_under_their_limit(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    desk.paper("documents/pass$port.pdf", draw(), kind="identity")
    _proven(desk, desk.paper("documents/a.pdf", draw()))
    result = _accepting(desk.report(), (".pdf",), identity_megabytes=0.0001)
    report(result, tmp_path, desk.originals, ReportOptions(identity=True, upload="marked"))
    assert list(_sent(tmp_path))[-1] == "identity/03-pass-port.pdf"
    assert (tmp_path / "upload/identity/03-pass-port.pdf").read_bytes() == desk.files["documents/pass$port.pdf"]
    told = (tmp_path / "upload.txt").read_text(encoding="utf-8")
    assert "03-pass-port.pdf has " in told
    assert "more than the 1 kB that are accepted" in told


def test_no_stated_limit_warns_only(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    _proven(desk, desk.paper("documents/a.pdf", draw()))
    report(_accepting(desk.report(), (".pdf",), identity_megabytes=0.001), tmp_path, desk.originals)
    assert "No limit is stated for such papers" in (tmp_path / "upload.txt").read_text(encoding="utf-8")
    assert _sent(tmp_path)["02-a.pdf"]["how"] == "as it is"


def test_nothing_proven_nothing_sent(small: Desk, tmp_path: Path) -> None:
    small.verdicts = [msgspec.structs.replace(v, proofs=()) for v in small.verdicts]
    report(small.report(), tmp_path, small.originals)
    assert not (tmp_path / "upload").exists()
    assert (tmp_path / "upload.txt").read_text(encoding="utf-8").startswith("Nothing: no paper proves")


def test_verify_finds_what_was_changed_in_the_upload_folder(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    _proven(desk, desk.paper("documents/a.pdf", draw(pages=2), pages=2))
    report(desk.report(), tmp_path, desk.originals, ReportOptions(pages="evidence"))
    target = tmp_path / "upload" / "02-a.pdf"
    with mupdf.open(stream=target.read_bytes(), filetype="pdf") as document:
        document[0].insert_text((72, 400), "9999")
        forged = document.tobytes()
    target.write_bytes(forged)
    assert tuple(map(str, verify(tmp_path).wrong)) == ("upload/02-a.pdf was changed after it was written.",)
    manifest = json.loads((tmp_path / "manifest.json").read_bytes())
    for file in manifest["files"]:
        if file["path"] == "upload/02-a.pdf":
            file["sha256"] = hashlib.sha256(forged).hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert tuple(map(str, verify(tmp_path).wrong)) == ("upload/02-a.pdf does not show the pages that it stands for.",)
    target.unlink()
    assert tuple(map(str, verify(tmp_path).wrong)) == ("upload/02-a.pdf is missing.",)


def test_the_same_files_whatever_the_order(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    for name in ("b", "a"):
        _proven(desk, desk.paper(f"documents/{name}.pdf", draw()), ONE if name == "b" else TWO)
    result = desk.report()
    report(result, tmp_path / "one", desk.originals, ReportOptions(pages="evidence"))
    report(result, tmp_path / "two", desk.originals, ReportOptions(pages="evidence"))
    for made in sorted((tmp_path / "one").rglob("*")):
        if made.is_file():
            assert made.read_bytes() == (tmp_path / "two" / made.relative_to(tmp_path / "one")).read_bytes()
