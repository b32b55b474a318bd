"""What letters of authorization and test reports must show.

In: a paper and the case. Out: Results. Never: a judgement whether a signature is genuine.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.judge.doubt import plausible
from evidence.judge.explain import day, listed, name, say, short
from evidence.judge.granted import not_granted, term_end
from evidence.judge.outcome import Paper, Result
from evidence.judge.parties import account_names
from evidence.texts import message
from evidence.values.dates import find_dates
from evidence.values.lands import lands_in
from evidence.values.languages import languages
from evidence.values.letters import exclusion, revocation
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence.model import Case, Kind, Record, RuleOptions, TextLine
    from evidence.texts import Texts

_STANDARD = re.compile(
    r"\b(?:EN|ISO|IEC|ASTM|UL|DIN|NF|BS|CPSC|CPSIA|FCC|REACH|ROHS|CFR|ANSI|UN|MSDS|SDS)\b[ /-]*\w*\d|"
    r"\b(?:CPSIA|REACH|ROHS|FCC|UN\s?38\.3|2\d{3}/\d{2,4}/E[UCG]|20\d{2}/\d+)\b",
    re.IGNORECASE,
)
_UNTIL = (
    "valid until", "valid through", "expires", "expiry", "expiration", "until", "gültig bis", "bis zum", "valable jusqu", "jusqu'au",
    "expire le", "válido hasta", "valida hasta", "hasta el", "valido fino", "fino al", "scadenza", "geldig tot", "ważne do",
)  # fmt: skip
_TERRITORY = (
    "territory", "territories", "worldwide", "world wide", "country", "countries", "marketplace", "region", "amazon com", "amazon co",
    "amazon de", "amazon fr", "amazon es", "amazon it", "amazon eu", "europe", "european union", "united kingdom", "united states",
    "usa", "eea", "gebiet", "vertragsgebiet", "land", "länder", "weltweit", "europa", "deutschland", "territoire", "territoires",
    "pays", "monde entier", "union européenne", "france", "territorio", "territorios", "país", "países", "mundial", "españa",
    "paesi", "territori", "mondo", "italia", "grondgebied", "wereldwijd", "nederland", "terytorium", "polska", "område", "sverige",
)  # fmt: skip
_SIGNER = (
    "signature", "signed", "sincerely", "regards", "unterschrift", "gezeichnet", "hochachtungsvoll", "mit freundlichen",
    "cordialement", "salutations", "signé", "firma", "firmado", "atentamente", "cordiali", "distinti saluti", "director", "manager",
    "geschäftsführer", "gérant", "ceo", "president", "handtekening", "podpis",
)  # fmt: skip


_WELL_AFTER = timedelta(days=30)  # a signature may be some days younger than its letter
_SAID = 6  # words of a line that is part of a sentence
_LETTER = ("issuer", "recipient", "products", "territory", "date", "signer", "contact")


def authorization(paper: Paper, case: Case, options: RuleOptions) -> tuple[Result, ...]:
    """Fail when a letter of authorization lacks a part, or is no longer valid."""
    if not _is(paper.record, "authorization"):
        return ()
    wanted = options.fields if options.fields is not None else _LETTER
    results = _missing("authorization.content", paper, case, wanted)
    until, today = _valid_until(paper.record), case.submit_on or case.notified_on
    if until and today and until < today:
        told = say("authorization.expired", paper=name(paper.record), date=day(until), day=day(today))
        results = (*results, Result(message=told))
    elif today and not until and (last := term_end(paper.record) or _last_day(paper.record)) and last < today:
        told = say("authorization.ended", paper=name(paper.record), date=day(last), day=day(today))
        results = (*results, Result(message=told, status="unsure"))
    taken = next((line for line in paper.record.lines if revocation(line.text)), None)
    if taken:
        told = say("authorization.revoked", paper=name(paper.record), text=short(taken.text))
        results = (*results, Result(message=told, status="unsure", span=taken.span))
    results = (*results, *(Result(message=told, status="unsure") for told in not_granted(paper.record, case)))
    left_out = next((line for line in paper.record.lines if exclusion(line.text)), None)
    if left_out := left_out or _denied_product(paper.record, case):
        told = say("authorization.excluded", paper=name(paper.record), text=short(left_out.text))
        results = (*results, Result(message=told, status="unsure", span=left_out.span))
    return results


def _denied_product(record: Record, case: Case) -> TextLine | None:
    """Return a line that names a flagged product and holds, or follows, a word such as "not" or "except"."""
    codes = {c for item in case.items for c in (item.asin, *item.gtins)}
    before: TextLine | None = None
    for line in record.lines:
        if any(code in line.text for code in codes):
            denied = next((x for x in (before, line) if x and _denies(x.text, record.language)), None)
            if denied:
                return denied
        before = line
    return None


def _denies(text: str, language: str | None) -> bool:
    """Tell whether a line holds a word that denies; "no" in front of a number is a label."""
    spoken = [languages()[code] for code in dict.fromkeys((language, "en")) if code in languages()]
    words = {fold_label(w) for one in spoken for w in one.clauses.negations}
    return any(
        word in words and not (word == "no" and (not after or any(map(str.isdigit, after))))
        for word, after in pairwise((*fold_label(text).split(), ""))
    )


def compliance(paper: Paper, case: Case, options: RuleOptions) -> tuple[Result, ...]:
    """Fail when a test report or certificate lacks a part."""
    if not _is(paper.record, "test_report"):
        return ()
    wanted = options.fields if options.fields is not None else ("issuer", "products", "date", "standard")
    return _missing("compliance.content", paper, case, wanted)


def _is(record: Record, kind: Kind) -> bool:
    return any(f.value == kind for f in plausible(record.all("kind")))


def _missing(key: str, paper: Paper, case: Case, wanted: tuple[str, ...]) -> tuple[Result, ...]:
    missing = [message(PART_NAMES[p]) for p in wanted if p in PARTS and not PARTS[p](paper.record, case)]
    return (Result(message=say(key, paper=name(paper.record), what=listed(missing)), status="fail"),) if missing else ()


def _issuer(record: Record, _: Case) -> bool:
    return bool(record.all("supplier_name"))


def _recipient(record: Record, case: Case) -> bool:
    names = account_names(case.account)
    if not names:
        return bool(record.all("buyer_name")) or case.account is None
    text = f" {_text(record)} "
    return any(f" {fold_label(n)} " in text for n in names)


def _products(record: Record, case: Case) -> bool:
    text = f" {_text(record)} "
    named = {fold_label(w) for i in case.items for w in (i.asin, *i.brands, *i.gtins, *i.skus, *i.mpns)} - {""}
    return any(f" {w} " in text for w in named)


def _date(record: Record, _: Case) -> bool:
    return any(f.field in {"invoice_date", "other_date"} for f in record.founds)


def _signer(record: Record, _: Case) -> bool:
    text = f" {_text(record)} "
    return any(f" {fold_label(w)}" in text for w in _SIGNER)


def _contact(record: Record, _: Case) -> bool:
    reached = any(record.all(field) for field in ("supplier_email", "supplier_phone"))
    return reached or any("@" in line.text for line in record.lines)


def _territory(record: Record, _: Case) -> bool:
    text = f" {_text(record)} "
    if any(f" {fold_label(w)} " in text for w in _TERRITORY):
        return True
    # Lands of sentences, none of addresses.
    said = (line.text for line in record.lines if len(line.text.split()) >= _SAID)
    return any(lands_in(text, record.language) for text in said)


def _standard(record: Record, _: Case) -> bool:
    return any(_STANDARD.search(line.text) for line in record.lines)


PARTS: dict[str, Callable[[Record, Case], bool]] = {
    "issuer": _issuer,
    "recipient": _recipient,
    "products": _products,
    "date": _date,
    "signer": _signer,
    "contact": _contact,
    "territory": _territory,
    "standard": _standard,
}
PART_NAMES: Texts[str] = {
    "issuer": "who issued it",
    "recipient": "the name of the account",
    "products": "the brand, products or ASINs it is about",
    "date": "a date",
    "signer": "who signed it",
    "contact": "an e-mail address or phone of who signed it",
    "territory": "the territory it is valid for",
    "standard": "the standard or law it was tested against",
}


def _text(record: Record) -> str:
    return " ".join(fold_label(line.text) for line in record.lines)


def _last_day(record: Record) -> date | None:
    """Return the last day that a letter names well after its own, whatever it says of it: "It ends on ..."."""
    own = record.best("invoice_date")
    if own is None:
        return None
    begun = date.fromisoformat(own.value) + _WELL_AFTER
    named = (max(r.value for r in d.readings) for line in record.lines for d in find_dates(line.text))
    return max((d for d in named if d > begun), default=None)


def _valid_until(record: Record) -> date | None:
    """Return the latest day that a line names as the end of validity, in its latest reading."""
    ends: list[date] = []
    for line in record.lines:
        low = line.text.casefold()
        start = min((at for w in _UNTIL if (at := low.find(w)) >= 0), default=-1)
        if start >= 0:
            ends += [r.value for d in find_dates(line.text) if d.start >= start for r in d.readings]
    return max(ends, default=None)
