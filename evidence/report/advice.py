"""What a rule is called in plain words, and what to do where it fails.

In: rule ids. Out: sentences. Never: a promise that a marketplace accepts something.
"""

from __future__ import annotations

import msgspec


class Advice(msgspec.Struct, frozen=True):
    """The rule's name for a user, and the next step."""

    title: str
    step: str


ADVICE: dict[str, Advice] = {
    "match.none": Advice(
        "In no document", "Find or request an invoice that names these items by ASIN, EAN/UPC or model"
    ),
    "match.weak": Advice(
        "Weak match", "Compare title and code by eye; a paper with the EAN/UPC or model number is stronger"
    ),
    "match.conflict": Advice(
        "Codes contradict", "Check which product the line is about: its codes contradict each other"
    ),
    "window.expired": Advice("Too old", "Find invoices issued inside the window; these are older"),
    "window.future": Advice("Too new", "Find invoices issued inside the window; these are later"),
    "window.ambiguous": Advice(
        "Date reads two ways", "Tell the issue date: day and month of these papers can be swapped"
    ),
    "window.undated": Advice("No issue date", "Get copies that show the issue date"),
    "window.edge": Advice(
        "Near the window's edge", "Check the exact date in the notice; the paper is close to the edge"
    ),
    "document.type": Advice("Wrong type of paper", "Replace these papers by invoices: this type is not accepted"),
    "document.not_final": Advice(
        "Not final", "Get the final invoice; these papers say that they are void, a draft or an advance"
    ),
    "document.altered": Advice("May look edited", "Prefer the supplier's own file; this one shows traces of editing"),
    "document.format": Advice("File format", "Save the paper in a format that the marketplace takes"),
    "document.duplicate": Advice("Sent twice", "Send this paper once"),
    "document.hidden_text": Advice("Hidden text", "Look at the page: the file holds text that cannot be seen"),
    "document.xml_mismatch": Advice("Page and data differ", "Ask the supplier which is right: page or embedded data"),
    "document.unreadable": Advice("Not readable", "Provide a better copy of what could not be read"),
    "quantity.short": Advice("Quantity short", "Add invoices: the proven units are fewer than the needed ones"),
    "quantity.unreadable": Advice("Quantity not readable", "Check the quantity on the paper by eye"),
    "quantity.unknown": Advice(
        "Quantities not checked", "Give the units sold or in stock, so that quantities can be checked"
    ),
    "quantity.credited": Advice("Credited", "Check what a credit note took back: those units do not count"),
    "quantity.taken_back": Advice("Taken back", "Check what was returned: those units do not count"),
    "buyer.mismatch": Advice(
        "Buyer differs", "The buyer must be named as in the selling account; ask for a corrected invoice"
    ),
    "buyer.missing": Advice("No buyer", "Get a copy that names the buyer"),
    "supplier.is_buyer": Advice("Supplier is buyer", "Use an invoice from an independent supplier"),
    "supplier.contact": Advice(
        "Supplier contact", "Ask the supplier for papers with address, phone, e-mail and website"
    ),
    "supplier.inconsistent": Advice("Supplier details vary", "Explain or mend the differing details of one supplier"),
    "arithmetic.total": Advice("Sums do not add up", "Check the amounts on the paper by eye"),
    "chronology.order": Advice("Order of dates", "Check the dates: their order is unusual"),
    "authorization.content": Advice(
        "Letter incomplete", "Get a letter that names both parties, products, dates and signer"
    ),
    "compliance.content": Advice("Report incomplete", "Get the test report or certificate for this product"),
    "case.conflict": Advice("Sources disagree", "Settle what the case's sources say differently"),
}


def title_of(rule: str) -> str:
    """Return a rule's name for a user; an unknown rule's own id."""
    return ADVICE[rule].title if rule in ADVICE else rule


def step_for(rule: str) -> str:
    """Return the next step for a rule."""
    return ADVICE[rule].step if rule in ADVICE else "Look at what the report says about these items"
