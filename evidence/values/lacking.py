"""What one name of a product denies and the other says: "without battery" and "with 2 batteries", "unsalted" and "salted".

In: two names of a product. Out: the words of both. Never: what both deny, or one does not name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from evidence.values.phrases import folded, words_of
from evidence.values.text import fold_label
from evidence.values.traits import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[^\W_]+")
_WORD = "without "
_STEM, _ENDING = 3, 2  # of "frame" and "frames"; "frameless" is none
_REST = 4  # letters behind the beginning that denies them, or in front of the end that does
_INFLECTED = 5  # letters that another form of a word so denied may have more: "sokeriton", "sokeroitu"


class _Denied(NamedTuple):
    """A word that a name denies, and how it says so."""

    word: str
    said: str


def lacking(listed: str, printed: str) -> Difference | None:
    """Return what one name says and the other denies; None where both say the same."""
    one, other = (_TOKEN.findall(fold_label(_short().sub(_WORD, text.casefold()))) for text in (listed, printed))
    return _says_and_denies(one, other) or _turned(_says_and_denies(other, one))


def _turned(found: Difference | None) -> Difference | None:
    return Difference(*reversed(found)) if found else None


def _says_and_denies(mine: list[str], theirs: list[str]) -> Difference | None:
    gone = [d.word for d in _denied(mine)]
    for word, said in _denied(theirs):
        if any(_alike(word, w) for w in gone):
            continue
        if has := next((w for w in mine if _alike(word, w)), None):
            return Difference(has, said)
    return _denied_at_the_end(mine, theirs, gone)


def _denied_at_the_end(mine: list[str], theirs: list[str], gone: list[str]) -> Difference | None:
    """Return a word that another form denies by its end: "şekerli" and "şekersiz"; no part of a name that is denied itself."""
    for said in theirs:
        for stem in denied_by_end(said):
            if said in mine or any(_begins(w, stem) for w in gone):
                continue
            if has := next(
                (
                    w
                    for w, behind in pairwise((*mine, ""))
                    if _begins(w, stem) and not denied_by_end(w) and not denied_by_end(behind)
                ),
                None,
            ):
                return Difference(has, said)
    return None


def _begins(word: str, stem: str) -> bool:
    """Tell whether a word is a form of a stem, the last letter aside."""
    return word.isalpha() and word.startswith(stem[:-1]) and len(stem) - 1 <= len(word) <= len(stem) + _INFLECTED


@lru_cache(maxsize=4096)
def denied_by_end(word: str) -> tuple[str, ...]:
    """Return what is left of a folded word without an end that denies it: "seker" of "sekersiz"."""
    ends = (end for end in folded("denied_ends") if word.endswith(end) and word.isalpha())
    return tuple(word[: -len(end)] for end in ends if len(word) - len(end) >= _REST)


def _denied(words: list[str]) -> Iterator[_Denied]:
    """Yield what a name denies by a word before it or behind, or by the beginning of the word itself."""
    for before, word in pairwise(words):
        if before in _whole() or (before in folded("nots") and word.isalpha() and len(word) >= _STEM):
            yield _Denied(word, f"{before} {word}")
        if word in folded("lacks_behind"):
            yield _Denied(before, f"{before} {word}")
    for word in words:
        yield from (_Denied(rest, word) for rest in denied_by_beginning(word))


def denied_by_beginning(word: str) -> tuple[str, ...]:
    """Return what is left of a folded word without a beginning that may deny it: "salted" of "unsalted"."""
    fronts = (front for front in folded("opposites") if word.startswith(front) and word.isalpha())
    return tuple(word[len(front) :] for front in fronts if len(word) - len(front) >= _REST)


@cache
def _whole() -> frozenset[str]:
    """Return the words for what is lacking, less those with a stroke: the letter of "s/" is one of many names."""
    return frozenset(fold_label(w) for w in words_of("lacks") if "/" not in w)


@cache
def _short() -> re.Pattern[str]:
    strokes = sorted({re.escape(w) for w in words_of("lacks") if "/" in w}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(strokes)})\s?(?=[^\W\d_])")


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one but for their ending: "Akku", "Akkus"; "batterie", "batterien"."""
    short, long = sorted((one, other), key=len)
    if len(short) <= _STEM:
        return one == other
    return long[: len(short) - 1] == short[:-1] and len(long) - len(short) <= _ENDING
