"""Words by which a paper says of itself that it is void, a draft, a sample, an advance, paid back, or no invoice at all.

In: a printed line. Out: the words that say so. Never: a decision what that is worth.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from evidence.values.languages import languages
from evidence.values.phrases import alternatives, any_of, by_first_word, first_in, folded, pair_in, standing, words_of
from evidence.values.text import fold_label, label_key, label_roles
from evidence.values.undone import undone

_PROFORMA = ("pro forma", "proforma")  # a stamp across a page says so; in a line a title does
# The whole of a line, of any size.
_CJK_SENTENCES = re.compile(
    r"(?:请勿|不能?|不得|並?不?非|並非)作?[为為]?(?:正式)?(?:发票|發票|报销凭证)|(?:不是|并非|非)(?:正式)?(?:发票|發票)"
    r"|(?:請求書|インボイス|正式な書類)では(?:ありません|ございません|ない)|(?:無効|取消済み?)です|作废|已冲红|被红冲"
)
# Behind a label, in brackets and without a number: where a value should stand ("<to be filled>", "[Kundennummer]").
_OPEN = re.compile(r"[:\uff1a]\s*(?P<open>\[[^\]\d@.]{4,40}\]|<{1,2}[^<>\d@.]{4,40}>{1,2}|\{[^}\d@.]{4,40}\})\s*$")
_SHUT = re.compile(r"(?P<label>\w[^\[<{:]*?)[\s:]*[\[<{](?P<open>[^\]>}\d@]{4,40})[\]>}]")
_TITLE_WORDS = 8
_TITLES = frozenset(
    ("invoice", "facture", "factura", "fattura", "faktura", "factuur", "fatura", "rechnung", "receipt")
)  # "invoice draft" is a title
_LETTER_FOR = str.maketrans("01258", "oizsb")
_LEAST_READ, _NEARLY, _NEARLY_LARGE = 4, 85, 80
_LONG_STAMP = 60
_NUMBER_LABEL = 4  # words of a label of a number, at most
_STAMP_PARTS = re.compile(r"\s[-\u2013\u2014|/]\s|[|/:,;(]")
_APART = re.compile(r"[,;]\s|\s[-\u2013\u2014|]\s")
_SET_APART = re.compile(r"\s[-\u2013\u2014|]\s")
_CROSSES = re.compile(r"x{3,}|0{4,}")
_CLAUSE = re.compile(r"[.;:!?]\s|\u3002")


@lru_cache(maxsize=16384)
def stamp(line: str, *, scanned: bool = False, small: bool = False) -> str | None:
    """Return the words of a line that says nothing but that its paper does not count; a scan may lose a letter.

    A day, a number or another language may stand beside them. `small` letters must say that it is void.
    """
    if small and len(line) > _LONG_STAMP:
        return None
    text = _undated(line)
    if small:
        if gone := _on_a_day(line) or _set_apart(line):
            return gone
        last = fold_label(_SET_APART.split(line)[-1]) if len(line) < _LONG_STAMP else ""
        return text if text in folded("void") else last if last in _PROFORMA and last != fold_label(line) else None
    parts = [fold_label(p) for p in _STAMP_PARTS.split(line)] if len(line) < _LONG_STAMP else []
    said = folded("stamps", "stamps_exact")
    text = next((p for p in parts if p in said), text)
    if text in said or not scanned or len(text) < _LEAST_READ:
        return text if text in said else None
    from rapidfuzz import fuzz, process

    near = process.extractOne(text, sorted(folded("stamps")), scorer=fuzz.ratio, score_cutoff=_NEARLY)
    return near[0] if near else None


def _on_a_day(line: str) -> str | None:
    """Return what became of a paper on a day that stands behind it, whatever follows: "Credited 2 June 2026, see CN-30977"."""
    from evidence.values.dates import find_dates

    said = folded("void", "stamps_exact")
    parts = (p for p in _APART.split(line) if len(p) < _LONG_STAMP)
    return next((t for p in parts if p[:1].isalpha() and (t := _undated(p)) in said and find_dates(p)), None)


def _set_apart(line: str) -> str | None:
    """Return what became of a paper where its line begins so, and goes on in words: "CANCELLED - replaced by CF-30544"."""
    first, *rest = _STAMP_PARTS.split(line, maxsplit=1)
    word = fold_label(first)
    goes_on = sum(map(str.isalpha, "".join(rest))) >= _LEAST_READ
    return word if goes_on and first[:1].isupper() and word in folded("void") else None


def _undated(line: str) -> str:
    """Return the words of a stamp without its day and the little word before that; letters set apart are joined."""
    from evidence.values.dates import find_dates

    for found in reversed(find_dates(line)):
        line = line[: found.start] + line[found.end :]
    text = _before_day().sub("", fold_label(line)).strip()
    letters = text.split()
    return "".join(letters) if len(letters) >= _LEAST_READ and all(len(w) == 1 for w in letters) else text


@cache
def _before_day() -> re.Pattern[str]:
    """Return a pattern of the little word before a day, at the end of folded text."""
    return re.compile(rf" (?:{alternatives(w for one in languages().values() for w in one.on_day)})$")


def nearly_stamp(text: str, *, part: bool = False) -> str | None:
    """Return the word of a stamp that a reading of large letters stands for, letters missing or mistaken.

    With `part` one of several words will do, and a long word's beginning or end: a frame or a picture crosses the rest.
    """
    from rapidfuzz import fuzz, process

    words = sorted(_stamps())
    whole = _letters(text)
    for read in dict.fromkeys((whole, *map(_letters, text.split() if part else ()))):
        if read in words or read in _stated():
            return read
        if len(read) < _LEAST_READ:
            continue
        near = process.extractOne(read, words, scorer=fuzz.ratio, score_cutoff=_NEARLY_LARGE)
        if near:
            return near[0]
    if not part or len(whole) <= _LEAST_READ:
        return None
    return next((w for w in words if len(whole) * 2 > len(w) and (w.startswith(whole) or w.endswith(whole))), None)


def harmless(text: str) -> bool:
    """Tell whether a stamp says nothing against its paper: paid, received, a copy."""
    from rapidfuzz import fuzz

    read = _letters(text)
    return any(fuzz.ratio(read, _letters(word)) >= _NEARLY_LARGE for word in words_of("harmless"))


@cache
def _stated() -> frozenset[str]:
    return frozenset(_letters(word) for word in words_of("stamps_exact")) - {""}


@cache
def _stamps() -> frozenset[str]:
    return frozenset(_letters(word) for word in (*words_of("stamps"), *_PROFORMA))


def _letters(text: str) -> str:
    return "".join(c for c in fold_label(text) if c.isalnum()).translate(_LETTER_FOR)


@lru_cache(maxsize=65536)
def taken_back(line: str) -> str | None:
    """Return the words of a line that say by any of the ways below that its paper does not count."""
    return next((words for says in _SAYS if (words := says(line))), None)


def disclaimer(line: str) -> str | None:
    """Return the words of a line that say that its paper is no invoice, or is cancelled."""
    found = next((w for clause in _clauses(line) if (w := first_in("denials", fold_label(clause)))), None)
    return found or (None if line.isascii() else _first(_CJK_SENTENCES, line))


def alone(line: str) -> str | None:
    """Return the words of a line or sentence that says but that its paper is for show, or gives it such a status."""
    whole = folded("alone")
    only = next((c for clause in _clauses(line + " ") if (c := fold_label(clause)) in whole), None)
    if only:
        return only
    plain = fold_label(line)
    return pair_in("status", ("stamps", "stamps_exact"), plain)


def trial(line: str) -> str | None:
    """Return the words of a line that say that its paper comes from a program on trial."""
    plain = fold_label(line)
    opening = next((w for w in words_of("trial_openings") if plain == w or plain.startswith(f"{w} ")), None)
    return opening or (_first(_trials(), plain) if _tries(plain) else None)


def _tries(plain: str) -> bool:
    return any(w.startswith(_trial_beginnings()) for w in plain.split())


@cache
def _trial_beginnings() -> tuple[str, ...]:
    return tuple(sorted(fold_label(w.rstrip("*")) for role in ("trial_words", "trial_fronts") for w in words_of(role)))


@cache
def _trials() -> re.Pattern[str]:
    """Return a pattern of one word of trying beside one of where, in either language's order."""
    tries, places, fronts = (any_of(role) for role in ("trial_words", "trial_places", "trial_fronts"))
    return re.compile(rf"(?<!\w)(?:(?:{tries}) ?(?:{places})|(?:{fronts}) (?:de |di |d )?(?:{tries}))(?!\w)")


def unnumbered(line: str) -> str | None:
    """Return the words of a line that say where its number should stand that an invoice has none yet, or a row of crosses."""
    if len(line) > _LONG_STAMP:
        return None
    plain = fold_label(line)
    last = plain.rpartition(" ")[2]
    if last not in _last_words() and set(last) not in ({"x"}, {"0"}):
        return None
    words = plain.split()
    ends = ((at, at + len(label)) for at in range(len(words)) for label in standing(_number_labels(), words, at))
    return next((" ".join(words[at:]) for at, end in ends if _is_no_number(" ".join(words[end:]))), None)


def numbered_in_words(line: str) -> str | None:
    """Return a line on which an invoice's number is told in small words alone: "Facture n°: attribué à la validation".

    The label begins the line, or a colon ends it: another column may stand in front.
    """
    words = line.split()
    for start in range(len(words)):
        for end in range(min(len(words), start + _NUMBER_LABEL), start, -1):
            label = fold_label(" ".join(words[start:end])) in _whole_number_labels()
            if label and (start == 0 or words[end - 1].endswith(":") or words[end : end + 1] == [":"]):
                said = [w for w in words[end:] if any(map(str.isalnum, w))]
                return line if len(said) > 1 and all(w.islower() and w.isalpha() for w in said) else None
    return None


def _is_no_number(text: str) -> bool:
    return text in folded("unnumbered") or _CROSSES.fullmatch(text) is not None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(w.rpartition(" ")[2] for w in folded("unnumbered"))


@cache
def _whole_number_labels() -> frozenset[str]:
    return frozenset(fold_label(w) for one in languages().values() for w in one.labels.invoice_number)


@cache
def _number_labels() -> dict[str, tuple[tuple[str, ...], ...]]:
    labels = {fold_label(w) for one in languages().values() for w in one.labels.invoice_number} - _TITLES
    return by_first_word(labels)


@lru_cache(maxsize=16384)
def instalment(line: str) -> str | None:
    """Return the words of a line that say that its paper asks for one of several payments of one purchase."""
    return first_in("instalments", fold_label(line).replace(" / ", "/"))


@lru_cache(maxsize=16384)
def template(line: str) -> str | None:
    """Return what of a line was left in by a form that nobody filled in."""
    blank = _blanks().search(line) or _OPEN.search(line)
    shut = None if blank else _SHUT.fullmatch(line.strip())
    if shut and (fold_label(shut["label"]).endswith(fold_label(shut["open"])) or _is_label(shut["label"])):
        blank = shut
    return blank.group().lstrip(": ") if blank else first_in("fillers", fold_label(line))


@cache
def _blanks() -> re.Pattern[str]:
    """Return a pattern of what stands in brackets before anybody filled it in: "[your company]", "{{name}}", "xx/xx/xxxx"."""
    words = "|".join(map(re.escape, sorted(words_of("blanks"), key=lambda w: (-len(w), w))))
    return re.compile(
        rf"[\[<{{](?=[^\]>}}]{{0,40}}(?<!\w)(?:{words}))[^\]>}}\d]{{3,40}}[\]>}}]|\bxx/xx/x{{2,4}}\b|\{{\{{.{{1,40}}\}}\}}",
        re.IGNORECASE,
    )


def _is_label(text: str) -> bool:
    """Tell whether a text is the label of a number, a day or a name: behind that of an amount a unit stands in brackets."""
    roles = {r.role for r in label_roles().get(label_key(text), ()) if r.group == "labels"}
    return any(role.endswith(("number", "date")) or role in {"name", "address", "attention"} for role in roles)


def refund(line: str) -> str | None:
    """Return the words of a line that name an amount that went back, unless that is nought."""
    plain = fold_label(line)
    found = first_in("refunds", plain)
    rest = plain.partition(found)[2] if found else ""
    return found if any(c in "123456789" for c in rest) else None


def status(line: str) -> str | None:
    """Return the words of a line that give an order a status by which its goods did not go out, or came back."""
    return pair_in("order_status", ("pending", "stamps", "stamps_exact"), fold_label(line))


def _clauses(line: str) -> list[str]:
    return _CLAUSE.split(line)


def advance(line: str) -> str | None:
    """Return the words of a heading that names an invoice for an advance."""
    text = fold_label(line)
    return first_in("advances", text) if text.count(" ") < _TITLE_WORDS else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group() if found else None


_SAYS = (disclaimer, advance, alone, refund, trial, status, unnumbered, undone)
