"""How to reach the supplier: telephone, e-mail, website, VAT id; and the buyer's VAT id.

In: a paper. Out: Founds. Never: a value from the buyer's part of the page as the supplier's, a fax as a telephone,
an e-mail's domain as a website.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from evidence.extract.number_shapes import money
from evidence.extract.odds import confidence
from evidence.extract.page.beside import left_label
from evidence.extract.page.labels import hits_in, is_label, label_before, places
from evidence.extract.page.paper import found_at, span_of_pieces
from evidence.extract.page.senders import is_sender
from evidence.extract.party.mails import emails, labelled, mailed_to, unaccented, unmarked
from evidence.extract.party.others import is_lookup, names_another
from evidence.extract.party.reach import Reach, is_agents, own_block, standing_of
from evidence.extract.party.telephones import continued, digits_of, one_number, telephones, unnumbered
from evidence.extract.party.vat_ids import vat_ids, without_ids
from evidence.values.addresses import looks_like_address, postcode_of
from evidence.values.contacts import (
    find_emails,
    find_phones,
    find_websites,
    registered_domain,
)
from evidence.values.names import domain_odds, split_legal_form
from evidence.values.phrases import folded
from evidence.values.registers import find_accounts
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.labels import Place
    from evidence.extract.page.paper import Paper, Piece
    from evidence.model import Field, Found
    from evidence.values.contacts import Phone

_COUNTRY = re.compile(r"(?<![A-Za-z])[A-Z]{2}\s?$")
_AFTER_LABEL = 12  # characters between a label and its id: "No. (GST) :"
_BESIDE = 25  # characters beside a number that are no sentence
_FULL = 9  # digits of a number with its area code
_HEAD, _FOOT = 0.3, 0.85
_NAMED, _OWN = 0.5, 1.1  # confidence of a name whose block counts; odds of what stands in it
_BEGUN = re.compile(r"(?:www\.|https?:)\S*$", re.IGNORECASE)
_TORN = 4  # em between the parts of a torn address
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}")
_MOST_LINES, _GAP = 9, 1.6  # of a block; em between its lines
_SHORT_PHONE = re.compile(r"\+?[\d(][\d ()/.\-\u2013]{2,24}\d")
_NUMBERED = ("fax", "vat", "tax_number", "company_number", "bank", "customer_number", "invoice_number", "order_number", "delivery_number")  # fmt: skip
_NOT_PHONE = (*_NUMBERED, "other_number")
_NOT_VAT = ("phone", "fax", "mobile", "bank", "invoice_number", "order_number", "customer_number", "company_number")
_BETWEEN_LETTERS = re.compile(r"(?<=[a-z])[01](?=[a-z])")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = -1.2  # odds under which a contact is noise
_REACHED = ("supplier_phone", "supplier_email", "supplier_website")
_OTHERS, _NAMED_OTHER, _NAME = (
    2.5,
    7.5,
    5,
)  # odds of a contact that is another company's, of one that a line says to be; letters
_APART = frozenset("|\u00b7\u2022\u25cf\u2219*")
_AMERICAN = re.compile(r"\(\d{3}\) ?\d{3}-\d{4}\s*")
_DASHES = (" -", " \u2013", " \u2014")
_GOODS = 1.6  # odds that a website loses in a line of goods
_WHOLE_NUMBER = 8  # digits of a number with its country's
_GLUED = re.compile(r"[^\W\d_][/-]?$")  # in front of a number: "FV/85849/2026"
_YEAR, _DAY = re.compile(r"(?:19|20)\d\d[-/]\d+"), re.compile(r"(?<!\d)(?:19|20)\d\d([-/.])\d\d\1\d\d(?!\d)")
_AND = frozenset("/&+")  # "Fone/Fax": one number for both
_MAX_PLAIN = 60  # more characters without a label are a sentence


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:
    """Return the supplier's contacts and both parties' VAT ids, each value once."""
    countries = tuple(sorted(paper.countries))
    own, agents = own_block(paper, known), is_agents(paper)
    reaches: list[Reach] = []
    for piece in paper.pieces:
        standing = None if _says_another(paper, piece) else standing_of(paper, piece, own, agents=agents)
        if standing is not None:
            reaches += emails(piece, standing)
            reaches += unmarked(paper, piece, standing, _first(known, "supplier_name"))
            reaches += _websites(paper, piece, standing)
        if any(map(str.isdigit, piece.text)) or hits_in(piece):
            if standing is not None and (
                not piece.turn or postcode_of(piece.text)
            ):  # a sender's line upwards at the side
                reaches += _phones(paper, piece, countries, standing)
            reaches += vat_ids(paper, piece, standing, own=(piece.page, piece.number) in own)
    weighed = telephones(paper, _named(_agreed(_in_full(_best(reaches))), known), countries, least=_LEAST)
    founds = tuple(_found(paper, r) for r in weighed if r.odds > _LEAST and not _is_blank(r))
    return unnumbered(founds, known)


def _says_another(paper: Paper, piece: Piece) -> bool:
    """Tell whether a line begins with who carries the goods, or with a bank's name and shows no account: "Carrier: ..., Tel. ..."."""
    row = paper.sheet(piece.page).lines[piece.line]
    at = row.index(piece)
    label, colon, rest = piece.text.partition(":")
    said = fold_label(label if colon and rest.strip() else row[at - 1].text if at else "")
    if said in folded("carriers"):
        return True
    return bool(rest) and said in folded("banks") and not find_accounts(piece.text)


def _is_blank(reach: Reach) -> bool:
    """Tell whether a number is noughts alone: what a form holds before anybody filled it in."""
    return "@" not in reach.value and {*digits_of(reach.value)} == {"0"}


def _found(paper: Paper, reach: Reach) -> Found:
    found = found_at(
        paper,
        reach.piece,
        reach.start,
        reach.end,
        field=reach.field,
        value=reach.value,
        confidence=confidence(reach.odds),
        finder="contacts",
    )
    if not reach.rest:
        return found
    return structs.replace(found, text=reach.value, span=span_of_pieces(paper, (reach.piece, *reach.rest)))


def _best(reaches: list[Reach]) -> list[Reach]:
    best: dict[tuple[Field, str], Reach] = {}
    for reach in reaches:
        key = (reach.field, re.sub(r"[^\w@.]", "", reach.value).lower())
        known = best.get(key)
        if known is None:
            best[key] = reach
        else:
            first = known if known.odds >= reach.odds else reach
            best[key] = first._replace(odds=first.odds + 0.3)
    return list(best.values())


def _in_full(reaches: list[Reach]) -> list[Reach]:
    """Raise tax ids that hold a likelier one behind their country's letters: "SE556682572401" beside "556682-5724"."""
    ids = [r for r in reaches if r.field in {"supplier_vat", "buyer_vat"}]
    fuller = {
        r.value: max(o.odds for o in part) + 0.1
        for r in ids
        if r.value[:2].isalpha()
        and (part := [o for o in ids if o.field == r.field and o.value.isdigit() and o.value in r.value[2:]])
    }
    return [r._replace(odds=max(r.odds, fuller[r.value])) if r in ids and r.value in fuller else r for r in reaches]


def _agreed(reaches: list[Reach]) -> list[Reach]:
    """Raise websites and e-mails whose domains agree; both are then the supplier's for sure."""
    mails = {
        registered_domain(r.value.partition("@")[2]) for r in reaches if r.field == "supplier_email" and r.odds > 0
    }
    sites = {_domain(r.value) for r in reaches if r.field == "supplier_website" and r.odds > 0}
    both = (mails & sites) - {None}
    agreed = []
    for reach in reaches:
        domain = _domain(reach.value) if reach.field == "supplier_website" else None
        if reach.field == "supplier_email":
            domain = registered_domain(reach.value.partition("@")[2])
        agreed.append(reach._replace(odds=reach.odds + 1.2) if domain in both and domain else reach)
    return agreed


def _named(reaches: list[Reach], known: tuple[Found, ...]) -> list[Reach]:
    """Raise what has the supplier's name for its domain, lower what has the buyer's."""
    sellers = _first(known, "supplier_name")
    buyers = _first(known, "buyer_name")
    if not sellers and not buyers:
        return reaches
    formed = split_legal_form(sellers)[1] is not None
    named = []
    for read in reaches:
        reach, domain = _spelt(read, sellers), None
        if reach.field == "supplier_email":
            domain = registered_domain(reach.value.partition("@")[2])
        elif reach.field == "supplier_website":
            domain = _domain(reach.value)
        odds = 0.0
        if domain:
            plain = (domain.partition(".")[0],)
            odds = 1.2 * (domain_odds(sellers, plain) > 0) - 2.5 * (domain_odds(buyers, plain) > 0)
            odds -= _OTHERS * (not odds and bool(sellers) and _says_whose(reach.piece, plain[0]))
        if odds <= 0 and formed and len(reach.piece.text) > _MAX_PLAIN and reach.field in _REACHED:
            odds -= _NAMED_OTHER * names_another(reach.piece.text, sellers)
        named.append(reach._replace(odds=reach.odds + odds))
    return named


def _says_whose(piece: Piece, domain: str) -> bool:
    """Tell whether a sentence names the company of a domain: "collected by Example Payments, Inc., help@example.com"."""
    if len(piece.text) <= _MAX_PLAIN or len(domain) < _NAME:
        return False
    rest = " ".join(w for w in piece.text.split() if "@" not in w and "." not in w[:-1])
    return domain.replace("-", "") in "".join(_WORD.findall(rest)).lower()


def _spelt(reach: Reach, sellers: str) -> Reach:
    """Return a scanned address with 1 and 0 between letters read as l and o where that spells the supplier's name."""
    if reach.piece.origin != "ocr" or reach.field not in {"supplier_email", "supplier_website"}:
        return reach
    box, at, host = reach.value.rpartition("@")
    folded = _BETWEEN_LETTERS.sub(lambda m: "lo"[m.group() == "0"], host)
    domain = _domain(folded) if folded != host else None
    spells = domain is not None and domain_odds(sellers, (domain.partition(".")[0],)) > 0
    return reach._replace(value=f"{box}{at}{folded}") if spells else reach


def _first(known: tuple[Found, ...], field: Field) -> str:
    best = max((f for f in known if f.field == field), key=lambda f: f.confidence, default=None)
    return best.value if best else ""


def _domain(website: str) -> str | None:
    return registered_domain(re.sub(r"^www\.", "", website.partition("/")[0]))


def _websites(paper: Paper, piece: Piece, standing: float) -> Iterator[Reach]:
    for site in find_websites(unaccented(piece)):
        if site.bare and ((not site.start and _torn_off(paper, piece)) or mailed_to(paper, piece, site.start)):
            continue
        odds = standing + 1.2 + (0.5 if labelled(piece, site.start, "website") else 0.0)
        odds -= 0.9 if site.bare else 0.0
        odds -= 0.5 if site.repaired else 0.0
        odds -= 0.8 if "/" in site.value else 0.0
        odds -= 0.7 if len(piece.text) > _MAX_PLAIN else 0.0
        odds -= _NAMED_OTHER if is_lookup(paper, piece) else 0.0
        odds -= _GOODS if paper.lists(piece) else 0.0  # "Hosting your-shop.example"
        yield Reach("supplier_website", site.value, piece, site.start, site.end, odds)


def _torn_off(paper: Paper, piece: Piece) -> bool:
    """Tell whether a piece is the end of an address that begins in the one before: "www.exam | ple.com"."""
    row = paper.sheet(piece.page).lines[piece.line]
    at = row.index(piece)
    left = row[at - 1] if at and piece.origin == "ocr" else None
    near = left is not None and piece.box.left - left.box.right < piece.size * _TORN
    return near and left is not None and _BEGUN.search(left.text) is not None


def _phones(paper: Paper, piece: Piece, countries: tuple[str, ...], odds: float) -> Iterator[Reach]:
    found = hits_in(piece)
    for hit, after in zip(found, (*found[1:], None), strict=False):
        if not hit.is_any("phone", "mobile") or hit.is_any("fax"):
            continue
        both = after is not None and after.is_any("fax") and piece.text[hit.end : after.start].strip(" .") in _AND
        for place in places(paper, after if both and after else hit, rows=1):
            phone = _phone_at(place, countries)
            if phone is None or _taken(place):
                continue
            start, end, valid = phone
            end = one_number(place.piece.text, start, end)
            sure = (
                odds
                + (2.0 if hit.exact else 1.4)
                + (0.4 if valid else 0.0)
                - {"same": 0.0, "right": 0.3, "below": 1.2}[place.how]
            )
            sure -= 0.6 if hit.is_any("mobile") and not hit.is_any("phone") else 0.0
            told = place.piece.text[start:end].strip()
            rest = () if valid or end < place.end else continued(paper, place.piece, told)
            value = " ".join((told, *(p.text.strip() for p in rest)))
            yield Reach("supplier_phone", value, place.piece, start, end, sure, rest)
            break
    if not any(h.is_any("phone", "mobile") for h in found):
        yield from _bare_phones(paper, piece, countries, odds)


def _phone_at(place: Place, countries: tuple[str, ...]) -> tuple[int, int, bool] | None:
    """Return the telephone number at a label's place; behind a label even a short one."""
    for phone in find_phones(place.piece.text, countries):
        if phone.start >= place.start and phone.start - place.start < 8 and phone.start < place.end:  # noqa: PLR2004 -- "(24 h)"
            return phone.start, min(phone.end, place.end) if phone.end > place.end + 1 else phone.end, phone.valid
    m = _SHORT_PHONE.match(place.piece.text, place.start)
    digits = sum(map(str.isdigit, m.group())) if m else 0
    least = _WHOLE_NUMBER if place.text.lstrip(" (").startswith("+") else 4  # an extension; "+31 10" is cut
    priced = m is not None and money(m.string, *m.span())  # "Total P 3060.00"
    if m and not priced and m.end() <= place.end and digits >= least and place.how != "below":
        return m.start(), m.end(), False
    return None


def _taken(place: Place) -> bool:
    """Tell whether another label claims the place."""
    if place.how == "same":
        return False
    return any(h.is_any(*_NOT_PHONE) for h in hits_in(place.piece)[:1])


def _bare_phones(paper: Paper, piece: Piece, countries: tuple[str, ...], odds: float) -> Iterator[Reach]:
    """Yield numbers without a label: in head or foot only, in the shape of a telephone number, alone or nearly so."""
    mailed = "@" in piece.text and bool(find_emails(piece.text))
    phones = find_phones(without_ids(piece.text), countries) if odds > 0.0 or mailed else ()
    reached = bool(phones) and (mailed or bool(find_websites(piece.text)))
    long = len(piece.text) > _MAX_PLAIN and not (reached or is_sender(piece.text))
    if not phones or long or left_label(paper, piece):
        return
    for phone in phones:
        if _is_of_paper(piece.text, phone) or (_behind_another(paper, piece) and not phone.text.startswith("+")):
            continue
        if _of_another(piece, phone.start) or _under_another(paper, piece) or paper.lists(piece):
            continue
        shaped = bool(re.search(r"[ ()\-./]", phone.text)) or phone.text.startswith("+")
        rest = len(piece.text) - (phone.end - phone.start)
        if not phone.valid and (len(phone.digits) < _FULL or _CLOCK.search(piece.text)):
            continue  # a till prints its own numbers behind day and time
        address = looks_like_address(piece.text) > 0.5 and not phone.text.startswith("+")  # noqa: PLR2004 -- likely one
        if _in_account(piece.text, phone) or (address and not _stands_apart(piece.text, phone.start, phone.end)):
            continue
        sure = (
            odds
            - 1.0
            + (1.2 if phone.valid else -0.6)
            + (0.5 if shaped else -1.0)
            + (0.3 if rest < _BESIDE or reached else -0.5)
        )
        yield Reach("supplier_phone", phone.text, piece, phone.start, phone.end, sure)


def _in_account(text: str, phone: Phone) -> bool:
    """Tell whether a line tells a bank account, or a company's number of which these are digits."""
    accounts = find_accounts(text)
    return any(a.kind in {"iban", "bic"} or (a.start < phone.end and phone.start < a.end) for a in accounts)


def _is_of_paper(text: str, phone: Phone) -> bool:
    """Tell whether a number is shaped as those of papers: "FV/85849/2026", "2024-1188", with a day in it, half in brackets."""
    halved = phone.text.count("(") != phone.text.count(")")
    dated = _YEAR.fullmatch(phone.text) or _DAY.search(phone.text)
    return halved or bool(dated or _GLUED.search(text[: phone.start]))


def _behind_another(paper: Paper, piece: Piece) -> bool:
    """Tell whether what stands to the left asks for another number: "Reference (please quote)", or ends with a colon."""
    row = paper.sheet(piece.page).lines[piece.line]
    at = row.index(piece)
    if not at:
        return False
    left = row[at - 1].text.rstrip()
    first = next(iter(hits_in(row[at - 1])), None)
    begins = first is not None and first.start == 0 and first.is_any("plain_number", *_NOT_PHONE)
    return left.endswith(":") or (begins and not any(map(str.isdigit, left)))


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Tell whether marks part a number from the rest of its line: "1107 S. Main · Paintsville, KY 41240 · (606) 555-0133"."""
    before, behind = text[:start].rstrip(" ("), text[end:].lstrip(" )")
    if not behind and (_AMERICAN.fullmatch(text, start) or before.endswith(_DASHES)):
        return True
    return before[-1:] in _APART and (not behind or behind[0] in _APART)


def _under_another(paper: Paper, piece: Piece) -> bool:
    """Tell whether the line right over a number is the label of some other number: "Your account number"."""
    sheet = paper.sheet(piece.page)
    for row in reversed(sheet.lines[max(0, piece.line - 2) : piece.line]):
        for other in row:
            close = -piece.size / 2 < piece.box.top - other.box.bottom < piece.size
            over = min(other.box.right, piece.box.right) > max(other.box.left, piece.box.left)
            if close and over:
                found = hits_in(other)
                return is_label(other) and found[-1].is_any(*_NOT_PHONE)
    return False


def _of_another(piece: Piece, start: int) -> bool:
    """Tell whether a label right before a number says that it is none of a telephone."""
    before = label_before(hits_in(piece), start)
    between = piece.text[before.end : start] if before else ""
    if before is None or any(map(str.isdigit, between)):
        return False
    if before.is_any("other_number") and _AMERICAN.match(piece.text, start) and not before.is_any(*_NUMBERED):
        return False  # "STORE (406) 555-0182": no other number has that shape
    return before.is_any(*_NOT_PHONE) or (before.start == 0 and before.is_any("plain_number"))
