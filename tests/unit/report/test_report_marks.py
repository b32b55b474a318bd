from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import msgspec
import pymupdf
import pytest
from PIL import Image

from evidence.model import Box, Found, Quad, Span
from evidence.report import ReportOptions, report
from evidence.report.annotate import Pen, outline
from evidence.report.marks import STYLES
from evidence.report.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence.report.options import MarkShape
    from tests.unit.report.conftest import Desk

mupdf: Any = pymupdf
ONE = "B0TESTAB01"
SHAPES: tuple[MarkShape, ...] = ("highlight", "circle")
CLAUSE = "All goods are genuine products of the brand owner."


def _written(desk: Desk, out: Path, shape: MarkShape = "highlight") -> bytes:
    if not desk.verdicts:
        desk.verdict(ONE, "covered", (desk.match(desk.records[0], ONE), "accepted"))
    report(desk.report(), out, desk.originals, ReportOptions(mark=shape))
    copies = json.loads((out / "manifest.json").read_bytes())["copies"]
    return (out / str(copies[0]["path"])).read_bytes()


def _on_pages(desk: Desk, data: bytes, pages: int) -> None:
    """Add an invoice whose supplier stands on every page, and whose proven line on the last."""
    record = desk.paper("documents/a.pdf", data, pages=pages)

    def last(span: Span | None) -> Span | None:
        return msgspec.structs.replace(span, page=pages) if span else None

    items = tuple(
        msgspec.structs.replace(
            i, span=msgspec.structs.replace(i.span, page=pages),
            cells=tuple(msgspec.structs.replace(c, span=last(c.span)) for c in i.cells),
        )
        for i in record.items
    )  # fmt: skip
    desk.records[0] = msgspec.structs.replace(record, items=items)


def _bare(data: bytes) -> list[tuple[bytes, bytes]]:
    with mupdf.open(stream=data, filetype="pdf") as document:
        found = []
        for number in range(document.page_count):
            document.xref_set_key(document.page_xref(number), "Annots", "null")
            page = document[number]
            found.append((page.read_contents(), page.get_pixmap(dpi=72, annots=False).samples))
        return found


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_circle_runs_around_the_line_and_fills_nothing(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path, rotate: int
) -> None:
    data = draw(rotate)
    desk.paper("documents/a.pdf", data)
    copy = _written(desk, tmp_path, "circle")
    assert copy.startswith(data)
    assert _bare(copy) == _bare(data)
    assert verify(tmp_path).intact
    proof = json.loads((tmp_path / "report.json").read_bytes())["asins"][0]["evidence"][0]
    with mupdf.open(stream=copy, filetype="pdf") as document:
        page = document[0]
        marks = list(page.annots())
        assert {m.type[1] for m in marks} == {"Ink"}
        where = marks[0].rect * page.rotation_matrix
        box = mupdf.Rect(proof["box"])
        assert where.contains(box)
        assert abs(where) <= 2 * abs(box)
        shown, plain = page.get_pixmap(dpi=144), mupdf.open(stream=data, filetype="pdf")[0].get_pixmap(dpi=144)
        middle = mupdf.IRect(
            mupdf.Rect(box.x0 + 2, box.y0 + 2, box.x1 - 2, box.y1 - 2) * 2
        )  # inside of the line nothing is painted
        same = [
            shown.pixel(x, y) == plain.pixel(x, y)
            for x in range(middle.x0, middle.x0 + 120, 9)
            for y in (middle.y0, middle.y1)
        ]
    assert all(same)


def test_an_address_of_several_lines_gets_one_circle_in_its_direction(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    record = desk.paper("documents/a.pdf", draw())
    quads = tuple(
        Quad(60 - k, 100 + 14 * k, 200 - k, 110 + 14 * k, 199 - k, 122 + 14 * k, 59 - k, 112 + 14 * k) for k in range(3)
    )
    span = Span(document=record.document, page=1, words=(1,), box=Box(57, 100, 200, 152), quads=quads)
    extra = Found(field="supplier_address", value="x", text="x", span=span, confidence=0.9, finder="test")
    desk.records[0] = msgspec.structs.replace(record, founds=(*record.founds, extra))
    copy = _written(desk, tmp_path, "circle")
    with mupdf.open(stream=copy, filetype="pdf") as document:
        page = document[0]
        ink = next(m for m in page.annots() if m.info["content"].startswith("Supplier: address"))
        (line,) = ink.vertices
        assert len(line) > 12
        xs, ys = [p[0] for p in line], [p[1] for p in line]
    corners = [(q[i], q[i + 1]) for q in map(msgspec.structs.astuple, quads) for i in (0, 2, 4, 6)]
    assert min(xs) <= min(x for x, _ in corners)
    assert max(ys) >= max(y for _, y in corners)
    assert verify(tmp_path).intact


def test_an_outline_keeps_outside_of_its_quad() -> None:
    quad = (10.0, 50.0, 110.0, 50.0, 10.0, 40.0, 110.0, 40.0)
    line = outline(quad, Pen())
    points = list(zip(line[0::2], line[1::2], strict=True))
    assert min(x for x, _ in points) == pytest.approx(9.2, abs=0.01)
    assert max(y for _, y in points) == pytest.approx(50.8, abs=0.3)
    assert outline((5.0,) * 8, Pen()), "a quad without size has an outline, too"


def test_clauses_are_marked_in_a_colour_and_with_a_bar_of_their_own(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    record = desk.paper("documents/a.pdf", draw())
    span = Span(document=record.document, page=1, words=(1,), box=Box(60, 400, 300, 412))
    sure = Found(field="clause", value="authenticity", text=CLAUSE, span=span, confidence=0.85, finder="clauses")
    unsure = msgspec.structs.replace(sure, value="resale", confidence=0.6)
    desk.records[0] = msgspec.structs.replace(record, founds=(*record.founds, sure, unsure))
    copy = _written(desk, tmp_path)
    with mupdf.open(stream=copy, filetype="pdf") as document:
        told = [(m.info["subject"], m.info["content"]) for m in document[0].annots() if m.info["subject"] == "Clause"]
    assert told == [("Clause", f"Clause on authenticity: {CLAUSE}")]
    assert verify(tmp_path).intact


def test_every_role_has_its_own_colour_and_its_own_line() -> None:
    assert len({s.color for s in STYLES.values()}) == len(STYLES)
    assert len({s.outline for s in STYLES.values()}) == len(STYLES)
    for style in STYLES.values():  # black text stays readable on it, in gray, too
        assert 0.299 * style.color[0] + 0.587 * style.color[1] + 0.114 * style.color[2] > 0.7


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("rotate", [0, 90])
def test_several_pages_get_bookmarks_to_their_marks(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path, rotate: int, shape: MarkShape
) -> None:
    data = draw(rotate, pages=3)
    _on_pages(desk, data, 3)
    copy = _written(desk, tmp_path, shape)
    assert copy.startswith(data)
    assert _bare(copy) == _bare(data)
    with mupdf.open(stream=copy, filetype="pdf") as document:
        toc = document.get_toc(simple=False)
        assert [(level, title, page) for level, title, page, _ in toc][:2] == [
            (1, "Evidence", -1),
            (2, "1: Issue date: 2026-03-04", 1),
        ]
        assert (toc[-1][0], toc[-1][2]) == (2, 3)
        assert toc[-1][1].startswith("3: Quantity of B0TESTAB01")
        item = next(t for t in toc if "Flagged item" in t[1])
        page = document[2]  # kept: an annotation dies with its page
        mark = next(m for m in page.annots() if m.info["subject"] == "Flagged item")
        seen = mark.rect * page.rotation_matrix
        x, y = map(float, re.findall(r"XYZ (-?\d+) (-?\d+)", document.xref_object(item[3]["xref"]))[0])
        target = mupdf.Point(x, y) * page.transformation_matrix * page.rotation_matrix
        assert 0 <= seen.y0 - target.y <= 30
        assert 0 <= seen.x0 - target.x <= 30
    assert verify(tmp_path).intact


def test_one_page_gets_no_bookmark(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    desk.paper("documents/a.pdf", draw())
    with mupdf.open(stream=_written(desk, tmp_path), filetype="pdf") as document:
        assert document.get_toc() == []


def test_bookmarks_of_the_original_stay_in_front(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    with mupdf.open(stream=draw(pages=2), filetype="pdf") as document:
        document.set_toc([[1, "Chapter", 1], [2, "Part", 1], [1, "Annex", 2]])
        data = document.tobytes(no_new_id=True)
    _on_pages(desk, data, 2)
    copy = _written(desk, tmp_path)
    assert copy.startswith(data)
    with mupdf.open(stream=copy, filetype="pdf") as document:
        titles = [t[1] for t in document.get_toc()]
    assert titles[:4] == ["Chapter", "Part", "Annex", "Evidence"]
    assert len(titles) > 6
    assert verify(tmp_path).intact


def test_a_tiff_of_several_pages_gets_bookmarks(desk: Desk, picture: Callable[..., bytes], tmp_path: Path) -> None:
    frames = [Image.open(io.BytesIO(picture("PNG"))) for _ in range(2)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:], dpi=(96, 96))
    span = Span(document="documents/a.tiff", page=2, words=(0,), box=Box(30, 30, 200, 50))
    name = Found(field="supplier_name", value="S", text="Sample", span=span, confidence=1, finder="test")
    kind = Found(field="kind", value="invoice", text="", span=None, confidence=1, finder="test")
    desk.add("documents/a.tiff", out.getvalue(), (name, kind), pages=2)
    report(desk.report(), tmp_path, desk.originals)
    with mupdf.open(tmp_path / "highlighted" / "a.pdf") as document:
        assert [t[1:] for t in document.get_toc()] == [["Evidence", -1], ["2: Supplier: name: Sample", 2]]
    assert verify(tmp_path).intact


def _rename(document: Any, entry: int) -> None:  # noqa: ANN401 -- pymupdf has no types
    document.xref_set_key(entry, "Title", "(Other)")


def _redirect(document: Any, entry: int) -> None:  # noqa: ANN401 -- pymupdf has no types
    document.xref_set_key(entry, "Dest", "null")
    document.xref_set_key(entry, "A", "<</S/URI/URI(http://example.invalid)>>")


def _stranger(document: Any, entry: int) -> None:  # noqa: ANN401 -- pymupdf has no types
    xref = document.get_new_xref()
    top = int(document.xref_get_key(entry, "Parent")[1].split()[0])
    document.update_object(xref, f"<</Title(More)/Parent {top} 0 R/Prev {entry} 0 R>>")
    document.xref_set_key(entry, "Next", f"{xref} 0 R")
    document.xref_set_key(top, "Last", f"{xref} 0 R")


def _opening(document: Any, entry: int) -> None:  # noqa: ANN401 -- pymupdf has no types
    assert entry
    document.xref_set_key(document.pdf_catalog(), "OpenAction", "<</S/JavaScript/JS(app.alert\\(1\\))>>")


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize("change", [_rename, _redirect, _stranger, _opening])
def test_verify_takes_exactly_these_bookmarks(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path, change: Callable[[Any, int], None], own: bool
) -> None:
    data = draw(pages=2)
    if own:
        with mupdf.open(stream=data, filetype="pdf") as document:
            document.set_toc([[1, "Chapter", 1], [1, "Annex", 2]])
            data = document.tobytes(no_new_id=True)
    _on_pages(desk, data, 2)
    _written(desk, tmp_path)
    target = tmp_path / "highlighted" / "a.pdf"
    with mupdf.open(target) as document:
        last = document.get_outline_xrefs()[-1]
        change(document, last)
        document.save(str(target), incremental=True, encryption=mupdf.PDF_ENCRYPT_KEEP)
    told = [
        d for d in map(str, verify(tmp_path).copies[0].differs) if d != "The file was changed after it was written."
    ]
    assert told, change


@pytest.mark.parametrize("shape", SHAPES)
def test_two_runs_give_the_same_bytes(desk: Desk, draw: Callable[..., bytes], tmp_path: Path, shape: MarkShape) -> None:
    _on_pages(desk, draw(pages=2), 2)
    assert _written(desk, tmp_path / "one", shape) == _written(desk, tmp_path / "two", shape)


def test_a_mark_taken_away_or_doubled_is_found(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    desk.paper("documents/a.pdf", draw())
    _written(desk, tmp_path)
    target = tmp_path / "highlighted" / "a.pdf"
    whole = target.read_bytes()
    with mupdf.open(stream=whole, filetype="pdf") as document:
        count = len(list(document[0].annots()))
    for change in ("", "twice"):
        target.write_bytes(whole)
        with mupdf.open(target) as document:
            page = document[0].xref
            kept = document.xref_get_key(page, "Annots")[1].strip("[]").split(" 0 R")[:-1]
            kept = [*kept, kept[0]] if change else kept[:-1]
            document.xref_set_key(page, "Annots", f"[{' '.join(f'{k} 0 R' for k in kept)}]")
            document.save(str(target), incremental=True, encryption=mupdf.PDF_ENCRYPT_KEEP)
        wanted = f"It has {count - 1 if not change else count + 1} marks instead of {count}."
        assert wanted in map(str, verify(tmp_path).copies[0].differs)
