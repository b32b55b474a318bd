"""Text that the first reader went past: sought by the slow reader, read by the reader of crops.

In: level gray pixels and the first reader's words. Out: further words, where none of those stands.
Never: another reading of what was read, or of its end; a word that the reader of crops is not sure of.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from evidence.read import engines, spots
from evidence.read.engines import Seen, crops, cut_out, gray_of, lines
from evidence.read.engines.ppocr import split
from evidence.read.pictures import lone
from evidence.read.pictures.ruled import without_rules
from evidence.values.codes import fold_wide

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray

    Bounds = tuple[float, float, float, float]

_WIDE = 1.2  # of a line's height: a narrower gap holds no word worth the look
_LEVEL = 0.5  # of a word's height that lies within the line
_SURE, _SURE_WHOLE = 0.6, 0.9
_LETTERS = 2
_CLOSE = 0.4  # of a line's height: a blank between words is wider
_SMALL = 1170  # pixels of the longer side where it is asked whether anything is left
_DARKER, _LIGHTER = 20, 40  # gray levels between letters and what lies around them; paper by a thin rule is 25 lighter
# Levels of the middle one of the letters that are left: below the first they are pale; then what is as little darker as the
# second may be text too, and all is made as dark as the third to be read.
_PALE, _PALER, _CLEAR = 45, 10, 150
_PAPER, _WHITE = 5, 255  # of those pixels: letters' strokes are narrower; levels
_APART = 120  # of those pixels: letters further below others are sought apart from them


def further(gray: Gray, words: tuple[Seen, ...]) -> tuple[frozenset[int], tuple[Seen, ...]]:
    """Return what was missed, pale numbers of a table's rows too, and the numbers of words that it stands for as well."""
    more = missed(gray, words)
    if more and (clear := cleared(gray, words)) is not None:
        more += lone.lone_numbers(clear, (*words, *more))[1]
    return whole_again(gray, words, more)


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
    if not _stands_in(word, _hull(word, piece)):
        return False
    whole, part = fold_wide(word.text), fold_wide(piece.text)
    if len(whole) <= len(part):
        return False
    behind = abs(piece.left - word.right) < near and whole.endswith(part)
    return behind or (abs(word.left - piece.right) < near and whole.startswith(part))


def whole_again(
    gray: Gray, words: tuple[Seen, ...], pieces: tuple[Seen, ...]
) -> tuple[frozenset[int], tuple[Seen, ...]]:
    """Return the numbers of words that a piece is the rest of, and the pieces, each such one with its word.

    Only where both are read as one word with a digit: "4311501489" and "89710", where the ink pales, are 4311501489710.
    """
    pairs = {n: i for n, piece in enumerate(pieces) for i, word in enumerate(words) if _touches(word, piece)}
    hulls = [_hull(words[i], pieces[n]) for n, i in pairs.items()]
    read = crops.read_crops([cut_out(gray, hull) for hull in hulls]) if hulls else ()
    gone: set[int] = set()
    out = list(pieces)
    for (n, i), hull, (text, sure) in zip(pairs.items(), hulls, read, strict=True):
        one, two = sorted((words[i], pieces[n]), key=lambda word: word.left)
        if sure >= _SURE_WHOLE and i not in gone and _is_of(fold_wide(text), fold_wide(one.text), fold_wide(two.text)):
            gone.add(i)
            out[n] = Seen(text, sure, *hull)
    return frozenset(gone), tuple(out)


def _touches(word: Seen, piece: Seen) -> bool:
    high = piece.bottom - piece.top
    apart = max(piece.left - word.right, word.left - piece.right)
    return -high < apart < _CLOSE * high and _stands_in(word, _hull(word, piece))


def _hull(word: Seen, piece: Seen) -> Bounds:
    """Return both on the piece's line."""
    return min(word.left, piece.left), piece.top, max(word.right, piece.right), piece.bottom


def _is_of(whole: str, first: str, last: str) -> bool:
    """Tell whether a word is made of two, in which the sign where they meet may stand twice, half or misread."""
    digits = any(map(str.isdigit, whole)) and whole.isalnum()
    longer = max(len(first), len(last)) < len(whole) <= len(first) + len(last)
    return digits and longer and whole.startswith(first[:-1]) and whole.endswith(last[1:])


def areas_left(gray: Gray, words: tuple[Seen, ...]) -> tuple[Bounds, ...]:
    """Return where what may be letters, dark on light or light on dark, stands and none of the words does.

    Looking costs a fiftieth of what seeking lines on the whole page does.
    """
    share = _share(gray)
    darker = spots.darker(gray, words, share)
    least = _PALER if _tone(darker) < _PALE else _DARKER
    each = (spots.letters(ink).T.tolist() for ink in (darker > least, darker < -_LIGHTER))
    return _areas([spot for found in each if len(found) >= _LETTERS for spot in found], share)


def cleared(gray: Gray, words: tuple[Seen, ...]) -> Gray | None:
    """Return the pixels with pale letters as dark as print, where most letters that none of the words covers are pale."""
    import numpy as np
    from PIL import Image, ImageFilter

    share = _share(gray)
    tone = _tone(spots.darker(gray, words, share))
    if tone >= _PALE:
        return None
    small = (
        Image.fromarray(gray).reduce(share).filter(ImageFilter.MaxFilter(_PAPER)).filter(ImageFilter.BoxBlur(_PAPER))
    )
    paper = np.asarray(small.resize(gray.shape[::-1], Image.Resampling.BILINEAR), dtype=np.float32)
    return gray_of((_WHITE - (paper - gray) * (_CLEAR / tone)).clip(0, _WHITE).astype(np.uint8))


def _share(gray: Gray) -> int:
    longest: int = max(gray.shape)
    return max(1, round(longest / _SMALL))


def _tone(darker: NDArray[np.int16]) -> float:
    """Return how dark the darkest points of letters that are left are, in the middle of them; far above any where there are few."""
    found = spots.letters(darker > _DARKER).T.tolist()
    tones = sorted(int(darker[top:bottom, left:right].max()) for left, top, right, bottom in found)
    return tones[len(tones) // 2] if len(tones) >= _LETTERS else math.inf


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
