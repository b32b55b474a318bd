"""What a line's name adds to a listing's whole name and makes another thing of it: "drill" and "drill chuck key", "Bohrmaschine" and "Bohrmaschinenkoffer".

In: two names. Out: the words added. Never: a list of parts: words that tell what a thing is like are known, any other may name another thing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from evidence.values.languages import languages
from evidence.values.phrases import first_in, folded, words_of
from evidence.values.text import fold_label
from evidence.values.traits import colours_of, is_size_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHORT = 2  # letters of a word that tells nothing
_SHARED, _LONG = 2, 6  # words that both names have; of a listing's name that no paper repeats whole
_STEM, _ENDING = 4, 2  # letters that two forms of a word share; that one may have more
_FIRST, _SECOND = 5, 4  # letters of the parts of a word grown together
_SCRIPT_FIRST = 3  # signs


def added(listed: str, printed: str, language: str | None = None) -> str | None:
    """Return what a line's name adds to the listing's and does not only tell what the thing is like; None where it does not hold that name.

    `language` is the paper's, English where it is not known.
    """
    title, line = _words(listed), _words(printed)
    endings = _endings(language)
    if grown := _grown(title, line, endings):
        return grown
    telling = [w for w in title if _tells(w)]
    if not telling or not _holds(telling, line, endings):
        return None
    own = [n for n, w in enumerate(line) if any(_one_word(w, t) for t in title)]
    behind, front = _things(line[own[-1] + 1 :]), _things(line[: own[0]])
    if behind and _is_thing(behind[-1], endings):
        return " ".join(behind)
    return " ".join(front) if front and _is_thing(front[0], endings) else None


def _holds(telling: list[str], line: list[str], endings: tuple[str, ...]) -> bool:
    """Tell whether a line holds the words that tell of a title: all, or at least two and none of another thing between them."""
    found = [t for t in telling if any(_one_word(w, t) for w in line)]
    if len(found) == len(telling) or len(telling) < _LONG:
        return len(found) == len(telling)
    at = [n for n, w in enumerate(line) if any(_one_word(w, t) for t in telling)]
    between = line[at[0] : at[-1]] if at else []
    return len(found) >= _SHARED and all(any(_one_word(w, t) for t in telling) or not _is_thing(w, endings) for w in between)


def _words(text: str) -> list[str]:
    """Return folded words; a run of a script without blanks is one, apart from letters and digits beside it."""
    return [run for word in fold_label(text).split() for run in _RUN.findall(word)]


def _tells(word: str) -> bool:
    return (len(word) > _SHORT or bool(_SCRIPT.search(word))) and word.isalpha() and word not in _small_words()


@lru_cache(maxsize=4096)
def _one_word(one: str, other: str) -> bool:
    """Tell whether two words are one: inflected, shortened."""
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


def _things(words: list[str]) -> list[str]:
    """Return words that may name a thing; none where a small word joins them to the product."""
    if not words or words[0] in _small_words() or (words[0].isascii() and words[0].isalpha() and len(words[0]) <= _SHORT):
        return []
    end = next((n for n, w in enumerate(words) if w in _small_words()), len(words))
    if any(first_in(role, " ".join(words[:end])) for role in ("dealings", "settled")):
        return []  # a remark: "2 years' warranty", "delivered in full"
    return [w for w, b in zip(words[:end], ("", *words), strict=False) if not _counts(w, b)]


def _counts(word: str, before: str) -> bool:
    """Tell whether a word counts, measures, packs or colours: "2pk", "black", "3 tier", "250g bag"."""
    if before.isdigit() or (before[:1].isdigit() and word in folded("containers")):
        return True
    small = len(word) <= _SHORT and not _SCRIPT.search(word)
    return small or any(map(str.isdigit, word)) or is_size_unit(word) or bool(colours_of(word)) or word in _packs()


def _is_thing(word: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a word may name a thing: it is none that is known to tell what a thing is like."""
    return word.isalpha() and word not in _small_words() and not _is_quality(word, endings)


def _is_quality(word: str, endings: tuple[str, ...]) -> bool:
    return first_in("qualities", word) is not None or any(word.endswith(e) and len(word) >= len(e) + _STEM for e in endings)


@cache
def _endings(language: str | None) -> tuple[str, ...]:
    known = languages().get(language or "") or languages()["en"]
    return tuple(map(fold_label, known.says.quality_endings))


def _grown(title: list[str], line: list[str], endings: tuple[str, ...]) -> str | None:
    """Return a word of the line that begins with a word of the title, and goes on with another: the thing is what it ends with."""
    for word in line:
        for first in title:
            if first in line or word in title:
                continue
            if _SCRIPT.search(first):
                rest = word[len(first) :] if len(first) >= _SCRIPT_FIRST and word.startswith(first) else ""
                if rest and not _is_quality(rest, endings) and not colours_of(rest):
                    return word
            elif len(first) >= _FIRST and len(word) >= len(first) + _SECOND and word.startswith(first[:-1]) and word.isalpha():
                rest = word[len(first) :]
                if not any(rest.endswith(p) for p in _packs()) and not _is_quality(word, endings):
                    return word
    return None


@cache
def _packs() -> frozenset[str]:
    """Return the words that pack or count: "set", "pack", "pcs"."""
    phrases = {w for p in words_of("packs") for w in fold_label(p.replace("#", "0")).split()}
    return frozenset({w for w in phrases if w.isalpha() and len(w) > _SHORT} | folded("pieces", "parcels"))


@cache
def _small_words() -> frozenset[str]:
    small = {fold_label(w) for one in languages().values() for w in one.stopwords}
    return frozenset(small | {fold_label(w) for one in languages().values() for w in one.labels.included})
