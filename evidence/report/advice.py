"""What a rule is called in plain words, and what to do where it fails.

In: rule ids. Out: sentences in English, to be said in any language. Never: a promise that a marketplace accepts
something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.texts import Sentence, Texts


class _Reason(Protocol):
    """What a reason in a report and a finding of the judge have in common."""

    @property
    def rule(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def document(self) -> str | None: ...


R = TypeVar("R", bound=_Reason)

_KIND = "document.type"

TITLES: Texts[str] = {
    "match.none": "In no document",
    "match.weak": "Weak match",
    "match.conflict": "Codes contradict",
    "window.expired": "Too old",
    "window.future": "Too new",
    "window.ambiguous": "Date reads two ways",
    "window.undated": "No issue date",
    "window.edge": "Near the window's edge",
    "document.type": "Wrong type of paper",
    "document.not_final": "Not final",
    "document.altered": "Edited, or two versions",
    "document.format": "File format",
    "document.duplicate": "Sent twice",
    "document.hidden_text": "Hidden text",
    "document.xml_mismatch": "Page and data differ",
    "document.unreadable": "Not readable",
    "quantity.short": "Quantity short",
    "quantity.unreadable": "Quantity not readable",
    "quantity.unknown": "Quantities not checked",
    "quantity.credited": "Credited",
    "quantity.taken_back": "Taken back",
    "buyer.mismatch": "Buyer differs",
    "buyer.missing": "No buyer",
    "supplier.is_buyer": "Supplier is buyer",
    "supplier.contact": "Supplier contact",
    "supplier.inconsistent": "Supplier details vary",
    "arithmetic.total": "Sums do not add up",
    "chronology.order": "Order of dates",
    "authorization.content": "Letter falls short",
    "compliance.content": "Report incomplete",
    "case.conflict": "Sources disagree",
    "goods.condition": "Condition of the goods",
    "goods.other": "Perhaps not the goods",
    "goods.imitation": "Perhaps an imitation",
    "window.delivered_late": "Delivered late",
    "document.reserved": "Limits the sale",
    "document.retail": "Bought in a shop",
    "document.undone_elsewhere": "Undone by another paper",
    "document.incomplete": "Pages are missing",
    "document.twice": "Perhaps billed twice",
    "match.described": "Described otherwise",
    "quantity.unbilled": "Perhaps not billed",
    "quantity.measure": "Not counted in pieces",
    "quantity.repeated": "Line repeated",
    "supplier.is_marketplace": "Bought on a marketplace",
}
STEPS: Texts[str] = {
    "match.none": "Find or request a paper that counts here and names these items by ASIN, EAN/UPC or model",
    "match.weak": "Compare title and code by eye; a paper with the EAN/UPC or model number is stronger",
    "match.conflict": "Check which product the line is about: its codes contradict each other",
    "window.expired": "Find invoices issued inside the window; these are older",
    "window.future": "Find invoices issued inside the window; these are later",
    "window.ambiguous": "Tell the issue date: day and month of these papers can be swapped",
    "window.undated": "Get copies that show the issue date",
    "window.edge": "Check the exact date in the notice; the paper is close to the edge",
    "document.type": "Get papers of a kind that counts: these are of another, or do not say clearly what they are",
    "document.not_final": "Get the final invoice; these papers say that they are void, a draft or an advance",
    "document.altered": "Get the supplier's own file: this one shows traces of editing, or there are two versions of it",
    "document.format": "Save the paper in a format that the marketplace takes",
    "document.duplicate": "Send this paper once",
    "document.hidden_text": "Look at the page: the file holds text that cannot be seen",
    "document.xml_mismatch": "Ask the supplier which is right: page or embedded data",
    "document.unreadable": "Provide a better copy of what could not be read",
    "quantity.short": "Add invoices: the proven units are fewer than the needed ones",
    "quantity.unreadable": "Check the quantity on the paper by eye",
    "quantity.unknown": "Give the units sold or in stock, so that quantities can be checked",
    "quantity.credited": "Check what a credit note took back: those units do not count",
    "quantity.taken_back": "Check what was returned: those units do not count",
    "buyer.mismatch": "The buyer must be named as in the selling account; ask for a corrected invoice",
    "buyer.missing": "Get a copy that names the buyer",
    "supplier.is_buyer": "Use an invoice from an independent supplier",
    "supplier.contact": "Ask the supplier for papers with address, phone, e-mail and website",
    "supplier.inconsistent": "Explain or mend the differing details of one supplier",
    "arithmetic.total": "Check the amounts on the paper by eye",
    "chronology.order": "Check the dates: their order is unusual",
    "authorization.content": "Get a valid letter for your account, brand and country that names both parties, products, dates and signer",
    "compliance.content": "Get the test report or certificate for this product",
    "case.conflict": "Settle what the case's sources say differently",
    "goods.condition": "Get an invoice of new goods, or ask the supplier what the words on the line mean",
    "goods.other": "Look whether the line is about the goods: it may be a service, a part or packaging",
    "goods.imitation": "Ask the supplier whether the goods are of the brand: the line says that they are like it",
    "window.delivered_late": "Find papers of goods that came before the notice",
    "document.reserved": "Read the sentence; ask the supplier for an invoice without it",
    "document.retail": "Get invoices of a wholesaler or the maker: retail purchases are refused",
    "document.undone_elsewhere": "Ask the supplier whether the invoice still holds",
    "document.incomplete": "Send the whole invoice, with all of its pages",
    "document.twice": "Find out whether two papers bill the same purchase",
    "match.described": "Compare size, colour and pack on the line with the listing",
    "quantity.unbilled": "Check whether the total holds the line",
    "quantity.measure": "Ask the supplier how many pieces the line is",
    "quantity.repeated": "Check whether the line says again what another one says",
    "supplier.is_marketplace": "Get invoices of a wholesaler or the maker: orders from a marketplace are refused",
}
_CREDITED = "quantity.credited"
_PARTIAL = "document.incomplete"
_ON_FIRST_PAGES = frozenset({_KIND, "window.undated", "buyer.missing", "supplier.contact", "arithmetic.total"})
_LOOK: Sentence = "Look at what the report says about these items"


def title_of(rule: str) -> str:
    """Return a rule's name for a user; an unknown rule's own id."""
    return TITLES.get(rule, rule)


def step_for(rule: str) -> str:
    """Return the next step for a rule."""
    return STEPS.get(rule, _LOOK)


def worth_mending(reasons: Iterable[R]) -> tuple[R, ...]:
    """Return reasons without what a paper lacks that is of a kind which does not count: another paper is needed anyway.

    A credit note's kind is right; what it takes back is to be settled. A further page alone lacks its first page, and nothing
    that stands there.
    """
    told = _of_further_pages(tuple(reasons))
    credits_ = {r.document for r in told if r.rule == _CREDITED}
    useless = {r.document for r in told if r.rule == _KIND and r.status == "fail"} | credits_
    return tuple(
        r
        for r in told
        if r.document is None or r.document not in useless or r.rule == (_CREDITED if r.document in credits_ else _KIND)
    )


def _of_further_pages(told: tuple[R, ...]) -> tuple[R, ...]:
    """Return reasons without what stands on the first page of a paper of which a further page alone is there."""
    by_paper = {d: {r.rule for r in told if r.document == d} for d in {r.document for r in told} - {None}}
    further = {d for d, rules in by_paper.items() if {_PARTIAL, _KIND, "window.undated"} <= rules}
    return tuple(r for r in told if r.document not in further or r.rule not in _ON_FIRST_PAGES)
