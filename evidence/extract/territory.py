"""Whose part of the page a piece stands in: the supplier's, the buyer's, where goods are shipped to.

In: a paper. Out: `Section`s: under party headings ("bill to"), and address blocks that no heading names.
Never: a name; a section where the evidence is thin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from evidence.extract.labels import Hit, hits_in, is_label
from evidence.values.addresses import looks_like_address, postcode_of
from evidence.values.contacts import find_emails, find_websites
from evidence.values.names import split_legal_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.paper import Paper, Piece, Sheet
    from evidence.model import Box

Party = Literal["supplier", "buyer", "ship_to"]

_PARTIES: tuple[Party, ...] = ("ship_to", "buyer", "supplier")
_MOST_LINES = 14
_FEW = 3
_TAIL = 28  # "buyer/recipient of services"
_SHORT = 4  # "to", "from", "an": party labels only alone or before a colon
_ENDS = ("invoice_number", "invoice_date", "due_date", "total", "subtotal", "order_number", "bank")
_SENDER = re.compile(r"\s[-\u2013\u2014|•·●∙*/]\s|[|•·●∙]")
_ADDRESS = 0.45
_UPPER = 0.5
_WINDOW = 0.15  # of the height of a page: an envelope shows nothing above
_ROLL = 1.7  # a page so much higher than wide is a till roll: nobody is addressed there


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
    headed = tuple(s for sheet in paper.sheets for s in _headed(sheet))
    if any(s.party == "buyer" and s.pieces for s in headed):
        return headed
    return headed + tuple(_window(paper, headed))


def section_of(paper: Paper, piece: Piece) -> Section | None:
    """Return the section that a piece stands in."""
    return next((s for s in paper.sections if s.page == piece.page and piece in s.pieces), None)


def outside_buyer(paper: Paper, piece: Piece) -> bool:
    """Tell whether a piece stands in nobody's part of the page but, at most, the supplier's."""
    found = section_of(paper, piece)
    return found is None or found.party == "supplier"


def party_heading(hit: Hit) -> Party | None:
    """Return whose heading a label is; None for a word in a sentence, or one that means something else too."""
    party = next((p for p in _PARTIES if f"labels.{p}" in hit.roles), None)
    if party is None or not hit.heads or hit.is_any("name", "bank"):
        return None
    rest = hit.piece.text[hit.end :].strip()
    if rest and not any(c.isalpha() for c in rest):
        return None if any(c.isdigit() for c in rest) else party
    if not rest or rest[0] in ":=" or (rest[0] in "/(" and len(rest) < _TAIL and " " not in rest):
        return party
    long_enough = hit.end - hit.start > _SHORT and hit.exact and rest[:1].isupper()
    others = [h for h in hits_in(hit.piece) if h.start > hit.start]
    if others and not any(c.isalnum() for c in hit.piece.text[hit.end : others[0].start]):
        return None  # "customer GSTIN": the label of something else
    named = split_legal_form(hit.piece.text)[1] is not None
    return party if long_enough and not named and len(rest.split()) <= 6 else None  # noqa: PLR2004 -- a sentence is longer


def _headings(sheet: Sheet) -> list[tuple[Party, Hit]]:
    found = []
    for piece in sheet.pieces:
        for hit in hits_in(piece)[:1]:
            party = (party_heading(hit) or _over_address(sheet, hit)) if not piece.turn else None
            if party and _salutes(sheet, hit):
                continue
            if party:
                found.append((party, hit))
    return found


def _over_address(sheet: Sheet, hit: Hit) -> Party | None:
    """Return the party of a heading that can also name an account's holder: with an address under it, it does not."""
    party = next((p for p in _PARTIES if f"labels.{p}" in hit.roles), None)
    if party is None or not hit.alone or not hit.is_any("bank", "name"):
        return None
    return party if any(postcode_of(p.text) for p in list(_block_under(sheet, hit.piece))[:6]) else None


def _salutes(sheet: Sheet, hit: Hit) -> bool:
    """Tell whether "Mr Smith" stands right under a name: he is a contact there and heads nothing."""
    head = hit.piece
    if hit.alone or head.text[hit.end :].lstrip()[:1] in set(":=/("):
        return False
    for row in sheet.lines[max(0, head.line - 2) : head.line]:
        for other in row:
            close = -head.size / 2 < head.box.top - other.box.bottom < head.size * 0.8
            level = abs(other.box.left - head.box.left) < head.size * 0.5
            if close and level and not hits_in(other) and split_legal_form(other.text)[1]:
                return True
    return False


def _headed(sheet: Sheet) -> Iterator[Section]:
    headings = _headings(sheet)
    heads = [h.piece for _, h in headings]
    for party, hit in headings:
        pieces = tuple(_under(sheet, hit, heads))
        sure = (2.5 if hit.exact else 1.8) - (1.5 if sheet.page.number > 1 and len(pieces) < _FEW else 0.0)
        yield Section(party, sheet.page.number, hit, pieces, sure)


def _under(sheet: Sheet, hit: Hit, heads: list[Piece]) -> Iterator[Piece]:
    """Yield what stands behind a heading and, line by line, under it, until the page turns to something else."""
    head = hit.piece
    if not hit.alone and head.text[hit.end :].strip()[:1] not in "/(":
        yield head
    right = min((p.box.left for p in heads if p.box.left > head.box.right and _level(p, head)), default=sheet.ink.right)
    column = _column(sheet, head, right)
    bottom = head.box.bottom
    taken = 0
    for row in sheet.lines[head.line : head.line + _MOST_LINES * 2]:
        mine = [
            p for p in row if p is not head and _in_column(p, head, column) and p.box.top > head.box.top - head.size
        ]
        if not mine:
            continue
        em = max(head.size, mine[0].size)
        if mine[0].box.top - bottom > em * (3.2 if not taken else 2.4) or _stops(mine[0], heads):
            return
        yield from mine
        bottom = max(p.box.bottom for p in mine)
        taken += 1
        if taken >= _MOST_LINES:
            return


def _level(a: Piece, b: Piece) -> bool:
    return abs(a.box.center[1] - b.box.center[1]) < max(a.size, b.size) * 1.5


def _column(sheet: Sheet, head: Piece, limit: float) -> tuple[float, float]:
    """Return left and right of the column under a heading: as wide as the block under it, and its labels' values."""
    right = head.box.right
    for piece in _block_under(sheet, head):
        right = max(right, piece.box.right)
        row = sheet.lines[piece.line]
        at = row.index(piece)
        if at + 1 < len(row) and (is_label(piece) or piece.text.rstrip().endswith(":")) and not is_label(row[at + 1]):
            right = max(right, row[at + 1].box.right)
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
    return starts_in or centred


def _stops(piece: Piece, heads: list[Piece]) -> bool:
    if any(piece is h for h in heads):
        return True
    found = hits_in(piece)
    if not found or not found[0].heads:
        return False
    columns = sum(any(r.startswith("columns.") for r in h.roles) for h in found)
    return found[0].is_any(*_ENDS) or columns > 2  # noqa: PLR2004 -- the heading of a table


def _window(paper: Paper, headed: tuple[Section, ...]) -> Iterator[Section]:
    """Yield the buyer's address where no heading tells: a bare address in the upper half, with another's elsewhere."""
    if not paper.sheets or paper.sheets[0].page.height > _ROLL * paper.sheets[0].page.width:
        return
    sheet = paper.sheets[0]
    taken = {p.number for s in headed if s.page == sheet.page.number for p in s.pieces}
    senders = list(sender_lines(sheet))
    found = []
    reached = _reached(paper)
    for stack in _stacks(sheet):
        under = any(_right_above(s.pieces[0].box, stack[0].box, stack[0].size) for s in senders)
        if any(p.number in taken for p in stack) or not _is_address(stack, under=under) or _has_contact(sheet, stack):
            continue
        odds = -0.5 + (2.5 if under else 0.0)
        odds += 0.9 if _elsewhere(paper, stack) else -1.0
        odds += 1.2 if reached and not _heads_page(sheet, stack) else 0.0
        odds += 0.4 if stack[0].box.left > sheet.ink.left + sheet.ink.width * 0.45 else 0.0
        odds -= 1.2 if stack[0].line <= 1 and stack[0].box.top < _WINDOW * sheet.page.height and not under else 0.0
        odds -= 0.8 if stack[0].size > sheet_size(sheet) * 1.5 else 0.0
        odds -= 1.0 if split_legal_form(stack[0].text)[1] and not under else 0.0
        found.append((odds, stack))
    if found:
        odds, stack = max(found, key=lambda f: f[0])
        if odds > 0:
            yield Section("buyer", sheet.page.number, None, stack, odds)


def _stacks(sheet: Sheet) -> Iterator[tuple[Piece, ...]]:
    """Yield lines under each other with one left edge in the upper half, wide line spacing allowed."""
    used: set[int] = set()
    for piece in sheet.pieces:
        if piece.number in used or piece.turn or sheet.height_of(piece) > _UPPER:
            continue
        stack = [piece]
        for row in sheet.lines[piece.line + 1 : piece.line + 18]:
            last = stack[-1]
            for other in row:
                gap = other.box.top - last.box.bottom
                if abs(other.box.left - last.box.left) < last.size * 0.8 and gap < last.size * 2.6 and not other.turn:
                    if 0.74 < other.size / max(1.0, last.size) < 1.35:  # noqa: PLR2004 -- about one size
                        stack.append(other)
                    break
        used |= {p.number for p in stack}
        kept = tuple(_until_other(stack))
        if kept:
            yield kept


def _until_other(stack: list[Piece]) -> Iterator[Piece]:
    for piece in stack:
        found = hits_in(piece)
        if piece is stack[0] and found and found[0].alone and found[0].is_any("name"):
            continue
        if piece is not stack[0] and found and found[0].heads and (found[0].alone or is_label(piece)):
            return
        if is_sender_line(piece):
            continue
        yield piece


def sheet_size(sheet: Sheet) -> float:
    """Return the usual size of text on a page, in points."""
    sizes = sorted(p.size for p in sheet.pieces)
    return sizes[len(sizes) // 2] if sizes else 10.0


class Sender(NamedTuple):
    """A one-line sender: its pieces, and where the name stands in the first."""

    pieces: tuple[Piece, ...]
    end: int


def sender_lines(sheet: Sheet) -> Iterator[Sender]:
    """Yield lines that hold a sender: a name, a street and a place with marks between, in one piece or in several."""
    for row in sheet.lines:
        run: list[Piece] = []
        for piece in (*row, None):
            if piece is not None and (not run or abs(piece.size - run[0].size) < 1.0) and not piece.turn:
                run.append(piece)
                continue
            yield from _sender(run)
            run = [piece] if piece is not None else []


def _sender(run: list[Piece]) -> Iterator[Sender]:
    for count in range(len(run), 0, -1):
        text = " ".join(p.text for p in run[:count])
        if is_sender(text):
            mark = _SENDER.search(run[0].text)
            yield Sender(tuple(run[:count]), mark.start() if mark else len(run[0].text))
            return


def is_sender_line(piece: Piece) -> bool:
    """Tell whether a piece alone is a one-line sender."""
    return is_sender(piece.text)


def is_sender(text: str) -> bool:
    """Tell whether a text is a name, a street and a place with marks between."""
    if not 15 <= len(text) <= 110 or not _SENDER.search(text) or not postcode_of(text):  # noqa: PLR2004 -- one short line
        return False
    parts = [p.strip() for p in _SENDER.split(text) if p.strip()]
    if len(parts) < 3 or parts[0][:1].isdigit() or find_emails(text) or ":" in parts[0]:  # noqa: PLR2004 -- name, street, place
        return False
    return looks_like_address(parts[0]) < 0.3 and any(c.isdigit() for c in " ".join(parts[1:]))  # noqa: PLR2004 -- likely an address


def _right_above(upper: Box, lower: Box, size: float) -> bool:
    return -size / 2 <= lower.top - upper.bottom < size * 8 and min(upper.right, lower.right) > max(
        upper.left, lower.left
    )


def _is_address(stack: tuple[Piece, ...], *, under: bool) -> bool:
    """Tell whether lines are a name with a postal address under it; `under` a sender, any few lines are."""
    if not 2 <= len(stack) <= 9 or stack[0].turn:  # noqa: PLR2004 -- a name and a place at least
        return False
    if (
        looks_like_address(stack[0].text) >= _ADDRESS
        or is_label(stack[0])
        or not any(c.isalpha() for c in stack[0].text)
    ):
        return False
    below = [p.text for p in stack[1:]]
    return under or (any(postcode_of(t) for t in below) and looks_like_address("\n".join(below)) >= _ADDRESS)


def _has_contact(sheet: Sheet, block: tuple[Piece, ...]) -> bool:
    """Tell whether a telephone, e-mail, website or tax id stands in a block: then it is the supplier's."""
    roles = ("phone", "fax", "vat", "email", "website", "company_number", "bank", "tax_number")
    last = block[-1]
    near = [
        p
        for row in sheet.lines[last.line + 1 : last.line + 3]
        for p in row
        if min(p.box.right, last.box.right) > max(p.box.left, last.box.left)
    ]
    for piece in (*block, *near):
        if (
            any(h.is_any(*roles) and h.heads and not h.alone for h in hits_in(piece))
            or find_emails(piece.text)
            or find_websites(piece.text)
        ):
            return True
    return False


def _reached(paper: Paper) -> bool:
    """Tell whether a paper prints anybody's telephone, e-mail, website or tax id: those are its supplier's."""
    roles = ("phone", "email", "website", "vat")
    return any(
        find_emails(p.text) or find_websites(p.text) or any(h.is_any(*roles) and h.heads for h in hits_in(p))
        for p in paper.pieces
        if not p.turn
    )


def _heads_page(sheet: Sheet, stack: tuple[Piece, ...]) -> bool:
    """Tell whether an address stands where a letterhead would: over all else, or larger than the text."""
    first = stack[0]
    above = (p for row in sheet.lines[: first.line] for p in row if not p.turn and p.box.bottom < first.box.top + 1)
    return first.size > sheet_size(sheet) * 1.25 or not any(c.isalpha() for p in above for c in p.text)


def _elsewhere(paper: Paper, block: tuple[Piece, ...]) -> bool:
    """Tell whether another address stands on the paper: one address alone is more likely the supplier's."""
    pieces = (p for p in paper.pieces if p not in block and not p.turn)
    return any(postcode_of(p.text) and looks_like_address(p.text) >= _ADDRESS for p in pieces)
