"""Whose part of the page a piece stands in: the supplier's, the buyer's, where goods are shipped to.

In: a paper. Out: `Section`s: under party headings ("bill to"), and address blocks that no heading names.
Never: a name; a section where the evidence is thin.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from evidence.extract.page.labels import Hit, hits_in, is_label
from evidence.extract.page.no_headings import (
    SHORT,
    amid,
    in_name_of,
    is_foreign,
    is_route,
    names_cashier,
    names_keeper,
    on_slip,
    owns,
    salutes,
    telling,
    under_contact,
)
from evidence.extract.page.rolls import is_roll
from evidence.extract.page.windows import window
from evidence.values.addresses import postcode_of
from evidence.values.names import split_legal_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from evidence.extract.page.paper import Paper, Piece, Sheet
Party = Literal["supplier", "buyer", "ship_to", "third"]

_PARTIES: tuple[Party, ...] = ("third", "ship_to", "buyer", "supplier")
_MOST_LINES = 14
_FEW = 3
_FORM = 8  # lines of a form for a party: name, address, tax id
_TAIL = 28  # "buyer/recipient of services"
_ENDS = ("invoice_number", "invoice_date", "due_date", "total", "subtotal", "order_number", "bank")
_LOWER = 0.5
_SENTENCE = 30  # signs: the least that an agent says
_ADDRESSED = 2.5
HONORED = re.compile(r"(?<=\S)\s*(?:御中|様|殿)\s*$")
_TWICE = 4  # words of a heading said again in another language
_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"(?=\S*\d{2})[A-Z0-9./-]{3,14}")
_CONDITION = re.compile(r"\),\D*$")  # "Buyer (sold to), if other than consignee"
_LONGER = re.compile(r"[^:=/(]*[^\W\d_]\s*:")  # words that go on to a colon: the label is another
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Section(NamedTuple):
    """Pieces of one page that belong to a party. `heading` is its label, None where only the place tells.

    `sure` are the odds that it is this party's; pieces run from top to bottom.
    """

    party: Party
    page: int
    heading: Hit | None
    pieces: tuple[Piece, ...]
    sure: float


def sections(paper: Paper) -> tuple[Section, ...]:
    """Return the parts of the paper that belong to a party, headed ones first."""
    headed = tuple(s for sheet in paper.sheets for s in (*_headed(sheet), *_honored(sheet)))
    if any(s.party == "buyer" and s.pieces for s in headed):
        return headed
    return headed + tuple(
        Section("buyer", paper.sheets[0].page.number, None, *w) for w in window(paper, _taken(headed))
    )


def _taken(headed: tuple[Section, ...]) -> frozenset[tuple[int, int]]:
    return frozenset((p.page, p.number) for s in headed for p in s.pieces)


def section_of(paper: Paper, piece: Piece) -> Section | None:
    """Return the section that a piece stands in."""
    return paper.section_of(piece)


def outside_buyer(paper: Paper, piece: Piece) -> bool:
    """Tell whether a piece stands in nobody's part of the page but, at most, the supplier's."""
    found = section_of(paper, piece)
    return found is None or found.party == "supplier"


def party_heading(hit: Hit) -> Party | None:
    """Return whose heading a label is; None for a word in a sentence, or one that means something else too."""
    party = next((p for p in _PARTIES if f"labels.{p}" in hit.roles), None)
    rest = hit.piece.text[hit.end :].strip()
    numbers = rest[:1] in {":", "="} and _CODE.fullmatch(rest[1:].strip())  # "Client: C00318"
    numbers = numbers or (rest[:1].isalpha() and _LONGER.match(rest))  # "Guest Relations Center: 1-300-88-5518"
    if party is None or not hit.heads or hit.is_any("name", "bank") or is_route(hit) or owns(hit) or numbers:
        return None
    if told := (_in_brackets(hit, rest) or _said_again(rest, party)):
        return told
    if rest and not any(map(str.isalpha, rest)):
        return None if any(map(str.isdigit, rest)) else party
    if not rest or rest[0] in ":=" or (rest[0] in "/(" and len(rest) < _TAIL and " " not in rest):
        return party
    shape = hit.piece.text[hit.start : hit.end]
    long_enough = (len(shape) > SHORT or "/" in shape) and hit.exact and rest[:1].isupper()
    others = [h for h in hits_in(hit.piece) if h.start > hit.start]
    if others and not any(map(str.isalnum, hit.piece.text[hit.end : others[0].start])):
        return None  # "customer GSTIN": the label of something else
    phrase = " " in shape.strip()  # "Sold by Any Firm Ltd" heads it; "Client Services Ltd" is a name
    named = not phrase and split_legal_form(hit.piece.text)[1] is not None
    return party if long_enough and not named and len(rest.split()) <= 6 else None  # noqa: PLR2004 -- a sentence is longer


def _said_again(rest: str, party: Party) -> Party | None:
    """Return the party whose heading is said again in another language: "Sold to / Vendu à:"."""
    again = rest[:1] == "/" and len(rest.split()) <= _TWICE and not any(map(str.isdigit, rest))
    return party if again else None


def _in_brackets(hit: Hit, rest: str) -> Party | None:
    """Return the party that brackets behind a heading tell: "Consignee (Ship to)", "Buyer (Bill to)"."""
    rest = _CONDITION.sub(")", rest)
    if not (rest.startswith("(") and rest.rstrip(":").endswith(")")):
        return None
    later = [h for h in hits_in(hit.piece) if hit.start < h.start < hit.piece.text.find(")", hit.end)]
    covered = sum(h.end - h.start for h in later)
    if not later or covered < len(rest.strip("(): ")):
        return None
    return next((p for p in _PARTIES if f"labels.{p}" in later[-1].roles), None)


def _headings(sheet: Sheet) -> list[tuple[Party, Hit]]:
    found: list[tuple[Party, Hit]] = []
    for piece in sheet.pieces:
        if len(piece.text) > _SENTENCE and not piece.turn and (told := in_name_of(piece)):
            found.append(("supplier", told))
            continue
        for hit in hits_in(piece)[:1]:
            party = (party_heading(hit) or _over_address(sheet, hit)) if not piece.turn else None
            if party and (
                _over_code(sheet, hit)
                or salutes(sheet, hit)
                or _is_value(sheet, hit)
                or amid(sheet, hit)
                or _is_column(sheet, hit)
            ):
                continue
            if party:
                found.append((party, hit))
    if not found and (told := _registered(sheet)):
        found.append(("buyer", told))
    if not any(party == "buyer" for party, _ in found) and not is_roll(sheet.page):
        found += [("buyer", told) for piece in sheet.pieces if (told := _to_somebody(sheet, piece))]
    kept = telling(sheet, [hit for party, hit in found if party == "buyer"])
    return _received(sheet, [(party, hit) for party, hit in found if party != "buyer" or hit in kept])


def _received(sheet: Sheet, found: list[tuple[Party, Hit]]) -> list[tuple[Party, Hit]]:
    """Return headings with "recipient" as the place of delivery where another one, outside its block, names the buyer."""
    received = [hit.piece for party, hit in found if party == "buyer" and hit.is_any("recipient") and hit.alone]
    inside = {p.number for head in received for p in list(_block_under(sheet, head))[:_FEW]}
    found = [(party, hit) for party, hit in found if party != "buyer" or hit.alone or hit.piece.number not in inside]
    bought = [not hit.is_any("recipient") for party, hit in found if party == "buyer"]
    if all(bought) or not any(bought):
        return found
    return [("ship_to" if party == "buyer" and hit.is_any("recipient") else party, hit) for party, hit in found]


def _registered(sheet: Sheet) -> Hit | None:
    """Return the label "name" over one for an address and one for a tax id, where a letterhead's tax id stands above: the buyer's."""
    heads = [h for p in sheet.pieces if not p.turn for h in hits_in(p)[:1] if h.heads]
    names = [h for h in heads if "labels.name" in h.roles and not h.is_any(*_PARTIES, "bank")]
    taxed = [h.piece for h in heads if h.is_any("vat")]
    if len(names) != 1 or not names[0].alone or len(taxed) != 2:  # noqa: PLR2004 -- one of each party
        return None
    name = names[0].piece
    under = [
        h for h in heads if 0 < h.piece.line - name.line <= _FORM and abs(h.piece.box.left - name.box.left) < name.size
    ]
    whole = any(h.is_any("address") for h in under) and any(h.piece is taxed[1] for h in under)
    return names[0] if whole and taxed[0].line < name.line else None


def _to_somebody(sheet: Sheet, piece: Piece) -> Hit | None:
    """Return a heading in words of its own whose last one is "to", over an address: "Charged to", "Adressée à"."""
    if piece.turn or not 1 < len(piece.text.split()) <= _TWICE - 1 or sheet.height_of(piece) > _LOWER:
        return None
    found = hits_in(piece)
    last = found[-1] if found else None
    if last is None or last.heads or not last.is_any("buyer") or last.end - last.start > SHORT:
        return None
    ends = not any(map(str.isalnum, piece.text[last.end :])) and piece.text[:1].isupper()
    ends = ends and piece.text[last.start - 1] == " " and piece.text[last.start].islower()
    if not ends or any(h.is_any(*_PARTIES, "bank", "phone", "email") for h in found[:-1]):
        return None
    under = list(_block_under(sheet, piece))[:6]
    addressed = any(postcode_of(p.text) for p in under) and not is_label(under[0])
    return Hit(piece, 0, len(piece.text), frozenset({"labels.buyer"}), exact=False) if addressed else None


def _over_address(sheet: Sheet, hit: Hit) -> Party | None:
    """Return the party of a heading that can also name an account's holder: with an address under it, it does not."""
    party = next((p for p in _PARTIES if f"labels.{p}" in hit.roles), None)
    holds = party == "buyer" and hit.is_any("bank") and not hit.is_any("name")  # "Intestatario: Chiara Bassani"
    named = hit.alone or (holds and hit.heads and hit.piece.text[hit.end :].lstrip()[:1] == ":")
    if party is None or not named or not hit.is_any("bank", "name"):
        return None
    return party if any(postcode_of(p.text) for p in list(_block_under(sheet, hit.piece))[:6]) else None


def _is_value(sheet: Sheet, hit: Hit) -> bool:
    """Tell whether a heading with words behind it is the value of a label at its left: "Contact: Mr Smith"."""
    row = sheet.lines[hit.piece.line]
    at = row.index(hit.piece)
    if hit.alone or hit.piece.text[hit.end :].lstrip()[:1] in set(":=/("):
        return False
    if not at or under_contact(sheet, hit.piece):
        return bool(at)
    left = row[at - 1]
    return is_label(left) and (party_heading(hits_in(left)[0]) is None or left.text.rstrip().endswith(":"))


def _over_code(sheet: Sheet, hit: Hit) -> bool:
    """Tell whether a heading is a label in a form's row with a code for its value, and over nothing: "Debiteur | 1188"."""
    row = sheet.lines[hit.piece.line]
    beside = row[row.index(hit.piece) + 1 :][:1]
    if not (hit.alone and beside and beside[0].text.strip().isalnum() and _CODE.fullmatch(beside[0].text.strip())):
        return False
    under = next(_block_under(sheet, hit.piece), None)
    return under is None or is_label(under)


def _is_column(sheet: Sheet, hit: Hit) -> bool:
    """Tell whether a word heads a column of a table: "From", "To" over the places that goods went."""
    return any(r.startswith("columns.") for r in hit.roles) and heads_table(sheet.lines[hit.piece.line])


def _headed(sheet: Sheet) -> Iterator[Section]:
    headings = _headings(sheet)
    heads = [h.piece for _, h in headings]
    for party, hit in headings:
        pieces = tuple(_under(sheet, hit, heads)) or tuple(_centred(sheet, hit, headings)) or tuple(_beside(sheet, hit))
        if not any(_LETTERS.search(p.text[hit.end if p is hit.piece else 0 :]) for p in pieces):
            continue  # "CLIENTE" over a number heads nobody
        if party == "supplier" and is_roll(sheet.page) and names_cashier(hit):
            continue
        slip = party == "buyer" and hit.end - hit.start <= SHORT and on_slip(sheet, hit)
        if slip or (party == "buyer" and is_roll(sheet.page) and names_keeper(hit)):
            party = "supplier"  # noqa: PLW2901 -- a payment slip is addressed to the payee, a till's keeper sells
        sure = (2.5 if hit.exact else 1.8) - (1.5 if sheet.page.number > 1 and len(pieces) < _FEW else 0.0)
        yield Section(party, sheet.page.number, hit, pieces, sure)


def _honored(sheet: Sheet) -> Iterator[Section]:
    """Yield the name that a word of respect ends, as Japanese papers address their buyer, with the lines under it."""
    for piece in sheet.pieces:
        if not piece.turn and HONORED.search(piece.text) and sheet.height_of(piece) < _LOWER:
            under = tuple(p for p in _block_under(sheet, piece) if not is_label(p))
            yield Section("buyer", sheet.page.number, None, (piece, *under), _ADDRESSED)
            return


def _under(sheet: Sheet, hit: Hit, heads: list[Piece]) -> Iterator[Piece]:
    """Yield what stands behind a heading and, line by line, under it, until the page turns to something else."""
    head = hit.piece
    if not hit.alone and head.text[hit.end :].strip()[:1] not in "/(":
        yield head
    row = sheet.lines[head.line]
    told = {b.number for a, b in pairwise(row) if a.text.rstrip().endswith(":") and _is_called(b)}
    beside = (*heads, *(p for p in row if p.number not in told and hits_in(p) and hits_in(p)[0].heads))
    right = min(
        (p.box.left for p in beside if p.box.left > head.box.right and _level(p, head)), default=sheet.ink.right
    )
    column = _column(sheet, head, right)
    yield from _down(sheet, head, heads, lambda p: _in_column(p, head, column))


def _centred(sheet: Sheet, hit: Hit, headings: list[tuple[Party, Hit]]) -> Iterator[Piece]:
    """Yield what stands nearest under one of the two parties' headings in a row, in the middle of their parts of the page."""
    level = {party: h.piece for party, h in headings if h.alone and _level(h.piece, hit.piece)}
    heads = list(level.values())
    if not hit.alone or not {"supplier", "buyer"} <= level.keys() or sheet.height_of(hit.piece) > _LOWER:
        return

    def is_nearest(piece: Piece) -> bool:
        near = min(heads, key=lambda h: abs(h.box.center[0] - piece.box.center[0]))
        return near is hit.piece and not piece.turn

    yield from _down(sheet, hit.piece, heads, is_nearest)


def _beside(sheet: Sheet, hit: Hit) -> Iterator[Piece]:
    """Yield the block that begins right of a heading alone, where nothing stands under the heading: a form's columns."""
    row = sheet.lines[hit.piece.line]
    first = next(iter(row[row.index(hit.piece) + 1 :]), None)
    if not hit.alone or first is None or is_label(first) or heads_table(row):
        return
    yield first
    for piece in _block_under(sheet, first):
        if is_label(piece):
            return
        yield piece


def _down(sheet: Sheet, head: Piece, heads: list[Piece], is_own: Callable[[Piece], bool]) -> Iterator[Piece]:
    bottom = head.box.bottom
    taken = 0
    for row in sheet.lines[head.line : head.line + _MOST_LINES * 2]:
        mine = [p for p in row if p is not head and is_own(p) and p.box.top > head.box.top - head.size]
        if not mine:
            continue
        em = max(head.size, mine[0].size)
        if mine[0].box.top - bottom > em * (3.2 if not taken else 2.4) or _stops(mine[0], heads) or heads_table(row):
            return
        yield from mine
        bottom = max(p.box.bottom for p in mine)
        taken += 1
        if taken >= _MOST_LINES:
            return


def _is_called(piece: Piece) -> bool:
    """Tell whether a name begins with a word that heads parties elsewhere: "From: | Any Firm Ltd"."""
    hit = next(iter(hits_in(piece)), None)
    return hit is not None and not hit.alone and ":" not in piece.text and hit.is_any("name", *_PARTIES)


def _level(a: Piece, b: Piece) -> bool:
    return abs(a.box.center[1] - b.box.center[1]) < max(a.size, b.size) * 1.5


def _column(sheet: Sheet, head: Piece, limit: float) -> tuple[float, float]:
    """Return left and right of the column under a heading: as wide as the block under it, and its labels' values."""
    right = head.box.right
    own = sheet.lines[head.line]
    paired = any(p.box.left > head.box.right and not is_label(p) for p in own[own.index(head) + 1 :][:1])
    parted = [p for p in own[own.index(head) + 1 :][:2] if p.box.left < limit]
    if len(parted) > 1 and not parted[0].text.strip(" :=") and not is_label(parted[1]):
        right = parted[1].box.right  # "Client | : | Any Firm"
    for piece in _block_under(sheet, head):
        row = sheet.lines[piece.line]
        if heads_table(row):
            break
        right = max(right, piece.box.right)
        after = next((p for p in row[row.index(piece) + 1 :] if p.text.strip(" :=")), None)  # behind a form's colons
        if is_label(piece) or piece.text.rstrip().endswith(":"):
            right = max(right, after.box.right) if after and not is_label(after) else right
        elif after and after.box.left > head.box.right and not paired:
            limit = min(limit, after.box.left)
    return head.box.left - head.size * 1.5, min(max(right, head.box.left + head.size * 9) + head.size, limit)


def _block_under(sheet: Sheet, head: Piece) -> Iterator[Piece]:
    """Yield what is printed under a heading with one edge in common, as far as it goes without a gap."""
    bottom = head.box.bottom
    for row in sheet.lines[head.line + 1 : head.line + _MOST_LINES * 2]:
        for piece in row:
            gap = piece.box.top - bottom
            if gap > max(head.size, piece.size) * 2.4:
                return
            if abs(piece.box.left - head.box.left) < head.size * 1.5 and gap > -head.size:
                bottom = piece.box.bottom
                yield piece
                break


def _in_column(piece: Piece, head: Piece, column: tuple[float, float]) -> bool:
    if piece.turn:
        return False
    starts_in = column[0] <= piece.box.left < column[1] - head.size
    centred = abs(piece.box.center[0] - head.box.center[0]) < head.size
    ends_with = abs(piece.box.right - head.box.right) < head.size / 3 and piece.box.left < head.box.right
    return starts_in or centred or ends_with


def heads_table(row: tuple[Piece, ...]) -> bool:
    """Tell whether a line is the heading of a table: three columns or more, and nothing else."""
    if any(p.text.rstrip().endswith(":") for p in row):
        return False  # "From: Company A  To: Company B"
    named = (any(r.startswith("columns.") for r in h.roles) for p in row for h in hits_in(p)[:1] if h.heads)
    return sum(named) > _FEW - 1 and not any(_DIGIT.search(p.text) for p in row)


def _stops(piece: Piece, heads: list[Piece]) -> bool:
    if any(piece is h for h in heads):
        return True
    found = hits_in(piece)
    if not found or not found[0].heads:
        return False
    if split_legal_form(piece.text)[1] and piece.text[found[0].end :].lstrip()[:1] not in set(":=#"):
        return False  # a name may begin with a word that is a label elsewhere
    if is_foreign(found[0]) and not (found[0].alone or _DIGIT.search(piece.text) or ":" in piece.text):
        return False
    columns = sum(any(r.startswith("columns.") for r in h.roles) for h in found)
    return found[0].is_any(*_ENDS) or columns > 2  # noqa: PLR2004 -- the heading of a table
