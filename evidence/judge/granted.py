"""What a letter of authorization grants: to whom, for how long, in which lands, for which brands.

In: a letter's record and the case. Out: what of it does not reach the listings, in words. Never: a letter's law.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from evidence.judge.explain import listed, name, say, short
from evidence.judge.noted import overlaps
from evidence.judge.parties import account_names
from evidence.values.addresses import looks_like_address
from evidence.values.dates import find_dates
from evidence.values.lands import includes, land_of, lands_in
from evidence.values.languages import languages
from evidence.values.names import same_party, split_legal_form
from evidence.values.phrases import holds
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from evidence.model import Case, Field, Record, TextLine
    from evidence.texts import Message

_JOINED = re.compile(r"\W*(?:[^\W\d_]{1,5}\W*){0,2}")  # between the days of a term: "to", "bis zum", a stroke
_PARTIES: tuple[Field, ...] = ("supplier_address", "buyer_address", "supplier_name", "buyer_name")
_CLAUSE = re.compile(r"[,;()]|\.(?!\w)")  # not at a point within "amazon.de"
_SENTENCE = re.compile(r"[.;!?]\s+(?=[^\W\d_a-z])")  # not at "Inc. hereby", "Co. KG" of a wrapped line aside
_NAME_END = re.compile(r"[,;:()]$")
_MOST_WORDS = 6  # of a company's name
_ONE_COMPANY = 0.8
_ADDRESS = 0.5  # how much a line looks like an address that is one
_LONG, _LAND_WORDS = 10, 2
_ALIKE = 0.8  # a scan's brand may be misread


def term_end(record: Record) -> date | None:
    """Return the last day of a term that a letter's line names by both its days: "from 1 January 2025 to 31 December 2025"."""
    ends = (
        max(r.value for r in last.readings)
        for line in record.lines
        for first, last in pairwise(find_dates(line.text))
        if _JOINED.fullmatch(line.text[first.end : last.start])
        and min(r.value for r in first.readings) < max(r.value for r in last.readings)
    )
    return max(ends, default=None)


def not_granted(record: Record, case: Case) -> Iterator[Message]:
    """Yield what a letter does not reach: the account, where it lets another company sell; the marketplace's land, the listings' brands, where it names others or none."""
    if other := _other_seller(record, case):
        yield say("authorization.other", paper=name(record), other=other, account=account_names(case.account)[0])
    if line := _other_lands(record, case):
        yield say("authorization.lands", paper=name(record), text=short(line.text), marketplace=case.marketplace or "")
    if brands := _unnamed_brands(record, case):
        yield say("authorization.brand", paper=name(record), brands=listed(brands, "and"))


def _other_seller(record: Record, case: Case) -> str | None:
    """Return the company that a letter lets sell, where none of its sentences names the account: its head may be addressed to anybody."""
    asked = account_names(case.account)
    heads = {fold_label(n) for n in asked}
    body = " ".join(x.text for x in record.lines if not any(_is_head(fold_label(x.text), head) for head in heads))
    if not asked or any(f" {head} " in f" {fold_label(body)} " for head in heads):
        return None
    issuers = [f.value for f in record.all("supplier_name")]
    family = {fold_label(n).partition(" ")[0] for n in issuers}
    named = (c for s in _SENTENCE.split(body) if issuers and _grants(s, record, case) for c in _companies(s))
    own = tuple(f" {fold_label(n)}" for n in issuers)
    # A title in capitals runs on into the issuer's name.
    named = (c for c in named if not f" {fold_label(c)}".endswith(own))
    others = (c for c in named if fold_label(c).partition(" ")[0] not in family)  # "Example Group AB" of Example AB
    return next((c for c in others if all(same_party(c, k) < _ONE_COMPANY for k in (*asked, *issuers))), None)


def _is_head(line: str, name: str) -> bool:
    """Tell whether a line is a name alone, or behind one word: "To Example Ltd"."""
    return line == name or (line.endswith(f" {name}") and len(line.split()) == len(name.split()) + 1)


def _grants(sentence: str, record: Record, case: Case) -> bool:
    """Tell whether a sentence lets somebody sell: by its words, or by the code of a flagged product."""
    spoken = [languages()[code] for code in dict.fromkeys((record.language, "en")) if code in languages()]
    text = f" {fold_label(sentence)}"
    return any(code in sentence for i in case.items for code in (i.asin, *i.gtins)) or any(
        f" {fold_label(w.rstrip('*'))}" in text
        for one in spoken
        for w in (*one.clauses.authorizes, *one.clauses.resale)
    )


def _companies(sentence: str) -> Iterator[str]:
    """Yield the companies of a sentence: words in capitals before a legal form, as far as a comma."""
    words = sentence.split()
    for end, word in enumerate(words):
        start = end
        while start and end - start < _MOST_WORDS and not _NAME_END.search(words[start - 1]):
            if not (words[start - 1][0].isupper() or words[start - 1] == "&"):
                break
            start -= 1
        text = " ".join(words[start : end + 1]).strip(",;:()")
        if start < end and word[0].isupper() and split_legal_form(text)[1] and split_legal_form(text)[0] != text:
            yield text


def _other_lands(record: Record, case: Case) -> TextLine | None:
    """Return the first line that names a land, where the marketplace's own, or a union that it is in, is named nowhere."""
    land = land_of(case.marketplace or "")
    said = [(x, _sold_in(_beside_address(x, record), record.language)) for x in record.lines] if land else []
    return (
        None
        if land and includes(frozenset().union(*(lands for _, lands in said)), land)
        else next((x for x, lands in said if lands), None)
    )


def _sold_in(text: str, language: str | None) -> frozenset[str]:
    """Return the lands of a line but for clauses that say where somebody sits or something was made: "under the laws of Japan"."""
    clauses = _CLAUSE.split(text)
    return frozenset().union(*(lands_in(c, language) for c in clauses if not holds("seats", fold_label(c))))


def _beside_address(line: TextLine, record: Record) -> str:
    """Return what a line says beside a party's address: all of it where it holds none, of a long sentence its other parts."""
    if not _is_address(line, record):
        return line.text
    if len(line.text.split()) < _LONG:
        return ""
    kept, address = [], False
    for part in line.text.split(","):
        ends = address and len(part.split()) <= _LAND_WORDS  # with its land
        address = looks_like_address(part) >= _ADDRESS or ends
        kept += [] if address else [part]
    return ",".join(kept)


def _is_address(line: TextLine, record: Record) -> bool:
    """Tell whether a line is one of a party's address, as the paper's parties or its own form have it."""
    return looks_like_address(line.text) >= _ADDRESS or any(
        f.span and overlaps(f.span, line.span) for field in _PARTIES for f in record.all(field)
    )


def _unnamed_brands(record: Record, case: Case) -> tuple[str, ...]:
    """Return the brands of the listings where a letter names none of them."""
    brands = tuple(dict.fromkeys(b for item in case.items for b in item.brands))
    words = [w for line in record.lines for w in fold_label(line.text).split()]
    named = any(
        any(Indel.normalized_similarity(fold_label(b).partition(" ")[0], w) >= _ALIKE for w in words) for b in brands
    )
    return () if named else brands
