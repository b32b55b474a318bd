"""The second look at words that decide or are unsure: codes and shaky readings.

In: gray pixels and the first reader's words. Out: for each word its readings, best first; both readers' are kept.
Never: a reading that nobody made (nothing is corrected here), a second look at what is already certain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.model import Reading
from evidence.read.engines import crops
from evidence.read.pictures.odd_ones import is_better, odd_ones
from evidence.values import codes

if TYPE_CHECKING:
    from evidence.read.engines import Gray, Seen

_ASIN = re.compile(r"(?<![A-Z0-9])[B83E][0OQDCUo][A-Z0-9]{7,9}(?![A-Z0-9])", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9]{10}")
_NUMBER = re.compile(r"[0-9OQDIlLZSBG|]{8,14}")
_GTIN_LENGTHS = {8, 12, 13, 14}
_MOST_LETTERS = 3
UNSURE, _SURE = 0.6, 0.5
_PLAIN = re.compile(r"[^\W\d_]+[.:,]?")
# A count decides and has no other sign to tell a misreading by: two readings of it, however little effort is asked for.
_COUNT, _UNSURE_COUNT = re.compile(r"\d{2,5}"), 0.9
# So does a day in digits, whose words the first reader is surer of than it should be ("03/03/2024" of 09/03/2024 at .91).
_DAY, _UNSURE_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"), 0.95
_CAPITAL = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}[.,]?")
_MOST_NAMED, _MARKED = 60, 0.8  # words of a page that are read again for their marks; confidence that one is there
_AGREED, _CODE_MOST = 0.99, 0.95
_PAD = 0.18
_LEAST_HEIGHT = 6
_SAME_PLACE = 0.4


def read_again(
    gray: Gray,
    words: tuple[Seen, ...],
    reader: str,
    *,
    unsure: float = UNSURE,
    plain: float = UNSURE,
    marks: bool = False,
) -> tuple[tuple[Reading, ...], ...]:
    """Return the readings of each word, best first.

    `unsure` is the confidence below which a word is read again, `plain` that for words of letters alone, which are no
    code, figure or address. `marks`: the first reader does not know the letters of the page's language, however sure
    it is ("B\u00e5t" is "Bat" at .93); the page's first words with a capital, of which its names are made, are read again.
    """
    named = [i for i, word in enumerate(words) if _CAPITAL.fullmatch(word.text)][:_MOST_NAMED] if marks else []
    odd = odd_ones(words)
    chosen = {*named, *odd, *(i for i, word in enumerate(words) if worth(word, unsure, plain))}
    again = _cropped(gray, words, sorted(chosen))
    first = [_read_by(reader, word) for word in words]
    better = {i: is_better(words[i], *again[i], shape) for i, shape in odd.items() if i in again}
    return tuple(
        (one,) if i not in again else ranked(one, again[i], marks=marks, better=better.get(i))
        for i, one in enumerate(first)
    )


def _read_by(reader: str, word: Seen) -> Reading:
    return Reading(text=word.text, confidence=_clip(word.confidence), reader=reader)


def once(words: tuple[Seen, ...], reader: str) -> tuple[tuple[Reading, ...], ...]:
    """Return the one reading of each word."""
    return tuple((_read_by(reader, word),) for word in words)


def _cropped(gray: Gray, words: tuple[Seen, ...], chosen: list[int]) -> dict[int, tuple[str, float]]:
    """Return what the recogniser of crops makes of the chosen words, by their numbers; nothing where it is missing."""
    if not chosen or not crops.available():
        return {}
    return dict(zip(chosen, crops.read_crops([crop_of(gray, words[i]) for i in chosen]), strict=True))


def alikes_told(
    words: tuple[Seen, ...], firsts: tuple[Seen, ...], read: tuple[tuple[Reading, ...], ...], reader: str
) -> tuple[tuple[Reading, ...], ...]:
    """Return the readings of words of the slow reader, best first: look-alikes of its ASINs as a second look told them.

    `firsts` are the first reader's words in the same pixels, `read` what a second look made of them: of codes it knows
    more than the slow reader, which reads off fewer pixels. What has no digit for the slow reader is a word
    ("BOOKSTORES").
    """
    return tuple(_alike_told(word, firsts, read, reader) for word in words)


def _alike_told(
    word: Seen, firsts: tuple[Seen, ...], read: tuple[tuple[Reading, ...], ...], reader: str
) -> tuple[Reading, ...]:
    own = _read_by(reader, word)
    if not looks_like_asin(word.text) or not any(map(str.isdigit, word.text)):
        return (own,)
    same = [all_of for first, all_of in zip(firsts, read, strict=True) if _shared(word, first) > _SAME_PLACE]
    if len(same) != 1:
        return (own,)
    best = same[0][0]
    seconded = any(r.reader == crops.READER and r.text == best.text for r in same[0])
    return ranked(own, (best.text, best.confidence)) if seconded and _looks_alike(word.text, best.text) else (own,)


def _looks_alike(one: str, two: str) -> bool:
    return one != two and codes.fold(one) == codes.fold(two)


def worth(word: Seen, unsure: float = UNSURE, plain: float = UNSURE) -> bool:
    """Whether a second look may change something: a code, or a reading that is not sure."""
    if word.bottom - word.top < _LEAST_HEIGHT:
        return False
    if looks_like_asin(word.text) or looks_like_gtin(word.text):
        return True
    least = plain if _PLAIN.fullmatch(word.text) else unsure
    if unsure and _COUNT.fullmatch(word.text):
        least = max(unsure, _UNSURE_COUNT)
    if unsure and _DAY.search(word.text):
        least = max(unsure, _UNSURE_DAY)
    return word.confidence < least and len(word.text) > 1


def looks_like_asin(text: str) -> bool:
    """Whether a word may be an ASIN as OCR reads them: `B0` is mostly read as `BO`, at times as `80` or `BQ`."""
    return bool(_ASIN.search(text)) or bool(_CODE.fullmatch(text.strip(".,:;()[]*#")))


def looks_like_gtin(text: str) -> bool:
    """Whether a word may be a GTIN that was misread: one with a right check digit is never misread."""
    plain = text.strip(".,:;()[]*#").replace("-", "")
    if not _NUMBER.fullmatch(plain) or len(plain) not in _GTIN_LENGTHS:
        return False
    return not codes.is_gtin(plain) and sum(not c.isdigit() for c in plain) <= _MOST_LETTERS


def ranked(
    first: Reading, again: tuple[str, float], *, marks: bool = False, better: bool | None = None
) -> tuple[Reading, ...]:
    """Return both readings, best first; readers that agree are surer, that disagree over a code less sure.

    `marks`: the first reader knows no letter with a mark, so that its confidence does not speak against one. `better`
    says which comes first where something else than their confidences tells.
    """
    text, confidence = again
    if not text:
        return (first,)
    if text == first.text:
        sure = _clip(max(first.confidence, confidence, _AGREED if confidence > UNSURE else 0.0))
        return (Reading(text=text, confidence=sure, reader=first.reader), _reading(text, confidence))
    second = _reading(text, confidence)
    if better is not None:
        return (second, first) if better else (first, second)
    if looks_like_gtin(first.text):
        return (second, first) if codes.is_gtin(text) else (first, second)
    if looks_like_asin(first.text):
        capped = Reading(text=text, confidence=min(second.confidence, _CODE_MOST), reader=second.reader)
        return (capped, first) if confidence > _SURE else (first, capped)
    marked = marks and confidence > _MARKED and _adds_marks(first.text, text)
    return (second, first) if marked or confidence > max(first.confidence, _SURE) else (first, second)


def _adds_marks(first: str, second: str) -> bool:
    """Tell whether two readings differ only where the second has a letter with a mark: "Batservice", "B\u00e5tservice"."""
    pairs = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    return len(first) == len(second) and all(b.isalpha() and not b.isascii() for _, b in pairs)


def _reading(text: str, confidence: float) -> Reading:
    return Reading(text=text, confidence=_clip(confidence), reader=crops.READER)


def _clip(confidence: float) -> float:
    return round(min(1.0, max(0.0, confidence)), 3)


def crop_of(gray: Gray, word: Seen) -> Gray:
    """Return a word's pixels with some paper around: without it the recogniser drops first letters."""
    height, width = gray.shape
    pad = max(3, round((word.bottom - word.top) * _PAD))
    top, bottom = max(0, int(word.top) - pad), min(height, int(word.bottom) + pad)
    left, right = max(0, int(word.left) - pad), min(width, int(word.right) + pad)
    return gray[top:bottom, left:right]


def witnessed(
    words: tuple[Seen, ...], readings: tuple[tuple[Reading, ...], ...], others: tuple[Seen, ...], other: str
) -> tuple[tuple[Reading, ...], ...]:
    """Return each word's readings with what another reader saw in the same place behind them."""
    return tuple(_with_witness(word, own, others, other) for word, own in zip(words, readings, strict=True))


def _with_witness(
    word: Seen, readings: tuple[Reading, ...], others: tuple[Seen, ...], other: str
) -> tuple[Reading, ...]:
    same = [o for o in others if _shared(word, o) > _SAME_PLACE]
    if len(same) != 1:
        return readings
    own, *rest = readings
    seconds = _read_by(other, same[0])
    if looks_like_gtin(own.text) and codes.is_gtin(seconds.text):
        return (seconds, own, *rest)
    if own.text == seconds.text:
        own = Reading(text=own.text, confidence=max(own.confidence, _AGREED), reader=own.reader)
    return (own, *rest, seconds)


def _shared(one: Seen, two: Seen) -> float:
    """Return the share that two words have of what both cover."""
    width = min(one.right, two.right) - max(one.left, two.left)
    height = min(one.bottom, two.bottom) - max(one.top, two.top)
    if width <= 0 or height <= 0:
        return 0.0
    areas = sum((w.right - w.left) * (w.bottom - w.top) for w in (one, two))
    return width * height / (areas - width * height)
