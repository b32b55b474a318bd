"""Sentences that deny, limit or postpone a dealing: "no sale has taken place", "only when we confirm", "nicht in Summe enthalten".

In: printed text. Out: the sentence. Never: a list of sentences known to be bad: a word of denial near a word of dealing,
and no word of the clauses that honest papers print (days to pay, interest, returns, liability, tax, data, contact).
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from evidence.values.languages import languages
from evidence.values.phrases import alternatives
from evidence.values.text import fold_label, label_key, label_roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.values.languages import Says

_SENTENCE = re.compile(r"(?<!\d)[.;!?](?:\s|$)|[.;!?](?=\s+[^\W\d])|\u3002|\n")
_CLAUSE = re.compile(r"\s*[,:;()\u3001\uff0c\u2013\u2014]\s*|\s-\s")
_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_NUMERO = re.compile(
    r"(?<!\w)n\.?\s?[\u00ba\u00b0]|(?<!\w)No[.:#]+(?=\s|\d|$)|(?<!\w)No(?=\s*[:#]|\s*\d)", re.IGNORECASE
)
_SHORTENED = re.compile(r"(?<!\w)[^\W\d_]{2,5}\. No(?=\s)")  # the head of a column: its point ends no sentence
_ENCLITIC = re.compile(r"(?<=\w)-se(?!\w)")  # "concretizar-se": no "if"
_NEAR = 8  # words between a denial and what it denies
_CLOSE = 2
_NEAR_SIGNS = 8
_LEAST_WORDS, _MOST_WORDS = 2, 60


class _Words:
    """One language's words as patterns over folded text, each made when it is first asked for: few of many languages are."""

    def __init__(self, says: Says) -> None:
        self._says = says

    @cached_property
    def negators(self) -> re.Pattern[str]:
        return _any_of(self._says.negators)

    @cached_property
    def pendants(self) -> re.Pattern[str]:
        return _any_of(self._says.pendants)

    @cached_property
    def first(self) -> re.Pattern[str]:
        return _any_of((*self._says.negators_first, *self._says.negators_close), "^")

    @cached_property
    def close(self) -> re.Pattern[str]:
        return _any_of(self._says.negators_close)

    @cached_property
    def dealings(self) -> re.Pattern[str]:
        return _any_of(self._says.dealings)

    @cached_property
    def settled(self) -> re.Pattern[str]:
        return _any_of(self._says.settled)


@lru_cache(maxsize=65536)
def reservation(text: str, language: str | None = None) -> str | None:
    """Return the first sentence of a text that reserves something of a dealing; of a known language and English, else of any."""
    return next((s for s in sentences(text) if _reserves(s, language)), None)


@lru_cache(maxsize=16384)
def denies(text: str, language: str | None = None) -> bool:
    """Tell whether a text denies anything at all, in no words of the usual terms: for what one paper says of another."""
    codes = dict.fromkeys((language, "en")) if language in languages() else languages()
    some = [(fold_label(s), words) for s in sentences(text) for c in codes if c and (words := _words(c))]
    return any(w.negators.search(s) and not w.settled.search(s) for s, w in some)


@lru_cache(maxsize=16384)
def settled(text: str, language: str | None = None) -> bool:
    """Tell whether a text uses words of the usual terms and charges: carriage, a discount, interest; of a known language and English, else of any."""
    plain = fold_label(text)
    codes = dict.fromkeys((language, "en")) if language in languages() else languages()
    return any(words.settled.search(plain) for code in codes if code and (words := _words(code)))


@lru_cache(maxsize=16384)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text."""
    whole = _SHORTENED.sub(_without_point, text)
    return tuple(s.strip() for s in _SENTENCE.split(whole) if s and s.strip())


def _without_point(match: re.Match[str]) -> str:
    """Return the label of a number ("Inv. No", "Cust. No") in one; "Leeds. No" is two sentences."""
    return match.group().replace(".", "") if label_key(match.group()) in label_roles() else match.group()


def _reserves(sentence: str, language: str | None) -> bool:
    if _SCRIPT.search(sentence):
        scripts = ("ja",) if _KANA.search(sentence) else ("zh",) if language == "zh" else ("ja", "zh")
        return any(_near_signs(sentence, languages()[code].says) for code in scripts)
    sentence = _ENCLITIC.sub("", _NUMERO.sub(" ", sentence))
    plain = fold_label(sentence)
    if not _LEAST_WORDS <= plain.count(" ") + 1 <= _MOST_WORDS:
        return False
    codes = dict.fromkeys((language, "en")) if language in languages() else languages()
    return any(_denies(sentence, plain, words) for code in codes if code and (words := _words(code)))


def _denies(sentence: str, plain: str, words: _Words) -> bool:
    dealings = _places(words.dealings, plain)
    if not dealings or words.settled.search(plain):
        return False
    denials = [*_places(words.negators, plain), *_places(words.pendants, plain)]
    if any(0 < abs(n - d) <= _NEAR for n in denials for d in dealings):
        return True
    if any(n + 1 in dealings for n in _places(words.close, plain)):
        return True
    clauses = (fold_label(c) for c in _CLAUSE.split(sentence))
    return any(
        0 < d - n <= _CLOSE for c in clauses for n in _places(words.first, c) for d in _places(words.dealings, c)
    )


def _places(pattern: re.Pattern[str], plain: str) -> list[int]:
    """Return which words of folded text a pattern stands at."""
    return [plain.count(" ", 0, m.start()) for m in pattern.finditer(plain)]


def _near_signs(sentence: str, says: Says) -> bool:
    """Tell the same of a script without blanks."""
    if any(w in sentence for w in says.settled):
        return False
    denials, dealings = (
        [m.start() for w in words for m in re.finditer(re.escape(w), sentence)]
        for words in (says.negators, says.dealings)
    )
    return any(abs(n - d) <= _NEAR_SIGNS for n in denials for d in dealings)


@cache
def _words(code: str) -> _Words | None:
    says = languages()[code].says
    first = (*says.negators, *says.settled)[:1]
    if not first or _SCRIPT.search(first[0]):
        return None
    return _Words(says)


def _any_of(words: Iterable[str], front: str = r"(?<!\w)") -> re.Pattern[str]:
    some = alternatives(words)
    return re.compile(rf"{front}(?:{some})(?!\w)" if some else r"(?!)")
