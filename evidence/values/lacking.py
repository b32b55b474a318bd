"""What a line's name says that its goods come without, where the listing's comes with it: "without battery" and "with 2 batteries".

In: two names of a product. Out: the words of both. Never: what the listing says is lacking as well, or does not name.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from evidence.values.phrases import folded, words_of
from evidence.values.text import fold_label
from evidence.values.traits import Difference

_TOKEN = re.compile(r"[^\W_]+")
_WORD = "without "
_STEM, _ENDING = 3, 2  # of "frame" and "frames"; "frameless" is none


def lacking(listed: str, printed: str) -> Difference | None:
    """Return what one name has and the other says to be lacking; None where both say the same."""
    none = _whole()
    one, other = (_TOKEN.findall(fold_label(_short().sub(_WORD, text.casefold()))) for text in (listed, printed))
    for mine, theirs in ((one, other), (other, one)):
        gone = {w for before, w in pairwise(mine) if before in none}
        gone |= {w for w, behind in pairwise(mine) if behind in folded("lacks_behind")}
        for before, word in pairwise(theirs):
            if before not in none or any(_alike(word, w) for w in gone):
                continue
            if has := next((w for w in mine if _alike(word, w)), None):
                said = (has, f"{before} {word}")
                return Difference(*(said if theirs is other else reversed(said)))
    return None


@cache
def _whole() -> frozenset[str]:
    """Return the words for what is lacking, less those with a stroke: the letter of "s/" is one of many names."""
    return frozenset(fold_label(w) for w in words_of("lacks") if "/" not in w)


@cache
def _short() -> re.Pattern[str]:
    strokes = sorted({re.escape(w) for w in words_of("lacks") if "/" in w}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(strokes)})\s?(?=[^\W\d_])")


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one but for their ending: "Akku", "Akkus"; "batterie", "batterien"."""
    short, long = sorted((one, other), key=len)
    if len(short) <= _STEM:
        return one == other
    return long[: len(short) - 1] == short[:-1] and len(long) - len(short) <= _ENDING
