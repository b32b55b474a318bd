"""Clauses of terms that can answer a complaint: returns, warranty, authenticity, authorised resale.

In: a paper. Out: Founds of the field "clause", one for each topic that a sentence speaks of; the text is the sentence.
Never: a sentence that denies what it names ("not for resale"), a line of the table, a name or a heading alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, get_args

from evidence.extract.page.layout import span_of
from evidence.model import Found, Topic
from evidence.values.languages import languages
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from evidence.extract.page.paper import Paper, Piece, Sheet
    from evidence.values.languages import Clauses

_END = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-z]|[\d(\"\u201c\u201e§•])|(?<=[。！？；])")  # noqa: RUF001 -- full stops of Chinese and Japanese
_NUMBERED = re.compile(r"(?:§|\(?\d{1,2}[.)]|\(?[a-z]\)|[•*\u2013-]\s)")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_ABBREVIATED = re.compile(
    r"(?:^|\s)(?:no|nr|art|abs|inc|ltd|co|tel|str|st|z\.\s?b|d\.\s?h|e\.g|i\.e|p|c)\.$", re.IGNORECASE
)
_LEAST_WORDS, _LEAST_SIGNS, _FULL_WORDS = 5, 8, 9
_LONGEST = 600
_BEFORE = 3  # words in front of a phrase in which a negation denies it
MOST = 24


class _Topics(NamedTuple):
    """One language's phrases as patterns over folded text; None where it has none."""

    named: dict[Topic, re.Pattern[str]]
    fakes: re.Pattern[str] | None
    negations: re.Pattern[str] | None


class _Sentence(NamedTuple):
    """A sentence as printed, and the indexes of its words on the page."""

    text: str
    words: tuple[int, ...]


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:  # noqa: ARG001 -- one shape for all finders
    """Return the clauses of a paper in reading order, the surest `MOST` of them."""
    inside = {(item.span.page, i) for item in paper.items for i in item.span.words}
    spoken = tuple(code for code in dict.fromkeys((paper.language or "en", "en")) if code in languages())
    found: list[Found] = []
    for sheet in paper.sheets:
        for sentence in _sentences(sheet, inside):
            found += [_found(paper, sheet, sentence, topic, sure) for topic, sure in _told(sentence.text, spoken)]
    kept = {id(f) for f in sorted(found, key=lambda f: -f.confidence)[:MOST]}
    return tuple(f for f in found if id(f) in kept)


def _found(paper: Paper, sheet: Sheet, sentence: _Sentence, topic: Topic, sure: float) -> Found:
    return Found(
        field="clause",
        value=topic,
        text=sentence.text,
        span=span_of(paper.document, sheet.page, sentence.words),
        confidence=sure,
        finder="clauses",
        origin=sheet.page.words[sentence.words[0]].origin,
    )


@lru_cache(maxsize=4096)
def _told(sentence: str, spoken: tuple[str, ...]) -> tuple[tuple[Topic, float], ...]:
    """Return what a sentence speaks of, and how surely: a supplier prints the same terms on each of its papers."""
    text = " ".join(fold_label(sentence).split())
    sure = ((topic, max(_says(_topics(code), topic, text) for code in spoken)) for topic in get_args(Topic))
    return tuple(one for one in sure if one[1])


def _says(topics: _Topics, topic: Topic, text: str) -> float:
    """Return how surely a folded sentence grants something of a topic; 0 where it says nothing of it, or denies it."""
    fakes = topic == "authenticity" and topics.fakes is not None and topics.fakes.search(text) is not None
    pattern = topics.named.get(topic)
    hit = pattern.search(text) if pattern and not fakes else None
    if hit is None and not fakes:
        return 0.0
    sure = 0.6 if len(text.split()) < _FULL_WORDS and not _CJK.search(text) else 0.85
    denied = topics.negations is not None and bool(topics.negations.search(text))
    if hit is None:
        return sure if denied else 0.0
    if denied and topics.negations and (topic in {"authenticity", "resale"} or _near(topics.negations, text, hit)):
        return 0.0
    return sure


def _near(negations: re.Pattern[str], text: str, hit: re.Match[str]) -> bool:
    """Tell whether a negation stands right in front of a phrase, or right behind it ("no warranty", "Garantie ausgeschlossen")."""
    before = " ".join(text[: hit.start()].split()[-_BEFORE:])
    behind = " ".join(text[hit.end() :].split()[:_BEFORE])
    return bool(negations.search(before) or negations.search(behind))


@cache
def _topics(code: str) -> _Topics:
    clauses: Clauses = languages()[code].clauses
    named = {topic: pattern for topic in get_args(Topic) if (pattern := any_of(getattr(clauses, topic)))}
    return _Topics(named, any_of(clauses.fakes), any_of(clauses.negations))


def any_of(phrases: Sequence[str]) -> re.Pattern[str] | None:
    """Return a pattern for any of the phrases in folded text; a `*` is the rest of a word."""
    if not phrases:
        return None
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile("|".join(_pattern(some, signs=signs) for signs, some in groupby(longest_first, _has_signs)))


def _has_signs(phrase: str) -> bool:
    return _CJK.search(phrase) is not None


def _pattern(phrases: Iterable[str], *, signs: bool) -> str:
    """Return a pattern of some phrases: `signs` stand anywhere, words are asked once for all whether they begin one."""
    if signs:
        return "|".join(re.escape(fold_label(phrase)) for phrase in phrases)
    each = (" ".join(_word(w) for w in phrase.split()) for phrase in phrases)
    return rf"(?<!\w)(?:{'|'.join(each)})(?!\w)"


def _word(word: str) -> str:
    return re.escape(fold_label(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else "")


def _sentences(sheet: Sheet, inside: set[tuple[int, int]]) -> Iterator[_Sentence]:
    """Yield the sentences of a page that are prose, block by block."""
    for block in sheet.blocks:
        lines = [p for p in block if not p.turn and not any((p.page, i) in inside for i in p.words)]
        for paragraph in _paragraphs(lines):
            yield from _split(paragraph)


def _paragraphs(lines: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the lines of a block, parted where a numbered or marked line begins."""
    current: list[Piece] = []
    for piece in lines:
        if current and _NUMBERED.match(piece.text):
            yield current
            current = []
        current.append(piece)
    if current:
        yield current


def _split(paragraph: Sequence[Piece]) -> Iterator[_Sentence]:
    starts: list[int] = []
    words: list[int] = []
    texts: list[str] = []
    at = 0
    for piece in paragraph:
        starts += [at + s for s in piece.starts]
        words += piece.words
        texts.append(piece.text)
        at += len(piece.text) + 1
    text = " ".join(texts)
    for begin, end in _ends(text):
        part = text[begin:end].strip()
        if not _is_prose(part):
            continue
        first, last = max(0, bisect_right(starts, begin) - 1), bisect_right(starts, end - 1)
        if text[begin:end].startswith(" "):
            first = min(first + 1, last - 1)
        yield _Sentence(part, tuple(words[first:last]))


def _ends(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for m in _END.finditer(text):
        if not _ABBREVIATED.search(text[begin : m.start()]):
            yield begin, m.start()
            begin = m.end()
    yield begin, len(text)


def _is_prose(text: str) -> bool:
    """Tell whether a text is a sentence: words, not a heading, an address or a row of numbers."""
    if len(text) > _LONGEST:
        return False
    signs = 0 if text.isascii() else len(_CJK.findall(text))
    if signs * 2 > len(text.replace(" ", "")):
        return signs >= _LEAST_SIGNS
    words = text.split()
    if len(words) < _LEAST_WORDS:
        return False
    letters = sum(map(str.isalpha, text))
    plain = [w for w in words if w.strip(".,;:()\"'").isalpha()]
    small = sum(w[0].islower() for w in plain) + (
        len(words) if text.isupper() else 0
    )  # names are capitalised throughout
    return (
        len(plain) >= _LEAST_WORDS and small >= 0.4 * len(words) and letters >= 0.7 * sum(not c.isspace() for c in text)
    )
