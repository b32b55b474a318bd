"""What a product's name says of it that another variation's name says otherwise: sizes, colours, pieces in a pack.

In: titles and descriptions. Out: traits. Never: a size in another system of units worked out, a colour guessed from a code.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from evidence.values.languages import languages
from evidence.values.phrases import first_in, words_of
from evidence.values.text import fold_label, strip_accents

_UNITS = {
    "cm": "cm", "mm": "mm", "m": "m", "l": "l", "litre": "l", "liter": "l", "ml": "ml", "cl": "cl", "kg": "kg", "g": "g", "gb": "GB", "tb": "TB",
    "mb": "MB", "w": "W", "watt": "W", "v": "V", "volt": "V", "mah": "mAh", "inch": "in", "zoll": "in", "oz": "oz", "lb": "lb", "ft": "ft",
}  # fmt: skip
_SIZED = re.compile(
    r"(?<![\w.,])(?P<numbers>\d+(?:[.,]\d+)?(?:\s?[x\u00d7*]\s?\d+(?:[.,]\d+)?){0,2})\s?(?P<unit>"
    + "|".join(sorted(_UNITS, key=len, reverse=True))
    + r")(?!\w)"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_LEAST, _MOST = 2, 999
_CONTENTS = ({"g": 1.0, "kg": 1000.0}, {"ml": 1.0, "cl": 10.0, "l": 1000.0})
_ROUNDED = 0.02
_MODEL = re.compile(r"(?<![\w-])[A-Z]{2,5}-?\d{3,5}(?![\w-])")
_PARTS = re.compile(r"[-_./]")
_VARIED, _LEAST_FRONT = 3, 5


class Difference(NamedTuple):
    """What two texts say of one trait, in their own words."""

    one: str
    other: str


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """Return the traits of which two names of a product say different things; a trait that one leaves out is none."""
    found = (_sizes(one, other), _colours(one, other), _packs(one, other))
    return tuple(d for d in found if d)


def other_model(one: str, other: str) -> Difference | None:
    """Return two model numbers of one series of which each name has one: "CX-450" and "CX-540"."""
    mine, theirs = _models(one), _models(other)
    if mine.isdisjoint(theirs):
        for a in sorted(mine):
            for b in sorted(theirs):
                if _series(a) == _series(b):
                    return Difference(a, b)
    return None


def is_size_unit(word: str) -> bool:
    """Tell whether a word is a unit of sizes, as a name prints it."""
    return word in _UNITS


def other_variation(one: str, other: str) -> bool:
    """Tell whether two article numbers differ in their last part alone: "COR-DR-45-BLK" and "COR-DR-45-WHT"."""
    a, b = (_PARTS.split(code.strip().casefold()) for code in (one, other))
    return len(a) == len(b) >= _VARIED and a[:-1] == b[:-1] and a[-1] != b[-1] and len("".join(a[:-1])) >= _LEAST_FRONT


def _models(text: str) -> set[str]:
    return {m.group() for m in _MODEL.finditer(text)}


def _series(model: str) -> str:
    """Return a model's letters and signs, its digits counted alone."""
    return re.sub(r"\d", "0", model.upper())


def _sizes(one: str, other: str) -> Difference | None:
    mine, theirs = _sized(one), _sized(other)
    if mine.keys().isdisjoint(theirs):
        return _contents(mine, theirs)
    for unit in sorted(mine.keys() & theirs.keys()):
        if mine[unit].isdisjoint(theirs[unit]):
            return Difference(*(f"{' / '.join(sorted(x[unit]))} {unit}" for x in (mine, theirs)))
    return None


def _contents(one: dict[str, set[str]], other: dict[str, set[str]]) -> Difference | None:
    """Return two weights or two volumes in other units, of which each name has one: "1 kg" and "250 g", not "0.5 l" and "500 ml"."""
    for units in _CONTENTS:
        mine, theirs = ([(u, n) for u in units for n in said.get(u, ())] for said in (one, other))
        if len(mine) == len(theirs) == 1:
            (a, x), (b, y) = mine[0], theirs[0]
            holds, says = float(x) * units[a], float(y) * units[b]
            if abs(holds - says) > _ROUNDED * max(holds, says):
                return Difference(f"{x} {a}", f"{y} {b}")
    return None


def _sized(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for m in _SIZED.finditer(strip_accents(text)):
        numbers = (n.replace(",", ".") for n in _NUMBER.findall(m["numbers"]))
        plain = {(n.rstrip("0").rstrip(".") if "." in n else n) for n in numbers}
        found.setdefault(_UNITS[m["unit"]], set()).update(plain)
    return found


def _colours(one: str, other: str) -> Difference | None:
    mine, theirs = colours_of(one), colours_of(other)
    if not mine or not theirs or not set(mine).isdisjoint(theirs):
        return None
    return Difference(" / ".join(mine.values()), " / ".join(theirs.values()))


def colours_of(text: str) -> dict[str, str]:
    """Return the colours that a text names -> its own words; a colour that is two of a language's words counts once."""
    words = fold_label(text).split()
    found: dict[str, str] = {}
    for word in words:
        for colour in _colour_words().get(word, ()):
            found.setdefault(colour, word)
        for stem, colour in _colour_stems():
            if word.startswith(stem):
                found.setdefault(colour, word)
    return found


@cache
def _colour_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language in languages().values():
        for colour, words in language.says.colors.items():
            for word in words:
                if not word.endswith("*"):
                    found.setdefault(fold_label(word), []).append(colour)
    return {word: tuple(dict.fromkeys(colours)) for word, colours in found.items()}


@cache
def _colour_stems() -> tuple[tuple[str, str], ...]:
    pairs = ((w, c) for one in languages().values() for c, words in one.says.colors.items() for w in words)
    return tuple((fold_label(w.rstrip("*")), c) for w, c in pairs if w.endswith("*"))


def _packs(listed: str, printed: str) -> Difference | None:
    """Return a pack on the listing of which the paper shows single pieces, or packs of another number."""
    many = pack_of(listed)
    if many is None:
        return None
    count = pack_of(printed)
    plain = fold_label(printed)
    single = None if count else first_in("singles", plain) or ((m := _one().search(plain)) and m.group())
    if count and count[0] != many[0]:
        return Difference(many[1], count[1])
    return Difference(many[1], single) if single else None


def pack_of(text: str) -> tuple[int, str] | None:
    """Return how many pieces a name says that a pack holds, with its words; None for one piece or where it does not say."""
    found = _packed().search(fold_label(text))
    count = int(_NUMBER.findall(found.group())[0]) if found else 0
    return (count, found.group()) if found and _LEAST <= count <= _MOST else None


@cache
def _one() -> re.Pattern[str]:
    words = sorted({fold_label(w) for w in words_of("pieces")} - {""}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)1 ?(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _packed() -> re.Pattern[str]:
    spelled = (
        re.escape(fold_label(w.replace("#", "0"))).replace("0", r"\d{1,3}").replace(r"\ ", " ?")
        for w in words_of("packs")
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(set(spelled), key=lambda p: (-len(p), p)))})(?!\w)")
