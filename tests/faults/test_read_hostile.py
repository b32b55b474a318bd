"""Files that mean harm, or are broken, through the worker: one sentence or what can be read, in bounded memory."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from email.message import EmailMessage
from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFont
from raw_pdfs import FONTS, FORM, LINE, SIDE, TEXT, page_pdf, pdf_of, pdf_with_bomb, raw_pdf, slow_pdf, stream

from evidence.errors import ReadError
from evidence.ingest.sources import discover
from evidence.model import Limits, Source
from evidence.pipeline.crew import process_all
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import SILENCE
from evidence.pipeline.reading import process
from evidence.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from evidence.pipeline.reading import Outcome

pytestmark = pytest.mark.timeout(900)  # the first test waits for all files
MOST_RESIDENT = 700_000_000
AES_256 = 5  # the PDF library's number


def drawn() -> Image.Image:
    image = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(image).text((40, 60), TEXT, fill=0, font=ImageFont.load_default(40))
    return image


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def png_with(kind: bytes) -> bytes:
    plain = saved(drawn(), "PNG")
    return plain[:33] + chunk(kind, b"a\0\0" + zlib.compress(bytes(200_000_000))) + plain[33:]


def tiff(width: int, height: int) -> bytes:
    tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8)]
    tags += [(277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 100)]
    listed = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + listed + bytes(104)


def tiff_that_loops() -> bytes:
    data = bytearray(saved(drawn().convert("1"), "TIFF", compression="raw"))
    first = struct.unpack("<I", data[4:8])[0]
    end = first + 2 + 12 * struct.unpack("<H", data[first : first + 2])[0]
    data[end : end + 4] = struct.pack("<I", first)
    return bytes(data)


def tiff_pages() -> bytes:
    fax = drawn().convert("1")
    return saved(fax, "TIFF", compression="group4", save_all=True, append_images=[fax], dpi=(150, 150))


def deep_gray() -> bytes:
    return saved(Image.fromarray(np.asarray(drawn(), dtype=np.uint16) * 257), "PNG", dpi=(150, 150))


def frames(form: str, mode: str) -> bytes:
    more = [Image.new(mode, (900, 200), 3)] * 2
    return saved(drawn().convert(mode), form, save_all=True, append_images=more, duration=100)


def cut(data: bytes, share: float = 0.5) -> bytes:
    return data[: int(len(data) * share)]


def recursive_pdf() -> bytes:
    inner = b"/Resources<<%s/XObject<</X 6 0 R>>>>" % FONTS
    return page_pdf(b"/X Do\n", stream(FORM + inner, LINE + b"/X Do\n"), resources=b"/XObject<</X 6 0 R>>")


def bad_font_pdf() -> bytes:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 7 0 R/FirstChar 0/LastChar 1/Widths[1e30 -5]>>"
    descriptor = b"<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 8 0 R>>"
    content = LINE + LINE.replace(b"/F ", b"/G ")
    broken = stream(b"/Length1 50", b"\0\1\0\0garbage" * 5)
    return page_pdf(content, font, descriptor, broken, resources=b"").replace(FONTS, b"/Font<</F 5 0 R/G 6 0 R>>")


def xref_loop() -> bytes:
    plain = page_pdf(LINE)
    return plain.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % plain.rfind(b"xref\n0"))


def one_bad_page() -> bytes:
    good, bad = pdf_of(2), page_pdf(b"q " * 300_000 + LINE)
    with pymupdf.open(stream=good) as doc, pymupdf.open(stream=bad) as other:
        doc.insert_pdf(other)
        data: bytes = doc.tobytes()
    return data


def mail_in_itself() -> bytes:
    message = EmailMessage()
    message.set_content("x")
    for _ in range(10):
        outer = EmailMessage()
        outer["Message-ID"] = "<1@x.example>"
        outer["From"] = "a@x.example"
        outer.set_content("x")
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("bomb.pdf", bytes(60_000_000))
        box.writestr("good.pdf", pdf_of(1))
    return out.getvalue()


def locked(password: str) -> bytes:
    return pdf_of(1, encryption=AES_256, owner_pw="owner", user_pw=password)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "huge.png": (lambda: png(SIDE, SIDE), "60000 x 60000 pixels"),
    "most.png": (lambda: png(2**31 - 1, 2**31 - 1), "megapixels"),
    "huge.tif": (lambda: tiff(SIDE, SIDE), "60000 x 60000 pixels"),
    "empty.tif": (lambda: tiff(17_000, 17_000), "damaged"),
    "zero.png": (lambda: png(0, 0), "damaged"),
    "zero.tif": (lambda: tiff(0, 0), "damaged"),
    "zero.gif": (lambda: b"GIF89a" + bytes(7) + b";", "damaged"),
    "comment.png": (lambda: png_with(b"zTXt"), "damaged"),
    "profile.png": (lambda: png_with(b"iCCP"), "damaged"),
    "cut.png": (lambda: cut(saved(drawn(), "PNG")), "damaged"),
    "cut.jpg": (lambda: cut(saved(drawn(), "JPEG")), "damaged"),
    "cut.tif": (lambda: cut(saved(drawn(), "TIFF", compression="tiff_lzw")), "damaged"),
    "cut.pdf": (lambda: cut(pdf_of(20)), "damaged"),
    "bomb.pdf": (pdf_with_bomb, "60000 x 60000 pixels"),
    "mask.pdf": (lambda: pdf_with_bomb(mask=True), "60000 x 60000 pixels"),
    "page.pdf": (lambda: page_pdf(b"0 0 9 9 re f\n", box=b"[0 0 1000000 1000000]"), "megapixels"),
    "many.pdf": (lambda: pdf_of(2001), "2001 pages"),
    "tree.pdf": (lambda: raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "damaged"),
    "deep.pdf": (lambda: page_pdf(b"q " * 300_000 + LINE), "damaged"),
    "locked.pdf": (lambda: locked("secret"), "password"),
    "self.eml": (mail_in_itself, "deep"),
    "bomb.zip": (zip_bomb, "bomb"),
    "deep.xml": (lambda: b"<?xml version='1.0'?><Invoice>" + b"<a>" * 200_000, "damaged"),
    "slow.pdf": (slow_pdf, "longer than 30 seconds"),
}
READ: dict[str, Callable[[], bytes]] = {
    "loop.tif": tiff_that_loops,
    "fax.tif": tiff_pages,
    "print.jpg": lambda: saved(drawn().convert("RGB").convert("CMYK"), "JPEG", quality=95, dpi=(150, 150)),
    "deep.png": deep_gray,
    "frames.gif": lambda: frames("GIF", "P"),
    "frames.webp": lambda: frames("WEBP", "RGB"),
    "dpi.png": lambda: saved(drawn(), "PNG", dpi=(1_000_000, 0.0001)),
    "end.pdf": lambda: pdf_of(3)[:-60],
    "recursive.pdf": recursive_pdf,
    "xref.pdf": xref_loop,
    "font.pdf": bad_font_pdf,
    "open.pdf": lambda: locked(""),
    "bad page.pdf": one_bad_page,
}
EMPTY: dict[str, Callable[[], bytes]] = {
    "dot.png": lambda: saved(Image.new("L", (1, 1), 0), "PNG"),
    "thin.png": lambda: saved(Image.new("L", (1, 30_000), 128), "PNG"),
    "inline.pdf": lambda: page_pdf(
        b"q 595 0 0 842 0 0 cm BI /W 60000 /H 60000 /BPC 8 /CS /G ID " + bytes(99) + b" EI Q\n"
    ),
}

MEASURED = """
from pathlib import Path
from evidence.pipeline.reading import process

def measured(source, options):
    try:
        return process(source, options)
    finally:
        status = Path("/proc/self/status")
        if status.exists():
            peak = status.read_text().split("VmHWM:")[1].split()[0]
            Path(__file__).with_name("peaks").joinpath(source.name).write_text(peak)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> dict[str, list[Outcome]]:
    """Read all of them in one run, and keep what became of each file."""
    papers = folder / "documents"
    papers.mkdir()
    (folder / "peaks").mkdir()
    for name, make in (*((n, m) for n, (m, _) in REFUSED.items()), *READ.items(), *EMPTY.items()):
        (papers / name).write_bytes(make())
    (folder / "measured_work.py").write_text(MEASURED, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        import measured_work  # type: ignore[import-not-found]  # written just above

        sources, problems = discover([papers], papers)
        options = RunOptions(jobs=2, effort="fast", use_cache=False, limits=Limits(max_seconds=30))
        done = process_all(sources, options, SILENCE, measured_work.measured)
    finally:
        sys.path.remove(str(folder))
    found: dict[str, list[Outcome]] = {}
    for outcome in done:
        found.setdefault(outcome.source.path, []).append(outcome)
    for problem in problems:
        from evidence.pipeline.reading import failed

        found.setdefault(problem.source.path, []).append(failed(problem.source, problem.error))
    return found


def errors(outcomes: Iterable[Outcome]) -> list[str]:
    return [str(o.problem.error) for o in outcomes if o.problem]


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_harm_ends_as_one_sentence(name: str, outcomes: dict[str, list[Outcome]]) -> None:
    (error,) = errors(outcomes[name])
    assert REFUSED[name][1] in error
    assert error.endswith(".")
    assert "Error" not in error


@pytest.mark.slow
@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(name: str, outcomes: dict[str, list[Outcome]]) -> None:
    assert errors(outcomes[name]) == []
    lines = [line.text for o in outcomes[name] for r in o.records for line in r.lines]
    assert any("03.04.2025" in line for line in lines), lines


@pytest.mark.slow
@pytest.mark.parametrize("name", EMPTY)
def test_nothing_to_read_is_no_failure(name: str, outcomes: dict[str, list[Outcome]]) -> None:
    assert errors(outcomes[name]) == []
    assert [line for o in outcomes[name] for r in o.records for line in r.lines] == []


@pytest.mark.slow
def test_memory_stays_bounded_and_nothing_is_written(folder: Path, outcomes: dict[str, list[Outcome]]) -> None:
    peaks = {p.name: int(p.read_text()) * 1024 for p in (folder / "peaks").iterdir()}
    assert {name: peak for name, peak in peaks.items() if peak > MOST_RESIDENT} == {}
    assert {p.name for p in (folder / "documents").iterdir()} == {*REFUSED, *READ, *EMPTY}


@pytest.mark.slow
def test_a_bomb_beside_a_good_paper_leaves_the_paper(outcomes: dict[str, list[Outcome]]) -> None:
    assert [r.part for o in outcomes["bomb.zip"] for r in o.records] == ["good.pdf"]


def test_a_bad_page_is_told_and_the_others_are_read() -> None:
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=one_bad_page())
    document = read(source, effort="fast", limits=Limits())
    assert [bool(page.words) for page in document.pages] == [True, True, False]
    assert [str(w) for w in document.pages[2].warnings] == ["Page 3 is damaged and could not be read."]
    (outcome,) = [process(source, RunOptions(use_cache=False))]
    assert any("Page 3 is damaged" in w for r in outcome.records for w in r.warnings)


def test_a_picture_over_the_limit_is_never_decoded() -> None:
    data = pdf_with_bomb()
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=data)
    with pytest.raises(ReadError, match="60000 x 60000"):
        read(source, effort="fast", limits=Limits())
    picture = Source(sha256="0" * 64, name="a.png", kind="image", path="a.png", data=saved(drawn(), "PNG"))
    with pytest.raises(ReadError, match="900 x 200"):
        read(picture, effort="fast", limits=Limits(max_megapixels=0.1))
