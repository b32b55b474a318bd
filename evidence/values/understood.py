"""What invoices usually say, as words: a sentence that holds others is not understood.

In: a sentence outside of a table, a note beside a line, a stamp. Out: its words that are none of `values/usual`, where they
are too many. Never: a list of bad words: what is not known is a person's to read.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from evidence.values.languages import languages
from evidence.values.phrases import folded
from evidence.values.reserved import settled
from evidence.values.text import fold_label, language_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.values.languages import Says

_FOLDER = files("evidence.values") / "usual"
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\w[./\\_]\w)\S*|\S*\d\S*")
_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIGNS_OF_A_SENTENCE = 5
_VALUE = re.compile(r"[:\uff1a\d]")  # behind a label, or a value itself
_COMPOUNDS = frozenset({"de", "nl", "sv", "da", "no", "fi", "hu"})
_UMLAUTS = frozenset({"de"})
_DIGRAPH = re.compile("([aou])e")  # "vollstaendig", on keyboards without umlauts
_NOUNS_ARE_CAPITAL = frozenset({"de"})
_STEM, _TAIL, _FRONT = 3, 5, 4  # letters
_ABSTRACT = 7
_STRANGE, _SHORT = 2, 2
_STRANGE_OF_TERMS = 3  # a sentence that has a word of the usual terms may hold more
_STRANGE_IN_A_STORY = 1
_HEAD = 5  # letters that a word shares with a known one: another form of it
_HEAD_OF_COMPOUND = 6
_STORY_WORDS = 4
_STAMP_WORDS = 4
_READ = 5  # letters of a word that may be misread
_SURE = 0.5  # of a sentence's language, on a paper in one without words
_SMALL_WORDS = 3
_TORN = 4  # letters: a shorter one is a scrap of a word, an abbreviation
_FOREIGN = 1  # strange words of a sentence that is understood in another language


class _Usual(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    told: tuple[str, ...]
    tells: tuple[str, ...]
    abstract: tuple[str, ...]
    words: tuple[str, ...]
    goods: tuple[str, ...]
    persons: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()  # usual together; a word of them alone may tell a story: "left our warehouse"


class _Known(NamedTuple):
    whole: frozenset[str]
    stems: tuple[str, ...]
    tails: tuple[str, ...]
    heads: frozenset[str]
    abstract: tuple[str, ...]


def strange_words(
    sentence: str, language: str | None, names: frozenset[str] = frozenset(), *, scanned: bool = False
) -> tuple[str, ...]:
    """Return the words of a sentence that are not understood, where they are too many; `names` are the paper's own.

    In a scan a word may have lost a letter, or be torn out of an address that is made of a name.
    """
    if language in languages() and languages()[language].says.particles:
        return _strange_signs(sentence, languages()[language].says)
    if _SCRIPT.search(sentence) or not _is_asked(language, sentence):
        return ()
    strange = _strange(sentence, _codes(language), names)
    if scanned:
        strange = tuple(
            w
            for w in strange
            if not _is_torn(fold_label(w), names)
            and not any(_is_nearly_known(fold_label(w), code) for code in _codes(language))
        )
    if settled(sentence, language):
        found = strange if _too_many(strange, _STRANGE_OF_TERMS) else ()
    elif _is_prose(sentence, language):
        found = _said(strange, _READ if scanned else _TORN) or _persons(sentence, language)
    else:
        tells = any(_tells(code).search(fold_label(sentence)) for code in _codes(language))
        found = strange if _too_many(strange, _STRANGE_IN_A_STORY if tells else _STRANGE) else ()
    return () if found and _understood_elsewhere(sentence, language, names) else found


def _said(strange: tuple[str, ...], least: int) -> tuple[str, ...]:
    """Return what is not understood of a sentence without a word of the usual terms: one word in small letters is enough."""
    return strange if any(w[0].islower() and len(w) >= least for w in strange) else ()


def strange_note(note: str, language: str | None, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the same of a note beside a line, which may describe goods in any words but tells no story."""
    if _SCRIPT.search(note) or not _is_asked(language, note):
        return ()
    plain = fold_label(note)
    codes = _codes(language)
    told = any(_told(code).search(plain) for code in codes)
    strange = _strange(note, codes, names, goods=True) if told else ()
    if not strange and note.count(" ") >= _STORY_WORDS - 1 and ":" not in note and not settled(note, language):
        return tuple(dict.fromkeys(m.group() for code in codes if (m := _tells(code).search(plain))))
    return strange if any(w[0].islower() for w in strange) else ()


def strange_stamp(text: str, language: str | None, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words of a few large letters that are not understood."""
    words = [w for w in fold_label(text).split() if len(w) > _SHORT and not w.isdigit()]
    if _SCRIPT.search(text) or len(words) > _STAMP_WORDS:
        return ()
    harmless = {w for phrase in folded("harmless") for w in phrase.split()} | names
    return tuple(w for w in words if w not in harmless and not any(_is_known(w, code) for code in _codes(language)))


def is_usual(words: list[str], language: str | None) -> bool:
    """Tell whether folded words are all such as invoices say: no names."""
    known = [_known(code) for code in _codes(language)]
    return all(any(w in k.whole or w.startswith(k.stems) for k in known) for w in words)


def _strange_signs(sentence: str, says: Says) -> tuple[str, ...]:
    """Return a sentence of a script without blanks that has no word of the usual terms and remarks."""
    if len(_SCRIPT.findall(sentence)) < _SIGNS_OF_A_SENTENCE or _VALUE.search(sentence):
        return ()
    told = any(w in sentence for w in says.particles)
    return (sentence,) if told and not any(w in sentence for w in (*says.usual, *says.settled)) else ()


def _persons(sentence: str, language: str | None) -> tuple[str, ...]:
    """Return the words of a sentence for third persons: who did or did not."""
    plain = fold_label(sentence)
    known = (_usual(code).persons for code in _codes(language))
    return tuple(dict.fromkeys(m.group() for persons in known if persons for m in _any_of(persons).finditer(plain)))


def _is_prose(sentence: str, language: str | None) -> bool:
    """Tell whether words are a sentence, not a label or a name, in a language whose usual terms are known."""
    if language not in _all() or not languages()[language].says.settled:
        return False
    words: list[str] = _WORD.findall(_ADDRESS.sub(" ", sentence))
    return sum(w[0].islower() and len(w) >= _SHORT for w in words) >= _SMALL_WORDS


@lru_cache(maxsize=16384)
def _is_asked(language: str | None, sentence: str) -> bool:
    """Tell whether a sentence can be understood: a paper in a language without words may hold one in a language that has them."""
    if language is None or language in _all():
        return True
    code, sure = language_of(sentence)
    return code in _all() and sure >= _SURE


def _too_many(strange: tuple[str, ...], most: int) -> bool:
    """Tell whether words are no names alone, and enough: one may be a name, or a word that nobody thought of."""
    return len(strange) >= most and any(w[0].islower() for w in strange)


def _understood_elsewhere(sentence: str, language: str | None, names: frozenset[str]) -> bool:
    """Tell whether a sentence is a usual one of another language: papers print their terms in several."""
    if sum(w[0].islower() for w in _WORD.findall(sentence)) < _SMALL_WORDS:
        return False  # capital letters are no names in every language
    others = (code for code in _all() if code not in _codes(language))
    return any(len(_strange(sentence, (code,), names)) <= _FOREIGN for code in others)


def _strange(sentence: str, codes: tuple[str, ...], names: frozenset[str], *, goods: bool = False) -> tuple[str, ...]:
    unknown = _unknown(sentence, codes, goods=goods)
    return tuple(word for word, parts in unknown if not all(p in names or _is_form(p, names) for p in parts))


def _is_form(word: str, names: frozenset[str]) -> bool:
    """Tell whether a word is one of the paper's own names with an ending: "mugs" where a line sells a "Mug"."""
    return len(word) > _STEM and not names.isdisjoint((word[:-1], word[:-2] if len(word) > _STEM + 1 else word))


@lru_cache(maxsize=16384)
def _unknown(sentence: str, codes: tuple[str, ...], *, goods: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words that none of the languages knows, with the parts that are not known: papers repeat their terms."""
    found = []
    text = _ADDRESS.sub(" ", sentence)
    for code in codes:
        text = _phrases(code).sub(" ", text)
    for at, match in enumerate(_WORD.finditer(text)):
        word, labels = match.group(), text[match.end() : match.end() + 2].strip().startswith(":")
        if any(c.isupper() for c in word[1:]) or len(word) < _SHORT:
            continue  # "ACME", "ZUGFeRD": a name
        if at and not labels and word[0].isupper() and _NOUNS_ARE_CAPITAL.isdisjoint(codes):
            continue
        parts = [p for p in fold_label(word.replace("\u2019", "'")).split() if len(p) >= _SHORT]
        if strange := tuple(p for p in parts if not any(_is_known(p, code, goods=goods) for code in codes)):
            found.append((word, strange))
    return tuple(found)


def _codes(language: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, "en"))) if language in _all() else _all()


@lru_cache(maxsize=32768)
def _is_known(word: str, code: str, *, goods: bool = False) -> bool:
    known = _known(code, goods=goods)
    if (
        word in known.whole
        or word.startswith(known.stems)
        or (len(word) >= _ABSTRACT and word.endswith(known.abstract))
    ):
        return True
    if code in _UMLAUTS and (bare := _DIGRAPH.sub(r"\1", word)) != word and _is_known(bare, code, goods=goods):
        return True
    head = _HEAD_OF_COMPOUND if code in _COMPOUNDS else _HEAD
    if len(word) > head and word[:head] in known.heads:
        return True
    if code not in _COMPOUNDS:
        return False
    return word.endswith(known.tails) or any(word[:n] in known.whole for n in range(_FRONT, len(word) - 1))


@lru_cache(maxsize=4096)
def _is_nearly_known(word: str, code: str) -> bool:
    """Tell whether a known word has one letter otherwise."""
    from rapidfuzz.distance import Levenshtein

    known = _known(code)
    if len(word) < _READ:
        return False
    near = (w for w in known.whole if abs(len(w) - len(word)) <= 1)
    stems = (s for s in known.stems if len(s) >= _READ)
    return any(Levenshtein.distance(w, word, score_cutoff=1) <= 1 for w in near) or any(
        Levenshtein.distance(s, word[: len(s)], score_cutoff=1) <= 1 for s in stems
    )


def _is_torn(word: str, names: frozenset[str]) -> bool:
    """Tell whether most of a word stands in a row in one of the paper's names: "savonneriev" of "savonnerievp.example"."""
    size = max(_READ, -(-2 * len(word) // 3))
    return any(word[n : n + size] in name for n in range(len(word) - size + 1) for name in names)


@cache
def _all() -> tuple[str, ...]:
    names = (f.name for f in _FOLDER.iterdir() if f.name.endswith(".toml"))
    return tuple(sorted(n.removesuffix(".toml") for n in names))


@cache
def _known(code: str, *, goods: bool = False) -> _Known:
    usual = _usual(code)
    lines = (*usual.words, *usual.goods) if goods else usual.words
    words = [w for line in lines for w in line.split()] + _of_labels(code)
    whole = _parts(w for w in words if not w.endswith("*"))
    begun = _parts(w.rstrip("*") for w in words if w.endswith("*"))
    stems = {p for p in begun if len(p) >= _STEM}
    whole |= begun - stems
    tails = tuple(sorted(p for p in whole | stems if len(p) >= _TAIL))
    head = _HEAD_OF_COMPOUND if code in _COMPOUNDS else _HEAD
    heads = frozenset(p[:head] for p in whole | stems if len(p) >= head)
    abstract = tuple(fold_label(w) for line in usual.abstract for w in line.split())
    return _Known(frozenset(whole), tuple(sorted(stems)), tails, heads, abstract)


def _parts(words: Iterable[str]) -> set[str]:
    """Return the folded words of texts, at once: a language has thousands."""
    return set(fold_label(" , ".join(words)).split())


@cache
def _usual(code: str) -> _Usual:
    return msgspec.toml.decode((_FOLDER / f"{code}.toml").read_bytes(), type=_Usual)


@cache
def _phrases(code: str) -> re.Pattern[str]:
    some = "|".join(map(re.escape, _usual(code).phrases)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{some})(?!\w)", re.IGNORECASE)


@cache
def _told(code: str) -> re.Pattern[str]:
    return _any_of(_usual(code).told)


@cache
def _tells(code: str) -> re.Pattern[str]:
    return _any_of(_usual(code).tells)


@cache
def _any_of(lines: tuple[str, ...]) -> re.Pattern[str]:
    words = [w for line in lines for w in line.split()]
    some = "|".join(re.escape(fold_label(w.rstrip("*"))) + (r"\w*" if w.endswith("*") else "") for w in words)
    return re.compile(rf"(?<!\w)(?:{some})(?!\w)")


def _of_labels(code: str) -> list[str]:
    """Return the words of a language's labels, headings, units, countries and months."""
    language = languages()[code]
    groups = [getattr(part, f) for part in (language.labels, language.columns) for f in part.__struct_fields__]
    groups += [language.units, language.stopwords, language.street_words, language.says.settled]
    groups += [*language.countries.values(), *language.months]
    return [w for group in groups for text in group for w in text.split()]
