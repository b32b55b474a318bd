"""Names and addresses of companies: legal forms, keys to compare by, likeness.

In: printed text. Out: keys and scores from 0 to 1. Never: a decision which of two parties is which.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.values.languages import languages
from evidence.values.text import label_key, label_roles, strip_accents

if TYPE_CHECKING:
    from collections.abc import Callable

_FORM_KEYS = {
    "limited": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co", "sendirianberhad": "sdnbhd", "berhad": "bhd",
    "gesellschaftmitbeschrankterhaftung": "gmbh", "aktiengesellschaft": "ag", "publiclimitedcompany": "plc", "privatelimited": "pvtltd",
    "societaperazioni": "spa", "sarl": "sarl", "gmbhcokg": "gmbhcokg", "gmbhundcokg": "gmbhcokg", "gmbh&cokg": "gmbhcokg", "ptyltd": "ptyltd",
    "spz00": "spzoo", "sr0": "sro", "d00": "doo",  # as scans read the letter o
    "spolkazograniczonaodpowiedzialnoscia": "spzoo", "spolkazoo": "spzoo", "spolkaakcyjna": "sa", "sociedadlimitada": "sl",
    "sociedaddresponsabilidadlimitada": "sl", "sociedadanonima": "sa", "societaaresponsabilitalimitata": "srl",
    "societearesponsabilitelimitee": "sarl", "societeanonyme": "sa", "societeparactionssimplifiee": "sas", "beslotenvennootschap": "bv",
    "naamlozevennootschap": "nv", "limitedsirketi": "ltdsti", "anonimsirketi": "as", "limitedliabilitycompany": "llc",
    "proprietarylimited": "ptyltd", "ptylimited": "ptyltd", "pteltd": "pteltd", "ptelimited": "pteltd", "colimited": "coltd",
}  # fmt: skip
_EXTRA_FORMS = (
    "ltd", "limited", "ltd.", "limited liability company", "inc", "inc.", "incorporated", "llc", "l.l.c.", "llp", "lp", "plc", "corp", "corp.", "corporation", "co.", "co., ltd.", "co. ltd", "company",
    "gmbh", "ag", "kg", "ohg", "ug", "gmbh & co. kg", "gmbh & co kg", "e.k.", "e.kfm.", "ug (haftungsbeschränkt)", "se", "sa", "s.a.", "sas", "sasu", "sarl", "s.à r.l.", "eurl",
    "snc", "sci", "spa", "s.p.a.", "srl", "s.r.l.", "s.r.l.s.", "srls", "sl", "s.l.", "s.l.u.", "slu", "b.v.", "bv", "n.v.", "nv", "vof", "bvba", "sprl", "sp. z o.o.", "sp. z 0.0.", "s.r.o.", "s.r.0.", "d.0.0.",
    "a.s.", "a/s", "aps", "ab", "oy", "oyj", "as", "asa", "lda", "lda.", "unipessoal lda", "a.ş.", "ltd. şti.", "ltd.şti.", "san. ve tic. a.ş.", "sdn bhd", "sdn. bhd.", "bhd", "berhad",
    "pte ltd", "pte. ltd.", "pty ltd", "pty. ltd.", "pvt ltd", "pvt. ltd.", "private limited", "k.k.", "kft", "kft.", "zrt", "d.o.o.", "ood", "eood", "株式会社", "有限会社", "合同会社", "有限公司",
    "股份有限公司", "公司", "pt", "cv",
)  # fmt: skip
_SPELLED = {"Ä": "AE", "Ö": "OE", "Ü": "UE", "Å": "AA", "Æ": "AE", "Ø": "OE"}
_WORDS = re.compile(r"[^\W_]+(?:&[^\W_]+)?|&")
_CJK_FORM = re.compile(r"株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|公司|[㈱㈲]|[(（][株有][)）]")  # noqa: RUF001 -- as printed
_SHORT_FORMS = {"㈱": "株式会社", "㈲": "有限会社", "株": "株式会社", "有": "有限会社"}
# Forms that stand in front of a name somewhere; any other one in front is a word ("Trust", "Company of").
_FRONT_FORMS = frozenset(
    (
        "pt",
        "cv",
        "sarl",
        "sas",
        "sasu",
        "eurl",
        "snc",
        "sci",
        "ets",
        "etablissements",
        "societe",
        "ste",
        "ditta",
        "firma",
        "pphu",
        "phu",
        "uab",
        "earl",
        "gaec",
        "genossenschaft",
        "sia",
        "ou",
    )
)
_NAME_WORD = re.compile(r"[^\s,()]+")
_WORD_SIGNS = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^\W\d_][\w'\u2019]*(?:,? [a-z\u00df-\u00ff][\w'\u2019]*){3,}[.!?]")
_MOST_FORM_WORDS, _MOST_FRONT_WORDS = 5, 3
_LIKE = 86  # of 100: a name and a domain that are one
_CHANCE = 3  # so many letters agree by chance


@cache
def legal_forms() -> dict[str, str]:
    """Return every legal form as a key without marks and blanks -> the key of its unified form."""
    forms = {f for language in languages().values() for f in language.legal_forms} | set(_EXTRA_FORMS)
    keys = sorted({_form_key(f) for f in forms} - {""})
    return {key: _FORM_KEYS.get(key, key) for key in keys}


@cache
def _form_endings() -> frozenset[str]:
    """Return every ending of the keys of legal forms: what ends in none of them ends in no form."""
    return frozenset(key[at:] for key in legal_forms() for at in range(len(key) + 1))


@lru_cache(maxsize=16384)
def _form_key(text: str) -> str:
    """Return the letters and digits of a text: that of several words is theirs in one piece."""
    return "".join(_WORD_SIGNS.findall(strip_accents(text)))


def may_end_form(word: str) -> bool:
    """Tell whether a legal form can end with a word: most words end none."""
    parts = _NAME_WORD.findall(word)
    return not parts or _form_key(parts[-1]) in _form_endings()


@lru_cache(maxsize=8192)
def split_legal_form(name: str) -> tuple[str, str | None]:
    """Return a name without its legal form, and the form's unified key ("gmbh"), None where none is there.

    The form stands at the end, or in front ("PT Example", "S.A.R.L. Example"), or is followed by a branch in brackets.
    """
    if m := None if name.isascii() else _CJK_FORM.search(name):
        return (name[: m.start()] + name[m.end() :]).strip(), _SHORT_FORMS.get(m.group().strip("()（）"), m.group())  # noqa: RUF001 -- as printed
    spans = [m.span() for m in _NAME_WORD.finditer(name)]
    found: tuple[str, str | None] = (name.strip(), None)
    key = ""
    for start, end in spans[: -min(_MOST_FORM_WORDS + 1, len(spans)) : -1]:
        if name[start:end].lower() == "c/o":
            break  # no company's "Co"
        key = _form_key(name[start:end]) + key
        if key not in _form_endings():
            break
        if unified := legal_forms().get(key):
            found = name[:start].rstrip(" ,.-&("), unified
    if found[1]:
        return found
    key = ""
    for start, end in spans[: min(_MOST_FRONT_WORDS, len(spans) - 1)]:
        key += _form_key(name[start:end])
        if (unified := legal_forms().get(key)) in _FRONT_FORMS:
            found = name[end:].lstrip(" ,.-"), unified
    return found


@lru_cache(maxsize=8192)
def normal_name(name: str) -> str:
    """Return a key to compare names by: case, accents, marks folded, legal form at the end in its unified form."""
    bare, form = split_legal_form(name)
    joined = " ".join(plain_words(bare))
    return f"{joined} {form}".strip() if form else joined


def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, case, accents and marks folded and "and" in one language; a legal form is one of them."""
    words = _WORDS.findall(strip_accents(name).replace("'", "").replace(".", ""))
    return tuple("and" if w in {"&", "und", "et", "y", "e", "en"} else w for w in words)


def spelled_out(name: str) -> str:
    """Return a name in capitals as keyboards without its letters write it: "Söhne" as "SOEHNE"."""
    return "".join(_SPELLED.get(c, c) for c in name.upper())


@lru_cache(maxsize=8192)
def _party_key(name: str) -> tuple[str, str, str | None]:
    """Return a name's letters in one piece, its words in the order of the alphabet, and its legal form."""
    bare, form = split_legal_form(name)
    key = normal_name(bare)
    return key.replace(" ", ""), " ".join(sorted(key.split())), form


@cache
def _ratio() -> Callable[[str, str], float]:
    """Return the likeness of two texts, 0 to 100; the library is loaded on first use."""
    from rapidfuzz import fuzz

    return fuzz.ratio


def same_party(a: str, b: str, least: float = 0.0) -> float:
    """Return how surely two names are one company, 0 to 1; different legal forms lower it, a missing one hardly.

    Who asks only for `least` or more gets 0 where the lengths alone leave less.
    """
    (tight_a, loose_a, form_a), (tight_b, loose_b, form_b) = _party_key(a), _party_key(b)
    tight, loose = (len(tight_a), len(tight_b)), (len(loose_a), len(loose_b))
    if not min(tight) or (2 * min(tight) < least * sum(tight) and 2 * min(loose) < least * sum(loose)):
        return 0.0
    ratio = _ratio()
    score = max(ratio(tight_a, tight_b), ratio(loose_a, loose_b)) / 100
    if form_a != form_b:
        score *= 0.97 if form_a is None or form_b is None else 0.85
    return round(score, 4)


@lru_cache(maxsize=8192)
def domain_odds(name: str, domains: tuple[str, ...]) -> float:
    """Return how far a name is that of a domain: all of it, its initials, or the domain's beginning."""
    bare = normal_name(split_legal_form(name)[0]) if domains else ""
    key = bare.replace(" ", "")
    if len(key) < 3:  # noqa: PLR2004 -- too short to compare
        return 0.0
    told = "".join(w for w in bare.split() if w not in _stopwords())  # "alqueria-segura" of Alquería del Segura
    keys = (key, told) if _CHANCE + 1 < len(told) < len(key) else (key,)
    initials = "".join(w[0] for w in bare.split())
    best, ratio = 0.0, _ratio()
    for domain in domains:
        plain = domain.replace("-", "").lower()
        if any(
            ratio(k, plain) >= _LIKE or (len(plain) > _CHANCE and plain in k) or (len(k) > _CHANCE + 1 and k in plain)
            for k in keys
        ):
            best = max(best, 1.6)
        elif len(initials) > 2 and initials == plain:  # noqa: PLR2004 -- letters by chance
            best = max(best, 1.0)
    return best


def _form_inside(name: str) -> bool:
    """Tell whether a form of three letters or more stands between other words ("Example GmbH - Branch")."""
    inside = pairwise([*_NAME_WORD.findall(name)[1:], ""])
    pairs = ((_form_key(word), behind) for word, behind in inside if word[0].isupper())
    keys = (key for first, behind in pairs for key in (first, first + _form_key(behind)))
    return any(len(key) > 2 and key in legal_forms() and key != "company" for key in keys)  # noqa: PLR2004 -- "as", "se"


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(strip_accents(w) for language in languages().values() for w in language.stopwords if len(w) > 1)


_LETTER = re.compile(r"[^\W\d_]")
_BUSINESS = frozenset(
    [
        "trading",
        "enterprise",
        "enterprises",
        "store",
        "stores",
        "supermarket",
        "mart",
        "market",
        "restaurant",
        "cafe",
        "services",
        "service",
        "holdings",
        "group",
        "international",
        "industries",
        "industry",
        "solutions",
        "systems",
        "technology",
        "technologies",
        "electronics",
        "hardware",
        "stationery",
        "distribution",
        "distributors",
        "supplies",
        "wholesale",
        "handel",
        "vertrieb",
        "grosshandel",
        "versand",
        "verlag",
        "apotheke",
        "autohaus",
        "ets",
        "etablissements",
        "distribuzione",
        "commerciale",
        "comercial",
        "distribuciones",
        "import",
        "export",
        "logistics",
        "pharmacy",
        "bakery",
        "hotel",
        "motor",
        "motors",
        "bros",
        "brothers",
        "sons",
        "partners",
        "associates",
    ]
)


@lru_cache(maxsize=8192)
def is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence in whatever language: four words, only the first with a capital, and a full stop."""
    return _SENTENCE.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def looks_like_company(text: str) -> float:
    """Return how much a line looks like a company's name, 0 to 1: legal form, words of business, capitals, length."""
    stripped = text.strip(" :-*")
    letters = len(_LETTER.findall(stripped))
    if letters < 2 or "@" in stripped or label_key(stripped) in label_roles():  # noqa: PLR2004 -- one letter is no name
        return 0.0
    bare, form = split_legal_form(stripped)
    words = _WORDS.findall(strip_accents(bare))
    score = 0.25 if letters * 2 > len(stripped) else 0.05
    if form or _form_inside(stripped):
        score += 0.6 if form else 0.4
    if any(w in _BUSINESS for w in words):
        score += 0.25
    if stripped[:1].isupper() and len(words) <= 6:  # noqa: PLR2004 -- sentences are longer
        score += 0.1
    if not form and sum(w in _stopwords() for w in words) > 1:
        score -= 0.25
    if sum(map(str.isdigit, stripped)) * 4 > len(stripped) or len(words) > 9:  # noqa: PLR2004 -- sentences, numbers
        score -= 0.3
    return round(min(1.0, max(0.0, score)), 3)
