"""A word or number of a product's name in whose place another variation's name has another: "left-handed" and "right-handed".

In: two names that share at least two words. Out: what stands in one place in each. Never: a list of traits; a word that one leaves out.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from evidence.values.lacking import denied_by_beginning
from evidence.values.languages import languages
from evidence.values.phrases import folded
from evidence.values.text import fold_label, strip_accents
from evidence.values.traits import Difference, colours_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_TIMES = re.compile(r"(?<![^\W_])x(?=\s?\d)|(?<=\d)x(?![^\W_])", re.IGNORECASE)  # "x2", "2x": a sign, no word
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
_SHARED, _LETTERS = 2, 3  # words that both names have, of so many letters
_FRONT = 2  # words of the listing's name before a variation's own: the brand and the thing
_MOST = 2  # words in one place
_MISREAD = 2  # letters of initials that a scan seldom shows otherwise
_ALIKE, _NEARLY = 0.75, 0.8
_FRONT_LETTERS = 2
_CASES = 4  # letters that two forms of one word share
_FORMATS = frozenset("abc")  # of paper: A4, B5, C6


class _Placed(NamedTuple):
    """A word or number with its neighbours; empty at the ends of the name."""

    at: int
    before: str
    token: str
    after: str


def swapped(listed: str, printed: str, *, scanned: bool = False, translated: bool = False) -> Difference | None:
    """Return what two names of one product have in the same place, where it is not the same.

    In a scan no short word of letters that the other has; of names in two languages numbers alone.
    """
    one, other = (_TOKEN.findall(_TIMES.sub(" ", strip_accents(text))) for text in (listed, printed))
    if scanned:
        other = _read(other, one)
    if len({w for w in {*one} & {*other} if w.isalpha() and len(w) >= _LETTERS}) < _SHARED:
        return None
    found = _numbers(_placed(one), _placed(other)) or (None if translated else _words(one, other, scanned=scanned))
    return found or _initials(listed, printed, least=_MISREAD if scanned else 1)


def _read(tokens: list[str], listed: list[str]) -> list[str]:
    """Return the words of a scan, a long one that is nearly a word of the listing's name as that: "edigao", "edicao"."""
    long = [w for w in listed if w.isalpha() and len(w) > _CASES and w not in tokens]

    def near(word: str) -> str:
        alike = (w for w in long if Indel.normalized_similarity(w, word) >= _NEARLY and not _has_a_front(w, word))
        return word if word in listed or len(word) <= _CASES else next(alike, word)

    return [near(word) for word in tokens]


def _initials(listed: str, printed: str, *, least: int) -> Difference | None:
    """Return the only words in capitals of names in small letters, as long as each other, of which so many letters differ: "QWERTZ" and "QWERTY"."""
    one, other = ([w for w in _CAPITALS.findall(text) if text != text.upper()] for text in (listed, printed))
    mine, theirs = ([w for w in some if w not in rest] for some, rest in ((one, other), (other, one)))
    if not (len(mine) == len(theirs) == 1 and len(mine[0]) == len(theirs[0])):
        return None
    return Difference(mine[0], theirs[0]) if sum(map(str.__ne__, mine[0], theirs[0])) >= least else None


def _placed(tokens: list[str]) -> list[_Placed]:
    ends = ["", *tokens, ""]
    return [_Placed(n, ends[n], token, ends[n + 2]) for n, token in enumerate(tokens)]


def _numbers(one: list[_Placed], other: list[_Placed]) -> Difference | None:
    """Return two numbers behind the same word and in front of the same, or at the end, a unit of one letter aside; or the only ones, at the end."""
    mine, theirs = ([p for p in some if p.token[0].isdigit()] for some in (one, other))
    alone = len(mine) == len(theirs) == 1 and not _telling(_words_of(other), _words_of(one))
    pairs = [
        (a, b)
        for a, b in product(mine, theirs)
        if (a.before == b.before and _goes_on_alike(a.after, b.after)) or (alone and not (a.after or b.after))
    ]
    said = [{_value(p.token) for p in some} for some in (mine, theirs)]
    pairs = [(a, b) for a, b in pairs if _value(a.token) not in said[1] and _value(b.token) not in said[0]]
    if not pairs:
        return None
    first, second = pairs[0]
    return Difference(*(f"{p.before} {p.token} {p.after}".strip() for p in (first, second)))


def _words_of(placed: list[_Placed]) -> list[str]:
    return [p.token for p in placed]


def _goes_on_alike(one: str, other: str) -> bool:
    return one == other or (not (one and other) and len(one + other) == 1)


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _words(one: list[str], other: list[str], *, scanned: bool) -> Difference | None:
    """Return the only words that differ, where they stand beside the same word; two in a row for one, or for two, between the same words."""
    mine, theirs = _telling(one, other), _telling(other, one)
    short = [(a, b) for a, b in product(mine, theirs) if _shortens(a.token, b.token)]
    mine, theirs = ([p for p in some if all(p not in pair for pair in short)] for some in (mine, theirs))
    if not (_in_a_row(mine) and _in_a_row(theirs)):
        return None
    fronts, ends = mine[0].before == theirs[0].before, mine[-1].after == theirs[-1].after
    beside = fronts or ends if len(mine) == len(theirs) == 1 else fronts and ends
    same = any(_means_the_same(a.token, b.token, scanned) for a, b in product(mine, theirs))
    if mine[0].at < _FRONT or not beside or same or _lack_the_same(_words_of(mine), _words_of(theirs)):
        return None
    return Difference(*(" ".join(p.token for p in some) for some in (mine, theirs)))


def _lack_the_same(mine: list[str], theirs: list[str]) -> bool:
    """Tell whether both say that the same is lacking: "w/o" and "without", "ohne Rahmen" and "rahmenlos", "nicht gesalzen" and "ungesalzen"."""
    none = folded("lacks", "nots")
    if {" ".join(mine), " ".join(theirs)} <= none:
        return True
    short, long = sorted((mine, theirs), key=len)
    if len(short) != 1 or len(long) != _MOST or long[0] not in none:
        return False
    forms = (short[0], *denied_by_beginning(short[0]))
    return short[0] != long[1] and any(form.startswith(long[1][:-1]) for form in forms)


def _in_a_row(some: list[_Placed]) -> bool:
    return 0 < len(some) <= _MOST and some[-1].at - some[0].at == len(some) - 1


def _telling(mine: list[str], theirs: list[str]) -> list[_Placed]:
    """Return the words that the other name has not, less what counts or measures: a unit of the same size may be another."""
    packs = folded("pieces", "containers", "parcels")
    own = (p for p in _placed(mine) if p.token.isalpha() and p.token not in theirs and p.token not in packs)
    return [p for p in own if not p.before[:1].isdigit() or _is_format(mine, p.at - 1)]


def _is_format(tokens: list[str], at: int) -> bool:
    """Tell whether a number has a letter before it, as a format of paper has: "A5"; it counts nothing."""
    return at > 0 and tokens[at - 1] in _FORMATS


def _means_the_same(one: str, other: str, scanned: bool) -> bool:
    """Tell whether two words may be one: misspelt, inflected, shortened, a colour in two languages, small words."""
    if _denies(one, other) or _has_a_front(one, other) or _counts_otherwise(one, other):
        return False
    short, long = sorted((one, other), key=len)
    if scanned and len(short) < _CASES and set(short) & set(long):
        return True
    if Indel.normalized_similarity(one, other) >= _ALIKE:
        return True
    if _inflected(short, long) or _shortens(one, other):
        return True
    return {one, other} <= (_small_words() | folded("fits", "joins")) or bool(
        set(colours_of(one)) & set(colours_of(other))
    )


def _inflected(short: str, long: str) -> bool:
    """Tell whether two words begin alike and are forms of one: not two compounds, as "trådlös" and "trådbunden" are."""
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return same >= _CASES and (len(short) - same < _CASES - 1 or 2 * same > len(long))


def _shortens(one: str, other: str) -> bool:
    """Tell whether one of two words is the other shortened: "chick", "chkn"."""
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) and short[0] == long[0] and _within(short, long) and not _denies(one, other)


def _denies(one: str, other: str) -> bool:
    return bool(folded("negators_close") & {one, other})  # "with" and "without"


def _has_a_front(one: str, other: str) -> bool:
    """Tell whether a word is the other with two letters in front: "women", "female", "unsalted"; three and more may make a compound."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == _FRONT_LETTERS and len(short) >= _LETTERS and long.endswith(short)


def _counts_otherwise(one: str, other: str) -> bool:
    """Tell whether two words count the same otherwise: "yksikerroksinen" and "kaksikerroksinen", "zweilagig" and "dreilagig"."""
    rests = [
        {w[len(f) :]: f for f in folded("manifold") if w.startswith(f) and len(w) - len(f) >= _CASES}
        for w in (one, other)
    ]
    return any(rests[0][rest] != rests[1][rest] for rest in rests[0].keys() & rests[1].keys())


def _within(short: str, long: str) -> bool:
    """Tell whether the letters of a word stand in another in their order: "blk" in "black"."""
    letters: Iterator[str] = iter(long)
    return all(c in letters for c in short)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(fold_label(w) for one in languages().values() for w in one.stopwords)
