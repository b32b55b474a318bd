"""What speaks for and against a name as the supplier's: evidence that adds up.

In: a paper and the names on it. Out: the names with their odds, the likeliest first. Never: one name twice.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in, is_label
from evidence.extract.page.territory import section_of
from evidence.extract.party.begins import owner_end
from evidence.extract.party.misread import MARKS
from evidence.extract.party.names import (
    REGISTRATION,
    Named,
    buyer_candidates,
    colon,
    next_below,
    supplier_candidates,
)
from evidence.extract.party.surroundings import (
    GREETING,
    SENTENCE,
    is_first,
    over_odds,
    says_former,
    second_odds,
    under_odds,
)
from evidence.values.addresses import is_country, looks_like_address
from evidence.values.contacts import domain_names, find_websites, registered_domain
from evidence.values.names import (
    domain_odds,
    looks_like_company,
    normal_name,
    plain_words,
    same_party,
    split_legal_form,
)

if TYPE_CHECKING:
    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece

# Words of a name that a point shortens: "Dr. med. Silke Arndt", "Gebr. Example".
_SHORTENED = re.compile(
    r"\b(?:dr|med|dent|vet|prof|dipl|ing|inh|fa|gebr|geschw|mag|rer|nat|jur|arch|st|mr|mrs|ms|geom|rag|avv|dott)\.",
    re.IGNORECASE,
)
_MOTTO = re.compile(
    r"[A-Z][^\W\d_]+(?: [a-z][a-z'\u2019]*)*(?: [a-z][a-z'\u2019]{4,}){2,}\W?"
)  # "Innovation drives progress"
_NUMBERED_SHOP = re.compile(r"\d{1,3} ?[A-Z][A-Z]+(?: [A-Z&]+){1,3}")
_COVERED = 0.35  # of a name: a label that is so much of it tells
_INITIAL = re.compile(r"(?:[A-Z]\.)+|&|\+")
NAMING = frozenset({"labels.name", "labels.attention"})
_PLACE = re.compile(r"\d{4,6} [^\W\d_]")  # "23826 Mandello del Lario LC": a place in a province, no form of company
_LETTER = re.compile(r"[^\W\d_]")
_SHORT = 80  # signs: names are short
_BIAS = -2.2
_TOP = 0.16
_SAME = 0.9
_ADDRESS = 0.3  # likely an address
_SCRAP = 0.8  # odds of a few letters alone on a scan: the middle of a title
_GOES_ON = 2.0  # odds of a line that ends with a comma: the first of an address
_NO_NAME = 8.0  # odds of what names nobody: "formerly known as", "(M) Sdn Bhd", "United States"
_SAYING = re.compile(r"[^\W_]{2}|[^\W_]\W*[^\W_]")  # two letters or digits
_COUNTRY_BRACKETED = re.compile(r"^\W*(?:co\b\W*)?[(\[][^()\[\]]{1,3}[)\]]\W*$", re.IGNORECASE)
_WORD = 3  # letters of what reads as words, not dirt
_NO_NUMBER = "snc"  # a legal form; in an address it says that the house has no number
_NO_FORM = {None, "co"}  # "Laksa & Co" may be a mere brand
_ENTITY = 0.9  # what a legal form is worth on a till roll
_NOISE, _BEGIN, _MORE_FORM = -2.5, 6, 4  # odds; letters of a logo; words that a name in full has more
_HEADED, _BOUGHT = 2.4, 2.5  # odds of a name right under a heading; what it loses as the supplier's
_HALF_READ, _NOT_READ = 0.45, 1.5  # confidence of words that are hardly read; odds that they lose
_HEAD, _LOW, _IN_FOOT = 0.4, 0.6, 5.0  # of the height of a roll; odds of a company in the foot under one in the head
_REGISTERED = re.compile(r"[.,;]?\s*\(?(?:au capital|capital social|registered in|reg\. in)\b", re.IGNORECASE)
_IN_HOUSE = re.compile(r"(?:[^\W\d_]+\.? ){1,2}#?\d{1,4}[A-Za-z]?")
_COMMA = re.compile(r",\s*[^\W_]")
_STREET = re.compile(r",\s*\d+[A-Za-z]?\s+[^\W\d_]")
_ROOM = 4.0  # odds of a shop's or a house's number in front of its street: "Shop 3, 48 Lygon St", "Shop 4, Laxmi Nagar"
_ACQUIRER = 2.0  # odds of a bank that takes a shop's cards
_COUNTED, _BRANCH = re.compile(r"\W{0,2}\d"), 1.5  # odds of a branch's number for a name: "Store #118 - Any Place"
_SURE, _UNSURE_ENTITY, _TWO_LINES = 0.5, -1.2, 2.4  # odds; sizes of text


def suppliers(paper: Paper, least: float, *, till: bool = False) -> list[Named]:
    """Return what can be the supplier's name, best first, each name once, over the odds `least`.

    On a `till` roll companies stand before brands.
    """
    domains = _domains(paper)
    repeats = _repeats(paper)
    found = [_weighed(paper, n, domains, repeats) for n in supplier_candidates(paper, domains)]
    if till:
        found = [n._replace(odds=n.odds + (_ENTITY if _is_entity(paper, n) else 0.0)) for n in found]
    formed = (n for n in found if split_legal_form(n.value)[1] or (till and _is_entity(paper, n)))
    entities = {n.value for n in formed if not _without_number(n.value)}
    raised = _entities(_in_full(_whole(_spelt_out(_not_bought(paper, found)))), entities)
    raised = _above_the_foot(paper, _declared(_without_acquirer(raised))) if till else raised
    return unique([n for n in raised if n.odds > least])


def _whole(found: list[Named]) -> list[Named]:
    """Raise the name of whose word a scan shows a part: "alityHostin" of a sender is "QualityHosting"."""
    torn = [n for n in found if n.pieces[0].origin == "ocr" and len(n.value) > _WORD + 1 and n.value.isalpha()]
    raised = []
    for named in found:
        text, odds = named.value.casefold(), named.odds
        for part in torn if odds > _UNSURE_ENTITY else ():
            at = text.find(part.value.casefold())
            if at > 0 and text[at - 1].isalpha() and part.odds >= odds:
                odds = part.odds + 0.1
        raised.append(named._replace(odds=odds))
    return raised


def _spelt_out(found: list[Named]) -> list[Named]:
    """Raise names that a likelier website is made of: it is their logo."""
    sites = [(n, registered_domain(s.domain)) for n in found for s in find_websites(n.value)[:1]]
    raised = []
    for named in found:
        odds = named.odds
        for site, domain in sites:
            same = domain is not None and domain_odds(named.value, (domain.partition(".")[0],)) > 0
            if same and site.odds >= odds and not find_websites(named.value):
                odds = site.odds + 0.1
        raised.append(named._replace(odds=odds))
    return raised


def _not_bought(paper: Paper, found: list[Named]) -> list[Named]:
    """Lower the names that a heading gives to the buyer and none to the supplier."""
    headed = [n for n in buyer_candidates(paper) if n.odds > _HEADED]
    return [
        n._replace(odds=n.odds - _BOUGHT)
        if n.why in {"letterhead", "sender"} and any(same_party(n.value, b.value) >= _SAME for b in headed)
        else n
        for n in found
    ]


def _is_entity(paper: Paper, named: Named) -> bool:
    """Tell whether a name has a legal form, or its registration in brackets or right under it."""
    piece = named.pieces[-1]
    if split_legal_form(named.value)[1] or REGISTRATION.search(piece.text):
        return True
    if owner_end(piece):
        return False  # the registration under him is his shop's
    row = paper.sheet(piece.page).lines[piece.line]
    if any(REGISTRATION.fullmatch(f" {p.text}") for p in row[row.index(piece) + 1 :][:1]):
        return True
    below = next_below(paper.sheet(piece.page), piece)
    return below is not None and (
        REGISTRATION.match(f" {below.text}") is not None
        or any(h.heads and h.is_any("vat", "company_number") for h in hits_in(below)[:1])
    )


def _entities(found: list[Named], entities: set[str]) -> list[Named]:
    """Raise the company printed right under a name that is none: that is its brand."""
    raised = []
    for named in found:
        odds = named.odds
        if odds > _UNSURE_ENTITY and named.value in entities and not says_former(named.value):
            for brand in found:
                known = brand.value in entities and split_legal_form(brand.value)[1] not in _NO_FORM
                least = _SURE if brand.value in entities else _UNSURE_ENTITY  # over a registered one only a sure name
                if brand.odds >= odds > least and not known and right_under(named, brand):
                    odds = brand.odds + 0.1
        raised.append(named._replace(odds=odds))
    return raised


def _without_acquirer(found: list[Named]) -> list[Named]:
    """Lower the bank at the head of a card's slip right over the shop's name: "BANCO DEL VALLE | PANADERIA LA MICHE"."""

    def is_bank(named: Named) -> bool:
        first = next(iter(hits_in(named.pieces[0])), None)
        return first is not None and first.heads and not first.alone and first.is_any("bank")

    banks = [n for n in found if is_bank(n) and any(o.odds > 0 and right_under(o, n) and not is_bank(o) for o in found)]
    return [n._replace(odds=n.odds - _ACQUIRER) if n in banks else n for n in found]


def _declared(found: list[Named]) -> list[Named]:
    """Raise the one company of which a till's roll says that it is registered, or its capital, over brands without a form."""
    stated = [n for n in found if n.odds > _UNSURE_ENTITY and not n.start and _says_registered(n)]
    brand = max((n.odds for n in found if n not in stated), default=0.0)
    formed = any(n.odds >= brand and split_legal_form(n.value)[1] for n in found if n not in stated)
    if len({normal_name(n.value) for n in stated}) != 1 or formed:
        return found
    return [n._replace(odds=max(n.odds, brand + 0.1)) if n in stated else n for n in found]


def _says_registered(named: Named) -> bool:
    """Tell whether a line goes on behind a company with what registers say of it."""
    rest = named.pieces[0].text[named.end :]
    if len(named.pieces) > 1 or not split_legal_form(named.value)[1]:
        return False
    roles = [h for h in hits_in(named.pieces[0]) if h.start >= named.end and h.is_any("company_number")]
    return _REGISTERED.match(rest) is not None or bool(roles)


def _above_the_foot(paper: Paper, found: list[Named]) -> list[Named]:
    """Lower the companies in a roll's foot where one stands in its head: who made the till, or prints its paper."""
    placed = [(n, paper.sheet(n.pieces[0].page).height_of(n.pieces[0])) for n in found]
    headed = any(y < _HEAD and n.odds > 0 and split_legal_form(n.value)[1] for n, y in placed)
    low = {id(n) for n, y in placed if y > _LOW and n.why in {"section", "operator"}} if headed else set()
    return [n._replace(odds=n.odds - _IN_FOOT) if id(n) in low else n for n in found]


def right_under(lower: Named, upper: Named) -> bool:
    """Tell whether a name stands in one of the two lines under another, over each other for real."""
    one, other = lower.pieces[0], upper.pieces[-1]
    gap = one.box.top - other.box.bottom
    shared = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    return one.page == other.page and shared > 0 and -one.size / 2 < gap < one.size * _TWO_LINES


def _in_full(found: list[Named]) -> list[Named]:
    """Raise names that begin with a likelier one: a logo is the beginning of the name in full."""
    keys = [normal_name(n.value).split() for n in found]
    spelt = [plain_words(n.value) for n in found]  # as printed: a form in front stays there
    forms = [split_legal_form(n.value)[1] for n in found]
    shorts = [s for s in zip(found, keys, forms, spelt, strict=True) if len(" ".join(s[1])) >= _BEGIN]
    raised = []
    for named, words, form, printed in zip(found, keys, forms, spelt, strict=True):
        odds = named.odds
        formed = form is not None
        labelled = label_odds(named.pieces[0], named.start, named.end) > 0  # a title right of the name, no more of it
        noisy = odds <= _NOISE or labelled or any(map(str.isdigit, named.value))
        if not noisy and not GREETING.match(named.value):
            most = _most_more(named, formed=formed)
            for short, other, its, first in shorts:
                more = len(words) - len(other)
                if not 0 <= more <= most or short.odds < odds:
                    continue
                fuller = more > 0 or (formed and its is None)
                fuller = fuller and (formed or ("," not in named.value and its in _NO_FORM))
                same = words[: len(other)] == other or (bool(first) and printed[: len(first)] == first)
                same = same or (formed and more > 0 and len(words[0]) > _WORD and words[-len(other) :] == other)
                if fuller and same:
                    odds = short.odds + 0.1
        raised.append(named._replace(odds=odds))
    return raised


def _most_more(named: Named, *, formed: bool) -> int:
    """Return how many words more than its logo a name may have: several with a form, or where much speaks for it."""
    if formed:
        return _MORE_FORM
    return _MORE_FORM - 1 if named.odds > 0 else 1


def unique(found: list[Named]) -> list[Named]:
    """Return names, best first, each once however it is written."""
    best: list[Named] = []
    for named in sorted(found, key=lambda n: -n.odds):
        if not any(same_party(named.value, b.value, _SAME) >= _SAME for b in best):
            best.append(named)
    return best


def _weighed(paper: Paper, named: Named, domains: tuple[str, ...], repeats: Counter[str]) -> Named:
    """Return the candidate with all evidence added to its odds."""
    odds = named.odds + _form_odds(named.value) - (2.5 if _without_number(named.value) else 0.0)
    odds += domain_odds(named.value, domains)
    odds += 0.7 if repeats[normal_name(named.value)] > 1 else 0.0
    if named.why == "letterhead":
        odds += _BIAS + _place_odds(paper, named) + _kept_odds(named)
    read = named.pieces[0].confidence
    odds += min(0.0, (read - 0.75) * 3) - (_NOT_READ if read < _HALF_READ else 0.0)
    return named._replace(odds=odds)


def _form_odds(name: str) -> float:
    score = looks_like_company(name)
    formed = split_legal_form(name)[1] is not None and not _without_number(name) and not _PLACE.match(name)
    return 2.2 * formed + 0.5 * (score >= 0.5)  # noqa: PLR2004 -- a word of business


def _without_number(text: str) -> bool:
    """Tell whether a text is the address of a house without a number rather than a partnership."""
    bare, form = split_legal_form(text)
    return form == _NO_NUMBER and looks_like_address(bare) >= _ADDRESS


def _kept_odds(named: Named) -> float:
    """Return what speaks against a name in the text itself: labels, titles, an address, a sentence."""
    text = named.value
    piece = named.pieces[0]
    odds = 0.0
    found = hits_in(piece)
    if is_label(piece) or (found and found[0].heads and colon(found[0])):
        odds -= 3.5
    else:
        odds -= max(label_odds(piece), label_odds(piece, named.start, named.end))
    formed = split_legal_form(text)[1] is not None
    if found and found[0].heads and found[0].is_any("other_number") and _COUNTED.match(piece.text, found[0].end):
        odds -= _BRANCH
    if looks_like_address(text) >= 0.45:  # noqa: PLR2004 -- surely an address
        odds -= 1.0 if formed and not _PLACE.match(text) else 2.5
    if SENTENCE.search(_SHORTENED.sub("", text)) or GREETING.match(text):
        odds -= 1.5
    if find_websites(text) or ":" in text:
        odds -= 1.2
    if _MOTTO.fullmatch(text) and not formed:
        odds -= 1.0
    if text[:1].islower():
        odds -= 0.8
    odds -= _nobody_odds(named)
    words = [w for w in text.split() if not _INITIAL.fullmatch(w)]
    if sum(len(w) < _WORD for w in words) * 2 > len(words):
        odds -= 1.5
    digits = any(map(str.isdigit, text))
    odds -= _SCRAP if piece.origin == "ocr" and " " not in text and len(text) <= _WORD else 0.0
    shop = _NUMBERED_SHOP.fullmatch(text) is not None  # "99 Fresh Mart"
    return odds - (0.6 if digits else 0.0) - (1.0 if text[0].isdigit() and not shop and not formed else 0.0)


def _nobody_odds(named: Named) -> float:
    """Return what a text loses that is left of a letterhead: a line of an address that goes on, no name before a form."""
    bare, form = split_legal_form(named.value)
    goes_on = form is None and named.pieces[0].text.rstrip().endswith(",")
    said = _SAYING.search(_COUNTRY_BRACKETED.sub("", bare))
    nobody = not said or says_former(named.value) or is_country(named.value.rpartition(",")[2])
    return _GOES_ON * goes_on + _NO_NAME * nobody


def label_odds(piece: Piece, start: int = 0, end: int = 0) -> float:
    """Return what a name at text[start:end] (the whole text where end is 0) loses by the labels and titles it is made of."""
    end = end or len(piece.text)
    telling = [
        h for h in hits_in(piece) if any(r.startswith(("kinds.", "labels.", "not_kinds")) for r in h.roles - NAMING)
    ]
    telling = [h for h in telling if not _is_word_of_name(h)]
    covered = sum(max(0, min(h.end, end) - max(h.start, start)) for h in telling) / max(1, end - start)
    return 2.5 * min(1.0, 1.6 * covered) if covered > _COVERED else 0.0


def _is_word_of_name(hit: Hit) -> bool:
    """Tell whether the label of some other number stands amid a line and before none: "A1 Station Cars"."""
    numbers = hit.is_any("other_number") and all(
        r.startswith("columns.") or r == "labels.other_number" for r in hit.roles
    )
    return numbers and not hit.heads and hit.piece.text[hit.end :].lstrip(" .")[:1] not in set(":#0123456789")


def _place_odds(paper: Paper, named: Named) -> float:
    piece = named.pieces[0]
    sheet = paper.sheet(piece.page)
    first = piece.page == paper.sheets[0].page.number
    height = sheet.height_of(piece)
    leads = first and height < _TOP and is_first(sheet, piece)
    odds = -_ROOM if _in_house(named, leads=leads) else 0.0
    if first and height < _TOP:
        odds += 1.0
        odds += 0.8 if leads else 0.0
    elif first and height < 0.35:  # noqa: PLR2004 -- the upper third
        odds += 0.3
    elif height < 0.85:  # noqa: PLR2004 -- the middle
        odds -= 1.0
    elif split_legal_form(named.value)[1]:
        odds += 0.5  # the foot of a page holds the company in full
    ratio = piece.size / max(1.0, sheet.size)
    odds += 1.0 if ratio > 1.5 else (0.5 if ratio > 1.2 else 0.0)  # noqa: PLR2004 -- larger than the text
    odds += 0.2 if piece.bold else 0.0
    odds -= 4.0 if paper.lists(piece) else 0.0
    return odds + under_odds(sheet, named.pieces[-1]) - over_odds(sheet, piece) - second_odds(sheet, piece)


def _in_house(named: Named, *, leads: bool) -> bool:
    """Tell whether a name is a room's or a house's number with a comma behind it; on the first line, with a street's number, too."""
    behind = (named.pieces[0].text, named.end)
    comma = _STREET.match(*behind) is not None if leads else _COMMA.match(*behind) is not None
    return comma and _IN_HOUSE.fullmatch(named.value) is not None


def _domains(paper: Paper) -> tuple[str, ...]:
    """Return the registered names of the domains printed outside the buyer's part, without their endings."""
    placed = ((piece, section_of(paper, piece)) for piece in paper.pieces)
    return domain_names(p.text for p, section in placed if section is None or section.party == "supplier")


def _repeats(paper: Paper) -> Counter[str]:
    """Return how often each text that can be a name stands on the paper."""
    texts = (p.text for p in paper.pieces if len(p.text) < _SHORT and _LETTER.search(p.text))
    return Counter(normal_name(REGISTRATION.sub("", text).strip(MARKS)) for text in texts)
