"""A page in a language whose data is installed, but not among the usual ones, is read again with it."""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest

from evidence.read import engines
from evidence.read.engines import tessdata
from evidence.read.geometry import scale
from evidence.read.pictures.picture import Picture, read_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

GERMAN = (
    "Rechnung Nr. 4711 vom 3. März 2025",
    "Größe und Übergröße, Straße, Maßband, Fußmatte, Füße",
    "Gesamtsumme zahlbar ohne Abzug, Lieferung und Anschrift",
    "Menge Bezeichnung Einzelpreis Mehrwertsteuer Betrag",
)


def page_of(lines: tuple[str, ...]) -> Picture:
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=420, height=300)
        for number, line in enumerate(lines):
            page.insert_text((40, 60 + 30 * number), line, fontsize=11)
        pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    return Picture(engines.gray_of(gray), 200, scale(0.36, 0.36))


def forget() -> None:
    """Forget engines and languages: they are made once a process."""
    engines.engine.cache_clear()
    engines.first_reader_in.cache_clear()
    tessdata.languages.cache_clear()


@pytest.fixture
def english_first(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let pages be read in English unless they turn out to be in another language."""
    folder = tessdata.best_folder()
    if folder is None or not {"eng", "deu"} <= set(tessdata.packs(folder)):
        pytest.skip("needs the English and German data of Tesseract")
    monkeypatch.setattr(tessdata, "MOST_AT_ONCE", 1)
    forget()
    yield
    forget()


@pytest.mark.usefixtures("english_first")
def test_a_german_page_is_read_in_german_and_lacks_nothing() -> None:
    assert engines.first_reader().languages == ("eng",)
    read = read_picture(page_of(GERMAN), "fast")
    words = {word.text.strip(",") for word in read.words}
    assert {"Übergröße", "Straße", "Maßband", "Füße"} <= words
    assert read.steps[-1] == "read in its language (deu)"
    assert read.warnings == ()


@pytest.mark.usefixtures("english_first")
def test_an_english_page_is_read_once() -> None:
    lines = ("Invoice number 4711", "Delivery address of the customer", "Quantity and description of the goods")
    assert read_picture(page_of(lines), "fast").steps == ()


def test_a_language_is_read_with_english_beside_it() -> None:
    installed = tessdata.wanted(["tur", "pol", "eng", "osd", "swe"])
    assert installed == ("eng", "pol", "swe", "tur")
    assert tessdata.used(installed, "tur") == ("tur", "eng")
    assert tessdata.used(("tur",), "tur") == ("tur",)
    assert tessdata.used(installed, None) == installed
