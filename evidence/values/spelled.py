"""A sum of money written in words, as invoices of many lands repeat their total: "two hundred and sixty pounds only".

In: a printed line. Out: the whole numbers that it can spell. Never: a word that is no numeral read as one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from evidence.values.languages import languages
from evidence.values.phrases import first_in
from evidence.values.text import fold_label

_HUNDRED = 100
_JOINS = "0"
_LEAST_WORDS = 2
_TEN = 10
_HAN_VALUES = {
    sign: value
    for value, signs in {
        1: "一壹壱", 2: "二贰弐两", 3: "三叁参", 4: "四肆", 5: "五伍", 6: "六陆", 7: "七柒",
        8: "八捌", 9: "九玖", 10: "十拾", 100: "百佰", 1000: "千仟",
    }.items()
    for sign in signs
}  # fmt: skip
_HAN = re.compile(f"[{''.join(_HAN_VALUES)}]+")


class _Numerals(NamedTuple):
    values: dict[str, int]
    joins: frozenset[str]
    apart: tuple[str, ...]  # numerals of several words: "quatre vingt"
    parts: tuple[str, ...]  # what joined numerals are made of, the longest first


def spelled_sums(line: str) -> tuple[int, ...]:
    """Return what a line that writes its sum in words can mean, shortest first: the last numerals may be its cents.

    Nothing where the line does not say so, or no language knows two numerals in a row.
    """
    plain = fold_label(line)
    label = first_in("in_words", plain)
    if label is None:
        return ()
    after = plain.partition(label)[2]
    return max((_sums(after, code) for code in languages()), key=len, default=())


def han_number(text: str) -> int | None:
    """Return the whole number that Chinese or Japanese numerals at the beginning of a text make, those of contracts too: "肆拾"."""
    written = _HAN.match(text.strip())
    whole = digit = 0
    for value in (_HAN_VALUES[sign] for sign in written.group()) if written else ():
        whole, digit = (whole + max(digit, 1) * value, 0) if value >= _TEN else (whole, value)
    return whole + digit or None


def _sums(text: str, code: str) -> tuple[int, ...]:
    """Return the numbers of the first run of a language's numerals, one for each length of it."""
    numerals = _numerals(code)
    for several in numerals.apart:
        text = text.replace(several, several.replace(" ", ""))
    run: list[int] = []
    joined = False
    for word in text.split():
        value = numerals.values.get(word)
        if value is None and (value := _joined(word, numerals)):
            joined = True  # "zweihundertsechzig": a sum by itself
        if (run and value is None and word not in numerals.joins) or (value and run and not _goes_on(run[-1], value)):
            break
        run += [value] if value else []
    if len(run) < _LEAST_WORDS and not joined:
        return ()
    return tuple(_added(run[:length]) for length in range(1, len(run) + 1))


def _joined(word: str, numerals: _Numerals) -> int | None:
    """Return the number that numerals set in one word make, in either order of ones and tens; None for any other word."""
    values: list[int] = []
    while word:
        part = next((p for p in numerals.parts if word.startswith(p)), None)
        if part is None:
            return None
        values += [numerals.values[part]] if part in numerals.values else []
        word = word[len(part) :]
    return _added(values) if len(values) >= _LEAST_WORDS else None


def _goes_on(last: int, value: int) -> bool:
    """Tell whether a numeral can follow another: "sixty five" and "sixty thousand", not "sixty fifty" nor digits one by one."""
    place = 10 ** (len(str(last)) - len(str(last).rstrip("0")))
    return _multiplies(value) or value < place or last == _HUNDRED


def _multiplies(value: int) -> bool:
    return value >= _HUNDRED and str(value).strip("0") == "1"


def _added(values: list[int]) -> int:
    """Return the number that numerals make: hundreds and thousands multiply what stands before them."""
    whole = part = 0
    for value in values:
        if value == _HUNDRED:
            part = max(part, 1) * _HUNDRED
        elif _multiplies(value):
            whole, part = whole + max(part, 1) * value, 0
        else:
            part += value
    return whole + part


@cache
def _numerals(code: str) -> _Numerals:
    said = languages()[code].says.numerals
    words = {fold_label(w): int(n) for n, line in said.items() if n != _JOINS for w in line}
    apart = tuple(sorted((w for w in words if " " in w), key=len, reverse=True))
    joins = frozenset(map(fold_label, said.get(_JOINS, ())))
    values = {w.replace(" ", ""): n for w, n in words.items()}
    return _Numerals(values, joins, apart, tuple(sorted(values.keys() | joins, key=lambda p: (-len(p), p))))
