"""Signs that the goods were bought at retail: on a marketplace, in a shop.

In: a paper and the case. Out: Results. Never: a look at the network, a guess from the prices.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from evidence.judge.doubt import plausible
from evidence.judge.explain import listed, name, quoted, say, short
from evidence.judge.kinds import is_letter
from evidence.judge.outcome import Paper, Result
from evidence.texts import message
from evidence.values.phrases import all_in, folded, holds, phrases
from evidence.values.text import fold_label, label_key, label_roles

if TYPE_CHECKING:
    from evidence.model import Case, Record, RuleOptions, Span
    from evidence.texts import Text

_MARKETPLACE = "amazon"
_ORDER_THERE = re.compile(r"(?<![\w-])\d{3}-\d{7}-\d{7}(?![\w-])")
_NUMBERS = frozenset({"sku", "order_number", "plain_number", "other_number"})
_SURELY = 2  # words of a till: one alone may stand on any paper


def supplier_is_marketplace(paper: Paper, case: Case, options: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where the paper is an order from a marketplace: by the supplier's name or domain, the order's number, or its words."""
    record = paper.record
    if is_letter(record):
        return ()
    own = (case.marketplace or _MARKETPLACE).casefold().removeprefix("www.").split(".")[0]
    places = dict.fromkeys((own, *(options.names or ())))
    shown: list[Text] = []
    spans: list[Span] = []
    for place in places:
        _named(record, place, shown, spans)
    _bought_there(record, frozenset(options.names or ()), shown, spans)
    for line in record.lines if own == _MARKETPLACE else ():
        if number := _ORDER_THERE.search(line.text):
            shown.append(message("the order number {number}", number=number.group()))
            spans.insert(0, line.span)
            break
    if not shown:
        return ()
    told = say("supplier.is_marketplace", paper=name(record), what=listed(shown[:2], "and"))
    return (Result(message=told, status="unsure", span=spans[0] if spans else None),)


def _named(record: Record, place: str, shown: list[Text], spans: list[Span]) -> None:
    """Add what shows that a marketplace is the supplier: its name, its domain."""
    named = [f for f in plausible(record.all("supplier_name")) if place in fold_label(f.value).split()]
    reached = [
        f
        for f in (*record.all("supplier_website"), *record.all("supplier_email"))
        if place in re.split(r"[^\w]+", f.value.casefold())
    ]
    shown += [quoted(f.value) for f in (*named, *reached)]
    spans += [f.span for f in (*named, *reached) if f.span]


def _bought_there(record: Record, names: frozenset[str], shown: list[Text], spans: list[Span]) -> None:
    """Add the line that says that something was bought at a marketplace: "sold via eBay", "eBay order number"."""
    for line in record.lines:
        plain = fold_label(line.text)
        here = sorted(names.intersection(plain.split()))
        if any(_beside(place).search(plain) or _numbers(place, plain) for place in here):
            shown.append(quoted(line.text))
            spans.append(line.span)
            return


def _numbers(place: str, plain: str) -> bool:
    """Tell whether a line gives the number that a marketplace has for an offer or an article: "eBay item number 1855 ..."."""
    words = plain.partition(f"{place} ")[2].split()
    labels = (" ".join(words[:n]) for n in (1, 2, 3) if any(map(str.isdigit, "".join(words[n : n + 1]))))
    return any(r.role in _NUMBERS for text in labels for r in label_roles().get(label_key(text), ()))


@cache
def _beside(place: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(folded("bought_at"), key=len, reverse=True)))
    name = rf"{re.escape(place)}(?: (?:com|co|uk|de|fr|es|it|nl|pl|jp|cn))*"
    return re.compile(rf"(?<!\w)(?:(?:{words}) {name}|{name} (?:{words}))(?!\w)")


def retail(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where a paper bears several words that only tills and shops print, or says that parcels went to consumers."""
    record = paper.record
    if is_letter(record) or record.kind != "invoice":
        return ()
    found: dict[str, Span] = {}
    for line in record.lines:
        for words in all_in(phrases("till"), fold_label(line.text)):
            found.setdefault(words, line.span)
    sent = next((x for x in record.lines if holds("consumers", fold_label(x.text))), None)
    if sent is not None:
        told = say("document.retail.consumers", paper=name(record), what=short(sent.text))
        return (Result(message=told, status="unsure", span=sent.span),)
    if len(found) < _SURELY:
        return ()
    told = say("document.retail", paper=name(record), what=listed([quoted(w) for w in found][:3], "and"))
    return (Result(message=told, status="unsure", span=next(iter(found.values()))),)
