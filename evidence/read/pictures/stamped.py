"""What coloured stamps over print say: that the paper does not count, something harmless (paid, received), or nothing readable.

In: the pixels of a picture with and without the ink of its stamps. Out: a sign for each stamp that says that the paper does
not count, and the picture without those that say something harmless. Never: print shown under ink that nobody could read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evidence.model import Sign
from evidence.read import engines
from evidence.read.engines import crops, cut_out, gray_of
from evidence.read.geometry import place
from evidence.read.pictures import prepare
from evidence.read.pictures.inks import SMALL
from evidence.read.spots import letters, pieces
from evidence.values.unfinished import harmless, nearly_stamp

if TYPE_CHECKING:
    from evidence.read.engines import Gray
    from evidence.read.geometry import Way
    from evidence.read.pictures.prepare import Prepared

    Bounds = tuple[float, float, float, float]  # left, top, right, bottom

_INK = 30  # levels that a pixel lost with the ink
_JOINED = 9  # small pixels: parts of one stamp are as near to each other
_LEAST = (0.05, 0.02)  # of width and height: less is a speck
_GAP = 9  # pixels: the strokes of print are about as wide
_AROUND, _RIM = 12, 6  # pixels around a stamp, around its letters


class Voiding(NamedTuple):
    """A stamp that says that the paper does not count: where, as read, and the word that it stands for."""

    area: Bounds
    now: str
    word: str


class Stamps(NamedTuple):
    """What stamps say against the paper, and the picture without the harmless ones, where there are any."""

    voiding: tuple[Voiding, ...] = ()
    without: Gray | None = None


def stamps(gray: Gray, bare: Gray) -> Stamps:
    """Return what the stamps on an upright picture say; `bare` is the picture without their ink."""
    import numpy as np

    ink = gray_of(255 - (bare.astype(np.int16) - gray).clip(0, 255).astype(np.uint8))
    against, without = [], gray.copy()
    for area in _areas(ink):
        texts = _texts(prepare.prepared(cut_out(ink, area)))
        voiding = ((text, word) for text in texts if (word := nearly_stamp(text, part=False)))
        now, word = next(voiding, ("", ""))
        if now:
            against.append(Voiding(area, now, word))
        elif any(map(harmless, texts)):
            cut_out(without, area)[:] = cut_out(bare, area)
    return Stamps(tuple(against), None if np.array_equal(without, gray) else without)


def signs(found: Stamps, to_page: Way, number: int) -> tuple[Sign, ...]:
    """Return the signs of the stamps that say that a paper does not count."""
    boxes = ((one, place(to_page, *one.area)[0]) for one in found.voiding)
    return tuple(Sign(kind="stamped", page=number, box=box, now=one.now, before=one.word) for one, box in boxes)


def _areas(ink: Gray) -> tuple[Bounds, ...]:
    """Return left, top, right and bottom of each stamp in pixels: what lies within another one is part of it."""
    import numpy as np
    from PIL import Image, ImageFilter

    share = max(1, -(-max(ink.shape) // SMALL))
    small = Image.fromarray(ink).reduce(share).filter(ImageFilter.MinFilter(_JOINED))
    mask = np.asarray(small) < 255 - _INK
    rows, columns = mask.shape
    found = [tuple(one) for one in pieces(mask).T.tolist()]
    large = [a for a in found if a[2] - a[0] >= _LEAST[0] * columns and a[3] - a[1] >= _LEAST[1] * rows]
    whole = [a for a in large if not any(a != b and _within(a, b) for b in large)]
    return tuple(
        (a * share - _AROUND, b * share - _AROUND, c * share + _AROUND, d * share + _AROUND) for a, b, c, d in whole
    )


def _within(one: Bounds, other: Bounds) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]


def _texts(level: Prepared) -> tuple[str, ...]:
    """Return what both readers see within the frame of a stamp: words of its lines, and all as one line."""
    whole = _closed(level.gray)
    found = letters(whole < 255 - _INK)
    if not found.shape[1]:
        return ()
    (left, top), (right, bottom) = found[:2].min(axis=1).tolist(), found[2:].max(axis=1).tolist()
    inner = gray_of(cut_out(whole, (left - _RIM, top - _RIM, right + _RIM, bottom + _RIM)))
    words = engines.first_reader().recognise(inner, level.dpi)
    line = crops.read_crops([inner])[0][0] if crops.available() else ""
    return (*(word.text for word in words), line)


def _closed(ink: Gray) -> Gray:
    """Return ink without the gaps that print over it leaves."""
    from PIL import Image, ImageFilter

    dark = Image.fromarray(ink).filter(ImageFilter.MinFilter(_GAP))
    return gray_of(dark.filter(ImageFilter.MaxFilter(_GAP)))
