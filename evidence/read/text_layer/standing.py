"""Words in the order their signs stand in, on lines that MuPDF turns about.

In: MuPDF's words and a way to ask for the signs of its lines. Out: the words, those of lines with Arabic digits or marks of
direction put together anew. Never: another line touched, Arabic letters taken out of their reading order.

MuPDF reverses whatever runs from right to left, and takes Arabic digits for that: twelve becomes 21. It parts a number at
each of its points, and one with a mark of direction in it there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.values.shown import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_TURNED = re.compile("[\u0660-\u0669\u066b\u066c\u06f0-\u06f9\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_GAP = 0.2  # of the letters' size: a wider one parts two words


class _Sign(NamedTuple):
    """A sign: where along its line it begins and ends, its text and bounds."""

    first: float
    last: float
    text: str
    bounds: tuple[float, float, float, float]
    size: float


def as_they_stand(raw: list[Any], blocks: Callable[[], Sequence[Any]]) -> list[Any]:
    """Return MuPDF's words (box, text, numbers of block, line and word); `blocks` gives its lines sign by sign."""
    turned = {(one[5], one[6]) for one in raw if not one[4].isascii() and _TURNED.search(one[4])}
    if not turned:
        return raw
    lines = {(b["number"], n): line for b in blocks() for n, line in enumerate(b.get("lines", ()))}
    out: list[Any] = []
    for one in raw:
        at = (one[5], one[6])
        if at not in turned or at not in lines:
            out.append(one)
        elif not any(other[5:7] == at for other in out[-1:]):
            out += ((*box, text, *at, i) for i, (box, text) in enumerate(_words(lines[at])))
    return out


def _words(line: Any) -> Iterator[tuple[tuple[float, float, float, float], str]]:  # noqa: ANN401 -- PyMuPDF's own dicts
    word: list[_Sign] = []
    for sign in sorted(_signs(line), key=lambda s: s.first):
        blank = not sign.text.strip()
        if word and (blank or sign.first - max(s.last for s in word) > _GAP * sign.size):
            yield _joined(word)
            word = []
        if not blank:
            word.append(sign)
    if word:
        yield _joined(word)


def _joined(word: Sequence[_Sign]) -> tuple[tuple[float, float, float, float], str]:
    letters = any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for sign in word for c in sign.text)
    text = "".join(sign.text for sign in (reversed(word) if letters else word))
    left, top, right, bottom = zip(*(sign.bounds for sign in word), strict=True)
    return (min(left), min(top), max(right), max(bottom)), text


def _signs(line: Any) -> list[_Sign]:  # noqa: ANN401 -- PyMuPDF's own dicts
    """Return a line's signs; the room of what shows nothing belongs to the sign that it is drawn with."""
    cos, sin = line["dir"]
    found: list[_Sign] = []
    room: tuple[float, float, float, float] | None = None
    for span in line["spans"]:
        for char in span["chars"]:
            bounds = tuple(char["bbox"])
            text = char["c"]
            if text.isascii() or shown(f"-{text}") != "-":
                box = _around(bounds, room) if room else bounds
                room = None
                ends = sorted((box[0] * cos + box[1] * sin, box[2] * cos + box[3] * sin))
                found.append(_Sign(ends[0], ends[1], text, box, span["size"]))
            elif bounds[2] > bounds[0]:
                room = bounds
    return found


def _around(
    one: tuple[float, float, float, float], two: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])
