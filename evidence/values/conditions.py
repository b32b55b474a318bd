"""Words of a line that say that its goods are not new, given, no goods at all, or what they are measured in where they are not counted.

In: printed text. Out: the words. Never: a decision what that is worth.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.phrases import all_in, first_in, folded, phrases, words_of
from evidence.values.text import fold_label, strip_accents
from evidence.values.undone import clauses, is_of_terms

_NEAR, _FEW = 8, 6  # words between the goods and their state; of a line that is a heading
# "Used" alone is the end or the beginning of a text: "used by professionals" are new goods.
_APART = re.compile(r"[()\[\]\uff08\uff09\u3010\u3011,]+\s*|\s+[-\u2013\u2014/]+\s+")
_EDGES = re.compile(r"(?:^used | used$|\(used\)|[-,/] ?used\b)")


def not_new(text: str) -> str | None:
    """Return the words of a text that say that goods are used, refurbished or returned."""
    plain = fold_label(text)
    found = first_in("used", plain)
    edge = None if found else _EDGES.search(plain)
    return edge.group().strip() if edge else found


def apart(text: str) -> str | None:
    """Return what is set off from a name, in brackets or behind a dash or a comma, and says that goods are not new or not sold: "(seconds)".

    A note that is nothing else is set off as well; what a colon follows ("Returns: within 14 days") is a heading of terms.
    """
    head, *parts = _APART.split(text)
    if not any(map(str.isalnum, "".join(parts))):
        parts = [head]
    return next((p for part in parts if (p := fold_label(part)) in folded("used_apart")), None)


def all_not_new(text: str) -> str | None:
    """Return the words of a sentence outside the table that say of a paper's goods that they are not new: "All items are renewed"."""
    for clause in clauses(text):
        plain = fold_label(clause)
        words = first_in("used", plain)
        if not words or is_of_terms(plain):
            continue
        before, _, behind = plain.partition(words)
        if first_in("undone", before):  # "Goods returned in used condition": terms
            continue
        things = folded("things")
        denied = not folded("negators", "negators_first", "negators_close").isdisjoint(before.split())
        told = not things.isdisjoint(before.split()[-_NEAR:])
        headed = len(plain.split()) <= _FEW and (
            not things.isdisjoint(behind.split()[:1]) or not things.isdisjoint(words.split())
        )
        if not denied and (told or headed):
            return words
    return None


def other_goods(text: str) -> str | None:
    """Return the words of a text that say that it is about a service, packaging, a sample or a copy."""
    plain = fold_label(text)
    for goods in all_in(phrases("not_services"), plain):
        plain = plain.replace(goods, "")
    plain = " ".join(plain.split())
    charge = _charged().search(plain) if not folded("charges").isdisjoint(plain.split()) else None
    if charge:
        return charge.group()
    words = plain.split()
    opening = next((w for n in (3, 2, 1) if (w := " ".join(words[:n])) in folded("service_openings")), None)
    return opening or first_in("services", plain) or first_in("no_resale", plain)


def imitates(text: str, brand: str) -> str | None:
    """Return the words of a text that say that its goods are like those of a brand, or made for them: "Corvane style", "passend für Corvane"."""
    plain, name = fold_label(text), fold_label(brand)
    if not name or name not in plain:
        return None
    found = _like(name).search(plain)
    return found.group() if found else None


def given(text: str) -> str | None:
    """Return the words of a line that say that its goods were given and not sold."""
    return first_in("free", fold_label(text))


def measured(unit: str) -> bool:
    """Tell whether a printed unit measures goods and does not count them."""
    bare = unit.strip(" .:()")
    return bare.casefold() in _measures() or strip_accents(bare) in _measures()


@cache
def _measures() -> frozenset[str]:
    return frozenset(w.casefold() for w in words_of("measures"))


@cache
def _charged() -> re.Pattern[str]:
    acts, charges = (
        "|".join(map(re.escape, sorted(folded(role), key=len, reverse=True))) for role in ("acts", "charges")
    )
    return re.compile(rf"(?<!\w)(?:{acts})(?: (?:and|&) \w+)? (?:{charges})(?!\w)")


@cache
def _like(name: str) -> re.Pattern[str]:
    front, behind = (
        "|".join(map(re.escape, sorted(folded(*roles), key=len, reverse=True)))
        for roles in (("like_front", "fits"), ("like_behind",))
    )
    return re.compile(rf"(?<!\w)(?:(?:{front}) {re.escape(name)}|{re.escape(name)} (?:{behind}))(?!\w)")
