"""Words beside a line of an invoice that say that its goods did not come, went back, or are only offered.

In: a printed line. Out: the words that say so, and how much of the line they are. Never: a decision what that is worth.
Whole phrases only: "noise cancelling", "return key" and "credit card holder" are goods.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from evidence.values.phrases import all_in, phrases
from evidence.values.text import fold_label

_NONE_OF = r"(?<!\w)%s 0(?: 0+)?(?! ?\d)"  # "Back order: 0"


class Denial(NamedTuple):
    """The words as folded, and their share of the letters and digits of the line (0 to 1)."""

    words: str
    share: float


def denial(line: str) -> Denial | None:
    """Return what of a printed line says that goods did not come or went back, None where nothing does."""
    text = fold_label(line)
    found = [w for w in all_in(phrases("undelivered"), text) if not re.search(_NONE_OF % re.escape(w), text)]
    letters = sum(map(str.isalnum, text))
    if not found:
        return None
    return Denial(", ".join(dict.fromkeys(found)), sum(c.isalnum() for w in found for c in w) / letters)
