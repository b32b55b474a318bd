"""A glyph that is named a digit shows that digit, or the page is read by OCR; plain fonts need no reader for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from lying_fonts import COUNT, FONTS, HONEST, LIES, Lettered, paper

from evidence.read.text_layer import drawn_text, named_signs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not (FONTS / "truetype/liberation").is_dir(), reason="the fonts are not installed")


def refuse(_: object) -> Any:  # noqa: ANN401 -- it returns nothing
    raise AssertionError


def lies(path: Path, *own: Lettered) -> bool:
    with pymupdf.open(paper(path, *own)) as pdf:
        return named_signs.distrust(pdf[0], {}) is not None


@pytest.mark.parametrize(
    "name", ["count", "one byte", "not in the file", "compact", "collection", "of no number", "in a form", "drawings"]
)
def test_a_map_that_lies_about_a_digit_is_seen(name: str, tmp_path: Path) -> None:
    assert lies(tmp_path / "a.pdf", *LIES[name])


@pytest.mark.parametrize(
    "name", ["a blank says nought", "a point says nothing", "a minus says a blank", "one sign says two"]
)
def test_ink_that_is_named_nothing_and_nothing_that_is_named_a_digit_are_seen(name: str, tmp_path: Path) -> None:
    assert lies(tmp_path / "a.pdf", *LIES[name])


@pytest.mark.parametrize("how", ["type0", "simple", "plain"])
def test_a_font_that_lies_is_seen_beside_a_true_one_of_its_name(how: str, tmp_path: Path) -> None:
    own = Lettered(
        COUNT, "10", ("4", "0"), how, named="ABCDEF+Helvetica"
    )  # the page is in Helvetica, and has all digits
    assert lies(tmp_path / "a.pdf", own)
    with pymupdf.open(tmp_path / "a.pdf") as pdf:
        ours = {run.font for run in drawn_text.runs(pdf[0]) if run.name == "Helvetica"}
        assert len(ours) == 2


def test_a_page_number_stamped_in_a_font_of_the_name_of_the_page_s_own_is_no_lie(tmp_path: Path) -> None:
    """A part of a font keeps its glyphs' numbers and loses the outlines that it does not need."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        writer = pymupdf.TextWriter(page.rect)
        writer.append((40, 200), "Invoice of 21/12", font=pymupdf.Font("helv"), fontsize=9)
        writer.write_text(page)
        pdf.subset_fonts()
        page.insert_text((40, 20), "Sheet 3456789", fontname="helv", fontsize=6)
        pdf.save(tmp_path / "a.pdf")
    with pymupdf.open(tmp_path / "a.pdf") as pdf:
        assert {run.name for run in drawn_text.runs(pdf[0])} == {"Helvetica"}
        assert named_signs.distrust(pdf[0], {}) is None


def test_what_the_page_does_not_use_is_no_lie(tmp_path: Path) -> None:
    unused = Lettered(COUNT, "4010", ("4", "0", "4", "0"))
    with pymupdf.open(paper(tmp_path / "a.pdf", unused)) as pdf:
        contents = pdf[0].get_contents()[-1]
        pdf.update_stream(contents, pdf.xref_stream(contents).replace(b"<0100010101020103>", b"<01000101>"))
        assert named_signs.distrust(pdf[0], {}) is None


def test_plain_fonts_need_no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.read.engines.crops.read_crops", refuse)
    assert not lies(tmp_path / "a.pdf", *HONEST["LiberationSans-Regular"])


def test_a_font_is_asked_about_once_in_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[int, named_signs.Suspects] = {}
    with pymupdf.open(paper(tmp_path / "a.pdf", *HONEST["simple"])) as pdf:
        pdf.fullcopy_page(0)
        assert named_signs.distrust(pdf[0], known) is None
        monkeypatch.setattr("evidence.read.text_layer.drawn_signs.digits_of", refuse)
        monkeypatch.setattr("evidence.read.text_layer.font_maps.named", refuse)
        assert named_signs.distrust(pdf[1], known) is None


def test_what_no_reader_can_tell_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = HONEST["Z003-MediumItalic"]
    monkeypatch.setattr("evidence.read.engines.crops.read_crops", lambda crops: tuple(("?", 0.1) for _ in crops))
    named_signs._read.cache_clear()
    assert lies(tmp_path / "a.pdf", *own)
    named_signs._read.cache_clear()
