"""Words of which the first reader saw a piece, and what only looks like one."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest

from evidence.read.engines import Seen, crops
from evidence.read.pictures.cut_words import made_whole, pieces_of, whole_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.read.engines import Gray

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types
SCALE = 200 / 72
LINES = ("Hazel Lane Supplies Ltd", "02 6355 4471 | orders@peatandpetal.example", "Wall clock 138 14.40 1,987.20")


def drawn(lines: Sequence[str] = LINES, *, rule: float = 0.0, size: float = 9) -> tuple[Gray, tuple[Seen, ...]]:
    """Return a page of lines and its words as a reader bounds them; `rule`: a stroke so many points behind each word."""
    page = pymupdf.open().new_page(width=420, height=200)
    for row, text in enumerate(lines):
        page.insert_text((40, 60 + 22 * row), text, fontsize=size)
    words = [w for w in page.get_text("words") if w[4] != "|"]
    for w in words if rule else ():
        page.draw_line((w[2] + rule, w[1] - 6), (w[2] + rule, w[3] + 6), width=0.8)
    pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width].copy()
    return gray, tuple(_bounded(gray, w) for w in words)


def _bounded(gray: Gray, word: tuple[Any, ...]) -> Seen:
    """Return a word with the bounds of its ink, as the first reader has them."""
    left, top, right, bottom = (round(v * SCALE) for v in word[:4])
    ys, xs = np.nonzero(gray[top:bottom, left:right] < 128)
    return Seen(
        word[4], 0.95, left + float(xs.min()), top + float(ys.min()), left + float(xs.max()), top + float(ys.max())
    )


def cut(words: tuple[Seen, ...], text: str, piece: str) -> tuple[Seen, ...]:
    """Return the words, of one of them a piece alone, as wide as its letters."""
    out = []
    for word in words:
        if word.text != text:
            out.append(word)
            continue
        step, at = (word.right - word.left) / len(text), text.index(piece)
        ends = (word.left + at * step, word.left + (at + len(piece)) * step)
        out.append(msgspec.structs.replace(word, text=piece, left=ends[0], right=ends[1] - 1))
    return tuple(out)


@pytest.mark.parametrize(
    ("whole", "piece"), [("orders@peatandpetal.example", "tandpet"), ("1,987.20", "1,987"), ("138", "13")]
)
def test_a_piece_is_read_as_the_word_that_is_printed(whole: str, piece: str) -> None:
    gray, words = drawn()
    gone, new = whole_again(gray, cut(words, whole, piece))
    assert [words[i].text for i in gone] == [whole]
    assert [w.text for w in new] == [whole]
    (true,) = (w for w in words if w.text == whole)
    assert abs(new[0].left - true.left) < 4
    assert abs(new[0].right - true.right) < 4


def test_two_pieces_of_a_word_become_one() -> None:
    gray, words = drawn()
    (mail,) = (i for i, w in enumerate(words) if "@" in w.text)
    one, two = (cut(words, words[mail].text, piece)[mail] for piece in ("orde", "tandpet"))
    kept, more = made_whole(gray, (*words[:mail], one, two, *words[mail + 1 :]), ())
    assert [w.text for w in kept] == [w.text for w in words if "@" not in w.text]
    assert [w.text for w in more] == ["orders@peatandpetal.example"]


@pytest.mark.parametrize(
    ("lines", "rule", "size"),
    [
        (LINES, 0.0, 9.0),
        (LINES, 2.0, 9.0),
        (("Total .............. 14.40", "Net - 12.00"), 0.0, 9.0),
        (LINES, 0.0, 6.0),
    ],
)
def test_whole_words_beside_blanks_rules_and_dots_are_no_pieces(
    lines: tuple[str, ...], rule: float, size: float
) -> None:
    gray, words = drawn(lines, rule=rule, size=size)
    assert not pieces_of(gray, [w for w in words if set(w.text) != {"."}])


@pytest.mark.parametrize(("read", "told"), [("4311501489710", True), ("43115014897", False)])
def test_a_long_number_that_may_go_on_in_paler_print_is_left_to_others(
    read: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    gray, words = drawn(["Wall clock 4311501489710 14.40"])
    monkeypatch.setattr(crops, "read_crops", lambda pixels: tuple((read, 1.0) for _ in pixels))
    _, new = whole_again(gray, cut(words, "4311501489710", "431150148"))
    assert [w.text for w in new] == ([read] if told else [])


@pytest.mark.parametrize("read", [("B8", 0.99), ("138", 0.3), ("13", 0.99), ("Wholesale", 0.99)])
def test_a_reading_that_is_unsure_or_lacks_what_was_read_changes_nothing(
    read: tuple[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    gray, words = drawn()
    monkeypatch.setattr(crops, "read_crops", lambda pixels: tuple(read for _ in pixels))
    assert whole_again(gray, cut(words, "138", "13")) == (frozenset(), ())


def test_a_page_of_many_pieces_is_left_to_others() -> None:
    gray, words = drawn(["138 2479 33579 4478"] * 6)
    halves = tuple(
        msgspec.structs.replace(w, text=w.text[:1], right=w.left + (w.right - w.left) / len(w.text) - 1) for w in words
    )
    assert len(pieces_of(gray, halves)) > 12
    assert whole_again(gray, halves) == (frozenset(), ())
