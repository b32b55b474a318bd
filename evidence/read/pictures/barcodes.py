"""Barcodes on a picture: a further witness of product numbers, and where none is printed the only one.

In: gray pixels, and the words that were read of them. Out: the words, surer where bars say the same, and a word of
origin "barcode" for bars whose number was read nowhere. Never: a number without a right check digit, an internal code
(plain Code 128, a payment's QR code), a printed product number overruled by other bars.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.model import Box, Quad, Reading, Word, around
from evidence.read.engines import gray_of
from evidence.read.geometry import Projection
from evidence.read.pictures.patches import lean_of, patches
from evidence.read.pictures.prepare import rotated
from evidence.read.pictures.rereading import looks_like_gtin
from evidence.values.codes import find_gtins, gtin_key, is_gtin

if TYPE_CHECKING:
    from evidence.read.engines import Gray
    from evidence.read.geometry import Way
    from evidence.read.pictures.patches import Area

READER = "barcode"
_SURE, _AGREED = 0.97, 0.99
_RETAIL = {"EAN13": 13, "EAN8": 8, "UPCA": 12, "ITF": 14, "ITF14": 14}
_GS1 = re.compile(r"(?:\(01\)|/01/)(?P<digits>\d{14}|\d{8,13}(?!\d))")
_MOST = 60
_LONGEST = 65_535  # pixels of a side, all that the library takes: bars of a paper are no longer
_OTHERWISE = 2.0  # degrees by which bars are turned to be read again
# Bars that lie: lines every so many pixels, of which as many in a row cross so many edges within a block. Pages of text
# have at most 9 in a row but for one in ten, bars of the smallest size at 200 dpi 12.
_EVERY, _BLOCK, _EDGE, _CROSSED, _BARS_LONG = 8, 64, 30, 5, 10
_FEW, _SIGNS = 3, 8
_STRIP = 12.0  # points: of tall bars the middle stands for all, so that lines beside them stay apart
_NEAR, _NEAR_SHARE = 14.0, 0.35  # how far from its bars a number is printed: points, and share of their height


class Bars(msgspec.Struct, frozen=True):
    """A product number in bars or dots: its digits, and its corners in pixels, clockwise from the upper left."""

    digits: str
    corners: tuple[tuple[float, float], ...]


def found(gray: Gray) -> tuple[Bars, ...]:
    """Return the product numbers in barcodes, whatever way they are turned; 30 ms for a scanned page.

    A search for bars that lie costs twice as much again: it is made where there are stripes one above the other. Bars
    that lean and dots are sought anew in the patches that are half ink.
    """
    try:
        import zxingcpp
    except ImportError:  # the doctor tells; the digits are read without
        return ()
    kinds: Any = zxingcpp.BarcodeFormat
    wanted = (kinds.EANUPC, kinds.ITF14, kinds.DataBar, kinds.Code128, kinds.QRCode, kinds.DataMatrix)
    bars = _read(gray, wanted, turned=_lie(gray))
    for area in patches(gray):
        if not any(_holds(area, one) for one in bars):
            bars += _read_patch(gray, area)
    return tuple(sorted(set(bars), key=lambda b: (b.corners[0][1], b.corners[0][0], b.digits)))


def _read(gray: Gray, kinds: tuple[Any, ...], *, turned: bool) -> list[Bars]:
    out = []
    for one in _codes(gray, kinds, turned=turned)[:_MOST]:
        digits, corners = _product(one), _corners(one.position)
        if digits and (one.format.name not in _RETAIL or _again(gray, one, digits, corners)):
            out.append(Bars(digits, corners))
    return out


def _codes(gray: Gray, kinds: tuple[Any, ...], *, turned: bool) -> list[Any]:
    import zxingcpp

    if max(gray.shape) > _LONGEST:
        return []
    formats = zxingcpp.BarcodeFormats(list(kinds))
    return list(zxingcpp.read_barcodes(gray, formats=formats, try_invert=False, try_rotate=turned))


def _again(gray: Gray, one: Any, digits: str, corners: tuple[tuple[float, float], ...]) -> bool:  # noqa: ANN401 -- zxing has no types
    """Whether bars say the same enlarged and turned a little: small blurred ones pass the check digit with another number.

    Of 601 read at 2 pixels a bar, blurred by .5 to 1.25 pixels, 44 were wrong.
    """
    from PIL import Image

    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    rim = max(max(xs) - min(xs), max(ys) - min(ys)) / 8
    left, top = int(max(0, min(xs) - rim)), int(max(0, min(ys) - rim))
    patch = Image.fromarray(gray[top : int(max(ys) + rim), left : int(max(xs) + rim)])
    larger = patch.resize((patch.width * 2, patch.height * 2), Image.Resampling.BICUBIC)
    (x0, y0), (x1, y1) = corners[:2]
    lying = bool(abs(y1 - y0) > abs(x1 - x0))
    seen = _codes(rotated(gray_of(larger), _OTHERWISE).gray, (one.format,), turned=lying)
    return digits in {_product(other) for other in seen}


def _holds(area: Area, bars: Bars) -> bool:
    x = sum(x for x, _ in bars.corners) / len(bars.corners)
    y = sum(y for _, y in bars.corners) / len(bars.corners)
    return area[0] < x < area[2] and area[1] < y < area[3]


def _read_patch(gray: Gray, area: Area) -> list[Bars]:
    """Return what a patch says in bars once they stand upright, or in dots that lie."""
    import zxingcpp

    kinds: Any = zxingcpp.BarcodeFormat
    left, top, right, bottom = area
    patch = gray[top:bottom, left:right]
    lean = lean_of(patch)
    if lean is None:
        bars, to_patch = _read(patch, (kinds.DataMatrix,), turned=True), Projection()
    else:  # interleaved bars have too little to check them by: hatching would do
        upright = rotated(patch, lean + _OTHERWISE)  # not quite, or pixels fall between the bars
        bars = _read(upright.gray, (kinds.EANUPC, kinds.DataBar, kinds.Code128), turned=False)
        to_patch = upright.to_original
    moved = to_patch.then(Projection(e=left, f=top))
    return [Bars(b.digits, tuple(moved.at(*corner) for corner in b.corners)) for b in bars]


def _lie(gray: Gray) -> bool:
    """Whether many lines down the picture cross edge after edge at one height, as through bars that lie."""
    import numpy as np

    lines = np.ascontiguousarray(gray[:, ::_EVERY].T).astype(np.int16)
    edges = np.abs(lines[:, 2:] - lines[:, :-2]) > _EDGE
    turns = edges[:, 1:] & ~edges[:, :-1]
    blocks = turns.shape[1] // _BLOCK
    if len(turns) < _BARS_LONG or not blocks:
        return False
    crossed = turns[:, : blocks * _BLOCK].reshape(len(turns), blocks, _BLOCK).sum(axis=2) >= _CROSSED
    run = np.zeros(blocks, dtype=np.int64)
    for line in crossed:
        run = np.where(line, run + 1, 0)
        if run.max() >= _BARS_LONG:
            return True
    return False


def _product(one: Any) -> str:  # noqa: ANN401 -- zxing has no types
    """Return the digits of a product's number, nothing where the code says something else."""
    said = _GS1.search(one.text)
    if said and (one.content_type.name == "GS1" or "/01/" in said[0]):
        digits = said["digits"]
    elif len(one.text) == _RETAIL.get(one.format.name):
        digits = one.text
    else:
        return ""
    return digits if is_gtin(digits) else ""


def _corners(at: Any) -> tuple[tuple[float, float], ...]:  # noqa: ANN401 -- as above
    corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    return tuple((float(p.x), float(p.y)) for p in corners)


def witnessed(words: tuple[Word, ...], bars: tuple[Bars, ...], to_page: Way) -> tuple[Word, ...]:
    """Return the words with what bars add to them, and words for bars that stand alone, these last."""
    out = list(words)
    for one in bars:
        corners = [to_page.at(*corner) for corner in one.corners]
        box = around(Box(x, y, x, y) for x, y in corners)
        near = box.grow(max(_NEAR, _NEAR_SHARE * min(box.width, box.height)))
        close = [i for i, w in enumerate(out) if near.intersect(w.box).area > w.box.area / 2]
        if (
            not _agreed(out, close, one.digits)
            and not _mended(out, close, one.digits)
            and not _printed(out, one.digits)
        ):
            out.append(_word(one.digits, corners))
        out = [w for w in out if not _is_ink_of(w, box)]
    return tuple(out)


def _is_ink_of(word: Word, bars: Box) -> bool:
    """Whether a reader took the bars themselves for letters: a few odd signs in their midst."""
    x, y = word.box.center
    inside = bars.left < x < bars.right and bars.top < y < bars.bottom
    return (
        word.origin == "ocr"
        and inside
        and sum(map(str.isdigit, word.text)) < _FEW
        and len(word.readings[0].text) <= _SIGNS
    )


def _agreed(words: list[Word], close: list[int], digits: str) -> bool:
    """Whether the number is printed by the bars, in one word or in groups; those words grow surer."""
    at = [i for i in close if any(map(str.isdigit, words[i].text))]
    text, ends = "", []
    for i in at:
        text += f"{words[i].text} "
        ends.append(len(text))
    same = [g for g in find_gtins(text) if gtin_key(g.value) == gtin_key(digits)]
    for found_there in same:
        for i, end in zip(at, ends, strict=True):
            start = end - len(words[i].text) - 1
            if start < found_there.end and end - 1 > found_there.start:
                words[i] = _surer(words[i])
    return bool(same)


def _surer(word: Word) -> Word:
    best = word.readings[0]
    sure = msgspec.structs.replace(best, confidence=max(best.confidence, _AGREED))
    witness = Reading(text=best.text, confidence=_AGREED, reader=READER)
    return msgspec.structs.replace(word, readings=(sure, *word.readings[1:], witness))


def _mended(words: list[Word], close: list[int], digits: str) -> bool:
    """Whether the number was printed by the bars but misread: then the bars' reading comes first, the other stays."""
    wrong = [i for i in close if words[i].origin == "ocr" and looks_like_gtin(words[i].text)]
    if len(wrong) != 1:
        return False
    word = words[wrong[0]]
    words[wrong[0]] = msgspec.structs.replace(
        word, readings=(Reading(text=digits, confidence=_SURE, reader=READER), *word.readings)
    )
    return True


def _printed(words: list[Word], digits: str) -> bool:
    """Whether the number is printed elsewhere on the page: those words are witnessed, the bars add nothing."""
    key = gtin_key(digits)
    same = [i for i, word in enumerate(words) if word.visible and gtin_key(word.text.strip(".,:;()")) == key]
    for i in same:
        if words[i].origin == "ocr":
            words[i] = _surer(words[i])
    return bool(same)


def _word(digits: str, corners: list[tuple[float, float]]) -> Word:
    """Return a word for bars alone, in the middle of their height."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    tall = max(1.0, ((x3 - x0) ** 2 + (y3 - y0) ** 2) ** 0.5)
    cut = max(0.0, (1 - _STRIP / tall) / 2)
    left, right = ((x3 - x0) * cut, (y3 - y0) * cut), ((x2 - x1) * cut, (y2 - y1) * cut)
    strip = (
        (x0 + left[0], y0 + left[1]),
        (x1 + right[0], y1 + right[1]),
        (x2 - right[0], y2 - right[1]),
        (x3 - left[0], y3 - left[1]),
    )
    level = x1 > x0 and abs(y1 - y0) < (x1 - x0) / 100
    return Word(
        readings=(Reading(text=digits, confidence=_SURE, reader=READER),),
        box=around(Box(x, y, x, y) for x, y in strip),
        quad=None if level else Quad(*(value for corner in strip for value in corner)),
        origin="barcode",
        size=min(_STRIP, tall),
    )
