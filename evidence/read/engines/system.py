"""The system's Tesseract program, through pytesseract: the first reader where tesserocr is missing.

In: a gray image. Out: words with pixel boxes. Never: a second thread, PNG on the way (it costs as much as reading).
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

from evidence.read.engines import tessdata
from evidence.read.engines.tesseract import from_tsv

if TYPE_CHECKING:
    from evidence.read.engines.seam import Engine, Gray, Seen
    from evidence.texts import Sentence


class SystemTesseract:
    """Tesseract as a program of its own, started once a page."""

    name = "tesseract"

    def __init__(self, language: str | None = None) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import pytesseract

        self._run = pytesseract.image_to_data
        self.version = str(pytesseract.get_tesseract_version())
        self.installed = tessdata.known(pytesseract.get_languages())
        self.languages = tessdata.used(self.installed, language)

    def recognise(self, gray: Gray, dpi: int, *, receipt: bool = False) -> tuple[Seen, ...]:
        """Return the words in Tesseract's reading order."""
        from PIL import Image

        image = Image.fromarray(gray)
        image.format = "PPM"  # what pytesseract hands over as; without a format it encodes PNG
        options = f"--psm {6 if receipt else 3} --dpi {dpi}"
        return from_tsv(self._run(image, lang="+".join(self.languages), config=options))


_INSTALL: Sentence = "Install Tesseract (evidence doctor says how)."


class _Maker:
    def missing(self) -> str | None:
        if find_spec("pytesseract") is None or shutil.which("tesseract") is None:
            return _INSTALL
        return None

    def make(self, language: str | None = None) -> Engine:
        return SystemTesseract(language)


MAKER = _Maker()
