from __future__ import annotations

import hashlib
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from PIL import Image

from evidence.model import Box, Case, Found, PackWindow, Record, Report, RulePack, Source, Span, Window
from evidence.report import report
from evidence.report.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

mupdf: Any = pymupdf
Pdf = Any  # the library has no types
NAMES = {"a.pdf": "highlighted/a.pdf", "b.pdf": "highlighted/b.pdf", "c.png": "highlighted/c.pdf"}


def _papers() -> dict[str, bytes]:
    document = mupdf.open()
    for _ in range(2):
        document.new_page().insert_text((72, 72), "Sample Supply House 12")
    good = document.tobytes(no_new_id=True)
    out = io.BytesIO()
    Image.effect_mandelbrot((120, 160), (-2, -2, 2, 2), 20).save(out, "PNG")
    return {"a.pdf": good, "b.pdf": good[: good.rindex(b"xref\n")], "c.png": out.getvalue()}


class _Memory:
    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def read(self, document: str) -> bytes:
        return self.files[document]

    def unlocked(self, document: str) -> bytes:
        return self.files[document]


@pytest.fixture
def pack(tmp_path: Path, built: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("built")
    files = _papers()
    records, sources = [], []
    for path, data in files.items():
        sha256 = hashlib.sha256(data).hexdigest()
        span = Span(document=path, page=1, words=(0,), box=Box(70, 60, 180, 76))
        name = Found(field="supplier_name", value="S", text="S", span=span, confidence=1, finder="test")
        kind = Found(field="kind", value="invoice", text="", span=None, confidence=1, finder="test")
        records.append(
            Record(
                document=path, path=path, part=None, sha256=sha256, first_page=1, last_page=2, read_by="text layer",
                language="en", founds=(name, kind), items=(), codes=(), lines=(),
            )
        )  # fmt: skip
        sources.append(Source(sha256=sha256, name=path, kind="pdf", path=path, data=data))
        (tmp_path / "case").mkdir(exist_ok=True)
        (tmp_path / "case" / path).write_bytes(data)
    window = Window(start=None, end=None, days=None, mode="none", source="test")
    rules = RulePack(name="p", title="P", case_types=(), window=PackWindow(), quantity="none", rules=())
    case = Case(name="c", root="", items=(), window=window, pack=rules, quantity="none", documents=tuple(sources))
    result = Report(tool="evidence 0", case=case, records=tuple(records), problems=(), verdicts=())
    report(result, tmp_path / "out", _Memory(files))
    return tmp_path


def _forge(pack: Path, name: str, change: Callable[[Pdf], None]) -> None:
    """Append a change to a copy, and make the manifest agree with the forged file."""
    target = pack / NAMES[name]
    with mupdf.open(target) as document:
        change(document)
        if document.can_save_incrementally():
            document.save(str(target), incremental=True, encryption=mupdf.PDF_ENCRYPT_KEEP)
        else:
            raise AssertionError
    _agree(pack, name)


def _agree(pack: Path, name: str) -> None:
    data = (pack / NAMES[name]).read_bytes()
    manifest = json.loads((pack / "manifest.json").read_bytes())
    for file in manifest["files"]:
        if file["path"] == NAMES[name]:
            file["sha256"] = hashlib.sha256(data).hexdigest()
    (pack / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _differs(pack: Path, name: str, originals: Path | None = None) -> tuple[str, ...]:
    return tuple(map(str, next(c for c in verify(pack, originals).copies if c.path == NAMES[name]).differs))


def test_untouched_copies_are_intact_with_and_without_originals(pack: Path) -> None:
    for originals in (None, pack.parent / "case"):
        found = verify(pack, originals)
        assert found.intact, found.lines()
        assert len(found.copies) == 3
    made = {c["path"]: c["method"] for c in json.loads((pack / "manifest.json").read_bytes())["copies"]}
    assert made["highlighted/b.pdf"] == "rewritten"


def _text(document: Pdf) -> None:
    document[0].insert_text((72, 200), "9999")


def _page(document: Pdf) -> None:
    document.delete_page(1)
    document.new_page()


def _fewer(document: Pdf) -> None:
    document.delete_page(1)


def _metadata(document: Pdf) -> None:
    document.set_metadata({"author": "someone"})


def _rectangle(document: Pdf) -> None:
    document[0].add_rect_annot((60, 50, 300, 100)).update(fill_color=(1, 1, 1))


def _cover(document: Pdf) -> None:
    mark = document[0].annot_xrefs()[0][0]
    form = int(document.xref_get_key(mark, "AP/N")[1].split()[0])
    document.update_stream(form, b"1 1 1 rg 0 0 600 900 re f", compress=False)


def _grown(document: Pdf) -> None:
    mark = document[0].annot_xrefs()[0][0]
    document.xref_set_key(mark, "Rect", "[0 0 600 900]")


def _hidden(document: Pdf) -> None:
    xref = document.get_new_xref()
    document.update_object(xref, "<</Type/EmbeddedFile>>")
    document.update_stream(xref, b"secret", new=True)


def _action(document: Pdf) -> None:
    mark = document[0].annot_xrefs()[0][0]
    document.xref_set_key(mark, "A", "<</S/URI/URI(http://example.invalid)>>")


def _turned(document: Pdf) -> None:
    document[0].set_rotation(180)


@pytest.mark.parametrize("name", ["a.pdf", "c.png"])
@pytest.mark.parametrize("change", [_text, _metadata, _rectangle, _cover, _grown, _hidden, _action, _turned])
def test_every_change_is_found_though_the_manifest_agrees(pack: Path, name: str, change: Callable[[Pdf], None]) -> None:
    _forge(pack, name, change)
    assert _differs(pack, name)
    assert not verify(pack).intact


@pytest.mark.parametrize("change", [_page, _fewer])
def test_a_replaced_or_missing_page_is_found(pack: Path, change: Callable[[Pdf], None]) -> None:
    _forge(pack, "a.pdf", change)
    assert _differs(pack, "a.pdf")


@pytest.mark.parametrize("change", [_text, _page, _fewer, _cover])
def test_changes_of_a_rewritten_copy_are_found(pack: Path, change: Callable[[Pdf], None]) -> None:
    target = pack / NAMES["b.pdf"]
    with mupdf.open(stream=target.read_bytes(), filetype="pdf") as document:
        change(document)
        target.write_bytes(document.tobytes())
    _agree(pack, "b.pdf")
    assert _differs(pack, "b.pdf")


def test_a_moved_pixel_is_found_in_an_image(pack: Path) -> None:
    def change(document: Pdf) -> None:
        xref = document[0].get_images()[0][0]
        pixels = bytearray(document.xref_stream(xref))
        pixels[5000] ^= 1
        document.update_stream(xref, bytes(pixels))

    _forge(pack, "c.png", change)
    assert _differs(pack, "c.png")


def test_a_swapped_image_is_found_though_manifest_and_base_agree(pack: Path) -> None:
    from evidence.report.images import as_pdf

    out = io.BytesIO()
    Image.new("L", (120, 160), 200).save(out, "PNG")
    honest, other = as_pdf((pack.parent / "case" / "c.png").read_bytes(), "c.png"), as_pdf(out.getvalue(), "c.png")
    assert honest
    assert other
    with mupdf.open(stream=other, filetype="pdf") as theirs:
        shown = theirs.xref_stream_raw(4)
    with mupdf.open(stream=honest, filetype="pdf") as document:
        document.update_stream(4, shown, compress=False)
        document.xref_set_key(4, "Filter", "/FlateDecode")
        forged = document.tobytes(no_new_id=True)
    (pack / NAMES["c.png"]).write_bytes(forged)
    manifest = json.loads((pack / "manifest.json").read_bytes())
    for copy in manifest["copies"]:
        if copy["path"] == NAMES["c.png"]:
            copy["base_sha256"], copy["base_bytes"] = hashlib.sha256(forged).hexdigest(), len(forged)
    (pack / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    _agree(pack, "c.png")
    assert "The page does not show the image inside." in _differs(pack, "c.png")


def test_a_flipped_byte_a_missing_and_a_strange_file_are_found(pack: Path) -> None:
    target = pack / NAMES["a.pdf"]
    data = bytearray(target.read_bytes())
    data[200] ^= 1
    target.write_bytes(bytes(data))
    (pack / NAMES["c.png"]).unlink()
    (pack / "highlighted" / "stranger.pdf").write_bytes(b"%PDF-1.7")
    found = verify(pack)
    assert [c.intact for c in found.copies] == [False, True, False]
    assert tuple(map(str, found.wrong)) == ("highlighted/stranger.pdf is not in manifest.json.",)


def test_a_changed_original_is_found_and_a_missing_one_is_told(pack: Path) -> None:
    case = pack.parent / "case"
    (case / "a.pdf").write_bytes((case / "a.pdf").read_bytes() + b" ")
    (case / "c.png").unlink()
    found = {c.path: c for c in verify(pack, case).copies}
    assert tuple(map(str, found["highlighted/a.pdf"].differs)) == ("The original was changed since.",)
    assert tuple(map(str, found["highlighted/c.pdf"].not_compared)) == ("The original was not found.",)


@pytest.mark.parametrize("content", [None, b"{", b'{"schema": 1}', b"\xff"])
def test_no_manifest_no_proof(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_bytes(content)
    assert not verify(tmp_path).intact


def test_a_manifest_cannot_lead_out_of_the_folder(pack: Path) -> None:
    text = (pack / "manifest.json").read_text(encoding="utf-8").replace("highlighted/a.pdf", "../case/a.pdf")
    (pack / "manifest.json").write_text(text, encoding="utf-8")
    lost = next(c for c in verify(pack).copies if c.path.startswith(".."))
    assert "The copy is missing." in map(str, lost.differs)


def _drawn_elsewhere(pack: Path) -> None:
    """Make the manifest one of another renderer, whose pixels of every page are others."""
    manifest = json.loads((pack / "manifest.json").read_bytes())
    assert manifest["renderer"] == f"MuPDF {mupdf.mupdf_version}"
    manifest["renderer"] = "MuPDF 1.2.3"
    for copy in manifest["copies"]:
        for page in copy["pages"]:
            page["pixels"] = "0" * 64
    (pack / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_pages_drawn_by_another_version_are_no_accusation(pack: Path) -> None:
    _drawn_elsewhere(pack)
    found = verify(pack)
    assert found.intact
    told = "\n".join(map(str, found.lines()))
    assert "not compared: Page 1: the looks, drawn by another version." in told
    assert f"drawn by MuPDF 1.2.3 when the copies were made, here by MuPDF {mupdf.mupdf_version}" in told
    assert verify(pack, pack.parent / "case").intact


def test_a_change_is_found_though_another_version_drew_the_pages(pack: Path) -> None:
    _drawn_elsewhere(pack)
    target = pack / NAMES["b.pdf"]
    with mupdf.open(target) as document:
        document[0].insert_text((72, 300), "9999")
        forged = document.tobytes(no_new_id=True)
    target.write_bytes(forged)
    _agree(pack, "b.pdf")
    assert "Page 1 differs." in _differs(pack, "b.pdf"), "its content is another"
    assert "Page 1 differs." in _differs(pack, "b.pdf", pack.parent / "case"), "drawn here beside the original"
