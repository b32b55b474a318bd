"""Whether printed words are words at all: a page of noise, of which chance makes labels and names.

In: the lines of a paper. Out: yes or no. Never: what they mean; a judgement on scripts whose words no blank parts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from evidence.values.languages import languages
from evidence.values.text import label_roles, strip_accents

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones come about by chance
_LATIN = re.compile(r"[a-z]{4,}")
_FEWEST = 8  # words, of which something can be told
_FEWEST_SIGNS = 40  # groups of signs without any word
_NOISE = 30  # one known word in so many: of 928 papers in 20 languages every one has one in five, random letters one in fifty


def is_noise(lines: Iterable[str]) -> bool:
    """Tell whether lines hold hardly a word of any language's business papers: what is found there is found by chance."""
    text = strip_accents(" ".join(lines))
    words = _WORD.findall(text)
    latin = [w for w in words if _LATIN.fullmatch(w)]
    if len(words) - len(latin) >= _FEWEST:
        return False
    if len(latin) < _FEWEST:
        return not words and len(text.split()) >= _FEWEST_SIGNS
    # Labels alone tell most papers from noise, and are loaded already; all words take .15 s a process.
    return all(sum(w in known for w in latin) * _NOISE <= len(latin) for known in _known())


def _known() -> Iterator[Container[str]]:
    """Yield what words are known by: labels, then all that the language files hold."""
    yield label_roles()
    yield _known_words()


@cache
def _known_words() -> frozenset[str]:
    """Return the words of the language files: labels, titles, units, terms."""
    texts = (text for language in languages().values() for text in _texts(msgspec.to_builtins(language)))
    return frozenset(word for text in texts for word in _WORD.findall(strip_accents(text)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        inner = value.values() if isinstance(value, dict) else value
        for one in inner:
            yield from _texts(one)
