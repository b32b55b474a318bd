"""Lone numbers of a table's rows that the first reader went past."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageDraw

from evidence.read.engines import Seen, crops
from evidence.read.pictures.lone import lone_numbers, with_lone

if TYPE_CHECKING:
    from evidence.read.engines import Gray

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
SCALE = 200 / 72
COUNTS = ("7", "12", "3", "240")


def drawn(counts: tuple[str, ...] = COUNTS, unit: str = "") -> tuple[Gray, tuple[Seen, ...]]:
    """Return a page of rows with a count each, and all its words with their places."""
    page = pymupdf.open().new_page(width=595, height=400)
    for row, count in enumerate(counts):
        y = 100 + 16 * row
        page.insert_text((45, y), "Wall clock", fontsize=9)
        page.insert_text((300, y), count, fontsize=9)
        page.insert_text((300 + 5 * len(count) + 1.5, y), unit, fontsize=9)
        page.insert_text((500, y), f"{row + 1},18{row}.40", fontsize=9)
    pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width].copy()
    words = (Seen(w[4], 0.95, w[0] * SCALE, w[1] * SCALE, w[2] * SCALE, w[3] * SCALE) for w in page.get_text("words"))
    # a text layer's boxes are as high as the font, a reader's as the letters
    return gray, tuple(msgspec.structs.replace(w, top=w.top + 6, bottom=w.bottom - 6) for w in words)


def test_counts_that_were_gone_past_are_read_where_they_stand() -> None:
    gray, words = drawn()
    left = tuple(w for w in words if w.text not in COUNTS)
    kept, found = lone_numbers(gray, left)
    assert kept == left
    assert sorted(f.text for f in found) == sorted(COUNTS)
    for one in found:
        (true,) = (w for w in words if w.text == one.text)
        assert abs(one.left - true.left) < 5
        assert abs(one.right - true.right) < 5


def test_digits_below_each_other_taken_for_one_word_give_way_to_them() -> None:
    gray, words = drawn(("7", "6", "2"))
    digits = [w for w in words if len(w.text) == 1]
    heap = Seen("NWA", 0.2, digits[0].left, digits[0].top, digits[0].right, digits[-1].bottom)
    kept, found = lone_numbers(gray, (*(w for w in words if w not in digits), heap))
    assert heap not in kept
    assert [f.text for f in sorted(found, key=lambda f: f.top)] == ["7", "6", "2"]


def test_a_sign_that_is_a_digit_gives_way_to_it() -> None:
    gray, words = drawn(("7",))
    (digit,) = (w for w in words if w.text == "7")
    misread = msgspec.structs.replace(digit, text="S", confidence=0.74)
    kept, found = lone_numbers(gray, (*(w for w in words if w is not digit), misread))
    assert misread not in kept
    assert [f.text for f in found] == ["7"]


def test_a_word_that_nobody_doubts_stays() -> None:
    gray, words = drawn()
    assert lone_numbers(gray, words) == (words, ())


def test_letters_and_parts_of_words_are_no_numbers() -> None:
    gray, words = drawn(("pack", "set"))
    assert lone_numbers(gray, tuple(w for w in words if w.text not in {"pack", "set"}))[1] == ()
    gray, words = drawn(("12",))
    (count,) = (w for w in words if w.text == "12")
    half = msgspec.structs.replace(count, text="2", left=(count.left + count.right) / 2)
    assert lone_numbers(gray, (*(w for w in words if w is not count), half))[1] == ()


def test_a_row_without_money_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    gray, words = drawn()
    monkeypatch.setattr(crops, "read_crops", lambda _: pytest.fail("something was read"))
    assert lone_numbers(gray, tuple(w for w in words if "." not in w.text))[1] == ()


def test_a_count_and_its_unit_are_read_as_two_words() -> None:
    gray, words = drawn(("7", "12"), "pcs")
    counted = {"7", "12", "pcs"}
    kept, found = lone_numbers(gray, tuple(w for w in words if w.text not in counted))
    assert [w.text for w in kept] == [w.text for w in words if w.text not in counted]
    assert sorted(f.text for f in found) == ["12", "7", "pcs", "pcs"]
    for count, unit in zip(found[::2], found[1::2], strict=True):
        assert count.right <= unit.left


def test_signs_that_a_count_was_misread_as_give_way_to_it() -> None:
    gray, words = drawn(("7",))
    (digit,) = (w for w in words if w.text == "7")
    misread = msgspec.structs.replace(digit, text="=)", confidence=0.5)
    kept, found = lone_numbers(gray, (*(w for w in words if w is not digit), misread))
    assert misread not in kept
    assert [f.text for f in found] == ["7"]


def test_a_number_below_others_is_read_where_its_row_has_no_money() -> None:
    gray, words = drawn(("7", "240", "12"))
    row = next(w for w in words if w.text == "240")
    beside = {w for w in words if abs(w.top - row.top) < 5 and w is not row}
    assert any("." in w.text for w in beside)
    kept, found = lone_numbers(gray, tuple(w for w in words if w is not row and not (w in beside and "." in w.text)))
    assert row not in kept
    assert "240" in {f.text for f in found}


def test_letters_below_each_other_stay_as_they_were_read() -> None:
    gray, words = drawn(("P", "T", "P"))
    letters = [w for w in words if len(w.text) == 1]
    heap = Seen("vTDT", 0.9, letters[0].left, letters[0].top, letters[0].right, letters[-1].bottom)
    kept, found = lone_numbers(gray, (*(w for w in words if w not in letters), heap))
    assert heap in kept
    assert found == ()


def aslant(gray: Gray, words: tuple[Seen, ...], fall: float) -> tuple[Gray, tuple[Seen, ...]]:
    """Return a page and its words with rows that go down to the right."""
    down = np.round(np.arange(gray.shape[1]) * fall).astype(int)
    rows = np.clip(np.arange(gray.shape[0])[:, None] - down, 0, gray.shape[0] - 1)
    moved = (msgspec.structs.replace(w, top=w.top + fall * w.left, bottom=w.bottom + fall * w.left) for w in words)
    return np.take_along_axis(gray, rows, axis=0), tuple(moved)


def test_counts_of_rows_that_lie_two_degrees_aslant_stand_beside_their_amounts() -> None:
    counts = ("7", "8", "3", "4", "2", "6", "9", "7", "3", "2", "6", "4")
    page, words = drawn(counts)
    places = [w for w in words if "." in w.text]
    beside = tuple(msgspec.structs.replace(w, text="9", left=w.left - 160, right=w.left - 140) for w in places)
    gray, seen = aslant(page, (*words, *beside), 0.035)
    _, found = lone_numbers(gray, tuple(w for w in seen if not (w.text in counts and w.left < 1000)))
    assert sorted(f.text for f in found) == sorted(counts)


def test_a_word_as_high_as_six_rows_is_none_however_surely_it_was_read() -> None:
    gray, words = drawn(("7", "6", "2", "4", "8", "3"))
    digits = [w for w in words if len(w.text) == 1]
    heap = Seen("an", 0.93, digits[0].left, digits[0].top, digits[0].right, digits[-1].bottom)
    kept, found = lone_numbers(gray, (*(w for w in words if w not in digits), heap))
    assert heap not in kept
    assert [f.text for f in sorted(found, key=lambda f: f.top)] == ["7", "6", "2", "4", "8", "3"]


def test_the_slow_reader_keeps_its_words_and_gets_the_counts_it_saw_no_line_in() -> None:
    gray, words = drawn()
    read = with_lone(gray, tuple(w for w in words if w.text not in COUNTS))
    assert sorted(w.text for w in read if w.text in COUNTS) == sorted(COUNTS)
    assert {w.text for w in words} == {w.text for w in read}


@pytest.mark.parametrize("misread", ["a", "U", "=", "@"])
def test_a_letter_or_sign_in_a_column_of_counts_gives_way_however_surely_it_was_read(misread: str) -> None:
    gray, words = drawn(("7", "12", "3", "240", "5"))
    (digit,) = (w for w in words if w.text == "5")
    wrong = msgspec.structs.replace(digit, text=misread, confidence=0.95)
    kept, found = lone_numbers(gray, (*(w for w in words if w is not digit), wrong))
    assert wrong not in kept
    assert [f.text for f in found] == ["5"]


def test_a_letter_elsewhere_stays() -> None:
    gray, words = drawn(("7", "12", "3", "A"))
    shifted = tuple(msgspec.structs.replace(w, text="x") if w.text == "A" else w for w in words)
    kept, _ = lone_numbers(gray, shifted)
    assert kept == shifted  # the reader of crops says that it is no number


def typed(*rows: tuple[str, str, str]) -> tuple[Gray, tuple[Seen, ...]]:
    """Return a page in a typewriter's letters, and the words of its first and last columns."""
    page = pymupdf.open().new_page(width=595, height=400)
    for n, (code, text, money) in enumerate(rows):
        for x, said in ((45, code), (150, text), (460, money)):
            page.insert_text((x, 100 + 16 * n), said, fontsize=8, fontname="cour")
    pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width].copy()
    words = (Seen(w[4], 0.95, w[0] * SCALE, w[1] * SCALE, w[2] * SCALE, w[3] * SCALE) for w in page.get_text("words"))
    return gray, tuple(msgspec.structs.replace(w, top=w.top + 6, bottom=w.bottom - 6) for w in words)


def test_a_column_of_typed_codes_that_was_gone_past_is_read_whole() -> None:
    rows = (("26-72797", "BULB", "24.8000"), ("38-57258", "PUMP", "35.1200"), ("15-72341", "FILTER", "12.1400"))
    gray, words = typed(*rows)
    codes = {row[0] for row in rows}
    _, found = lone_numbers(gray, tuple(w for w in words if w.text not in codes))
    assert {f.text for f in found} == codes
    _, found = lone_numbers(gray, tuple(w for w in words if w.text != "26-72797"))
    assert not found  # one alone may be anything


def test_a_typed_amount_is_one_number_though_its_point_stands_alone() -> None:
    gray, words = typed(("A", "BULB", "24.80"), ("B", "PUMP", "878.00"), ("C", "FILTER", "121.40"))
    (amount,) = (w for w in words if w.text == "878.00")
    beside = tuple(msgspec.structs.replace(w, text="9.50", left=w.left - 200, right=w.right - 200) for w in words if "." in w.text)  # fmt: skip
    _, found = lone_numbers(gray, (*(w for w in words if w is not amount), *beside))
    assert [f.text for f in found] == ["878.00"]
    _, found = lone_numbers(gray, (*(w for w in words if "." not in w.text), *beside))
    assert sorted(f.text for f in found) == ["121.40", "24.80", "878.00"]  # each once


def penned(count: str, *, ring: bool, at: int = 0) -> tuple[Seen, ...]:
    """Return what is found of a count that nobody read, a pen's ring around it, or a tick so far right of its end."""
    gray, words = drawn((count,))
    (own,) = (w for w in words if w.text == count)
    image = Image.fromarray(gray)
    pen, end, middle = ImageDraw.Draw(image), own.right - 2 + at, (own.top + own.bottom) / 2
    if ring:
        pen.ellipse((own.left - 16, middle - 30, own.right + 16, middle + 30), outline=90, width=4)
    else:
        pen.line((end - 8, middle - 4, end, middle + 22, end + 20, middle - 40), fill=90, width=4)
    return lone_numbers(np.asarray(image), tuple(w for w in words if w is not own))[1]


@pytest.mark.parametrize(("count", "part"), [("1240", "124"), ("240", "24")])
def test_a_number_of_which_a_pen_s_stroke_holds_a_digit_is_a_guess(count: str, part: str) -> None:
    (left,) = penned(count, ring=False, at=-5)
    assert left.text == part
    assert left.confidence < 0.1


@pytest.mark.parametrize("count", ["1240", "138", "240"])
def test_a_number_that_a_ring_leaves_whole_and_one_with_a_tick_beside_it_is_none(count: str) -> None:
    for found in (penned(count, ring=True), penned(count, ring=False, at=18)):
        assert [(one.text, one.confidence > 0.9) for one in found] == [(count, True)]
