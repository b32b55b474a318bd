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
    payee: tuple[str, ...] = ()  # "remit to": of the supplier's labels those of who is paid, and may collect for it
    buyer: tuple[str, ...] = ()  # "bill to", "sold to", "customer"
    ship_to: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()  # of the buyer's labels those of who gets the goods where another is billed
    third: tuple[str, ...] = ()  # "tax representative": neither supplier nor buyer
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


class Says(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a paper says of itself, of its goods and of their fate: phrases that decide whether it counts.

    Words are compared folded and whole. `*` at an end of a word stands for more of it, `*` alone for any word, `~` for up to
    six words, `#` for a number. In scripts without blanks a phrase may stand inside a longer run.
    """

    stamps: tuple[
        str, ...
    ] = ()  # large and alone: the paper is void, a draft, a sample; known in spite of misread letters
    stamps_exact: tuple[str, ...] = ()  # the same, letter by letter: other words are too near
    void: tuple[str, ...] = ()  # alone, in letters of any size: the paper is void
    harmless: tuple[str, ...] = ()  # stamped across a page and none the worse for it: paid, received, a copy
    denials: tuple[str, ...] = ()  # anywhere: what no invoice that counts says of itself
    alone: tuple[str, ...] = ()  # the whole of a line or sentence: for show
    advances: tuple[str, ...] = ()  # in a heading: asked for before the goods are there, or of goods that nobody bought
    other_titles: tuple[str, ...] = ()  # the whole of a line where no title says "invoice": an order, a basket, a list
    trial_words: tuple[str, ...] = ()  # "test", "training": beside a word for where, a program on trial
    trial_places: tuple[str, ...] = ()  # "system", "mode": behind such a word
    trial_fronts: tuple[str, ...] = ()  # the same, in front of it
    trial_openings: tuple[str, ...] = ()  # a line that begins so comes from a program on trial
    fillers: tuple[str, ...] = ()  # what a form holds before anybody filled it in
    unnumbered: tuple[str, ...] = ()  # behind a label of the invoice's number: there is none yet
    instalments: tuple[str, ...] = ()  # one of several payments of one purchase
    order_status: tuple[str, ...] = ()  # labels of the status of an order or a line
    pending: tuple[str, ...] = ()  # such a status: the goods did not go out, or came back
    lacks: tuple[str, ...] = ()  # in front of what goods come without: "without batteries"
    lacks_behind: tuple[str, ...] = ()  # behind it: "BPA-free"
    nots: tuple[str, ...] = ()  # before it: "non-dimmable", "nicht gesalzen"
    opposites: tuple[str, ...] = ()  # the beginning of a word that denies the rest: "unsalted"
    denied_ends: tuple[str, ...] = ()  # the end of a word that denies what stands before: "şekersiz", "sokeriton"
    manifold: tuple[str, ...] = ()  # the beginning of a word that counts what follows: "two-", "zwei", "kaksi"
    fits: tuple[str, ...] = ()  # in front of a brand: a part that another makes for it
    banks: tuple[str, ...] = ()  # labels of a bank's name
    carriers: tuple[str, ...] = ()  # labels of who carries the goods
    lookups: tuple[str, ...] = ()  # in front of a website: an authority's, where the paper can be looked up
    once: tuple[str, ...] = ()  # labels of numbers that one purchase has: serial numbers, a payment's
    brand_heads: tuple[str, ...] = ()  # heads of a column of brands
    rival_codes: tuple[str, ...] = ()  # beside the head of a column of codes: they are of other goods
    number_letters: tuple[str, ...] = ()  # of a number: it is an offer's or a pro forma's
    valid_until: tuple[str, ...] = ()  # in front of a day or a count of days, the whole of a line: an offer ends then
    days: tuple[str, ...] = ()
    kind_labels: tuple[str, ...] = ()  # labels of what kind of paper it is
    status: tuple[str, ...] = ()  # labels of the status of a paper
    refunds: tuple[str, ...] = ()  # an amount beside them is money that went back
    revocations: tuple[str, ...] = ()  # in a letter of authorization: there is none, or no longer
    marketplaces: tuple[str, ...] = ()  # in a letter of authorization: where goods are sold online
    excludes: tuple[str, ...] = ()  # in front of them: left out of what is allowed
    excluded: tuple[str, ...] = ()  # behind them: the same
    account_holders: tuple[str, ...] = ()  # in front of the name of whose account is to be paid
    debits: tuple[str, ...] = ()  # a direct debit: the account on the paper may be the buyer's
    blanks: tuple[str, ...] = ()  # in brackets of a form that nobody filled in: "[your company]"
    things: tuple[str, ...] = ()  # "order", "goods": what a sentence says was undone
    became: tuple[str, ...] = ()  # "was", "has been": between the two, where the language needs it
    undone: tuple[str, ...] = ()  # "cancelled", "returned"
    undone_words: tuple[str, ...] = ()  # the same of other kinds, in a line of another paper about an invoice
    undone_when: tuple[str, ...] = ()  # "on", "by": what must follow where nothing stands between
    undone_phrases: tuple[str, ...] = ()  # whole sentences of the same meaning
    conditional: tuple[str, ...] = ()  # "if", "must": a sentence of terms, which undoes nothing
    futures: tuple[str, ...] = ()  # of these, what tells no condition by itself: "will"
    came: tuple[str, ...] = ()  # beside a number: so many came
    rest: tuple[str, ...] = ()  # and the rest did not
    undelivered: tuple[str, ...] = ()  # beside a line: its goods did not come, went back, or are only offered
    another: tuple[str, ...] = ()  # in front of a code: it is another product's
    another_close: tuple[str, ...] = ()  # the same, right in front of it
    used: tuple[str, ...] = ()  # goods that are not new
    used_apart: tuple[str, ...] = ()  # the same where it is set off from the name: "(seconds)"
    grades: tuple[str, ...] = ()  # heads of a column that says in what condition goods are
    new_goods: tuple[str, ...] = ()  # in such a column: new
    services: tuple[str, ...] = ()  # a line about a service, packaging or a copy
    acts: tuple[str, ...] = ()  # "packing": with a charge behind it, a service
    charges: tuple[str, ...] = ()  # "fee", "service"
    service_openings: tuple[str, ...] = ()  # a description that begins so is a service
    not_services: tuple[str, ...] = ()  # goods whose names hold such words: a dinner set
    no_resale: tuple[str, ...] = ()  # goods that must not be sold again
    free: tuple[str, ...] = ()  # goods that were given
    like_front: tuple[str, ...] = ()  # in front of a brand: an imitation
    like_behind: tuple[str, ...] = ()  # behind it
    happened: tuple[str, ...] = ()  # in front of a day: printed, paid or sent then
    counted: tuple[str, ...] = ()  # in front of a number: so many pieces stand on the whole paper
    packs: tuple[str, ...] = ()  # "pack of #"
    singles: tuple[str, ...] = ()  # sold singly
    till: tuple[str, ...] = ()  # what tills and shops print
    consumers: tuple[str, ...] = ()  # parcels sent to consumers: gifts, drop shipping
    bought_at: tuple[str, ...] = ()  # beside the name of a marketplace: bought there
    owned: tuple[str, ...] = ()  # between a business's name and its owner's: "trading as", "proprietor"
    trade: tuple[str, ...] = ()  # words of company names that tell no company from another: "retail", "trading"
    in_words: tuple[str, ...] = ()  # in front of the total written in words
    numerals: dict[str, tuple[str, ...]] = {}  # number -> its words; "0" has the small words between them
    measures: tuple[str, ...] = ()  # units in which goods are measured and not counted
    heads: tuple[str, ...] = ()  # in front of a product's name: a part of it, its box, a service
    parts: tuple[
        str, ...
    ] = ()  # behind a product's name and nothing else there: a part, its box, its papers, a tool, a service
    before_nouns: tuple[
        str, ...
    ] = ()  # the few adjectives that stand in front of nouns, in languages where a noun comes first
    components: tuple[
        str, ...
    ] = ()  # nouns of parts, refills and accessories: "blade", "filter", "housse"; the thing sold where they stand beside a product's whole name
    mere: tuple[str, ...] = ()  # "only", "alone": beside a part
    joins: tuple[str, ...] = ()  # "for", "to fit": what stands in front of them is the thing, not the product behind
    on_behalf: tuple[str, ...] = ()  # in front of a company in a heading of lines: they are its own
    for_account: tuple[str, ...] = ()  # in front of a company in a sentence: the dealing is its own
    joins_of: tuple[str, ...] = ()  # "of": the same, unless a container stands there
    joins_behind: tuple[str, ...] = ()  # the same, behind the product
    containers: tuple[str, ...] = ()  # "box of" is the product in a box
    holds_one: tuple[str, ...] = ()  # of containers those that a pack holds several of: "bottle"
    parcels: tuple[str, ...] = ()  # what goods travel in: "parcel", "colis"
    pallets: tuple[str, ...] = ()  # what comes back empty, or is lent: pallets, crates, kegs
    sales: tuple[str, ...] = ()  # "sale of", "delivery of" is the product sold
    pieces: tuple[str, ...] = ()  # units of single pieces
    flaws: tuple[str, ...] = ()  # in a note beside a line: goods that are not whole, not there, not settled which
    sheets: tuple[str, ...] = ()  # in a sentence: the paper told as a sheet that somebody wrote, not as an invoice
    sheets_fine: tuple[str, ...] = ()  # beside them: of what it is made
    purposes: tuple[str, ...] = ()  # labels of what a paper is for, or what became of it
    ends: tuple[str, ...] = ()  # in a sentence, what paper or goods are for: "for * purposes"
    ends_no_sale: tuple[str, ...] = ()  # in such words: no sale is meant
    unsold: tuple[str, ...] = ()  # "unsold goods": in a sentence that does not deny them, goods that are left for sale
    dealing_labels: tuple[str, ...] = ()  # labels of the kind of a dealing, its reason or purpose
    no_sales: tuple[str, ...] = ()  # behind them: a dealing that is no sale
    pendants: tuple[str, ...] = ()  # "still": near a word of dealing, something that has not happened
    awaits: tuple[str, ...] = ()  # "waiting for", "as soon as": near what is to come in
    arrivals: tuple[str, ...] = ()  # what is to come in: stock, a batch, a release by customs
    this_invoice: tuple[str, ...] = ()  # beside the name of a credit note: it takes this paper back
    send_back: tuple[str, ...] = ()  # beside a line's goods: they are asked back
    by_mistake: tuple[str, ...] = ()  # in a sentence that sets no condition
    sent_labels: tuple[str, ...] = ()  # labels of whether or when goods went
    noes: tuple[str, ...] = ()  # the whole of what stands behind them: they did not
    seats: tuple[str, ...] = ()  # before a land: where somebody sits or something was made, not where it is sold
    oddities: tuple[str, ...] = ()  # in a sentence outside of the table: a dealing that is no plain sale
    negators: tuple[str, ...] = ()  # "not", "never", "only": near a word of dealing, a sentence that reserves something
    particles: tuple[str, ...] = ()  # of a script without blanks: signs of a sentence that labels and names have not
    usual: tuple[str, ...] = ()  # of such a script: usual remarks that are no terms: thanks, greetings, property
    negators_first: tuple[str, ...] = ()  # "no": the same at the head of a clause, right in front of it
    negators_close: tuple[str, ...] = ()  # "without": there or anywhere, right in front of it
    dealings: tuple[str, ...] = ()  # "sold", "delivered", "valid", "total"
    settled: tuple[str, ...] = ()  # words of the clauses that honest papers print: interest, returns, tax, data
    colors: dict[str, tuple[str, ...]] = {}  # English name -> words
    lands: dict[str, tuple[str, ...]] = {}  # ISO code, "EU", "EUROPE", "WORLD" -> names beside the usual one


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One language. `months` are twelve tuples of names and abbreviations; `date_order` None where it has none.

    `kinds` maps a document kind to the words that stand as its title; `not_kinds` are phrases that contain such a
    word and say nothing ("invoice address"); `units` the units of quantities; `stopwords` frequent words that
    tell the language; `legal_forms` of companies ("gmbh", "s.a.r.l."); `clauses` the
    phrases of terms that can answer a complaint; `says` phrases by which a paper tells that it does not count.
    """

    code: str
    name: str
    date_order: DateOrder | None = None  # None where the language has no one order (TOML has no null)
    months: tuple[tuple[str, ...], ...]
    kinds: dict[Kind, tuple[str, ...]]
    not_kinds: tuple[str, ...] = ()
    labels: Labels
    columns: Columns
    units: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    stopwords: tuple[str, ...] = ()
    street_words: tuple[str, ...] = ()
    street_endings: tuple[str, ...] = ()  # of a street's name in one word
    until: tuple[str, ...] = ()  # between two days: a period
    on_day: tuple[str, ...] = ()  # right in front of a day: "on", "dated"
    about: tuple[str, ...] = ()  # in front of a number that is none: "approx.", "up to"
    nobody: tuple[str, ...] = ()  # "cash sales", "same as above": where a buyer's name would stand
    former: tuple[str, ...] = ()  # "formerly known as": an older name follows
    departments: tuple[str, ...] = ()  # "accounts payable": part of a party's address, not its name
    countries: dict[str, tuple[str, ...]] = {}
    own_signs: str = ""  # of a script that several languages write: signs that this one alone has
    clauses: Clauses = Clauses()
    says: Says = Says()
