"""Pages in letters that the usual languages do not have (Greek, Cyrillic): told by a small piece, read each way.

In: level pixels, the first reader's words. Out: the language whose reading of the piece makes most sense, if any; where
none is installed, the name of the letters. Never: a look where the page was read well.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.read import engines
from evidence.read.engines import tessdata, tesseract
from evidence.read.pictures.turning import densest, sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.read.engines import Gray, Seen

_READ = 0.85  # mean confidence: Greek read as Latin letters gets .7, Russian .8
_LETTERS, _WORDS = 4, 8
_ODD = (
    0.15  # of the words: made Greek and Russian pages have .25 and more, 89 real poor ones in Latin letters at most .08
)
_SURE = 1.0  # of what Tesseract tells of letters: real Latin ones get 20
_BETTER = 1.3  # a language of other letters reads Latin words too, beside English


def other_script(gray: Gray, confidence: float) -> str | None:
    """Return the language that a page is in though it was read in others; `confidence` is that of its reading."""
    first = engines.first_reader()
    installed = [code for code in first.installed if code in tessdata.SCRIPTS]
    if not installed or confidence >= _READ:
        return None
    piece = densest(gray)
    made = {code: sense(engines.first_reader_in(code), piece) for code in installed}
    best = max(installed, key=lambda code: made[code])
    return best if made[best] > _BETTER * sense(first, piece) else None


def unknown(gray: Gray, seen: Sequence[Seen], confidence: float) -> str | None:
    """Return the name of the letters of a page that was read badly, where no data for them is installed."""
    if confidence >= _READ or any(code in tessdata.SCRIPTS for code in engines.first_reader().installed):
        return None
    words = [word.text for word in seen if sum(map(str.isalpha, word.text)) >= _LETTERS]
    if len(words) < _WORDS or sum(map(_is_odd, words)) < _ODD * len(words):
        return None
    letters, sure = tesseract.letters_of(densest(gray))
    if letters in tessdata.OF_LETTERS:
        return letters
    # Of half the Cyrillic letters it cannot tell that they are not Latin, and is unsure.
    return "Cyrillic" if letters and sure < _SURE else None


def _is_odd(text: str) -> bool:
    """Tell whether capitals or digits stand behind small letters, as in Greek and Cyrillic letters taken for Latin ones."""
    return any(one.islower() and (two.isupper() or two.isdigit()) for one, two in pairwise(text))
