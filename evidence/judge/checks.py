"""The catalogue of checks, and what a pack may ask of them.

In: a rule pack. Out: CHECKS by name; `validate` refuses what no check knows. Never: a severity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.errors import UsageError
from evidence.judge import (
    billed,
    chronology,
    contents,
    dates,
    elsewhere,
    embedded,
    goods,
    kinds,
    lines,
    listed,
    parties,
    quantities,
    reserved,
    shops,
    sums,
)
from evidence.judge.outcome import Check
from evidence.texts import message

if TYPE_CHECKING:
    from evidence.model import RuleOptions, RulePack


def _paper(about: str, run: object, *options: str) -> Check:
    return Check(about=about, paper=run, options=frozenset(options))  # type: ignore[arg-type] # checked by CHECKS' test


def _line(about: str, run: object, *options: str) -> Check:
    return Check(about=about, line=run, options=frozenset(options))  # type: ignore[arg-type] # checked by CHECKS' test


def _both(about: str, of_paper: object, of_line: object) -> Check:
    return Check(about=about, paper=of_paper, line=of_line)  # type: ignore[arg-type] # checked by CHECKS' test


CHECKS: dict[str, Check] = {
    "window.expired": _paper("the issue date lies before the window", dates.expired),
    "window.future": _paper("the issue date lies after the window", dates.future),
    "window.ambiguous": _paper("the issue date can be read in ways that lead to different outcomes", dates.ambiguous),
    "window.undated": _paper("there is no readable issue date", dates.undated),
    "window.edge": _paper("the issue date lies within some days of an edge of the window", dates.edge, "days"),
    "window.delivered_late": _paper("the goods were delivered after the notice", dates.delivered_late),
    "document.type": _paper("the kind of paper is none that counts", kinds.kind, "kinds"),
    "document.not_final": _paper("the paper says that it is void, a draft, a sample or an advance", kinds.not_final),
    "document.reserved": _paper(
        "the paper says something that denies or limits the sale, or that is not understood", reserved.reserved
    ),
    "document.retail": _paper("the paper looks like a till receipt", shops.retail),
    "document.undone_elsewhere": _paper(
        "another paper says that the invoice does not hold", elsewhere.undone_elsewhere
    ),
    "document.incomplete": _paper("pages are missing", kinds.incomplete),
    "document.altered": _paper("signs of editing, or two versions of one invoice", kinds.altered),
    "document.format": _paper("the file has a format that is not accepted", kinds.file_format, "formats"),
    "document.duplicate": _paper("the same paper stands there twice", kinds.duplicate),
    "document.hidden_text": _paper("the file holds text that no reader sees", kinds.hidden_text),
    "document.xml_mismatch": _both("e-invoice and page disagree", embedded.xml_mismatch, embedded.xml_unseen),
    "document.unreadable": _paper("a file, or a page of it, could not be read", kinds.unread),
    "supplier.contact": _paper("parts of the supplier's contact are missing", parties.contact, "fields"),
    "supplier.is_buyer": _paper("supplier and buyer look like one business", parties.supplier_is_buyer),
    "supplier.is_marketplace": _paper("the goods were bought on a marketplace", shops.supplier_is_marketplace, "names"),
    "supplier.inconsistent": _paper("two papers show one supplier differently", parties.inconsistent),
    "buyer.missing": _paper("the buyer's name or address is missing", parties.buyer_missing),
    "buyer.mismatch": _paper("the buyer is not the account", parties.buyer_mismatch),
    "arithmetic.total": _paper("the numbers do not add up", sums.arithmetic, "tolerance"),
    "chronology.order": _paper("dates of one paper contradict each other", chronology.chronology),
    "authorization.content": _paper("a letter of authorization lacks a part", contents.authorization, "fields"),
    "compliance.content": _paper("a test report lacks a part", contents.compliance, "fields"),
    "match.weak": _line("the line names the product by something that does not prove it", lines.weak),
    "match.conflict": _line("two codes of the line speak for different products", lines.conflict),
    "match.described": _line("the line says another size, colour or pack than the listing", listed.described),
    "quantity.unbilled": _line("the total does not hold the line", billed.unbilled),
    "quantity.unreadable": _line("the line's quantity cannot be read", quantities.unreadable),
    "quantity.taken_back": _line(
        "the line's quantity is zero or negative, or something says that its goods did not come", quantities.taken_back
    ),
    "quantity.measure": _line("the line's quantity is a weight, a length or a time", goods.measure),
    "quantity.repeated": _line("the line says again what other lines say", goods.repeated),
    "goods.other": _line("the line is about a service, packaging or a copy", goods.other),
    "goods.imitation": _line("the line says that its goods are like those of the brand", listed.imitation),
    "goods.condition": _line("the line says that its goods are not new", goods.condition),
    "match.none": Check(about="no paper names the product"),
    "quantity.short": Check(about="papers that count prove too few units", options=frozenset({"combined"})),
    "document.twice": Check(about="two papers may bill one purchase"),
    "quantity.unknown": Check(about="nobody gave the number of units needed"),
    "quantity.credited": Check(about="a credit note takes back units of the product"),
    "case.conflict": Check(about="sources disagree about what is asked"),
}


def validate(pack: RulePack) -> None:
    """Raise UsageError with the key path for an unknown check, a wrong option, or a rule that stands twice."""
    seen: set[str] = set()
    for at, rule in enumerate(pack.rules):
        where = f"pack {pack.name}, rules[{at}] ({rule.id})"
        check = CHECKS.get(rule.check)
        if check is None:
            known = ", ".join(sorted(CHECKS))
            raise UsageError(
                message('There is no check "{check}".', check=rule.check),
                where=f"{where}.check",
                then=message("Checks: {known}.", known=known),
            )
        for option in given(rule.options):
            if option not in check.options:
                takes = ", ".join(sorted(check.options)) or message("no options")
                raise UsageError(
                    message('The check {check} does not take "{option}".', check=rule.check, option=option),
                    where=f"{where}.options.{option}",
                    then=message("It takes {takes}.", takes=takes),
                )
        _known_fields(rule.check, rule.options, where)
        if rule.id in seen:
            raise UsageError("This rule stands twice.", where=where, then="Remove one of the two.")
        seen.add(rule.id)


def _known_fields(check: str, options: RuleOptions, where: str) -> None:
    known = parties.PARTS if check == "supplier.contact" else contents.PARTS
    for field in (f for entry in options.fields or () for f in entry.split("|")):
        if field not in known:
            raise UsageError(
                message('The check {check} knows no field "{field}".', check=check, field=field),
                where=f"{where}.options.fields",
                then=message("Fields: {names}.", names=", ".join(sorted(known))),
            )


def given(options: RuleOptions) -> tuple[str, ...]:
    """Return the names of the options that a rule gives."""
    return tuple(n for n in msgspec.structs.asdict(options) if getattr(options, n) is not None)
