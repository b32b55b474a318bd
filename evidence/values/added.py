"""What a line's name adds to a listing's whole name and makes another thing of it: "drill" and "drill chuck", "Bohrmaschine" and "Bohrmaschinenkoffer".

In: two names. Out: the words added. Never: any other word: what a paper adds of materials, forms and uses has no end.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.values.languages import languages
from evidence.values.phrases import first_in, folded, words_of
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_RUN = re.compile(rf"[{_SIGN}]+|[^{_SIGN}]+")
_SCRIPT = re.compile(f"[{_SIGN}]")
_COMPOUNDS = frozenset({"de", "nl", "sv", "da", "no", "fi", "hu"})  # languages that join nouns, the thing last
# Those in which a longer word is an adjective or a form of the shorter: "chrom", "chromowana".
_DERIVE = frozenset({"fr", "es", "it", "pt", "ro", "pl", "cs", "sk", "hr", "sl", "bg", "el", "lt", "lv"})
_SHORT = 2  # letters of a word that tells nothing
_SHARED, _LONG = 2, 6  # words that both names have; of a listing's name that no paper repeats whole
_STEM, _ENDING = 4, 2  # letters that two forms of a word share; that one may have more
_FIRST, _SECOND = 5, 4  # letters of the parts of a word grown together
_TAIL = 3  # letters of a noun that ends a longer word


def added(listed: str, printed: str, language: str | None = None) -> str | None:
    """Return the part, refill or accessory that a line's name adds to the listing's; None where it adds none, or does not hold that name.

    `language` is the paper's, English where it is not known.
    """
    title, line = _words(listed), _words(printed)
    if grown := _grown(title, line, language):
        return grown
    telling = [w for w in title if _tells(w)]
    if not telling or not _holds(telling, line):
        return None
    own = [
        n for n, w in enumerate(line) if w in title or (w not in small_words() and any(one_word(w, t) for t in title))
    ]
    behind, front = _beside(line[own[-1] + 1 :]), _beside(line[: own[0]])
    if _names_a_part(behind, language):
        return " ".join(behind)
    packed = not folded("containers").isdisjoint(front)  # "sack", "tube" in front of what they hold
    told = _names_a_part(front, language) or _heads(front, language)
    return " ".join(front) if not packed and told else None


def _beside(words: list[str]) -> list[str]:
    """Return what stands beside a name up to the first small word; none where one joins it to the name, or says that it is included."""
    if (
        len(words) > _SHORT
        and words[0] in folded("containers")
        and words[1] in folded("joins_of")
        and words[2].isdigit()
    ):
        return []  # "case of 6": how it is packed
    joined = words[:1] and (
        words[0] in small_words() or (words[0].isascii() and words[0].isalpha() and len(words[0]) <= _SHORT)
    )
    if joined or not _included().isdisjoint(words):
        return []
    return words[: next((n for n, w in enumerate(words) if w in small_words()), len(words))]


def _names_a_part(words: list[str], language: str | None) -> bool:
    """Tell whether a noun of a part stands among words, and no number right in front of it counts or measures: "25 sheets", "250g bag"."""
    return any(_is_part(w, language) and not before[:1].isdigit() for before, w in pairwise(("", *words)))


def _heads(words: list[str], language: str | None) -> bool:
    """Tell whether words in front of a whole name are the thing, in a language whose nouns stand first: "banqueta piano digital"; few adjectives stand there."""
    few = languages()[language].says.before_nouns if language in languages() else ()
    return bool(few) and bool(words) and all(map(str.isalpha, words)) and {fold_label(w) for w in few}.isdisjoint(words)


@lru_cache(maxsize=4096)
def _is_part(word: str, language: str | None) -> bool:
    """Tell whether a word is the noun of a part in a language or English, its plural, or ends with one where words are joined."""
    known = _components(language)
    if first_in("heads", word):
        return True
    if word in known or (len(word) > _TAIL and word in _components("en")):
        return True
    if language in {"ja", "zh", "ko"}:
        return any(word.endswith(w) for w in known)
    return language in _COMPOUNDS and any(
        len(w) >= _TAIL and len(word) >= len(w) + _TAIL and word.endswith(w) for w in known
    )


def _holds(telling: list[str], line: list[str]) -> bool:
    """Tell whether a line holds all words that tell of a title; of a long one two, and nothing else between them."""
    found = [t for t in telling if any(one_word(w, t) for w in line)]
    if len(found) == len(telling) or len(telling) < _LONG:
        return len(found) == len(telling)
    at = [n for n, w in enumerate(line) if any(one_word(w, t) for t in telling)]
    return len(found) >= _SHARED and all(
        any(one_word(line[n], t) for t in telling) for n in range(at[0], at[-1]) if _tells(line[n])
    )


def _words(text: str) -> list[str]:
    """Return folded words; a run of a script without blanks is one, apart from letters and digits beside it."""
    return [run for word in fold_label(text).split() for run in _RUN.findall(word)]


def _tells(word: str) -> bool:
    return (len(word) > _SHORT or bool(_SCRIPT.search(word))) and word.isalpha() and word not in small_words()


@lru_cache(maxsize=4096)
def one_word(one: str, other: str) -> bool:
    """Tell whether two folded words are one: inflected, shortened."""
    if one == other:
        return True
    if not (one.isalpha() and other.isalpha()):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) > _STEM and len(long) - len(short) <= _ENDING and long.startswith(short[:-1]):
        return True
    return len(short) > _SHORT and short[0] == long[0] and 2 * len(short) <= len(long) + 2 and _within(short, long)


def _within(short: str, long: str) -> bool:
    letters: Iterator[str] = iter(long)
    return all(c in letters for c in short)


def _grown(title: list[str], line: list[str], language: str | None) -> str | None:
    """Return a word of the line that begins with a word of the title and goes on with another: the thing is what it ends with.

    In scripts without blanks only a part's noun is told from what follows.
    """
    for word in line:
        for first in title:
            if first in line or word in title or not word.startswith(first[:-1]):
                continue
            if _SCRIPT.search(first):
                if word.startswith(first) and (rest := word[len(first) :]) and _is_part(rest, language):
                    return word
            elif (
                language not in _DERIVE
                and len(first) >= _FIRST
                and len(word) >= len(first) + _SECOND
                and word.isalpha()
                and not word.endswith(tuple(_packs()))
            ):
                return word
    return None


@cache
def _components(language: str | None) -> frozenset[str]:
    known = languages().get(language or "") or languages()["en"]
    return frozenset(map(fold_label, known.says.components)) - {""}


@cache
def _packs() -> frozenset[str]:
    """Return the words that pack or count: "set", "pack", "pcs"."""
    words = {
        w
        for p in (*words_of("packs"), *words_of("pieces"), *words_of("parcels"))
        for w in fold_label(p.replace("#", "0")).split()
    }
    return frozenset(w for w in words if w.isalpha() and len(w) > _SHORT)


@cache
def small_words() -> frozenset[str]:
    """Return the small words of all languages, folded, and those that say that something is included."""
    return frozenset(fold_label(w) for one in languages().values() for w in one.stopwords) | _included()


@cache
def _included() -> frozenset[str]:
    return frozenset(fold_label(w) for one in languages().values() for w in one.labels.included)
