"""How to reach the supplier: telephone, e-mail, website, VAT id; and the buyer's VAT id.

In: a paper. Out: Founds. Never: a value from the buyer's part of the page as the supplier's, a fax as a telephone,
an e-mail's domain as a website.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from evidence.extract.labels import hits_in, label_before, places
from evidence.extract.odds import confidence
from evidence.extract.paper import found_at
from evidence.extract.territory import section_of
from evidence.values.addresses import looks_like_address
from evidence.values.contacts import find_emails, find_phones, find_websites, registered_domain
from evidence.values.languages import languages
from evidence.values.names import domain_odds
from evidence.values.registers import VatId, find_accounts, find_vat_ids
from evidence.values.text import label_key, label_roles, strip_accents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.labels import Place
    from evidence.extract.paper import Paper, Piece, Sheet
    from evidence.model import Field, Found

_COUNTRY = re.compile(r"(?<![A-Za-z])[A-Z]{2}\s?$")
_AFTER_LABEL = 12  # characters between a label and its id: "No. (GST) :"
_BESIDE = 25  # characters beside a number that are no sentence
_MIN_DIGITS = 7
_FULL = 9  # digits of a number with its area code
_HEAD, _FOOT = 0.3, 0.85
_NAMED, _OWN = 0.5, 1.1  # confidence of a name whose block counts; odds of what stands in it
_MOST_LINES, _GAP = 9, 1.6  # of a block; em between its lines
_SHORT_PHONE = re.compile(r"\+?[\d(][\d ()/.\-\u2013]{2,24}\d")
_NOT_PHONE = ("fax", "vat", "tax_number", "company_number", "bank", "customer_number", "invoice_number", "order_number", "other_number", "delivery_number")  # fmt: skip
_NOT_VAT = ("phone", "fax", "mobile", "bank", "invoice_number", "order_number", "customer_number", "company_number")
_WORD = re.compile(r"[^\W\d_]+")
_MAX_PLAIN = 60  # more characters without a label are a sentence


class Reach(NamedTuple):
    """A value with its place and odds, before it is a Found."""

    field: Field
    value: str
    piece: Piece
    start: int
    end: int
    odds: float


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:
    """Return the supplier's contacts and both parties' VAT ids, each value once."""
    countries = tuple(sorted(paper.countries))
    own = _own_block(paper, known)
    reaches: list[Reach] = []
    for piece in paper.pieces:
        standing = _standing(paper, piece, own)
        if standing is not None:
            reaches += _emails(piece, standing)
            reaches += _websites(piece, standing)
        if any(c.isdigit() for c in piece.text) or hits_in(piece):
            if standing is not None and not piece.turn:
                reaches += _phones(paper, piece, countries, standing)
            reaches += _vat_ids(paper, piece, standing, own=(piece.page, piece.number) in own)
    return tuple(_found(paper, r) for r in _named(_agreed(_best(reaches)), known))


def _found(paper: Paper, reach: Reach) -> Found:
    return found_at(
        paper,
        reach.piece,
        reach.start,
        reach.end,
        field=reach.field,
        value=reach.value,
        confidence=confidence(reach.odds),
        finder="contacts",
    )


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
    named = []
    for reach in reaches:
        domain = None
        if reach.field == "supplier_email":
            domain = registered_domain(reach.value.partition("@")[2])
        elif reach.field == "supplier_website":
            domain = _domain(reach.value)
        odds = 0.0
        if domain:
            plain = (domain.partition(".")[0],)
            odds = 1.2 * (domain_odds(sellers, plain) > 0) - 2.5 * (domain_odds(buyers, plain) > 0)
        named.append(reach._replace(odds=reach.odds + odds))
    return named


def _first(known: tuple[Found, ...], field: Field) -> str:
    best = max((f for f in known if f.field == field), key=lambda f: f.confidence, default=None)
    return best.value if best else ""


def _domain(website: str) -> str | None:
    return registered_domain(re.sub(r"^www\.", "", website.partition("/")[0]))


def _own_block(paper: Paper, known: tuple[Found, ...]) -> frozenset[tuple[int, int]]:
    """Return the pieces that stand right under the supplier's name in one block, outside the buyer's part."""
    best = max((f for f in known if f.field == "supplier_name"), key=lambda f: f.confidence, default=None)
    if best is None or best.span is None or best.confidence < _NAMED:
        return frozenset()
    sheet = paper.sheet(best.span.page)
    words = set(best.span.words)
    name = next((p for p in sheet.pieces if words & set(p.words)), None)
    return frozenset((p.page, p.number) for p in block_under(sheet, name)) if name else frozenset()


def block_under(sheet: Sheet, head: Piece) -> Iterator[Piece]:
    """Yield the lines under a piece that share an edge or the middle with it, as far as they go without a gap."""
    last = head
    for row in sheet.lines[head.line + 1 : head.line + _MOST_LINES * 2]:
        beside = [p for p in row if not p.turn and _one_edge(head, p)]
        if not beside:
            continue
        piece = beside[0]
        if piece.box.top - last.box.bottom > max(head.size, piece.size) * _GAP:
            return
        last = piece
        yield piece


def _one_edge(a: Piece, b: Piece) -> bool:
    apart = (a.box.left - b.box.left, a.box.right - b.box.right, a.box.center[0] - b.box.center[0])
    return min(map(abs, apart)) < b.size and min(a.box.right, b.box.right) > max(a.box.left, b.box.left)


def _standing(paper: Paper, piece: Piece, own: frozenset[tuple[int, int]]) -> float | None:
    """Return the odds that the place gives to the supplier: None in the buyer's part of the page."""
    section = section_of(paper, piece)
    if section is not None:
        return 1.6 if section.party == "supplier" else None
    if (piece.page, piece.number) in own:
        return _OWN
    sheet = paper.sheet(piece.page)
    height = sheet.height_of(piece)
    odds = 0.5 if height < _HEAD else (0.4 if height > _FOOT else 0.0)
    return odds - (0.0 if piece.page == paper.sheets[0].page.number else 0.3)


def _emails(piece: Piece, standing: float) -> Iterator[Reach]:
    for mail in find_emails(piece.text):
        labelled = _labelled(piece, mail.start, "email")
        odds = standing + 1.3 + (0.5 if labelled else 0.0) - (0.4 if mail.repaired else 0.0)
        odds -= 0.6 if len(piece.text) > _MAX_PLAIN + 40 else 0.0
        yield Reach("supplier_email", mail.value, piece, mail.start, mail.end, odds)


def _websites(piece: Piece, standing: float) -> Iterator[Reach]:
    for site in find_websites(piece.text):
        odds = standing + 1.2 + (0.5 if _labelled(piece, site.start, "website") else 0.0)
        odds -= 0.9 if site.bare else 0.0
        odds -= 0.5 if site.repaired else 0.0
        odds -= 0.8 if "/" in site.value else 0.0
        odds -= 0.7 if len(piece.text) > _MAX_PLAIN else 0.0
        yield Reach("supplier_website", site.value, piece, site.start, site.end, odds)


def _labelled(piece: Piece, start: int, *roles: str) -> bool:
    before = label_before(hits_in(piece), start)
    return before is not None and before.is_any(*roles)


def _phones(paper: Paper, piece: Piece, countries: tuple[str, ...], odds: float) -> Iterator[Reach]:
    found = hits_in(piece)
    for hit in found:
        if not hit.is_any("phone", "mobile") or hit.is_any("fax"):
            continue
        for place in places(paper, hit, rows=1):
            phone = _phone_at(place, countries)
            if phone is None or _taken(place):
                continue
            start, end, valid = phone
            end = _one_number(place.piece.text, start, end)
            sure = (
                odds
                + (2.0 if hit.exact else 1.4)
                + (0.4 if valid else 0.0)
                - {"same": 0.0, "right": 0.3, "below": 1.2}[place.how]
            )
            sure -= 0.6 if hit.is_any("mobile") and not hit.is_any("phone") else 0.0
            yield Reach("supplier_phone", place.piece.text[start:end].strip(), place.piece, start, end, sure)
            break
    if not any(h.is_any("phone", "mobile") for h in found):
        yield from _bare_phones(paper, piece, countries, odds)


def _phone_at(place: Place, countries: tuple[str, ...]) -> tuple[int, int, bool] | None:
    """Return the telephone number at a label's place; behind a label even a short one."""
    for phone in find_phones(place.piece.text, countries):
        if phone.start >= place.start and phone.start - place.start < 8 and phone.start < place.end:  # noqa: PLR2004 -- "(24 h)"
            return phone.start, min(phone.end, place.end) if phone.end > place.end + 1 else phone.end, phone.valid
    m = _SHORT_PHONE.match(place.piece.text, place.start)
    if m and m.end() <= place.end and sum(c.isdigit() for c in m.group()) >= 4 and place.how != "below":  # noqa: PLR2004 -- an extension
        return m.start(), m.end(), False
    return None


def _one_number(text: str, start: int, end: int) -> int:
    """Return where the first of several numbers ends: "03-1234 5678/6920", "... / 8075 7830"."""
    cut = text.find("/", start, end)
    first = sum(c.isdigit() for c in text[start:cut]) if cut > 0 else 0
    return start + len(text[start:cut].rstrip()) if first >= _MIN_DIGITS else end


def _taken(place: Place) -> bool:
    """Tell whether another label claims the place."""
    if place.how == "same":
        return False
    return any(h.is_any(*_NOT_PHONE) for h in hits_in(place.piece)[:1])


def _bare_phones(paper: Paper, piece: Piece, countries: tuple[str, ...], odds: float) -> Iterator[Reach]:
    """Yield numbers without a label: in head or foot only, in the shape of a telephone number, alone or nearly so."""
    reached = bool(find_emails(piece.text) or find_websites(piece.text))
    if (len(piece.text) > _MAX_PLAIN and not reached) or odds <= 0.0 or _left_label(paper, piece):
        return
    for phone in find_phones(piece.text, countries):
        if _of_another(piece, phone.start):
            continue
        shaped = bool(re.search(r"[ ()\-./]", phone.text)) or phone.text.startswith("+")
        rest = len(piece.text) - (phone.end - phone.start)
        if not phone.valid and len(phone.digits) < _FULL:
            continue
        if find_accounts(piece.text) or (looks_like_address(piece.text) > 0.5 and not phone.text.startswith("+")):  # noqa: PLR2004 -- an address
            continue
        sure = (
            odds
            - 1.0
            + (1.2 if phone.valid else -0.6)
            + (0.5 if shaped else -1.0)
            + (0.3 if rest < _BESIDE or reached else -0.5)
        )
        yield Reach("supplier_phone", phone.text, piece, phone.start, phone.end, sure)


def _of_another(piece: Piece, start: int) -> bool:
    """Tell whether a label right before a number says that it is none of a telephone."""
    before = label_before(hits_in(piece), start)
    between = piece.text[before.end : start] if before else ""
    return before is not None and before.is_any(*_NOT_PHONE) and not any(c.isdigit() for c in between)


def _left_label(paper: Paper, piece: Piece) -> bool:
    """Tell whether the piece to the left ends in a label: the number is then that label's."""
    row = paper.sheet(piece.page).lines[piece.line]
    at = row.index(piece)
    return at > 0 and bool(hits_in(row[at - 1]))


def _vat_ids(paper: Paper, piece: Piece, standing: float | None, *, own: bool) -> Iterator[Reach]:
    section = section_of(paper, piece)
    theirs = (section is not None and section.party == "buyer") or _yours(piece)
    field: Field = "buyer_vat" if theirs else "supplier_vat"
    if section and section.party == "ship_to":
        return
    odds = 0.9 if section else standing or 0.0
    found = hits_in(piece)
    done = False
    for hit in found:
        if not hit.is_any("vat"):
            continue
        for place in places(paper, hit, rows=1):
            vat = _vat_at(place)
            if vat is None:
                continue
            done = True
            sure = (
                odds
                + 2.0
                + _check_odds(vat)
                - {"same": 0.0, "right": 0.2, "below": 1.0}[place.how]
                - (0 if hit.exact else 0.4)
            )
            sure -= 0.7 if hit.is_any("tax_number", "company_number") else 0.0
            yield Reach(field, vat.value, place.piece, vat.start, vat.end, sure)
            break
    if done or (not found and _left_label(paper, piece)):
        return
    for vat in find_vat_ids(piece.text):
        before = label_before(found, vat.start)
        if before is not None and before.is_any(*_NOT_VAT):
            continue
        if vat.valid or _foreign_label(piece.text[: vat.start]):
            yield Reach(field, vat.value, piece, vat.start, vat.end, odds + 0.8)
    if own or (section and section.party in {"supplier", "buyer"}):
        yield from _bare_vat_id(paper, piece, field, odds)


def _bare_vat_id(paper: Paper, piece: Piece, field: Field, odds: float) -> Iterator[Reach]:
    """Yield a national id that is a whole line of a party's block, where letters and a check digit tell it."""
    for vat in find_vat_ids(piece.text, labelled=True):
        whole = vat.end - vat.start >= len(piece.text.strip())
        told = any(c.isalpha() for c in vat.value) and vat.valid and not vat.value.startswith(vat.country)
        if whole and told and (vat.country in paper.countries or vat.country.lower() == paper.language):
            yield Reach(field, vat.value, piece, vat.start, vat.end, odds + 0.4)


def _foreign_label(before: str) -> bool:
    """Tell whether the last word of a text is a label of VAT ids in some other language than the paper's."""
    words = _WORD.findall(before[-_AFTER_LABEL:])
    return bool(words) and any(
        r.group == "labels" and r.role == "vat" for r in label_roles().get(label_key(words[-1]), ())
    )


def _yours(piece: Piece) -> bool:
    """Tell whether a label says that its id is the buyer's: "your VAT no.", "N. TVA client"."""
    ids = [h for h in hits_in(piece) if h.is_any("vat")]
    if not ids:
        return False
    words = set(_WORD.findall(strip_accents(piece.text[: ids[0].end + 12])))
    return any(h.is_any("yours", "buyer") for h in hits_in(piece)) or bool(words & _your_words())


@cache
def _your_words() -> frozenset[str]:
    return frozenset(strip_accents(w) for language in languages().values() for w in language.labels.yours if len(w) > 2)  # noqa: PLR2004 -- "su" is a word elsewhere


def _check_odds(vat: VatId) -> float:
    if vat.valid is None:
        return 0.0
    return 0.8 if vat.valid else -0.2


def _vat_at(place: Place) -> VatId | None:
    """Return the id right behind a label: the longest at the earliest place, its place in the whole piece.

    A country's letters may have been taken for the label's end, and the end of a label may be glued to the id.
    """
    text = place.piece.text
    letters = _COUNTRY.search(text, 0, place.start)
    for start in (letters.start() if letters else place.start, place.start):
        near = [v for v in find_vat_ids(text[start : place.end], labelled=True) if v.start < _AFTER_LABEL]
        if start != place.start:
            near = [v for v in near if v.country and v.value[:2] == text[start : start + 2]]
        if near:
            best = min(near, key=lambda v: (v.start, -v.end))
            return structs.replace(best, start=start + best.start, end=start + best.end)
    return None
