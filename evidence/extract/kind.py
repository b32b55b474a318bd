"""What kind of business paper it is: by its title, and by what its body shows.

In: a paper. Out: Founds of the field "kind", every candidate with its odds. Never: a verdict what a kind is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from evidence.extract.letters import authorizing, billing, has_prices
from evidence.extract.odds import confidence
from evidence.extract.page.labels import hits, hits_in, is_label
from evidence.extract.page.paper import span
from evidence.extract.page.rolls import is_roll, is_till, with_money
from evidence.extract.titles import is_your_invoice, titled_otherwise
from evidence.extract.untitled import invoice_label
from evidence.model import Found, Kind
from evidence.values.text import label_key, label_roles
from evidence.values.unfinished import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece

_TITLE_SHARE = 0.6
_UPPER = 0.4
_CASH = -0.6
_SUMMED = -0.5
_INITIALS = 3  # letters: "PO 1234" is a reference, no title
_LABEL = -0.2
# A word stands as a title, whatever the body says; and how far one title denies another kind.
_TITLED = 1.0
_DENIED = 3.0
_SMALL_WORDS = 2
_ROLL = 0.6
# A word of a sentence that nothing else bears out is no kind at all.
_CHANCE = -2.2
_LISTED = 0.4
_BY_NUMBER, _HINT = 0.2, -1.0  # odds of a kind named by its number alone; of a word in a sentence
_SAID = 0.6  # a letter's own words
_BILLED = -1.7  # goods, tax and a day to pay without any title: a guess
_UNTITLED_LABEL = -0.4
_LARGE = 1.2
_TITLE_SIZE = 1.3
_ANOTHER = 1.0
_UNTITLED = 1.0
_BOTH = frozenset({"/", "&", "+", "|"})
_ANY_KIND = frozenset(f"kinds.{kind}" for kind in get_args(Kind))
_NUMBERED: tuple[Kind, ...] = ("credit_note", "invoice")
_MENDS: tuple[Kind, ...] = ("statement", "credit_note", "proforma")
_BESIDE_INVOICES: tuple[Kind, ...] = ("delivery_note", "packing_slip", "order", "quote", "statement")


class Sign(NamedTuple):
    """A sign of a kind: its odds and where it stands."""

    kind: Kind
    odds: float
    piece: Piece
    start: int
    end: int


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:  # noqa: ARG001 -- one shape for all finders
    """Return the kinds that a paper can be, the likeliest first; none where nothing tells."""
    best: dict[Kind, Sign] = {}
    for sign in (*_titles(paper), *_tills(paper), *_rolls(paper), *_numbered(paper), *_lists(paper)):
        if sign.kind not in best or sign.odds > best[sign.kind].odds:
            best[sign.kind] = sign
    for sign in _told(paper, best):
        best[sign.kind] = sign
    if not best:
        return ()
    body = _seen(paper)
    odds = {kind: sign.odds + _body(body, kind) for kind, sign in best.items()}
    _subdue(paper, best, odds, items=body.items)
    if (invoice := best.get("invoice")) and (piece := titled_otherwise(paper, plainly=invoice.odds > _LABEL)):
        best["other"] = Sign("other", invoice.odds, piece, 0, len(piece.text))
        odds["other"] = odds["invoice"]
    if {"invoice", "receipt"} <= odds.keys() and body.till and (body.tendered > 1 or body.paid):
        odds["receipt"] = max(odds["receipt"], odds["invoice"] + _ROLL)  # "TAX INVOICE" heads rolls of paper too
    order = sorted((k for k in best if odds[k] > _CHANCE), key=lambda k: -odds[k])
    return tuple(_found(paper, best[k], odds[k]) for k in order)


def _told(paper: Paper, best: dict[Kind, Sign]) -> list[Sign]:
    """Return signs in what a paper says, where no title stands out: a letter that lets another sell, a bill."""
    if any(s.odds >= 0 for s in best.values()):
        return []
    if piece := authorizing(paper):
        return [Sign("authorization", _SAID, piece, 0, len(piece.text))]
    if all(s.odds < _HINT for s in best.values()) and (named := _named_by_number(paper)):
        return named
    hinted = all(s.kind == "invoice" and s.odds < _HINT for s in best.values())
    if hinted and (label := invoice_label(paper)):
        return [Sign("invoice", _UNTITLED_LABEL, label.piece, label.start, label.end)]
    bill = None if best else billing(paper)
    return [Sign("invoice", _BILLED, bill.piece, bill.start, bill.end)] if bill else []


def _named_by_number(paper: Paper) -> list[Sign]:
    """Return what a paper without any title is by the label of its number, "Angebot Nr. 12": nothing else tells."""
    for hit in hits(paper, "other_number", "delivery_number", "order_number", "invoice_number"):
        words = hit.piece.text[hit.start : hit.end].split()
        upper = paper.sheet(hit.piece.page).height_of(hit.piece) < _UPPER
        told = upper and hit.heads and len(words) > 1 and any(map(str.isdigit, hit.piece.text[hit.end :]))
        roles = label_roles().get(label_key(" ".join(words[:-1])), ()) if told else ()
        for kind in get_args(Kind):
            ordered = kind == "order" and is_roll(paper.sheets[0].page)  # a kitchen's number on a till's print
            if not ordered and any(r.group == "kinds" and r.role == kind for r in roles):
                return [Sign(kind, _BY_NUMBER, hit.piece, hit.start, hit.end)]
    return []


def _subdue(paper: Paper, best: dict[Kind, Sign], odds: dict[Kind, float], *, items: bool) -> None:
    """Take from "invoice" what a paper's own title denies: "INVOICE (PRO FORMA)", a delivery note that names one."""
    invoice = best.get("invoice")
    if invoice is None:
        return
    if invoice.odds <= _LABEL and not items:
        odds["invoice"] -= _UNTITLED  # a letter can name an invoice by its label
    draft = best.get("proforma")
    if draft and draft.odds >= _TITLED and (draft.piece is invoice.piece or _alone(draft)):
        odds["invoice"] = min(odds["invoice"], odds["proforma"] - _DENIED)
    for other in best.values():  # "Credit memo for invoice 12", "Relance - facture 12" only name an invoice
        if other.kind in _MENDS and other.piece is invoice.piece and _names_it(other, invoice):
            odds["invoice"] = min(odds["invoice"], odds[other.kind] - _DENIED)
    for other in best.values():
        if other is not invoice and (_is_copy(other, invoice) or _refers(paper, other, invoice)):
            odds[other.kind] -= _DENIED
        if other.kind in _MENDS and _heads(other) and _points_at(paper, invoice, other):
            odds["invoice"] = min(odds["invoice"], odds[other.kind] - _DENIED)
    rival = max((best[k].odds for k in _BESIDE_INVOICES if k in best), default=None)
    if rival is not None and rival >= _TITLED and invoice.odds <= _LABEL:
        odds["invoice"] -= _DENIED / 2


def _is_copy(sign: Sign, invoice: Sign) -> bool:
    """Tell whether a word beside an invoice's title says for whom its copy is: "INVOICE - customer copy"."""
    return sign.kind == "receipt" and sign.piece is invoice.piece and harmless(sign.piece.text[sign.start : sign.end])


def _refers(paper: Paper, sign: Sign, invoice: Sign) -> bool:
    """Tell whether a word is the label of the number right of it, under an invoice's title in larger letters: "Packing slip    7781"."""
    piece = sign.piece
    label = _alone(sign) if sign.kind in _BESIDE_INVOICES else sign.kind == "proforma" and _of_before(paper, sign)
    if not label or invoice.odds < _TITLED or invoice.piece.size < piece.size * _TITLE_SIZE:
        return False
    return _numbers_right(paper, piece)


def _of_before(paper: Paper, sign: Sign) -> bool:
    """Tell whether a word ends a label, "Votre pro forma", on a paper that labels an invoice's number of its own."""
    ends = not _heads(sign) and not any(map(str.isalnum, sign.piece.text[sign.end :]))
    return ends and any(h.piece is not sign.piece and not _prose(h) for h in hits(paper, "invoice_number"))


def _numbers_right(paper: Paper, piece: Piece) -> bool:
    """Tell whether a number in one word stands right of a piece, in its row."""
    row = paper.sheet(piece.page).lines[piece.line]
    right = next((p for p in row if p.box.left >= piece.box.right), None)
    return right is not None and any(map(str.isdigit, right.text)) and " " not in right.text


def _heads(sign: Sign) -> bool:
    return not any(map(str.isalnum, sign.piece.text[: sign.start]))


def _points_at(paper: Paper, sign: Sign, title: Sign) -> bool:
    """Tell whether words before "invoice" make it another paper's label, under a title as large: "Sur facture    FA-118"."""
    whole = not _heads(sign) and not any(map(str.isalnum, sign.piece.text[sign.end :]))
    return whole and title.piece.size >= sign.piece.size and _numbers_right(paper, sign.piece)


def _names_it(sign: Sign, invoice: Sign) -> bool:
    """Tell whether a title goes on to name the invoice it is about, and is no double title ("Statement / Invoice")."""
    between = sign.piece.text[sign.end : invoice.start].strip()
    return _heads(sign) and sign.end <= invoice.start and between not in _BOTH


def _alone(sign: Sign) -> bool:
    """Tell whether a title is all that its piece says, brackets and marks apart."""
    rest = sign.piece.text[: sign.start] + sign.piece.text[sign.end :]
    return not any(map(str.isalnum, rest)) and ":" not in rest


def _found(paper: Paper, sign: Sign, odds: float) -> Found:
    return Found(
        field="kind",
        value=sign.kind,
        text=sign.piece.text[sign.start : sign.end],
        span=span(paper, sign.piece, sign.start, sign.end),
        confidence=confidence(odds),
        finder="kind",
        origin=sign.piece.origin,
    )


def _titles(paper: Paper) -> list[Sign]:
    signs: list[Sign] = []
    for sheet in paper.sheets:
        later = sheet is not paper.sheets[0]
        for piece in sheet.pieces:
            if piece.turn:
                continue
            for hit in hits_in(piece):
                own = _kinds(hit) or (("invoice",) if is_your_invoice(sheet, hit) else ())
                kinds = own or _numbered_title(paper, hit)
                odds = _title_odds(paper, hit) - 1.0 * later - 1.0 * (not own) if kinds else 0.0
                signs.extend(Sign(kind, odds, piece, hit.start, hit.end) for kind in kinds)
    return signs


def _tills(paper: Paper) -> list[Sign]:
    """Return signs of a receipt: cash and change on a paper, whatever its title; terms of payment are none."""
    till = is_till(paper)
    given = (h for h in hits(paper, "tendered") if h.heads and ((till and not _terms(h)) or with_money(paper, h)))
    return [Sign("receipt", _CASH, h.piece, h.start, h.end) for h in given][:1]


def _terms(hit: Hit) -> bool:
    """Tell whether a word for paying begins a sentence: "Règlement à 30 jours date de facture par virement"."""
    behind = hit.piece.text[hit.end :].split()
    return sum(1 for w in behind if w.isalpha() and w.islower() and len(w) > 1) > _SMALL_WORDS + 1


def _rolls(paper: Paper) -> list[Sign]:
    """Return a sign of a receipt where a narrow roll of paper lists goods and their sum, and no title tells more."""
    addressed = any(s.party == "buyer" and s.pieces for s in paper.sections)
    if not paper.items or addressed or not is_till(paper):
        return []
    return [Sign("receipt", _SUMMED, h.piece, h.start, h.end) for h in hits(paper, "total") if h.heads][:1]


def _numbered(paper: Paper) -> list[Sign]:
    """Return signs of an invoice in labels that begin with its title: "Rechnung #", "Invoice No."."""
    signs = []
    for hit in hits(paper, "invoice_number"):
        if _prose(hit) or _heads_list(paper, hit):
            continue
        kind = _kind_of_label(hit)
        if kind:
            signs.append(Sign(kind, _LABEL - _of_another(hit), hit.piece, hit.start, hit.end))
    first = {s.kind: s for s in reversed(signs)}
    return list(first.values())


def _kind_of_label(hit: Hit) -> Kind | None:
    """Return the kind whose title a label holds: "Invoice No.", "Credit note number", "Nº de factura"."""
    words = hit.piece.text[hit.start : hit.end].split()
    if (whole := _kinds_of_start(words)) and not whole & {*_NUMBERED, "receipt"}:
        return None  # "Faktura pro forma nr": the title is longer than its first word
    parts = (" ".join(words[:2]), *words)
    for kind in _NUMBERED:
        for part in parts:
            roles = label_roles().get(label_key(part), ())
            if any(r.group == "kinds" and r.role == kind for r in roles):
                return kind
    # "Rechnungsnummer" in one word tells none: of papers whose title no list has ("ENTWURF") it made sure invoices.
    return None


def _kinds_of_start(words: list[str]) -> frozenset[Kind]:
    """Return the kinds of the longest title, of two words or more, that a label begins with."""
    for count in range(len(words), 1, -1):
        roles = label_roles().get(label_key(" ".join(words[:count])), ())
        if kinds := frozenset(k for k in get_args(Kind) if any(r.group == "kinds" and r.role == k for r in roles)):
            return kinds
    return frozenset()


def _of_another(hit: Hit) -> float:
    """Return what a label loses that names an invoice beside the paper: "Against invoice: 12", "Original invoice 12"."""
    before = hit.piece.text[: hit.start].strip()
    return _ANOTHER if before and all(c.isalpha() or c.isspace() for c in before) and _bare(hit) else 0.0


def _bare(hit: Hit) -> bool:
    return " " not in hit.piece.text[hit.start : hit.end].strip()


def _lists(paper: Paper) -> list[Sign]:
    """Return signs of a statement: invoices listed in a table, whatever its title."""
    listed = (h for h in hits(paper, "invoice_number") if _heads_list(paper, h))
    return [Sign("statement", _LISTED, h.piece, h.start, h.end) for h in listed][:1]


def _heads_list(paper: Paper, hit: Hit) -> bool:
    """Tell whether a label heads a column of numbers: two full rows or more, where a paper's own number is one."""
    lines = paper.sheet(hit.piece.page).lines
    row = lines[hit.piece.line]
    if len(row) <= _SMALL_WORDS or not hit.alone:
        return False
    below = lines[hit.piece.line + 1 : hit.piece.line + 3]
    return len(below) > 1 and all(len(b) == len(row) and _under(hit.piece, b) for b in below)


def _under(piece: Piece, row: Sequence[Piece]) -> bool:
    box = piece.box
    return any(p.box.left < box.right and box.left < p.box.right and any(map(str.isdigit, p.text)) for p in row)


def _in_row_of_labels(paper: Paper, hit: Hit) -> float:
    """Return what a word loses that is a label: before a colon, or one of several headings in a row."""
    if hit.piece.text[hit.end :].lstrip()[:1] == ":":
        return 1.5
    row = paper.sheet(hit.piece.page).lines[hit.piece.line]
    others = sum(1 for p in row if p is not hit.piece and is_label(p))
    return 1.5 if others > 1 else 0.0


def _kinds(hit: Hit) -> tuple[Kind, ...]:
    if "not_kinds.not" in hit.roles:
        return ()
    return () if _ANY_KIND.isdisjoint(hit.roles) else tuple(k for k in get_args(Kind) if f"kinds.{k}" in hit.roles)


def _numbered_title(paper: Paper, hit: Hit) -> tuple[Kind, ...]:
    """Return the kinds of a title that its own "No." makes a label: "Preventivo n. 88", larger than the text or bold."""
    piece = hit.piece
    stands = piece.bold or piece.size > paper.sheet(piece.page).size * _LARGE
    if not hit.heads or not stands or not hit.is_any("invoice_number", "order_number", "delivery_number"):
        return ()
    words = piece.text[hit.start : hit.end].split()
    for count in range(len(words) - 1, 0, -1):
        roles = label_roles().get(label_key(" ".join(words[:count])), ())
        if kinds := tuple(k for k in get_args(Kind) if any(r.group == "kinds" and r.role == k for r in roles)):
            return kinds
    return ()


def _title_odds(paper: Paper, hit: Hit) -> float:
    """Return how far a word stands as a title: alone, large, bold, high on the page, longer than one word."""
    piece = hit.piece
    sheet = paper.sheet(piece.page)
    height = sheet.height_of(piece)
    share = (hit.end - hit.start) / max(1, sum(not c.isspace() for c in piece.text.strip(" *->_<=:.#")))
    odds = -1.0
    odds += 1.6 if share >= _TITLE_SHARE else (0.6 if hit.heads and len(piece.text) < 60 else -0.4)  # noqa: PLR2004 -- a title with its number
    odds += 1.0 if height < _UPPER else -0.4
    ratio = piece.size / max(1.0, sheet.size)
    odds += 1.4 if ratio > 1.5 else (0.6 if ratio > 1.2 else 0.0)  # noqa: PLR2004 -- larger than the text
    odds += 0.4 if piece.bold else 0.0
    odds += 0.4 if piece.text[hit.start : hit.end].isupper() else 0.0
    odds += 0.2 if " " in piece.text[hit.start : hit.end] else 0.0
    odds -= 0.0 if hit.exact else 0.4
    odds -= 1.2 if hit.end - hit.start <= _INITIALS and any(map(str.isdigit, piece.text[hit.end :])) else 0.0
    odds -= _in_row_of_labels(paper, hit)
    odds -= 1.2 if sum(map(str.isalpha, piece.text)) > 60 or _prose(hit) else 0.0  # noqa: PLR2004 -- a sentence
    return odds


def _prose(hit: Hit) -> bool:
    """Tell whether a word stands in a sentence: words in small letters on a line that it does not begin."""
    if hit.heads:
        return False
    words = (hit.piece.text[: hit.start] + " " + hit.piece.text[hit.end :]).split()
    return sum(1 for w in words if w.isalpha() and w.islower() and len(w) > 1) >= _SMALL_WORDS


class Body(NamedTuple):
    """What the body shows: the paper's own number, when or where to pay, sums of cash and change, the print of a till."""

    numbered: bool
    due: bool
    tendered: int
    paid: bool
    till: bool
    items: bool
    priced: bool


def _seen(paper: Paper) -> Body:
    return Body(
        numbered=any(not _prose(h) and not _heads_list(paper, h) for h in hits(paper, "invoice_number")),
        due=any(True for _ in hits(paper, "due_date", "bank")),
        tendered=sum(1 for _ in hits(paper, "tendered")),
        paid=any(h.heads and with_money(paper, h) for h in hits(paper, "tendered")),
        till=is_till(paper),
        items=bool(paper.items),
        priced=has_prices(paper),
    )


def _body(body: Body, kind: Kind) -> float:
    """Return what the body says for a kind: numbers and sums for invoices, cash and a narrow roll for receipts."""
    numbered, due, tendered, _, till, _, priced = body
    if kind == "invoice":
        return 0.9 * numbered + 0.5 * due - (0.4 if tendered > 1 and till else 0.0)
    if kind in {"credit_note", "proforma"}:  # they have an invoice's numbers and sums, or name the invoice they mend
        return 0.9 * numbered + 0.5 * due
    if kind == "receipt":
        return 0.8 * (tendered > 0) + 0.8 * till - 0.8 * numbered
    if kind in {"terms", "authorization", "test_report"}:
        return -0.8 * numbered - 0.5 * priced  # a letter names products, too
    if kind in {"order", "delivery_note", "packing_slip", "quote"}:
        return -0.9 * numbered
    return 0.0
