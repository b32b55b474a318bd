"""What a line's name says that its goods come without, where the listing's comes with it: "without battery" and "with 2 batteries".

In: two names of a product. Out: the words of both. Never: what the listing says is lacking as well, or does not name.
"""

from __future__ import annotations

import re
from itertools import pairwise

from evidence.values.phrases import folded
from evidence.values.text import fold_label
from evidence.values.traits import Difference

_TOKEN = re.compile(r"[^\W_]+(?:/[^\W_]+)?")
_STEM, _ENDING = 3, 3


def lacking(listed: str, printed: str) -> Difference | None:
    """Return what one name has and the other says to be lacking; None where both say the same."""
    one, other = (_TOKEN.findall(fold_label(text)) for text in (listed, printed))
    none = folded("lacks")
    for mine, theirs in ((one, other), (other, one)):
        gone = {w for before, w in pairwise(mine) if before in none}
        for before, word in pairwise(theirs):
            if before not in none or any(_alike(word, w) for w in gone):
                continue
            if has := next((w for w in mine if _alike(word, w)), None):
                said = (has, f"{before} {word}")
                return Difference(*(said if theirs is other else reversed(said)))
    return None


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one but for their ending: "Akku", "Akkus"; "batterie", "batterien"."""
    short, long = sorted((one, other), key=len)
    if len(short) <= _STEM:
        return one == other
    return long[: len(short) - 1] == short[:-1] and len(long) - len(short) <= _ENDING
