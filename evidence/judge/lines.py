"""How far one matching line proves its item.

In: a Match and its record. Out: Results. Never: a match made stronger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.judge.explain import name, say, short
from evidence.judge.heads import in_a_sentence, of_another
from evidence.judge.kinds import is_letter
from evidence.judge.outcome import Result
from evidence.texts import message
from evidence.values.codes import gtin_key

if TYPE_CHECKING:
    from evidence.model import Case, Match, MatchedBy, Record, RuleOptions
    from evidence.texts import Text, Texts

_HOW: Texts[MatchedBy] = {
    "asin": "a code that looks like its ASIN", "gtin": "a product number that is not its alone", "sku": "its SKU", "mpn": "its part number",
    "title": "its title", "brand": "its brand",
}  # fmt: skip


def weak(match: Match, record: Record, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure when the match proves nothing: by name only, after repair, or outside of the lines of an invoice."""
    values: dict[str, Text] = {"paper": name(record), "asin": match.asin, "text": short(match.found.text)}
    if match.item is None and not is_letter(record):
        return (Result(message=say("match.outside", **values), status="unsure", span=match.span),)
    if match.strong or match.conflict:
        return ()
    if match.repaired:
        return (Result(message=say("match.repaired", **values), status="unsure", span=match.span),)
    if match.matched_by == "gtin" and gtin_key(match.found.value) != _piece(match.found.value):
        return (Result(message=say("match.carton", **values), status="unsure", span=match.span),)
    told = say("match.weak", how=message(_HOW[match.matched_by]), **values)
    return (Result(message=told, status="unsure", span=match.span),)


def _piece(gtin: str) -> str | None:
    key = gtin_key(gtin)
    return key if key is None or key[0] in "09" else "0" + key[1:13]


def conflict(match: Match, record: Record, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when another code of the line, or another reading of the same code, speaks for another product; be unsure where the head of its column does."""
    if match.conflict is None:
        listed = next((i for i in case.items if i.asin == match.asin), None)
        values: dict[str, Text] = {"paper": name(record), "asin": match.asin, "text": short(match.found.text)}
        if words := in_a_sentence(match):
            told = say("match.sentence", words=short(words), **values)
            return (Result(message=told, status="unsure", span=match.span),)
        head = of_another(match, listed, record) if listed else None
        told = say("match.column", head=short(head or ""), **values)
        return (Result(message=told, status="unsure", span=match.span),) if head else ()
    told = say(
        "match.conflict", paper=name(record), asin=match.asin, text=short(match.found.text), conflict=match.conflict
    )
    return (Result(message=told, span=match.span),)
