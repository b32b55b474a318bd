"""Phrases of the language files, sought in printed text: which stands there, and how the signs in them are understood.

In: a role of `Says`, folded text. Out: the words found. Never: what that is worth.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from evidence.values.languages import languages
from evidence.values.text import fold_label, without_umlauts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # written without blanks
_SIGNS = re.compile(r"[*~#]")
_BARRED, _READ_AS = "\u0142", "t"  # the Polish l with a stroke: in small print a scan shows a t
_ANY_WORDS = r"(?: \w+){0,6}? "
_NUMBER = r"(?P<n%d>\d{1,4})"


class Phrases(NamedTuple):
    """Phrases made ready: by first word, longest first; those with signs as one pattern; those of scripts without blanks."""

    by_word: dict[str, tuple[tuple[str, ...], ...]]
    loose: re.Pattern[str] | None
    script: tuple[str, ...]


@cache
def words_of(role: str) -> tuple[str, ...]:
    """Return the phrases of a role in every language, as written, as a scan of them is read, and without umlauts."""
    written = (w for one in languages().values() for w in getattr(one.says, role))
    return tuple(dict.fromkeys(f for w in written for f in (w, w.replace(_BARRED, _READ_AS), without_umlauts(w))))


@cache
def folded(*roles: str) -> frozenset[str]:
    """Return the phrases of roles, folded: for text that must be one of them."""
    return frozenset(fold_label(w) for role in roles for w in words_of(role)) - {""}


def hints(text: str, *roles: str) -> bool:
    """Tell whether folded text holds a word that a phrase of the roles begins with: what has none needs no closer look."""
    whole, stems = _beginnings(*roles)
    words = text.split()
    return not whole.isdisjoint(words) or (bool(stems) and any(w.startswith(stems) for w in words))


@cache
def _beginnings(*roles: str) -> tuple[frozenset[str], tuple[str, ...]]:
    firsts = [w.split()[0] for role in roles for w in words_of(role) if w.strip()]
    stems = tuple(sorted({fold_label(w.rstrip("*")) for w in firsts if w.endswith("*")}))
    return frozenset(fold_label(w).split(" ")[0] for w in firsts if "*" not in w and "#" not in w) - {""}, stems


@cache
def phrases(role: str) -> Phrases:
    """Return the phrases of a role, made ready."""
    return prepared(words_of(role))


def prepared(words: Iterable[str]) -> Phrases:
    """Return phrases made ready."""
    plain, loose, script = [], [], []
    for word in words:
        if _SIGNS.search(word):
            loose.append(spelled(word))
        elif _SCRIPT.search(word):
            script.append(fold_label(word).replace(" ", ""))
        elif text := fold_label(word):
            plain.append(text)
    pattern = rf"(?<!\w)(?:{'|'.join(sorted(loose, key=lambda p: (-len(p), p)))})(?!\w)" if loose else None
    return Phrases(
        by_first_word(plain),
        re.compile(pattern) if pattern else None,
        tuple(sorted(set(script), key=lambda w: (-len(w), w))),
    )


@cache
def any_of(role: str) -> str:
    """Return the phrases of a role as alternatives of a pattern over folded text, the longest first."""
    return alternatives(words_of(role))


def alternatives(words: Iterable[str]) -> str:
    """Return phrases as alternatives of a pattern over folded text, the longest first."""
    return "|".join(sorted({spelled(w) for w in words}, key=lambda p: (-len(p), p)))


def behind(role: str, text: str) -> str | None:
    """Return what stands behind the first phrase of a role in folded text; None where there is none."""
    words, ready = text.split(), _starting(role)
    if ready.keys().isdisjoint(words):
        return None
    ends = (at + len(p) for at in range(len(words)) for p in standing(ready, words, at))
    return next((" ".join(words[end:]) for end in ends), None)


def by_first_word(some: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of folded phrases by the first of them, the longest first."""
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for parts in (tuple(phrase.split()) for phrase in some if phrase):
        by_word.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(set(found), key=lambda p: (-len(p), p))) for first, found in by_word.items()}


def spelled(phrase: str) -> str:
    """Return a phrase with signs as a pattern over folded text; a number is any number here."""
    out: list[str] = []
    for word in phrase.split():
        if word == "~":
            out.append(_ANY_WORDS)
            continue
        bare = r"\d{1,4}".join(_either(part) for part in word.strip("*").split("#"))
        whole = bare if word != "*" else r"\w+"
        whole = (r"\w{4,}" if word.startswith("*") and word != "*" else "") + whole
        whole += r"\w*" if word.endswith("*") and word != "*" else ""
        out.append((" " if out and out[-1] != _ANY_WORDS else "") + whole)
    return "".join(out)


def _either(part: str) -> str:
    """Return a part of a word as a pattern: the barred letter may be read as the other."""
    return f"[l{_READ_AS}]".join(re.escape(fold_label(piece)) for piece in part.split(_BARRED))


def all_in(ready: Phrases, text: str) -> Iterator[str]:
    """Yield every phrase that stands in folded text, from left to right, none inside another."""
    words = text.split()
    at = 0 if not ready.by_word.keys().isdisjoint(words) else len(words)
    while at < len(words):
        some = ready.by_word.get(words[at])
        found = next((p for p in some if tuple(words[at : at + len(p)]) == p), None) if some else None
        if found:
            yield " ".join(found)
        at += len(found) if found else 1
    if ready.loose and (m := ready.loose.search(text)):
        yield m.group()
    if ready.script and not text.isascii():
        rest = text.replace(" ", "")
        for word in ready.script:
            if word in rest:
                yield word
                rest = rest.replace(word, " ")


def pair_in(label: str, values: tuple[str, ...], text: str) -> str | None:
    """Return the first phrase of a role in folded text with one of other roles right behind it: "status" and "cancelled"."""
    labels = _starting(label)
    words = text.split()
    if labels.keys().isdisjoint(words):
        return None
    behind = _starting(*values)
    for at in range(len(words)):
        for named in standing(labels, words, at):
            if told := next(standing(behind, words, at + len(named)), None):
                return " ".join((*named, *told))
    return None


def standing(ready: dict[str, tuple[tuple[str, ...], ...]], words: list[str], at: int) -> Iterator[tuple[str, ...]]:
    """Yield the phrases that stand at a place among words, the longest first."""
    some = ready.get(words[at], ()) if at < len(words) else ()
    return (p for p in some if tuple(words[at : at + len(p)]) == p)


@cache
def _starting(*roles: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    return by_first_word(folded(*roles))


def holds(role: str, text: str) -> bool:
    """Tell whether a phrase of a role stands in folded text, without a closer look where none can."""
    return (hints(text, role) or not text.isascii()) and first_in(role, text) is not None


def first_in(role: str, text: str) -> str | None:
    """Return the first phrase of a role that stands in folded text."""
    return next(all_in(phrases(role), text), None)
