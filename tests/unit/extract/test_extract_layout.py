from __future__ import annotations

from math import cos, radians, sin

import pymupdf
import pytest

from evidence.extract.page.layout import layout, span_of, without_strokes
from evidence.extract.page.pieces import pieces
from evidence.extract.page.text_lines import hidden_lines, text_lines
from evidence.model import Box, Page, Quad, Reading, Word


def word(text: str, left: float, top: float, **more: object) -> Word:
    width, height = 5.0 * len(text), 11.0
    box = Box(left, top, left + width, top + height)
    return Word(readings=(Reading(text=text, confidence=0.9, reader="t"),), box=box, **more)  # type: ignore[arg-type] # test data


def page(*words: Word) -> Page:
    return Page(number=1, width=595, height=842, words=words, read_by="t", reason="")


def turned(item: Word, angle: float) -> Word:
    c, s = cos(radians(angle)), sin(radians(angle))
    b = item.box
    corners = [(b.left, b.top), (b.right, b.top), (b.right, b.bottom), (b.left, b.bottom)]
    points = [(x * c - y * s + 300, x * s + y * c + 300) for x, y in corners]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    flat = [v for p in points for v in p]
    return Word(readings=item.readings, box=Box(min(xs), min(ys), max(xs), max(ys)), quad=Quad(*flat))


def test_words_of_one_line_are_joined_and_wide_gaps_part_segments() -> None:
    laid = layout(page(word("Total", 50, 100), word("due", 79, 100), word("12.50", 400, 101), word("Thanks", 50, 130)))
    assert [line.text for line in laid.lines] == ["Total due 12.50", "Thanks"]
    assert [s.text for s in laid.segments] == ["Total due", "12.50", "Thanks"]
    assert laid.segments_of(laid.lines[0])[1].words == (2,)


def test_jitter_of_ocr_boxes_and_small_marks_stay_on_their_line() -> None:
    dash = Word(readings=(Reading(text="-", confidence=0.5, reader="t"),), box=Box(85, 105, 90, 107), origin="ocr")
    laid = layout(
        page(word("Widget", 50, 100), dash, word("red", 95, 98.4), word("Next", 50, 113), word("one", 75, 112))
    )
    assert [line.text for line in laid.lines] == ["Widget - red", "Next one"]


@pytest.mark.parametrize(
    ("printed", "origin", "left"),
    [
        ("Widget......ceces", "ocr", "Widget"),
        ("Widget......ceces", "text", "Widgetceces"),
        ("Widget......refurbished", "ocr", "Widgetrefurbished"),
        ("|12", "text", "12"),
    ],
)
def test_dots_to_the_figures_and_rules_of_a_table_go_and_no_word_does(printed: str, origin: str, left: str) -> None:
    laid = without_strokes(layout(page(word(printed, 50, 100, origin=origin))))
    assert [line.text for line in laid.lines] == [left]


@pytest.mark.parametrize(
    ("origin", "said"), [("ocr", "12 High Street | Leeds"), ("text", "- | 12 High Street | Leeds |")]
)
def test_strokes_of_a_frame_read_as_words_are_no_part_of_what_it_frames(origin: str, said: str) -> None:
    told = ("-", "|", "12", "High", "Street", "|", "Leeds", "|")
    lefts = (50, 58, 66, 79, 102, 135, 143, 171)
    laid = layout(page(*(word(text, left, 100, origin=origin) for text, left in zip(told, lefts, strict=True))))
    assert [s.text for s in laid.segments] == [said]
    assert laid.lines[0].text == " ".join(told)


@pytest.mark.parametrize("angle", [-9.0, -3.0, 0.4, 4.0, 90.0, 180.0, 270.0, 93.0])
def test_skewed_and_turned_pages_read_like_level_ones(angle: float) -> None:
    rows = [(f"item{n}", f"colour{n}", f"{n}.50") for n in range(8)]
    words = [
        turned(word(text, left, 14.0 * n), angle)
        for n, row in enumerate(rows)
        for text, left in zip(row, (0, 30, 400), strict=True)
    ]
    laid = layout(page(*words))
    assert [line.text for line in laid.lines] == [" ".join(row) for row in rows]
    assert len(laid.segments) == 16


def test_drift_without_quads_is_found_from_the_words() -> None:
    rows = [
        [
            word(t, x, 14.0 * n + x * 0.035, origin="ocr")
            for t, x in (("alpha", 40), ("bravo", 70), ("carol", 100), ("delta", 130), ("99", 500))
        ]
        for n in range(10)
    ]
    laid = layout(page(*(w for row in rows for w in row)))
    assert len(laid.lines) == 10
    assert {line.text for line in laid.lines} == {"alpha bravo carol delta 99"}


def test_blocks_stack_an_address_and_leave_the_column_beside_it() -> None:
    left = [word(t, 50, 100 + 13 * n) for n, t in enumerate(("Acme Ltd", "1 High Street", "London"))]
    right = [word(t, 350, 104 + 15 * n) for n, t in enumerate(("Invoice 12", "Date 1 May", "Page 1"))]
    laid = layout(page(*left, *right))
    assert {b.text for b in laid.blocks} == {"Acme Ltd\n1 High Street\nLondon", "Invoice 12\nDate 1 May\nPage 1"}


def test_invisible_words_are_kept_apart() -> None:
    both = page(word("seen", 50, 50), word("unseen", 90, 50, visible=False))
    assert [line.text for line in text_lines("d", layout(both))] == ["seen"]
    assert [line.text for line in hidden_lines("d", both)] == ["unseen"]
    assert layout(both).levels[1] is None


def test_span_of_two_lines_has_a_piece_for_each() -> None:
    shown = page(word("one", 50, 50), word("two", 70, 50), word("three", 50, 65))
    one = span_of("d", shown, (0, 1))
    assert one.quads == ()
    assert one.box == Box(50, 50, 85, 61)
    two = span_of("d", shown, (0, 1, 2))
    assert [(q.x0, q.y0, q.x2, q.y2) for q in two.quads] == [(50, 50, 85, 61), (50, 65, 75, 76)]


def test_span_of_a_skewed_line_follows_the_text() -> None:
    first, last = turned(word("one", 0, 0), 5), turned(word("two", 40, 0), 5)
    (quad,) = span_of("d", page(first, last), (0, 1)).quads
    assert first.quad is not None
    assert last.quad is not None
    assert (quad.x0, quad.y1) == (first.quad.x0, last.quad.y1)


def test_vertical_text_does_not_join_the_lines_it_crosses() -> None:
    side = Word(readings=(Reading(text="sideways note", confidence=1, reader="t"),), box=Box(20, 50, 30, 200))
    laid = layout(page(side, *(word(f"row{n}", 50, 60 + 14 * n) for n in range(5))))
    assert [line.text for line in laid.lines] == [f"row{n}" for n in range(5)] + ["sideways note"]
    assert laid.lines[-1].turn == 270


def test_right_to_left_lines_read_from_the_right() -> None:
    laid = layout(page(word("\u05d1\u05d1", 50, 50), word("\u05d0\u05d0", 70, 50)))
    assert laid.lines[0].text == "\u05d0\u05d0 \u05d1\u05d1"


def test_an_empty_page_is_an_empty_layout() -> None:
    laid = layout(page())
    assert (laid.lines, laid.segments, laid.blocks) == ((), (), ())


def test_large_title_beside_small_lines_takes_at_most_its_own_line() -> None:
    document = pymupdf.Document()
    sheet = document.new_page()
    sheet.insert_text((50, 90), "ACME", fontsize=40)
    for n in range(3):
        sheet.insert_text((300, 62 + 14 * n), f"Line number {n}", fontsize=9)
    words = [
        Word(readings=(Reading(text=w[4], confidence=1, reader="t"),), box=Box(*w[:4])) for w in sheet.get_text("words")
    ]
    texts = [line.text for line in layout(page(*words)).lines]
    assert "Line number 0" in texts
    assert "Line number 1" in texts


def test_span_of_a_sloping_line_without_quads_follows_the_words_and_leaves_the_next_line_alone() -> None:
    slope = 0.04
    row = [
        word(t, x, 100 + x * slope, origin="ocr") for t, x in (("alpha", 40), ("bravo", 70), ("99", 300), ("7.50", 500))
    ]
    below = word("below", 40, 115 + 40 * slope, origin="ocr")
    (quad,) = span_of("d", page(*row, below), range(4)).quads
    assert (quad.y1 - quad.y0) / (quad.x1 - quad.x0) == pytest.approx(slope, abs=0.003)
    assert quad.y3 - quad.y0 < 14
    for one in row:
        along = quad.y0 + slope * (one.box.center[0] - quad.x0)
        assert along - 1 < one.box.top
        assert one.box.bottom < along + (quad.y3 - quad.y0) + 1


def test_span_of_a_level_line_of_ocr_is_its_box_whatever_the_jitter() -> None:
    row = [
        word(t, x, 100 + y, origin="ocr")
        for t, x, y in (("alpha", 40, 0), ("-", 70, 3), ("Bravo", 90, -1), ("x,", 300, 1))
    ]
    assert span_of("d", page(*row), range(4)).quads == ()


def margin(left: float, bottom: float, *texts: str) -> list[Word]:
    """Return words that run upwards as OCR gives them: boxes alone, a letter five points long, a blank three."""
    words: list[Word] = []
    for text in texts:
        top = bottom - 5.0 * len(text)
        box = Box(left, top, left + 7.0, bottom)
        words.append(Word(readings=(Reading(text=text, confidence=0.9, reader="t"),), box=box, origin="ocr"))
        bottom = top - 3.0
    return words


BODY = tuple(word(f"line{n} of the paper", 60, 40.0 + 14 * n) for n in range(30))


def test_short_words_of_a_line_in_the_margin_run_upwards_with_the_long_ones() -> None:
    text = ("VAT-ID", "FR", "03", "552", "081", "317", "Paris", "9", "France")
    (line,) = (n for n in layout(page(*BODY, *margin(20, 400, *text))).lines if n.turn)
    assert line.turn == 270
    assert line.text == " ".join(text)


def test_short_words_that_stand_below_each_other_run_as_they_stand() -> None:
    numbers = [word(f"{n:02}", 30, 40.0 + 14 * n) for n in range(1, 20)]
    assert not [n for n in layout(page(*BODY, *numbers)).lines if n.turn]
    lone = margin(21, 40, "VOID")  # one long word makes no line of them
    assert [n.text for n in layout(page(*BODY, *numbers, *lone)).lines if n.turn] == ["VOID"]


def test_span_of_a_line_on_a_curled_sheet_follows_its_bend() -> None:
    bend = (0, 9, 14, 16, 14, 9, 0)  # points lower, from word to word
    row = [turned(word("word", 60.0 * n, 100 + low, origin="ocr"), 0) for n, low in enumerate(bend)]
    quads = pieces(row)
    assert 1 < len(quads) < len(row)
    for one in row:
        x, y = one.box.center
        (over,) = (q for q in quads if q.x0 <= x <= q.x1)
        along = over.y0 + (over.y1 - over.y0) * (x - over.x0) / (over.x1 - over.x0)
        assert abs(along + (over.y3 - over.y0) / 2 - y) < 6


def typed(text: str, column: int, row: int) -> list[Word]:
    """Return the words of a line in a typewriter's face as a scan tells them: low boxes, wide blanks."""
    found, at = [], 0
    for one in text.split():
        at = text.index(one, at)
        left = 4.8 * (column + at) + 0.9
        box = Box(left, 14.0 * row, left + 4.8 * len(one) - 1.4, 14.0 * row + 6)
        reading = Reading(text=one, confidence=0.9, reader="t")
        found.append(Word(readings=(reading,), box=box, origin="ocr", size=4.8))
        at += len(one)
    return found


def letterhead(rows: int, *texts: str) -> list[Word]:
    """Return lines of print with narrow blanks, as a scan tells them."""
    return [
        Word(
            readings=(Reading(text=t, confidence=0.9, reader="t"),),
            box=Box(40 + 24.0 * n, 14.0 * row, 61.6 + 24.0 * n + row % 3, 14.0 * row + 8),
            origin="ocr",
            size=6.5,
        )
        for row in range(rows)
        for n, t in enumerate(texts)
    ]


def test_a_blank_of_a_typewriters_face_parts_no_label_beside_a_letterhead_in_another() -> None:
    rows = ["Served by  00118 ROSLI", "Parcel domestic  10.60", "Bubble mailer     2.00", "Service charge    0.76", "Receipt number  118827", "Amount Due       13.36"]  # fmt: skip
    laid = layout(
        page(
            *letterhead(4, "Hill", "Lanes", "of", "Quarry", "in", "Leeds"),
            *(w for n, row in enumerate(rows) for w in typed(row, 3, 6 + n)),
        )
    )
    told = [s.text for s in laid.segments]
    assert {"Served by", "Bubble mailer", "Amount Due", "Receipt number"} <= {*told}
    assert {"13.36", "2.00", "118827"} <= {*told}  # two blanks part


def test_a_line_in_a_typewriters_face_among_many_in_print_is_parted_at_two_blanks_alone() -> None:
    rows = ["15 Mar 2025 9:12am  Served by: Kel", "12 340 2025  1190 14.40 7", "Ticket  Serie A  Nro 0044718"]
    head = letterhead(8, "Hill", "Lane", "of", "Quarry", "Lichfield", "WF4")
    laid = layout(page(*head, *(w for n, row in enumerate(rows) for w in typed(row, 3, 9 + n))))
    told = [s.text for s in laid.segments]
    assert {"15 Mar 2025 9:12am", "Served by: Kel"} <= {*told}
    assert {"Serie A", "Nro 0044718"} <= {*told}
    assert {"12", "340", "1190"} <= {*told}  # numbers are as wide as each other in print, too
