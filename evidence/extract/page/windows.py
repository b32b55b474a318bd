"""The buyer's address where no heading tells it: an address block weighed against every other one on the page.

In: a paper and the pieces that headings claim. Out: the pieces of the buyer's block and the odds.
Never: a block that is as likely the supplier's: swapping the two is worse than finding none.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.page.labels import hits_in, is_label
from evidence.extract.page.rolls import is_paid_at_till, is_roll
from evidence.extract.page.senders import SCANNED, SENDER_MARKS, is_of_sender, sender_lines, upright_lines
from evidence.values.addresses import looks_like_address, postcode_of
from evidence.values.contacts import domain_names, find_emails, find_websites
from evidence.values.names import domain_odds, is_sentence, normal_name, same_party, split_legal_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.paper import Paper, Piece, Sheet

_PARTS = re.compile(r",\s|\s{2,}|\s[-\u2013\u2014|\u2022\u00b7\u25cf\u2219*/]\s|[|\u2022\u00b7\u25cf\u2219]")
_DIGITS = re.compile(r"\D")
_HOUSE = re.compile(r"[^\W\d_]{3,}\.? \d{1,4}(?:[ -]?[a-zA-Z]|-\d{1,4})?$")
_ADDRESS = 0.45
_PART, _WHOLE = 0.2, 0.55  # part of an address; all of one
_UPPER = 0.5
_WINDOW = 0.15  # of the height of a page: an envelope shows nothing above
_MARGIN = 0.6  # odds by which the buyer's block must be likelier than any other
_REACH = ("phone", "fax", "mobile", "email", "website")
_REGISTERED = ("vat", "company_number", "bank", "tax_number")
_SAME_STREET = 75  # of a hundred: likeness of two streets
_FOOT, _SAME_NAME = 0.85, 0.8  # of the height of what is printed; likeness of two names that are one
_LOGO = 4  # letters of a name that tell it again
_LARGE = 1.25
_CLEAR = 1.0  # odds lost by a block whose name stands elsewhere too
_PLAIN, _TAXED = 1.2, 1.0  # odds of a mere address beside one that can be reached, of the second of two tax ids
_INK = 1.39  # a font's size to the height of its capitals
_MOST_LINES = 12  # of a block: name, address, telephone, tax id
_SIZES = 1.35  # times that one size is another in a block
_ROWS, _NEXT = 5, 1.6  # lines under a block that may still be its own; em between them
_APART, _AFTER_PLACE = 1.3, 0.8  # em between lines that are two blocks, where the first ends with a place
_WIDER = 2.0  # times the gap before, where all lines stand far apart
_PLACE_CODE = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]+)*,? (?!(?:19|20)\d\d$)\d{4}$")  # "Feilding 4702", under a street


class Card(NamedTuple):
    """Lines that are a name with an address, and what in or right under them can be reached or registered.

    `named` is what the block loses because its name is the supplier's; it looks at the whole paper, so once per block.
    """

    pieces: tuple[Piece, ...]
    under: bool
    reached: bool
    registered: bool
    theirs: bool
    named: float

    @property
    def first(self) -> Piece:
        """The line of the name."""
        return self.pieces[0]


def window(paper: Paper, taken: frozenset[tuple[int, int]]) -> Iterator[tuple[tuple[Piece, ...], float]]:
    """Yield the pieces of the buyer's address and its odds: at most once, and only where no other block is as likely."""
    if not paper.sheets or is_roll(paper.sheets[0].page) or is_paid_at_till(paper):
        return
    sheet = paper.sheets[0]
    cards = _whole(list(_cards(paper, sheet, taken)))
    weighed = sorted(((_odds(paper, sheet, card, cards), card) for card in cards), key=lambda w: -w[0])
    if weighed and weighed[0][0] > 0 and (len(weighed) < 2 or weighed[0][0] - weighed[1][0] > _MARGIN):  # noqa: PLR2004 -- two compete
        yield (*weighed[0][1].pieces, *_reach_of(sheet, weighed[0][1])), weighed[0][0]


def _whole(cards: list[Card]) -> list[Card]:
    """Return blocks without those that are a part of another one that begins at the same left edge."""
    numbers = [frozenset(p.number for p in card.pieces) for card in cards]
    return [card for card, own in zip(cards, numbers, strict=True) if not any(own < other for other in numbers)]


def _reach_of(sheet: Sheet, card: Card) -> Iterator[Piece]:
    """Yield the labelled telephone and tax numbers right under a block, with the values beside them."""
    last = card.pieces[-1]
    for row in sheet.lines[last.line + 1 : last.line + _ROWS * 2]:
        for label, value in itertools.pairwise((*row, None)):
            if label is None or abs(label.box.left - last.box.left) > last.size or not _tells(label):
                continue
            if label.box.top - last.box.bottom > label.size * _NEXT:
                return
            last = label
            yield label
            if value is not None and is_label(label) and not is_label(value):
                yield value


def _tells(piece: Piece) -> bool:
    found = hits_in(piece)[:1]
    return any(h.heads and h.is_any(*_REACH, *_REGISTERED, "attention") for h in found)


def _cards(paper: Paper, sheet: Sheet, taken: frozenset[tuple[int, int]]) -> Iterator[Card]:
    senders = list(sender_lines(sheet))
    for stack in _stacks(sheet, frozenset(p.number for s in senders for p in s.pieces)):
        under = any(_right_above(s.pieces, stack) for s in senders)
        mine = any((p.page, p.number) in taken for p in stack) or paper.lists(stack[0])
        if mine or not _is_address(stack, under=under):
            continue
        near = (*stack, *_near(sheet, stack))
        reached = any(_has(p, _REACH) or find_emails(p.text) or find_websites(p.text) for p in near)
        registered = any(_has(p, _REGISTERED) for p in near)
        theirs = any(_is_theirs(p) for p in near)
        yield Card(stack, under, reached, registered, theirs, _own_name(paper, stack))


def _is_theirs(piece: Piece) -> bool:
    """Tell whether a label says that a number is the buyer's: "Customer GSTIN", "your VAT no."."""
    found = hits_in(piece)
    return bool(found) and found[0].heads and found[0].is_any("yours") and any(h.is_any("vat") for h in found)


def _near(sheet: Sheet, stack: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield what stands in the two lines under a block."""
    last = stack[-1]
    for row in sheet.lines[last.line + 1 : last.line + 3]:
        for piece in row:
            if min(piece.box.right, last.box.right) > max(piece.box.left, last.box.left):
                yield piece


def _has(piece: Piece, roles: tuple[str, ...]) -> bool:
    return any(h.is_any(*roles) and h.heads and not h.alone for h in hits_in(piece))


def _odds(paper: Paper, sheet: Sheet, card: Card, cards: list[Card]) -> float:
    """Return the odds that a block is the buyer's: what it holds itself, where it stands, what stands elsewhere."""
    first = card.first
    reached = _reached_elsewhere(paper, card)
    odds = -0.5 + (2.5 if card.under else 0.0)
    known = _footed(sheet, card) or bool(upright_lines(sheet)) or (card.named <= 0 and _headed(paper, sheet, card))
    odds += 1.5 * known
    odds += 0.9 if known or _elsewhere(paper, card.pieces) else -1.0
    if card.reached or card.registered:
        odds -= (1.3 if card.reached else 0.5) if reached else 3.0
    elif reached and not _heads_page(sheet, card.pieces):
        odds += 1.2
    odds += 0.4 if first.box.left > sheet.ink.left + sheet.ink.width * 0.45 else 0.0
    top = first.line <= 1 and first.box.top < _WINDOW * sheet.page.height
    odds -= 1.2 if top and not card.under and not known else 0.0
    odds -= 0.8 if first.size > sheet.size * 1.5 else 0.0
    odds -= 0.4 if split_legal_form(first.text)[1] and not card.under else 0.0
    odds += 2.0 if card.theirs else 0.0
    odds += _TAXED if card.registered and not card.reached and _taxed_above(sheet, card) else 0.0
    odds += 1.7 if any(h.is_any("attention") and h.heads for p in card.pieces[1:] for h in hits_in(p)[:1]) else 0.0
    return odds + _beside(card, cards) - card.named


def _footed(sheet: Sheet, card: Card) -> bool:
    """Tell whether another company stands in the foot: with its entry in a register, or with an address of its own."""
    foot = [p for row in sheet.lines if row and sheet.height_of(row[0]) > _FOOT for p in row if not p.turn]
    entered = [p for p in foot if any(h.is_any("company_number") for h in hits_in(p))]
    for piece in entered:
        near = (p for r in sheet.lines[max(0, piece.line - 2) : piece.line + 2] for p in r)
        parts = (part.strip() for p in near for part in SENDER_MARKS.split(p.text))
        if any(split_legal_form(n)[1] and same_party(n, card.first.text) < _SAME_NAME for n in parts):
            return True
    taxed = [p for p in foot if any(h.is_any("vat") for h in hits_in(p))]
    companies = [part.strip() for p in taxed for part in SENDER_MARKS.split(p.text)]
    named = any(split_legal_form(n)[1] and same_party(n, card.first.text) < _SAME_NAME for n in companies)
    registered = bool(taxed) or any(h.is_any("company_number", "bank") for p in foot for h in hits_in(p))
    theirs = not card.reached and (named or not card.registered)
    return registered and theirs and _lives_elsewhere(card, foot)


def _lives_elsewhere(card: Card, foot: list[Piece]) -> bool:
    """Tell whether an address in the foot has another postcode than a block, or another street in the same place."""
    own = {_DIGITS.sub("", code[1]) for p in card.pieces if (code := postcode_of(p.text))}
    parts = [part for p in foot for part in _PARTS.split(p.text) if _DIGITS.search(part) or any(map(str.isdigit, part))]
    places = [(t, code) for t in parts if "@" not in t and _street(t, parts) and (code := postcode_of(t))]
    others = {_DIGITS.sub("", code[1]) for _, code in places}
    if not own or not others:
        return False
    return own.isdisjoint(others) or all(_other_street(card, parts, place) for place, _ in places)


def _other_street(card: Card, parts: list[str], place: str) -> bool:
    """Tell whether the street before a place in the foot, and one of its own, stand each in one of two addresses only."""
    from rapidfuzz.fuzz import partial_ratio

    at = parts.index(place)
    street = next((normal_name(t) for t in parts[max(0, at - 1) : at] if _HOUSE.search(t)), "")
    own = [normal_name(p.text) for p in card.pieces if _HOUSE.search(p.text.strip())]
    return bool(street) and bool(own) and all(partial_ratio(street, o) < _SAME_STREET for o in own)


def _street(place: str, parts: list[str]) -> bool:
    """Tell whether a part of a line is a place: words behind its number, and a street in a part beside it."""
    at = parts.index(place)
    return any(_HOUSE.search(t) for t in parts[max(0, at - 1) : at]) or looks_like_address(place) >= _WHOLE


def _beside(card: Card, cards: list[Card]) -> float:
    """Return what other blocks tell: one of them is the supplier's for sure, or stands at the left at the same height."""
    if card.named <= 0 and any(c.named >= _CLEAR for c in cards if c is not card):
        return 1.5
    others = [c for c in cards if c is not card and not c.theirs]
    if not (card.registered or card.reached) and any(c.reached and (c.registered or _alone(c, cards)) for c in others):
        return _PLAIN
    for other in cards:
        if other is not card and abs(other.first.box.top - card.first.box.top) < card.first.size:
            return 0.8 if other.first.box.right < card.first.box.left else -0.8
    return 0.0


def _alone(card: Card, cards: list[Card]) -> bool:
    """Tell whether a block is one of two, and the only one with a telephone or the like."""
    return len(cards) == 2 and sum(c.reached for c in cards) == 1 and card.reached  # noqa: PLR2004 -- two parties


def _taxed_above(sheet: Sheet, card: Card) -> bool:
    """Tell whether the first of a page's two tax ids stands over a block that holds the other: a letterhead's."""
    own = {p.number for p in (*card.pieces, *_near(sheet, card.pieces))}
    taxed = [p for p in sheet.pieces if not p.turn and any(h.is_any("vat") and h.heads for h in hits_in(p)[:1])]
    ids = [p for p in taxed if any(map(str.isdigit, p.text))]
    others = [p for p in ids if p.number not in own]
    return len(ids) == 2 and len(others) == 1 and others[0].box.bottom < card.first.box.top  # noqa: PLR2004 -- one of each party


def _headed(paper: Paper, sheet: Sheet, card: Card) -> bool:
    """Tell whether a larger name elsewhere in the upper half is that of a printed domain: it is the supplier's."""
    if looks_like_address("\n".join(p.text for p in card.pieces[1:])) < _WHOLE:
        return False
    own = {p.number for p in (*card.pieces, *_near(sheet, card.pieces))}
    others = [p for p in sheet.pieces if p.number not in own and not p.turn]
    names = [p for p in others if p.size > card.first.size * _LARGE and sheet.height_of(p) < _UPPER]
    domains = _domains(paper, own) if names else ()
    return any(
        (domain_odds(p.text, domains) > 0 and not hits_in(p)) or _is_another(p, card.first) or _has_own(sheet, p, own)
        for p in names
    )


def _has_own(sheet: Sheet, name: Piece, own: set[int]) -> bool:
    """Tell whether an address of its own stands right under a name: a letterhead."""
    for row in sheet.lines[name.line + 1 : name.line + 3]:
        for piece in row:
            over = min(piece.box.right, name.box.right) > max(piece.box.left, name.box.left)
            near = piece.number not in own and over and piece.box.top - name.box.bottom < _em(name) * _NEXT
            if near and postcode_of(piece.text) and looks_like_address(piece.text) >= _WHOLE:
                return True
    return False


def _is_another(piece: Piece, first: Piece) -> bool:
    """Tell whether two names are two companies': each with its legal form, no word of theirs begins alike."""
    (one, form), (other, another) = (split_legal_form(p.text.strip()) for p in (piece, first))
    words, others = ({w[:_LOGO] for w in normal_name(n).split() if len(w) >= _LOGO} for n in (one, other))
    return form is not None and another is not None and bool(words) and bool(others) and words.isdisjoint(others)


def _domains(paper: Paper, own: set[int]) -> tuple[str, ...]:
    """Return the registered names of the domains printed outside some pieces of the first page."""
    first = paper.sheets[0].page.number
    texts = [p.text for p in paper.pieces if p.page != first or p.number not in own]
    return domain_names(texts)


def _own_name(paper: Paper, block: tuple[Piece, ...]) -> float:
    """Return what a block loses whose name a domain, a larger logo or another place repeats: it is the supplier's."""
    own = {p.number for p in block}
    name = block[0].text
    key = normal_name(split_legal_form(name)[0])
    lost = 0.0
    for piece in paper.pieces:
        if piece.page == block[0].page and piece.number in own:
            continue
        said = normal_name(split_legal_form(piece.text)[0])
        if len(said) >= _LOGO and said[0].isalpha() and (key == said or key.startswith(f"{said} ")):
            larger = piece.size > block[0].size * _LARGE
            lost = max(lost, 1.6 if larger else (1.0 if key == said else 0.0))
    domains = _domains(paper, own)
    first = key.partition(" ")[0]
    return lost + (2.5 if first in domains or domain_odds(name, domains) > 0 else 0.0)


def _em(piece: Piece) -> float:
    """Return the size of a piece's font: a scan's sizes are those of its ink."""
    return piece.size * _INK if piece.origin == "ocr" else piece.size


def _like(piece: Piece) -> float:
    """Return how many times as large as another a size may look that is the same."""
    return SCANNED if piece.origin == "ocr" else _SIZES


def _stacks(sheet: Sheet, senders: frozenset[int]) -> Iterator[tuple[Piece, ...]]:
    """Yield lines under each other with one left edge in the upper half, wide line spacing allowed; `senders` are none."""
    used: set[int] = set()
    for piece in sheet.pieces:
        if piece.number in used or piece.turn or sheet.height_of(piece) > _UPPER:
            continue
        stack = [piece]
        for row in sheet.lines[piece.line + 1 : piece.line + 18]:
            last = stack[-1]
            for other in row:
                gap = other.box.top - last.box.bottom
                em = max(_em(last), _em(other))
                if abs(other.box.left - last.box.left) < last.size * 0.8 and gap < em * 2.6 and not other.turn:
                    if 1 / _like(other) < other.size / max(1.0, last.size) < _like(other):
                        stack.append(other)
                    break
        used |= {p.number for p in stack}
        yield from (tuple(run) for run in _runs([p for p in stack if p.number not in senders]) if run)


def _runs(stack: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the lines of a stack that belong together: parted by labels of other things and by wider gaps."""
    run: list[Piece] = []
    before = 0.0
    gaps = [0.0, *(b.box.top - a.box.bottom for a, b in itertools.pairwise(stack)), 0.0]
    for piece, gap, after in zip(stack, gaps, gaps[1:], strict=False):
        if _is_other(piece) or is_sentence(piece.text):
            yield run
            run = []
            continue
        if is_of_sender(piece, first=not run):
            continue
        ends = bool(run) and gap > _em(piece) * _AFTER_PLACE and postcode_of(run[-1].text) is not None
        apart = run and (gap > _em(piece) * _APART or ends)
        if apart and (gap > before * _WIDER if len(run) > 1 else gap > after + _em(piece)):
            yield run
            run = []
        before = gap
        run.append(piece)
    yield run


def _is_other(piece: Piece) -> bool:
    first = next(iter(hits_in(piece)), None)
    if first is None or not first.heads or (first.is_any("attention") and not first.alone):
        return False
    numbered = "kinds.invoice" in first.roles and any(map(str.isdigit, piece.text[first.end :]))  # "Tax invoice 4711"
    return first.alone or is_label(piece) or numbered


def _right_above(sender: tuple[Piece, ...], block: tuple[Piece, ...]) -> bool:
    """Tell whether a sender's line stands over a block: over any of its lines, however short the first is."""
    upper, first = sender[0].box, block[0]
    right = max(p.box.right for p in block)
    near = -_em(first) / 2 <= first.box.top - upper.bottom < _em(first) * 8
    return near and min(sender[-1].box.right, right) > max(upper.left, first.box.left)


def _is_address(stack: tuple[Piece, ...], *, under: bool) -> bool:
    """Tell whether lines are a name with a postal address under it; `under` a sender, any few lines are."""
    if not 2 <= len(stack) <= _MOST_LINES or stack[0].turn:  # noqa: PLR2004 -- a name and a place at least
        return False
    if (
        is_sentence(stack[0].text)
        or looks_like_address(stack[0].text) >= _ADDRESS
        or is_label(stack[0])
        or not any(map(str.isalpha, stack[0].text))
    ):
        return False
    below = [p.text for p in stack[1:] if "@" not in p.text]
    if len(stack) == 2 and _HOUSE.fullmatch(stack[0].text.strip()):  # noqa: PLR2004 -- a street and its place
        return False
    coded = any(postcode_of(t) for t in below) or (len(below) > 1 and any(map(_PLACE_CODE.search, below)))
    return under or (coded and looks_like_address("\n".join(below)) >= _ADDRESS)


def _reached_elsewhere(paper: Paper, card: Card) -> bool:
    """Tell whether a telephone, e-mail, website or tax id stands outside a block: it is then its supplier's."""
    own = {id(p) for p in (*card.pieces, *_near(paper.sheets[0], card.pieces))}
    return any(
        find_emails(p.text) or find_websites(p.text) or _has_any(p)
        for p in paper.pieces
        if not p.turn and id(p) not in own
    )


def _has_any(piece: Piece) -> bool:
    return any(h.is_any("phone", "email", "website", "vat") and h.heads for h in hits_in(piece))


def _heads_page(sheet: Sheet, stack: tuple[Piece, ...]) -> bool:
    """Tell whether an address stands where a letterhead would: over all else, or larger than the text."""
    first = stack[0]
    above = (p for row in sheet.lines[: first.line] for p in row if not p.turn and p.box.bottom < first.box.top + 1)
    return first.size > sheet.size * 1.25 or not any(c.isalpha() for p in above for c in p.text)


def _elsewhere(paper: Paper, block: tuple[Piece, ...]) -> bool:
    """Tell whether another address stands on the paper: one address alone is more likely the supplier's."""
    pieces = (p for p in paper.pieces if p not in block and not p.turn)
    return any(postcode_of(p.text) and looks_like_address(p.text) >= _ADDRESS for p in pieces)
