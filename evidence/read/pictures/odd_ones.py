"""Words that their neighbours or their own letters give away as misread, however sure the first reader is.

In: the first reader's words. Out: which are worth a second look, and whether that look's reading is to be taken first.
Never: a reading that nobody made; a code changed to fit its neighbours.

"77117" and "40333" among "3X096", "5U629", "9T370" are 7T117 and 4Q333 read at .90; "FuBmatte" is Fußmatte; a lone
"8" may be a 3. The reader of crops tells each of them; of all words it would cost more than the first look.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.read.engines import Seen

_CODE = re.compile(r"(?=(?:.*\d){2})[A-Z\d$\u20ac\u00a3|./-]{4,16}")
_EDGE = 0.6  # of their height: how far codes of one column may begin or end apart, from one row to the next
_LEAST, _MOST = 3, 12  # codes of a column that show a shape; words of a page looked at for it
_SHARP_S = re.compile(r"[a-z\u00e4\u00f6\u00fc]B(?![A-Z\d])")
_UNSURE_DIGIT = 0.88  # one digit alone: a tenth of them are below
_SURE, _SURE_DIGIT = 0.9, 0.97  # of the second look; strokes and points are read as "1" up to .97


def odd_ones(words: Sequence[Seen]) -> dict[int, str]:
    """Return the numbers of words worth a second look, each with the shape that it should have; "" where any will do."""
    found = dict(list(_odd_codes(words).items())[:_MOST])
    for i, word in enumerate(words):
        if _SHARP_S.search(word.text) or _is_shaky(word):
            found.setdefault(i, "")
    return found


def is_better(word: Seen, text: str, sure: float, shape: str) -> bool:
    """Tell whether a second look's reading is to be taken first: never for its confidence alone."""
    if shape:
        return sure >= _SURE and _shape(text) == shape
    if _is_shaky(word):
        return sure >= _SURE_DIGIT and text.isdigit()
    return sure >= _SURE and text.replace("\u00df", "B") == word.text


def _is_shaky(word: Seen) -> bool:
    return len(word.text) == 1 and word.text.isdigit() and word.confidence < _UNSURE_DIGIT


def _odd_codes(words: Sequence[Seen]) -> dict[int, str]:
    """Return codes of another shape than most of those as long that begin or end where they do, with that shape."""
    columns: list[list[int]] = []
    coded = (i for i, word in enumerate(words) if _CODE.fullmatch(word.text))
    for i in sorted(coded, key=lambda i: words[i].top):
        same = next((column for column in columns if _goes_on(words[column[-1]], words[i])), None)
        columns.append([i]) if same is None else same.append(i)
    found: dict[int, str] = {}
    for column in columns:
        shapes = Counter(_shape(words[i].text) for i in column)
        usual, times = shapes.most_common(1)[0]
        if len(column) >= _LEAST and times * 2 > len(column):
            found |= {i: usual for i in column if _shape(words[i].text) != usual}
    return found


def _goes_on(upper: Seen, lower: Seen) -> bool:
    off = min(abs(upper.left - lower.left), abs(upper.right - lower.right))
    return len(upper.text) == len(lower.text) and off < _EDGE * (lower.bottom - lower.top)


def _shape(text: str) -> str:
    return "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in text)
