"""Letters folded one to one, and phrases compiled to patterns.

In: text, phrases. Out: text of the same length; compiled patterns. Never: a change of length, so that places stay.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_SPECIAL = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "\u2010": "-", "\u2011": "-", "\u0130": "i"}
)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u3000\u2002\u2003"), " ")
_WIDE = {c: w for c in range(0xFF00, 0xFFF0) if len(w := unicodedata.normalize("NFKC", chr(c))) == 1}
_NARROW = {**_WIDE, **_SPACES}
_SLOT = re.compile(r"(\{\w+\})")
_UNSPACED = "\u3000"  # from here on, letters of writing without blanks
_ADJECTIVE = r"(?:[^\W\d_]+\s+)?"
_COUNTED = frozenset(("{hours}", "{days}", "{weeks}", "{months}", "{years}", "{units}"))
DATE_OPEN, DATE_CLOSE = "\u27e6", "\u27e7"


def narrow(text: str) -> str:
    """Return composed text with full-width letters and odd blanks made plain."""
    return unicodedata.normalize("NFC", text).translate(_NARROW)


def fold(text: str) -> str:
    """Return narrow text in lower case with one kind of apostrophe and hyphen; the length of narrow text stays."""
    return narrow(text).translate(_SPECIAL).lower()


@cache
def pattern(phrase: str, words: tuple[tuple[str, tuple[str, ...]], ...], numbers: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a phrase: `{n}` a number (group n), `{d}` and `{e}` dates' marks, `{name}` a list of words.

    Beside a slot, writing without blanks may have one.
    """
    lists = dict(words)
    pieces = []
    for piece in filter(None, _SLOT.split(phrase)):
        if piece == "{n}":
            names = "".join(rf"|(?<![\w-]){re.escape(w)}" for w in sorted(numbers, key=len, reverse=True))
            pieces.append(rf"(?<![\d.,])[(]?(?P<n>\d{{1,4}}{names})[)]?(?![\d])")
        elif piece in ("{d}", "{e}"):
            pieces.append(rf"{DATE_OPEN}(?P<{piece[1]}>\d+){DATE_CLOSE}")
        elif _SLOT.fullmatch(piece):
            pieces.append(_words(lists[piece[1:-1]], adjective=piece in _COUNTED))
        else:
            blank = r"\s*" if pieces and piece[:1] >= _UNSPACED else ""
            spaced = re.escape(piece).replace(r"\ ", r"\s+").replace(" ", r"\s+")
            pieces.append(blank + spaced + (r"\s*" if piece[-1:] >= _UNSPACED else ""))
    joined = "".join(pieces).replace(r"(?![\d])\s+", r"(?![\d])[\s-]*(?:\(\d+\)\s*)?")
    start = r"(?<!\w)" if phrase[0].isascii() and phrase[0].isalpha() else ""
    return re.compile(start + joined)


def _words(words: tuple[str, ...], *, adjective: bool) -> str:
    """Return alternatives; between a number and its unit one adjective may stand ("365 calendar days")."""
    spaced = adjective and all(w[0].isascii() or (w[0].isalpha() and w[0] < "\u3000") for w in words)
    either = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
    end = r"(?!\w)" if spaced else ""
    return (_ADJECTIVE if spaced else r"\s*") + f"(?:{either}){end}"


def has_any(folded: str, words: tuple[str, ...]) -> bool:
    """Tell whether one of the words, or a word that begins with it, stands in folded text."""
    return any(_begin(w).search(folded) for w in words)


@cache
def _begin(word: str) -> re.Pattern[str]:
    start = r"(?<!\w)" if word[0] < "\u3000" else ""
    return re.compile(start + re.escape(fold(word)).replace(r"\ ", r"\s+"))
