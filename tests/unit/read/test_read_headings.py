"""Titles that a rule, a box or a ground makes unreadable at first are read in a closer look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest
from trade_papers import Sheet, answered

from evidence.read.engines import Seen, crops
from evidence.read.pictures import headings
from evidence.read.pictures.ruled import without_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from evidence.read.engines import Gray

BY_LABEL = ("Invoice No: NT-20417", "Invoice date: 14 March 2026")
TITLE = "Commercial Invoice"
WIDTH = pymupdf.get_text_length(TITLE, fontname="hebo", fontsize=20)


def crop(paint: Callable[[pymupdf.Page], None] | None) -> Gray:
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=240, height=30)
        page.insert_text((20, 22), TITLE, fontsize=20, fontname="hebo")
        if paint:
            paint(page)
        pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
        return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width).copy()


def underlined(page: pymupdf.Page) -> None:
    page.draw_line((18, 21.2), (WIDTH + 22, 21.2), width=1.2)


def boxed(page: pymupdf.Page) -> None:
    page.draw_rect((18.5, 6.5, WIDTH + 21.5, 23), width=1)


@pytest.mark.parametrize("paint", [underlined, boxed])
def test_a_rule_is_taken_out_and_the_letters_stay(paint: Callable[[pymupdf.Page], None]) -> None:
    plain, ruled = crop(None), crop(paint)
    bare = without_rules(ruled)
    assert (bare < 128).mean(axis=1).max() < 0.6  # no row is a rule any more
    letters = plain < 128
    assert (bare[letters] < 128).mean() > 0.7
    ((text, _),) = crops.read_crops([bare])
    assert text.replace(" ", "") == TITLE.replace(" ", "")


def test_a_line_without_rules_stays_as_it_is() -> None:
    plain = crop(None)
    assert without_rules(plain) is plain
    assert without_rules(plain[:0]).size == 0
    assert without_rules(np.full((20, 200), 255, np.uint8)).min() == 255


def page_of(title: Callable[[pymupdf.Page], None]) -> Gray:
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=595, height=842)
        title(page)
        for n in range(20):
            page.insert_text((45, 200 + 14 * n), f"Steel tea infuser {n} for the table", fontsize=9)
        pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
        return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width).copy()


def text_words() -> list[Seen]:
    share = 200 / 72
    return [
        Seen("Steel", 0.95, 45 * share, (193 + 14 * n) * share, 64 * share, (200 + 14 * n) * share) for n in range(20)
    ]


def test_a_torn_title_is_read_whole_and_a_sure_one_is_left() -> None:
    def draw_title(page: pymupdf.Page) -> None:
        page.insert_text((300, 100), TITLE, fontsize=20, fontname="hebo")

    share = 200 / 72
    gray = page_of(draw_title)
    torn = Seen("merci", 0.93, 340 * share, 84 * share, 390 * share, 101 * share)
    gone, new = headings.large_again(gray, (*text_words(), torn), ())
    assert gone == {20}
    assert " ".join(word.text for word in new) == TITLE
    whole = [
        Seen("Commercial", 0.95, 300 * share, 84 * share, 415 * share, 101 * share),
        Seen("Invoice", 0.95, 420 * share, 84 * share, 490 * share, 101 * share),
    ]
    assert headings.large_again(gray, (*text_words(), *whole), ()) == (frozenset(), ())
    assert headings.large_again(gray, (), ()) == (frozenset(), ())


def test_a_large_line_that_was_read_surely_and_whole_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading every large line again took as long as half of Tesseract's reading of the page."""
    asked: list[int] = []

    def none_read(found: Sequence[Gray]) -> tuple[tuple[str, float], ...]:
        asked.append(len(found))
        return (("", 0.0),) * len(found)

    monkeypatch.setattr(crops, "read_crops", none_read)
    gray = page_of(lambda page: page.insert_text((300, 100), TITLE, fontsize=20, fontname="hebo"))
    share = 200 / 72

    def words(*told: tuple[str, float, float, float]) -> tuple[Seen, ...]:
        large = (Seen(t, sure, left * share, 84 * share, right * share, 101 * share) for t, sure, left, right in told)
        return (*text_words(), *large)

    for seen in (
        words(("Commercial", 0.95, 300, 415), ("Invoice", 0.95, 420, 490)),
        words(("Commercial", 0.95, 300, 415), ("Invoice", 0.7, 420, 490)),  # not sure
        words(("Commercial", 0.95, 300, 415)),  # not whole
    ):
        headings.large_again(gray, seen, ())
    assert asked == [0, 1, 1]


def in_rules(text: str) -> Callable[[pymupdf.Page], None]:
    """Return what draws a title tightly between two rules."""

    def paint(page: pymupdf.Page) -> None:
        page.insert_text((330, 100), text, fontsize=18, fontname="hebo")
        wide = pymupdf.get_text_length(text, fontname="hebo", fontsize=18)
        for y in (86.7, 101.0):
            page.draw_line((320, y), (340 + wide, y), width=1.5)

    return paint


@pytest.mark.slow
@pytest.mark.parametrize(
    ("title", "covers"), [("SALES INVOICE", True), ("PRO FORMA INVOICE", False), ("DELIVERY NOTE", False)]
)
def test_a_title_between_rules_tells_what_a_scan_is(tmp_path: Path, title: str, *, covers: bool) -> None:
    """A label alone ("Invoice No:") says "invoice" on papers of other kinds as well: their title must be read."""
    sheet = Sheet(title="", facts=BY_LABEL, paint=in_rules(title))
    (verdict,) = answered(tmp_path / "case", {"paper.pdf": [sheet]}, scans=True)
    assert (verdict.verdict == "covered") is covers, [str(f.message) for f in verdict.findings]
