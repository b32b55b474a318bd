"""What a language file may say: the types its TOML is decoded to, strictly.

In: nothing. Out: types. Never: words; those stand in the files.
Entries are lower case as printed (accents kept), longest forms too; matching folds case, accents and blanks.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from evidence.model.record import Kind

DateOrder = Literal["DMY", "MDY", "YMD"]


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that stand before or above a value and say what it is."""

    invoice_number: tuple[str, ...] = ()
    invoice_date: tuple[str, ...] = ()
    plain_number: tuple[str, ...] = ()  # "no.", "number": what it numbers is told by its neighbours
    plain_date: tuple[str, ...] = ()  # "date" alone
    order_number: tuple[str, ...] = ()
    order_date: tuple[str, ...] = ()
    delivery_number: tuple[str, ...] = ()
    delivery_date: tuple[str, ...] = ()  # delivery, dispatch, service date
    due_date: tuple[str, ...] = ()
    print_date: tuple[str, ...] = ()
    customer_number: tuple[str, ...] = ()
    other_number: tuple[str, ...] = ()  # project, contract, reference, cashier, table, terminal ...
    supplier: tuple[str, ...] = ()  # "from", "seller", "sold by"
    division: tuple[str, ...] = ()  # "a division of", "trading as": the company or its brand follows in the line
    sender: tuple[str, ...] = ()  # "shipper": of the supplier's labels those that may be a customer's too
    buyer: tuple[str, ...] = ()  # "bill to", "sold to", "customer"
    ship_to: tuple[str, ...] = ()
    yours: tuple[str, ...] = ()  # "your", "customer's": beside a label, that the value is the buyer's
    attention: tuple[str, ...] = ()  # "attn.", "contact person"
    name: tuple[str, ...] = ()  # "name", "company": in front of a party's name, inside its part of the page
    address: tuple[str, ...] = ()  # "address": in front of a party's address
    phone: tuple[str, ...] = ()
    fax: tuple[str, ...] = ()
    mobile: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    website: tuple[str, ...] = ()
    vat: tuple[str, ...] = ()  # VAT / GST / sales-tax registration ids
    tax_number: tuple[str, ...] = ()  # national tax numbers that are no VAT id
    company_number: tuple[str, ...] = ()  # register of companies, SIRET, HRB ...
    bank: tuple[str, ...] = ()  # IBAN, BIC, account number, sort code
    total: tuple[str, ...] = ()  # what is to be paid, tax included
    included: tuple[str, ...] = ()  # "incl.": beside a total, that its tax is in it
    excluded: tuple[str, ...] = ()  # "excl.": beside a total, that its tax is not in it
    subtotal: tuple[str, ...] = ()
    tax: tuple[str, ...] = ()
    rounding: tuple[str, ...] = ()
    tendered: tuple[str, ...] = ()  # cash, change, card: amounts that are not the total
    discount: tuple[str, ...] = ()
    shipping: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()  # carried forward, brought forward
    page: tuple[str, ...] = ()  # "page" as in "page 1 of 2"
    of: tuple[str, ...] = ()


class Columns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Headings of the columns of a table of line items."""

    position: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    quantity: tuple[str, ...] = ()
    lesser: tuple[str, ...] = ()  # counts that are no quantity beside another such column: cartons, pieces ordered
    unit: tuple[str, ...] = ()
    price: tuple[str, ...] = ()
    discount: tuple[str, ...] = ()
    tax: tuple[str, ...] = ()
    amount: tuple[str, ...] = ()
    gtin: tuple[str, ...] = ()
    asin: tuple[str, ...] = ()
    sku: tuple[str, ...] = ()  # the supplier's own article number
    mpn: tuple[str, ...] = ()  # the maker's part or model number
    other: tuple[str, ...] = ()  # serial, lot, expiry, origin, customs tariff, weight ...


class Clauses(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases of terms by topic, folded words with blanks between; a word that ends in `*` stands for all that begin so."""

    returns: tuple[str, ...] = ()
    warranty: tuple[str, ...] = ()
    authenticity: tuple[str, ...] = ()
    resale: tuple[str, ...] = ()
    fakes: tuple[str, ...] = ()  # speak of authenticity where the sentence denies them: "we sell no counterfeits"
    authorizes: tuple[str, ...] = ()  # what a letter says that lets another sell: "is authorised to"
    negations: tuple[str, ...] = ()  # "not", "without", "excluded"


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One language. `months` are twelve tuples of names and abbreviations; `date_order` None where it has none.

    `kinds` maps a document kind to the words that stand as its title; `not_kinds` are phrases that contain such a
    word and say nothing ("invoice address"); `units` the units of quantities; `stopwords` frequent words that
    tell the language; `legal_forms` of companies ("gmbh", "s.a.r.l."); `clauses` the
    phrases of terms that can answer a complaint.
    """

    code: str
    name: str
    date_order: DateOrder | None = None  # None where the language has no one order (TOML has no null)
    decimal_comma: bool
    months: tuple[tuple[str, ...], ...]
    kinds: dict[Kind, tuple[str, ...]]
    not_kinds: tuple[str, ...] = ()
    labels: Labels
    columns: Columns
    units: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    stopwords: tuple[str, ...] = ()
    street_words: tuple[str, ...] = ()
    countries: dict[str, tuple[str, ...]] = {}
    clauses: Clauses = Clauses()
