"""The total of a paper, tax included, and its currency.

In: a paper. Out: Founds; all amounts with some claim to be the total. Never: an amount that no label or sum supports.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import structs

from evidence.extract.odds import confidence
from evidence.extract.page.labels import Hit, hits_in, places
from evidence.extract.page.paper import found_at
from evidence.extract.reckoned import borne_out, denied, led_on, taxes_of, untaxed
from evidence.extract.unnamed import LABELS as _LABELS
from evidence.extract.unnamed import Summed, handed_back, summed_up, unlabelled
from evidence.values.amounts import AmountFound, amount_readings, canonical, find_amounts, find_currencies
from evidence.values.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.extract.page.labels import Place
    from evidence.extract.page.paper import Paper, Piece
    from evidence.model import Found

_CENTS = 2
_CENTS_ALONE, _NEAR = re.compile(r"\d\d"), 1.5  # what a reader parts from an amount, em before it
_POINT_LOST = re.compile(r"(RM|[$\u20ac\u00a3])? ?(\d{1,4}) (\d\d)")
_LETTERED = re.compile(r"(?:R ?M |[$\u20ac\u00a3] )?(?:\d ?[.,]? )*\d ?[.,] ?\d ?\d")  # letter by letter
_PESOS = re.compile(r"\s*P(\d[\d,]*\.\d\d)\s*")  # tills of the Philippines print a P for the sign
_ROUNDING = Decimal("0.05")
_BEFORE_TIP, _WITH_TIP = -3, 1  # odds
_NO_POINT = -2.5
_AGAINST = {
    "subtotal": -1.4,
    "tax": -1.2,
    "tendered": -2.5,
    "discount": -2.0,
    "shipping": -2.0,
    "carried": -2.0,
    "rounding": -0.6,
}
_HOME = {"zh": "CNY"}  # what a sign of several currencies ("¥") means in a language
# Numbers beside a currency: words of their own, or with cents; no barcode.
_NUMBER_BEFORE = re.compile(r"(?<![\w.,])(?!\d{10})\d[\d.,'’]*-?$")  # noqa: RUF001 -- an apostrophe of thousands
_NUMBER_BEHIND = re.compile(r"[-\u2212+]?(?!\d{10})\d(?:[\d.,'’]*[.,]\d\d(?!\d)|[\d.,'’]*+(?!\w))")  # noqa: RUF001
_COUNTS = ("columns.quantity", "columns.unit", "columns.position", "columns.price")


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:  # noqa: ARG001 -- one shape for all finders
    """Return candidates for the total, and the currency."""
    summed = [s for piece in paper.pieces if not piece.turn for s in _labelled(paper, piece)]
    sums = _values(summed)
    sums["tendered"] |= handed_back(paper)
    computed = _computed(paper, sums)
    sums["computed"] = {s.amount.readings[0] for s in computed}
    summed += [*computed, *summed_up(paper)]
    if not any("total" in s.roles and s.how != "below" for s in summed):
        summed += unlabelled(paper)
    owed = _is_owed(summed)
    if owed:
        sums = {role: {-v for v in values} for role, values in sums.items()}
    best: dict[Decimal, tuple[float, Summed]] = {}
    for one in summed:
        value = one.amount.readings[0]
        if not value or (value < 0) != owed or not {"total", "subtotal"} & one.roles:
            continue
        odds = one.odds + borne_out(abs(value), sums) - denied(paper, one.piece, abs(value), sums)
        odds += _place(paper, one) + _pointless(paper, one) - untaxed(paper, one.piece, abs(value), sums)
        if value not in best or odds > best[value][0]:
            best[value] = (odds, one)
    repeats = Counter(s.amount.readings[0] for s in summed)
    rounded = _rounding(list(best), sums)
    tipped, led = _tipped(summed), led_on(summed)
    founds = [
        _found(
            paper, s, v, odds + min(0.6, 0.25 * (repeats[v] - 1)) + rounded.get(v, 0.0) + tipped[v] + led.get(v, 0.0)
        )
        for v, (odds, s) in best.items()
    ]
    return (*_ranked(founds), *_currency(paper, [s for _, s in best.values()]))


def _pointless(paper: Paper, one: Summed) -> float:
    """Return odds against a scanned whole number of which the hundredth is printed elsewhere: "2800" that was "28.00"."""
    if one.piece.origin != "ocr" or one.amount.decimals:
        return 0.0
    hundredth = one.amount.readings[0] / 100
    amounts = (a for p in paper.pieces if not p.turn for a in find_amounts(p.text))
    return _NO_POINT if any(a.decimals == _CENTS and a.readings[0] == hundredth for a in amounts) else 0.0


def _is_owed(summed: list[Summed]) -> bool:
    """Tell whether every total is below nought, as papers that credit something print them."""
    totals = [s.amount.readings[0] for s in summed if "total" in s.roles and s.roles.isdisjoint(_AGAINST)]
    return bool(totals) and max(totals) < 0


def _rounding(values: list[Decimal], sums: dict[str, set[Decimal]]) -> dict[Decimal, float]:
    """Return odds for values that are another's rounding to five cents, against the others, where rounding is told."""
    odds: dict[Decimal, float] = {}
    for value in values if sums["rounding"] else ():
        near = [w for w in values if 0 < abs(value - w) < _ROUNDING]
        if near and value % _ROUNDING == 0:
            odds[value] = 1.0
            odds |= {w: -1.0 for w in near if w % _ROUNDING != 0}
    return odds


def _tipped(summed: list[Summed]) -> Counter[Decimal]:
    """Return odds for a total that another one and the payment between the two make, against that one: a tip came to it."""
    odds: Counter[Decimal] = Counter()
    named = [s for s in summed if "total" in s.roles and s.roles.isdisjoint(_AGAINST) and s.how != "computed"]
    paid = [s for s in summed if "tendered" in s.roles and "total" not in s.roles]
    for less in named:
        for more in named:
            first, last = less.amount.readings[0], more.amount.readings[0]
            if first < last and any(p.amount.readings[0] == last - first and _between(less, p, more) for p in paid):
                odds[first], odds[last] = _BEFORE_TIP, _WITH_TIP
    return odds


def _between(*summed: Summed) -> bool:
    """Tell whether amounts stand under each other in their order."""
    tops = [(s.piece.page, s.piece.line) for s in summed]
    return tops[0] < tops[1] < tops[2]


def _computed(paper: Paper, known: dict[str, set[Decimal]]) -> list[Summed]:
    """Return printed amounts that are net and tax together, or cash less change, whatever stands beside them."""
    wanted = {n + t for n in known["subtotal"] | known["total"] for t in taxes_of(known["tax"]) if t < n}
    tendered = sorted({abs(t) for t in known["tendered"]})
    change = {a - b for a in tendered for b in tendered if a > b > 0}
    parts = {a - b for a in known["total"] for b in tendered if a > b > 0}
    wanted |= change | (parts - known["subtotal"])  # a tip on a subtotal makes the total, no total less a payment
    if not wanted:
        return []
    return [
        Summed(piece, amount, frozenset({"total"}), -0.6, "computed")
        for piece in paper.pieces
        if not piece.turn
        for amount in find_amounts(piece.text)
        if amount.decimals == _CENTS
        and not amount.percent
        and amount.readings[0] in wanted
        and not any(h.is_any("tendered") for h in hits_in(piece))
    ]


def _ranked(founds: list[Found]) -> list[Found]:
    return sorted(founds, key=lambda f: -f.confidence)


def _found(paper: Paper, one: Summed, value: Decimal, odds: float) -> Found:
    return found_at(
        paper,
        one.piece,
        one.amount.start,
        one.amount.end,
        field="total",
        value=canonical(value),
        confidence=confidence(odds),
        finder="totals",
    )


def _labelled(paper: Paper, piece: Piece) -> Iterator[Summed]:
    """Yield the amounts at the places of each label of sums in a piece."""
    found = hits_in(piece)
    roles = _roles(found) if found else None
    if not roles:
        return
    lead = next(h for h in found if h.is_any(*_LABELS))
    last = [h for h in found if h.is_any(*_LABELS)][-1]
    seen = 0
    for place in places(paper, last, rows=1):
        if place.how == "below" and (seen or not _heads_column(paper, lead)):
            continue
        for amount, carrier in _amounts(paper, place):
            seen += 1
            odds = {"same": 1.4, "right": 1.4, "below": 0.2}[place.how] + _label_odds(found, roles, piece.text)
            yield Summed(carrier, amount, roles, odds, place.how)


def _roles(found: Sequence[Hit]) -> frozenset[str]:
    told = {role for hit in found for role in hit.roles}
    return frozenset(r for r in _LABELS if f"labels.{r}" in told)


def _label_odds(found: Sequence[Hit], roles: frozenset[str], text: str) -> float:
    """Return how well the labels of a line speak for the total: "total" alone, or with its tax named as included."""
    odds = 0.0
    totals = [h for h in found if h.is_any("total")]
    longest = max((h.end - h.start for h in totals), default=0)
    odds += 0.7 if longest > 7 else 0.0  # noqa: PLR2004 -- "grand total", "total incl. tax", not "total"
    pure = any(h.is_any("total") and not h.is_any(*_AGAINST) for h in totals)
    included, excluded = (any(h.is_any(r) for h in found) for r in ("included", "excluded"))
    odds += 0.7 * included * pure - 1.2 * excluded
    for role, weight in _AGAINST.items():
        if role in roles:
            odds += weight * (0.0 if pure and role == "tax" and (longest > 7 or included) else 1.0)  # noqa: PLR2004 -- as above
    if any(r in h.roles for h in found for r in _COUNTS) and not all(h.is_any("total") for h in found):
        odds -= 1.5
    if sum(map(str.isalpha, text)) > 60:  # noqa: PLR2004 -- a sentence
        odds -= 1.0
    return odds


def _heads_column(paper: Paper, hit: Hit) -> bool:
    """Tell whether nothing but other labels stands right of a label: then its value may stand beneath."""
    row = paper.sheet(hit.piece.page).lines[hit.piece.line]
    return not any(find_amounts(p.text) for p in row if p.box.left > hit.piece.box.right)


def _amounts(paper: Paper, place: Place) -> Iterator[tuple[AmountFound, Piece]]:
    """Yield the last amount at a place, or of its line: totals stand right of what they are computed from."""
    row = [place.piece]
    if place.how in {"right", "same"}:
        line = paper.sheet(place.piece.page).lines[place.piece.line]
        row = [p for p in line if p.box.left >= place.piece.box.left - 1]
    candidates = []
    for piece in row:
        start = place.start if piece is place.piece else 0
        end = place.end if piece is place.piece else len(piece.text)
        if piece is not place.piece and any(h.is_any(*_LABELS) for h in hits_in(piece)):
            break
        whole = _spaced(piece, start, end) or _parted(paper, piece, start)
        if whole:
            candidates.append((whole, piece))
            continue
        dates = find_dates(piece.text)
        candidates += [
            (a, piece)
            for a in find_amounts(piece.text)
            if start - 5 <= a.start
            and start < a.end <= max(end, a.start + 1) + 1
            and not a.percent
            and not any(d.start < a.end and a.start < d.end for d in dates)
        ]
    money = [c for c in candidates if c[0].decimals in {2, 3} or c[0].currency]
    yield from (money or candidates)[-1:]


def _parted(paper: Paper, piece: Piece, start: int) -> AmountFound | None:
    """Return the amount whose parts a scan tears: "RM96. | 20"; "86 00", its point lost; "1. 3 8"."""
    if piece.origin != "ocr":
        return None
    text = piece.text[start:]
    row = paper.sheet(piece.page).lines[piece.line]
    at = row.index(piece)
    joined = ""
    for cents in row[at + 1 : at + 2] if text[-1:] in {".", ","} else ():
        if _CENTS_ALONE.fullmatch(cents.text) and 0 <= cents.box.left - piece.box.right < piece.size * _NEAR:
            joined = f"{text}{cents.text}"
    if lost := _POINT_LOST.fullmatch(text):
        joined = f"{lost[1] or ''}{lost[2]}.{lost[3]}"
    elif text.count(" ") > 1 and _LETTERED.fullmatch(text):
        joined = text.replace(" ", "")
    whole = find_amounts(joined) if joined else ()
    return structs.replace(whole[-1], start=start, end=len(piece.text)) if whole else None


def _spaced(piece: Piece, start: int, end: int) -> AmountFound | None:
    """Return the amount that a whole place is when a blank inside it is taken out ("96. 20"), or parted from its label."""
    text = piece.text[start:end]
    if pesos := _PESOS.fullmatch(text):
        return structs.replace(find_amounts(pesos[1])[0], start=start + pesos.start(1), end=start + pesos.end(1))
    if start and piece.text[start - 1].isalpha() and text[:1].isalnum() and (glued := find_amounts(text)):
        return structs.replace(glued[-1], start=start + glued[-1].start, end=start + glued[-1].end)
    readings = amount_readings(text) if " " in text.strip() else ()
    found = find_amounts(text)
    if not readings or (found and found[0].readings == readings):
        return None
    return AmountFound(start=start, end=end, readings=readings, decimals=2)


def _values(summed: list[Summed]) -> dict[str, set[Decimal]]:
    known: dict[str, set[Decimal]] = {role: set() for role in _LABELS}
    for one in summed:
        for role in one.roles:
            known[role].add(one.amount.readings[0])
    return known


def _place(paper: Paper, one: Summed) -> float:
    sheet = paper.sheet(one.piece.page)
    odds = 0.5 if one.piece.bold else 0.0
    odds += 0.5 if one.piece.size > sheet.size * 1.25 else 0.0
    odds += 0.3 if one.amount.currency else 0.0
    odds += 0.4 if one.amount.decimals == _CENTS else -1.2
    if one.how not in {"below", "computed"}:
        return odds
    return odds - (2.0 if paper.lists(one.piece) else 0.0)


def _currency(paper: Paper, summed: Sequence[Summed]) -> list[Found]:
    """Return the currency: printed at the total first, else the one printed most often."""
    votes: Counter[str] = Counter()
    where: dict[str, tuple[Piece, int, int]] = {}
    sure: set[str] = set()
    signs: dict[str, tuple[str, ...]] = {}
    total_pieces = {id(s.piece) for s in summed}
    home = _HOME.get(paper.language or "", "")
    for piece in paper.pieces:
        for found in find_currencies(piece.text):
            if not _is_of_money(piece.text, found.start, found.end) and not _labelled_currency(piece):
                continue
            weight = (3 if id(piece) in total_pieces else 1) * (2 if len(found.codes) == 1 else 1)
            code = home if len(found.codes) > 1 and home in found.codes else found.code
            votes[code] += weight
            where.setdefault(code, (piece, found.start, found.end))
            if len(found.codes) > 1:
                signs[code] = found.codes
            else:
                sure.add(code)
    _settle_signs(votes, sure, signs)
    whole = sum(votes.values())
    return [
        found_at(
            paper,
            *where[code],
            field="currency",
            value=code,
            confidence=min(0.97, 0.5 + 0.5 * n / whole),
            finder="currency",
        )
        for code, n in votes.most_common()
    ]


def _settle_signs(votes: Counter[str], sure: set[str], signs: dict[str, tuple[str, ...]]) -> None:
    """Count a sign of several currencies ("$") for the one of them that the paper names: "Total CAD"."""
    for code, codes in signs.items():
        named = sure.intersection(codes)
        if code not in sure and len(named) == 1:
            votes[named.pop()] += votes.pop(code)


def _is_of_money(text: str, start: int, end: int) -> bool:
    """Tell whether a currency stands beside a number, in brackets ("Amount (EUR)") or alone; "R3 GEL PEN 0.5MM" is a product."""
    before, behind = text[:start].rstrip(), text[end:].lstrip(" .:")
    if before[-1:] in {"(", "["} and behind[:1] in {")", "]"}:
        return True
    alone = not before + behind
    return alone or bool(_NUMBER_BEFORE.search(before) or _NUMBER_BEHIND.match(behind))


def _labelled_currency(piece: Piece) -> bool:
    return len(piece.text) < 40 and any(h.is_any("total") for h in hits_in(piece))  # noqa: PLR2004 -- "Total (EUR)"
