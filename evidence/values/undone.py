"""Sentences that say what became of a purchase afterwards: cancelled, sent back, paid back, not sent, delivered in part.

In: a printed line. Out: the words that say so. Never: a sentence of terms ("goods that are returned ..."), a wish or a condition.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from evidence.values.languages import languages
from evidence.values.phrases import alternatives, first_in, folded, hints
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLAUSE = re.compile(r"(?<!\d)[.;!?](?:\s|$)|[.;!?](?=\s+[^\W\d])|\u3002")
_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SHORT = 6  # words of a clause that tells what became of the goods and nothing else
_NEVER = re.compile(r"(?!)")
_MAY = re.compile(r"\bmay (?=\d)")  # the month


def undone(line: str) -> str | None:
    """Return the words of a line that say that what it bills was cancelled, sent back, paid back or never sent."""
    if not line.isascii() and (m := _without_blanks().search(fold_label(line))):
        return m.group()
    for clause in clauses(line):
        plain = fold_label(clause)
        if told := _told(plain) if hints(plain, "undone") else None:
            return told
        words = first_in("undone_phrases", plain)
        if words and not is_of_terms(plain.replace(words, "")):
            return words
    return None


@lru_cache(maxsize=16384)
def undoing_word(line: str) -> str | None:
    """Return a word of undoing in a line, whatever stands around it: for a line of a mail or a statement about an invoice."""
    return next((w for role in ("undone", "undone_words", "void") if (w := first_in(role, fold_label(line)))), None)


def clauses(line: str) -> list[str]:
    """Return the sentences of a line, parted at semicolons too."""
    return _CLAUSE.split(line)


def is_of_terms(plain: str, language: str = "") -> bool:
    """Tell whether folded text speaks of what may or will be, as terms do; a language's own small words ("se") are no other's conditions."""
    return bool(_terms(language).search(_MAY.sub("", plain)))


def _told(plain: str) -> str | None:
    """Return what folded text with a word of undoing says was done to a thing, by a language's own order of words."""
    for code in languages():
        m = _done(code).search(plain) or (_shortly(code).match(plain) if plain.count(" ") < _SHORT else None)
        if m and not is_of_terms(plain, code):
            return m.group()
    return None


def in_part(line: str) -> str | None:
    """Return the words of a line that say that some of a quantity came and the rest did not."""
    plain = fold_label(line)
    if not any(map(str.isdigit, plain)) or not hints(plain, "came"):
        return None
    came, rest = _came().search(plain), first_in("rest", plain)
    return f"{came.group()} ... {rest}" if came and rest else None


def came_counts(line: str) -> tuple[int, ...]:
    """Return the numbers of pieces that a line says came: "Received: 20 pieces"."""
    plain = fold_label(line)
    found = _came().finditer(plain) if hints(plain, "came") or any(map(str.isdigit, plain)) else ()
    return tuple(int(n) for m in found for n in re.findall(r"\d+", m.group()))


def _any_of(words: Iterable[str]) -> str:
    return alternatives(w for w in words if w and not _SCRIPT.search(w))


@cache
def _done(code: str) -> re.Pattern[str]:
    """Return a pattern over folded text in a language's own order: a thing, what was done to it, and how."""
    says = languages()[code].says
    things, done, became = _any_of(says.things), _any_of(says.undone), _any_of(says.became)
    if not things or not done:
        return _NEVER
    when = rf"(?= (?:{_any_of(says.undone_when)})(?!\w)|$)" if says.undone_when else ""
    link = rf" (?:{became})(?: \w+){{0,6}}? " if became else " "
    return re.compile(rf"(?<!\w)(?:{things})(?: \w+){{0,8}}?{link}(?:{done})(?!\w){when}")


@cache
def _shortly(code: str) -> re.Pattern[str]:
    """Return a pattern of a thing with what was done to it right behind: "Mercadoria extraviada no transporte"."""
    things, done = _any_of(languages()[code].says.things), _any_of(languages()[code].says.undone)
    return re.compile(rf"(?:{things}) (?:{done})(?!\w)") if things and done else _NEVER


@cache
def _without_blanks() -> re.Pattern[str]:
    parts = []
    for says in (one.says for one in languages().values()):
        things, done = (
            [re.escape(fold_label(w)) for w in words if _SCRIPT.search(w)] for words in (says.things, says.undone)
        )
        if things and done:
            parts.append(rf"(?:{'|'.join(things)})[^\u3002\uff0c,\u3001]{{0,16}}(?:{'|'.join(done)})")
    return re.compile("|".join(parts))


@cache
def _terms(code: str) -> re.Pattern[str]:
    one = languages().get(code)
    small = {fold_label(w) for w in one.stopwords} - {fold_label(w) for w in one.says.conditional} if one else set()
    words = sorted(folded("conditional") - small, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _came() -> re.Pattern[str]:
    came = "|".join(map(re.escape, sorted(folded("came"), key=lambda p: (-len(p), p))))
    return re.compile(rf"(?<!\w)(?:{came}) \d+|(?<!\w)\d+ (?:\w+ )?(?:{came})(?!\w)")
