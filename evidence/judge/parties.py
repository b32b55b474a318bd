"""Supplier and buyer: what a paper must show of them, and what must not be one business.

In: a paper and the case. Out: Results. Never: a look at the network, a guess which company a name belongs to.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from evidence.judge.addresses import NUMBERED, missing_words, numbers_of, printed_somewhere, same_address
from evidence.judge.differing import difference
from evidence.judge.doubt import UNSURE_BELOW, guessed, plausible, values
from evidence.judge.explain import listed, name, quoted, say, short
from evidence.judge.kinds import is_letter
from evidence.judge.outcome import Paper, Result
from evidence.judge.registered import bare, one_number_for_both, vat_mismatch
from evidence.texts import message
from evidence.values.codes import fold
from evidence.values.names import normal_name, plain_words, same_party, spelled_out, split_legal_form
from evidence.values.phrases import behind, first_in, folded, words_of
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from evidence.model import Account, Case, Field, Found, Record, RuleOptions
    from evidence.texts import Text, Texts

PARTS: Texts[str] = {
    "supplier_name": "name", "supplier_address": "address", "supplier_phone": "phone number",
    "supplier_email": "e-mail address", "supplier_website": "website", "supplier_vat": "VAT number",
}  # fmt: skip
_REACH: tuple[Field, ...] = ("supplier_address", "supplier_phone", "supplier_email", "supplier_website")
_COMPARED: Texts[Field] = {"supplier_address": "address", "supplier_phone": "phone number"}
_SAME_BUSINESS = 0.93
_SAME_SUPPLIER = 0.9
_BELOW_NAME = 30.0
_DOOR = 4  # words: "Unit 2", "Room 14, first floor"
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_CLEARLY = 0.9
_READ_AS = str.maketrans("\u0142\u0141\u00e7\u00c7", "tTgG")
_TELLING = 5  # letters of a name's longest own word: shorter ones are shared by chance
# Mailboxes that everybody can have say nothing about who owns a business.
_FREE_MAIL = frozenset(
    [
        "gmail",
        "googlemail",
        "hotmail",
        "outlook",
        "live",
        "yahoo",
        "icloud",
        "aol",
        "gmx",
        "web",
        "proton",
        "protonmail",
        "orange",
        "wanadoo",
        "free",
        "laposte",
        "libero",
        "qq",
        "163",
    ]
)


def _either(entry: str) -> Text:
    """Return in words what an entry of the option `fields` asks for; fields parted by a bar stand for one another."""
    return listed([message(PARTS[f]) for f in entry.split("|") if f in PARTS])


def contact(paper: Paper, _case: Case, options: RuleOptions) -> tuple[Result, ...]:
    """Fail when parts of the supplier's contact are missing ("website|phone": one is enough); without any way to reach it this must be reviewed."""
    record = paper.record
    if is_letter(record):
        return ()
    named = record.best("supplier_name")
    span = named.span if named else None
    if not any(record.all(f) for f in _REACH):
        return (Result(message=say("supplier.contact.none", paper=name(record)), at_least="review", span=span),)
    wanted = options.fields if options.fields is not None else ("supplier_name", *_REACH)
    there = {x.field for x in record.founds}
    missing = [_either(entry) for entry in wanted if there.isdisjoint(entry.split("|"))]
    if not missing:
        return ()
    return (Result(message=say("supplier.contact", paper=name(record), what=listed(missing, "and")), span=span),)


def account_names(account: Account | None) -> tuple[str, ...]:
    """Return the names of the account."""
    return tuple(n for n in (account.legal_name, account.trading_name) if n and n.strip()) if account else ()


def same_name(printed: str, asked: str) -> bool:
    """Tell whether two names are one: letter case, accents, marks and a missing legal form forgiven, no letter else."""
    printed, asked = (text.replace("-", " ") for text in (printed, asked))  # "Handels-GmbH"
    return any(_one_name(a, b) for a, b in ((printed, asked), (spelled_out(printed), spelled_out(asked))))


def _one_name(printed: str, asked: str) -> bool:
    (bare, form), (bare_asked, form_asked) = split_legal_form(printed), split_legal_form(asked)
    if _tight(printed) == _tight(bare_asked) or _tight(bare) == _tight(asked):
        return True  # "Duval et Fils" of "Duval et Fils SARL": what ends the one is a form only where nothing follows
    if form and form_asked and normal_name(printed) != normal_name(asked):
        return False
    return normal_name(bare).replace(" ", "") == normal_name(bare_asked).replace(" ", "")


def _tight(name: str) -> str:
    return "".join(plain_words(name))


def buyer_missing(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when the paper shows no buyer's name, or no address where the account has one."""
    record, account = paper.record, case.account
    if account is None or is_letter(record):
        return ()
    names = account_names(account)
    results = []
    supplier = record.best("supplier_name")
    if supplier and any(same_party(supplier.value, n) >= _SAME_BUSINESS for n in names):
        return ()  # the one name stands for both: that is told, and nothing is missing
    if names and not record.all("buyer_name"):
        results.append(
            Result(message=say("buyer.missing", paper=name(record), what=message("name"), expected=names[0]))
        )
    if account.address and not record.all("buyer_address") and not printed_somewhere(record, account.address):
        told = say("buyer.missing", paper=name(record), what=message("address"), expected=account.address)
        results.append(Result(message=told))
    return tuple(results)


def buyer_mismatch(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when the buyer's name or address is not the account's; unsure where a plausible candidate is."""
    if case.account is None or is_letter(paper.record):
        return ()
    record, account = paper.record, case.account
    return (*_name_mismatch(record, account), *_address_mismatch(record, account), *vat_mismatch(record, account))


def _is_account(found: Found, names: tuple[str, ...]) -> bool:
    """Tell whether a name is one of the account's, or is made of them: "Fern Home, t/a Jo Fern", "Inh. Jo Fern"."""
    same = _same_ink if found.origin == "ocr" else same_name
    parts = [part for part in _owned().split(found.value) if part.strip(" ,.:()")]
    return any(same(found.value, asked) for asked in names) or (
        bool(parts) and all(any(same(part.strip(" ,.:()"), asked) for asked in names) for part in parts)
    )


@cache
def _owned() -> re.Pattern[str]:
    """Return what stands between a business's name and its owner's, as a pattern: words, a dash, a slash, a bracket."""
    words = "|".join(re.escape(w) for w in sorted(words_of("owned"), key=len, reverse=True))
    return re.compile(rf"(?:^|[\s,(])(?:{words})(?=[\s:])[\s:]*|\s[\u2013\u2014|/-]\s|[(]", re.IGNORECASE)


def _same_ink(read: str, asked: str) -> bool:
    """Tell whether a scan's reading of a name can be the name: blanks and marks aside, signs that look alike are one ("S.r.I").

    A letter with a mark through or below it may be read as the one that it looks like: "Cortigas" for "Corti\u00e7as".
    """
    marked = asked.translate(_READ_AS)
    return (
        (marked != asked and _same_ink(read, marked))
        or same_name(read, asked)
        or _ink(read) == _ink(asked)
        or same_name(*(_alike(text) for text in (read, asked)))
    )


def _alike(text: str) -> str:
    return fold(text.replace("l", "I"))


def _ink(text: str) -> str:
    return "".join(filter(str.isalnum, _alike(text)))


def _name_mismatch(record: Record, account: Account) -> tuple[Result, ...]:
    names = account_names(account)
    found = plausible(record.all("buyer_name"))
    if not names or not found:
        return ()
    same = [_is_account(f, names) for f in found]
    if all(same) and not guessed(found):
        return ()
    if any(same):
        shown = listed([quoted(v) for v in values(record.all("buyer_name"))])
        told = say("buyer.unsure", paper=name(record), names=shown, expected=names[0])
        return (Result(message=told, status="unsure", span=found[0].span),)
    printed = found[0].value
    nearest = max(names, key=lambda asked: same_party(printed, asked))
    told = say(
        "buyer.mismatch", paper=name(record), what=message("name"), printed=short(printed), expected=nearest,
        difference=difference(printed, nearest),
    )  # fmt: skip
    return (Result(message=told, span=found[0].span),)


def _address_mismatch(record: Record, account: Account) -> tuple[Result, ...]:
    found = plausible(record.all("buyer_address"))
    if not account.address or not found or any(same_address(f.value, account.address) for f in found):
        return ()
    clear = found[0].confidence >= _CLEARLY and numbers_of(found[0].value).isdisjoint(numbers_of(account.address))
    if not clear and printed_somewhere(record, account.address):
        return ()
    told = say(
        "buyer.mismatch", paper=name(record), what=message("address"), printed=short(found[0].value),
        expected=account.address,
        difference=missing_words(found[0].value, account.address),
    )  # fmt: skip
    return (Result(message=told, span=found[0].span),)


def supplier_is_buyer(paper: Paper, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when supplier and buyer (on the paper, or the account) share name, VAT number, address, e-mail domain or phone."""
    record, account = paper.record, case.account
    supplier = record.best("supplier_name")
    shared: list[Text] = []
    others = (*account_names(account), *values(record.all("buyer_name"))[:1])
    if (supplier and any(same_party(supplier.value, other) >= _SAME_BUSINESS for other in others)) or (
        supplier and any(_one_family(supplier.value, other) for other in others)
    ):
        shared.append(message('the name "{text}"', text=short(supplier.value)))
    if number := _one_number(record, account):
        shared.append(number)
    if account and account.email and _own_domain(account.email) in {_own_domain(v) for v in _mails(record)} - {None}:
        shared.append(message("the e-mail domain"))
    elif account and account.email and _own_domain(account.email) in {_site(v) for v in _sites(record)} - {None}:
        shared.append(message("the website"))
    if _holds_the_account(record, account_names(account)):
        shared.append(message("the holder of the bank account"))
    if (
        account
        and account.phone
        and any(_phone(f.value) == _phone(account.phone) for f in record.all("supplier_phone"))
    ):
        shared.append(message("the phone number"))
    if _one_house(record, account):
        shared.append(message("the address"))
    if supplier is None and _heads_the_paper(record, others):
        shared.append(message("no other name than the buyer's heads the paper"))
    if not shared:
        return ()
    told = say("supplier.is_buyer", paper=name(record), what=listed(shared, "and"))
    return (Result(message=told, span=supplier.span if supplier else None),)


def _one_number(record: Record, account: Account | None) -> Text | None:
    """Return which number is both the supplier's and the buyer's."""
    vat, buyer_vat = record.best("supplier_vat"), record.best("buyer_vat")
    vats = [v for v in (account.vat if account else None, buyer_vat.value if buyer_vat else None) if v]
    if vat and any(bare(vat.value, v) == bare(v, vat.value) for v in vats):
        return message("the VAT number")
    return message("the number in a register") if one_number_for_both(record) else None


def _one_family(one: str, other: str) -> bool:
    """Tell whether two company names differ by words of trade alone: "Brightwater Retail", "Brightwater Wholesale"."""
    bare = [set(fold_label(split_legal_form(name)[0]).split()) for name in (one, other)]
    own = [words - folded("trade") for words in bare]
    return own[0] == own[1] and bare != own and max(map(len, own[0]), default=0) >= _TELLING


def _heads_the_paper(record: Record, names: tuple[str, ...]) -> bool:
    """Tell whether a buyer's name stands above the place where the paper names the buyer: where a supplier's would."""
    buyer = record.best("buyer_name")
    if buyer is None or buyer.span is None:
        return False
    place = buyer.span
    above = [x for x in record.lines if x.span.page == place.page and x.span.box.bottom < place.box.top]
    keys = {normal_name(split_legal_form(n)[0]) for n in names} - {""}
    return any(f" {key} " in f" {fold_label(line.text)} " for key in keys for line in above)


def _one_house(record: Record, account: Account | None) -> bool:
    """Tell whether the supplier's own address, printed right below its name, is the buyer's or the account's.

    The same words taken for both parties' address say nothing, nor does a ship-to block far from the supplier's name.
    """
    at, head = record.best("supplier_address"), record.best("supplier_name")
    buyer = record.best("buyer_address")
    if (
        not (at and at.span and head and head.span)
        or at.confidence < UNSURE_BELOW
        or guessed(record.all("supplier_name"))
    ):
        return False
    if buyer and buyer.span and set(buyer.span.words) & set(at.span.words):
        return False
    block, title = at.span.box, head.span.box
    beside = block.left < title.right and title.left < block.right and at.span.page == head.span.page
    if not beside or not -block.height < block.top - title.bottom < _BELOW_NAME:
        return False
    others = [a for a in (account.address if account else None, buyer.value if buyer else None) if a]
    return any(NUMBERED.search(o) and same_address(at.value, o) and _little_more(at.value, o) for o in others)


def _little_more(printed: str, asked: str) -> bool:
    """Tell whether an address says nothing that the other does not, or but a door of the same house: "Unit 2"."""
    if same_address(asked, printed):
        return True
    more = set(fold_label(printed).split()) - set(fold_label(asked).split())
    return len(more) <= _DOOR and len(numbers_of(printed) - numbers_of(asked)) <= 1 and len(numbers_of(asked)) > 1


def _mails(record: Record) -> tuple[str, ...]:
    return values(record.all("supplier_email"))


def _sites(record: Record) -> tuple[str, ...]:
    return values(record.all("supplier_website"))


def _site(address: str) -> str | None:
    host = re.sub(r"^https?://", "", address.casefold().strip()).split("/")[0].removeprefix("www.")
    return host or None


def _holds_the_account(record: Record, names: tuple[str, ...]) -> bool:
    """Tell whether the account that is to be paid is the buyer's own; a direct debit names the buyer's as well."""
    text = " ".join(fold_label(line.text) for line in record.lines)
    if not names or first_in("debits", text):
        return False
    keys = {normal_name(split_legal_form(n)[0]) for n in names} - {""}
    folded = [fold_label(line.text) for line in record.lines]
    held = [normal_name(rest) for text in folded if (rest := behind("account_holders", text))]
    if any(rest.startswith(key) for rest in held for key in keys):
        return True
    numbered = (normal_name(line.text[m.end() :]) for line in record.lines if (m := _IBAN.search(line.text)))
    return any(f" {key} " in f" {rest} " for rest in numbered for key in keys)


def _own_domain(mail: str) -> str | None:
    domain = mail.rpartition("@")[2].casefold().strip()
    return None if not domain or domain.split(".")[0] in _FREE_MAIL else domain


def _phone(text: str) -> str:
    return re.sub(r"\D", "", text)[-8:]


def inconsistent(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when another paper of the same supplier shows another address or phone.

    An order may be the buyer's own: whose phone and address stand on it is not certain.
    """
    record = paper.record
    supplier = record.best("supplier_name")
    if supplier is None:
        return ()
    results = []
    for field, what in _COMPARED.items():
        mine = record.best(field)
        for other in (o for o in paper.others if o.kind != "order"):
            theirs = other.best(field)
            if mine and theirs and _same_supplier(record, other) and not _agree(what, mine.value, theirs.value):
                told = say(
                    "supplier.inconsistent", paper=name(record), supplier=short(supplier.value), what=message(what),
                    one=short(mine.value), two=short(theirs.value), other=name(other),
                )  # fmt: skip
                results.append(Result(message=told, span=mine.span))
                break
    return tuple(results)


def _agree(what: str, one: str, two: str) -> bool:
    if what == "phone number":
        return _phone(one) == _phone(two)
    return same_address(one, two) or same_address(two, one)


def _same_supplier(one: Record, other: Record) -> bool:
    a, b = one.best("supplier_name"), other.best("supplier_name")
    return a is not None and b is not None and same_party(a.value, b.value) >= _SAME_SUPPLIER
