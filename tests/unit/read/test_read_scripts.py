"""Pages in Greek or Cyrillic letters are read in them where their data is there; others never are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from evidence.read import engines
from evidence.read.engines import Seen, first_reader, tessdata
from evidence.read.geometry import scale
from evidence.read.pictures import scripts
from evidence.read.pictures.picture import Picture, read_picture

if TYPE_CHECKING:
    from evidence.read.engines import Gray

PAPER = np.full((900, 900), 255, dtype=np.uint8)
RUSSIAN = (
    "Покупатель и продавец",
    "Наименование товара",
    "Кружка керамическая",
    "Сумма к оплате",
    "Способ оплаты товара",
)
GREEK_PAGE = (
    "Τιμολόγιο πώλησης αριθμός Ημερομηνία έκδοσης Πελάτης",
    "Διεύθυνση Ποσότητα Περιγραφή Τιμή μονάδας Σύνολο",
    "Καθαρή αξία ΦΠΑ Πληρωτέο ποσό Τρόπος πληρωμής Τράπεζα",
    "Παρακαλούμε εξοφλήσετε το τιμολόγιο εντός τριάντα ημερών",
)
RUSSIAN_PAGE = (
    "Счёт на оплату номер 114 от четырнадцатого марта Поставщик",
    "Покупатель Наименование товара Количество Единица Цена",
    "Сумма Итого без налога Оплатить до апреля Руководитель",
    "Бухгалтер Оплата данного счёта означает согласие",
)
ENGLISH_PAGE = (
    "Invoice number 2026-114 Date of issue Customer Address",
    "Quantity Description Unit price Total Net amount Payable",
    "Method of payment Bank Please pay this invoice",
    "within thirty days of receipt thank you for your business",
)
FONT = "DejaVuSans.ttf"


class Told:
    """A reader that is as sure of everything as it is told."""

    def __init__(self, confidence: float, installed: tuple[str, ...] = ()) -> None:
        self.confidence, self.installed = confidence, installed

    def recognise(self, gray: Gray, dpi: int, *, receipt: bool = False) -> tuple[Seen, ...]:
        del gray, dpi, receipt
        return (Seen("abcdefgh", self.confidence, 0.0, 0.0, 90.0, 12.0),)


@pytest.mark.parametrize(
    ("usual", "greek", "russian", "of_page", "told"),
    [
        (0.7, 0.72, 0.95, 0.8, "rus"),
        (0.7, 0.95, 0.72, 0.8, "ell"),
        (0.9, 0.95, 0.92, 0.8, None),
        (0.7, 0.72, 0.95, 0.9, None),
    ],
)
def test_the_language_that_makes_most_sense_of_a_piece_is_told(
    monkeypatch: pytest.MonkeyPatch, usual: float, greek: float, russian: float, of_page: float, told: str | None
) -> None:
    made = {"ell": Told(greek), "rus": Told(russian)}
    monkeypatch.setattr(engines, "first_reader", lambda: Told(usual, ("eng", "ell", "rus")))
    monkeypatch.setattr(engines, "first_reader_in", made.__getitem__)
    assert scripts.other_script(PAPER, of_page) == told


def test_without_such_a_language_nothing_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "first_reader", lambda: Told(0.7, ("eng", "pol")))
    monkeypatch.setattr(scripts, "densest", lambda _: pytest.fail("looked at"))
    assert scripts.other_script(PAPER, 0.5) is None


def test_letters_of_their_own_are_never_read_beside_others() -> None:
    known = tessdata.known(("rus", "ell", "eng", "klingon"))
    assert known == ("eng", "ell", "rus")
    assert tessdata.used(known, None) == ("eng",)
    assert tessdata.used(known, "rus") == ("rus", "eng")


def printed(lines: tuple[str, ...]) -> Picture:
    try:
        font = ImageFont.truetype(FONT, 30)
    except OSError:
        pytest.skip("no font with such letters")
    image = Image.new("L", (1654, 1200), 255)
    for row, line in enumerate(lines * 3):
        ImageDraw.Draw(image).text((100, 80 + 60 * row), line, fill=0, font=font)
    return Picture(np.asarray(image), 200, scale(0.36, 0.36))


@pytest.mark.parametrize(
    ("lines", "pack"), [(GREEK_PAGE, "ell"), (RUSSIAN_PAGE, "rus, ukr or bul"), (ENGLISH_PAGE, None)]
)
def test_letters_that_nothing_here_reads_are_told_with_their_data(lines: tuple[str, ...], pack: str | None) -> None:
    if set(first_reader().installed) & set(tessdata.SCRIPTS) or tessdata.folder_of("osd") is None:
        pytest.skip("Tesseract's data for such letters is installed, or that for telling them is not")
    told = [str(warning) for warning in read_picture(printed(lines), "fast").warnings]
    assert (len(told) == 1 and pack in told[0] and "evidence doctor" in told[0]) if pack else not told


def test_a_russian_page_is_read_as_such() -> None:
    if "rus" not in first_reader().installed:
        pytest.skip("Tesseract's data for Russian is not installed")
    read = read_picture(printed(RUSSIAN), "fast")
    assert {"Покупатель", "оплате"} <= {word.text for word in read.words}
