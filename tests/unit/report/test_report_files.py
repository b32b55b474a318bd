from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from evidence.errors import OutputError
from evidence.model import Finding, Found, Problem
from evidence.report import ReportOptions, report
from evidence.report.contract import report_entry
from evidence.report.cover import cover_pdf
from evidence.report.folder import STAGE, Artifact, Folder
from evidence.report.names import copy_names
from evidence.report.plain import one_line, shown
from evidence.report.tables import harmless
from evidence.report.wording import headline
from evidence.report.writers import WRITERS
from evidence.texts import speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence.report.options import MarkShape
    from tests.unit.report.conftest import Desk

mupdf: Any = pymupdf
GOLDEN = Path(__file__).parents[2] / "golden" / "report"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.invalid","x")',
    "@SUM(1)",
    "\u202egnp.exe\u202c",
    "a\x00b\x1b[31mc\r\nd",
    "{{ 7 * 7 }}",
    "x" * 10_000,
    "</style></script><!--",
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _hostile(desk: Desk, draw: Callable[..., bytes], text: str) -> None:
    record = desk.paper(f"documents/{text.replace('/', '_')}.pdf", draw())
    extra = Found(field="supplier_address", value=text, text=text, span=None, confidence=0.9, finder="test")
    desk.records[0] = type(record)(
        **{f: getattr(record, f) for f in record.__struct_fields__} | {"founds": (*record.founds, extra)}
    )
    finding = Finding(rule="window.edge", status="warn", message=text, document=record.document)
    desk.verdict(
        "B0TESTAB01", "covered", (desk.match(record, "B0TESTAB01"), "accepted"), findings=(finding,), title=text
    )
    desk.problems.append(Problem(source=desk.source(f"documents/{text}", b"x"), error=text))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text_everywhere(desk: Desk, draw: Callable[..., bytes], tmp_path: Path, text: str) -> None:
    _hostile(desk, draw, text)
    report(desk.report(name=text), tmp_path, desk.originals)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    reader = _Reader()
    reader.feed(page)
    assert [t for t, _ in reader.tags].count("script") == 1
    assert not [a for _, a in reader.tags if any(k.startswith("on") for k in a)]
    assert all((a.get("href") or "#").startswith("#") for _, a in reader.tags)
    assert all((a.get("src") or "data:").startswith("data:") for _, a in reader.tags)
    assert not re.search("[\u202a-\u202e\x00\x1b]", page)
    assert len(page) < 400_000
    rows = list(csv.reader(io.StringIO((tmp_path / "coverage.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert not [c for row in rows for c in row if c[:1] in {"=", "@", "+", "\t", "\r"}]
    book = CalamineWorkbook.from_path(str(tmp_path / "coverage.xlsx"))
    assert len(book.get_sheet_by_name("Coverage").to_python()) == 2
    json.loads((tmp_path / "report.json").read_bytes())
    with mupdf.open(tmp_path / "cover.pdf") as cover:
        told = "".join(p.get_text() for p in cover)
    assert "B0TESTAB01" in told
    for sent in (p for p in (tmp_path / "upload").rglob("*") if p.is_file()):
        assert re.fullmatch(r"\d\d-[A-Za-z0-9._-]{1,80}", sent.name)
    for note in (tmp_path / "upload.txt", *(tmp_path / "requests").glob("*.txt")):
        assert not set(note.read_text(encoding="utf-8")) & set("\x00\x1b\u202e")
    for made in (tmp_path / "highlighted").rglob("*.pdf"):
        assert not re.search(r'[<>:"|?*\x00-\x1f\u202a-\u202e]', made.name)
        assert len(made.name.encode()) < 130


def test_every_writer_names_safe_files_and_repeats_itself(small: Desk) -> None:
    result = small.report()
    entry = report_entry(result)
    for name, write in WRITERS.items():
        once = list(write(result, entry, small.originals, ReportOptions()))
        assert once, name
        assert once == list(write(result, entry, small.originals, ReportOptions())), name
        assert all(a.path.count("/") == (name == "requests") and ".." not in a.path for a in once)


def test_workbook_keeps_codes_as_text(small: Desk, tmp_path: Path) -> None:
    report(small.report(), tmp_path, small.originals)
    book = CalamineWorkbook.from_path(str(tmp_path / "coverage.xlsx"))
    rows = book.get_sheet_by_name("Coverage").to_python()
    assert [r[0] for r in rows] == ["asin", "B0TESTAB01", "B0TESTAB02", "B0TESTAB03"]
    assert [r[2] for r in rows[1:]] == ["Proven", "Not enough", "Missing"]
    papers = book.get_sheet_by_name("Papers").to_python()
    assert papers[2][2] == "failed"


def test_cover_shows_the_chain_and_no_rejected_line(small: Desk, tmp_path: Path) -> None:
    record = small.records[0]
    small.verdict("B0TESTAB09", "insufficient", (small.match(record, "B0TESTAB02"), "rejected"))
    report(small.report(), tmp_path, small.originals)
    with mupdf.open(tmp_path / "cover.pdf") as cover:
        told = " ".join(cover[0].get_text().split())
    assert "B0TESTAB01 Lamp ASIN B0TESTAB01 one.pdf T-1001 1 12 4 March 2026 Sample Supply House" in told
    assert "sales@sample.example" in told
    assert "B0TESTAB09" not in told


def test_a_long_cover_repeats_its_head(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    record = desk.paper("documents/a.pdf", draw())
    for number in range(60):
        desk.verdict(f"B0TEST{number:04}", "covered", (desk.match(record, "B0TESTAB01"), "accepted"))
    report(desk.report(), tmp_path, desk.originals)
    with mupdf.open(tmp_path / "cover.pdf") as cover:
        told = "".join(p.get_text() for p in cover)
        assert len(cover) > 1
    assert told.count("Issue date\n") >= 3
    assert "B0TEST0059" in told


def test_headline_counts(small: Desk) -> None:
    assert headline(report_entry(small.report()), speaker("en")) == "1 of 3 flagged ASINs proven; 2 to fix"


def test_html_shows_verdicts_steps_pictures_and_failures(small: Desk, tmp_path: Path) -> None:
    report(small.report(), tmp_path, small.originals)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Find or request a paper that counts here and names these items" in page
    assert page.count("data:image/jpeg") == 3  # two lines, one page
    assert "The image is damaged and cannot be opened." in page
    assert "default-src &#39;none&#39;" in page
    assert "2026-04-03" in page  # the other reading of the date


def test_stale_files_go_and_foreign_ones_stay(small: Desk, tmp_path: Path, draw: Callable[..., bytes]) -> None:
    report(small.report(), tmp_path, small.originals)
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    small.files["documents/sub/new.pdf"] = draw()
    small.records.clear()
    small.verdicts.clear()
    report(small.report(), tmp_path, small.originals)
    assert not (tmp_path / "highlighted").exists()
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "kept"
    assert not (tmp_path / STAGE).exists()


def test_a_file_that_somebody_changed_is_not_removed(small: Desk, tmp_path: Path) -> None:
    report(small.report(), tmp_path, small.originals)
    changed = tmp_path / "highlighted" / "one.pdf"
    changed.write_bytes(changed.read_bytes() + b"%")
    small.records.clear()
    small.verdicts.clear()
    report(small.report(), tmp_path, small.originals)
    assert changed.exists()


def test_an_old_manifest_cannot_name_files_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"x")
    out = tmp_path / "out"
    out.mkdir()
    sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    files = [{"path": "../outside.txt", "sha256": sha256, "bytes": 1}]
    (out / "manifest.json").write_text(json.dumps({"files": files}), encoding="utf-8")
    with Folder(out) as folder:
        folder.commit()
    assert outside.exists()


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    out = tmp_path / "out"
    out.mkdir()
    try:
        (out / "highlighted").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("links are not allowed here")
    with pytest.raises(OutputError):
        Folder(out).put(Artifact(path="highlighted/a.pdf", data=b""))


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be made"):
        Folder(tmp_path / "out")


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ([("documents/a.pdf", None), ("documents/a.png", None)], ["a.pdf", "a.png.pdf"]),
        ([("documents/a.png", None), ("documents/a.pdf", None)], ["a.png.pdf", "a.pdf"]),
        ([("documents/x/a.pdf", None), ("documents/y/a.pdf", None)], ["x/a.pdf", "y/a.pdf"]),
        ([("documents/A.pdf", None), ("documents/a.pdf", None)], ["A.pdf", "a.pdf.pdf"]),
        ([("a.jpg", None)], ["a.pdf"]),
        ([("documents/../../a.pdf", None)], ["_/_/a.pdf"]),
        ([("documents/con.pdf", None)], ["_con.pdf"]),
        ([("documents/mail.eml", "in/voice.pdf")], ["mail.eml/in_voice.pdf"]),
        ([("documents/a b. .pdf", None)], ["a b. .pdf"]),
    ],
)
def test_names_of_copies(places: list[tuple[str, str | None]], names: list[str]) -> None:
    files = [(*place, "hash") for place in places]
    assert [copy_names(files)[f] for f in files] == [f"highlighted/{n}" for n in names]


def test_attachments_named_like_parts_of_another_keep_copies_of_their_own() -> None:
    assert len(set(copy_names([("a.eml", "a.pdf", "hash 1"), ("a.eml", "a.pdf", "hash 2")]).values())) == 2


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8, unique=True))
def test_names_are_safe_and_unique(paths: list[str]) -> None:
    places = [(f"documents/{p}", None, "hash") for p in paths]
    names = list(copy_names(places).values())
    keys = {unicodedata.normalize("NFC", n).casefold() for n in names}
    assert len(keys) == len(places)
    for name in names:
        assert name.startswith("highlighted/")
        assert name.endswith(".pdf")
        pieces = name.split("/")
        assert all(p and p not in {".", ".."} and not p.endswith((" ", ".")) for p in pieces)
        assert not re.search(r'[<>:"|?*\\\x00-\x1f]', name)
        name.encode()


@given(st.text(max_size=600))
def test_harmless_text(text: str) -> None:
    line = one_line(text)
    assert line == one_line(line)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in line)
    assert len(shown(text, 100)) <= 103
    cell = str(harmless(text))
    assert not cell.startswith(("=", "+", "@"))
    assert not cell.startswith("-") or re.fullmatch(r"-\d+(\.\d+)?", cell)


@pytest.mark.parametrize(
    "name",
    ["report.json", "coverage.csv", "documents.jsonl", "report.html", "upload.txt", "requests/any supplier.txt"],
)
def test_golden(small: Desk, tmp_path: Path, name: str) -> None:
    """EVIDENCE_UPDATE_GOLDEN=1 writes the files anew; look at their difference before a commit."""
    report(small.report(), tmp_path, small.originals)
    made = (tmp_path / name).read_bytes()
    if name == "report.html":  # pictures depend on the codec's version
        made = re.sub(rb"data:image/jpeg;base64,[A-Za-z0-9+/=]+", b"data:image/jpeg;base64,", made)
    made = re.sub(rb"\b[0-9a-f]{64}\b", b"sha256", made)  # of papers drawn by this version of the library
    golden = GOLDEN / name
    if os.environ.get("EVIDENCE_UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(made)
    assert made.decode("utf-8").splitlines() == golden.read_bytes().decode("utf-8").splitlines()


@pytest.mark.parametrize("mark", ["highlight", "circle"])
def test_golden_annotations(small: Desk, tmp_path: Path, mark: MarkShape) -> None:
    report(small.report(), tmp_path, small.originals, ReportOptions(mark=mark))
    listed = []
    with mupdf.open(tmp_path / "highlighted" / "one.pdf") as document:
        for page in document:
            for a in page.annots():
                rect = [round(v, 1) for v in a.rect]
                listed.append([page.number + 1, a.type[1], a.info["subject"], a.info["content"], rect])
    made = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in listed)
    golden = GOLDEN / f"annotations-{mark}.jsonl"
    if os.environ.get("EVIDENCE_UPDATE_GOLDEN"):
        golden.write_text(made, encoding="utf-8", newline="\n")
    assert made == golden.read_text(encoding="utf-8")


def test_no_row_of_the_cover_is_cut_by_a_page_and_each_page_has_the_heads(small: Desk) -> None:
    entry = report_entry(small.report())
    item = next(a for a in entry.asins if a.verdict == "covered")
    title = "A lamp with a name as long as sellers write them, blue, dimmable, with remote control and two spare bulbs"
    many = tuple(
        msgspec.structs.replace(item, asin=f"B0TEST{n:04d}", title=title[: 20 + 13 * (n % 7)]) for n in range(90)
    )
    data = cover_pdf(msgspec.structs.replace(entry, asins=many))
    with mupdf.open(stream=data, filetype="pdf") as document:
        pages = [page.get_text() for page in document]
        tables = [t for page in document for t in page.find_tables().tables]
    assert len(pages) > 4
    asins = [row[0] for table in tables for row in table.extract() if row[0] and row[0].startswith("B0TEST")]
    assert asins == [f"B0TEST{n:04d}" for n in range(90)], "each once, whole, in order"
    for told in pages[:-1]:
        assert told.count("Issue date\n") == 1, "the heads stand on each page"
    rows = [row for table in tables for row in table.extract() if row[0] and row[0].startswith("B0TEST")]
    for n, row in enumerate(rows):
        assert " ".join((row[1] or "").split()) == shown(title[: 20 + 13 * (n % 7)], 90)
