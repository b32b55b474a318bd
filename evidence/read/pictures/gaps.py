"""Text that the first reader went past: sought by the slow reader, read by the reader of crops.

In: level gray pixels and the first reader's words. Out: further words, where none of those stands.
Never: another reading of what was read, or of its end; a word that the reader of crops is not sure of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read import engines, spots
from evidence.read.engines import Seen, crops, cut_out, lines
from evidence.read.engines.ppocr import split
from evidence.read.pictures.ruled import without_rules
from evidence.values.codes import fold_wide

if TYPE_CHECKING:
    from evidence.read.engines import Gray

    Bounds = tuple[float, float, float, float]

_WIDE = 1.2  # of a line's height: a narrower gap holds no word worth the look
_LEVEL = 0.5  # of a word's height that lies within the line
_SURE = 0.6
_LETTERS = 2
_CLOSE = 0.4  # of a line's height: a blank between words is wider
_SMALL = 1170  # pixels of the longer side where it is asked whether anything is left
_DARKER, _LIGHTER = 20, 40  # gray levels between letters and what lies around them; paper by a thin rule is 25 lighter
_APART = 120  # of those pixels: letters further below others are sought apart from them


def missed(gray: Gray, words: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return words where text stands that none of the given words covers."""
    if engines.ENGINES["ppocr"].missing() is not None or not crops.available():
        return ()
    left_over = areas_left(gray, words)
    places = [place for line in lines.lines(gray, left_over) for place in _uncovered(line, words)] if left_over else []
    read = crops.read_crops([without_rules(cut_out(gray, place)) for place in places]) if places else ()
    found: list[Seen] = []
    for (left, top, right, bottom), (text, sure) in zip(places, read, strict=True):
        if sure >= _SURE and sum(map(str.isalnum, text)) >= _LETTERS:
            pieces = split(text, sure, ((left, top), (right, top), (right, bottom), (left, bottom)))
            found += [piece for piece in pieces if not any(_is_end_of(word, piece) for word in words)]
    return tuple(found)


def _is_end_of(word: Seen, piece: Seen) -> bool:
    """Tell whether a piece is the end or the beginning of a word that was read whole, and whose box lacks what is pale.

    "015" behind a faded 4260107220015 is no count.
    """
    near = _CLOSE * (piece.bottom - piece.top)
    if not _stands_in(word, (min(word.left, piece.left), piece.top, max(word.right, piece.right), piece.bottom)):
        return False
    whole, part = fold_wide(word.text), fold_wide(piece.text)
    if len(whole) <= len(part):
        return False
    behind = abs(piece.left - word.right) < near and whole.endswith(part)
    return behind or (abs(word.left - piece.right) < near and whole.startswith(part))


def areas_left(gray: Gray, words: tuple[Seen, ...]) -> tuple[Bounds, ...]:
    """Return where what may be letters, dark on light or light on dark, stands and none of the words does.

    Looking costs a fiftieth of what seeking lines on the whole page does.
    """
    share = max(1, round(max(gray.shape) / _SMALL))
    darker = spots.darker(gray, words, share)
    each = (spots.letters(ink).T.tolist() for ink in (darker > _DARKER, darker < -_LIGHTER))
    return _areas([spot for found in each if len(found) >= _LETTERS for spot in found], share)


def _areas(letters: list[list[int]], share: int) -> tuple[Bounds, ...]:
    """Return the stripes of the page that letters of a small picture stand in, in the page's pixels."""
    stripes: list[list[int]] = []
    for left, top, right, bottom in sorted(letters, key=lambda spot: spot[1]):
        if stripes and top - stripes[-1][3] < _APART:
            last = stripes[-1]
            stripes[-1] = [min(last[0], left), last[1], max(last[2], right), max(last[3], bottom)]
        else:
            stripes.append([left, top, right, bottom])
    return tuple((left * share, top * share, right * share, bottom * share) for left, top, right, bottom in stripes)


def _uncovered(line: Bounds, words: tuple[Seen, ...]) -> list[Bounds]:
    """Return the parts of a line between the words that stand in it."""
    left, top, right, bottom = line
    least = _WIDE * (bottom - top)
    inside = sorted((w.left, w.right) for w in words if _stands_in(w, line))
    parts: list[Bounds] = []
    at = left
    for first, last in (*inside, (right, right)):
        if first - at > least:
            parts.append((at, top, first, bottom))
        at = max(at, last)
    return parts


def _stands_in(word: Seen, line: Bounds) -> bool:
    left, top, right, bottom = line
    shared = min(word.bottom, bottom) - max(word.top, top)
    least = _LEVEL * min(word.bottom - word.top, bottom - top)
    return word.right > left and word.left < right and shared > least
