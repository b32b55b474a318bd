"""Who reads a page first: Tesseract with the data of the language that a small piece of the page is in.

In: level pixels. Out: the first reader, for one language where that is told, else with the first few together.
Never: a look where no more languages are installed than are read with together anyhow.

Five languages together take 1.4 times as long as the one that a page is in with English, and read no more of its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read import engines, packs
from evidence.read.engines import tessdata
from evidence.read.engines.seam import shrunk
from evidence.read.pictures.turning import PIECE, densest

if TYPE_CHECKING:
    from evidence.read.engines import Engine, Gray

_HIGH = 500  # pixels of a piece: enough words to tell
_SHARE = 0.67  # of the pixels at 300 dpi: at 200 the piece is read as well
_SURE = (
    0.35  # little is lost where it is wrong: each language is read with English beside it, and looked at again after
)


def reader_of(gray: Gray) -> Engine:
    """Return who reads a page."""
    usual = engines.first_reader()
    if len(usual.languages) <= tessdata.FEW:
        return usual
    piece, _, _ = shrunk(densest(gray, _HIGH), round(PIECE * _SHARE))
    seen = engines.first_reader_in(usual.languages[0]).recognise(piece, 200, receipt=True)
    language = packs.language(seen, _SURE)
    if language == usual.languages[0]:  # names and addresses of other countries stand on English papers too
        return engines.first_reader_in("+".join(usual.languages[: tessdata.FEW]))
    return engines.first_reader_in(language) if language in usual.installed else usual
