"""Addresses compared: whether a printed one is the one that was asked for, and what it lacks.

In: two addresses, or a record and an address. Out: yes or no, the missing words. Never: whose address it is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.judge.explain import short
from evidence.texts import message
from evidence.values.addresses import split_country
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from evidence.model import Record
    from evidence.texts import Text

NUMBERED = re.compile(r"\w*\d[\w-]*")
_SAME_ADDRESS = 0.8
_WORD = re.compile(r"\w+")


def same_address(printed: str, asked: str) -> bool:
    """Tell whether two addresses are one: every number that both kinds of writing hold equal, the words nearly so.

    A paper need not name the country, and may name a department or a floor beside the words that were asked for.
    """
    from rapidfuzz import fuzz

    one, two = map(fold_label, _at_home(printed, asked))
    if one == two:
        return True  # also in scripts that are written without blanks
    numbers, numbers_asked = set(NUMBERED.findall(one)), set(NUMBERED.findall(two))
    if not {n for n in numbers_asked if not _run_together(n, two, numbers)} <= numbers | _glued(numbers):
        return False
    words = [w for w in _WORD.findall(one) if w not in numbers]
    words_asked = [w for w in _WORD.findall(two) if w not in numbers_asked]
    if words_asked and set(words_asked) <= set(words):
        return True
    return fuzz.token_set_ratio(" ".join(words), " ".join(words_asked)) / 100 >= _SAME_ADDRESS


def _at_home(printed: str, asked: str) -> tuple[str, str]:
    """Return two addresses without their countries, unless they name two."""
    (one, country), (two, country_asked) = split_country(printed), split_country(asked)
    return (printed, asked) if country and country_asked and country != country_asked else (one, two)


def _run_together(number: str, asked: str, printed: set[str]) -> bool:
    """Tell whether a number stands in print without the blank before or behind it: "NR21PF" for "NR2 1PF"."""
    return any(number in pair and "".join(pair) in printed for pair in pairwise(asked.split()))


def numbers_of(address: str) -> set[str]:
    """Return the words of an address that hold a digit."""
    return set(NUMBERED.findall(fold_label(address)))


def _glued(numbers: set[str]) -> set[str]:
    """Return the numbers without the letters around them: "F-75011" holds 75011, "12a" stays itself."""
    return {m for n in numbers for m in re.findall(r"\d{4,}", n)}


def printed_somewhere(record: Record, address: str) -> bool:
    """Tell whether the account's address stands on three neighbouring lines: finders may take it for another's."""
    lines = [line.text for line in record.lines]
    blocks = (fold_label(" ".join(lines[i : i + 3])).split() for i in range(len(lines)))
    wanted = fold_label(address).split()
    return any(set(wanted) <= set(block) and _numbers_beside(wanted, block) for block in blocks)


def _numbers_beside(wanted: list[str], block: list[str]) -> bool:
    """Tell whether each number of an address stands beside the word that it belongs to: a price is no house number."""
    printed = set(pairwise(block))
    pairs = [[p for p in pairwise(wanted) if w in p] for w in wanted if any(map(str.isdigit, w))]
    return all(not beside or any(p in printed for p in beside) for beside in pairs)


def missing_words(printed: str, asked: str) -> Text:
    """Return in words what a printed address lacks of the one that was asked for."""
    one, two = map(fold_label, _at_home(printed, asked))
    have = set(one.split())
    missing = [w for w in two.split() if w not in have]
    return message("not found: {words}", words=short(", ".join(missing))) if missing else message("another order")
