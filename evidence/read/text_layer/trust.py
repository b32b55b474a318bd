"""Whether the text layer of a page may be believed.

In: a PyMuPDF page and its words. Out: None, or why OCR reads it instead. Never: OCR.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from evidence.model import Word

TRUSTED = "the page has a text layer"
_FEW = 20
_BAD_SHARE = 0.1
_INK_DPI = 40
_INK_SHARE = 0.0005
_DARK = 200
_MANY_LETTERS, _MOSTLY = 120, 0.9
# Letters a to z in a thousand of European business papers. The likeness of 89 real pages is .88 and more, of random
# codes .77, and of the same pages with their letters shifted .55 in the middle.
_FREQUENCIES = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (79, 14, 32, 42, 145, 12, 20, 28, 73, 4, 9, 45, 28, 80, 58, 23, 4, 70, 67, 72, 41, 13, 9, 3, 10, 8),
        strict=True,
    )
)
_LIKE = 0.72
# A list of many like names has its own frequencies ("Ricambio serie 29 acciaio", forty times): its words, each once, must be more alike.
_ONCE_LIKE, _ONCE_LETTERS = 0.8, 60
_BAD_CATEGORIES = {"Cc", "Co", "Cn", "Cs"}


class Distrust(msgspec.Struct, frozen=True):
    """Why the layer is not believed, in words for a user; `keep_hidden` keeps its hidden words, marked so."""

    text: str
    keep_hidden: bool = True


def distrust(page: Any, words: tuple[Word, ...]) -> Distrust | None:  # noqa: ANN401 -- PyMuPDF has no types
    """Return why the page must be read by OCR, None when its text layer will do."""
    seen = "".join(w.text for w in words if w.visible)
    hidden = sum(len(w.text) for w in words if not w.visible)
    if len(seen) < _FEW and has_ink(page):
        if hidden > len(seen):
            return Distrust("the text layer is invisible over a picture", keep_hidden=False)
        return Distrust("the page has no text layer" if not seen else "the text layer is nearly empty")
    clean = seen.isprintable() and "\ufffd" not in seen  # a hundred times faster than letter by letter
    if not clean and sum(map(_is_bad, seen)) > _BAD_SHARE * len(seen):
        return Distrust("the text layer has unreadable characters", keep_hidden=False)
    if _no_language(seen) and not _repeats(words):
        return Distrust("the text layer's letters make no words", keep_hidden=False)
    return None


def _no_language(text: str) -> bool:
    """Whether Latin letters stand for others, as a font's wrong map makes them: their frequencies tell."""
    letters, counts = _counted(text)
    return letters >= _MANY_LETTERS and counts.total() >= letters * _MOSTLY and _likeness(counts) < _LIKE


def _repeats(words: tuple[Word, ...]) -> bool:
    """Whether the page's words, each taken once and codes left out, have the letters of a language."""
    once = dict.fromkeys(t for w in words if w.visible and not any(map(str.isdecimal, t := w.text.lower())))
    letters, counts = _counted("".join(once))
    return letters >= _ONCE_LETTERS and counts.total() >= letters * _MOSTLY and _likeness(counts) >= _ONCE_LIKE


def _counted(text: str) -> tuple[int, Counter[str]]:
    """Return how many letters a text has, and how many of each that a language's frequencies know."""
    counts: Counter[str] = Counter()
    letters = 0
    for c, count in Counter(text.lower()).items():  # each letter once: ten times faster
        if c.isalpha():
            letters += count
            counts[unicodedata.normalize("NFD", c)[0]] += count
    return letters, Counter({c: count for c, count in counts.items() if c in _FREQUENCIES})


def _likeness(counts: Counter[str]) -> float:
    likeness = sum(count * _FREQUENCIES[c] for c, count in counts.items())
    return likeness / (math.hypot(*counts.values()) * math.hypot(*_FREQUENCIES.values()))


def _is_bad(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in _BAD_CATEGORIES


def has_ink(page: Any) -> bool:  # noqa: ANN401 -- PyMuPDF has no types
    """Whether anything is drawn on the page, by a small thumbnail."""
    import numpy as np
    import pymupdf

    pixels = page.get_pixmap(dpi=_INK_DPI, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8)
    return bool((gray < _DARK).mean() > _INK_SHARE)
