"""Which words are looked at twice, and which reading comes first."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from evidence.model import Reading
from evidence.read.engines import Seen, crops
from evidence.read.pictures import rereading


def seen(text: str, confidence: float = 0.95, at: tuple[float, float, float, float] = (10, 10, 90, 30)) -> Seen:
    return Seen(text, confidence, *at)


@pytest.mark.parametrize(
    "text", ["BO7XJ8C8F5", "B07XJ8C8F5", "ASIN:BO7XJ8C8F5", "80AB12CD34", "(B0AAAAAAAA)", "X00ABC1234"]
)
def test_what_may_be_an_asin_is_looked_at_twice(text: str) -> None:
    assert rereading.worth(seen(text))


@pytest.mark.parametrize("text", ["40O6381333931", "4006381333930", "4006381333931B"])
def test_a_number_that_may_be_a_misread_gtin_is_looked_at_twice(text: str) -> None:
    assert rereading.worth(seen(text))


@pytest.mark.parametrize("text", ["4006381333931", "Invoice", "129,95", "14.03.2026", "a"])
def test_what_is_certain_is_not_looked_at_twice(text: str) -> None:
    assert not rereading.worth(seen(text))


def test_what_is_unsure_is_looked_at_twice() -> None:
    assert rereading.worth(seen("Invojce", 0.4))
    assert not rereading.worth(seen("|", 0.1))


def test_a_count_is_looked_at_twice_where_it_is_not_read_surely() -> None:
    assert rereading.worth(seen("315", 0.83))
    assert not rereading.worth(seen("315", 0.93))
    assert not rereading.worth(seen("Kettle", 0.83))
    assert not rereading.worth(seen("315", 0.83), 0.0, 0.0)  # codes alone are asked for


def first(text: str, confidence: float) -> Reading:
    return Reading(text=text, confidence=confidence, reader="tesseract")


@pytest.mark.parametrize("text", ["03/03/2024", "3.3.24", "Fecha:03-03-2024"])
def test_a_day_is_looked_at_twice_unless_it_is_read_very_surely(text: str) -> None:
    assert rereading.worth(seen(text, 0.93))
    assert not rereading.worth(seen(text, 0.96))
    assert not rereading.worth(seen(text, 0.93), 0.0, 0.0)  # where the slow reader reads: codes alone


def test_the_second_reader_decides_about_asins_but_is_never_certain() -> None:
    readings = rereading.ranked(first("BO7XJ8C8F5", 0.9), ("B07XJ8C8F5", 0.999))
    assert [r.text for r in readings] == ["B07XJ8C8F5", "BO7XJ8C8F5"]
    assert readings[0].confidence <= 0.95


def test_a_check_digit_decides_about_gtins() -> None:
    assert rereading.ranked(first("4006381333930", 0.9), ("4006381333931", 0.6))[0].text == "4006381333931"
    assert rereading.ranked(first("4006381333930", 0.9), ("4006381333932", 0.99))[0].text == "4006381333930"


def test_readers_that_agree_are_surer() -> None:
    readings = rereading.ranked(first("Gesamt", 0.5), ("Gesamt", 0.9))
    assert readings[0].confidence == 0.99
    assert len(readings) == 2


def test_nothing_read_leaves_the_first_reading_alone() -> None:
    assert rereading.ranked(first("Gesamt", 0.5), ("", 0.0)) == (first("Gesamt", 0.5),)


def test_a_witness_stands_beside_the_word_in_the_same_place() -> None:
    words = (seen("129,95", 0.9), seen("far", 0.9, (500, 10, 540, 30)))
    own = tuple((Reading(text=w.text, confidence=w.confidence, reader="pp-ocr"),) for w in words)
    readings = rereading.witnessed(words, own, (seen("129,96", 0.8, (11, 9, 91, 31)),), "tesseract")
    assert [[r.text for r in one] for one in readings] == [["129,95", "129,96"], ["far"]]


def test_the_recogniser_reads_crops_in_the_order_given() -> None:
    texts = ["4006381333931", "Rechnung", "2026-0417"]
    pictures = []
    for text in texts:
        image = Image.new("L", (40 + 15 * len(text), 44), 255)
        ImageDraw.Draw(image).text((10, 6), text, fill=0, font=ImageFont.load_default(26))
        pictures.append(np.asarray(image, dtype=np.uint8))
    found = crops.read_crops(pictures)
    assert [text for text, _ in found] == texts
    assert all(confidence > 0.5 for _, confidence in found)
    assert crops.read_crops([]) == ()
    assert crops.read_crops([np.full((1, 1), 255, dtype=np.uint8)])[0][0] == ""


def test_of_the_slow_readers_asins_only_look_alikes_are_told_anew() -> None:
    slow = tuple(
        seen(text, 0.9, (10, 40 * row, 90, 40 * row + 20))
        for row, text in enumerate(("B0020A6T29", "B0X4KQ81ZD", "B0VQVNUKGG", "B0SAX7TT2Q", "BOOKSTORES"))
    )
    anew = ("B002OA6T29", "B0X4KQ81ZD", "B0VQVNUKG6", "B05AX7TT2Q", "B0OKSTORES")
    read = tuple(
        (Reading(text=t, confidence=0.97, reader="pp-ocr"), Reading(text="BO", confidence=0.5, reader="tesseract"))
        for t in anew
    )
    readings = rereading.alikes_told(slow, slow, read, "pp-ocr")
    assert [[r.text for r in one] for one in readings] == [
        ["B002OA6T29", "B0020A6T29"],
        ["B0X4KQ81ZD"],
        ["B0VQVNUKGG"],
        ["B05AX7TT2Q", "B0SAX7TT2Q"],
        ["BOOKSTORES"],
    ]
    alone = tuple((Reading(text=t, confidence=0.97, reader="tesseract"),) for t in anew)
    assert [one[0].text for one in rereading.alikes_told(slow, slow, alone, "pp-ocr")] == [w.text for w in slow]


@pytest.mark.parametrize(("plain", "marked"), [("Batservice", "Båtservice"), ("METALURGICA", "METALÚRGICA")])
def test_a_reader_that_knows_no_letters_with_marks_says_nothing_against_them(plain: str, marked: str) -> None:
    assert rereading.ranked(first(plain, 0.93), (marked, 0.89), marks=True)[0].text == marked
    assert rereading.ranked(first(plain, 0.93), (marked, 0.89))[0].text == plain
    assert rereading.ranked(first(plain, 0.93), (marked, 0.7), marks=True)[0].text == plain
    assert rereading.ranked(first(plain, 0.93), (f"{plain[:-1]}q", 0.92), marks=True)[0].text == plain


def test_the_names_of_a_page_in_an_unknown_language_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    words = (seen("Batservice", 0.93), seen("og", 0.93), seen("4711", 0.93))
    monkeypatch.setattr(crops, "available", lambda: True)
    monkeypatch.setattr(crops, "read_crops", lambda found: [("Båtservice", 0.89)] * len(found))
    gray = np.full((40, 100), 255, np.uint8)
    texts = [r[0].text for r in rereading.read_again(gray, words, "tesseract", marks=True)]
    assert texts == ["Båtservice", "og", "4711"]
    assert rereading.read_again(gray, words, "tesseract")[0][0].text == "Batservice"
