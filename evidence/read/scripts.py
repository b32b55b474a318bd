"""Pages in letters that the usual languages do not have (Greek, Cyrillic): told by a small piece, read each way.

In: level pixels, the first reader's words. Out: the language whose reading of the piece makes most sense, if any.
Never: a look where the page was read well, or where no such language is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read import engines
from evidence.read.engines import tessdata
from evidence.read.turning import densest, sense

if TYPE_CHECKING:
    from evidence.read.engines import Gray

_READ = 0.85  # mean confidence: Greek read as Latin letters gets .7, Russian .8
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
