"""A gray picture of a page, upright or not -> words on the page.

In: gray pixels, their dpi, the map from pixels to points. Out: words in points, who read them, what was done.
Never: a decision whether a page needs OCR.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from evidence.model import Reading, Word
from evidence.read import engines, packs
from evidence.read.engines import Seen, crops
from evidence.read.geometry import Projection, Trail, place, tall
from evidence.read.pictures import (
    backs,
    barcodes,
    beside,
    cut_words,
    gaps,
    headings,
    lone,
    outline,
    overprint,
    penned,
    prepare,
    rejoining,
    rereading,
    scripts,
    snug,
    stamped,
    streaks,
    strokes,
    through,
    uncovered,
    upward,
)
from evidence.read.pictures.first_look import Look, confidence, first_look

if TYPE_CHECKING:
    from evidence.model import Effort, Flat, Sign
    from evidence.read.engines import Engine, Gray
    from evidence.read.geometry import Way
    from evidence.read.pictures.barcodes import Bars
    from evidence.read.pictures.overprint import Overprint
    from evidence.read.pictures.prepare import Prepared
    from evidence.read.pictures.stamped import Stamps
    from evidence.read.pictures.strokes import Stroke
    from evidence.texts import Text

_FONT_SIZE_OF_BOX = 0.95  # a word's box has ascenders or descenders, seldom both
# Measured on 97 real scans and photos: above it the first reader misses a total or date on 1 page in 10, below
# on more than half, where the slow reader finds 99 in 100.
_CLEAR = 0.9
# In a page read clearly a word below it is worth the .02 s of a second reading; of plain words, which are no code, figure
# or address, 1 in 10 between the two is read better then, and costs as much.
_UNSURE, _UNSURE_PLAIN = 0.9, 0.8
_UNSURE_WITHOUT = 0.85  # without the data of its language a word is read again below this
_UNSTAMPED = "read again without the ink of a coloured stamp"
_FLATTENED = "the photographed sheet was cut out and made flat"
_UNBENT = "the photographed sheet was cut out, made flat and its curl undone"


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels to be read: gray (height x width), dpi, where a pixel lies on the page, and the page's number.

    `bare` are the same pixels without the ink of coloured stamps that lie over print, where there are any.
    """

    gray: Gray
    dpi: int
    to_page: Projection
    number: int = 1
    bare: Gray | None = None


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What a picture says: words in points, the reader's label, and what was done to read it.

    `flat` as Page has it: where the text of a photographed sheet is level. `signs` are words stamped across the page.
    """

    words: tuple[Word, ...]
    read_by: str
    steps: tuple[str, ...] = ()
    flat: Flat | None = None
    signs: tuple[Sign, ...] = ()
    warnings: tuple[Text, ...] = ()


class _Marks(NamedTuple):
    """What stands on an upright picture besides its lines: words stamped across it, a stroke through it, barcodes.

    `letters` are those that it is in where nobody here can read them.
    """

    stamped: tuple[Overprint, ...]
    crossing: Stroke | None
    bars: tuple[Bars, ...]
    letters: str | None


_MARKS: WeakKeyDictionary[Look, _Marks] = WeakKeyDictionary()
_STAMPS: WeakKeyDictionary[Look, Stamps] = WeakKeyDictionary()


def read_picture(picture: Picture, effort: Effort) -> PictureWords:
    """Read a picture: `fast` by the first reader, `thorough` by both, `auto` by both where the first is unsure.

    `closer` is `auto` where something is missing: text that the first reader went past is sought and read too.
    """
    several = beside.signs(picture.gray, picture.to_page, picture.number)
    sheet = outline.flattened(picture.gray) if not several else None
    if sheet is None:
        read = _read(picture, picture.to_page, effort)
        return replace(read, signs=(*read.signs, *several))
    cut = replace(picture, gray=sheet.gray, bare=None if picture.bare is None else sheet.seen(picture.bare))
    read = _read(cut, Trail((sheet.sag, sheet.to_photo, picture.to_page)), effort)
    steps = (_UNBENT if any(sheet.sag.sags) else _FLATTENED, *read.steps)
    return replace(read, steps=steps, flat=sheet.flat(picture.to_page))


def _read(picture: Picture, to_page: Way, effort: Effort) -> PictureWords:
    look = first_look(picture.gray)
    upright = prepare.turned(picture.gray, look.quarters)
    way = Trail((upright.to_original, to_page))
    marks = _marks_of(look, upright)
    across = (
        *overprint.signs(marks.stamped, way, picture.number),
        *strokes.signs(marks.crossing, way, picture.number),
    )
    read = _words_of(picture.gray, to_page, effort, look)
    if picture.bare is not None:
        stamps = _stamps_of(look, upright, picture.bare)
        across += stamped.signs(stamps, way, picture.number)
        read = _with_uncovered(read, stamps.without, way, effort)
    words = barcodes.witnessed(read.words, marks.bars, way) if marks.bars else read.words
    warnings = (*read.warnings, *packs.letters_told(marks.letters))
    return replace(read, words=words, signs=across, warnings=warnings)


def _with_uncovered(read: PictureWords, without: Gray | None, way: Way, effort: Effort) -> PictureWords:
    """Return what a picture says with what shows where harmless stamps are taken off, if there are any."""
    if without is None:
        return read
    under = _words_of(without, way, effort, first_look(without))
    return replace(read, words=uncovered.uncovered(read.words, under.words), steps=(*read.steps, _UNSTAMPED))


def _marks_of(look: Look, upright: Prepared) -> _Marks:
    """Return what stands on a picture besides its lines of text; a closer look at it need not seek that again."""
    known = _MARKS.get(look)
    if known is None:
        page = overprint.even(upright.gray)
        printed = _moved(look.seen, look.ready.to_original.then(upright.to_original.back()))
        bars = barcodes.found(upright.gray)
        letters = scripts.unknown(look.ready.gray, look.seen, confidence(look.seen))
        known = _MARKS[look] = _Marks(overprint.overprints(page), strokes.crossing(page, printed), bars, letters)
    return known


def _stamps_of(look: Look, upright: Prepared, bare: Gray) -> Stamps:
    """Return what coloured stamps say; a closer look need not read them again."""
    known = _STAMPS.get(look)
    if known is None:
        known = _STAMPS[look] = stamped.stamps(upright.gray, prepare.turned(bare, look.quarters).gray)
    return known


def _words_of(gray: Gray, to_page: Way, effort: Effort, look: Look) -> PictureWords:
    first = engines.first_reader()
    read_with = (*first.languages, *first.installed)
    lacking = packs.lacking(look.seen, read_with)
    slow = engines.ENGINES["ppocr"].missing() is None and first.name != "pp-ocr"
    if slow and (effort == "thorough" or (effort != "fast" and confidence(look.seen) < _CLEAR)):
        return _slow_look(gray, to_page, look)
    if slow and effort == "closer" and lacking:
        return replace(_slow_look(gray, to_page, look), warnings=(packs.told(lacking),))
    plain = _UNSURE_WITHOUT if lacking else rereading.UNSURE
    unsure = (plain, plain) if effort == "fast" else (_UNSURE, max(_UNSURE_PLAIN, plain))
    marks = effort != "fast" and packs.lacking(look.seen, read_with, packs.LIKELY) is not None
    seen, readings = _second_look(look, *unsure, marks=marks)
    steps = look.ready.steps
    if slow and effort == "closer":
        seen, readings, more = _closer(look.ready.gray, seen, readings)
        steps = (*steps, f"looked at again: {more} words were added")
    elif slow and effort == "auto" and (torn := headings.torn(look.ready.gray, seen)):
        seen, readings, _ = headings.with_large(look.ready.gray, seen, readings, torn)
    words = _words(look.ready.gray, seen, readings, Trail((look.ready.to_original, to_page)))
    return PictureWords(words, label(first), steps, warnings=(packs.told(lacking),) if lacking else ())


def _closer(
    gray: Gray, seen: tuple[Seen, ...], readings: tuple[tuple[Reading, ...], ...]
) -> tuple[tuple[Seen, ...], tuple[tuple[Reading, ...], ...], int]:
    """Return words and readings with large lines read again and what the first reader went past, and how many are new."""
    seen, readings, large = headings.with_large(gray, seen, readings, gaps.areas_left(gray, seen))
    gone, more = gaps.further(gray, seen)
    kept = [i for i in range(len(seen)) if i not in gone]
    own = (*(readings[i] for i in kept), *rereading.once(more, crops.READER))
    return (*(seen[i] for i in kept), *more), own, large + len(more)


@lru_cache(maxsize=2)
def _second_look(
    look: Look, unsure: float, plain: float, *, marks: bool = False
) -> tuple[tuple[Seen, ...], tuple[tuple[Reading, ...], ...]]:
    """Return the first reader's words, pieces of codes joined, and all readings of each, those of unsure words too.

    Numbers that it went past in a table's rows, and whole words of which it saw a piece, are among them.
    """
    gray, reader = look.ready.gray, engines.first_reader().name
    seen, numbers = lone.lone_numbers(gray, rejoining.rejoined(gray, look.seen))
    seen, more = cut_words.made_whole(gray, seen, numbers)
    readings = rereading.read_again(gray, seen, reader, unsure=unsure, plain=plain, marks=marks)
    return (*seen, *more), (*readings, *rereading.once(more, crops.READER))


def _slow_look(gray: Gray, to_page: Way, look: Look) -> PictureWords:
    """Read by the slow reader, with the first one's readings beside its own."""
    reader = engines.engine("ppocr")
    upright = prepare.turned(gray, look.quarters)
    level = prepare.straightened(upright.gray)
    back = level.to_original.then(upright.to_original)
    words, read = _second_look(look, 0.0, 0.0)  # codes alone
    firsts = _moved(words, look.ready.to_original)
    bare = backs.bared(level, _moved(firsts, back.back()))  # for reading: a pen's stroke may be as pale as a back
    lines = lone.with_lone(bare.gray, reader.recognise(bare.gray, bare.dpi))
    closer = snug.snug if level.steps else snug.near  # where lines are level all the way
    seen = tuple(closer(bare.gray, word) for word in snug.parted(bare.gray, lines))
    slow = _moved(seen, back)
    own = rereading.alikes_told(slow, firsts, read, reader.name)
    readings = rereading.witnessed(slow, own, firsts, engines.first_reader().name)
    sure = confidence(look.seen)
    why = "read by two readers" if sure >= _CLEAR else f"hard to read ({sure:.0%}): read by two readers"
    turned = (f"turned by {look.quarters * 90} degrees",) if look.quarters else ()
    placed = _words(level.gray, seen, readings, Trail((back, to_page)), sized=lines)
    if not look.quarters:
        placed = _with_upward(placed, look.ready.gray, words, Trail((look.ready.to_original, to_page)))
    return PictureWords(placed, label(reader), (*turned, *bare.steps, why))


def _with_upward(words: tuple[Word, ...], gray: Gray, firsts: tuple[Seen, ...], where: Way) -> tuple[Word, ...]:
    """Return the slow reader's words with the first one's in lines that run upwards."""
    readings = rereading.once(firsts, engines.first_reader().name)
    bare = (_word(one, all_of, where, one, struck=False) for one, all_of in zip(firsts, readings, strict=True))
    bands = upward.bands(tuple(bare))
    return upward.kept(words, _words(gray, firsts, readings, where), bands) if bands else words


def _moved(seen: tuple[Seen, ...], where: Way) -> tuple[Seen, ...]:
    """Return words with their upright bounds in the pixels that `where` leads to."""
    boxes = (place(where, w.left, w.top, w.right, w.bottom)[0] for w in seen)
    return tuple(Seen(w.text, w.confidence, b.left, b.top, b.right, b.bottom) for w, b in zip(seen, boxes, strict=True))


def label(reader: Engine) -> str:
    """Return how a report names a reader."""
    return f"{reader.name} {'.'.join(reader.version.split('.')[:2])}"


def _words(
    gray: Gray,
    seen: tuple[Seen, ...],
    readings: tuple[tuple[Reading, ...], ...],
    where: Way,
    *,
    sized: tuple[Seen, ...] | None = None,
) -> tuple[Word, ...]:
    """Return words on the page; `sized` are their boxes as high as their lines, which tell the size of the letters."""
    out = through.struck(gray, seen) | penned.crossed(gray, seen)
    pairs = enumerate(zip(seen, streaks.doubted(gray, seen, readings), sized or seen, strict=True))
    return tuple(_word(one, all_of, where, line, struck=i in out) for i, (one, all_of, line) in pairs)


def _word(one: Seen, readings: tuple[Reading, ...], where: Way, line: Seen, *, struck: bool) -> Word:
    box, quad = place(where, one.left, one.top, one.right, one.bottom)
    across = tall(where, (one.left + one.right) / 2, (one.top + one.bottom) / 2)
    return Word(
        readings=readings,
        box=box,
        quad=quad,
        origin="ocr",
        size=round((line.bottom - line.top) * across * _FONT_SIZE_OF_BOX, 1),
        struck=struck,
    )
