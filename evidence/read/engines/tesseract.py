"""Tesseract in this process, through tesserocr: the fast first reader.

In: a gray image. Out: words with pixel boxes. Never: a second thread, a download, a file.
"""

from __future__ import annotations

import os
from functools import cache, cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.read.engines import tessdata
from evidence.read.engines.seam import Seen, cut_out, grown, shrunk

if TYPE_CHECKING:
    from evidence.read.engines.seam import Engine, Gray
    from evidence.texts import Sentence

_TAKE_LEVEL_COLUMNS = 12
_WORD_LEVEL = "5"
# Pixels along a page that are enough for clean print (A4 at 200 dpi): as many words as at 300 dpi for a quarter less
# CPU. Where the reading is unsure, all pixels are read after all.
_ENOUGH, _WORTH, _SURE = 2340, 0.8, 0.9
_LONG_NUMBER = 8  # digits
_ORIENTATION = "osd"
_SPECKS, _HIGH = 0.35, 0.2  # of the ink of a row of digits; of the box's height


class Tesseract:
    """One Tesseract object; loading the language data takes 0.2 s."""

    name = "tesseract"

    def __init__(self, language: str | None = None) -> None:
        # Two OpenMP-enabled Tesseracts at once cost six times the CPU; it is read when the library loads.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tesserocr

        folder = tessdata.best_folder()
        self.installed = tessdata.known(tessdata.packs(folder) if folder else ())
        self.languages = tessdata.used(self.installed, language)
        self.version = tesserocr.tesseract_version().split()[1]
        self._page, self._column = tesserocr.PSM.AUTO, tesserocr.PSM.SINGLE_BLOCK

    @cached_property
    def _api(self) -> Any:  # noqa: ANN401 -- tesserocr has no types
        """Return Tesseract itself, made with the first page: of many languages' readers some are never asked."""
        import tesserocr

        return tesserocr.PyTessBaseAPI(
            path=str(tessdata.best_folder()),
            lang="+".join(self.languages),
            oem=tesserocr.OEM.LSTM_ONLY,
            psm=self._page,
            # Its search for tables takes cells out of their lines: without it .937 of the words of 24 pages are read, not .926.
            variables={"debug_file": os.devnull, "textord_tabfind_find_tables": "0"},
        )

    def recognise(self, gray: Gray, dpi: int, *, receipt: bool = False) -> tuple[Seen, ...]:
        """Return the words in Tesseract's reading order; a large page is read small, and whole where that is unsure."""
        share = _ENOUGH / max(gray.shape)
        if share > _WORTH or receipt:
            return self._words(gray, dpi, receipt=receipt)
        small, x, y = shrunk(gray, _ENOUGH)
        seen = tuple(grown(word, x, y) for word in self._words(small, round(dpi * share), receipt=False))
        # Not the surer of both: on small or worn print the small reading is at times surer, and wrong.
        return seen if _sureness(seen) >= _SURE else self._words(gray, dpi, receipt=False)

    def _words(self, gray: Gray, dpi: int, *, receipt: bool) -> tuple[Seen, ...]:
        height, width = gray.shape
        self._api.SetPageSegMode(self._column if receipt else self._page)
        self._api.SetImageBytes(gray.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(dpi)
        self._api.Recognize()
        table = self._api.GetTSVText(0)
        self._api.Clear()
        return tuple(_without_noise(gray, word) for word in from_tsv(table))


@cache
def _orienter() -> Any:  # noqa: ANN401 -- tesserocr has no types
    import tesserocr

    folder = tessdata.folder_of(_ORIENTATION)
    return folder and tesserocr.PyTessBaseAPI(path=str(folder), lang=_ORIENTATION, psm=tesserocr.PSM.OSD_ONLY)


def letters_of(gray: Gray) -> tuple[str, float]:
    """Return the name of the letters in a piece of a page ("Greek") and how sure that is; no name where it is not told."""
    if find_spec("tesserocr") is None or (reader := _orienter()) is None:
        return "", 0.0
    height, width = gray.shape
    reader.SetImageBytes(gray.tobytes(), width, height, 1, width)
    told = reader.DetectOrientationScript()
    return (str(told["script_name"]), float(told["script_conf"])) if told else ("", 0.0)


def _sureness(seen: tuple[Seen, ...]) -> float:
    return sum(word.confidence for word in seen) / len(seen) if seen else 0.0


def from_tsv(table: str) -> tuple[Seen, ...]:
    """Return the words of Tesseract's TSV output (12 columns, no quoting)."""
    words: list[Seen] = []
    for line in table.splitlines():
        cells = line.split("\t", _TAKE_LEVEL_COLUMNS - 1)
        if len(cells) < _TAKE_LEVEL_COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = (float(c) for c in cells[6:10])
        words.append(Seen(cells[11].strip(), float(cells[10]) / 100, left, top, left + width, top + height))
    return tuple(words)


def _without_noise(gray: Gray, word: Seen) -> Seen:
    """Return a long number without the specks above it, which made its box higher."""
    if len(word.text) < _LONG_NUMBER or not word.text.isdigit():
        return word
    import numpy as np

    piece = cut_out(gray, (word.left, word.top, word.right, word.bottom))
    if not piece.size:
        return word
    ink = (piece < (float(np.median(piece)) + float(piece.min())) / 2).mean(axis=1)
    above = int(np.argmax(ink >= _SPECKS * np.median(ink[len(ink) // 2 :])))
    return msgspec.structs.replace(word, top=word.top + above) if above > _HIGH * len(ink) else word


_INSTALL: Sentence = "Install tesserocr (pip install tesserocr)."
_INSTALL_DATA: Sentence = "Install Tesseract's language data (evidence doctor says how)."


class _Maker:
    def missing(self) -> str | None:
        if find_spec("tesserocr") is None:
            return _INSTALL
        if not tessdata.languages():
            return _INSTALL_DATA
        return None

    def make(self, language: str | None = None) -> Engine:
        return Tesseract(language)


MAKER = _Maker()
