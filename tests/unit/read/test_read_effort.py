"""Effort: who reads a picture when, and that both readers' words stand in the same places."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageFilter

from evidence.read import engines
from evidence.read.engines import gray_of, lines
from evidence.read.geometry import scale
from evidence.read.pictures import barcodes, first_look, gaps
from evidence.read.pictures.picture import Picture, read_picture

if TYPE_CHECKING:
    from evidence.model import Effort, Word
    from evidence.read.engines import Gray

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
CODE = "4006381333931"
TO_PAGE = scale(72 / 150, 72 / 150)


def drawn() -> Gray:
    page = pymupdf.open().new_page(width=340, height=220)
    for y, text in enumerate(("Invoice date 14.03.2026", f"Article {CODE}", "Total amount 129.95", "Thank you")):
        page.insert_text((30, 50 + 35 * y), text, fontsize=13)
    pixels = page.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY, alpha=False)
    return np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width].copy()


def code(gray: Gray, effort: Effort) -> tuple[Word, str]:
    read = read_picture(Picture(gray, 150, TO_PAGE), effort)
    return next(w for w in read.words if CODE in w.text), read.read_by


@pytest.mark.parametrize("effort", ["fast", "auto"])
def test_a_clear_page_is_left_to_the_first_reader(effort: Effort) -> None:
    assert code(drawn(), effort)[1].startswith("tesseract")


def test_an_unclear_page_goes_to_the_slow_reader_in_auto() -> None:
    small = Image.fromarray(drawn()).resize((240, 155)).resize((709, 459)).filter(ImageFilter.GaussianBlur(1.6))
    rough = np.asarray(small) + np.random.default_rng(1).normal(0, 25, (459, 709))
    gray = np.clip(rough, 0, 255).astype(np.uint8)
    fast = read_picture(Picture(gray, 150, TO_PAGE), "fast")
    auto = read_picture(Picture(gray, 150, TO_PAGE), "auto")
    assert fast.read_by.startswith("tesseract")
    assert auto.read_by.startswith("pp-ocr")
    assert "hard to read" in auto.steps[-1]


def test_a_line_that_the_first_reader_went_past_is_read_and_no_other_again() -> None:
    gray = drawn()
    words = engines.first_reader().recognise(gray, 150)
    kept = tuple(w for w in words if CODE not in w.text and w.text != "Article")
    assert [w.text for w in gaps.missed(gray, kept)] == ["Article", CODE]
    assert gaps.missed(gray, words) == ()


def test_a_word_missed_within_a_line_is_read_where_it_stands() -> None:
    gray = drawn()
    words = engines.first_reader().recognise(gray, 150)
    (code,) = (w for w in words if CODE in w.text)
    (found,) = gaps.missed(gray, tuple(w for w in words if w is not code))
    assert found.text == CODE
    assert max(abs(found.left - code.left), abs(found.right - code.right)) < 12


def test_the_end_of_a_word_whose_box_lacks_it_is_no_word_of_its_own() -> None:
    gray = drawn()
    words = engines.first_reader().recognise(gray, 150)
    (code,) = (w for w in words if CODE in w.text)
    share = (code.right - code.left) / len(CODE)
    others = tuple(w for w in words if w is not code)
    short = msgspec.structs.replace(code, right=code.right - 4 * share)  # the ends of pale words lack in their boxes
    assert gaps.missed(gray, (*others, short)) == ()
    unlike = msgspec.structs.replace(short, text="4006381330000")  # then it is not known whose it is
    assert gaps.missed(gray, (*others, unlike))


def test_a_word_whose_rest_was_read_beside_it_is_whole_again() -> None:
    gray = drawn()
    words = engines.first_reader().recognise(gray, 150)
    (code,) = (w for w in words if CODE in w.text)
    at = words.index(code)
    share = (code.right - code.left) / len(CODE)
    torn = (*words[:at], msgspec.structs.replace(code, text=CODE[:9], right=code.right - 4 * share), *words[at + 1 :])
    rest = msgspec.structs.replace(code, text=CODE[8:], left=code.left + 8 * share)
    gone, (whole,) = gaps.whole_again(gray, torn, (rest,))
    assert gone == {at}
    assert whole.text == CODE
    other = msgspec.structs.replace(rest, text="77777")  # whose it is cannot be told
    assert gaps.whole_again(gray, torn, (other,)) == (frozenset(), (other,))


def pale(least: float) -> tuple[Gray, tuple[engines.Seen, ...]]:
    """Return a page that pales to the right, to that many levels, and the words of its left half."""
    page = pymupdf.open().new_page(width=595, height=300)
    for row in range(6):
        for column, text in enumerate(("Oak salt cellar", "5012345678900", "24", "98.40")):
            page.insert_text((40 + 140 * column, 60 + 34 * row), text, fontsize=10)
    pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    black = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width).astype(float)
    ink = np.interp(np.arange(pixels.width), (900, 1300), (45, least))
    left = engines.first_reader().recognise(gray_of(black.astype(np.uint8)), 200)
    return gray_of((230 - (255 - black) / 255 * ink).astype(np.uint8)), tuple(w for w in left if w.right < 840)


def test_where_what_is_left_is_pale_paler_words_are_sought_too() -> None:
    gray, words = pale(17)
    assert [w.text for w in gaps.missed(gray, words)].count("98.40") == 6
    clear = gaps.cleared(gray, words)
    assert clear is not None
    assert int(clear.min()) < 100
    assert clear[:100].min() > 200
    black, _ = pale(230)
    assert gaps.cleared(black, words) is None


def framed(*, letters: int | None) -> tuple[Gray, tuple[engines.Seen, ...]]:
    """Return a page of words, rules and frames, with a word in white on a band of that shade that nobody read."""
    page = pymupdf.open().new_page(width=595, height=842)
    page.draw_rect((30, 60, 560, 400), width=0.7)
    for y in range(100, 400, 40):
        page.draw_line((30, y), (560, y + 2), width=0.5)
        page.insert_text((40, y - 8), "Article 4711 and some more words", fontsize=11)
    if letters is not None:
        page.draw_rect((300, 500, 560, 560), fill=(letters / 255,) * 3, color=None)
        page.insert_text((330, 540), "FACTURA", fontsize=24, color=(1, 1, 1))
    pixels = page.get_pixmap(dpi=300, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    seen = (
        engines.Seen(w[4], 1.0, *(v * 300 / 72 for v in w[:4])) for w in page.get_text("words") if w[4] != "FACTURA"
    )
    return gray.copy(), tuple(seen)


@pytest.mark.parametrize("shade", [60, 190])
def test_a_word_in_white_that_nobody_read_is_worth_a_closer_look(shade: int) -> None:
    gray, seen = framed(letters=shade)
    assert gaps.areas_left(gray, seen)


def test_words_that_were_read_rules_and_frames_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    gray, seen = framed(letters=None)
    assert not gaps.areas_left(gray, seen)
    assert gaps.areas_left(gray, seen[:-1])
    monkeypatch.setattr(engines, "slow_reader", lambda: pytest.fail("lines were sought"))
    assert gaps.missed(gray, seen) == ()


def test_a_closer_look_does_not_read_the_page_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    gray = drawn()
    read_picture(Picture(gray, 150, TO_PAGE), "auto")
    monkeypatch.setattr(first_look, "_turned_look", lambda _: pytest.fail("read once more"))
    closer = read_picture(Picture(gray.copy(), 150, TO_PAGE), "closer")
    assert closer.read_by.startswith("tesseract")
    assert closer.steps[-1] == "looked at again: 0 words were added"


@pytest.mark.slow
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_both_readers_agree_about_places_on_turned_pages(quarters: int) -> None:
    gray = np.rot90(drawn(), -quarters).copy()
    first, slow = code(gray, "fast")[0], code(gray, "thorough")[0]
    assert max(abs(a - b) for a, b in zip(first.box.center, slow.box.center, strict=True)) < 3
    assert (slow.quad is None) == (quarters == 0)
    assert {r.reader for r in slow.readings} == {"pp-ocr", "tesseract"}


def test_lines_are_sought_only_where_something_is_left_and_lie_on_their_letters() -> None:
    gray = drawn()
    words = engines.first_reader().recognise(gray, 150)
    (total,) = (w for w in words if w.text == "129.95")
    high, wide = gray.shape
    whole = lines.lines(gray, ((0.0, 0.0, float(wide), float(high)),))
    part = lines.lines(gray, ((total.left, total.top, total.right, total.bottom),))
    assert len(whole) == 4
    assert 1 <= len(part) < 4
    assert any(line[1] < total.top and total.bottom < line[3] and line[2] > total.right for line in part)


def test_a_closer_look_does_not_seek_again_what_is_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    sought = []
    found = barcodes.found

    def counted(gray: Gray) -> tuple[barcodes.Bars, ...]:
        sought.append(gray.shape)
        return found(gray)

    monkeypatch.setattr(barcodes, "found", counted)
    first_look._remembered.cache_clear()
    first, closer = (read_picture(Picture(drawn(), 150, TO_PAGE), effort) for effort in ("auto", "closer"))
    assert first.words == closer.words
    assert len(sought) == 1
