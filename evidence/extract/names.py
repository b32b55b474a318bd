"""Names that can be the supplier's or the buyer's, with the odds of each.

In: a paper. Out: `Named`, the likeliest first. Never: a label, a title, an address or a number as a name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.labels import Hit, hits_in, is_label, places
from evidence.extract.paper import Piece, span, span_of_pieces
from evidence.extract.territory import section_of, sender_lines, sheet_size
from evidence.values.addresses import looks_like_address
from evidence.values.amounts import find_amounts
from evidence.values.contacts import find_emails, find_websites, registered_domain
from evidence.values.dates import find_dates
from evidence.values.names import looks_like_company, normal_name, same_party, split_legal_form
from evidence.values.registers import find_vat_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.paper import Paper, Sheet
    from evidence.model import Span

_REGISTRATION = re.compile(
    r"\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]?\s*$|\s*[(\[]\s*(?:co|reg|gst|roc)\b[^()]*[)\]]?\s*$", re.IGNORECASE
)
_ATTENTION = re.compile(r"^(?:attn|att|attention|z\.?\s?hd|c/o)\b\.?\s*:?\s*", re.IGNORECASE)
_SENTENCE = re.compile(
    r"[.!?]\s+[A-Z]|[!?]$|\b(?:you|your|we|our|please|thank|the|is|are|bitte|wir|ihr|vous|nous|gracias|grazie)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"(?:co\b|company|corp|\(|&|and\b|und\b|et\b|y\b|e\b|trading|enterprise|holding|group|industries|services|international)", re.IGNORECASE)
_NUMBER_TAIL = re.compile(r"\s+[A-Z0-9]*\d[A-Z0-9]*-[A-Z0-9]$|\s+\d{4,}[-A-Z0-9]*$")
_MARKS = " \t:;,.*-–—_|=~<>'\"`‘’“”•·©®"
_NAMING = frozenset({"labels.name", "labels.attention"})
_BIAS = -2.2
_TOP = 0.16
_SAME = 0.9
_LIKE = 0.86
_MAX_WORDS = 9


class Named(NamedTuple):
    """A name in one or two pieces: `value` is text[start:end] of one, or both texts joined."""

    value: str
    pieces: tuple[Piece, ...]
    start: int
    end: int
    odds: float
    why: str

    def span(self, paper: Paper) -> Span:
        """Return where the name stands."""
        if len(self.pieces) == 1:
            return span(paper, self.pieces[0], self.start, self.end)
        return span_of_pieces(paper, self.pieces)


def suppliers(paper: Paper) -> list[Named]:
    """Return what can be the supplier's name, best first, each name once."""
    domains = _domains(paper)
    repeats = _repeats(paper)
    found = [_weighed(paper, n, domains, repeats) for n in _supplier_candidates(paper)]
    return _unique(found)


def buyers(paper: Paper, supplier: Named | None) -> list[Named]:
    """Return what can be the buyer's name, best first; the supplier's own name is none."""
    found = []
    for named in _buyer_candidates(paper):
        odds = named.odds + 0.5 * looks_like_company(named.value) - (1.5 if named.value[0].isdigit() else 0.0)
        if supplier and same_party(named.value, supplier.value) >= _SAME:
            odds -= 1.5
        found.append(named._replace(odds=odds))
    return _unique(found)


def _unique(found: list[Named]) -> list[Named]:
    best: list[Named] = []
    for named in sorted(found, key=lambda n: -n.odds):
        if not any(same_party(named.value, b.value) >= _SAME for b in best):
            best.append(named)
    return best


def _supplier_candidates(paper: Paper) -> Iterator[Named]:
    for section in paper.sections:
        if section.party == "supplier":
            yield from _section_names(paper, section.heading, section.pieces, 4.2)
    for sheet in paper.sheets[:1] + paper.sheets[-1:][: len(paper.sheets) - 1]:
        senders = list(sender_lines(sheet))
        for sender in senders:
            yield from _clean(sender.pieces[0], 0, sender.end, 2.6, "sender")
        taken = {p.number for s in senders for p in s.pieces}
        for piece in sheet.pieces:
            if not piece.turn and piece.number not in taken and _free(paper, piece):
                yield from _free_names(sheet, piece)


def _free(paper: Paper, piece: Piece) -> bool:
    section = section_of(paper, piece)
    return section is None


def _free_names(sheet: Sheet, piece: Piece) -> Iterator[Named]:
    below = _next_below(sheet, piece)
    yield from _clean(piece, 0, len(piece.text), 0.0, "letterhead")
    if below and _continues(piece, below):
        value = f"{piece.text.strip(_MARKS)} {_REGISTRATION.sub('', below.text).strip(' ,;:')}"
        yield Named(value, (piece, below), 0, len(piece.text), 0.8, "letterhead")


def _continues(piece: Piece, below: Piece) -> bool:
    """Tell whether a name goes on in the next line: there a mere legal form, or what can only follow a name."""
    if split_legal_form(piece.text.strip(_MARKS))[1] or not _plausible(piece.text.strip(_MARKS)):
        return False
    second = _REGISTRATION.sub("", below.text).strip(_MARKS)
    only_form = split_legal_form(f"x {second}")[0] == "x"
    rest = split_legal_form(second)[1] is not None and _FOLLOWS.match(second) is not None
    alike = 0.8 < piece.size / max(1.0, below.size) < 1.25  # noqa: PLR2004 -- one size
    return alike and (only_form or rest)


def _next_below(sheet: Sheet, piece: Piece) -> Piece | None:
    for row in sheet.lines[piece.line + 1 : piece.line + 4]:
        for other in row:
            gap = other.box.top - piece.box.bottom
            shared = min(other.box.right, piece.box.right) - max(other.box.left, piece.box.left)
            if shared > 0 and gap < max(piece.size, other.size) * 1.8:
                return other
    return None


def _clean(piece: Piece, start: int, end: int, odds: float, why: str) -> Iterator[Named]:
    """Yield the name in text[start:end] without marks, registration number and attention words, if it can be one."""
    text = piece.text[start:end]
    text = _REGISTRATION.sub("", text) or text
    text = _NUMBER_TAIL.sub("", text) or text
    lead = len(text) - len(text.lstrip(_MARKS))
    attention = _ATTENTION.match(text[lead:])
    if attention:
        lead += attention.end()
    stripped = text[lead:].rstrip(" \t:;,*-–—_|=~<>'\"`•·")
    if ":" in stripped and split_legal_form(stripped)[1]:  # "owned by: ..."
        behind = stripped.rindex(":") + 1
        behind += len(stripped[behind:]) - len(stripped[behind:].lstrip())
        lead, stripped = lead + behind, stripped[behind:]
    if _plausible(stripped):
        cut = _address_tail(stripped)
        if cut:
            yield Named(stripped[:cut], (piece,), start + lead, start + lead + cut, odds + 0.3, why)
        yield Named(stripped, (piece,), start + lead, start + lead + len(stripped), odds, why)


def _address_tail(text: str) -> int:
    """Return where a name ends in "name, street and place"; 0 where no address follows."""
    cut = text.find(", ")
    if cut > 0 and looks_like_address(text[cut + 2 :]) >= 0.3 > looks_like_address(text[:cut]):  # noqa: PLR2004 -- likely an address
        return cut
    return 0


def _plausible(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    digits = sum(c.isdigit() for c in text)
    words = text.split()
    if letters < 2 or digits * 3 > letters or len(words) > _MAX_WORDS or len(text) > 80:  # noqa: PLR2004 -- names are short
        return False
    return not (find_emails(text) or find_dates(text) or _amounts(text))


def _amounts(text: str) -> bool:
    return any(a.decimals == 2 or a.currency for a in find_amounts(text))  # noqa: PLR2004 -- cents


def _section_names(paper: Paper, heading: Hit | None, pieces: tuple[Piece, ...], odds: float) -> Iterator[Named]:
    """Yield names in a party's part: behind "Name:", else behind the heading, else the first lines under it."""
    labelled = False
    for piece in pieces:
        for hit in hits_in(piece):
            if "labels.name" in hit.roles and hit.heads and (hit.alone or _colon(hit)):
                for place in list(places(paper, hit, rows=1))[:1]:
                    for named in _clean(place.piece, place.start, place.end, odds + 0.5, "label"):
                        labelled = True
                        yield named
    rank = 0
    for piece in pieces:
        start = heading.end if heading and piece is heading.piece else 0
        found = hits_in(piece)
        if labelled or (start == 0 and found and _is_row(found[0])):
            continue
        for named in _clean(piece, start, len(piece.text), odds - 1.1 * rank, "section"):
            if looks_like_address(named.value) < 0.5 or rank == 0:  # noqa: PLR2004 -- surely an address
                yield named
        rank += 1
        if rank > 2:  # noqa: PLR2004 -- names stand first
            return


def _is_row(hit: Hit) -> bool:
    """Tell whether a piece is a row of its own label and value, or belongs to something else on the page."""
    if _is_attention(hit) or not hit.heads:
        return False
    return hit.alone or _colon(hit) or hit.is_any("total", "invoice_number", "invoice_date", "due_date", "vat", "phone")


def _is_attention(hit: Hit) -> bool:
    return hit.is_any("attention")


def _colon(hit: Hit) -> bool:
    return hit.piece.text[hit.end :].lstrip()[:1] in {":", "="}


def _buyer_candidates(paper: Paper) -> Iterator[Named]:
    for section in paper.sections:
        if section.party == "supplier":
            continue
        base = section.sure if section.heading is None else section.sure + 0.4
        base -= 2.2 if section.party == "ship_to" else 0.0
        yield from _section_names(paper, section.heading, section.pieces, base)


def _weighed(paper: Paper, named: Named, domains: tuple[str, ...], repeats: Counter[str]) -> Named:
    """Return the candidate with all evidence added to its odds."""
    odds = named.odds + _form_odds(named.value)
    odds += domain_odds(named.value, domains)
    odds += 0.7 if repeats[normal_name(named.value)] > 1 else 0.0
    if named.why in {"letterhead"}:
        odds += _BIAS + _place_odds(paper, named) + _kept_odds(named)
    odds += min(0.0, (named.pieces[0].confidence - 0.75) * 3)
    return named._replace(odds=odds)


def _form_odds(name: str) -> float:
    score = looks_like_company(name)
    return 2.2 * (split_legal_form(name)[1] is not None) + 0.5 * (score >= 0.5)  # noqa: PLR2004 -- a word of business


def _kept_odds(named: Named) -> float:
    """Return what speaks against a name in the text itself: labels, titles, an address, a sentence."""
    text = named.value
    piece = named.pieces[0]
    odds = 0.0
    found = hits_in(piece)
    if is_label(piece) or (found and found[0].heads and _colon(found[0])):
        odds -= 3.5
    elif telling := [h for h in found if any(r.startswith(("kinds.", "labels.", "not_kinds")) for r in h.roles - _NAMING)]:
        covered = sum(h.end - h.start for h in telling)
        odds -= 2.5 * min(1.0, 1.6 * covered / max(1, len(piece.text)))
    if looks_like_address(text) >= 0.45:  # noqa: PLR2004 -- surely an address
        odds -= 1.0 if split_legal_form(text)[1] else 2.5
    if _SENTENCE.search(text):
        odds -= 1.5
    if find_websites(text) or ":" in text:
        odds -= 1.2
    if text[:1].islower():
        odds -= 0.8
    return odds - (0.6 if any(c.isdigit() for c in text) else 0.0) - (1.0 if text[0].isdigit() else 0.0)


def _place_odds(paper: Paper, named: Named) -> float:
    piece = named.pieces[0]
    sheet = paper.sheet(piece.page)
    first = piece.page == paper.sheets[0].page.number
    height = sheet.height_of(piece)
    odds = 0.0
    if first and height < _TOP:
        odds += 1.0
        odds += 0.8 if _is_first(sheet, piece) else 0.0
    elif first and height < 0.35:  # noqa: PLR2004 -- the upper third
        odds += 0.3
    elif height < 0.85:  # noqa: PLR2004 -- the middle
        odds -= 1.0
    ratio = piece.size / max(1.0, sheet_size(sheet))
    odds += 1.0 if ratio > 1.5 else (0.5 if ratio > 1.2 else 0.0)  # noqa: PLR2004 -- larger than the text
    odds += 0.2 if piece.bold else 0.0
    words = set(piece.words)
    if any(i.span.page == piece.page and words & set(i.span.words) for i in paper.items):
        odds -= 4.0
    return odds + _under_odds(sheet, named.pieces[-1]) - _over_odds(sheet, piece)


def _is_first(sheet: Sheet, piece: Piece) -> bool:
    """Tell whether nothing that reads as words stands above a piece."""
    for row in sheet.lines[: piece.line]:
        for other in row:
            if (
                other.turn == 0
                and other.confidence > 0.6
                and sum(c.isalpha() for c in other.text) > 3
                and other.box.bottom < piece.box.top + 1
            ):
                return False
    return True


def _under_odds(sheet: Sheet, piece: Piece) -> float:
    """Return what the two lines under a name tell: an address, a registration, a telephone number."""
    odds = 0.0
    below: Piece | None = piece
    for step in range(3):
        below = _next_below(sheet, below) if below else None
        if below is None:
            break
        if looks_like_address(below.text) >= 0.3:  # noqa: PLR2004 -- likely an address
            return odds + (1.5 if step == 0 else 1.1)
        roles = hits_in(below)
        if (
            below.text.startswith("(")
            or any(h.is_any("company_number", "vat") for h in roles)
            or find_vat_ids(below.text)
        ):
            odds = max(odds, 0.9)
        elif any(h.is_any("phone") for h in roles) or find_emails(below.text) or find_websites(below.text):
            odds = max(odds, 0.6)
        elif roles and roles[0].heads:
            break
    return odds


def _over_odds(sheet: Sheet, piece: Piece) -> float:
    """Return what a name loses under an address or a registration number: it is then the rest of them."""
    for row in reversed(sheet.lines[max(0, piece.line - 2) : piece.line]):
        for other in row:
            shared = min(other.box.right, piece.box.right) - max(other.box.left, piece.box.left)
            if shared > 0 and piece.box.top - other.box.bottom < piece.size:
                return 2.0 if looks_like_address(other.text) >= 0.3 and not split_legal_form(other.text)[1] else 0.0  # noqa: PLR2004 -- likely an address
    return 0.0


def _domains(paper: Paper) -> tuple[str, ...]:
    """Return the registered names of the domains printed outside the buyer's part, without their endings."""
    found: set[str] = set()
    for piece in paper.pieces:
        section = section_of(paper, piece)
        if section is not None and section.party != "supplier":
            continue
        hosts = [m.domain for m in find_emails(piece.text)] + [w.domain for w in find_websites(piece.text)]
        for host in hosts:
            domain = registered_domain(host)
            if domain:
                found.add(domain.partition(".")[0])
    return tuple(sorted(found))


def domain_odds(name: str, domains: tuple[str, ...]) -> float:
    """Return how far a name is that of a domain: all of it, its initials, or the domain's beginning."""
    from rapidfuzz import fuzz

    bare = normal_name(split_legal_form(name)[0])
    key = bare.replace(" ", "")
    if len(key) < 3:  # noqa: PLR2004 -- too short to compare
        return 0.0
    initials = "".join(w[0] for w in bare.split())
    best = 0.0
    for domain in domains:
        plain = domain.replace("-", "").lower()
        if (
            fuzz.ratio(key, plain) >= 100 * _LIKE
            or (len(plain) > 3 and plain in key)
            or (len(key) > 4 and key in plain)
        ):
            best = max(best, 1.6)
        elif len(initials) > 2 and initials == plain:  # noqa: PLR2004 -- letters by chance
            best = max(best, 1.0)
    return best


def _repeats(paper: Paper) -> Counter[str]:
    return Counter(normal_name(_REGISTRATION.sub("", p.text).strip(_MARKS)) for p in paper.pieces if len(p.text) < 80)  # noqa: PLR2004 -- names are short
