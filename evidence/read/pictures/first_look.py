"""The first reader's look at a picture: turned upright, prepared, in the page's language; kept for a second look.

In: gray pixels, upright or not. Out: the words in the pixels that they were read in, and the way back. Never: a word's place
on the page; another reader.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from evidence.read import engines, packs
from evidence.read.engines import gray_of
from evidence.read.geometry import Projection
from evidence.read.pictures import languages, noise, prepare, scripts, snug, turning

if TYPE_CHECKING:
    from evidence.read.engines import Gray, Seen
    from evidence.read.pictures.prepare import Prepared

_FEW, _POOR = 25, 0.75  # of so few words the mean is less sure: upside down .61 at most, upright .94 and more
_HOPELESS, _LONG_WORD = 0.55, 4
_RECEIPT = 1.55  # height to width
_KEPT_MOST = 40_000_000  # pixels: of larger pictures the first look is not kept for a second
_NOISE = "no line of text was found among noise"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Look:
    """One reader's words in the pixels it was given, the quarters that those were turned by before, its languages."""

    ready: Prepared
    seen: tuple[Seen, ...]
    quarters: int
    languages: tuple[str, ...] = ()


def first_look(gray: Gray) -> Look:
    """Return the first reader's words in their language; a picture that is read once more is not read so again."""
    whole = gray_of(gray)
    if whole.size > _KEPT_MOST:
        return _in_its_language(_turned_look(whole))
    return _remembered(_Pixels(whole, _digest(whole)))


def _digest(gray: Gray) -> bytes:
    digest = sha256(f"{gray.shape[1]} ".encode())  # twice as fast as others where the processor knows it
    digest.update(gray.data)
    return digest.digest()


@lru_cache(maxsize=2)  # 20 MB each at 300 dpi
def _remembered(pixels: _Pixels) -> Look:
    return _in_its_language(_turned_look(pixels.gray))


def _turned_look(gray: Gray) -> Look:
    """Return the first reader's words, the picture turned until they make sense; none of a picture of noise."""
    if noise.is_noise(gray):
        return Look(prepare.Prepared(gray, prepare.READING_DPI, Projection(), (_NOISE,)), (), 0)
    if prepare.looks_vertical(gray):
        return _looked(gray, turning.upright(gray, (0, 1, 3)))
    look = _looked(gray, 0)
    if _sideways(look.seen):
        return _looked(gray, turning.upright(gray, (1, 3)))
    if confidence(look.seen) < (_POOR if len(look.seen) < _FEW else _HOPELESS):
        quarters = turning.upright(gray, (0, 1, 2, 3))
        if quarters:
            return _looked(gray, quarters)
    return look


def _in_its_language(look: Look) -> Look:
    """Return the look with the data of the page's language, where that is installed but not among the usual ones."""
    first = engines.first_reader()
    language = packs.lacking(look.seen, look.languages)
    if language is None or language not in first.installed:
        language = scripts.other_script(look.ready.gray, confidence(look.seen))
    if language is None:
        return look
    height, width = look.ready.gray.shape
    reader = engines.first_reader_in(language)
    seen = reader.recognise(look.ready.gray, look.ready.dpi, receipt=height > width * _RECEIPT)
    seen = snug.within_ink(look.ready.gray, seen)
    if confidence(seen) < confidence(look.seen):
        return look
    ready = replace(look.ready, steps=(*look.ready.steps, f"read in its language ({language})"))
    return replace(look, ready=ready, seen=seen, languages=reader.languages)


def _sideways(seen: tuple[Seen, ...]) -> bool:
    """Whether most words stand upright on their short side: Tesseract reads sideways blocks without saying so."""
    long = [w for w in seen if len(w.text) >= _LONG_WORD]
    return sum(w.bottom - w.top > w.right - w.left for w in long) > len(long) / 2


def _looked(gray: Gray, quarters: int) -> Look:
    upright = prepare.turned(gray, quarters)
    height, width = upright.gray.shape
    ready = prepare.prepared(upright.gray)
    reader = languages.reader_of(ready.gray)
    seen = reader.recognise(ready.gray, ready.dpi, receipt=height > width * _RECEIPT)
    seen = snug.within_ink(ready.gray, seen)
    steps = (f"turned by {quarters * 90} degrees", *ready.steps) if quarters else ready.steps
    back = ready.to_original.then(upright.to_original)
    return Look(prepare.Prepared(ready.gray, ready.dpi, back, steps), seen, quarters, reader.languages)


def confidence(seen: tuple[Seen, ...]) -> float:
    """Return the mean confidence of the words; nothing read is 0."""
    return sum(w.confidence for w in seen) / len(seen) if seen else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Pixels:
    """Pixels that are equal where their digest is."""

    gray: Gray
    digest: bytes

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pixels) and self.digest == other.digest
